package webpage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// Bounds of the paragraph between the title of an article and its text, in bytes, and how far before the text it may stand,
// in blocks.
const (
	minLead  = 60
	maxLead  = 900
	leadNear = 40
	maxPlace = 30     // bytes of the name of a place before a lead
	maxAbout = 20_000 // bytes of an article that a lead is compared with
)

// A leadFinder looks for the paragraph that leads into an article and stands between its title and its text on the page:
// sites set it in the box of the title, outside that of the text.
type leadFinder struct {
	whole     []markup.Block  // of the page
	titles    []string        // of the page, as it gives them itself
	described []string        // what the page says to those who link to it, which often is that paragraph
	named     map[string]bool // texts whose elements have the name of a lead
}

// withLead puts the lead before the blocks of an article.
func (f *leadFinder) withLead(blocks []markup.Block) []markup.Block {
	first := slices.IndexFunc(blocks, func(b markup.Block) bool { return b.Kind == markup.Paragraph && len(b.Text) > minLead })
	if first < 0 {
		return blocks
	}
	has := map[string]bool{}
	for _, b := range blocks {
		has[b.Text] = true
	}
	end := slices.IndexFunc(f.whole, func(b markup.Block) bool { return b.Text == blocks[first].Text })
	if end < 0 {
		return blocks
	}
	start := f.afterTitle(end)
	told := f.isDescribed(blocks[first].Text) // then the lead is there, or it is a heading
	for i := max(start, end-leadNear); i < end; i++ {
		b := &f.whole[i]
		if (b.Kind == markup.Paragraph || b.Kind == markup.Heading) && len(b.Text) <= maxLead && !has[b.Text] &&
			(f.isDescribed(b.Text) || start > 0 && (!told || b.Kind == markup.Heading) && (b.Kind == markup.Heading || f.named[b.Text]) && isLead(b) && about(b.Text, blocks)) {
			lead := *b
			lead.Kind, lead.Level, lead.Name = markup.Paragraph, 0, ""
			at := 0
			for k := range blocks[:first] {
				if f.isTitle(&blocks[k]) {
					at = k + 1
				}
			}
			return slices.Insert(slices.Clone(blocks), at, lead)
		}
	}
	return blocks
}

// afterTitle returns where the page goes on behind the last heading before end that holds the title, or else the first
// heading of the page, 0 where no heading stands before end.
func (f *leadFinder) afterTitle(end int) (start int) {
	for i := range f.whole[:end] {
		b := &f.whole[i]
		if f.isTitle(b) || start == 0 && b.Kind == markup.Heading && b.Level <= 2 {
			start = i + 1
		}
	}
	return start
}

// isTitle reports whether a block is the heading that holds the title.
func (f *leadFinder) isTitle(b *markup.Block) bool {
	return b.Top() || b.Kind == markup.Heading && slices.ContainsFunc(f.titles, func(t string) bool { return t != "" && strings.HasSuffix(b.Text, t) })
}

// isLead reports whether a block reads as one: a paragraph of running text, or a heading as long as that.
func isLead(b *markup.Block) bool {
	if b.Kind == markup.Heading {
		return len(b.Text) > 2*minLead
	}
	return len(b.Text) > minLead && stopped(b.Text) && !isLink(b, true)
}

// about reports whether a text is about what an article is about: a sixth of its long words is in that.
// A site's notice to its readers, which may stand below every title, is not.
func about(text string, article []markup.Block) bool {
	var all strings.Builder
	for i := 0; i < len(article) && all.Len() < maxAbout; i++ {
		all.WriteString(strings.ToLower(article[i].Text) + "\n")
	}
	long, shared := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) > 5 {
			long++
			if strings.Contains(all.String(), w) {
				shared++
			}
		}
	}
	return shared > 0 && 6*shared >= long
}

// isDescribed reports whether a text is what a page says of itself, or the start of that or what it is the start of, with the
// name of a place before it or not.
func (f *leadFinder) isDescribed(text string) bool {
	return len(text) > 30 && slices.ContainsFunc(f.described, func(d string) bool {
		d = strings.TrimRight(d, ".… ")
		i := strings.Index(text, d)
		return len(d) > 30 && (i == 0 || i > 0 && i <= maxPlace && len(d) > minLead || len(text) > minLead && strings.HasPrefix(d, strings.TrimRight(text, ".… ")))
	})
}

// descriptions returns what a page says of itself in its meta elements.
func descriptions(doc *html.Node) (out []string) {
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode && d.Data == "meta" {
			switch strings.ToLower(cmp.Or(hypertext.Attr(d, "property"), hypertext.Attr(d, "name"))) {
			case "og:description", "description", "twitter:description":
				out = append(out, hypertext.Fold(hypertext.Attr(d, "content")))
			}
		}
	}
	return out
}

var (
	// leadNames are words of names of class and ids for the paragraph between title and text, and notLead those that say
	// that one of these is another's.
	leadNames = hypertext.Set("lead lede leadin standfirst dek deck subtitle subheadline subheading subhead summary intro introduction abstract chapeau chapo excerpt description preamble ingress vorspann sottotitolo sapo entradilla bajada copete")
	notLead   = hypertext.Set("author authors bio byline caption image picture photo video audio podcast newsletter related footer sponsor comment comments")
)

// namedTexts returns the texts of the elements that have one of some words in their names, and none of others. The names
// of what is longer are those of the page.
func namedTexts(doc *html.Node, words, but map[string]bool) map[string]bool {
	out := map[string]bool{}
	var look func(n *html.Node, in bool)
	look = func(n *html.Node, in bool) {
		for c := range n.ChildNodes() {
			if c.Type != html.ElementNode {
				continue
			}
			var names []string
			for name := range strings.FieldsSeq(hypertext.Attr(c, "class") + " " + hypertext.Attr(c, "id")) {
				if !strings.ContainsAny(name, "0123456789") { // those of programs say nothing: "sc-12ad7"
					names = append(names, nameWords(name)...)
				}
			}
			is := func(words map[string]bool) bool {
				return slices.ContainsFunc(names, func(w string) bool { return words[w] })
			}
			inside := (in || is(words) && hypertext.TextSize(c, 2*maxLead) <= 2*maxLead) && !is(but)
			if inside && (c.Data == "p" || hypertext.HeadingName(c.Data) || !in) && hypertext.TextSize(c, 2*maxLead) <= maxLead {
				for _, b := range hypertext.BlocksOf(c, nil) {
					out[b.Text] = true
				}
			}
			look(c, inside)
		}
	}
	look(doc, false)
	return out
}
