package summarize

import "testing"

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
