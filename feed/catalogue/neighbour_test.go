package catalogue

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// TestAround compares with a walk over all places in order, for places spread over archives and main feeds at random.
func TestAround(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		archives := make([][]Place, random.IntN(4))
		var all, newest []Place
		live := map[int64]bool{}
		for n := range random.IntN(30) {
			p := NewPlace(time.Unix(int64(random.IntN(20)), 0), int64(n+1))
			all = append(all, p)
			live[p.Seq] = random.IntN(3) > 0
			if k := random.IntN(len(archives) + 1); k < len(archives) {
				archives[k] = append(archives[k], p)
				if random.IntN(2) > 0 {
					continue // only there
				}
			}
			newest = append(newest, p)
		}
		slices.SortFunc(all, Place.compare)
		slices.SortFunc(newest, func(a, b Place) int { return b.compare(a) })
		for _, a := range archives {
			slices.SortFunc(a, Place.compare)
		}
		for n, p := range all {
			var older, newer Place
			for _, q := range all[:n] {
				if live[q.Seq] {
					older = q
				}
			}
			for _, q := range slices.Backward(all[n+1:]) {
				if live[q.Seq] {
					newer = q
				}
			}
			gotOlder, gotNewer := Around(archives, newest, p, func(q Place) bool { return live[q.Seq] })
			if gotOlder != older || gotNewer != newer {
				t.Fatalf("seed %d: around %d: %d and %d, want %d and %d", seed, p.Seq, gotOlder.Seq, gotNewer.Seq, older.Seq, newer.Seq)
			}
		}
	}
}
