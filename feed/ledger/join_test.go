package ledger

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// made opens a ledger on disk that holds some records.
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

func ids(l *Ledger) (out []string) {
	for r := range l.Records() {
		out = append(out, r.ID)
	}
	slices.Sort(out)
	return out
}

// TestJoin: another ledger in the place of the open one is never overwritten: its articles are taken over.
func TestJoin(t *testing.T) {
	for name, join := range map[string]func(l *Ledger) error{
		"asked":  func(l *Ledger) error { _, err := l.Join(); return err },
		"commit": func(l *Ledger) error { return l.Commit(samples(3, 4), nil) },
		"close":  func(l *Ledger) error { return l.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			base := t.TempDir()
			dir, other := filepath.Join(base, "dir"), filepath.Join(base, "other")
			theirs := samples(2, 8)
			theirs[0].Path = "theirs"
			if err := made(t, other, theirs).Close(); err != nil {
				t.Fatal(err)
			}
			l := made(t, dir, samples(0, 3))
			if err := errors.Join(os.Rename(dir, dir+".old"), os.Rename(other, dir), join(l), l.Close()); err != nil {
				t.Fatal(err)
			}
			again, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			var want []string
			for _, r := range samples(0, 8) {
				want = append(want, r.ID)
			}
			if got := ids(again); !slices.Equal(got, want) {
				t.Errorf("holds %q, want %q", got, want)
			}
			if r, _ := again.ByID(sample(2).ID); r.Path != sample(2).Path {
				t.Errorf("of what both know, %q counts, not what memory had", r.Path)
			}
		})
	}
}

// TestCloseAfterRemoval: a folder that was taken away while the program ran is whole again when it stops.
func TestCloseAfterRemoval(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dir")
	l := made(t, dir, samples(0, 3))
	if err := errors.Join(os.RemoveAll(dir), l.Close()); err != nil {
		t.Fatal(err)
	}
	again, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Len() != 3 {
		t.Errorf("%d records, want 3", again.Len())
	}
}

// TestOtherFolder: what is remembered where the ledger lay before is taken over, and the newest line counts wherever it is.
func TestOtherFolder(t *testing.T) {
	base := t.TempDir()
	usual, fallback := filepath.Join(base, "usual"), filepath.Join(base, "fallback")
	made(t, usual, samples(0, 3)).Close()
	l, err := Open(fallback, usual)
	if err != nil || l.Len() != 3 {
		t.Fatalf("%v, %d records in the fallback, want 3", err, l.Len())
	}
	r := sample(1)
	r.Path = "renamed.txt"
	if err := errors.Join(l.Commit([]Record{r}, nil), l.Close()); err != nil {
		t.Fatal(err)
	}
	if l, err = Open(usual, fallback); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got, _ := l.ByID(r.ID); got.Path != r.Path || l.Len() != 3 || len(l.Warnings()) == 0 {
		t.Errorf("back in the usual place: %+v, %d records, warnings %q", got, l.Len(), l.Warnings())
	}
}

// TestCloseInBarePlace: nothing is written into another folder that lies where the ledger's was, such as the place of a
// disk that was unmounted.
func TestCloseInBarePlace(t *testing.T) {
	base := t.TempDir()
	disk, dir := filepath.Join(base, "disk"), filepath.Join(base, "disk", "dir")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	l := made(t, dir, samples(0, 3))
	if err := errors.Join(os.Rename(disk, disk+".away"), os.Mkdir(disk, 0o755), l.Close()); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(disk); err != nil || len(left) > 0 {
		t.Errorf("%v, %v left in the bare place", err, left)
	}
}

// TestJoinArchives: archives stay as they are where only one of two joined ledgers has any; where both have, ours count.
func TestJoinArchives(t *testing.T) {
	for name, ours := range map[string]int32{"theirs alone": 0, "both": 1} {
		t.Run(name, func(t *testing.T) {
			base := t.TempDir()
			dir, other := filepath.Join(base, "dir"), filepath.Join(base, "other")
			theirs, own := samples(3, 6), samples(0, 3)
			theirs[0].Archive, own[0].Archive = 2, ours
			if err := made(t, other, theirs).Close(); err != nil {
				t.Fatal(err)
			}
			l := made(t, dir, own)
			defer l.Close()
			came, err := 0, errors.Join(os.Rename(dir, dir+".old"), os.Rename(other, dir))
			if err == nil {
				came, err = l.Join()
			}
			want := int32(2)
			if ours > 0 {
				want = 0
			}
			if r, _ := l.ByID(theirs[0].ID); err != nil || came != 3 || r.Archive != want {
				t.Errorf("%v, %d came, in archive %d, want %d", err, came, r.Archive, want)
			}
		})
	}
}

// TestMovedAside: a copy that is no file is moved away and written again, each time under another name.
func TestMovedAside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dir")
	if err := made(t, dir, samples(0, 3)).Close(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		path := filepath.Join(dir, copyA)
		if err := errors.Join(os.Remove(path), os.MkdirAll(filepath.Join(path, "full"), 0o755)); err != nil {
			t.Fatal(err)
		}
		l, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if l.Len() != 3 || len(l.Warnings()) == 0 {
			t.Errorf("%d records, warnings %q", l.Len(), l.Warnings())
		}
		if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o755), l.Commit(samples(0, 1), nil)); err != nil {
			t.Errorf("while it is open: %v", err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
