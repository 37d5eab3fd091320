package quotation

import (
	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file holds the vetoes on phrases that mean nobody who speaks.

// isNumber reports whether the phrase of an option is a number with an article before a month or a time, or behind a shortened
// month: le | 3 mai; Sept. 8: Q; but el 10 del Barcelona.
func (d *document) isNumber(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	i := p.Core
	if i != p.From+2 {
		return false
	}
	first, last := &d.Tokens[p.From], &d.Tokens[p.From+1]
	if last.Kind != lexis.Word || !lexis.IsNumeral(last.Text) {
		return false
	}
	return first.Dotted || first.Class&lexis.Det != 0 && (d.Has(i, i-1, lexis.Period) || d.Has(i, i-1, lexis.Prep) && d.Has(i+1, i-1, lexis.Period))
}

// isShare reports whether English option x is a part of those whom a survey asked: 61 percent chose Q.
func (d *document) isShare(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return lexis.Any(p.From, p.To, func(k int) bool {
		w := d.Tokens[k].Lower
		return w == "percent" || w == "%" || w == "per" && d.Is(k+1, k, "cent")
	})
}

// listensElsewhere reports whether English option x belongs to whoever reads or listens, and stands in another paragraph: Your views
// matter. / Q
func (d *document) listensElsewhere(c *attribution.Quotation, x *attribution.Option) bool {
	return d.OfListener(x.Phrase) && d.Tokens[d.Phrases[x.Phrase].From].Paragraph != d.Tokens[c.Token].Paragraph
}

// isNone reports whether German option x means nobody: kein Zeuge sprach von Q.
func (d *document) isNone(_ *attribution.Quotation, x *attribution.Option) bool {
	return noneOf[d.Tokens[d.Phrases[x.Phrase].From].Lower]
}

// impersonal reports whether German option x is a pronoun for nobody in particular: Q, hieß | es; but: sagte er; sagte dieser.
func (d *document) impersonal(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	t := &d.Tokens[p.From]
	_, thatOne := clause.ThatOne[t.Lower]
	return p.Kind == clause.Proform && t.Class&(lexis.He|lexis.She|lexis.They) == 0 && t.Lower != "ich" && !thatOne
}

// isOn reports whether option x is French "on", which can mean anybody: on dit Q.
func (d *document) isOn(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return d.Tongue.Tag == "fr" && p.Kind == clause.Proform && d.Is(p.From, p.From, "on")
}

// oneOfSeveral reports whether Dutch option x is a pronoun at the end of the sentence before, which may mean each of those whom the
// one before that tells of: Ann Vos belde haar dochter. Het is laat, zegt | ze. Q
func (d *document) oneOfSeveral(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return x.Tie == attribution.BeforeSaid && p.Kind == clause.Proform && d.Is(p.From-2, p.From, ",") && d.severalBefore(p.From)
}

// bareNoun reports whether German option x is a word in small letters without an article, which is no noun: sprachen | viele von Q.
func (d *document) bareNoun(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return p.Kind != clause.Name && p.Kind != clause.Proform && d.Tokens[p.From].Class&lexis.Det == 0 && !lexis.IsCapital(d.Tokens[p.From].Text)
}

// noneOf are German articles of nobody.
var noneOf = lexis.Set(`kein keine keiner`)
