package office

import "strconv"

// An rtfNote is a footnote or a text box that is being read, with what it interrupts.
type rtfNote struct {
	name   string
	writer *writer // nil: it is a text box, which stands before its paragraph
	para   paragraph
	table  bool
}

// startBox sets a paragraph aside until the end of a text box. No group is two boxes or notes: each of them costs memory.
func (r *rtfReader) startBox() {
	if r.group.note {
		return
	}
	r.flush()
	r.notes = append(r.notes, rtfNote{"", nil, r.para, r.table})
	r.para = paragraph{}
	r.group.note = true
}

func (r *rtfReader) startNote() {
	if r.group.note {
		return
	}
	r.flush()
	name := "note" + strconv.Itoa(len(r.writer.notes)+len(r.notes)+1)
	r.para.add(noteMark(name), r.format(), r.group.link)
	r.notes = append(r.notes, rtfNote{name, r.writer, r.para, r.table})
	r.writer, r.para, r.table = &writer{oneFont: r.oneFont}, paragraph{}, false
	r.group.note, r.group.format, r.group.link = true, 0, ""
}

func (r *rtfReader) endNote() {
	n := len(r.notes) - 1
	if n < 0 {
		return
	}
	r.endParagraph()
	last := r.notes[n]
	if last.writer == nil {
		r.notes, r.para, r.table = r.notes[:n], last.para, last.table
		return
	}
	text, inner := r.writer.flush(), r.writer.notes
	r.notes = r.notes[:n]
	r.writer, r.para, r.table = last.writer, last.para, last.table
	r.writer.notes = append(append(r.writer.notes, note{last.name, text}), inner...)
}
