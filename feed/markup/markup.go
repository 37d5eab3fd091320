// Package markup reads saved web pages and Markdown: of either it gives the paragraphs, headings, items and captions as
// text, and of a page what the page says of itself; scripts, styles, hidden elements and a site's furniture are gone.
//
// Every text is on one line, with single spaces between its words, and plain: nothing in it is markup to anybody. It may
// still hold any character that the file or an entity in it names ("&#x202e;"); who shows it cleans it. Nothing here
// panics, and time and memory are bounded for any input: TestHugeMarkup of package seed measures them.
package markup

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// A Document is what a page or a Markdown file says, in its order.
type Document struct {
	Title    string   // of the title element, "" for none; the site's name is not in it where a heading tells the two apart
	Blocks   []Block  // without the captions
	Captions []string // of figures, in order, each once; at most about 200
	Byline   string   // as the page gives it, "" for none
	Dates    []string // of publication, as the page gives them, the one to trust most first
	Language string   // the page's lang attribute, "" for none
}

// A Block is a paragraph, a heading, an item ("• " stands before it) or a row ("a | b").
type Block struct {
	Kind Kind
	Text string // not empty
}

// A Kind says what a block is by its markup.
type Kind uint8

const (
	Paragraph Kind = iota // any text of which the markup says nothing else
	Heading               // of any level but the first
	Top                   // a heading of the first level
	Item                  // of a list of any kind
	Quoted                // a paragraph of a block quotation
	Row                   // of a table, with two cells or more
	Code                  // a line of preformatted text
)

// A builder makes blocks of text and markup that come in the order of the document.
type builder struct {
	out    []Block
	cur    strings.Builder
	kind   Kind // of the block that is being made
	bullet bool // the next block starts an item
	breaks int  // line breaks since the last text
	pre    int  // depth of preformatted text
	quotes int  // depth of block quotes
	cells  bool
}

func (b *builder) text(s string) {
	if b.pre > 0 {
		for line := range strings.Lines(s) {
			b.cur.WriteString(line)
			if strings.HasSuffix(line, "\n") {
				b.flush()
			}
		}
		return
	}
	if b.breaks > 0 && hasText(s) {
		b.breaks = 0
	}
	b.cells = b.cells || strings.Contains(s, separator)
	b.cur.WriteString(s)
}

// startBlock and endBlock take note of an element by its name; those that make no block are nothing to them.
func (b *builder) startBlock(name string) {
	switch name {
	case "br":
		if b.breaks++; b.breaks > 1 || b.pre > 0 { // two make a paragraph
			b.flush()
			b.breaks = 1
		}
		b.cur.WriteByte(' ')
		return
	case "span", "a", "meta", "html", "head", "title", "script":
		return
	}
	b.flush()
	switch name {
	case "li":
		b.bullet = true
	case "pre":
		b.pre++
	case "blockquote":
		b.quotes++
	case "h1":
		b.kind = Top
	case "h2", "h3", "h4", "h5", "h6":
		b.kind = Heading
	}
}

func (b *builder) endBlock(name string) {
	switch name {
	case "br", "span", "a", "meta", "html", "head", "title", "script":
		return
	}
	b.flush()
	switch name {
	case "li":
		b.bullet = false
	case "pre":
		b.pre = max(b.pre-1, 0)
	case "blockquote":
		b.quotes = max(b.quotes-1, 0)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.kind = Paragraph // an empty heading
	}
}

// flush ends the block that is being made, if it says anything.
func (b *builder) flush() {
	text, as := b.cur.String(), b.kind
	b.cur.Reset()
	b.breaks, b.kind = 0, Paragraph
	cells := b.cells
	b.cells = false
	if cells {
		var parts []string
		for cell := range strings.SplitSeq(text, separator) {
			if cell = fold(cell); cell != "" {
				parts = append(parts, cell)
			}
		}
		if text = strings.Join(parts, " | "); len(parts) > 1 {
			as = Row
		}
	}
	if text = fold(text); text == "" {
		if as != Paragraph {
			b.kind = as // an empty element inside a heading
		}
		return
	}
	switch {
	case as == Heading || as == Top || as == Row:
	case b.pre > 0:
		as = Code
	case b.bullet:
		as, text = Item, "• "+text
	case b.quotes > 0:
		as = Quoted
	}
	b.bullet = false
	b.out = append(b.out, Block{Kind: as, Text: text})
}

// walk makes blocks of a tree.
func (b *builder) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.text(n.Data)
	case html.ElementNode:
		switch n.Data {
		case "script", "style", "title", "meta":
			return
		}
		name := n.Data
		if name == "li" && attr(n, "data-row") != "" {
			name = "tr"
		} else if name == "p" && titled(n) {
			name = "h1"
		}
		b.startBlock(name)
		defer b.endBlock(name)
		fallthrough
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.walk(c)
		}
	}
}

// titled reports whether a paragraph has the style that word processors give to a document's title: "MsoTitle" of Word,
// "title" beside a "c12" of Google Docs.
func titled(n *html.Node) bool {
	classes := strings.Fields(attr(n, "class"))
	numbered := slices.ContainsFunc(classes, func(c string) bool {
		return len(c) > 1 && c[0] == 'c' && strings.Trim(c[1:], "0123456789") == ""
	})
	return slices.Contains(classes, "MsoTitle") || numbered && slices.Contains(classes, "title")
}

// blocksOf makes blocks of the tree under n, without the captions in it.
func blocksOf(n *html.Node) []Block {
	var b builder
	b.walk(n)
	b.flush()
	return b.out
}

// tree parses a strained document; nil where it is too large or nests too deeply for that.
func tree(s strained) (doc *html.Node) {
	if s.tags > maxTags {
		return nil
	}
	_ = guard(func() (err error) {
		doc, err = html.Parse(strings.NewReader(s.src))
		return err
	})
	if doc != nil {
		prune(doc, textSize(doc, len(s.src)))
	}
	return doc
}

// ErrReader tells that a library failed on a file; no file is known that makes one fail.
var ErrReader = errors.New("read markup: the reader of this kind of file gave up; save the article as plain text")

// guard runs a reader of strangers' making: what it fails on costs one file. (The HTML parser panics at the 513th level.)
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w (%.80v)", ErrReader, r)
		}
	}()
	return f()
}

// prune takes out of a tree what no reader sees: comments, hidden elements, marks of footnotes, and a form that does not
// hold most of the text, as it does on sites of some makes. Size is the size of all text.
func prune(n *html.Node, size int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode, c.Type == html.DoctypeNode, c.Type == html.ElementNode && unseen(c):
			n.RemoveChild(c)
		case c.Type == html.ElementNode && attr(c, "data-form") != "" && textSize(c, size) <= size/2:
			n.RemoveChild(c)
		default:
			prune(c, size)
		}
		c = next
	}
}

func unseen(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return n.Data != "body" && n.Data != "html" // a page that is shown by its script
			}
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				switch class {
				case "footnote-ref", "footnote-backref", "sr-only", "visually-hidden", "screen-reader-text":
					return true
				}
			}
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textSize counts the bytes of text under n, up to about limit.
func textSize(n *html.Node, limit int) int {
	size := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "script" && d.Parent.Data != "title" {
			if size += len(d.Data); size > limit {
				break
			}
		}
	}
	return size
}

// takeCaptions moves the captions of figures out of a tree: what is marked as one, by its element or its class.
func takeCaptions(n *html.Node, aside bool) (captions []string) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && (c.Data == "figcaption" || captionClass(c)) {
			n.RemoveChild(c)
			for _, bl := range blocksOf(c) {
				if text := strings.TrimPrefix(bl.Text, "• "); !aside && !slices.Contains(captions, text) && len(captions) < 200 {
					captions = append(captions, text)
				}
			}
		} else {
			side := aside || c.Data == "nav" || c.Data == "aside" || c.Data == "footer"
			captions = append(captions, takeCaptions(c, side)...)
		}
		c = next
	}
	return captions
}

func captionClass(n *html.Node) bool {
	if n.Data != "p" && n.Data != "div" && n.Data != "span" && n.Data != "dd" {
		return false
	}
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		if class == "caption" || class == "msocaption" || strings.HasSuffix(class, "-caption") || strings.HasSuffix(class, "_caption") || strings.HasSuffix(class, "caption-text") || strings.HasSuffix(class, "caption__text") {
			return textSize(n, 600) <= 600
		}
	}
	return false
}

// fold makes one line of s, with single spaces.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// hasText reports whether s holds anything but white space.
func hasText(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) >= 0
}

// set is the words of a list.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
