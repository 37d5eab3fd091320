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

// askedOf returns the person whose phrase asking finds for the verb at token at, or nil.
func (d *Referents) askedOf(at int) *mention.Person {
	if d.Tongue.IsEnglish() {
		return d.askedHer(at)
	}
	if p := d.asking(at); p != nil {
		return d.named(p)
	}
	return nil
}

// askedHer returns the person who puts a question to somebody of the sex of the English pronoun at token at, in the sentence
// before, or nil. What that pronoun says is the answer, if it is no question: | Fox asked her three questions. “...,” she said; but
// not: asked her mother; asked her to sit down; asked her for her coat.
func (d *Referents) askedHer(at int) *mention.Person {
	from, whom := d.SentenceAt(at).From, "him"
	if d.Tokens[at].Class&lexis.She != 0 {
		whom = "her"
	}
	if from == 0 || d.Tokens[at].Paragraph-d.Tokens[from-1].Paragraph > 1 || d.asksIn(from, at) {
		return nil
	}
	b := d.SentenceAt(from - 1)
	for n := b.Action0; n < b.Action1; n++ {
		a := &d.Actions[n]
		if a.Class&lexis.Ask == 0 || a.Subject < 0 || a.Passive || a.Denied || !d.Is(a.At+1, a.At, whom) {
			continue
		}
		next := &d.Tokens[min(a.At+2, len(d.Tokens)-1)]
		k := d.PhraseAt[a.At+2]
		if next.Kind == lexis.Sign && a.At+3 == from || topics[next.Lower] || k >= 0 && strings.HasPrefix(d.Tokens[d.Phrases[k].Head].Lower, "question") {
			return d.named(&d.Phrases[a.Subject])
		}
	}
	return nil
}

// topics begin what an English question is about: asked her | why she came.
var topics = lexis.Set(`about whether if what who whom whose which why how where when`)

// asking returns the subject of a verb of asking in the previous sentence, if the words of the verb at token at are somebody else's
// answer. They are if that verb means to answer, or if they are no question and a name or a pronoun tells who was asked: Ana Vega
// preguntó a Luis Mora por el puente. «...», | dijo; La jueza le preguntó por él. «...», | dijo. It returns nil otherwise, in
// English, and for those who ask themselves.
func (d *Referents) asking(at int) *clause.Phrase {
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
		if !d.answersNext(at) && (d.asksIn(from, at) || !d.asksSomebody(a, b, p)) {
			return nil
		}
		return p
	}
	return nil
}

// named returns the person whom phrase p names, or the phrase in apposition to it.
func (d *Referents) named(p *clause.Phrase) *mention.Person {
	if p.Alias >= 0 {
		return d.Phrases[p.Alias].Who
	}
	return p.Who
}

// asksSomebody reports whether somebody else than phrase by is named right behind the verb of action a in sentence b, or behind
// "a", or a pronoun beside the verb tells who is asked: questionou | Léo Rios; le preguntó.
func (d *Referents) asksSomebody(a *clause.Action, b *clause.Sentence, by *clause.Phrase) bool {
	verb := a.At
	if a.Class&lexis.Aux != 0 {
		verb++
	}
	for k := max(a.At-2, 0); k <= verb+1; k++ { // lui a | demandé; perguntou-lhe
		if w := d.Tokens[k].Lower; toWhom[d.Tongue.Tag][w] && (k < a.At || w == "lhe") || strings.HasSuffix(w, "-lhe") {
			if d.Tongue.Tag == "fr" || d.Tongue.Tag == "it" {
				return questions[d.Tokens[verb+1].Lower]
			}
			return !lexis.Any(verb+1, b.To-1, func(k int) bool { // not: le preguntó por él | y se levantó
				return d.Has(k, verb, lexis.Conj) && d.Tokens[k+1].Class&(lexis.Prep|lexis.Det|lexis.Sub|lexis.Rel) == 0
			})
		}
	}
	who := d.named(by)
	for n := b.Phrase0; n < b.Phrase1 && (d.Tongue.Tag == "es" || d.Tongue.Tag == "pt"); n++ { // French and Italian verbs of asking may be of begging
		p := &d.Phrases[n]
		if p.Who != nil && p.Who != who && p.From > a.At && (p.Pre < 0 && p.From == a.At+1 || p.Pre >= 0 && toSomebody[d.Tokens[p.Pre].Lower]) {
			return true
		}
	}
	return false
}

// asksIn reports whether a quotation between two tokens is a question.
func (d *Referents) asksIn(from, to int) bool {
	for i := from; i < to; i++ {
		if d.Tokens[i].Kind == lexis.Quoted && strings.Contains(d.Tokens[i].Span.Of(d.Body), "?") {
			return true
		}
	}
	return false
}

// toWhom are pronouns for whom somebody is asked; questions follow French and Italian verbs where they are asked a question, as the
// verbs are also those of a request: lui demande | pourquoi; but not: lui demande pardon.
var (
	toWhom    = map[string]map[string]bool{"fr": lexis.Set(`lui`), "it": lexis.Set(`gli le`), "es": lexis.Set(`le`), "pt": lexis.Set(`lhe`)}
	questions = lexis.Set(`si s' se pourquoi perché comment come quand quando où dove qui chi quel quelle quale combien quanto quanti ce cosa`)
)

// toSomebody are Romance prepositions before who is asked.
var toSomebody = lexis.Set(`a à au al ao alla ad`)

// oneself are words that make a pronoun mean the one who spoke before.
var oneself = lexis.Set(`se si s' même lui-même elle-même misma mismo mesma mesmo stesso stessa selbst zelf сам сама sam sama`)
