package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// article returns an invented article of about 5 KB with three quotations. The words are random syllables with the frequency
// distribution of a natural language, so the article compresses about as well as news does. It depends only on n.
func article(n int) []byte {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	often := rand.NewZipf(r, 1.1, 4, words-1)
	sentence := func(from, to int) string {
		var s []string
		for range from + r.IntN(to-from) {
			s = append(s, word(often.Uint64()))
		}
		s[0] = strings.ToUpper(s[0][:1]) + s[0][1:]
		return strings.Join(s, " ")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", sentence(6, 10))
	for p := range 12 {
		for range 3 + r.IntN(3) {
			b.WriteString(sentence(8, 22) + ". ")
		}
		if p%4 == 1 {
			name := sentence(1, 2) + " " + sentence(1, 2)
			fmt.Fprintf(&b, "“%s,” said %s, who speaks for the %s.", sentence(10, 18), name, word(often.Uint64()))
		}
		b.WriteString("\n\n")
	}
	return []byte(b.String())
}

// words is the number of different words.
const words = 6000

// word returns a word of two to four syllables. Frequent words are shorter.
func word(n uint64) string {
	const consonants, vowels = "bdfghklmnprstvwz", "aeiou"
	r := rand.New(rand.NewPCG(n, 2))
	var b strings.Builder
	for range 1 + min(3, len(fmt.Sprint(n))) {
		b.WriteByte(consonants[r.IntN(len(consonants))])
		b.WriteByte(vowels[r.IntN(len(vowels))])
	}
	return b.String()
}
