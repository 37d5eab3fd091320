package journal

import (
	"bytes"
	"encoding/hex"
	"hash/crc32"
	"io"
	"strconv"
)

const (
	maxPayload = 64 << 20
	maxDigits  = 8 // of a length up to maxPayload
	sumLength  = 8 // hex digits of the checksum
	maxHeader  = sumLength + 1 + maxDigits + 1
	windowSize = 256 << 10
	pieceSize  = 4 << 10 // bytes that one unreadable sector may cost
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// appendRecord appends the record that holds payload to dst.
func appendRecord(dst, payload []byte) []byte {
	start := len(dst)
	dst = append(dst, "00000000 "...)
	dst = strconv.AppendInt(dst, int64(len(payload)), 10)
	dst = append(dst, ' ')
	dst = append(dst, payload...)
	dst = append(dst, '\n')
	sum := crc32.Checksum(dst[start+sumLength+1:], castagnoli)
	hex.Encode(dst[start:], []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
	return dst
}

// header is the part of a record before its payload.
type header struct {
	sum    uint32
	start  int // of the payload, from the start of the record
	length int // of the whole record
}

// parseHeader reads the header of the record that b starts with. It accepts only the spelling that appendRecord
// writes, so that no two byte sequences mean the same record.
func parseHeader(b []byte) (header, bool) {
	if len(b) < sumLength+3 || b[sumLength] != ' ' {
		return header{}, false
	}
	var h header
	for _, c := range b[:sumLength] {
		switch {
		case '0' <= c && c <= '9':
			h.sum = h.sum<<4 | uint32(c-'0')
		case 'a' <= c && c <= 'f':
			h.sum = h.sum<<4 | uint32(c-'a'+10)
		default:
			return header{}, false
		}
	}
	n, i := 0, sumLength+1
	for ; i < len(b) && i < maxHeader && '0' <= b[i] && b[i] <= '9'; i++ {
		n = n*10 + int(b[i]-'0')
	}
	digits := i - sumLength - 1
	if digits == 0 || i == len(b) || b[i] != ' ' || n > maxPayload || digits > 1 && b[sumLength+1] == '0' {
		return header{}, false
	}
	h.start = i + 1
	h.length = h.start + n + 1
	return h, true
}

// payload returns the payload of record, which has the length that h announces, or false if its bytes are not the ones
// that were written.
func (h header) payload(record []byte) ([]byte, bool) {
	if record[h.length-1] != '\n' || crc32.Checksum(record[sumLength+1:], castagnoli) != h.sum {
		return nil, false
	}
	return record[h.start : h.length-1], true
}

// tally sums up a journal. Two journals with the same records in the same order have the same tally.
type tally struct {
	size  int64  // end of the last whole record
	count int    // whole records
	sum   uint32 // checksum over the checksums of the records, in order
}

func (t *tally) add(record []byte) {
	t.size += int64(len(record))
	t.count++
	t.sum = crc32.Update(t.sum, castagnoli, record[:sumLength])
}

// scanner reads a file through a window, which grows with the longest record.
type scanner struct {
	src  io.ReaderAt
	size int64
	buf  []byte
	base int64 // offset of buf in src
}

// bytes returns n bytes at off, or fewer where the file ends. They are valid until the next call.
func (s *scanner) bytes(off int64, n int) []byte {
	if rest := s.size - off; int64(n) > rest {
		n = int(max(rest, 0))
	}
	if off < s.base || off+int64(n) > s.base+int64(len(s.buf)) {
		s.fill(off, n)
	}
	i := int(off - s.base)
	return s.buf[i : i+n]
}

// rest returns the bytes of the window from off on, at least one. It does not fill the window up, so that reading
// noise full of line breaks takes linear time.
func (s *scanner) rest(off int64) []byte {
	if off < s.base || off >= s.base+int64(len(s.buf)) {
		s.fill(off, 1)
	}
	return s.buf[off-s.base:]
}

// fill moves the window to off. Pieces that cannot be read count as zeros, so that a bad sector costs the records on
// it and no others.
func (s *scanner) fill(off int64, n int) {
	want := int(min(int64(max(n, windowSize)), s.size-off))
	if cap(s.buf) < want {
		s.buf = make([]byte, want)
	}
	s.buf, s.base = s.buf[:want], off
	got, _ := s.src.ReadAt(s.buf, off)
	for got < want {
		piece := s.buf[got:min(got+pieceSize, want)]
		read, _ := s.src.ReadAt(piece, off+int64(got))
		clear(piece[read:])
		got += len(piece)
	}
}

// record returns the whole record at off and its payload, or nil. The length is the one that its header announces, or
// 0 if that cannot be read.
func (s *scanner) record(off int64) (record, payload []byte, length int) {
	h, ok := parseHeader(s.bytes(off, maxHeader))
	if !ok {
		return nil, nil, 0
	}
	if off+int64(h.length) > s.size {
		return nil, nil, h.length
	}
	record = s.bytes(off, h.length)
	payload, ok = h.payload(record)
	if !ok {
		return nil, nil, h.length
	}
	return record, payload, h.length
}

// resume returns where the next record may start after a damaged one at off: after the next line break, or at its
// announced end if that comes first and a whole record starts there (then its own line break was damaged).
func (s *scanner) resume(off int64, length int) int64 {
	line := s.line(off)
	if end := off + int64(length); length > 0 && end < line {
		if record, _, _ := s.record(end); record != nil {
			return end
		}
	}
	return line
}

// line returns the offset after the next line break, or the size of the file.
func (s *scanner) line(off int64) int64 {
	for off < s.size {
		b := s.rest(off)
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			return off + int64(i) + 1
		}
		off += int64(len(b))
	}
	return s.size
}

// scan visits the whole records of src in order and counts the damaged places between and after them.
func scan(src io.ReaderAt, size int64, visit func(offset int64, payload []byte) error) (tally, int, error) {
	s := scanner{src: src, size: size}
	var t tally
	damaged, torn := 0, false
	for off := int64(0); off < size; {
		record, payload, length := s.record(off)
		if record == nil {
			if !torn {
				damaged++
			}
			torn = true
			off = s.resume(off, length)
			continue
		}
		torn = false
		t.size = off
		t.add(record)
		if visit != nil {
			if err := visit(off, payload); err != nil {
				return t, damaged, err
			}
		}
		off = t.size
	}
	return t, damaged, nil
}
