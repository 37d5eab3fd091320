package office

import (
	"cmp"
	"encoding/xml"
	"html"
	"strconv"
	"strings"

	"seedfeed/feed/markup"
)

// An odt reads the parts of an .odt file (OpenDocument 1.3, part 3). Elements are told by their names with the usual
// prefixes, which every program writes.
type odt struct {
	*writer
	styles map[string]odtStyle // by family and name
	fixed  map[string]bool     // fonts that have one width for all letters
	lists  map[string][10]int  // with which number each level of a list style starts, 0 where it has none
	style  string              // that is being read
	listed string              // the list style that is being read

	paras []odtParagraph
	spans []odtSpan
	depth []string // styles of the open lists, "" for none; an item's text is as deep as there are
	ids   int
	list  string            // name of the outermost open list, or of the last one
	known map[string]string // names of lists by their ids
	begin int               // the number that the open item is given, 0 for none
	first bool              // the next paragraph begins its item
	skip  int
	notes []odtNote
	err   error

	frames []odtFrame
	says   *string // the description that is being read, nil for none
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

// An odtFrame is a frame around a picture or a text box.
type odtFrame struct {
	image       string // its address
	title, desc string
	float       bool // it does not stand in the line
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
	"ruby-text": true, "placeholder": true, "sequence-decls": true, "variable-decls": true, "user-field-decls": true, "forms": true, "scripts": true, "covered-table-cell": true, "hidden-text": true, "master-styles": true, "event-listeners": true,
}

func readODT(a *archive) (*markup.Document, error) {
	if b, err := a.read("META-INF/manifest.xml"); err == nil && strings.Contains(string(b), "encryption-data") {
		return nil, ErrLocked
	}
	r, err := odtParts(a, &writer{})
	if err == nil && r.typewritten() {
		a.left = maxUnzipped
		r, err = odtParts(a, &writer{oneFont: true})
	}
	if err != nil {
		return nil, err
	}
	p := a.readProperties("meta.xml")
	a.left = maxUnzipped
	p.remarks = append(p.remarks, a.comments("content.xml", "annotation", "")...)
	for _, element := range []string{"header", "footer", "header-first", "footer-first"} {
		p.remarks = append(p.remarks, inMargin(a.comments("styles.xml", element, ""))...)
	}
	return finish(r.page(), p), nil
}

// odtParts reads the parts that have text and styles.
func odtParts(a *archive, w *writer) (*odt, error) {
	r := &odt{writer: w, styles: map[string]odtStyle{}, fixed: map[string]bool{}, known: map[string]string{}, lists: map[string][10]int{}}
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
	return r, nil
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
		if n := len(r.frames); n > 0 && e.Name.Local == "desc" {
			r.says = &r.frames[n-1].desc
		} else if n > 0 && e.Name.Local == "title" {
			r.says = &r.frames[n-1].title
		}
	case "draw":
		switch e.Name.Local {
		case "frame":
			r.frames = append(r.frames, odtFrame{float: value(e, "anchor-type") != "as-char" && value(e, "anchor-type") != ""})
		case "image":
			n := len(r.frames) - 1
			if to := value(e, "href"); n < 0 {
			} else if strings.HasPrefix(to, "http:") || strings.HasPrefix(to, "https:") {
				r.frames[n].image = to
			} else if !strings.Contains(to, ":") && to != "" {
				r.frames[n].image = markup.Embedded + strings.TrimPrefix(to, "./")
			}
		}
	}
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
	case "s":
		r.add(strings.Repeat(" ", min(max(number(value(e, "c")), 1), 40)))
	case "tab":
		r.add("\t")
	case "line-break":
		r.add("<br>")
	case "list":
		if len(r.depth) == 0 {
			r.startList(e)
		}
		name := value(e, "style-name")
		if n := len(r.depth); name == "" && n > 0 {
			name = r.depth[n-1]
		}
		r.depth = append(r.depth, name)
	case "list-item":
		r.first, r.begin = true, number(value(e, "start-value"))
	case "list-style":
		r.listed = value(e, "name")
	case "list-level-style-number":
		if n := number(value(e, "level")); n > 0 && n <= 10 {
			l := r.lists[r.listed]
			if l[n-1] = 0; value(e, "num-format") != "" {
				l[n-1] = max(number(value(e, "start-value")), 1)
			}
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
			p.kind = contents
		}
	}
}

// startList names an outermost list: anew, or like the one whose numbers it goes on with.
func (r *odt) startList(e xml.StartElement) {
	if other := r.known[value(e, "continue-list")]; other != "" {
		r.list = other
	} else if value(e, "continue-numbering") != "true" || r.list == "" {
		r.ids++
		r.list = "list" + strconv.Itoa(r.ids)
	}
	if id := value(e, "id"); id != "" {
		r.known[id] = r.list
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
	s, name := r.named("paragraph", value(e, "style-name"))
	p := odtParagraph{spans: len(r.spans)}
	p.level = s.level
	if e.Name.Local == "h" {
		p.level = max(number(value(e, "outline-level")), 1)
	}
	p.styled(name)
	p.border = s.border
	if n := len(r.depth); n > 0 && p.level == 0 {
		style := r.depth[n-1]
		if style == "" {
			style = s.list
		}
		p.list, p.depth, p.more = r.list, n-1, !r.first
		start := r.lists[style][min(n, 10)-1]
		p.ordered, p.start, p.number = n <= 10 && start > 0, start, r.begin
		r.first, r.begin = false, 0
	}
	f := p.looks(s.format)
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
	r.writer, r.depth = &writer{oneFont: r.oneFont}, nil
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

// endFrame adds the picture of a frame. One that floats stands before its paragraph.
func (r *odt) endFrame() {
	n := len(r.frames) - 1
	if n < 0 {
		return
	}
	f := r.frames[n]
	r.frames, r.says = r.frames[:n], nil
	alt := strings.TrimSpace(cmp.Or(f.desc, f.title))
	p := r.para()
	top := r.top()
	switch {
	case f.image == "" || r.err != nil:
	case p == nil || f.float && p.list == "":
		var alone paragraph
		alone.addPicture(f.image, alt, top.format, top.link)
		r.put(&alone)
	default:
		p.addPicture(f.image, alt, top.format, top.link)
	}
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
	case r.says != nil:
		if len(*r.says) < 2000 {
			*r.says += s
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
		r.says = nil
	case "frame": // its description stands behind the picture
		r.endFrame()
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
