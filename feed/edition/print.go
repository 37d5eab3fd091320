package edition

import (
	"cmp"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// Printer makes editions. It must be used by one goroutine, but the editions may be used by many.
type Printer struct {
	Site     Site
	Index    *ledger.Index
	Filing   *filing.Filing                     // nil: nothing is filed
	Words    *filing.Words                      // nil: nothing can be searched
	DigestOf func(ledger.Record) *digest.Digest // safe for concurrent use; returns nil if the text cannot be read
	// DigestKey returns a key of the digest that DigestOf returns for a published article, without reading the digest. It must
	// be safe for concurrent use. Nil: documents have no keys.
	DigestKey func(ledger.Record) string
	Hasty     bool // make tables of all quotations without pauses, because nothing else is waiting
	// People returns the list of people in force and what names its text. It is safe for concurrent use. Nil: there is no list.
	People func() (list *header.People, sum string)
	Log    *slog.Logger

	items   map[int64]printed // items of the last edition, by ledger.Record.Seq
	last    *Edition
	past    []*version    // versions of the main feeds that readers may have, the newest last
	missing *web.Document // made once: no edition changes it
}

// printed is an item and what it was made from.
type printed struct {
	record ledger.Record
	links  []link
	shows  []pictureAt
	item   *syndication.Item
}

// View is the state of the catalogue that an edition shows.
type View struct {
	Places   []catalogue.Place // of the main feeds, newest first
	Archives [][]catalogue.Place
	Span     catalogue.Span
	Updated  time.Time // newest change; zero: nothing was ever published
	Now      time.Time // weeks that are over then have an item
}

// Print makes an edition. It may be called at any time. Items whose records, links and pictures have not changed are taken
// from the last edition.
func (p *Printer) Print(v View) (*Edition, error) {
	if p.Filing == nil {
		p.Filing = filing.New(p.Index, "", nil)
	}
	e := &Edition{
		Feeds: map[string]*web.Document{}, unread: map[int64]bool{}, site: &p.Site, log: p.Log, index: p.Index,
		filing: p.Filing, words: p.Words, people: p.People,
		places: v.Places, archives: v.Archives, span: v.Span, digestOf: p.DigestOf, hasty: p.Hasty,
	}
	e.feed = p.Site.head(p.Site.addresses(""), v.Updated)
	e.feed.Hubs = p.Site.Hubs
	if e.now = v.Now; v.Updated.After(e.now) { // the clock was set back: a week that was over stays so
		e.now = v.Updated
	}
	e.weeks = sync.OnceValue(e.findWeeks)
	e.keys = keys{p.DigestKey, sync.OnceValue(e.site.sum), sync.OnceValue(e.findWeekTable), new(atomic.Int64)}
	if n := len(v.Archives); n > 0 {
		e.feed.Prev = p.Site.addresses(archivePath(n))
	}
	if p.missing == nil {
		body, err := page.Missing(p.Site.shown(e.feed))
		p.missing = e.page(body, err)
	}
	e.missing = p.missing
	items := make(map[int64]printed, len(v.Places))
	for _, place := range v.Places {
		if kept, ok := p.item(place.Seq); ok {
			items[place.Seq] = kept
			e.feed.Items = append(e.feed.Items, kept.item)
		} else {
			e.unread[place.Seq] = true
		}
	}
	var tags []byte
	for _, as := range formats {
		body, err := as.write(e.feed)
		if err != nil {
			return nil, err
		}
		d := e.document(as, body, func() *page.Feed { return e.site.shown(e.feed) })
		d.Links = p.Site.hubLinks(e.feed, as)
		e.Feeds["/"+as.name] = d
		tags = append(tags, d.Tag()...)
	}
	p.formerFeeds(e)
	e.Sum = digest.Hash(tags)
	if p.last != nil && p.last.Sum == e.Sum {
		e.Feeds = p.last.Feeds // the same bytes, compressed already
	} else {
		past := p.past
		for _, as := range formats {
			e.Feeds["/"+as.name].Delta = func(tag string) []byte { return e.delta(past, tag, as) }
		}
		p.past = append(past[max(0, len(past)-pastKept+1):len(past):len(past)], versionOf(e))
	}
	p.items, p.last = items, e
	return e, nil
}

// formerFeeds adds the main feeds under the addresses that feeds had before. They are not redirected, because some readers
// (sfeed) give a feed up that answers with a redirect.
func (p *Printer) formerFeeds(e *Edition) {
	for from, to := range p.Site.Feeds {
		path, err := url.PathUnescape(from)
		if d := e.Feeds[to]; err == nil && d != nil && !strings.Contains(from, "?") {
			e.Feeds[path] = d
		}
	}
}

// Renew makes the next edition take no items from the last one: DigestOf may return other digests for the same records.
func (p *Printer) Renew() { p.items = nil }

// Missing reports whether the article with that ledger.Record.Seq is missing in the last edition because its text could not
// be read.
func (p *Printer) Missing(seq int64) bool { return p.last != nil && p.last.unread[seq] }

// Document returns any document of the last edition by its path; false: there is none.
func (p *Printer) Document(path string) (*web.Document, bool) {
	if p.last == nil {
		return nil, false
	}
	if d, ok := p.last.Feeds[path]; ok {
		return d, true
	}
	return p.last.Document(path)
}

// Last returns the last edition, nil before the first one.
func (p *Printer) Last() *Edition { return p.last }

// Draft returns the page of an article that is not published, as it would be, under a note in plain text that says so. It
// returns nil before the first edition was printed, and where the page cannot be made.
func (p *Printer) Draft(r ledger.Record, d *digest.Digest, note string) *web.Document {
	if p.last == nil {
		return nil
	}
	return p.last.draft(r, d, note)
}

// item returns the item of an article, and false if its text cannot be read.
func (p *Printer) item(seq int64) (printed, bool) {
	r, ok := p.Index.BySeq(seq)
	if kept, there := p.items[seq]; there && kept.record == r && p.Site.lead(r, kept.links) && p.Site.samePictures(r, kept.shows) {
		return kept, true
	}
	var d *digest.Digest
	if r.Withdrawn.IsZero() {
		d = p.DigestOf(r)
	}
	if !ok || d == nil && r.Withdrawn.IsZero() {
		return printed{}, false
	}
	return printed{r, p.Site.links(r, d), p.Site.picturesAt(r, d), p.Site.item(r, d)}, true
}

// Date returns the state for an edition whose main feeds have the given sum; last is the state that was served before.
// Last-Modified must rise by at least a second with every change of bytes, even after a restart or when the clock was set
// back: newsboat ignores a version whose date is not newer, and then shows nothing new. Therefore a version in the same
// second as an earlier one is sent without the field (Shared), and gets it when that second is over.
func Date(last ledger.State, sum string, now time.Time) ledger.State {
	next := last
	at := now.UTC().Truncate(time.Second)
	switch {
	case last.Sum == sum && !last.Shared:
		return last
	case at.After(last.Modified):
		next.Modified, next.Shared = at, false
	default:
		next.Shared = true
	}
	next.Sum = sum
	return next
}

// Reserve returns the state that allows the next edition to have the date now, whatever its bytes are. After a crash,
// editions get later dates than an edition that may have been served before the crash.
func Reserve(last ledger.State, now time.Time) ledger.State {
	if at := now.UTC().Truncate(time.Second); at.After(last.Modified) {
		last.Modified, last.Shared, last.Sum = at, false, ""
	}
	return last
}

// pastKept is the number of older versions of the main feeds for which deltas are made. It is enough for a reader that
// comes once an hour to a site that publishes once a minute.
const pastKept = 64

// version describes the main feeds of one edition that a reader may have.
type version struct {
	tags  map[string]string // of its documents, by path
	items map[string]string // the sum of each item, by id
}

func versionOf(e *Edition) *version {
	v := &version{tags: map[string]string{}, items: make(map[string]string, len(e.feed.Items))}
	for path, d := range e.Feeds {
		v.tags[path] = d.Tag()
	}
	for _, i := range e.feed.Items {
		v.items[i.ID] = i.Sum()
	}
	return v
}

// delta returns the main feed with only the items that have changed since the version with a tag (RFC 3229, instance
// manipulation "feed"). It returns nil if the version is not known or most items have changed.
func (e *Edition) delta(past []*version, tag string, as format) []byte {
	i := slices.IndexFunc(past, func(v *version) bool { return v.tags["/"+as.name] == tag })
	if i < 0 {
		return nil
	}
	was := past[i].items
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
		if r, ok := e.index.ByID(id); ok && !r.Withdrawn.IsZero() && !here[id] {
			f.Deleted = append(f.Deleted, syndication.Deleted{ID: cmp.Or(r.Known().AtomID, id), At: r.Withdrawn})
		}
	}
	slices.SortFunc(f.Deleted, func(a, b syndication.Deleted) int { return strings.Compare(a.ID, b.ID) })
	body, err := as.write(&f)
	if err != nil {
		return nil
	}
	return body
}
