package prose

import (
	"fmt"
	"testing"
)

// TestLexicon: each word has the set that it was entered with, by its letters and by its hash, and no other word has any.
func TestLexicon(t *testing.T) {
	words := map[string]uint64{}
	for i := range 2000 {
		words[fmt.Sprint("word", i)] = uint64(i % 7)
	}
	l := NewLexicon(words)
	for i := range 4000 {
		w := fmt.Sprint("word", i)
		if got := l.Of(w); got != words[w] || l.Hashed(HashWord(w)) != got {
			t.Errorf("%q: %b, want %b", w, got, words[w])
		}
	}
	h := uint64(NoHash)
	for _, c := range []byte("weir") {
		h = HashNext(h, c)
	}
	if h != HashWord("weir") || HashWord("") != NoHash {
		t.Error("HashNext does not lead to HashWord")
	}
	var none Lexicon[uint32]
	if none.Of("") != 0 || none.Of("word1") != 0 {
		t.Error("the empty lexicon has a word")
	}
}
