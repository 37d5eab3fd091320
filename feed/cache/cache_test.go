package cache

import (
	"bytes"
	"encoding/binary"
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

// entries returns the current entries and, of each, the value that Get gives for it, in the order of their paths.
func entries(c *Cache) (all []Entry) {
	for path := range c.Paths() {
		if e, ok := c.Entry(path); ok {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// wrong returns what is wrong with what c gives for its entries: every value must belong to its hash.
func wrong(c *Cache) string {
	for _, e := range entries(c) {
		if v, ok := c.Get(e.Path, e.Hash); !ok || !bytes.Equal(v, value(e)) {
			return fmt.Sprintf("Get(%q, %q) = %.30q, %v", e.Path, e.Hash, v, ok)
		}
	}
	return ""
}

func paths(c *Cache) []string { return slices.Sorted(c.Paths()) }

func TestRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "cache")
	c, err := Open(path, "1")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		put(t, c, sample(i))
	}
	touched, again := sample(2), sample(3)
	touched.Size, again.Hash = 99, "new"
	put(t, c, again)
	for _, err := range []error{c.Touch(touched), c.Drop(sample(4).Path), c.Drop("unknown"), c.Put(Entry{Path: "empty"}, nil)} {
		if err != nil {
			t.Error(err)
		}
	}
	for range 2 {
		if v, ok := c.Get("empty", ""); !ok || len(v) != 0 {
			t.Errorf("Get(empty) = %q, %v", v, ok)
		}
		if len(paths(c)) != 10 {
			t.Errorf("%d entries: %q", len(paths(c)), paths(c))
		}
		for _, want := range []Entry{sample(0), touched, again} {
			v, ok := c.Get(want.Path, want.Hash)
			if e, _ := c.Entry(want.Path); !ok || e != want || !bytes.Equal(v, value(want)) {
				t.Errorf("Entry and Get(%q) = %+v, %.30q, %v", want.Path, e, v, ok)
			}
		}
		for _, e := range []Entry{sample(4), {Path: "unknown"}, {Path: sample(1).Path, Hash: "another"}} {
			if v, ok := c.Get(e.Path, e.Hash); ok {
				t.Errorf("Get(%q, %q) = %.30q", e.Path, e.Hash, v)
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
	if c, err = Open(path, "2"); err != nil || len(paths(c)) != 0 || c.Damaged() != 0 {
		t.Errorf("opened by another version: %d entries, %v", len(paths(c)), err)
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
	if err := c.compact(false); err != nil {
		t.Errorf("compaction of the one that forgets: %v", err)
	}
	if w := wrong(c); w != "" || len(paths(c)) != 1 {
		t.Errorf("%d entries, %s", len(paths(c)), w)
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
	if _, ok := c.Get(sample(1).Path, sample(1).Hash); ok || c.Close() != nil {
		t.Error("remembers without a place to")
	}
}

// TestUnreadableValue: a value that was damaged is forgotten, alone. A Put that fails says so and changes nothing.
func TestUnreadableValue(t *testing.T) {
	disk := journaltest.New(1)
	c := opened(t, disk, "1")
	put(t, c, sample(1))
	put(t, c, sample(2))
	disk.Damage(name, func(b []byte) []byte { b[len(b)-3] ^= 1; return b })
	if v, ok := c.Get(sample(2).Path, sample(2).Hash); ok {
		t.Errorf("a damaged value: %.30q", v)
	}
	if got := entries(c); !slices.Equal(got, []Entry{sample(1)}) || wrong(c) != "" {
		t.Errorf("left are %+v, %s", got, wrong(c))
	}
	disk.Fail(func(int) bool { return true })
	if err := c.Put(sample(3), nil); !errors.Is(err, journaltest.ErrFault) {
		t.Errorf("Put on a full disk: %v", err)
	}
	disk.Fail(nil)
	if got := paths(c); !slices.Equal(got, []string{sample(1).Path}) {
		t.Errorf("after the error: %q", got)
	}
}

// TestOpenLeavesAWholeFile: a file is written anew at Open only if that is needed, and Open fails if it cannot be.
func TestOpenLeavesAWholeFile(t *testing.T) {
	t.Setenv("TMPDIR", "/nonexistent")
	disk := journaltest.New(1)
	c := opened(t, disk, "1")
	put(t, c, sample(1))
	c.Close()
	before, _ := disk.Stat(name)
	opened(t, disk, "1").Close()
	if after, err := disk.Stat(name); err != nil || !disk.Same(before, after) {
		t.Errorf("written anew: %v", err)
	}
	whole := disk.After(journaltest.Nothing, 1)
	opened(t, whole, "2").Close()
	if after, err := whole.Stat(name); err != nil || len(whole.Data(name)) >= len(disk.Data(name)) {
		t.Errorf("another version left the file: %+v, %v", after, err)
	}
	calls := whole.Calls() - 2 // the last one but Stat reads the time of the new file, which may fail
	for n := 1; n < calls; n++ {
		disk := disk.After(journaltest.Nothing, 1)
		disk.Fail(func(call int) bool { return call >= n })
		if _, err := open(disk, name, "2", 4000); err == nil {
			t.Errorf("all calls from %d on fail: no error", n)
		}
		if disk.Opened() != 0 {
			t.Errorf("all calls from %d on fail: %d files are open", n, disk.Opened())
		}
	}
}

func TestInUse(t *testing.T) {
	disk := journaltest.New(1)
	first := opened(t, disk, "1")
	put(t, first, sample(1))
	t.Setenv("TMPDIR", t.TempDir())
	second, err := open(disk, name, "1", 100)
	if !errors.Is(err, journal.ErrLocked) || len(paths(second)) != 0 {
		t.Fatalf("second Open: %v", err)
	}
	put(t, second, sample(2))
	second.Close()
	if first.Close(); !slices.Equal(paths(opened(t, disk, "1")), []string{sample(1).Path}) {
		t.Error("the second one changed the first one's file")
	}
}

// life does a bit of everything, at random.
func life(c *Cache, rng *rand.Rand, steps int, wait bool) {
	for i := range steps {
		e := sample(rng.IntN(30))
		e.Size = int64(i)
		known, ok := c.Entry(e.Path)
		switch rng.IntN(5) {
		case 0:
			_ = c.Drop(e.Path)
		case 1, 2:
			if ok {
				known.Size = int64(i)
				_ = c.Touch(known)
			}
		default:
			e.Hash = fmt.Sprint("hash", i)
			_ = c.Put(e, value(e))
		}
		if wait { // so that one seed gives one sequence of calls
			c.compaction.Wait()
		}
	}
}

func TestCompaction(t *testing.T) {
	disk := journaltest.New(1)
	c := opened(t, disk, "1")
	life(c, rand.New(rand.NewPCG(1, 1)), 1500, true)
	// 30 paths with two values of a hundred bytes or so, and the slack.
	if size := len(disk.Data(name)); size > 25_000 {
		t.Errorf("%d bytes for %d entries", size, len(paths(c)))
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
		life(c, rng, 100, true)
		before := len(paths(c))
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
		for _, e := range entries(c) {
			v, ok := c.Get(e.Path, e.Hash)
			if ok && !bytes.Equal(v, value(e)) {
				t.Fatalf("seed %d: wrong value for %+v: %.40q", seed, e, v)
			}
			if !ok {
				lost++
			}
		}
		if lost > 0 && seed%2 == 0 {
			t.Errorf("seed %d: %d of %d entries known at Open have no value", seed, lost, before)
		}
		life(c, rng, 50, true)
		for _, e := range entries(c) {
			if v, ok := c.Get(e.Path, e.Hash); ok && !bytes.Equal(v, value(e)) {
				t.Fatalf("seed %d: later, wrong value for %+v: %.40q", seed, e, v)
			}
		}
	}
}

func TestEveryPowerCutAndFailingCall(t *testing.T) {
	whole := journaltest.New(1)
	life(opened(t, whole, "1"), rand.New(rand.NewPCG(2, 2)), 40, true)
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
				life(c, rng, 40, true)
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
		wait.Go(func() { life(c, rand.New(rand.NewPCG(uint64(w), 1)), 150, false) })
		wait.Go(func() {
			for range 20 {
				for _, e := range entries(c) {
					if v, ok := c.Get(e.Path, e.Hash); ok && !bytes.Equal(v, value(e)) {
						t.Errorf("Get(%q, %q): %.40q", e.Path, e.Hash, v)
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

// TestParseRefuses: a record of which a part is missing, or of an unknown kind, says nothing.
func TestParseRefuses(t *testing.T) {
	whole := record{kind: kindPut, from: "f", entry: sample(1)}.append(nil)
	if r, ok := parse(whole); !ok || r.entry != sample(1) || r.from != "f" || len(r.value) != 0 {
		t.Fatalf("%+v, %v", r, ok)
	}
	for n := range whole {
		if r, ok := parse(whole[:n]); ok {
			t.Errorf("%d of %d bytes: %+v", n, len(whole), r)
		}
	}
	whole[0] = '?'
	if r, ok := parse(whole); ok {
		t.Errorf("unknown kind: %+v", r)
	}
}

// TestInflateRefuses: a value of an older program that is cut, or that announces more than can be in it.
func TestInflateRefuses(t *testing.T) {
	packed := deflated(value(sample(1)))
	huge := append(binary.AppendUvarint(nil, 1<<40), packed[2:]...)
	for name, b := range map[string][]byte{"empty": nil, "cut": packed[:len(packed)/2], "huge": huge} {
		if v, err := inflate(b); err == nil {
			t.Errorf("%s: %d bytes", name, len(v))
		}
	}
	long := bytes.Repeat([]byte("a"), 10<<20) // compresses as well as anything does
	if v, err := inflate(deflated(long)); err != nil || !bytes.Equal(v, long) {
		t.Errorf("a long one: %d bytes, %v", len(v), err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(record{kind: kindVersion, from: "1"}.append(nil))
	f.Add(record{kind: kindDeflated, entry: sample(1), value: deflated(value(sample(1)))}.append(nil))
	f.Add(record{kind: kindTouch, from: "a", entry: sample(1)}.append(nil))
	f.Add(record{kind: kindDrop, from: "a"}.append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, ok := parse(b)
		if !ok {
			return
		}
		again, ok := parse(r.append(nil))
		if !ok || again.kind != r.kind || again.from != r.from || again.entry != r.entry || !bytes.Equal(again.value, r.value) {
			t.Fatalf("%+v came back as %+v, %v", r, again, ok)
		}
		_, _ = plain().unpack(r.value) // must not panic
		if v, err := inflate(r.value); err == nil {
			if v2, err := inflate(deflated(v)); err != nil || !bytes.Equal(v, v2) {
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
				if err != nil || len(paths(c)) != n {
					b.Fatal(len(paths(c)), err)
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
		if _, ok := c.Get(e.Path, e.Hash); !ok {
			b.Fatal("lost")
		}
		i++
	}
}
