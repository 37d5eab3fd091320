package cache

import (
	"hash/maphash"
	"iter"
	"slices"

	"seedfeed/feed/journal"
)

// book is a file and what its records add up to.
type book struct {
	file *journal.Journal
	// paths holds the values of each path, at most two, by a hash of the path. Should two paths ever have the same hash, one
	// of them has no values, as if they had been lost.
	paths map[uint64]values
	live  int64 // bytes of the records of all slots
	codec *codec
}

func newBook(file *journal.Journal) book {
	return book{file: file, paths: map[uint64]values{}, codec: plain()}
}

var seed = maphash.MakeSeed()

// append writes records and takes them in.
func (b *book) append(payloads ...[]byte) error {
	offsets, err := b.file.Append(payloads...)
	if err != nil {
		return err
	}
	for i, p := range payloads {
		r, _ := parse(p) // made by record.append
		b.apply(r, offsets[i], int64(len(p)))
	}
	return nil
}

// apply takes in a record. One before it may have been damaged, so a path may not have what the record is about.
func (b *book) apply(r record, offset, length int64) {
	switch r.kind {
	case kindDictionary:
		if dictionary, err := plain().unpack(r.value); err == nil {
			b.codec = b.codec.with(dictionary)
		}
	case kindPut, kindDeflated:
		b.put(slot{r.entry, offset, length})
	case kindTouch:
		if s, ok := b.find(r.from, r.entry.Hash); ok {
			b.put(slot{r.entry, s.offset, s.length})
		}
	case kindDrop:
		b.set(r.from, nil)
	}
}

// put makes s the current value of its path, and the one that was current the one before.
func (b *book) put(s slot) {
	others := without(b.slots(s.Path), s.Hash)
	b.set(s.Path, append(others[max(0, len(others)-1):], s))
}

// slots returns the values of a path, the current one last.
func (b *book) slots(path string) []slot {
	v, ok := b.paths[maphash.String(seed, path)]
	if !ok || v.path() != path {
		return nil
	}
	return v.slots(path)
}

// current returns the current value of a path.
func (b *book) current(path string) (s slot, ok bool) {
	v := b.paths[maphash.String(seed, path)]
	if v == "" || v.path() != path {
		return slot{}, false
	}
	for len(v) > 0 {
		s = v.slot(path)
	}
	return s, true
}

// all yields the values of all paths.
func (b *book) all() iter.Seq2[string, []slot] {
	return func(yield func(string, []slot) bool) {
		for _, v := range b.paths {
			if path := v.path(); !yield(path, v.slots(path)) {
				return
			}
		}
	}
}

func (b *book) set(path string, slots []slot) {
	h := maphash.String(seed, path)
	if v, ok := b.paths[h]; ok {
		before := v.path()
		if before != path && len(slots) == 0 {
			return
		}
		for _, s := range v.slots(before) {
			b.live -= s.length
		}
	}
	for _, s := range slots {
		b.live += s.length
	}
	if b.paths[h] = valuesOf(path, slots); len(slots) == 0 {
		delete(b.paths, h)
	}
}

// without returns the values that were not made from hash.
func without(slots []slot, hash string) []slot {
	return slices.DeleteFunc(slots, func(s slot) bool { return s.Hash == hash })
}

// find returns the value of path that was made from hash.
func (b *book) find(path, hash string) (slot, bool) {
	slots := b.slots(path)
	if i := slices.IndexFunc(slots, func(s slot) bool { return s.Hash == hash }); i >= 0 {
		return slots[i], true
	}
	return slot{}, false
}

// packed reads the record that holds the value of s, which is compressed.
func (b *book) packed(s slot) (record, bool) {
	if b.file == nil {
		return record{}, false
	}
	payload, err := b.file.ReadAt(s.offset)
	if err != nil {
		return record{}, false
	}
	r, ok := parse(payload)
	return r, ok && (r.kind == kindPut || r.kind == kindDeflated) && r.entry.Hash == s.Hash
}
