// Package summarize picks the whole sentences of a text that sum it up within a length.
//
// It writes no words of its own: what it returns stands in the body, word for word. The key points that an author puts above a text
// are its summary, and that of a paper is taken from its abstract (keypoints.go). A list at the start stands with the sentence that
// announces it (announced.go). Else a summary begins with the news where the
// text does. A quotation is one unit, whole and with the sentence that says whose it is, or it is not there at all. A sentence that
// leans on another comes only with that one: "He left at noon." directly behind the sentence before it, "Brill said no." only where
// the summary or the title has "Ada Brill". Captions, page furniture, greetings, notes of the editors, code, speech that is marked
// by its layout, and the title said again stay out; so does what is said in the first person, unless the author speaks so in much
// of the text or nothing else is left.
//
// The sets of up to three of the best sentences are compared as sets, by a linear measure of some fifty constants
// (weights.go) that were fitted on news articles with summaries by hand; fit_test.go says how.
package summarize

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

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

// Only the first part of a long text is read. It holds what the text is about, and bounds the time.
const (
	maxBytes     = 40 << 10
	maxSentences = 240
)

// texts holds the memory of texts that are summed up already.
var texts = sync.Pool{New: func() any { return new(text) }}

// Summarize returns the spans of whole sentences of body, in reading order and apart. Title is the article's, or "".
// Language is the tag of the text's language, such as "de" or "en-GB", or "" where it is not known. Apart says of each
// paragraph whether it is speech that only the layout marks (package speech); nil: none is. The result is empty
// only for an empty body or where no single sentence fits the budget. Summarize takes time linear in the size of body,
// never panics, and is safe for concurrent use.
func Summarize(title string, body *prose.Text, apart []bool, language string, b Budget) []prose.Span {
	return summarize(title, body, apart, language, b, false)
}

// Opinion is Summarize for a text that is labelled as an opinion. An "I" of its author would read as that of who publishes it, so
// sentences in the first person stand in the summary only if the others do not make one.
func Opinion(title string, body *prose.Text, apart []bool, language string, b Budget) []prose.Span {
	return summarize(title, body, apart, language, b, true)
}

func summarize(title string, body *prose.Text, apart []bool, language string, b Budget, opinion bool) []prose.Span {
	if part := window(body.Body); len(part) < len(body.Body) {
		body = prose.Read(part)
	}
	b = b.orDefault()
	t := texts.Get().(*text)
	defer texts.Put(t)
	t.read(title, body, apart, language)
	if spans := t.all(b); spans != nil {
		return spans
	}
	if spans := t.keyPoints(body.Paragraphs, b); spans != nil {
		return spans
	}
	if spans := t.announced(body.Paragraphs, b); spans != nil {
		return spans
	}
	if len(t.body) < maxCorrection && prose.IsNote(title+":") {
		if spans := t.opening(b); spans != nil {
			return spans
		}
	}
	var picked []*unit
	if opinion && t.own {
		picked = t.withoutAuthor(b)
	}
	for pass := 0; pass < 3 && picked == nil; pass++ {
		units := t.units(b, t.own || pass > 0, pass > 1)
		picked = t.fill(t.choose(units, b), units, b)
	}
	if picked == nil {
		return t.fallback(b)
	}
	var spans []prose.Span
	for _, u := range picked {
		spans = append(spans, t.spans(u)...)
	}
	return spans
}

// withoutAuthor returns the units that sum up a text without its author, or none if they are less than two sentences and 25 words.
func (t *text) withoutAuthor(b Budget) []*unit {
	t.own = false
	units := t.units(b, false, false)
	picked := t.fill(t.choose(units, b), units, b)
	sentences, words := 0, 0
	for _, u := range picked {
		sentences += u.last - u.first + 1
		words += u.words
	}
	if sentences < 2 && words < 25 {
		t.own = true
		return nil
	}
	return picked
}

// spans returns the sentences of a unit. Those that a quotation holds together in one paragraph are one span.
func (t *text) spans(u *unit) []prose.Span {
	var spans []prose.Span
	for i := u.first; i <= u.last; i++ {
		if s := &t.sents[i]; i > u.first && !s.start {
			spans[len(spans)-1].End = s.End
		} else {
			spans = append(spans, s.Span)
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
		if words += s.words; words > b.Words || s.words < 2 || !s.ends || t.cut(i) || roll(s.Of(t.body)) || t.framed(u) || t.aside[s.para] || t.hollow(s) || t.titleAgain(u) || strings.IndexByte(",;:.)", s.Of(t.body)[0]) >= 0 {
			return nil
		}
		spans = append(spans, s.Span)
	}
	if len(spans) == 0 || t.unbalanced(prose.Span{Start: 0, End: len(t.body)}) {
		return nil
	}
	return spans
}

// maxCorrection is the length in bytes of the longest text that is a correction and no more.
const maxCorrection = 1500

// opening returns the sentences that a text begins with, two or more, as many as fit the budget. It sums up a correction, which first
// says what was wrong: "We said that it cost seven million. The right figure is five million."
func (t *text) opening(b Budget) (spans []prose.Span) {
	words := 0
	for i := range t.sents[:min(len(t.sents), b.Sentences)] {
		s := &t.sents[i]
		if words += s.words; words > b.Words || !s.ends || t.cut(i) || s.framed || t.aside[s.para] || t.unbalanced(s.Span) {
			break
		}
		spans = append(spans, s.Span)
	}
	if len(spans) < 2 {
		return nil
	}
	return spans
}

// choose returns the best set of units, in reading order; nil if there is none.
func (t *text) choose(units []*unit, b Budget) []*unit {
	best, bestScore, bestFull := []*unit(nil), 0.0, false
	t.sets(units, b, func(set []*unit) {
		full := b.full(set)
		if s := t.setScore(set); best == nil || full && !bestFull || full == bestFull && s > bestScore {
			best, bestScore, bestFull = slices.Clone(set), s, full
		}
	})
	return best
}

// pool is the number of units whose sets are compared.
const pool = 9

// nearStart is how far behind the start of the lead, in bytes, a summary may begin.
const nearStart = 300

// sets calls visit for every set of one to three of the best units that fits the budget, gives what its units need and
// begins with the news. The set is valid during the call only; units are in reading order.
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
	lead := t.newsLead(units)
	if at := slices.Index(ranked, lead); at >= pool {
		ranked[pool-1] = lead
	}
	ranked = ranked[:min(pool, len(ranked))]
	slices.SortFunc(ranked, func(x, y *unit) int { return x.first - y.first })
	set := make([]*unit, 0, 3)
	var grow func(from, words, sents int)
	grow = func(from, words, sents int) {
		for i := from; i < len(ranked); i++ {
			u := ranked[i]
			if len(set) == 0 && lead != nil && (t.sents[u.first].Start > t.sents[lead.first].Start+nearStart || u != lead && lead.title > 1 && lead.title*2 >= t.title.n) {
				continue
			}
			w, n := words+u.words, sents+u.last-u.first+1
			if w > b.Words || n > b.Sentences || !t.meets(set, u) || redundant(set, u) {
				continue
			}
			set = append(set, u)
			visit(set)
			if len(set) < 3 {
				grow(i+1, w, n)
			}
			set = set[:len(set)-1]
		}
	}
	grow(0, 0, 0)
}

// redundant reports whether a unit says again what one of a set says.
func redundant(set []*unit, u *unit) bool {
	for _, v := range set {
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

// maxFill bounds the units that fill adds, and with them the time that a large budget takes.
const maxFill = 8

// fill adds units to a set that leaves much of the room unused, as long as one fits: each time the one that makes the
// best set.
func (t *text) fill(set, units []*unit, b Budget) []*unit {
	for range maxFill {
		words, sents := size(set)
		if len(set) == 0 || b.full(set) {
			break
		}
		best, bestScore := set, math.Inf(-1)
		for _, u := range units {
			if u.first < set[0].first || words+u.words > b.Words || sents+u.last-u.first+1 > b.Sentences || slices.Contains(set, u) || redundant(set, u) {
				continue
			}
			if with := t.with(set, u); with != nil {
				if s := t.setScore(with); s > bestScore {
					best, bestScore = with, s
				}
			}
		}
		if len(best) == len(set) {
			break
		}
		set = best
	}
	return set
}

// full reports whether a set uses the room: seven words in twelve, or all sentences.
func (b Budget) full(set []*unit) bool {
	words, sents := size(set)
	return words >= b.Words-b.Words/12*5 || sents >= b.Sentences
}

// size returns the words and sentences of a set.
func size(set []*unit) (words, sents int) {
	for _, u := range set {
		words += u.words
		sents += u.last - u.first + 1
	}
	return words, sents
}

// with returns the set with u at its place, or nil where one of them would then lack what it needs.
func (t *text) with(set []*unit, u *unit) []*unit {
	at, _ := slices.BinarySearchFunc(set, u, func(v, u *unit) int { return v.first - u.first })
	with := slices.Insert(slices.Clone(set), at, u)
	for i, v := range with {
		if !t.meets(with[:i], v) {
			return nil
		}
	}
	return with
}

// fallback serves texts without a sentence fit to stand alone: the first one that starts and ends as a sentence, else the
// first that ends as one and is no short rest of another, as the last line of a stanza is, else the first line of two words or
// more, else the first line. Speech serves only where the text is nothing else, and code never.
func (t *text) fallback(b Budget) []prose.Span {
	speech := !slices.ContainsFunc(t.sents, func(s sentence) bool { return s.words > 0 && !s.code && !t.aside[s.para] })
	for pass := range 5 {
		for i := range t.sents {
			s := &t.sents[i]
			if s.words == 0 || s.words > b.Words || s.framed && !speech && pass < 4 || !speech && t.aside[s.para] || s.code {
				continue
			}
			if pass < 4 && s.words < 2 || pass < 3 && (!s.ends || t.unbalanced(s.Span)) || (pass < 2 || pass < 3 && s.words < 8) && torn(s.Of(t.body)) || pass < 1 && (s.leans || s.caption > 2 || s.words < 4 || strings.HasSuffix(s.Of(t.body), ":")) {
				continue
			}
			if speech && (pass < 4 && strings.HasSuffix(s.Of(t.body), "?") || pass < 1 && s.words < 8) { // Host: Welcome to the show.
				continue
			}
			if t.denies(i + 1) {
				return []prose.Span{s.Span, t.sents[i+1].Span}
			}
			return []prose.Span{s.Span}
		}
	}
	return nil
}

// torn reports whether a text begins as the rest of a sentence does: with a small letter, or a mark that parts clauses. One behind
// a dash goes on.
func torn(s string) bool {
	r := prose.FirstRune(s)
	return unicode.IsLower(r) || strings.ContainsRune(",;:.)–—-", r)
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
	return body[:cut(body, maxBytes)]
}
