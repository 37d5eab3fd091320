package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
)

// Quotation is a quotation whose speaker is being determined.
type Quotation struct {
	Index      int // of the quotation
	Token, End int // its first and last token
	Words      int
	Direct     bool // it ends as speech does before its attribution: , . ? !
	Whole      bool // it ends as a sentence does
	Capital    bool // it begins with a capital
	Outcry     bool // it ends with ? or !
	Colon      bool // a colon precedes it
	Comma      bool // a comma follows it
	Alone      bool // it is all of its paragraph
	First      bool // it begins its sentence
	GoesOn     bool // its sentence goes on after it
	Fronted    bool // its sentence begins with a clause of time or condition
	Who        Resolved
	Drop       bool
	Signed     bool         // a line below it names its speaker
	Unsaid     bool         // nobody is known to have said it
	Joined     []prose.Span // pieces of the quotation it goes on in
	Turn       *speech.Turn // not nil: marked by the shape of the text
	Titled     bool         // up to eight words, in title case
}

// Resolved is a speaker: a source with its name.
type Resolved struct {
	referent.Referent
	Source Source
}

// Describe fills in c, which is all zero, for quotation n.
func (d *Document) Describe(c *Quotation, n int) {
	q := &d.Quotes[n]
	c.Index, c.Token, c.Turn = n, d.QuoteAt[n], d.Turns[q.Outer.Start]
	c.Who.Source = NoOption.Source
	for _, p := range q.Pieces {
		hyphens := !d.Tongue.Nouns && strings.IndexByte(p.Of(d.Body), '-') >= 0
		for w := range prose.EachWord(d.Body, p) {
			if c.Words++; hyphens { // right-wing
				c.Words += strings.Count(w.Of(d.Body), "-")
			}
		}
	}
	c.Titled = c.Words <= MostTitle && d.TitleCase(q.Pieces)
	c.End = c.Token
	for c.End+1 < len(d.Tokens) && d.Tokens[c.End+1].Kind == lexis.Quoted && d.Tokens[c.End+1].Quote == n {
		c.End++
	}
	text := strings.TrimRight(q.Pieces[len(q.Pieces)-1].Of(d.Body), "’”‘“»«›‹\"'")
	last, _ := utf8.DecodeLastRuneInString(text)
	if cut := strings.TrimRight(text, ","); strings.HasSuffix(cut, "!") || strings.HasSuffix(cut, "?") { // Go!,
		last = rune(cut[len(cut)-1])
	}
	c.Outcry = last == '?' || last == '!'
	c.Whole = last == '.' || last == '…' || c.Outcry
	c.Direct = c.Whole || last == ',' || last == '—' || last == '-' || last == '–'
	r, _ := utf8.DecodeRuneInString(q.Pieces[0].Of(d.Body))
	c.Capital = unicode.IsUpper(r)
	c.Colon = d.Is(c.Token-1, c.Token, ":")
	from := d.SentenceAt(c.Token).From
	c.First = from == c.Token
	c.Fronted = d.Tokens[from].Class&lexis.Sub != 0 && d.Tokens[from].Lower != "that"
	if next := c.End + 1; next < len(d.Tokens) && d.Tokens[next].Paragraph == d.Tokens[c.End].Paragraph {
		if !d.Tongue.IsEnglish() && d.Tokens[next].Text == "." { // «...».
			c.Direct = true
			c.Whole = c.Whole || c.Capital && (c.Colon || c.First)
		}
		c.GoesOn = !d.Tokens[next].Starts && d.Tokens[next].Kind == lexis.Word
		if lexis.IsDashOrComma(d.Tokens[next].Text) {
			c.Comma = true
			// a British comma outside the marks, but not: asked about the “war of nerves”, he left
			i := c.Token - 1
			c.Direct = c.Direct || i < 0 || c.First || d.Tokens[i].Class&(lexis.Det|lexis.Prep) == 0
		}
	}
	c.Alone = d.Alone(c.Token, c.End)
}

// MostTitle is the most words of a quotation that may be a title.
const MostTitle = 8

// answered reports whether what follows a quotation says whose it is. It counts even if its marks only set off a word: “Yours,”
// said his wife.
func (c *Quotation) answered() bool { return c.Who.Source.Tie == SaysX && c.Who.Name != "" }
