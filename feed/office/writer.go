package office

import (
	"html"
	"strconv"
	"strings"
)

// A format is how a run of text looks, as bits.
type format uint8

const (
	bold format = 1 << iota
	italic
	raised
	sunk
	marked
	code
	struck // shown as struck out; it is no longer said
	gone   // hidden, or deleted in tracked changes: it is not written
)

var formatTags = []struct {
	bit  format
	name string
}{{bold, "strong"}, {italic, "em"}, {raised, "sup"}, {sunk, "sub"}, {marked, "mark"}, {code, "code"}, {struck, "del"}}

// A run is a piece of a paragraph in one format.
type run struct {
	format format
	link   string
	html   []byte
}

// A paragraph is a paragraph that is being read.
type paragraph struct {
	runs    []run
	level   int  // of a heading, 0 for none
	quoted  bool // by its style
	list    string
	depth   int // of its list item, from 0
	ordered bool
	more    bool // it goes on with the item before it
	pre     bool // by its style
	caption bool
	skip    bool // of a table of contents
	size    int  // bytes of its runs
}

func (p *paragraph) text(s string, f format, link string) { p.add(html.EscapeString(s), f, link) }

// add appends HTML; white space takes the format of what stands before it, so that bold words make one run.
func (p *paragraph) add(s string, f format, link string) {
	if s == "" || f&gone != 0 || p.size > maxText {
		return
	}
	p.size += len(s)
	n := len(p.runs)
	if n > 0 && p.runs[n-1].link == link && (p.runs[n-1].format == f || strings.TrimSpace(s) == "") {
		p.runs[n-1].html = append(p.runs[n-1].html, s...)
		return
	}
	p.runs = append(p.runs, run{f, link, []byte(s)})
}

func (p *paragraph) inline(b *strings.Builder) {
	link := ""
	for _, r := range p.runs {
		if r.link != link {
			if link != "" {
				b.WriteString("</a>")
			}
			if r.link != "" {
				b.WriteString(`<a href="` + html.EscapeString(r.link) + `">`)
			}
			link = r.link
		}
		for _, t := range formatTags {
			if r.format&t.bit != 0 {
				b.WriteString("<" + t.name + ">")
			}
		}
		b.Write(r.html)
		for i := len(formatTags) - 1; i >= 0; i-- {
			if t := formatTags[i]; r.format&t.bit != 0 {
				b.WriteString("</" + t.name + ">")
			}
		}
	}
	if link != "" {
		b.WriteString("</a>")
	}
}

// A writer makes HTML of paragraphs, which package markup reads.
type writer struct {
	out    strings.Builder
	lists  []openList
	counts map[string]int // items so far, by list and depth
	quoted bool
	pre    bool
	table  []openTable
	notes  []note
	size   int // bytes of the paragraphs so far
}

type openList struct {
	name    string
	ordered bool
	depth   int // from 1
}

// An openTable is a table that is being read; its rows are written when they end.
type openTable struct {
	cells [][]*paragraph
	head  bool // the row heads the columns
	heads bool // so do all rows until it ends
	gone  bool // the row was struck out
}

type note struct {
	name string
	html string
}

// full reports whether more was read than a document may have.
func (w *writer) full() bool { return w.size > maxText }

// put writes a paragraph, or keeps it for the row it is in.
func (w *writer) put(p *paragraph) {
	if w.size += p.size; p.skip || len(p.runs) == 0 {
		return
	}
	if n := len(w.table); n > 0 {
		if t := &w.table[n-1]; len(t.cells) > 0 {
			t.cells[len(t.cells)-1] = append(t.cells[len(t.cells)-1], p)
		}
		return
	}
	w.write(p)
}

func (w *writer) write(p *paragraph) {
	if p.level > 0 {
		p.list, p.quoted, p.pre = "", false, false
		for i := range p.runs {
			p.runs[i].format &^= bold // all of a heading is
		}
	}
	w.toList(p)
	w.frame(p)
	tag := "p"
	switch {
	case p.pre:
		tag = ""
	case p.level > 0:
		tag = "h" + strconv.Itoa(min(p.level, 6))
	case p.list != "" && !p.more:
		tag = ""
	}
	switch {
	case p.caption && tag == "p":
		w.out.WriteString(`<p class="caption">`)
	case tag != "":
		w.out.WriteString("<" + tag + ">")
	}
	p.inline(&w.out)
	switch {
	case p.pre:
		w.out.WriteByte('\n')
	case tag != "":
		w.out.WriteString("</" + tag + ">\n")
	}
}

// frame opens and closes a block quotation and preformatted text around paragraphs of the same style.
func (w *writer) frame(p *paragraph) {
	if w.pre && !p.pre {
		w.out.WriteString("</pre>\n")
	}
	if w.quoted && !p.quoted {
		w.out.WriteString("</blockquote>\n")
	}
	if p.quoted && !w.quoted {
		w.out.WriteString("<blockquote>\n")
	}
	if p.pre && !w.pre {
		w.out.WriteString("<pre>")
	}
	w.quoted, w.pre = p.quoted, p.pre
}

// toList closes and opens lists until the paragraph is where it belongs, and begins its item.
func (w *writer) toList(p *paragraph) {
	depth := 0
	if p.list != "" {
		depth = min(p.depth, 8) + 1
		w.frame(&paragraph{})
	}
	top := func() *openList { return &w.lists[len(w.lists)-1] }
	for len(w.lists) > 0 && (top().depth > depth || top().depth == depth && !p.more && (top().ordered != p.ordered || top().name != p.list)) {
		w.closeList()
	}
	if depth == 0 || p.more {
		return
	}
	if w.counts == nil {
		w.counts = map[string]int{}
	}
	if len(w.lists) > 0 && top().depth == depth {
		w.out.WriteString("</li>\n")
	} else {
		w.lists = append(w.lists, openList{p.list, p.ordered, depth})
		start := w.counts[p.list+" "+strconv.Itoa(depth)] + 1
		switch {
		case !p.ordered:
			w.out.WriteString("<ul>")
		case start > 1:
			w.out.WriteString(`<ol start="` + strconv.Itoa(start) + `">`)
		default:
			w.out.WriteString("<ol>")
		}
	}
	w.out.WriteString("<li>")
	w.counts[p.list+" "+strconv.Itoa(depth)]++
	for d := depth + 1; d <= 9; d++ { // lists inside it begin anew
		delete(w.counts, p.list+" "+strconv.Itoa(d))
	}
}

func (w *writer) closeList() {
	last := w.lists[len(w.lists)-1]
	w.lists = w.lists[:len(w.lists)-1]
	if last.ordered {
		w.out.WriteString("</li></ol>\n")
	} else {
		w.out.WriteString("</li></ul>\n")
	}
}

// The parts of a table, as a reader meets them. A table inside a cell gives its paragraphs to that cell.
func (w *writer) startTable() {
	if len(w.table) == 0 {
		w.toList(&paragraph{})
		w.frame(&paragraph{})
		w.out.WriteString("<table>")
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

// endRow writes a row. A row of one cell is a frame around its paragraphs.
func (w *writer) endRow() {
	n := len(w.table)
	if n == 0 {
		return
	}
	t := w.table[n-1]
	w.table[n-1] = openTable{heads: t.heads}
	if t.gone {
		return
	}
	if n > 1 {
		up := &w.table[n-2]
		for _, cell := range t.cells {
			if len(up.cells) > 0 {
				up.cells[len(up.cells)-1] = append(up.cells[len(up.cells)-1], cell...)
			}
		}
		return
	}
	if len(t.cells) == 1 {
		w.out.WriteString("</table>\n")
		w.table = w.table[:0]
		for _, p := range t.cells[0] {
			w.write(p)
		}
		w.toList(&paragraph{})
		w.frame(&paragraph{})
		w.table = append(w.table, openTable{heads: t.heads})
		w.out.WriteString("<table>")
		return
	}
	tag := "td"
	if t.head || t.heads {
		tag = "th"
	}
	w.out.WriteString("<tr>")
	for _, cell := range t.cells {
		w.out.WriteString("<" + tag + ">")
		for i, p := range cell {
			if i > 0 {
				w.out.WriteString("<br>")
			}
			p.inline(&w.out)
		}
		w.out.WriteString("</" + tag + ">")
	}
	w.out.WriteString("</tr>\n")
}

// noteMark returns the mark of a footnote.
func noteMark(name string) string {
	return `<a class="footnote-ref" href="#` + html.EscapeString(name) + `">*</a>`
}

// image returns a picture.
func image(address, alt string) string {
	return `<img src="` + html.EscapeString(address) + `" alt="` + html.EscapeString(alt) + `">`
}

// flush closes what is open and returns what was written since the last time.
func (w *writer) flush() string {
	for len(w.table) > 0 {
		w.endTable()
	}
	w.toList(&paragraph{})
	w.frame(&paragraph{})
	out := w.out.String()
	w.out.Reset()
	return out
}

// page returns the whole, footnotes last.
func (w *writer) page() string {
	var b strings.Builder
	b.WriteString(w.flush())
	if len(w.notes) > 0 {
		b.WriteString(`<div class="footnotes"><ol>`)
		for _, n := range w.notes {
			b.WriteString(`<li id="` + html.EscapeString(n.name) + `">` + n.html + "</li>")
		}
		b.WriteString("</ol></div>")
	}
	return b.String()
}
