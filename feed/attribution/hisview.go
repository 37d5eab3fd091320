package attribution

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whose view the words before a quotation tell by a pronoun, in German, Russian, Polish, Dutch and Romance
// languages, where the reader of phrases takes them for none.

// hisWords offers whom a pronoun in words for a view means, before the quotation in its sentence: По его словам, Q; Jego zdaniem plan
// jest Q; Według niej Q; Volgens hem is het Q. A verb of saying between has a subject of its own.
func (o *optioner) hisWords() {
	d := o.d
	from := d.SentenceAt(o.q).From
	for i := o.q - 2; i > from-1; i-- {
		if d.Tokens[i].Kind == lexis.Quoted || d.Has(i, i, lexis.Saying) && d.Tokens[i].Class&lexis.Accord == 0 {
			return
		}
		if who := d.viewOf(i); who >= 0 && (i == from || d.Tokens[i-1].Kind == lexis.Sign || d.Has(i-1, i, lexis.Sub|lexis.Conj) || d.ViewInside(who) && o.bareTo(who+1)) { // De brug is volgens hem Q
			o.list = slices.DeleteFunc(o.list, func(x Option) bool { return x.Phrase >= 0 && x.From <= who && who < x.To }) // Jego zdaniem młyn jest
			s := SourceAt(who, who+1, AccordFar)
			if v := d.droppedBefore(from, who); i == from && v >= 0 {
				s.From, s.To, s.Verb = v, v+1, v
			}
			s.Pronoun = d.Tokens[s.From].Lower
			o.enter(s)
			return
		}
	}
}

// bareTo reports whether no noun with an article, clause or participle stands from token i to the Dutch quotation, whose words
// these may be: Er is volgens hem | echt Q; but not: Er is volgens hem | een brief met Q; Er werd volgens hem | geroepen Q.
func (o *optioner) bareTo(i int) bool {
	return !lexis.Any(i, o.q, func(k int) bool {
		w := o.d.Tokens[k].Lower
		return o.d.Has(k, i, lexis.Det|lexis.Say|lexis.Sub) || strings.HasPrefix(w, "waar") || strings.HasPrefix(w, "ge")
	})
}

// passedOn reports whether a paper passes on the quotation, before token i of sentence s, as the words of somebody, and offers whom
// a pronoun there means: «...», — приводит ТАСС | слова министра; «...», — приводит | его слова «Север».
func (o *optioner) passedOn(s *clause.Sentence, i int) bool {
	d := o.d
	for k := i + 1; k < min(s.To, i+6); k++ {
		if !d.PassesOn(k) {
			continue
		}
		o.attributed = true
		if clause.Whose[d.Tokens[k-1].Lower] != 0 {
			who := SourceAt(k-1, k, AccordAfter)
			who.Pronoun = d.Tokens[k-1].Lower
			o.enter(who)
		}
		return true
	}
	return false
}

// droppedBefore returns the verb of saying without a subject with which the sentence before token from begins, if its subject is of
// the gender of the pronoun at token who, which means the same person, else -1: Przypomniał, że Rex Fox milczał. Jego zdaniem
func (d *Document) droppedBefore(from, who int) int {
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
func (d *Document) viewOf(i int) int {
	whose := i + 1
	if d.Tongue.Tag == "pl" && clause.Whose[d.Tokens[i].Lower] != 0 {
		whose = i
	} else if d.Tongue.Tag == "it" && d.HisView(whose+1) { // secondo le | sue parole
		whose++
	}
	if whose+1 >= len(d.Tokens) || clause.Whose[d.Tokens[whose].Lower] == 0 && !d.HisView(whose) {
		return -1
	}
	noun := &d.Tokens[whose+1]
	switch first := d.Tokens[i].Lower; {
	case d.Tongue.Tag == "ru" && first == "по" && noun.Class&lexis.Accord != 0,
		d.Tongue.Tag == "pl" && (whose == i && noun.Lower == "zdaniem" || first == "w" && noun.Class&lexis.Accord != 0 || first == "według" && lexis.EndsAny(d.Tokens[whose].Lower, "niego", "niej")),
		d.Tongue.Tag == "nl" && first == "volgens" && (d.PhraseAt[whose] < 0 || d.PhraseAt[whose] != d.PhraseAt[whose+1]), d.HisView(whose):
		return whose
	}
	return -1
}

// inHisView offers the person with whom the sentence before begins, if that of the quotation begins with words for his or her view: Fuchs
// ist neu. Seiner Meinung nach ist der Plan „...“; Nach ihren Worten; Ihm zufolge.
func (o *optioner) inHisView() {
	d := o.d
	from := d.SentenceAt(o.q).From
	if !d.Tongue.Nouns || from == 0 || d.Tokens[from-1].Paragraph != d.Tokens[from].Paragraph {
		return
	}
	whose, view := from, from+1
	if d.Is(from, from, "nach") || d.Is(from, from, "laut") {
		whose, view = from+1, from+2
	}
	want, w := mention.Man, d.Tokens[whose].Lower
	switch {
	case strings.HasPrefix(w, "ihr"):
		want = mention.Woman
	case w != "ihm" && !strings.HasPrefix(w, "sein"):
		return
	}
	object := w == "ihm" || w == "ihr"
	if object && !d.Is(view, from, "zufolge") && whose == from || !object && d.Tokens[view].Class&lexis.Accord == 0 {
		return
	}
	here, s := d.SentenceAt(o.q), d.SentenceAt(from-1)
	for n := here.Action0; n < here.Action1; n++ { // Seiner Meinung nach hat Fuchs gesagt
		if d.Actions[n].At < o.q && d.Actions[n].Class&(lexis.Say|lexis.Part) != 0 {
			return
		}
	}
	if s.Action0 == s.Action1 || o.c.Colon {
		return
	}
	a := &d.Actions[s.Action0]
	behind := d.Tokens[s.From].Kind == lexis.Quoted && a.Class&lexis.Say != 0 // „...“, sagte Fuchs. Ihrer Meinung nach
	if a.Subject < 0 || d.Phrases[a.Subject].From > s.From+1 && !behind || !d.isPerson(a.Subject) {
		return
	}
	for n := s.Action0; n < s.Action1; n++ { // Fuchs sagt, Kranz sei neu. Seiner Meinung nach
		if b := d.Actions[n].Subject; b >= 0 && b != a.Subject {
			return
		}
	}
	subject := &d.Phrases[a.Subject]
	who := subject.Who
	if who == nil && d.WordGender(subject.From, subject.Core) != want || who != nil && who.Gender != want && (who.Gender != mention.Unknown || want != mention.Man) {
		return
	}
	for i := s.From; i < s.To; i++ { // Fuchs kennt Kranz. Seiner Meinung nach
		if other := d.PersonAt(i); other != nil && other != who && other.Gender.Fits(want) {
			return
		}
	}
	for n := s.Phrase0; n < s.Phrase1; n++ { // Fuchs half dem Bürgermeister. Seiner Meinung nach; Fuchs hört die Kritiker. Ihrer Meinung nach
		p := &d.Phrases[n]
		other := p.Kind == clause.Role && n != a.Subject && n != d.Phrases[a.Subject].Alias && p.Alias != a.Subject && d.Tokens[p.From].Class&lexis.Det != 0
		if other && (d.WordGender(p.From, p.Core).Fits(want) || want == mention.Woman && d.Is(p.From, p.From, "die")) {
			return
		}
	}
	o.add(a.Subject, AccordFar, -1)
}

// inOwnView offers the subject of a German sentence that tells its own view before the quotation: Fuchs ist nach eigenen Angaben
// „...“; Laut eigener Aussage ist Fuchs „...“. A verb of saying has its own rules: Kranz sagte, Fuchs sei nach eigenen Angaben
// „...“.
func (o *optioner) inOwnView() {
	d := o.d
	s := d.SentenceAt(o.q)
	view := -1
	for i := s.From; d.Tongue.Nouns && i < o.q; i++ {
		own := i + 1
		if lexis.EndsAny(d.Tokens[own].Lower, "ihren", "ihrer", "seinen", "seiner") {
			own++
		}
		if own+1 < o.q && (d.Has(i, i, lexis.Accord) || d.Is(i, i, "nach")) && strings.HasPrefix(d.Tokens[own].Lower, "eigene") && d.Has(own+1, i, lexis.Accord|lexis.Utter) {
			view = i
		} else if view >= 0 && (d.Tokens[i].Text == "," || d.Tokens[i].Class&lexis.Deny != 0) { // nach eigenen Angaben nie
			return
		}
	}
	if view < 0 {
		return
	}
	by := -1
	for n := s.Action0; n < s.Action1 && d.Actions[n].At < o.q; n++ {
		a := &d.Actions[n]
		if a.Class&lexis.Saying != 0 || by >= 0 && a.Subject >= 0 && a.Subject != by { // Die Stadt, die Fuchs kennt, ist nach eigenen Angaben
			return
		}
		if a.Subject >= 0 {
			by = a.Subject
		}
	}
	if by >= 0 && d.Phrases[by].Kind != clause.Other {
		o.list = slices.DeleteFunc(o.list, func(x Option) bool { return x.Phrase == by }) // what it does tells less
		o.add(by, AccordFar, view)
	}
}
