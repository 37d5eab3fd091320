package feed

import (
	"cmp"
	"maps"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// The main feeds share one date of last change, kept in the ledger under this name.
const mainSet = "main"

// Where many files come at once, the documents are not made for every batch of them: nobody reads so many versions.
const (
	manyChanges = 128
	burstPause  = 250 * time.Millisecond
	// Each version takes a second of Last-Modified, and who comes during the first scan wants all files rather than each.
	scanPause = time.Second
)

// pause is how long to wait before the documents are made for so many changes; 0 is not at all.
func (p *Publisher) pause(changes int) time.Duration {
	switch {
	case changes == 0:
		return 0
	case !p.complete:
		return scanPause - time.Since(p.rendered)
	case changes >= manyChanges:
		return burstPause - time.Since(p.rendered)
	}
	return 0
}

// publish takes the changes over, makes the documents, remembers records and dates on disk, and only then lets
// readers see them. On an error nothing that readers see has changed, and the caller must reload.
func (p *Publisher) publish(changes []change) error {
	records, fresh := p.apply(changes)
	var documents []ledger.Documents
	if len(changes) == 0 && p.mayFill() {
		records, documents = p.fillArchives()
	}
	if pause := p.pause(len(changes)); pause > 0 {
		if err := p.ledger.Commit(records, nil); err != nil {
			return err
		}
		maps.Copy(p.items, fresh)
		p.unseen = true
		p.tickIn(pause)
		return nil
	}
	told := p.span()
	items, kept := p.newest(fresh, told)
	e := p.edition(items, told)
	feeds, sum, err := e.documents(p.past)
	if err != nil {
		return err
	}
	last, known := p.ledger.Documents(mainSet)
	next := nextVersion(last, known, sum, p.cfg.Now())
	next.Updated = p.catalogue.updated
	if next == last && known {
		if err := p.ledger.Commit(records, documents); err != nil {
			return err
		}
		if p.documents != nil { // the same bytes: the same documents, compressed already
			feeds = p.documents
		}
	} else if err := p.ledger.Commit(records, append(documents, next)); err != nil {
		return err
	}
	if !next.Shared {
		for _, d := range feeds {
			d.Modified = next.Modified
		}
	}
	e.fresh = map[string]*Digest{} // the cache gets them after this
	for _, c := range changes {
		if c.digest != nil {
			e.fresh[c.after.Hash] = c.digest
		}
	}
	p.items, p.documents, p.rendered, p.told, p.unseen = kept, feeds, time.Now(), told, false
	if len(p.past) == 0 || next != last {
		p.past = append(p.past[max(0, len(p.past)-pastKept+1):len(p.past):len(p.past)], pastOf(feeds, items))
	}
	p.articles.Store(int64(len(p.catalogue.live)))
	p.handler.Publish(&web.Snapshot{Documents: feeds, Render: e.document})
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

// apply brings the catalogue up to date and gives the records to remember and the items that are new.
func (p *Publisher) apply(changes []change) ([]ledger.Record, map[string]*syndication.Item) {
	var records []ledger.Record
	fresh := map[string]*syndication.Item{}
	taken := map[string]bool{}
	for i := range changes {
		c := &changes[i]
		if c.before.ID == "" {
			c.after.ID = p.newID(c.after.Path, func(id string) bool { _, ok := p.ledger.ByID(id); return ok || taken[id] })
			c.after.Seq = p.ledger.NextSeq() + int64(i)
			taken[c.after.ID] = true
		}
		if c.after.Slug == "" {
			c.after.Slug = p.newSlug(c.digest.Title, c.after.Path, func(slug string) bool { _, ok := p.ledger.BySlug(slug); return ok || taken["/"+slug] })
			taken["/"+c.after.Slug] = true
		}
		p.catalogue.tie(c.before, &c.after)
		p.catalogue.move(c.before, c.after)
		if c.digest != nil || !c.after.Withdrawn.IsZero() {
			fresh[c.after.ID] = p.cfg.item(c.after, c.digest)
		}
		records = append(records, c.after)
	}
	return records, fresh
}

// newest gives the items of the main feeds, newest first, also by id. Fresh ones replace those that are kept.
func (p *Publisher) newest(fresh map[string]*syndication.Item, told span) ([]*syndication.Item, map[string]*syndication.Item) {
	var items []*syndication.Item
	kept := make(map[string]*syndication.Item, p.cfg.Limit)
	p.unread = map[string]bool{}
	for _, at := range p.catalogue.newest(p.cfg.Limit, told) {
		item := cmp.Or(fresh[at.id], p.items[at.id])
		if item == nil {
			r, _ := p.ledger.ByID(at.id)
			var d *Digest
			if d = p.digestOf(r); d == nil && r.Withdrawn.IsZero() {
				p.unread[at.id] = true // neither cached nor readable now: back as soon as the watcher reads it
				continue
			}
			item = p.cfg.item(r, d)
		}
		kept[at.id] = item
		items = append(items, item)
	}
	return items, kept
}

// span is which news are told now: for a week, where no notices are wanted.
func (p *Publisher) span() span {
	notice := p.cfg.Notice
	if notice < 0 {
		notice = noticeFor
	}
	return span{p.cfg.Now().Add(-notice), p.cfg.Notice >= 0}
}

// refresh publishes again when some news have had their time.
func (p *Publisher) refresh() {
	if p.catalogue.told(p.told) == p.catalogue.told(p.span()) {
		return
	}
	p.republish()
}

// republish makes the documents again, with changes or because time has passed. Where that cannot be written to the
// state, everything is as it was, it says so, and false is the answer.
func (p *Publisher) republish(changes ...change) bool {
	err := p.publish(changes)
	p.unwritten.Store(err != nil)
	if err != nil {
		p.cfg.Log.Error("not published: it could not be remembered; tried again", "changes", len(changes), "reason", err)
		p.reload()
	}
	return err == nil
}

// pastKept is how many versions of the main feeds a reader may have and still be told only what has changed since. A
// reader that comes once an hour to a newsroom that publishes once a minute has such a one.
const pastKept = 64

// past is a version of the main feeds that readers may have.
type past struct {
	tags  map[string]string // of its documents, by path
	items map[string]string // what each item held, by id
}

func pastOf(documents map[string]*web.Document, items []*syndication.Item) *past {
	v := &past{tags: map[string]string{}, items: make(map[string]string, len(items))}
	for path, d := range documents {
		v.tags[path] = d.Tag()
	}
	for _, i := range items {
		v.items[i.ID] = i.Sum()
	}
	return v
}
