package feed

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// The main feeds share one date of last change, kept in the ledger under this name.
const mainSet = "main"

// Addresses of the main feeds, below the base address.
const (
	atomPath = "/atom.xml"
	rssPath  = "/rss.xml"
	jsonPath = "/feed.json"
)

// scanPause is how often the documents are made during the first scan of a folder. Each making costs a second
// of Last-Modified, and a reader who comes that early wants all files rather than each.
const scanPause = time.Second

// publish takes the changes over, makes the documents, remembers records and dates on disk, and only then lets
// readers see them. On an error nothing that readers see has changed, and the caller must reload.
func (p *Publisher) publish(changes []change) error {
	records, fresh := p.apply(changes)
	if !p.complete && len(changes) > 0 && time.Since(p.rendered) < scanPause {
		if err := p.ledger.Commit(records, nil); err != nil {
			return err
		}
		maps.Copy(p.items, fresh)
		return nil // finish makes the documents
	}
	items, kept := p.newest(fresh)
	f := p.feed(items)
	documents, sum, err := render(f)
	if err != nil {
		return err
	}
	last, known := p.ledger.Documents(mainSet)
	next := nextVersion(last, known, sum, p.cfg.Now())
	next.Updated = p.updated
	if next == last && known {
		if err := p.ledger.Commit(records, nil); err != nil {
			return err
		}
		if p.documents != nil { // the same bytes: the same documents, compressed already
			documents = p.documents
		}
	} else if err := p.ledger.Commit(records, []ledger.Documents{next}); err != nil {
		return err
	}
	if !next.Shared {
		for _, d := range documents {
			d.Modified = next.Modified
		}
	}
	p.items, p.documents, p.rendered = kept, documents, time.Now()
	p.articles.Store(int64(len(p.order)))
	digests := map[string]*Digest{} // by hash: the cache gets them after this
	for _, c := range changes {
		if c.digest != nil {
			digests[c.after.Hash] = c.digest
		}
	}
	p.handler.Publish(&web.Snapshot{Documents: documents, Render: func(path string) (*web.Document, bool) { return p.page(f, digests, path) }})
	return nil
}

// nextVersion dates a version of the documents. Last-Modified must rise by a second or more with every change of
// bytes, also over restarts and a clock that was set back: newsboat drops a version whose date is not newer, and
// stays frozen. A version within the second of an earlier one therefore goes out without the field.
func nextVersion(last ledger.Documents, known bool, sum string, now time.Time) ledger.Documents {
	if known && last.Sum == sum {
		return last
	}
	next := ledger.Documents{Set: mainSet, Sum: sum, Modified: now.UTC().Truncate(time.Second)}
	if known && !next.Modified.After(last.Modified) {
		next.Modified, next.Shared = last.Modified, true
	}
	return next
}

// apply brings order and the newest change up to date and gives the records to remember and the items that are new.
func (p *Publisher) apply(changes []change) ([]ledger.Record, map[string]*syndication.Item) {
	var records []ledger.Record
	fresh := map[string]*syndication.Item{}
	taken := map[string]bool{}
	for i := range changes {
		c := &changes[i]
		if c.before.ID == "" {
			c.after.ID = p.newID(c.after.Path, func(id string) bool { _, ok := p.ledger.ByID(id); return ok || taken[id] })
			c.after.Slug = p.newSlug(c.digest.Title, c.after.Path, func(slug string) bool { _, ok := p.ledger.BySlug(slug); return ok || taken["/"+slug] })
			c.after.Seq = p.ledger.NextSeq() + int64(i)
			taken[c.after.ID], taken["/"+c.after.Slug] = true, true
		}
		p.place(c)
		p.touch(c.after.Updated)
		p.touch(c.after.Withdrawn)
		if c.digest != nil {
			fresh[c.after.ID] = p.cfg.item(c.after, c.digest)
		}
		records = append(records, c.after)
	}
	return records, fresh
}

// place moves an article to where it stands now. What is new stands at or near the end, so this costs nothing that
// grows with the folder.
func (p *Publisher) place(c *change) {
	if c.before.ID != "" && c.before.Withdrawn.IsZero() {
		if i, ok := slices.BinarySearchFunc(p.order, placeOf(c.before), place.compare); ok {
			p.order = slices.Delete(p.order, i, i+1)
		}
	}
	if c.after.Withdrawn.IsZero() {
		at := placeOf(c.after)
		i, _ := slices.BinarySearchFunc(p.order, at, place.compare)
		p.order = slices.Insert(p.order, i, at)
	}
}

// newest gives the items of the main feeds, newest first, also by id. Fresh ones replace those that are kept.
func (p *Publisher) newest(fresh map[string]*syndication.Item) ([]*syndication.Item, map[string]*syndication.Item) {
	var items []*syndication.Item
	kept := make(map[string]*syndication.Item, p.cfg.Limit)
	for i := len(p.order) - 1; i >= 0 && len(items) < p.cfg.Limit; i-- {
		id := p.order[i].id
		item := cmp.Or(fresh[id], p.items[id])
		if item == nil {
			r, _ := p.ledger.ByID(id)
			d := p.digestOf(r)
			if d == nil {
				continue // neither cached nor readable now: back as soon as the watcher reads it
			}
			item = p.cfg.item(r, d)
		}
		kept[id] = item
		items = append(items, item)
	}
	return items, kept
}

// feed is the main feed with the given items.
func (p *Publisher) feed(items []*syndication.Item) *syndication.Feed {
	base := strings.TrimSuffix(p.cfg.BaseURL, "/")
	updated := p.updated
	if updated.IsZero() { // nothing was ever published: a fixed time, not that of building
		updated, _ = parseTagDate(p.cfg.IDDate)
	}
	return &syndication.Feed{
		ID: p.cfg.feedID(), Title: p.cfg.Title, Description: p.cfg.Description, Home: p.cfg.BaseURL,
		AtomURL: base + atomPath, RSSURL: base + rssPath, JSONURL: base + jsonPath,
		Author: p.cfg.Author, Language: p.cfg.Language, Generator: "seedfeed", Updated: updated, Items: items,
	}
}

// render makes the main feeds and one sum over their bytes.
func render(f *syndication.Feed) (map[string]*web.Document, string, error) {
	documents := map[string]*web.Document{}
	var all []byte
	for _, d := range []struct {
		path, kind string
		make       func() ([]byte, error)
	}{
		{atomPath, "application/atom+xml; charset=utf-8", f.Atom},
		{rssPath, "application/rss+xml; charset=utf-8", f.RSS},
		{jsonPath, "application/feed+json; charset=utf-8", f.JSON},
	} {
		body, err := d.make()
		if err != nil {
			return nil, "", err
		}
		documents[d.path] = &web.Document{Type: d.kind, Body: body}
		all = append(all, documents[d.path].Tag()...)
	}
	return documents, hashOf(all), nil
}

const pageType = "text/html; charset=utf-8"

// page makes a page on its first request: the front page of f or one article, whose digest is among those given or
// kept. It takes no lock, so that no reader waits for a disk that a publication waits for.
func (p *Publisher) page(f *syndication.Feed, digests map[string]*Digest, path string) (*web.Document, bool) {
	slug, article := strings.CutPrefix(path, articles)
	if path != "/" && !article {
		return nil, false
	}
	var body []byte
	var err error
	if !article {
		body, err = syndication.IndexPage(f)
	} else {
		r, ok := p.ledger.BySlug(slug)
		if !ok || !r.Withdrawn.IsZero() {
			return nil, false
		}
		d := digests[r.Hash]
		if d == nil {
			d = p.digestOf(r)
		}
		if d == nil {
			return nil, false
		}
		body, err = syndication.ArticlePage(f, &syndication.ArticleView{Item: p.cfg.item(r, d), Body: d.Body, Captions: d.Captions})
	}
	if err != nil {
		p.cfg.Log.Error("page not made", "path", path, "reason", err)
		return nil, false
	}
	return &web.Document{Type: pageType, Body: body, StyleHash: syndication.StyleHash}, true
}
