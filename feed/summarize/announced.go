package summarize

import (
	"strings"

	"seedfeed/feed/prose"
)

// leastAnnounced is the number of words of the shortest sentence that announces a list. A shorter line is its heading: "What you need:".
const leastAnnounced = 6

// announced returns, as one span, the sentence that a text begins with and the list that it announces, where both fit the budget:
// "The term starts on Monday with two changes:" and the changes. Neither half may stand alone: the sentence would have lost what
// it promises, and the items what they are about. Sentences from behind the list follow, if there is room.
func (t *text) announced(paras []prose.Span, b Budget) []prose.Span {
	i := 0
	for i+1 < len(t.sents) && i < 3 && t.sents[i].words < leastAnnounced && t.address(i) { // Dear members,
		i++
	}
	if i+1 >= len(t.sents) {
		return nil
	}
	s := &t.sents[i]
	if s.words < leastAnnounced || !s.start || s.code || t.aside[s.para] || t.sents[i+1].para == s.para || !strings.HasSuffix(s.Of(t.body), ":") || furniture(s.Of(t.body)) {
		return nil
	}
	words, last := s.words, i
	for k := i + 1; k < len(t.sents) && ItemMark(paras[t.sents[k].para].Of(t.body)) > 0; k++ {
		item := &t.sents[k]
		if words += item.words; words > b.Words || item.code || t.aside[item.para] && item.para > s.para+1 || furniture(item.Of(t.body)) {
			return nil
		}
		last = k
	}
	span := prose.Span{Start: s.Start, End: t.sents[last].End}
	if t.sents[last].para < s.para+2 || t.sents[last].para > s.para+maxPoints || t.unbalanced(span) {
		return nil
	}
	spans := []prose.Span{span}
	rest := Budget{Words: b.Words - words, Sentences: b.Sentences - 1}
	if rest.Words < b.Words/4 || rest.Sentences < 1 {
		return spans
	}
	units := t.units(rest, t.own, false)
	for len(units) > 0 && units[0].first <= last {
		units = units[1:]
	}
	for _, u := range t.choose(units, rest) {
		spans = append(spans, t.spans(u)...)
	}
	return spans
}
