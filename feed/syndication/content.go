package syndication

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"seedfeed/feed/clean"
	"seedfeed/feed/wording"
)

// Parts are what the content of an item is made of, in the order in which they are shown. A part that is zero is left
// out.
type Parts struct {
	Picture  Picture
	Summary  string // plain text; blank lines separate paragraphs
	Quotes   []Quote
	Body     string // harmless HTML
	Rest     string // address of the page that has the whole text; set where Body is only the start of it
	Language string // of the words of the link to Rest
}

// Content returns the HTML of an item: the picture in its smaller form, the summary, each key quote as a blockquote with
// its speaker, then the body. All plain text is escaped: nothing in it can act as markup. A line break follows each block,
// because previews that drop the tags would run words together otherwise. Quotes carry schema.org microdata. Readers
// ignore it and validators accept it; they warn of a namespace of our own.
func Content(p Parts) string {
	var b strings.Builder
	image(&b, p.Picture)
	for _, text := range split(p.Summary) {
		b.WriteString("<p>" + text + "</p>\n")
	}
	for _, q := range p.Quotes {
		if q.Key {
			blockquote(&b, q)
		}
	}
	if p.Body != "" {
		b.WriteString(strings.TrimSuffix(p.Body, "\n") + "\n")
	}
	if rest := clean.URL(p.Rest); rest != "" {
		b.WriteString(`<p>… <a href="` + clean.Escape(rest) + `">` + clean.Escape(wording.Of(p.Language).Whole) + "</a></p>\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// image writes a picture, with the size of the form that it names: a reader can leave room before the picture is there.
func image(b *strings.Builder, p Picture) {
	address, width, height := p.small()
	if address == "" {
		return
	}
	b.WriteString(`<p><img src="` + clean.Escape(address) + `" alt="` + clean.Escape(clean.Line(p.Alt)) + `"`)
	if width > 0 && height > 0 {
		b.WriteString(` width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) + `"`)
	}
	b.WriteString("></p>\n")
}

// blockquote writes a quote as https://schema.org/Quotation, with text and, when the speaker is known, creator.
func blockquote(b *strings.Builder, q Quote) {
	text := split(q.Text)
	if len(text) == 0 {
		return
	}
	b.WriteString("<blockquote itemscope itemtype=\"https://schema.org/Quotation\">\n")
	if len(text) == 1 {
		b.WriteString(`<p itemprop="text">` + text[0] + "</p>\n")
	} else {
		b.WriteString("<div itemprop=\"text\">\n<p>" + strings.Join(text, "</p>\n<p>") + "</p>\n</div>\n")
	}
	if speaker := clean.Escape(clean.Line(q.Speaker)); speaker != "" {
		b.WriteString(`<p>— <cite itemprop="creator" itemscope itemtype="https://schema.org/Person"><span itemprop="name">` + speaker + "</span></cite></p>\n")
	}
	b.WriteString("</blockquote>\n")
}

// content returns the HTML of the item, which is never empty.
func (i *Item) content(f *Feed) string {
	var correction string
	if text := i.Correction(f); text != "" {
		correction = "<p><em>" + clean.Escape(text) + "</em></p>\n"
	}
	return correction + cmp.Or(clean.Text(i.Content), Content(Parts{Picture: i.Picture(), Summary: i.Summary, Quotes: i.Quotes}), "<p>"+clean.Escape(i.Headline())+"</p>")
}

// summary returns the paragraphs of the summary as plain text, after the line of a correction.
func (i *Item) summary(f *Feed) []string {
	return clean.Paragraphs(i.Correction(f) + "\n\n" + i.Summary)
}

// split returns the paragraphs of a plain text as HTML.
func split(text string) []string {
	out := clean.Paragraphs(text)
	for n, p := range out {
		out[n] = clean.Escape(p)
	}
	return out
}

// label is plain text in RSS and Atom: a title, a name, a category. It is escaped once. Of what six readers made of titles
// with "<" and "&" in them, nothing else came through as it was in most: escaped twice, and marked as HTML in Atom, a
// title shows its references in newsboat, sfeed and gofeed, and in Atom in Miniflux, while Liferea drops what looks like a
// tag. Hexadecimal references are those that the RSS Best Practices Profile advises: the W3C validator takes "&amp;" in a
// title for HTML without them. TestLabels has the examples.
type label struct {
	XML string `xml:",innerxml"`
}

var labelEscaper = strings.NewReplacer("&", "&#x26;", "<", "&#x3C;", ">", "&#x3E;")

// endTag is what makes the W3C validator warn of HTML in a title, and feedparser take the title for HTML. A space before
// the ">" keeps both from it; in HTML it means the same.
var endTag = regexp.MustCompile(`</(\w+)>`)

func labelOf(s string) *label {
	if s = clean.Line(s); s == "" {
		return nil
	}
	if strings.Contains(s, "</") {
		s = endTag.ReplaceAllString(s, "</$1 >")
	}
	return &label{labelEscaper.Replace(s)}
}
