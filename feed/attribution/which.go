package attribution

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom a Romance pronoun behind "according to" means, which stands right behind the name.

// which are words for the person just named, without their article.
var which = lexis.Set(`cui quale qui quem quien cual qual lequel laquelle`)

// mostWhich bounds the number of tokens from the pronoun to the quotation.
const mostWhich = 12

// whichSays offers whoever is named right before a Romance pronoun behind "according to": Anna Moro, secondo cui Q; Anne Renard,
// selon qui l'usine Q. Not a name that only tells what a text is about or against whom: il rapporto su Anna Moro, secondo cui Q.
func (o *optioner) whichSays(s *clause.Sentence) {
	d := o.d
	if !d.Tongue.IsRomance() || o.q < s.From+3 {
		return
	}
	k := o.q - 1
	for ; !which[d.Tokens[k].Lower]; k-- {
		if t := &d.Tokens[k]; k <= s.From || k < o.q-mostWhich || t.Kind != lexis.Word || t.Class&lexis.Saying != 0 {
			return
		}
	}
	at := k - 1
	if d.Has(at, k, lexis.Det) && at > s.From {
		at--
	}
	if !d.Has(at, k, lexis.Accord) || at <= s.From || !d.Is(at-1, at, ",") {
		return
	}
	for n := s.Phrase0; n < s.Phrase1 && d.Phrases[n].From < at; n++ {
		if p := &d.Phrases[n]; p.To == at-1 && p.Kind == clause.Name && p.Pre < 0 && d.ownSex(k, p.Who) && !d.namesThing(at-1) && !o.spokenOf(s, n) {
			o.add(n, AccordFar, at)
		}
	}
}

// namesThing reports whether the name that ends before token end only says which thing a noun before it means: la legge Merlin; il
// rapporto Draghi; but: il perito Sandro Bini; piace a Moro.
func (d *Document) namesThing(end int) bool {
	const somebody = lexis.Head | lexis.Title | lexis.Kin | lexis.Office
	k := end - 1
	for k > 0 && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Text != d.Tokens[k].Lower {
		k--
	}
	t := &d.Tokens[k]
	switch {
	case t.Kind != lexis.Word || t.Text != t.Lower || t.Class&(lexis.Prep|lexis.Conj|lexis.Det) != 0:
		return false
	case t.Class&lexis.Thing != 0:
		return true
	case t.Class&somebody != 0:
		return false
	}
	return k+2 == end || d.Has(k-1, k, lexis.Det)
}

// ownSex reports whether the article of the word for "which" at token k, or its form, is right for somebody: la quale, laquelle.
func (d *Document) ownSex(k int, who *mention.Person) bool {
	w := d.Tokens[k].Lower
	her := w == "laquelle" || d.Is(k-1, k, "la") || d.Is(k-1, k, "a")
	him := w == "lequel" || d.Is(k-1, k, "il") || d.Is(k-1, k, "el") || d.Is(k-1, k, "o")
	return !(her && who.Gender != mention.Woman) && !(him && who.Gender == mention.Woman)
}

// spokenOf reports whether what phrase n stands in apposition to in sentence s is governed by a preposition that does not tell who
// does something: la sentenza contro il sindaco, | Anna Moro.
func (o *optioner) spokenOf(s *clause.Sentence, n int) bool {
	d := o.d
	p := &d.Phrases[n]
	if p.From <= s.From || !d.Is(p.From-1, p.From, ",") {
		return false
	}
	for k := n - 1; k >= s.Phrase0; k-- {
		if q := &d.Phrases[k]; q.To == p.From-1 || q.Alias == n {
			of := q.Of >= 0 && d.Tokens[d.Phrases[q.Of].Head].Class&lexis.View != 0
			if q.Pre >= 0 && !fromWhom[d.Tokens[q.Pre].Lower] && !of {
				return true
			}
		}
	}
	return false
}

// fromWhom are prepositions before somebody who does something, or to whom something is so.
var fromWhom = lexis.Set(`da dal dalla dall' par por pelo pela`)
