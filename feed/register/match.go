package register

import (
	"path"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// match finds the record of each file, by the first step that applies:
//
//  1. a record with the same path and the same bytes
//  2. a record with the same bytes, if the file at its path has other bytes now or is gone (renamed, moved, swapped, put
//     back)
//  3. the record of an edit that waits (Config.Hold) and has the same bytes, if it is at the same path, or the file at its
//     path has other bytes now or is gone
//  4. a record whose id is in the file's header, unless the file at that record's path may be a version of it
//  5. the article at this path, if the text is a version of it (edited)
//  6. none: a new article
//
// All files of a batch go through the first two steps before any goes through the others. Only then is it known which
// article's path a file with unknown bytes has taken. match adds the ids of the records that it found to claimed.
func (r *Register) match(came []Arrival, claimed map[string]bool, now time.Time) []Match {
	m := &matcher{
		index: r.index, asks: r.Holds, there: r.There, claimed: claimed,
		here: make(map[string]Arrival, len(came)), held: map[file]bool{}, twins: map[string]*twins{},
	}
	for _, a := range came {
		m.here[a.Path] = a
	}
	var out []Match
	var unknown []Arrival
	for _, a := range came {
		rec, ok := m.known(a)
		if !ok {
			unknown = append(unknown, a)
			continue
		}
		claimed[rec.ID] = true
		out = append(out, Match{Arrival: a, Record: rec})
	}
	for _, a := range unknown {
		rec, ok := r.waited(a, m)
		if !ok {
			rec, ok = m.named(a)
		}
		if !ok {
			rec, ok = m.edited(a)
		}
		if ok && !r.scanned && rec.Path == a.Path {
			r.waiting[a.Path] = true
			if r.Hold > 0 {
				r.note(a, rec.ID, now) // while it is known that the first scan found it
			}
			continue
		}
		if ok {
			claimed[rec.ID] = true
		}
		out = append(out, Match{Arrival: a, Record: rec})
	}
	return out
}

type file struct{ path, hash string }

// matcher matches the files of one batch.
type matcher struct {
	index   *ledger.Index
	asks    func(path, hash string) bool
	there   func(path string) bool
	claimed map[string]bool
	here    map[string]Arrival // the batch, by path
	held    map[file]bool      // what asks said
	twins   map[string]*twins  // by hash
}

// known does steps 1 and 2.
func (m *matcher) known(a Arrival) (best ledger.Record, ok bool) {
	for rec := range m.index.AtPath(a.Path) {
		if rec.Hash == a.Hash && !m.claimed[rec.ID] && (!ok || rec.Withdrawn.IsZero() && !best.Withdrawn.IsZero()) {
			best, ok = rec, true
		}
	}
	if ok {
		return best, true
	}
	return m.moved(a)
}

// moved does step 2. It prefers live records to withdrawn ones. Among these it prefers a record with the same file name (a
// folder was renamed), then one in the same folder (a file was renamed), then the record that was entered first.
func (m *matcher) moved(a Arrival) (ledger.Record, bool) {
	t := m.twins[a.Hash]
	if t == nil {
		t = newTwins(m.index, a.Hash)
		m.twins[a.Hash] = t
	}
	dir, base := path.Split(a.Path)
	for _, withdrawn := range [...]bool{false, true} {
		for _, k := range [...]twinKey{{withdrawn, sameName, base}, {withdrawn, sameFolder, dir}, {withdrawn, anywhere, ""}} {
			list := t.lists[k]
			for len(list) > 0 && (m.claimed[list[0].ID] || m.stays(list[0])) {
				list = list[1:]
			}
			if t.lists[k] = list; len(list) > 0 {
				return list[0], true
			}
		}
	}
	return ledger.Record{}, false
}

// stays reports whether the article's path still holds its bytes.
func (m *matcher) stays(rec ledger.Record) bool { return m.holds(rec.Path, rec.Hash) }

// holds reports whether the file at path has that hash.
func (m *matcher) holds(path, hash string) bool {
	if a, ok := m.here[path]; ok {
		return a.Hash == hash
	}
	k := file{path, hash}
	held, asked := m.held[k]
	if !asked {
		held = m.asks(path, hash)
		m.held[k] = held
	}
	return held
}

// named does step 4.
func (m *matcher) named(a Arrival) (ledger.Record, bool) {
	if a.Digest.ID == "" {
		return ledger.Record{}, false
	}
	rec, ok := m.index.ByID(a.Digest.ID)
	if !ok || m.claimed[rec.ID] || rec.Path != a.Path && (m.stays(rec) || m.edits(rec)) {
		return ledger.Record{}, false
	}
	return rec, true
}

// edits reports whether the file at the article's path may be a new version of the article. The file may be part of this
// batch or not. A copy of a file, including its header, must not take the id of the original article.
func (m *matcher) edits(rec ledger.Record) bool {
	if !rec.Withdrawn.IsZero() && !rec.Held {
		return false
	}
	if a, ok := m.here[rec.Path]; ok {
		return a.Digest.ID == "" || a.Digest.ID == rec.ID
	}
	return m.there(rec.Path)
}

// edited does step 5. The article at a path is the live one, or one whose file is there but held back. After an article was
// withdrawn because its file was gone, only its own text gets its id.
func (m *matcher) edited(a Arrival) (ledger.Record, bool) {
	rec, ok := m.index.ByPath(a.Path)
	if !ok || m.claimed[rec.ID] || !rec.Withdrawn.IsZero() && !rec.Held || !digest.Related(rec.Gist, string(a.Digest.Gist)) {
		return ledger.Record{}, false
	}
	return rec, true
}

// twins holds the records with one hash in lists, by what they have in common with a path. Each list is in the order of
// first entry. Records that cannot be used are removed from the lists for the rest of the batch, so that thousands of
// equal texts cost no more than different ones.
type twins struct{ lists map[twinKey][]ledger.Record }

type twinKey struct {
	withdrawn bool
	by        byte
	name      string // of the file or folder
}

const (
	sameName byte = iota
	sameFolder
	anywhere
)

func newTwins(index *ledger.Index, hash string) *twins {
	t := &twins{map[twinKey][]ledger.Record{}}
	for rec := range index.ByHash(hash) {
		dir, base := path.Split(rec.Path)
		gone := !rec.Withdrawn.IsZero()
		for _, k := range [...]twinKey{{gone, sameName, base}, {gone, sameFolder, dir}, {gone, anywhere, ""}} {
			t.lists[k] = append(t.lists[k], rec)
		}
	}
	return t
}

// displace notes the articles whose path now holds another article, because a file was renamed to it or has another text.
// They may appear at another path a moment later, for example when two names are swapped. The watcher does not report
// them, because their path is not gone.
func (r *Register) displace(found []Match, claimed map[string]bool, now time.Time) {
	for _, m := range found {
		r.missing.drop(m.Record.ID) // it has its own path again
		if !m.Pending.IsZero() {
			continue // what it would take the place of is shown until then
		}
		for rec := range r.index.AtPath(m.Path) {
			if rec.ID != m.Record.ID && !claimed[rec.ID] {
				r.miss(rec, now)
			}
		}
	}
}

// miss notes that an article may be gone. It counts as gone after absent, unless its file appears before.
func (r *Register) miss(rec ledger.Record, now time.Time) {
	if _, ok := r.missing.at[rec.ID]; !ok && (rec.Withdrawn.IsZero() || rec.Held) {
		r.missing.set(rec.ID, now.Add(absent))
	}
}

// missAll notes all articles that share their path with another one. Some may be left by a run that was stopped before
// they counted as gone. It must be called before any file is matched: the one that has the path may be renamed then.
func (r *Register) missAll(now time.Time) {
	for path := range r.index.SharedPaths() {
		var there []ledger.Record
		for rec := range r.index.AtPath(path) {
			if rec.Withdrawn.IsZero() || rec.Held {
				there = append(there, rec)
			}
		}
		if len(there) < 2 {
			continue
		}
		for _, rec := range there {
			r.miss(rec, now)
		}
	}
}

// lost returns the articles that have been missing for long enough to count as gone, and the time for the next ones.
func (r *Register) lost(now time.Time) (lost []ledger.Record, next time.Time) {
	if !r.scanned {
		return nil, time.Time{}
	}
	ids, next := r.missing.due(now)
	if len(ids) == 0 {
		return nil, next
	}
	if r.Lost() {
		return nil, now.Add(absent)
	}
	for _, id := range ids {
		rec, _ := r.index.ByID(id)
		if gone := !rec.Withdrawn.IsZero() && !rec.Held; gone || r.owns(rec) {
			r.missing.drop(id)
			continue
		}
		lost = append(lost, rec)
	}
	return lost, next
}

// owns reports whether the file at the article's path has its bytes, and no other article has the same bytes at that path.
// After two ledgers were merged by hand, one file may belong to two articles.
func (r *Register) owns(rec ledger.Record) bool {
	if !r.Holds(rec.Path, rec.Hash) {
		return false
	}
	owner, _ := r.index.ByPath(rec.Path)
	return owner.ID == rec.ID || owner.Hash != rec.Hash
}
