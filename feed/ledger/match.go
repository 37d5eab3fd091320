package ledger

import (
	"cmp"
	"path"
	"slices"
)

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
// holds is called without any lock of the ledger, in the worst case for every record with the hash: where many copies
// of one text are asked about at once, the caller remembers its answers. Nil says that all of them hold it.
func (l *Ledger) Match(path, hash string, holds func(path, hash string) bool) (Record, Kind) {
	l.mu.RLock()
	exact, same := l.memory.found(l.memory.exact(path, hash))
	at, known := l.memory.found(l.memory.atPath(path))
	var twins [classes][]twin
	if !same && holds != nil {
		twins = l.memory.twins(path, hash)
	}
	l.mu.RUnlock()
	if same {
		return exact, either(&exact, Same)
	}
	for _, class := range twins {
		slices.SortFunc(class, func(a, b twin) int { return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(a.id, b.id)) })
		for _, t := range class {
			if !holds(t.path, hash) {
				r, _ := l.ByID(t.id)
				return r, either(&r, Moved)
			}
		}
	}
	if known {
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

// exact returns the row with that path and hash, or none.
func (m *memory) exact(path, hash string) int32 {
	best := none
	for i := range m.byPath.each(path) {
		if m.rows[i].hash() == hash && (best == none || m.sooner(i, best)) {
			best = i
		}
	}
	return best
}

func (m *memory) sooner(i, than int32) bool {
	a, b := &m.rows[i], &m.rows[than]
	if a.withdrawn() != b.withdrawn() {
		return b.withdrawn()
	}
	return i < than
}

// twin is a record with the hash that is asked for.
type twin struct {
	id, path string
	seq      int64
}

// classes of twins, in the order of preference in step 2 of Match; in each of them the first entered goes first.
const classes = 8

// twins returns the records with that hash, for a file that is now at name.
func (m *memory) twins(name, hash string) (out [classes][]twin) {
	dir, base := path.Split(name)
	for i := range m.byHash.each(hash) {
		r := &m.rows[i]
		class := 0
		if r.withdrawn() {
			class += 4
		}
		d, b := path.Split(r.path())
		if b != base {
			class += 2
		}
		if d != dir {
			class++
		}
		out[class] = append(out[class], twin{r.id(), r.path(), r.seq})
	}
	return out
}
