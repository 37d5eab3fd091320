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
		live := map[string]bool{}
		for n := range random.IntN(30) {
			p := Place{At: time.Unix(int64(random.IntN(20)), 0), Seq: int64(n), ID: string(rune('A' + n))}
			all = append(all, p)
			live[p.ID] = random.IntN(3) > 0
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
				if live[q.ID] {
					older = q
				}
			}
			for _, q := range slices.Backward(all[n+1:]) {
				if live[q.ID] {
					newer = q
				}
			}
			gotOlder, gotNewer := Around(archives, newest, p, func(q Place) bool { return live[q.ID] })
			if gotOlder != older || gotNewer != newer {
				t.Fatalf("seed %d: around %s: %s and %s, want %s and %s", seed, p.ID, gotOlder.ID, gotNewer.ID, older.ID, newer.ID)
			}
		}
	}
}
