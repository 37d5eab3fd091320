package seed

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"seedfeed/feed/prose"
)

// A kind says what a block is by its markup. What markup says is so: the rules that guess what a line of plain text
// is are for paragraphs alone.
type kind uint8

const (
	paragraph kind = iota
	heading        // of any level but the first
	top            // a heading of the first level
	item
	quoted
	row
	code
)

// A builder makes blocks of text and markup that come in the order of the document.
type builder struct {
	out    []block
	cur    strings.Builder
	kind   kind // of the block that is being made
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
		b.kind = top
	case "h2", "h3", "h4", "h5", "h6":
		b.kind = heading
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
		b.kind = paragraph // an empty heading
	}
}

// flush ends the block that is being made, if it says anything.
func (b *builder) flush() {
	text, as := b.cur.String(), b.kind
	b.cur.Reset()
	b.breaks, b.kind = 0, paragraph
	cells := b.cells
	b.cells = false
	if cells {
		var parts []string
		for cell := range strings.SplitSeq(text, separator) {
			if cell = fold(clean(cell)); cell != "" {
				parts = append(parts, cell)
			}
		}
		if text = strings.Join(parts, " | "); len(parts) > 1 {
			as = row
		}
	}
	if text = fold(clean(text)); text == "" || ornament(text) {
		if as != paragraph {
			b.kind = as // an empty element inside a heading
		}
		return
	}
	switch {
	case as == heading || as == top || as == row:
	case b.pre > 0:
		as = code
	case b.bullet:
		as, text = item, "• "+text
	case b.quotes > 0:
		as = quoted
	}
	b.bullet = false
	b.out = append(b.out, block{text: text, gap: true, whole: prose.EndsWhole(text), kind: as})
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

// blocksOf makes blocks of the tree under n, without the captions in it.
func blocksOf(n *html.Node) []block {
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

var errReader = errors.New("read markup: the reader of this kind of file gave up; save the article as plain text")

// guard runs a reader of strangers' making: what it fails on costs one file. (The HTML parser panics at the 513th level.)
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w (%.80v)", errReader, r)
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
				if text := strings.TrimPrefix(bl.text, "• "); !aside && !slices.Contains(captions, text) && len(captions) < 200 {
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
		if class == "caption" || strings.HasSuffix(class, "-caption") || strings.HasSuffix(class, "_caption") || strings.HasSuffix(class, "caption-text") || strings.HasSuffix(class, "caption__text") {
			return textSize(n, 600) <= 600
		}
	}
	return false
}

// compose fills title, body and captions from blocks whose markup says what they are. Title is what the markup gives for
// one, "" for none; captions are those set aside already.
func (a *Article) compose(title string, blocks []block, captions []string) {
	if a.Title == "" {
		a.Title = plainTitle(title)
	}
	blocks = a.takeHeading(blocks)
	blocks = a.takeByline(blocks)
	blocks = settleMarked(blocks, captions)
	seen := map[uint64]bool{}
	for _, c := range captions {
		if k, _ := key(c); !seen[k] {
			seen[k] = true
			a.Captions = append(a.Captions, c)
		}
	}
	a.gather(blocks, seen)
}

// takeHeading cuts the title from the blocks: a first-level heading that says the title, which is the one we have, the
// first heading where we have none, or, where there is no heading, a first paragraph that reads as one.
func (a *Article) takeHeading(blocks []block) []block {
	first := slices.IndexFunc(blocks, func(b block) bool { return b.kind == top })
	if first < 0 && len(blocks) > 0 && blocks[0].kind == heading {
		first = 0
	} else if first < 0 { // below a date or a by-line
		first = slices.IndexFunc(blocks[:min(len(blocks), 4)], func(b block) bool { return b.kind == heading && sameWords(b.text, a.Title) })
	}
	switch {
	case first >= 0 && (a.Title == "" || sameWords(blocks[first].text, a.Title) || startsWith(a.Title, blocks[first].text) && blocks[first].kind == top):
		if given := a.Title; given == "" || !sameWords(blocks[first].text, given) {
			if a.Title = plainTitle(blocks[first].text); a.Title == "" {
				a.Title = given
			}
		}
		return slices.Delete(blocks, first, first+1)
	case len(blocks) > 0 && blocks[0].kind == paragraph:
		blocks = a.takeTitle(blocks)
		a.Title = plainTitle(a.Title)
	}
	return blocks
}

// startsWith reports whether a title is a heading and something behind it that is not of the same sentence: a site's name.
func startsWith(title, heading string) bool {
	rest, ok := strings.CutPrefix(title, heading)
	rest = strings.TrimLeft(rest, " ")
	return ok && rest != "" && strings.ContainsRune("|-–—·»:/", []rune(rest)[0])
}

// plainTitle makes a title of a line: without marks of a heading before or behind it.
func plainTitle(s string) string {
	s = headline(s)
	if t := strings.TrimFunc(s, func(r rune) bool { return r == '#' || unicode.IsSpace(r) }); t != s && strings.HasPrefix(s, "#") {
		return t
	}
	return s
}

// settleMarked gives blocks their roles. No sentence is joined over blocks, since markup says where they end; captions
// and copies are looked for among paragraphs, and a paragraph that says a caption again is a copy of it.
func settleMarked(blocks []block, captions []string) []block {
	for i := range blocks {
		bl := &blocks[i]
		bl.sents = prose.Sentences(bl.text, prose.Span{Start: 0, End: len(bl.text)})
	}
	if !running(blocks) {
		return blocks
	}
	marked := map[uint64]bool{}
	for _, c := range captions {
		if k, n := key(c); n >= minCopy {
			marked[k] = true
		}
	}
	blocks = setAside(blocks)
	again := pulled(blocks)
	for i := range blocks {
		bl := &blocks[i]
		k, _ := key(bl.text)
		switch {
		case again[i]:
			bl.role = twin
		case bl.kind != paragraph:
			bl.role = body
		case marked[k]:
			bl.role = twin
		case bl.role == body && isFurniture(bl.text):
			bl.role = furniture
		}
	}
	return blocks
}

// maxPulled bounds the quotations set apart that are looked for in the text around them.
const maxPulled = 50

// pulled finds the block quotations that say word for word what a paragraph says as well: pull quotes.
func pulled(blocks []block) map[int]bool {
	var quotes []int
	for i := range blocks {
		if _, words := key(blocks[i].text); blocks[i].kind == quoted && words >= minCopy && len(quotes) < maxPulled {
			quotes = append(quotes, i)
		}
	}
	if len(quotes) == 0 {
		return nil
	}
	var text strings.Builder
	for i := range blocks {
		if blocks[i].kind == paragraph {
			text.WriteString(" " + prose.Fold(blocks[i].text) + " \n")
		}
	}
	again := map[int]bool{}
	for _, i := range quotes {
		again[i] = strings.Contains(text.String(), " "+prose.Fold(blocks[i].text)+" ")
	}
	return again
}
