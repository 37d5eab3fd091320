package feed

import (
	"context"
	"errors"
	"reflect"
	"sync"

	"seedfeed/feed/settings"
)

// Reload applies other settings without a restart. Ids and dates stay the same. Seeds, State, BaseURL, IDAuthority, IDDate, Status,
// Out, Bucket, OnPublish, OnPublishSecret, Log and Now of c are ignored: they cannot change while the Publisher runs. A setting
// that cannot be used is an error and changes nothing. Changed reports whether c differs from the current settings, including the
// text of its Style. If it does, Run scans the folder again and prints one new version; until then readers get the version before.
// Reload does not wait for that and is safe for concurrent use.
func (p *Publisher) Reload(c settings.Config) (changed bool, err error) {
	return p.pending.request(c)
}

// pendingSettings passes settings from Reload to Run. It is safe for concurrent use.
type pendingSettings struct {
	mu   sync.Mutex
	last *config                 // requested last, or those of Open
	next *config                 // not applied yet; nil: none
	stop context.CancelCauseFunc // ends the watcher, so that Run calls take; nil: no watcher is running
}

// errSettings ends the watcher because other settings were requested.
var errSettings = errors.New("other settings")

func (w *pendingSettings) request(c settings.Config) (changed bool, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	old := w.last
	c.Seeds, c.State, c.BaseURL, c.IDAuthority, c.IDDate = old.Seeds, old.State, old.BaseURL, old.IDAuthority, old.IDDate
	c.Status, c.OnPublish, c.OnPublishSecret = old.Status, old.OnPublish, old.OnPublishSecret
	c.Out, c.Bucket, c.Log, c.Now = old.Out, old.Bucket, old.Log, old.Now
	if err := c.Complete(); err != nil {
		return false, err
	}
	if sameSettings(c, old.Config) {
		return false, nil
	}
	next := *old
	next.Config, next.files = c, filesOf(c.Seeds, c.MaxSize)
	w.last, w.next = &next, &next
	if w.stop != nil {
		w.stop(errSettings)
	}
	return true, nil
}

func sameSettings(a, b settings.Config) bool {
	same := a.Zone.String() == b.Zone.String() // the values also hold the offset of the day on which they were loaded
	for _, c := range []*settings.Config{&a, &b} {
		c.Zone, c.Log, c.Now = nil, nil, nil
	}
	return same && reflect.DeepEqual(a, b)
}

// watching sets how to end the watcher that starts now. If settings were requested meanwhile, it ends the watcher at once.
func (w *pendingSettings) watching(stop context.CancelCauseFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stop = stop
	if w.next != nil {
		stop(errSettings)
	}
}

// take returns the requested settings, nil if there are none.
func (w *pendingSettings) take() *config {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.next
	w.next = nil
	return c
}

// applySettings applies the requested settings while no watcher runs. The ledger, the pictures and the served edition stay
// open, so that readers notice nothing. The digests are made again if they depend on a setting that changed.
func (p *press) applySettings() error {
	next := p.pending.take()
	if next == nil {
		return nil
	}
	p.keepDigests()
	again := next.Extractor() != p.cfg.Extractor()
	reword := again || next.SearchText != p.cfg.SearchText
	at, err := next.Places()
	if err != nil {
		return err
	}
	if again {
		if err := p.cache.Close(); err != nil {
			p.cfg.Log.Warn("digests not kept", "reason", err)
		}
		if p.cache, err = openCache(next, at.Cache); err != nil {
			next.Log.Warn("digests are not kept between runs", "reason", err)
		}
	}
	if next.Hold != p.cfg.Hold {
		if err := p.pendingFile.Close(); err != nil {
			next.Log.Warn("what waits is not remembered between runs", "reason", err)
		}
		p.pendingFile = openPending(next, at.Ledger)
		p.waitingFiles.setHold(next.Hold)
	}
	p.cfg = next
	if again {
		if err := p.owner.Close(true); err != nil {
			next.Log.Warn("side files", "reason", err)
		}
		p.openOwner(at.Ledger)
		if err := p.filing.Close(); err != nil {
			next.Log.Warn("what articles are filed under is not kept", "reason", err)
		}
		p.openFiling(at.Cache)
		p.stale = nil // the scan that follows reads all files
	}
	if reword && p.words != nil {
		p.closeWords()
		p.openWords(at.Cache)
	}
	p.newDigests()
	p.newRegister()
	p.newPrinter()
	p.status.account.Use(p.source())
	if p.ledger.Index().Len() > 0 {
		p.written("not published: edition", p.print(next.Now()))
	}
	return nil
}
