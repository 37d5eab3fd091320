package referent

import (
	"slices"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds who asked a question that a pronoun answers: «¿...?», preguntó Ana Vega. «...», respondió

// asker returns whoever asked the last question, if somebody answers it at token at, in a language other than English, or nil. Who asks
// himself may answer: se demande-t-il; répond-elle elle-même.
func (d *Referents) asker(at int) *mention.Person {
	n := len(d.History)
	if n == 0 || d.Tongue.IsEnglish() || d.History[n-1].To <= 0 || !d.answersNext(at) || d.Tokens[at].Paragraph-d.Tokens[d.History[n-1].From].Paragraph > 1 {
		return nil
	}
	last := &d.History[n-1]
	for _, k := range [...]int{at - 1, at + 1, at + 2, at + 3} {
		if k >= 0 && k < len(d.Tokens) && oneself[d.Tokens[k].Lower] {
			return nil
		}
	}
	for k := max(last.From-3, 0); k <= last.To+2 && k < len(d.Tokens); k++ {
		if d.Has(k, last.From, lexis.Reflexive) && d.Tokens[k].Class&lexis.Det == 0 {
			return nil
		}
	}
	if d.Has(last.From-1, last.From, lexis.Ask) || d.Has(last.To, last.From, lexis.Ask) || d.Has(last.To+1, last.From, lexis.Ask) { // X a demandé
		return last.Who
	}
	return nil
}

// oneself are words that make a pronoun mean the one who spoke before.
var oneself = lexis.Set(`se si s' même lui-même elle-même misma mismo mesma mesmo stesso stessa selbst zelf сам сама sam sama`)

// mayAnswer reports whether a person may answer the question of somebody else to whom the pronoun at token at cannot refer: they spoke before, or the
// question is put to them.
func (d *Referents) mayAnswer(at int, who *mention.Person) bool {
	if d.asker(at) == nil || slices.ContainsFunc(d.History, func(s Speaker) bool { return s.Who == who }) {
		return true
	}
	s := d.SentenceAt(d.History[len(d.History)-1].From)
	return d.firstNamed(s.From, s.To, who.Gender) == who || d.firstNamed(d.History[len(d.History)-1].To, s.To, who.Gender) == who
}
