package hypertext

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/dialect"
	"seedfeed/feed/markup"
)

// An element is a start tag of a strained document, of a tree or of a stream.
type element struct {
	name  string
	attrs []html.Attribute
	note  bool // within a list of footnotes
}

func (e *element) attr(key string) string {
	for _, a := range e.attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// A box is made of each of these elements.
var boxOf = map[string]markup.BoxKind{"ul": markup.Bulleted, "ol": markup.Ordered, "li": markup.ListItem, "blockquote": markup.Quotation, "dl": markup.Terms, "dt": termBox, "dd": markup.Detail, "figure": markup.Figure}

// start takes note of an element; what follows is in it until end is called with what start returned.
func (b *builder) start(e *element) (ends func()) {
	switch e.name {
	case "br":
		b.lineBreak()
		return nil
	case "img":
		if dialect.PageShown(e.attr("src")) != "" { // from a frame; and some programs show the film for the Markdown of a picture
			b.mark(markup.Span{Kind: markup.Embed, Address: markup.SafeAddress(e.attr("src")), Alt: Fold(e.attr("alt"))})
			return nil
		}
		b.mark(markup.Span{Kind: markup.Image, Address: pictureAddress(e.attr("src")), Alt: Fold(e.attr("alt")), Width: pixels(e.attr("width")), Height: pixels(e.attr("height"))})
		return nil
	case "hr":
		if b.flush(); b.count[noteList] == 0 && b.count[markup.Table] == 0 {
			b.out = append(b.out, markup.Block{Kind: markup.Rule, In: b.around(), At: -1})
		}
		return nil
	case "meta", "html", "head", "title", "script":
		return nil
	case "span", "a":
		return b.startInline(e)
	}
	if level := level(e); level > 0 {
		b.flush()
		b.heading, b.called = level, Fold(e.attr("id"))
		return func() { b.flush(); b.heading, b.called = 0, "" }
	}
	if e.name == "pre" {
		b.flush()
		b.pre++
		return func() { b.flush(); b.pre-- }
	}
	if x, ok := e.box(); ok {
		b.enter(x)
		return func() { b.leave(x.Kind) }
	}
	b.flush()
	return b.flush
}

// level returns the level of a heading: of the element, or of the style that a word processor gives to a title.
func level(e *element) int {
	if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6' {
		return int(e.name[1] - '0')
	}
	if e.name == "p" && Titled(e.attr("class")) {
		return 1
	}
	return 0
}

// HeadingName reports whether a name of elements is that of a heading.
func HeadingName(name string) bool { return level(&element{name: name}) > 0 }

// box returns the box that an element makes.
func (e *element) box() (x markup.Box, ok bool) {
	if e.attr("data-cited") != "" {
		return markup.Box{Kind: markup.Cited}, true
	}
	if x.Kind, ok = boxOf[e.name]; e.attr("data-row") != "" {
		return x, false
	}
	class := e.attr("class")
	switch {
	case e.attr("data-table") != "":
		return markup.Box{Kind: markup.Table, Number: number(e.attr("data-table"))}, true
	case HasClass(class, noteLists), e.note && (x.Kind == markup.Ordered || x.Kind == markup.Bulleted) && ok:
		return markup.Box{Kind: noteList}, true
	case e.name == "li" && e.note, e.name == "div" && (HasClass(class, noteBoxes) || noteID(e.attr("id"))):
		return markup.Box{Kind: markup.Footnote, Name: noteName(e.attr("id"))}, true
	case e.name == "ol":
		x.Number = number(e.attr("start"))
	case e.name == "li":
		x.Number = number(e.attr("value"))
	case e.name == "blockquote":
		x.Name = markup.SafeAddress(e.attr("cite"))
	}
	return x, ok
}

var (
	noteLists = Set("footnotes footnotes-list")
	noteBoxes = Set("footnote")
	noteMarks = Set("footnote-ref footnote-reference footnoteref sdfootnoteanc sdendnoteanc")
	noteBacks = Set("footnote-backref footnote-back reversefootnote sdfootnotesym sdendnotesym")
)

// HasClass reports whether one of the words of a class attribute is in a set.
func HasClass(class string, words map[string]bool) bool {
	for w := range strings.FieldsSeq(class) {
		if words[w] {
			return true
		}
	}
	return false
}

// noteID reports whether an id is that of a footnote of LibreOffice ("sdfootnote1") or Word ("ftn1", "edn1").
func noteID(id string) bool {
	name := strings.TrimRight(id, "0123456789")
	return name != id && (name == "sdfootnote" || name == "sdendnote" || name == "ftn" || name == "edn")
}

// noteName makes one name of the id of a footnote and of the addresses that lead to it.
func noteName(id string) string {
	return strings.TrimLeft(strings.TrimSuffix(strings.TrimPrefix(id, "#"), "sym"), "_")
}

// footnoteLink reports whether an element is the mark of a footnote, with the name of that, or leads back from one.
func footnoteLink(n *html.Node) (name string, mark, back bool) {
	e := element{attrs: n.Attr}
	class, to := e.attr("class"), e.attr("href")
	_, target, _ := strings.Cut(to, "#")
	switch {
	case n.Data != "a" && !HasClass(class, noteMarks):
		return "", false, false
	case n.Data != "a":
		for d := range n.Descendants() {
			if _, target, ok := strings.Cut(Attr(d, "href"), "#"); ok {
				return noteName(target), true, false
			}
		}
		return "", true, false
	case HasClass(class, noteBacks), strings.HasPrefix(target, "_ftnref"), strings.HasPrefix(target, "_ednref"), strings.HasPrefix(target, "fnref"):
		return "", false, true
	case HasClass(class, noteMarks), strings.HasPrefix(target, "_ftn"), strings.HasPrefix(target, "_edn"), strings.HasPrefix(to, "#") && raised(n) && signOnly(n):
		return noteName(target), true, false
	}
	return "", false, false
}

// raised reports whether a link stands above the line: around or within a superscript.
func raised(n *html.Node) bool {
	up := n.Parent
	in := n.FirstChild
	return up != nil && Attr(up, "data-format") == "sup" || in != nil && in == n.LastChild && Attr(in, "data-format") == "sup"
}

// signOnly reports whether the text of an element is a number or signs in place of one: "[3]", "*".
func signOnly(n *html.Node) bool {
	text := ""
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			if text += d.Data; len(text) > 8 {
				return false
			}
		}
	}
	return strings.Trim(text, "0123456789[]() *†‡§") == ""
}

// startInline opens a link or a format.
func (b *builder) startInline(e *element) func() {
	if text := Fold(e.attr("data-struck")); text != "" {
		b.mark(markup.Span{Kind: markup.Struck, Alt: text})
		return nil
	}
	if as := e.attr("data-task"); as != "" {
		if n := len(b.boxes); n > 0 && b.boxes[n-1].Kind == markup.ListItem {
			b.boxes[n-1].Task, b.in = markup.Task(number(as)), nil
		}
		return nil
	}
	if to := markup.SafeAddress(e.attr("href")); e.name == "a" && to != "" && to != "#" {
		b.open(markup.Span{Kind: markup.Link, Address: to})
		return b.close
	}
	if f, ok := formatOf(e); ok {
		b.open(markup.Span{Kind: f})
		return b.close
	}
	return nil
}

// formatOf returns the format that an element gives to its text, by its name or its style.
func formatOf(e *element) (markup.Format, bool) {
	if f, ok := formats[e.attr("data-format")]; ok {
		return f, true
	}
	style := strings.ToLower(e.attr("style"))
	switch {
	case style == "":
	case strings.Contains(style, "font-weight:bold"), strings.Contains(style, "font-weight:700"), strings.Contains(style, "font-weight: bold"), strings.Contains(style, "font-weight: 700"):
		return markup.Strong, true
	case strings.Contains(style, "font-style:italic"), strings.Contains(style, "font-style: italic"):
		return markup.Emphasis, true
	}
	return 0, false
}

var formats = map[string]markup.Format{
	"em": markup.Emphasis, "i": markup.Emphasis, "cite": markup.Emphasis, "dfn": markup.Emphasis, "var": markup.Emphasis, "strong": markup.Strong, "b": markup.Strong,
	"code": markup.CodeText, "kbd": markup.CodeText, "samp": markup.CodeText, "tt": markup.CodeText, "mark": markup.Marked, "sup": markup.Raised, "sub": markup.Sunk,
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n >= 1_000_000_000 {
		return 0
	}
	return n
}

// pictureAddress returns the address of a picture as it is written, or that of one inside the document.
func pictureAddress(s string) string {
	if strings.HasPrefix(s, markup.Embedded) {
		return s
	}
	if !strings.Contains(s, ":") {
		if _, err := url.Parse(s); err != nil { // a percent sign in the name of a file
			s = strings.ReplaceAll(s, "%", "%25")
		}
	}
	return markup.SafeAddress(s)
}

// pixels reads a size: "300", "300px".
func pixels(s string) int {
	if n := number(strings.TrimSuffix(s, "px")); n < 20_000 {
		return n
	}
	return 0
}

// Titled reports whether a paragraph has the style that word processors give to a document's title: "MsoTitle" of Word,
// "title" beside a "c12" of Google Docs.
func Titled(class string) bool {
	classes := strings.Fields(class)
	numbered := slices.ContainsFunc(classes, func(c string) bool {
		return len(c) > 1 && c[0] == 'c' && strings.Trim(c[1:], "0123456789") == ""
	})
	return slices.Contains(classes, "MsoTitle") || numbered && slices.Contains(classes, "title")
}

// A walker makes blocks of a tree. Captions are the blocks that Captions.Take took out of it.
type walker struct {
	builder
	captions [][]markup.Block
}

// BlocksOf makes blocks of the tree under n.
func BlocksOf(n *html.Node, captions [][]markup.Block) []markup.Block {
	w := walker{captions: captions}
	w.walk(n)
	w.flush()
	return w.out
}

func (w *walker) walk(n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	if n.Type == html.ElementNode {
		switch n.Data {
		case "script", "style", "title", "meta":
			return
		}
		if i := Attr(n, "data-caption"); i != "" {
			if k := number(i) - 1; k >= 0 && k < len(w.captions) {
				w.place(w.captions[k])
			}
			return
		}
		e := &element{name: n.Data, attrs: n.Attr, note: w.count[noteList] > 0}
		if name, mark, back := footnoteLink(n); mark || back {
			if name != "" {
				w.mark(markup.Span{Kind: markup.NoteMark, Address: name})
			}
			return
		}
		if ends := w.start(e); ends != nil {
			defer ends()
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// place puts a caption where it stood.
func (w *walker) place(blocks []markup.Block) {
	w.flush()
	for _, bl := range blocks {
		bl.Kind, bl.Level = markup.Caption, 0
		bl.In = w.boxesOf(true)
		bl.Spans = slices.Clone(bl.Spans)
		w.out = append(w.out, bl)
	}
}

// Stream reads a strained document without making a tree of it: its blocks without what is around them.
func Stream(src string) []markup.Block {
	var b builder
	z := html.NewTokenizer(strings.NewReader(src))
	skip := false
	var ends [2]func() // of the open heading and of preformatted text
	for {
		switch z.Next() {
		case html.ErrorToken:
			b.flush()
			return b.out
		case html.TextToken:
			if !skip {
				b.text(string(z.Text()))
			}
		case html.StartTagToken:
			t := z.Token()
			skip = t.Data == "script" || t.Data == "title"
			e := &element{name: t.Data, attrs: t.Attr}
			switch {
			case t.Data == "span" || t.Data == "a":
			case t.Data == "li" && e.attr("data-row") == "":
				b.leave(markup.ListItem)
				b.enter(markup.Box{Kind: markup.ListItem})
			case level(e) > 0:
				ends[0] = b.start(e)
			case t.Data == "pre":
				if b.pre == 0 {
					ends[1] = b.start(e)
				}
			case t.Data == "br" || t.Data == "img" || t.Data == "hr":
				b.start(e)
			default:
				b.flush()
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			skip = false
			i := 0
			switch string(name) {
			case "span", "a", "title", "script":
				continue
			case "pre":
				i = 1
			case "li", "ul", "ol":
				b.leave(markup.ListItem)
			}
			b.flush()
			if f := ends[i]; f != nil && (i == 1 || name[0] == 'h') {
				f()
				ends[i] = nil
			}
		}
	}
}
