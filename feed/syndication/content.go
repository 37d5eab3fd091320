package syndication

import "strings"

// Content returns the HTML of an item: the summary, then each key quote as a blockquote with its speaker, then body unless
// it is empty. All arguments are plain text, with blank lines between paragraphs, and are escaped: nothing in them can act
// as markup. Quotes carry schema.org microdata. Readers ignore it and validators accept it; they warn of a namespace of
// our own.
func Content(summary string, quotes []Quote, body string) string {
	var b strings.Builder
	paragraphs(&b, summary)
	for _, q := range quotes {
		if q.Key {
			blockquote(&b, q)
		}
	}
	if body = clean(body); strings.TrimSpace(body) != "" {
		if b.Len() > 0 {
			b.WriteString("<hr>")
		}
		paragraphs(&b, body)
	}
	return b.String()
}

// blockquote writes a quote as https://schema.org/Quotation, with text and, when the speaker is known, creator.
func blockquote(b *strings.Builder, q Quote) {
	text := split(q.Text)
	if len(text) == 0 {
		return
	}
	b.WriteString(`<blockquote itemscope itemtype="https://schema.org/Quotation">`)
	if len(text) == 1 {
		b.WriteString(`<p itemprop="text">` + text[0] + `</p>`)
	} else {
		b.WriteString(`<div itemprop="text"><p>` + strings.Join(text, "</p><p>") + `</p></div>`)
	}
	if speaker := escape(line(q.Speaker)); speaker != "" {
		b.WriteString(`<p>— <cite itemprop="creator" itemscope itemtype="https://schema.org/Person"><span itemprop="name">` + speaker + `</span></cite></p>`)
	}
	b.WriteString(`</blockquote>`)
}

func paragraphs(b *strings.Builder, text string) {
	for _, p := range split(text) {
		b.WriteString("<p>" + p + "</p>")
	}
}

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
	var out, words []string
	for l := range strings.Lines(clean(text) + "\n\n") {
		fields := strings.Fields(l)
		if len(fields) == 0 && len(words) > 0 {
			out = append(out, strings.Join(words, " "))
			words = words[:0]
		}
		words = append(words, fields...)
	}
	return out
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape turns clean plain text into HTML for the text of an element or a quoted attribute.
func escape(s string) string { return escaper.Replace(s) }

// label is plain text in RSS and Atom: a title, a name, a category. It is written with hexadecimal references, as the RSS
// Best Practices Profile advises, so that a title with "&amp;" in it is recognized as plain text. Some readers take RSS
// titles for HTML all the same, and the W3C validator warns of end tags in titles: see inert.
type label struct {
	XML string `xml:",innerxml"`
}

var labelEscaper = strings.NewReplacer("&", "&#x26;", "<", "&#x3C;", ">", "&#x3E;")

func labelOf(s string) *label {
	if s = line(s); s == "" {
		return nil
	}
	return &label{labelEscaper.Replace(inert(s))}
}

func labels(list []string) []label {
	var out []label
	for _, s := range lines(list) {
		out = append(out, *labelOf(s))
	}
	return out
}

// inert puts an invisible word joiner after each "<" that could start a tag. A reader that takes labels for HTML then
// shows it as text.
func inert(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == '<' && i+1 < len(s) && startsTag(s[i+1]) {
			b.WriteString("\u2060")
		}
	}
	return b.String()
}

func startsTag(c byte) bool {
	return c == '/' || c == '!' || c == '?' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
