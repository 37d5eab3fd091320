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

// Matcher tells which records the files of a batch belong to: files that came together and were all read before the
// first of them is asked about. The ledger must not be changed while it is used. Not safe for concurrent use.
type Matcher struct {
	ledger *Ledger
	holds  func(path, hash string) bool
	held   map[[2]string]bool        // what holds said, and what was taken
	twins  map[string]map[key][]twin // by hash
}

// Matcher makes one for a batch. holds says whether the file at a path, which is none of the batch or was asked about
// before, holds a hash at this moment; it is called without any lock of the ledger, and once at the most where it says
// that it does.
func (l *Ledger) Matcher(holds func(path, hash string) bool) *Matcher {
	return &Matcher{l, holds, map[[2]string]bool{}, map[string]map[key][]twin{}}
}

// Take says that the record with that path and hash belongs to a file of the batch: no other one has moved from there.
func (m *Matcher) Take(path, hash string) { m.held[[2]string{path, hash}] = true }

// Match tells which record the file at path with the given hash belongs to. The steps, in order:
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
func (m *Matcher) Match(path, hash string) (Record, Kind) {
	l := m.ledger
	l.mu.RLock()
	exact, same := l.memory.found(l.memory.exact(path, hash))
	at, known := l.memory.found(l.memory.atPath(path))
	l.mu.RUnlock()
	if same {
		return exact, either(&exact, Same)
	}
	if r, ok := m.moved(path, hash); ok {
		return r, either(&r, Moved)
	}
	if known {
		return at, Edited
	}
	return Record{Path: path, Hash: hash}, New
}

// moved finds the record of step 2. Thousands of copies of one text cost no more than others: what holds the hash is
// struck from the lists for the rest of the batch.
func (m *Matcher) moved(name, hash string) (Record, bool) {
	lists := m.twins[hash]
	if lists == nil {
		lists = m.ledger.twins(hash)
		m.twins[hash] = lists
	}
	dir, base := path.Split(name)
	for _, withdrawn := range [...]bool{false, true} {
		for _, k := range [...]key{{withdrawn, sameName, base}, {withdrawn, sameFolder, dir}, {withdrawn, anywhere, ""}} {
			list := lists[k]
			for len(list) > 0 && m.stays(list[0].path, hash) {
				list = list[1:]
			}
			if lists[k] = list; len(list) > 0 {
				return m.ledger.ByID(list[0].id)
			}
		}
	}
	return Record{}, false
}

func (m *Matcher) stays(path, hash string) bool {
	k := [2]string{path, hash}
	if !m.held[k] {
		m.held[k] = m.holds(path, hash)
	}
	return m.held[k]
}

// twin is a record with the hash that is asked for.
type twin struct{ id, path string }

// key names a list of twins, each in the order of first entry.
type key struct {
	withdrawn bool
	by        byte
	name      string // of the file or folder
}

const (
	sameName byte = iota
	sameFolder
	anywhere
)

func (l *Ledger) twins(hash string) map[key][]twin {
	l.mu.RLock()
	defer l.mu.RUnlock()
	rows := slices.SortedFunc(l.memory.byHash.each(hash), func(i, j int32) int {
		a, b := &l.memory.rows[i], &l.memory.rows[j]
		return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(a.id(), b.id()))
	})
	lists := map[key][]twin{}
	for _, i := range rows {
		r := &l.memory.rows[i]
		t := twin{r.id(), r.path()}
		dir, base := path.Split(t.path)
		for _, k := range [...]key{{r.withdrawn(), sameName, base}, {r.withdrawn(), sameFolder, dir}, {r.withdrawn(), anywhere, ""}} {
			lists[k] = append(lists[k], t)
		}
	}
	return lists
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
