package office

import (
	"cmp"
	"encoding/xml"
	"html"
	"strconv"
	"strings"
)

// A docxBody reads the text of one part: the document, or its footnotes.
type docxBody struct {
	*docx
	note  string // name of the footnote that is being read
	paras []docxParagraph
	skip  int        // how many elements are open since one that is left out
	last  *paragraph // a paragraph whose end was struck out: the next one goes on with it

	inText bool // within w:t
	link   string
	links  []string
	fields []field
	alt    string
	float  bool  // within a drawing that does not stand in the line
	made   int   // how many texts and pictures were added
	before []int // of that, where each open choice began
	err    error
}

// A docxParagraph is one that is being read; text boxes have paragraphs inside a paragraph.
type docxParagraph struct {
	paragraph
	run    format // of the run that is being read
	set    format
	style  format // of the paragraph's style
	direct int    // its own indent, 0 where it has that of its list or style
	struck bool   // its end was struck out
	letter bool   // it is the large first letter of the next one
}

// Elements that are left out with all that is in them.
var docxOut = map[string]bool{
	"del": true, "moveFrom": true, "instrText": true, "delText": true, "delInstrText": true,
	"commentReference": true, "annotationRef": true, "sectPr": true, "rubyPr": true, "rt": true, "footnoteRef": true, "endnoteRef": true, "tblPrChange": true, "pPrChange": true, "rPrChange": true,
}

func (r *docxBody) read(b []byte) error {
	err := elements(b, r.start, r.end, r.text)
	if r.err != nil {
		return r.err
	}
	if err == nil && r.full() {
		return ErrLarge
	}
	for len(r.paras) > 0 {
		r.endParagraph()
	}
	return err
}

func (r *docxBody) start(e xml.StartElement, up []string) {
	name := e.Name.Local
	parent := ""
	if len(up) > 0 {
		parent = up[len(up)-1]
	}
	if r.skip > 0 {
		r.skip++
		return
	}
	if parent == "rPr" || parent == "pPr" || parent == "trPr" || parent == "numPr" || parent == "pBdr" {
		r.property(e, parent, up)
		return
	}
	switch {
	case name == "instrText":
		r.inText = true
		return
	case docxOut[name]:
		r.skip = 1
	case name == "sdtPr":
	case name == "showingPlcHdr":
		r.fields = append(r.fields, field{does: placeholder})
	default:
		r.element(e, name)
	}
}

// element takes note of an element that has or makes text.
func (r *docxBody) element(e xml.StartElement, name string) {
	switch name {
	case "p":
		r.startParagraph()
	case "r":
		if p := r.para(); p != nil {
			p.run, p.set = p.style, 0
		}
	case "t":
		r.inText = true
	case "tab", "ptab":
		r.add("\t")
	case "br", "cr":
		if t := value(e, "type"); t == "page" || t == "column" {
			r.add(" ")
		} else {
			r.add("<br>")
		}
	case "noBreakHyphen":
		r.add("-")
	case "tbl":
		r.startTable()
	case "tc":
		r.startCell()
	case "hyperlink":
		r.links = append(r.links, r.link)
		r.link = r.address(value(e, "id"), value(e, "anchor"))
	case "fldSimple":
		r.links = append(r.links, r.link)
		if to := fieldLink(value(e, "instr")); to != "" {
			r.link = to
		}
	case "fldChar":
		r.fieldChar(value(e, "fldCharType"))
	case "AlternateContent":
		r.before = append(r.before, r.made)
	case "Fallback": // of what was not read
		if n := len(r.before); n > 0 && r.made > r.before[n-1] {
			r.skip = 1
		}
	case "footnoteReference", "endnoteReference":
		r.add(noteMark(strings.TrimSuffix(name, "Reference") + value(e, "id")))
	case "footnote", "endnote":
		r.note = name + value(e, "id")
		if t := value(e, "type"); t != "" && t != "normal" {
			r.note, r.skip = "", 1
		}
	default:
		r.drawing(e, name)
	}
}

// property takes note of what is said of a run, a paragraph or a row.
func (r *docxBody) property(e xml.StartElement, parent string, up []string) {
	name := e.Name.Local
	p := r.para()
	switch {
	case parent == "trPr":
		if n := len(r.table); n > 0 {
			r.table[n-1].head = r.table[n-1].head || name == "tblHeader"
			r.table[n-1].gone = r.table[n-1].gone || name == "del"
		}
	case p == nil:
	case parent == "rPr" && len(up) > 1 && up[len(up)-2] == "pPr": // of the paragraph's end
		p.struck = p.struck || name == "del" || name == "moveFrom"
	case parent == "rPr" && name == "rStyle":
		s := r.style(value(e, "val"))
		p.run = p.run&^(s.set&^p.set) | s.format&^p.set
	case parent == "rPr":
		p.run, p.set = r.runFormat(e, p.run, p.set)
	case parent == "numPr" && name == "ilvl":
		p.depth, _ = strconv.Atoi(value(e, "val"))
	case parent == "numPr" && name == "numId":
		p.list = value(e, "val")
		if p.list == "0" {
			p.list = ""
		}
	case name == "outlineLvl":
		p.level = outlineLevel(value(e, "val"), p.level)
	case name == "pStyle":
		r.styled(p, value(e, "val"))
	case parent == "pBdr":
		p.border |= docxBorder(e)
	case name == "ind":
		p.direct = docxIndent(e)
	case name == "framePr" && value(e, "dropCap") != "" && value(e, "dropCap") != "none":
		p.letter = true
	}
	if name != "numPr" && name != "rPr" && name != "pBdr" { // these have more to say
		r.skip = 1
	}
}

// styled gives a paragraph what its style says.
func (r *docxBody) styled(p *docxParagraph, id string) {
	s := r.style(id)
	if s.name == "" { // files of other makes leave the styles out
		s.name = strings.ToLower(id)
		if n := strings.TrimPrefix(s.name, "heading"); n != s.name {
			s.name = "heading " + n
		}
	}
	p.level, p.list, p.depth = s.level, s.list, s.depth
	p.styled(s.name)
	p.border, p.indent = s.border, s.indent
	p.style = p.looks(s.format)
}

func (r *docxBody) para() *docxParagraph {
	if n := len(r.paras); n > 0 {
		return &r.paras[n-1]
	}
	return nil
}

func (r *docxBody) startParagraph() {
	p := docxParagraph{}
	if r.last != nil && len(r.paras) == 0 {
		p.paragraph, r.last = *r.last, nil
	}
	r.paras = append(r.paras, p)
}

func (r *docxBody) endParagraph() {
	p := r.para()
	if p == nil {
		return
	}
	if p.letter {
		p.without(raised | sunk)
	}
	done := p.paragraph
	struck, direct := (p.struck || p.letter) && len(r.paras) == 1, p.direct
	for n := len(r.fields); n > 0 && !r.fields[n-1].shown && r.fields[n-1].does != placeholder; n-- { // they show nothing
		r.fields = r.fields[:n-1]
	}
	if r.paras = r.paras[:len(r.paras)-1]; struck {
		r.last = &done
		return
	}
	if n := r.numbers[done.list]; done.depth >= 0 && done.depth < len(n) {
		l := n[done.depth]
		done.start, done.ordered, done.indent = l.start, l.start > 0, cmp.Or(direct, l.indent, done.indent)
	}
	if r.put(&done); r.full() && r.err == nil {
		r.err = ErrLarge
	}
}

// add writes HTML into the paragraph.
func (r *docxBody) add(s string) {
	p := r.para()
	if p == nil || r.hidden() || r.err != nil {
		return
	}
	r.made++
	p.add(s, p.run, r.target())
}

func (r *docxBody) text(s string) {
	if r.skip > 0 || !r.inText {
		return
	}
	if n := len(r.fields); n > 0 && !r.fields[n-1].shown {
		if len(r.fields[n-1].does) < 4000 {
			r.fields[n-1].does += s
		}
		return
	}
	r.add(html.EscapeString(s))
}

func (r *docxBody) end(name string) {
	if r.skip > 0 {
		r.skip--
		return
	}
	switch name {
	case "t", "instrText":
		r.inText = false
	case "p":
		r.endParagraph()
	case "anchor":
		r.float = false
	case "AlternateContent":
		r.before = r.before[:max(len(r.before)-1, 0)]
	case "tr":
		r.endRow()
	case "tbl":
		r.endTable()
	case "hyperlink", "fldSimple":
		if n := len(r.links); n > 0 {
			r.link, r.links = r.links[n-1], r.links[:n-1]
		}
	case "sdt":
		if n := len(r.fields); n > 0 && r.fields[n-1].does == placeholder {
			r.fields = r.fields[:n-1]
		}
	case "footnote", "endnote":
		if r.note != "" {
			r.notes = append(r.notes, note{r.note, r.flush()})
		}
		r.note = ""
	}
}
