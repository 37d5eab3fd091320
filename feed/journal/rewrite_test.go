package journal_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

// read returns what Read finds at path.
func read(fsys journal.FS, path string) (got []string, err error) {
	err = journal.Read(fsys, path, func(_ int64, p []byte) error {
		got = append(got, string(p))
		return nil
	})
	return got, err
}

// TestRead: it finds what Open finds, and makes, cuts and removes nothing.
func TestRead(t *testing.T) {
	disk := journaltest.New(1)
	if _, err := read(disk, path); !errors.Is(err, fs.ErrNotExist) || len(disk.Names()) > 0 {
		t.Errorf("no file: %v, %q are there now", err, disk.Names())
	}
	j, _ := open(t, disk, path)
	appendAll(t, j, "a", "b", "c")
	disk.Damage(path, func(b []byte) []byte { b[15] ^= 1; return append(b, "torn"...) })
	before := string(disk.Data(path))
	if got, err := read(disk, path); err != nil || !slices.Equal(got, []string{"a", "c"}) {
		t.Errorf("%q, %v", got, err)
	}
	if string(disk.Data(path)) != before {
		t.Error("the file was changed")
	}
	if disk.Opened() != 1 {
		t.Errorf("%d files are open, want that of the journal alone", disk.Opened())
	}
	if err := journal.Read(journal.Disk{}, t.TempDir(), nil); !errors.Is(err, journal.ErrNotFile) {
		t.Errorf("a folder: %v", err)
	}
	stop := errors.New("stop")
	if err := journal.Read(disk, path, func(int64, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("visit stops: %v", err)
	}
}

// TestBeside: the new journal has no part in the old one before Replace, and its offsets hold after it.
func TestBeside(t *testing.T) {
	for _, fsys := range []journal.FS{journaltest.New(1), journal.Disk{}} {
		path := filepath.Join(t.TempDir(), "j")
		j, _ := open(t, fsys, path)
		appendAll(t, j, "old", "older")
		next, err := j.Beside()
		if err != nil {
			t.Fatal(err)
		}
		offsets := appendAll(t, next, "new", "newer")
		appendAll(t, j, "last")
		if got, err := read(fsys, path); err != nil || !slices.Equal(got, []string{"old", "older", "last"}) {
			t.Errorf("before Replace: %q, %v", got, err)
		}
		if err := errors.Join(next.Sync(), j.Replace(next)); err != nil {
			t.Fatal(err)
		}
		if err := next.Close(); err != nil {
			t.Errorf("Close of the old file: %v", err)
		}
		if p, err := j.ReadAt(offsets[1]); err != nil || string(p) != "newer" || !j.Intact() || j.Count() != 2 {
			t.Errorf("after Replace: %q, %v, intact %v, %d records", p, err, j.Intact(), j.Count())
		}
		appendAll(t, j, "newest")
		if got, err := read(fsys, path); err != nil || !slices.Equal(got, []string{"new", "newer", "newest"}) {
			t.Errorf("after Replace: %q, %v", got, err)
		}
		if next, err = j.Beside(); err != nil {
			t.Fatal(err)
		}
		appendAll(t, next, "in vain")
		next.Discard()
		if _, err := fsys.Stat(path + ".tmp"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("after Discard: %v", err)
		}
		if got, _ := read(fsys, path); len(got) != 3 || !j.Intact() {
			t.Errorf("after Discard: %q", got)
		}
	}
}

// TestFailedRewrite: whatever call fails, the old file is in use, or the journal says that it is broken.
func TestFailedRewrite(t *testing.T) {
	long := strings.Repeat("new ", 100_000)
	rewrite := func(j *journal.Journal) error {
		return j.Rewrite(slices.Values([][]byte{[]byte(long), []byte("b"), []byte(long)}))
	}
	for nth, done := 1, false; !done; nth++ {
		disk := journaltest.New(uint64(nth))
		j, _ := open(t, disk, path)
		appendAll(t, j, "old")
		if err := j.Sync(); err != nil {
			t.Fatal(err)
		}
		disk.Fail(func(call int) bool { return call == nth })
		err := rewrite(j)
		done = err == nil && disk.Calls() < nth
		disk.Fail(nil)
		want := []string{"old"}
		if err == nil {
			want = []string{long, "b", long}
		}
		if err == nil || j.Intact() {
			if got, _ := read(disk, path); !slices.Equal(got, want) {
				t.Errorf("call %d failed: %.40q, want %.40q", nth, got, want)
			}
			appendAll(t, j, "after")
		}
		if slices.Contains(disk.Names(), path+".tmp") {
			t.Errorf("call %d failed: the new file is left", nth)
		}
		if err := rewrite(j); err != nil || !j.Intact() || j.Count() != 3 {
			t.Errorf("call %d failed, once more: %v", nth, err)
		}
		if err := j.Close(); err != nil || disk.Opened() != 0 {
			t.Errorf("call %d failed: %v, %d files are still open after Close", nth, err, disk.Opened())
		}
	}
}

// TestTorn: a file that only a failed write of ours changed is told from one that somebody put there.
func TestTorn(t *testing.T) {
	disk := journaltest.New(1)
	j, _ := open(t, disk, path)
	appendAll(t, j, "a")
	if j.Torn() {
		t.Error("torn without a failure")
	}
	disk.Fail(func(call int) bool { return call <= 2 }) // the write, and the cut after it
	_, err := j.Append([]byte("b"))
	disk.Fail(nil)
	if err == nil || !j.Torn() {
		t.Errorf("%v, torn %v", err, j.Torn())
	}
	other, _ := open(t, disk, "other")
	appendAll(t, other, "theirs")
	if err := disk.Rename("other", path); err != nil {
		t.Fatal(err)
	}
	if j.Torn() {
		t.Error("torn, but the path names another file")
	}
	if err := disk.Remove(path); err != nil {
		t.Fatal(err)
	}
	if j.Torn() {
		t.Error("torn, but there is no file")
	}
}

// TestVisitEndsReading: an error of visit is that of Open and Each.
func TestVisitEndsReading(t *testing.T) {
	disk := journaltest.New(1)
	j, _ := open(t, disk, path)
	appendAll(t, j, "a", "b", "c")
	stop := errors.New("stop")
	for what, f := range map[string]func(visit func(int64, []byte) error) error{
		"Each": j.Each,
		"Open": func(visit func(int64, []byte) error) error { _, err := journal.Open(disk, path, visit); return err },
	} {
		var got []string
		if err := f(func(_ int64, p []byte) error {
			got = append(got, string(p))
			if len(got) == 2 {
				return stop
			}
			return nil
		}); !errors.Is(err, stop) || !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("%s: %q, %v", what, got, err)
		}
	}
}

// TestTooLong: a record that could not be read again is refused before anything is written.
func TestTooLong(t *testing.T) {
	j, _ := open(t, journaltest.New(1), path)
	for n, refused := range map[int]bool{64 << 20: false, 64<<20 + 1: true} {
		if _, err := j.Append([]byte("short"), make([]byte, n)); (err != nil) != refused || refused && !strings.Contains(err.Error(), fmt.Sprint(n)) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
	if j.Count() != 2 {
		t.Errorf("%d records, want 2", j.Count())
	}
}
