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

// setAside sets the roles of captions and exact copies. A caption that follows a closing quotation mark on the same line
// becomes a block of its own. Equal lines share one score: if one of them is a caption, all are.
func setAside(blocks []block) []block {
	var ids lineIDs
	ids.met.Reset(2 * len(blocks))
	ids.lines = make([]line, 0, 2*len(blocks))
	tails, tailIDs := make([]prose.Span, len(blocks)), make([]int32, len(blocks))
	of, words := make([]int32, len(blocks)), make([]int, len(blocks))
	open := false // true inside a quotation that spans several blocks
	// A sentence is only counted if it may equal a line without a stop, because only such a line can be a copy of a sentence.
	var loose [256]bool // by the first letter of such a line
	for i := range blocks {
		loose[firstLetter(blocks[i].text)] = loose[firstLetter(blocks[i].text)] || !blocks[i].whole && len(blocks[i].sents) == 1
	}
	count := func(bl *block, n int) {
		for _, s := range bl.sents {
			if text := s.Of(bl.text); len(bl.sents) > 1 && loose[firstLetter(text)] {
				k, _ := key(text)
				ids.lines[ids.of(k)].within += n
			}
		}
	}
	for i := range blocks {
		bl := &blocks[i]
		k, n := key(bl.text)
		of[i], words[i] = ids.of(k), n
		l := &ids.lines[of[i]]
		l.said = l.said || bl.whole
		credit := creditOf(blocks[i:])
		l.score = max(l.score, score(blocks, i, credit > 0, open))
		if l.score >= limit { // the same caption may occur again without its credit
			if k, n := key(bl.text[:credit]); n > 3 {
				ids.lines[ids.of(k)].score = limit
			}
		}
		count(bl, 1)
		if len(bl.sents) > 1 {
			if tails[i] = tail(bl); tails[i].End > 0 {
				k, _ := key(tails[i].Of(bl.text))
				tailIDs[i] = ids.of(k)
				l := &ids.lines[tailIDs[i]]
				l.score = max(l.score, signs(tails[i].Of(bl.text)))
			}
		}
		if ids.lines[of[i]].score < limit {
			open = openAfter(open, bl.text)
		}
	}
	out := make([]block, 0, len(blocks)+2)
	at := make([]int, 0, len(blocks)+2)
	for i, bl := range blocks {
		l := &ids.lines[of[i]]
		if l.score >= limit || below(blocks, i) && !l.said && l.within == 0 {
			bl.role = caption
			count(&bl, -1)
		} else if tails[i].End > 0 {
			if l := &ids.lines[tailIDs[i]]; l.score >= limit {
				l.within--
				side := block{text: tails[i].Of(bl.text), role: caption, src: bl.src}
				bl.text = strings.TrimRight(bl.text[:tails[i].Start], " ")
				bl.sents, bl.whole = bl.sents[:len(bl.sents)-1], true
				out, at = append(out, bl, side), append(at, i, -1)
				continue
			}
		}
		out, at = append(out, bl), append(at, i)
	}
	dropCopies(out, at, of, words, ids.lines)
	return out
}

// A line holds the findings about all blocks and sentences with the same key.
type line struct {
	score  int
	within int   // number of longer blocks' sentences with this key
	said   bool  // one of its blocks ends in a stop
	first  int   // its first block that may be a copy, as an index in the result of setAside; -1: none
	places []int // all such blocks, if there are several
}

// lineIDs numbers lines by their keys.
type lineIDs struct {
	met   prose.Index
	lines []line
}

// of returns the number of the line with a key. It adds the line if it is new, so pointers to lines are valid only until the
// next call.
func (l *lineIDs) of(key uint64) int32 {
	id, met := l.met.Number(key)
	if !met {
		l.lines = append(l.lines, line{first: -1})
	}
	return id
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
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		prev := ' '
		if i > 0 {
			prev = lastRune(s[:i])
		}
		switch r {
		case '„', '‚', '「', '『':
			open = true
		case '」', '』':
			open = false
		case '“', '«': // „a“, »a«
			open = begins(prev)
		case '”', '»': // ”a”
			open = begins(prev) && prose.IsLetterOrDigit(next)
		case '‘':
			open = begins(prev) || open && prose.IsLetterOrDigit(next)
		case '"':
			open = unicode.IsSpace(prev) || prev == '(' || prev == '—'
		case '’':
			if !prose.IsLetterOrDigit(next) {
				if !unicode.IsLower(prev) || prev != 's' || !unicode.IsSpace(next) && next != utf8.RuneError {
					open = false
				}
			}
		}
		i += n
	}
	return open
}

// begins reports whether a quotation mark behind a character opens a quotation, where the mark also closes one in some language.
func begins(prev rune) bool {
	return unicode.IsSpace(prev) || strings.ContainsRune("([{—–-/‘“\"'„«", prev)
}
