package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom they means.

// theyWho returns those who spoke last, by a word for several, whom a verb in the plural without a subject means: Fuentes del puerto
// dicen Q. Q, añaden. It never means one person.
func (d *Referents) theyWho(at int) Referent {
	for n := d.SentenceAt(at).Action1 - 1; n >= 0 && d.SentenceOf[at]-d.SentenceOf[d.Actions[n].At] <= 1 && d.Tokens[at].Paragraph-d.Tokens[d.Actions[n].At].Paragraph <= 1; n-- {
		a := &d.Actions[n]
		if a.At >= at || a.Subject < 0 || a.Class&(lexis.Saying|lexis.Part) == 0 {
			continue
		}
		if p := &d.Phrases[a.Subject]; d.TheySay(a.At) && (p.Kind == clause.Role || p.Kind == clause.Entity) && p.Pre < 0 && p.From < a.At && !answers(d.Tokens[at].Lower) { // Los vecinos piden un puente. Q, dicen
			return d.PhraseMeans(p, Bond{Verb: a.At, Leads: true}, d.Tokens[at].Lower+", of those who speak before")
		}
		break
	}
	if n := len(d.History) - 1; n >= 0 && d.History[n].Who == nil && d.History[n].Name != "" && d.History[n].To > 0 {
		r := d.History[n]
		first := d.Tokens[r.From].Lower
		many := several[first] || d.Tongue.Cases || d.Tongue.Tag != "it" && strings.HasSuffix(first, "s")
		if many && d.Tokens[at].Paragraph-d.Tokens[r.From].Paragraph <= 2 && at-r.From < maxBack && d.firstNamed(r.From+1, at, mention.Unknown) == nil {
			r.Why = d.Tokens[at].Lower + ", of those who spoke before"
			return r.Referent
		}
	}
	if r, ok := d.severalBefore(at); ok {
		return r
	}
	return Referent{Why: d.Tokens[at].Lower + " has no one person"}
}

// severalBefore returns the persons whom a pronoun or a verb in the plural means: the subject of the sentence before, if nobody
// else in that sentence or since is in the plural. Residents were angry. Q, they said; « Q », ajoutent-ils.
func (d *Referents) severalBefore(at int) (Referent, bool) {
	here := d.SentenceAt(at)
	if here.From == 0 || ourselves[d.Tokens[at].Lower] || d.answersNext(at) || d.tellsOfOneself(at) || d.Has(at+1, at, lexis.Be) && d.Tongue.IsEnglish() { // they were told
		return Referent{}, false
	}
	s := d.SentenceAt(here.From - 1)
	if d.Tokens[at].Paragraph-d.Tokens[s.From].Paragraph > 1 {
		return Referent{}, false
	}
	var those *clause.Phrase
	verb := -1
	for n := s.Phrase0; n < len(d.Phrases) && d.Phrases[n].From < at; n++ {
		p := &d.Phrases[n]
		switch {
		case those != nil && (n == those.With || p.From < those.To || d.Tongue.Cases && p.From == those.To): // родители | девочки
		case those == nil && d.isMany(n) && p.Pre < 0 && p.Of < 0 && (p.Kind == clause.Role || p.Kind == clause.Name) && (p.From == s.From || !d.IsSeveral(p.From)):
			those, verb = p, d.verbOf(s, n)
		case d.perhapsThey(n):
			return Referent{}, false
		}
	}
	if those == nil || those.Alias >= 0 || d.sufferedBy(those) || d.saidThere(at) || verb < 0 && !(those.From == s.From && (d.Tongue.Cases || those.Kind == clause.Name && those.With >= 0 && d.Phrases[those.With].Kind == clause.Name && !d.Tongue.IsEnglish() && !d.Tongue.Nouns)) {
		return Referent{}, false
	}
	r := d.PhraseMeans(those, Bond{Verb: verb}, d.Tokens[at].Lower+", of those whom the sentence before is on")
	return r, r.Name != "" && r.Who == nil
}

// sufferedBy reports whether something is done to those whom a phrase means, so that others may tell of it: Los alumnos | fueron evacuados.
func (d *Referents) sufferedBy(p *clause.Phrase) bool {
	return d.AnyToken(p.To, min(p.To+5, len(d.Tokens)), func(t *lexis.Token) bool { return passives[t.Lower] })
}

var passives = lexis.Set(`been été sido stati state fueron foram wurden worden werden были zostali zostały`)

// saidThere reports whether a place follows the word at token at, so that those are meant who work there: сообщили | в МВД; sagen
// sie | bei der Bahn. What they say it in is no place: disent-ils dans un communiqué.
func (d *Referents) saidThere(at int) bool {
	i := at + 1
	for i < len(d.Tokens) && (d.Tokens[i].Kind == lexis.Quoted || d.Has(i, at, lexis.Saying|lexis.Part)) { // сообщили «Интерфаксу» | в Росавиации
		i++
	}
	saidIn := func(t *lexis.Token) bool {
		return t.Class&(lexis.Paper|lexis.Utter|lexis.Period) != 0 || together[t.Lower]
	}
	return d.Has(i, at, lexis.Prep) && !d.AnyToken(i+1, min(i+4, len(d.Tokens)), saidIn)
}

// together are Romance nouns for how several say the same.
var together = lexis.Set(`voix chœur unisson vez coro unísono voz voce unisono uníssono`)

// answersNext reports whether a verb of answering stands beside the pronoun or verb at token at: what they answer to comes of others.
func (d *Referents) answersNext(at int) bool {
	for k := max(at-2, 0); k <= at+1 && k < len(d.Tokens); k++ {
		if d.Tokens[k].Kind == lexis.Word && answers(d.Tokens[k].Lower) {
			return true
		}
	}
	return false
}

// tellsOfOneself reports whether the quotation in the sentence of token at is on the speaker alone: it has I.
func (d *Referents) tellsOfOneself(at int) bool {
	return d.quotes(at, func(w string) bool { return d.Tongue.Words.Of(w)&lexis.I != 0 || myself[w] })
}

var myself = lexis.Set(`my me mine j moi mon mich mir mein mi mij mijn meu minha мне меня mnie`)

var ourselves = lexis.Set(`we wir nous on nosotros noi nós wij мы my`)

// verbOf returns the token of the verb of sentence s whose subject phrase n is, or -1.
func (d *Referents) verbOf(s *clause.Sentence, n int) int {
	for i := s.Action0; i < s.Action1; i++ {
		if d.Actions[i].Subject == n {
			return d.Actions[i].At
		}
	}
	return -1
}

// perhapsThey reports whether phrase n means a person, a body or perhaps several persons.
func (d *Referents) perhapsThey(n int) bool {
	p := &d.Phrases[n]
	t := &d.Tokens[p.Head]
	switch {
	case p.Kind == clause.Entity && d.Tongue.IsEnglish() && !d.isMany(n) && !pairs[t.Lower] && d.verbOf(d.SentenceAt(p.From), n) < 0: // residents left | the town
		return false
	case p.Kind == clause.Role, p.Kind == clause.Name && !p.Who.LikeThing(), p.Kind == clause.Entity && t.Class&lexis.Thing != 0 && t.Class&lexis.Paper == 0, d.isMany(n), pairs[t.Lower], d.Tongue.Tag == "es" && d.Is(p.Pre, p.Pre, "a"): // condenaron | a los acusados
		return true
	}
	return lexis.EndsAny(t.Lower, "ants", "ents", "eurs", "istes", "iens", "antes", "entes", "dores", "istas", "anti", "enti", "tori", "isti") // les manifestants
}

// pairs are nouns in the singular for several people.
var pairs = lexis.Set(`pair couple family trio duo police crew team paar familie polizei famille police équipe pareja familia policía coppia famiglia polizia casal família polícia gezin politie
	пару семью полицию parę rodzinę mężczyzn policję`)

// isMany reports whether phrase n means several, by its noun or by its verb.
func (d *Referents) isMany(n int) bool {
	p := &d.Phrases[n]
	t := &d.Tokens[p.Head]
	switch {
	case p.With >= 0:
		return true
	case p.Kind == clause.Name:
		return false
	case p.Kind == clause.Proform:
		return t.Class&lexis.They != 0
	}
	switch d.Tongue.Tag {
	case "en":
		return t.Lower == "people" || lexis.EndsAny(t.Lower, "s", "men", "children") && !lexis.EndsAny(t.Lower, "ss", "us", "is")
	case "ru":
		return t.Class&lexis.Head != 0 && lexis.EndsAny(t.Lower, "и", "ы", "е")
	case "pl":
		return t.Class&lexis.Head != 0 && lexis.EndsAny(t.Lower, "y", "i", "e")
	case "de", "nl":
		s := d.SentenceAt(p.From)
		for i := s.Action0; i < s.Action1; i++ {
			if a := &d.Actions[i]; a.Subject == n && lexis.EndsAny(d.Tokens[a.At].Lower, "n", "sind") {
				return true
			}
		}
		return false
	}
	return d.IsSeveral(p.Head)
}

// several are Italian articles before a noun in the plural.
var several = lexis.Set(`i gli le alcuni alcune`)
