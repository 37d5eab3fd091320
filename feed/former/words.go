package former

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

// fold reduces a text to its letters and digits in lower case, words separated by between.
func fold(s, between string) string {
	var b strings.Builder
	for word := range words(s) {
		if b.Len() > 0 {
			b.WriteString(between)
		}
		b.WriteString(word)
	}
	return b.String()
}

// words yields the words of a text in lower case. In scripts without spaces each letter is a word.
func words(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for at, r := range s {
			alone := r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
			inWord := !alone && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
			if !inWord && start >= 0 {
				if !yield(strings.ToLower(s[start:at])) {
					return
				}
				start = -1
			}
			switch {
			case alone && !yield(string(r)):
				return
			case inWord && start < 0:
				start = at
			}
		}
		if start >= 0 {
			yield(strings.ToLower(s[start:]))
		}
	}
}

func count(s string) (n int) {
	for range words(s) {
		n++
	}
	return n
}

// run is how many words in a row are compared. Two texts have so many in common by chance only in set phrases.
const run = 5

// runs yields a hash for each run of words of a text.
func runs(s string) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		var last [run]uint64
		n := 0
		for word := range words(s) {
			h := fnv.New64a()
			h.Write([]byte(word))
			last[n%run] = h.Sum64()
			if n++; n < run {
				continue
			}
			sum := uint64(0)
			for i := range run {
				sum = (sum ^ last[(n+i)%run]) * 0x9e3779b97f4a7c15
				sum ^= sum >> 29
			}
			if !yield(sum) {
				return
			}
		}
	}
}

// sampled is how many runs of an item are looked for in articles: those with the lowest hashes, so that two versions of a
// text choose the same ones.
const sampled = 48

func sample(s string) []uint64 {
	var all []uint64
	for h := range runs(s) {
		all = append(all, h)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return all[:min(len(all), sampled)]
}
