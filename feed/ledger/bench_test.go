package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// grown makes a closed ledger of n records, with strings as long as those of the program.
func grown(b *testing.B, n int) (folder string) {
	folder = b.TempDir()
	l, err := Open(folder)
	if err != nil {
		b.Fatal(err)
	}
	var rs []Record
	for i := range n {
		sum := sha256.Sum256(fmt.Append(nil, i))
		rs = append(rs, Record{
			ID: fmt.Sprintf("tag:news.example.org,2025:section-%d/a-headline-of-usual-length-%d", i%40, i), Path: fmt.Sprintf("section-%d/a-headline-of-usual-length-%d.txt", i%40, i),
			Hash: hex.EncodeToString(sum[:]), TextHash: hex.EncodeToString(sum[8:24]), Slug: fmt.Sprintf("a-headline-of-usual-length-%d", i), Gist: strings.Repeat(string(sum[:]), 6),
			Published: time.Unix(1.7e9+int64(i), 12345).UTC(), Updated: time.Unix(1.7e9+int64(i), 67890).UTC(),
		})
	}
	for len(rs) > 0 {
		some := min(len(rs), 1000)
		if err := l.Commit(rs[:some], nil); err != nil {
			b.Fatal(err)
		}
		rs = rs[some:]
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	return folder
}

func BenchmarkCommit(b *testing.B) {
	for _, n := range []int{1, 100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l, err := Open(grown(b, n))
			if err != nil {
				b.Fatal(err)
			}
			defer l.Close()
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				r := sample(i % n)
				r.Updated = day(i)
				if err := l.Commit([]Record{r}, &State{Modified: day(i), Sum: "0123456789abcdef"}); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1, 100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			folder := grown(b, n)
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var l *Ledger
			b.ReportAllocs()
			for b.Loop() {
				if l != nil {
					l.Close()
				}
				var err error
				if l, err = Open(folder); err != nil {
					b.Fatal(err)
				}
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-live")
			l.Close()
		})
	}
}
