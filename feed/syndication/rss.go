package syndication

import (
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"seedfeed/feed/clean"
)

// rssRoot is the rss element with all its namespaces: gorilla's has only one.
type rssRoot struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Content string   `xml:"xmlns:content,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Media   string   `xml:"xmlns:media,attr"`
	History string   `xml:"xmlns:fh,attr,omitempty"`
	Channel *rssChannel
}

type rssChannel struct {
	Title *label    `xml:"title"`
	Links []rssLink `xml:"atom:link"`
	*feeds.RssFeed
	Description *label    `xml:"description"`
	Copyright   *label    `xml:"copyright"`
	Generator   *label    `xml:"generator"`
	Creator     *label    `xml:"dc:creator"`
	Image       *rssImage `xml:"image"`
	Archive     *presence `xml:"fh:archive"`
}

// rssImage has the title and link of the channel, as RSS 2.0 requires.
type rssImage struct {
	URL   string `xml:"url"`
	Title *label `xml:"title"`
	Link  string `xml:"link"`
}

// rssLink is an atom:link. feeds.AtomLink cannot have another element name than its own.
type rssLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type rssItem struct {
	Title *label `xml:"title"`
	Link  string `xml:"link,omitempty"`
	*feeds.RssItem
	Creator    *label        `xml:"dc:creator"`
	Language   string        `xml:"dc:language,omitempty"`
	Categories []rssCategory `xml:"category"`
	Rights     *label        `xml:"dc:rights"`
	Updated    string        `xml:"atom:updated,omitempty"`
	media
}

type rssCategory struct {
	Domain string `xml:"domain,attr,omitempty"`
	label
}

const rssType = "application/rss+xml"

// RSS returns the feed as RSS 2.0. Its own address is an atom:link. The authors of an item are one dc:creator, since author
// must hold an e-mail address, and since of several creators most readers keep only one. The summary is the description
// and the content is content:encoded. An item without ID is an error.
func (f *Feed) RSS() ([]byte, error) {
	base := (&feeds.Rss{Feed: f.base()}).RssFeed()
	base.PubDate, base.LastBuildDate = "", rfc822(modern(f.updated()))
	base.Language = clean.Language(f.Language)
	channel := &rssChannel{
		RssFeed: base, Title: labelOf(f.Name()), Description: labelOf(base.Description),
		Generator: labelOf(f.Generator), Creator: labelOf(f.Author), Copyright: labelOf(f.Rights),
		Links: f.rssLinks(),
	}
	if logo := f.rssLogo(); logo != "" {
		channel.Image = &rssImage{logo, channel.Title, base.Link}
	}
	root := &rssRoot{
		Version: "2.0", Channel: channel,
		Content: "http://purl.org/rss/1.0/modules/content/",
		Atom:    "http://www.w3.org/2005/Atom",
		DC:      "http://purl.org/dc/elements/1.1/",
		Media:   mediaNS,
	}
	root.History, channel.Archive = f.archiveMark()
	head, tail, err := frame(root, "\n  </channel>\n</rss>")
	if err != nil {
		return nil, err
	}
	return f.join(head, "", tail, func(i *Item) ([]byte, error) { return i.rss.of(f, i, renderRSS) })
}

func (f *Feed) rssLinks() []rssLink {
	var out []rssLink
	if self := clean.URL(f.RSSURL); self != "" {
		out = append(out, rssLink{self, "self", rssType})
	}
	for _, hub := range f.hubs() {
		out = append(out, rssLink{Href: hub, Rel: "hub"})
	}
	for _, r := range history(f.Prev.RSS, f.Next.RSS, f.Current.RSS) {
		out = append(out, rssLink{r.href, r.rel, rssType})
	}
	return out
}

// rssLogo returns the logo or else the icon, if its extension is that of a type that RSS 2.0 allows in an image.
func (f *Feed) rssLogo() string {
	for _, s := range []string{f.Logo, f.Icon} {
		switch address, kind := picture(s, ""); kind {
		case "image/jpeg", "image/png", "image/gif":
			return address
		}
	}
	return ""
}

func renderRSS(f *Feed, i *Item) ([]byte, error) {
	b := i.base(f)
	b.Description = clean.Escape(plainText(i.summary(f)))
	if b.Description == "" {
		b.Description = clean.Escape(i.Headline()) // content:encoded must not come without a description
	}
	b.IsPermaLink = "false"
	if p := i.Picture(); p.Bytes > 0 { // RSS requires the true length; media:content is there without one
		b.Enclosure = &feeds.Enclosure{Url: p.URL, Type: p.Type, Length: strconv.FormatInt(p.Bytes, 10)}
	}
	item := &rssItem{RssItem: (&feeds.Rss{Feed: &feeds.Feed{Items: []*feeds.Item{b}}}).RssFeed().Items[0], media: mediaOf(i)}
	published, updated := i.Dates()
	item.PubDate = rfc822(modern(published))
	if updated.After(published) {
		item.Updated = stamp(modern(updated))
	}
	item.Title, item.Link = labelOf(i.Headline()), i.Address()
	if i.Known.NoGUID {
		item.Guid = nil
		if clean.URL(i.Known.Link) != "" {
			item.Link = clean.Line(i.Known.Link) // as it was, also where it should have been escaped
		}
		item.PubDate = clean.Line(i.Known.Date)
	}
	item.Creator, item.Language, item.Rights = labelOf(strings.Join(clean.Lines(i.Authors), ", ")), i.LanguageIn(f), labelOf(i.Rights)
	for _, t := range clean.Lines(i.Tags) {
		item.Categories = append(item.Categories, rssCategory{clean.URL(f.Topics), *labelOf(t)})
	}
	return indented(item, "    ")
}

// rfc822 writes a date in the form of RSS. GMT is the only zone name that all readers accept.
func rfc822(t time.Time) string { return t.UTC().Format(http.TimeFormat) }

// base returns the feed without items, for the builders of gorilla/feeds.
func (f *Feed) base() *feeds.Feed {
	out := &feeds.Feed{
		Title:       f.Name(),
		Link:        &feeds.Link{Href: clean.URL(f.Home)},
		Description: clean.Line(f.Description),
		Updated:     f.updated(),
	}
	if out.Description == "" {
		out.Description = out.Title // RSS requires one
	}
	return out
}

// base returns the item for the builders of gorilla/feeds. Without an id they would invent another one each time.
func (i *Item) base(f *Feed) *feeds.Item {
	published, updated := i.Dates()
	return &feeds.Item{
		Id: clean.Text(i.ID), Title: i.Headline(), Link: &feeds.Link{Href: i.Address()},
		Content: i.content(f), Created: published, Updated: updated,
	}
}

// frame writes a document without items and splits it before end, where the items go.
func frame(root any, end string) (head, tail string, err error) {
	b, err := indented(root, "")
	if err != nil {
		return "", "", err
	}
	head, _ = strings.CutSuffix(string(b), end)
	return xml.Header[:len(xml.Header)-1] + head, end + "\n", nil
}

// indented is xml.MarshalIndent with a line break before the result.
func indented(v any, prefix string) ([]byte, error) {
	b, err := xml.MarshalIndent(v, prefix, "  ")
	return append([]byte("\n"), b...), err
}
