package webpage

import (
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// Mail reads the HTML of an e-mail. What its markup says was taken from another message, which it answers or passes on, is
// in boxes of the kind Cited. Signatures that its markup names are gone.
func Mail(text string) *markup.Document {
	s := hypertext.Strain(text)
	doc := hypertext.Tree(s)
	if doc == nil {
		return &markup.Document{Blocks: hypertext.Stream(s.Src)}
	}
	var c citer
	c.walk(doc)
	if hypertext.TextSize(doc, c.size) > c.size { // a message may be one signature
		for _, n := range c.signatures {
			n.Parent.RemoveChild(n)
		}
	}
	return fragment(doc)
}

// Names that mail programs give to what they add to a message: by class, id or name. From those in citedFrom on, everything
// to the end of the message belongs to the other message.
var (
	citedNames     = hypertext.Set("gmail_quote gmail_quote_container yahoo_quoted protonmail_quote tutanota_quote moz-cite-prefix zmail_extra ms-outlook-mobile-reference-message quote")
	citedQuotes    = hypertext.Set("protonmail_quote tutanota_quote")
	citedFrom      = hypertext.Set("divRplyFwdMsg appendonsend OLK_SRC_BODY_SECTION mail-editor-reference-message-container isReplyContent reply-intro")
	signatureNames = hypertext.Set("gmail_signature moz-signature Signature protonmail_signature_block AppleMailSignature apple-mail-signature ms-outlook-mobile-signature ms-outlook-mobile-body-separator-line tutanota_signature")
)

// maxSignature is the length of the longest signature that is removed, in bytes. It may have a disclaimer. Some people write
// their message where the signature stands.
const maxSignature = 2000

// A citer marks what a message cites.
type citer struct {
	signatures []*html.Node
	size       int  // of the text of signatures
	after      bool // all that follows is cited
}

func (c *citer) walk(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case c.after:
			child = wrapCited(child)
		case child.Type != html.ElementNode:
		case isNamed(child, citedFrom):
			c.after = true
			child = wrapCited(child)
		case cited(child):
			child.Attr = append(child.Attr, html.Attribute{Key: "data-cited", Val: "1"})
		case isNamed(child, signatureNames) && hypertext.TextSize(child, maxSignature) <= maxSignature:
			c.signatures = append(c.signatures, child)
			c.size += hypertext.TextSize(child, maxSignature)
		default:
			c.walk(child)
		}
	}
}

// cited reports whether an element holds text of another message. A writer may set a quotation in the class "gmail_quote";
// that of an answer stands in a division.
func cited(n *html.Node) bool {
	if n.Data == "blockquote" {
		return strings.EqualFold(hypertext.Attr(n, "type"), "cite") || hypertext.HasClass(hypertext.Attr(n, "class"), citedQuotes)
	}
	return isNamed(n, citedNames) && (n.Data == "div" || n.Data == "section" || n.Data == "p")
}

// isNamed reports whether a class, the id or the name of an element is one of names. Programs that show messages put
// "x_" before the names in messages that they quote.
func isNamed(n *html.Node, names map[string]bool) bool {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && (a.Key != "name" || a.Val != "quote") {
			continue
		}
		for w := range strings.FieldsSeq(a.Val) {
			if w = strings.TrimPrefix(w, "x_"); names[w] && (w != "quote" || a.Key == "name") {
				return true
			}
		}
	}
	return false
}

// wrapCited puts a node into a division of cited text, which it returns.
func wrapCited(n *html.Node) *html.Node {
	box := &html.Node{Type: html.ElementNode, Data: "div", Attr: []html.Attribute{{Key: "data-cited", Val: "1"}}}
	n.Parent.InsertBefore(box, n)
	n.Parent.RemoveChild(n)
	box.AppendChild(n)
	return box
}
