package filing

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
)

// many returns a ledger of n articles and their digests: four of 5,000 speakers in each, three of 300 topics, one of 40
// authors, one of 12 folders.
func many(n int) (*ledger.Index, func(ledger.Record) *digest.Digest) {
	index := ledger.NewIndex()
	for i := range n {
		index.Put(ledger.Record{
			ID: fmt.Sprintf("tag:news.example,2026:%024x", i), Path: fmt.Sprintf("desk%d/%d.txt", i%12, i), Hash: fmt.Sprintf("%064x", i),
			Published: noon.Add(time.Duration(i) * time.Minute),
		})
	}
	name := func(n int) string {
		return string([]byte{'A' + byte(n%26), 'a' + byte(n/26%26), 'a' + byte(n/676%26), 'n'})
	}
	return index, func(r ledger.Record) *digest.Digest {
		d := &digest.Digest{Authors: []string{name(int(r.Seq)%40) + " Vale"}}
		for k := range 4 {
			n := (int(r.Seq)*31 + k*977) % 5000
			d.Quotes = append(d.Quotes, digest.Quote{Speaker: name(n) + " " + name(n/7) + "son", Text: "So it is."})
		}
		for k := range 3 {
			d.Tags = append(d.Tags, "topic "+name((int(r.Seq)*7+k*100)%300))
		}
		return d
	}
}

func filed(tb testing.TB, n int) (*Filing, Config) {
	index, of := many(n)
	c := Config{FS: journal.Disk{}, Path: filepath.Join(tb.TempDir(), "filing"), Index: index, Version: "1", Since: noon, Now: noon}
	f, err := Open(c)
	if err != nil {
		tb.Fatal(err)
	}
	for r := range index.All() {
		f.Apply(r, of(r), noon)
	}
	return f, c
}

// TestMemory bounds what an article takes in memory and on disk.
func TestMemory(t *testing.T) {
	const n = 20_000
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	f, c := filed(t, n)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = nil
	before := heap()
	f, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	memory, disk := (heap()-before)/n, f.journal.Size()/n
	t.Logf("%d bytes an article in memory, %d on disk", memory, disk)
	if memory > 300 || disk > 500 || len(f.List(Speakers)) < 3000 {
		t.Errorf("%d bytes an article in memory, %d on disk, %d speakers", memory, disk, len(f.List(Speakers)))
	}
	f.Close()
}

func BenchmarkOpen(b *testing.B) {
	f, c := filed(b, 10_000)
	f.Close()
	b.ReportAllocs()
	for b.Loop() {
		f, err := Open(c)
		if err != nil {
			b.Fatal(err)
		}
		f.Close()
	}
}

func BenchmarkFilings(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		f, c := filed(b, n)
		_, of := many(1)
		name := f.List(Speakers)[0].Slug
		b.Run(fmt.Sprintf("apply/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			r, _ := c.Index.ByID(fmt.Sprintf("tag:news.example,2026:%024x", n/2))
			d := of(r)
			other := &digest.Digest{Quotes: d.Quotes, Tags: d.Tags}
			for b.Loop() {
				f.Apply(r, d, noon)
				f.Apply(r, other, noon)
				f.next = nil
			}
		})
		b.Run(fmt.Sprintf("find/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.Find(Speakers, name, noon)
			}
		})
		b.Run(fmt.Sprintf("list/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.List(Speakers)
			}
		})
		f.Close()
	}
}
