package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHandedOverOnce: what was handed over is not handed over again, whatever Known says of it by then.
func TestHandedOverOnce(t *testing.T) {
	for name, known := range map[string]func(s Stamp, ok bool) (Stamp, bool){
		"unknown":       func(Stamp, bool) (Stamp, bool) { return Stamp{}, false },
		"another stamp": func(Stamp, bool) (Stamp, bool) { return Stamp{Size: 1}, true },
		"to be missed":  func(Stamp, bool) (Stamp, bool) { return Stamp{}, true },
		"known":         func(s Stamp, ok bool) (Stamp, bool) { return s, ok },
	} {
		t.Run(name, func(t *testing.T) {
			settled(t, func(r *rig, l *loop) {
				l.c.Rescan = 3 * time.Minute
				before := l.c.Known
				l.c.Known = func(p string) (Stamp, bool) { return known(before(p)) }
				r.write("a.txt", "words")
				r.pass(10 * time.Minute)
				if got := strings.Join(r.seen, "|"); got != "a.txt text words" || r.scans < 3 {
					t.Errorf("seen %s in %d scans", got, r.scans)
				}
				if len(l.asked) != 0 || len(l.waits.byPath) != 0 {
					t.Errorf("asked %v, waiting %v", l.asked, l.waits.byPath)
				}
			})
		})
	}
}

// TestDue: a file whose time comes is handed over at that time and once, though the caller knows its stamp.
func TestDue(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		date := time.Now().Add(90 * time.Minute).Add(3 * time.Millisecond)
		var came time.Time
		l.c.Due = func(now time.Time) (time.Time, []string) {
			r.note(func() { r.seen = append(r.seen, "due") })
			switch {
			case now.Before(date):
				return date, nil
			case came.IsZero():
				came = now
				return time.Time{}, []string{"a.txt", "../a.txt", "never.txt"}
			}
			return time.Time{}, nil
		}
		l.due = time.Now()
		r.write("a.txt", "words")
		r.pass(80 * time.Minute)
		// At the start, after the first scan, after the file came and rested, and after the second scan.
		if got := strings.Join(r.seen, "|"); got != "due|a.txt text words|due|due|due" {
			t.Errorf("before the date: %s", got)
		}
		r.pass(20 * time.Minute)
		if late := came.Sub(date); late < 0 || late > time.Millisecond {
			t.Errorf("called %s after the date", late)
		}
		if n := r.count("a.txt text words"); n != 2 || len(l.asked) != 0 {
			t.Errorf("handed over %d times, still asked for %v", n, l.asked)
		}
	})
}

// TestAskedWhileLost: what is asked for again and again while the folder is lost takes no memory, and is handed over once
// when the folder is back.
func TestAskedWhileLost(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.write("a.txt", "words")
		r.pass(time.Minute)
		l.lost = errEmptied
		for range 1000 {
			l.ask([]string{"a.txt"})
		}
		if n := len(l.queue); n > 0 {
			t.Errorf("%d paths are queued", n)
		}
		l.lost, l.scans.wanted = nil, true
		r.pass(time.Minute)
		if n := r.count("a.txt text words"); n != 2 || len(l.asked) != 0 {
			t.Errorf("handed over %d times, still asked for %v", n, l.asked)
		}
	})
}

// TestComing: every file that a scan hands over was named a round before, but those of the first round, and no other. Where
// files must rest, few are named: who knows what they hold by then.
func TestComing(t *testing.T) {
	for name, who := range map[string]writer{"leases": none, "rest": unsure} {
		t.Run(name, func(t *testing.T) { testComing(t, who) })
	}
}

func testComing(t *testing.T, who writer) {
	settled(t, func(r *rig, l *loop) {
		l.system.writer = func(*os.File) writer { return who }
		const files = 600
		for i := range files {
			r.write(fmt.Sprintf("%03d.txt", i), "words")
		}
		coming := map[string]bool{}
		l.c.Coming = func(paths []string) {
			for _, p := range paths {
				coming[p] = true
			}
		}
		handle, surprises := l.handle, 0
		l.handle = func(changes []Change) []string {
			for _, c := range changes {
				if !coming[c.Path] {
					surprises++
				}
			}
			return handle(changes)
		}
		r.pass(time.Minute)
		if who == unsure && len(coming) <= 2*leastPaths {
			surprises = 0
		}
		if len(r.seen) != files || surprises > leastPaths || len(coming) > files {
			t.Errorf("%d handed over, %d of them not named before; %d were named", len(r.seen), surprises, len(coming))
		}
	})
}

// TestScannedLast: a scan is over when the edits that it found have rested and were handed over.
func TestScannedLast(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.write("a.txt", "words")
		r.stamps["a.txt"] = Stamp{Size: 1}
		l.c.Scanned = func() []string { r.seen = append(r.seen, "scanned"); return nil }
		r.pass(time.Minute)
		if got := strings.Join(r.seen, "|"); got != "a.txt text words|scanned" {
			t.Errorf("seen %s", got)
		}
	})
}

// TestScannedAsks: what the end of a scan asks for is handed over again, though nothing about it has changed: an edit
// that waited for that end.
func TestScannedAsks(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.write("a.txt", "words")
		again := []string{"a.txt"}
		l.c.Scanned = func() (asked []string) {
			r.seen = append(r.seen, "scanned")
			asked, again = again, nil
			return asked
		}
		r.pass(time.Minute)
		if got := strings.Join(r.seen, "|"); got != "a.txt text words|scanned|a.txt text words|scanned" {
			t.Errorf("seen %s", got)
		}
	})
}

// TestLostAtStart: a folder that goes between the start and the first look is named, once.
func TestLostAtStart(t *testing.T) {
	r := newRig(t)
	l, err := newLoop(r.c, r.handle)
	if err != nil {
		t.Fatal(err)
	}
	defer l.close()
	if err := os.Remove(r.c.Dir); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := l.round(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(r.reports) != 1 || !strings.Contains(r.reports[0], "cannot be used") {
		t.Errorf("reports %q", r.reports)
	}
}

// TestNothingMissing: if a scan met all that was told or is known, it looks at nothing again, also if Paths lists files
// that the caller holds back and does not know by their stamps.
func TestNothingMissing(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	l.system.writer = func(*os.File) writer { return none }
	held := "held.txt"
	l.c.Known = func(p string) (Stamp, bool) { s, ok := r.stamps[p]; return s, ok && p != held }
	for _, p := range []string{"a.txt", "b.txt", held} {
		r.write(p, p)
	}
	if err := os.Mkdir(r.path("dir.txt"), 0o755); err != nil { // refused
		t.Fatal(err)
	}
	r.rest(l)
	for missing, want := range map[int]int{0: 0, 1: 3 + 4} { // each path that is known, and each that was told
		l.scanEnd(&scan{met: 4 - missing})
		if len(l.queue) != want {
			t.Errorf("%d of 4 not met: looks at %q", missing, l.queue)
		}
		l.queue = nil
	}
	l.scans.wanted, l.scans.after = true, time.Time{}
	for l.round(t.Context()); l.scans.running != nil; {
		l.round(t.Context())
	}
	if len(l.queue) > 1 { // the folder with the name of a file is looked at in each scan
		t.Errorf("a scan of what has not changed looks at %q", l.queue)
	}
}

// TestAskedAtOnce: a path that is asked for right after it was handed over is handed over again, also while it waits to
// be compared with what was read.
func TestAskedAtOnce(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.system.writer = func(*os.File) writer { return none }
		l.c.Due = func(time.Time) (next time.Time, again []string) {
			if len(r.seen) == 1 {
				again = []string{"a.txt"}
			}
			return next, again
		}
		r.write("a.txt", "words")
		r.pass(time.Minute)
		if got := strings.Join(r.seen, "|"); got != "a.txt text words|a.txt text words" || len(l.asked) != 0 {
			t.Errorf("seen %s, asked %v", got, l.asked)
		}
	})
}

// TestAskedAcrossRuns: a path that is asked for just before Run ends is handed over by the next one, though its stamp is known.
// Where nothing is, the request is forgotten.
func TestAskedAcrossRuns(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.write("a.txt", "words")
		r.pass(time.Minute)
		l.ask([]string{"a.txt", "never.txt"})
		r.c.Asked = l.c.Asked
		r.loop = r.quiet()
		defer r.loop.close()
		r.pass(time.Minute)
		if got := strings.Join(r.seen, "|"); got != "a.txt text words|a.txt text words" || len(l.c.Asked) != 0 {
			t.Errorf("seen %s, asked %v", got, l.c.Asked)
		}
	})
}

// TestAskedWhileAway: a path that is asked for while nothing is there is handed over when its file comes back, though it
// shows the stamp that was handed over.
func TestAskedWhileAway(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.system.writer = func(*os.File) writer { return none }
		l.c.Absent, l.c.Rescan = time.Hour, time.Minute
		r.write("a.txt", "words")
		r.pass(time.Minute)
		away := filepath.Join(r.base, "away")
		if err := os.Rename(r.path("a.txt"), away); err != nil {
			t.Fatal(err)
		}
		l.ask([]string{"a.txt"})
		r.pass(2 * time.Minute)
		if err := os.Rename(away, r.path("a.txt")); err != nil {
			t.Fatal(err)
		}
		r.pass(2 * time.Minute)
		if got := strings.Join(r.seen, "|"); got != "a.txt text words|a.txt text words" || len(l.asked) != 0 {
			t.Errorf("seen %s, asked %v", got, l.asked)
		}
	})
}

// TestUnread: a file that the caller reads itself is handed over without its bytes, whatever its size: once for each state
// of it, and when it is gone.
func TestUnread(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.system.writer = func(*os.File) writer { return none }
		l.c.Rescan, l.c.MaxSize = time.Minute, 4
		l.c.Wanted = nil
		l.c.Unread = func(p string) bool { return p == "a.png" }
		r.write("a.png", "a picture")
		r.write("b.txt", "long words")
		r.pass(5 * time.Minute)
		r.write("a.png", "another picture")
		r.pass(5 * time.Minute)
		if err := os.Remove(r.path("a.png")); err != nil {
			t.Fatal(err)
		}
		r.pass(5 * time.Minute)
		var seen []string
		for _, s := range r.seen {
			if strings.HasPrefix(s, "a.png") {
				seen = append(seen, s)
			}
		}
		if got := strings.Join(seen, "|"); got != "a.png text |a.png text |a.png gone" || len(r.seen) != 4 {
			t.Errorf("seen %q", r.seen)
		}
	})
}

// TestDueInThePast: a caller that names a time which has passed is called again, but not without a pause.
func TestDueInThePast(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		calls := 0
		l.c.Due = func(now time.Time) (time.Time, []string) { calls++; return now.Add(-time.Hour), nil }
		l.due = time.Now()
		r.pass(time.Second)
		if calls < 100 || calls > 1100 {
			t.Errorf("%d calls in a second", calls)
		}
	})
}

// TestDueWhileLost: time goes on while the folder is away, and what was asked for meanwhile comes once it is back.
func TestDueWhileLost(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.write("a.txt", "one")
	asked := false
	r.c.Due = func(now time.Time) (next time.Time, again []string) {
		r.note(func() {
			if len(r.reports) == 1 && !asked {
				asked, again = true, []string{"a.txt"}
			}
			next = now.Add(10 * time.Millisecond)
		})
		return next, again
	}
	r.start()
	r.wantText("a.txt", "one")
	away := filepath.Join(r.base, "away")
	if err := os.Rename(r.c.Dir, away); err != nil {
		t.Fatal(err)
	}
	r.until("asked while lost", func() bool { return asked })
	if err := os.Rename(away, r.c.Dir); err != nil {
		t.Fatal(err)
	}
	r.until("handed over again", func() bool { return r.counted("a.txt text one") == 2 })
}

// TestNoLongerWanted: files and folders that are passed over from now on are gone, and come back when they are not.
func TestNoLongerWanted(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	ignored, ask := "", false
	under := func(p string) bool {
		r.mu.Lock()
		defer r.mu.Unlock()
		return ignored != "" && (p == ignored || strings.HasPrefix(p, ignored+"/"))
	}
	r.c.Wanted = func(p string) bool { return strings.HasSuffix(p, ".txt") && !under(p) }
	r.c.WantedDir = func(p string) bool { return !under(p) }
	r.c.Due = func(now time.Time) (next time.Time, again []string) {
		r.note(func() {
			if ask {
				again, ask = []string{"."}, false
			}
		})
		return now.Add(time.Millisecond), again
	}
	for _, p := range []string{"a.txt", "sub/b.txt", "sub/deep/c.txt"} {
		if err := os.MkdirAll(filepath.Dir(r.path(p)), 0o755); err != nil {
			t.Fatal(err)
		}
		r.write(p, p)
	}
	r.start()
	r.until("all", func() bool { return len(r.texts) == 3 })
	for _, step := range []struct {
		ignored string
		want    string
	}{{"a.txt", "sub/b.txt sub/deep/c.txt"}, {"sub", "a.txt"}, {"sub/deep", "a.txt sub/b.txt"}, {"", "a.txt sub/b.txt sub/deep/c.txt"}} {
		r.note(func() { ignored, ask = step.ignored, true })
		r.until(fmt.Sprintf("%q without %q", step.want, step.ignored), func() bool { return r.all() == step.want })
	}
}

// TestBin: a move into a folder that is passed over is a removal, and nothing in there is looked at.
func TestBin(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.c.WantedDir = func(p string) bool { return p != "bin" }
	for _, dir := range []string{"bin", "sub"} {
		if err := os.Mkdir(r.path(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []string{"a.txt", "sub/b.txt", "bin/c.txt"} {
		r.write(p, p)
	}
	r.start()
	r.until("all", func() bool { return r.all() == "a.txt sub/b.txt" })
	if err := errors.Join(os.Rename(r.path("a.txt"), r.path("bin/a.txt")), os.Rename(r.path("sub"), r.path("bin/sub"))); err != nil {
		t.Fatal(err)
	}
	r.until("gone", func() bool { return r.all() == "" })
	r.write("last.txt", "words")
	r.wantText("last.txt", "words")
	if n := r.count("bin"); n != 0 {
		t.Errorf("looked into the bin: %q", r.seen)
	}
}

// TestReplaced: Run hands over nothing of another folder.
func TestReplaced(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.write("a.txt", "one")
	other := filepath.Join(r.base, "other")
	if err := errors.Join(os.Mkdir(other, 0o755), os.WriteFile(filepath.Join(other, "b.txt"), []byte("two"), 0o644)); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- Run(t.Context(), r.c, r.handle) }()
	r.wantText("a.txt", "one")
	if err := errors.Join(os.Rename(r.c.Dir, filepath.Join(r.base, "away")), os.Rename(other, r.c.Dir)); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-done:
		if !errors.Is(err, ErrReplaced) || !strings.Contains(err.Error(), r.c.Dir) {
			t.Errorf("got %v, want ErrReplaced with the folder", err)
		}
	case <-time.After(*patience):
		t.Fatal("Run goes on")
	}
	if got := strings.Join(r.seen, "|"); got != "a.txt text one" {
		t.Errorf("handed over: %s", got)
	}
}

// TestDoor: no other spelling of a path goes further than look.
func TestDoor(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	r.write("a.txt", "words")
	l.ask([]string{"./a.txt", "/a.txt", "../seeds/a.txt", "", "x/../a.txt", "a.txt/", "a.txt"})
	l.system.writer = func(*os.File) writer { return none }
	r.rest(l)
	if got := strings.Join(r.seen, "|"); got != "a.txt text words" || len(l.asked) != 0 {
		t.Errorf("seen %s, asked %v", got, l.asked)
	}
	for _, p := range []string{"./a.txt", "/a.txt", "../seeds/a.txt", ""} {
		if _, err := Look(r.c.Dir, p); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Look(%q): %v", p, err)
		}
	}
}

// TestOdd: people are told what stands in the place of a file, and what to do.
func TestOdd(t *testing.T) {
	for mode, want := range map[fs.FileMode]string{
		fs.ModeDir | 0o755:                        "a folder with the name of an article: rename the folder",
		fs.ModeSymlink | 0o777:                    "a symbolic link, which is not followed: put the file itself in its place",
		fs.ModeNamedPipe | 0o644:                  "a named pipe, not a file: remove it or put a file in its place",
		fs.ModeSocket | 0o755:                     "a socket, not a file: remove it or put a file in its place",
		fs.ModeDevice | 0o660:                     "a device, not a file: remove it or put a file in its place",
		fs.ModeDevice | fs.ModeCharDevice | 0o660: "a device, not a file: remove it or put a file in its place",
	} {
		if got := odd(mode).Error(); got != want {
			t.Errorf("%v: %s, want %s", mode, got, want)
		}
	}
}
