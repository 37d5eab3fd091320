// Package syndication writes what programs read: a Feed as Atom 1.0 (RFC 4287), RSS 2.0 and JSON Feed 1.1, a list of feeds as
// OPML, and a description of the search. Package page writes the same Feed for people.
//
// github.com/gorilla/feeds builds the base of each document. What it lacks or gets wrong (several categories, creators,
// the address of the feed itself, languages, dates) is set on its structs, or hidden by redeclaring the field in a
// struct that embeds them: of two fields with the same name, encoding/xml and encoding/json take the shallower one.
//
// Every text, address and language tag passes package clean. Nothing here reads a clock: the same Feed always gives the
// same bytes.
package syndication

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"seedfeed/feed/clean"
)

// Quote is what somebody said. Text and Speaker are plain text. Blank lines separate the paragraphs of Text.
type Quote struct {
	Text    string
	Speaker string // "" when the speaker is not known
	Key     bool   // shown beside the summary
}

// Item is one article in a feed. It must not change once a document was written from it, since what was written of it is
// kept: a feed in which one item is new writes only that item. From then on it is safe for concurrent use.
type Item struct {
	ID                 string            // never changes: RSS guid, JSON id and, where Known gives no other, atom:id; then it must be a URI (RFC 4287 section 4.2.6)
	Link               string            // address of the article's page; left out when it is not absolute
	Title              string            // plain text
	Summary            string            // plain text; blank lines separate paragraphs
	Content            string            // harmless HTML, see Content; "" stands for picture, summary and key quotes
	Published, Updated time.Time         // Updated is never written earlier than Published
	Authors            []string          // names
	Mails              map[string]string // addresses of those Authors who give one
	Tags               []string          // categories
	Language           string            // BCP 47; "" is the language of the feed
	Pictures           []Picture         // the item's own first
	Quotes             []Quote
	Rights             string    // plain text; "" stands for the feed's. JSON Feed has no field for it
	Added              time.Time // when readers first saw an item with an older Published; an Updated equal to it is no change. Zero: at Published
	Corrected          time.Time // content and summary start by saying so; zero: never corrected
	Withdrawn          time.Time // not zero: a notice stands for the item, with its ID and Published and nothing else of it
	Removed            bool      // with Withdrawn: the quotes that were the item have left this feed, and the article is there
	Known              Known     // by what else readers know the item

	atom, rss, json piece
	sum             atomic.Pointer[string]
}

// Known is by what readers know an item that another program published before. The zero value is that of all other items.
type Known struct {
	AtomID string // atom:id; "" stands for Item.ID
	JSONID string // id in JSON Feed; "" stands for Item.ID
	Link   string // what feeds link to; "" stands for Item.Link
	NoGUID bool   // there is no guid in RSS: readers go by the link, and newsboat by the pubDate as well
	Date   string // pubDate of an item without a guid, as it was written; "": it had none
}

// Address returns the address that feeds link to.
func (i *Item) Address() string { return cmp.Or(clean.URL(i.Known.Link), clean.URL(i.Link)) }

// Picture is one picture of an item. A field of which nothing is known is zero.
type Picture struct {
	URL           string // absolute address of the largest form; the picture is left out where it is not one
	Type          string // media type; "": told by the ending of URL
	Width, Height int    // in pixels
	Bytes         int64
	Alt           string // plain text
	Small         string // absolute address of a smaller form of the same type; "": there is none
	SmallWidth    int    // its width in pixels
}

// pictures returns those with an address and a type that readers know, each once.
func (i *Item) pictures() []Picture {
	var out []Picture
	for _, p := range i.Pictures {
		p.URL, p.Type = picture(p.URL, p.Type)
		if p.URL != "" && !slices.ContainsFunc(out, func(o Picture) bool { return o.URL == p.URL }) {
			out = append(out, p)
		}
	}
	return out
}

// Picture returns the first picture with an address and a type that readers know, zero where there is none.
func (i *Item) Picture() Picture {
	if all := i.pictures(); len(all) > 0 {
		return all[0]
	}
	return Picture{}
}

// small returns the address and the size of the smaller form, or of the only one. A size that is not known is 0.
func (p Picture) small() (address string, width, height int) {
	if small := clean.URL(p.Small); small != "" && p.SmallWidth > 0 && p.Width > 0 {
		return small, p.SmallWidth, (p.Height*p.SmallWidth + p.Width/2) / p.Width
	}
	return clean.URL(p.URL), max(0, p.Width), max(0, p.Height)
}

// Sum returns a hash of all exported fields: items that differ in anything have different sums.
func (i *Item) Sum() string {
	if s := i.sum.Load(); s != nil {
		return *s
	}
	b, _ := json.Marshal(i) // cannot fail: strings, and times of years that JSON can write
	sum := sha256.Sum256(b)
	s := string(sum[:16])
	i.sum.Store(&s)
	return s
}

// Feed is a list of items, newest first, and what describes the list. All texts are plain and all addresses absolute. ID
// and Home are required. Any other field that is zero is left out, or replaced as its comment says.
type Feed struct {
	ID          string // a URI that never changes
	Title       string // "" stands for Home
	Description string
	Home        string // address of the page for people
	Site        string // base address of the whole site, with a slash at its end; "" stands for Home
	AtomURL     string // public addresses of the three documents
	RSSURL      string
	JSONURL     string
	Author      string // of the site; "" stands for Title in Atom, which requires an author
	Language    string // BCP 47
	Generator   string
	Updated     time.Time // newest change; zero stands for the newest change of Items
	Items       []*Item   // of items with the same ID only the first is written (RFC 4287 section 4.1.1)
	Rights      string
	Icon        string // address of a small square picture of any type that browsers show
	Logo        string // address of a larger picture; RSS writes it only if it is a JPEG, PNG or GIF

	Zone   *time.Location // of the days in texts for readers; nil: UTC
	Part   string         // plain text, what part of the site the feed holds, such as a person: it stands before Title; "": the whole site
	Topics string         // address of the page that lists the topics, which are the Tags of items; "" is left out

	// The documents of a history (RFC 5005 section 4) share one ID. The newest one has Prev. An archive, which holds older
	// items, sets Archive and Current, and Prev or Next where there is an older or newer archive: the W3C validator warns
	// of an archive with neither. AtomURL, RSSURL, JSONURL and Home are the addresses of this document itself.
	Archive             bool
	Prev, Next, Current Addresses

	Hubs []string // addresses of the WebSub hubs that tell subscribers of changes

	Deleted []Deleted // written in Atom only; set in deltas only, since the W3C validator warns of it
}

// piece keeps an item as it was written in one format. Of the feed it depends only on the language, the site and
// the topics, which all feeds of one site share.
type piece struct{ made atomic.Pointer[rendered] }

type rendered struct {
	language, site, topics string
	body                   []byte
}

// of returns the kept bytes, or renders them. Two simultaneous callers may both render them, with equal results.
func (p *piece) of(f *Feed, i *Item, render func(*Feed, *Item) ([]byte, error)) ([]byte, error) {
	if r := p.made.Load(); r != nil && r.language == f.Language && r.site == f.FrontPage() && r.topics == f.Topics {
		return r.body, nil
	}
	body, err := render(f, i.shown(f))
	if err != nil {
		return nil, fmt.Errorf("write item %q: %w", i.ID, err)
	}
	p.made.Store(&rendered{f.Language, f.FrontPage(), f.Topics, body})
	return body, nil
}

// join returns head, the items with sep between them, and tail.
func (f *Feed) join(head, sep, tail string, render func(*Item) ([]byte, error)) ([]byte, error) {
	pieces := make([][]byte, 0, 2*len(f.Items)+2)
	pieces = append(pieces, []byte(head))
	seen := make(map[string]bool, len(f.Items))
	for _, i := range f.Items {
		if i == nil || seen[i.ID] {
			continue
		}
		if clean.Text(i.ID) == "" {
			return nil, fmt.Errorf("write item %q: it has no id", i.Title)
		}
		p, err := render(i)
		if err != nil {
			return nil, err
		}
		if len(seen) > 0 {
			pieces = append(pieces, []byte(sep))
		}
		seen[i.ID] = true
		pieces = append(pieces, p)
	}
	return bytes.Join(append(pieces, []byte(tail)), nil), nil
}

// FrontPage returns the address of the front page of the site, as it was given.
func (f *Feed) FrontPage() string { return cmp.Or(f.Site, f.Home) }

// SiteName returns the title of the whole site, its address if it has none.
func (f *Feed) SiteName() string { return cmp.Or(clean.Line(f.Title), clean.Text(f.FrontPage())) }

// Name returns the title of the feed: that of the site, after the name of the part if the feed holds only a part.
func (f *Feed) Name() string {
	if part := clean.Line(f.Part); part != "" {
		return part + " – " + f.SiteName()
	}
	return f.SiteName()
}

func (f *Feed) updated() time.Time {
	newest := f.Updated
	if newest.IsZero() {
		for _, i := range f.Items {
			if _, at := i.Dates(); at.After(newest) {
				newest = at
			}
		}
	}
	return plausible(newest)
}

// Headline returns the title. It is never empty: many readers show nothing else of an item in their lists.
func (i *Item) Headline() string {
	return cmp.Or(clean.Line(i.Title), clean.Text(i.Link), clean.Text(i.ID))
}

// Dates returns the dates of the item in UTC. Published is in whole seconds, so that it is the same in RSS, whose pubDate has no
// fraction, as in the other formats.
func (i *Item) Dates() (published, updated time.Time) {
	published, updated = i.Published, i.Updated
	if published.IsZero() {
		published = updated
	}
	published = published.Truncate(time.Second)
	if !i.Withdrawn.IsZero() {
		updated = i.Withdrawn
	}
	if updated.Before(published) {
		updated = published
	}
	return plausible(published), plausible(updated)
}

// LanguageIn returns the language of the item, or "" when it is that of the feed.
func (i *Item) LanguageIn(f *Feed) string {
	if own := clean.Language(i.Language); !strings.EqualFold(own, clean.Language(f.Language)) {
		return own
	}
	return ""
}

// plausible returns t in UTC, or the Unix epoch when t is zero or outside the years that all date formats can write.
func plausible(t time.Time) time.Time {
	if y := t.UTC().Year(); t.IsZero() || y < 1 || y > 9999 {
		t = time.Unix(0, 0)
	}
	return t.UTC()
}

// Local returns t in the zone of the site, see Feed.Zone.
func (f *Feed) Local(t time.Time) time.Time {
	if t = plausible(t); f.Zone != nil {
		return t.In(f.Zone)
	}
	return t
}
