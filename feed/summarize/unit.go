package summarize

import (
	"slices"
	"strings"

	"seedfeed/feed/prose"
)

// A unit is what is taken whole: one sentence, or several that a quotation holds together.
type unit struct {
	first, last int // of text.sents
	words       int
	lean        bool    // stands only directly behind the sentence before it
	needs       []int32 // what a unit before it must give: a name, or, below 0, -1 minus a term
	gives       []int32 // names that it introduces
	value       float64
	terms       []int32 // its content words, each once, sorted
	title, top  int     // of them: words of the title, keywords
	pairs       float64
	feats       [nUnit]float64
}

// units groups the sentences, those that only deny what stands before them with it, and leaves out those that may not stand in a
// summary. Own says whether sentences in the first person may, and steps whether those of instructions and questions may. The units
// are valid until the next call.
func (t *text) units(b Budget, own, steps bool) []*unit {
	t.found, t.sorted = slices.Grow(t.found[:0], len(t.sents)), t.sorted[:0] // one place each: they never move
	units := make([]*unit, 0, len(t.sents))
	q := 0
	for i := 0; i < len(t.sents); {
		last := i
		for k := i; k <= last; k++ { // quotations that start in the unit pull in where they end
			s := &t.sents[k]
			for q < len(t.quotes) && t.quotes[q].Outer.End <= s.Start {
				q++
			}
			for n := q; n < len(t.quotes) && t.quotes[n].Outer.Start < s.End; n++ {
				for last+1 < len(t.sents) && t.sents[last+1].Start < t.quotes[n].Outer.End {
					last++
				}
			}
			if k == last && t.denies(last+1) {
				last++
			}
		}
		u := t.unit(i, last)
		if u.words <= b.Words && last-i < b.Sentences && (steps || !t.steps[t.sents[i].para] && !t.asks(u)) && t.fit(u, own) {
			if t.measure(u); u.first < u.last || !t.tongue.reads() || t.begins(u) || likeness(u) <= 0 {
				units = append(units, u)
			}
		}
		i = last + 1
	}
	return units
}

// begins reports whether unit u is the first sentence of a text and of a longer paragraph, where captions are rare.
func (t *text) begins(u *unit) bool {
	return u.last == 0 && len(t.sents) > 1 && t.sents[1].para == t.sents[0].para
}

// denies reports whether sentence i is a short one that says no to the sentence before: "He was not." "This is wrong." "Fox denied
// it." Without it that one would be a rumour.
func (t *text) denies(i int) bool {
	if i >= len(t.sents) || i == 0 || t.sents[i].words > 8 || t.sents[i].words < 2 || !t.sents[i].ends || strings.HasSuffix(t.sents[i-1].Of(t.body), "?") || strings.HasSuffix(t.sents[i].Of(t.body), "?") {
		return false
	}
	s := &t.sents[i]
	for k := range s.tokens {
		w := t.word(s, k).lower
		if s.tokens[k].quoted {
			return false
		}
		if denials[w] || s.words <= 7 && falsehoods[w] || s.words <= 5 && (negations[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")) {
			return true
		}
	}
	return false
}

// The words of denies.
var (
	denials    = prose.Set("denied denies bestritt bestreitet dementierte dementiert dément démenti negó niega desmintió desmiente smentisce smentito negato negou nega desmentiu ontkent ontkende отрицает отрицал отрицала опроверг опровергла zaprzecza zaprzeczył zaprzeczyła")
	falsehoods = prose.Set("false wrong untrue incorrect falsch unwahr faux fausse falso falsa mentira onwaar onjuist неправда ложь неверно nieprawda fałsz")
	negations  = prose.Set("not never nicht nie pas jamais no nunca non mai não niet nooit не никогда nigdy")
)

// asks reports whether a unit ends in a question of the author: "Who pays for the pier?" One in quotation marks is not, nor
// one with a verb of saying: "Why, Brill asked, does it leak?"
func (t *text) asks(u *unit) bool {
	s := &t.sents[u.last]
	return s.class&saying == 0 && strings.HasSuffix(s.Of(t.body), "?")
}

func (t *text) unit(first, last int) *unit {
	t.found = append(t.found, unit{first: first, last: last, lean: t.sents[first].leans})
	u := &t.found[len(t.found)-1]
	for k := first; k <= last; k++ {
		s := &t.sents[k]
		u.words += s.words
		for _, need := range s.needs {
			if !slices.Contains(u.gives, need) {
				u.needs = append(u.needs, need)
			}
		}
		u.gives = append(u.gives, s.gives...)
	}
	return u
}

// maxHollow is the length of the longest sentence, in words, that says nothing alone. A longer one has some news.
const maxHollow = 12

// maxJoy is the same for a quotation with its speaker: “We are delighted to open it,” said Ada Brill, the head of the firm.
const maxJoy = 25

// hollow reports whether a sentence is short and says nothing alone, such as a greeting, thanks, or the words of a link.
func (t *text) hollow(s *sentence) bool {
	switch t.phrase(s, 0) {
	case hollow:
		return s.words <= maxHollow || s.words <= maxJoy && s.tokens[0].quoted
	case thanks:
		return s.words <= maxJoy
	case owing:
		return s.words <= maxJoy && !slices.ContainsFunc(s.tokens, func(k token) bool { return k.after == ',' })
	}
	return s.words <= maxHollow && t.tongue != nil && slices.ContainsFunc(t.tongue.links, func(end string) bool {
		words := strings.TrimRight(s.Of(t.body), ".!:")
		at := len(words) - len(end)
		return at > 0 && strings.EqualFold(words[at:], end)
	})
}

// phrase returns what two or three words of a sentence, from the k-th on, together tell of it, or 0.
func (t *text) phrase(s *sentence, k int) phrase {
	if t.tongue == nil || len(s.tokens) < k+2 || s.tokens[k].class&phrasal == 0 {
		return 0
	}
	two := t.word(s, k).lower + " " + t.word(s, k+1).lower
	if p := t.tongue.phrases[two]; p != 0 || len(s.tokens) == k+2 {
		return p
	}
	return t.tongue.phrases[two+" "+t.word(s, k+2).lower]
}

// pleads reports whether a sentence, or one that the page has glued to it, sends its readers elsewhere: "Cliquez ici". It begins with a
// capital: "qui clique ici" is news. So is "Lire aussi des contes"; what one is to read as well is a title.
func (t *text) pleads(s *sentence) bool {
	for k, token := range s.tokens {
		if token.capital && !token.quoted && t.phrase(s, k) == plea &&
			(s.tokens[k+1].class&adding == 0 || s.tokens[k+1].after != 0 || len(s.tokens) == k+2 || s.tokens[k+2].capital || s.tokens[k+2].quoted) {
			return true
		}
	}
	return false
}

// fit reports whether a unit may stand in a summary at all.
func (t *text) fit(u *unit, own bool) bool {
	first, last := &t.sents[u.first], &t.sents[u.last]
	s := t.body[first.Start:last.End]
	if first.words < 5 || u.words < 6 || u.lean && u.first == 0 || !t.whole(u) || t.framed(u) {
		return false
	}
	for i := u.first; i <= u.last; i++ {
		if t.hollow(&t.sents[i]) || t.aside[t.sents[i].para] || t.saidElsewhere(&t.sents[i]) || !own && t.sents[i].class&firstPerson != 0 {
			return false
		}
	}
	return t.quoted(u) <= 0.8 && !roll(s) && !t.titleAgain(u)
}

// newsLead returns the unit that tells the news at the start of a text, or nil where the text starts otherwise: with a
// scene, a question, a quotation. It is one of the first three units, near the start, a statement in the past that holds
// a name or a figure. Of other languages than English too few verbs are known to tell the past. Who speaks in a text as its author may
// begin it in the present: "The council wants to spend two million on a car park."
func (t *text) newsLead(units []*unit) *unit {
	for _, u := range units[:min(3, len(units))] {
		s := &t.sents[u.first]
		if u.first > 4 {
			return nil
		}
		if !u.lean && len(u.needs) == 0 && !t.asks(u) && u.feats[fQuote] < 0.4 && (s.names > 0 || s.class&number != 0) && (s.class&(past|saying) != 0 || t.own && u.first == 0 || t.tongue != nil && !t.tongue.reads()) {
			return u
		}
	}
	return nil
}
