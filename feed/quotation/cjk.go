package quotation

import (
	"strings"
	"unicode/utf8"

	"seedfeed/feed/attribution"
	"seedfeed/feed/speech"
)

// speakerCJK finds the speaker by the characters around the quotation, because no spaces part the words.
func (d *document) speakerCJK(c *attribution.Quotation) attribution.Resolved {
	r := attribution.Resolved{Source: attribution.SourceAt(c.Token, c.Token+1, attribution.TieNobody)}
	if r.Name = speech.NameAround(d.Body, d.Quotes[c.Index].Outer, d.Tongue); r.Name != "" {
		r.Source.Grade, r.Source.Tie, r.Why = attribution.Cue, attribution.Labelled, "name and verb around it"
	} else if k := c.Index - 1; k >= 0 && d.found[k].Who.Name != "" && d.goesOnCJK(d.found[k].Who.Name, k) {
		r.Name, r.Why = d.found[k].Who.Name, "goes on"
	}
	if r.Name == "" || c.Index > 0 && r.Name == d.found[c.Index-1].Who.Name { // compared with all others already
		return r
	}
	for k := range c.Index {
		if before := d.found[k].Who.Name; before != r.Name && before != "" {
			if name := speech.OneName(d.Body, before, r.Name); name != "" {
				d.found[k].Who.Name, r.Name = name, name
			}
		}
	}
	return r
}

// goesOnCJK reports whether the quotation behind quotation k, which has that speaker, goes on with the words of the same one.
func (d *document) goesOnCJK(name string, k int) bool {
	if d.Tongue.Tag == "ja" {
		return speech.GoesOnJA(d.Body, d.Quotes[k].Outer, d.Quotes[k+1].Outer)
	}
	if d.pronouns == nil {
		all := speech.PronounsZH(d.Body)
		d.pronouns = &all
	}
	return speech.GoesOnZH(d.Body, name, *d.pronouns, d.Quotes[k].Outer, d.Quotes[k+1].Outer)
}

// isLabelCJK reports whether a quotation is only a word or a title: it is short, is not a sentence, and nobody says it.
func (d *document) isLabelCJK(c *attribution.Quotation) bool {
	text := d.Quotes[c.Index].Pieces[0].Of(d.Body)
	n := utf8.RuneCountInString(text)
	return n < 4 || c.Who.Name == "" && (n < 12 || !strings.ContainsAny(text, "。，、！？"))
}
