package syndication

import (
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"seedfeed/feed/clean"
)

// atomFeed redeclares the elements of gorilla's feed that must be written in another way.
type atomFeed struct {
	Lang     string `xml:"xml:lang,attr,omitempty"`
	Media    string `xml:"xmlns:media,attr"`
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
	Links      []atomLink     `xml:"link"`
	Authors    []atomPerson   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Rights     *label         `xml:"rights"`
	media
}

// atomLink is a link with the length of what it leads to, which feeds.AtomLink writes for its own use of enclosures only.
type atomLink struct {
	Href   string `xml:"href,attr"`
	Rel    string `xml:"rel,attr"`
	Type   string `xml:"type,attr"`
	Length int64  `xml:"length,attr,omitempty"`
}

type atomPerson struct {
	Name  *label `xml:"name"`
	Email string `xml:"email,omitempty"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
}

const atomType = "application/atom+xml"

// Atom returns the feed as Atom 1.0 (RFC 4287). An item without ID is an error.
func (f *Feed) Atom() ([]byte, error) {
	base := (&feeds.Atom{Feed: f.base()}).AtomFeed()
	base.Id, base.Link = clean.Text(f.ID), nil
	base.Updated = stamp(modern(f.updated()))
	base.Icon, base.Logo = clean.URL(f.Icon), clean.URL(f.Logo)
	feed := &atomFeed{
		AtomFeed: base, Lang: clean.Language(f.Language), Media: mediaNS, Title: labelOf(f.Name()), Subtitle: labelOf(f.Description),
		Generator: labelOf(f.Generator), Author: atomPerson{Name: labelOf(f.Author)}, Rights: labelOf(f.Rights),
		Deleted: f.tombstones(),
	}
	feed.History, feed.Archive = f.archiveMark()
	if len(feed.Deleted) > 0 {
		feed.Tombs = tombstoneNS
	}
	// Entries without an author require one here (section 4.1.1). Readers show it for all entries, so it does not name the
	// part: the person of a part is not the author of the articles.
	if feed.Author.Name == nil {
		feed.Author.Name = labelOf(f.SiteName())
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
	if self := clean.URL(f.AtomURL); self != "" {
		out = append(out, feeds.AtomLink{Href: self, Rel: "self", Type: atomType})
	}
	if home := clean.URL(f.Home); home != "" {
		out = append(out, feeds.AtomLink{Href: home, Rel: "alternate", Type: "text/html"})
	}
	for _, hub := range f.hubs() {
		out = append(out, feeds.AtomLink{Href: hub, Rel: "hub"})
	}
	for _, r := range history(f.Prev.Atom, f.Next.Atom, f.Current.Atom) {
		out = append(out, feeds.AtomLink{Href: r.href, Rel: r.rel, Type: atomType})
	}
	return out
}

// atomAuthors is one person, as in RSS. RFC 4287 allows several, but readers show one of them (QuiteRSS, Akregator, Liferea
// and sfeed the first, rss2email the last, with the address of another).
func (i *Item) atomAuthors() []atomPerson {
	switch names := clean.Lines(i.Authors); len(names) {
	case 0:
		return nil
	case 1:
		return []atomPerson{{labelOf(names[0]), i.mail(names[0])}}
	default:
		return []atomPerson{{labelOf(strings.Join(names, ", ")), ""}}
	}
}

func renderAtom(f *Feed, i *Item) ([]byte, error) {
	published, updated := i.Dates()
	entry := &atomEntry{AtomEntry: (&feeds.Atom{Feed: &feeds.Feed{Items: []*feeds.Item{i.base(f)}}}).AtomFeed().Entries[0], media: mediaOf(i)}
	entry.AtomEntry.Links = nil // it has no tag and would be written beside ours
	entry.Published, entry.Updated = stamp(modern(published).Truncate(time.Second)), stamp(modern(updated))
	entry.Summary = atomSummary(plainText(i.summary(f)))
	entry.Lang, entry.Title, entry.Rights = i.LanguageIn(f), labelOf(i.Headline()), labelOf(i.Rights)
	if id := clean.Text(i.Known.AtomID); id != "" {
		entry.Id = id
	}
	if link := i.Address(); link != "" {
		entry.Links = append(entry.Links, atomLink{Href: link, Rel: "alternate", Type: "text/html"})
	}
	if p := i.Picture(); p.URL != "" {
		entry.Links = append(entry.Links, atomLink{p.URL, "enclosure", p.Type, max(0, p.Bytes)})
	}
	entry.Authors = i.atomAuthors()
	for _, t := range clean.Lines(i.Tags) {
		entry.Categories = append(entry.Categories, atomCategory{t, clean.URL(f.Topics)})
	}
	return indented(entry, "  ")
}

// atomSummary returns the summary as plain text, or as escaped HTML when it holds what could be taken for markup.
func atomSummary(plain string) *feeds.AtomSummary {
	switch {
	case plain == "":
		return nil
	case strings.ContainsAny(plain, "<&"):
		return &feeds.AtomSummary{Type: "html", Content: clean.Escape(plain)}
	}
	return &feeds.AtomSummary{Type: "text", Content: plain}
}

// plainText puts each paragraph on a line of its own.
func plainText(paragraphs []string) string { return strings.Join(paragraphs, "\n") }
