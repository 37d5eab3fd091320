package prose

import (
	"math/bits"
	"slices"
	"strings"
)

// A Lexicon gives each of its words a set of properties, as bits. It is a hash table that keeps the hash of a word and not
// the word, and the set by its number, so that a look-up touches little memory.
type Lexicon[Set ~uint32 | ~uint64] struct {
	slots []slot // 2^n, at least half of them empty
	shift uint   // 64-n
	sets  []Set  // the different sets; the first one is empty
}

// slot holds a word: the upper 48 bits of its hash, and the index of its set. It is 0 where there is none.
type slot uint64

// NewLexicon returns a lexicon of words. It panics if two of them have the same hash, which no two words of this module have.
func NewLexicon[Set ~uint32 | ~uint64](words map[string]Set) Lexicon[Set] {
	n := bits.Len(uint(2*len(words) + 1))
	l := Lexicon[Set]{slots: make([]slot, 1<<n), shift: uint(64 - n), sets: []Set{0}}
	for w, set := range words {
		k := slices.Index(l.sets, set)
		if k < 0 {
			k = len(l.sets)
			l.sets = append(l.sets, set)
		}
		h := HashWord(w)
		i := l.find(h)
		if l.slots[i] != 0 {
			panic("prose: another word has the hash of " + w)
		}
		l.slots[i] = slot(h)&^0xffff | slot(k)
	}
	return l
}

// Of returns the set of a word, 0 for a word that is not listed.
func (l *Lexicon[Set]) Of(w string) Set { return l.Hashed(HashWord(w)) }

// Hashed returns the set of the word with that hash.
func (l *Lexicon[Set]) Hashed(h uint64) Set {
	if len(l.slots) == 0 {
		return 0
	}
	return l.sets[l.slots[l.find(h)]&0xffff]
}

// find returns the index of the slot of the word with hash h, or of the empty one where it would be.
func (l *Lexicon[Set]) find(h uint64) int {
	for i := int(h >> l.shift); ; i++ {
		i &= len(l.slots) - 1
		if s := uint64(l.slots[i]); min(s, (s^h)>>16) == 0 { // empty, or the word's: one branch for both
			return i
		}
	}
}

// HashWord returns the hash of a word.
func HashWord(w string) uint64 {
	h := uint64(NoHash)
	for i := range len(w) {
		h = HashNext(h, w[i])
	}
	return h
}

// NoHash is the hash of the empty word. HashNext returns the hash of a word with one more byte.
const NoHash = 0x9e3779b97f4a7c15

// HashNext returns the hash of a word with one more byte, given its hash without.
func HashNext(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 0x9e3779b97f4a7c15 }

// Set returns the words of a list as a set.
func Set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
