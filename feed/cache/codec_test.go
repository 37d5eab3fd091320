package cache

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"seedfeed/feed/journal/journaltest"
)

// deflated compresses a value as older programs did.
func deflated(value []byte) []byte {
	b := bytes.NewBuffer(binary.AppendUvarint(nil, uint64(len(value))))
	w, _ := flate.NewWriter(b, flate.BestSpeed)
	w.Write(value)
	w.Close()
	return b.Bytes()
}

// long returns a value of 8 KB that has most words in common with others, and a word of its own.
func long(i int) []byte {
	rng := rand.New(rand.NewPCG(uint64(i), 1))
	var b strings.Builder
	fmt.Fprintf(&b, "word-%d-word ", i)
	for b.Len() < 8<<10 {
		fmt.Fprintf(&b, "the %x of a common %x, ", rng.IntN(40)*7919*7919, rng.IntN(40)*104729*104729)
	}
	return []byte(b.String())
}

func longEntry(i int) Entry { return Entry{Path: fmt.Sprint("p", i), Hash: fmt.Sprint("h", i)} }

// roomy opens a cache that is not compacted by itself.
func roomy(t *testing.T, disk *journaltest.Disk) *Cache {
	t.Helper()
	c, err := open(disk, name, "1", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// holds fails unless c has exactly the long values of those numbers.
func holds(t *testing.T, c *Cache, when string, numbers ...int) {
	t.Helper()
	if n := len(paths(c)); n != len(numbers) {
		t.Errorf("%s: %d paths, want %d", when, n, len(numbers))
	}
	for _, i := range numbers {
		if v, ok := c.Get(longEntry(i).Path, longEntry(i).Hash); !ok || !bytes.Equal(v, long(i)) {
			t.Errorf("%s: value %d is %.20q, %v", when, i, v, ok)
		}
	}
}

func upTo(n int) (all []int) {
	for i := range n {
		all = append(all, i)
	}
	return all
}

// TestDictionary: values of which the file has a dictionary are smaller, and are read by a later run, after a compaction
// too. A damaged place in one of the two copies of the dictionary costs nothing.
func TestDictionary(t *testing.T) {
	disk := journaltest.New(1)
	c := roomy(t, disk)
	put := func(i int) int64 {
		before := c.file.Size()
		if err := c.Put(longEntry(i), long(i)); err != nil {
			t.Fatal(err)
		}
		return c.file.Size() - before
	}
	first := put(0)
	for i := 1; i < 12; i++ {
		put(i)
	}
	if !c.codec.trained {
		t.Fatal("no dictionary")
	}
	if last := put(12); last > first*4/5 {
		t.Errorf("a value takes %d bytes with the dictionary, %d without", last, first)
	}
	holds(t, c, "same run", upTo(13)...)
	dictionary := dictionaryOf(c.codec.known[0])
	c.Close()
	if n := bytes.Count(disk.Data(name), dictionary); n != 2 {
		t.Fatalf("the dictionary is in the file %d times", n)
	}
	disk.Damage(name, func(b []byte) []byte { b[bytes.Index(b, dictionary)+40] ^= 1; return b })
	for _, when := range []string{"damaged", "after the compaction"} {
		c = roomy(t, disk)
		if !c.codec.trained {
			t.Error(when, ": no dictionary")
		}
		holds(t, c, when, upTo(13)...)
		c.Close()
	}
}

// TestKeepForgetsTheDictionary: nothing of a forgotten value stays in the file, in the dictionary neither, and what is
// put by somebody who began before is readable.
func TestKeepForgetsTheDictionary(t *testing.T) {
	for _, kept := range []int{2, 20} { // too few for a dictionary, and enough
		disk := journaltest.New(1)
		c := roomy(t, disk)
		for i := range 24 {
			if err := c.Put(longEntry(i), long(i)); err != nil {
				t.Fatal(err)
			}
		}
		old := c.codec
		if !bytes.Contains(old.known[0], []byte("word-0-word")) {
			t.Fatal("the first value is not in the dictionary: nothing is tested")
		}
		want := upTo(24)[24-kept:]
		if err := c.Keep(func(e Entry) bool {
			var i int
			fmt.Sscanf(e.Path, "p%d", &i)
			return i >= 24-kept
		}); err != nil {
			t.Fatal(err)
		}
		for _, k := range c.codec.known {
			if bytes.Contains(k, []byte("word-0-word")) {
				t.Error("a dictionary has a word of what was forgotten")
			}
		}
		if c.codec.trained != (kept == 20) || len(c.codec.known) > 1 {
			t.Errorf("%d kept: trained %v, %d dictionaries", kept, c.codec.trained, len(c.codec.known))
		}
		holds(t, c, "kept", want...)
		c.Close()
		c = roomy(t, disk)
		holds(t, c, "kept, later run", want...)
		for i := range 24 {
			if err := c.Put(longEntry(i), long(i)); err != nil {
				t.Fatal(err)
			}
		}
		holds(t, c, "put again", upTo(24)...)
		c.Close()
	}
}

// TestOlderFile: the values of an older program are read and compacted.
func TestOlderFile(t *testing.T) {
	disk := journaltest.New(1)
	c := roomy(t, disk)
	for i := range 3 {
		if err := c.change(record{kind: kindDeflated, entry: longEntry(i), value: deflated(long(i))}); err != nil {
			t.Fatal(err)
		}
	}
	c.Close()
	c = roomy(t, disk)
	holds(t, c, "opened", upTo(3)...)
	for _, anew := range []bool{false, true} {
		if err := c.compact(anew); err != nil {
			t.Fatal(err)
		}
		holds(t, c, "compacted", upTo(3)...)
	}
	c.Close()
}
