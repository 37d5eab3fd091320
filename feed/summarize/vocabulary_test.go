package summarize

import (
	"fmt"
	"testing"

	"seedfeed/feed/prose"
)

// TestIndex fills an index beyond the size it was made for, and compares it with a map.
func TestIndex(t *testing.T) {
	for _, size := range []int{1, 2, 3, 100, 5000} {
		var x index
		x.init(size / 3)
		model := map[uint64]int32{}
		for i := range 3 * size {
			h := prose.HashWord(fmt.Sprint("word", i*i%size))
			want, known := model[h]
			if x.has(h) != known {
				t.Fatalf("size %d, word %d: has = %v", size, i, !known)
			}
			if !known {
				want = int32(len(model))
				model[h] = want
			}
			if id, before := x.number(h); id != want || before != known {
				t.Fatalf("size %d, word %d: number = %d, %v; want %d, %v", size, i, id, before, want, known)
			}
		}
		if x.has(prose.HashWord("another")) {
			t.Errorf("size %d: has a word that never came", size)
		}
	}
}

// TestNormalizedTerms parts words into terms by the general way and by the one for plain words.
func TestNormalizedTerms(t *testing.T) {
	for word, terms := range map[string]int{"harbour": 1, "sea-wall": 2, "the": 0, "x": 0, "7": 1, "1,200": 2, "café": 1, "海岸": 2, "it's": 0} {
		var v vocabulary
		v.init(tongueOf("en"), 100)
		if w := learned(&v, word); int(w.to-w.from) != terms {
			t.Errorf("%q has %d terms, want %d", word, w.to-w.from, terms)
		}
	}
}
