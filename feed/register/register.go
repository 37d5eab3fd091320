// Package register decides which article a file is and what happens to the article. Its input is the files that arrived
// and the time; its output is changes of records.
//
// It reads the ledger's index but never writes it. The caller commits the changes, and then they are in the index. The
// package does no input or output and has no locks. A Register remembers some things between two calls, such as files
// held back and articles whose path was taken. It checks these against the index and the folder before it uses them.
// Therefore nothing has to be undone when a commit fails: the caller passes the same files again.
//
// A Register must be used by one goroutine.
package register

import (
	"cmp"
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
	Dropped time.Time      // when the file, or its name, was last changed
	Digest  *digest.Digest // of a Match: as the owner wants it

	Base *digest.Digest // without what the owner says, set by Take

	Pictures string // what ledger.Record.Pictures is to be

	Adopted *Adoption // what readers know of it if it is a new article; nil: nothing
}

// Change is what happens to one article.
type Change struct {
	Before ledger.Record  // zero for a new article
	After  ledger.Record  // to be committed
	Digest *digest.Digest // of After; nil when it is withdrawn now
	Verb   string         // what happened, for the log: published, adopted, updated, renamed, returned, withdrawn; "" if readers see no difference
	Why    string         // more about it; may be ""

	Warning string // what in the header could not be used; "" if there was nothing
	Twin    string // path of another published file with the title and text of a new article; "" if there is none
}

// Match says which record a file belongs to.
type Match struct {
	Arrival
	Record ledger.Record // zero for a new article
	Held   string        // why it is not shown now; "" when it is
	Err    error         // why the file is refused; if it is set, nothing has changed

	Pending time.Time // when this version will be shown, if it waits (Config.Hold); until then Record stays as it is. Else zero
	Told    bool      // this version waited before, or was held back; false without Config.Hold
}

// Config holds the settings of a Register. All fields but Apply, Address, Hold and Kept are required.
type Config struct {
	Authority, Date string // of the ids (RFC 4151)

	// First says that the first scan of a new ledger is not over. The files that it finds existed before the program ran,
	// so that their articles are dated by the time of the file.
	First bool
	// Holds reports whether the file at path, as it is in the folder now, has the bytes with that hash. A file that
	// cannot be read because of its permissions counts as unchanged.
	Holds func(path, hash string) bool
	// Apply returns a digest as the owner of the folder wants it, for the file at path and the article with that id. The id
	// is "" if the article has none yet. Nil: the owner says nothing.
	Apply func(path, id string, d *digest.Digest) *digest.Digest
	// Newer says that the digests are made by other stages than those of the last run. What changes for that reason alone
	// gets no new date.
	Newer bool
	// There reports whether any file is at path now. It also returns true if it cannot find out.
	There func(path string) bool
	// Old returns the digest of the version of an article that is being replaced, or nil if it is lost.
	Old func(ledger.Record) *digest.Digest
	// Address returns the one form (ledger.Address) of an address that the header of the file at path claims, or why that
	// address can never lead to an article. If it is nil, no header is asked.
	Address func(path, alias string) (address, why string)
	// Lost reports whether the whole folder cannot be read. In that case no file counts as missing.
	Lost func() bool

	// Hold is how long a new article or an edit waits after the last change of its file before anybody may see it. Zero:
	// not at all. Withdrawals never wait, and neither do known bytes: files that are renamed or put back.
	Hold time.Duration
	// Kept iterates over the versions that waited in an earlier run. Nil: none did.
	Kept iter.Seq[Pending]
}

// absent is how long an article must be missing before it is withdrawn. Sync tools remove files and put them back.
const absent = 2 * time.Second

// Register holds the state between two calls.
type Register struct {
	Config
	index *ledger.Index

	// scanned says that the first scan since the start is over. Before that, the old text of an edited file may still be
	// found under another name. Therefore edits wait, and nothing counts as missing.
	scanned bool
	// waiting holds the paths of edits that wait for the end of the first scan.
	waiting map[string]bool
	// held holds the paths of files that were read and are not shown now.
	held map[string]bool
	// releases holds the paths in held whose files will be shown at a known time that the article gives.
	releases agenda
	// pending holds the versions that wait because of Hold. Their paths are in held.
	pending pending
	// expiring holds the ids of live articles that expire.
	expiring agenda
	// missing holds the ids of articles whose path holds another article, with the time when they count as gone.
	missing agenda
	// left holds the old paths of articles that have moved to another path. A file at such a path has to be read again,
	// because the watcher passed it over as the file of the article that has moved.
	left []string
	// latest is the time that was last given to a change.
	latest time.Time
	// ties counts the articles of the first scan that show the same time.
	ties map[time.Time]int
	// claims holds the addresses that the headers of this batch claim, with the paths of their files.
	claims map[string]string
	// numbers holds, for each id or slug that was taken, the number to try next. A lost entry only costs time.
	numbers map[string]int
}

// New returns a Register that reads an index.
func New(index *ledger.Index, c Config) *Register {
	r := &Register{Config: c, index: index, waiting: map[string]bool{}, held: map[string]bool{}, ties: map[time.Time]int{}, numbers: map[string]int{}, pending: newPending(c.Kept)}
	if r.Apply == nil {
		r.Apply = func(_, _ string, d *digest.Digest) *digest.Digest { return d }
	}
	for rec := range index.Expiring() {
		r.setExpiry(rec)
	}
	r.missAll(time.Time{}) // EndScan sets the time
	return r
}

func (r *Register) setExpiry(rec ledger.Record) {
	if rec.Expires.IsZero() || !rec.Withdrawn.IsZero() {
		r.expiring.drop(rec.ID)
	} else {
		r.expiring.set(rec.ID, rec.Expires)
	}
}

// Held iterates over the paths of the files that were read and are held back, in no particular order.
func (r *Register) Held() iter.Seq[string] { return maps.Keys(r.held) }

// Take decides what happens to a batch of files that were read together, and to paths that are gone. The matches say which
// record each file belongs to. There is no match for a file that waits for the end of the first scan.
func (r *Register) Take(came []Arrival, gone []string, now time.Time) (changes []Change, found []Match) {
	claimed := map[string]bool{}
	r.claims = map[string]string{}
	stamp := r.moments(now, len(came)+len(gone))
	came = slices.Clone(came)
	for i := range came {
		a := &came[i]
		a.Base = a.Digest
		a.Digest = r.Apply(a.Path, "", a.Base)
	}
	found = r.match(came, claimed, now)
	for i := range found {
		m := &found[i]
		delete(r.waiting, m.Path)
		c, changed := r.decide(m, now, stamp())
		if m.Err != nil {
			r.forget(m.Path)
			r.pending.drop(m.Path)
			continue
		}
		if changed {
			changes = append(changes, c)
		}
	}
	for _, path := range gone {
		r.forget(path)
		r.pending.leave(path)
		delete(r.waiting, path)
		for rec := range r.index.AtPath(path) {
			if c, changed := vanish(rec, stamp(), "its file is gone, or is passed over now"); changed && !claimed[rec.ID] {
				changes = append(changes, c)
			}
		}
	}
	r.displace(found, claimed, now)
	r.findTwins(changes)
	r.name(changes)
	return changes, found
}

// findTwins finds the new articles whose title and text another file has too: people copy a file, or save a text twice in
// two formats. Both are published, since either may be the one to keep.
func (r *Register) findTwins(changes []Change) {
	paths := map[string]string{} // of this batch, by hash of the text
	for i := range changes {
		c := &changes[i]
		if c.Verb != "published" || c.After.TextHash == "" {
			continue
		}
		twin := paths[c.After.TextHash]
		if twin == "" {
			twin = r.twin(c)
		}
		if c.Twin = twin; twin == "" {
			paths[c.After.TextHash] = c.After.Path
		}
	}
}

// twin returns the path of a live article with the text of a new one, "" if none is found: one with the same bytes, or the
// one whose page has the address that the new one would have.
func (r *Register) twin(c *Change) string {
	same := func(rec ledger.Record) bool {
		return rec.Withdrawn.IsZero() && rec.TextHash == c.After.TextHash && rec.Path != c.After.Path
	}
	for rec := range r.index.ByHash(c.After.Hash) {
		if same(rec) {
			return rec.Path
		}
	}
	if rec, ok := r.index.BySlug(slugOf(cmp.Or(c.Digest.Slug, c.Digest.Title))); ok && same(rec) {
		return rec.Path
	}
	return ""
}

// Twinned says of a new article that another file has its text, and what to do; "" if none has.
func (c *Change) Twinned() string {
	if c.Twin == "" {
		return ""
	}
	return "the same text is published from " + c.Twin + " too: remove one of the two files"
}

// hold notes that the file at path is not shown until the given time. If the time is zero, only an edit can release it.
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
	r.pending.due.drop(path)
}

// moments returns a function that gives each of n changes a time of its own; the last time is now. Atom readers and
// validators distinguish changes by their times. No time is earlier than one that was given before, unless the clock was
// set back.
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

// plain returns a time in the form that records have, so that equal records compare equal.
func plain(t time.Time) time.Time { return t.UTC().Round(0) }

// vanish returns the change of an article that has no file any more, and reports whether there is one.
func vanish(rec ledger.Record, now time.Time, why string) (Change, bool) {
	switch {
	case rec.Withdrawn.IsZero():
		return withdraw(rec, now, why), true
	case rec.Held: // already withdrawn, but from now on another text at its path is another article
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

// Committed must be called when changes are in the ledger.
func (r *Register) Committed(changes []Change) {
	for _, c := range changes {
		r.setExpiry(c.After)
		if v := r.pending.byPath[c.After.Path]; v.Hash == c.After.Hash && c.After.Withdrawn.IsZero() {
			r.pending.drop(c.After.Path)
		}
		if c.Before.Path != c.After.Path && c.Before.Path != "" {
			r.left = append(r.left, c.Before.Path)
		}
	}
}

// EndScan must be called when a scan of the whole folder is over. After the first scan it returns the paths of the edits
// that waited for it. The caller must read these files and pass them to Take again.
func (r *Register) EndScan(now time.Time) (again []string) {
	if !r.scanned {
		r.scanned = true
		again = slices.Sorted(maps.Keys(r.waiting))
		clear(r.waiting)
		for id := range maps.Clone(r.missing.at) {
			r.missing.set(id, now.Add(absent))
		}
	}
	return again
}

// Due returns the changes that happen because time has passed: articles that expire, and articles that have been missing
// for long enough. It also returns paths that the caller must read and pass to Take again: those of held files whose time
// has come, and those that articles have left. next is when Due must be called again; zero means that only other events
// make that necessary.
func (r *Register) Due(now time.Time) (changes []Change, again []string, next time.Time) {
	r.pending.setBack(now, r.Hold)
	for _, g := range [...]*agenda{&r.releases, &r.pending.due} {
		paths, at := g.due(now)
		for _, path := range paths {
			g.set(path, now.Add(absent)) // asked for again until it is read, because the folder may be unavailable
			at = sooner(at, now.Add(absent))
		}
		again, next = append(again, paths...), sooner(next, at)
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
