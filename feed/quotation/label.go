package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// isLabel reports whether the marks only set off a word, a title, a sign or what somebody calls something.
func (d *document) isLabel(c candidate) bool {
	if c.words == 0 || d.typed(c) || d.headline(c) {
		return true
	}
	before, before2 := "", ""
	if i := c.token - 1; i >= 0 && d.tokens[i].paragraph == d.tokens[c.token].paragraph {
		before = d.tokens[i].lower
		if i > 0 && d.tokens[i-1].paragraph == d.tokens[c.token].paragraph {
			before2 = d.tokens[i-1].lower
		}
		if before == "," || before == ":" || before == "(" {
			before, before2 = before2, ""
		}
	}
	touched := c.who.source.grade == cue
	switch {
	case c.words <= 3 && !(c.direct && touched && d.spoken(c)) && !(c.words > 1 && c.whole && c.who.name != "" && (touched || c.who.source.grade >= carried && d.capital(c))):
		return true
	case naming[before] && !c.whole, works[before] && !touched && !c.whole, works[before2] && before == "of" && c.words < 6:
		return true
	case c.words <= 8 && d.titleCase(c) && !(touched && c.direct && d.spoken(c)):
		return true
	}
	return false
}

// typed reports whether the marks are two apostrophes, as some archives have them. Nobody marked such texts for the
// data the rules are judged by, so that nothing is known of how well they do there: they are left in the text.
func (d *document) typed(c candidate) bool {
	mark := d.body[d.quotes[c.index].Outer.Start:]
	return strings.HasPrefix(mark, "''") || strings.HasPrefix(mark, "``")
}

// headline reports whether a quotation stands in the first paragraph in single marks, while others have double ones:
// papers that quote in double marks put single ones in headlines.
func (d *document) headline(c candidate) bool {
	if d.tokens[c.token].paragraph > 0 || d.inDouble(c.index) {
		return false
	}
	for i := c.index + 1; i < len(d.quotes) && i < c.index+8; i++ {
		if d.inDouble(i) && d.tokens[d.at[i]].paragraph > 0 {
			return true
		}
	}
	return false
}

// inDouble reports whether quotation i opens with a double mark.
func (d *document) inDouble(i int) bool {
	mark := d.body[d.quotes[i].Outer.Start:]
	return !strings.HasPrefix(mark, "'") && !strings.HasPrefix(mark, "‘") && !strings.HasPrefix(mark, "`")
}

// spoken reports whether a verb of plain saying touches the quotation.
func (d *document) spoken(c candidate) bool {
	v := c.who.source.verb
	return v < 0 || v < len(d.tokens) && plain[d.tokens[v].lower] || v < len(d.tokens) && gerunds[d.tokens[v].lower]
}

// capital reports whether a quotation starts as a sentence does.
func (d *document) capital(c candidate) bool {
	r, _ := utf8.DecodeRuneInString(d.quotes[c.index].Pieces[0].Of(d.body))
	return unicode.IsUpper(r)
}

// titleCase reports whether all longer words start with a capital.
func (d *document) titleCase(c candidate) bool {
	long, capital := 0, 0
	for _, p := range d.quotes[c.index].Pieces {
		for w := range prose.EachWord(d.body, p) {
			text := w.Of(d.body)
			r, _ := utf8.DecodeRuneInString(text)
			if len(text) < 4 && !unicode.IsUpper(r) {
				continue
			}
			long++
			if unicode.IsUpper(r) {
				capital++
			}
		}
	}
	return long >= 2 && capital == long
}
