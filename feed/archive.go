package feed

import (
	"strconv"
	"time"

	"seedfeed/feed/ledger"
)

// Archives are filled when nothing was published for a while: a burst of drops must not wait for it.
const (
	fillAfter = 2 * time.Second
	fillLast  = 30 * time.Second // or when there was no room for so long
	fillMost  = 5000             // articles at once
)

// mayFill: archives are filled when all that is there is known, oldest first, and not during a burst. One that goes on
// and on must not keep articles out of reach.
func (p *Publisher) mayFill() bool {
	late := !p.full.IsZero() && time.Since(p.full) >= fillLast
	return p.scanned && (!p.complete || time.Since(p.rendered) >= fillAfter || late)
}

// fillArchives moves what the main feeds have no room for into archives, and gives the records that say so. Many of
// a large import are left for the next time, so that nobody who drops a file meanwhile waits for long.
func (p *Publisher) fillArchives() (records []ledger.Record, documents []ledger.Documents) {
	now := p.cfg.Now().UTC() // to the nanosecond: what was published in this very second is no news of an older article
	for !p.complete || len(records) < fillMost {
		number, ids := p.catalogue.fill(p.cfg.Limit, now)
		if number == 0 {
			break
		}
		for _, id := range ids {
			r, _ := p.ledger.ByID(id)
			r.Archive = number
			p.catalogue.tell(r)
			records = append(records, r)
		}
		documents = append(documents, ledger.Documents{Set: archiveSet(number), Modified: now})
	}
	return records, documents
}

// archiveSet is the name under which the ledger keeps when an archive was filled.
func archiveSet(number int32) string { return "archive " + strconv.Itoa(int(number)) }

// fillWhenQuiet fills archives, or sees to it that tick does when nothing was published for a while.
func (p *Publisher) fillWhenQuiet() {
	if !p.complete || !p.catalogue.full(p.cfg.Limit) {
		p.full = time.Time{}
		return
	}
	if p.full.IsZero() {
		p.full = time.Now()
	}
	if p.mayFill() {
		p.republish()
	}
	if p.catalogue.full(p.cfg.Limit) {
		p.tickIn(fillAfter)
	} else {
		p.full = time.Time{}
	}
}
