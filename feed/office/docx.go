package office

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"seedfeed/feed/markup"
)

// A docxStyle is what a style says of a paragraph or a run, by itself; base leads to the style it is based on.
type docxStyle struct {
	name, base string
	level      int // of a heading, 0 for none
	list       string
	depth      int
	border     border
	indent     int // as of a paragraph
	format     format
	set        format // the bits of format that the style speaks of
}

// A docxLevel is one level of a list.
type docxLevel struct {
	start  int // its first number, 0 where it has none
	indent int // of its items
}

// A docx reads the parts of a .docx file (ECMA-376, part 1). Elements are told by their local names.
type docx struct {
	archive *archive
	folder  string // of the main part
	links   map[string]string
	styles  map[string]docxStyle
	numbers map[string][9]docxLevel // the levels of lists, by their ids
	fixed   map[string]bool         // whether a font has one width for all letters, where the file says it
	writer
}

func readDOCX(a *archive) (*markup.Document, error) {
	r := &docx{archive: a, styles: map[string]docxStyle{}, numbers: map[string][9]docxLevel{}}
	main := "word/document.xml"
	for _, rel := range r.relations("_rels/.rels") {
		if strings.HasSuffix(rel.kind, "/officeDocument") {
			main = strings.TrimPrefix(rel.target, "/")
		}
	}
	r.folder = path.Dir(main)
	b, err := a.read(main)
	if err != nil {
		return nil, err
	}
	r.readFonts()
	r.readStyles()
	r.readNumbering()
	r.links = map[string]string{}
	var margins []string
	for _, rel := range r.relations(path.Join(r.folder, "_rels", path.Base(main)+".rels")) {
		r.links[rel.id] = rel.target
		if element := map[string]string{"header": "hdr", "footer": "ftr"}[path.Base(rel.kind)]; element != "" && bytes.Contains(b, []byte(`"`+rel.id+`"`)) {
			margins = append(margins, inMargin(a.comments(path.Join(r.folder, rel.target), element, ""))...)
		}
	}
	body := docxBody{docx: r}
	if err = body.read(b); err == nil && r.typewritten() {
		r.writer = writer{oneFont: true}
		body = docxBody{docx: r}
		err = body.read(b)
	}
	if err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if b, err := a.read(path.Join(r.folder, kind+"s.xml")); err == nil {
			notes := docxBody{docx: &docx{archive: a, folder: r.folder, links: map[string]string{}, styles: r.styles, numbers: r.numbers, fixed: r.fixed, writer: writer{oneFont: r.oneFont}}}
			if notes.read(b) == nil {
				r.notes = append(r.notes, notes.notes...)
			}
		}
	}
	p := a.readProperties("docProps/core.xml")
	p.remarks = append(append(p.remarks, margins...), a.comments(path.Join(r.folder, "comments.xml"), "comment", path.Join(r.folder, "commentsExtended.xml"))...)
	return finish(r.page(), p), nil
}

type relation struct{ id, kind, target string }

// relations reads a part that says which part or address an id stands for.
func (r *docx) relations(name string) (out []relation) {
	r.archive.each(name, func(e xml.StartElement, _ []string) {
		if e.Name.Local == "Relationship" {
			out = append(out, relation{value(e, "Id"), value(e, "Type"), value(e, "Target")})
		}
	}, nil, nil)
	return out
}

// readFonts reads which fonts have one width for all letters.
func (r *docx) readFonts() {
	r.fixed = map[string]bool{}
	font := ""
	r.archive.each(path.Join(r.folder, "fontTable.xml"), func(e xml.StartElement, _ []string) {
		switch e.Name.Local {
		case "font":
			font = value(e, "name")
		case "pitch":
			r.fixed[font] = value(e, "val") == "fixed" || fixedWidth(font)
		}
	}, nil, nil)
}

// readStyles reads what styles.xml says. A file without it has no styles.
func (r *docx) readStyles() {
	id := ""
	r.archive.each(path.Join(r.folder, "styles.xml"), func(e xml.StartElement, up []string) {
		if e.Name.Local == "style" {
			id = value(e, "styleId")
			r.styles[id] = docxStyle{}
			return
		}
		s, ok := r.styles[id]
		if !ok {
			return
		}
		switch v := value(e, "val"); e.Name.Local {
		case "name":
			s.name = strings.ToLower(v)
		case "basedOn":
			s.base = v
		case "outlineLvl":
			s.level = outlineLevel(v, s.level)
		case "numId":
			s.list = v
		case "ilvl":
			s.depth, _ = strconv.Atoi(v)
		case "ind":
			s.indent = docxIndent(e)
		default:
			if n := len(up); n > 0 && up[n-1] == "rPr" {
				s.format, s.set = r.runFormat(e, s.format, s.set)
			} else if n > 0 && up[n-1] == "pBdr" {
				s.border |= docxBorder(e)
			}
		}
		r.styles[id] = s
	}, func(end string) {
		if end == "style" {
			id = ""
		}
	}, nil)
}

// style adds up a style and those it is based on, the nearest first. A style that is based on itself ends the search.
func (r *docx) style(id string) docxStyle {
	out := r.styles[id]
	for base, n := out.base, 0; base != "" && n < 20; n++ {
		s := r.styles[base]
		if out.level == 0 {
			out.level = s.level
		}
		if out.list == "" {
			out.list, out.depth = s.list, s.depth
		}
		out.format |= s.format &^ out.set
		out.set |= s.set
		out.border |= s.border
		out.indent = cmp.Or(out.indent, s.indent)
		if _, _, known := builtIn(out.name); !known {
			if _, _, known := builtIn(s.name); known {
				out.name = s.name
			}
		}
		base = s.base
	}
	return out
}

// readNumbering reads which lists have numbers.
func (r *docx) readNumbering() {
	lists := map[string][9]docxLevel{}
	of, num, level, start := "", "", 0, 1
	r.archive.each(path.Join(r.folder, "numbering.xml"), func(e xml.StartElement, _ []string) {
		l := lists[of]
		switch v := value(e, "val"); e.Name.Local {
		case "abstractNum":
			of = value(e, "abstractNumId")
			return
		case "num":
			num = value(e, "numId")
			return
		case "abstractNumId":
			r.numbers[num] = lists[v]
			return
		case "lvl":
			start = 1
			fallthrough
		case "lvlOverride":
			if level = number(value(e, "ilvl")); level >= len(l) {
				level = len(l) - 1
			}
			return
		case "start":
			start = max(number(v), 1)
			return
		case "startOverride":
			if l = r.numbers[num]; l[level].start > 0 {
				l[level].start = max(number(v), 1)
				r.numbers[num] = l
			}
			return
		case "numFmt":
			if l[level].start = 0; v != "bullet" && v != "none" {
				l[level].start = start
			}
		case "ind":
			l[level].indent = docxIndent(e)
		}
		if num == "" {
			lists[of] = l
		}
	}, func(end string) {
		if end == "num" {
			num = ""
		}
	}, nil)
}

// outlineLevel returns the level of a heading, which is one more than the one in the file, or the level that it had where the file
// names none.
func outlineLevel(v string, had int) int {
	if n, err := strconv.Atoi(v); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return had
}

// docxIndent returns how far a paragraph is indented, 0 where nothing is said of it.
func docxIndent(e xml.StartElement) int {
	n, _ := strconv.Atoi(cmp.Or(value(e, "left"), value(e, "start")))
	return n
}

// runFormat notes what one property of a run says.
func (r *docx) runFormat(e xml.StartElement, f, set format) (format, format) {
	v := strings.ToLower(value(e, "val"))
	on := v != "0" && v != "false" && v != "off"
	switch e.Name.Local {
	case "b":
		return f.say(set, bold, on)
	case "i":
		return f.say(set, italic, on)
	case "strike", "dstrike":
		return f.say(set, struck, on)
	case "vanish", "webHidden":
		return f.say(set, gone, on)
	case "highlight":
		return f.say(set, marked, v != "none")
	case "rFonts":
		if font := value(e, "ascii"); font != "" {
			fixed, told := r.fixed[font]
			return f.say(set, code, fixed || !told && fixedWidth(font))
		}
	case "vertAlign":
		f, set = f.say(set, raised, v == "superscript")
		return f.say(set, sunk, v == "subscript")
	case "position": // in half points, from the line
		f, set = f.say(set, raised, v != "" && v[0] >= '1' && v[0] <= '9')
		return f.say(set, sunk, strings.HasPrefix(v, "-"))
	}
	return f, set
}

// docxBorder returns the side of a paragraph at which a line is drawn.
func docxBorder(e xml.StartElement) border {
	side := map[string]border{"top": above, "bottom": below, "left": beside, "right": beside, "start": beside, "end": beside}[e.Name.Local]
	if v := value(e, "val"); v == "none" || v == "nil" {
		return 0
	}
	return side
}

// value returns an attribute by its local name.
func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// elements goes through XML and tells of every start tag, with the names of the elements around it, of every end tag and
// of text. Any of the functions may be nil.
func elements(b []byte, start func(e xml.StartElement, up []string), end func(name string), text func(string)) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) { return in, nil } // the format knows UTF-8 alone
	var up []string
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read document: %w; save it again in a word processor", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(up) > maxDepth {
				return ErrDeep
			}
			if start != nil {
				start(t, up)
			}
			up = append(up, t.Name.Local)
		case xml.EndElement:
			if len(up) > 0 {
				up = up[:len(up)-1]
			}
			if end != nil {
				end(t.Name.Local)
			}
		case xml.CharData:
			if text != nil {
				text(string(t))
			}
		}
	}
}
