package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// minCopy is the least number of words of a copy. Shorter equal lines are refrains, answers and headings.
const minCopy = 6

// setAside sets the roles of captions and exact copies. See marks.setAside.
func setAside(blocks []block) []block {
	var found uint32
	for i := range blocks {
		found |= partsIn(blocks[i].text)
	}
	return marksAmong(found).setAside(blocks)
}

// setAside sets the roles of captions and exact copies. A caption that follows a closing quotation mark on the same line
// becomes a block of its own. Equal lines share one score: if one of them is a caption, all are.
func (m marks) setAside(blocks []block) []block {
	tails, tailKeys := make([]prose.Span, len(blocks)), make([]uint64, len(blocks))
	keys, words := make([]uint64, len(blocks)), make([]int, len(blocks))
	scores := make(map[uint64]int, len(blocks))
	sentences := make(map[uint64]int, len(blocks)) // how often a sentence occurs within longer blocks
	said := make(map[uint64]bool, len(blocks))     // blocks that end in a stop
	open := false                                  // a quotation is open
	for i := range blocks {
		bl := &blocks[i]
		keys[i], words[i] = key(bl.text)
		if bl.whole {
			said[keys[i]] = true
		}
		scores[keys[i]] = max(scores[keys[i]], m.score(blocks, i, open))
		if scores[keys[i]] >= limit { // the same caption may stand elsewhere without its credit
			if k, n := key(bl.text[:m.credited(bl.text)]); n > 3 {
				scores[k] = limit
			}
		}
		if n := len(bl.sents); n > 1 {
			var k uint64
			for _, s := range bl.sents {
				k, _ = key(s.Of(bl.text))
				sentences[k]++
			}
			tails[i], tailKeys[i] = tail(bl), k // a tail is the last sentence
			if tails[i].End > 0 {
				scores[k] = max(scores[k], m.signs(tails[i].Of(bl.text)))
			}
		}
		if scores[keys[i]] < limit {
			open = openAfter(open, bl.text)
		}
	}
	out := make([]block, 0, len(blocks)+2)
	at := make([]int, 0, len(blocks)+2)
	for i, bl := range blocks {
		if scores[keys[i]] >= limit || m.below(blocks, i) && !said[keys[i]] && sentences[keys[i]] == 0 {
			bl.role = caption
			for k := 0; len(bl.sents) > 1 && k < len(bl.sents); k++ {
				said, _ := key(bl.sents[k].Of(bl.text))
				sentences[said]--
			}
		} else if tails[i].End > 0 {
			if k := tailKeys[i]; scores[k] >= limit {
				sentences[k]--
				side := block{text: tails[i].Of(bl.text), role: caption, src: bl.src}
				bl.text = strings.TrimRight(bl.text[:tails[i].Start], " ")
				bl.sents, bl.whole = bl.sents[:len(bl.sents)-1], true
				out, at = append(out, bl, side), append(at, i, -1)
				continue
			}
		}
		out, at = append(out, bl), append(at, i)
	}
	dropCopies(out, at, keys, words, sentences)
	return out
}

// tail returns the last sentence of a block if it may be a caption: it follows a closing quotation mark, or lacks a stop
// while the sentences before it have one. Otherwise it returns the zero Span. A credit belongs to the caption before it.
func tail(bl *block) prose.Span {
	n := len(bl.sents)
	before := strings.TrimRight(bl.text[:bl.sents[n-1].Start], " ")
	if !strings.ContainsRune("’”\"'»", lastRune(before)) && (bl.whole || labelled(bl.sents[n-1].Of(bl.text))) {
		return prose.Span{}
	}
	return bl.sents[n-1]
}

// dropCopies marks all but one of equal blocks as copies. It keeps the one that kept chooses. Two or
// more lines that are repeated in the same order are a chorus and stay. A single line without a stop that repeats a
// sentence of a paragraph is a copy as well.
func dropCopies(blocks []block, at []int, keys []uint64, words []int, sentences map[uint64]int) {
	first := make(map[uint64]int, len(blocks))
	places := map[uint64][]int{} // of what stands in several
	for i := range blocks {
		if at[i] >= 0 && blocks[i].role == body && words[at[i]] >= minCopy {
			k := keys[at[i]]
			if p, again := first[k]; !again {
				first[k] = i
			} else if list := places[k]; list == nil {
				places[k] = []int{p, i}
			} else {
				places[k] = append(list, i)
			}
		}
	}
	for i := range blocks {
		if at[i] < 0 || blocks[i].role != body || words[at[i]] < minCopy {
			continue
		}
		k := keys[at[i]]
		if list := places[k]; len(list) > 1 {
			if list[0] == i && !chorus(list, at, keys) {
				keep := kept(blocks, list)
				for n, p := range list {
					if n != keep {
						blocks[p].role = twin
					}
				}
			}
		} else if len(blocks[i].sents) == 1 && sentences[k] > 0 && !blocks[i].whole {
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
func chorus(list, at []int, keys []uint64) bool {
	next := func(p, d int) uint64 {
		if p+d < 0 || p+d >= len(at) || at[p+d] < 0 {
			return 0
		}
		return keys[at[p+d]]
	}
	for i := 1; i < len(list); i++ {
		for _, d := range []int{-1, 1} {
			if k := next(list[i], d); k != 0 && k == next(list[i-1], d) && list[i]-list[i-1] > 1 {
				return true
			}
		}
	}
	return false
}

// key returns a hash of a line that ignores case, punctuation and spaces, and its number of words. It is faster than
// prose.Fold, and is computed for every sentence. Equal keys are never stored: only lines of one text are compared.
func key(s string) (uint64, int) {
	h, words, in := uint64(14695981039346656037), 0, false
	part := uint64(0) // the last characters, which are mixed in together
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c = keyBytes[c]; c <= joins {
				in = in && c == joins
				continue
			}
			if in && part>>56 == 0 {
				part = part<<8 | uint64(c)
				continue
			}
		}
		r := rune(c)
		if c >= utf8.RuneSelf {
			var n int
			r, n = utf8.DecodeRuneInString(s[i:])
			if i += n; !letterOrDigit(r) {
				in = in && r == '’'
				continue
			}
			r = unicode.ToLower(r) | 1<<30 // unlike any ASCII characters
		}
		h = mixed(h, part)
		if part = uint64(r); !in {
			in = true
			words++
			h = mixed(h, ' ')
		}
	}
	return mixed(h, part), words
}

// mixed adds a part of a line to a hash.
func mixed(h, part uint64) uint64 {
	h = (h ^ part) * 1099511628211
	return h ^ h>>32
}

// joins is the value in keyBytes of a mark that is part of a word, if it is inside one.
const joins = 1

// keyBytes holds what key makes of each ASCII character: a letter or digit in lower case, joins, or 0 for the end of a word.
var keyBytes = func() (table [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case 'A' <= c && c <= 'Z':
			table[c] = c | 0x20
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			table[c] = c
		case c == '\'' || c == '.' || c == '-':
			table[c] = joins
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

// openQuote reports whether a line opens a quotation and does not close it. Straight single marks are not counted.
func openQuote(s string) bool { return openAfter(false, s) }

// openAfter reports whether a quotation is open after s. Open is the state before it. Only the kinds of marks are
// looked at, which is enough to see that a line stands between two parts of a quotation.
func openAfter(open bool, s string) bool {
	if strings.IndexByte(s, '"') < 0 && strings.IndexByte(s, 0xe2) < 0 && strings.IndexByte(s, 0xc2) < 0 && strings.IndexByte(s, 0xe3) < 0 {
		return open
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && c != '"' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '“', '«', '‘', '「', '『':
			open = true
		case '”', '»', '」', '』':
			open = false
		case '"':
			prev := runeBefore(s, i)
			open = unicode.IsSpace(prev) || prev == '(' || prev == '—'
		case '’':
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); !letterOrDigit(next) {
				if prev := runeBefore(s, i); !unicode.IsLower(prev) || prev != 's' || !unicode.IsSpace(next) && next != utf8.RuneError {
					open = false
				}
			}
		}
		i += n
	}
	return open
}

// runeBefore returns the rune that ends at s[at], or a space at the start.
func runeBefore(s string, at int) rune {
	if at == 0 {
		return ' '
	}
	return lastRune(s[:at])
}
