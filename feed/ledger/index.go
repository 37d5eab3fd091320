package ledger

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
)

// Index holds records in memory, by id, path, file name, hash, slug and address. The zero value is not usable: see NewIndex. Any number of
// goroutines may read an index while one changes it.
type Index struct {
	mu     sync.RWMutex
	rows   []row // in the order of first entry
	byID   map[string]int32
	byPath lookup
	byName lookup // of the file, see nameOf
	byHash lookup
	bySlug lookup
	byPast lookup // every address of Past.Addresses
	seq    int64  // highest ever given out
	puts   uint64 // calls of put

	// Only the goroutine that changes the index uses these.
	version uint64 // highest ever given out
	owned   bool   // by a Ledger
}

// NewIndex returns an index of records, put in the order given.
func NewIndex(records ...Record) *Index {
	x := newIndex(len(records))
	for _, r := range records {
		x.Put(r)
	}
	return x
}

func newIndex(n int) *Index {
	return &Index{
		rows: make([]row, 0, n), byID: make(map[string]int32, n),
		byPath: newLookup(n), byName: newLookup(n), byHash: newLookup(n), bySlug: newLookup(n), byPast: newLookup(0),
	}
}

// Put adds a record, or replaces the one with its ID. It chooses Seq as Ledger.Commit does. Put panics on the index of
// a Ledger, because that must only hold what is on the disk: use Commit.
func (x *Index) Put(r Record) {
	if x.owned {
		panic("ledger: Put on the index of a Ledger: use Commit")
	}
	r.Seq = x.seqOf(r.ID, r.Seq)
	x.version++
	x.put(row{r.stored(), x.version})
}

// row is a record and the version of its line.
type row struct {
	Record
	version uint64
}

// seqOf returns the Seq of a record that comes with the Seq given: the one it has, else the lowest that was never
// given out, else the given one if that is higher.
func (x *Index) seqOf(id string, given int64) int64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	if i, known := x.byID[id]; known {
		return x.rows[i].Seq
	}
	x.seq = max(x.seq+1, given)
	return x.seq
}

// put enters rows at once: nobody sees only some of them. Rows of unknown ids come in the order of their Seq.
func (x *Index) put(rows ...row) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.puts++
	for _, r := range rows {
		i, known := x.byID[r.ID]
		if known {
			old := &x.rows[i]
			x.byPath.remove(old.Path, i)
			x.byName.remove(nameOf(old.Path), i)
			x.byHash.remove(old.Hash, i)
			x.bySlug.remove(old.Slug, i)
			for _, address := range old.Known().Addresses() {
				x.byPast.remove(address, i)
			}
			delete(x.byID, r.ID) // so that the map does not keep the text of the old row
			*old = r
		} else {
			i = int32(len(x.rows))
			x.rows = append(x.rows, r)
		}
		x.byID[r.ID] = i
		x.byPath.add(r.Path, i)
		x.byName.add(nameOf(r.Path), i)
		x.byHash.add(r.Hash, i)
		x.bySlug.add(r.Slug, i)
		for _, address := range r.Known().Addresses() {
			x.byPast.add(address, i)
		}
	}
}

// Len returns the number of records, withdrawn ones included.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.rows)
}

// Changes returns a number that rises with every change of the index.
func (x *Index) Changes() uint64 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.puts
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
	i, ok := x.byID[id]
	if !ok {
		return Record{}, false
	}
	return x.rows[i].Record, true
}

// BySeq returns the record with that place in the order of first entry.
func (x *Index) BySeq(seq int64) (Record, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	i, ok := slices.BinarySearchFunc(x.rows, seq, func(r row, seq int64) int { return cmp.Compare(r.Seq, seq) })
	if !ok {
		return Record{}, false
	}
	return x.rows[i].Record, true
}

// ByPath returns the record of that path: of several, one that is not withdrawn, then the one that was put last.
func (x *Index) ByPath(file string) (Record, bool) {
	return x.best(x.byPath, file, func(a, than *row) bool { return a.version > than.version })
}

// ByName returns the record whose file has that name, in any folder and in any case of letters, with or without its
// ending: of several, one that is not withdrawn, then the first one entered.
func (x *Index) ByName(name string) (Record, bool) {
	first := func(*row, *row) bool { return false }
	r, ok := x.best(x.byName, strings.ToLower(path.Base(name)), first)
	if !ok {
		r, ok = x.best(x.byName, nameOf(name), first)
	}
	return r, ok
}

// nameOf is the name of the file at a path, without its ending.
func nameOf(file string) string {
	name := path.Base(file)
	return strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
}

// BySlug returns the record with that slug: of several, one that is not withdrawn, then the first one entered, and last one
// that was forgotten (Record.Forgotten).
func (x *Index) BySlug(slug string) (Record, bool) {
	first := func(*row, *row) bool { return false }
	r, ok := x.best(x.bySlug, slug, first)
	if !ok {
		r, ok = x.best(x.bySlug, forgottenSlug(slug), first)
	}
	return r, ok
}

// ByAddress returns the record of an article to which an address of its past leads: of several, one that is not
// withdrawn, then the first one entered.
func (x *Index) ByAddress(address string) (Record, bool) {
	return x.best(x.byPast, address, func(*row, *row) bool { return false })
}

// Addressed reports whether any article can be found by ByAddress.
func (x *Index) Addressed() bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.byPast.one)+len(x.byPast.many) > 0
}

// best returns the record of a key: of several, one that is not withdrawn, then the best, then the first one entered.
func (x *Index) best(in lookup, key string, better func(a, than *row) bool) (Record, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var best row
	for i := in.after(key, none); i != none; i = in.after(key, i) {
		r := &x.rows[i]
		live, bestLive := r.Withdrawn.IsZero(), best.Withdrawn.IsZero()
		if best.ID == "" || live && !bestLive || live == bestLive && better(r, &best) {
			best = *r
		}
	}
	return best.Record, best.ID != ""
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
func (x *Index) AtPath(file string) iter.Seq[Record] {
	return x.walk(func(last int32) int32 { return x.byPath.after(file, last) })
}

func (x *Index) walk(next func(last int32) int32) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for i := none; ; {
			x.mu.RLock()
			i = next(i)
			var r Record
			if i != none {
				r = x.rows[i].Record
			}
			x.mu.RUnlock()
			if i == none || !yield(r) {
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
