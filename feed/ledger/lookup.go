package ledger

import (
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strings"
)

const none = int32(-1)

// kind is a kind of key for looking up rows.
type kind int

const (
	byPath kind = iota
	byID
	byHash
	bySlug
	byName    // of the file, see nameOf
	byAddress // all of Past.Addresses
	kinds
)

// keys holds the keys of a row, except the addresses of its past. All but the name are in the encoding of the row, so that
// they need not be decoded. An empty key does not find the row.
type keys [byName + 1]string // by kind

func (r row) keys() (k keys) { return r.keysUpTo(bySlug) }

// keysUpTo is like keys, but stops after the key of the kind last.
func (r row) keysUpTo(last kind) (k keys) {
	_, _, _, p := r.head()
	for i := byPath; i <= last; i++ {
		numbers := 0
		if i == byID {
			numbers = 1 // of its stem
		}
		k[i] = p.encoded(numbers)
	}
	return k
}

// encoded returns the bytes of the row that hold the next n numbers and the text behind them; "" if that text is empty.
func (p *packed) encoded(n int) string {
	all := p.rest
	for range n {
		p.number()
	}
	if text, _ := p.text(); text == "" {
		return ""
	}
	return all[:len(all)-len(p.rest)]
}

// path returns the path of a row.
func (r row) path() string {
	_, _, _, p := r.head()
	text, halved := p.text()
	if !halved {
		return text
	}
	var out strings.Builder
	writeHex(&out, text)
	return out.String()
}

// name returns the key by which the file of a row is found.
func (r row) name() string {
	path := r.path()
	if path == "" {
		return ""
	}
	return nameOf(path)
}

// appendKey appends the key of a text.
func (s *stems) appendKey(b []byte, k kind, text string) []byte {
	switch {
	case text == "":
		return b
	case k == byName || k == byAddress:
		return append(b, text...)
	case k != byID:
		return appendText(b, text)
	}
	at := strings.LastIndexByte(text, ':') + 1
	if n := s.number[text[:at]]; n > 0 && isHex(text[at:]) {
		return appendText(binary.AppendUvarint(b, uint64(n)), text[at:])
	}
	return appendText(append(b, 0), text)
}

// has reports whether a row has a key.
func (r row) has(k kind, key []byte) bool {
	switch k {
	case byName:
		return r.name() == string(key)
	case byAddress:
		return slices.Contains(r.addresses(), string(key))
	default:
		return r.keysUpTo(k)[k] == string(key)
	}
}

func (r row) addresses() []string {
	if r.past == (PastRef{}) {
		return nil
	}
	return r.past.past.Value().Addresses()
}

// lookup finds the rows that may have a key, by a hash of the key. Nearly all hashes have one row.
type lookup struct {
	one  map[uint32]int32
	many map[uint32][]int32 // rows of the other hashes, ascending
}

func (u *lookup) empty() bool { return len(u.one)+len(u.many) == 0 }

func newLookup(n int) lookup { return lookup{make(map[uint32]int32, n), map[uint32][]int32{}} }

// seed is random, so that the author of an article cannot choose keys with equal hashes.
var seed = maphash.MakeSeed()

// add enters a row under a key.
func (u *lookup) add(key string, i int32) {
	if key == "" {
		return
	}
	h := uint32(maphash.String(seed, key))
	rows := u.many[h]
	if first, ok := u.one[h]; ok && first != i {
		delete(u.one, h)
		rows = []int32{first}
	}
	if rows == nil {
		u.one[h] = i
		return
	}
	if at, there := slices.BinarySearch(rows, i); !there {
		u.many[h] = slices.Insert(rows, at, i)
	}
}

// remove takes out a row that was entered under a key, and with it other keys of the row that have the same hash.
func (u *lookup) remove(key string, i int32) {
	h := uint32(maphash.String(seed, key))
	if first, ok := u.one[h]; ok && first == i {
		delete(u.one, h)
	}
	rows := u.many[h]
	at, there := slices.BinarySearch(rows, i)
	if !there {
		return
	}
	if rows = slices.Delete(rows, at, at+1); len(rows) > 1 {
		u.many[h] = rows
		return
	}
	delete(u.many, h)
	u.one[h] = rows[0]
}

// after returns the first row after last that may have a key, or none.
func (u *lookup) after(key []byte, last int32) int32 {
	if len(key) == 0 {
		return none
	}
	h := uint32(maphash.Bytes(seed, key))
	if i, ok := u.one[h]; ok && i > last {
		return i
	}
	rows := u.many[h]
	if at, _ := slices.BinarySearch(rows, last+1); at < len(rows) {
		return rows[at]
	}
	return none
}
