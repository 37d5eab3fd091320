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
	} else if k := c.Index - 1; k >= 0 && d.found[k].Who.Name != "" && d.Tongue.Tag == "ja" && speech.GoesOnJA(d.Body, d.Quotes[k].Outer, d.Quotes[c.Index].Outer) {
		r.Name, r.Why = d.found[k].Who.Name, "goes on"
	}
	for k := range c.Index {
		if name := speech.OneName(d.Body, d.found[k].Who.Name, r.Name); name != "" {
			d.found[k].Who.Name, r.Name = name, name
		}
	}
	return r
}

// isLabelCJK reports whether a quotation is only a word or a title: it is short, is not a sentence, and nobody says it.
func (d *document) isLabelCJK(c *attribution.Quotation) bool {
	text := d.Quotes[c.Index].Pieces[0].Of(d.Body)
	n := utf8.RuneCountInString(text)
	return n < 4 || c.Who.Name == "" && (n < 12 || !strings.ContainsAny(text, "。，、！？"))
}
