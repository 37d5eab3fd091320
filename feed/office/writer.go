package office

import (
	"html"
	"slices"
	"strconv"
	"strings"
)

// A writer makes HTML of paragraphs, which package webpage reads.
type writer struct {
	out    strings.Builder
	lists  []openList
	counts map[string]int // items so far, by list and depth
	at     kind           // of the frame that is open: quotation, preformatted or definition
	held   *paragraph     // a picture that waits for its caption, or a caption for what it belongs to
	lined  bool           // a line is drawn under the last paragraph
	table  []openTable
	notes  []note
	size   int // bytes of the paragraphs so far
	fixed  int // bytes of text in fonts of one width
	other  int // and of other text

	oneFont bool // that a font has one width says nothing of a text
}

type openList struct {
	name    string
	ordered bool
	depth   int // from 1
	indent  int // of its items, 0 where it is not known
}

type note struct {
	name string
	html string
}

// full reports whether more was read than a document may have.
func (w *writer) full() bool { return w.size > maxText }

// typewritten reports whether most of a document is in fonts of one width: then they do not tell code from text.
func (w *writer) typewritten() bool { return w.fixed > 3*w.other }

// put writes a paragraph, or keeps it for the row it is in.
func (w *writer) put(p *paragraph) {
	w.size += p.size
	for _, r := range p.runs {
		if r.format&code != 0 {
			w.fixed += len(r.html)
		} else if !r.picture {
			w.other += len(r.html)
		}
	}
	if w.oneFont {
		p.without(code)
		p.fixed = false
	}
	if p.kind == contents {
		return
	}
	if n := len(w.table); n > 0 {
		if t := &w.table[n-1]; len(t.cells) > 0 && len(p.runs) > 0 {
			t.cells[len(t.cells)-1] = append(t.cells[len(t.cells)-1], p)
		}
		return
	}
	w.write(p)
}

// write writes a paragraph, or keeps a picture or a caption until it knows the other.
func (w *writer) write(p *paragraph) {
	if p.settle(); p.empty() {
		w.blank(p)
		return
	}
	w.goOn(p)
	if w.lined && p.border != below {
		w.rule()
	}
	pictures, text := p.pictured()
	switch other := w.held; {
	case p.level > 0 || p.list != "" || p.kind == preformatted || pictures != nil && text != nil && p.kind != caption:
		w.paragraph(p)
	case pictures != nil && text != nil:
		w.figure(pictures, text)
	case p.kind == caption && text != nil && other != nil && other.kind != caption:
		w.held = nil
		w.figure(other, text)
	case pictures != nil && other != nil && other.kind == caption:
		w.held = nil
		w.figure(other, pictures)
	case p.kind == caption || pictures != nil && p.kind == plain:
		if w.release(); pictures != nil {
			p.kind = plain
		}
		w.held = p
	default:
		w.paragraph(p)
	}
	w.lined = p.border == below
}

// goOn makes a paragraph without a number or a bullet part of the item above it where it is indented like that.
func (w *writer) goOn(p *paragraph) {
	if p.list != "" || p.level > 0 || p.kind != plain && p.kind != preformatted {
		return
	}
	for _, l := range slices.Backward(w.lists) {
		if l.indent > 0 && p.indent >= l.indent {
			p.list, p.depth, p.ordered, p.more = l.name, l.depth-1, l.ordered, true
			return
		}
	}
}

// blank takes a paragraph without text: an empty line of code, or a line across the page.
func (w *writer) blank(p *paragraph) {
	switch {
	case p.border != 0 && p.border&beside == 0, p.kind == line:
		w.rule()
	case p.kind == preformatted && w.at == preformatted && len(w.table) == 0:
		w.out.WriteByte('\n')
	}
}

func (w *writer) rule() {
	w.close()
	w.out.WriteString("<hr>\n")
	w.lined = false
}

// figure writes a picture and its caption, in the order in which they stand.
func (w *writer) figure(parts ...*paragraph) {
	w.close()
	w.out.WriteString("<figure>")
	for _, p := range parts {
		if p.kind == caption && !p.runs[0].picture {
			w.out.WriteString("<figcaption>")
			p.inline(&w.out)
			w.out.WriteString("</figcaption>")
		} else {
			p.inline(&w.out)
		}
	}
	w.out.WriteString("</figure>\n")
}

// release writes what waited in vain.
func (w *writer) release() {
	if p := w.held; p != nil {
		w.held = nil
		w.paragraph(p)
	}
}

// paragraph writes a paragraph within its list or frame.
func (w *writer) paragraph(p *paragraph) {
	w.release()
	w.toList(p)
	w.frame(p.kind)
	before, after := "<p>", "</p>\n"
	switch {
	case p.kind == preformatted:
		before, after = "", "\n"
	case p.level > 0:
		tag := "h" + strconv.Itoa(min(p.level, 6))
		before, after = "<"+tag+">", "</"+tag+">\n"
	case p.list != "" && !p.more:
		before, after = "", ""
	case p.kind == caption:
		before = `<p class="caption">`
	case p.kind == term:
		before, after = "<dt>", "</dt>\n"
	case p.kind == definition:
		before, after = "<dd>", "</dd>\n"
	}
	w.out.WriteString(before)
	p.inline(&w.out)
	w.out.WriteString(after)
}

var frames = map[kind][2]string{quotation: {"<blockquote>\n", "</blockquote>\n"}, preformatted: {"<pre>", "</pre>\n"}, definition: {"<dl>\n", "</dl>\n"}}

// frame opens and closes what stands around paragraphs of the same kind.
func (w *writer) frame(k kind) {
	if k == term {
		k = definition
	}
	if k == w.at {
		return
	}
	w.out.WriteString(frames[w.at][1])
	w.out.WriteString(frames[k][0])
	w.at = k
}

// close ends all lists and frames.
func (w *writer) close() {
	w.release()
	w.toList(&paragraph{})
	w.frame(plain)
}

// toList closes and opens lists until the paragraph is where it belongs, and begins its item.
func (w *writer) toList(p *paragraph) {
	depth := 0
	if p.list != "" {
		depth = min(max(p.depth, 0), 8) + 1
	}
	top := func() *openList { return &w.lists[len(w.lists)-1] }
	for len(w.lists) > 0 && (top().depth > depth || top().depth == depth && !p.more && (top().ordered != p.ordered || top().name != p.list)) {
		w.closeList()
	}
	if depth == 0 || p.more {
		return
	}
	w.frame(plain)
	if w.counts == nil {
		w.counts = map[string]int{}
	}
	key := p.list + " " + strconv.Itoa(depth)
	if p.number > 0 {
		w.counts[key] = p.number - 1
	} else if w.counts[key] == 0 && p.start > 1 {
		w.counts[key] = p.start - 1
	}
	if len(w.lists) > 0 && top().depth == depth {
		w.out.WriteString("</li>\n")
	} else {
		w.lists = append(w.lists, openList{p.list, p.ordered, depth, p.indent})
		start := w.counts[key] + 1
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
	w.counts[key]++
	for d := depth + 1; d <= 9; d++ { // lists inside it begin anew
		delete(w.counts, p.list+" "+strconv.Itoa(d))
	}
}

func (w *writer) closeList() {
	w.frame(plain)
	last := w.lists[len(w.lists)-1]
	w.lists = w.lists[:len(w.lists)-1]
	if last.ordered {
		w.out.WriteString("</li></ol>\n")
	} else {
		w.out.WriteString("</li></ul>\n")
	}
}

// noteMark returns the mark of a footnote.
func noteMark(name string) string {
	return `<a class="footnote-ref" href="#` + html.EscapeString(name) + `">*</a>`
}

// flush closes what is open and returns what was written since the last time.
func (w *writer) flush() string {
	for len(w.table) > 0 {
		w.endTable()
	}
	w.close()
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
