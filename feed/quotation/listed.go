package quotation

import (
	"strings"
	"unicode"

	"seedfeed/feed/attribution"
	"seedfeed/feed/calendar"
	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// listed reports whether a quotation is the title of an event or of a publication, in a line of a programme or of a list of works:
// Tuesday, 7 pm: “Who Owns the Beach?” A talk by X; X and Y (2011). “Who eats the nest?” Field Notes 8, 22–31. There nobody speaks, though
// X stands where a speaker would. A verb of saying decides otherwise: Tuesday, 9 am: “We sell,” said X.
func (d *document) listed(c *attribution.Quotation) bool {
	if source := &c.Who.Source; c.Token == 0 || source.Verb >= 0 && source.Grade > 0 || source.Grade == attribution.Cue && source.From > c.End {
		return false
	}
	sign := &d.Tokens[c.Token-1]
	if sign.Kind != lexis.Sign || sign.Paragraph != d.Tokens[c.Token].Paragraph {
		return false
	}
	from, to, short := d.paragraphAround(c)
	if !short {
		return false
	}
	before, after := strings.TrimSpace(d.Body[from:d.Tokens[c.Token].Span.Start]), strings.TrimSpace(d.Body[d.Tokens[c.End].Span.End:to])
	if sign.Text == ":" {
		return len(before) <= longestAppointment && strings.ContainsAny(before, "0123456789") && calendar.IsAppointment(strings.TrimRight(before, ": "))
	}
	return (strings.HasSuffix(before, ",") || strings.HasSuffix(before, ").")) && prose.StartsUpper(before) && cited(after)
}

// longestAppointment is the length in bytes of the longest label with a day and an hour.
const longestAppointment = 60

// cited reports whether what follows a title in its paragraph is where it was published: names and figures, up to a year or a page at its
// end, with few words in small letters: in: Farm and Field, 3 (2019), pp. 4–9.
func cited(after string) bool {
	end := strings.TrimRight(after, ".)")
	if end == "" || len(after) > 200 || !unicode.IsDigit(prose.LastRune(end)) {
		return false
	}
	first, _, _ := strings.Cut(strings.TrimLeft(after, ",. "), " ")
	if prose.StartsLower(first) && !strings.HasSuffix(first, ":") { // told the Gazette, “...,” on 4 April 2025
		return false
	}
	small, large := 0, 0
	for w := range strings.FieldsSeq(after) {
		switch r := prose.FirstRune(strings.TrimLeft(w, "(["+prose.Marks)); {
		case unicode.IsUpper(r), unicode.IsDigit(r):
			large++
		case unicode.IsLower(r):
			small++
		}
	}
	return large > 0 && small <= large
}

// mostAround is the number of tokens that a line of a list may have on each side of a title.
const mostAround = 40

// paragraphAround returns where the paragraph of a quotation starts and ends. Short says that it is as short as a line of a list.
func (d *document) paragraphAround(c *attribution.Quotation) (from, to int, short bool) {
	first, last := c.Token, c.End
	for first > 0 && c.Token-first <= mostAround && d.Tokens[first-1].Paragraph == d.Tokens[c.Token].Paragraph {
		first--
	}
	for last+1 < len(d.Tokens) && last-c.End <= mostAround && d.Tokens[last+1].Paragraph == d.Tokens[c.Token].Paragraph {
		last++
	}
	return d.Tokens[first].Span.Start, d.Tokens[last].Span.End, c.Token-first <= mostAround && last-c.End <= mostAround
}
