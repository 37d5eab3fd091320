package syndication

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode"
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
	if rest := absolute(p.Rest); rest != "" {
		b.WriteString(`<p>… <a href="` + escape(rest) + `">` + escape(wordsOf(p.Language).Whole) + "</a></p>\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// image writes a picture, with the size of the form that it names: a reader can leave room before the picture is there.
func image(b *strings.Builder, p Picture) {
	address, width, height := p.small()
	if address == "" {
		return
	}
	b.WriteString(`<p><img src="` + escape(address) + `" alt="` + escape(line(p.Alt)) + `"`)
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
	if speaker := escape(line(q.Speaker)); speaker != "" {
		b.WriteString(`<p>— <cite itemprop="creator" itemscope itemtype="https://schema.org/Person"><span itemprop="name">` + speaker + "</span></cite></p>\n")
	}
	b.WriteString("</blockquote>\n")
}

// content returns the HTML of the item, which is never empty.
func (i *Item) content(f *Feed) string {
	var correction string
	if text := i.correction(f); text != "" {
		correction = "<p><em>" + escape(text) + "</em></p>\n"
	}
	return correction + cmp.Or(clean(i.Content), Content(Parts{Picture: i.Picture(), Summary: i.Summary, Quotes: i.Quotes}), "<p>"+escape(i.title())+"</p>")
}

// summary returns the paragraphs of the summary as plain text, after the line of a correction.
func (i *Item) summary(f *Feed) []string { return fold(i.correction(f) + "\n\n" + i.Summary) }

// split returns the paragraphs of a plain text as HTML.
func split(text string) []string {
	out := fold(text)
	for n, p := range out {
		out[n] = escape(p)
	}
	return out
}

// fold returns the paragraphs of a plain text, cleaned, each on one line.
func fold(text string) []string {
	if text = clean(text); isFolded(text) {
		return []string{text}
	}
	var out, words []string
	for l := range strings.Lines(text + "\n\n") {
		fields := strings.Fields(l)
		if len(fields) == 0 && len(words) > 0 {
			out = append(out, strings.Join(words, " "))
			words = words[:0]
		}
		words = append(words, fields...)
	}
	return out
}

// isFolded reports whether a text is one paragraph with single spaces between its words, as most quotes are.
func isFolded(text string) bool {
	space := true
	for _, r := range text {
		if unicode.IsSpace(r) && (space || r != ' ') {
			return false
		}
		space = r == ' '
	}
	return !space
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape turns clean plain text into HTML for the text of an element or a quoted attribute.
func escape(s string) string { return escaper.Replace(s) }

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
	if s = line(s); s == "" {
		return nil
	}
	if strings.Contains(s, "</") {
		s = endTag.ReplaceAllString(s, "</$1 >")
	}
	return &label{labelEscaper.Replace(s)}
}
