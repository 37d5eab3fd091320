package markup

import "golang.org/x/net/html"

// minFirst is the number of bytes of text from which the first article of a page is taken for the one that was saved.
const minFirst = 4 * minArticle

// dropNext takes out of a page the articles that follow the first one: sites show one below the other as a reader goes on,
// each an article element with a heading of the first level. Of a page whose first such element is short, as that of a live
// report is, nothing is taken.
func dropNext(doc *html.Node, sizes map[*html.Node]int) {
	var first *html.Node
	var next []*html.Node
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode:
			case c.Data != "article" || !hasTop(c):
				look(c)
			case first == nil:
				first = c
			default:
				next = append(next, c)
			}
		}
	}
	look(doc)
	if first == nil || sizes[first] < minFirst {
		return
	}
	for _, n := range next {
		n.Parent.RemoveChild(n)
	}
}

// hasTop reports whether an element has a heading of the first level with text in it.
func hasTop(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "h1" && textSize(d, 1) > 0 {
			return true
		}
	}
	return false
}
