package ledger

// table holds rows and finds them.
type table struct {
	rows  []row // in the order of first entry
	stems stems
	by    [kinds]lookup
}

// newTable returns a table that expects about n rows.
func newTable(n int) table {
	t := table{rows: make([]row, 0, n)}
	for k := range t.by {
		t.by[k] = newLookup(n)
	}
	t.by[byAddress] = newLookup(0) // few articles have any
	return t
}

// enter adds a row, or replaces the one with its id.
func (t *table) enter(r row) {
	is := r.keys()
	i := t.next(byID, []byte(is[byID]), none)
	var old row
	var was keys
	if i == none {
		i = int32(len(t.rows))
		t.rows = append(t.rows, r)
		is[byName] = r.name()
	} else {
		old = t.rows[i]
		t.rows[i] = r
		if was = old.keys(); was[byPath] != is[byPath] {
			was[byName], is[byName] = old.name(), r.name()
		}
	}
	for k := range is {
		if was[k] != is[k] {
			t.by[k].remove(was[k], i)
			t.by[k].add(is[k], i)
		}
	}
	if old.past != r.past {
		for _, address := range old.addresses() {
			t.by[byAddress].remove(address, i)
		}
		for _, address := range r.addresses() {
			t.by[byAddress].add(address, i)
		}
	}
}

// next returns the first row after last that has a key, or none.
func (t *table) next(k kind, key []byte, last int32) int32 {
	for {
		if last = t.by[k].after(key, last); last == none || t.rows[last].has(k, key) {
			return last
		}
	}
}

// first returns the first row with a text, or none.
func (t *table) first(k kind, text string) int32 {
	var room [128]byte
	return t.next(k, t.stems.appendKey(room[:0], k, text), none)
}

// best returns a row with a text, or none. Among several it prefers one that is not withdrawn, then the newest if newest is
// set, then the first one.
func (t *table) best(k kind, text string, newest bool) int32 {
	var room [128]byte
	key := t.stems.appendKey(room[:0], k, text)
	best := t.next(k, key, none)
	if best == none {
		return none
	}
	version, live := t.rows[best].newness()
	for i := t.next(k, key, best); i != none; i = t.next(k, key, i) {
		v, l := t.rows[i].newness()
		if l && !live || l == live && newest && v > version {
			best, version, live = i, v, l
		}
	}
	return best
}

// record returns the record of a row, and whether there is one.
func (t *table) record(i int32) (Record, bool) {
	if i == none {
		return Record{}, false
	}
	r, _ := t.stems.record(t.rows[i])
	return r, true
}

// line returns the line of a row.
func (t *table) line(i int32) line {
	r, version := t.stems.record(t.rows[i])
	return line{Version: version, Record: r}
}
