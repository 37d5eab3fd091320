package syndication

import (
	"encoding/xml"
	"errors"
	"strings"
)

// Outline is a feed in a list of feeds, or a group of such. Title is plain text; one without a title is named by its
// address.
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

// OPML writes a list of feeds as OPML 2.0, the form in which readers import and export subscriptions. It carries no
// date: the same list gives the same bytes. An outline with neither a feed's address nor outlines of its own is left
// out; nothing left is an error, since a body must hold an outline.
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
		made := opmlOutline{Text: outlineText(o.Title), FeedURL: absolute(o.FeedURL), Outlines: opmlOutlines(o.Outlines)}
		if made.FeedURL == "" && len(made.Outlines) == 0 {
			continue
		}
		// Type "rss" stands for Atom, too: importers take no other. What is no feed has a text only.
		if made.FeedURL != "" {
			if made.Text == "" {
				made.Text = made.FeedURL
			}
			made.Type, made.Title, made.PageURL = "rss", made.Text, absolute(o.PageURL)
		}
		out = append(out, made)
	}
	return out
}

// outlineText makes a text that reads the same as HTML, which OPML 2.0 allows to stand there and the W3C validator
// expects, and as plain text, for which most readers take it: escaped for the one, "R&D" would be "R&amp;D" for the
// other. So "<" and an "&" that is no word of its own become their wide forms. It is a label only: the title proper
// comes with the feed.
func outlineText(s string) string {
	words := strings.Fields(clean(s))
	for n, w := range words {
		if w != "&" {
			words[n] = wide.Replace(w)
		}
	}
	return strings.Join(words, " ")
}

var wide = strings.NewReplacer("&", "\uff06", "<", "\uff1c")
