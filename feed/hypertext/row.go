package hypertext

import (
	"slices"
	"sort"
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/markup"
)

// Control characters in strained text. A separator stands before each cell of a row, and the alignment of the cell behind
// that. Text cannot hold any of them: strainer.text takes them out.
const (
	alignedRight  = "\x1c"
	centred       = "\x1d"
	headSeparator = "\x1e" // before a cell that heads a column or row
	separator     = "\x1f" // before any other cell

	firstControl, lastControl = '\x1c', '\x1f'
)

// A rowCell is where a cell of a row begins.
type rowCell struct {
	start int // in the text
	spans int // how many spans the row had then
	head  bool
	align markup.Align
}

// control takes note of a control character: a cell begins, or is aligned.
func (b *builder) control(c byte) {
	n := len(b.cells)
	switch {
	case b.pre > 0:
	case c == separator[0] || c == headSeparator[0]:
		b.cells = append(b.cells, rowCell{start: b.cur.Len(), spans: len(b.spans), head: c == headSeparator[0]})
		b.space, b.lines = false, 0
	case n > 0 && c == alignedRight[0]:
		b.cells[n-1].align = markup.Right
	case n > 0:
		b.cells[n-1].align = markup.Centre
	}
}

// atCell reports whether a cell has just begun: white space at its start is none.
func (b *builder) atCell() bool {
	return len(b.cells) > 0 && b.cells[len(b.cells)-1].start == b.cur.Len()
}

const cellMark = " | "

// row makes a Row of text with cells, or a paragraph of one that has a single cell with anything in it and stands in no
// table of data, or that stands in no table at all. The mark between cells stands only between those that have text.
func (b *builder) row(bl markup.Block) markup.Block {
	text := bl.Text
	groups := b.byCell(bl.Spans)
	full := 0
	lead := strings.TrimRight(text[:b.cells[0].start], " ") // before the first cell
	if lead != "" {
		full++
	}
	out := []byte(lead)
	spans := moveSpans(groups[0], 0, len(lead))
	marks := make([]markup.Span, len(b.cells))
	for i, c := range b.cells {
		end := len(text)
		if i+1 < len(b.cells) {
			end = b.cells[i+1].start
		}
		part := strings.TrimRight(text[c.start:end], " ") // a line break before a picture is a space
		if part != "" && len(out) > 0 {
			out = append(out, cellMark...)
		}
		if part != "" || slices.ContainsFunc(groups[i+1], func(s markup.Span) bool { return s.Kind == markup.Image || s.Kind == markup.Embed }) {
			full++
		}
		marks[i] = markup.Span{Kind: markup.Cell, Start: len(out), End: len(out) + len(part), Align: c.align}
		if c.head {
			marks[i].Kind = markup.HeadCell
		}
		spans = append(spans, marks[i])
		spans = append(spans, moveSpans(groups[i+1], len(out)-c.start, len(out)+len(part))...)
		out = append(out, part...)
	}
	in := b.boxesOf(true)
	inTable := len(in) > 0 && in[len(in)-1].Kind == markup.Table // not of cells without a table
	if bl.Text = string(out); !inTable || full < 2 && !b.inData() {
		bl.Spans = slices.DeleteFunc(spans, markup.Span.IsCell)
		return bl
	}
	bl.Kind, bl.Spans = markup.Row, spans
	return bl
}

// byCell parts the spans of a row: those before the first cell, then those of each cell. A span with text belongs to the
// cell in which it starts; one without, to the cell that was open when it was added.
func (b *builder) byCell(spans []markup.Span) [][]markup.Span {
	groups := make([][]markup.Span, len(b.cells)+1)
	added := 0
	for i, s := range spans {
		for added < len(b.cells) && b.cells[added].spans <= i {
			added++
		}
		k := added
		if s.Start < s.End {
			k = sort.Search(len(b.cells), func(k int) bool { return b.cells[k].start > s.Start })
		}
		groups[k] = append(groups[k], s)
	}
	return groups
}

// moveSpans moves spans by so many bytes; they end at end at the latest.
func moveSpans(spans []markup.Span, by, end int) []markup.Span {
	for i := range spans {
		s := &spans[i]
		s.Start, s.End = min(s.Start+by, end), min(s.End+by, end)
	}
	return slices.DeleteFunc(spans, func(s markup.Span) bool { return s.Kind == markup.Break && s.Start == s.End })
}

// inData reports whether the innermost table has heads over its columns. Others often only lay out a page.
func (b *builder) inData() bool {
	if b.count[markup.Table] > 0 {
		for _, x := range slices.Backward(b.boxes) {
			if x.Kind == markup.Table {
				return x.Number == 1
			}
		}
	}
	return false
}

// alignment returns the control character for the alignment that the attributes of a cell ask for, "" for none.
func alignment(attrs []html.Attribute) string {
	for _, a := range attrs {
		value := strings.ToLower(a.Val)
		if a.Key == "style" {
			_, value, _ = strings.Cut(value, "text-align")
			value, _, _ = strings.Cut(strings.TrimLeft(value, ": "), ";")
		} else if a.Key != "align" {
			continue
		}
		switch strings.TrimSpace(value) {
		case "right", "end":
			return alignedRight
		case "center":
			return centred
		}
	}
	return ""
}
