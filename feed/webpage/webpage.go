// Package webpage reads HTML documents as an article: saved pages, of which it finds the title, the author, the dates and the
// text among what else a site shows; pieces of pages; and the HTML of e-mails. Sites name their parts as they like,
// so it guesses; what may be of the article stays.
//
// Nothing here panics, and time and memory are bounded for any input: TestHugeMarkup and TestLinear of package seed
// measure them.
package webpage

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"seedfeed/feed/dialect"
	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// Template reads a page or a fragment of one that a site generator fills in: the tags that it fills in are no text.
func Template(text string) *markup.Document { return HTML(dialect.Page(text)) }

// HTML reads a page or a fragment of one, given as UTF-8.
func HTML(text string) *markup.Document {
	text = withCaptions(fromGoogle(text))
	s := hypertext.Strain(text)
	doc := hypertext.Tree(s)
	if doc == nil {
		return &markup.Document{Title: titleElement(s.Src), Blocks: hypertext.Stream(s.Src), Dates: datesOf(text), Draft: draftOf(text)}
	}
	properties := propertiesOf(text)
	if !isPage(text) {
		d := fragment(doc)
		d.Dates, d.Draft, d.Properties = datesOf(text), draftOf(text), properties
		return d
	}
	about := strings.Join(descriptions(doc), " ")
	body, signed := linkedArticles(s.Linked)
	styled := ""
	exported := isExported(text)
	if exported {
		styled = cmp.Or(styledTitle(doc), layoutTitle(doc))
	}
	d := page(doc, s, signed)
	if exported {
		settleExported(d, styled)
	}
	d.Dates, d.Draft, d.Properties = datesOf(text), draftOf(text), properties
	said := runes(sentences(d.Blocks))
	if strings.Contains(text, "<noscript") || strings.Contains(text, "template") {
		if blocks := lateBlocks(text); runes(sentences(blocks)) > 2*said+hypertext.MinArticle {
			d.Blocks = blocks
		}
	}
	if body != "" {
		if blocks := bodyBlocks(body); runes(blocks) > 2*runes(d.Blocks) && runes(sentences(blocks)) > 2*runes(sentences(d.Blocks))+hypertext.MinArticle {
			d.Blocks = blocks
		}
	}
	if shown := shownText(d.Blocks); shown < maxShown {
		about = d.Title + " " + about[:min(len(about), maxLead)]
		if blocks := scriptedBlocks(text, about, shown); runes(sentences(blocks)) > enough/2 {
			d.Blocks = blocks
		}
	}
	return d
}

// lateBlocks reads what a page keeps in noscript elements and in templates until a program of its own shows it.
func lateBlocks(text string) (blocks []markup.Block) {
	doc := hypertext.Tree(hypertext.StrainLate(text))
	if doc == nil {
		return nil
	}
	unfurnish(doc)
	var captions hypertext.Captions
	captions.Take(doc, false)
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if hypertext.Attr(c, "data-late") != "" {
				blocks = append(blocks, hypertext.BlocksOf(c, captions.Taken)...)
			} else {
				look(c)
			}
		}
	}
	look(doc)
	return blocks
}

// fragment reads the tree of a part of a page.
func fragment(doc *html.Node) *markup.Document {
	dropSignups(doc)
	d := &markup.Document{Title: titleOf(doc), Language: languageOf(doc)}
	var captions hypertext.Captions
	captions.Take(doc, false)
	d.Captions = captions.Texts
	d.Blocks = hypertext.BlocksOf(doc, captions.Taken)
	d.Title, _ = site(d.Title, "", "", d.Blocks)
	return d
}

// bodyBlocks reads the text of an article from its metadata: HTML, or text that has ends of lines for paragraphs.
func bodyBlocks(text string) []markup.Block {
	if !strings.Contains(text, "<p") {
		text = "<p>" + strings.ReplaceAll(text, "\n", "<p>")
	}
	if doc := hypertext.Tree(hypertext.Strain(text)); doc != nil {
		return fragment(doc).Blocks
	}
	return nil
}

// page reads the tree of a whole page.
func page(doc *html.Node, s hypertext.Strained, authors []signed) *markup.Document {
	d := &markup.Document{Title: titleOf(doc), Language: languageOf(doc)}
	var captions hypertext.Captions
	all := hypertext.BlocksOf(doc, nil)
	own := styledTitle(doc)
	told, publisher := toldTitle(doc)
	title, name := site(d.Title, told, publisher, all)
	if told != "" {
		told, _ = site(told, "", publisher, all)
	} else if heading := fuller(title, all); heading != "" {
		title = heading
	}
	unfurnish(doc)
	captions.Take(doc, false)
	d.Captions = captions.Texts
	whole := hypertext.BlocksOf(doc, captions.Taken)
	known := title != d.Title || name != "" || slices.ContainsFunc(all, func(b markup.Block) bool { return b.Kind == markup.Heading && b.Text == title })
	readPage(d, doc, s, whole, captions.Taken, []string{title, told})
	if d.Blocks == nil {
		d.Blocks = whole
	}
	switch {
	case own != "":
		d.Title = own
	case told != "":
		d.Title = told
	case known: // else the readability library has cut what looks like the name of a site
		d.Title = title
	}
	if noTitle(d.Title) || strings.EqualFold(d.Title, publisher) {
		d.Title = ""
	}
	d.Blocks = without(d.Blocks, name)
	d.Byline = cmp.Or(authorsOf(authors, d.Title, title, told), d.Byline)
	return d
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
func readPage(d *markup.Document, doc *html.Node, s hypertext.Strained, whole []markup.Block, captions [][]markup.Block, titles []string) {
	lead := leadFinder{whole, titles, descriptions(doc), namedTexts(doc, leadNames, notLead)}
	boxed := namedTexts(doc, boxNames, nil)
	marked := articleElement(doc, captions) // before the library takes the tree apart
	if runes(sentences(marked)) >= hypertext.MinArticle {
		d.Blocks = marked
	}
	elements, work := weigh(doc, 0)
	headings, classes := count(doc)
	if elements > maxElements || work > maxWork || headings > maxHeadings {
		return
	}
	busy := s.Busy || classes > 20
	var found readability.Article
	if hypertext.Guard(func() (err error) {
		parser := readability.NewParser()
		found, err = parser.ParseAndMutate(doc, nil)
		return err
	}) != nil {
		return
	}
	d.Byline = hypertext.Fold(found.Byline())
	if t := hypertext.Fold(found.Title()); t != "" {
		d.Title = t
	}
	if heads := tops(whole); len(heads) == 1 && (d.Title == "" || startsWith(d.Title, heads[0])) {
		d.Title = heads[0]
	}
	if !busy {
		return
	}
	var blocks []markup.Block
	if found.Node != nil {
		blocks = hypertext.BlocksOf(found.Node, captions)
	}
	if n := runes(sentences(blocks)); n < enough && 2*n < runes(sentences(marked)) { // an article that says it is one beats a guess
		blocks = marked
	}
	if n := runes(sentences(blocks)); 4*n < runes(sentences(whole)) { // it took one part of many for the article
		blocks = whole
	}
	if 5*runes(sentences(blocks)) < 4*runes(sentences(whole)) {
		blocks = widened(s, blocks)
	}
	if n := runes(blocks); n >= hypertext.MinArticle || 2*n >= runes(whole) {
		d.Blocks = tidy(lead.withLead(withGaps(blocks, whole, boxed)))
	}
}

// articleElement returns what the one article element of a page says, nil where there is none or several.
func articleElement(doc *html.Node, captions [][]markup.Block) []markup.Block {
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
	return hypertext.BlocksOf(inner, captions)
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
		if hypertext.Attr(d, "class") != "" || hypertext.Attr(d, "id") != "" {
			classes++
		}
	}
	return headings, classes
}

func tops(blocks []markup.Block) []string {
	var out []string
	for _, b := range blocks {
		if b.Top() {
			out = append(out, b.Text)
		}
	}
	return out
}

// sentences returns the blocks that read as running text, which the links around an article do not.
func sentences(blocks []markup.Block) []markup.Block {
	var out []markup.Block
	for _, b := range blocks {
		if b.Kind != markup.Caption && len(b.Text) > 60 && stopped(b.Text) {
			out = append(out, b)
		}
	}
	return out
}

// stopped reports whether a text ends as a sentence does, in any script.
func stopped(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"'”“’‘»«)] 」』）"))
	return strings.ContainsRune(".?!…。！？．।॥؟۔։።", last)
}

func runes(blocks []markup.Block) int {
	n := 0
	for _, b := range blocks {
		if b.Kind != markup.Caption {
			n += utf8.RuneCountInString(b.Text)
		}
	}
	return n
}

func titleOf(doc *html.Node) string {
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode && d.Data == "title" && d.FirstChild != nil {
			return hypertext.Fold(d.FirstChild.Data)
		}
	}
	return ""
}

// styledTitle returns the title in a word processor's style; its title element keeps whatever the file began with.
func styledTitle(doc *html.Node) string {
	for d := range doc.Descendants() {
		if d.Data == "p" && d.Type == html.ElementNode && hypertext.Titled(hypertext.Attr(d, "class")) {
			if blocks := hypertext.BlocksOf(d, nil); len(blocks) == 1 {
				return blocks[0].Text
			}
			return ""
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
	return hypertext.Fold(html.UnescapeString(title))
}

func languageOf(doc *html.Node) string {
	for d := range doc.ChildNodes() {
		if lang := hypertext.Attr(d, "lang"); d.Data == "html" && lang != "" {
			return lang
		}
	}
	return ""
}
