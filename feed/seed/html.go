package seed

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// declaration is where a page names its encoding, within its first bytes (HTML section 13.2.3.2, shortened).
var declaration = regexp.MustCompile(`(?i)<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})`)

// declared returns the encoding that a page names, nil for none, an unknown one, or UTF-8, as which it was no good.
func declared(data []byte) encoding.Encoding {
	m := declaration.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return nil
	}
	e, err := htmlindex.Get(string(m[1]))
	if err != nil {
		return nil
	}
	if name, err := htmlindex.Name(e); err != nil || strings.HasPrefix(name, "utf-") || name == "replacement" || name == "x-user-defined" {
		return nil
	}
	return e
}

// page is what we look for in a saved web page.
type page struct {
	title    string
	blocks   []block
	captions []string
}

// readHTML fills an article from a page or a fragment of one.
func (a *Article) readHTML(text string) {
	s := strain(text)
	doc := tree(s)
	if doc == nil {
		a.compose(titleElement(s.src), stream(s.src), nil)
		return
	}
	a.pageLanguage(doc)
	p := page{title: titleOf(doc)}
	if !isPage(text) {
		p.captions = takeCaptions(doc, false)
		a.compose(p.title, blocksOf(doc), p.captions)
		return
	}
	title, name := site(p.title, blocksOf(doc))
	unfurnish(doc)
	p.captions = takeCaptions(doc, false)
	whole := blocksOf(doc)
	a.readPage(doc, s.busy, whole, &p)
	if p.blocks == nil {
		p.blocks = whole
	}
	if title != titleOf(doc) || name != "" {
		p.title = title
	}
	a.compose(p.title, without(p.blocks, name), p.captions)
}

var pageStart = regexp.MustCompile(`(?i)<(?:!doctype|html|head|body)[\s>]`)

// isPage tells a whole page from a fragment.
func isPage(text string) bool { return pageStart.MatchString(text[:min(len(text), 4096)]) }

// The readability library looks at every element many times, each time with the text under it. Beyond these limits a
// page is taken whole. The limits are ours; TestHugeMarkup measures them.
const (
	maxElements = 20_000
	maxWork     = 8 << 20 // bytes of text, each counted once for every element around it
	maxHeadings = 150     // each compared with the title
)

// enough is the number of runes in sentences from which what the library found is not doubted.
const enough = 1000

// readPage takes the metadata that a page gives, and of a page with a site's furniture the article alone.
func (a *Article) readPage(doc *html.Node, busy bool, whole []block, p *page) {
	marked := articleElement(doc) // before the library takes the tree apart
	if runes(sentences(marked)) >= minArticle {
		p.blocks = marked
	}
	elements, work := weigh(doc, 0)
	headings, classes := count(doc)
	if elements > maxElements || work > maxWork || headings > maxHeadings {
		return
	}
	busy = busy || classes > 20
	var found readability.Article
	if guard(func() (err error) {
		parser := readability.NewParser()
		found, err = parser.ParseAndMutate(doc, nil)
		return err
	}) != nil {
		return
	}
	a.metadata(&found)
	if t := fold(clean(found.Title())); t != "" {
		p.title = t
	}
	if heads := tops(whole); len(heads) == 1 && (p.title == "" || startsWith(p.title, heads[0])) {
		p.title = heads[0]
	}
	if !busy {
		return
	}
	var blocks []block
	if found.Node != nil {
		blocks = blocksOf(found.Node)
	}
	if n := runes(sentences(blocks)); n < enough && 2*n < runes(sentences(marked)) { // an article that says it is one beats a guess
		blocks = marked
	}
	if n := runes(blocks); n >= minArticle || 2*n >= runes(whole) {
		p.blocks = blocks
	}
}

// articleElement returns what the one article element of a page says, nil where there is none or several.
func articleElement(doc *html.Node) []block {
	var inner *html.Node
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode && d.Data == "article" {
			if inner != nil {
				return nil
			}
			inner = d
		}
	}
	if inner == nil {
		return nil
	}
	return blocksOf(inner)
}

// weigh counts elements, and the bytes of text times the elements they lie in.
func weigh(n *html.Node, depth int) (elements, work int) {
	switch n.Type {
	case html.TextNode:
		return 0, len(n.Data) * depth
	case html.ElementNode:
		elements = 1
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		e, w := weigh(c, depth+1)
		elements, work = elements+e, work+w
	}
	return elements, work
}

// count counts headings, and elements with a class or an id: signs of a site's template.
func count(doc *html.Node) (headings, classes int) {
	for d := range doc.Descendants() {
		if len(d.Data) == 2 && d.Data[0] == 'h' && d.Data[1] >= '1' && d.Data[1] <= '6' {
			headings++
		}
		if attr(d, "class") != "" || attr(d, "id") != "" {
			classes++
		}
	}
	return headings, classes
}

func tops(blocks []block) []string {
	var out []string
	for _, b := range blocks {
		if b.kind == top {
			out = append(out, b.text)
		}
	}
	return out
}

// sentences returns the blocks that read as running text, which the links around an article do not.
func sentences(blocks []block) []block {
	var out []block
	for _, b := range blocks {
		if b.whole && len(b.text) > 60 {
			out = append(out, b)
		}
	}
	return out
}

func runes(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += utf8.RuneCountInString(b.text)
	}
	return n
}

func titleOf(doc *html.Node) string {
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode && d.Data == "title" && d.FirstChild != nil {
			return fold(clean(d.FirstChild.Data))
		}
	}
	return ""
}

// titleElement finds the title of a document that was not made a tree.
func titleElement(src string) string {
	_, rest, ok := strings.Cut(src, "<title>")
	title, _, closed := strings.Cut(rest, "</title>")
	if !ok || !closed {
		return ""
	}
	return fold(clean(html.UnescapeString(title)))
}

func (a *Article) pageLanguage(doc *html.Node) {
	for d := range doc.ChildNodes() {
		if lang := attr(d, "lang"); d.Data == "html" && lang != "" && a.Language == "" {
			a.Language, _ = language(lang)
		}
	}
}

// metadata takes what a page says of itself, where front matter did not: its authors and date.
func (a *Article) metadata(found *readability.Article) {
	if len(a.Authors) == 0 {
		a.Authors = bylineNames(clean(found.Byline()))
	}
	if t, err := found.PublishedTime(); err == nil && a.Date.IsZero() && t.Year() > 1900 && t.Year() < 10000 {
		a.Date = t.UTC()
	}
}

// bylineNames takes one to five names out of a by-line, nothing from one that says more.
func bylineNames(line string) []string {
	line = fold(line)
	if len(line) > 200 || strings.ContainsAny(line, "@/<>") {
		return nil
	}
	if len(line) > 3 && strings.EqualFold(line[:3], "by ") {
		line = line[3:]
	}
	names := folded(strings.Split(strings.ReplaceAll(strings.ReplaceAll(line, " and ", ","), " & ", ","), ","))
	for _, name := range names {
		words := strings.Fields(name)
		if len(names) > 5 || len(words) > 5 || strings.ContainsFunc(name, unicode.IsDigit) {
			return nil
		}
	}
	return names
}
