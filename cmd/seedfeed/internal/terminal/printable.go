package terminal

import (
	"fmt"
	"strings"
	"unicode"
)

// Printable replaces control characters, because a file name or title could otherwise move the cursor, change colours, or
// let a line seem to say something else.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return '\ufffd'
		}
		return r
	}, text)
}

// isControl reports whether a character acts on a terminal: the control characters, line and paragraph separator, and the
// signs that turn the direction of the text after them.
func isControl(r rune) bool {
	return unicode.IsControl(r) || 0x2028 <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// OneLine cuts a text to so many characters, and leaves out what Printable would replace.
func OneLine(text string, most int) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, text))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}

// Quoted returns the name of a file for printing, quoted if it has control characters.
func Quoted(name string) string {
	if quoted := fmt.Sprintf("%q", name); quoted != `"`+name+`"` {
		return quoted
	}
	return name
}
