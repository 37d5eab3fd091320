package office

// An openTable is a table that is being read; its rows are written when they end.
type openTable struct {
	cells [][]*paragraph
	rows  int  // that were written
	head  bool // the row heads the columns
	heads bool // so do all rows until it ends
	gone  bool // the row was struck out
}

// The parts of a table, as a reader meets them. A table inside a cell gives its paragraphs to that cell.
func (w *writer) startTable() {
	if len(w.table) == 0 {
		title := w.held
		if title != nil && title.kind == caption {
			w.held = nil
		}
		w.close()
		w.out.WriteString("<table>")
		if title != nil && title.kind == caption {
			w.out.WriteString("<caption>")
			title.inline(&w.out)
			w.out.WriteString("</caption>")
		}
	}
	w.table = append(w.table, openTable{})
}

func (w *writer) endTable() {
	if n := len(w.table); n > 0 {
		w.endRow()
		if w.table = w.table[:n-1]; n == 1 {
			w.out.WriteString("</table>\n")
		}
	}
}

func (w *writer) startCell() {
	if n := len(w.table); n > 0 {
		w.table[n-1].cells = append(w.table[n-1].cells, nil)
	}
}

// endRow ends a row. One of a table in a cell gives its paragraphs to that.
func (w *writer) endRow() {
	n := len(w.table)
	if n == 0 {
		return
	}
	t := w.table[n-1]
	w.table[n-1] = openTable{heads: t.heads, rows: t.rows + 1}
	switch {
	case t.gone || len(t.cells) == 0:
		w.table[n-1].rows = t.rows
	case n > 1:
		up := &w.table[n-2]
		for _, cell := range t.cells {
			if len(up.cells) > 0 {
				up.cells[len(up.cells)-1] = append(up.cells[len(up.cells)-1], cell...)
			}
		}
	case len(t.cells) == 1:
		w.unframe(t.cells[0])
	default:
		w.row(t)
	}
}

// unframe writes a row of one cell, which is a frame around its paragraphs.
func (w *writer) unframe(cell []*paragraph) {
	open := w.table
	w.out.WriteString("</table>\n")
	w.table = nil
	for _, p := range cell {
		w.write(p)
	}
	w.close()
	w.table = open
	w.out.WriteString("<table>")
}

// row writes a row of several cells.
func (w *writer) row(t openTable) {
	tag := "td"
	if t.head || t.heads || t.headed() {
		tag = "th"
	}
	w.out.WriteString("<tr>")
	for _, cell := range t.cells {
		w.out.WriteString("<" + tag + ">")
		for i, p := range cell {
			if i > 0 {
				w.out.WriteString("<br>")
			}
			if tag == "th" { // all of it is bold
				p.without(bold)
			}
			p.inline(&w.out)
		}
		w.out.WriteString("</" + tag + ">")
	}
	w.out.WriteString("</tr>\n")
}

// headed reports whether a row heads the columns by how it looks: all of it is in the style for that, or it is the first
// row and all of it is bold.
func (t *openTable) headed() bool {
	full := false
	for _, cell := range t.cells {
		for _, p := range cell {
			if full = true; p.head {
				continue
			}
			for _, r := range p.runs {
				if t.rows > 0 || r.format&bold == 0 {
					return false
				}
			}
		}
	}
	return full
}
