package quotation

import (
	"strings"
	"unicode/utf8"

	"seedfeed/feed/speech"
)

// speakerCJK finds the speaker by the characters around the quotation, because no spaces part the words.
func (d *document) speakerCJK(c *candidate) resolved {
	r := resolved{source: tokens(c.token, c.token+1, tieNobody)}
	if r.Name = speech.NameAround(d.Body, d.Quotes[c.index].Outer, d.Tongue); r.Name != "" {
		r.source.grade, r.source.tie, r.Why = cue, labelled, "name and verb around it"
	}
	return r
}

// isLabelCJK reports whether a quotation is only a word or a title: it is short, is not a sentence, and nobody says it.
func (d *document) isLabelCJK(c *candidate) bool {
	text := d.Quotes[c.index].Pieces[0].Of(d.Body)
	n := utf8.RuneCountInString(text)
	return n < 4 || c.who.Name == "" && (n < 12 || !strings.ContainsAny(text, "。，、！？"))
}
