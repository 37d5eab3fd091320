// Package account knows what became of each file of the folder, for the status page.
package account

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"sync"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
)

// Account knows what became of each file, for the status page. The press tells it what it decides; the page is made by
// other goroutines. It is safe for concurrent use once Begin was called.
type Account struct {
	changed chan struct{} // see Changed

	mu    sync.Mutex
	notes map[string]note // by path: what is refused, held back, or waits
	// passed holds why files are passed over, by path, as of the last scan of the folder and since; scan is what the scan
	// under way has found until now, nil if none is.
	passed, scan map[string]string

	from Source
}

// note is what is known of a file that is not published as it is, or of what an article could not use besides what its
// digest says (section statuspage.Recent).
type note struct {
	section int // of a statuspage.Page
	statuspage.Entry
}

// mostPassed bounds the files of which it is known why they are passed over.
const mostPassed = 1000

// Mark says that the page may have changed.
func (a *Account) Mark() {
	select {
	case a.changed <- struct{}{}:
	default:
	}
}

// Source is what an account reads of the program: settings, articles with their digests, and what is wrong with the owner's
// files. Its functions are safe for concurrent use.
type Source struct {
	Settings *settings.Config
	Index    *ledger.Index
	DigestOf func(ledger.Record) *digest.Digest
	Faults   func() []owner.Fault // of side files and of the list of people
}

// Begin notes the state that was opened. What is known of files is found anew by the scan that follows.
func (a *Account) Begin(from Source) {
	a.mu.Lock()
	if a.changed == nil {
		a.changed, a.passed = make(chan struct{}, 1), map[string]string{}
	}
	a.notes = map[string]note{}
	a.mu.Unlock()
	a.Use(from)
}

// Use takes another source.
func (a *Account) Use(from Source) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.from = from
	a.Mark()
}

// Changed holds a value if the page may have changed since it was received last.
func (a *Account) Changed() <-chan struct{} { return a.changed }

// Refuse notes a file that is not published. At is when it was changed.
func (a *Account) Refuse(path string, reason error, at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.notes[path] = note{statuspage.Refused, statuspage.Entry{What: reason.Error(), At: at}}
	a.Mark()
}

// Forget drops what is noted of a file.
func (a *Account) Forget(path string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.notes, path)
	a.Mark()
}

// Wait notes a file that is not shown before a time.
func (a *Account) Wait(path, what string, until time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.notes[path] = note{statuspage.Waiting, statuspage.Entry{What: what, At: until}}
	a.Mark()
}

// Take notes what a batch of files led to.
func (a *Account) Take(changes []register.Change, found []register.Match, gone []string, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, path := range gone {
		delete(a.notes, path)
	}
	unused := map[string]string{}
	for _, c := range changes {
		if c.Before.Path != c.After.Path {
			delete(a.notes, c.Before.Path)
		}
		unused[c.After.Path] = cmp.Or(c.Warning, c.Twinned())
	}
	for _, m := range found {
		n := note{statuspage.Held, statuspage.Entry{Title: m.Digest.Title, What: m.Held, At: m.Dropped, Unused: slices.Clone(m.Digest.Warnings)}}
		switch {
		case m.Err != nil:
			continue
		case !m.Pending.IsZero():
			n.section, n.At, n.What = statuspage.Waiting, m.Pending, "a new article is published"
			if m.Record.ID != "" {
				n.What = "an edit is published"
			}
		case m.Held == "" && unused[m.Path] == "": // the digest has the warnings
			delete(a.notes, m.Path)
			continue
		case m.Held != "":
			_, until := m.Digest.HeldBack(now)
			n.What = statuspage.HeldUntil(m.Held, until, a.from.Settings.Zone)
		default:
			n = note{statuspage.Recent, statuspage.Entry{Unused: []string{unused[m.Path]}}}
		}
		a.notes[m.Path] = n
	}
	a.Mark()
}

// Pass notes why a file is passed over; "" if it is not.
func (a *Account) Pass(path, reason string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.scan != nil {
		keep(a.scan, path, reason)
	}
	if a.passed[path] != reason && keep(a.passed, path, reason) {
		a.Mark()
	}
}

func keep(in map[string]string, path, reason string) bool {
	switch {
	case reason == "":
		delete(in, path)
	case len(in) >= mostPassed:
		return false
	default:
		in[path] = reason
	}
	return true
}

// Scanning begins a scan of the folder, and Scanned ends it.
func (a *Account) Scanning() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.scan = map[string]string{}
}

// Scanned ends a scan: what it did not find passed over is not any more.
func (a *Account) Scanned() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.scan != nil && !maps.Equal(a.scan, a.passed) {
		a.passed = a.scan
		a.Mark()
	}
	a.scan = nil
}

// Page makes the status page of a site with so many articles.
func (a *Account) Page(articles int) *statuspage.Page {
	a.mu.Lock()
	p := &statuspage.Page{Title: a.from.Settings.Title, Articles: articles, Zone: a.from.Settings.Zone}
	unused := map[string][]string{}
	for path, n := range a.notes {
		if n.section == statuspage.Recent {
			unused[path] = n.Unused
			continue
		}
		n.File = path
		p.Sections[n.section] = append(p.Sections[n.section], n.Entry)
	}
	for path, reason := range a.passed {
		p.Sections[statuspage.PassedOver] = append(p.Sections[statuspage.PassedOver], statuspage.Entry{File: path, What: reason})
	}
	from := a.from
	a.mu.Unlock() // the press must not wait while digests are read
	for _, f := range from.Faults() {
		p.Sections[statuspage.Refused] = append(p.Sections[statuspage.Refused], statuspage.Entry{File: f.Path, What: f.What})
	}
	for _, r := range newest(from.Index) {
		e, section := entryOfRecord(r), statuspage.Withdrawn
		if r.Withdrawn.IsZero() {
			section = statuspage.Recent
			e.Address = from.Settings.BaseURL + "articles/" + url.PathEscape(r.Slug)
			if d := from.DigestOf(r); d != nil {
				e.Title, e.Unused = d.Title, slices.Concat(d.Warnings, unused[r.Path])
			}
		}
		p.Sections[section] = append(p.Sections[section], e)
	}
	p.Sort()
	return p
}

// mostRecent is how many articles the page shows that were published.
const mostRecent = 50

// newest returns the articles that changed last and are published or were withdrawn, the newest first.
func newest(index *ledger.Index) (out []ledger.Record) {
	newer := func(a, b ledger.Record) int { return catalogue.Changed(b).Compare(catalogue.Changed(a)) }
	for r := range index.All() {
		if r.Path == "" || r.Held { // forgotten, or a note says why
			continue
		}
		if len(out) == mostRecent && newer(out[mostRecent-1], r) <= 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(out, r, newer)
		out = slices.Insert(out, i, r)
		out = out[:min(len(out), mostRecent)]
	}
	return out
}

// entryOfRecord says what happened to an article last.
func entryOfRecord(r ledger.Record) statuspage.Entry {
	e := statuspage.Entry{File: r.Path, At: catalogue.Changed(r), What: "published"}
	seen := r.Published
	if !r.Seen.IsZero() {
		seen = r.Seen
	}
	switch {
	case !r.Withdrawn.IsZero():
		e.What = "withdrawn"
	case e.At.Equal(r.Returned):
		e.What = "published again"
	case e.At.After(seen.Add(time.Second)): // moments are kept apart
		e.What = "updated"
	}
	return e
}
