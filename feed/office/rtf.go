package office

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// An rtfReader reads Rich Text Format (version 1.9.1): groups in braces, control words behind backslashes, text between.
type rtfReader struct {
	in      []byte
	at      int
	oneFont bool // as of the writer
	properties
	writer *writer

	group  rtfGroup
	groups []rtfGroup
	para   paragraph
	hangs  bool   // its first line starts left of the others
	indent int    // of the others, in twentieths of a point
	item   string // what stands before the text of the paragraph as the mark of its list item
	side   border // of which a line may be told
	drop   bool   // the paragraph is the large first letter of the next one
	table  bool   // the paragraph stands in a table
	cell   bool   // a cell of it was begun

	page   encoding.Encoding         // of the whole file
	fonts  map[int]encoding.Encoding // of fonts with another one
	fixed  map[int]bool              // fonts that have one width for all letters
	font   int                       // of text that names none
	styles map[int]rtfStyle
	style  int // that is being read

	bytes []byte // characters in the font's encoding, not decoded yet
	high  rune   // first half of a UTF-16 pair
	skip  int    // characters that stand in place of the Unicode one before them

	name  strings.Builder // of a style, or text of a destination that is not shown
	notes []rtfNote
}

// A destination is what the text of a group is for.
type destination uint8

const (
	shown destination = iota
	unshown
	fontTable
	styleSheet
	title
	author
	instruction // of a field
	itemMark
	remark // a comment, or a property that people fill in
	margin // what stands above or below every page
)

// An rtfGroup is what holds until the end of a group.
type rtfGroup struct {
	dest   destination
	format format
	font   int
	uc     int    // how many characters follow a Unicode one in its place
	link   string // of the field
	does   string // what the field is told to do
	note   bool   // the group is a footnote or a text box
}

type rtfStyle struct {
	level int
	name  string
}

// read makes HTML of the file. One that is cut off gives what it has.
func (r *rtfReader) read() (string, error) {
	r.writer = &writer{oneFont: r.oneFont}
	r.fixed = map[int]bool{}
	r.fonts, r.styles = map[int]encoding.Encoding{}, map[int]rtfStyle{}
	r.page = charmap.Windows1252
	r.group.uc = 1
	for r.at < len(r.in) {
		c := r.in[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.groups) >= maxDepth {
				return "", ErrDeep
			}
			r.groups = append(r.groups, r.group)
			r.group.note = false
			r.skip = 0
		case '}':
			r.endGroup()
		case '\\':
			r.control()
		case '\r', '\n':
		case 0:
		default:
			r.byte(c)
		}
		if r.writer.full() {
			return "", ErrLarge
		}
	}
	for len(r.groups) > 0 {
		r.endGroup()
	}
	r.endParagraph()
	return r.writer.page(), nil
}

func (r *rtfReader) endGroup() {
	r.flush()
	n := len(r.groups)
	if n == 0 {
		return
	}
	if r.group.note {
		r.endNote()
	}
	was, up := r.group, r.groups[n-1]
	if was.dest == styleSheet && up.dest == styleSheet {
		s := r.styles[r.style]
		s.name = strings.ToLower(strings.Trim(strings.TrimSpace(r.name.String()), ";"))
		r.styles[r.style] = s
		r.style = 0 // of a style without a number
	}
	if was.dest == instruction {
		up.does = was.does
	}
	if was.dest == remark && up.dest != remark {
		r.remarks = append(r.remarks, strings.Split(r.name.String(), "\n")...)
	}
	if was.dest == margin && up.dest != margin {
		r.remarks = append(r.remarks, inMargin(strings.Split(r.name.String(), "\n"))...)
	}
	if was.dest == itemMark && up.dest != itemMark {
		r.item = r.name.String()
	}
	if was.dest != unshown && was.dest != instruction && was.dest != up.dest || was.dest == styleSheet {
		r.name.Reset()
	}
	r.group, r.groups = up, r.groups[:n-1]
	r.skip = 0
}

// control reads a control word or symbol; the backslash was read.
func (r *rtfReader) control() {
	if r.at >= len(r.in) {
		return
	}
	c := r.in[r.at]
	if c|0x20 < 'a' || c|0x20 > 'z' {
		r.at++
		r.symbol(c)
		return
	}
	start := r.at
	for r.at < len(r.in) && r.in[r.at]|0x20 >= 'a' && r.in[r.at]|0x20 <= 'z' && r.at-start < 32 {
		r.at++
	}
	word := string(r.in[start:r.at])
	start = r.at
	if r.at < len(r.in) && r.in[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.in) && r.in[r.at] >= '0' && r.in[r.at] <= '9' && r.at-start < 11 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.in[start:r.at]))
	if r.at < len(r.in) && r.in[r.at] == ' ' {
		r.at++
	}
	r.word(word, n, err == nil)
}

func (r *rtfReader) symbol(c byte) {
	switch c {
	case '\'':
		if r.at+2 <= len(r.in) {
			n, err := strconv.ParseUint(string(r.in[r.at:r.at+2]), 16, 8)
			if r.at += 2; err == nil {
				r.byte(byte(n))
			}
		}
	case '*':
		r.flush()
		if !r.starred() {
			r.group.dest = unshown
		}
	case '~':
		r.put(" ")
	case '_':
		r.put("-")
	case '\r', '\n':
		r.word("par", 0, false)
	case '\\', '{', '}':
		r.byte(c)
	}
}

// starred reports whether a destination that not every reader knows is one that is read.
func (r *rtfReader) starred() bool {
	next := string(r.in[r.at:min(r.at+9, len(r.in))])
	return slices.ContainsFunc([]string{`\annotat`, `\fldinst`, `\footnote`, `\shpinst`, `\cs`}, func(word string) bool { return strings.HasPrefix(next, word) })
}

// byte adds one character of the font's encoding.
func (r *rtfReader) byte(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.high = 0
	r.bytes = append(r.bytes, c)
}

// flush decodes the characters that were added.
func (r *rtfReader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	text := string(r.bytes)
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			e := r.fonts[r.group.font]
			if e == nil {
				e = r.page
			}
			if decoded, err := e.NewDecoder().String(text); err == nil {
				text = decoded
			}
			break
		}
	}
	r.bytes = r.bytes[:0]
	r.put(strings.ToValidUTF8(text, "\ufffd"))
}

// unicode adds the character of a UTF-16 code unit.
func (r *rtfReader) unicode(n int) {
	r.flush()
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && c < 0xdc00:
		r.high = c
	case utf16.IsSurrogate(c):
		r.put(string(utf16.DecodeRune(r.high, c)))
		r.high = 0
	case c >= 0xf020 && c <= 0xf0ff: // a symbol font
		r.put("•")
	default:
		r.put(string(c))
	}
	r.skip = r.group.uc
}

// put adds text to where the group's text goes.
func (r *rtfReader) put(s string) {
	switch r.group.dest {
	case shown:
		r.para.text(s, r.format(), r.group.link)
	case fontTable:
		r.fixed[r.group.font] = r.fixed[r.group.font] || fixedWidth(s)
	case title:
		if len(r.title) < 500 {
			r.title += s
		}
	case author:
		if len(r.author) < 500 {
			r.author += s
		}
	case instruction:
		if len(r.group.does) < 4000 {
			r.group.does += s
		}
	case styleSheet, itemMark, remark, margin:
		if r.name.Len() < 4000 && (r.group.dest != margin || r.group.format&gone == 0) {
			r.name.WriteString(s)
		}
	}
}

// insert adds HTML to the paragraph.
func (r *rtfReader) insert(s string) {
	if r.flush(); r.group.dest == shown {
		r.para.add(s, r.format(), r.group.link)
	}
}

// format returns the format of the text that comes next.
func (r *rtfReader) format() format {
	if r.fixed[r.group.font] {
		return r.group.format | code
	}
	return r.group.format
}

// endParagraph gives the paragraph to the page. The next one has the same properties.
func (r *rtfReader) endParagraph() {
	r.flush()
	if r.drop && len(r.para.runs) > 0 {
		r.drop = false
		return
	}
	p := r.para
	p.fixed, p.indent = r.fixed[r.group.font], r.indent
	r.para.runs, r.para.size = nil, 0
	r.list(&p)
	boxed := len(r.notes) > 0 && r.notes[len(r.notes)-1].writer == nil && len(r.writer.table) > 0
	switch {
	case r.table || boxed:
		r.toCell()
	case len(r.writer.table) > 0:
		r.writer.endTable()
	}
	if p.kind == caption || p.kind == quotation { // its style is repeated in the text
		for _, f := range []format{bold, italic} {
			if !slices.ContainsFunc(p.runs, func(r run) bool { return r.format&f == 0 }) {
				p.without(f)
			}
		}
	}
	r.writer.put(&p)
}

// list makes an item of a paragraph that has the mark of one. A paragraph of a list without a mark goes on with the item.
func (r *rtfReader) list(p *paragraph) {
	mark := strings.TrimSpace(r.item)
	r.item = ""
	lists := r.writer.lists
	switch {
	case p.level > 0:
		p.list = ""
	case mark != "":
		if p.list == "" {
			p.list = "list"
		}
		digits := strings.FieldsFunc(mark, func(c rune) bool { return c < '0' || c > '9' })
		if p.ordered = len(digits) > 0; p.ordered {
			p.number = number(digits[len(digits)-1])
		} else {
			p.ordered = len(mark) < 6 && strings.ContainsAny(mark, ".)")
		}
	case p.list != "" && len(lists) > 0 && lists[len(lists)-1].name == p.list:
		p.more = true
	default:
		p.list = ""
	}
}

// typed takes a bullet or a number that was typed before a tabulator, in a paragraph whose first line hangs, as the mark of an item.
func (r *rtfReader) typed() {
	text := ""
	for _, run := range r.para.runs {
		if text += string(run.html); len(text) > 8 {
			return
		}
	}
	text = strings.TrimSpace(text)
	digits := strings.TrimRight(text, ".)")
	if text == "•" || digits != text && digits != "" && strings.Trim(digits, "0123456789") == "" {
		r.item = text
		r.para.runs, r.para.size = nil, 0
		r.para.depth = r.indent/360 - 1
	}
}

// toCell sees to it that a cell of a table is open.
func (r *rtfReader) toCell() {
	if len(r.writer.table) == 0 {
		r.writer.startTable()
		r.cell = false
	}
	if !r.cell {
		r.writer.startCell()
		r.cell = true
	}
}
