package hypertext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longestSource is the most bytes of the line that says whose words a block quotation has.
const longestSource = 120

// markSources makes a paragraph of its own, with a dash, of what says whose words a block quotation has: its footer, a cite
// element that is alone in its line, and the caption of a figure that holds nothing but the quotation (HTML, section 4.4.4).
func markSources(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case c.Data == "blockquote":
			markInside(c)
		case c.Data == "figure":
			if q := child(c, "blockquote"); q != nil && child(c, "img") == nil {
				if caption := child(c, "figcaption"); caption != nil && nextTo(caption, q) {
					asSource(caption)
				}
			}
		}
		markSources(c)
	}
}

// markInside marks the sources inside a block quotation.
func markInside(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode || c.Data == "blockquote":
		case c.Data == "footer":
			asSource(c)
		case c.Data == "cite", Attr(c, "data-format") == "cite": // see strain
			switch prev, next := beside(c, false), beside(c, true); {
			case n.Data == "blockquote":
				asSource(c)
			case next == nil && prev == nil && n.Data == "p":
				asSource(n)
			case next == nil && prev != nil && (prev.Data == "br" || endsWords(prev)):
				n.InsertBefore(&html.Node{Type: html.TextNode, Data: "— "}, c)
			}
		default:
			markInside(c)
		}
	}
}

// endsWords reports whether a node is text that ends like a sentence or a quotation.
func endsWords(n *html.Node) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(n.Data, unicode.IsSpace))
	return n.Type == html.TextNode && strings.ContainsRune(".!?…”\"»“’«‘", r)
}

// asSource makes an element a paragraph that starts with a dash. What has several paragraphs, or is long, stays as it is.
func asSource(n *html.Node) {
	if size := TextSize(n, longestSource+1); size == 0 || size > longestSource {
		return
	}
	var first *html.Node
	for d := range n.Descendants() {
		switch {
		case d.Type == html.ElementNode && (d.Data == "img" || d.Data == "blockquote" || d.Data == "ul" || d.Data == "ol"):
			return
		case d.Type == html.TextNode && first == nil && HasText(d.Data):
			first = d
		}
	}
	if first == nil {
		return
	}
	text := strings.TrimLeftFunc(first.Data, unicode.IsSpace)
	if r, _ := utf8.DecodeRuneInString(text); !strings.ContainsRune("—–―-~(", r) {
		first.Data = "— " + text
	}
	n.Data, n.DataAtom, n.Attr = "p", atom.P, nil
	if child(n, "p") != nil || child(n, "div") != nil {
		n.Data, n.DataAtom = "div", atom.Div
	}
}

// child returns the first child of n that is the element name, or nil.
func child(n *html.Node, name string) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

// nextTo reports whether a stands right before or behind b.
func nextTo(a, b *html.Node) bool { return beside(a, true) == b || beside(a, false) == b }

// beside returns the next or previous sibling of n that is more than white space, or nil.
func beside(n *html.Node, next bool) *html.Node {
	for {
		if next {
			n = n.NextSibling
		} else {
			n = n.PrevSibling
		}
		if n == nil || n.Type == html.ElementNode || n.Type == html.TextNode && HasText(n.Data) {
			return n
		}
	}
}
