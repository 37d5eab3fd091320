package hypertext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// This file makes paragraphs of the turns of a conversation that stand in one, a line each: <p>Q: Why now?<br>A: Because I can.</p>, or the
// same two lines of Markdown.

// longestLabel is the most bytes of the label of a turn.
const longestLabel = 40

// lineStart is where a line of a paragraph begins: offset bytes into the text of node, or at the node.
type lineStart struct {
	node   *html.Node
	offset int
}

// splitTurns makes a paragraph of its own of each labelled line of a conversation: two labels at least stand before two lines or
// more, and one of these lines is a question. Contacts, tables of hours and recipes keep their lines.
func splitTurns(doc *html.Node) {
	times, asked := map[string]int{}, false
	var several []*html.Node // paragraphs of more than one line
	for p := range doc.Descendants() {
		if p.Type != html.ElementNode || p.DataAtom != atom.P {
			continue
		}
		starts := lineStarts(p)
		for n, s := range starts {
			if label := s.label(); label != "" {
				times[label]++
				asked = asked || s.asks(starts[n+1:])
			}
		}
		if len(starts) > 1 {
			several = append(several, p)
		}
	}
	repeated := 0
	for _, n := range times {
		if n > 1 {
			repeated++
		}
	}
	if !asked || repeated < 2 {
		return
	}
	for _, p := range several {
		starts := lineStarts(p)
		for n := len(starts) - 1; n > 0; n-- {
			if times[starts[n].label()] > 1 {
				cutBefore(p, starts[n])
			}
		}
	}
}

// lineStarts returns where the lines of a paragraph begin: at its start, behind each <br>, and behind each end of line in its text.
func lineStarts(p *html.Node) (starts []lineStart) {
	fresh := true
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Br:
			fresh = true
		case c.Type != html.TextNode:
			if fresh {
				starts = append(starts, lineStart{c, 0})
			}
			fresh = false
		default:
			at := 0
			for line := range strings.SplitAfterSeq(c.Data, "\n") {
				if fresh && HasText(line) {
					starts = append(starts, lineStart{c, at})
					fresh = false
				}
				fresh = fresh || strings.HasSuffix(line, "\n")
				at += len(line)
			}
		}
	}
	return starts
}

// label returns the label of the line, up to its colon, or "".
func (s lineStart) label() string {
	text := s.text(longestLabel + 2)
	label, _, ok := strings.Cut(text, ":")
	first, _ := utf8.DecodeRuneInString(label)
	if !ok || len(label) > longestLabel || !unicode.IsUpper(first) || strings.ContainsFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(" .'’-", r) }) {
		return ""
	}
	return strings.TrimSpace(label)
}

// text returns the first bytes of the line and of what follows it, some more than limit if there are so many, without space before it.
func (s lineStart) text(limit int) string {
	var b strings.Builder
	for n, from := s.node, s.offset; n != nil && b.Len() <= limit; n, from = n.NextSibling, 0 {
		if n.Type == html.TextNode {
			b.WriteString(cut(n.Data[from:], limit))
			continue
		}
		if n.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
		for d := range n.Descendants() {
			if d.Type == html.TextNode && b.Len() <= limit {
				b.WriteString(cut(d.Data, limit))
			}
		}
	}
	return strings.TrimLeftFunc(b.String(), unicode.IsSpace)
}

// cut returns the first bytes of s, at most limit and a rune more.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit < len(s) && !utf8.RuneStart(s[limit]) {
		limit++
	}
	return s[:limit]
}

// asks reports whether the line, which ends where the first of next begins, is a question.
func (s lineStart) asks(next []lineStart) bool {
	text := s.text(longestQuestion)
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	} else if len(next) > 0 || len(text) > longestQuestion {
		return false
	}
	return strings.HasSuffix(strings.TrimRightFunc(text, unicode.IsSpace), "?")
}

// cutBefore makes a paragraph of what follows the start of a line in p, without the end of the line before it.
func cutBefore(p *html.Node, s lineStart) {
	if s.offset > 0 {
		rest := &html.Node{Type: html.TextNode, Data: s.node.Data[s.offset:]}
		s.node.Data = s.node.Data[:s.offset]
		p.InsertBefore(rest, s.node.NextSibling)
		s.node = rest
	}
	q := &html.Node{Type: html.ElementNode, Data: p.Data, DataAtom: p.DataAtom, Attr: p.Attr}
	if br := beside(s.node, false); br != nil && br.DataAtom == atom.Br {
		p.RemoveChild(br)
	}
	for c := s.node; c != nil; {
		next := c.NextSibling
		p.RemoveChild(c)
		q.AppendChild(c)
		c = next
	}
	p.Parent.InsertBefore(q, p.NextSibling)
}
