package ledger

import (
	"fmt"
	"hash/maphash"
	"runtime"
	"slices"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// packed unpacks what it packs.
func repacked(t *testing.T, s *stems, r Record, version uint64) {
	t.Helper()
	r = r.stored()
	row := s.pack(&r, version)
	if got, v := s.record(row); got != r || v != version {
		t.Fatalf("%#v, version %d, came back as %#v, version %d", r, version, got, v)
	}
	if v, live := row.newness(); v != version || live != r.Withdrawn.IsZero() || row.seq() != r.Seq {
		t.Fatalf("%#v: version %d, live %v, seq %d", r, v, live, row.seq())
	}
}

func TestPack(t *testing.T) {
	whole := sample(7)
	for i, at := range whole.times() {
		*at = day(i)
	}
	whole.Seq, whole.Held, whole.Archive, whole.Gist = 1<<40, true, 12, "\xff\x00gist"
	whole.SetPast(Past{Link: "https://old.example/7", NoGUID: true})
	for name, r := range map[string]Record{
		"empty":                           {},
		"whole":                           whole,
		"hexadecimal path":                {ID: "tag:a,2026:00ff", Path: "00ff", Slug: "ab", Hash: "0123456789abcdef", TextHash: "ABCD", Owner: "abc", Gist: "beef"},
		"id without a stem":               {ID: "00ff", Path: "a/00ff"},
		"id with nothing behind its stem": {ID: "tag:a,2026:"},
		"times far apart":                 {Published: time.Date(0, 1, 1, 0, 0, 0, 1, time.UTC), Updated: time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC), Seen: time.Unix(0, 0)},
		"clock of this run":               {Published: time.Now(), Updated: time.Now().In(time.FixedZone("", 3600))},
		"negative":                        {Seq: -1, Archive: -5},
	} {
		t.Run(name, func(t *testing.T) { repacked(t, &stems{}, r, 1<<63) })
	}
}

func FuzzPack(f *testing.F) {
	f.Add("tag:a,2026:00ff", "a/b.txt", "0123", "a-slug", "\xff", int64(1), int64(2), 3)
	f.Fuzz(func(t *testing.T, id, path, hash, slug, gist string, at, seq int64, n int) {
		r := Record{ID: id, Path: path, Hash: hash, TextHash: id, Slug: slug, Pictures: path, Owner: hash, Gist: gist, Seq: seq, Archive: int32(n), Held: n%2 == 0}
		for i, t := range r.times() {
			if n>>i&1 != 0 {
				*t = time.Unix(at>>i, seq)
			}
		}
		s := &stems{}
		for _, id := range [...]string{path, id} {
			r.ID = id
			repacked(t, s, r, uint64(at))
		}
		x := newTable(0)
		x.enter(x.stems.pack(&r, 1))
		for k, text := range map[kind]string{byID: r.ID, byPath: r.Path, byHash: r.Hash, bySlug: r.Slug} {
			if found := x.first(k, text); (found == none) != (text == "") {
				t.Errorf("kind %d, text %q: row %d", k, text, found)
			}
		}
	})
}

// TestStems: ids of any form are found, however many stems they have.
func TestStems(t *testing.T) {
	x := NewIndex()
	id := func(i int) string { return fmt.Sprintf("tag:site%d.example,2026:%08x", i%(2*mostStems), i) }
	for i := range 10 * mostStems {
		if _, ok := x.ByID(id(i)); ok {
			t.Errorf("%s is found before it is there", id(i))
		}
		x.Put(Record{ID: id(i), Path: fmt.Sprint(i)})
	}
	for i := range 10 * mostStems {
		if r, ok := x.ByID(id(i)); !ok || r.ID != id(i) || r.Path != fmt.Sprint(i) {
			t.Errorf("%s: %+v, %v", id(i), r, ok)
		}
	}
	if n := len(x.stems.all); n != mostStems {
		t.Errorf("%d stems", n)
	}
}

// TestEqualHashes: two keys with one hash do not find each other's rows, and one stays when the other goes.
func TestEqualHashes(t *testing.T) {
	known := map[uint32]string{}
	var a, b string
	for i := 0; b == ""; i++ {
		path := fmt.Sprint("file-", i)
		h := uint32(maphash.Bytes(seed, appendText(nil, path)))
		if was, ok := known[h]; ok {
			a, b = was, path
		}
		known[h] = path
	}
	x := NewIndex(Record{ID: "1", Path: a}, Record{ID: "2", Path: b}, Record{ID: "3", Path: a})
	check := func(path string, want ...string) {
		t.Helper()
		if got := idsOf(x.AtPath(path)); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
	check(a, "1", "3")
	check(b, "2")
	x.Put(Record{ID: "1", Path: b})
	check(a, "3")
	check(b, "1", "2")
	x.Put(Record{ID: "2", Path: "elsewhere"})
	x.Put(Record{ID: "3", Path: b})
	check(a)
	check(b, "1", "3")
}

// TestIndexMemory: what a record takes in memory, with its places in the lookups. The limit is some way above the 418 bytes
// that were measured.
func TestIndexMemory(t *testing.T) {
	const n = 20_000
	gist := make([]byte, 144)
	before := testkit.Heap()
	x := newIndex(n)
	for i := range n {
		x.Put(Record{
			ID: fmt.Sprintf("tag:news.example.org,2026-01-01:%024x", i), Path: fmt.Sprintf("2026/%06d.txt", i), Hash: fmt.Sprintf("%032x", i), TextHash: fmt.Sprintf("%032x", -i),
			Slug: fmt.Sprintf("the-harbour-of-the-town-has-been-widened-again-%d", i), Published: day(i), Updated: day(i), Archive: int32(i), Gist: string(gist),
		})
	}
	each := (testkit.Heap() - before) / n
	t.Logf("%d bytes for each record", each)
	if each > 480 {
		t.Errorf("%d bytes for each record", each)
	}
	runtime.KeepAlive(x)
}

// TestLive: what tells of live articles without their records says what the records do.
func TestLive(t *testing.T) {
	gone := time.Unix(1, 0)
	x := NewIndex(
		Record{ID: "1", Path: "a", Hash: "00ff"}, Record{ID: "2", Path: "00ff", Hash: "x"}, Record{ID: "3", Path: "b", Hash: "y", Withdrawn: gone},
		Record{ID: "4", Path: "a", Hash: "z", Withdrawn: gone}, Record{ID: "5", Withdrawn: gone}, Record{ID: "6", Withdrawn: gone},
	)
	if got := slices.Collect(x.LivePaths()); !slices.Equal(got, []string{"a", "00ff"}) {
		t.Errorf("live paths %q", got)
	}
	if got := slices.Collect(x.SharedPaths()); !slices.Equal(got, []string{"a"}) {
		t.Errorf("shared paths %q", got)
	}
	for _, test := range []struct {
		path, hash string
		live, has  bool
	}{
		{"a", "00ff", true, true}, {"a", "z", true, false}, {"00ff", "x", true, true}, {"00ff", "", true, false},
		{"b", "y", false, false}, {"c", "", false, false}, {"", "", false, false},
	} {
		if live, has := x.Live(test.path, test.hash); live != test.live || has != test.has {
			t.Errorf("%q, %q: live %v, has %v", test.path, test.hash, live, has)
		}
	}
}
