package cache

import (
	"encoding/binary"
	"encoding/hex"
)

// slot is a value: where it is, and what it was made from.
type slot struct {
	Entry
	offset int64 // of the put record that holds the value
	length int64 // of the payload of that record
}

// values is what memory holds of one path, the path itself included: packed, because there may be a hundred thousand of them.
// It does not change.
type values string

// valuesOf packs the slots of a path, the current one last.
func valuesOf(path string, slots []slot) values {
	b := append(binary.AppendUvarint(make([]byte, 0, 256), uint64(len(path))), path...)
	for i := range slots {
		s := &slots[i]
		if hash, err := hex.DecodeString(s.Hash); err == nil && hex.EncodeToString(hash) == s.Hash {
			b = append(binary.AppendUvarint(b, uint64(len(hash))<<1|1), hash...) // half as long
		} else {
			b = append(binary.AppendUvarint(b, uint64(len(s.Hash))<<1), s.Hash...)
		}
		for _, n := range [...]uint64{
			uint64(s.Size), uint64(s.ModTime), uint64(s.ChangeTime - s.ModTime), s.Inode, uint64(s.offset), uint64(s.length),
		} {
			b = binary.AppendUvarint(b, n)
		}
	}
	return values(b)
}

// number takes a number off the front.
func (v *values) number() (n uint64) {
	for shift := 0; ; shift += 7 {
		c := (*v)[0]
		*v = (*v)[1:]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return n
		}
	}
}

// text takes a text of n bytes off the front.
func (v *values) text(n uint64) (s string) {
	s, *v = string((*v)[:n]), (*v)[n:]
	return s
}

// path takes the path off the front, after which the slots are left.
func (v *values) path() string { return v.text(v.number()) }

// slot takes a slot off the front.
func (v *values) slot(path string) slot {
	s := slot{Entry: Entry{Path: path}}
	n := v.number()
	if s.Hash = v.text(n >> 1); n&1 != 0 {
		var room [64]byte
		s.Hash = string(hex.AppendEncode(room[:0], []byte(s.Hash)))
	}
	s.Size, s.ModTime = int64(v.number()), int64(v.number())
	s.ChangeTime, s.Inode = s.ModTime+int64(v.number()), v.number()
	s.offset, s.length = int64(v.number()), int64(v.number())
	return s
}

// slots returns the slots that are left behind the path.
func (v values) slots(path string) (all []slot) {
	for len(v) > 0 {
		all = append(all, v.slot(path))
	}
	return all
}
