package feed

import (
	"slices"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/edition"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
)

// pace is what decides when to print and when to fill archives.
type pace struct {
	scanned bool          // the first scan since the start is over
	whole   bool          // and all that it found is published
	unseen  int           // changes that are remembered and not printed yet
	dropped int           // how many of them came by an event, so that someone may be waiting for them
	hung    int           // the version of the gallery that was counted among them last
	taken   time.Time     // when something was last remembered
	printed time.Time     // when the last edition was printed
	took    time.Duration // how long that was
	full    time.Time     // since when archives are to be filled; zero: they are not
	left    int           // events for which the last edition had no room
	ends    time.Time     // when the first notice of the last edition has had its time, or its week is over; zero: nothing was printed
}

// setBack forgets what is yet to come by a clock that was set back: nothing waits for that.
func (c *pace) setBack(now time.Time) {
	for _, at := range [...]*time.Time{&c.taken, &c.printed, &c.full} {
		if at.After(now) {
			*at = now
		}
	}
}

const (
	// A burst of changes is printed a few times a second, and takes a fifth of the time: nobody reads so many versions.
	burst      = 128
	burstPause = 250 * time.Millisecond
	// Whoever comes during the first scan wants all files rather than each, and every version takes a second of
	// Last-Modified.
	scanPause = time.Second
	// retryAfter is the pause between tries to write a state that cannot be written: a full disk, mostly.
	retryAfter = 5 * time.Second

	// Archives are filled when nothing was published for a while, so that a burst of drops does not wait for it; or when
	// there was no such pause for long.
	fillAfter = 2 * time.Second
	fillLast  = 30 * time.Second
	fillMost  = 5000 // articles at once

	saveAfter = time.Second // what nobody waits for is written
)

// scanned ends a scan of the whole folder. It serves watch.Config.Scanned.
func (p *press) scanned() (again []string) {
	if again = p.register.EndScan(p.cfg.Now()); len(again) == 0 {
		p.status.scan()
		p.status.account.Scanned()
		p.owner.Scanned()
		if p.pace.scanned = true; p.pace.whole && !p.words.Whole() {
			p.findStale()
		}
	}
	return again
}

// due does what time alone makes due: expiries, releases, notices whose time is over, archives, and the edition that a
// burst put off. It serves watch.Config.Due, which calls it after every batch too.
func (p *press) due(now time.Time) (next time.Time, again []string) {
	if p.replaced() {
		return now.Add(retryAfter), nil
	}
	p.pace.setBack(now)
	changes, again, next := p.register.Due(now)
	beside, n, nextBeside := p.waitingFiles.due(now)
	again, next = append(again, beside...), sooner(next, nextBeside)
	m, nextVersion := p.register.NextPending()
	p.status.wait(n+m, sooner(nextVersion, nextBeside))
	slow, poll := p.digests.finished(now)
	late, waiting := p.gallery.Late()
	said, checking := p.owner.Late()
	if again = slices.Concat(again, slow, late, said); waiting || checking {
		poll = now.Add(slowPoll)
	}
	if !p.remember(changes, now) {
		return now.Add(retryAfter), again
	}
	fillAt, ok := p.fill(now)
	if !ok {
		return now.Add(retryAfter), again
	}
	if hung := p.gallery.Version(); hung != p.pace.hung { // an article may show other pictures, though it changes nothing that is remembered
		p.pace.hung = hung
		p.pace.unseen++
	}
	if p.owner.Unprinted() {
		p.printer.Renew()
		p.filing.SetPeople(p.owner.People(), now)
		p.pace.unseen++
	}
	p.refile(now)
	printAt, ok := p.printDue(now)
	if ok && p.pace.scanned && !p.pace.whole && len(p.digests.coming()) == 0 {
		ok = p.finishFirstScan()
	}
	if !ok {
		return now.Add(retryAfter), again
	}
	if len(p.stale) > 0 {
		poll = now.Add(refilePause)
	}
	p.keepDigests()
	p.owner.Flush()
	p.flushFiling()
	saveAt, ok := p.save(now)
	if !ok {
		return now.Add(retryAfter), again
	}
	for _, at := range [...]time.Time{poll, fillAt, printAt, saveAt} {
		next = sooner(next, at)
	}
	if p.rested != nil && len(again) == 0 && p.atRest(next, now) {
		p.rested()
	}
	return next, again
}

// sooner returns the earlier of two times. A zero time means never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// fill moves what the main feeds have no room for into archives, when it is time for that. It returns when it is, and
// false where that could not be remembered.
func (p *press) fill(now time.Time) (next time.Time, ok bool) {
	c := &p.pace
	if !p.catalogue.Full(p.cfg.Limit) {
		c.full = time.Time{}
		return time.Time{}, true
	}
	if c.full.IsZero() {
		c.full = now
	}
	if !c.scanned {
		return time.Time{}, true // the end of the scan fills them
	}
	quiet, last := c.taken.Add(fillAfter), c.full.Add(fillLast)
	if c.whole && now.Before(quiet) && now.Before(last) {
		return sooner(quiet, last), true
	}
	for more := true; more; more = !c.whole && p.catalogue.Full(p.cfg.Limit) {
		if !p.fillSome(now) {
			return time.Time{}, false
		}
	}
	c.full = time.Time{}
	if !p.catalogue.Full(p.cfg.Limit) {
		return time.Time{}, true
	}
	return now.Add(fillAfter), true
}

// fillSome fills archives with up to about fillMost articles. It returns false if the changes could not be stored.
func (p *press) fillSome(now time.Time) bool {
	var changes []register.Change
	number := int32(len(p.catalogue.Archives()))
	for _, places := range p.catalogue.Fill(p.cfg.Limit, fillMost) {
		number++
		for _, at := range places {
			before, _ := p.ledger.Index().BySeq(at.Seq)
			after := before
			after.Archive, after.Archived = number, now.UTC().Round(0)
			changes = append(changes, register.Change{Before: before, After: after})
		}
	}
	return p.remember(changes, now)
}

// printDue prints when it is time for that. It returns when it is, and false where the state could not be written.
func (p *press) printDue(now time.Time) (next time.Time, ok bool) {
	if next = p.printAt(); next.IsZero() || now.Before(next) {
		return next, true
	}
	if !p.written("not published: edition", p.print(now)) {
		return time.Time{}, false
	}
	return p.printAt(), true
}

// printAt is when to print; zero: nothing will change by time alone.
func (p *press) printAt() time.Time {
	c := &p.pace
	at := c.ends
	if after := p.shown.Modified.Add(time.Second); p.shown.Shared && p.rested == nil && (at.IsZero() || after.Before(at)) {
		at = after // now this version can have a Last-Modified; the files of a build have none
	}
	switch {
	case c.unseen == 0:
		return at
	case c.scanned && !c.whole:
		return c.printed
	case c.dropped > 0 && c.dropped < burst:
		return c.printed
	case !c.scanned:
		return c.printed.Add(scanPause)
	case c.unseen >= burst:
		return c.printed.Add(max(burstPause, 4*c.took))
	}
	return c.printed
}

func (p *press) notice() time.Duration {
	if p.cfg.Notice < 0 {
		return settings.DefaultNotice
	}
	return p.cfg.Notice
}

// print makes an edition of what the catalogue says, remembers its date on disk, and lets readers see it.
func (p *press) print(now time.Time) error {
	began := time.Now()
	span := catalogue.Span{Since: now.Add(-p.notice()), Notices: p.cfg.Notice >= 0}
	places, left := p.catalogue.Newest(p.cfg.Limit, span)
	if left > p.pace.left { // named once, not with every edition
		p.cfg.Log.Warn("more was withdrawn or edited late than the feed has room for: readers do not hear of all of it", "left out", left)
	}
	updated := p.catalogue.Updated()
	if updated.Before(p.shown.Updated) { // a clock was set back, or this state knows less than the one before
		updated = p.shown.Updated
	}
	e, err := p.printer.Print(edition.View{Places: places, Archives: p.catalogue.Archives(), Span: span, Updated: updated, Now: now})
	if err != nil {
		return err
	}
	next := edition.Date(p.shown, e.Sum, now)
	next.Updated = updated
	if next.Modified.After(p.state.Modified) { // not reserved by remember
		if err := p.commitState(next); err != nil {
			return err
		}
	}
	p.shown = next
	if next.Shared {
		e.SetModified(time.Time{})
	} else {
		e.SetModified(next.Modified)
	}
	p.publish(e)
	p.status.articles.Store(int64(p.catalogue.Len()))
	p.status.account.Mark()
	p.pace.took = time.Since(began)
	p.pace.unseen, p.pace.dropped, p.pace.printed, p.pace.left = 0, 0, now, left
	p.pace.ends = sooner(sooner(p.catalogue.Ends(span, p.notice()), p.departed(span)), p.printer.Site.WeekEnd(now))
	return nil
}

// publish lets readers see an edition.
func (p *press) publish(e *edition.Edition) {
	touched := p.filing.Touched()
	if p.handler != nil {
		p.handler.Publish(&web.Snapshot{
			Documents: e.Feeds, Render: e.Document, Stream: e.Stream, Questions: e.Questions(), Missing: e.Missing(),
			Base: p.cfg.BaseURL, Meant: edition.Meant, Moved: e.Moved,
		})
		if n := p.cfg.announcer.News(e, touched); p.cfg.outlet != nil {
			p.cfg.outlet.Print(n) // notifies hubs and the hook when the files are written
		} else {
			p.cfg.announcer.Published(n)
		}
	}
}

// save writes what is known of the version that is served, when nothing was printed for a while. A program that dies
// before that has a later date for the same bytes after it. Where the last write failed it tries whether the state can
// be written again, though nothing else may come to be written.
func (p *press) save(now time.Time) (next time.Time, ok bool) {
	if p.shown == p.state && !p.status.unwritten.Load() {
		return time.Time{}, true
	}
	if next = p.pace.printed.Add(saveAfter); now.Before(next) {
		return next, true
	}
	err := p.ledger.Commit(nil, &p.shown)
	if err == nil {
		p.state = p.shown
	}
	return time.Time{}, p.written("state", err)
}

// written notes whether the state could be written, and says so where not.
func (p *press) written(what string, err error) bool {
	p.status.unwritten.Store(err != nil)
	if err != nil {
		p.cfg.Log.Error(what+" could not be remembered; tried again", "reason", err)
	}
	return err == nil
}

// finishFirstScan remembers that all of the first scan is published.
func (p *press) finishFirstScan() bool {
	if !p.written("what the hook knows", p.cfg.announcer.Begin(&p.cfg.Config)) {
		return false
	}
	p.shown.FirstScan, p.shown.Folder, p.shown.Extractor = false, watch.Identity(p.cfg.Seeds), p.cfg.Extractor()
	if !p.written("end of the first scan", p.commitState(p.shown)) {
		return false
	}
	p.register.First, p.register.Newer = false, false
	p.pace.whole = true
	p.reading.end()
	p.digests.forgetOthers(p.paths())
	p.forgetPending()
	p.gallery.Sweep()
	p.findStale()
	p.whole()
	return true
}
