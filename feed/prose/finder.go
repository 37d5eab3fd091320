package prose

import (
	"math/bits"
	"strings"
)

// A Finder searches a text for any of up to 64 strings in one pass. It ignores the case of ASCII letters.
type Finder struct {
	parts         []string
	first, second [256]uint64 // by byte value: bit n is set if it is the first or second byte of parts[n]
}

// NewFinder returns a Finder for parts. Each must be in lower case and have at least two bytes.
func NewFinder(parts ...string) *Finder {
	f := &Finder{parts: parts}
	for n, part := range parts {
		for _, p := range [...]string{part, strings.ToUpper(part)} {
			f.first[p[0]] |= 1 << n
			f.second[p[1]] |= 1 << n
		}
	}
	return f
}

// In reports whether a text contains one of the strings.
func (f *Finder) In(text string) bool {
	before := uint64(0) // the parts that may start at the last byte
	for i := range len(text) {
		c := text[i]
		if may := before & f.second[c]; may != 0 && f.at(may, text[i-1:]) {
			return true
		}
		before = f.first[c]
	}
	return false
}

// at reports whether a text starts with one of the parts whose bit is set in may.
func (f *Finder) at(may uint64, text string) bool {
	for ; may != 0; may &= may - 1 {
		part := f.parts[bits.TrailingZeros64(may)]
		if len(part) <= len(text) && strings.EqualFold(text[:len(part)], part) {
			return true
		}
	}
	return false
}
