package hypertext

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// MinArticle is the number of bytes from which text is taken for an article of its own.
const MinArticle = 140

// Tree parses a strained document; nil where it is too large or nests too deeply for that.
func Tree(s Strained) (doc *html.Node) {
	if s.tags > maxTags {
		return nil
	}
	_ = Guard(func() (err error) {
		doc, err = html.Parse(strings.NewReader(s.Src))
		return err
	})
	if doc != nil {
		prune(doc, TextSize(doc, len(s.Src)), paragraphSize(doc) > 2*MinArticle)
		splitTurns(doc)
		splitQuestions(doc)
		markSources(doc)
	}
	return doc
}

// ErrReader tells that a library failed on a file; no file is known that makes one fail.
var ErrReader = errors.New("read markup: the reader of this kind of file gave up; save the article as plain text")

// Guard runs a reader of strangers' making: what it fails on costs one file. (The HTML parser panics at the 513th level.)
func Guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w (%.80v)", ErrReader, r)
		}
	}()
	return f()
}

// prune takes out of a tree what no reader sees: comments, hidden elements, marks of footnotes, and a form that does not
// hold most of the text, as it does on sites of some makes. Size is the size of all text. Where the page
// is shown whole, what was sent behind it is not of the article: comments, other stories.
func prune(n *html.Node, size int, whole bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode, c.Type == html.DoctypeNode, c.Type == html.ElementNode && (unseen(c) || whole && streamed(c)):
			n.RemoveChild(c)
		case c.Type == html.ElementNode && Attr(c, "data-form") != "" && TextSize(c, size) <= size/2:
			n.RemoveChild(c)
		default:
			prune(c, size, whole)
		}
		c = next
	}
}

// paragraphSize counts the bytes of text in the paragraphs of a page that were not sent behind it.
func paragraphSize(n *html.Node) (size int) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type != html.ElementNode, streamed(c):
		case c.Data == "p":
			size += TextSize(c, 2*MinArticle)
		default:
			size += paragraphSize(c)
		}
	}
	return size
}

func unseen(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !streamed(n)
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return n.Data != "body" && n.Data != "html" // a page that is shown by its script
			}
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				switch class {
				case "sr-only", "visually-hidden", "screen-reader-text":
					return true
				}
			}
		}
	}
	return false
}

// streamed reports whether a hidden element is a part of a page that a server sent behind the rest, and that a script shows
// in its place at once: React 18 names these S:0, S:1 and so on.
func streamed(n *html.Node) bool {
	number, ok := strings.CutPrefix(Attr(n, "id"), "S:")
	hidden := slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
	return ok && hidden && n.Data == "div" && number != "" && strings.Trim(number, "0123456789abcdef") == ""
}

// Attr returns the value of an attribute of an element, "" if it has none.
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TextSize counts the bytes of text under n, up to about limit.
func TextSize(n *html.Node, limit int) int {
	size := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "script" && d.Parent.Data != "title" {
			if size += len(d.Data); size > limit {
				break
			}
		}
	}
	return size
}

// Fold makes one line of s, with single spaces.
func Fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// HasText reports whether s holds anything but white space.
func HasText(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) >= 0
}

// Set is the words of a list.
func Set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
