package referent

import (
	"slices"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whether the text has turned from the holder of a role to somebody else: Dr Ann Fox spoke. Eva Reed sleeps. Then |
// the doctor

// otherTold reports whether the text has turned to somebody else whom the bare role at token at may mean: to who spoke last, and
// the holder is not named since; or to who is named in the nearest sentence before it that names one, not behind a preposition, and
// not beside the holder. Dr Ann Fox spoke. Eva Reed sleeps. “...”, said | the doctor. Slavic roles have no article that tells the
// sex.
func (d *Referents) otherTold(at int, who *mention.Person) bool {
	other := func(x *mention.Person) bool {
		relative := func(h holder) bool { return h.who == x && d.Tokens[h.at].Class&lexis.Kin != 0 } // Rosa Lima, a wife of a miller
		return x != nil && x != who && (d.Tongue.Cases || x.Gender.Fits(who.Gender)) && !slices.ContainsFunc(d.holders(), relative)
	}
	if n := len(d.History); n > 0 && other(d.History[n-1].Who) && !lexis.Any(d.History[n-1].From, at, func(i int) bool { return d.PersonAt(i) == who }) {
		return true
	}
	for n, end := 0, at; n < turnReach && !(d.Tongue.Cases && n > 1) && end > max(0, at-maxBack); n++ {
		from := max(d.SentenceAt(max(0, end-min(n, 1))).From, at-maxBack)
		if lexis.Any(from, end, func(i int) bool { return d.PersonAt(i) == who }) {
			return false
		}
		if lexis.Any(from, end, func(i int) bool {
			n := d.PhraseAt[i]
			return other(d.PersonAt(i)) && (d.Tongue.Cases || n < 0 || !d.behindPrep(&d.Phrases[n], from))
		}) {
			return true
		}
		end = from
	}
	return false
}

// turnReach is how many sentences count when the text may have turned to somebody else.
const turnReach = 4

// behindPrep reports whether phrase q stands behind a preposition that does not begin its sentence: a defesa de | Davi Lima; but
// para | Davi Lima, isso é mau.
func (d *Referents) behindPrep(q *clause.Phrase, from int) bool {
	return q.Pre > from || q.Pre < 0 && q.From > from && d.Has(q.From-1, from, lexis.Prep)
}
