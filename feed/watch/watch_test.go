package watch

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/tools/txtar"
)

var patience = flag.Duration("patience", 30*time.Second, "how long a test waits for what must come")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// rig runs Run on a temporary folder and keeps what came of it, as a caller would.
type rig struct {
	t       testing.TB
	base    string // holds the folder "seeds" and whatever is outside it
	c       Config
	mu      sync.Mutex
	stamps  map[string]Stamp
	texts   map[string]string // path -> what the caller would serve
	seen    []string          // every change in order, as "path text ..." lines
	reports []string
	scans   int
	back    map[string]int // paths that are given back so many times
	late    []string       // what the end of the next scan asks for again
	news    chan struct{}
	open    map[string]*os.File
	stop    func()
	loop    *loop // of a bubble
}

func newRig(t testing.TB) *rig {
	r := &rig{t: t, base: t.TempDir(), stamps: map[string]Stamp{}, texts: map[string]string{}, news: make(chan struct{}, 1), open: map[string]*os.File{}}
	r.c = Config{
		Dir: filepath.Join(r.base, "seeds"), Settle: 30 * time.Millisecond, Absent: 60 * time.Millisecond, Rescan: time.Hour, MaxSize: 1 << 20,
		Wanted: func(p string) bool { return strings.HasSuffix(p, ".txt") },
		Known: func(p string) (Stamp, bool) {
			r.mu.Lock()
			defer r.mu.Unlock()
			s, ok := r.stamps[p]
			return s, ok
		},
		Paths: func() iter.Seq[string] {
			r.mu.Lock()
			defer r.mu.Unlock()
			return slices.Values(slices.Collect(maps.Keys(r.stamps)))
		},
		Report: func(err error) { r.note(func() { r.reports = append(r.reports, err.Error()) }) },
		Scanned: func() (again []string) {
			r.note(func() { r.scans++; again, r.late = r.late, nil })
			return again
		},
	}
	if err := os.Mkdir(r.c.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *rig) note(f func()) {
	r.mu.Lock()
	f()
	r.mu.Unlock()
	select {
	case r.news <- struct{}{}:
	default:
	}
}

func (r *rig) handle(batch []Change) (again []string) {
	r.note(func() {
		for _, c := range batch {
			switch {
			case r.back[c.Path] > 0:
				r.back[c.Path]--
				again = append(again, c.Path)
			case c.Gone:
				delete(r.stamps, c.Path)
				delete(r.texts, c.Path)
				r.seen = append(r.seen, c.Path+" gone")
			case c.Err != nil:
				if strings.Contains(c.Err.Error(), r.base) {
					r.t.Errorf("an error names the machine's folders: %v", c.Err)
				}
				r.seen = append(r.seen, c.Path+" err "+c.Err.Error())
			default:
				r.stamps[c.Path] = c.Stamp
				r.texts[c.Path] = string(c.Data)
				r.seen = append(r.seen, c.Path+" text "+string(c.Data))
			}
		}
	})
	return again
}

func (r *rig) start() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		for {
			err := Run(ctx, r.c, r.handle)
			if errors.Is(err, ErrReplaced) {
				r.note(func() { r.reports = append(r.reports, err.Error()) })
				continue
			}
			done <- err
			return
		}
	}()
	r.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			r.t.Errorf("Run: %v", err)
		}
	})
	r.t.Cleanup(r.stop)
}

// until waits for a condition, which is asked with the lock held.
func (r *rig) until(what string, ok func() bool) {
	r.t.Helper()
	deadline := time.NewTimer(*patience)
	defer deadline.Stop()
	for {
		r.mu.Lock()
		is := ok()
		r.mu.Unlock()
		if is {
			return
		}
		select {
		case <-r.news:
		case <-deadline.C:
			r.mu.Lock()
			defer r.mu.Unlock()
			r.t.Fatalf("waited in vain for %s\nseen:\n\t%s\nreports:\n\t%s\nscans: %d", what, strings.Join(r.seen, "\n\t"), strings.Join(r.reports, "\n\t"), r.scans)
		}
	}
}

// counted counts the changes that start so; with the lock held.
func (r *rig) counted(prefix string) (n int) {
	for _, s := range r.seen {
		if strings.HasPrefix(s, prefix) {
			n++
		}
	}
	return n
}

func (r *rig) count(prefix string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.counted(prefix)
}

// all returns the paths that a caller would serve, with the lock held.
func (r *rig) all() string { return strings.Join(slices.Sorted(maps.Keys(r.texts)), " ") }

func (r *rig) path(p string) string { return filepath.Join(r.c.Dir, filepath.FromSlash(p)) }

func (r *rig) write(p, text string) {
	r.t.Helper()
	if err := os.WriteFile(r.path(p), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// wantText waits until a caller would serve this text under this path.
func (r *rig) wantText(p, text string) {
	r.t.Helper()
	r.until(fmt.Sprintf("%s with text %q", p, text), func() bool { return r.texts[p] == text })
}

// TestScripts runs testdata/*.txt. Each line is a command, see (*rig).command; a line that starts with # says why.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			r := newRig(t)
			for _, f := range a.Files {
				if err := os.MkdirAll(filepath.Dir(r.path(f.Name)), 0o755); err != nil {
					t.Fatal(err)
				}
				r.write(f.Name, strings.TrimSuffix(string(f.Data), "\n"))
			}
			for n, line := range strings.Split(string(a.Comment), "\n") {
				if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
					continue
				}
				name, rest, _ := strings.Cut(line, " ")
				if err := r.command(name, rest); errors.Is(err, errSkip) {
					t.Skip(line)
				} else if err != nil {
					t.Fatalf("%s:%d: %s: %v", file, n+1, line, err)
				}
			}
			for _, f := range r.open {
				f.Close()
			}
		})
	}
}

var errSkip = errors.New("not here")

// command is one line of a script: what is done to the folder, or what must come of it.
func (r *rig) command(name, rest string) error {
	r.t.Helper()
	p, arg, _ := strings.Cut(rest, " ")
	at := r.path(p)
	switch name {
	case "start": // run Run and wait for its first scan
		r.start()
		r.until("the first scan", func() bool { return r.scans > 0 })
	case "rescan": // rescan DURATION: before start
		d, err := time.ParseDuration(p)
		r.c.Rescan = d
		return err
	case "write": // write PATH TEXT
		return os.WriteFile(at, []byte(arg), 0o644)
	case "open": // open PATH TEXT: write and keep it open
		f, err := os.Create(at)
		if err == nil {
			_, err = f.WriteString(arg)
		}
		r.open[p] = f
		return err
	case "more": // more PATH TEXT: write on
		_, err := r.open[p].WriteString(arg)
		return err
	case "close": // close PATH
		defer delete(r.open, p)
		return r.open[p].Close()
	case "truncate": // truncate PATH SIZE
		n, err := strconv.ParseInt(arg, 10, 64)
		return errors.Join(err, os.Truncate(at, n))
	case "mkdir":
		return os.MkdirAll(at, 0o755)
	case "rename": // rename PATH PATH
		return os.Rename(at, r.path(arg))
	case "remove": // with all below it
		return os.RemoveAll(at)
	case "chmod": // chmod PATH OCTAL; root is refused nothing
		if os.Getuid() == 0 {
			return errSkip
		}
		m, err := strconv.ParseUint(arg, 8, 32)
		return errors.Join(err, os.Chmod(at, fs.FileMode(m)))
	case "symlink": // symlink PATH TARGET
		return os.Symlink(arg, at)
	case "fifo":
		return fifo(at)
	default:
		return r.expectation(name, p, arg, rest)
	}
	return nil
}

// expectation is a command that waits.
func (r *rig) expectation(name, p, arg, rest string) error {
	r.t.Helper()
	switch name {
	case "text": // text PATH TEXT: the caller would serve this now or soon
		r.wantText(p, arg)
	case "gone": // gone PATH: the path is told to be gone
		r.until(rest+" gone", func() bool { return slices.Contains(r.seen, p+" gone") })
	case "error": // error PATH PART: refused with an error that has this part
		r.until(name+" "+rest, func() bool {
			return slices.ContainsFunc(r.seen, func(s string) bool { return strings.HasPrefix(s, p+" err ") && strings.Contains(s, arg) })
		})
	case "report":
		r.until(name+" "+rest, func() bool {
			return slices.ContainsFunc(r.reports, func(s string) bool { return strings.Contains(s, rest) })
		})
	case "scans": // scans N: so many scans of everything have ended
		n, err := strconv.Atoi(p)
		r.until(name+" "+rest, func() bool { return r.scans >= n })
		return err
	case "never", "once": // never PREFIX: no such change came; once PREFIX: exactly one came
		if n, want := r.count(rest), map[string]int{"once": 1}[name]; n != want {
			return fmt.Errorf("%d times, want %d: %q", n, want, r.seen)
		}
	default:
		return errors.New("no such command")
	}
	return nil
}
