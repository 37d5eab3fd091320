// Package feed publishes a folder of articles as feeds: drop a file into it, and within milliseconds every
// subscriber's reader shows its title, a summary and its key quotes with who said them, once, whole, and for ever under
// the same identity.
//
//	p, err := feed.Open(feed.Config{Seeds: "seeds", BaseURL: "https://news.example.org/"})
//	if err != nil {
//		log.Fatal(err)
//	}
//	go p.Run(ctx)
//	log.Fatal(http.ListenAndServe(":8080", p))
//
// A Publisher keeps four things apart: the folder, which is the truth; the ledger, which remembers the id and the dates
// of whatever was published; the digest cache, which can be thrown away; and the snapshot, the documents that are
// being served, swapped whole. What is served is in the ledger, on disk, before any reader sees it.
package feed

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/folder"
	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
)

// Publisher watches one folder and serves its feeds. It is an http.Handler, safe for concurrent use.
type Publisher struct {
	cfg     Config
	ledger  *ledger.Ledger
	cache   *cache.Cache
	handler *web.Handler
	ready   chan struct{} // closed when the first scan is published

	mu        sync.Mutex // held through one publication
	catalogue *catalogue
	items     map[string]*syndication.Item // those in the feeds, by id
	documents map[string]*web.Document     // the feeds as served now
	past      []*past                      // versions of them that readers may have, the newest last
	told      span                         // the news in them
	first     bool                         // what the first scan finds was there before anything was published
	scanned   bool                         // the first scan is over, but for the edits that it kept for last
	complete  bool                         // all that the first scan found is published
	rendered  time.Time                    // when the documents were last made
	held      map[string]hold              // by path: files of articles whose date is to come
	late      []string                     // paths of edits that wait for the end of the first scan
	displaced map[string]time.Time         // by id: articles whose path holds another one, since when
	full      time.Time                    // since when archives are to be filled
	unread    map[string]bool              // by id: articles whose place in the feeds is empty, since their text is not to be had
	unseen    bool                         // some of what is remembered is not in the documents yet
	timer     *time.Timer                  // of the next tick, when one is due
	due       time.Time                    // of timer
	numbers   map[string]int               // by id or slug that is taken: the number to try next behind it
	closed    bool

	// Asked by readers, also while a publication waits for a disk.
	unwritten atomic.Bool  // the last publication could not be remembered
	articles  atomic.Int64 // how many are published
	tally     tally
}

// hold is a file that is not published before a time.
type hold struct {
	stamp watch.Stamp
	until time.Time
}

// Open reads the state and makes the documents of what was published last, ready to be served. A setting that
// cannot be used, a missing folder, a second instance and a state folder that cannot be written are errors.
func Open(c Config) (*Publisher, error) {
	if err := c.complete(); err != nil {
		return nil, err
	}
	if info, err := os.Stat(c.Seeds); err != nil {
		return nil, fmt.Errorf("seeds folder: %w; make it or name another with --seeds", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("seeds folder: %s is no folder; name one with --seeds", c.Seeds)
	}
	at, err := c.places()
	if err != nil {
		return nil, err
	}
	if at.notice != "" {
		c.Log.Warn(at.notice)
	}
	l, err := ledger.Open(at.ledger, at.other...)
	if err != nil {
		return nil, fmt.Errorf("state folder: %w", err)
	}
	for _, w := range l.Warnings() {
		c.Log.Warn("state repaired", "what", w)
	}
	digestFile := filepath.Join(at.cache, "digests")
	digests, err := cache.Open(digestFile, fmt.Sprint(extractor, " ", c.Summary.Words, " ", c.Summary.Sentences, " ", c.Zone))
	if err != nil {
		c.Log.Warn("digests are not kept between runs", "reason", err)
	} else if n := digests.Damaged(); n > 0 {
		c.Log.Warn("digest cache repaired: what was damaged is made again", "file", digestFile, "places", n)
	}
	if c.loopback() {
		c.Log.Warn("ids name this machine alone, which is good for a trial only: set --base-url (or --id-authority) before you publish", "authority", c.IDAuthority)
	}
	p := &Publisher{
		cfg: c, ledger: l, cache: digests, handler: web.New(), ready: make(chan struct{}),
		items: map[string]*syndication.Item{}, held: map[string]hold{}, displaced: map[string]time.Time{}, numbers: map[string]int{},
	}
	p.reload()
	if p.first, err = p.beginFirst(); err == nil {
		p.cfg.feedID, err = p.ownID()
	}
	if err == nil && l.Len() > 0 {
		err = p.publish(nil)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("state folder: %w", err), p.close())
	}
	return p, nil
}

// The first scan of a new ledger takes the files' own times for their articles. That it has begun is remembered under
// this name, so that one that was stopped half-way goes on in the same manner.
const firstScan, begun, over = "first scan", "begun", "over"

// The id of the main feed is remembered under this name.
const feedSet = "feed"

// ownID is the id of the main feed: as it was, or made now for ever.
func (p *Publisher) ownID() (string, error) {
	id := p.cfg.newFeedID()
	if d, known := p.ledger.Documents(feedSet); known {
		if was := strings.TrimPrefix(d.Sum, "tag:"); d.Sum != id && (strings.HasPrefix(was, "localhost,") || strings.HasPrefix(was, "127.")) {
			p.cfg.Log.Warn("the ids were made for a trial and name no address of yours: before anybody subscribes, stop, remove the state folder, and start again", "id", d.Sum)
		}
		return d.Sum, nil
	}
	return id, p.ledger.Commit(nil, []ledger.Documents{{Set: feedSet, Sum: id}})
}

// beginFirst reports whether the first scan of this ledger has still to end, and remembers that it has begun.
func (p *Publisher) beginFirst() (bool, error) {
	d, known := p.ledger.Documents(firstScan)
	if known || p.ledger.Len() > 0 {
		return d.Sum == begun, nil
	}
	return true, p.ledger.Commit(nil, []ledger.Documents{{Set: firstScan, Sum: begun}})
}

// ServeHTTP answers for the feeds, the pages and /healthz. Before the first documents are there it answers 503.
func (p *Publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/healthz" {
		p.health(w, r)
		return
	}
	p.handler.ServeHTTP(w, r)
}

// BaseURL is the public address of the site in its one form, with a slash at its end.
func (p *Publisher) BaseURL() string { return p.cfg.BaseURL }

// Ready is closed once all files found by the first scan are published.
func (p *Publisher) Ready() <-chan struct{} { return p.ready }

// Run watches the folder and publishes what changes in it until the context ends, then closes the state. It is
// to be called once.
func (p *Publisher) Run(ctx context.Context) error {
	tree := folder.New(os.DirFS(p.cfg.Seeds))
	endScan := func() []string {
		tree.Refresh()
		return p.endScan()
	}
	err := watch.Run(ctx, watch.Config{
		Dir: p.cfg.Seeds, Settle: p.cfg.Settle, MaxSize: p.cfg.MaxSize,
		Was: p.folder(), Entered: p.entered,
		Wanted: p.wanted(tree), Known: p.known, Paths: p.paths, Report: p.report, Scanned: endScan,
	}, p.handle)
	return errors.Join(err, p.close())
}

// The folder that was published last is remembered under this name, so that the bare place of a disk that is not mounted
// at the start is told from it.
const folderSet = "folder"

func (p *Publisher) folder() string {
	d, _ := p.ledger.Documents(folderSet)
	return d.Sum
}

// entered is called where another folder lies than before. It may bring a state of its own: what that remembers must be
// known before its files are looked at.
func (p *Publisher) entered(name string) {
	if name == p.folder() {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.join()
	if err := p.ledger.Commit(nil, []ledger.Documents{{Set: folderSet, Sum: name}}); err != nil {
		p.cfg.Log.Error("folder not remembered", "reason", err)
	}
}

// join takes over a state that was put in the place of ours: the folder brought one, or a backup was copied back. It
// must be known before files are matched. An error is that of the next Commit too, which tells of it.
func (p *Publisher) join() {
	came, _ := p.ledger.Join()
	if came == 0 {
		return
	}
	p.cfg.Log.Warn("state joined: another one was put in its place", "articles", came)
	p.reload()
	p.republish()
	if p.complete {
		p.missDisplaced(p.allDisplaced())
	}
}

// close ends everything, also what a tick is doing.
func (p *Publisher) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.timer.Stop()
	}
	p.closed = true
	return errors.Join(p.ledger.Close(), p.cache.Close())
}

// reload takes the catalogue from the ledger: at the start, and when a publication could not be remembered.
func (p *Publisher) reload() {
	var updated time.Time
	if d, ok := p.ledger.Documents(mainSet); ok {
		updated = d.Updated
	}
	filled := func(archive int32) time.Time {
		d, _ := p.ledger.Documents(archiveSet(archive))
		return d.Modified
	}
	p.catalogue = newCatalogue(p.ledger.Records(), filled, updated)
	clear(p.numbers) // some may be free again
}

// known tells the watcher which files need not be read again.
func (p *Publisher) known(path string) (watch.Stamp, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.cfg.Now()
	if h, ok := p.held[path]; ok {
		return h.stamp, now.Before(h.until) // then the next scan reads it again
	}
	r, ok := p.ledger.ByPath(path)
	if !ok || !r.Withdrawn.IsZero() {
		return watch.Stamp{}, false
	}
	e, ok := p.cache.Entry(path)
	if !ok || r.Hash != e.Hash || expired(r.Expires, now) {
		return watch.Stamp{}, true // missed when it is gone, but to be read again
	}
	return stampOf(e), true
}

func expired(at, now time.Time) bool { return !at.IsZero() && !now.Before(at) }

func stampOf(e cache.Entry) watch.Stamp {
	return watch.Stamp{Size: e.Size, ModTime: e.ModTime, ChangeTime: e.ChangeTime, Inode: e.Inode}
}

// paths lists the files that the watcher should miss when they are gone.
func (p *Publisher) paths() iter.Seq[string] {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make([]string, 0, len(p.catalogue.live)+len(p.held))
	for _, at := range p.catalogue.live {
		if r, ok := p.ledger.ByID(at.id); ok {
			all = append(all, r.Path)
		}
	}
	for path := range p.held {
		all = append(all, path)
	}
	return slices.Values(all)
}

func (p *Publisher) report(err error) { p.cfg.Log.Warn("watch", "reason", err) }

// endScan is called after each scan of the folder. After the first one, edits that waited for it are asked for again;
// then whatever was held back is published.
func (p *Publisher) endScan() (again []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.scanned {
		p.scanned = true
		if again, p.late = p.late, nil; len(again) > 0 {
			slices.Sort(again)
			return slices.Compact(again)
		}
	}
	p.tally.scan()
	p.join()
	if !p.complete {
		p.finish()
	} else {
		p.refresh()
	}
	return nil
}

// finish ends the first scan: now everything is known, and readers may see it. It is tried again until it can be
// remembered.
func (p *Publisher) finish() {
	if !p.republish() {
		p.tickIn(retryAfter)
		return
	}
	if d, _ := p.ledger.Documents(firstScan); d.Sum == begun {
		if err := p.ledger.Commit(nil, []ledger.Documents{{Set: firstScan, Sum: over}}); err != nil {
			p.cfg.Log.Error("end of the first scan not remembered; tried again", "reason", err)
			p.unwritten.Store(true)
			p.tickIn(retryAfter)
			return
		}
	}
	p.first, p.complete = false, true
	p.missDisplaced(p.allDisplaced())
	close(p.ready)
}

// tickIn calls tick after a while, or sooner.
func (p *Publisher) tickIn(d time.Duration) {
	due := time.Now().Add(d)
	if p.timer != nil && !due.Before(p.due) {
		return
	}
	if p.timer != nil {
		p.timer.Stop()
	}
	p.timer, p.due = time.AfterFunc(d, p.tick), due
}

// tick does what time alone makes due.
func (p *Publisher) tick() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.timer = nil
	switch {
	case p.closed:
	case !p.complete && p.scanned:
		p.finish()
	default:
		if p.unseen {
			p.republish()
		}
		if p.unseen {
			p.tickIn(retryAfter)
		}
		if p.complete { // what is displaced may turn up until then
			p.withdrawDisplaced()
			p.fillWhenQuiet()
		}
	}
}
