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
	Picture func(address string) (Shown, bool)       // what is shown for the address of an Image; false: none, but its alternative text; nil: the picture at what Address returns
	Notes   string                                   // before the ids of footnotes and headings, which are unique in a page
	Marks   []Mark                                   // by Start, not overlapping
}

// Shown is a picture as a page shows it. Width and Height are in pixels, 0 where they are not known.
type Shown struct {
	Address       string
	Width, Height int
	Small         string // address of the same picture in a smaller size, "" for none
	SmallWidth    int
}

// A Mark is a part of an article's body that Render sets off, such as a quotation.
type Mark struct {
	Start, End int    // byte offsets in the body
	ID         string // of the first element that shows the part, "" for none
	Key        bool   // it is written as <mark>, not as <span>
}

// Render writes blocks as HTML: elements of a short list with few attributes, all of which policy.go names. Marks are
// written as <span class="quote"> or <mark class="quote">. The same blocks and options give the same bytes.
func Render(blocks []Block, o Options) string {
	r := renderer{Options: o, notes: map[string]int{}, numbers: map[int]int{}, referred: map[string]bool{}}
	r.findNotes(blocks)
	r.findHeadings(blocks)
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == Picture && !r.shows(b) {
			continue
		}
		r.within(b.In)
		r.heading = r.ids[i]
		r.block(b, i+1 == len(blocks) || !stays(b.In, blocks[i+1].In))
	}
	r.within(nil)
	return harmless().Sanitize(r.out.String())
}

// findNotes numbers the footnotes, and takes note of which ones the text refers to.
func (r *renderer) findNotes(blocks []Block) {
	for i := range blocks {
		for _, x := range blocks[i].In {
			if x.Kind == Footnote && r.numbers[x.ID] == 0 {
				r.numbers[x.ID] = len(r.numbers) + 1
				if r.notes[x.Name] == 0 {
					r.notes[x.Name] = r.numbers[x.ID]
				}
			}
		}
	}
	for i := range blocks {
		for _, s := range blocks[i].Spans {
			if s.Kind == NoteMark {
				r.referred[s.Address] = true
			}
		}
	}
}

// stays reports whether the footnote that a block is in, if any, goes on with the next block.
func stays(in, next []Box) bool {
	k := slices.IndexFunc(in, func(x Box) bool { return x.Kind == Footnote })
	return k < 0 || k < len(next) && next[k].ID == in[k].ID
}

// shows reports whether anything is shown for a block of pictures.
func (r *renderer) shows(b *Block) bool {
	return slices.ContainsFunc(b.Spans, func(s Span) bool { return !s.IsCell() && r.opening(s) != "" })
}

type renderer struct {
	Options
	out      strings.Builder
	open     []Box
	notes    map[string]int    // numbers of footnotes, by name
	numbers  map[int]int       // the same, by the ID of their boxes
	referred map[string]bool   // footnotes that the text refers to, by name
	marked   map[string]bool   // those of which the first mark was written
	ids      map[int]string    // of headings, by the index of their blocks
	anchors  map[string]string // the same, by the names in addresses
	heading  string            // the id of the block that is written, where it is a heading
	owed     string            // the way back from the footnote that ends with a block that cannot hold it
	inOL     bool              // the list around footnotes is open
	fresh    bool              // nothing was written in the item, definition, footnote or paragraph that was opened last
	next     map[int]int       // the number that the next item of an open ordered list has by itself, by the list's ID
	mark     int               // the first mark that may not be written in full
	begun    bool              // a piece of it was written
}

// within closes and opens boxes until those around the text are in.
func (r *renderer) within(in []Box) {
	same := 0
	for same < len(in) && same < len(r.open) && in[same].ID == r.open[same].ID {
		same++
	}
	for _, x := range slices.Backward(r.open[same:]) {
		if x.Kind == Footnote {
			r.out.WriteString(r.owed)
			r.owed = ""
		}
		r.out.WriteString(boxTags[x.Kind][1])
	}
	r.open = r.open[:same]
	if r.inOL && (len(in) == 0 || in[0].Kind != Footnote) {
		r.out.WriteString("</ol>\n")
		r.inOL = false
	}
	for _, x := range in[same:] {
		if x.Kind == Footnote && len(r.open) == 0 && !r.inOL {
			if n := r.numbers[x.ID]; n > 1 {
				fmt.Fprintf(&r.out, "<ol class=\"footnotes\" start=\"%d\">\n", n)
			} else {
				r.out.WriteString("<ol class=\"footnotes\">\n")
			}
			r.inOL = true
		}
		r.box(x, in)
		r.open = append(r.open, x)
		r.fresh = x.Kind == ListItem || x.Kind == Detail || x.Kind == Footnote || x.Kind == Lines
	}
}

var boxTags = [...][2]string{
	Bulleted: {"<ul>\n", "</ul>\n"}, Ordered: {"<ol>\n", "</ol>\n"}, ListItem: {"<li>", "</li>\n"}, Quotation: {"<blockquote>\n", "</blockquote>\n"},
	Table: {"<table>\n", "</table>\n"}, Terms: {"<dl>\n", "</dl>\n"}, Detail: {"<dd>", "</dd>\n"}, Footnote: {"<li>", "</li>\n"}, Figure: {"<figure>\n", "</figure>\n"}, Cited: {"<blockquote>\n", "</blockquote>\n"}, Lines: {"<p>", "</p>\n"},
}

func (r *renderer) box(x Box, in []Box) {
	switch k := len(r.open); {
	case x.Kind == Ordered && k+1 < len(in) && in[k+1].Number > 1:
		fmt.Fprintf(&r.out, "<ol start=\"%d\">\n", in[k+1].Number)
	case x.Kind == Footnote && k == 0:
		fmt.Fprintf(&r.out, `<li id="%s">`, r.noteID(r.numbers[x.ID]))
	case x.Kind == Footnote: // footnotes inside other boxes are no list
		fmt.Fprintf(&r.out, `<div id="%s">`, r.noteID(r.numbers[x.ID]))
	case x.Kind == ListItem:
		r.out.WriteString("<li" + r.itemValue(x) + ">" + taskMarks[x.Task])
	default:
		r.out.WriteString(boxTags[x.Kind][0])
	}
}

// taskMarks stand before the items of a list of tasks.
var taskMarks = map[Task]string{Open: "☐ ", Done: "☑ "}

// itemValue returns the attribute of an item whose number does not follow that of the item before it, as an author has set it: "5"
// behind "1".
func (r *renderer) itemValue(x Box) (attribute string) {
	if len(r.open) == 0 || r.open[len(r.open)-1].Kind != Ordered || x.Number == 0 {
		return ""
	}
	list := r.open[len(r.open)-1].ID
	if next := r.next[list]; next > 0 && next != x.Number {
		attribute = fmt.Sprintf(` value="%d"`, x.Number)
	}
	if r.next == nil {
		r.next = map[int]int{}
	}
	r.next[list] = x.Number + 1
	return attribute
}

func (r *renderer) noteID(number int) string {
	return html.EscapeString(r.Notes + "note-" + strconv.Itoa(number))
}

func (r *renderer) markID(number int) string {
	return html.EscapeString(r.Notes + "ref-" + strconv.Itoa(number))
}

// noteMark returns the mark of a footnote. The first mark of each is where the link at the end of the footnote leads.
func (r *renderer) noteMark(name string) string {
	number := r.notes[name]
	if number == 0 {
		return ""
	}
	id := ""
	if !r.marked[name] {
		if r.marked == nil {
			r.marked = map[string]bool{}
		}
		r.marked[name] = true
		id = fmt.Sprintf(` id="%s"`, r.markID(number))
	}
	return fmt.Sprintf(`<sup><a href="#%s"%s>%d</a></sup>`, r.noteID(number), id, number)
}

// back returns the link at the end of a footnote that leads back to its mark.
func (r *renderer) back(in []Box) string {
	for _, x := range in {
		if x.Kind == Footnote && r.referred[x.Name] && r.numbers[x.ID] == r.notes[x.Name] {
			return " <a href=\"#" + r.markID(r.notes[x.Name]) + "\">↩\ufe0e</a>" // in letters, not as an emoji
		}
	}
	return ""
}

// block writes one block; last says that it is the last of its footnote.
func (r *renderer) block(b *Block, last bool) {
	before, after := "<p>", "</p>\n"
	switch b.Kind {
	case Heading:
		level := min(max(b.Level+r.Shift, 1), 6)
		before, after = fmt.Sprintf("<h%d%s>", level, headingID(r.heading)), fmt.Sprintf("</h%d>\n", level)
	case Item, Definition, Note:
		if r.fresh {
			before, after = "", ""
		}
	case Row:
		before, after = "<tr>", "</tr>\n"
	case Picture:
		if b.isRow() {
			before, after = "<tr>", "</tr>\n"
		} else if n := len(b.In); n > 0 && b.In[n-1].Kind == Figure {
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
	if n := len(b.In); n > 0 && b.In[n-1].Kind == Lines {
		if before, after = "<br>\n", ""; r.fresh {
			before = ""
		}
	}
	r.fresh = false
	r.out.WriteString(before)
	r.inline(b)
	if back := ""; last {
		if back = r.back(b.In); b.isRow() || b.Kind == Code || b.Kind == Term {
			r.owed = back
		} else {
			after = back + after
		}
	}
	r.out.WriteString(after)
}
