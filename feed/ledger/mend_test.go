package ledger

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

// made opens a ledger in a folder and commits records.
func made(t *testing.T, dir string, records []Record) *Ledger {
	t.Helper()
	l, err := Open(dir)
	if err == nil {
		err = l.Commit(records, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func reopened(t *testing.T, dir string) *Ledger {
	t.Helper()
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func ids(l *Ledger) (out []string) {
	for r := range l.Index().All() {
		out = append(out, r.ID)
	}
	return out
}

// swapped returns an open ledger of the records 0 to 2 in whose place a ledger of other records was put.
func swapped(t *testing.T, theirs []Record) (l *Ledger, dir string) {
	base := t.TempDir()
	dir, other := filepath.Join(base, "dir"), filepath.Join(base, "other")
	if err := made(t, other, theirs).Close(); err != nil {
		t.Fatal(err)
	}
	l = made(t, dir, samples(0, 3))
	if l.Replaced() {
		t.Error("replaced before it was")
	}
	if err := errors.Join(os.Rename(dir, dir+".old"), os.Rename(other, dir)); err != nil {
		t.Fatal(err)
	}
	return l, dir
}

// TestReplaced: closing and opening again uses the ledger that is now in the folder, and does not change it.
func TestReplaced(t *testing.T) {
	l, dir := swapped(t, samples(2, 8))
	if !l.Replaced() {
		t.Error("not replaced")
	}
	before, _ := os.ReadFile(filepath.Join(dir, copyA))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if after, _ := os.ReadFile(filepath.Join(dir, copyA)); !bytes.Equal(before, after) {
		t.Error("Close changed the other ledger")
	}
	if again := reopened(t, dir); again.Index().Len() != 6 || again.TakeWarnings() != nil {
		t.Errorf("holds %q", ids(again))
	}
	if again := reopened(t, dir+".old"); again.Index().Len() != 3 {
		t.Errorf("the old folder holds %q", ids(again))
	}
}

// TestCommitOverStranger: memory wins over another ledger in its place, which is moved aside whole. What was committed
// is there after a restart, also where the other ledger knows the same id.
func TestCommitOverStranger(t *testing.T) {
	theirs := samples(2, 40)
	theirs[3].Path = "theirs.txt" // sample 5
	l, dir := swapped(t, theirs)
	mine := sample(5)
	mine.Path = "mine.txt"
	commit(t, l, []Record{mine})
	want := contentsOf(l)
	if w := l.TakeWarnings(); len(w) != 2 || !strings.Contains(w[0], "aside") || !strings.Contains(w[0], "another ledger") {
		t.Errorf("warnings: %q", w)
	}
	if l.Replaced() {
		t.Error("still replaced")
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, dir)
	same(t, "opened again", contentsOf(again), want)
	checkUnique(t, again)
	var aside []Record
	for _, name := range [...]string{copyA, copyB} {
		if err := journal.Read(journal.Disk{}, filepath.Join(dir, name+".aside-1"), func(_ int64, payload []byte) error {
			var l line
			err := l.parse(payload)
			if l.ID != "" {
				aside = append(aside, l.Record)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	if len(aside) != 2*len(theirs) || aside[3].Path != "theirs.txt" {
		t.Errorf("%d records were moved aside", len(aside))
	}
}

// TestOlderStateOfOurs: an older state of the same ledger, copied back while the program runs, is written over.
func TestOlderStateOfOurs(t *testing.T) {
	dir := t.TempDir()
	l := made(t, dir, samples(0, 3))
	var backup [2][]byte
	for i, path := range l.paths() {
		backup[i], _ = os.ReadFile(path)
	}
	commit(t, l, samples(3, 5))
	want := contentsOf(l)
	for i, path := range l.paths() {
		if err := errors.Join(os.Remove(path), os.WriteFile(path, backup[i], 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if l.Replaced() {
		t.Error("an older state of ours counts as another ledger")
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, dir)
	same(t, "opened again", contentsOf(again), want)
	if names, _ := filepath.Glob(filepath.Join(dir, "*aside*")); len(names) > 0 {
		t.Errorf("moved aside: %q", names)
	}
}

// TestNewerFormatWhileRunning: a ledger of a newer program is another ledger, also without records.
func TestNewerFormatWhileRunning(t *testing.T) {
	disk := journaltest.New(1)
	l := opened(t, disk)
	commit(t, l, samples(0, 2))
	newer, err := journal.Open(disk, "newer", nil)
	if err == nil {
		_, err = newer.Append(header(format + 1))
	}
	if err == nil {
		err = disk.Rename("newer", paths[1])
	}
	if err != nil {
		t.Fatal(err)
	}
	if !l.Replaced() {
		t.Error("not replaced")
	}
	commit(t, l, samples(2, 3))
	if !slices.Contains(disk.Names(), paths[1]+".aside-1") {
		t.Errorf("not moved aside: %q", disk.Names())
	}
	want := contentsOf(l)
	l.Close()
	same(t, "opened again", contentsOf(opened(t, disk)), want)
}

// TestCloseAfterRemoval: a folder that was taken away while the program ran is whole again when it stops.
func TestCloseAfterRemoval(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dir")
	l := made(t, dir, samples(0, 3))
	if err := errors.Join(os.RemoveAll(dir), l.Close()); err != nil {
		t.Fatal(err)
	}
	if again := reopened(t, dir); again.Index().Len() != 3 {
		t.Errorf("%d records, want 3", again.Index().Len())
	}
	// With the parent gone, or without records, there is nothing to do.
	for _, n := range []int{0, 3} {
		parent := filepath.Join(t.TempDir(), "parent")
		l = made(t, filepath.Join(parent, "dir"), samples(0, n))
		if err := errors.Join(os.RemoveAll(parent), l.Close(), l.Close()); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(parent); err == nil {
			t.Error("made again")
		}
	}
}

// TestMovedAside: a copy that is no file is moved away and written again, each time under another name.
func TestMovedAside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dir")
	if err := made(t, dir, samples(0, 3)).Close(); err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		path := filepath.Join(dir, copyA)
		if err := errors.Join(os.Remove(path), os.MkdirAll(filepath.Join(path, "full"), 0o755)); err != nil {
			t.Fatal(err)
		}
		l, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if w := l.TakeWarnings(); l.Index().Len() != 3 || len(w) == 0 {
			t.Errorf("%d records, warnings %q", l.Index().Len(), w)
		}
		if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o755), l.Commit(samples(0, 1), nil)); err != nil {
			t.Errorf("while it is open: %v", err)
		}
		if l.Replaced() || len(l.TakeWarnings()) != 1 {
			t.Error("a folder in the place of a copy is a warning and no other ledger")
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		if names, _ := filepath.Glob(path + ".aside-*"); len(names) != 2*(round+1) {
			t.Errorf("round %d: %q", round, names)
		}
	}
}

// TestFullDisk: an operator can read from the error what to do, whatever call is the first to fail.
func TestFullDisk(t *testing.T) {
	if !journal.IsFull(journaltest.ErrFault) {
		t.Skip("this system tells of a full disk in another way")
	}
	never := func(what string, run func(disk *journaltest.Disk) error) {
		t.Helper()
		whole := journaltest.New(1)
		if err := run(whole); err != nil {
			t.Fatal(what, err)
		}
		for n := 1; n <= whole.Calls(); n++ {
			disk := journaltest.New(1)
			disk.Fail(func(call int) bool { return call >= n })
			err := run(disk)
			if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "state: the disk is full, free some space on it") {
				t.Errorf("%s, full from call %d on: %v", what, n, err)
			}
		}
	}
	never("Open", func(disk *journaltest.Disk) error { _, err := open(disk, dir, slack); return err })
	for what, before := range map[string]func(disk *journaltest.Disk){
		"Commit": func(*journaltest.Disk) {},
		"mend":   func(disk *journaltest.Disk) { disk.Damage(paths[0], func([]byte) []byte { return nil }) },
	} {
		disk := journaltest.New(1)
		l := opened(t, disk)
		commit(t, l, samples(0, 3))
		want := contentsOf(l)
		before(disk)
		disk.Fail(func(int) bool { return true })
		if err := l.Commit(samples(3, 4), nil); err == nil || !strings.Contains(err.Error(), "disk is full") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", what, err)
		}
		same(t, what, contentsOf(l), want)
		disk.Fail(nil)
		commit(t, l, samples(3, 4))
	}
}

// TestOneCopyFails: a commit is in both copies, or it has failed.
func TestOneCopyFails(t *testing.T) {
	for i := range 2 {
		dir := t.TempDir()
		l := made(t, dir, samples(0, 2))
		l.copies[i].Close() // so that all writes to it fail
		want := contentsOf(l)
		if err := l.Commit(samples(2, 3), nil); err == nil {
			t.Errorf("copy %d fails: no error", i)
		}
		same(t, "after the error", contentsOf(l), want)
		commit(t, l, samples(3, 4))
		want = contentsOf(l)
		if err := errors.Join(os.Remove(l.paths()[1-i]), l.release()); err != nil {
			t.Fatal(err)
		}
		same(t, "from the copy that failed alone", contentsOf(reopened(t, dir)), want)
	}
}

// TestStrangerOutlivesFailures: whatever call fails while another ledger is moved aside, its records are still there.
func TestStrangerOutlivesFailures(t *testing.T) {
	for n, done := 1, false; !done; n++ {
		disk := journaltest.New(uint64(n))
		l := opened(t, disk)
		commit(t, l, samples(0, 3))
		other, err := open(disk, "other", slack)
		if err != nil {
			t.Fatal(err)
		}
		commit(t, other, samples(10, 20))
		other.Close()
		for i, path := range other.paths() {
			if err := disk.Rename(path, paths[i]); err != nil {
				t.Fatal(err)
			}
		}
		disk.Fail(func(call int) bool { return call == n })
		err = l.Commit(samples(3, 4), nil)
		done = disk.Calls() < n
		disk.Fail(nil)
		if done && err != nil {
			t.Fatal(err)
		}
		for i := range paths {
			found := false
			for _, name := range disk.Names() {
				found = found || strings.HasPrefix(name, paths[i]) && bytes.Contains(disk.Data(name), []byte(sample(15).ID))
			}
			if !found {
				t.Errorf("call %d failed: copy %d of the other ledger is gone; there are %q", n, i, disk.Names())
			}
		}
		commit(t, l, samples(4, 5))
		want := contentsOf(l)
		l.Close()
		same(t, "opened again", contentsOf(opened(t, disk)), want)
	}
}

// TestMendFails: nothing is committed while a copy cannot be written anew.
func TestMendFails(t *testing.T) {
	for n, done := 1, false; !done; n++ {
		disk := journaltest.New(uint64(n))
		l := opened(t, disk)
		commit(t, l, samples(0, 3))
		for _, path := range paths {
			disk.Damage(path, func([]byte) []byte { return nil })
		}
		disk.Fail(func(call int) bool { return call == n })
		err := l.Commit(samples(3, 4), nil)
		done = disk.Calls() < n
		disk.Fail(nil)
		if err != nil {
			continue
		}
		// It says that all is on the disk: in both copies, whichever is lost now.
		want := contentsOf(l)
		for _, path := range paths {
			after := disk.After(journaltest.All, 1)
			after.Damage(path, func([]byte) []byte { return nil })
			same(t, "from one copy", contentsOf(opened(t, after)), want)
		}
	}
}

// TestManyLines: more lines than are parsed at a time come back in their order.
func TestManyLines(t *testing.T) {
	disk := journaltest.New(1)
	l := opened(t, disk)
	commit(t, l, samples(0, 10_000), State{FeedID: "feed"})
	want := contentsOf(l)
	l.Close()
	l = opened(t, disk)
	same(t, "opened again", contentsOf(l), want)
	checkUnique(t, l)
}
