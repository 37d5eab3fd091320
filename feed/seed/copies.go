package seed

import (
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// minCopy is the least number of words of a copy. Shorter equal lines are refrains, answers and headings.
const minCopy = 6

// dropCopies marks all but one of equal blocks as copies. It keeps the one that kept chooses. Two or
// more lines that are repeated in the same order are a chorus and stay. A single line without a stop that repeats a
// sentence of a paragraph is a copy as well.
func dropCopies(blocks []block, at []int, of []int32, words []int, lines []line) {
	for i := range blocks {
		if at[i] >= 0 && blocks[i].role == body && words[at[i]] >= minCopy {
			if l := &lines[of[at[i]]]; l.first < 0 {
				l.first = i
			} else if l.places == nil {
				l.places = []int{l.first, i}
			} else {
				l.places = append(l.places, i)
			}
		}
	}
	for i := range blocks {
		if at[i] < 0 || blocks[i].role != body || words[at[i]] < minCopy {
			continue
		}
		l := &lines[of[at[i]]]
		if len(l.places) > 1 {
			if l.places[0] == i && !chorus(l.places, at, of) {
				keep := kept(blocks, l.places)
				for n, p := range l.places {
					if n != keep {
						blocks[p].role = twin
					}
				}
			}
		} else if len(blocks[i].sents) == 1 && l.within > 0 && !blocks[i].whole {
			blocks[i].role = twin
		}
	}
}

// kept returns which of equal blocks stays: a paragraph rather than a quotation set apart, and of these the first that ends
// in a stop, or else the first.
func kept(blocks []block, list []int) int {
	best, most := 0, -1
	for n, p := range list {
		rank := 0
		if blocks[p].kind == markup.Paragraph {
			rank = 2
		}
		if blocks[p].whole {
			rank++
		}
		if rank > most {
			best, most = n, rank
		}
	}
	return best
}

// chorus reports whether a repeated line has the same neighbour, before or after it, at two places.
func chorus(list, at []int, of []int32) bool {
	next := func(p, d int) int32 {
		if p+d < 0 || p+d >= len(at) || at[p+d] < 0 {
			return -1
		}
		return of[at[p+d]]
	}
	for i := 1; i < len(list); i++ {
		for _, d := range []int{-1, 1} {
			if k := next(list[i], d); k >= 0 && k == next(list[i-1], d) && list[i]-list[i-1] > 1 {
				return true
			}
		}
	}
	return false
}

// key returns a hash of a line that ignores case, punctuation and spaces, and the number of its words. It is computed for
// every sentence, so it must be faster than prose.Fold. Keys are compared only within one text and never stored.
func key(s string) (uint64, int) {
	h, words, in := uint64(14695981039346656037), 0, false
	part := uint64(0) // the last characters, which are added to the hash together
	for i := 0; i < len(s); {
		c := keyBytes[s[i]]
		r := rune(c)
		switch {
		case c > beyondASCII:
		case c < beyondASCII:
			i++
			in = in && c == joins
			continue
		default:
			var n int
			r, n = utf8.DecodeRuneInString(s[i:])
			if i += n; !prose.IsLetterOrDigit(r) {
				in = in && r == '’'
				continue
			}
		}
		if !in {
			in = true
			words++
			h, part = mixed(h, part), ' '
		}
		if c == beyondASCII {
			h, part = mixed(h, part), uint64(unicode.ToLower(r)|1<<30) // never equal to ASCII characters
		}
		for ; c > beyondASCII; c = keyBytes[s[i]] {
			if part>>56 != 0 {
				h, part = mixed(h, part), 0
			}
			part = part<<8 | uint64(c)
			if i++; i == len(s) {
				break
			}
		}
	}
	return mixed(h, part), words
}

// firstLetter returns the first ASCII letter or digit of a line, in lower case, or 0. Lines with the same key have the same one.
func firstLetter(s string) byte {
	for i := range len(s) {
		if c := keyBytes[s[i]]; c > beyondASCII {
			return c
		}
	}
	return 0
}

// mixed returns the hash h with a part of a line added.
func mixed(h, part uint64) uint64 {
	h = (h ^ part) * 1099511628211
	return h ^ h>>32
}

// Special values in keyBytes: joins for a mark that is part of a word when it is inside one, and beyondASCII for the bytes of
// characters beyond ASCII.
const (
	joins       = 1
	beyondASCII = 2
)

// keyBytes maps each byte to a letter or digit in lower case, joins, beyondASCII, or 0 for the end of a word.
var keyBytes = func() (table [256]byte) {
	for i := range table {
		switch c := byte(i); {
		case 'A' <= c && c <= 'Z':
			table[c] = c | 0x20
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			table[c] = c
		case c == '\'' || c == '.' || c == '-':
			table[c] = joins
		case c >= utf8.RuneSelf:
			table[c] = beyondASCII
		}
	}
	return table
}()

// sameWords reports whether two lines differ only in case, punctuation and spaces.
func sameWords(a, b string) bool {
	x, n := key(a)
	y, m := key(b)
	return n > 0 && n == m && x == y
}
