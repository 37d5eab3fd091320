package prose

import (
	"fmt"
	"testing"
)

// TestIndex fills an index beyond the size it was made for, and compares it with a map.
func TestIndex(t *testing.T) {
	for _, size := range []int{1, 2, 3, 100, 5000} {
		var x Index
		x.Reset(size / 3)
		model := map[uint64]int32{}
		for i := range 3 * size {
			h := HashWord(fmt.Sprint("word", i*i%size))
			want, known := model[h]
			if x.Has(h) != known {
				t.Fatalf("size %d, word %d: Has = %v", size, i, !known)
			}
			if !known {
				want = int32(len(model))
				model[h] = want
			}
			if id, before := x.Number(h); id != want || before != known {
				t.Fatalf("size %d, word %d: Number = %d, %v; want %d, %v", size, i, id, before, want, known)
			}
		}
		if x.Has(HashWord("another")) {
			t.Errorf("size %d: has a word that never came", size)
		}
	}
}
