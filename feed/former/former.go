// Package former reads the feeds that a site had before, of any program, and matches their items with articles.
//
// Read takes RSS of all versions, Atom and JSON Feed. What readers know an item by is kept byte for byte. Join makes one
// list of the feeds of one site: the same article in several formats, and pages of an archive. Match says which item is
// which article, how sure that is, and why.
//
// Everything here is pure: no file, no network, no clock. Time is linear in the size of the input. No input makes it
// panic.
package former

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"
)

// Format is the format of a feed.
type Format string

// The formats of feeds.
const (
	RSS  Format = "rss"
	Atom Format = "atom"
	JSON Format = "json"
)

// Feed is one document.
type Feed struct {
	Format  Format
	ID      string // atom:id of an Atom feed
	Address string // its own public address, as far as it names one
	Home    string // address of its site
	Items   []Item
}

// Item is what a feed says of one article. A field of which nothing is said is zero.
type Item struct {
	RSSID, AtomID, JSONID string // by which readers of each format know it, byte for byte
	NoGUID                bool   // in RSS it has no guid: readers go by the link, and newsboat by the date as well
	Date                  string // pubDate, as written
	Link                  string // as readers know it, absolute where the feed tells how

	Addresses          []string // absolute addresses of the article: the link, a guid that is one, that behind a redirect; each once
	Title              string   // plain text, on one line
	Text               string   // plain text of the longest content
	Published, Updated time.Time
}

// ID returns by which the item is known in general: the id in RSS, else in Atom, else in JSON Feed, else the link. "" means
// that nothing names it but its title.
func (i *Item) ID() string {
	for _, id := range [...]string{i.RSSID, i.AtomID, i.JSONID} {
		if id != "" {
			return id
		}
	}
	return i.Link
}

// Read reads one feed.
func Read(data []byte) (f *Feed, err error) {
	defer func() { // the parsers are not ours
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("it cannot be read (%v); save it again as the program served it", r)
		}
	}()
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true
	in, err := parser.Parse(bytes.NewReader(data))
	switch {
	case errors.Is(err, gofeed.ErrFeedTypeNotDetected):
		return nil, errors.New("it is no feed: give the document that readers subscribed to, RSS, Atom or JSON Feed")
	case err != nil:
		return nil, fmt.Errorf("it is no whole feed: %w", err)
	}
	f = &Feed{Format: Format(in.FeedType), Address: whole(in.FeedLink, in.Link), Home: in.Link}
	ids := idsOf(data, f.Format)
	if len(ids.items) != len(in.Items) { // a document so broken that two parsers part it differently
		ids.items = nil
	}
	f.ID = ids.feed
	original, _ := in.OriginalFeed().(*rss.Feed)
	for n, i := range in.Items {
		item := read(i, in.Link)
		id := i.GUID
		if ids.items != nil {
			id = ids.items[n]
		}
		switch f.Format {
		case Atom:
			item.AtomID = id
		case JSON:
			item.JSONID = id
		default:
			item.RSSID = id
			if original != nil && n < len(original.Items) {
				item.Date = original.Items[n].PubDate
			}
			item.NoGUID = id == ""
		}
		item.addresses(id, i)
		f.Items = append(f.Items, item)
	}
	return f, nil
}

// read takes what all formats say alike.
func read(i *gofeed.Item, home string) Item {
	item := Item{Title: line(i.Title), Link: whole(i.Link, home), Text: plainText(i.Content)}
	if summary := plainText(i.Description); len(summary) > len(item.Text) {
		item.Text = summary
	}
	if i.PublishedParsed != nil {
		item.Published = i.PublishedParsed.UTC()
	}
	if i.UpdatedParsed != nil {
		item.Updated = i.UpdatedParsed.UTC()
	}
	if item.Published.IsZero() {
		item.Published = item.Updated
	}
	return item
}

// addresses notes the addresses of the article.
func (i *Item) addresses(id string, in *gofeed.Item) {
	if i.Link == "" && isAddress(id) {
		i.Link = id
	}
	all := []string{i.Link, id}
	for _, behind := range in.Extensions["feedburner"]["origLink"] {
		all = append(all, strings.TrimSpace(behind.Value))
	}
	for _, a := range all {
		if isAddress(a) && !slices.Contains(i.Addresses, a) {
			i.Addresses = append(i.Addresses, a)
		}
	}
}

// isAddress reports whether a text is a whole address of the web.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// whole returns an address as it is where it is whole, else as it is from the site at home. What is no address stays.
func whole(address, home string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	base, err2 := url.Parse(home)
	if address == "" || err != nil || err2 != nil || u.IsAbs() || base.Host == "" {
		return address
	}
	return base.ResolveReference(u).String()
}

// line makes plain text on one line of a title, in which some programs escape HTML twice.
func line(title string) string { return strings.Join(strings.Fields(plainText(title)), " ") }

// plainText leaves the markup out of HTML. It is for comparing words: nobody gets to see it.
func plainText(s string) string {
	var b strings.Builder
	for s != "" {
		start := strings.IndexByte(s, '<')
		if start < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:start])
		s = s[start:]
		if len(s) < 2 || !isLetter(s[1]) && s[1] != '/' && s[1] != '!' { // a sign of its own
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		end := strings.IndexByte(s, '>')
		if end < 0 {
			break
		}
		tag := strings.ToLower(s[1:min(end, 12)])
		s = s[end+1:]
		for _, hidden := range [...]string{"script", "style"} {
			if strings.HasPrefix(tag, hidden) {
				_, s, _ = strings.Cut(s, "</"+hidden)
				_, s, _ = strings.Cut(s, ">")
			}
		}
		b.WriteByte(' ')
	}
	return html.UnescapeString(b.String())
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
