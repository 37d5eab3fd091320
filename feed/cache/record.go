package cache

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"sync"
)

// Kinds of records; the first byte of each.
const (
	kindVersion    = 'v' // from: the version; the first record of a file
	kindDictionary = 'D' // value: of the values that follow; there twice, because one damaged place must not cost them all
	kindPut        = 'z' // entry and value
	kindDeflated   = 'p' // likewise, as older programs compressed it (RFC 1951)
	kindTouch      = 'm' // the value that from, which is the path of entry, has for its hash gets the stamp of entry
	kindDrop       = 'd' // all values of from are forgotten
)

var kinds = []byte{kindVersion, kindDictionary, kindPut, kindDeflated, kindTouch, kindDrop}

// record is what one record of the journal says. On disk it is the kind; then from, and path and hash of the entry, each
// as length and bytes; size, times and inode of the entry; the value, compressed, up to the end. Numbers are unsigned
// varints.
type record struct {
	kind  byte
	from  string
	entry Entry
	value []byte
}

// size is no less than the length of what append appends.
func (r record) size() int {
	return len(r.from) + len(r.entry.Path) + len(r.entry.Hash) + len(r.value) + 8*binary.MaxVarintLen64
}

func (r record) append(b []byte) []byte {
	e := &r.entry
	b = append(b, r.kind)
	for _, s := range [...]string{r.from, e.Path, e.Hash} {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	for _, n := range [...]uint64{uint64(e.Size), uint64(e.ModTime), uint64(e.ChangeTime), e.Inode} {
		b = binary.AppendUvarint(b, n)
	}
	return append(b, r.value...)
}

// parse reads a record. Its value is a part of b; its strings are not.
func parse(b []byte) (record, bool) {
	if len(b) == 0 || bytes.IndexByte(kinds, b[0]) < 0 {
		return record{}, false
	}
	p := parser{rest: b[1:], ok: true}
	r := record{kind: b[0], from: p.text(), entry: Entry{
		Path: p.text(), Hash: p.text(),
		Size: int64(p.number()), ModTime: int64(p.number()), ChangeTime: int64(p.number()), Inode: p.number(),
	}}
	r.value = p.rest
	return r, p.ok
}

// parser takes one value after the other. Once one is missing, ok is false.
type parser struct {
	rest []byte
	ok   bool
}

func (p *parser) number() uint64 {
	v, n := binary.Uvarint(p.rest)
	if n <= 0 {
		p.ok, p.rest = false, nil
		return 0
	}
	p.rest = p.rest[n:]
	return v
}

func (p *parser) text() string {
	n := p.number()
	if n > uint64(len(p.rest)) {
		p.ok, p.rest = false, nil
		return ""
	}
	s := string(p.rest[:n])
	p.rest = p.rest[n:]
	return s
}

var inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

// inflate decompresses a value of an older program: its length, then the compressed bytes.
func inflate(packed []byte) ([]byte, error) {
	size, n := binary.Uvarint(packed)
	// Deflate never does better than 1032 to 1, so no short record can ask for much memory.
	if n <= 0 || size > uint64(len(packed))*1100 {
		return nil, io.ErrUnexpectedEOF
	}
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(packed[n:]), nil); err != nil {
		return nil, err
	}
	value := make([]byte, size)
	if _, err := io.ReadFull(r, value); err != nil {
		return nil, err
	}
	return value, nil
}
