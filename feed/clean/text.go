package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line folds white space into single spaces and closes or drops bidirectional controls: titles and names are one line
// that is shown inside other people's lines.
func Line(s string) string { return strings.Join(strings.Fields(closeBidi(Text(s))), " ") }

// Lines applies Line to each string and drops empty and repeated ones.
func Lines(list []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, s := range list {
		if s = Line(s); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// Text drops what must not stand in a text: bytes that are no UTF-8, U+FFFD, and characters that XML 1.0 forbids
// (section 2.2) or advises against (controls U+0080 to U+009F, noncharacters). Line ends become "\n", as in an XML
// parser.
func Text(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			if rest := scrub(s[i:]); rest != s[i:] {
				return s[:i] + rest
			}
			return s
		}
	}
	return s
}

func scrub(s string) string {
	for i, r := range s {
		if r == '\r' || !allowed(r) {
			return s[:i] + strings.Map(keep, strings.ReplaceAll(s[i:], "\r\n", "\n"))
		}
	}
	return s
}

func keep(r rune) rune {
	switch {
	case r == '\r' || r == 0x85:
		return '\n'
	case allowed(r):
		return r
	}
	return -1
}

func allowed(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n'
	case r >= 0x7f && r <= 0x9f, r == utf8.RuneError, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return false
	}
	return true
}

// The explicit directional formatting characters of Unicode TR9, table 4, and the implicit marks of section 2.6.
const (
	lre, rle, pdf, lro, rlo = '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'
	lri, rli, fsi, pdi      = '\u2066', '\u2067', '\u2068', '\u2069'
	lrm, rlm, alm           = '\u200e', '\u200f', '\u061c'
)

// closeBidi keeps a text from changing the direction of what is shown around it, or from showing its own letters in
// another order than they are written. Overrides are dropped. Embeddings and isolates that are left open are closed at
// the end, and closing characters without an opening one are dropped. All of these characters are dropped from a text
// that has no letter of a script written from right to left: they can only mislead there.
func closeBidi(s string) string {
	if !strings.ContainsFunc(s, isBidi) {
		return s
	}
	if !strings.ContainsFunc(s, isRightToLeft) {
		return strings.Map(func(r rune) rune {
			if isBidi(r) {
				return -1
			}
			return r
		}, s)
	}
	var b strings.Builder
	var open []rune // the closing character of each that is open, or 0 for an override, which was dropped
	isolates := 0   // of those in open
	closeLast := func() rune {
		last := open[len(open)-1]
		open = open[:len(open)-1]
		if last != 0 {
			b.WriteRune(last)
		}
		return last
	}
	for _, r := range s {
		switch r {
		case lro, rlo:
			open = append(open, 0)
		case lre, rle:
			open = append(open, pdf)
			b.WriteRune(r)
		case lri, rli, fsi:
			isolates++
			open = append(open, pdi)
			b.WriteRune(r)
		case pdf: // closes nothing outside the innermost isolate
			if len(open) > 0 && open[len(open)-1] != pdi {
				closeLast()
			}
		case pdi: // closes the embeddings inside the isolate as well
			for done := isolates == 0; !done; {
				if done = closeLast() == pdi; done {
					isolates--
				}
			}
		default:
			b.WriteRune(r)
		}
	}
	for len(open) > 0 {
		closeLast()
	}
	return b.String()
}

func isBidi(r rune) bool {
	return r >= lre && r <= rlo || r >= lri && r <= pdi || r == lrm || r == rlm || r == alm
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan,
		unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya, unicode.Mende_Kikakui) && unicode.IsLetter(r)
}
