package ledger

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"seedfeed/feed/journal"
)

// TestForget: of a forgotten record only its id, its dates and a hash of its slug are left in the files, and others stay. Its
// lines go from copies that were moved aside as well, whatever the folder is called.
func TestForget(t *testing.T) {
	at := filepath.Join(t.TempDir(), "state [1")
	l, err := OpenOn(journal.Disk{}, at)
	if err != nil {
		t.Fatal(err)
	}
	rs := samples(0, 3)
	rs[1].Path, rs[1].Gist, rs[1].Slug = "a/ferryman.txt", "ferrygist", "ferryman-leaves"
	rs[1].SetPast(Past{AtomID: "tag:example.org,2019:7", Link: "https://example.org/ferry-link", Kept: "/ferry-kept", Given: "/ferry-given"})
	if err := l.Commit(rs, &State{FeedID: "tag:example.org,2025:/"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Forget(rs[1].ID); err == nil {
		t.Error("a published record is forgotten")
	}
	held := rs[1]
	held.Withdrawn, held.Held = day(9), true
	if err := l.Commit([]Record{held}, nil); err != nil {
		t.Fatal(err)
	}
	if err := l.Forget(rs[1].ID); err == nil {
		t.Error("a record whose file is in the folder is forgotten")
	}
	held.Held = false
	if err := l.Commit([]Record{held}, nil); err != nil {
		t.Fatal(err)
	}
	aside := filepath.Join(at, copyB+".aside-1")
	data, err := os.ReadFile(filepath.Join(at, copyB))
	if err := errors.Join(err, os.WriteFile(aside, data, 0o644)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := l.Forget(rs[1].ID); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(aside); err != nil || bytes.Contains(data, []byte("ferry")) || !bytes.Contains(data, []byte("slug-2")) {
		t.Errorf("moved aside, %v: %s", err, data)
	}
	for _, name := range []string{copyA, copyB} {
		data, err := os.ReadFile(filepath.Join(at, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"ferry", "hash1", "text1", "pictures1", "ZmVycnlnaXN0"} {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%s still has %q:\n%s", name, word, data)
			}
		}
		if !bytes.Contains(data, []byte("tag:example.org,2019:7")) {
			t.Errorf("%s lost the id by which readers of Atom know the article", name)
		}
		if !bytes.Contains(data, []byte("slug-2")) {
			t.Errorf("%s lost another record", name)
		}
	}
	if l, err = Open(at); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	r, ok := l.Index().BySlug("ferryman-leaves")
	if want := rs[1].Forgotten(); !ok || r.ID != rs[1].ID || r.Slug != want.Slug || !r.Published.Equal(rs[1].Published) || r.Path != "" || r.Withdrawn.IsZero() {
		t.Errorf("BySlug = %+v, %v", r, ok)
	}
	if _, ok := l.Index().BySlug("ferryman"); ok {
		t.Error("a slug that was never given is found")
	}
}

// TestForgetKilled: what a killed run left of older lines goes with the next one, which does not find the record any more.
func TestForgetKilled(t *testing.T) {
	at := filepath.Join(t.TempDir(), "state")
	l, err := Open(at)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	r := samples(0, 1)[0]
	r.Path, r.Slug, r.Withdrawn = "ferryman.txt", "ferryman-leaves", day(9)
	for _, version := range []Record{r, r.Forgotten()} { // killed before the copies are rewritten
		if err := l.Commit([]Record{version}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if data, _ := os.ReadFile(filepath.Join(at, copyA)); !bytes.Contains(data, []byte("ferry")) {
		t.Fatal("nothing is left: this test looks at nothing")
	}
	if err := l.Forget(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{copyA, copyB} {
		if data, err := os.ReadFile(filepath.Join(at, name)); err != nil || bytes.Contains(data, []byte("ferry")) {
			t.Errorf("%s, %v: %s", name, err, data)
		}
	}
}

// TestStartWritesNothing: a ledger that is whole is opened as it is: backups and copies by other programs see no new file.
func TestStartWritesNothing(t *testing.T) {
	dir := t.TempDir()
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.Commit(samples(1, 40), &State{FeedID: "tag:example.org,2025:/"}), l.Close()); err != nil {
		t.Fatal(err)
	}
	files := func() map[string]os.FileInfo {
		all := map[string]os.FileInfo{}
		entries, err := os.ReadDir(dir)
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			all[e.Name()] = info
		}
		if err != nil || len(all) < 2 {
			t.Fatalf("%v, %v", all, err)
		}
		return all
	}
	before := files()
	if l, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	if l.Index().Len() != 39 {
		t.Errorf("%d records", l.Index().Len())
	}
	l.Close()
	for name, info := range files() {
		if was := before[name]; was == nil || !os.SameFile(was, info) || was.Size() != info.Size() {
			t.Errorf("%s is another file than before", name)
		}
	}
}
