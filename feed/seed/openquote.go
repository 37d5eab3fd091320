package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// openQuote reports whether a line opens a quotation and does not close it. Straight single marks are not counted.
func openQuote(s string) bool { return openAfter(false, s) }

// openAfter reports whether a quotation is open after s. Open is the state before it. Only the kinds of marks are
// looked at, which is enough to see that a line stands between two parts of a quotation.
func openAfter(open bool, s string) bool {
	if strings.IndexByte(s, '"') < 0 && strings.IndexByte(s, 0xe2) < 0 && strings.IndexByte(s, 0xc2) < 0 && strings.IndexByte(s, 0xe3) < 0 {
		return open
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && c != '"' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		next := prose.FirstRune(s[i+n:])
		prev := ' '
		if i > 0 {
			prev = prose.LastRune(s[:i])
		}
		switch r {
		case '„', '‚', '「', '『':
			open = true
		case '」', '』':
			open = false
		case '“', '«': // „a“, »a«
			open = begins(prev)
		case '”', '»': // ”a”
			open = begins(prev) && prose.IsLetterOrDigit(next)
		case '‘':
			open = begins(prev) || open && prose.IsLetterOrDigit(next)
		case '"':
			open = unicode.IsSpace(prev) || prev == '(' || prev == '—'
		case '’':
			if !prose.IsLetterOrDigit(next) {
				if !unicode.IsLower(prev) || prev != 's' || !unicode.IsSpace(next) && next != utf8.RuneError {
					open = false
				}
			}
		}
		i += n
	}
	return open
}

// begins reports whether a quotation mark behind a character opens a quotation, where the mark also closes one in some language.
func begins(prev rune) bool {
	return unicode.IsSpace(prev) || strings.ContainsRune("([{—–-/‘“\"'„«", prev)
}
