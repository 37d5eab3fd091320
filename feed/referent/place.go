package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds the place of a name in its sentence, by which a pronoun may mean it.

// placeOf returns place, which it finds once for each mention.
func (d *Referents) placeOf(m *mention.Mention, from int) int {
	if m.Place == 0 {
		m.Place = d.place(m, from)
	}
	return m.Place
}

// place returns the feature for the place of a mention in its sentence, which starts at token from.
func (d *Referents) place(m *mention.Mention, from int) int {
	switch {
	case d.Tokens[m.End-1].Owner, d.Describes(m.End, min(m.End+4, len(d.Tokens))):
		return pronOwner
	case m.At > from && (d.isObject(m) || d.inOtherCase(m)):
		return pronOblique
	case m.At > from && d.Inverted(m.At, m.End) && !d.saidBefore(m):
		return pronInverted
	case m.At > from && d.Tokens[m.At-1].Class&(lexis.Prep|lexis.Saying|lexis.Quoting) != 0 && !d.moved(m): // Citou | Ana Reis
		return pronOblique
	case m.At < d.mainSubject(from):
		return pronOblique
	case d.Speaks(m.At, m.End) && !d.saidToSay(m):
		return pronSays
	case d.behindRole(m):
		return pronOblique
	}
	if d.behindSomebody(m, d.mainSubject(from), from) {
		return pronLater
	}
	return pronSubject
}

// behindSomebody reports whether somebody else is named, or meant by a pronoun, between token first, where the subject of the sentence
// may begin, and a mention. The sentence begins at token from.
func (d *Referents) behindSomebody(m *mention.Mention, first, from int) bool {
	beside := d.AnyAction(d.SentenceAt(m.At), func(a *clause.Action) bool { return a.At == m.At-1 })
	return lexis.Any(first, m.At, func(i int) bool {
		named := d.PersonAt(i) != nil && !d.Tokens[d.MentionAt(i).End-1].Owner && !(i > from && d.Tokens[i-1].Class&lexis.Prep != 0)
		return named || !beside && d.heStands(i, m)
	})
}

// isObject reports whether a mention stands right behind a verb whose subject precedes it, in a language other than English: Fuchs
// kritisierte | Kranz.
func (d *Referents) isObject(m *mention.Mention) bool {
	s := d.SentenceAt(m.At)
	for n := s.Action0; n < s.Action1 && !d.Tongue.IsEnglish(); n++ {
		if a := &d.Actions[n]; a.At == m.At-1 && a.Class&(lexis.Ask|lexis.Quoting) == 0 { // who is asked answers
			return a.Subject >= 0 && !a.Inverted && d.Phrases[a.Subject].Kind == clause.Name
		}
	}
	return false
}

// inOtherCase reports whether the Russian or Polish name of a mention is no subject by its case, and nothing says that it is who
// speaks or was asked: podziękował strażakowi | Adamowi Lisowi; but not: по словам | Ивана Котова; спросил | Ивана Котова.
func (d *Referents) inOtherCase(m *mention.Mention) bool {
	first := &d.Tokens[m.At]
	if !d.Tongue.Cases || first.Class&lexis.Oblique == 0 || first.Lower == m.Who.First || first.Lower == m.Who.Last {
		return false
	}
	return !d.AnyToken(d.SentenceAt(m.At).From, m.At, func(t *lexis.Token) bool { return t.Class&(lexis.Accord|lexis.Ask|lexis.Quoting) != 0 })
}

// saidBefore reports whether the English verb of saying right before a mention has somebody before it as its subject, whom the
// sentence begins with, so that the mention begins what is said: Reed, the vicar, said | Fox, who is ill, would come.
func (d *Referents) saidBefore(m *mention.Mention) bool {
	who := d.PersonAt(d.SentenceAt(m.At).From)
	return d.Tongue.IsEnglish() && who != nil && who != m.Who && d.Is(m.At-2, m.At, ",")
}

// moved reports whether a thing does something to the English name of a mention: That worries | Fox; the plan did not reassure |
// Fox. The next words may be theirs, as nobody else acts.
func (d *Referents) moved(m *mention.Mention) bool {
	return d.Tongue.IsEnglish() && d.AnyAction(d.SentenceAt(m.At), func(a *clause.Action) bool {
		return a.At == m.At-1 && !a.Loose && !a.Passive && a.Class&(lexis.Say|lexis.Quoting) == 0 && (a.Subject < 0 || d.Phrases[a.Subject].Kind == clause.Other)
	})
}

// mainSubject returns where the person begins who is the subject behind a clause that begins the sentence from token from on, or
// from: When Fox came, | Reed was asleep. Not where that clause has no name for its subject, or tells what happens to somebody:
// When Fox came, he woke Reed; When Fox was tired, Reed woke him; When Fox woke up, Reed was gone; and not behind what the first
// one says: As Fox tells it, Reed ran away.
func (d *Referents) mainSubject(from int) int {
	s := d.SentenceAt(from)
	if d.Tokens[from].Class&lexis.Sub == 0 && !(d.Has(from, from, lexis.Conj) && d.Has(from+1, from, lexis.Sub)) {
		return from
	}
	for n := s.Action1 - 1; n >= s.Action0; n-- {
		a := &d.Actions[n]
		if a.Subject < 0 || d.Phrases[a.Subject].Kind != clause.Name || d.Phrases[a.Subject].Pre >= 0 {
			continue
		}
		at := d.Phrases[a.Subject].From
		comma := min(at, a.At) - 1
		if at <= from || !d.Is(comma, at, ",") || at > a.At+1 { // ..., ging | Anna Fuchs
			continue
		}
		told := views[d.Tokens[from].Lower] && d.AnyToken(from, comma, func(t *lexis.Token) bool { return t.Class&lexis.Saying != 0 })
		if told || d.actsOn(at, s.To) || d.isSo(a) {
			return from
		}
		return at
	}
	return from
}

// views begin a clause that may tell who says what follows, by all languages: as Fox tells it; wie Anna Fuchs erzählt.
var views = lexis.Set(`as if wie comme como come zoals`)

// isSo reports whether action a tells what somebody is, or what is done to them: was gone; has been fined; but not: was walking.
func (d *Referents) isSo(a *clause.Action) bool {
	k := a.At
	if d.Has(k, k, lexis.Be) && k+1 < len(d.Tokens) {
		k++
	}
	return d.suffers(a) || d.Has(k-1, a.At, lexis.Be) && !strings.HasSuffix(d.Tokens[k].Lower, "ing")
}

// actsOn reports whether a pronoun for the one to whom something happens stands in tokens from to end: let him go; took her to the
// sea; Paul Petit l'a battu; but not: took her seat.
func (d *Referents) actsOn(from, end int) bool {
	return lexis.Any(from, end, func(k int) bool {
		t := &d.Tokens[k]
		switch {
		case t.Lower == "him":
			return true
		case t.Lower == "her":
			return d.Has(k+1, k, lexis.Prep) || k+1 == end || d.Tokens[k+1].Kind != lexis.Word
		case d.Tongue.IsEnglish():
			return false
		}
		return t.Class&lexis.Object != 0 || (t.Lower == "l'" || t.Lower == "lo" || t.Lower == "la") && d.Has(k+1, k, lexis.Aux)
	})
}

// saidToSay reports whether somebody else who is named says that the English person of a mention said something: Fox told the paper
// that | Reed had said no.
func (d *Referents) saidToSay(m *mention.Mention) bool {
	n := d.PhraseAt[m.At]
	return d.Tongue.IsEnglish() && n >= 0 && d.Is(d.Phrases[n].From-1, m.At, "that") && d.AnyAction(d.SentenceAt(m.At), func(a *clause.Action) bool {
		return a.Subject == int(n) && a.Outer >= 0 && d.saysOf(a.Outer) && d.Phrases[d.Actions[a.Outer].Subject].Kind == clause.Name
	})
}

// behindRole reports whether "of", "with" or, before the verb, any preposition governs an English name by the words that say before
// it what that person is: the murder of | the baker Mark Reed; but not: the medal went to | the baker Mark Reed, who may speak
// next; it was with | the baker Mark Reed.
func (d *Referents) behindRole(m *mention.Mention) bool {
	n := d.PhraseAt[m.At]
	if !d.Tongue.IsEnglish() || n < 0 || m.At == d.Phrases[n].From || strings.HasSuffix(d.Tokens[m.At-1].Lower, "ed") {
		return false
	}
	p, s := &d.Phrases[n], d.SentenceAt(m.At)
	if p.Pre <= s.From || p.Pre != p.From-1 || d.AnyAction(s, func(a *clause.Action) bool {
		return a.Subject >= 0 && d.Phrases[a.Subject].From <= m.At && m.At < d.Phrases[a.Subject].To
	}) {
		return false
	}
	beforeVerb := m.End < s.To && d.Tokens[m.End].Kind == lexis.Word && !d.Has(m.End, m.At, lexis.Sub|lexis.Conj) && d.AnyAction(s, func(a *clause.Action) bool { return a.At >= m.End })
	return beforeVerb || d.Is(p.Pre, m.At, "of") || d.Is(p.Pre, m.At, "with") && !d.Has(p.Pre-1, m.At, lexis.Be|lexis.Verb)
}

// heStands reports whether token i is a pronoun that can mean somebody of the gender of who is mentioned, and the subject of one
// person's verb in a main clause, so that a name behind it in its sentence is not the first person there: | She thinks that Fox is
// ill; but not: When she left, Fox rose; The day she left, Fox rose; French: il y a.
func (d *Referents) heStands(i int, m *mention.Mention) bool {
	n, c, g := d.PhraseAt[i], d.Tokens[i].Class, m.Who.Gender
	if n < 0 || !(c&lexis.He != 0 && mention.Man.Fits(g) || c&lexis.She != 0 && mention.Woman.Fits(g)) || d.Is(i+1, i, "y") || d.Is(i+2, i, "y") {
		return false
	}
	if !d.Tokens[i].Starts && (lexis.IsCapital(d.Tokens[i].Text) || d.commaBefore(m, i)) || d.inLowerClause(i) {
		return false
	}
	return d.AnyAction(d.SentenceAt(i), func(a *clause.Action) bool {
		return a.Subject == int(n) && !(c&lexis.They != 0 && strings.HasSuffix(d.Tokens[a.At].Lower, "n")) // sie sagten
	})
}

// commaBefore reports whether a comma, and at the most one word, stand before the phrase of a mention: The day she left, | Fox rose.
func (d *Referents) commaBefore(m *mention.Mention, limit int) bool {
	at := m.At
	if k := d.PhraseAt[at]; k >= 0 {
		at = d.Phrases[k].From
	}
	return d.Is(at-1, limit, ",") || d.Is(at-2, limit, ",")
}

// inLowerClause reports whether a word before token i, with nothing but words and no "and" between, begins a clause that depends on
// another, or is a preposition: When she | left.
func (d *Referents) inLowerClause(i int) bool {
	for k := i - 1; k >= d.SentenceAt(i).From && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&lexis.Conj == 0; k-- {
		if d.Tokens[k].Class&(lexis.Sub|lexis.Rel|lexis.Prep) != 0 {
			return true
		}
	}
	return false
}
