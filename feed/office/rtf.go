package office

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// An rtfReader reads Rich Text Format (version 1.9.1): groups in braces, control words behind backslashes, text between.
type rtfReader struct {
	in []byte
	at int
	properties
	writer *writer

	group  rtfGroup
	groups []rtfGroup
	para   paragraph
	item   string // what stands before the text of the paragraph as the mark of its list item
	table  bool   // the paragraph stands in a table
	cell   bool   // a cell of it was begun

	page   encoding.Encoding         // of the whole file
	fonts  map[int]encoding.Encoding // of fonts with another one
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
)

// An rtfGroup is what holds until the end of a group.
type rtfGroup struct {
	dest   destination
	format format
	font   int
	uc     int    // how many characters follow a Unicode one in its place
	link   string // of the field
	does   string // what the field is told to do
	note   bool   // the group is a footnote
}

type rtfStyle struct {
	level int
	name  string
}

// An rtfNote is a footnote that is being read, with what it interrupts.
type rtfNote struct {
	name   string
	writer *writer
	para   paragraph
	table  bool
}

// read makes HTML of the file. One that is cut off gives what it has.
func (r *rtfReader) read() (string, error) {
	r.writer = &writer{}
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
		up.does = r.name.String()
	}
	if was.dest == itemMark && up.dest != itemMark {
		r.item = r.name.String()
	}
	if was.dest != up.dest || was.dest == styleSheet {
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
	return strings.HasPrefix(string(r.in[r.at:min(r.at+9, len(r.in))]), `\fldinst`) || strings.HasPrefix(string(r.in[r.at:min(r.at+9, len(r.in))]), `\footnote`) || strings.HasPrefix(string(r.in[r.at:min(r.at+5, len(r.in))]), `\cs`)
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
		r.para.text(s, r.group.format, r.group.link)
	case title:
		if len(r.title) < 500 {
			r.title += s
		}
	case author:
		if len(r.author) < 500 {
			r.author += s
		}
	case instruction, styleSheet, itemMark:
		if r.name.Len() < 4000 {
			r.name.WriteString(s)
		}
	}
}

// insert adds HTML to the paragraph.
func (r *rtfReader) insert(s string) {
	if r.flush(); r.group.dest == shown {
		r.para.add(s, r.group.format, r.group.link)
	}
}

// codePage returns the encoding of a code page's number, nil for one that is not known.
func codePage(n int) encoding.Encoding {
	name := "windows-" + strconv.Itoa(n)
	switch n {
	case 932:
		name = "shift_jis"
	case 936:
		name = "gbk"
	case 949:
		name = "euc-kr"
	case 950:
		name = "big5"
	case 10000:
		name = "macintosh"
	case 65001:
		name = "utf-8"
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return e
}

// charsets gives the code pages of fonts.
var charsets = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}

func (r *rtfReader) startNote() {
	r.flush()
	name := "note" + strconv.Itoa(len(r.writer.notes)+len(r.notes)+1)
	r.para.add(noteMark(name), r.group.format, r.group.link)
	r.notes = append(r.notes, rtfNote{name, r.writer, r.para, r.table})
	r.writer, r.para, r.table = &writer{}, paragraph{}, false
	r.group.note, r.group.format, r.group.link = true, 0, ""
}

func (r *rtfReader) endNote() {
	n := len(r.notes) - 1
	if n < 0 {
		return
	}
	r.endParagraph()
	last := r.notes[n]
	text, inner := r.writer.flush(), r.writer.notes
	r.notes = r.notes[:n]
	r.writer, r.para, r.table = last.writer, last.para, last.table
	r.writer.notes = append(append(r.writer.notes, note{last.name, text}), inner...)
}

// endParagraph gives the paragraph to the page. The next one has the same properties.
func (r *rtfReader) endParagraph() {
	r.flush()
	p := r.para
	r.para.runs, r.para.size = nil, 0
	if mark := strings.TrimSpace(r.item); mark != "" && p.level == 0 {
		if p.list == "" {
			p.list = "list"
		}
		p.ordered = strings.ContainsAny(mark, "0123456789") || len(mark) < 6 && strings.ContainsAny(mark, ".)")
	} else {
		p.list = ""
	}
	r.item = ""
	switch {
	case r.table:
		r.toCell()
	case len(r.writer.table) > 0:
		r.writer.endTable()
	}
	r.writer.put(&p)
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
