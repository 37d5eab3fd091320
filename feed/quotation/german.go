package quotation

import (
	"strings"
)

// verbSecond reports whether the word at token i, which is in no list, is the verb of a main clause. Such a verb stands right
// behind the first noun phrase or adverb, or right behind a quotation.
func (r *reader) verbSecond(i int) bool {
	d := r.d
	t := &d.tokens[i]
	if t.text != t.lower || t.class&^base != 0 || len(t.lower) < 3 || strings.Contains(t.lower, ".") || i+1 >= r.to || i == r.from {
		return false
	}
	if r.mark >= 0 && r.behindMark(i) {
		return d.tokens[i+1].kind == word || len(r.frames) > 1 && r.top().verb < 0
	}
	for _, ending := range [...]string{"er", "es", "em"} { // endings of adjectives
		if strings.HasSuffix(t.lower, ending) {
			return false
		}
	}
	if strings.HasSuffix(t.lower, "e") && !strings.HasSuffix(t.lower, "te") || r.top().verb >= 0 {
		return false
	}
	if i == r.from+1 {
		return d.tokens[r.from].class&(adverb|stray) != 0 && d.tokens[r.from].class&(det|prep|sub|conj) == 0
	}
	if r.last < 0 {
		return false
	}
	p := &d.phrases[r.last]
	return p.to == i || p.to == i-1 && d.tokens[i-1].text == ","
}

// reports reports whether the first verb of a sentence has the mood of reported speech.
func (d *clauses) reports(s *sentence) bool {
	return s.action0 < s.action1 && d.tokens[d.actions[s.action0].at].class&reported != 0
}

// genitive are the articles of a noun phrase that belongs to the one right before it.
var genitive = set(`der des einer eines seiner seines ihrer ihres dieser dieses`)

// oblique reports whether a noun phrase is in a case that no subject has: dem Sender, der großen Zeitung.
func (d *clauses) oblique(p *phrase) bool {
	t := &d.tokens[p.from]
	if t.class&oblique != 0 || !d.tongue.nouns || p.from+1 >= p.core {
		return t.class&oblique != 0
	}
	next := &d.tokens[p.from+1]
	return t.lower == "der" && next.text == next.lower && strings.HasSuffix(next.lower, "en")
}
