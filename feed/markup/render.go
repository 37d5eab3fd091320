package markup

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
)

// Options say how Render writes blocks. The zero value keeps headings and addresses as they are and marks nothing.
type Options struct {
	Shift   int                                      // added to the level of headings
	Address func(kind Format, address string) string // what is written for the address of a Link or an Image; "" drops the link or picture and keeps its text; nil keeps addresses
	Notes   string                                   // before the ids of footnotes, which are unique in a page
	Marks   []Mark                                   // by Start, not overlapping
}

// A Mark is a part of an article's body that Render sets off, such as a quotation.
type Mark struct {
	Start, End int    // byte offsets in the body
	ID         string // of the first element that shows the part, "" for none
}

// Render writes blocks as HTML: elements of a short list, and of attributes only href, src, alt, start, id and class. Marks
// are written as <span class="quote">. The same blocks and options give the same bytes.
func Render(blocks []Block, o Options) string {
	r := renderer{Options: o, notes: map[string]int{}}
	for i := range blocks {
		for _, x := range blocks[i].In {
			if x.Kind == Footnote && r.notes[x.Name] == 0 {
				r.notes[x.Name] = len(r.notes) + 1
			}
		}
	}
	for i := range blocks {
		r.within(blocks[i].In)
		r.block(&blocks[i])
	}
	r.within(nil)
	return r.out.String()
}

type renderer struct {
	Options
	out   strings.Builder
	open  []Box
	notes map[string]int // numbers of footnotes, by name
	inOL  bool           // the list around footnotes is open
	fresh bool           // nothing was written in the item, definition or footnote that was opened last
	mark  int            // the first mark that may not be written in full
	begun bool           // a piece of it was written
}

// within closes and opens boxes until those around the text are in.
func (r *renderer) within(in []Box) {
	same := 0
	for same < len(in) && same < len(r.open) && in[same].ID == r.open[same].ID {
		same++
	}
	for _, x := range slices.Backward(r.open[same:]) {
		r.out.WriteString(boxTags[x.Kind][1])
	}
	r.open = r.open[:same]
	if r.inOL && (len(in) == 0 || in[0].Kind != Footnote) {
		r.out.WriteString("</ol>\n")
		r.inOL = false
	}
	for _, x := range in[same:] {
		if x.Kind == Footnote && len(r.open) == 0 && !r.inOL {
			r.out.WriteString("<ol class=\"footnotes\">\n")
			r.inOL = true
		}
		r.box(x, in)
		r.open = append(r.open, x)
		r.fresh = x.Kind == ListItem || x.Kind == Detail || x.Kind == Footnote
	}
}

var boxTags = [...][2]string{
	Bulleted: {"<ul>\n", "</ul>\n"}, Ordered: {"<ol>\n", "</ol>\n"}, ListItem: {"<li>", "</li>\n"}, Quotation: {"<blockquote>\n", "</blockquote>\n"},
	Table: {"<table>\n", "</table>\n"}, Terms: {"<dl>\n", "</dl>\n"}, Detail: {"<dd>", "</dd>\n"}, Footnote: {"<li>", "</li>\n"}, Figure: {"<figure>\n", "</figure>\n"},
}

func (r *renderer) box(x Box, in []Box) {
	switch k := len(r.open); {
	case x.Kind == Ordered && k+1 < len(in) && in[k+1].Number > 1:
		fmt.Fprintf(&r.out, "<ol start=\"%d\">\n", in[k+1].Number)
	case x.Kind == Footnote && k == 0:
		fmt.Fprintf(&r.out, `<li id="%s">`, r.noteID(x.Name))
	case x.Kind == Footnote: // footnotes inside other boxes are no list
		r.out.WriteString("<div>")
	case x.Kind == ListItem && x.Task == Open:
		r.out.WriteString("<li>☐ ")
	case x.Kind == ListItem && x.Task == Done:
		r.out.WriteString("<li>☑ ")
	default:
		r.out.WriteString(boxTags[x.Kind][0])
	}
}

func (r *renderer) noteID(name string) string {
	return html.EscapeString(r.Notes + "note-" + strconv.Itoa(r.notes[name]))
}

// block writes one block.
func (r *renderer) block(b *Block) {
	before, after := "<p>", "</p>\n"
	switch b.Kind {
	case Heading:
		level := min(max(b.Level+r.Shift, 1), 6)
		before, after = fmt.Sprintf("<h%d>", level), fmt.Sprintf("</h%d>\n", level)
	case Item, Definition, Note:
		if r.fresh {
			before, after = "", ""
		}
	case Row:
		before, after = "<tr>", "</tr>\n"
	case Picture:
		if n := len(b.In); n > 0 && b.In[n-1].Kind == Figure {
			before, after = "", "\n"
		}
	case Code:
		before, after = "<pre><code>", "</code></pre>\n"
	case Term:
		before, after = "<dt>", "</dt>\n"
	case Caption:
		if n := len(b.In); n > 0 && b.In[n-1].Kind == Figure {
			before, after = "<figcaption>", "</figcaption>\n"
		} else if n > 0 && b.In[n-1].Kind == Table {
			before, after = "<caption>", "</caption>\n"
		} else {
			before = `<p class="caption">`
		}
	case Rule:
		r.out.WriteString("<hr>\n")
		return
	}
	r.fresh = false
	r.out.WriteString(before)
	r.inline(b)
	r.out.WriteString(after)
}

// inline writes the text of a block with its spans.
func (r *renderer) inline(b *Block) {
	at := 0
	var open []Span
	closeUpTo := func(end int) {
		for n := len(open); n > 0 && open[n-1].End <= end; n-- {
			r.text(b, at, open[n-1].End)
			at = max(at, open[n-1].End)
			r.out.WriteString(r.closing(open[n-1]))
			open = open[:n-1]
		}
	}
	for _, s := range b.Spans {
		closeUpTo(s.Start)
		if b.Kind == Row && len(open) == 0 && s.Kind < Cell { // between cells
			continue
		}
		if b.Kind != Row || len(open) > 0 {
			r.text(b, at, s.Start)
		}
		at = max(at, s.Start)
		r.out.WriteString(r.opening(s))
		switch s.Kind {
		case Break:
			at = s.End
		case Image, NoteMark:
		default:
			open = append(open, s)
		}
	}
	closeUpTo(len(b.Text))
	if b.Kind != Row {
		r.text(b, at, len(b.Text))
	}
}

var formatTags = [...]string{Emphasis: "em", Strong: "strong", CodeText: "code", Marked: "mark", Raised: "sup", Sunk: "sub", Link: "a", Cell: "td", HeadCell: "th"}

// opening returns what stands before the text of a span.
func (r *renderer) opening(s Span) string {
	switch s.Kind {
	case Break:
		return "<br>\n"
	case Image:
		to := r.address(s)
		if to == "" {
			return ""
		}
		return `<img src="` + html.EscapeString(to) + `" alt="` + html.EscapeString(s.Alt) + `">`
	case NoteMark:
		if r.notes[s.Address] == 0 {
			return ""
		}
		return fmt.Sprintf(`<sup><a href="#%s">%d</a></sup>`, r.noteID(s.Address), r.notes[s.Address])
	case Link:
		to := r.address(s)
		if to == "" {
			return ""
		}
		return `<a href="` + html.EscapeString(to) + `">`
	}
	return "<" + formatTags[s.Kind] + ">"
}

func (r *renderer) closing(s Span) string {
	if s.Kind == Link && r.address(s) == "" {
		return ""
	}
	return "</" + formatTags[s.Kind] + ">"
}

func (r *renderer) address(s Span) string {
	if r.Address == nil {
		return address(s.Address)
	}
	return address(r.Address(s.Kind, s.Address))
}

// text writes plain text, with the marks that are in it.
func (r *renderer) text(b *Block, start, end int) {
	for start < end {
		stop := end
		if b.At >= 0 {
			for r.mark < len(r.Marks) && r.Marks[r.mark].End <= b.At+start {
				r.mark, r.begun = r.mark+1, false
			}
			if r.mark < len(r.Marks) {
				m := r.Marks[r.mark]
				from, to := max(m.Start-b.At, start), min(m.End-b.At, end)
				if from == start && to > from {
					r.out.WriteString(`<span class="quote"`)
					if m.ID != "" && !r.begun {
						r.out.WriteString(` id="` + html.EscapeString(m.ID) + `"`)
					}
					r.out.WriteString(">" + html.EscapeString(b.Text[start:to]) + "</span>")
					start, r.begun = to, true
					continue
				}
				if from < end {
					stop = from
				}
			}
		}
		r.out.WriteString(html.EscapeString(b.Text[start:stop]))
		start = stop
	}
}
