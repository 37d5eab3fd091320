package ledger

import (
	"iter"
	"slices"
	"sync"
	"time"
)

// Index holds records in memory, by id, path, hash and slug. The zero value is not usable: see NewIndex. All methods
// are safe for concurrent use.
type Index struct {
	mu     sync.RWMutex
	rows   []row // in the order of first entry
	byID   map[string]int32
	byPath lookup
	byHash lookup
	bySlug lookup
	seq    int64 // highest ever given out

	// Only the one that changes the index uses these.
	version uint64 // highest ever given out
	owned   bool   // by a Ledger
}

// NewIndex returns an index into which records were put in turn.
func NewIndex(records ...Record) *Index {
	x := newIndex(len(records))
	for _, r := range records {
		x.Put(r)
	}
	return x
}

func newIndex(n int) *Index {
	return &Index{byID: make(map[string]int32, n), byPath: newLookup(n), byHash: newLookup(n), bySlug: newLookup(n)}
}

// Put adds a record, or replaces the one with its ID. It chooses Seq as Ledger.Commit does. Put panics on the index of
// a Ledger, because that must only hold what is on the disk: use Commit.
func (x *Index) Put(r Record) {
	if x.owned {
		panic("ledger: Put on the index of a Ledger: use Commit")
	}
	r.Seq = x.seqOf(r.ID, r.Seq)
	x.version++
	x.put(newRow(&r, x.version))
}

// seqOf returns the Seq of a record that comes with the Seq given: the one it has, else the lowest that was never
// given out, else the given one if that is higher.
func (x *Index) seqOf(id string, given int64) int64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	if i, known := x.byID[id]; known {
		return x.rows[i].seq
	}
	x.seq = max(x.seq+1, given)
	return x.seq
}

// put enters rows at once: nobody sees only some of them. Rows of unknown ids come in the order of their Seq.
func (x *Index) put(rows ...row) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, r := range rows {
		id := r.part(partID)
		i, known := x.byID[id]
		if known {
			old := &x.rows[i]
			x.byPath.remove(old.part(partPath), i)
			x.byHash.remove(old.part(partHash), i)
			x.bySlug.remove(old.part(partSlug), i)
			delete(x.byID, id) // so that the map does not keep the text of the old row
			*old = r
		} else {
			i = int32(len(x.rows))
			x.rows = append(x.rows, r)
		}
		x.byID[id] = i
		x.byPath.add(r.part(partPath), i)
		x.byHash.add(r.part(partHash), i)
		x.bySlug.add(r.part(partSlug), i)
	}
}

// Len returns the number of records, withdrawn ones included.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.rows)
}

// NextSeq returns the lowest Seq that was never given out. A caller that must know the Seq of new records before they
// are put or committed numbers them from here on, in the order of the call.
func (x *Index) NextSeq() int64 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.seq + 1
}

// ByID returns the record with that id.
func (x *Index) ByID(id string) (Record, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if i, ok := x.byID[id]; ok {
		return x.found(i)
	}
	return Record{}, false
}

// ByPath returns the record of that path: of several, one that is not withdrawn, then the one that was put last.
func (x *Index) ByPath(path string) (Record, bool) {
	return x.best(x.byPath, path, func(a, than *row) bool { return a.version > than.version })
}

// BySlug returns the record with that slug: of several, one that is not withdrawn, then the first one entered.
func (x *Index) BySlug(slug string) (Record, bool) {
	return x.best(x.bySlug, slug, func(*row, *row) bool { return false })
}

// best returns the record of a key: of several, one that is not withdrawn, then the best, then the first one entered.
func (x *Index) best(in lookup, key string, better func(a, than *row) bool) (Record, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	best := none
	for i := in.after(key, none); i != none; i = in.after(key, i) {
		if best == none {
			best = i
			continue
		}
		a, b := &x.rows[i], &x.rows[best]
		if a.withdrawn() == b.withdrawn() && better(a, b) || b.withdrawn() && !a.withdrawn() {
			best = i
		}
	}
	return x.found(best)
}

// found returns the record of a row; x.mu is held.
func (x *Index) found(i int32) (Record, bool) {
	if i == none {
		return Record{}, false
	}
	return x.rows[i].record(), true
}

// All yields all records, withdrawn ones included, in the order of first entry.
//
// The index may be used, and changed, during this and the other iterations: each record is as it is when its turn
// comes. They look for a record when it is asked for, so that the first ones of thousands cost no more than others.
func (x *Index) All() iter.Seq[Record] {
	return x.walk(func(last int32) int32 {
		if int(last)+1 < len(x.rows) {
			return last + 1
		}
		return none
	})
}

// ByHash yields the records with that hash, withdrawn ones included, in the order of first entry.
func (x *Index) ByHash(hash string) iter.Seq[Record] {
	return x.walk(func(last int32) int32 { return x.byHash.after(hash, last) })
}

// AtPath yields the records with that path, withdrawn ones included, in the order of first entry.
func (x *Index) AtPath(path string) iter.Seq[Record] {
	return x.walk(func(last int32) int32 { return x.byPath.after(path, last) })
}

func (x *Index) walk(next func(last int32) int32) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for i := none; ; {
			x.mu.RLock()
			i = next(i)
			r, ok := x.found(i)
			x.mu.RUnlock()
			if !ok || !yield(r) {
				return
			}
		}
	}
}

const none = int32(-1)

// lookup finds the rows that share a key. Nearly all keys have one row.
type lookup struct {
	one  map[string]int32
	many map[string][]int32 // rows of the other keys, ascending
}

func newLookup(n int) lookup { return lookup{make(map[string]int32, n), map[string][]int32{}} }

// add enters a row. The empty key finds nothing.
func (u *lookup) add(key string, i int32) {
	if key == "" {
		return
	}
	rows := u.many[key]
	if first, ok := u.one[key]; ok {
		delete(u.one, key)
		rows = []int32{first}
	}
	if rows == nil {
		u.one[key] = i
		return
	}
	at, _ := slices.BinarySearch(rows, i)
	u.many[key] = slices.Insert(rows, at, i)
}

func (u *lookup) remove(key string, i int32) {
	rows := u.many[key]
	if rows == nil {
		delete(u.one, key)
		return
	}
	at, _ := slices.BinarySearch(rows, i)
	rows = slices.Delete(rows, at, at+1)
	if len(rows) > 1 {
		u.many[key] = rows
		return
	}
	delete(u.many, key)
	u.one[key] = rows[0]
}

// after returns the first row of key after last, or none.
func (u *lookup) after(key string, last int32) int32 {
	if i, ok := u.one[key]; ok && i > last {
		return i
	}
	rows := u.many[key]
	if at, _ := slices.BinarySearch(rows, last+1); at < len(rows) {
		return rows[at]
	}
	return none
}

// row is a Record with its strings in one piece and its times without zones: this takes half the memory, and gives
// the collector a fifth of the objects to visit.
type row struct {
	text    string // the strings of the record, one after the other
	ends    [5]uint32
	seq     int64
	version uint64
	seconds [8]int64 // of its times, in the order of Record.times
	nanos   [8]int32
	archive int32
	held    bool
}

// Parts of a row's text, in the order of Record.texts.
const (
	partID = iota
	partPath
	partHash
	partSlug
)

// Places in the order of Record.times.
const (
	timeWithdrawn = 2
	timeArchived  = 7
)

func newRow(r *Record, version uint64) row {
	out := row{text: r.ID + r.Path + r.Hash + r.Slug + r.TextHash + r.Gist, seq: r.Seq, version: version, archive: r.Archive, held: r.Held}
	end := 0
	for i := range out.ends {
		end += len(*r.texts()[i])
		out.ends[i] = uint32(end)
	}
	for i, t := range r.times() {
		out.setTime(i, *t)
	}
	return out
}

func (r *row) part(i int) string {
	start, end := 0, len(r.text)
	if i > 0 {
		start = int(r.ends[i-1])
	}
	if i < len(r.ends) {
		end = int(r.ends[i])
	}
	return r.text[start:end]
}

func (r *row) time(i int) time.Time { return time.Unix(r.seconds[i], int64(r.nanos[i])).UTC() }

func (r *row) setTime(i int, t time.Time) { r.seconds[i], r.nanos[i] = t.Unix(), int32(t.Nanosecond()) }

func (r *row) withdrawn() bool { return !r.time(timeWithdrawn).IsZero() }

func (r *row) record() Record {
	out := Record{Seq: r.seq, Archive: r.archive, Held: r.held}
	for i, s := range out.texts() {
		*s = r.part(i)
	}
	for i, t := range out.times() {
		*t = r.time(i)
	}
	return out
}
