// Package summarize picks the whole sentences of a text that sum it up within a length.
//
// It writes no words of its own: what it returns stands in the body, word for word. A quotation is one unit, whole and
// with the sentence that says whose it is, or not there at all. A sentence that leans on the one before it ("He", "But",
// "Meanwhile") comes only directly behind that one. Captions, page furniture, questions cut off and the title said
// again stay out.
//
// The sets of up to three of the best sentences are compared as sets, by a linear measure of some fifty constants
// (weights.go) fitted on news articles with summaries by hand; fit_test.go says how.
package summarize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// A Budget limits a summary. Zero or less in a field stands for its default.
type Budget struct {
	Words     int // words, parted by white space; default 60
	Sentences int // default 3
}

func (b Budget) orDefault() Budget {
	if b.Words <= 0 {
		b.Words = 60
	}
	if b.Sentences <= 0 {
		b.Sentences = 3
	}
	return b
}

// What is looked at: the first part of a long text holds what it is about, and keeps the time bounded.
const (
	maxBytes     = 40 << 10
	maxSentences = 240
)

// Summarize returns the spans of whole sentences of body, in reading order and apart. Title is the article's, or "";
// one that the body starts with says nothing new and counts as none. The result is empty only for an empty body or
// where no single sentence fits the budget. It takes time linear in the size of body, never panics, and is safe for
// concurrent use.
func Summarize(title, body string, b Budget) []prose.Span {
	b = b.orDefault()
	t := read(title, body)
	if spans := t.all(b); spans != nil {
		return spans
	}
	units := t.units(b)
	picked := t.choose(units, b)
	if picked == nil {
		return t.fallback(b)
	}
	var spans []prose.Span
	for _, u := range picked {
		for i := u.first; i <= u.last; i++ {
			spans = append(spans, t.sents[i].Span)
		}
	}
	return spans
}

// all returns every sentence of a text that fits the budget whole and has none that may not stand in a summary: a note
// of two sentences is its own summary.
func (t *text) all(b Budget) []prose.Span {
	if len(t.sents) > b.Sentences || len(t.body) > 16*b.Words {
		return nil
	}
	words := 0
	var spans []prose.Span
	for i := range t.sents {
		s := &t.sents[i]
		u := &unit{first: i, last: i}
		if words += s.words; words > b.Words || s.words < 2 || !prose.EndsWhole(s.Of(t.body)) || cutOff(s.Of(t.body)) || roll(s.Of(t.body)) || t.framed(u) || t.title.n > 1 && t.titleAgain(u) {
			return nil
		}
		spans = append(spans, s.Span)
	}
	if len(spans) == 0 || t.unbalanced(prose.Span{Start: 0, End: len(t.body)}) {
		return nil
	}
	return spans
}

// A unit is what is taken whole: one sentence, or several that a quotation holds together.
type unit struct {
	first, last int // of text.sents
	words       int
	lean        bool
	value       float64
	terms       []int32 // its content words, each once, sorted
	title, top  int     // of them: words of the title, keywords
	pairs       float64
	feats       [nUnit]float64
}

// choose returns the best set of units, in reading order; nil if there is none.
func (t *text) choose(units []*unit, b Budget) []*unit {
	best, bestScore := []*unit(nil), 0.0
	t.sets(units, b, func(set []*unit) {
		if s := t.setScore(set); best == nil || s > bestScore {
			best, bestScore = slices.Clone(set), s
		}
	})
	return best
}

// pool is the number of units whose sets are compared.
const pool = 10

// sets calls visit for every set of one to three units of the best that fits the budget and leaves nothing leaning on
// what is not there. The set is valid during the call only; units are in reading order.
func (t *text) sets(units []*unit, b Budget, visit func([]*unit)) {
	ranked := slices.Clone(units)
	slices.SortStableFunc(ranked, func(x, y *unit) int {
		switch {
		case x.value > y.value:
			return -1
		case x.value < y.value:
			return 1
		}
		return 0
	})
	ranked = ranked[:min(pool, len(ranked))]
	slices.SortFunc(ranked, func(x, y *unit) int { return x.first - y.first })
	set := make([]*unit, 0, 3)
	var grow func(from, words, sents int)
	grow = func(from, words, sents int) {
		for i := from; i < len(ranked); i++ {
			u := ranked[i]
			w, n := words+u.words, sents+u.last-u.first+1
			if w > b.Words || n > b.Sentences || u.lean && (len(set) == 0 || set[len(set)-1].last != u.first-1) {
				continue
			}
			set = append(set, u)
			if !t.redundant(set) {
				visit(set)
				if len(set) < 3 {
					grow(i+1, w, n)
				}
			}
			set = set[:len(set)-1]
		}
	}
	grow(0, 0, 0)
}

// redundant reports whether the last unit of a set says again what an earlier one says.
func (t *text) redundant(set []*unit) bool {
	u := set[len(set)-1]
	for _, v := range set[:len(set)-1] {
		if n := min(len(u.terms), len(v.terms)); n >= 2 && common(u.terms, v.terms)*10 >= n*6 {
			return true
		}
	}
	return false
}

// common counts the terms two sorted lists share.
func common(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// fallback serves texts without a sentence fit to stand alone: the first one that starts and ends as a sentence and is
// no caption, else the first that ends as one, else the first line of two words or more, else the first line.
func (t *text) fallback(b Budget) []prose.Span {
	for pass := range 4 {
		for i := range t.sents {
			s := &t.sents[i]
			if s.words == 0 || s.words > b.Words || pass < 3 && s.words < 2 || pass < 2 && (!prose.EndsWhole(s.Of(t.body)) || t.unbalanced(s.Span)) {
				continue
			}
			if pass > 0 || !unicode.IsLower(firstRune(s.Of(t.body))) && !t.framed(&unit{first: i, last: i}) {
				return []prose.Span{s.Span}
			}
		}
	}
	return nil
}

// window returns the part of body that is looked at, cut at a paragraph, a line or a space.
func window(body string) string {
	if len(body) <= maxBytes {
		return body
	}
	part := body[:maxBytes]
	for _, border := range []string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(part, border); i > maxBytes/2 {
			return part[:i+len(strings.TrimRight(border, " \n"))]
		}
	}
	n := maxBytes
	for n > 0 && !utf8.RuneStart(part[n-1]) {
		n--
	}
	return part[:max(n-1, 0)]
}
