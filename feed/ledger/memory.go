package ledger

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"
)

// memory is the state that the lines add up to, small enough for 100,000 records and more.
type memory struct {
	rows   []row // in the order of first entry
	byID   map[string]int32
	byPath index
	byHash index
	bySlug index
	docs   map[string]documents
}

type documents struct {
	Documents
	version uint64
}

// row is a Record with its strings in one piece and its times without zones: half the memory, and a fifth of
// the objects for the collector to visit.
type row struct {
	text    string // id, path, hash, text hash, slug
	ends    [4]uint32
	seq     int64
	version uint64
	seconds [7]int64 // published, updated, withdrawn, expires, corrected, seen, returned
	nanos   [7]int32
	ties    [2]int32 // of updated and withdrawn
	archive int32
}

var never = time.Time{}.Unix()

func newRow(l *line) row {
	r := row{text: l.ID + l.Path + l.Hash + l.TextHash + l.Slug, seq: l.Seq, version: l.Version, ties: [2]int32{l.Tie, l.GoneTie}, archive: l.Archive}
	end := 0
	for i, s := range [...]string{l.ID, l.Path, l.Hash, l.TextHash} {
		end += len(s)
		r.ends[i] = uint32(end)
	}
	for i, t := range [...]time.Time{l.Published, l.Updated, l.Withdrawn, l.Expires, l.Corrected, l.Seen, l.Returned} {
		r.seconds[i], r.nanos[i] = t.Unix(), int32(t.Nanosecond())
	}
	return r
}

func (r *row) id() string       { return r.text[:r.ends[0]] }
func (r *row) path() string     { return r.text[r.ends[0]:r.ends[1]] }
func (r *row) hash() string     { return r.text[r.ends[1]:r.ends[2]] }
func (r *row) textHash() string { return r.text[r.ends[2]:r.ends[3]] }
func (r *row) slug() string     { return r.text[r.ends[3]:] }
func (r *row) withdrawn() bool  { return r.seconds[2] != never || r.nanos[2] != 0 }

func (r *row) time(i int) time.Time { return time.Unix(r.seconds[i], int64(r.nanos[i])).UTC() }

func (r *row) record() Record {
	return Record{
		ID: r.id(), Path: r.path(), Hash: r.hash(), TextHash: r.textHash(), Slug: r.slug(), Seq: r.seq,
		Published: r.time(0), Updated: r.time(1), Withdrawn: r.time(2), Expires: r.time(3), Corrected: r.time(4), Seen: r.time(5), Returned: r.time(6),
		Tie: r.ties[0], WithdrawnTie: r.ties[1], Archive: r.archive,
	}
}

// newer reports whether r counts rather than old. Equal versions come from two histories joined by hand (a
// merge in version control): any fixed choice does.
func (r *row) newer(old *row) bool {
	if r.version != old.version {
		return r.version > old.version
	}
	return r.text > old.text
}

const none = int32(-1)

// index finds the rows that share a key: the last added, chained to those before. The empty key finds none.
type index struct {
	head map[string]int32
	next []int32 // by row
}

func (x *index) add(key string, i int32) {
	for int(i) >= len(x.next) {
		x.next = append(x.next, none)
	}
	x.next[i] = none
	if key == "" {
		return
	}
	if before, ok := x.head[key]; ok {
		x.next[i] = before
		delete(x.head, key) // so that the map holds on to the key in the newest row: an older one may go
	}
	x.head[key] = i
}

// remove takes row i out of the chain of key. keyOf gives the key as a part of a row that stays, for the map
// must not hold on to the text of a row that goes.
func (x *index) remove(key string, i int32, keyOf func(int32) string) {
	at, ok := x.head[key]
	if !ok {
		return
	}
	if at == i {
		delete(x.head, key)
		if rest := x.next[i]; rest != none {
			x.head[keyOf(rest)] = rest
		}
		x.next[i] = none
		return
	}
	for x.next[at] != none {
		if x.next[at] == i {
			x.next[at] = x.next[i]
			x.next[i] = none
			return
		}
		at = x.next[at]
	}
}

func (x *index) each(key string) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		at, ok := x.head[key]
		for ok && at != none && yield(at) {
			at = x.next[at]
		}
	}
}

// apply makes l, which is newer than all there is, part of the state.
func (m *memory) apply(l *line) {
	if l.Set != "" {
		m.docs[l.Set] = documents{Documents{l.Set, l.Modified, l.Shared, l.Sum, l.Updated}, l.Version}
		return
	}
	r := newRow(l)
	i, known := m.byID[l.ID]
	if !known {
		i = int32(len(m.rows))
		m.rows = append(m.rows, r)
		m.byID[r.id()] = i
		m.enter(i)
		return
	}
	old := &m.rows[i]
	m.byPath.remove(old.path(), i, m.path)
	m.byHash.remove(old.hash(), i, m.hash)
	m.bySlug.remove(old.slug(), i, m.slug)
	delete(m.byID, old.id())
	m.rows[i] = r
	m.byID[r.id()] = i
	m.enter(i)
}

func (m *memory) path(i int32) string { return m.rows[i].path() }
func (m *memory) hash(i int32) string { return m.rows[i].hash() }
func (m *memory) slug(i int32) string { return m.rows[i].slug() }

func (m *memory) enter(i int32) {
	r := &m.rows[i]
	m.byPath.add(r.path(), i)
	m.byHash.add(r.hash(), i)
	m.bySlug.add(r.slug(), i)
}

// atPath returns the row that ByPath means, or none.
func (m *memory) atPath(path string) int32 {
	best := none
	for i := range m.byPath.each(path) {
		if best == none || m.nearer(i, best) {
			best = i
		}
	}
	return best
}

func (m *memory) nearer(i, than int32) bool {
	a, b := &m.rows[i], &m.rows[than]
	if a.withdrawn() != b.withdrawn() {
		return b.withdrawn()
	}
	return a.version > b.version
}

func (m *memory) found(i int32) (Record, bool) {
	if i == none {
		return Record{}, false
	}
	return m.rows[i].record(), true
}

func (m *memory) withHash(hash string) []Record {
	found := slices.Sorted(m.byHash.each(hash))
	out := make([]Record, len(found))
	for n, i := range found {
		out[n] = m.rows[i].record()
	}
	return out
}

// lines returns the number of live lines, the header included.
func (m *memory) lines() int { return 1 + len(m.rows) + len(m.docs) }

// all yields the live lines: the same state, the same lines.
func (m *memory) all() iter.Seq[line] {
	return func(yield func(line) bool) {
		for i := range m.rows {
			if !yield(recordLine(m.rows[i].record(), m.rows[i].version)) {
				return
			}
		}
		for _, set := range slices.Sorted(maps.Keys(m.docs)) {
			d := m.docs[set]
			if !yield(documentsLine(d.Documents, d.version)) {
				return
			}
		}
	}
}

var errNewer = errors.New("written by a newer seedfeed")

// loader gathers lines in any order, from both copies.
type loader struct {
	rows    []row
	byID    map[string]int32
	docs    map[string]documents
	version uint64
	seq     int64
	lines   int
	bad     int
	headed  bool
}

// expect makes room for n lines, so that little is copied and thrown away while they come.
func (in *loader) expect(n int) {
	in.rows = make([]row, 0, n)
	in.byID = make(map[string]int32, n)
}

func (in *loader) visit(_ int64, payload []byte) error {
	in.lines++
	l, err := parseLine(payload)
	switch {
	case err != nil:
		in.bad++
		return nil
	case l.Format > format:
		return fmt.Errorf("%w (format %d, this one knows %d): use that one, or another --state", errNewer, l.Format, format)
	case l.Format > 0:
		in.headed = true
		return nil
	}
	in.version = max(in.version, l.Version)
	if l.Set != "" {
		if in.docs == nil {
			in.docs = make(map[string]documents)
		}
		if old, ok := in.docs[l.Set]; !ok || l.Version > old.version {
			in.docs[l.Set] = documents{Documents{l.Set, l.Modified, l.Shared, l.Sum, l.Updated}, l.Version}
		}
		return nil
	}
	in.seq = max(in.seq, l.Seq)
	in.add(newRow(&l))
	return nil
}

func (in *loader) add(r row) {
	if in.byID == nil {
		in.byID = make(map[string]int32)
	}
	i, known := in.byID[r.id()]
	switch {
	case !known:
		in.byID[r.id()] = int32(len(in.rows))
		in.rows = append(in.rows, r)
	case r.newer(&in.rows[i]):
		delete(in.byID, r.id())
		in.rows[i] = r
		in.byID[r.id()] = i
	}
}

// memory returns the state that the lines add up to, whatever their order was.
func (in *loader) memory() memory {
	// Two articles have one Seq where two histories were joined by hand.
	slices.SortFunc(in.rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(a.id(), b.id()))
	})
	n := len(in.rows)
	m := memory{rows: slices.Clone(in.rows), byID: in.byID, docs: in.docs}
	if m.byID == nil {
		m.byID = make(map[string]int32)
	}
	if m.docs == nil {
		m.docs = make(map[string]documents)
	}
	for _, x := range [...]*index{&m.byPath, &m.byHash, &m.bySlug} {
		*x = index{make(map[string]int32, n), make([]int32, 0, n)}
	}
	for i := range m.rows {
		m.byID[m.rows[i].id()] = int32(i)
		m.enter(int32(i))
	}
	return m
}
