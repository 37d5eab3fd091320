package webpage

import (
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
)

// signupNames are the classes of the boxes in which Substack and Ghost ask readers for their address, and of the buttons beside them.
// They stand in the text that these programs export, which is no whole page.
var signupNames = hypertext.Set("subscription-widget-wrap subscription-widget-wrap-editor subscription-widget kg-signup-card")

// dropSignups takes these boxes out of a tree.
func dropSignups(doc *html.Node) {
	var found []*html.Node
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode || d.Data != "div" && d.Data != "p" {
			continue
		}
		for name := range strings.FieldsSeq(hypertext.Attr(d, "class")) {
			if signupNames[name] || name == "button-wrapper" && strings.Contains(hypertext.Attr(d, "data-component-name"), "Button") {
				found = append(found, d)
				break
			}
		}
	}
	for _, n := range found {
		n.Parent.RemoveChild(n)
	}
}
