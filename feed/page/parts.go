package page

import (
	"html/template"
	"slices"
	"strings"

	"seedfeed/feed/clean"
	"seedfeed/feed/syndication"
	"seedfeed/feed/wording"
)

// Part is a part of a site in a list.
type Part struct {
	Name     string // plain text
	URL      string // absolute address of its page
	Articles int
}

// PartsView is a page that lists parts.
type PartsView struct {
	Index       // the page itself
	Parts       []Part
	Prev, Next  string // addresses of the pages before and after it, where the list takes several; "": there is none
	Number, All int    // which of all pages it is, from 1; not shown if there is only one
}

// Parts returns a page that lists parts of the site. It links to the feeds of f and does not read f.Items.
func Parts(f *Feed, p *PartsView) ([]byte, error) {
	v := newPage(f)
	v.Canonical, v.Indexes = clean.URL(p.URL), v.indexes(f.Indexes)
	v.Parts = &partsView{Heading: heading(v.W, p.Kind), Prev: clean.URL(p.Prev), Next: clean.URL(p.Next)}
	if p.All > 1 {
		v.Parts.Place = number(p.Number) + " / " + number(p.All)
	}
	for _, part := range p.Parts {
		l := v.link(part.Name, part.URL)
		l.Articles, l.Count = wording.Fill(v.W.Articles, number(part.Articles)), number(part.Articles)
		v.Parts.Links = append(v.Parts.Links, l)
	}
	v.Title = v.Parts.Heading + " – " + v.Title
	v.tags("og:type", "website", "og:title", v.Title, "og:url", v.Canonical, "og:image", clean.URL(f.Logo))
	return v.write()
}

// partsView is a list of parts on a page.
type partsView struct {
	Heading, Place string
	Links          []partLink
	Prev, Next     string
}

// partLink is a link to the page of a part. Without URL it is a name only.
type partLink struct {
	Name, URL       string
	Articles, Count string
}

func (v *pageView) link(name, address string) partLink {
	return partLink{Name: clean.Line(name), URL: clean.URL(address)}
}

// heading returns that of an index of a kind.
func heading(w *wording.Words, kind string) string {
	switch kind {
	case "speakers":
		return w.Speakers
	case "topics":
		return w.Topics
	case "sections":
		return w.Sections
	case "weekly":
		return w.Weekly
	}
	return w.Authors
}

// Heading returns the heading of an Index, in the language of a site.
func Heading(language, kind string) string { return heading(wording.Of(language), kind) }

// indexes returns the links to pages that list parts.
func (v *pageView) indexes(all []*Index) (links []partLink) {
	for _, i := range all {
		links = append(links, v.link(heading(v.W, i.Kind), i.URL))
	}
	return links
}

// linked returns names with the addresses that a map has for them.
func (v *pageView) linked(names []string, addresses map[string]string) (links []partLink) {
	for _, name := range names {
		links = append(links, v.link(name, addresses[name]))
	}
	return links
}

// said returns the quotes of an item of a feed with Quoted, each with the address of its place.
func (v *pageView) said(i *syndication.Item) (quotes []quoteView) {
	page, _, _ := strings.Cut(clean.URL(i.Link), "#")
	for _, q := range i.Quotes {
		if text := clean.Paragraphs(q.Text); len(text) > 0 {
			quotes = append(quotes, quoteView{
				Text: text, Speaker: partLink{Name: clean.Line(q.Speaker)}, Place: template.URL(page + "#" + Anchor(q.Text)), InText: v.W.InText,
			})
		}
	}
	return slices.Clip(quotes)
}
