package quotation

import (
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// othersWords reports whether the German words between the verb of option x and the colon before quotation c tell whose words follow, or where they
// stand, and that is not its subject: Holm trägt ein Hemd mit der Aufschrift: Q; Holm kennt den Spruch seiner Mutter: Q; Holm wurde von Gästen
// begrüßt: Q. But: Holm hat eine Botschaft: Q; Holm wurde laut: Q.
func (d *document) othersWords(x *attribution.Option, c *attribution.Quotation) bool {
	if !d.Tongue.Nouns || x.Verb < 0 {
		return false
	}
	if strings.HasPrefix(d.Tokens[x.From].Lower, "jede") { // Jeder Wirt kennt das: Q
		return true
	}
	colon, passive := c.Token-1, false
	for k := x.From; k < colon; k++ {
		passive = passive || becomes[d.Tokens[k].Lower]
	}
	for k := x.Verb + 1; k < colon; k++ {
		if w := d.Tokens[k].Lower; attribution.BearWords[w] || shown[w] || sayings[w] && d.Has(k-1, k, lexis.Det) && d.owned(k, colon) {
			return !d.goesOnDoing(k, colon)
		}
	}
	if !passive || !lexis.EndsAny(d.Tokens[colon-1].Lower, "t", "en") {
		return false
	}
	for n := x.Phrase + 1; n < len(d.Phrases) && d.Phrases[n].From < colon; n++ {
		p := &d.Phrases[n]
		by := p.Pre > x.From && (d.Is(p.Pre, p.Pre, "von") || d.Is(p.Pre, p.Pre, "vom"))
		if by && p.Kind != clause.Other && d.Tokens[p.Head].Class&(lexis.Paper|lexis.Utter) == 0 {
			return true
		}
	}
	return false
}

// goesOnDoing reports whether a conjunction between tokens k and colon adds something else that is done: liest das Schild | und lacht: Q.
func (d *document) goesOnDoing(k, colon int) bool {
	for ; k < colon; k++ {
		if d.Has(k, k, lexis.Conj) {
			return true
		}
	}
	return false
}

// owned reports whether a phrase that ends at token colon tells whose the noun at token k is, or what it stands on.
func (d *document) owned(k, colon int) bool {
	next := d.Tokens[min(k+1, colon)].Lower
	return k+1 < colon && (clause.Genitive[next] || next == "von" || next == "vom" || next == "auf") && d.PhraseAt[colon-1] >= 0
}

var (
	becomes = lexis.Set(`wurde wurden wird werden`)
	recalls = lexis.Set(`erinnert erinnerte denkt dachte zeigt zeigte`) // verbs of saying, or near, whose object may be what somebody else said
	shown   = lexis.Set(`inschrift aufdruck zettel wegweiser`)
	sayings = lexis.Set(`spruch worte satz weisheit lieblingssatz zitat`)
)
