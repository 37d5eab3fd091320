package summarize

import (
	"slices"
	"strings"

	"seedfeed/feed/prose"
)

// link finds for every sentence what it needs from those before it: the sentence itself ("He left at noon."), a name
// that is introduced elsewhere ("Brill said no." needs "Ada Brill"), or the thing that "the ship" means.
func (t *text) link() {
	for i := range t.sents {
		t.survey(&t.sents[i])
	}
	for i := range t.vocab.words {
		w := &t.vocab.words[i]
		w.acts = w.acts && !t.vocab.ids.Has(prose.HashWord(w.lower)) // Field, where the text has a field
	}
	opening := true // nothing but quotations and lines that are no sentences stands before
	for i := range t.sents {
		s := &t.sents[i]
		t.linkNames(s)
		if opening { // as its author begins
			s.gives, s.needs = append(s.gives, s.needs...), nil
			s.leans = t.tongue != nil && len(s.tokens) > 0 && t.opens(t.word(s, 0)) && !s.tokens[0].quoted && !t.points(s)
			opening = t.quoted(&unit{first: i, last: i}) > 0.8 || s.words < 5
			continue
		}
		s.leans = t.tongue == nil || t.pointsBack(s) || t.answers(i)
		t.linkNoun(s, i)
	}
}

// answers reports whether sentence i stands below a question that is a paragraph of its own, as those of a list of questions are, and is no
// statement: "Who pays?" "Everybody who parks here. Buy the ticket first." Only of English are the verbs known, and not all.
func (t *text) answers(i int) bool {
	s := &t.sents[i]
	if i == 0 || !t.tongue.reads() || s.class&(past|saying) != 0 || s.para == 0 || !t.aside[s.para-1] || t.states(s) {
		return false
	}
	for i > 0 && t.sents[i].para == s.para {
		i--
	}
	return strings.HasSuffix(t.sents[i].Of(t.body), "?")
}

// leastStated is the number of words of the shortest sentence that states.
const leastStated = 8

// states reports whether a sentence without a verb that is known is likely to have one: it is long, begins with an article and has no
// clause that describes: "The new clinic opens on Monday at eight in Mill Lane."
func (t *text) states(s *sentence) bool {
	return s.words >= leastStated && s.tokens[0].class&determiner != 0 && !slices.ContainsFunc(s.tokens, func(k token) bool {
		return relative[t.vocab.words[k.word].lower]
	})
}

var relative = prose.Set("who whose whom which that")

// opens reports whether a word at the start of a sentence points back. "I" and "we" do, unless the author speaks in the text.
func (t *text) opens(w *word) bool {
	return w.class&opener != 0 && (w.class&firstPerson == 0 || !t.own)
}

// thus are words before a verb of saying that point at the quotation which a text begins with.
var thus = prose.Set("so zo così así ainsi assim так tak")

// points reports whether a sentence begins with "This" or "Those": as the first one of a text it points at the title. So
// does one with a word that is an article as well: "Das", "Het".
func (t *text) points(s *sentence) bool {
	c := t.word(s, 0).class
	if thus[t.word(s, 0).lower] && len(s.tokens) > 2 && (t.word(s, 1).class&saying != 0 || s.tokens[1].capital && t.fullName(s, 2)) { // So erklärt X, ...
		return true
	}
	return c&plural != 0 && c&determiner != 0 || c&(definite|pointing) != 0
}

// article reports whether the first word of a sentence, "Das", is the article of the noun behind it. Only the capital of
// the noun tells.
func (t *text) article(s *sentence) bool {
	return t.tongue.capitals() && len(s.tokens) > 1 && t.word(s, 0).class&definite != 0 && t.word(s, 1).capital
}

// survey notes of every capitalised word of a sentence whether it stands there as a person's name does.
func (t *text) survey(s *sentence) {
	for k := range s.tokens {
		if !s.tokens[k].capital {
			continue
		}
		w := t.word(s, k)
		w.inside = w.inside || k > 0
		if t.place(s, k) {
			w.alone -= 2
		}
		switch {
		case t.fullName(s, k):
			w.full, s.named = true, true
		case k > 0 && s.tokens[k-1].class&determiner != 0:
			w.alone--
		default:
			w.alone++
		}
		w.acts = w.acts || t.acts(s, k)
	}
	s.someone = !s.named && t.someone(s)
}

func (t *text) word(s *sentence, k int) *word { return &t.vocab.words[s.tokens[k].word] }

// fullName reports whether the word k of a sentence ends a name of two parts: "Ada Brill", "Ada van Brill". A word that
// is only capitalised because it starts the sentence is no first part, nor is "Mr".
func (t *text) fullName(s *sentence, k int) bool {
	if k == 0 || !s.tokens[k].capital || s.tokens[k].class&(day|firstPerson) != 0 {
		return false
	}
	p := k - 1
	if particle(t.word(s, p).text) && p > 0 {
		p--
	}
	if !s.tokens[p].capital || s.tokens[p].after != 0 && s.tokens[p].after != '.' && s.tokens[p].after != '\'' || s.tokens[k-1].after == ',' {
		return false
	}
	before := t.word(s, p)
	if before.class&(day|courtesy|stop|opener|pointer|determiner) != 0 || particle(before.lower) { // Van Oss
		return false
	}
	if p == 0 && !t.tongue.capitals() {
		return !t.vocab.ids.Has(prose.HashWord(before.lower))
	}
	return true
}

// capitals reports whether a capital is no sign of a name.
func (t *tongue) capitals() bool { return t != nil && t.nouns }

func particle(s string) bool {
	switch s {
	case "de", "van", "von", "der", "den", "al", "bin", "del", "la", "da", "dos", "di", "du", "le", "ten", "ter", "zu":
		return true
	}
	return false
}

// linkNames notes the surnames that a sentence introduces, and those it uses without that. A surname that the text uses
// before it introduces it needs no introduction: its author takes the person as known.
func (t *text) linkNames(s *sentence) {
	for k, token := range s.tokens {
		if !token.capital {
			continue
		}
		w := &t.vocab.words[token.word]
		if !w.full || !w.acts || w.alone < 0 || w.inTitle {
			continue
		}
		introduced := t.introduced(s, k)
		if introduced && !s.ends && w.used == unused { // Present: G. Wick (chair)
			continue
		}
		if w.used == unused {
			w.used = wellKnown
			if introduced {
				w.used = newcomer
			}
		}
		switch {
		case w.used == wellKnown:
		case introduced:
			s.gives = append(s.gives, token.word)
		default:
			s.needs = append(s.needs, token.word)
		}
	}
	s.needs = slices.DeleteFunc(s.needs, func(w int32) bool { return slices.Contains(s.gives, w) })
}

// acts reports whether the capitalised word k of a sentence does there what a person does.
func (t *text) acts(s *sentence, k int) bool {
	if k > 0 && s.tokens[k-1].class&(saying|courtesy|person) != 0 || k > 1 && s.tokens[k-2].class&person != 0 && s.tokens[k-1].capital {
		return true
	}
	if k+1 == len(s.tokens) {
		return false
	}
	next := s.tokens[k+1].class
	return next&(saying|past) != 0 && s.tokens[k].after == 0 || next&number != 0 && s.tokens[k].after == ','
}

// introduced reports whether a surname stands with what says who it is: a first name or office before it ("Ada Brill",
// "striker Brill"), more of the name behind it, or an apposition ("Brill, 41,", "Brill, the mayor").
func (t *text) introduced(s *sentence, k int) bool {
	if t.fullName(s, k) || k > 0 && isPerson(t.word(s, k-1).class) && s.tokens[k-1].after == 0 {
		return true
	}
	if k+1 >= len(s.tokens) {
		return false
	}
	next := t.word(s, k+1)
	switch s.tokens[k].after {
	case 0:
		return next.capital && next.class == 0
	case ',':
		return next.class&determiner != 0 || next.text == "who" || next.text == "whose" || isPerson(next.class)
	}
	return false
}

// linkNoun notes what "The ship" at the start of a sentence needs, where nothing in the sentence says which ship: a
// sentence that has the word. It needs none where the text itself speaks of "the ship" from the first, as of the sun.
// "The engineer", whom no sentence before called so, needs the sentence before it.
func (t *text) linkNoun(s *sentence, i int) {
	if len(s.tokens) < 3 || s.leans || t.word(s, 0).class&definite == 0 {
		return
	}
	for k := 1; k < min(4, len(s.tokens)-1) && s.tokens[k].after == 0; k++ {
		noun, next := t.word(s, k), t.word(s, k+1)
		if noun.capital && (!t.tongue.capitals() || noun.full) || noun.class&(number|past) != 0 {
			return
		}
		if next.class&(past|saying|adding) == 0 {
			continue
		}
		for _, term := range t.vocab.parts[noun.from:noun.to] {
			if t.kinds[term].early*float64(i+1) > 0.1 { // an earlier sentence has it
				if !noun.known && !noun.inTitle {
					s.needs = append(s.needs, -term-1)
				}
				return
			}
		}
		s.leans = noun.class&person != 0 && !noun.inTitle
		return
	}
}

// pointsBack reports whether a sentence needs the one before it: it opens with a pronoun, a conjunction or a phrase that
// points back, says "also" or "however" of its subject, or has "he" before anybody he could be.
func (t *text) pointsBack(s *sentence) bool {
	if len(s.tokens) == 0 {
		return false
	}
	first := t.word(s, 0)
	dated := first.class&this != 0 && len(s.tokens) > 1 && s.tokens[1].class&(period|day) != 0 && !t.tongue.reads() // Este lunes
	if t.opens(first) && !dated && !t.article(s) && !t.impersonal(s) && (!s.tokens[0].quoted || first.class&(pronoun|plural) != 0 || first.class&stop == 0) || strings.HasSuffix(first.text, "ly") && s.tokens[0].after == ',' || t.phrase(s, 0) == pointsBack || t.withThis(s) {
		return true
	}
	if t.tongue.drops && t.dropped(s) || s.tokens[0].after == ',' && replies[first.lower] {
		return true
	}
	known, doubt := false, false // whether there is somebody whom "he" can mean
	some, parted := false, false // something that "it" can mean
	for k, token := range s.tokens {
		if token.class&adding != 0 && k > 0 && k < 7 && (!parted || s.tokens[k-1].after == ',' && token.after == ',') && !t.alsoKnown(s, k) {
			return true
		}
		parted = parted || token.after == ','
		if token.quoted {
			continue
		}
		switch {
		case token.class&pronoun != 0 && !token.capital:
			if !known && (k < 6 && !parted || !doubt) {
				return true
			}
		case token.class&(person|agent) != 0:
			known = true
		case token.capital && token.class&(pointer|stop|past|day|firstPerson) == 0 && !t.place(s, k) && (!t.tongue.capitals() || t.word(s, k).full):
			doubt = k == 0 && !first.inside && !first.acts // Zastąpi ona: a verb, unless a name is never inside a sentence
			known = known || !doubt
		case k < 6 && first.class&pointer != 0 && !known && !some && token.class&plural != 0 && !token.capital:
			return true
		case token.class&determiner != 0 && k > 0 && k < 6:
			some = true
		case k > 0 && k < 5 && token.after == ',' && (t.word(s, k).text == "later" || t.word(s, k).text == "earlier"):
			return true
		}
	}
	return false
}

// dropped reports whether a sentence begins with a verb, or with a quotation, and nobody behind it is the subject: "Ha spiegato che il
// ponte è chiuso", «...», ha detto. In "Llegó el tren" and "È morto a Grella il pittore" an article tells that there is one, unless
// it stands behind a preposition or "che". Directly behind the verb it tells of what is meant: "È la prima volta", "Es el barco". In "Há
// um barco" it does not: there is one.
func (t *text) dropped(s *sentence) bool {
	k := slices.IndexFunc(s.tokens, func(k token) bool { return !k.quoted })
	if k < 0 {
		return false
	}
	first := t.word(s, k)
	if k == 0 && len(s.tokens) > 2 && first.class&past != 0 && first.text != "Há" && first.text != "Había" && s.tokens[1].class&(determiner|this) != 0 && s.tokens[2].class&number == 0 {
		return true
	}
	if k == 0 && (first.inside || first.class&verb == 0 && (t.tongue.verbEnd == "" || len(first.lower) < 5 || !strings.HasSuffix(first.lower, t.tongue.verbEnd))) {
		return false
	}
	for from := k; k < len(s.tokens) && !s.tokens[k].quoted; k++ {
		w := t.word(s, k)
		if k > from && clausal[w.lower] {
			break
		}
		if (k <= from+1 || t.word(s, k-1).class&stop == 0) && (k > 0 && w.capital || w.class&(determiner|person|agent|pronoun|number) != 0) {
			return false
		}
		if s.tokens[k].after != 0 {
			break
		}
	}
	return true
}

// withThis reports whether a sentence begins with a preposition or a conjunction and "this": "With this crane", «Nesse caso»; or with two
// or three words that end in it: "Detto questo,". It does not point back with a time, "In this year", or a clause behind it: "Dans ce que".
func (t *text) withThis(s *sentence) bool {
	if len(s.tokens) > 4 && t.tongue.hasArticles() && !t.tongue.capitals() { // in others a relative clause has a comma
		if t.tongue.reads() {
			if strings.HasSuffix(t.word(s, 0).lower, "ing") && t.afterThat(s) {
				return true
			}
		} else if t.thisComma(s, 1) || t.thisComma(s, 2) && t.word(s, 1).class&pointer != 0 {
			return true
		}
	}
	k := 0 // of "this"; in Portuguese it may be one word with the preposition
	if first := t.word(s, 0).class; first&(this|opener) != this {
		k = 1
		if first&pointer == 0 || s.tokens[0].after != 0 {
			return false
		}
	}
	if len(s.tokens) < k+3 || s.tokens[k].class&this == 0 || s.tokens[k].quoted {
		return false
	}
	next := t.word(s, k+1)
	return next.class&(period|day|number) == 0 && !clausal[next.lower] && (s.tokens[k].after == 0 || t.tongue.reads())
}

// thisComma reports whether the word k of a sentence is "this" with a comma behind it.
func (t *text) thisComma(s *sentence, k int) bool {
	return s.tokens[k].class&this != 0 && !s.tokens[k].quoted && s.tokens[k].after == ','
}

// afterThat reports whether an English sentence begins as "Seeing that," "Having said that," or "Bearing that in mind," does. In "Fearing
// that, without repairs, it will fall" a clause follows, with a second comma.
func (t *text) afterThat(s *sentence) bool {
	for k := 1; k < 3; k++ {
		if t.thisComma(s, k) && (k == 1 || t.word(s, 0).lower == "having") {
			return t.word(s, k).lower != "that" || !slices.ContainsFunc(s.tokens[k+1:], func(next token) bool { return next.after == ',' })
		}
	}
	return s.tokens[1].class&this != 0 && t.word(s, 2).lower == "in" && t.word(s, 3).lower == "mind" && s.tokens[3].after == ','
}

// replies are words that, with a comma behind them, answer the sentence before.
var replies = prose.Set("yes no ja nein oui non si sí sim não nee да нет tak nie")

// Words behind "ce" or "quella" that begin a clause.
var clausal = prose.Set("que qui qu dont che")

// impersonal reports whether "It" at the start of a sentence stands for nothing before it: "It was announced at noon", "It
// had been feared that the pier leaks". In "It has announced a plan" it is somebody.
func (t *text) impersonal(s *sentence) bool {
	if t.word(s, 0).text != "It" || len(s.tokens) < 4 {
		return false
	}
	verb := 2
	switch t.word(s, 1).text {
	case "is", "was":
	case "has", "had":
		if t.word(s, 2).text != "been" {
			return false
		}
		verb = 3
	default:
		return false
	}
	if t.word(s, verb).class&saying != 0 {
		return true
	}
	for k := verb + 1; k < min(len(s.tokens), verb+4); k++ {
		if t.word(s, k).text == "that" {
			return t.word(s, k-1).class&past != 0
		}
	}
	return false
}

// isPerson reports whether a word is a noun that tells who somebody is. "20-year-old" does not.
func isPerson(c class) bool { return c&(person|agent) != 0 && c&number == 0 }

// someone reports whether a sentence begins with a person who is not named: "A lawmaker", "Two young men".
func (t *text) someone(s *sentence) bool {
	if len(s.tokens) < 4 || t.word(s, 0).class&definite != 0 {
		return false
	}
	for k := 1; k < 4; k++ {
		if t.word(s, k).class&(person|agent) != 0 {
			return t.word(s, 0).class&(determiner|number) != 0
		}
	}
	return false
}

// place reports whether the capitalised word k of a sentence is where something is: "in Davos".
func (t *text) place(s *sentence, k int) bool {
	if k == 0 {
		return false
	}
	switch t.word(s, k-1).text {
	case "in", "at", "near", "In", "At", "Near", "à", "en", "a", "w", "в":
		return true
	}
	return false
}

// alsoKnown reports whether the word "also" at k says nothing of an earlier sentence: "also known as", "but also".
func (t *text) alsoKnown(s *sentence, k int) bool {
	if t.word(s, k-1).text == "but" {
		return true
	}
	return k+1 < len(s.tokens) && (t.word(s, k+1).text == "known" || t.word(s, k+1).text == "called")
}

// meets reports whether a set of units, in reading order, gives what u needs. What the title has, the reader knows.
func (t *text) meets(set []*unit, u *unit) bool {
	if u.lean && (len(set) == 0 || set[len(set)-1].last != u.first-1) {
		return false
	}
	for _, need := range u.needs {
		if !slices.ContainsFunc(set, func(v *unit) bool {
			if need < 0 {
				_, ok := slices.BinarySearch(v.terms, -need-1)
				return ok
			}
			return slices.Contains(v.gives, need)
		}) {
			return false
		}
	}
	return true
}
