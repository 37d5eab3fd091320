package referent

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file checks whom a Russian, Polish or Dutch pronoun in words for the view of somebody means: по его словам; jej zdaniem;
// volgens hem.

// holdsView reports whether r is certainly the one whose view the pronoun at token at tells: what precedes it says that r did
// something, or spoke last, and nobody else of that gender, and no body, did anything there: Rex Fox came. Jego zdaniem; but: The
// lawyer of Rex Fox came; The court freed Rex Fox; Rex Fox was freed; When Rex Fox came.
func (d *Referents) holdsView(at int, want mention.Gender, r *Referent) bool {
	from, to := d.viewBefore(at)
	if from == to || d.Tokens[from].Class&lexis.Sub != 0 {
		return false
	}
	spoke, found := -1, false // the token of who spoke last
	if n := len(d.History); n > 0 && d.History[n-1].From >= from && d.History[n-1].From < to && d.History[n-1].Name == r.Name {
		spoke, found = d.History[n-1].From, true
	}
	s := d.SentenceAt(from)
	for n := s.Action0; n < s.Action1 && d.Actions[n].At < to; n++ {
		a := &d.Actions[n]
		if a.Subject < 0 || d.Phrases[a.Subject].From < from || d.Phrases[a.Subject].From == spoke {
			continue
		}
		switch p := &d.Phrases[a.Subject]; {
		case d.isHimself(p, r, want):
			found = true
		case d.maySee(p, want):
			return false
		}
	}
	found = found || d.endsWithHim(s, to, r)
	here := d.SentenceAt(at)
	alone := d.Tongue.Tag == "nl" && here != s && here.From < at-1 // Fox sprak met Reed. De brug is volgens | hem
	for n := s.Phrase0; n < here.Phrase1 && found; n++ {           // Fox spoke, and Reed was silent
		p := &d.Phrases[n]
		found = p.Kind != clause.Name || p.From < from || p.From >= to && !alone || p.From >= at || !alone && !d.Has(p.From-1, to, lexis.Conj) || !d.maySee(p, want) || p.Who == r.Who || !d.asNamed(p, p.Who.Full)
	}
	return found
}

// endsWithHim reports whether Russian or Polish sentence s, in which no verb has a subject that is known, ends before token to with
// the name of r in the nominative, and says whether he agrees or joins others: Innego zdania jest | Jan Mak; С ним не согласен |
// Иван Котов; but not: Odwiedził go | Jan Mak.
func (d *Referents) endsWithHim(s *clause.Sentence, to int, r *Referent) bool {
	if !lexis.Any(s.From, to, func(i int) bool { return agrees[d.Tokens[i].Lower] }) || d.AnyAction(s, func(a *clause.Action) bool { return a.Subject >= 0 && d.Phrases[a.Subject].Kind != clause.Other }) {
		return false
	}
	return d.AnyPhrase(s, func(p *clause.Phrase) bool {
		return p.Kind == clause.Name && p.Who == r.Who && p.Pre < 0 && p.With < 0 && d.asNamed(p, r.Name)
	}) && !lexis.Any(s.From, min(s.To, to), func(i int) bool {
		who, other := d.PersonAt(i), d.Tokens[i].Class&(lexis.Object|lexis.He|lexis.She) != 0 && !d.Has(i-1, i, lexis.Prep)
		return other || who != nil && who != r.Who
	})
}

// agrees are Russian and Polish words for whether somebody is of a view, or joins those who are.
var agrees = lexis.Set(`zdania opinii przyłączył przyłączyła dołączył dołączyła согласен согласна мнения присоединился присоединилась`)

// viewBefore returns the tokens that precede the pronoun at token at and may say who it is: those of its sentence, if somebody does
// something there, else the sentence before.
func (d *Referents) viewBefore(at int) (from, to int) {
	s := d.SentenceAt(at)
	for n := s.Action0; n < s.Action1 && d.Actions[n].At < at && !d.ViewInside(at); n++ {
		if p := d.Actions[n].Subject; p >= 0 && d.Phrases[p].From < at {
			return s.From, at
		}
	}
	if s.From == 0 || d.Tokens[s.From].Paragraph-d.Tokens[s.From-1].Paragraph > 1 {
		return at, at
	}
	before := d.SentenceAt(s.From - 1)
	return before.From, before.To
}

// isHimself reports whether phrase p, a subject, is r, in the nominative.
func (d *Referents) isHimself(p *clause.Phrase, r *Referent, want mention.Gender) bool {
	switch p.Kind {
	case clause.Name:
		if r.Who == nil || p.Who != r.Who && p.Who.OfGender(want) != r.Who || p.With >= 0 {
			return false
		}
		return d.asNamed(p, r.Name)
	case clause.Proform:
		return slices.ContainsFunc(d.again, func(m mention.Mention) bool { return m.At == p.From && m.Who != nil && m.Who == r.Who })
	}
	return false
}

// asNamed reports whether the name of phrase p is in the nominative, or in a language without cases: Rex Fox; but: żona | Jana Maja.
func (d *Referents) asNamed(p *clause.Phrase, full string) bool {
	m := d.MentionAt(p.Head)
	given := &d.Tokens[m.At]
	return !d.Tongue.Cases || m.Who != nil && strings.Contains(" "+full+" ", " "+d.TextOf(m.At, m.End)+" ") && given.Class&lexis.Oblique == 0 && lexis.GivenNames.Of(d.Tongue.GivenNominative(given.Lower))&lexis.Male == 0
}

// maySee reports whether phrase p, a subject, may be the one of that gender whose view is told.
func (d *Referents) maySee(p *clause.Phrase, want mention.Gender) bool {
	noun := d.Tokens[p.Head].Lower
	switch p.Kind {
	case clause.Name:
		return p.Who.Gender.Fits(want)
	case clause.Role:
		return !d.IsSeveral(p.Head) && d.WordGender(p.From, p.Core).Fits(want)
	case clause.Entity:
		return !d.Tongue.Cases || lexis.EndsAny(noun, "а", "я", "ь", "a") == (want == mention.Woman)
	}
	return false
}
