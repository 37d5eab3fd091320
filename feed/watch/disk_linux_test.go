package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// shifted is a file as another file system would show it.
type shifted struct {
	fs.FileInfo
	sys syscall.Stat_t
}

func (s shifted) Sys() any { return &s.sys }

func shift(change func(*syscall.Stat_t)) func(*os.File) (fs.FileInfo, error) {
	return func(f *os.File) (fs.FileInfo, error) {
		fi, err := f.Stat()
		if err != nil {
			return nil, err
		}
		s := shifted{fi, *fi.Sys().(*syscall.Stat_t)}
		change(&s.sys)
		return s, nil
	}
}

// TestServerClock: a file of a server whose clock is wrong rests for Settle, no shorter and not for ever.
func TestServerClock(t *testing.T) {
	for name, seconds := range map[string]int64{"an hour behind": -3600, "an hour ahead": 3600} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.c.Settle = 300 * time.Millisecond
			l := r.quiet()
			defer l.close()
			l.system.fstat = shift(func(s *syscall.Stat_t) { s.Ctim.Sec += seconds; s.Mtim.Sec += seconds })
			r.write("a.txt", "half")
			began := time.Now()
			l.src.note("a.txt", true)
			r.rest(l)
			if took := time.Since(began); took < r.c.Settle || r.served("a.txt") != "half" {
				t.Errorf("at rest after %s with %q", took, r.seen)
			}
			if n := r.count("a.txt"); n != 1 {
				t.Errorf("handed over %d times", n)
			}
		})
	}
}

// TestCoarseClock: where stamps tick in seconds and nothing tells about writers, a file is handed over once, and read again
// once, when its tick is over.
func TestCoarseClock(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.system.fstat = shift(func(s *syscall.Stat_t) { s.Ctim.Nsec, s.Mtim.Nsec = 0, 0 })
		r.write("a.txt", "words")
		l.src.note("a.txt", true)
		r.pass(time.Second)
		if w := l.waits.byPath["a.txt"]; w == nil || w.why != fresh {
			t.Errorf("waiting for %+v, want to be read again", w)
		}
		r.pass(10 * time.Second)
		if got := strings.Join(r.seen, "|"); got != "a.txt text words" || len(l.waits.byPath) != 0 {
			t.Errorf("seen %s, %d waiting", got, len(l.waits.byPath))
		}
	})
}

// TestOtherInodes: a file system that numbers open files in its own way is no reason to read a file twice, or for ever.
func TestOtherInodes(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	l.system.writer = func(*os.File) writer { return none }
	stats := 0
	l.system.fstat = shift(func(s *syscall.Stat_t) { s.Ino += 1000; stats++ })
	r.write("a.txt", "words")
	for range 5 {
		l.scans.wanted, l.scans.after = true, time.Time{}
		r.rest(l)
	}
	look, err := Look(r.c.Dir, "a.txt")
	if got := strings.Join(r.seen, "|"); got != "a.txt text words" || r.stamps["a.txt"] != look || err != nil {
		t.Errorf("seen %s, stamp %v, want %v", got, r.stamps["a.txt"], look)
	}
	if stats > 10 {
		t.Errorf("opened %d times", stats)
	}
}

// TestReplacedWhileOpened: a file that was replaced between lstat and open is looked at again, after a pause each time.
func TestReplacedWhileOpened(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		replaced := 0
		var opened []*os.File
		r.write("a.txt", "old")
		l.system.fstat = func(f *os.File) (fs.FileInfo, error) {
			fi, err := f.Stat()
			opened = append(opened, f)
			if replaced < 10 { // by a link to a file inside, which os.Root follows
				replaced++
				r.write("new", "new")
				err = errors.Join(err, os.Rename(r.path("new"), r.path("a.txt")))
				return shifted{fi, syscall.Stat_t{Ino: uint64(replaced)}}, err
			}
			return fi, err
		}
		l.src.note("a.txt", true)
		r.pass(500 * time.Millisecond)
		if replaced < 3 || replaced > 10 {
			t.Errorf("opened %d times in half a second", replaced)
		}
		r.pass(time.Minute)
		if got := strings.Join(r.seen, "|"); got != "a.txt text new" {
			t.Errorf("seen %s", got)
		}
		for n, f := range opened {
			if _, err := f.Stat(); !errors.Is(err, os.ErrClosed) {
				t.Errorf("the file opened as number %d stays open: %v", n, err)
			}
		}
	})
}

// TestUnmount: between two rounds nothing in the folder is held open, so a disk can be unmounted and comes back.
func TestUnmount(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	mounted := syscall.Mount("none", r.c.Dir, "tmpfs", 0, "") == nil
	if mounted {
		t.Cleanup(func() { syscall.Unmount(r.c.Dir, syscall.MNT_DETACH) })
	}
	if err := os.Mkdir(r.path("sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write("a.txt", "one")
	r.write("sub/b.txt", "two")
	r.start()
	r.until("all", func() bool { return r.scans > 0 && len(r.texts) == 2 })
	r.until("nothing open", func() bool { return r.openBelow(t) == "" })
	if !mounted {
		t.Skip("may not mount a disk")
	}
	r.until("unmounted", func() bool {
		time.AfterFunc(10*time.Millisecond, func() { r.note(func() {}) })
		return syscall.Unmount(r.c.Dir, 0) == nil
	})
	r.until("told", func() bool { return strings.Contains(strings.Join(r.reports, "|"), "not mounted") })
	if n := len(r.texts); n != 2 {
		t.Fatalf("%d files left of 2", n)
	}
	if err := syscall.Mount("none", r.c.Dir, "tmpfs", 0, ""); err != nil {
		t.Fatal(err)
	}
	r.write("a.txt", "one")
	r.until("b.txt gone", func() bool { return r.all() == "a.txt" })
	r.write("c.txt", "three")
	r.wantText("c.txt", "three")
}

// TestNothingHeldOpen: after each round everything in the folder is closed again.
func TestNothingHeldOpen(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	r.write("a.txt", "words")
	r.rest(l)
	for range 20 {
		if err := l.round(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if open := r.openBelow(t); open != "" {
		t.Errorf("%s is open", open)
	}
}

// openBelow returns a file below the base folder that this process has open.
func (r *rig) openBelow(t *testing.T) string {
	time.AfterFunc(10*time.Millisecond, func() { r.note(func() {}) })
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	for _, e := range entries {
		if to, err := os.Readlink(filepath.Join("/proc/self/fd", e.Name())); err == nil && strings.HasPrefix(to, r.base) {
			return to
		}
	}
	return ""
}

// TestTorn: a file that changes while it is read is not handed over, and is once it stands still.
func TestTorn(t *testing.T) {
	for name, who := range map[string]writer{"leases": none, "no leases": unsure} {
		for what, change := range map[string]func(r *rig, s *syscall.Stat_t, n int){
			"times":  func(_ *rig, s *syscall.Stat_t, n int) { s.Ctim.Sec += int64(n) },
			"grows":  func(r *rig, _ *syscall.Stat_t, n int) { r.write("a.txt", strings.Repeat("word ", n)) },
			"writer": nil,
		} {
			t.Run(name+"/"+what, func(t *testing.T) {
				settled(t, func(r *rig, l *loop) {
					asked, stats := 0, 0
					l.system.writer = func(*os.File) writer {
						if asked++; change == nil && asked < 10 && asked%2 == 0 { // after the bytes were read
							return writing
						}
						return who
					}
					l.system.fstat = shift(func(s *syscall.Stat_t) {
						if stats++; change != nil && stats < 10 {
							change(r, s, stats)
						}
					})
					r.write("a.txt", "first")
					l.src.note("a.txt", true)
					r.pass(20 * time.Second)
					last, err := os.ReadFile(r.path("a.txt"))
					if got := r.seen[0]; err != nil || got != "a.txt text "+string(last) || r.count("a.txt err") != 0 {
						t.Errorf("seen %q", r.seen)
					}
				})
			})
		}
	}
}

// TestOpenFails: a file that cannot be opened is named once, with the reason, and read when it can be.
func TestOpenFails(t *testing.T) {
	for want, cause := range map[string]error{"may not be read": syscall.EACCES, "too many open files": syscall.EMFILE, "input/output error": syscall.EIO} {
		settled(t, func(r *rig, l *loop) {
			l.c.Rescan = time.Minute
			on := true
			l.system.fstat = func(f *os.File) (fs.FileInfo, error) {
				if on {
					return nil, &fs.PathError{Op: "open", Path: f.Name(), Err: cause}
				}
				return f.Stat()
			}
			r.write("a.txt", "words")
			r.pass(20 * time.Minute)
			if len(r.seen) != 1 || r.count("a.txt err "+want) != 1 {
				t.Errorf("%v: seen %q", cause, r.seen)
			}
			on = false
			r.pass(2 * time.Minute)
			if r.served("a.txt") != "words" {
				t.Errorf("%v: later %q", cause, r.seen)
			}
		})
	}
}

// TestReadAgain: a file read soon after its change is read once more. How soon is told by the file system's clock only if
// it is ours; else by how long we saw the file rest.
func TestReadAgain(t *testing.T) {
	for name, test := range map[string]struct {
		who   writer
		hours int64
		want  bool
	}{
		"ours, just now": {none, 0, true}, "ours, an hour ago": {none, -1, false}, "ours, set back": {none, 1, true},
		"a server, behind": {unsure, -1, true}, "a server, ahead": {unsure, 1, true},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.c.Settle = 5 * time.Millisecond
			l := r.quiet()
			defer l.close()
			l.system.writer = func(*os.File) writer { return test.who }
			l.system.fstat = shift(func(s *syscall.Stat_t) { s.Ctim.Sec += 3600 * test.hours })
			r.write("a.txt", "words")
			again := false
			for deadline := time.Now().Add(*patience); len(r.seen) == 0 && time.Now().Before(deadline); {
				if err := l.round(t.Context()); err != nil {
					t.Fatal(err)
				}
				w := l.waits.byPath["a.txt"]
				again = w != nil && w.why == fresh
			}
			if again != test.want || len(r.seen) != 1 {
				t.Errorf("read again: %v, want %v; seen %q", again, test.want, r.seen)
			}
		})
	}
}

// TestIdentity: each folder has a name of its own, which stays when the folder is moved.
func TestIdentity(t *testing.T) {
	base := t.TempDir()
	one, two := filepath.Join(base, "one"), filepath.Join(base, "two")
	if err := errors.Join(os.Mkdir(one, 0o755), os.Mkdir(two, 0o755)); err != nil {
		t.Fatal(err)
	}
	name := Identity(one)
	if name == "" || name == Identity(two) {
		t.Errorf("names %q and %q", name, Identity(two))
	}
	if err := os.Rename(one, filepath.Join(base, "moved")); err != nil {
		t.Fatal(err)
	}
	if got := Identity(filepath.Join(base, "moved")); got != name {
		t.Errorf("name %q after a move, was %q", got, name)
	}
	if got := Identity(one); got != "" {
		t.Errorf("nothing has the name %q", got)
	}
}
