package syndication

import (
	"strings"
	"time"

	"github.com/gorilla/feeds"
)

// atomFeed hides what gorilla's feed has one of.
type atomFeed struct {
	Lang     string `xml:"xml:lang,attr,omitempty"`
	Title    *label `xml:"title"`
	Subtitle *label `xml:"subtitle"`
	*feeds.AtomFeed
	Links     []feeds.AtomLink `xml:"link"`
	Author    atomPerson       `xml:"author"`
	Generator *label           `xml:"generator"`
}

type atomEntry struct {
	Lang  string `xml:"xml:lang,attr,omitempty"`
	Title *label `xml:"title"`
	*feeds.AtomEntry
	Links      []feeds.AtomLink `xml:"link"`
	Authors    []atomPerson     `xml:"author"`
	Categories []atomCategory   `xml:"category"`
}

type atomPerson struct {
	Name *label `xml:"name"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
}

// Atom writes the feed as Atom 1.0 (RFC 4287). The error names an item without id.
func (f *Feed) Atom() ([]byte, error) {
	base := (&feeds.Atom{Feed: f.base()}).AtomFeed()
	base.Id, base.Link = clean(f.ID), nil
	feed := &atomFeed{
		AtomFeed: base, Lang: tag(f.Language), Title: labelOf(f.title()), Subtitle: labelOf(f.Description),
		Generator: labelOf(f.Generator), Author: atomPerson{labelOf(f.Author)},
	}
	// Entries without an author need one here (section 4.1.1), and readers show it for all of them.
	if feed.Author.Name == nil {
		feed.Author.Name = feed.Title
	}
	if self := absolute(f.AtomURL); self != "" {
		feed.Links = append(feed.Links, feeds.AtomLink{Href: self, Rel: "self", Type: "application/atom+xml"})
	}
	if home := absolute(f.Home); home != "" {
		feed.Links = append(feed.Links, feeds.AtomLink{Href: home, Rel: "alternate", Type: "text/html"})
	}
	head, tail, err := frame(feed, "\n</feed>")
	if err != nil {
		return nil, err
	}
	return f.join(head, "", tail, func(i *Item) ([]byte, error) { return i.atom.of(f, i, renderAtom) })
}

func renderAtom(f *Feed, i *Item) ([]byte, error) {
	published, _ := i.dates()
	entry := &atomEntry{AtomEntry: (&feeds.Atom{Feed: &feeds.Feed{Items: []*feeds.Item{i.base()}}}).AtomFeed().Entries[0]}
	entry.AtomEntry.Links = nil // untagged there: it would be written beside ours
	entry.Published = published.Format(time.RFC3339)
	entry.Summary = atomSummary(i)
	entry.Lang, entry.Title = i.language(f), labelOf(i.title())
	if link := absolute(i.Link); link != "" {
		entry.Links = append(entry.Links, feeds.AtomLink{Href: link, Rel: "alternate", Type: "text/html"})
	}
	if address, kind := i.image(); address != "" {
		entry.Links = append(entry.Links, feeds.AtomLink{Href: address, Rel: "enclosure", Type: kind})
	}
	for _, a := range labels(i.Authors) {
		entry.Authors = append(entry.Authors, atomPerson{&a})
	}
	for _, t := range lines(i.Tags) {
		entry.Categories = append(entry.Categories, atomCategory{Term: t})
	}
	for _, s := range lines(i.Speakers) {
		entry.Categories = append(entry.Categories, atomCategory{s, f.speakers()})
	}
	return indented(entry, "  ")
}

// atomSummary is plain text, unless it holds what could be taken for markup: then it says that it is HTML, escaped.
func atomSummary(i *Item) *feeds.AtomSummary {
	plain := plainText(i.Summary)
	switch {
	case plain == "":
		return nil
	case strings.ContainsAny(plain, "<&"):
		return &feeds.AtomSummary{Type: "html", Content: escape(plain)}
	}
	return &feeds.AtomSummary{Type: "text", Content: plain}
}

// plainText folds white space and puts each paragraph on a line of its own.
func plainText(s string) string { return strings.Join(fold(s), "\n") }
