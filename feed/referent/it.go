package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds the body or group that "it" means, and the one person of unknown sex whom "they" means.

// bodyBefore returns the body, for "they" also the people, that is the subject of the sentence of the pronoun, or that spoke in
// one of the two before it: The mill said it would close. “...,” it added.
func (d *Referents) bodyBefore(at int) (Referent, bool) {
	word, here := d.Tokens[at].Lower, d.SentenceOf[at]
	for n := d.SentenceAt(at).Action1 - 1; n >= 0 && here-d.SentenceOf[d.Actions[n].At] <= 2; n-- {
		a := &d.Actions[n]
		if a.At >= at || a.Subject < 0 || a.Loose || word == "it" && d.SentenceOf[a.At] < here && a.Outer >= 0 && d.saysOf(a.Outer) { // The mill said | the bank would wait
			continue
		}
		p := &d.Phrases[a.Subject]
		if word == "they" && a.Outer >= 0 && d.saysOf(a.Outer) && (p.Kind == clause.Entity || p.Kind == clause.Other) && d.Tokens[p.Head].Class&(lexis.Head|lexis.Thing) == 0 { // The family said | the roads were shut
			continue
		}
		if word == "it" && d.SentenceOf[a.At] < here && d.Is(p.From-1, p.From, "that") { // The mill said that it rained and | that the firm was closed
			continue
		}
		many := d.Tokens[p.Head].Lower == "police" || strings.HasSuffix(d.Tokens[p.Head].Lower, "s") && !strings.HasSuffix(d.Tokens[p.Head].Lower, "ss") && (d.Tokens[p.Head].Text == d.Tokens[p.Head].Lower || p.Kind == clause.Role)
		someone := word == "they" && a.Class&lexis.Saying != 0 && (pairs[d.Tokens[p.Head].Lower] && a.Class&lexis.Say != 0 || d.isSomeone(p, a, at))
		if a.Class&lexis.Say == 0 && !someone && !(word == "it" && d.disputes(a)) && (d.SentenceOf[p.From] < here || p.Kind != clause.Entity) {
			if word == "it" && !many && d.onlyBody(a, at) {
				r := d.PhraseMeans(p, Bond{Verb: a.At, Leads: true}, "it, the only body of the sentence before")
				return r, r.Name != "" && r.Who == nil
			}
			again := d.Tokens[p.From].Lower == word && d.Tokens[p.From].Starts // The bank told the mill to wait. It waited.
			if p.Kind == clause.Entity || again || word == "they" && p.Kind != clause.Proform && (many || p.With >= 0 || d.Has(p.From-1, p.From, lexis.Conj)) {
				return Referent{}, false // another body or others may be meant
			}
			continue
		}
		switch {
		case p.From >= at, d.Tokens[p.From].Lower == "that":
		case d.Tokens[p.From].Lower == word:
		case p.Kind == clause.Name && word == "it" && d.perhapsBody(p.Who) && p.Pre < 0 && !d.saysThing(a):
			return Referent{Who: p.Who, Name: p.Who.Full, Why: word + ", what the text said something of last"}, true
		case p.Kind == clause.Entity && word == "it" && !many, (p.Kind == clause.Entity || p.Kind == clause.Role) && word == "they" && (many || someone):
			r := d.PhraseMeans(p, Bond{Verb: a.At, Leads: true}, word+", what the text said something of last")
			return r, r.Name != "" && r.Who == nil
		default:
			return Referent{}, false
		}
	}
	return Referent{}, false
}

// perhapsBody reports whether nothing shows that a name is that of a person: Kestrel; Holm Foods. “It” does not mean a person.
func (d *Referents) perhapsBody(who *mention.Person) bool {
	return who.Gender == mention.Unknown && (who.Lone || !who.Called() && lexis.GivenNames.Of(who.First)&lexis.Given == 0)
}

// disputes reports whether the English verb of an action tells that its subject defends itself or says no to something, which is no
// body: Kestrel denied the claim; but not: Kestrel rejected Holm Foods.
func (d *Referents) disputes(a *clause.Action) bool {
	if !d.Tongue.IsEnglish() || a.Passive || a.Outer >= 0 || !disputing[d.Tokens[a.At].Lower] {
		return false
	}
	if a.Object < 0 {
		return true
	}
	head := &d.Tokens[d.Phrases[a.Object].Head]
	return !lexis.IsCapital(head.Text) && head.Class&(lexis.Thing|lexis.Paper) != lexis.Thing
}

// disputing are verbs for saying no to something.
var disputing = lexis.Set(`denied denies rejected rejects disputed disputes dismissed dismisses defended defends`)

// saysOf reports whether action n is a verb of saying that a body or a person is the subject of.
func (d *Referents) saysOf(n int) bool {
	a := &d.Actions[n]
	return d.Tongue.IsEnglish() && a.Class&lexis.Say != 0 && !a.Loose && a.Subject >= 0 && d.Phrases[a.Subject].Kind != clause.Proform
}

// onlyBody reports whether the subject of an action of the sentence before that of the English pronoun at token at is a body, in the main
// clause, and nothing else there or since is one that “it” may mean: The board welcomed the plan. “...,” it said. A name without a noun
// for a body may be that of a place or a product.
func (d *Referents) onlyBody(a *clause.Action, at int) bool {
	p, s := &d.Phrases[a.Subject], d.SentenceAt(a.At)
	head := &d.Tokens[p.Head]
	body := head.Class&lexis.Thing != 0 && head.Class&lexis.Paper == 0 || d.Has(p.From, p.From, lexis.Det) && p.Core > p.From+2 && lexis.IsCapital(head.Text) && head.Class&lexis.Body == 0
	if !d.Tongue.IsEnglish() || a.Passive || a.Outer >= 0 || p.Pre >= 0 || p.Kind != clause.Entity || p.With >= 0 || !body || d.SentenceOf[a.At] != d.SentenceOf[at]-1 || d.QuotedBetween(s.From, d.SentenceAt(at).From) {
		return false
	}
	if s.From > 0 {
		b := d.SentenceAt(s.From - 1)
		for n := b.Action0; n < b.Action1; n++ { // The mill said Q. The board left
			if a := &d.Actions[n]; a.Class&lexis.Say != 0 && a.Subject >= 0 && d.Phrases[a.Subject].Who == nil && d.Phrases[a.Subject].Kind == clause.Entity {
				return false
			}
		}
	}
	for n := s.Phrase0; n < len(d.Phrases) && d.Phrases[n].From < at; n++ {
		q := &d.Phrases[n]
		if w := d.Tokens[q.From].Lower; q.From >= p.To && q.From < s.To && (w == "a" || w == "an") { // The firm built a robot
			return false
		}
		if (q.From < p.From || q.From >= p.To) && (q.Kind == clause.Entity || q.Kind == clause.Name) {
			return false
		}
	}
	return true
}

// isSomeone reports whether phrase p, the subject of action a in the sentence before that of the English pronoun at token at, is
// one person of unknown sex, or a pair or family, who says something: A spokesperson for the mill said it was shut. “...,” they
// added. Nobody else whom “they” may mean stands there or in the sentence before: A teacher said the pupils were angry; The millers
// left. The mayor said no.
func (d *Referents) isSomeone(p *clause.Phrase, a *clause.Action, at int) bool {
	if h := len(d.History); p.Kind != clause.Role && !pairs[d.Tokens[p.Head].Lower] || p.Alias >= 0 || p.With >= 0 || p.Pre >= 0 || a.Outer >= 0 || d.SentenceOf[at] != d.SentenceOf[a.At]+1 || d.WordGender(p.From, p.Core) != mention.Unknown || h > 0 && d.History[h-1].From > p.From {
		return false
	}
	s := d.SentenceAt(p.From)
	if s.From > 0 && d.Tokens[s.From-1].Paragraph == d.Tokens[s.From].Paragraph {
		s = d.SentenceAt(s.From - 1)
	}
	for i := s.From; i < at; i++ {
		if d.Tokens[i].Class&lexis.They != 0 || d.Is(i, i, "them") {
			return false
		}
	}
	for n := s.Phrase0; n < len(d.Phrases) && d.Phrases[n].From < at; n++ {
		q := &d.Phrases[n]
		if many := d.isMany(n) && q.Kind == clause.Role; many || q.From >= p.To && (q.Kind == clause.Role || q.Kind == clause.Name || pairs[d.Tokens[q.Head].Lower]) {
			return false
		}
	}
	return true
}

// saysThing reports whether the verb of an action has an object that ends its clause: read | a sign.
func (d *Referents) saysThing(a *clause.Action) bool {
	n := d.PhraseAt[min(a.At+1, len(d.Tokens)-1)]
	return n >= 0 && int(n) != a.Subject && d.Phrases[n].From == a.At+1 && (d.Phrases[n].To == len(d.Tokens) || d.Tokens[d.Phrases[n].To].Kind == lexis.Sign)
}
