package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/clean"
)

// Anchor returns the id of the element that shows a quote on the page of its article. It depends on the text of the quote
// alone, so that a link to it outlives the quotes around it.
func Anchor(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "q-" + hex.EncodeToString(sum[:5])
}

// pageText is the visible text of an article's page down to the end of the article: the order in which a browser looks
// for a text fragment. White space is single; "\n" stands between blocks and for line breaks.
type pageText struct {
	text  string
	lower string         // the same in lower case, with the same offsets
	start int            // where the article's own text begins
	ids   map[string]int // where the elements with an id that Anchor made begin
}

// newPageText reads an article as markup.Render wrote it: every "<" starts a tag there.
func newPageText(formatted string) *pageText {
	p := &pageText{ids: map[string]int{}}
	var b strings.Builder
	space := true // what was written last needs no space behind it
	for formatted != "" {
		open := strings.IndexByte(formatted, '<')
		if open < 0 {
			open = len(formatted)
		}
		text := html.UnescapeString(formatted[:open])
		word := 0 // where it begins
		for i, r := range text {
			if !unicode.IsSpace(r) {
				space = false
				continue
			}
			b.WriteString(text[word:i])
			if !space {
				b.WriteByte(' ')
			}
			space, word = true, i+utf8.RuneLen(r)
		}
		b.WriteString(text[word:])
		formatted = formatted[open:]
		end := strings.IndexByte(formatted, '>')
		if end < 0 {
			break
		}
		element := formatted[:end]
		formatted = formatted[end+1:]
		if _, id, ok := strings.Cut(element, ` id="q-`); ok {
			id, _, _ = strings.Cut(id, `"`)
			p.ids["q-"+id] = b.Len()
		}
		if !inline[strings.TrimLeft(strings.Split(element, " ")[0], "</")] {
			b.WriteByte('\n')
			space = true
		}
	}
	p.text = b.String()
	p.lower = lower(p.text)
	return p
}

// below returns the text below what stands above the article, as plain text.
func (p *pageText) below(above []string) *pageText {
	var b strings.Builder
	for _, s := range above {
		b.WriteString(clean.Line(s) + "\n")
	}
	out := &pageText{text: b.String() + p.text, lower: lower(b.String()) + p.lower, start: b.Len(), ids: map[string]int{}}
	for id, at := range p.ids {
		out.ids[id] = out.start + at
	}
	return out
}

var inline = map[string]bool{
	"a": true, "b": true, "code": true, "del": true, "em": true, "i": true, "img": true, "mark": true, "s": true, "span": true,
	"strong": true, "sub": true, "sup": true, "u": true,
}

// lower writes letters in lower case and keeps the length of the text.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, s)
}

// opens reports whether a sentence begins within the first 120 words of the article's own text.
func (p *pageText) opens(sentence string) bool {
	const words = 120
	body := strings.ReplaceAll(p.lower[p.start:], "\n", " ")
	at := strings.Index(body, lower(clean.Line(sentence)))
	return at >= 0 && len(strings.Fields(body[:at])) < words
}

// Words of a text fragment: a quote of more than wholeWords is named by its first and last edgeWords. A fragment that
// fits elsewhere first gets the words before the quote, up to contextWords.
const (
	wholeWords   = 10
	edgeWords    = 4
	contextWords = 12
)

// fragment returns the text directive that makes a browser scroll to the quote and highlight it
// (https://wicg.github.io/scroll-to-text-fragment/): "text=start", "text=start,end", either with "prefix-,". It is empty
// where no directive leads to the quote and to nothing before it. Of a quote that the text interrupts ("Yes," she said,
// "we do"), the directive names the first piece.
func (p *pageText) fragment(text, id string) string {
	paragraphs := clean.Paragraphs(text)
	if len(paragraphs) == 0 {
		return ""
	}
	at, piece := p.find(paragraphs[0], id)
	if at < 0 {
		return ""
	}
	if piece == paragraphs[0] && len(paragraphs) > 1 {
		if directive := p.directive(at, paragraphs); directive != "" {
			return directive
		}
	}
	return p.directive(at, []string{piece})
}

// find returns where a paragraph begins, and as much of it as the text has there; -1 where that is not known. An opening
// mark may stand between the element with the id and the quote.
func (p *pageText) find(paragraph, id string) (at int, piece string) {
	from, marked := p.ids[id]
	if !marked {
		from = p.start
	}
	words := strings.Fields(paragraph)
	known := len(words)
	at = strings.Index(p.lower[from:], lower(paragraph))
	if at < 0 {
		known = min(edgeWords, len(words))
		at = strings.Index(p.lower[from:], lower(strings.Join(words[:known], " ")))
	}
	if at < 0 || marked && strings.ContainsFunc(p.text[from:from+at], isWord) {
		return -1, ""
	}
	at += from
	piece = strings.Join(words[:known], " ")
	for ; known < len(words) && strings.HasPrefix(p.lower[at+len(piece):], " "+lower(words[known])); known++ {
		piece += " " + words[known]
	}
	return at, piece
}

// directive returns the text directive for paragraphs of which the first begins at at.
func (p *pageText) directive(at int, paragraphs []string) string {
	first, last := strings.Fields(paragraphs[0]), strings.Fields(paragraphs[len(paragraphs)-1])
	start, end := paragraphs[0], ""
	if len(paragraphs) > 1 || len(first) > wholeWords {
		start = strings.Join(first[:min(edgeWords, len(first))], " ")
		if end = p.end(at, len(start), paragraphs, last); end == "" {
			return ""
		}
	}
	prefix, ok := p.prefix(at, start)
	if !ok {
		return ""
	}
	out := "text="
	if prefix != "" {
		out += encodeTerm(prefix) + "-,"
	}
	out += encodeTerm(start)
	if end != "" {
		out += "," + encodeTerm(end)
	}
	return out
}

// end returns the last words of a quote whose first words, of the given length, begin at at: so many that they are not
// found earlier within the quote.
func (p *pageText) end(at, length int, paragraphs, last []string) string {
	stop := at
	for _, paragraph := range paragraphs {
		n := strings.Index(p.lower[stop:], lower(paragraph))
		if n < 0 {
			return ""
		}
		stop += n + len(paragraph)
	}
	from := at + length
	for n := min(edgeWords, len(last)); n <= len(last); n++ {
		end := strings.Join(last[len(last)-n:], " ")
		if stop-len(end) < from {
			return ""
		}
		if strings.Index(p.lower[from:], lower(end)) == stop-len(end)-from {
			return end
		}
	}
	return ""
}

// prefix returns the words that must stand before start so that the place at is the first that fits; false: no words do.
func (p *pageText) prefix(at int, start string) (string, bool) {
	if strings.Index(p.lower, lower(start)) == at {
		return "", true
	}
	before := strings.TrimRightFunc(p.text[:at], unicode.IsSpace)
	from := len(before)
	for range contextWords {
		cut := strings.LastIndexFunc(strings.TrimRightFunc(before[:from], unicode.IsSpace), unicode.IsSpace)
		if cut < 0 || strings.Contains(before[cut+1:], "\n") {
			break // a prefix stands within one block
		}
		from = cut + 1
		if !strings.ContainsFunc(before[from:], isWord) {
			continue // a mark alone
		}
		if strings.Index(p.lower, p.lower[from:at]+lower(start)) == from {
			return before[from:], true
		}
	}
	return "", false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// encodeTerm percent-encodes a term of a text directive, in which "-", "," and "&" have a meaning.
func encodeTerm(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '~' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
