package header

import (
	"errors"
	"html"
	"strings"

	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// plainText decodes entities and strips tags. Exports of content management systems contain both. What only looks like a
// tag stays: vector<int>, a<b and c>d.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	var b strings.Builder
	for rest := s; rest != ""; {
		open := strings.IndexByte(rest, '<')
		if open < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:open])
		rest = rest[open+1:]
		end := strings.IndexAny(rest, "<>") // no tag holds another one, which keeps the time linear
		if end < 0 || rest[end] == '<' {
			b.WriteByte('<')
			continue
		}
		name, tag := tagName(rest[:end])
		if !tag {
			b.WriteByte('<')
			continue
		}
		switch name {
		case "br", "/p", "/li", "/div":
			b.WriteByte(' ')
		}
		rest = rest[end+1:]
	}
	return plaintext.Line(plaintext.Clean(html.UnescapeString(b.String())))
}

// tagName returns the name of the element that a tag opens, or with a slash before it, closes. The tag is given without
// its angle brackets. It is none unless the name is one of elements, with nothing but attributes behind it.
// Declarations and comments are tags without a name.
func tagName(tag string) (name string, ok bool) {
	if strings.HasPrefix(tag, "!") {
		return "", true
	}
	slash := ""
	if rest, closing := strings.CutPrefix(tag, "/"); closing {
		slash, tag = "/", rest
	}
	end := strings.IndexAny(tag, " \t\r\n/")
	if end < 0 {
		end = len(tag)
	}
	behind := strings.Trim(tag[end:], " \t\r\n/")
	name = strings.ToLower(tag[:end])
	return slash + name, elements[name] && (behind == "" || strings.Contains(behind, "="))
}

// elements are those that format text, as editors and exports write them into titles and summaries. Others are what a
// title is about: "The <dialog> element".
var elements = prose.Set(`a abbr acronym b bdi bdo big blockquote br center cite code del dfn div em figcaption figure font
	h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark nobr ol p pre q s samp small span strike strong sub sup table tbody td
	th thead time tr tt u ul var wbr`)

// cutOff returns what is wrong with a summary that was cut in the middle, "" if it is whole.
func cutOff(s string) string {
	s = strings.TrimRight(s, " )]"+prose.Marks)
	lower := strings.ToLower(s)
	for _, end := range [...]string{"…", "..", "[…", "[...", "read more", "continue reading", "weiterlesen", "lire la suite"} {
		if strings.HasSuffix(lower, end) {
			return "is cut off"
		}
	}
	if s == "" || prose.EndsWhole(s) {
		return ""
	}
	words := strings.Fields(lower)
	if sentences := prose.Sentences(s, prose.Span{Start: 0, End: len(s)}); len(sentences) > 1 || prose.Dangles(words[len(words)-1]) || strings.ContainsRune(",;:–—-", prose.LastRune(s)) {
		return "ends in the middle of a sentence"
	}
	return ""
}

// DropExcerpt drops a summary from the header that is only the beginning of a sentence of the text.
func (d *Details) DropExcerpt(body string) {
	if d.Summary == "" || prose.EndsWhole(d.Summary) {
		return
	}
	if i := strings.Index(body, d.Summary); i >= 0 && strings.Contains(d.Summary, " ") {
		if rest := strings.TrimLeft(body[i+len(d.Summary):], ")] "+prose.Marks); rest != "" && rest[0] != '\n' && !strings.ContainsRune(".!?…", []rune(rest)[0]) {
			d.Warn("header: " + wrong("summary", d.Summary, errors.New("ends in the middle of a sentence, so that sentences of the text are shown instead; write whole sentences")))
			d.Summary = ""
		}
	}
}
