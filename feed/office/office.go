// Package office reads the files of word processors as blocks: .docx (Word), .odt (LibreOffice) and .rtf (TextEdit, WordPad).
//
// It gives what a reader of the printed page would see, without what was struck out in tracked changes, comments, hidden text,
// instructions of fields, tables of contents, headers and footers; what may be an order among these becomes a remark. Footnotes
// become footnotes. What a paragraph is, its built-in style says: a heading, a quotation, a caption, code. Text in a font of one
// width is code as well, and an empty paragraph with a line above or below it is a rule. A picture and the caption next to it are
// one figure. A picture has the address markup.Embedded and the path that it has inside the file; Picture gives its bytes.
//
// Every file costs bounded time and memory: at most 64 MiB are unzipped, and text and nesting have limits too. Nothing
// panics on any input. All functions are safe for concurrent use.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
	"seedfeed/feed/webpage"
)

// The limits are ours. A book of 1,000 pages is 3 MiB of text in 30 MiB of XML.
const (
	maxUnzipped = 64 << 20 // bytes of XML
	maxText     = 8 << 20  // bytes of text and markup that are made of it
	maxDepth    = 500      // elements or groups around a text
)

// Errors for files that are beyond the limits, or that no password was given for.
var (
	ErrLarge  = errors.New("read document: it holds more than 64 MiB of text and markup; split it")
	ErrDeep   = errors.New("read document: its elements nest too deeply; save it anew in a word processor")
	ErrLocked = errors.New("read document: it is protected by a password; save it without one")
	errOld    = errors.New("read document: it is in the old format of Word (.doc) by what it holds; save it as .docx")
	errNot    = errors.New("read document: it is no .docx, .odt or .rtf file by what it holds; save it as one of these")
)

// Read reads a document of any of the three kinds; which one it is, its bytes tell. Title and Byline of the result are
// the file's own properties, where the text has the same words: those of a template say nothing.
func Read(data []byte) (*markup.Document, error) {
	if bytes.HasPrefix(data, []byte(`{\rtf`)) {
		r := rtfReader{in: data}
		page, err := r.read()
		if err == nil && r.writer.typewritten() {
			r = rtfReader{in: data, oneFont: true}
			page, err = r.read()
		}
		if err != nil {
			return nil, err
		}
		return finish(page, r.properties), nil
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		if bytes.Contains(data, []byte("W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00")) {
			return nil, errOld
		}
		return nil, ErrLocked
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, errNot
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("read document: %w; save it again, or as plain text", err)
	}
	a := &archive{zip: z, left: maxUnzipped}
	switch {
	case a.has("content.xml"):
		return readODT(a)
	case a.has("_rels/.rels") && a.has("[Content_Types].xml"):
		return readDOCX(a)
	}
	return nil, errNot
}

// maxPicture is the size in bytes of the largest picture that is taken out of a document.
const maxPicture = 16 << 20

// Picture returns the bytes of a picture inside a .docx or .odt file. Name is the picture's address without
// markup.Embedded. No other part of the file is a picture: neither its text nor what it says of its author.
func Picture(data []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	switch strings.ToLower(path.Ext(name)) {
	case "", ".xml", ".rels", ".rdf", ".txt", ".bin":
		return nil, fmt.Errorf("read document: %s is no picture", path.Base(name))
	}
	return (&archive{zip: z, left: maxPicture}).read(name)
}

// An archive reads the parts of a ZIP file, up to a number of bytes in all.
type archive struct {
	zip  *zip.Reader
	left int64
}

func (a *archive) find(name string) *zip.File {
	for _, f := range a.zip.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) {
			return f
		}
	}
	return nil
}

func (a *archive) has(name string) bool { return a.find(name) != nil }

func (a *archive) read(name string) ([]byte, error) {
	f := a.find(name)
	if f == nil {
		return nil, fmt.Errorf("read document: it has no %s; save it again in a word processor", path.Base(name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("read document: %s: %w; save it again", path.Base(name), err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, a.left+1))
	if int64(len(b)) > a.left {
		return nil, ErrLarge
	}
	if a.left -= int64(len(b)); err != nil {
		return nil, fmt.Errorf("read document: %s: %w; save it again", path.Base(name), err)
	}
	return b, nil
}

// each goes through the elements of a part, if the file has it, as elements does. What stands behind a fault in it is left out.
func (a *archive) each(part string, start func(e xml.StartElement, up []string), end func(name string), text func(string)) {
	if b, err := a.read(part); err == nil {
		_ = elements(b, start, end, text)
	}
}

// properties are what a file says of itself.
type properties struct {
	title, author string
	first         string // who wrote the first version, in OpenDocument
	remarks       []string
}

// readProperties takes the title, the author and what people fill in from a part in Dublin Core terms, which both formats have.
func (a *archive) readProperties(part string) (p properties) {
	b, err := a.read(part)
	if err != nil {
		return p
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	into := map[string]*string{"title": &p.title, "creator": &p.author, "initial-creator": &p.first}
	var at *string
	name := ""
	for {
		t, err := d.Token()
		if err != nil {
			return p
		}
		switch t := t.(type) {
		case xml.StartElement:
			name = t.Name.Local
			at = into[name]
		case xml.CharData:
			switch name {
			case "description":
				p.remarks = append(p.remarks, strings.Split(string(t), "\n")...)
			case "contentStatus": // no part of a sentence
				p.remarks = append(p.remarks, "["+strings.TrimSpace(string(t))+"]")
			}
			if at != nil && len(*at)+len(t) < 500 {
				*at += string(t)
			}
		case xml.EndElement:
			at, name = nil, ""
		}
	}
}

// comments returns the lines of the comments in a part: of the elements of a name, but for those that are resolved. Word calls them
// done in another part, by the ids of their last paragraphs, and their answers with them.
func (a *archive) comments(part, element, done string) (lines []string) {
	ids := map[string]bool{}
	a.each(done, func(e xml.StartElement, _ []string) {
		ids[value(e, "paraId")] = value(e, "done") == "1" || ids[value(e, "paraIdParent")]
	}, nil, nil)
	in, does, out, line, id, from := false, false, false, "", "", 0 // does: what a field is told to do, and what is deleted, is no text
	a.each(part, func(e xml.StartElement, up []string) {
		does = e.Name.Local == "instrText" || e.Name.Local == "delText"
		out = out || e.Name.Local == "tracked-changes"
		switch {
		case e.Name.Local == element:
			in, from = value(e, "resolved") != "true", len(lines)
		case e.Name.Local == "p":
			line, id = "", value(e, "paraId")
		case e.Name.Local == "textpath": // a word behind the text
			line += value(e, "string")
		case e.Name.Local == "tab" && up[len(up)-1] != "tabs":
			line += "\t"
		}
	}, func(name string) {
		does = false
		switch {
		case name == "tracked-changes":
			out = false
		case in && name == element:
			in = false
			if ids[id] {
				lines = lines[:from]
			}
		case in && name == "p" && !out:
			lines = append(lines, line)
		}
	}, func(text string) {
		if in && !does && len(line) < 500 {
			line += text
		}
	})
	return lines
}

// inMargin marks the parts of lines that stand above or below every page, or behind its text, as no part of a sentence: "Elm Post |
// DRAFT" gives "[Elm Post]" and "[DRAFT]".
func inMargin(lines []string) (marked []string) {
	for _, line := range lines {
		for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune("\t|·–—", r) }) {
			marked = append(marked, "["+strings.Trim(part, " ()[]")+"]")
		}
	}
	return marked
}

// maxTitle is the number of runes of the longest title that is told by being bold.
const maxTitle = 200

// finish makes blocks of a page, and a title where the document has one.
func finish(page string, p properties) *markup.Document {
	d := webpage.HTML(page)
	if mostlyPreformatted(d.Blocks) {
		d = webpage.HTML(asParagraphs(page))
	}
	d.Title, d.Remarks = "", p.remarks
	boldTitle(d.Blocks)
	author := strings.Join(strings.Fields(p.author), " ")
	for i, b := range d.Blocks {
		if i > 12 {
			break
		}
		if t := strings.Join(strings.Fields(p.title), " "); t != "" && strings.EqualFold(b.Text, t) {
			d.Title = b.Text
		}
		if strings.Contains(author, " ") && len(b.Text) < 120 && strings.Contains(b.Text, author) {
			d.Byline = author
		}
	}
	if names := signed(d.Blocks, p); names != nil {
		d.Byline = strings.Join(names, ", ")
	}
	return d
}

// signed returns the authors in the lines directly below the title, before the first sentence: all that the file names, as Pandoc does in
// one property, or who wrote the first version, or both. Some of them alone may be in a list of others.
func signed(blocks []markup.Block, p properties) (lines []string) {
	var all []string
	for name := range strings.SplitSeq(p.author, ";") {
		all = append(all, strings.Join(strings.Fields(name), " "))
	}
	first := strings.Join(strings.Fields(p.first), " ")
	found := 0
	for _, b := range blocks[min(len(blocks), 1):] {
		name := strings.TrimPrefix(b.Text, "By ")
		switch {
		case strings.Contains(name, " ") && b.Kind == markup.Paragraph && !slices.Contains(lines, name) && (name == first || slices.Contains(all, name)):
			lines = append(lines, name)
			if slices.Contains(all, name) {
				found++
			}
		case prose.EndsWhole(b.Text) && (found == len(all) || found == 0 && len(lines) == 1):
			return lines
		default:
			return nil
		}
	}
	return nil
}

// mostlyPreformatted reports whether most of a document is in the style for preformatted text. A word processor gives that
// style to all that it reads from a plain text file: then it is no code.
func mostlyPreformatted(blocks []markup.Block) bool {
	all, code := 0, 0
	for _, b := range blocks {
		if all += len(b.Text); b.Kind == markup.Code {
			code += len(b.Text)
		}
	}
	return code*4 > all*3
}

// asParagraphs makes a paragraph of each preformatted one.
func asParagraphs(page string) string {
	var out strings.Builder
	for rest := page; rest != ""; {
		before, after, found := strings.Cut(rest, "<pre>")
		out.WriteString(before)
		if !found {
			break
		}
		var lines string
		lines, rest, _ = strings.Cut(after, "</pre>")
		for line := range strings.Lines(lines) {
			out.WriteString("<p>" + strings.TrimSuffix(line, "\n") + "</p>\n")
		}
	}
	return strings.NewReplacer("<code>", "", "</code>", "").Replace(out.String())
}

// boldTitle makes a heading of the first level of the first paragraph where all of it is bold: most people set no style.
func boldTitle(blocks []markup.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Text == "" {
			continue
		}
		end := b.Text[len(b.Text)-1]
		if b.Kind != markup.Paragraph || utf8.RuneCountInString(b.Text) > maxTitle || end == '.' || end == ':' || end == ',' {
			return
		}
		for k, s := range b.Spans {
			if s.Kind == markup.Strong && s.Start == 0 && s.End == len(b.Text) {
				b.Kind, b.Level = markup.Heading, 1
				b.Spans = append(b.Spans[:k:k], b.Spans[k+1:]...)
				return
			}
		}
		return
	}
}
