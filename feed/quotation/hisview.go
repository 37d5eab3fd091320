package quotation

import (
	"slices"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file finds whose view the words before a quotation tell by a pronoun, in Russian, Polish and Dutch, where the reader of phrases takes
// them for none.

// hisWords offers whom a pronoun in words for a view means, before the quotation in its sentence: По его словам, Q; Jego zdaniem plan
// jest Q; Według niej Q; Volgens hem is het Q. A verb of saying between has a subject of its own.
func (o *optioner) hisWords() {
	d := o.d
	from := d.SentenceAt(o.q).From
	for i := o.q - 2; i > from-1; i-- {
		if d.Tokens[i].Kind == lexis.Quoted || d.Has(i, i, lexis.Saying) && d.Tokens[i].Class&lexis.Accord == 0 {
			return
		}
		if who := d.viewOf(i); who >= 0 && (i == from || d.Tokens[i-1].Kind == lexis.Sign || d.Has(i-1, i, lexis.Sub|lexis.Conj)) {
			o.list = slices.DeleteFunc(o.list, func(x option) bool { return x.phrase >= 0 && x.from <= who && who < x.to }) // Jego zdaniem młyn jest
			s := tokens(who, who+1, accordFar)
			if v := d.droppedBefore(from, who); i == from && v >= 0 {
				s.from, s.to, s.verb = v, v+1, v
			}
			s.pronoun = d.Tokens[s.from].Lower
			o.enter(s)
			return
		}
	}
}

// droppedBefore returns the verb of saying without a subject with which the sentence before token from begins, if its subject is of the gender
// of the pronoun at token who, which means the same person, else -1: Przypomniał, że Rex Fox milczał. Jego zdaniem
func (d *document) droppedBefore(from, who int) int {
	if from == 0 || !d.Tongue.Drops || d.Tokens[from-1].Paragraph != d.Tokens[from].Paragraph {
		return -1
	}
	s := d.SentenceAt(from - 1)
	if s.Action0 == s.Action1 {
		return -1
	}
	if a := &d.Actions[s.Action0]; a.At == s.From && a.Subject < 0 && a.Class&lexis.Say != 0 && d.VerbGender(a.At) == clause.Whose[d.Tokens[who].Lower] {
		return a.At
	}
	return -1
}

// viewOf returns the token of the pronoun in words for the view of him or her that start at token i, or -1: по | его словам; jego zdaniem;
// według | niej; w | jego ocenie; volgens | haar.
func (d *document) viewOf(i int) int {
	whose := i + 1
	if d.Tongue.Tag == "pl" && clause.Whose[d.Tokens[i].Lower] != 0 {
		whose = i
	}
	if whose+1 >= len(d.Tokens) || clause.Whose[d.Tokens[whose].Lower] == 0 {
		return -1
	}
	noun := &d.Tokens[whose+1]
	switch first := d.Tokens[i].Lower; {
	case d.Tongue.Tag == "ru" && first == "по" && noun.Class&lexis.Accord != 0,
		d.Tongue.Tag == "pl" && (whose == i && noun.Lower == "zdaniem" || first == "w" && polishViews[noun.Lower] || first == "według" && lexis.EndsAny(d.Tokens[whose].Lower, "niego", "niej")),
		d.Tongue.Tag == "nl" && first == "volgens" && d.PhraseAt[whose] < 0:
		return whose
	}
	return -1
}

// polishViews are nouns for a view behind "w" and a pronoun.
var polishViews = lexis.Set(`ocenie opinii przekonaniu mniemaniu`)
