package hypertext

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/markup"
)

// maxCaptions bounds the captions of a document; each is compared with the others.
const maxCaptions = 200

// Captions moves captions out of a tree, and leaves an empty element in the place of each.
type Captions struct {
	Taken [][]markup.Block
	Texts []string // each once
}

// Take moves the captions of figures under n: what is marked as one, by its element or its class. Those aside belong to
// the site and are dropped.
func (t *Captions) Take(n *html.Node, aside bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && (c.Data == "figcaption" || captionClass(c)) {
			if !aside && len(t.Taken) < maxCaptions {
				t.add(n, c)
			}
			n.RemoveChild(c)
		} else {
			t.Take(c, aside || c.Data == "nav" || c.Data == "aside" || c.Data == "footer")
		}
		c = next
	}
}

func (t *Captions) add(n, c *html.Node) {
	blocks := BlocksOf(c, nil)
	images := slices.Clone(blocks)
	images = slices.DeleteFunc(images, func(b markup.Block) bool { return b.Kind != markup.Picture })
	for i := range images { // a picture inside its caption stays where it is
		for _, s := range images[i].Spans {
			img := &html.Node{Type: html.ElementNode, Data: "img", Attr: []html.Attribute{{Key: "src", Val: s.Address}, {Key: "alt", Val: s.Alt}}}
			n.InsertBefore(img, c)
		}
	}
	blocks = slices.DeleteFunc(blocks, func(b markup.Block) bool { return b.Text == "" || slices.Contains(t.Texts, b.Text) })
	if len(blocks) == 0 {
		return
	}
	for i := range blocks {
		if b := &blocks[i]; b.Kind == markup.Code {
			b.Text, b.Spans = Fold(b.Text), nil
		}
		t.Texts = append(t.Texts, blocks[i].Text)
	}
	t.Taken = append(t.Taken, blocks)
	n.InsertBefore(&html.Node{Type: html.ElementNode, Data: "span", Attr: []html.Attribute{{Key: "data-caption", Val: strconv.Itoa(len(t.Taken))}}}, c)
}

func captionClass(n *html.Node) bool {
	if n.Data != "p" && n.Data != "div" && n.Data != "span" && n.Data != "dd" {
		return false
	}
	for class := range strings.FieldsSeq(strings.ToLower(Attr(n, "class"))) {
		if class == "caption" || class == "msocaption" || strings.HasSuffix(class, "-caption") || strings.HasSuffix(class, "_caption") || strings.HasSuffix(class, "caption-text") || strings.HasSuffix(class, "caption__text") {
			return TextSize(n, 600) <= 600
		}
	}
	return false
}
