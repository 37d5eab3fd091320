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
	kindVersion = 'v' // from: the version; the first record of a file
	kindPut     = 'p' // entry and value
	kindMove    = 'm' // the value of from belongs to entry now
	kindDelete  = 'd' // from is forgotten
)

// record is what one record of the journal says. On disk: the kind; from as length (unsigned varint) and
// bytes; for put and move the entry: path and hash likewise, size, times (varints) and inode (unsigned
// varint); for put the value, compressed, to the end.
type record struct {
	kind  byte
	from  string
	entry Entry
	value []byte
}

func (r record) append(b []byte) []byte {
	b = append(b, r.kind)
	b = appendString(b, r.from)
	if r.kind != kindPut && r.kind != kindMove {
		return b
	}
	e := &r.entry
	b = appendString(b, e.Path)
	b = appendString(b, e.Hash)
	b = binary.AppendVarint(b, e.Size)
	b = binary.AppendVarint(b, e.ModTime)
	b = binary.AppendVarint(b, e.ChangeTime)
	b = binary.AppendUvarint(b, e.Inode)
	return append(b, r.value...)
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// parse reads a record. Its value is a part of b; its strings are not.
func parse(b []byte) (record, bool) {
	if len(b) == 0 {
		return record{}, false
	}
	p := parser{rest: b[1:], ok: true}
	r := record{kind: b[0]}
	r.from = p.string()
	switch r.kind {
	case kindPut, kindMove:
		r.entry = Entry{
			Path: p.string(), Hash: p.string(),
			Size: p.varint(), ModTime: p.varint(), ChangeTime: p.varint(), Inode: p.uvarint(),
		}
		if r.kind == kindPut {
			r.value, p.rest = p.rest, nil
		}
	case kindVersion, kindDelete:
	default:
		return record{}, false
	}
	if !p.ok || len(p.rest) > 0 {
		return record{}, false
	}
	return r, true
}

// parser takes one value after the other; ok is false once one was not there.
type parser struct {
	rest []byte
	ok   bool
}

func (p *parser) uvarint() uint64 {
	v, n := binary.Uvarint(p.rest)
	p.skip(n)
	return v
}

func (p *parser) varint() int64 {
	v, n := binary.Varint(p.rest)
	p.skip(n)
	return v
}

func (p *parser) string() string {
	n := p.uvarint()
	if n > uint64(len(p.rest)) {
		p.ok, p.rest = false, nil
		return ""
	}
	s := string(p.rest[:n])
	p.rest = p.rest[n:]
	return s
}

func (p *parser) skip(n int) {
	if n <= 0 {
		p.ok, p.rest = false, nil
		return
	}
	p.rest = p.rest[n:]
}

// A compressor is a megabyte to make and little to use again.
var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // the level is a legal one
	return w
}}

var unpackers = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

// pack compresses value (RFC 1951), with its length in front.
func pack(value []byte) []byte {
	var b bytes.Buffer
	b.Write(binary.AppendUvarint(nil, uint64(len(value))))
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	w.Write(value) // a bytes.Buffer takes everything
	w.Close()
	return b.Bytes()
}

// unpack is the inverse of pack.
func unpack(packed []byte) ([]byte, error) {
	size, n := binary.Uvarint(packed)
	// Deflate never does better than 1032 to 1, so no short record can ask for much memory.
	if n <= 0 || size > uint64(len(packed))*1100 {
		return nil, io.ErrUnexpectedEOF
	}
	r := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(packed[n:]), nil); err != nil {
		return nil, err
	}
	value := make([]byte, size)
	if _, err := io.ReadFull(r, value); err != nil {
		return nil, err
	}
	return value, nil
}
