package register

import (
	"iter"
	"maps"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// WhyPending is Match.Held of a version that waits.
const WhyPending = "it waits, so that a slip can be taken back"

// Pending is a version of a file that was read and that nobody may see before a time (Config.Hold).
type Pending struct {
	Path, Hash string
	ID         string    // the article that it changes; "" if it is a new article
	Until      time.Time // when it may be seen

	told bool // a Match told of it in this run
	gone bool // the file is; its article is known should it come back
}

// pending holds the versions of files that wait, or that had not been seen by anybody when they were read.
//
// A version keeps its time while its bytes stay the same, also when the file is renamed or held back for another reason.
// It is forgotten when it is published or replaced.
type pending struct {
	byPath map[string]Pending
	byHash map[string]string // hash -> a path that has it
	due    agenda            // the paths of the versions that time alone will release
}

func newPending(kept iter.Seq[Pending]) pending {
	p := pending{byPath: map[string]Pending{}, byHash: map[string]string{}}
	if kept != nil {
		for v := range kept {
			p.set(v)
		}
	}
	return p
}

func (p *pending) set(v Pending) {
	p.drop(v.Path)
	p.byPath[v.Path] = v
	p.byHash[v.Hash] = v.Path
}

// leave notes that the file at a path is gone.
func (p *pending) leave(path string) {
	v, ok := p.byPath[path]
	if !ok || v.ID == "" {
		p.drop(path)
		return
	}
	v.gone = true
	p.byPath[path] = v
}

func (p *pending) drop(path string) {
	v, ok := p.byPath[path]
	if !ok {
		return
	}
	delete(p.byPath, path)
	if p.byHash[v.Hash] == path {
		delete(p.byHash, v.Hash)
	}
	p.due.drop(path)
}

// find returns the version that was read at a path, or before at another path, if it has that hash.
func (p *pending) find(path, hash string) (Pending, bool) {
	v, ok := p.byPath[path]
	if !ok || v.Hash != hash {
		v, ok = p.byPath[p.byHash[hash]]
	}
	return v, ok
}

// setBack makes no version wait longer than most from now. That can only happen when a clock without a monotonic reading
// was set back.
func (p *pending) setBack(now time.Time, most time.Duration) {
	last := now.Add(max(most, absent))
	for n := len(p.due.order); n > 0 && p.due.order[n-1].at.After(last); n = len(p.due.order) {
		v := p.byPath[p.due.order[n-1].key]
		v.Until = now.Add(most)
		p.byPath[v.Path] = v
		p.due.set(v.Path, v.Until)
	}
}

// Pending iterates over the versions that wait, in no particular order.
func (r *Register) Pending() iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for path := range maps.Keys(r.pending.due.at) {
			if !yield(r.pending.byPath[path]) {
				return
			}
		}
	}
}

// NextPending returns how many versions wait, and when the first of them will be published: zero if there is none.
func (r *Register) NextPending() (n int, next time.Time) {
	order := r.pending.due.order
	if len(order) == 0 {
		return 0, time.Time{}
	}
	return len(order), order[0].at
}

// Waits reports whether the file at path, with bytes that were read a moment ago, is an edit that waits: an article
// stands at that path, and readers go on seeing the version before. It changes nothing.
func (r *Register) Waits(a Arrival, now time.Time) bool {
	if r.Hold <= 0 {
		return false
	}
	rec, ok := r.index.ByPath(a.Path)
	if !ok || !rec.Withdrawn.IsZero() || rec.Hash == a.Hash {
		return false
	}
	for range r.index.ByHash(a.Hash) {
		return false // renamed to this path, or put back
	}
	return now.Before(r.until(a, now))
}

// until returns when the version that arrived may be seen. The time counts from the last change of the file, as far as
// that is known: a file that comes while the program runs may have been moved here, which changes nothing in it, so that
// its time counts from now. A file's time in the future counts as now. At the first start of all the time counts by which
// articles are dated, so that a folder that was copied here with its times is published as it was.
func (r *Register) until(a Arrival, now time.Time) time.Time {
	if v, ok := r.pending.find(a.Path, a.Hash); ok && !v.gone {
		if v.Path == a.Path || !r.Holds(v.Path, v.Hash) { // else it is a copy
			return v.Until
		}
	}
	rested := time.Duration(0)
	switch {
	case r.scanned:
	case r.First && a.ModTime.Year() >= earliestYear: // the time by which articles are dated then
		rested = max(0, now.Sub(a.ModTime))
	default:
		rested = max(0, now.Sub(a.Dropped))
	}
	return now.Add(r.Hold - rested) // with the monotonic clock of now, so that no change of the clock matters
}

// note enters a version that arrived for an article; id is "" for a new one.
func (r *Register) note(a Arrival, id string, now time.Time) Pending {
	v, ok := r.pending.byPath[a.Path]
	if ok && v.Hash == a.Hash && v.ID == id && !v.gone {
		return v
	}
	told := ok && v.Hash == a.Hash && v.told && !v.gone
	v = Pending{Path: a.Path, Hash: a.Hash, ID: id, Until: r.until(a, now), told: told}
	r.pending.set(v)
	return v
}

// pend makes the change of an article whose new version waits: readers see no difference. The article follows a file that
// was renamed while it waits.
func (r *Register) pend(m *Match, v Pending) (c Change, changed bool) {
	m.Held, m.Pending = WhyPending, v.Until
	r.held[m.Path] = true
	r.pending.due.set(m.Path, v.Until)
	after := m.Record
	if after.ID == "" || after.Path == m.Path {
		return Change{}, false
	}
	after.Path = m.Path
	m.Err = after.Check()
	return Change{Before: m.Record, After: after, Verb: "renamed", Why: "from " + m.Record.Path}, true
}

// waited returns the article that a version changes which waited before: at this path, or at one that holds something else
// now or nothing. The file was renamed then, or put back.
func (r *Register) waited(a Arrival, m *matcher) (rec ledger.Record, ok bool) {
	v, ok := r.pending.find(a.Path, a.Hash)
	if !ok || v.ID == "" || m.claimed[v.ID] || v.Path != a.Path && m.holds(v.Path, v.Hash) {
		return ledger.Record{}, false
	}
	rec, ok = r.index.ByID(v.ID)
	return rec, ok && rec.Path == v.Path
}

// Reword returns the change of a published article of which the owner says something else, while its file waits or is
// refused, so that readers go on having another version: that with the digest base.
func (r *Register) Reword(rec ledger.Record, base *digest.Digest, now time.Time) (c Change, changed bool) {
	d := r.Apply(rec.Path, rec.ID, base)
	after := rec
	after.Owner, after.Expires = d.Mark, plain(d.Expires)
	at := r.moments(now, 1)()
	if reason, until := d.HeldBack(now); reason != "" {
		if r.pending.due.at[rec.Path].IsZero() {
			r.hold(rec.Path, until)
		}
		return r.heldBack(rec, after, d, at, reason), true
	}
	c = Change{Before: rec, Digest: d}
	if r.byOwner(rec, after) && !at.Before(rec.Updated) {
		c.Verb, c.Why = "updated", "its owner says something else of it"
		correct(rec, &after, at)
	}
	c.After = after
	return c, rec != after
}
