// Package markup has what an article says with its formatting: blocks, which are paragraphs, headings, list items, rows and
// the like, each with its plain text, its inline formatting and the lists and quotations around it. Package hypertext makes
// them of Markdown and of pieces of HTML, package webpage of saved pages. Render writes them as HTML.
//
// The text of a block is plain: nothing in it is markup. It may still hold any character that the file or an entity names
// ("&#x202e;"); the caller cleans it with Rewrite. Addresses in spans have a harmless scheme or none.
package markup

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Document is what a page or a Markdown file says, in its order.
type Document struct {
	Title    string   // from the title element or the page's metadata, without the name of the site; "" for none
	Blocks   []Block  // captions and pictures stand at their places
	Captions []string // the text of all captions, in order, each once, also of those without a place; at most about 200
	Byline   string   // as the page gives it, "" for none
	Dates    []string // of publication, as the page gives them, the one to trust most first
	Language string   // the page's lang attribute, "" for none
	Draft    string   // what the head of the page says that makes it a draft, "" for nothing
	Exported bool     // a program for writing or layout made the page of a document: no site is around it
	Remarks  []string // what a word processor keeps beside the text, a line each: comments, and properties that people fill in

	Properties []Property // of a page that a program for notes exported
}

// A Property is what such a program keeps beside the text of a page.
type Property struct {
	Name   string
	Values []string // as the program writes them; tags and people are a value each
}

// A Block is one paragraph, heading, list item or the like. It stands for itself: any selection of a document's blocks, in
// order, can be shown.
type Block struct {
	Kind  Kind   `json:"k,omitempty"`
	Level int    `json:"l,omitempty"` // of a Heading: 1 to 6
	Name  string `json:"n,omitempty"` // of a Heading: what the author calls it in addresses, "" for nothing
	Text  string `json:"t,omitempty"` // plain text on one line with single spaces; Code keeps its lines; a Rule and a Picture have none
	At    int    `json:"at"`          // byte offset of Text in the body of its article, -1 where the body does not have it; set by package seed
	In    []Box  `json:"in,omitempty"`
	Spans []Span `json:"s,omitempty"` // by Start, outer ones first; they nest and never cross; in a Row, each cell and then what is in it
}

// A Kind says what a block is by its markup.
type Kind uint8

const (
	Paragraph  Kind = iota // text of which the markup says nothing else
	Heading                // with its Level
	Item                   // the first paragraph of a list item
	Quoted                 // a paragraph of a block quotation
	Row                    // a row of a table; its cells are spans, and " | " stands between those that have text
	Code                   // preformatted text
	Term                   // of a definition list
	Definition             // of a definition list
	Note                   // a paragraph of a footnote
	Caption                // of a picture or table
	Rule                   // a line across the page
	Picture                // pictures, embeds, or texts that were struck out, as spans, without text; with cells around them it is a row of a table
)

// A Box is an element around a block. Blocks whose boxes have the same ID stand in the same element.
type Box struct {
	Kind   BoxKind `json:"k"`
	ID     int     `json:"id"`          // unique in a document
	Number int     `json:"n,omitempty"` // of an item of an Ordered list; of a Table: 1 where it has heads
	Task   Task    `json:"x,omitempty"` // of an item
	Name   string  `json:"u,omitempty"` // of a Footnote: what its references name; of a Quotation: the address of its source
}

// A BoxKind says which element a Box is.
type BoxKind uint8

const (
	Bulleted  BoxKind = iota // a list without numbers
	Ordered                  // a list with numbers
	ListItem                 // an item of either
	Quotation                // a block quotation
	Table                    // around rows
	Terms                    // a definition list
	Detail                   // a definition in it
	Footnote                 // one footnote
	Figure                   // a picture and its caption
	Cited                    // text of another message, in what Mail returns
	Lines                    // lines that make one paragraph: a stanza, an address
)

// A Task says whether an item of a task list is done.
type Task uint8

const (
	NoTask Task = iota // the item is no task
	Open               // not done yet
	Done               // checked off
)

// A Span is inline formatting of the bytes Start to End of a block's text.
type Span struct {
	Kind    Format `json:"k"`
	Start   int    `json:"a"`
	End     int    `json:"b"`
	Address string `json:"u,omitempty"`   // of a Link, an Image or an Embed, as written, "#name" for a Link to a heading of the same document; of a NoteMark: the Name of the Footnote
	Alt     string `json:"alt,omitempty"` // of an Image: the text in its place; of Struck: the text that was struck out; of an Embed: the text of the link, "" for its address
	To      string `json:"to,omitempty"`  // of an Image: the address of the link around it, as written
	Width   int    `json:"w,omitempty"`   // of an Image, in pixels as its author wants it; 0: not given
	Height  int    `json:"h,omitempty"`
	Align   Align  `json:"l,omitempty"` // of a Cell or HeadCell
}

// An Align says to which side the text of a cell is moved.
type Align uint8

const (
	NoAlign Align = iota // to the side where lines begin
	Centre               // in the middle of the column
	Right                // to the right
)

// A Format is a kind of inline formatting.
type Format uint8

const (
	Emphasis Format = iota // mostly in italics
	Strong                 // mostly in bold
	CodeText               // code within a sentence
	Marked                 // highlighted
	Raised                 // superscript
	Sunk                   // subscript
	Link                   // to its Address
	Break                  // covers the space that stands for a line break
	Image                  // empty; a picture in the text
	NoteMark               // empty; the mark of a footnote
	Struck                 // empty; text that was struck out: it is shown, but the block does not say it
	Embed                  // empty; what the page shows of another site: a link to its Address, which the block does not say
	Cell                   // of a row: the spans behind it, up to the next cell, are in it
	HeadCell               // the same, of a cell that heads a column or row
)

// Embedded begins the address of a picture that is part of the document itself; its name in there follows.
const Embedded = "embedded:"

// Pictures returns the addresses of all pictures of blocks, in order, each once.
func Pictures(blocks []Block) []string {
	var out []string
	seen := map[string]bool{"": true}
	for i := range blocks {
		for _, s := range blocks[i].Spans {
			if s.Kind == Image && !seen[s.Address] {
				seen[s.Address] = true
				out = append(out, s.Address)
			}
		}
	}
	return out
}

// Top reports whether a block is a heading of the first level.
func (b *Block) Top() bool { return b.Kind == Heading && b.Level == 1 }

// Number returns the number of an Item in an ordered list, 0 for any other block.
func (b *Block) Number() int {
	if n := len(b.In); b.Kind == Item && n > 0 {
		for _, x := range slices.Backward(b.In) {
			if x.Kind == ListItem {
				return x.Number
			}
		}
	}
	return 0
}

// OuterQuotation returns the ID of the outermost block quotation around a block, 0 for none.
func (b *Block) OuterQuotation() int {
	for _, x := range b.In {
		if x.Kind == Quotation {
			return x.ID
		}
	}
	return 0
}

// Rewrite replaces the text by what change makes of it, piece by piece between the ends of spans, so that the spans keep
// to their words. Change must give "" for "".
func (b *Block) Rewrite(change func(string) string) {
	if change(b.Text) == b.Text {
		return
	}
	cuts := make([]int, 0, 2*len(b.Spans)+2)
	cuts = append(cuts, 0, len(b.Text))
	for _, s := range b.Spans {
		cuts = append(cuts, s.Start, s.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	moved := make(map[int]int, len(cuts))
	var out strings.Builder
	last := byte(' ') // of what was written
	for i, at := range cuts {
		moved[at] = out.Len()
		if i+1 < len(cuts) {
			piece := change(b.Text[at:cuts[i+1]])
			if b.Kind != Code {
				piece = squeeze(piece, last == ' ')
			}
			if piece != "" {
				last = piece[len(piece)-1]
			}
			out.WriteString(piece)
		}
	}
	b.Text = out.String()
	for i := range b.Spans {
		b.Spans[i].Start, b.Spans[i].End = moved[b.Spans[i].Start], moved[b.Spans[i].End]
	}
	b.Trim()
}

// squeeze folds runs of white space into one space; after says that a space stands before s, so that it starts with none.
func squeeze(s string, after bool) string {
	if !strings.Contains(s, "  ") && !strings.ContainsAny(s, "\n\t") && !(after && strings.HasPrefix(s, " ")) {
		return s
	}
	var out strings.Builder
	for i := range len(s) {
		c := s[i]
		if c == '\n' || c == '\t' {
			c = ' '
		}
		if c != ' ' || !after {
			out.WriteByte(c)
		}
		after = c == ' '
	}
	return out.String()
}

// Cut keeps the bytes start to end of a block's text, and what the spans have of them. A block shares no spans with the
// block it was cut from.
func (b Block) Cut(start, end int) Block {
	b.Text = b.Text[start:end]
	spans := b.Spans
	b.Spans = nil
	for _, s := range spans {
		inside := s.Start >= start && s.End <= end
		s.Start, s.End = max(s.Start, start)-start, min(s.End, end)-start
		if s.Start < s.End || inside && s.Start == s.End {
			b.Spans = append(b.Spans, s)
		}
	}
	return b
}

// Trim takes white space from the ends of the text and of its spans, drops spans that are left with nothing, and sorts them.
func (b *Block) Trim() {
	if b.Kind != Code {
		text := strings.TrimSpace(b.Text)
		if n := len(text); n < len(b.Text) {
			lead := len(b.Text) - len(strings.TrimLeftFunc(b.Text, isSpace))
			lead = min(lead, len(b.Text)-n)
			for i := range b.Spans { // what has no text stays
				if s := &b.Spans[i]; s.Start == s.End {
					s.Start = min(max(s.Start, lead), lead+n)
					s.End = s.Start
				}
			}
			*b = b.Cut(lead, lead+n)
		}
	}
	kept := b.Spans[:0]
	for _, s := range b.Spans {
		switch s.Kind {
		case Break:
			if s.Start == 0 || s.End >= len(b.Text) {
				continue
			}
		case Image, NoteMark, Struck, Embed, Cell, HeadCell:
		default:
			for s.Start < s.End && b.Text[s.Start] == ' ' {
				s.Start++
			}
			for s.End > s.Start && b.Text[s.End-1] == ' ' {
				s.End--
			}
			if s.Start >= s.End {
				continue
			}
		}
		kept = append(kept, s)
	}
	sortSpans(kept)
	b.Spans = kept
	if len(kept) == 0 {
		b.Spans = nil
	}
}

// sortSpans puts spans in order. The spans of a cell stay behind it: two cells may begin at the same place, because one of
// them has no text.
func sortSpans(spans []Span) {
	slices.SortStableFunc(spans, func(x, y Span) int { return cmp.Compare(x.Start, y.Start) })
	for len(spans) > 0 {
		n := 1
		for n < len(spans) && !spans[n].IsCell() {
			n++
		}
		part := spans[:n]
		if part[0].IsCell() {
			part = part[1:]
		}
		slices.SortStableFunc(part, func(x, y Span) int {
			switch {
			case x.Start != y.Start:
				return cmp.Compare(x.Start, y.Start)
			case x.Kind == Break: // what has no text stands before it
				return 1
			case y.Kind == Break:
				return -1
			}
			return cmp.Compare(y.End, x.End)
		})
		spans = spans[n:]
	}
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r >= utf8.RuneSelf && len(strings.TrimSpace(string(r))) == 0
}

// IsCell reports whether a span is a cell.
func (s Span) IsCell() bool { return s.Kind == Cell || s.Kind == HeadCell }

// isRow reports whether a block is a row of a table, with text or of pictures alone.
func (b *Block) isRow() bool { return b.Kind == Row || len(b.Spans) > 0 && b.Spans[0].IsCell() }
