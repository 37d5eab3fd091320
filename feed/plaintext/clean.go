package plaintext

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean removes what XML cannot hold and what misleads readers, turns every line break into "\n", and returns NFC.
func Clean(text string) string {
	var b strings.Builder
	composed, done := true, 0 // text[:done] is in b
	for i := asciiEnd(text, 0); i < len(text); i = asciiEnd(text, i) {
		r, n := utf8.DecodeRuneInString(text[i:])
		with := ""
		switch {
		case r == '\r' && i+1 < len(text) && text[i+1] == '\n': // its line feed follows
		case r == '\r', r == 0x85, r == 0x2028, r == '\v':
			with = "\n"
		case r == 0x2029, r == '\f':
			with = "\n\n"
		case r == 0xa0, r == 0x202f, r == 0x2007: // spaces that must not break: a reader's white space
			with = " "
		case !dropped(r):
			composed = composed && (r < 0x300 || r >= 0x2010 && r <= 0x2027)
			i += n
			continue
		}
		if done == 0 {
			b.Grow(len(text))
		}
		b.WriteString(text[done:i])
		b.WriteString(with)
		i += n
		done = i
	}
	if done > 0 {
		b.WriteString(text[done:])
		text = b.String()
	}
	if composed { // these Latin letters, dashes and marks are as NFC has them
		return text
	}
	return norm.NFC.String(text)
}

// asciiEnd returns the end of the run of printable ASCII characters, tabs and line feeds that starts at i.
func asciiEnd(text string, i int) int {
	for i < len(text) && (text[i] >= ' ' && text[i] < 0x7f || text[i] == '\n' || text[i] == '\t') {
		i++
	}
	return i
}

// dropped reports whether a character, which is no tab or line feed, never reaches a reader: controls, byte order marks, soft
// hyphens and zero width spaces (they hide words from a search), bidirectional embeddings, overrides and isolates (they
// change the order in which text is shown: CVE-2021-42574), interlinear marks and non-characters.
func dropped(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xad, r == 0x200b, r == 0x2060, r == 0xfeff:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r >= 0xfff9 && r <= 0xfffb:
		return true
	}
	return nonCharacter(r)
}

func nonCharacter(r rune) bool { return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe }

// Line makes one line of s, with single spaces: "a  b\nc " becomes "a b c".
func Line(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isFolded reports whether s is one line with single spaces between words and none around them. It is called for every line,
// so its loop has no branches: a space or a line break in the wrong place sets a bit in wrong.
func isFolded(s string) bool {
	if s == "" {
		return true
	}
	wrong, before := byte(0), byte(oneSpace)
	for i := range len(s) {
		kind := spaceKinds[s[i]]
		wrong |= kind&before | kind&^oneSpace
		before = kind
	}
	if wrong&^mayBeSpace != 0 || before == oneSpace {
		return false
	}
	for i := 0; wrong != 0 && i < len(s); i++ {
		if spaceKinds[s[i]] == mayBeSpace {
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
		}
	}
	return true
}

// The kinds of bytes in spaceKinds.
const (
	oneSpace   = 1 << iota // a space
	control                // a control character, such as a line break or a tab
	mayBeSpace             // the first byte of white space beyond ASCII, but also of other characters
)

var spaceKinds = func() (table [256]byte) {
	for c := range ' ' {
		table[c] = control
	}
	table[' '] = oneSpace
	for _, c := range []byte("\xc2\xe1\xe2\xe3") {
		table[c] = mayBeSpace
	}
	return table
}()

// Lines returns the values that hold something, each once, on one line.
func Lines(list []string) []string {
	var out []string
	for _, s := range list {
		if s = Line(s); s != "" && !slices.Contains(out, s) && len(out) < 50 {
			out = append(out, s)
		}
	}
	return out
}
