package seed

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// minCopy is the number of words from which an equal line is a copy; shorter ones are refrains, answers and headings.
const minCopy = 6

// setAside gives captions and exact copies their roles. A caption that runs on behind a closing quotation mark is
// parted from its block first. A copy shares its twin's score: if one of equal lines is a caption, all are.
func setAside(blocks []block) []block {
	tails := make([]prose.Span, len(blocks))
	keys, words := make([]uint64, len(blocks)), make([]int, len(blocks))
	scores := map[uint64]int{}
	sentences := map[uint64]int{} // how often a whole sentence occurs inside longer blocks
	said := map[uint64]bool{}     // what a paragraph says that ends in a stop
	open := false                 // a quotation was opened and not closed
	for i := range blocks {
		bl := &blocks[i]
		keys[i], words[i] = key(bl.text)
		if bl.whole {
			said[keys[i]] = true
		}
		scores[keys[i]] = max(scores[keys[i]], score(blocks, i, open))
		if end := credited(bl.text); end > 0 && scores[keys[i]] >= limit { // the same caption may stand elsewhere without its credit
			if k, n := key(bl.text[:end]); n > 3 {
				scores[k] = limit
			}
		}
		if n := len(bl.sents); n > 1 {
			for _, s := range bl.sents {
				k, _ := key(s.Of(bl.text))
				sentences[k]++
			}
			tails[i] = tail(bl)
			if tails[i].End > 0 {
				k, _ := key(tails[i].Of(bl.text))
				scores[k] = max(scores[k], signs(tails[i].Of(bl.text)))
			}
		}
		if scores[keys[i]] < limit {
			open = openAfter(open, bl.text)
		}
	}
	out := make([]block, 0, len(blocks)+2)
	at := make([]int, 0, len(blocks)+2)
	for i, bl := range blocks {
		if scores[keys[i]] >= limit || below(blocks, i) && !said[keys[i]] && sentences[keys[i]] == 0 {
			bl.role = caption
		} else if tails[i].End > 0 {
			if k, _ := key(tails[i].Of(bl.text)); scores[k] >= limit {
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

// tail returns the last sentence of a block where it follows a closing quotation mark, or lacks the stop that the ones
// before it have, else the zero Span. A credit belongs to the caption before it.
func tail(bl *block) prose.Span {
	n := len(bl.sents)
	before := strings.TrimRight(bl.text[:bl.sents[n-1].Start], " ")
	if !strings.ContainsRune("’”\"'»", lastRune(before)) && (bl.whole || labelled(bl.sents[n-1].Of(bl.text))) {
		return prose.Span{}
	}
	return bl.sents[n-1]
}

// dropCopies marks every exact copy but one: the first that ends in a stop stays, else the first. Two or more lines that
// come again in the same order are a chorus, and stay. A line that is word for word a sentence of a paragraph is a
// copy of it too, when it lacks the stop or stands alone.
func dropCopies(blocks []block, at []int, keys []uint64, words []int, sentences map[uint64]int) {
	places := map[uint64][]int{}
	for i := range blocks {
		if at[i] >= 0 && blocks[i].role == body && words[at[i]] >= minCopy {
			places[keys[at[i]]] = append(places[keys[at[i]]], i)
		}
	}
	for i := range blocks {
		if at[i] < 0 || blocks[i].role != body || words[at[i]] < minCopy {
			continue
		}
		k := keys[at[i]]
		if list := places[k]; len(list) > 1 {
			if list[0] == i && !chorus(list, at, keys) {
				keep := max(slices.IndexFunc(list, func(p int) bool { return blocks[p].whole }), 0)
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

// chorus reports whether the line after (or before) one place of a repeated line follows (or precedes) it at another.
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

// key returns a number that lines have in common when they differ only in case, marks and spaces, and their words. It
// is quicker than prose.Fold, since it is made for every sentence (FNV-1a, 64 bits).
func key(s string) (uint64, int) {
	h, words, in := uint64(14695981039346656037), 0, false
	for _, r := range s {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r |= 0x20
			} else if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
				in = in && (r == '\'' || r == '.' || r == '-')
				continue
			}
		} else if !letterOrDigit(r) {
			in = in && r == '’'
			continue
		} else {
			r = unicode.ToLower(r)
		}
		if !in {
			in = true
			words++
			h = (h ^ ' ') * 1099511628211
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h, words
}

// sameWords reports whether two lines differ only in case, marks and spaces.
func sameWords(a, b string) bool {
	x, n := key(a)
	y, m := key(b)
	return n > 0 && n == m && x == y
}

// openQuote reports whether a line opens a quotation it does not close. Singles count as openers only when curly.
func openQuote(s string) bool { return openAfter(false, s) }

// openAfter reports whether a quotation is open behind s, when open says whether one was before it. It looks at the
// kind of mark alone: good enough to see that a line stands between two parts of a quotation.
func openAfter(open bool, s string) bool {
	if strings.IndexByte(s, '"') < 0 && strings.IndexByte(s, 0xe2) < 0 && strings.IndexByte(s, 0xc2) < 0 {
		return open
	}
	prev := ' '
	for i, r := range s {
		switch r {
		case '“', '«', '‘':
			open = true
		case '”', '»':
			open = false
		case '"':
			open = unicode.IsSpace(prev) || prev == '(' || prev == '—'
		case '’':
			if next, _ := utf8.DecodeRuneInString(s[i+len("’"):]); !letterOrDigit(next) && !unicode.IsLower(prev) {
				open = false
			} else if !letterOrDigit(next) && (prev != 's' || !unicode.IsSpace(next) && next != utf8.RuneError) {
				open = false
			}
		}
		prev = r
	}
	return open
}
