package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxIn is the number of boxes and of formats that are kept around a text; what nests deeper is shown less deep.
const maxIn = 16

// A builder makes blocks of text and markup that come in the order of the document. Its methods are told what a reader
// meets: text, ends of lines, boxes and formats that open and close, and what ends a block.
type builder struct {
	out       []Block
	cur       strings.Builder
	spans     []Span // of the block that is being made
	space     bool   // white space was met since the last character
	lines     int    // line breaks since the last character
	lineBegun bool   // the last character is the space that stands for a line break

	heading int  // its level, 0 for none
	fresh   bool // the next block is the first of its item
	caption bool
	pre     int   // depth of preformatted text
	cells   []int // where the separators of the row's cells stand in the spans' order: offsets in cur
	heads   []bool

	boxes   []Box
	in      []Box      // boxes as blocks have them; nil when boxes changed
	count   [16]int    // of boxes, by kind
	numbers []int      // of the next item of each open list
	formats []openSpan // formats around the text
	ids     int
}

// An openSpan is a format that has not ended; its start is in the block that is being made.
type openSpan struct {
	Span
	real bool // false: it repeats a format around it, or nests too deeply
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
		case c == separator[0] || c == headSeparator[0]:
			b.cell(c == headSeparator[0])
			s = s[1:]
			continue
		case c >= utf8.RuneSelf:
			if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
				b.space, s = true, s[n:]
				continue
			}
		}
		n := 1
		for n < len(s) && s[n] > ' ' && s[n] < utf8.RuneSelf {
			n++
		}
		if n == 1 && s[0] >= utf8.RuneSelf {
			_, n = utf8.DecodeRuneInString(s)
		}
		b.word(s[:n])
		s = s[n:]
	}
}

// word adds characters without white space, and before them the space or line break that was met.
func (b *builder) word(s string) {
	if (b.space || b.lines > 0) && b.cur.Len() > 0 && !b.atCell() && !b.lineBegun {
		if b.lines > 0 {
			b.spans = append(b.spans, Span{Kind: Break, Start: b.cur.Len(), End: b.cur.Len() + 1})
		}
		b.cur.WriteByte(' ')
	}
	b.space, b.lines = false, 0
	b.lineBegun = s == "" // after a line break
	b.cur.WriteString(s)
}

// atCell reports whether a cell has just begun: white space at its start is none.
func (b *builder) atCell() bool { return len(b.cells) > 0 && b.cells[len(b.cells)-1] == b.cur.Len() }

const cellMark = " | "

// cell begins a cell of a row. The mark between cells is taken back where one of them turns out to be empty.
func (b *builder) cell(head bool) {
	if b.pre > 0 {
		return
	}
	b.cells = append(b.cells, b.cur.Len())
	b.heads = append(b.heads, head)
	b.space, b.lines = false, 0
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
func (b *builder) mark(s Span) {
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
func (b *builder) open(s Span) {
	same := func(o openSpan) bool { return o.real && o.Kind == s.Kind }
	real := len(b.formats) < maxIn && !slices.ContainsFunc(b.formats[:min(len(b.formats), maxIn)], same)
	s.Start = b.cur.Len()
	b.formats = append(b.formats, openSpan{s, real})
}

func (b *builder) close() {
	if n := len(b.formats); n > 0 {
		b.end(b.formats[n-1])
		b.formats = b.formats[:n-1]
	}
}

func (b *builder) end(o openSpan) {
	if o.End = b.cur.Len(); o.real && o.Start < o.End && b.pre == 0 {
		b.spans = append(b.spans, o.Span)
	}
}

// enter opens a box, leave closes the innermost one of a kind with all in it.
func (b *builder) enter(x Box) {
	b.flush()
	b.ids++
	x.ID = b.ids
	switch x.Kind {
	case Bulleted:
		b.numbers = append(b.numbers, 0)
	case Ordered:
		b.numbers = append(b.numbers, max(x.Number, 1))
		x.Number = 0
	case ListItem:
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

func (b *builder) leave(k BoxKind) {
	b.flush()
	if k == ListItem {
		b.fresh = false
	}
	for b.count[k] > 0 {
		last := b.boxes[len(b.boxes)-1].Kind
		b.boxes, b.in = b.boxes[:len(b.boxes)-1], nil
		b.count[last]--
		if last == Bulleted || last == Ordered {
			b.numbers = b.numbers[:max(len(b.numbers)-1, 0)]
		}
		if last == k {
			return
		}
	}
}

// around returns the boxes that a block has.
func (b *builder) around() []Box {
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
		if o.Start < b.cur.Len() {
			b.end(o)
		}
	}
	bl := Block{Kind: Paragraph, Text: b.cur.String(), Spans: b.spans, At: -1}
	if b.pre > 0 {
		bl.Kind = Code
		bl.Text = strings.TrimRight(strings.TrimPrefix(bl.Text, "\n"), "\n\t ")
	} else if len(b.cells) > 0 {
		bl = b.row(bl)
	}
	b.cur.Reset()
	b.spans, b.cells, b.heads, b.space, b.lines, b.lineBegun = nil, nil, nil, false, 0, false
	for i := range b.formats {
		b.formats[i].Start = 0
	}
	bl.trim()
	if strings.TrimSpace(bl.Text) == "" {
		b.pictures(bl.Spans)
		return
	}
	b.name(&bl)
	if bl.In = b.around(); b.count[Table] > 0 { // a row has the table it is in alone; what a cell has beside text, none
		last := len(bl.In) - 1
		bl.In = slices.Clone(bl.In)
		kept := bl.In[:0]
		for i, x := range bl.In {
			if x.Kind != Table || bl.Kind == Row && i == last {
				kept = append(kept, x)
			}
		}
		bl.In = kept
	}
	b.out = append(b.out, bl)
}

// pictures makes a block of pictures without text.
func (b *builder) pictures(spans []Span) {
	spans = slices.DeleteFunc(spans, func(s Span) bool { return s.Kind != Image && s.Kind != Struck })
	for i := range spans {
		spans[i].Start, spans[i].End = 0, 0
	}
	if len(spans) > 0 {
		b.out = append(b.out, Block{Kind: Picture, Spans: spans, In: b.around(), At: -1})
	}
}

// name gives a block with text its kind.
func (b *builder) name(bl *Block) {
	switch {
	case bl.Kind != Paragraph:
	case b.caption:
		bl.Kind = Caption
	case b.heading > 0:
		bl.Kind, bl.Level = Heading, b.heading
		b.heading = 0
	case b.count[Footnote] > 0:
		bl.Kind = Note
	case b.fresh:
		bl.Kind = Item
	case b.count[Quotation] > 0:
		bl.Kind = Quoted
	case b.count[termBox] > 0:
		bl.Kind = Term
	case b.count[Detail] > 0:
		bl.Kind = Definition
	}
	b.fresh = false
}

// row makes a Row of text with cells, or a paragraph of one that has a single cell and stands in no table of data.
func (b *builder) row(bl Block) Block {
	text := bl.Text
	bounds := append(slices.Clone(b.cells), len(text))
	var out strings.Builder
	var cells []Span
	moved := make([]int, len(bounds)) // how far the text of each cell moves
	full := 0
	if lead := text[:bounds[0]]; strings.TrimSpace(lead) != "" { // text before the first cell
		out.WriteString(lead)
		full++
	}
	for i, at := range b.cells {
		part := text[at:bounds[i+1]]
		if part != "" && full > 0 {
			out.WriteString(cellMark)
		}
		if part != "" {
			full++
		}
		moved[i] = out.Len() - at
		kind := Cell
		if b.heads[i] {
			kind = HeadCell
		}
		cells = append(cells, Span{Kind: kind, Start: out.Len(), End: out.Len() + len(part)})
		out.WriteString(part)
	}
	if full < 2 && !b.inData() {
		if len(cells) > 0 {
			shift(bl.Spans, b.cells, moved)
		}
		bl.Text = out.String()
		return bl
	}
	shift(bl.Spans, b.cells, moved)
	bl.Kind, bl.Text, bl.Spans = Row, out.String(), append(cells, bl.Spans...)
	return bl
}

// inData reports whether the innermost table has heads over its columns. Others often only lay out a page.
func (b *builder) inData() bool {
	if b.count[Table] > 0 {
		for _, x := range slices.Backward(b.boxes) {
			if x.Kind == Table {
				return x.Number == 1
			}
		}
	}
	return false
}

// shift moves spans with the cells they start in; spans over several cells end with their first.
func shift(spans []Span, cells, moved []int) {
	for i := range spans {
		s := &spans[i]
		k, found := slices.BinarySearch(cells, s.Start)
		if !found {
			k--
		}
		for found && k+1 < len(cells) && cells[k+1] == s.Start {
			k++
		}
		if k < 0 { // before the first cell
			s.End = min(s.End, cells[0])
			continue
		}
		end := s.End
		if k+1 < len(cells) {
			end = min(end, cells[k+1])
		}
		s.Start, s.End = s.Start+moved[k], max(end, s.Start)+moved[k]
	}
}
