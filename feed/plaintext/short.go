package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cut keeps a line to limit runes, cut between words where there are any, with an ellipsis for the rest.
func Cut(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	end, space, n := 0, 0, 0
	for i, r := range s {
		if n == limit-1 {
			end = i
			break
		}
		if unicode.IsSpace(r) {
			space = i
		}
		n++
	}
	if space > end/2 {
		end = space
	}
	return strings.TrimRight(s[:end], " ,;:-–—") + "…"
}

// Shorten keeps a value quoted in a message to 60 bytes, cut between characters.
func Shorten(s string) string {
	if len(s) <= 60 {
		return s
	}
	return Head(s, 57) + "..."
}

// Head returns the first n bytes of a text or, where that would part a character, some less.
func Head(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
