package office

import (
	"cmp"
	"encoding/xml"
	"path"
	"strings"

	"seedfeed/feed/markup"
)

// drawing takes note of an element of a drawing, of DrawingML or the older VML.
func (r *docxBody) drawing(e xml.StartElement, name string) {
	switch name {
	case "anchor":
		r.float = true
	case "inline":
		r.float = false
	case "docPr":
		r.alt = cmp.Or(value(e, "descr"), value(e, "title"))
	case "cNvPr":
		r.alt = cmp.Or(value(e, "descr"), value(e, "title"), r.alt)
	case "blip":
		r.picture(cmp.Or(value(e, "embed"), value(e, "link")), r.alt)
	case "shape", "rect":
		r.alt, r.float = value(e, "alt"), false
		if p := r.para(); p != nil && value(e, "hr") == "t" {
			p.border |= below
		}
	case "imagedata":
		r.picture(value(e, "id"), cmp.Or(r.alt, value(e, "title")))
	}
}

// picture adds the picture that an id stands for. One that floats stands before its paragraph.
func (r *docxBody) picture(id, alt string) {
	address := r.docx.links[id]
	p := r.para()
	if address == "" || p == nil || r.hidden() {
		return
	}
	if !strings.Contains(address, "://") { // it is not on the web
		if !strings.HasPrefix(address, "/") {
			address = path.Join(r.folder, address)
		}
		address = markup.Embedded + strings.TrimPrefix(address, "/")
	}
	r.made++
	if r.float && p.list == "" && len(r.paras) == 1 && p.run&gone == 0 {
		var alone paragraph
		alone.addPicture(address, alt, p.run, r.target())
		r.put(&alone)
		return
	}
	p.addPicture(address, alt, p.run, r.target())
}
