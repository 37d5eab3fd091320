package markup

import (
	"slices"
	"strings"
)

const cellMark = " | "

// cell begins a cell of a row. The mark between cells is taken back where one of them turns out to be empty.
func (b *builder) cell(head bool) {
	if b.pre > 0 {
		return
	}
	b.cells = append(b.cells, b.cur.Len())
	b.heads = append(b.heads, head)
	b.first = append(b.first, len(b.spans))
	b.space, b.lines = false, 0
}

// rowBoxes returns the boxes of a block in a table: a row has the table it is in alone; what a cell has beside text, none.
func rowBoxes(in []Box, row bool) []Box {
	kept := make([]Box, 0, len(in))
	for i, x := range in {
		if x.Kind != Table || row && i == len(in)-1 {
			kept = append(kept, x)
		}
	}
	return kept
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
			b.shift(bl.Spans, moved)
		}
		bl.Text = out.String()
		return bl
	}
	bl.Kind, bl.Text = Row, out.String()
	bl.Spans = inCells(cells, bl.Spans, b.shift(bl.Spans, moved))
	return bl
}

// inCells puts spans behind the cells that they are in; of says which that is, -1 for none.
func inCells(cells, spans []Span, of []int) []Span {
	in := make([][]Span, len(cells)+1)
	for i, s := range spans {
		in[of[i]+1] = append(in[of[i]+1], s)
	}
	var out []Span
	for i := range in {
		if i > 0 {
			out = append(out, cells[i-1])
		}
		out = append(out, in[i]...)
	}
	return out
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

// shift moves spans with the cells they start in, and returns which cells these are, -1 for none; spans over several cells
// end with their first.
func (b *builder) shift(spans []Span, moved []int) (of []int) {
	of = make([]int, len(spans))
	for i := range spans {
		s := &spans[i]
		at, in := s.Start, b.cells
		if s.Start == s.End { // several cells may begin where it stands
			at, in = i, b.first
		}
		k, found := slices.BinarySearch(in, at)
		if !found {
			k--
		}
		for found && k+1 < len(in) && in[k+1] == at {
			k++
		}
		if of[i] = k; k < 0 { // before the first cell
			s.End = min(s.End, b.cells[0])
			continue
		}
		end := s.End
		if k+1 < len(b.cells) {
			end = min(end, b.cells[k+1])
		}
		s.Start, s.End = s.Start+moved[k], max(end, s.Start)+moved[k]
	}
	return of
}
