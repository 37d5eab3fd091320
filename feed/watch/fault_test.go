package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// shortList lists one entry and then fails, as a network share may (EIO, ESTALE).
type shortList struct{ fs.ReadDirFile }

func (l shortList) ReadDir(int) ([]fs.DirEntry, error) {
	entries, _ := l.ReadDirFile.ReadDir(1)
	return entries, syscall.EIO
}

// failListing makes the listings of the folder at dir fail while on is set.
func failListing(l *loop, dir string, on *bool) {
	l.system.list = func(r *os.Root) (fs.ReadDirFile, error) {
		f, err := realSystem.list(r)
		if *on && filepath.Clean(r.Name()) == dir {
			return shortList{f}, err
		}
		return f, err
	}
}

// TestListingFails: a listing of the watched folder that fails half-way gives no file a second path, is no scan of
// everything, is reported once and tried again.
func TestListingFails(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.c.Rescan = 5 * time.Minute
		r.write("a.txt", "one")
		r.write("b.txt", "two")
		l.src.note("a.txt", true)
		l.src.note("b.txt", true)
		r.pass(time.Minute)
		on, scans := true, r.scans
		failListing(l, r.c.Dir, &on)
		r.pass(20 * time.Minute)
		if len(r.seen) != 2 || r.all() != "a.txt b.txt" {
			t.Errorf("handed over: %q", r.seen)
		}
		if r.scans != scans || len(r.reports) != 1 || !strings.Contains(r.reports[0], "listed") {
			t.Errorf("%d scans, want %d; reports %q", r.scans, scans, r.reports)
		}
		on = false
		r.write("c.txt", "three")
		r.pass(2 * failLast)
		if r.served("c.txt") != "three" || r.scans != scans+1 {
			t.Errorf("after it could be listed again: %q, %d scans", r.seen, r.scans)
		}
	})
}

// TestSubfolderListingFails: it is named once, and what it holds comes soon after it can be listed, without another scan
// of everything.
func TestSubfolderListingFails(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		r.pass(time.Minute)
		on, scans := true, r.scans
		failListing(l, r.path("sub"), &on)
		if err := os.Mkdir(r.path("sub"), 0o755); err != nil {
			t.Fatal(err)
		}
		for i := range 5 {
			r.write(fmt.Sprintf("sub/%d.txt", i), "words")
		}
		l.src.note("sub", true)
		r.pass(20 * time.Minute)
		if n := r.count("sub err "); n != 1 || len(r.texts) != 1 {
			t.Errorf("named %d times, served %q", n, r.texts)
		}
		on = false
		r.pass(2 * failLast)
		if len(r.texts) != 5 || r.scans != scans {
			t.Errorf("%d files, %d scans; want 5, %d", len(r.texts), r.scans, scans)
		}
	})
}

// TestEmptyAtStart: an empty folder at the start, with articles published, is one whose disk is not mounted.
func TestEmptyAtStart(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.stamps["a.txt"], r.texts["a.txt"] = Stamp{Size: 1}, "one"
	r.write("notes.jpg", "no article")
	if err := errors.Join(os.MkdirAll(r.path("sub/.git"), 0o755), os.MkdirAll(r.path("bin"), 0o755)); err != nil {
		t.Fatal(err)
	}
	r.c.WantedDir = func(p string) bool { return p != "bin" }
	r.write("sub/.git/x.txt", "hidden")
	r.write("bin/x.txt", "passed over")
	r.start()
	r.until("told", func() bool { return strings.Contains(strings.Join(r.reports, "|"), "not mounted") })
	if len(r.seen) != 0 || r.scans != 0 {
		t.Errorf("seen %q, %d scans", r.seen, r.scans)
	}
	r.write("sub/b.txt", "two")
	r.wantText("sub/b.txt", "two")
	r.until("a.txt gone", func() bool { return r.texts["a.txt"] == "" })
}

// TestAllDeletedBefore: the same folder as before with nothing in it at the start is one whose files were all deleted.
func TestAllDeletedBefore(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.stamps["a.txt"], r.texts["a.txt"] = Stamp{Size: 1}, "one"
	if r.c.Was = Identity(r.path(".")); r.c.Was == "" {
		t.Skip("SKIPPED: this system has no names for folders")
	}
	r.start()
	r.until("a.txt gone", func() bool { return r.texts["a.txt"] == "" })
}

// TestBlind: without a watcher a new file is found within ten seconds, and a watcher is taken once there is one.
func TestBlind(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.system.watcher = func() (*fsnotify.Watcher, error) { return nil, &os.SyscallError{Err: syscall.EMFILE} }
		l.lost = errStarting
		r.pass(time.Minute)
		r.write("a.txt", "words")
		r.pass(10 * time.Second)
		if r.served("a.txt") != "words" || len(r.reports) != 1 || !strings.Contains(r.reports[0], "open files") {
			t.Errorf("seen %q, reports %q", r.seen, r.reports)
		}
	})
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	l.scans.blind = true
	r.rest(l)
	if l.src.deaf() || l.scans.blind {
		t.Error("no watcher is taken though there is one")
	}
}

// TestBlindPause: scans without events take at most a twentieth of the time.
func TestBlindPause(t *testing.T) {
	for took, want := range map[time.Duration]time.Duration{0: blindScan, time.Second: 20 * time.Second, time.Hour: time.Minute} {
		s := scans{blind: true, took: took}
		if got := s.next(time.Minute).Sub(time.Time{}); got != want {
			t.Errorf("after a scan that took %s: %s, want %s", took, got, want)
		}
	}
}

// TestStuck: out of descriptors, the folder is neither lost nor asked for without a pause, and goes on later.
func TestStuck(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		calls := 0
		l.system.root = func(dir string) (*os.Root, fs.FileInfo, error) {
			if calls++; calls <= 60 {
				return nil, nil, syscall.EMFILE
			}
			return openRoot(dir)
		}
		r.write("a.txt", "words")
		l.ask([]string{"a.txt"})
		r.pass(50 * time.Second)
		if calls > 55 || len(r.reports) != 0 {
			t.Errorf("%d calls in 50 seconds, reports %q", calls, r.reports)
		}
		r.pass(20 * time.Second)
		if r.served("a.txt") != "words" {
			t.Errorf("seen %q", r.seen)
		}
	})
}

func TestLimited(t *testing.T) {
	for _, test := range []struct {
		err    error
		system string
		want   string
	}{
		{syscall.ENOSPC, "linux", "fs.inotify.max_user_watches"}, {syscall.EMFILE, "linux", "fs.inotify.max_user_instances"},
		{syscall.EMFILE, "darwin", "ulimit -n"}, {syscall.ENFILE, "freebsd", "ulimit -n"},
	} {
		got := limited(&os.SyscallError{Syscall: "x", Err: test.err}, test.system).Error()
		if !strings.Contains(got, test.want) || strings.Contains(got, "inotify") != (test.system == "linux") {
			t.Errorf("%v on %s: %s", test.err, test.system, got)
		}
	}
}

// TestNotUTF8: a name that is not UTF-8 is reported once and goes no further.
func TestNotUTF8(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	for _, p := range []string{"caf\xe9.txt", "d\xe9j\xe0/a.txt"} {
		if err := os.MkdirAll(filepath.Dir(r.path(p)), 0o755); err != nil {
			t.Skip(err)
		}
		if err := os.WriteFile(r.path(p), []byte("words"), 0o644); err != nil {
			t.Skip(err)
		}
	}
	for range 3 {
		l.scans.wanted, l.scans.after = true, time.Time{}
		r.rest(l)
	}
	if len(r.seen) != 0 || len(r.reports) != 2 || !strings.Contains(r.reports[0], "UTF-8") {
		t.Errorf("seen %q, reports %q", r.seen, r.reports)
	}
}

// TestFolderRefused: a folder that may not be listed is named once each time and stays as it was; one that went away is forgotten.
func TestFolderRefused(t *testing.T) {
	settled(t, func(r *rig, l *loop) {
		l.c.Rescan = time.Minute
		var cause error
		l.system.list = func(root *os.Root) (fs.ReadDirFile, error) {
			if cause != nil && filepath.Base(root.Name()) == "sub" {
				return nil, &fs.PathError{Op: "open", Path: root.Name(), Err: cause}
			}
			return realSystem.list(root)
		}
		if err := os.Mkdir(r.path("sub"), 0o755); err != nil {
			t.Fatal(err)
		}
		r.write("sub/a.txt", "words")
		r.pass(time.Minute)
		cause = syscall.EACCES
		r.pass(10 * time.Minute)
		if len(r.seen) != 2 || r.count("sub err a folder that may not be listed") != 1 {
			t.Errorf("refused: %q", r.seen)
		}
		cause = nil
		r.write("sub/b.txt", "more")
		r.pass(2 * time.Minute)
		if got := r.all(); got != "sub/a.txt sub/b.txt" {
			t.Errorf("listed again: %s", got)
		}
		cause = syscall.ENOENT
		r.pass(2 * time.Minute)
		if len(r.seen) != 3 {
			t.Errorf("went away while it was opened: %q", r.seen)
		}
		cause = syscall.EACCES
		r.pass(10 * time.Minute)
		if r.count("sub err a folder that may not be listed") != 2 {
			t.Errorf("refused once more: %q", r.seen)
		}
	})
}

// TestWatchMoves: a folder that a scan meets under another name has its events under that name, and a folder that took
// its old name keeps its own.
func TestWatchMoves(t *testing.T) {
	r := newRig(t)
	l := r.quiet()
	defer l.close()
	l.listen()
	if l.src.deaf() {
		t.Skip("no watcher")
	}
	watch := func(dir string) {
		t.Helper()
		fi, err := os.Stat(r.path(dir))
		if err != nil {
			t.Fatal(err)
		}
		l.watchFolder(dir, fi)
	}
	move := func(from, to string) {
		t.Helper()
		if err := errors.Join(os.Rename(r.path(from), r.path(to)), os.Mkdir(r.path(from), 0o755)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(r.path("sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	watch("sub")
	move("sub", "old")
	watch("old") // moves the watch
	watch("sub")
	l.forget("old")
	move("sub", "older")
	l.forget("sub")
	watch("sub")
	watch("older") // was forgotten: must not take the watch from sub
	if len(l.folders.ids) != 2 || len(l.folders.paths) != 2 {
		t.Errorf("watched: %v, %v; want sub and older", l.folders.ids, l.folders.paths)
	}
	want := map[string]bool{"sub/1.txt": true, "older/2.txt": true}
	for p := range want {
		r.write(p, "words")
	}
	r.write("old/0.txt", "not watched")
	for deadline := time.After(*patience); len(want) > 0; {
		hints, _ := l.src.take(100)
		for _, h := range hints {
			delete(want, h.path)
			if h.path == "old/0.txt" {
				t.Errorf("an event of a folder that was forgotten: %q", h.path)
			}
		}
		select {
		case <-l.src.wake:
		case <-deadline:
			t.Fatalf("no events of %v", want)
		}
	}
}

// TestOnlyDir: Run needs nothing but a folder.
func TestOnlyDir(t *testing.T) {
	r := newRig(t)
	r.write("a.md", "words")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	err := Run(ctx, Config{Dir: r.c.Dir}, func(batch []Change) []string {
		for _, c := range batch {
			got = append(got, c.Path+" "+string(c.Data))
		}
		cancel()
		return nil
	})
	if err != nil || len(got) != 1 || got[0] != "a.md words" {
		t.Errorf("got %q, %v", got, err)
	}
}
