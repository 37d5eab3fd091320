package ledger

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"seedfeed/feed/journal/journaltest"
)

// at makes a record with that id, path and hash.
func at(id, path, hash string, withdrawn ...bool) Record {
	r := Record{ID: id, Path: path, Hash: hash, Published: day(1), Updated: day(1)}
	if len(withdrawn) > 0 {
		r.Withdrawn = day(2)
	}
	return r
}

func TestMatch(t *testing.T) {
	const gone = true
	for _, test := range []struct {
		name       string
		records    []Record
		disk       map[string]string // path to hash, besides the file asked about
		path, hash string
		id         string
		kind       Kind
	}{
		{"empty ledger", nil, nil, "a", "1", "", New},
		{"unchanged", []Record{at("A", "a", "1")}, nil, "a", "1", "A", Same},
		{"back as it was", []Record{at("A", "a", "1", gone)}, nil, "a", "1", "A", Returned},
		{"renamed", []Record{at("A", "a", "1")}, nil, "b", "1", "A", Moved},
		{"renamed over another", []Record{at("A", "a", "1"), at("B", "b", "2")}, nil, "b", "1", "A", Moved},
		{"swapped", []Record{at("A", "a", "1"), at("B", "b", "2")}, map[string]string{"b": "1"}, "a", "2", "B", Moved},
		{"copied", []Record{at("A", "a", "1")}, map[string]string{"a": "1"}, "b", "1", "", New},
		{"copied over another", []Record{at("A", "a", "1"), at("B", "b", "2")}, map[string]string{"a": "1"}, "b", "1", "B", Edited},
		{"edited", []Record{at("A", "a", "1")}, nil, "a", "2", "A", Edited},
		{"new text at the path of a withdrawn one", []Record{at("A", "a", "1", gone)}, nil, "a", "2", "A", Edited},
		{"withdrawn text under another name", []Record{at("A", "a", "1", gone)}, nil, "b", "1", "A", Returned},
		{"withdrawn, its path taken by another", []Record{at("A", "a", "1", gone), at("B", "a", "2")}, map[string]string{"a": "2"}, "b", "1", "A", Returned},
		{"withdrawn, but back at its path unseen", []Record{at("A", "a", "1", gone)}, map[string]string{"a": "1"}, "b", "1", "", New},
		{"path and hash before hash", []Record{at("A", "a", "1"), at("B", "b", "1")}, nil, "b", "1", "B", Same},
		{"path and hash before path", []Record{at("A", "a", "1", gone), at("B", "a", "2")}, nil, "a", "1", "A", Returned},
		{"path shared: the live one is edited", []Record{at("B", "a", "2"), at("A", "a", "1", gone)}, nil, "a", "3", "B", Edited},
		{"twins: live before withdrawn", []Record{at("A", "x/a", "1", gone), at("B", "y/b", "1")}, nil, "x/a2", "1", "B", Moved},
		{"twins: same file name", []Record{at("A", "old/a", "1"), at("B", "old/b", "1")}, nil, "new/b", "1", "B", Moved},
		{"twins: same folder", []Record{at("A", "x/a", "1"), at("B", "y/b", "1")}, nil, "y/c", "1", "B", Moved},
		{"twins: first entered", []Record{at("A", "x/a", "1"), at("B", "y/b", "1")}, nil, "z/c", "1", "A", Moved},
		{"twins: the one that is gone", []Record{at("A", "x/a", "1"), at("B", "y/b", "1")}, map[string]string{"x/a": "1"}, "z/c", "1", "B", Moved},
		{"twins withdrawn: same file name", []Record{at("A", "x/a", "1", gone), at("B", "y/b", "1", gone)}, nil, "z/b", "1", "B", Returned},
	} {
		l := opened(t, journaltest.New(1))
		commit(t, l, test.records)
		holds := func(path, hash string) bool { return test.disk[path] == hash }
		r, kind := l.Matcher(holds).Match(test.path, test.hash)
		if kind != test.kind || r.ID != test.id {
			t.Errorf("%s: Match(%s, %s) = %q, %v, want %q, %v", test.name, test.path, test.hash, r.ID, kind, test.id, test.kind)
		}
		if kind == New && (r.Path != test.path || r.Hash != test.hash) {
			t.Errorf("%s: new record %+v", test.name, r)
		}
	}
}

// TestMatchFollowsFiles changes a folder at random and lets a publisher follow by Match alone: as long as no
// text is there twice, each text keeps its id through renames, swaps, removal and return.
func TestMatchFollowsFiles(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 1))
		disk := journaltest.New(seed)
		l := opened(t, disk)
		folder := map[string]string{}
		ids := map[string]string{} // by hash, while the text was never overwritten
		var bin []string
		for step := range 60 {
			names := slices.Sorted(maps.Keys(folder))
			fresh := fmt.Sprintf("d%d/f%d", rng.IntN(3), step)
			switch what := rng.IntN(5); {
			case what == 0 || len(names) < 2:
				folder[fresh] = fmt.Sprint("text", step)
			case what == 1: // rename
				from := names[rng.IntN(len(names))]
				folder[fresh] = folder[from]
				delete(folder, from)
			case what == 2: // swap
				a, b := names[0], names[len(names)-1]
				folder[a], folder[b] = folder[b], folder[a]
			case what == 3: // withdraw
				from := names[rng.IntN(len(names))]
				bin = append(bin, folder[from])
				delete(folder, from)
			case len(bin) > 0: // return under another name
				folder[fresh] = bin[len(bin)-1]
				bin = bin[:len(bin)-1]
			}
			follow(t, l, folder, step)
			for path, hash := range folder {
				r, ok := l.ByPath(path)
				if id, known := ids[hash]; !ok || r.Hash != hash || known && id != r.ID {
					t.Fatalf("seed %d, step %d: %s holds %s, record %+v, id before %q", seed, step, path, hash, r, id)
				}
				ids[hash] = r.ID
			}
			if step%20 == 19 {
				l.Close()
				l = opened(t, disk)
			}
		}
		checkUnique(t, l)
	}
}

// follow brings the ledger up to the folder, as a publisher does.
func follow(t *testing.T, l *Ledger, folder map[string]string, step int) {
	t.Helper()
	for path, hash := range folder { // in any order
		r, kind := l.Matcher(func(p, h string) bool { return folder[p] == h }).Match(path, hash)
		if kind == Same {
			continue
		}
		if kind == New {
			r.ID = fmt.Sprintf("id of %s at %d", path, step)
			r.Published = day(step)
		}
		r.Path, r.Hash, r.Withdrawn = path, hash, time.Time{}
		commit(t, l, []Record{r})
	}
	for r := range l.Records() {
		if folder[r.Path] != r.Hash && r.Withdrawn.IsZero() {
			r.Withdrawn = day(step)
			commit(t, l, []Record{r})
		}
	}
}

// TestMatchAmongThousandsOfTwins: copies of one text keep their identities, however many there are: when their folder
// is renamed, and when each of them is.
func TestMatchAmongThousandsOfTwins(t *testing.T) {
	const n, batch = 4000, 200
	for _, test := range []struct{ name, from, to string }{
		{"folder renamed", "old/%d", "new/%d"},
		{"each renamed", "dir/%d", "dir/new-%d"},
	} {
		l := opened(t, journaltest.New(1))
		folder := map[string]bool{}
		var rs []Record
		for i := range n {
			rs = append(rs, at(fmt.Sprint(i), fmt.Sprintf(test.from, i), "twin"))
			folder[fmt.Sprintf(test.to, i)] = true
		}
		commit(t, l, rs)
		asked := 0
		holds := func(path, _ string) bool { asked++; return folder[path] }
		for from := 0; from < n; from += batch {
			m := l.Matcher(holds)
			var moved []Record
			for i := from; i < from+batch; i++ {
				path := fmt.Sprintf(test.to, i)
				r, kind := m.Match(path, "twin")
				if kind != Moved || r.ID != fmt.Sprint(i) {
					t.Fatalf("%s: copy %d is %v of %q, want moved", test.name, i, kind, r.ID)
				}
				m.Take(r.Path, r.Hash)
				r.Path = path
				moved = append(moved, r)
			}
			commit(t, l, moved)
		}
		if most := n * (n/batch + 1); asked > most {
			t.Errorf("%s: %d questions, want %d at the most", test.name, asked, most)
		}
		if _, kind := l.Matcher(holds).Match("another", "twin"); kind != New {
			t.Errorf("%s: one copy more is %v, want new", test.name, kind)
		}
	}
}

func TestLookups(t *testing.T) {
	l := opened(t, journaltest.New(1))
	a, b := at("A", "a", "1"), at("B", "b", "1")
	a.Slug, b.Slug = "one", "one"
	commit(t, l, []Record{a, b})
	ids := func(rs []Record) (out []string) {
		for _, r := range rs {
			out = append(out, r.ID)
		}
		return out
	}
	if got := ids(l.ByHash("1")); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("ByHash: %q", got)
	}
	if r, ok := l.BySlug("one"); !ok || r.ID != "A" {
		t.Errorf("BySlug: %+v", r)
	}
	a.Slug, a.Hash, a.Path = "two", "2", "b"
	commit(t, l, []Record{a})
	if r, ok := l.BySlug("one"); !ok || r.ID != "B" {
		t.Errorf("BySlug after a change: %+v", r)
	}
	if r, ok := l.ByPath("b"); !ok || r.ID != "A" {
		t.Errorf("ByPath of two live ones: %+v, want the last committed", r)
	}
	if _, ok := l.ByPath("a"); ok {
		t.Error("ByPath of the old path: found")
	}
	b.Withdrawn = day(9)
	commit(t, l, []Record{b})
	if r, ok := l.ByPath("b"); !ok || r.ID != "A" {
		t.Errorf("ByPath of a live and a withdrawn one: %+v", r)
	}
	if got := ids(l.ByHash("1")); !slices.Equal(got, []string{"B"}) {
		t.Errorf("ByHash after a change: %q", got)
	}
	for _, key := range []string{"", "none"} {
		_, slug := l.BySlug(key)
		_, id := l.ByID(key)
		if slug || id || len(l.ByHash(key)) > 0 {
			t.Errorf("%q found", key)
		}
	}
}
