// Package edition makes one version of every document that is served, from the catalogue and the digests.
//
// The main feeds are made by Print. All other documents (article pages, archives, the front page) are made when they are
// first asked for, by many goroutines: they look records up in the ledger's index and digests up in the cache, both of
// which are safe for that and know every version that is served. Nothing here reads a clock: the same records and digests
// give the same bytes.
package edition

import (
	"cmp"
	"iter"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/picture"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// Site is what all documents of a site have in common. All strings are plain text.
type Site struct {
	BaseURL       string // public address, with a slash at its end
	FeedID        string // of the main feed, for ever
	IDBase        string // what the ids of other feeds, and of items that are no articles, begin with: "tag:AUTHORITY,DATE:"
	Title         string
	Description   string
	Author        string    // of articles that name none; "": nobody
	Language      string    // BCP 47
	Rights        string    // "" is left out
	Icon          string    // address of a picture; "" is our own
	Logo          string    // likewise; "" is left out
	Hubs          []string  // addresses of WebSub hubs, as URIs
	Limit         int       // articles in a feed
	Full          bool      // items hold the text of their articles too
	SearchText    bool      // the whole text of articles is searched
	Sections      bool      // readers may know the folders in which files lie
	NoBrowserView bool      // a feed's address shows the feed itself in a browser too, not a page about it
	Epoch         time.Time // date of a feed in which nothing was ever published

	Feeds map[string]string // former addresses of feeds, as paths with the query, and the path of the feed that each has now

	Zone  *time.Location // of days; nil: UTC
	Style string         // CSS of the site, after ours on the pages

	Index *ledger.Index // of the articles that others may link to; nil: such links are text
	// PictureOf gives the forms of the picture that the article in a file names by an address, largest first, nil where none
	// is to be shown. FileOf gives the bytes and the media type of a form by its name. Both are safe for concurrent use. Nil:
	// no picture of the folder is shown.
	PictureOf func(file, address string) []picture.Form
	FileOf    func(name string) (body []byte, kind string, ok bool)
	// PicturesOf yields each address by which the article in a file names a picture, with what PictureOf returns for it. It is
	// safe for concurrent use. Nil: see PictureOf.
	PicturesOf func(file string) iter.Seq2[string, []picture.Form]
}

// zone is the time zone in which days begin, never nil.
func (s *Site) zone() *time.Location { return cmp.Or(s.Zone, time.UTC) }

// Edition is one version. Its fields do not change once Print has returned it, except by SetModified.
type Edition struct {
	Feeds map[string]*web.Document // the main feeds, by path, also by former ones
	Sum   string                   // names their bytes

	unread map[int64]bool // articles that are missing, by ledger.Record.Seq, since neither cache nor folder has their text

	missing  *web.Document // for addresses at which there is nothing
	site     *Site
	log      *slog.Logger
	index    *ledger.Index
	filing   *filing.Filing
	words    *filing.Words
	feed     *syndication.Feed
	places   []catalogue.Place // of the main feeds, newest first
	archives [][]catalogue.Place
	span     catalogue.Span
	now      time.Time     // weeks that are over then have an item
	weeks    func() []week // these, newest first, found when they are first asked for
	digestOf func(ledger.Record) *digest.Digest
	keys
	people func() (list *header.People, sum string)
	table  recordsSum
	hasty  bool // as Printer.Hasty
}

// Paths below the base address.
const (
	articles = "articles/"
	cards    = "cards/"
	archive  = "archive/"
	files    = "files/"
	opmlPath = "opml.xml"
	iconPath = "favicon.ico"
)

// format is one way to write a feed.
type format struct {
	kind, name, media string
	write             func(*syndication.Feed) ([]byte, error)
}

var formats = []format{
	{"atom", "atom.xml", "application/atom+xml; charset=utf-8", (*syndication.Feed).Atom},
	{"rss", "rss.xml", "application/rss+xml; charset=utf-8", (*syndication.Feed).RSS},
	{"json", "feed.json", "application/feed+json; charset=utf-8", (*syndication.Feed).JSON},
}

const (
	pageType = "text/html; charset=utf-8"
	opmlType = "text/x-opml; charset=utf-8"
	iconType = "image/x-icon"
)

// addresses are those of the feeds and the page under a path.
func (s *Site) addresses(path string) syndication.Addresses {
	base := s.BaseURL + path
	return syndication.Addresses{Atom: base + formats[0].name, RSS: base + formats[1].name, JSON: base + formats[2].name, Page: base}
}

// head is a feed without items, with the addresses of its own documents.
func (s *Site) head(own syndication.Addresses, updated time.Time) *syndication.Feed {
	if updated.IsZero() {
		updated = s.Epoch
	}
	return &syndication.Feed{
		ID: s.FeedID, Title: s.Title, Description: s.Description, Home: own.Page, Site: s.BaseURL,
		AtomURL: own.Atom, RSSURL: own.RSS, JSONURL: own.JSON, Author: s.Author, Language: s.Language, Rights: s.Rights,
		Icon: cmp.Or(s.Icon, s.BaseURL+iconPath), Logo: s.Logo, Generator: "seedfeed", Updated: updated, Zone: s.Zone,
		Topics: s.indexOf(filing.Topics).URL,
	}
}

// shown is a feed as its pages show it.
func (s *Site) shown(f *syndication.Feed) *page.Feed { return &page.Feed{Feed: f, Style: s.Style} }

func archivePath(n int) string { return archive + strconv.Itoa(n) + "/" }

// Document makes any document but the main feeds; false: there is none at that path. It serves web.Snapshot.Render and
// is safe for concurrent use.
func (e *Edition) Document(path string) (*web.Document, bool) {
	path = strings.TrimPrefix(path, "/")
	var d *web.Document
	switch {
	case path == "":
		d = e.front()
	case path == searchPath:
		d = e.emptySearch()
	case path == openSearchPath:
		d = e.openSearch()
	case path == opmlPath:
		d = e.opml()
	case path == iconPath:
		d = &web.Document{Type: iconType, Body: page.Favicon()}
	case strings.HasPrefix(path, articles):
		d = e.article(path[len(articles):])
	case strings.HasPrefix(path, cards):
		d = e.card(path[len(cards):])
	case strings.HasPrefix(path, files):
		d = e.file(path[len(files):])
	case strings.HasPrefix(path, weekly):
		d = e.weekly(path[len(weekly):])
	case strings.HasPrefix(path, archive):
		d = e.archive(path[len(archive):])
	default:
		if d = e.crawlers(path); d == nil {
			d = e.filed(path)
		}
	}
	return d, d != nil
}

// SetModified sets the Last-Modified of the main feeds. A zero time leaves the field out. It must be called before the
// edition is served.
func (e *Edition) SetModified(at time.Time) {
	for _, d := range e.Feeds {
		d.Modified = at
	}
}

// current returns a record as it is now, and its digest: nil if the article is withdrawn or its text is out of reach. A
// record that changes meanwhile is looked up again, because the digest of its old version may be gone.
func (e *Edition) current(r ledger.Record) (ledger.Record, *digest.Digest) {
	for r.Withdrawn.IsZero() {
		d := e.digestOf(r)
		now, _ := e.index.ByID(r.ID)
		if d != nil {
			return r, d
		}
		if now == r {
			e.lacking.Add(1)
			return r, nil
		}
		r = now
	}
	return r, nil
}

// Lacking counts how often the text of a published article could not be read. A document made at that time may lack the text.
func (e *Edition) Lacking() int64 { return e.lacking.Load() }

// archive is one document of an archive, by what follows its folder: "3/atom.xml", or "3/" for the page.
func (e *Edition) archive(path string) *web.Document {
	number, name, ok := strings.Cut(path, "/")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 || n > len(e.archives) || number != strconv.Itoa(n) {
		return nil
	}
	if name == "" {
		f := e.history(n)
		body, err := page.Home(e.site.shown(f))
		return e.page(body, err, f.Items...)
	}
	for _, as := range formats {
		if as.name == name {
			body, err := as.write(e.history(n))
			if err != nil {
				e.log.Error("archive not made", "number", n, "reason", err)
				return nil
			}
			return e.document(as, body, func() *page.Feed { return e.site.shown(e.history(n)) })
		}
	}
	return nil
}

// history is archive n as a feed (RFC 5005 section 4). Which articles it holds is fixed; they are as they are now.
func (e *Edition) history(n int) *syndication.Feed {
	var items []*syndication.Item
	var updated time.Time
	for _, p := range slices.Backward(e.archives[n-1]) {
		r, ok := e.index.BySeq(p.Seq)
		if !ok {
			continue
		}
		r, d := e.current(r)
		if at := catalogue.Changed(r); at.After(updated) {
			updated = at
		}
		if d != nil || e.span.Has(r.Withdrawn) {
			items = append(items, e.site.item(r, d))
		}
	}
	f := e.site.head(e.site.addresses(archivePath(n)), updated)
	f.Items, f.Archive, f.Current = items, true, e.site.addresses("")
	if n > 1 {
		f.Prev = e.site.addresses(archivePath(n - 1))
	}
	if n < len(e.archives) {
		f.Next = e.site.addresses(archivePath(n + 1))
	}
	return f
}

// document is a feed's document. People who open it in a browser get a page that says what it is. The page is made of the
// feed that again returns: a document is kept for long, and must not hold the items of its feed meanwhile.
func (e *Edition) document(as format, body []byte, again func() *page.Feed) *web.Document {
	d := &web.Document{Type: as.media, Body: body}
	if !e.site.NoBrowserView {
		d.View = func() *web.Document {
			f := again()
			body, err := page.View(f, as.kind)
			return e.page(body, err, f.Items...)
		}
	}
	return d
}
