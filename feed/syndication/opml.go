package syndication

import (
	"encoding/xml"
	"errors"
	"strings"

	"seedfeed/feed/clean"
)

// Outline is a feed in a list of feeds, or a group of outlines. Title is plain text; "" stands for the address.
type Outline struct {
	Title    string
	FeedURL  string // address of the feed, absolute; "" in a group
	PageURL  string // address of the page for people; "" when there is none
	Outlines []Outline
}

type opmlRoot struct {
	XMLName  xml.Name      `xml:"opml"`
	Version  string        `xml:"version,attr"`
	Title    string        `xml:"head>title"`
	Outlines []opmlOutline `xml:"body>outline"`
}

type opmlOutline struct {
	Type     string        `xml:"type,attr,omitempty"`
	Text     string        `xml:"text,attr"`
	Title    string        `xml:"title,attr,omitempty"`
	FeedURL  string        `xml:"xmlUrl,attr,omitempty"`
	PageURL  string        `xml:"htmlUrl,attr,omitempty"`
	Outlines []opmlOutline `xml:"outline"`
}

// OPML returns a list of feeds as OPML 2.0, the format in which readers import and export subscriptions. It carries no
// date: the same list gives the same bytes. An outline with neither the address of a feed nor outlines of its own is left
// out. A list of which nothing is left is an error, since a body must have an outline.
func OPML(title string, outlines []Outline) ([]byte, error) {
	root := opmlRoot{Version: "2.0", Title: outlineText(title), Outlines: opmlOutlines(outlines)}
	if len(root.Outlines) == 0 {
		return nil, errors.New("write OPML: no outline has the address of a feed")
	}
	b, err := xml.MarshalIndent(root, "", "  ")
	return append([]byte(xml.Header), append(b, '\n')...), err
}

func opmlOutlines(outlines []Outline) []opmlOutline {
	var out []opmlOutline
	for _, o := range outlines {
		made := opmlOutline{Text: outlineText(o.Title), FeedURL: clean.URL(o.FeedURL), Outlines: opmlOutlines(o.Outlines)}
		if made.FeedURL == "" && len(made.Outlines) == 0 {
			continue
		}
		// Type "rss" stands for Atom, too: importers accept no other. A group has a text only.
		if made.FeedURL != "" {
			if made.Text == "" {
				made.Text = made.FeedURL
			}
			made.Type, made.Title, made.PageURL = "rss", made.Text, clean.URL(o.PageURL)
		}
		out = append(out, made)
	}
	return out
}

// outlineText returns a text that reads the same as HTML and as plain text. OPML 2.0 allows HTML there and the W3C
// validator expects it, but most readers show it as plain text: "R&D" escaped for the one would be "R&amp;D" for the other.
// So "<", and each "&" that is no word of its own, becomes its full-width form. The text is only a label: readers take the
// title from the feed.
func outlineText(s string) string {
	words := strings.Fields(clean.Line(s))
	for n, w := range words {
		if w != "&" {
			words[n] = wide.Replace(w)
		}
	}
	return strings.Join(words, " ")
}

var wide = strings.NewReplacer("&", "\uff06", "<", "\uff1c")
