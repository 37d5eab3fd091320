package cache

import (
	"slices"

	"seedfeed/feed/journal"
)

// book is a file and what its records add up to.
type book struct {
	file  *journal.Journal
	paths map[string][]*slot // the values of each path, at most two, the current one last
	live  int64              // bytes of their records
}

// slot is a value. Slots do not change.
type slot struct {
	Entry
	offset int64 // of the put record that holds the value
	length int64 // of the payload of that record
}

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
	case kindPut:
		b.put(&slot{r.entry, offset, length})
	case kindMove:
		if s := b.find(r.from, r.entry.Hash); s != nil {
			b.put(&slot{r.entry, s.offset, s.length})
		}
	case kindDrop:
		b.set(r.from, nil)
	}
}

// put makes s the current value of its path, and the one that was current the one before.
func (b *book) put(s *slot) {
	others := without(b.paths[s.Path], s.Hash)
	b.set(s.Path, append(others[max(0, len(others)-1):], s))
}

func (b *book) set(path string, values []*slot) {
	for _, s := range b.paths[path] {
		b.live -= s.length
	}
	for _, s := range values {
		b.live += s.length
	}
	if b.paths[path] = values; len(values) == 0 {
		delete(b.paths, path)
	}
}

// without returns the values that were not made from hash, in a slice of its own.
func without(values []*slot, hash string) []*slot {
	return slices.DeleteFunc(slices.Clone(values), func(s *slot) bool { return s.Hash == hash })
}

// find returns the value of path that was made from hash, or nil.
func (b *book) find(path, hash string) *slot {
	for _, s := range b.paths[path] {
		if s.Hash == hash {
			return s
		}
	}
	return nil
}

// packed reads the compressed value of s.
func (b *book) packed(s *slot) ([]byte, bool) {
	if b.file == nil {
		return nil, false
	}
	payload, err := b.file.ReadAt(s.offset)
	if err != nil {
		return nil, false
	}
	r, ok := parse(payload)
	return r.value, ok && r.kind == kindPut && r.entry.Hash == s.Hash
}
