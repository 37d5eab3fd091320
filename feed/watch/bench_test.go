package watch

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkDrop measures from the return of close(2), or rename(2), to the call of handle, with many files in the
// folder already.
func BenchmarkDrop(b *testing.B) {
	text := []byte(strings.Repeat("A line of some words for the harbour.\n", 180)) // 7 KB
	ways := map[string]func(dir, name string) error{
		"close": func(dir, name string) error { return os.WriteFile(filepath.Join(dir, name), text, 0o644) },
		"rename": func(dir, name string) error {
			tmp := filepath.Join(dir, "."+name)
			if err := os.WriteFile(tmp, text, 0o644); err != nil {
				return err
			}
			return os.Rename(tmp, filepath.Join(dir, name))
		},
	}
	for _, n := range []int{1, 10_000} {
		for _, way := range slices.Sorted(maps.Keys(ways)) {
			b.Run(fmt.Sprintf("%s/files=%d", way, n), func(b *testing.B) {
				dir := b.TempDir()
				known := fill(b, dir, n)
				came := make(chan time.Time, 8)
				stop := background(b, Config{Dir: dir, Known: known.get, Paths: known.paths}, func(batch []Change) []string {
					at := time.Now()
					for _, c := range batch {
						if c.Data != nil {
							known[c.Path] = c.Stamp
							came <- at
						}
					}
					return nil
				})
				defer stop()
				var took []time.Duration
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if err := ways[way](dir, fmt.Sprintf("drop-%d.txt", i)); err != nil {
						b.Fatal(err)
					}
					start := time.Now()
					took = append(took, (<-came).Sub(start))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			})
		}
	}
}

// BenchmarkScan measures a scan of files that have not changed.
func BenchmarkScan(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprintf("files=%d", n), func(b *testing.B) {
			if n > 10_000 && testing.Short() {
				b.Skip("short")
			}
			dir := b.TempDir()
			known := fill(b, dir, n)
			l, err := newLoop(Config{Dir: dir, Known: known.get, Paths: known.paths}, func([]Change) []string { b.Error("something changed"); return nil })
			if err != nil {
				b.Fatal(err)
			}
			defer l.close()
			b.ReportAllocs()
			for b.Loop() {
				l.scans.wanted, l.scans.after = true, time.Time{}
				for l.round(b.Context()); l.scans.running != nil; {
					l.round(b.Context())
				}
			}
		})
	}
}

// known is what a caller knows, for benchmarks; used by one goroutine.
type known map[string]Stamp

func (k known) get(p string) (Stamp, bool) { s, ok := k[p]; return s, ok }
func (k known) paths() iter.Seq[string]    { return maps.Keys(k) }

// fill makes n small files in dir.
func fill(b testing.TB, dir string, n int) known {
	k := known{}
	for i := range n {
		name := fmt.Sprintf("file-%06d.txt", i)
		if err := os.WriteFile(filepath.Join(dir, name), []byte("words"), 0o644); err != nil {
			b.Fatal(err)
		}
		s, err := Look(dir, name)
		if err != nil {
			b.Fatal(err)
		}
		k[name] = s
	}
	return k
}

// background runs Run until its first scan is done, and gives the function that ends it.
func background(b testing.TB, c Config, handle func([]Change) []string) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	scanned, done := make(chan bool, 100), make(chan error, 1)
	c.Scanned = func() []string { scanned <- true; return nil }
	go func() { done <- Run(ctx, c, handle) }()
	select {
	case <-scanned:
	case err := <-done:
		b.Fatal("Run ended: ", err)
	}
	return func() {
		cancel()
		if err := <-done; err != nil {
			b.Error(err)
		}
	}
}
