package cache

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

const name = "dir/cache"

func opened(t testing.TB, fsys journal.FS, version string) *Cache {
	t.Helper()
	c, err := open(fsys, name, version, 4000)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sample(i int) Entry {
	return Entry{Path: fmt.Sprintf("dir/%d\xff.txt", i), Size: int64(i), ModTime: -5, ChangeTime: 1 << 62, Inode: 1 << 63, Hash: fmt.Sprint("hash", i)}
}

func value(e Entry) []byte { return []byte(strings.Repeat("text of "+e.Hash+" ", 20)) }

func put(t testing.TB, c *Cache, e Entry) {
	t.Helper()
	if err := c.Put(e, value(e)); err != nil {
		t.Fatal(err)
	}
}

// wrong returns what is wrong with what c gives for its entries: every value must belong to its hash.
func wrong(c *Cache) string {
	for e := range c.Entries() {
		got, v, ok := c.Get(e.Path)
		if !ok || got != e || !bytes.Equal(v, value(e)) {
			return fmt.Sprintf("Get(%q) = %+v, %.30q, %v, want %+v", e.Path, got, v, ok, e)
		}
	}
	return ""
}

func paths(c *Cache) (out []string) {
	for e := range c.Entries() {
		out = append(out, e.Path)
	}
	slices.Sort(out)
	return out
}

func TestRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "cache")
	c, err := Open(path, "1")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		put(t, c, sample(i))
	}
	moved, touched, again := sample(1), sample(2), sample(3)
	moved.Path, touched.Size, again.Hash = "moved", 99, "new"
	put(t, c, again)
	for _, err := range []error{c.Move(sample(1).Path, moved), c.Touch(touched), c.Delete(sample(4).Path), c.Delete("unknown"), c.Put(Entry{Path: "empty"}, nil)} {
		if err != nil {
			t.Error(err)
		}
	}
	for range 2 {
		if e, v, ok := c.Get("empty"); !ok || len(v) != 0 || e.Path != "empty" {
			t.Errorf("Get(empty) = %+v, %q, %v", e, v, ok)
		}
		if c.Len() != 10 {
			t.Errorf("%d entries: %q", c.Len(), paths(c))
		}
		for _, want := range []Entry{sample(0), moved, touched, again} {
			e, v, ok := c.Get(want.Path)
			if byEntry, _ := c.Entry(want.Path); !ok || e != want || byEntry != want || !bytes.Equal(v, value(want)) {
				t.Errorf("Get(%q) = %+v, %.30q, %v", want.Path, e, v, ok)
			}
		}
		for _, path := range []string{sample(1).Path, sample(4).Path, "unknown"} {
			if e, _, ok := c.Get(path); ok {
				t.Errorf("Get(%q) = %+v", path, e)
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if c, err = Open(path, "1"); err != nil {
			t.Fatal(err)
		}
	}
	other := sample(0)
	other.Hash = "other"
	if err := c.Touch(other); !errors.Is(err, ErrStamp) {
		t.Errorf("Touch with another hash: %v", err)
	}
	c.Close()
	if c, err = Open(path, "2"); err != nil || c.Len() != 0 || c.Damaged() != 0 {
		t.Errorf("opened by another version: %d entries, %v", c.Len(), err)
	}
	c.Close()
}

func TestFolderThatCannotBeUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	c, err := Open(filepath.Join(file, "cache"), "1")
	if err == nil || !strings.Contains(err.Error(), file) {
		t.Fatalf("Open below a file: %v", err)
	}
	put(t, c, sample(1))
	if w := wrong(c); w != "" || c.Len() != 1 {
		t.Errorf("%d entries, %s", c.Len(), w)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left in the temporary folder: %v", left)
	}
	t.Setenv("TMPDIR", file)
	c, err = Open(filepath.Join(file, "cache"), "1")
	if err == nil {
		t.Fatal("no error")
	}
	put(t, c, sample(1))
	if _, _, ok := c.Get(sample(1).Path); ok || c.Close() != nil {
		t.Error("remembers without a place to")
	}
}

func TestInUse(t *testing.T) {
	disk := journaltest.New(1)
	first := opened(t, disk, "1")
	put(t, first, sample(1))
	t.Setenv("TMPDIR", t.TempDir())
	second, err := open(disk, name, "1", 100)
	if !errors.Is(err, journal.ErrLocked) || second.Len() != 0 {
		t.Fatalf("second Open: %v", err)
	}
	put(t, second, sample(2))
	second.Close()
	if first.Close(); !slices.Equal(paths(opened(t, disk, "1")), []string{sample(1).Path}) {
		t.Error("the second one changed the first one's file")
	}
}

// life does a bit of everything, at random.
func life(c *Cache, rng *rand.Rand, steps int) {
	for i := range steps {
		e := sample(rng.IntN(30))
		e.Size = int64(i)
		known, ok := c.Entry(e.Path)
		switch rng.IntN(5) {
		case 0:
			_ = c.Delete(e.Path)
		case 1:
			if ok {
				known.Size = int64(i)
				_ = c.Touch(known)
			}
		case 2:
			if ok {
				known.Path = sample(rng.IntN(30)).Path
				_ = c.Move(e.Path, known)
			}
		default:
			e.Hash = fmt.Sprint("hash", i)
			_ = c.Put(e, value(e))
		}
	}
}

func TestCompaction(t *testing.T) {
	disk := journaltest.New(1)
	c := opened(t, disk, "1")
	life(c, rand.New(rand.NewPCG(1, 1)), 1500)
	// 30 entries of a hundred bytes or so, and the slack.
	if size := len(disk.Data(name)); size > 15_000 {
		t.Errorf("%d bytes for %d entries", size, c.Len())
	}
	want := paths(c)
	if w := wrong(c); w != "" || len(want) == 0 {
		t.Fatal(len(want), w)
	}
	c.Close()
	c = opened(t, disk, "1")
	if w := wrong(c); w != "" || !slices.Equal(paths(c), want) {
		t.Errorf("opened again: %q, want %q; %s", paths(c), want, w)
	}
}

func TestDamageNeverGivesAWrongValue(t *testing.T) {
	for seed := range uint64(80) {
		rng := rand.New(rand.NewPCG(seed, 1))
		disk := journaltest.New(seed)
		c := opened(t, disk, "1")
		life(c, rng, 100)
		before := c.Len()
		if seed%2 == 0 {
			c.Close()
		}
		disk.Damage(name, func(b []byte) []byte {
			for range 1 + rng.IntN(3) {
				from := rng.IntN(len(b))
				for i := from; i < min(len(b), from+rng.IntN(60)); i++ {
					b[i] ^= byte(rng.Uint32())
				}
			}
			return b[:len(b)-rng.IntN(2)*rng.IntN(100)]
		})
		if seed%2 == 0 {
			c = opened(t, disk, "1")
		}
		lost := 0
		for e := range c.Entries() {
			got, v, ok := c.Get(e.Path)
			if ok && (got != e || !bytes.Equal(v, value(e))) {
				t.Fatalf("seed %d: wrong value for %+v: %.40q", seed, e, v)
			}
			if !ok {
				lost++
			}
		}
		if lost > 0 && seed%2 == 0 {
			t.Errorf("seed %d: %d of %d entries known at Open have no value", seed, lost, before)
		}
		life(c, rng, 50)
		for e := range c.Entries() {
			if got, v, ok := c.Get(e.Path); ok && (got != e || !bytes.Equal(v, value(e))) {
				t.Fatalf("seed %d: later, wrong value for %+v: %.40q", seed, e, v)
			}
		}
	}
}

func TestEveryPowerCutAndFailingCall(t *testing.T) {
	whole := journaltest.New(1)
	life(opened(t, whole, "1"), rand.New(rand.NewPCG(2, 2)), 40)
	for n := 1; n <= whole.Calls(); n++ {
		for seed := range uint64(4) {
			rng := rand.New(rand.NewPCG(2, 2))
			disk := journaltest.New(seed)
			if seed < 2 {
				disk.CutAt(n)
			} else {
				disk.Fail(func(call int) bool { return call >= n && call < n+int(seed)*2 })
			}
			t.Setenv("TMPDIR", "/nonexistent")
			c, err := open(disk, name, "1", 4000)
			if err == nil {
				life(c, rng, 40)
			}
			if seed >= 2 {
				disk.Fail(nil)
				if w := wrong(c); w != "" {
					t.Fatalf("call %d failed: %s", n, w)
				}
				if c.Close(); err == nil {
					e := sample(40)
					c = opened(t, disk, "1")
					put(t, c, e)
				}
			}
			c = opened(t, disk.After(journaltest.Random, seed), "1")
			if w := wrong(c); w != "" {
				t.Fatalf("call %d, seed %d: %s", n, seed, w)
			}
			put(t, c, sample(41))
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	c := opened(t, journaltest.New(1), "1")
	var wait sync.WaitGroup
	for w := range 4 {
		wait.Go(func() { life(c, rand.New(rand.NewPCG(uint64(w), 1)), 150) })
		wait.Go(func() {
			for range 20 {
				for e := range c.Entries() {
					if got, v, ok := c.Get(e.Path); ok && !bytes.Equal(v, value(got)) {
						t.Errorf("Get(%q): %.40q for %+v", e.Path, v, got)
					}
				}
			}
		})
	}
	wait.Wait()
	if w := wrong(c); w != "" {
		t.Error(w)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(record{kind: kindVersion, from: "1"}.append(nil))
	f.Add(record{kind: kindPut, entry: sample(1), value: pack(value(sample(1)))}.append(nil))
	f.Add(record{kind: kindMove, from: "a", entry: sample(1)}.append(nil))
	f.Add(record{kind: kindDelete, from: "a"}.append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, ok := parse(b)
		if !ok {
			return
		}
		again, ok := parse(r.append(nil))
		if !ok || again.kind != r.kind || again.from != r.from || again.entry != r.entry || !bytes.Equal(again.value, r.value) {
			t.Fatalf("%+v came back as %+v, %v", r, again, ok)
		}
		if v, err := unpack(r.value); err == nil {
			if v2, err := unpack(pack(v)); err != nil || !bytes.Equal(v, v2) {
				t.Fatalf("value %q came back as %q, %v", v, v2, err)
			}
		}
	})
}

// article is 3 KB of words that compress as English does, more or less.
func article(rng *rand.Rand) []byte {
	var b []byte
	for len(b) < 3000 {
		for range 2 + rng.IntN(7) {
			b = append(b, "eeeeeetttttaaaaooooiiiinnnnsssshhhrrrdddlllcuumwfgypbvk"[rng.IntN(55)])
		}
		b = append(b, ' ')
	}
	return b
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1, 100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "cache")
			c, err := Open(path, "1")
			if err != nil {
				b.Fatal(err)
			}
			rng := rand.New(rand.NewPCG(1, 1))
			for i := range n {
				e := Entry{Path: fmt.Sprintf("section-%d/a-headline-of-usual-length-%d.txt", i%40, i), Size: 3000, ModTime: 1.7e18, ChangeTime: 1.7e18, Inode: uint64(i), Hash: fmt.Sprintf("%064x", i)}
				if err := c.Put(e, article(rng)); err != nil {
					b.Fatal(err)
				}
			}
			size := c.file.Size()
			c.Close()
			b.ReportAllocs()
			for b.Loop() {
				c, err := Open(path, "1")
				if err != nil || c.Len() != n {
					b.Fatal(c.Len(), err)
				}
				c.Close()
			}
			b.SetBytes(size)
		})
	}
}

func BenchmarkPutGet(b *testing.B) {
	c, err := Open(filepath.Join(b.TempDir(), "cache"), "1")
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	v := article(rand.New(rand.NewPCG(1, 1)))
	entries := map[string]Entry{}
	for i := range 100 {
		entries[sample(i).Path] = sample(i)
	}
	all := slices.Collect(maps.Values(entries))
	i := 0
	b.ReportAllocs()
	b.SetBytes(int64(len(v)))
	for b.Loop() {
		e := all[i%len(all)]
		if err := c.Put(e, v); err != nil {
			b.Fatal(err)
		}
		if _, _, ok := c.Get(e.Path); !ok {
			b.Fatal("lost")
		}
		i++
	}
}
