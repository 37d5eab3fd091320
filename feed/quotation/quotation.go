package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	Spoken  bool         // marked by the shape of the text and not by quotation marks: a turn of an interview, a block quote
	Spans   []prose.Span // where its words stand in the body, in order and apart
	Reason  string       // why this speaker, or why none, in a few words
}

// candidate is a quotation whose speaker is being determined.
type candidate struct {
	index      int // of the quotation
	token, end int // its first and last token
	words      int
	direct     bool // it ends as speech does before its attribution: , . ? !
	whole      bool // it ends as a sentence does
	capital    bool // it begins with a capital
	outcry     bool // it ends with ? or !
	colon      bool // a colon precedes it
	comma      bool // a comma follows it
	alone      bool // it is all of its paragraph
	first      bool // it begins its sentence
	goesOn     bool // its sentence goes on after it
	fronted    bool // its sentence begins with a clause of time or condition
	who        resolved
	drop       bool
	signed     bool         // a line below it names its speaker
	unsaid     bool         // nobody is known to have said it
	joined     []prose.Span // pieces of the quotation it goes on in
	turn       *speech.Turn // not nil: marked by the shape of the text
	titled     bool         // up to eight words, in title case
}

// resolved is a speaker: a source with its name.
type resolved struct {
	referent.Referent
	source source
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
	d.join(found)
	return d.rank(title, found)
}

// attribute goes through the quotations in order and finds their speakers.
func (d *document) attribute() []candidate {
	out := slices.Grow(d.found[:0], len(d.Quotes))[:len(d.Quotes)]
	clear(out)
	d.found = out
	for n := range out {
		c := &out[n]
		d.candidate(c, n)
		if b, ok := d.bylines[d.Quotes[n].Outer.Start]; ok {
			c.signed, c.who = true, d.bylineSpeaker(c, b)
			c.drop = d.isLabel(c)
		} else if c.turn != nil {
			c.who = d.turnSpeaker(c, out[:n])
			c.drop = c.who.Name == "" && !c.turn.Said
		} else {
			d.attributeOne(c, out[:n])
		}
		if c.who.Name == "" && c.turn == nil && d.somebodyBehind(c) { // nobody else goes on after it
			d.History = append(d.History, referent.Speaker{From: c.token, To: c.token + 1})
		}
		if c.who.Name != "" && !c.drop {
			d.History = append(d.History, referent.Speaker{Referent: c.who.Referent, From: c.who.source.from, To: c.who.source.to})
		}
	}
	return out
}

// attributeOne finds the speaker of quotation c. before holds the earlier quotations.
func (d *document) attributeOne(c *candidate, before []candidate) {
	switch {
	case d.Tongue.CJK:
		c.who = d.speakerCJK(c)
	case d.unsaid(c):
		c.unsaid, c.who.Why = true, denied
	case d.disputed(c):
		c.unsaid, c.who.Why = true, "a claim of somebody else, which is rejected"
	case d.byWriter(c):
		c.unsaid, c.who.Why = true, "the writer of the article"
		d.History = append(d.History, referent.Speaker{From: c.token, To: c.token + 1})
	case d.someAnswer(c):
		c.unsaid, c.who.Why = true, "an answer of nobody named"
	default:
		all := d.allowed(c, d.options(c, before))
		best, p := d.choose(c, all, before)
		switch {
		case best == nil || best.score < 0 && p < 0.05:
			c.who.Why = "nobody said to have said it"
			if i := c.token - 2; d.Is(i+1, c.token, ":") && i >= 0 && lexis.IsInitial(d.Tokens[i].Text) { // A: “...”
				d.History = append(d.History, referent.Speaker{From: i, To: i + 1})
			}
		case p < leastSure && (best.tie != ownWords || p < 0.2), p < leastSubject && best.tie >= doesFar && best.tie <= doesBeside:
			c.who.Why = "not sure enough: " + ties[best.tie].reason
		default:
			c.who = d.resolve(best.source, before)
			c.who.Doubt = 1 - p*(1-c.who.Doubt)
			if d.Tongue.Tag == "fr" && best.pronoun != "" && c.who.Name != "" && !d.meansSpeaker(best, c.who.Who, c, before) {
				c.who = resolved{source: best.source}
				c.who.Why = best.pronoun + " may be somebody else than who spoke last"
			}
		}
	}
	c.drop = d.isLabel(c)
}

// candidate fills in c, which is all zero, for quotation n.
func (d *document) candidate(c *candidate, n int) {
	q := &d.Quotes[n]
	c.index, c.token, c.turn = n, d.QuoteAt[n], d.turns[q.Outer.Start]
	c.who.source = noOption.source
	for _, p := range q.Pieces {
		hyphens := !d.Tongue.Nouns && strings.IndexByte(p.Of(d.Body), '-') >= 0
		for w := range prose.EachWord(d.Body, p) {
			if c.words++; hyphens { // right-wing
				c.words += strings.Count(w.Of(d.Body), "-")
			}
		}
	}
	c.titled = c.words <= mostTitle && d.TitleCase(q.Pieces)
	c.end = c.token
	for c.end+1 < len(d.Tokens) && d.Tokens[c.end+1].Kind == lexis.Quoted && d.Tokens[c.end+1].Quote == n {
		c.end++
	}
	text := strings.TrimRight(q.Pieces[len(q.Pieces)-1].Of(d.Body), "’”\"'")
	last, _ := utf8.DecodeLastRuneInString(text)
	if cut := strings.TrimRight(text, ","); strings.HasSuffix(cut, "!") || strings.HasSuffix(cut, "?") { // Go!,
		last = rune(cut[len(cut)-1])
	}
	c.outcry = last == '?' || last == '!'
	c.whole = last == '.' || last == '…' || c.outcry
	c.direct = c.whole || last == ',' || last == '—' || last == '-' || last == '–'
	r, _ := utf8.DecodeRuneInString(q.Pieces[0].Of(d.Body))
	c.capital = unicode.IsUpper(r)
	c.colon = d.Is(c.token-1, c.token, ":")
	from := d.SentenceAt(c.token).From
	c.first = from == c.token
	c.fronted = d.Tokens[from].Class&lexis.Sub != 0 && d.Tokens[from].Lower != "that"
	if next := c.end + 1; next < len(d.Tokens) && d.Tokens[next].Paragraph == d.Tokens[c.end].Paragraph {
		if !d.Tongue.IsEnglish() && d.Tokens[next].Text == "." { // «...».
			c.direct = true
			c.whole = c.whole || c.capital && (c.colon || c.first)
		}
		c.goesOn = !d.Tokens[next].Starts && d.Tokens[next].Kind == lexis.Word
		if lexis.IsDashOrComma(d.Tokens[next].Text) {
			c.comma = true
			// a British comma outside the marks, but not: asked about the “war of nerves”, he left
			i := c.token - 1
			c.direct = c.direct || i < 0 || c.first || d.Tokens[i].Class&(lexis.Det|lexis.Prep) == 0
		}
	}
	c.alone = d.Alone(c.token, c.end)
}

// join makes one quotation of “A,” said X, “b.” if the second piece continues the sentence of the first.
func (d *document) join(all []candidate) {
	for i := 0; i+1 < len(all); i++ {
		a, b := &all[i], &all[i+1]
		if a.drop || a.whole || a.signed || b.signed || a.turn != nil || b.turn != nil || d.Tokens[a.token].Paragraph != d.Tokens[b.token].Paragraph || a.who.Name == "" || a.who.Name != b.who.Name {
			continue
		}
		between := b.token - a.end
		if b.capital || !d.Is(b.token-1, b.token, ",") && !d.Is(b.token-1, b.token, "—") && (d.Tongue.IsEnglish() || !lexis.IsDashOrComma(d.Tokens[b.token-1].Text)) || between < 3 || between > 12 || !d.endsWithComma(a) || len(a.joined) > 0 || d.secondVerb(a.end, b.token) {
			continue
		}
		a.joined = d.Quotes[b.index].Pieces
		a.words += b.words
		b.drop = true
	}
}

// secondVerb reports whether a sentence ends between two quotations, or a participle introduces the second: said X, adding.
func (d *document) secondVerb(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if d.Tokens[i].Starts || i > b-3 && d.Tokens[i].Class&lexis.Ing != 0 {
			return true
		}
	}
	return false
}

func (d *document) endsWithComma(c *candidate) bool {
	pieces := d.Quotes[c.index].Pieces
	return c.comma || strings.HasSuffix(pieces[len(pieces)-1].Of(d.Body), ",")
}

// text returns the words of a quotation, with paragraphs parted by a blank line and white space folded, and their spans.
func (d *document) text(c *candidate) (string, []prose.Span) {
	pieces := d.Quotes[c.index].Pieces
	out := lexis.Fold(pieces[0].Of(d.Body))
	for _, p := range pieces[1:] {
		out += "\n\n" + lexis.Fold(p.Of(d.Body))
	}
	spans := slices.Clip(pieces)
	for _, p := range c.joined {
		if r, _ := utf8.DecodeLastRuneInString(out); unicode.IsLetter(r) && (d.Is(c.end+1, c.end, ",") || strings.HasSuffix(strings.TrimRight(d.Body[:p.Start], " "), ",")) { // „...“, sagt X, „...“: the comma stands outside
			out += ","
		}
		out += " " + lexis.Fold(p.Of(d.Body))
		spans = append(spans, p)
	}
	return strings.TrimRightFunc(out, func(r rune) bool { return r == ',' || r == '，' || unicode.IsSpace(r) }), spans
}
