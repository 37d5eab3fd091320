// Package register decides which article a file is and what becomes of it. Files that arrived and a clock go in,
// changes of records come out.
//
// It reads the ledger's index but never writes it: the caller commits the changes, and only then does the index know
// them. It does no input or output and holds no lock. What it remembers between two calls (files held back, articles
// whose path was taken) is checked against the index and the folder before it is acted on, so that a commit that
// failed needs no undoing: the caller hands the same files over again.
//
// A Register belongs to one goroutine.
package register

import (
	"iter"
	"maps"
	"slices"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// Arrival is a file that was read and digested.
type Arrival struct {
	Path    string // slash-separated, relative to the seeds folder
	Hash    string // of its bytes
	ModTime time.Time
	Dropped time.Time // when the file last changed in any way, its name included
	Digest  *digest.Digest

	Pictures string // what ledger.Record.Pictures is to be
}

// Change is what becomes of one article.
type Change struct {
	Before ledger.Record  // zero for a new article
	After  ledger.Record  // to be committed
	Digest *digest.Digest // of After; nil when it is withdrawn
	Verb   string         // what happened, for people: published, updated, renamed, returned, withdrawn; "" where readers see nothing of it
	Why    string         // more about it; may be ""

	Warning string // what in the header could not be used; "" for nothing
}

// Match says which record a file belongs to.
type Match struct {
	Arrival
	Record ledger.Record // zero for a new article
	Held   string        // why it is not shown now; "" when it is
	Err    error         // why the file is refused; then nothing has changed
}

// Config is what a Register needs to know. All fields are needed.
type Config struct {
	Authority, Date string // of the ids (RFC 4151)

	// First says that the first scan of a new ledger is not over: what it finds was there before the program, and is
	// dated by its file.
	First bool
	// Holds reports whether the file at path, as it is in the folder now, has the bytes with that hash. A file that
	// cannot be read because of its permissions counts as unchanged.
	Holds func(path, hash string) bool
	// There reports whether any file is at path now. One that cannot be looked at counts as there.
	There func(path string) bool
	// Old gives the digest of the version of an article that is being replaced, nil where it is lost.
	Old func(ledger.Record) *digest.Digest
	// Lost reports whether the whole folder is out of reach; then nothing in it counts as missing.
	Lost func() bool
}

// absent is how long an article is missed before it is withdrawn. Sync tools take files away and bring them back.
const absent = 2 * time.Second

// Register is the state between two calls.
type Register struct {
	Config
	index *ledger.Index

	// scanned says that the first scan since the start is over. Before that the old text of an edited file may still
	// turn up under another name, so that edits wait and nothing counts as missing.
	scanned bool
	// waiting holds the paths of edits that wait for the end of the first scan.
	waiting map[string]bool
	// held holds the paths of files that were read and are not shown now.
	held map[string]bool
	// releases holds those of them that will be shown at a known time.
	releases agenda
	// expiring holds the ids of live articles that expire.
	expiring agenda
	// missing holds the ids of articles whose path holds another article, with the time when they count as gone.
	missing agenda
	// left holds the paths that articles have left for another one. A file that is there, or comes back, was handed over
	// as theirs.
	left []string
	// latest is the last moment that was given to a change.
	latest time.Time
	// numbers holds for each id or slug that was taken the number to try next. A lost entry costs time only.
	numbers map[string]int
}

// New makes a Register over an index.
func New(index *ledger.Index, c Config) *Register {
	r := &Register{Config: c, index: index, waiting: map[string]bool{}, held: map[string]bool{}, numbers: map[string]int{}}
	for rec := range index.All() {
		r.setExpiry(rec)
	}
	return r
}

func (r *Register) setExpiry(rec ledger.Record) {
	if rec.Expires.IsZero() || !rec.Withdrawn.IsZero() {
		r.expiring.drop(rec.ID)
	} else {
		r.expiring.set(rec.ID, rec.Expires)
	}
}

// Held yields the paths of the files that were read and are held back, in no order.
func (r *Register) Held() iter.Seq[string] { return maps.Keys(r.held) }

// Take decides what becomes of a batch of files that were read together, and of paths that are gone. The matches tell
// which record each file belongs to; a file that waits for the end of the first scan is in none.
func (r *Register) Take(came []Arrival, gone []string, now time.Time) (changes []Change, found []Match) {
	claimed := map[string]bool{}
	stamp := r.moments(now, len(came)+len(gone))
	found = r.match(came, claimed)
	for i := range found {
		m := &found[i]
		delete(r.waiting, m.Path)
		c, changed := r.decide(m, now, stamp())
		if m.Err != nil {
			r.forget(m.Path)
			continue
		}
		if changed {
			changes = append(changes, c)
		}
	}
	for _, path := range gone {
		r.forget(path)
		delete(r.waiting, path)
		for rec := range r.index.AtPath(path) {
			if c, changed := vanish(rec, stamp(), "its file is gone, or is passed over now"); changed && !claimed[rec.ID] {
				changes = append(changes, c)
			}
		}
	}
	r.displace(found, claimed, now)
	r.name(changes)
	return changes, found
}

// hold notes that the file at path is not shown, and from when on it will be (zero: time alone changes nothing).
func (r *Register) hold(path string, until time.Time) {
	r.forget(path)
	r.held[path] = true
	if !until.IsZero() {
		r.releases.set(path, until)
	}
}

func (r *Register) forget(path string) {
	delete(r.held, path)
	r.releases.drop(path)
}

// moments gives each change of a batch a moment of its own, the last of them now. Atom readers and validators tell two
// changes apart by their time. No moment is earlier than one that was given before, unless the clock was set back.
func (r *Register) moments(now time.Time, n int) func() time.Time {
	now = plain(now)
	at := now.Add(-time.Duration(n) * time.Microsecond)
	if at.Before(r.latest) {
		at = r.latest
	}
	return func() time.Time {
		if at = at.Add(time.Microsecond); at.After(now) {
			at = now
		}
		r.latest = at
		return at
	}
}

// plain is a time as records have it, so that equal records compare equal.
func plain(t time.Time) time.Time { return t.UTC().Round(0) }

// vanish is what becomes of an article that has no file any more, for the reason why; false: nothing.
func vanish(rec ledger.Record, now time.Time, why string) (Change, bool) {
	switch {
	case rec.Withdrawn.IsZero():
		return withdraw(rec, now, why), true
	case rec.Held: // withdrawn already, but from now on another text at its path is another article
		after := rec
		after.Held = false
		return Change{Before: rec, After: after}, true
	}
	return Change{}, false
}

func withdraw(rec ledger.Record, now time.Time, why string) Change {
	after := rec
	after.Withdrawn, after.Held = now, false
	return Change{Before: rec, After: after, Verb: "withdrawn", Why: why}
}

// Committed tells that changes are in the ledger.
func (r *Register) Committed(changes []Change) {
	for _, c := range changes {
		r.setExpiry(c.After)
		if c.Before.Path != c.After.Path && c.Before.Path != "" {
			r.left = append(r.left, c.Before.Path)
		}
	}
}

// EndScan tells that a scan of the whole folder is over. After the first one it returns the paths of the edits that
// waited for it, to be read and handed over again.
func (r *Register) EndScan(now time.Time) (again []string) {
	if !r.scanned {
		r.scanned = true
		again = slices.Sorted(maps.Keys(r.waiting))
		clear(r.waiting)
		r.missAll(now)
	}
	return again
}

// Due decides what time alone changes: articles that expire, and articles that were missed for long enough. It returns
// the paths of held files whose time has come and those that articles have left, to be read and handed over again, and
// when it wants to be called next (zero: not before something else happens).
func (r *Register) Due(now time.Time) (changes []Change, again []string, next time.Time) {
	again, next = r.releases.due(now)
	for _, path := range again {
		r.releases.set(path, now.Add(absent)) // asked for again until it is there: the folder may be away
		next = sooner(next, now.Add(absent))
	}
	for _, path := range r.left {
		if rec, ok := r.index.ByPath(path); !ok || !rec.Withdrawn.IsZero() {
			again = append(again, path)
		}
	}
	r.left = nil
	expired, nextExpiry := r.expiring.due(now)
	lost, nextLost := r.lost(now)
	stamp := r.moments(now, len(expired)+len(lost))
	for _, id := range expired {
		if rec, ok := r.index.ByID(id); ok && rec.Withdrawn.IsZero() {
			c := withdraw(rec, stamp(), "it expired on "+rec.Expires.Format(time.RFC3339))
			c.After.Held = true
			changes = append(changes, c)
		}
	}
	for _, rec := range lost {
		if c, changed := vanish(rec, stamp(), "its file holds another article now"); changed {
			changes = append(changes, c)
		}
	}
	return changes, again, sooner(next, sooner(nextExpiry, nextLost))
}
