package ledger

import "path"

// Kind says in which way a file belongs to a record.
type Kind int

// The kinds, in the order in which Match tries them (Returned comes from the first and second step).
const (
	New      Kind = iota // of no record
	Same                 // the record's path and hash
	Moved                // the record's hash under another path: renamed, moved, swapped
	Returned             // the hash of a withdrawn record, under its old path or another
	Edited               // the record's path with another hash; the record may be withdrawn
)

// String returns the name of the kind in lower case.
func (k Kind) String() string {
	return [...]string{"new", "same", "moved", "returned", "edited"}[k]
}

// maxTwins bounds how many records with the same hash one Match asks about, so that a folder of thousands of
// copies of one text does not cost the square of their number. Copies beyond are new when moved.
const maxTwins = 256

// Match tells which record the file at path with the given hash belongs to. holds says whether the file at
// another path holds that hash at this moment. The steps, in order:
//
//	step  looked for                                    found      kind       what the caller commits
//	1     record with this path and this hash           live       Same       nothing
//	                                                    withdrawn  Returned   Withdrawn cleared
//	2     record with this hash at another path, which  live       Moved      Path
//	      does not hold the hash (gone, or another      withdrawn  Returned   Path, Withdrawn cleared
//	      text there: renamed, moved, swapped)
//	3     record with this path                         live       Edited     Hash and what follows from the text
//	                                                    withdrawn  Edited     the same, Withdrawn cleared
//	4     nothing                                                  New        a record of its own
//
// Where several records pass a step, a live one goes before a withdrawn one; then in step 2 one whose file
// name is the same (a folder was renamed), then one in the same folder (a file was renamed); then the
// one entered first. In step 3 it is the one that ByPath returns. Two files that hold the same text at the
// same time are two articles: in step 2 the first one's path still holds it.
//
// The record is returned as it stands, with its old path and dates; for New it is empty but for Path and
// Hash. In step 2 a live record may lose its path to the moved one; it keeps it in the ledger until the
// caller matches it to another file (a swap) or withdraws it.
//
// holds is called without any lock of the ledger, for at most some hundred records.
func (l *Ledger) Match(path, hash string, holds func(path, hash string) bool) (Record, Kind) {
	l.mu.RLock()
	exact, twins := l.memory.twins(path, hash)
	at, known := l.memory.found(l.memory.atPath(path))
	l.mu.RUnlock()
	if exact != nil {
		return *exact, either(exact, Same)
	}
	var best *Record
	for i := range twins {
		if t := &twins[i]; (best == nil || before(t, best, path)) && !holds(t.Path, hash) {
			best = t
		}
	}
	switch {
	case best != nil:
		return *best, either(best, Moved)
	case known:
		return at, Edited
	}
	return Record{Path: path, Hash: hash}, New
}

func either(r *Record, live Kind) Kind {
	if r.Withdrawn.IsZero() {
		return live
	}
	return Returned
}

// twins returns the record with that path and hash, or else those with that hash elsewhere.
func (m *memory) twins(path, hash string) (*Record, []Record) {
	exact := none
	for i := range m.byPath.each(path) {
		if m.rows[i].hash() == hash && (exact == none || m.sooner(i, exact)) {
			exact = i
		}
	}
	if exact != none {
		r := m.rows[exact].record()
		return &r, nil
	}
	var out []Record
	for i := range m.byHash.each(hash) {
		if out = append(out, m.rows[i].record()); len(out) == maxTwins {
			break
		}
	}
	return nil, out
}

func (m *memory) sooner(i, than int32) bool {
	a, b := &m.rows[i], &m.rows[than]
	if a.withdrawn() != b.withdrawn() {
		return b.withdrawn()
	}
	return i < than
}

// before is the order of preference in step 2 of Match, for the file that is now at name.
func before(a, b *Record, name string) bool {
	if x, y := a.Withdrawn.IsZero(), b.Withdrawn.IsZero(); x != y {
		return x
	}
	if x, y := path.Base(a.Path) == path.Base(name), path.Base(b.Path) == path.Base(name); x != y {
		return x
	}
	if x, y := path.Dir(a.Path) == path.Dir(name), path.Dir(b.Path) == path.Dir(name); x != y {
		return x
	}
	if a.Seq != b.Seq {
		return a.Seq < b.Seq
	}
	return a.ID < b.ID
}
