package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// wordProcessor matches how such a program names itself in the head of a page.
var wordProcessor = regexp.MustCompile(`(?i)<meta name="?generator"? content="(?:LibreOffice|OpenOffice|Microsoft Word)`)

// isExported reports whether a program for writing or for layout made a page of a document.
func isExported(text string) bool {
	head := text[:min(len(text), 16<<10)]
	if strings.Contains(head, "idGeneratedStyles") || strings.Contains(head, `id="_idContainer`) { // Adobe InDesign
		return true
	}
	if at := strings.Index(text, "doc-content"); at >= 0 && strings.Contains(text[max(0, at-40):at], `<body class="c`) { // Google Docs
		return true
	}
	return (strings.Contains(head, "Office") || strings.Contains(head, "Microsoft Word")) && wordProcessor.MatchString(head)
}

// headlineStyles begin the names that people give to the style of headlines in layout programs, which are the classes of the page.
var headlineStyles = []string{"headline", "title", "titel", "titre", "titolo", "titulo", "título", "überschrift", "ueberschrift", "hauptüberschrift"}

// layoutTitle returns the first paragraph in a style of headlines; "" for none.
func layoutTitle(doc *html.Node) string {
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode || d.Data != "p" && d.Data != "h1" && d.Data != "h2" {
			continue
		}
		class := strings.ToLower(hypertext.Attr(d, "class"))
		if slices.ContainsFunc(headlineStyles, func(s string) bool { return strings.HasPrefix(class, s) }) {
			if blocks := hypertext.BlocksOf(d, nil); len(blocks) == 1 {
				return blocks[0].Text
			}
		}
	}
	return ""
}

// exportTop is the number of blocks at the start of an exported page among which its title stands.
const exportTop = 5

// settleExported corrects what the head of an exported page tells, which is that of the file or template that the document began
// with: "Document1", by "Front Desk". A heading at the top is the title, or else the first line, which may also be the name of a site
// that the title has too. The author counts where the text names him.
func settleExported(d *markup.Document, styled string) {
	d.Exported = true
	top := d.Blocks[:min(len(d.Blocks), exportTop)]
	says := func(what string) bool {
		return what != "" && slices.ContainsFunc(d.Blocks, func(b markup.Block) bool { return strings.Contains(b.Text, what) })
	}
	if !says(d.Byline) {
		d.Byline = ""
	}
	if styled != "" {
		d.Title = styled
		for i := range top {
			if top[i].Text == styled && top[i].Kind == markup.Paragraph {
				top[i].Kind, top[i].Level = markup.Heading, 1
				break
			}
		}
		return
	}
	heading := slices.IndexFunc(top, func(b markup.Block) bool { return b.Kind == markup.Heading && b.Text != "" })
	sentence := slices.IndexFunc(top, func(b markup.Block) bool { return stopped(b.Text) })
	switch {
	case heading >= 0 && (sentence < 0 || heading < sentence) && !slices.ContainsFunc(top, func(b markup.Block) bool { return b.Text == d.Title }):
		d.Title = top[heading].Text
	case heading < 0 && sentence > 0 && utf8.RuneCountInString(top[0].Text) < 120 && !says(d.Title) && !strings.Contains(d.Title, top[0].Text):
		d.Title = "" // package seed takes the first line that reads as one
	}
}
