package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is a loop without events and without leases, to be run under a clock of its own.
func (r *rig) quiet() *loop {
	l, err := newLoop(r.c, r.handle)
	if err != nil {
		r.t.Fatal(err)
	}
	l.system.writer = func(*os.File) writer { return unsure }
	l.lost = nil // not opened by enter, which would listen
	l.scans.wanted = true
	return l
}

// rest runs a quiet loop until it waits for nothing but the next scan.
func (r *rig) rest(l *loop) {
	r.t.Helper()
	for end := time.Now().Add(*patience); time.Now().Before(end); {
		if err := l.round(r.t.Context()); err != nil {
			r.t.Fatal(err)
		}
		if l.scans.running == nil && !l.scans.wanted && len(l.queue) == 0 && !l.src.waiting() && len(l.waits.byPath) == 0 {
			return
		}
	}
	r.t.Fatal("never at rest")
}

// settled runs f in a bubble of its own time, with a quiet loop that runs while f lets time pass.
func settled(t *testing.T, f func(r *rig, l *loop)) {
	r := newRig(t)
	r.c.Settle = 500 * time.Millisecond
	synctest.Test(t, func(t *testing.T) {
		r.loop = r.quiet()
		defer r.loop.close()
		f(r, r.loop)
	})
}

// pass lets time pass in a bubble. A loop that looks again and again without a pause is an error.
func (r *rig) pass(d time.Duration) {
	r.t.Helper()
	last, rounds := time.Now(), 0
	for end := time.Now().Add(d); ; {
		if now := time.Now(); now.After(last) {
			last, rounds = now, 0
		} else if rounds++; rounds > 1000 {
			r.t.Fatal("the loop does not rest")
		}
		if err := r.loop.round(r.t.Context()); err != nil {
			r.t.Fatal(err)
		}
		idle := r.loop.idle()
		if len(r.loop.src.wake) > 0 {
			<-r.loop.src.wake
			continue
		}
		left := time.Until(end)
		if left <= 0 && idle > 0 {
			return
		}
		<-time.After(min(idle, max(left, 0)))
	}
}

func (r *rig) served(p string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.texts[p]
}

func TestSettle(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		for i := range 5 { // slower than any pause, quicker than Settle
			r.write("a.txt", fmt.Sprint("version ", i))
			l.src.note("a.txt", false)
			r.pass(400 * time.Millisecond)
			if got := r.served("a.txt"); got != "" {
				t.Fatalf("%q served before it had rested", got)
			}
		}
		r.pass(101 * time.Millisecond)
		if got := r.served("a.txt"); got != "version 4" {
			t.Errorf("after it had rested: %q", got)
		}
	})
}

// TestEdited: an edit of what the caller has is handed over once it has rested, after what was moved meanwhile.
func TestEdited(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.write("a.txt", "old")
		l.src.note("a.txt", false)
		r.pass(time.Minute)
		r.write("a.txt", "edited")
		r.write("b.txt", "new")
		l.src.note("a.txt", false)
		l.src.note("b.txt", false)
		r.note(func() { r.seen = nil })
		r.pass(r.c.Settle + 2*editPause)
		if want := []string{"b.txt text new", "a.txt text edited"}; !slices.Equal(r.seen, want) {
			t.Errorf("seen %q, want %q", r.seen, want)
		}
	})
}

func TestSettleLimit(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		start := time.Now()
		for i := 0; r.served("a.txt") == ""; i++ {
			r.write("a.txt", fmt.Sprint("version ", i))
			l.src.note("a.txt", false)
			r.pass(100 * time.Millisecond)
			if time.Since(start) > time.Minute {
				t.Fatal("a file rewritten without end is never served")
			}
		}
		if took := time.Since(start); took < 6*time.Second || took > 8*time.Second {
			t.Errorf("served after %s, want ten times Settle and two seconds", took)
		}
	})
}

// TestGivenBack: what the caller could not take comes again, as it is by then, and what is gone is gone again.
func TestGivenBack(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.note(func() { r.back = map[string]int{"a.txt": 3} })
		r.write("a.txt", "one")
		l.src.note("a.txt", false)
		r.pass(refusedFor)
		r.write("a.txt", "two")
		if got := r.served("a.txt"); got != "" {
			t.Fatalf("%q served though it was given back", got)
		}
		r.pass(3 * refusedFor)
		if got := r.served("a.txt"); got != "two" {
			t.Errorf("served %q in the end, want what the file says now", got)
		}
		r.note(func() { r.back["a.txt"] = 1 })
		if err := os.Remove(r.path("a.txt")); err != nil {
			t.Fatal(err)
		}
		l.src.note("a.txt", true)
		r.pass(refusedFor)
		if got := r.served("a.txt"); got != "two" {
			t.Errorf("%q served though its absence was given back", got)
		}
		r.pass(refusedFor)
		if got := r.served("a.txt"); got != "" {
			t.Errorf("%q served though its file is gone", got)
		}
	})
}

// TestMovedAndReplaced: a text that was moved, and another put in its old place, come in this order, however the events
// fell: also from a scan, which meets the root before its folders.
func TestMovedAndReplaced(t *testing.T) {
	for name, event := range map[string]func(l *loop){
		"events": func(l *loop) { l.src.note("latest.txt", false); l.src.note("old/1.txt", true) },
		"scan":   func(l *loop) { l.scans.wanted, l.scans.after = true, time.Time{} },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			l := r.quiet()
			defer l.close()
			l.system.writer = func(*os.File) writer { return none }
			r.write("latest.txt", "one")
			r.rest(l)
			if err := os.Mkdir(r.path("old"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(r.path("latest.txt"), r.path("old/1.txt")); err != nil {
				t.Fatal(err)
			}
			r.write("latest.txt", "two")
			event(l)
			r.rest(l)
			if got := strings.Join(r.seen, "|"); got != "latest.txt text one|old/1.txt text one|latest.txt text two" {
				t.Errorf("seen %s", got)
			}
		})
	}
}

// TestOverflow loses the event of a file and is told so.
func TestOverflow(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.pass(10 * time.Second)
		r.write("a.txt", "words")
		l.src.fail(fsnotify.ErrEventOverflow)
		r.pass(time.Second)
		if got := r.served("a.txt"); got != "words" || len(r.reports) != 1 {
			t.Errorf("served %q, reports %q", got, r.reports)
		}
	})
}

// TestRescan is a file system without events.
func TestRescan(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.write("a.txt", "words")
		r.pass(61 * time.Minute)
		if got := r.served("a.txt"); got != "words" {
			t.Errorf("served %q", got)
		}
		if err := os.Remove(r.path("a.txt")); err != nil {
			t.Fatal(err)
		}
		r.pass(61 * time.Minute)
		if len(r.texts) != 0 {
			t.Errorf("still served: %q", r.texts)
		}
	})
}

// TestHeld: a file that a writer has open is not read. After a minute it is named, once.
func TestHeld(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		who := writing
		l.system.writer = func(*os.File) writer { return who }
		r.write("a.txt", "words")
		l.src.note("a.txt", true)
		r.pass(holdTold - time.Second)
		if len(r.seen) != 0 {
			t.Errorf("within a minute: %q", r.seen)
		}
		r.pass(10 * time.Minute)
		if len(r.seen) != 1 || r.count("a.txt err open for writing") != 1 {
			t.Errorf("after a minute: %q", r.seen)
		}
		who = none
		r.pass(time.Second)
		if r.served("a.txt") != "words" {
			t.Errorf("after it was closed: %q", r.seen)
		}
	})
}

// TestRenamedWhileHeld: a file that is renamed while a writer has it open is not gone before its new name came.
func TestRenamedWhileHeld(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		who := none
		l.system.writer = func(*os.File) writer { return who }
		r.write("a.txt", "words")
		r.write("c.txt", "more")
		r.pass(time.Minute)
		who = writing
		if err := errors.Join(os.Rename(r.path("a.txt"), r.path("b.txt")), os.Remove(r.path("c.txt"))); err != nil {
			t.Fatal(err)
		}
		for _, p := range []string{"a.txt", "b.txt", "c.txt"} {
			l.src.note(p, true)
		}
		r.pass(30*time.Second + 500*time.Millisecond)
		if got := r.all(); got != "a.txt" {
			t.Errorf("while a writer has it: %s", got)
		}
		who = none
		r.pass(300 * time.Millisecond)
		if got := r.all(); got != "b.txt" {
			t.Errorf("at the end: %s", got)
		}
	})
}

// TestHot: a file rewritten all the time is handed over, whole versions only, some ten times a second, and at the end as it
// is then.
func TestHot(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.system.writer = func(*os.File) writer { return none }
		for i := range 400 {
			r.write("a.txt", fmt.Sprint("version ", i))
			l.src.note("a.txt", false)
			r.pass(5 * time.Millisecond)
		}
		if n := len(r.seen); n < 10 || n > 30 {
			t.Errorf("handed over %d times in two seconds", n)
		}
		r.pass(time.Second)
		if got := r.served("a.txt"); got != "version 399" {
			t.Errorf("at the end %q", got)
		}
	})
}

// TestPrompt: a path that waits is looked at when its time comes, not at the next look at the folder.
func TestPrompt(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.pass(time.Minute + 100*time.Millisecond)
		var came time.Time
		handle := l.handle
		l.handle = func(batch []Change) []string { came = time.Now(); return handle(batch) }
		r.write("a.txt", "words")
		began := time.Now()
		l.src.note("a.txt", true)
		r.pass(time.Minute)
		if took := came.Sub(began); took < l.c.Settle || took > l.c.Settle+5*time.Millisecond {
			t.Errorf("handed over after %s, want %s", took, l.c.Settle)
		}
	})
}

// TestOrder: a scan hands over by name, in whatever order the system lists entries: first what a folder holds, then what
// its subfolders hold.
func TestOrder(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	l.system.writer = func(*os.File) writer { return none }
	l.system.list = func(root *os.Root) (fs.ReadDirFile, error) {
		f, err := realSystem.list(root)
		return backwards{f}, err
	}
	want := []string{"a.txt", "b.txt", "y.txt", "c/a.txt", "c/z.txt", "c/d/a.txt", "x/a.txt", "x/b.txt"}
	for _, p := range want {
		if err := os.MkdirAll(filepath.Dir(r.path(p)), 0o755); err != nil {
			t.Fatal(err)
		}
		r.write(p, "words")
	}
	r.rest(l)
	if got := strings.ReplaceAll(strings.Join(r.seen, " "), " text words", ""); got != strings.Join(want, " ") {
		t.Errorf("got  %s\nwant %s", got, strings.Join(want, " "))
	}
}

// backwards lists the names from the last to the first.
type backwards struct{ fs.ReadDirFile }

func (b backwards) ReadDir(n int) ([]fs.DirEntry, error) {
	entries, err := b.ReadDirFile.ReadDir(n)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(b.Name(), a.Name()) })
	return entries, err
}
