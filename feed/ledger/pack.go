package ledger

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
	"time"
)

// row is the packed form of a record in memory. It is packed because there may be a hundred thousand records with several
// hashes each. A row is immutable. Two rows of one index with equal records and versions are equal.
//
// The text starts with the fields that lookups need most often: version, Seq and flags as unsigned varints. Path, ID, Slug
// and hashes follow, then Gist, the times that are set, and Archive. Hexadecimal texts are stored in half of their length.
type row struct {
	text string
	past PastRef
}

// The flags of a row: the lowest bits say which times are set, in the order of Record.times.
const (
	withdrawnFlag = 1 << 2
	expiresFlag   = 1 << 3
	heldFlag      = 1 << 8
)

// stems holds common prefixes of ids, which end in the last colon. The zero value is empty.
type stems struct {
	all    []string
	number map[string]int
}

// mostStems bounds the stems, because ids may come from the headers of articles.
const mostStems = 64

// cut splits an id into the number of its stem, 0 if it has none, and the rest. It enters the stem if there is room.
func (s *stems) cut(id string) (stem int, rest string) {
	at := strings.LastIndexByte(id, ':') + 1
	if !isHex(id[at:]) {
		return 0, id
	}
	n, known := s.number[id[:at]]
	if !known {
		if len(s.all) == mostStems {
			return 0, id
		}
		if s.number == nil {
			s.number = map[string]int{}
		}
		stem := strings.Clone(id[:at])
		s.all = append(s.all, stem)
		n = len(s.all)
		s.number[stem] = n
	}
	return n, id[at:]
}

// pack returns the row of a record. The record must come from Record.stored.
func (s *stems) pack(r *Record, version uint64) row {
	b := make([]byte, 0, 512)
	b = binary.AppendUvarint(b, version)
	b = binary.AppendUvarint(b, uint64(r.Seq))
	flags := uint64(0)
	times := r.times()
	for i, t := range times {
		if !t.IsZero() {
			flags |= 1 << i
		}
	}
	if r.Held {
		flags |= heldFlag
	}
	b = binary.AppendUvarint(b, flags)
	stem, rest := s.cut(r.ID)
	b = appendText(b, r.Path)
	b = appendText(binary.AppendUvarint(b, uint64(stem)), rest)
	for _, text := range [...]string{r.Hash, r.Slug, r.TextHash, r.Pictures, r.Owner, r.Gist} {
		b = appendText(b, text)
	}
	last := int64(0)
	for _, t := range times {
		if !t.IsZero() {
			b = binary.AppendVarint(b, t.Unix()-last) // most times are near each other
			b = binary.AppendUvarint(b, uint64(t.Nanosecond()))
			last = t.Unix()
		}
	}
	return row{string(binary.AppendVarint(b, int64(r.Archive))), r.Past}
}

// appendText appends a text with its length. The lowest bit of the number before it says that it is hexadecimal.
func appendText(b []byte, s string) []byte {
	if !isHex(s) {
		return append(binary.AppendUvarint(b, uint64(len(s))<<1), s...)
	}
	b = binary.AppendUvarint(b, uint64(len(s))<<1|1)
	n := len(b)
	b = append(b, s[:len(s)/2]...) // room
	hex.Decode(b[n:], []byte(s))
	return b
}

// isHex reports whether a text is one that appendText halves: whole bytes in hexadecimal digits, in lower case.
func isHex(s string) bool {
	if len(s) == 0 || len(s)%2 != 0 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c < '0' || c > '9' && c < 'a' || c > 'f' {
			return false
		}
	}
	return true
}

// packed reads what pack wrote. Every text is a part of the row, except those that must be written out.
type packed struct{ rest string }

func (p *packed) number() uint64 {
	n := uint64(0)
	for shift := 0; ; shift += 7 {
		c := p.rest[0]
		p.rest = p.rest[1:]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return n
		}
	}
}

func (p *packed) signed() int64 {
	n := p.number()
	return int64(n>>1) ^ -int64(n&1)
}

// text returns the bytes of a text, and whether they stand for twice as many digits.
func (p *packed) text() (s string, halved bool) {
	n := p.number()
	size := n >> 1
	if n&1 != 0 {
		size /= 2
	}
	s, p.rest = p.rest[:size], p.rest[size:]
	return s, n&1 != 0
}

// head decodes the start of a row.
func (r row) head() (version uint64, seq int64, flags uint64, rest packed) {
	rest = packed{r.text}
	return rest.number(), int64(rest.number()), rest.number(), rest
}

func (r row) seq() int64 {
	_, seq, _, _ := r.head()
	return seq
}

// newness returns the version of a row, and whether its article is not withdrawn.
func (r row) newness() (version uint64, live bool) {
	version, _, flags, _ := r.head()
	return version, flags&withdrawnFlag == 0
}

// record returns the record of a row, and its version.
func (s *stems) record(of row) (r Record, version uint64) {
	version, seq, flags, p := of.head()
	r.Seq, r.Past, r.Held = seq, of.past, flags&heldFlag != 0
	var out strings.Builder
	take := func(stem string) string {
		text, halved := p.text()
		if !halved && stem == "" {
			return text
		}
		if out.Cap() == 0 {
			out.Grow(160) // for an id and two hashes, in most records all that is written out
		}
		from := out.Len()
		out.WriteString(stem)
		if halved {
			writeHex(&out, text)
		} else {
			out.WriteString(text)
		}
		return out.String()[from:]
	}
	r.Path = take("")
	r.ID = take(s.of(p.number()))
	for _, text := range [...]*string{&r.Hash, &r.Slug, &r.TextHash, &r.Pictures, &r.Owner, &r.Gist} {
		*text = take("")
	}
	last := int64(0)
	for i, t := range r.times() {
		if flags&(1<<i) != 0 {
			last += p.signed()
			*t = time.Unix(last, int64(p.number())).UTC()
		}
	}
	r.Archive = int32(p.signed())
	return r, version
}

func (s *stems) of(n uint64) string {
	if n == 0 {
		return ""
	}
	return s.all[n-1]
}

const hexDigits = "0123456789abcdef"

func writeHex(out *strings.Builder, text string) {
	for i := range len(text) {
		out.WriteByte(hexDigits[text[i]>>4])
		out.WriteByte(hexDigits[text[i]&15])
	}
}
