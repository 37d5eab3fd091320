package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/attribution"
	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
)

// Quote is one quotation. All strings are plain text.
type Quote struct {
	Text    string       // word for word, without the outer marks and a comma before the closing one; paragraphs parted by a blank line
	Speaker string       // the longest name the article has for the person, a role as printed, or "" where the speaker is not sure
	Role    bool         // Speaker is a role and no name
	Key     bool         // worth showing beside the summary; see Choose
	Worth   float64      // how useful it is to an editor; comparable within one article
	Spans   []prose.Span // where its words stand in the body, in order and apart
	Reason  string       // why this speaker, or why none, in a few words
}

// Find returns all quotations of body, the key ones first, best first. Title is the article's title, "" for none. Language
// is a tag like "en" or "de-AT". If it is "", the commonest words of body tell the language. In a language that has no table
// of words a quotation has a speaker only where a name and a colon precede it. The same words are returned once. Only the
// first 300,000 words and signs of body are read. Find takes linear time and bounded memory, and is safe for concurrent use.
func Find(title, body, language string) []Quote {
	text := prose.Read(body)
	return FindIn(title, text, speech.Read(text, language))
}

// FindIn is Find for a body whose marks were read before.
func FindIn(title string, body *prose.Text, m speech.Marked) []Quote {
	if len(m.Quotes) == 0 {
		return nil
	}
	d := newDocument(title, body, m)
	defer d.leave()
	found := d.attribute()
	d.answers(found)
	d.portrait(found)
	d.join(found)
	return d.rank(title, found)
}

// attribute goes through the quotations in order and finds their speakers.
func (d *document) attribute() []attribution.Quotation {
	out := slices.Grow(d.found[:0], len(d.Quotes))[:len(d.Quotes)]
	clear(out)
	d.found = out
	for n := range out {
		c := &out[n]
		d.Describe(c, n)
		if b, ok := d.Bylines[d.Quotes[n].Outer.Start]; ok {
			c.Signed, c.Who = true, d.bylineSpeaker(c, b)
			c.Drop = d.isLabel(c)
		} else if c.Turn != nil {
			c.Who = d.turnSpeaker(c, out[:n])
			c.Drop = c.Who.Name == "" && !c.Turn.Said
		} else {
			d.attributeOne(c, out[:n])
		}
		if c.Who.Name == "" && c.Turn == nil && d.SomebodyBehind(c) { // nobody else goes on after it
			d.History = append(d.History, referent.Speaker{From: c.Token, To: c.Token + 1})
		}
		if c.Who.Name != "" && !c.Drop {
			d.History = append(d.History, referent.Speaker{Referent: c.Who.Referent, From: c.Who.Source.From, To: c.Who.Source.To})
		}
	}
	return out
}

// attributeOne finds the speaker of quotation c. before holds the earlier quotations.
func (d *document) attributeOne(c *attribution.Quotation, before []attribution.Quotation) {
	switch {
	case d.Tongue.CJK:
		c.Who = d.speakerCJK(c)
	case d.unsaid(c):
		c.Unsaid, c.Who.Why = true, denied
	case d.disputed(c):
		c.Unsaid, c.Who.Why = true, "a claim of somebody else, which is rejected"
	case d.byWriter(c):
		c.Unsaid, c.Who.Why = true, "the writer of the article"
		d.History = append(d.History, referent.Speaker{From: c.Token, To: c.Token + 1})
	case d.someAnswer(c):
		c.Unsaid, c.Who.Why = true, "an answer of nobody named"
	default:
		all := d.allowed(c, d.Options(c, before))
		best, p := d.choose(c, all, before)
		switch {
		case best == nil || best.Score < 0 && p < 0.05:
			c.Who.Why = "nobody said to have said it"
			if i := c.Token - 2; d.Is(i+1, c.Token, ":") && i >= 0 && lexis.IsInitial(d.Tokens[i].Text) { // A: “...”
				d.History = append(d.History, referent.Speaker{From: i, To: i + 1})
			}
		case p < leastSure && (best.Tie != attribution.OwnWords || p < 0.2), p < leastSubject && best.Tie >= attribution.DoesFar && best.Tie <= attribution.DoesBeside:
			c.Who.Why = "not sure enough: " + attribution.Ties[best.Tie].Reason
		default:
			c.Who = d.resolve(best.Source, before)
			c.Who.Doubt = 1 - p*(1-c.Who.Doubt)
			if d.Tongue.Tag == "fr" && best.Pronoun != "" && c.Who.Name != "" && !d.MeansSpeaker(best, c.Who.Who, c, before) {
				c.Who = attribution.Resolved{Source: best.Source}
				c.Who.Why = best.Pronoun + " may be somebody else than who spoke last"
			}
		}
	}
	c.Drop = d.isLabel(c)
}

// join makes one quotation of “A,” said X, “b.” if the second piece continues the sentence of the first.
func (d *document) join(all []attribution.Quotation) {
	for i := 0; i+1 < len(all); i++ {
		a, b := &all[i], &all[i+1]
		if a.Drop || a.Whole || a.Signed || b.Signed || a.Turn != nil || b.Turn != nil || d.Tokens[a.Token].Paragraph != d.Tokens[b.Token].Paragraph || a.Who.Name == "" || a.Who.Name != b.Who.Name {
			continue
		}
		between := b.Token - a.End
		if b.Capital || !d.Is(b.Token-1, b.Token, ",") && !d.Is(b.Token-1, b.Token, "—") && (d.Tongue.IsEnglish() || !lexis.IsDashOrComma(d.Tokens[b.Token-1].Text)) || between < 3 || between > 12 || !d.endsWithComma(a) || len(a.Joined) > 0 || d.secondVerb(a.End, b.Token) {
			continue
		}
		a.Joined = d.Quotes[b.Index].Pieces
		a.Words += b.Words
		b.Drop = true
	}
}

// secondVerb reports whether a sentence ends between two quotations, or a participle introduces the second: said X, adding.
func (d *document) secondVerb(a, b int) bool {
	return lexis.Any(a+1, b, func(i int) bool { return d.Tokens[i].Starts || i > b-3 && d.Tokens[i].Class&lexis.Ing != 0 })
}

func (d *document) endsWithComma(c *attribution.Quotation) bool {
	pieces := d.Quotes[c.Index].Pieces
	return c.Comma || strings.HasSuffix(pieces[len(pieces)-1].Of(d.Body), ",")
}

// text returns the words of a quotation, with paragraphs parted by a blank line and white space folded, and their spans.
func (d *document) text(c *attribution.Quotation) (string, []prose.Span) {
	pieces := d.Quotes[c.Index].Pieces
	out := lexis.Fold(pieces[0].Of(d.Body))
	for _, p := range pieces[1:] {
		out += "\n\n" + lexis.Fold(p.Of(d.Body))
	}
	spans := slices.Clip(pieces)
	for _, p := range c.Joined {
		if r, _ := utf8.DecodeLastRuneInString(out); unicode.IsLetter(r) && (d.Is(c.End+1, c.End, ",") || strings.HasSuffix(strings.TrimRight(d.Body[:p.Start], " "), ",")) { // „...“, sagt X, „...“: the comma stands outside
			out += ","
		}
		out += " " + lexis.Fold(p.Of(d.Body))
		spans = append(spans, p)
	}
	return strings.TrimRightFunc(out, func(r rune) bool { return r == ',' || r == '，' || unicode.IsSpace(r) }), spans
}
