package attribution

import (
	"slices"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file has ways of French: several quotations before one verb; an infinitive that goes on with what somebody says.

// behindNext offers whoever speaks behind the quotations that follow right at the start of the sentence, if nothing else says whose
// this one is: « ... » mais aussi « ... », a insisté X.
func (o *optioner) behindNext() {
	d := o.d
	s := d.SentenceAt(o.end)
	if d.Tongue.Tag != "fr" || o.attributed || o.c.Words < 3 || !d.onlyAnd(s.From, o.q) {
		return
	}
	last := o.end
	for k := last + 1; k < s.To && d.Tokens[k].Paragraph == d.Tokens[o.end].Paragraph; k++ {
		if d.Tokens[k].Kind == lexis.Quoted && k > last+1 {
			last = k
		} else if !d.onlyAnd(k, k+1) {
			break
		}
	}
	if last == o.end {
		return
	}
	next := *o
	next.end, next.list = last, nil
	i := last + 1
	if d.Is(i, last, ",") {
		i++
	}
	if i >= s.To {
		return
	}
	next.phrasesBehind(s, i)
	next.verbsBehind(s, i)
	for _, x := range next.list {
		if (x.Tie == SaysX && !d.recounts(x.Verb) || x.Tie == AccordAfter) && x.Phrase >= 0 {
			o.add(x.Phrase, x.Tie, x.Verb)
		}
	}
}

// recounts reports whether the French verb at token v, or the participle behind it, is one with which somebody may give the words
// of others: a | raconté.
func (d *Document) recounts(v int) bool {
	return v >= 0 && (retells[d.Tokens[v].Lower] || v+1 < len(d.Tokens) && retells[d.Tokens[v+1].Lower])
}

// onlyAnd reports whether the tokens from i to end, but for quotations, are French words and commas that join what one speaker says.
func (d *Document) onlyAnd(i, end int) bool {
	for ; i < end; i++ {
		if t := &d.Tokens[i]; t.Kind != lexis.Quoted && t.Text != "," && !ands[t.Lower] {
			return false
		}
	}
	return true
}

var (
	ands    = lexis.Set(`et ou mais aussi car puisque si même pour notamment`)
	retells = lexis.Set(`raconte raconté racontait rapporte rapporté rapportait énumère énuméré énumérait relève relevé relevait constate constaté constatait détaille
		détaillé cite cité citait lit lu lisait`)
)

// narrated reports whether nothing but a French infinitive that goes on with what the speaker before says precedes the quotation in
// its sentence, which starts at token from: Et d'ajouter : Q; Avant de conclure : Q.
func (o *optioner) narrated(from int) bool {
	d := o.d
	return d.Tongue.Tag == "fr" && narrating[d.Tokens[from].Lower] && (d.Is(from+1, from, "d'") || d.Is(from+1, from, "de")) && o.q >= from+4 && o.q <= from+6 && d.Is(o.q-1, from, ":") && d.SaysInfinitive(from+2) && !d.Has(from+3, from, lexis.Det)
}

// actsBetween reports whether somebody or a body other than the speaker of quotation prev is a subject between it and token from.
func (o *optioner) actsBetween(prev *Quotation, from int) bool {
	d := o.d
	for n := d.SentenceAt(prev.End).Action0; n < len(d.Actions) && d.Actions[n].At < from; n++ {
		if a := &d.Actions[n]; a.At > prev.End && a.Subject >= 0 && a.Subject != prev.Who.Source.Phrase && a.At != prev.Who.Source.Verb {
			if p := &d.Phrases[a.Subject]; p.Kind != clause.Other && p.Kind != clause.Proform && (p.Who == nil || p.Who != prev.Who.Who) {
				return true
			}
		}
	}
	return o.somebodyElse(prev, from)
}

// narrating are French words before such an infinitive.
var narrating = lexis.Set(`et puis avant`)

// MeansSpeaker reports whether the French pronoun of option x, which is the subject instead of what its sentence begins with, or
// stands after "selon", means the person who, as it seems to: the one who spoke last, while nobody else whom it could mean did
// anything since. Paul Renard a parlé. Le vote « est reporté », a-t-il ajouté.
func (d *Document) MeansSpeaker(x *Option, who *mention.Person, c *Quotation, before []Quotation) bool {
	s := d.SentenceAt(x.From)
	instead := x.Pronoun == "lui" && d.Has(x.From-1, x.From, lexis.Accord|lexis.View)
	for n := s.Action0; n < s.Action1 && !instead; n++ {
		instead = d.Actions[n].Instead && d.Actions[n].At == x.Verb
	}
	if !instead {
		return true
	}
	if d.another(s, c.Token, x.Pronoun, who) {
		return false
	}
	for n := s.Action0; n < s.Action1 && d.Actions[n].At < x.From && x.Pronoun == "lui"; n++ { // X évoque un départ, qui selon lui
		if d.acts(&d.Actions[n], who) {
			return !slices.ContainsFunc(d.Phrases[s.Phrase0:s.Phrase1], func(p clause.Phrase) bool { // X loue le plan du préfet, qui selon lui
				return p.From < x.From && p.From > d.Actions[n].At && (p.Kind == clause.Name || p.Kind == clause.Role) && p.Who != who && d.maybe(&p, x.Pronoun)
			})
		}
	}
	from := s.From
	for n := s.Action0 - 1; n >= max(0, s.Action0-mostSilent) && d.Tokens[s.From].Paragraph-d.Tokens[d.Actions[n].At].Paragraph <= 1; n-- {
		a := &d.Actions[n]
		for from > d.SentenceAt(a.At).To {
			t := d.SentenceAt(from - 1)
			if from = t.From; d.another(t, t.To, x.Pronoun, who) {
				return false
			}
		}
		if a.Subject < 0 {
			continue
		}
		p := &d.Phrases[a.Subject]
		for k := len(before) - 1; k >= max(0, len(before)-mostSilent); k-- {
			if b := &before[k].Who; b.Source.Phrase == a.Subject || b.Source.From == p.From {
				return b.Who == who
			}
		}
		if p.Kind != clause.Proform && d.maybe(p, x.Pronoun) {
			t := d.SentenceAt(a.At)
			return d.acts(a, who) && (a.Class&(lexis.Saying|lexis.Part|lexis.Told) != 0 || x.Pronoun == "lui" && !d.another(t, t.To, x.Pronoun, who) && (len(before) == 0 || before[len(before)-1].Who.Name == "" || before[len(before)-1].Who.Who == who))
		}
	}
	return false
}

// acts reports whether a person is the subject of action a, before its verb.
func (d *Document) acts(a *clause.Action, who *mention.Person) bool {
	if a.Subject < 0 || a.Passive || a.Inverted {
		return false
	}
	p := &d.Phrases[a.Subject]
	return p.Who == who || p.Alias >= 0 && d.Phrases[p.Alias].Who == who
}

// another reports whether sentence s has, before token to, a person or a body that the French pronoun may mean and that no
// preposition governs, other than who.
func (d *Document) another(s *clause.Sentence, to int, pronoun string, who *mention.Person) bool {
	for n := s.Phrase0; n < len(d.Phrases) && d.Phrases[n].From < to; n++ {
		p := &d.Phrases[n]
		if p.Pre < 0 && p.Of < 0 && p.Kind != clause.Other && p.Kind != clause.Proform && p.Who != who && d.maybe(p, pronoun) && !(p.Alias >= 0 && d.Phrases[p.Alias].Who == who) {
			return true
		}
	}
	return false
}

// maybe reports whether the French pronoun may mean phrase p, by the article of p or the sex of whom it names: il is not La vente,
// and no pronoun in the singular is Les élus.
func (d *Document) maybe(p *clause.Phrase, pronoun string) bool {
	w := d.Tokens[p.From].Lower
	if p.Who != nil && (pronoun == "elle" && p.Who.Gender == mention.Man || pronoun != "elle" && p.Who.Gender == mention.Woman) {
		return false
	}
	return !several[w] && !(pronoun == "elle" && w == "le" || pronoun == "elle" && w == "un" || pronoun != "elle" && (w == "la" || w == "une" || w == "cette"))
}

// several are French words before a noun in the plural.
var several = lexis.Set(`les des ces ses leurs plusieurs certains certaines deux trois`)
