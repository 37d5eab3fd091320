package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"seedfeed/feed/journal"
)

// TestForget: of a forgotten record only its id, its dates and a hash of its slug are left in the files, and others stay.
func TestForget(t *testing.T) {
	at := filepath.Join(t.TempDir(), "state")
	l, err := OpenOn(journal.Disk{}, at)
	if err != nil {
		t.Fatal(err)
	}
	rs := samples(0, 3)
	rs[1].Path, rs[1].Gist, rs[1].Slug = "a/ferryman.txt", "ferrygist", "ferryman-leaves"
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
	for range 2 {
		if err := l.Forget(rs[1].ID); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
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
