package prose

import (
	"math/bits"
	"math/rand/v2"
	"slices"
)

// An Index numbers hashes in the order in which they come. It is a hash table with open addressing, at most half full. It
// must be reset before its first use.
type Index struct {
	hashes []uint64 // by number
	slots  []int32  // numbers from 1
	shift  int
}

// Reset empties the index and makes room for the likely number of hashes. More of them make the index grow.
func (x *Index) Reset(likely int) {
	x.hashes = slices.Grow(x.hashes[:0], likely)
	x.resize(bits.Len(uint(2 * likely)))
}

func (x *Index) resize(bits int) {
	x.slots, x.shift = slices.Grow(x.slots[:0], 1<<bits)[:1<<bits], 64-bits
	clear(x.slots)
	for i, h := range x.hashes {
		x.slots[x.slot(h)] = int32(i) + 1
	}
}

// Number returns the number of a hash, and whether it came before. If not, it is added.
func (x *Index) Number(h uint64) (id int32, known bool) {
	slot := x.slot(h)
	if x.slots[slot] > 0 {
		return x.slots[slot] - 1, true
	}
	x.hashes = append(x.hashes, h)
	x.slots[slot] = int32(len(x.hashes))
	if 2*len(x.hashes) >= len(x.slots) {
		x.resize(65 - x.shift)
	}
	return int32(len(x.hashes)) - 1, false
}

// Has reports whether a hash has a number.
func (x *Index) Has(h uint64) bool { return x.slots[x.slot(h)] > 0 }

// slot returns the slot that holds a hash, or else the free one for it.
func (x *Index) slot(h uint64) int {
	slot := int((h ^ indexSeed) * 0x9e3779b97f4a7c15 >> x.shift)
	for x.slots[slot] > 0 && x.hashes[x.slots[slot]-1] != h {
		slot = (slot + 1) & (len(x.slots) - 1)
	}
	return slot
}

// indexSeed differs in each process, so that no text can be written whose words all share a slot.
var indexSeed = rand.Uint64()
