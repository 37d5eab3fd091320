package markup

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// toldTitle returns the title that a page gives to those who link to it (og:title), without the name of the site, and that
// name. The title is "" for none, and for one that says nothing but the name.
func toldTitle(doc *html.Node) (told, name string) {
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode || d.Data != "meta" {
			continue
		}
		switch strings.ToLower(attr(d, "property") + attr(d, "name")) {
		case "og:title":
			told = fold(attr(d, "content"))
		case "og:site_name":
			name = fold(attr(d, "content"))
		}
	}
	if noTitle(told) || strings.EqualFold(told, name) {
		return "", name
	}
	return withoutName(told, name), name
}

// titleMarks stand between a title and the name of a site.
const titleMarks = "|-–—·»«:•/›"

// withoutName cuts the name of a site, and the mark before or behind it, from a title.
func withoutName(title, name string) string {
	if n := len(name); n > 0 && len(title) > n {
		if rest := title[:len(title)-n]; strings.EqualFold(title[len(title)-n:], name) {
			rest = strings.TrimRight(rest, " ")
			if r, size := utf8.DecodeLastRuneInString(rest); strings.ContainsRune(titleMarks, r) {
				return strings.TrimRight(rest[:len(rest)-size], " ")
			}
		}
		if rest := title[n:]; strings.EqualFold(title[:n], name) {
			rest = strings.TrimLeft(rest, " ")
			if r, size := utf8.DecodeRuneInString(rest); strings.ContainsRune(titleMarks, r) {
				return strings.TrimLeft(rest[size:], " ")
			}
		}
	}
	return title
}

// noTitle reports whether a title is what programs and templates write where there is none.
func noTitle(s string) bool {
	switch strings.ToLower(strings.Trim(s, "-–—.· ")) {
	case "no title specified", "untitled", "untitled document", "navigation", "home", "new page", "document", "detail", "index", "kein titel", "sans titre", "sin título":
		return true
	}
	return false
}

// within reports whether one of a few elements around n has one of the names.
func within(n *html.Node, names ...string) bool {
	for up, k := n.Parent, 0; up != nil && k < 30; up, k = up.Parent, k+1 {
		if up.Type == html.ElementNode && slices.Contains(names, up.Data) {
			return true
		}
	}
	return false
}
