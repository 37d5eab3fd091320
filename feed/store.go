package feed

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"seedfeed/feed/account"
	"seedfeed/feed/cache"
	"seedfeed/feed/catalogue"
	"seedfeed/feed/edition"
	"seedfeed/feed/filing"
	"seedfeed/feed/folder"
	"seedfeed/feed/gallery"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
	"seedfeed/feed/web"
)

// store is what lies on disk, and what is made of it.
type store struct {
	ledger       *ledger.Ledger
	state        ledger.State // on disk
	shown        ledger.State // of the edition that is served; on disk a moment later
	cache        *cache.Cache
	pictures     *cache.Cache // of the gallery
	digests      *digests
	gallery      *gallery.Gallery
	owner        *owner.Book
	filing       *filing.Filing
	words        *filing.Words // nil: nothing is served
	tree         *folder.Folder
	temp         string // holds pictures where nothing lasting can, removed at the end; "": not needed
	pendingFile  pendingFile
	waitingFiles *waitingFiles
}

// openPress opens the state and prints what was published last. Served says which version readers have from h; it is zero
// if h has none.
func openPress(c *config, h *web.Handler, s *status, served ledger.State) (*press, error) {
	at, err := c.Places()
	if err != nil {
		return nil, err
	}
	var kept *cache.Cache
	var notKept error
	var beside sync.WaitGroup
	beside.Go(func() { kept, notKept = openCache(c, at.Cache) }) // with the ledger, this is most of the time of a start
	l, err := c.open(at.Ledger)
	if beside.Wait(); err != nil {
		return nil, errors.Join(fmt.Errorf("state folder: %w", err), kept.Close())
	}
	for _, w := range l.TakeWarnings() {
		c.Log.Warn("state repaired", "what", w)
	}
	if notKept != nil {
		c.Log.Warn("digests are not kept between runs", "reason", notKept)
	}
	p := &press{
		store: store{ledger: l, cache: kept, pendingFile: openPending(c, at.Ledger)}, cfg: c, handler: h, status: s, ctx: context.Background(),
		stop: func(error) {}, whole: func() {}, lost: func(error) {}, pending: &pendingSettings{}, reading: &scanCount{},
		asked: map[string]bool{},
	}
	err = p.openGallery(at.Cache)
	p.openOwner(at.Ledger)
	beside.Go(func() { p.catalogue = catalogue.New(l.Index().All()) })
	p.openFiling(at.Cache)
	beside.Wait()
	if h != nil && c.witness == nil { // else nobody asks anything
		p.openWords(at.Cache)
	}
	if err == nil {
		err = p.begin(served)
	}
	if err == nil {
		err = c.announcer.Open(&c.Config, at.Ledger, l)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("state folder: %w", err), p.close())
	}
	s.account.Begin(p.source())
	return p, nil
}

// source is what the account of files reads.
func (p *press) source() account.Source {
	return account.Source{Settings: &p.cfg.Config, Index: p.ledger.Index(), DigestOf: p.digests.of, Faults: p.owner.Faults}
}

func openCache(c *config, dir string) (*cache.Cache, error) {
	path := filepath.Join(dir, "digests")
	kept, err := cache.Open(path, c.Extractor())
	if n := kept.Damaged(); err == nil && n > 0 {
		c.Log.Warn("digest cache repaired: what was damaged is made again", "file", path, "places", n)
	}
	return kept, err
}

// begin makes everything that follows from the state. What it prints is dated after what was served, also by a state
// that knows of an older version only.
func (p *press) begin(served ledger.State) error {
	p.newDigests()
	settled := p.resumePictures()
	p.state = p.ledger.State()
	err := p.beginLedger()
	p.shown = p.state
	if err != nil {
		return err
	}
	if !served.Modified.Before(p.shown.Modified) {
		p.shown.Modified, p.shown.Shared, p.shown.Sum = served.Modified, served.Shared, served.Sum
	}
	if served.Updated.After(p.shown.Updated) {
		p.shown.Updated = served.Updated
	}
	p.newRegister()
	p.catalogue.Floor = p.state.Floor
	p.newPrinter()
	if p.ledger.Index().Len() == 0 {
		return nil
	}
	now := p.cfg.Now()
	p.remember(settled, now) // what cannot be remembered now waits for another start
	expired, _, _ := p.register.Due(now)
	p.remember(expired, now) // what cannot be remembered now is due again
	return p.print(now)
}

// newPrinter makes a printer for the current settings. The old one is not changed, because the editions that it made are
// still being served and refer to it.
func (p *press) newPrinter() {
	said := p.owner
	p.printer = &edition.Printer{
		Site: p.site(), Index: p.ledger.Index(), Filing: p.filing, Words: p.words, DigestOf: p.cfg.memo.over(p.digests.of), Log: p.cfg.Log,
		People: func() (*header.People, string) { return said.People(), said.PeopleSum() }, DigestKey: p.digestKey(),
		Hasty: p.cfg.memo != nil,
	}
	p.cfg.announcer.Use(p.printer)
}

// digestKey returns a function that identifies the published digest of a record. It returns nil if no files are written,
// because only they need it.
func (p *press) digestKey() func(ledger.Record) string {
	if p.cfg.outlet == nil {
		return nil
	}
	said, extractor := p.owner, p.cfg.Extractor()
	return func(r ledger.Record) string { return extractor + said.ShownSum(r) }
}

func (p *press) newDigests() {
	p.digests = newDigests(p.cfg, p.cache, p.gallery, p.owner)
	p.digests.pending = p.pendingFile
	p.owner.Base = p.digests.base
}

func (p *press) newRegister() {
	p.register = register.New(p.ledger.Index(), register.Config{
		Authority: p.cfg.IDAuthority, Date: p.cfg.IDDate, First: p.state.FirstScan,
		Newer: p.state.Extractor != p.cfg.Extractor(), Apply: p.owner.Apply,
		Holds: p.digests.holds, There: p.digests.there, Old: p.digests.old, Lost: func() bool { return !p.cfg.files.there() },
		Hold: p.cfg.Hold, Kept: p.pendingFile.all(p.cfg.Now(), p.cfg.Hold),
		Address: func(path, alias string) (address, why string) { return p.printer.Site.Claim(path, alias) },
	})
	p.digests.waits = p.waits
	p.pace = pace{unseen: 1, printed: p.cfg.Now()}
}

// beginLedger gives a new ledger its feed's id, and remembers that the first scan has begun: one that was stopped
// half-way goes on in the same manner.
func (p *press) beginLedger() error {
	next := p.state
	if next.FeedID == "" {
		next.FeedID = p.cfg.NewFeedID()
		next.FirstScan = p.ledger.Index().Len() == 0
	} else if next.FeedID != p.cfg.NewFeedID() && settings.MadeForTrial(next.FeedID) {
		p.cfg.Log.Warn("the ids were made for a trial and name no address of yours: before anybody subscribes, stop, remove the state folder, and start again", "id", next.FeedID)
	}
	return p.commitState(next)
}

func (p *press) commitState(next ledger.State) error {
	if next == p.state {
		return nil
	}
	if err := p.ledger.Commit(nil, &next); err != nil {
		return err
	}
	p.state = next
	return nil
}

// replaced ends the watcher where another state is in the place of ours. Nothing may be written there then: a write
// would move that state aside.
func (p *press) replaced() bool {
	if !p.ledger.Replaced() {
		return false
	}
	p.stop(errReplacedState)
	return true
}

var errReplacedState = errors.New("another state was put in the place of ours")

// moveIn goes on with a folder that may bring a state of its own: a disk that was mounted, a backup that was copied back.
// Then that is opened, as after a restart. Otherwise memory wins, and is written there.
func (p *press) moveIn() error {
	p.digests.forgetSlow()
	if !p.ledger.Replaced() {
		p.newRegister()
		return nil
	}
	p.cfg.Log.Warn("another state was put in the place of the one before: opened as after a restart")
	if err := p.close(); err != nil {
		p.cfg.Log.Warn("state not closed", "reason", err)
	}
	again, err := openPress(p.cfg, p.handler, p.status, p.shown)
	if err != nil {
		return err
	}
	p.cfg.outlet.Forget()
	again.whole, again.rested, again.lost, again.pending, again.reading = p.whole, p.rested, p.lost, p.pending, p.reading
	*p = *again
	return nil
}

func (p *press) close() error {
	p.keepDigests()
	err := p.cfg.announcer.CloseHook()
	ours := !p.ledger.Replaced() // another state must not be written over
	if ours {
		err = errors.Join(err, p.commitState(p.shown))
	}
	p.closeWords()
	err = errors.Join(err, p.owner.Close(ours), p.ledger.Close(), p.cache.Close(), p.pendingFile.Close(), p.pictures.Close(), p.filing.Close())
	if p.temp != "" {
		err = errors.Join(err, os.RemoveAll(p.temp))
	}
	return err
}
