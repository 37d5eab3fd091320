package cache

import (
	"fmt"
	"hash/maphash"
	"runtime"
	"slices"
	"testing"

	"seedfeed/feed/journal/journaltest"
	"seedfeed/feed/testkit"
)

func FuzzValues(f *testing.F) {
	f.Add("a/b.txt", "00ff", "0F", int64(-1), uint64(1)<<63)
	f.Fuzz(func(t *testing.T, path, hash, before string, n int64, inode uint64) {
		slots := []slot{
			{Entry{Path: path, Hash: before, Size: n, ModTime: -n, Inode: inode}, n, 3},
			{Entry{Path: path, Hash: hash, Size: 5, ModTime: n, ChangeTime: n / 3}, 1, n},
		}
		for ; ; slots = slots[1:] {
			v := valuesOf(path, slots)
			p := v.path()
			if got := v.slots(p); p != path || !slices.Equal(got, slots) {
				t.Fatalf("%q: %+v came back as %q: %+v", path, slots, p, got)
			}
			if len(slots) == 0 {
				return
			}
		}
	})
}

// TestEqualHashes: where two paths have one hash, one of them has no values.
func TestEqualHashes(t *testing.T) {
	c := opened(t, journaltest.New(1), "1")
	put(t, c, Entry{Path: "b", Hash: "1"})
	a, b := maphash.String(seed, "a"), maphash.String(seed, "b")
	c.paths[a] = c.paths[b]
	delete(c.paths, b)
	if e, ok := c.Entry("a"); ok {
		t.Errorf("a has the entry %+v of b", e)
	}
	if err := c.Drop("a"); err != nil || len(c.paths) != 1 {
		t.Errorf("a took b with it: %v", err)
	}
	put(t, c, Entry{Path: "a", Hash: "2"})
	if got := paths(c); !slices.Equal(got, []string{"a"}) {
		t.Errorf("paths %q", got)
	}
	if s := c.slots("a"); len(s) != 1 || c.live != s[0].length {
		t.Errorf("%d bytes count as live of %+v", c.live, s)
	}
}

// TestMemory: what the entry of a path takes in memory. The limit is some way above what was measured.
func TestMemory(t *testing.T) {
	const n = 20_000
	before := testkit.Heap()
	b := newBook(nil)
	for i := range n {
		e := Entry{
			Path: fmt.Sprintf("2026/%06d.txt", i), Hash: fmt.Sprintf("%032x", i), Size: 7000, ModTime: 1_800_000_000_123_456_789, ChangeTime: 1_800_000_000_123_456_789, Inode: 1_000_000,
		}
		b.put(slot{e, int64(i) * 3000, 3000})
	}
	each := (testkit.Heap() - before) / n
	t.Logf("%d bytes for each path", each)
	if each > 160 {
		t.Errorf("%d bytes for each path", each)
	}
	runtime.KeepAlive(b)
}
