package who

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxSlug  = 100 // bytes of the readable part
	hashSize = 10  // hexadecimal digits
)

// Slug returns one element of a path for the person: the words of the key with hyphens between them. It depends on nothing
// but the key, so that it never changes when other persons come. A hash of the key is added where the words alone would
// not be unique or not be safe as a name of a file. Different keys have different slugs.
func (p Person) Slug() string {
	out := make([]byte, 0, len(p.Key))
	exact := utf8.ValidString(p.Key)
	hyphen := true // at the start, and after another one
	for _, r := range p.Key {
		switch {
		case len(out) >= maxSlug-utf8.UTFMax:
			exact = false
		case unicode.IsLetter(r) && unicode.ToLower(r) == r, unicode.IsDigit(r), unicode.IsMark(r) && !hyphen:
			out, hyphen = utf8.AppendRune(out, r), false
		case hyphen:
			exact = false
		default:
			exact = exact && r == ' '
			out, hyphen = append(out, '-'), true
		}
	}
	slug := strings.TrimSuffix(string(out), "-")
	if exact && slug != "" && len(slug) == len(out) && !isReserved(slug) {
		return slug
	}
	sum := sha256.Sum256([]byte(p.Key))
	return strings.TrimPrefix(slug+"-", "-") + hex.EncodeToString(sum[:])[:hashSize]
}

// isReserved reports whether a slug could be one with a hash, or is no name of a file in Windows.
func isReserved(slug string) bool {
	last := slug[strings.LastIndex(slug, "-")+1:]
	if len(last) == hashSize && strings.Trim(last, "0123456789abcdef") == "" {
		return true
	}
	switch strings.TrimRight(slug, "0123456789¹²³") {
	case "con", "prn", "aux", "nul", "com", "lpt", "conin", "conout":
		return true
	}
	return false
}
