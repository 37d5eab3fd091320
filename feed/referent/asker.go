package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds who asked a question that a pronoun answers: «¿...?», preguntó Ana Vega. «...», respondió

// toOneself reports whether whoever speaks at token at answers themselves: se | respondió; respondió | ella misma.
func (d *Referents) toOneself(at int) bool {
	for _, k := range [...]int{at - 1, at + 1, at + 2, at + 3} {
		if k >= 0 && k < len(d.Tokens) && oneself[d.Tokens[k].Lower] {
			return true
		}
	}
	return false
}

// askedOf returns whoever asks something in the sentence before that of the verb at token at, in a language other than English, if that one does not
// speak there, or nil: the verb is one of answering, or in Spanish and Portuguese a name tells who is asked. Ana Vega preguntó a Luis Mora por el
// puente. «...», | dijo. Who asks himself may answer.
func (d *Referents) askedOf(at int) *mention.Person {
	from := d.SentenceAt(at).From
	if d.Tongue.IsEnglish() || from == 0 || d.toOneself(at) || d.Tokens[at].Paragraph-d.Tokens[from-1].Paragraph > 1 {
		return nil
	}
	b := d.SentenceAt(from - 1)
	for n := b.Action0; n < b.Action1; n++ {
		a := &d.Actions[n]
		asks := a.Class&lexis.Ask != 0 || a.Class&lexis.Aux != 0 && d.Has(a.At+1, a.At, lexis.Ask) // a | interrogé
		if !asks || a.Subject < 0 || a.Passive || a.Denied || oneself[d.Tokens[max(a.At-1, 0)].Lower] || oneself[d.Tokens[max(a.At-2, 0)].Lower] || strings.HasSuffix(d.Tokens[a.At].Lower, "-se") {
			continue
		}
		p := &d.Phrases[a.Subject]
		if p.Alias >= 0 {
			p = &d.Phrases[p.Alias]
		}
		if !d.answersNext(at) && (d.Tongue.Tag != "es" && d.Tongue.Tag != "pt" || !d.asksSomebody(a, b, p.Who)) {
			return nil
		}
		return p.Who
	}
	return nil
}

// asksSomebody reports whether somebody else than who is named right behind the verb of action a in sentence b, or behind "a": questionou | Léo Rios.
func (d *Referents) asksSomebody(a *clause.Action, b *clause.Sentence, who *mention.Person) bool {
	for n := b.Phrase0; n < b.Phrase1; n++ {
		p := &d.Phrases[n]
		if p.Who != nil && p.Who != who && p.From > a.At && (p.Pre < 0 && p.From == a.At+1 || p.Pre >= 0 && toSomebody[d.Tokens[p.Pre].Lower]) {
			return true
		}
	}
	return false
}

// toSomebody are Romance prepositions before who is asked.
var toSomebody = lexis.Set(`a à au al ao alla ad`)

// oneself are words that make a pronoun mean the one who spoke before.
var oneself = lexis.Set(`se si s' même lui-même elle-même misma mismo mesma mesmo stesso stessa selbst zelf сам сама sam sama`)
