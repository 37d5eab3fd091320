package office

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A format is how a run of text looks, as bits.
type format uint16

const (
	bold format = 1 << iota
	italic
	raised
	sunk
	marked
	code   // in a font of one width for all letters
	struck // shown as struck out; it is no longer said
	gone   // hidden, or deleted in tracked changes: it is not written
)

// say sets a bit of a format, and notes in set that something is said of it.
func (f format) say(set, bit format, on bool) (format, format) {
	if on {
		return f | bit, set | bit
	}
	return f &^ bit, set | bit
}

var formatTags = []struct {
	bit  format
	name string
}{{bold, "strong"}, {italic, "em"}, {raised, "sup"}, {sunk, "sub"}, {marked, "mark"}, {code, "code"}, {struck, "del"}}

// A run is a piece of a paragraph in one format.
type run struct {
	format  format
	link    string
	html    []byte
	picture bool
}

// A kind is what a paragraph is by its style.
type kind uint8

const (
	plain kind = iota
	quotation
	preformatted
	caption
	term
	definition
	line     // a rule, where the paragraph is empty
	contents // of a table of contents; it is left out
)

// A border says where lines are drawn at a paragraph, as bits.
type border uint8

const (
	above border = 1 << iota
	below
	beside
)

// kinds has the kinds of paragraphs by the names of their styles, in lower case. Word and LibreOffice write the names of
// built-in styles in English, whatever their menus say; the others are those of pandoc.
var kinds = map[string]kind{
	"quote": quotation, "intense quote": quotation, "quotations": quotation, "block text": quotation,
	"html preformatted": preformatted, "preformatted text": preformatted, "source code": preformatted,
	"caption": caption, "illustration": caption, "figure": caption, "table": caption, "drawing": caption, "image caption": caption, "table caption": caption,
	"list heading": term, "definition term": term, "list contents": definition, "definition": definition, "definition definition": definition,
	"horizontal line": line,
}

// A paragraph is a paragraph that is being read.
type paragraph struct {
	runs    []run
	size    int // bytes of its runs
	kind    kind
	level   int  // of a heading, 0 for none
	head    bool // it heads a column, by its style
	fixed   bool // its style has a font of one width
	border  border
	indent  int // of its lines, in twentieths of a point
	list    string
	depth   int // of its list item, from 0
	ordered bool
	start   int  // number of the first item of its list, 0 for 1
	number  int  // of its item, 0 where the items before it tell
	more    bool // it goes on with the item before it
}

// builtIn returns what the name of a built-in style says of a paragraph: its kind, or the level of a heading.
func builtIn(name string) (k kind, level int, known bool) {
	if name == "title" {
		return plain, 1, true
	}
	if k, known = kinds[name]; known {
		return k, 0, true
	}
	if n, ok := strings.CutPrefix(name, "heading "); ok {
		return plain, number(strings.TrimSpace(n)), true
	}
	if strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "contents ") {
		return contents, 0, true
	}
	return plain, 0, name == "table heading"
}

// styled gives a paragraph what the name of its style says.
func (p *paragraph) styled(name string) {
	k, level, _ := builtIn(name)
	if p.kind = k; p.level == 0 || name == "title" {
		p.level = level
	}
	p.head = name == "table heading"
}

// looks returns the format of a style as far as it says more than that the paragraph is of its kind.
func (p *paragraph) looks(f format) format {
	p.fixed = f&code != 0
	if p.level > 0 || p.kind == quotation || p.kind == caption {
		f &^= bold | italic
	}
	return f
}

func (p *paragraph) text(s string, f format, link string) { p.add(html.EscapeString(s), f, link) }

// add appends HTML; white space takes the format of what stands before it, so that bold words make one run.
func (p *paragraph) add(s string, f format, link string) {
	if s == "" || f&gone != 0 || p.size > maxText {
		return
	}
	p.size += len(s)
	n := len(p.runs)
	if n > 0 && !p.runs[n-1].picture && p.runs[n-1].link == link && (p.runs[n-1].format == f || strings.TrimSpace(s) == "") {
		p.runs[n-1].html = append(p.runs[n-1].html, s...)
		return
	}
	p.runs = append(p.runs, run{format: f, link: link, html: []byte(s)})
}

// addPicture appends a picture.
func (p *paragraph) addPicture(address, alt string, f format, link string) {
	s := `<img src="` + html.EscapeString(address) + `" alt="` + html.EscapeString(alt) + `">`
	if f&gone != 0 || p.size > maxText {
		return
	}
	p.size += len(s)
	p.runs = append(p.runs, run{format: f & struck, link: link, html: []byte(s), picture: true})
}

// pictured parts the pictures of a paragraph from its text. Without both there is no second paragraph.
func (p *paragraph) pictured() (pictures, text *paragraph) {
	a, b := *p, *p
	a.runs, b.runs = nil, nil
	for _, r := range p.runs {
		if r.picture {
			a.runs = append(a.runs, r)
		} else if blank := strings.Trim(string(r.html), " \t\n\u00a0") == ""; !blank && (len(b.runs) > 0 || string(r.html) != "<br>") {
			b.runs = append(b.runs, r)
		}
	}
	switch {
	case len(a.runs) == 0:
		return nil, p
	case len(b.runs) == 0:
		return &a, nil
	}
	return &a, &b
}

// empty reports whether a paragraph has neither text nor pictures.
func (p *paragraph) empty() bool {
	return !slices.ContainsFunc(p.runs, func(r run) bool { return r.picture || strings.Trim(string(r.html), " \t\n\u00a0") != "" })
}

var tagged = regexp.MustCompile(`<[^>]*>`)

// proseWords is the number of words from which a sentence in a font of one width is no line of code. It is ours.
const proseWords = 8

// settle makes code of a paragraph that is set in a font of one width, unless it reads as a sentence.
func (p *paragraph) settle() {
	if p.kind == plain && p.code() {
		switch {
		case p.reads():
			p.without(code)
		case p.level == 0 && (p.list == "" || p.more):
			p.kind = preformatted
		}
	}
	switch {
	case p.level > 0:
		p.list, p.kind, p.border = "", plain, 0
		p.without(bold | code) // all of a heading is bold
	case p.kind == preformatted:
		p.without(code)
	}
}

// code reports whether all of a paragraph is in a font of one width.
func (p *paragraph) code() bool {
	for _, r := range p.runs {
		if r.format&code == 0 || r.picture {
			return false
		}
	}
	return len(p.runs) > 0 || p.fixed
}

// reads reports whether the text of a paragraph is a sentence.
func (p *paragraph) reads() bool {
	text := ""
	for _, r := range p.runs {
		text += tagged.ReplaceAllString(string(r.html[:min(len(r.html), 4000)]), " ")
		if len(text) > 4000 {
			break
		}
	}
	words := strings.Fields(html.UnescapeString(text))
	if len(words) < proseWords {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[0], `"'“‘«„(`))
	last := strings.TrimRight(words[len(words)-1], `"'”’»“«‘)`)
	return unicode.IsUpper(first) && (len(text) > 4000 || strings.HasSuffix(last, ".") || strings.HasSuffix(last, "?") || strings.HasSuffix(last, "!"))
}

// without takes a format from all runs.
func (p *paragraph) without(f format) {
	for i := range p.runs {
		p.runs[i].format &^= f
	}
}

func (p *paragraph) inline(b *strings.Builder) {
	link := ""
	for _, r := range p.runs {
		if r.link != link {
			if link != "" {
				b.WriteString("</a>")
			}
			if r.link != "" {
				b.WriteString(`<a href="` + html.EscapeString(r.link) + `">`)
			}
			link = r.link
		}
		for _, t := range formatTags {
			if r.format&t.bit != 0 {
				b.WriteString("<" + t.name + ">")
			}
		}
		b.Write(r.html)
		for i := len(formatTags) - 1; i >= 0; i-- {
			if t := formatTags[i]; r.format&t.bit != 0 {
				b.WriteString("</" + t.name + ">")
			}
		}
	}
	if link != "" {
		b.WriteString("</a>")
	}
}

// fixedWidth reports whether a font has one width for all letters, by its name. Files say it of their fonts; this is for
// fonts of which they do not.
func fixedWidth(font string) bool {
	font = strings.ToLower(font)
	for _, part := range []string{"mono", "courier", "consolas", "menlo", "typewriter"} {
		if strings.Contains(font, part) {
			return !strings.Contains(font, "monotype")
		}
	}
	return false
}
