package catalogue

import (
	"slices"
	"testing"
	"time"
)

// BenchmarkAround finds the neighbours of an article among 10,000 in 400 archives that follow each other in time.
func BenchmarkAround(b *testing.B) {
	var all []Place
	for n := range 10_000 {
		all = append(all, NewPlace(time.Unix(int64(n)*60, 0), int64(n+1)))
	}
	archives := slices.Collect(slices.Chunk(all, 25))
	newest := slices.Clone(all[len(all)-50:])
	slices.Reverse(newest)
	live := func(Place) bool { return true }
	b.ReportAllocs()
	for b.Loop() {
		if older, newer := Around(archives, newest, all[5000], live); older != all[4999] || newer != all[5001] {
			b.Fatal(older, newer)
		}
	}
}
