package hypertext

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/markup"
)

// maxIn is the number of boxes and of formats that are kept around a text; what nests deeper is shown less deep.
const maxIn = 16

// Boxes of a document that its blocks do not have: a term within Terms, and the list around footnotes.
const (
	termBox  = markup.Lines + 1
	noteList = markup.Lines + 2
)

// A builder makes blocks of text and markup that come in the order of the document. Its methods are told what a reader
// meets: text, ends of lines, boxes and formats that open and close, and what ends a block.
type builder struct {
	out       []markup.Block
	cur       strings.Builder
	spans     []markup.Span // of the block that is being made
	space     bool          // white space was met since the last character
	lines     int           // line breaks since the last character
	lineBegun bool          // the last character is the space that stands for a line break

	heading int    // its level, 0 for none
	called  string // what the author calls the heading
	fresh   bool   // the next block is the first of its item
	caption bool
	pre     int       // depth of preformatted text
	cells   []rowCell // of the row that is being made

	boxes   []markup.Box
	in      []markup.Box // boxes as blocks have them; nil when boxes changed
	count   [16]int      // of boxes, by kind
	numbers []int        // of the next item of each open list
	formats []openSpan   // formats around the text
	ids     int
}

// An openSpan is a format that has not ended; its start is in the block that is being made.
type openSpan struct {
	markup.Span
	after int  // how many spans the block had when it began
	real  bool // false: it repeats a format around it, or nests too deeply
}

// text adds text; white space is folded, but for preformatted text.
func (b *builder) text(s string) {
	if b.pre > 0 {
		b.cur.WriteString(strings.ReplaceAll(s, "\r", ""))
		return
	}
	for s != "" {
		switch c := s[0]; {
		case c == ' ' || c >= '\t' && c <= '\r':
			b.space, s = true, s[1:]
			continue
		case c >= firstControl && c <= lastControl:
			b.control(c)
			s = s[1:]
			continue
		case c >= utf8.RuneSelf:
			if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
				b.space, s = true, s[n:]
				continue
			}
		}
		n := 1
		for n < len(s) && (plainByte(s[n]) || s[n] == ' ' && n+1 < len(s) && plainByte(s[n+1]) && plainByte(s[n-1])) {
			n++ // words with one space between them are as they should be
		}
		if n == 1 && s[0] >= utf8.RuneSelf {
			_, n = utf8.DecodeRuneInString(s)
		}
		b.word(s[:n])
		s = s[n:]
	}
}

func plainByte(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// word adds characters without white space around them, and before them the space or line break that was met.
func (b *builder) word(s string) {
	if (b.space || b.lines > 0) && b.cur.Len() > 0 && !b.atCell() && !b.lineBegun {
		if b.lines > 0 {
			b.spans = append(b.spans, markup.Span{Kind: markup.Break, Start: b.cur.Len(), End: b.cur.Len() + 1})
		}
		b.cur.WriteByte(' ')
	}
	b.space, b.lines = false, 0
	b.lineBegun = s == "" // after a line break
	b.cur.WriteString(s)
}

// lineBreak notes the end of a line; two of them part paragraphs.
func (b *builder) lineBreak() {
	if b.pre > 0 {
		b.cur.WriteByte('\n')
		return
	}
	if b.lines++; b.lines > 1 && len(b.cells) == 0 {
		b.flush()
		b.lines = 1
	}
}

// mark adds a span without text.
func (b *builder) mark(s markup.Span) {
	if b.pre > 0 {
		return
	}
	if b.lines > 0 && b.cur.Len() > 0 && !b.atCell() { // it stands on the next line
		b.word("")
	}
	s.Start, s.End = b.cur.Len(), b.cur.Len()
	b.spans = append(b.spans, s)
}

// open and close note formats; a format repeated inside itself counts once.
func (b *builder) open(s markup.Span) {
	same := func(o openSpan) bool { return o.real && o.Kind == s.Kind }
	real := len(b.formats) < maxIn && !slices.ContainsFunc(b.formats[:min(len(b.formats), maxIn)], same)
	s.Start = b.cur.Len()
	b.formats = append(b.formats, openSpan{s, len(b.spans), real})
}

func (b *builder) close() {
	if n := len(b.formats); n > 0 {
		b.end(b.formats[n-1])
		b.formats = b.formats[:n-1]
	}
}

func (b *builder) end(o openSpan) {
	if o.End = b.cur.Len(); !o.real || b.pre > 0 {
		return
	}
	if o.Start < o.End {
		b.spans = append(b.spans, o.Span)
	} else if o.Kind == markup.Link { // around pictures alone
		for i := range b.spans[min(o.after, len(b.spans)):] {
			if s := &b.spans[o.after+i]; s.Kind == markup.Image {
				s.To = o.Address
			}
		}
	}
}

// enter opens a box, leave closes the innermost one of a kind with all in it.
func (b *builder) enter(x markup.Box) {
	b.flush()
	b.ids++
	x.ID = b.ids
	switch x.Kind {
	case markup.Bulleted:
		b.numbers = append(b.numbers, 0)
	case markup.Ordered:
		b.numbers = append(b.numbers, max(x.Number, 1))
		x.Number = 0
	case markup.ListItem:
		if n := len(b.numbers); n > 0 && b.numbers[n-1] > 0 {
			if x.Number == 0 {
				x.Number = b.numbers[n-1]
			}
			b.numbers[n-1] = x.Number + 1
		} else {
			x.Number = 0
		}
		b.fresh = true
	}
	b.count[x.Kind]++
	b.boxes, b.in = append(b.boxes, x), nil
}

func (b *builder) leave(k markup.BoxKind) {
	b.flush()
	if k == markup.ListItem {
		b.fresh = false
	}
	for b.count[k] > 0 {
		last := b.boxes[len(b.boxes)-1].Kind
		b.boxes, b.in = b.boxes[:len(b.boxes)-1], nil
		b.count[last]--
		if last == markup.Bulleted || last == markup.Ordered {
			b.numbers = b.numbers[:max(len(b.numbers)-1, 0)]
		}
		if last == k {
			return
		}
	}
}

// around returns the boxes that a block has.
func (b *builder) around() []markup.Box {
	if b.in == nil && len(b.boxes) > 0 {
		for _, x := range b.boxes {
			if x.Kind < termBox && len(b.in) < maxIn {
				b.in = append(b.in, x)
			}
		}
	}
	return slices.Clip(b.in)
}

// flush ends the block that is being made, if it says anything.
func (b *builder) flush() {
	if b.cur.Len() == 0 && len(b.spans) == 0 && len(b.cells) == 0 {
		b.space, b.lines = false, 0
		return
	}
	for _, o := range slices.Backward(b.formats) {
		b.end(o)
	}
	outerFirst(b.spans)
	bl := markup.Block{Kind: markup.Paragraph, Text: b.cur.String(), Spans: b.spans, At: -1}
	if b.pre > 0 {
		bl.Kind = markup.Code
		bl.Text = strings.TrimRight(strings.TrimPrefix(bl.Text, "\n"), "\n\t ")
	} else if len(b.cells) > 0 {
		bl = b.row(bl)
	}
	b.cur.Reset()
	b.spans, b.cells, b.space, b.lines, b.lineBegun = nil, nil, false, 0, false
	for i := range b.formats {
		b.formats[i].Start, b.formats[i].after = 0, 0
	}
	bl.Trim()
	if strings.TrimSpace(bl.Text) == "" {
		b.pictures(bl)
		return
	}
	b.name(&bl)
	bl.In = b.boxesOf(bl.Kind == markup.Row)
	b.out = append(b.out, bl)
}

// boxesOf returns the boxes of a row, or of another block. Only rows are in a table: a row in the innermost one. A block
// that stands in a cell but is not part of a row is shown beside the table.
func (b *builder) boxesOf(row bool) []markup.Box {
	in := b.around()
	if b.count[markup.Table] == 0 {
		return in
	}
	last := len(in) - 1
	kept := make([]markup.Box, 0, len(in))
	for i, x := range in {
		if x.Kind != markup.Table || row && i == last {
			kept = append(kept, x)
		}
	}
	return kept
}

// outerFirst turns the order of spans with text around: a span is added when it ends, an inner one before the outer one.
func outerFirst(spans []markup.Span) {
	var at []int
	for i, s := range spans {
		if s.Start < s.End && s.Kind != markup.Break {
			at = append(at, i)
		}
	}
	for i, k := 0, len(at)-1; i < k; i, k = i+1, k-1 {
		spans[at[i]], spans[at[k]] = spans[at[k]], spans[at[i]]
	}
}

// pictures makes a block of the pictures of a block without text. The pictures of a row stay in their cells.
func (b *builder) pictures(bl markup.Block) {
	shown := func(s markup.Span) bool {
		return s.Kind == markup.Image || s.Kind == markup.Struck || s.Kind == markup.Embed
	}
	if !slices.ContainsFunc(bl.Spans, shown) {
		return
	}
	row := bl.Kind == markup.Row
	bl.Kind, bl.Text = markup.Picture, ""
	bl.Spans = slices.DeleteFunc(bl.Spans, func(s markup.Span) bool { return !shown(s) && !(row && s.IsCell()) })
	for i := range bl.Spans {
		bl.Spans[i].Start, bl.Spans[i].End = 0, 0
	}
	bl.In = b.boxesOf(row)
	b.out = append(b.out, bl)
}

// name gives a block with text its kind.
func (b *builder) name(bl *markup.Block) {
	switch {
	case bl.Kind != markup.Paragraph:
	case b.caption:
		bl.Kind = markup.Caption
	case b.heading > 0:
		bl.Kind, bl.Level, bl.Name = markup.Heading, b.heading, b.called
		b.heading, b.called = 0, ""
	case b.count[markup.Footnote] > 0:
		bl.Kind = markup.Note
	case b.fresh:
		bl.Kind = markup.Item
	case b.count[markup.Quotation] > 0:
		bl.Kind = markup.Quoted
	case b.count[termBox] > 0:
		bl.Kind = markup.Term
	case b.count[markup.Detail] > 0:
		bl.Kind = markup.Definition
	}
	b.fresh = false
}
