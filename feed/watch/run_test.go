package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestNeverTorn rewrites one file without pause, each version of another length and marked at both ends, and wants
// every version that is handed over to be whole, and the last one to come.
func TestNeverTorn(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("needs leases")
	}
	r := newRig(t)
	r.start()
	last := ""
	for i := range 2000 {
		last = fmt.Sprintf("<%d %s %d>", i, strings.Repeat("word ", 1000+i%7*300), i)
		if i%3 == 0 { // in place, in pieces, so that old and new bytes are in one file meanwhile
			f, err := os.OpenFile(r.path("hot.txt"), os.O_WRONLY|os.O_CREATE, 0o644)
			if err != nil {
				t.Fatal(err)
			}
			f.WriteString(last[:len(last)/2])
			f.WriteString(last[len(last)/2:])
			f.Truncate(int64(len(last)))
			f.Close()
		} else {
			r.write("hot.txt", last)
		}
	}
	r.wantText("hot.txt", last)
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range r.seen {
		text, ok := strings.CutPrefix(s, "hot.txt text <")
		head, rest, _ := strings.Cut(text, " ")
		if !ok || !strings.HasSuffix(rest, " "+head+">") || strings.Contains(rest, "<") {
			t.Errorf("torn: %.40q ... %.40q", s, s[max(0, len(s)-40):])
		}
	}
	t.Logf("%d of 2000 versions handed over", len(r.seen))
}

func TestLease(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs leases")
	}
	name := filepath.Join(t.TempDir(), "a.txt")
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	before := lease(in)
	if before == unsure {
		t.Skip("no leases on this file system")
	}
	out.Close()
	if after := lease(in); before != writing || after != none {
		t.Errorf("while a writer has it %v, want %v; after it %v, want %v", before, writing, after, none)
	}
	// Given back: a writer must not be kept waiting.
	again, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func TestSwappedLink(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	one, two := filepath.Join(r.base, "one"), filepath.Join(r.base, "two")
	for _, err := range []error{
		os.Rename(r.c.Dir, one), os.Symlink(one, r.c.Dir), os.Mkdir(two, 0o755),
		os.WriteFile(filepath.Join(one, "a.txt"), []byte("a"), 0o644),
		os.WriteFile(filepath.Join(two, "a.txt"), []byte("a"), 0o644),
		os.WriteFile(filepath.Join(two, "b.txt"), []byte("b"), 0o644),
		os.Symlink(two, r.c.Dir+".new"),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	r.start()
	r.wantText("a.txt", "a")
	if err := os.Rename(r.c.Dir+".new", r.c.Dir); err != nil {
		t.Fatal(err)
	}
	r.wantText("b.txt", "b")
	r.write("c.txt", "c")
	r.wantText("c.txt", "c")
	if err := r.command("never", "a.txt gone"); err != nil {
		t.Error(err)
	}
}

// TestUnmounted: an empty folder in the place of the one that was watched tells nothing about its files. Once something
// is in it, it counts.
func TestUnmounted(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.write("a.txt", "one")
	r.start()
	r.wantText("a.txt", "one")
	away := filepath.Join(r.base, "away")
	if err := errors.Join(os.Rename(r.c.Dir, away), os.Mkdir(r.c.Dir, 0o755)); err != nil {
		t.Fatal(err)
	}
	r.until("told", func() bool { return strings.Contains(strings.Join(r.reports, "|"), "not mounted") })
	if err := r.command("never", "a.txt gone"); err != nil {
		t.Error(err)
	}
	r.write("b.txt", "two")
	r.wantText("b.txt", "two")
	r.until("a.txt gone", func() bool { return r.texts["a.txt"] == "" })
}

// TestFolderInPlace: a file whose name a folder has now is gone.
func TestFolderInPlace(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.write("a.txt", "one")
	r.start()
	r.wantText("a.txt", "one")
	if err := errors.Join(os.Remove(r.path("a.txt")), os.Mkdir(r.path("a.txt"), 0o755)); err != nil {
		t.Fatal(err)
	}
	r.until("gone", func() bool { return r.texts["a.txt"] == "" })
}

// TestFileInPlace: where a folder is a file by now, one that is not read, what the folder held is gone, at once.
func TestFileInPlace(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	l.system.writer = func(*os.File) writer { return none }
	if err := os.Mkdir(r.path("sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write("sub/a.txt", "one")
	r.rest(l)
	if err := os.Rename(r.path("sub"), filepath.Join(r.base, "away")); err != nil {
		t.Fatal(err)
	}
	r.write("sub", "words")
	l.src.note("sub", true)
	r.rest(l)
	if got := strings.Join(r.seen, "|"); got != "sub/a.txt text one|sub/a.txt gone" {
		t.Errorf("seen %s", got)
	}
}

// TestManyFolders: what hundreds of new folders hold, a file each, is handed over together.
func TestManyFolders(t *testing.T) {
	const n = 200
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	r.rest(l)
	calls, handle := 0, l.handle
	l.handle = func(batch []Change) []string { calls++; return handle(batch) }
	for i := range n {
		dir := fmt.Sprintf("sub%d", i)
		if err := os.Mkdir(r.path(dir), 0o755); err != nil {
			t.Fatal(err)
		}
		r.write(dir+"/a.txt", "words")
		l.src.note(dir, true)
	}
	l.system.writer = func(*os.File) writer { return none }
	r.rest(l)
	if len(r.texts) != n || calls > n/4 {
		t.Errorf("%d files in %d calls", len(r.texts), calls)
	}
}

func TestMissingFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nowhere")
	err := Run(t.Context(), Config{Dir: dir}, nil)
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v, want an error that names %s", err, dir)
	}
}

// TestBurst drops many files at once: each comes once, and what watch keeps meanwhile is small.
func TestBurst(t *testing.T) {
	t.Parallel()
	const n = 3000
	r := newRig(t)
	r.start()
	for i := range n {
		r.write(fmt.Sprintf("%05d.txt", i), "words")
	}
	r.until("all files", func() bool { return len(r.texts) == n })
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.seen) != n {
		t.Errorf("%d changes for %d files", len(r.seen), n)
	}
}

// TestAskedAgain: what the end of a scan asks for is handed over, and then the scan ends once more.
func TestAskedAgain(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.back, r.late = map[string]int{"a.txt": 1}, []string{"a.txt", "gone.txt"}
	r.write("a.txt", "one")
	r.start()
	r.until("served at the second end of the scan", func() bool { return r.texts["a.txt"] == "one" && r.scans == 2 })
}

// TestTooManyNoted: the set of paths is bounded, and what it drops is found by a scan.
func TestTooManyNoted(t *testing.T) {
	s := newDeafSource("/")
	for i := range maxNoted + 10 {
		s.note(fmt.Sprint(i), false)
	}
	paths, lost := s.take(1 << 30)
	if lost == nil || len(paths) > 10 {
		t.Errorf("%d paths kept, error %v", len(paths), lost)
	}
}

// TestLostWakes: a loss of events wakes the loop at once, and is told once.
func TestLostWakes(t *testing.T) {
	s := newDeafSource("/")
	s.fail(errors.New("queue full"))
	select {
	case <-s.wake:
	default:
		t.Error("the loop sleeps on")
	}
	if _, lost := s.take(1); lost == nil || !strings.Contains(lost.Error(), "queue full") {
		t.Errorf("told %v", lost)
	}
	if _, lost := s.take(1); lost != nil {
		t.Errorf("told again: %v", lost)
	}
}

func TestHidden(t *testing.T) {
	for name, want := range map[string]bool{
		"a.txt": false, "sub/a.txt": false, "4913.txt": false, "a b~c.txt": false, "#hash.txt": false, "part.txt": false,
		"2,4913": false, "": false, "\U0001F6A2 port.txt": false, "-rf.txt": false,
		".a.txt": true, ".git/a.txt": true, "sub/.x/a.txt": true, "a.txt~": true, "~$a.txt": true, "#a.txt#": true, ".#a.txt": true,
		"4913": true, ".goutputstream-X1": true, ".a.txt.swp": true, "a.txt.swx": true, "a.txt.part": true, "a.txt.CRDOWNLOAD": true,
		"a.txt.tmp": true, "a.txt.filepart": true, "a.txt.partial": true, "a.txt.download": true, "a.txt.bak": true, ".nfs001": true,
		"Thumbs.db": true, "sub/desktop.ini": true, ".DS_Store": true, ".~lock.a.txt#": true, ".syncthing.a.txt.tmp": true,
	} {
		if got := Hidden(name); got != want {
			t.Errorf("Hidden(%q) = %v, want %v", name, got, want)
		}
	}
}

func FuzzRelative(f *testing.F) {
	for _, s := range []string{"/seeds", "/seeds/a.txt", "/seeds2/a.txt", "", "/", "/seeds/.x/a"} {
		f.Add("/seeds", s)
	}
	f.Fuzz(func(t *testing.T, dir, name string) {
		if dir == "" {
			return // always absolute
		}
		p, ok := (&source{dir: dir}).relative(name)
		if ok && p != "." && !strings.HasSuffix(filepath.ToSlash(name), p) {
			t.Errorf("relative(%q) in %q = %q", name, dir, p)
		}
		Hidden(p)
	})
}

// TestWatchLimit: the limit is told once, with the setting to raise.
func TestWatchLimit(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	for range 3 {
		l.limit(limited(&os.SyscallError{Syscall: "inotify_add_watch", Err: syscall.ENOSPC}, "linux"))
	}
	if len(r.reports) != 1 || !strings.Contains(r.reports[0], "max_user_watches") {
		t.Errorf("reports %q", r.reports)
	}
}

func TestLook(t *testing.T) {
	r := newRig(t)
	r.write("a.txt", "words")
	if s, err := Look(r.c.Dir, "a.txt"); err != nil || s.Size != 5 || s.ModTime == 0 {
		t.Errorf("a file: %+v, %v", s, err)
	}
	if _, err := Look(r.c.Dir, "b.txt"); !errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), r.base) {
		t.Errorf("nothing there: %v", err)
	}
	if _, err := Look(r.c.Dir, "."); err == nil {
		t.Error("a folder: no error")
	}
}

// TestEventsFirst: what an event named is handed over before the files that a scan found are looked at.
func TestEventsFirst(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	l.system.writer = func(*os.File) writer { return none }
	r.rest(l)
	var batches []string
	l.handle = func(batch []Change) []string {
		for _, c := range batch {
			batches = append(batches, c.Path)
		}
		batches = append(batches, "|")
		return nil
	}
	r.write("a.txt", "words")
	r.write("z.txt", "words")
	l.queue = append(l.queue, "a.txt")
	l.src.note("z.txt", true)
	r.rest(l)
	if got := strings.Join(batches, " "); got != "z.txt | a.txt |" {
		t.Errorf("batches %s", got)
	}
}

func TestDefaults(t *testing.T) {
	c := Config{}.withDefaults()
	if c.Settle != 500*time.Millisecond || c.Rescan != time.Minute || c.Absent != 2*time.Second || c.MaxSize != 4<<20 {
		t.Errorf("got %v", c)
	}
}

// closing tells that a listing was closed.
type closing struct {
	fs.ReadDirFile
	closed *bool
}

func (c closing) Close() error { *c.closed = true; return c.ReadDirFile.Close() }

// TestLostWhileScanned: a scan that is given up leaves nothing open in the folder.
func TestLostWhileScanned(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	root, _, err := openRoot(r.c.Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	list, err := realSystem.list(root)
	if err != nil {
		t.Fatal(err)
	}
	closed := false
	l.scans.running = &scan{whole: true, dir: ".", list: closing{list, &closed}}
	if err := os.Rename(r.c.Dir, filepath.Join(r.base, "away")); err != nil {
		t.Fatal(err)
	}
	if err := l.round(t.Context()); err != nil || !closed || l.scans.running != nil || len(r.reports) != 1 {
		t.Errorf("error %v, closed %v, scan %v, reports %q", err, closed, l.scans.running, r.reports)
	}
}

// TestRules: a change of a file of rules, hidden as it is, makes the whole folder be judged anew at once.
func TestRules(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	var ignored []string // read anew before each scan
	read := func() {
		ignored = nil
		if b, err := os.ReadFile(r.path("sub/.rules")); err == nil {
			ignored = strings.Fields(string(b))
		}
	}
	r.c.Rules, r.c.Scanning = ".rules", read
	r.c.Wanted = func(p string) bool { return strings.HasSuffix(p, ".txt") && !slices.Contains(ignored, p) }
	if err := os.Mkdir(r.path("sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write("sub/a.txt", "one")
	r.write("sub/b.txt", "two")
	r.start()
	r.wantText("sub/a.txt", "one")
	r.wantText("sub/b.txt", "two")
	r.write("sub/.rules", "sub/a.txt")
	r.until("a.txt gone", func() bool { return r.texts["sub/a.txt"] == "" && r.texts["sub/b.txt"] == "two" })
	r.write("sub/.rules", "")
	r.wantText("sub/a.txt", "one")
}
