package syndication

import (
	"strings"

	"github.com/gorilla/feeds"
)

// atomFeed redeclares the elements of gorilla's feed that must be written in another way.
type atomFeed struct {
	Lang     string `xml:"xml:lang,attr,omitempty"`
	History  string `xml:"xmlns:fh,attr,omitempty"`
	Tombs    string `xml:"xmlns:at,attr,omitempty"`
	Title    *label `xml:"title"`
	Subtitle *label `xml:"subtitle"`
	*feeds.AtomFeed
	Links     []feeds.AtomLink `xml:"link"`
	Author    atomPerson       `xml:"author"`
	Rights    *label           `xml:"rights"`
	Generator *label           `xml:"generator"`
	Archive   *presence        `xml:"fh:archive"`
	Deleted   []atomDeleted    `xml:"at:deleted-entry"`
}

type atomEntry struct {
	Lang  string `xml:"xml:lang,attr,omitempty"`
	Title *label `xml:"title"`
	*feeds.AtomEntry
	Links      []feeds.AtomLink `xml:"link"`
	Authors    []atomPerson     `xml:"author"`
	Categories []atomCategory   `xml:"category"`
	Rights     *label           `xml:"rights"`
}

type atomPerson struct {
	Name *label `xml:"name"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
}

const atomType = "application/atom+xml"

// Atom returns the feed as Atom 1.0 (RFC 4287). An item without ID is an error.
func (f *Feed) Atom() ([]byte, error) {
	base := (&feeds.Atom{Feed: f.base()}).AtomFeed()
	base.Id, base.Link = clean(f.ID), nil
	base.Updated = stamp(f.updated())
	base.Icon, base.Logo = absolute(f.Icon), absolute(f.Logo)
	feed := &atomFeed{
		AtomFeed: base, Lang: tag(f.Language), Title: labelOf(f.title()), Subtitle: labelOf(f.Description),
		Generator: labelOf(f.Generator), Author: atomPerson{labelOf(f.Author)}, Rights: labelOf(f.Rights),
		Deleted: f.tombstones(),
	}
	feed.History, feed.Archive = f.archiveMark()
	if len(feed.Deleted) > 0 {
		feed.Tombs = tombstoneNS
	}
	// Entries without an author require one here (section 4.1.1). Readers show it for all entries.
	if feed.Author.Name == nil {
		feed.Author.Name = feed.Title
	}
	feed.Links = f.atomLinks()
	head, tail, err := frame(feed, "\n</feed>")
	if err != nil {
		return nil, err
	}
	return f.join(head, "", tail, func(i *Item) ([]byte, error) { return i.atom.of(f, i, renderAtom) })
}

func (f *Feed) atomLinks() []feeds.AtomLink {
	var out []feeds.AtomLink
	if self := absolute(f.AtomURL); self != "" {
		out = append(out, feeds.AtomLink{Href: self, Rel: "self", Type: atomType})
	}
	if home := absolute(f.Home); home != "" {
		out = append(out, feeds.AtomLink{Href: home, Rel: "alternate", Type: "text/html"})
	}
	for _, r := range history(f.Prev.Atom, f.Next.Atom, f.Current.Atom) {
		out = append(out, feeds.AtomLink{Href: r.href, Rel: r.rel, Type: atomType})
	}
	return out
}

func renderAtom(f *Feed, i *Item) ([]byte, error) {
	published, updated := i.dates()
	entry := &atomEntry{AtomEntry: (&feeds.Atom{Feed: &feeds.Feed{Items: []*feeds.Item{i.base()}}}).AtomFeed().Entries[0]}
	entry.AtomEntry.Links = nil // it has no tag and would be written beside ours
	entry.Published, entry.Updated = stamp(published), stamp(updated)
	entry.Summary = atomSummary(i)
	entry.Lang, entry.Title, entry.Rights = i.language(f), labelOf(i.title()), labelOf(i.Rights)
	if link := absolute(i.Link); link != "" {
		entry.Links = append(entry.Links, feeds.AtomLink{Href: link, Rel: "alternate", Type: "text/html"})
	}
	if p, ok := i.image(); ok {
		entry.Links = append(entry.Links, feeds.AtomLink{Href: p.URL, Rel: "enclosure", Type: p.Type})
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

// atomSummary returns the summary as plain text, or as escaped HTML when it holds what could be taken for markup.
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

// plainText puts each paragraph on a line of its own and folds other white space.
func plainText(s string) string { return strings.Join(fold(s), "\n") }
