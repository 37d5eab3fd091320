package referent

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds the constructions in which a pronoun surely means one person, and those in which it surely may mean two, before
// the mentions near it are weighed.

// leastCertain is how probable the persons are whom certain finds.
const leastCertain = 0.95

// certain are the constructions in which a pronoun means one person, whoever else is mentioned.
var certain = []struct {
	find func(d *Referents, at int, want mention.Gender) *mention.Person
	why  string
}{
	{(*Referents).sameAgain, ", like the one that the sentence before starts with"}, // He said that he was ill. | He added
	{(*Referents).ofOneself, ", who says so"},                                       // Fox said | she was ill
	{(*Referents).newcomer, ", whom the sentence before introduces"},                // Bo Fox, a miller, came. | He said
	{(*Referents).asHeSaid, ", the subject of the clause before"},                   // Fox left, as | he said
}

// againTwo reports whether the same pronoun came last, in this sentence or the one before, and could mean two persons: Fox met Reed. He
// laughed. | He said
func (d *Referents) againTwo(at int) bool {
	n := len(d.again) - 1
	return n >= 0 && d.again[n].Who == nil && d.SentenceOf[at]-d.SentenceOf[d.again[n].At] <= 1 && d.Tokens[d.again[n].At].Lower == d.Tokens[at].Lower
}

// sameAgain returns the person of the pronoun that begins the sentence before, as the one at token at begins its own, or nil: He said
// that he was ill. | He added
func (d *Referents) sameAgain(at int, _ mention.Gender) *mention.Person {
	for n := len(d.again) - 1; n >= 0 && d.SentenceOf[at]-d.SentenceOf[d.again[n].At] <= 1; n-- {
		if d.again[n].Who != nil && d.parallel(at, d.again[n].At) {
			return d.again[n].Who
		}
	}
	return nil
}

// parallel reports whether two pronouns start two sentences in a row, and say something in both: He said that Fox had left. He
// added: Q. The second one may stand behind a quotation.
func (d *Referents) parallel(at, before int) bool {
	s := d.SentenceAt(at)
	first := s.From
	for d.Tongue.IsEnglish() && (d.Tokens[first].Kind == lexis.Quoted || d.Tokens[first].Kind == lexis.Sign) {
		first++
	}
	if d.Tokens[at].Lower != d.Tokens[before].Lower || at > max(first, s.From+1) || s.From == 0 || d.Tokens[at].Paragraph-d.Tokens[before].Paragraph > 1 {
		return false
	}
	b := d.SentenceAt(s.From - 1)
	says := func(s *clause.Sentence, p int) bool {
		for n := s.Action0; n < s.Action1; n++ {
			if a := &d.Actions[n]; a.Subject >= 0 && d.Phrases[a.Subject].From == p {
				return a.Class&lexis.Say != 0
			}
		}
		return false
	}
	if before < b.From || before > b.From+1 || !says(s, at) {
		return false
	}
	return d.Tokens[at].Paragraph == d.Tokens[before].Paragraph && (first > s.From || says(b, before)) || d.besideRival(b, before)
}

// besideRival reports whether English sentence b, which starts with the pronoun at token i, tells only what that one does not do,
// or thinks, of somebody else of that gender whom the text knows already: / She does not think much of Fox. / “...,” she said.
func (d *Referents) besideRival(b *clause.Sentence, i int) bool {
	want, _ := d.genderMeant(i, -1)
	who := d.firstNamed(i+1, b.To, want)
	return d.Tongue.IsEnglish() && who != nil && who.FirstAt() < b.From && d.AnyAction(b, func(a *clause.Action) bool { return a.Denied || minding[d.Tokens[a.At].Lower] })
}

// minding are verbs for what somebody thinks of another one.
var minding = lexis.Set(`doubts doubted likes liked loves loved hates hated admires admired supports supported backs backed trusts trusted opposes opposed`)

// ofOneself returns the person who says, in words without quotation marks, what the pronoun at token at does, or nil: | Fox said
// she was ill. Who tells somebody else of that gender may speak of them: Fox told Reed that she was ill. In Russian and Polish,
// others are meant more often.
func (d *Referents) ofOneself(at int, want mention.Gender) *mention.Person {
	s, n := d.SentenceAt(at), int(d.PhraseAt[at])
	for k := s.Action0; k < s.Action1 && n >= 0 && !d.Tongue.Cases; k++ {
		if a := &d.Actions[k]; a.Subject == n && a.Outer >= 0 {
			o := &d.Actions[a.Outer]
			if o.Class&lexis.Say == 0 || o.Passive || o.Subject < 0 || d.Phrases[o.Subject].Who == nil || d.Phrases[o.Subject].From > at || !d.Phrases[o.Subject].Who.Gender.Fits(want) || d.firstNamed(max(o.At, d.Phrases[o.Subject].To), at, want) != nil {
				return nil
			}
			return d.Phrases[o.Subject].Who.OfGender(want)
		}
	}
	return nil
}

// wentOn reports whether the Russian or Polish sentence before the verb at token at has a verb of saying in the past without a
// subject, of the same gender: Dodał, że zna Jana Kota. „...”, | powiedział.
func (d *Referents) wentOn(at int, want mention.Gender) bool {
	from := d.SentenceAt(at).From
	says := func(a *clause.Action) bool {
		return a.Subject < 0 && a.Class&lexis.Say != 0 && d.Tongue.LooksPast(d.Tokens[a.At].Lower) && d.VerbGender(a.At) == want
	}
	return d.Tongue.Cases && from > 0 && d.AnyAction(d.SentenceAt(from-1), says)
}

// askedBefore reports whether the sentence before, in the paragraph before, tells that a person asked about something, after
// somebody else of that gender has spoken, who may answer: Fox also asked about the visit. / “...,” she said.
func (d *Referents) askedBefore(at int, who *mention.Person) bool {
	from, n := d.SentenceAt(at).From, len(d.History)-1
	asks := func(a *clause.Action) bool {
		return d.Is(a.At, a.At, "asked") && !a.Passive && a.Subject >= 0 && d.Phrases[a.Subject].Who == who && !d.Is(a.At+1, a.At, "for") && !d.Is(a.At+1, a.At, "to")
	}
	return who != nil && n >= 0 && from > 0 && d.Tongue.IsEnglish() && d.Tokens[from-1].Paragraph != d.Tokens[from].Paragraph && d.History[n].Who != nil && d.History[n].Who != who &&
		d.History[n].Who.Gender.Fits(who.Gender) && d.AnyAction(d.SentenceAt(from-1), asks)
}
