package hypertext

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longestQuestion is the most bytes of a question of an interview.
const longestQuestion = 240

// splitQuestions makes a paragraph of its own of a question that begins a paragraph in strong or slanted letters and has a
// line of its own there: <p><b>Why now?</b><br>Because I can.</p>
func splitQuestions(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data != "p" {
			splitQuestions(c)
			continue
		}
		q := c.FirstChild
		if q != nil && q.Type == html.TextNode && !HasText(q.Data) {
			q = q.NextSibling
		}
		if q == nil || Attr(q, "data-format") == "" || !asks(q) {
			continue
		}
		br := beside(q, true)
		if br == nil || br.Data != "br" || beside(br, true) == nil {
			continue
		}
		c.RemoveChild(br)
		c.RemoveChild(q)
		p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
		p.AppendChild(q)
		n.InsertBefore(p, c)
	}
}

// asks reports whether the text of n is short and ends with a question mark.
func asks(n *html.Node) bool {
	if size := TextSize(n, longestQuestion+1); size == 0 || size > longestQuestion {
		return false
	}
	last := ""
	for d := range n.Descendants() {
		if d.Type == html.TextNode && HasText(d.Data) {
			last = d.Data
		}
	}
	return strings.HasSuffix(strings.TrimRightFunc(last, unicode.IsSpace), "?")
}
