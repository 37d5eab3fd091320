package clean

import (
	"strings"
	"unicode"
)

// Paragraphs returns the paragraphs of a plain text, cleaned, each on one line.
func Paragraphs(text string) []string {
	if text = Text(text); isFolded(text) {
		return []string{text}
	}
	var out, words []string
	for l := range strings.Lines(text + "\n\n") {
		fields := strings.Fields(l)
		if len(fields) == 0 && len(words) > 0 {
			out = append(out, strings.Join(words, " "))
			words = words[:0]
		}
		words = append(words, fields...)
	}
	return out
}

// isFolded reports whether a text is one paragraph with single spaces between its words, as most quotes are.
func isFolded(text string) bool {
	space := true
	for _, r := range text {
		if unicode.IsSpace(r) && (space || r != ' ') {
			return false
		}
		space = r == ' '
	}
	return !space
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Escape turns clean plain text into HTML for the text of an element or a quoted attribute.
func Escape(s string) string { return escaper.Replace(s) }
