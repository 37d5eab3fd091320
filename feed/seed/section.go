package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// blandNames are names of files that tell nothing of the text.
var blandNames = prose.Set("index readme untitled document draft article text note notes post page new entry content main unbenannt dokument sans titre documento")

// wordedTitle returns the title that a file's name gives if it is made of words: a word of three letters that is no bland
// one and has no digits, or two characters of a script that writes words without spaces.
func wordedTitle(name string) string {
	title := nameTitle(name)
	for word := range strings.FieldsSeq(title) {
		word = strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !prose.IsLetterOrDigit(r) }))
		long := utf8.RuneCountInString(word) >= 3 || len(word) >= 6
		if long && !blandNames[word] && strings.ContainsFunc(word, unicode.IsLetter) && !strings.ContainsAny(word, "0123456789") {
			return title
		}
	}
	return ""
}

// sectionHeading reports whether the heading at first, which would be the title, is that of the first section of a text whose
// title is its file's name: "Introduction", "Problem". Others of its level follow, it is short, and no word of it is in the
// name. Programs for notes show the name above the text, so that people do not write it again.
func (a *Article) sectionHeading(blocks []block, first int) bool {
	head := blocks[first]
	most := 6
	if head.level == 1 {
		most = 3
	}
	if a.fileTitle == "" || len(strings.Fields(head.text)) > most || prose.EndsWhole(head.text) {
		return false
	}
	if utf8.RuneCountInString(head.text) > 4*most && !strings.Contains(head.text, " ") && !unicode.Is(unicode.Latin, []rune(head.text)[0]) {
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
