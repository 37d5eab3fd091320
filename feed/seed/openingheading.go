package seed

import (
	"strings"
	"unicode"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// openingHeadings are headings of parts that stand first in texts whose title is elsewhere, in nine languages.
var openingHeadings = listed("openingHeadings")

// isOpeningHeading reports whether the heading at first, which would be the title, is that of the first part of a text whose
// title is its file's name: one of openingHeadings, perhaps with a number before it. Others of its level follow, and no word of it
// is in the name. Programs for notes show the name above the text, so that people do not write it again. Any other heading is
// the title: names of files are often those of a day's work, or in other letters.
func (a *Article) isOpeningHeading(blocks []block, first int) bool {
	head := blocks[first]
	bare := strings.ToLower(strings.TrimRight(strings.TrimLeft(head.text, "0123456789.) "), ": "))
	if a.fileTitle == "" || !openingHeadings[bare] {
		return false
	}
	more := false
	for _, b := range blocks[first+1:] {
		more = more || b.kind == markup.Heading && b.level == head.level
	}
	return more && !sharesWord(head.text, a.fileTitle)
}

// sharesWord reports whether two texts have a word in common, or two that begin alike, or two characters side by
// side of a script without spaces.
func sharesWord(a, b string) bool {
	b = strings.ToLower(b)
	for word := range strings.FieldsSeq(strings.ToLower(a)) {
		word = strings.TrimFunc(word, func(r rune) bool { return !prose.IsLetterOrDigit(r) })
		runes := []rune(word)
		switch {
		case len(runes) == 0:
		case len(runes) > 1 && unicode.In(runes[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Hangul):
			for i := range len(runes) - 1 {
				if strings.Contains(b, string(runes[i:i+2])) {
					return true
				}
			}
		case len(runes) > 2 && strings.Contains(" "+b, " "+string(runes[:min(len(runes), 4)])):
			return true
		}
	}
	return false
}
