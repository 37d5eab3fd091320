package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
)

// minFirst is the number of bytes of text from which the first article of a page is taken for the one that was saved.
const minFirst = 4 * hypertext.MinArticle

// dropNext takes out of a page the articles that follow the first one: sites show one below the other as a reader goes on,
// each an article element with a heading of the first level. The first must have the page's title for its heading, and the
// others must not, and must say that they are pages of their own; chapters, the posts of a thread and boxes stay.
func dropNext(doc *html.Node, sizes map[*html.Node]int) {
	var all []*html.Node
	outside := false // a heading that stands above them all
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode:
			case c.Data == "article" && topText(c) != "":
				all = append(all, c)
			case c.Data == "h1" && hypertext.TextSize(c, 1) > 0:
				outside = true
			default:
				look(c)
			}
		}
	}
	look(doc)
	if len(all) < 2 || outside || sizes[all[0]] < minFirst {
		return
	}
	told, _ := toldTitle(doc)
	titles := strings.ToLower(titleOf(doc) + "\n" + told)
	if !strings.Contains(titles, topText(all[0])) || slices.ContainsFunc(all[1:], func(n *html.Node) bool { return strings.Contains(titles, topText(n)) || !ownPage(n) }) {
		return
	}
	for _, n := range all[1:] {
		n.Parent.RemoveChild(n)
	}
}

// topText returns the text of an element's first heading of the first level that has any, in small letters.
func topText(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "h1" && hypertext.TextSize(d, 1) > 0 {
			var b strings.Builder
			for t := range d.Descendants() {
				if t.Type == html.TextNode {
					b.WriteString(t.Data)
				}
			}
			return strings.ToLower(hypertext.Fold(b.String()))
		}
	}
	return ""
}

// nextNames are words of names of class and ids for what a site shows below an article.
var nextNames = hypertext.Set("next second third infinite endless")

// ownPage reports whether an article on a page of several says that it has a page of its own: by its name, or by metadata
// in it.
func ownPage(n *html.Node) bool {
	if slices.ContainsFunc(nameWords(hypertext.Attr(n, "class")+" "+hypertext.Attr(n, "id")), func(w string) bool { return nextNames[w] }) {
		return true
	}
	for d := range n.Descendants() {
		if d.Data == "meta" && hypertext.Attr(d, "itemprop") == "mainEntityOfPage" {
			return true
		}
		if d.Data == "script" && d.FirstChild != nil && articles(linkedData(d.FirstChild.Data), 0, func(map[string]any) bool { return true }) {
			return true
		}
	}
	return false
}
