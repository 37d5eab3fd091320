package office

import (
	"encoding/xml"
	"html"
	"strconv"
	"strings"

	"seedfeed/feed/markup"
)

// An odtStyle is what a style says by itself; base leads to its parent.
type odtStyle struct {
	base   string
	level  int
	format format
	set    format
	list   string
	hidden bool // of a section
}

// An odt reads the parts of an .odt file (OpenDocument 1.3, part 3). Elements are told by their names with the usual
// prefixes, which every program writes.
type odt struct {
	*writer
	styles map[string]odtStyle // by family and name
	lists  map[string][10]bool // which levels of a list style have numbers
	style  string              // that is being read
	listed string              // the list style that is being read

	paras []odtParagraph
	spans []odtSpan
	depth []string // styles of the open lists, "" for none; an item's text is as deep as there are
	ids   int
	list  string // name of the outermost open list
	first bool   // the next paragraph begins its item
	skip  int
	notes []odtNote
	err   error

	image, alt string // of the frame that is being read
	described  bool   // within its description
}

// An odtParagraph is one that is being read; text boxes and footnotes have paragraphs inside a paragraph.
type odtParagraph struct {
	paragraph
	spans int // how many spans were open when it began
}

type odtSpan struct {
	format format
	link   string
}

// An odtNote is a footnote that is being read, with what its text interrupts.
type odtNote struct {
	name  string
	outer *writer
	depth []string
}

// Elements that are left out with all that is in them.
var odtOut = map[string]bool{
	"tracked-changes": true, "deletion": true, "annotation": true, "note-citation": true, "table-of-content": true, "alphabetical-index": true, "illustration-index": true, "table-index": true, "object-index": true, "user-index": true, "bibliography": true,
	"ruby-text": true, "placeholder": true, "sequence-decls": true, "variable-decls": true, "user-field-decls": true, "forms": true, "scripts": true, "font-face-decls": true, "covered-table-cell": true, "hidden-text": true, "master-styles": true, "event-listeners": true,
}

func readODT(a *archive) (*markup.Document, error) {
	if b, err := a.read("META-INF/manifest.xml"); err == nil && strings.Contains(string(b), "encryption-data") {
		return nil, ErrLocked
	}
	r := &odt{writer: &writer{}, styles: map[string]odtStyle{}, lists: map[string][10]bool{}}
	for _, name := range []string{"styles.xml", "content.xml"} {
		b, err := a.read(name)
		if err == nil {
			err = elements(b, r.start, r.end, r.text)
		}
		if err == nil && r.err != nil {
			err = r.err
		}
		if err != nil && name == "content.xml" {
			return nil, err
		}
		r.paras, r.spans, r.skip = nil, nil, 0
	}
	return finish(r.page(), a.readProperties("meta.xml")), nil
}

func (r *odt) start(e xml.StartElement, up []string) {
	if r.skip > 0 || odtOut[e.Name.Local] {
		r.skip++
		return
	}
	switch e.Name.Space {
	case "style":
		r.styleElement(e)
	case "text":
		r.textElement(e)
	case "table":
		switch e.Name.Local {
		case "table":
			r.startTable()
		case "table-cell":
			r.startCell()
		case "table-header-rows":
			if n := len(r.table); n > 0 {
				r.table[n-1].heads = true
			}
		}
	case "svg":
		r.described = e.Name.Local == "desc" || e.Name.Local == "title"
	case "draw":
		switch e.Name.Local {
		case "frame":
			r.alt, r.image = "", ""
		case "image":
			if to := value(e, "href"); strings.HasPrefix(to, "http:") || strings.HasPrefix(to, "https:") {
				r.image = to
			} else if !strings.Contains(to, ":") && to != "" {
				r.image = markup.Embedded + strings.TrimPrefix(to, "./")
			}
		}
	}
}

// styleElement reads a style, or what one says.
func (r *odt) styleElement(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		r.style = value(e, "family") + " " + value(e, "name")
		s := odtStyle{base: value(e, "parent-style-name"), list: value(e, "list-style-name")}
		s.level = number(value(e, "default-outline-level"))
		r.styles[r.style] = s
	case "text-properties", "section-properties":
		s, ok := r.styles[r.style]
		if !ok {
			return
		}
		for _, a := range e.Attr {
			v := a.Value
			switch a.Name.Local {
			case "font-weight":
				s.say(bold, v == "bold" || v > "500" && v <= "900")
			case "font-style":
				s.say(italic, v == "italic" || v == "oblique")
			case "text-position":
				s.say(raised, strings.HasPrefix(v, "super") || v != "" && v[0] >= '1' && v[0] <= '9')
				s.say(sunk, strings.HasPrefix(v, "sub") || strings.HasPrefix(v, "-"))
			case "text-line-through-style":
				s.say(struck, v != "none")
			case "display":
				s.say(gone, v == "none")
				s.hidden = v == "none"
			}
		}
		r.styles[r.style] = s
	}
}

func (s *odtStyle) say(bit format, on bool) {
	if s.set |= bit; on {
		s.format |= bit
	} else {
		s.format &^= bit
	}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1000 {
		return 0
	}
	return n
}

// named adds up a style and its parents, and tells whether one of them is the style of titles, quotations and the like.
func (r *odt) named(family, name string) (out odtStyle, kind string) {
	for n := 0; name != "" && n < 20; n++ {
		s := r.styles[family+" "+name]
		out.format |= s.format &^ out.set
		out.set |= s.set
		out.hidden = out.hidden || s.hidden
		if out.level == 0 {
			out.level = s.level
		}
		if out.list == "" {
			out.list = s.list
		}
		switch plain := strings.ReplaceAll(name, "_20_", " "); {
		case kind != "":
		case plain == "Title", plain == "Quotations", plain == "Quote", plain == "Preformatted Text", plain == "Caption", plain == "Illustration", plain == "Figure":
			kind = plain
		case strings.HasPrefix(plain, "Heading ") && out.level == 0:
			out.level = number(plain[len("Heading "):])
		}
		name = s.base
	}
	return out, kind
}

func (r *odt) textElement(e xml.StartElement) {
	switch e.Name.Local {
	case "p", "h":
		r.startParagraph(e)
	case "span":
		s, _ := r.named("text", value(e, "style-name"))
		top := r.top()
		r.spans = append(r.spans, odtSpan{top.format&^s.set | s.format, top.link})
	case "a":
		top := r.top()
		to := value(e, "href")
		if !strings.Contains(to, ":") {
			to = ""
		}
		r.spans = append(r.spans, odtSpan{top.format, to})
	case "s", "tab":
		r.add(" ")
	case "line-break":
		r.add("<br>")
	case "list":
		if len(r.depth) == 0 {
			r.ids++
			r.list = "list" + strconv.Itoa(r.ids)
		}
		name := value(e, "style-name")
		if n := len(r.depth); name == "" && n > 0 {
			name = r.depth[n-1]
		}
		r.depth = append(r.depth, name)
	case "list-item":
		r.first = true
	case "list-style":
		r.listed = value(e, "name")
	case "list-level-style-number":
		if n := number(value(e, "level")); n > 0 && n <= 10 {
			l := r.lists[r.listed]
			l[n-1] = value(e, "num-format") != ""
			r.lists[r.listed] = l
		}
	case "note":
		r.startNote(value(e, "id"))
	case "section":
		if s, _ := r.named("section", value(e, "style-name")); s.hidden || value(e, "display") == "none" {
			r.skip = 1
		}
	case "hidden-paragraph":
		if p := r.para(); p != nil && value(e, "is-hidden") == "true" {
			p.skip = true
		}
	}
}

func (r *odt) top() odtSpan {
	if n := len(r.spans); n > 0 {
		return r.spans[n-1]
	}
	return odtSpan{}
}

func (r *odt) para() *odtParagraph {
	if n := len(r.paras); n > 0 {
		return &r.paras[n-1]
	}
	return nil
}

func (r *odt) startParagraph(e xml.StartElement) {
	s, kind := r.named("paragraph", value(e, "style-name"))
	p := odtParagraph{spans: len(r.spans)}
	switch {
	case kind == "Title":
		p.level = 1
	case e.Name.Local == "h":
		p.level = max(number(value(e, "outline-level")), 1)
	case s.level > 0:
		p.level = s.level
	}
	if n := len(r.depth); n > 0 && p.level == 0 {
		style := r.depth[n-1]
		if style == "" {
			style = s.list
		}
		p.list, p.depth, p.more = r.list, n-1, !r.first
		p.ordered = n <= 10 && r.lists[style][min(n, 10)-1]
		r.first = false
	}
	p.quoted = kind == "Quotations" || kind == "Quote"
	p.pre = kind == "Preformatted Text"
	p.caption = kind == "Caption" || kind == "Illustration" || kind == "Figure"
	f := s.format
	if p.level > 0 || p.quoted || p.caption {
		f &^= bold | italic
	}
	r.paras = append(r.paras, p)
	r.spans = append(r.spans, odtSpan{format: f})
}

func (r *odt) endParagraph() {
	p := r.para()
	if p == nil {
		return
	}
	done := p.paragraph
	r.spans = r.spans[:min(p.spans, len(r.spans))]
	r.paras = r.paras[:len(r.paras)-1]
	if r.put(&done); r.full() && r.err == nil {
		r.err = ErrLarge
	}
}

// startNote sets the text around a footnote aside until its end.
func (r *odt) startNote(name string) {
	if name == "" {
		r.ids++
		name = "note" + strconv.Itoa(r.ids)
	}
	r.add(noteMark(name))
	r.notes = append(r.notes, odtNote{name, r.writer, r.depth})
	r.writer, r.depth = &writer{}, nil
}

func (r *odt) endNote() {
	n := len(r.notes) - 1
	if n < 0 {
		return
	}
	text := r.flush()
	inner := r.writer.notes
	last := r.notes[n]
	r.writer, r.depth, r.notes = last.outer, last.depth, r.notes[:n]
	r.writer.notes = append(append(r.writer.notes, inner...), note{last.name, text})
}

// add writes HTML into the paragraph.
func (r *odt) add(s string) {
	if p := r.para(); p != nil && r.err == nil {
		top := r.top()
		p.add(s, top.format, top.link)
	}
}

func (r *odt) text(s string) {
	switch {
	case r.skip > 0:
	case r.described:
		if len(r.alt) < 2000 {
			r.alt = strings.TrimSpace(r.alt + " " + strings.TrimSpace(s))
		}
	default:
		r.add(html.EscapeString(s))
	}
}

func (r *odt) end(name string) {
	if r.skip > 0 {
		r.skip--
		return
	}
	switch name {
	case "p", "h":
		r.endParagraph()
	case "span", "a":
		if p := r.para(); p != nil && len(r.spans) > p.spans+1 {
			r.spans = r.spans[:len(r.spans)-1]
		}
	case "list":
		r.depth = r.depth[:max(len(r.depth)-1, 0)]
	case "list-item":
		r.first = false
	case "note":
		r.endNote()
	case "desc", "title":
		r.described = false
	case "frame": // its description stands behind the picture
		if r.image != "" {
			r.add(image(r.image, r.alt))
		}
		r.image, r.alt = "", ""
	case "table-row":
		r.endRow()
	case "table":
		r.endTable()
	case "table-header-rows":
		if n := len(r.table); n > 0 {
			r.table[n-1].heads = false
		}
	}
}
