package ledger

import (
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

// Index holds records in memory, by id, path, file name, hash, slug and address. The zero value is not usable: see NewIndex. Any number of
// goroutines may read an index while one changes it.
type Index struct {
	mu sync.RWMutex
	table
	seq  int64  // highest ever given out
	puts uint64 // calls of put

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
	return &Index{table: newTable(n)}
}

// Put adds a record, or replaces the one with its ID. It chooses Seq as Ledger.Commit does. Put panics on the index of
// a Ledger, because that must only hold what is on the disk: use Commit.
func (x *Index) Put(r Record) {
	if x.owned {
		panic("ledger: Put on the index of a Ledger: use Commit")
	}
	r.Seq = x.seqOf(r.ID, r.Seq)
	x.version++
	x.put(line{Version: x.version, Record: r.stored()})
}

// seqOf returns the Seq of a record that comes with the Seq given: the one it has, else the lowest that was never
// given out, else the given one if that is higher.
func (x *Index) seqOf(id string, given int64) int64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	if i := x.first(byID, id); i != none {
		return x.rows[i].seq()
	}
	x.seq = max(x.seq+1, given)
	return x.seq
}

// put enters the records of lines atomically: readers see all or none of them. Lines with new ids must be in the order of
// their Seq.
func (x *Index) put(lines ...line) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.puts++
	for i := range lines {
		x.enter(x.stems.pack(&lines[i].Record, lines[i].Version))
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
	return x.record(x.first(byID, id))
}

// BySeq returns the record with that place in the order of first entry.
func (x *Index) BySeq(seq int64) (Record, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	i, ok := slices.BinarySearchFunc(x.rows, seq, func(r row, seq int64) int { return cmp.Compare(r.seq(), seq) })
	if !ok {
		return Record{}, false
	}
	return x.record(int32(i))
}

// ByPath returns the record of that path: of several, one that is not withdrawn, then the one that was put last.
func (x *Index) ByPath(file string) (Record, bool) {
	return x.best(byPath, file, true)
}

// ByName returns the record whose file has that name, in any folder and in any case of letters, with or without its
// ending: of several, one that is not withdrawn, then the first one entered.
func (x *Index) ByName(name string) (Record, bool) {
	r, ok := x.best(byName, strings.ToLower(path.Base(name)), false)
	if !ok {
		r, ok = x.best(byName, nameOf(name), false)
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
	r, ok := x.best(bySlug, slug, false)
	if !ok {
		r, ok = x.best(bySlug, forgottenSlug(slug), false)
	}
	return r, ok
}

// ByAddress returns the record of an article to which an address of its past leads: of several, one that is not
// withdrawn, then the first one entered.
func (x *Index) ByAddress(address string) (Record, bool) {
	return x.best(byAddress, address, false)
}

// Addressed reports whether any article can be found by ByAddress.
func (x *Index) Addressed() bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return !x.by[byAddress].empty()
}

// best returns the record of a key. Among several it prefers one that is not withdrawn, then the newest if newest is set,
// then the first one entered.
func (x *Index) best(k kind, key string, newest bool) (Record, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.record(x.table.best(k, key, newest))
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

// Expiring yields the records whose Expires is set, withdrawn ones included, in the order of first entry.
func (x *Index) Expiring() iter.Seq[Record] {
	return x.walk(func(last int32) int32 {
		for i := last + 1; int(i) < len(x.rows); i++ {
			if _, _, flags, _ := x.rows[i].head(); flags&expiresFlag != 0 {
				return i
			}
		}
		return none
	})
}

// ByHash yields the records with that hash, withdrawn ones included, in the order of first entry.
func (x *Index) ByHash(hash string) iter.Seq[Record] { return x.having(byHash, hash) }

// AtPath yields the records with that path, withdrawn ones included, in the order of first entry.
func (x *Index) AtPath(file string) iter.Seq[Record] { return x.having(byPath, file) }

// SharedPaths yields the paths that several records have, withdrawn ones included, in no order.
func (x *Index) SharedPaths() iter.Seq[string] {
	x.mu.RLock()
	defer x.mu.RUnlock()
	paths := map[string]int{}
	for _, rows := range x.by[byPath].many {
		for _, i := range rows {
			paths[x.rows[i].path()]++
		}
	}
	maps.DeleteFunc(paths, func(path string, n int) bool { return n < 2 })
	return maps.Keys(paths)
}

// LivePaths yields the paths of the articles that are not withdrawn, in the order of first entry.
func (x *Index) LivePaths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := int32(0); ; i++ {
			x.mu.RLock()
			var r row
			there := int(i) < len(x.rows)
			if there {
				r = x.rows[i]
			}
			x.mu.RUnlock()
			if !there {
				return
			}
			if _, live := r.newness(); live && !yield(r.path()) {
				return
			}
		}
	}
}

// Live reports whether the record of a path, as ByPath returns it, is that of an article that is not withdrawn, and whether
// it has a hash.
func (x *Index) Live(path, hash string) (live, has bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	i := x.table.best(byPath, path, true)
	if i == none {
		return false, false
	}
	var room [128]byte
	_, live = x.rows[i].newness()
	return live, live && x.rows[i].has(byHash, x.stems.appendKey(room[:0], byHash, hash))
}

func (x *Index) having(k kind, text string) iter.Seq[Record] {
	key := x.stems.appendKey(nil, k, text)
	return x.walk(func(last int32) int32 { return x.next(k, key, last) })
}

func (x *Index) walk(next func(last int32) int32) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for i := none; ; {
			x.mu.RLock()
			i = next(i)
			r, ok := x.record(i)
			x.mu.RUnlock()
			if !ok || !yield(r) {
				return
			}
		}
	}
}
