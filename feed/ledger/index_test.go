package ledger

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"seedfeed/feed/journal/journaltest"
	"seedfeed/feed/testkit"
)

func idsOf(records iter.Seq[Record]) (out []string) {
	for r := range records {
		out = append(out, r.ID)
	}
	return out
}

func TestIndex(t *testing.T) {
	gone := day(5)
	x := NewIndex(
		Record{ID: "a", Path: "p", Hash: "h", Slug: "s"},
		Record{ID: "b", Path: "p", Hash: "h", Slug: "s", Withdrawn: gone},
		Record{ID: "c", Path: "q", Hash: "h", Slug: "s"},
		Record{ID: "d", Path: "p", Hash: "other"},
		Record{ID: "e", Path: "gone", Withdrawn: gone, Slug: "gone"},
		Record{ID: "f", Path: "gone", Withdrawn: gone, Slug: "gone"},
		Record{ID: "g"},
		Record{ID: "e", Path: "gone", Withdrawn: gone, Slug: "gone"}, // again: the newest of its path
	)
	for name, test := range map[string]struct {
		got  []string
		want []string
	}{
		"all":                 {idsOf(x.All()), []string{"a", "b", "c", "d", "e", "f", "g"}},
		"hash":                {idsOf(x.ByHash("h")), []string{"a", "b", "c"}},
		"hash of one":         {idsOf(x.ByHash("other")), []string{"d"}},
		"unknown hash":        {idsOf(x.ByHash("x")), nil},
		"empty hash":          {idsOf(x.ByHash("")), nil},
		"path":                {idsOf(x.AtPath("p")), []string{"a", "b", "d"}},
		"path of one":         {idsOf(x.AtPath("q")), []string{"c"}},
		"best of path":        {found(x.ByPath("p")), []string{"d"}},
		"best withdrawn":      {found(x.ByPath("gone")), []string{"e"}},
		"unknown path":        {found(x.ByPath("x")), nil},
		"best of slug":        {found(x.BySlug("s")), []string{"a"}},
		"best withdrawn slug": {found(x.BySlug("gone")), []string{"e"}},
		"empty path":          {found(x.ByPath("")), nil},
		"id":                  {found(x.ByID("f")), []string{"f"}},
		"unknown id":          {found(x.ByID("x")), nil},
	} {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("%s: %q, want %q", name, test.got, test.want)
		}
	}
	if x.Len() != 7 || x.NextSeq() != 8 {
		t.Errorf("%d records, next Seq %d", x.Len(), x.NextSeq())
	}
	for name, want := range map[string]string{
		"Version 1.2": "v", "version 1.2": "v", "VERSION 1.2.MD": "v", "notes/Version 1.2": "v", "version 1": "", "P": "d", "p.txt": "d", "": "", "two": "e", "two.md": "e",
	} {
		x := NewIndex(Record{ID: "v", Path: "old/Version 1.2.md"}, Record{ID: "a", Path: "p.md", Withdrawn: gone}, Record{ID: "d", Path: "sub/P.txt"},
			Record{ID: "e", Path: "x/Two.md"}, Record{ID: "f", Path: "y/Two.md"})
		if got, ok := x.ByName(name); got.ID != want || ok != (want != "") {
			t.Errorf("the file named %q is %q, want %q", name, got.ID, want)
		}
	}
	// A live record goes before a withdrawn one in either order.
	x.Put(Record{ID: "a", Path: "p", Slug: "s", Withdrawn: gone})
	if got := found(x.BySlug("s")); !slices.Equal(got, []string{"c"}) {
		t.Errorf("slug whose first record was withdrawn: %q", got)
	}
}

func found(r Record, ok bool) []string {
	if !ok {
		return nil
	}
	return []string{r.ID}
}

// TestIndexAsScan: after random changes, each lookup says what a scan of all records says.
func TestIndexAsScan(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 1))
		x := NewIndex()
		var order []string
		records, version := map[string]Record{}, map[string]int{}
		for i := range 400 {
			r := Record{ID: fmt.Sprint("id", rng.IntN(30)), Path: pick(rng, "p"), Hash: pick(rng, "h"), Slug: pick(rng, "s"), Published: time.Unix(int64(i), 5)}
			if rng.IntN(2) == 0 {
				r.Withdrawn = day(i)
			}
			if rng.IntN(3) == 0 {
				r.Expires = day(i)
			}
			if old, known := records[r.ID]; !known {
				order = append(order, r.ID)
				r.Seq = int64(len(order))
			} else {
				r.Seq = old.Seq
			}
			given := r
			given.Seq = 0
			x.Put(given)
			r.Published = r.Published.UTC()
			records[r.ID], version[r.ID] = r, i
		}
		scan := func(has func(r Record) bool) (out []Record) {
			for _, id := range order {
				if has(records[id]) {
					out = append(out, records[id])
				}
			}
			return out
		}
		if got, want := slices.Collect(x.All()), scan(func(Record) bool { return true }); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %+v, want %+v", seed, got, want)
		}
		if got, want := slices.Collect(x.Expiring()), scan(func(r Record) bool { return !r.Expires.IsZero() }); !slices.Equal(got, want) {
			t.Fatalf("seed %d: expiring %+v, want %+v", seed, got, want)
		}
		for n := range 5 {
			path, hash, slug := fmt.Sprint("p", n), fmt.Sprint("h", n), fmt.Sprint("s", n)
			atPath := scan(func(r Record) bool { return r.Path == path })
			if got := slices.Collect(x.AtPath(path)); !slices.Equal(got, atPath) {
				t.Errorf("seed %d, %s: %+v, want %+v", seed, path, got, atPath)
			}
			if got, want := slices.Collect(x.ByHash(hash)), scan(func(r Record) bool { return r.Hash == hash }); !slices.Equal(got, want) {
				t.Errorf("seed %d, %s: %+v, want %+v", seed, hash, got, want)
			}
			slices.SortStableFunc(atPath, func(a, b Record) int { return version[b.ID] - version[a.ID] })
			best(t, x.ByPath, path, atPath)
			best(t, x.BySlug, slug, scan(func(r Record) bool { return r.Slug == slug }))
		}
	}
}

func pick(rng *rand.Rand, what string) string { return fmt.Sprint(what, rng.IntN(5)) }

// best checks a lookup that gives the first live record of those given, else the first.
func best(t *testing.T, find func(string) (Record, bool), key string, of []Record) {
	t.Helper()
	slices.SortStableFunc(of, func(a, b Record) int {
		switch live, than := a.Withdrawn.IsZero(), b.Withdrawn.IsZero(); {
		case live && !than:
			return -1
		case than && !live:
			return 1
		}
		return 0
	})
	if got, ok := find(key); ok != (len(of) > 0) || ok && got != of[0] {
		t.Errorf("%s: %+v, %v, want the first of %+v", key, got, ok, of)
	}
}

// TestIterationMeetsChanges: what is put while somebody iterates is met when its turn comes.
func TestIterationMeetsChanges(t *testing.T) {
	x := NewIndex(Record{ID: "a", Hash: "h"}, Record{ID: "b", Hash: "h"}, Record{ID: "c", Hash: "h"})
	var met []string
	for r := range x.ByHash("h") {
		met = append(met, r.ID)
		switch r.ID {
		case "a":
			x.Put(Record{ID: "b", Hash: "changed"})
			x.Put(Record{ID: "d", Hash: "h"})
		case "c":
			x.Put(Record{ID: "a", Hash: "changed"})
		}
		if len(met) > 5 {
			break
		}
	}
	if want := []string{"a", "c", "d"}; !slices.Equal(met, want) {
		t.Errorf("met %q, want %q", met, want)
	}
}

// TestThousandsOfEqualTexts: to put them and to take the first of each costs no more than for others.
func TestThousandsOfEqualTexts(t *testing.T) {
	const n = 5000
	fill := func(hash func(i int) string) func() {
		return func() {
			x := NewIndex()
			for i := range n {
				x.Put(Record{ID: fmt.Sprint(i), Path: fmt.Sprint("p", i), Hash: hash(i)})
				for range x.ByHash(hash(i)) {
					break
				}
			}
		}
	}
	own, equal := func(i int) string { return fmt.Sprint("hash", i) }, func(int) string { return "the same hash" }
	testkit.AtMost(t, "equal texts", 10, fill(equal), fill(own))
}

func TestOwnedIndexRefusesPut(t *testing.T) {
	l := opened(t, journaltest.New(1))
	defer func() {
		if recover() == nil || l.Index().Len() != 0 {
			t.Error("the index of a ledger was changed without a Commit")
		}
	}()
	l.Index().Put(sample(1))
}

// TestStored: records come back in UTC and can be compared, also before a restart.
func TestStored(t *testing.T) {
	zone := time.FixedZone("east", 7200)
	r := sample(1)
	r.Held, r.Published, r.Archived = true, r.Published.In(zone), time.Now()
	for what, x := range map[string]*Index{"alone": NewIndex(r), "of a ledger": func() *Index {
		l := opened(t, journaltest.New(1))
		commit(t, l, []Record{r}, State{Modified: r.Published, Updated: r.Archived})
		if s := l.State(); s.Modified != r.Published.UTC() || s.Updated != r.Archived.Round(0).UTC() {
			t.Errorf("state %+v", s)
		}
		return l.Index()
	}()} {
		want := r
		want.Seq, want.Published, want.Archived = 1, r.Published.UTC(), r.Archived.Round(0).UTC()
		if got, _ := x.ByID(r.ID); got != want {
			t.Errorf("%s: %+v, want %+v", what, got, want)
		}
	}
}

func TestBySeq(t *testing.T) {
	x := NewIndex(Record{ID: "a", Seq: 3}, Record{ID: "b"}, Record{ID: "c", Seq: 9})
	before := x.Changes()
	x.Put(Record{ID: "a", Path: "moved"})
	if x.Changes() <= before {
		t.Error("a change is not counted")
	}
	for seq, want := range map[int64]string{0: "", 1: "", 3: "a", 4: "b", 5: "", 9: "c", 10: ""} {
		if r, ok := x.BySeq(seq); ok != (want != "") || r.ID != want {
			t.Errorf("BySeq(%d) = %q, %v, want %q", seq, r.ID, ok, want)
		}
	}
}
