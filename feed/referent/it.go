package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds the body or group that "it" or "they" means.

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
		many := d.Tokens[p.Head].Lower == "police" || strings.HasSuffix(d.Tokens[p.Head].Lower, "s") && (d.Tokens[p.Head].Text == d.Tokens[p.Head].Lower || p.Kind == clause.Role)
		if a.Class&lexis.Say == 0 && (d.SentenceOf[p.From] < here || p.Kind != clause.Entity) {
			again := d.Tokens[p.From].Lower == word && d.Tokens[p.From].Starts // The bank told the mill to wait. It waited.
			if p.Kind == clause.Entity || again || word == "they" && p.Kind != clause.Proform && (many || p.With >= 0 || d.Has(p.From-1, p.From, lexis.Conj)) {
				return Referent{}, false // another body or others may be meant
			}
			continue
		}
		switch {
		case p.From >= at, d.Tokens[p.From].Lower == "that":
		case d.Tokens[p.From].Lower == word:
		case p.Kind == clause.Name && word == "it" && p.Who != nil && p.Who.Lone && p.Who.Gender == mention.Unknown && p.Pre < 0 && !d.saysThing(a): // Fox read a sign. It said
			return Referent{Who: p.Who, Name: p.Who.Full, Why: word + ", what the text said something of last"}, true
		case p.Kind == clause.Entity && word == "it" && !many, (p.Kind == clause.Entity || p.Kind == clause.Role) && word == "they" && many:
			r := d.PhraseMeans(p, Bond{Verb: a.At, Leads: true}, word+", what the text said something of last")
			return r, r.Name != "" && r.Who == nil
		default:
			return Referent{}, false
		}
	}
	return Referent{}, false
}

// saysOf reports whether action n is a verb of saying that a body or a person is the subject of.
func (d *Referents) saysOf(n int) bool {
	a := &d.Actions[n]
	return d.Tongue.IsEnglish() && a.Class&lexis.Say != 0 && !a.Loose && a.Subject >= 0 && d.Phrases[a.Subject].Kind != clause.Proform
}

// saysThing reports whether the verb of an action has an object that ends its clause: read | a sign.
func (d *Referents) saysThing(a *clause.Action) bool {
	n := d.PhraseAt[min(a.At+1, len(d.Tokens)-1)]
	return n >= 0 && d.Phrases[n].From == a.At+1 && (d.Phrases[n].To == len(d.Tokens) || d.Tokens[d.Phrases[n].To].Kind == lexis.Sign)
}
