package feed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// edition is one version of everything there is to read. Its documents but for the main feeds are made when they are
// first asked for, from many goroutines and without a lock: no reader waits for a disk that a publication waits for.
type edition struct {
	cfg      *Config
	ledger   *ledger.Ledger
	feed     *syndication.Feed  // the main feed
	archives [][]string         // ids, by number - 1
	told     span               // articles withdrawn within it are replaced by notices
	fresh    map[string]*Digest // by hash of the file
	digestOf func(ledger.Record) *Digest
}

// Paths below the base address.
const (
	articles = "articles/"
	archive  = "archive/"
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
func (c *Config) addresses(path string) syndication.Addresses {
	base := c.BaseURL + path
	return syndication.Addresses{Atom: base + formats[0].name, RSS: base + formats[1].name, JSON: base + formats[2].name, Page: base}
}

// head is a feed without items, with the addresses of its own documents.
func (c *Config) head(own syndication.Addresses, updated time.Time) *syndication.Feed {
	if updated.IsZero() { // nothing was ever published: a fixed time, not that of building
		updated, _ = parseTagDate(c.IDDate)
	}
	return &syndication.Feed{
		ID: c.feedID, Title: c.Title, Description: c.Description, Home: own.Page, Site: c.BaseURL,
		AtomURL: own.Atom, RSSURL: own.RSS, JSONURL: own.JSON, Author: c.Author, Language: c.Language, Rights: c.Rights,
		Icon: cmp.Or(c.Icon, c.BaseURL+iconPath), Logo: c.Logo, Generator: "seedfeed", Updated: updated,
	}
}

// edition is what the catalogue says now, with the given items in the main feed.
func (p *Publisher) edition(items []*syndication.Item, told span) *edition {
	f := p.cfg.head(p.cfg.addresses(""), p.catalogue.updated)
	f.Items = items
	if n := len(p.catalogue.archives); n > 0 {
		f.Prev = p.cfg.addresses(archivePath(n))
	}
	return &edition{cfg: &p.cfg, ledger: p.ledger, feed: f, archives: p.catalogue.archives, told: told, digestOf: p.digestOf}
}

func archivePath(n int) string { return archive + strconv.Itoa(n) + "/" }

// documents makes the main feeds and one sum over their bytes. Readers that have one of the given versions may ask for
// what has changed since.
func (e *edition) documents(versions []*past) (map[string]*web.Document, string, error) {
	out := map[string]*web.Document{}
	var all []byte
	for _, as := range formats {
		body, err := as.write(e.feed)
		if err != nil {
			return nil, "", err
		}
		d := e.viewed(e.feed, as, body)
		d.Delta = func(tag string) []byte { return e.delta(versions, tag, as) }
		out["/"+as.name] = d
		all = append(all, d.Tag()...)
	}
	return out, hashOf(all), nil
}

// viewed is a feed's document. People who open it in a browser get a page that says what it is.
func (e *edition) viewed(f *syndication.Feed, as format, body []byte) *web.Document {
	d := &web.Document{Type: as.media, Body: body}
	if !e.cfg.NoBrowserView {
		d.View = func() *web.Document {
			return e.page(syndication.ViewPage(f, as.kind))
		}
	}
	return d
}

// delta is the main feed with what has changed since a version that a reader has (RFC 3229, instance manipulation
// "feed"): nil when the version is not known or most has changed.
func (e *edition) delta(versions []*past, tag string, as format) []byte {
	i := slices.IndexFunc(versions, func(v *past) bool { return v.tags["/"+as.name] == tag })
	if i < 0 {
		return nil
	}
	was := versions[i].items
	f := *e.feed
	f.Items = nil
	here := map[string]bool{}
	for _, item := range e.feed.Items {
		here[item.ID] = true
		if was[item.ID] != item.Sum() {
			f.Items = append(f.Items, item)
		}
	}
	if len(f.Items) > len(e.feed.Items)/2 {
		return nil
	}
	for id := range was {
		if r, ok := e.ledger.ByID(id); ok && !r.Withdrawn.IsZero() && !here[id] {
			f.Deleted = append(f.Deleted, syndication.Deleted{ID: id, At: r.Withdrawn})
		}
	}
	slices.SortFunc(f.Deleted, func(a, b syndication.Deleted) int { return strings.Compare(a.ID, b.ID) })
	body, err := as.write(&f)
	if err != nil {
		return nil
	}
	return body
}

// document makes any other document. It serves web.Snapshot.Render.
func (e *edition) document(path string) (*web.Document, bool) {
	path = strings.TrimPrefix(path, "/")
	var d *web.Document
	switch {
	case path == "":
		d = e.page(syndication.IndexPage(e.feed))
	case path == opmlPath:
		d = e.opml()
	case path == iconPath:
		d = &web.Document{Type: iconType, Body: syndication.Favicon()}
	case strings.HasPrefix(path, articles):
		d = e.article(path[len(articles):])
	case strings.HasPrefix(path, archive):
		d = e.archive(path[len(archive):])
	}
	return d, d != nil
}

func (e *edition) page(body []byte, err error) *web.Document {
	if err != nil {
		e.cfg.Log.Error("page not made", "reason", err)
		return nil
	}
	return &web.Document{Type: pageType, Body: body, StyleHash: syndication.StyleHash, Images: origin(e.cfg.Icon)}
}

func (e *edition) opml() *web.Document {
	a := e.cfg.addresses("")
	body, err := syndication.OPML(e.feed.Title, []syndication.Outline{{Title: e.feed.Title, FeedURL: a.Atom, PageURL: a.Page}})
	if err != nil {
		e.cfg.Log.Error("list of feeds not made", "reason", err)
		return nil
	}
	return &web.Document{Type: opmlType, Body: body}
}

// article is the page of the article with a slug, or that of its withdrawal.
func (e *edition) article(slug string) *web.Document {
	r, ok := e.ledger.BySlug(slug)
	if !ok {
		return nil
	}
	if !r.Withdrawn.IsZero() {
		d := e.page(syndication.GonePage(e.feed, r.Withdrawn))
		if d != nil {
			d.Gone = true
		}
		return d
	}
	d := e.digest(r)
	if d == nil {
		return nil
	}
	return e.page(syndication.ArticlePage(e.feed, &syndication.ArticleView{Item: e.cfg.item(r, d), Body: d.Body, Captions: d.Captions}))
}

func (e *edition) digest(r ledger.Record) *Digest {
	if d := e.fresh[r.Hash]; d != nil {
		return d
	}
	return e.digestOf(r)
}

// archive is one document of an archive, by what follows its folder: "3/atom.xml", or "3/" for the page.
func (e *edition) archive(path string) *web.Document {
	number, name, ok := strings.Cut(path, "/")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 || n > len(e.archives) || number != strconv.Itoa(n) {
		return nil
	}
	if name == "" {
		return e.page(syndication.IndexPage(e.history(n)))
	}
	for _, as := range formats {
		if as.name == name {
			f := e.history(n)
			body, err := as.write(f)
			if err != nil {
				e.cfg.Log.Error("archive not made", "number", n, "reason", err)
				return nil
			}
			return e.viewed(f, as, body)
		}
	}
	return nil
}

// history is archive n as a feed (RFC 5005 section 4). Which articles it holds is fixed; they are as they are now.
func (e *edition) history(n int) *syndication.Feed {
	var records []ledger.Record
	var updated time.Time
	for _, id := range e.archives[n-1] {
		r, ok := e.ledger.ByID(id)
		if !ok {
			continue
		}
		if at := changed(r); at.After(updated) {
			updated = at
		}
		if n := (news{at: r.Withdrawn, withdrawn: true}); r.Withdrawn.IsZero() || e.told.has(n) {
			records = append(records, r)
		}
	}
	slices.SortFunc(records, func(a, b ledger.Record) int { return placeOf(b).compare(placeOf(a)) })
	f := e.cfg.head(e.cfg.addresses(archivePath(n)), updated)
	f.Archive, f.Current = true, e.cfg.addresses("")
	if n > 1 {
		f.Prev = e.cfg.addresses(archivePath(n - 1))
	}
	if n < len(e.archives) {
		f.Next = e.cfg.addresses(archivePath(n + 1))
	}
	for _, r := range records {
		var d *Digest
		if r.Withdrawn.IsZero() {
			if d = e.digest(r); d == nil {
				continue
			}
		}
		f.Items = append(f.Items, e.cfg.item(r, d))
	}
	return f
}
