package unwrap

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// hyphens tells hyphens that come from a line break from those that belong to a word. The zero value is ready for use.
type hyphens struct {
	words map[string]bool // all words of the text in lower case; nil until needed
	often bool            // so many lines end in a hyphen that most come from line breaks
}

// glue appends a line of a wrapped paragraph to the lines before it. A hyphen at the break is removed if the text has the
// word without it, or if many lines end in a hyphen and the text does not have the word with it. It is kept in compounds
// ("well-known"). Chinese and Japanese lines are joined without a space.
func (h *hyphens) glue(before []byte, line, text string) []byte {
	end, _ := utf8.DecodeLastRune(before)
	next := prose.FirstRune(line)
	stem, ok := bytes.CutSuffix(before, []byte{'-'})
	last, _ := utf8.DecodeLastRune(stem)
	switch {
	case unspaced(end) && unspaced(next):
		return append(before, line...)
	case !ok || len(stem) == 0 || last == ' ' || last == '-':
		return append(append(before, ' '), line...)
	case !unicode.IsLetter(last) || !unicode.IsLower(next):
		return append(before, line...)
	}
	if h.words == nil {
		h.read(text)
	}
	const longest = 60 // bytes of a word that is looked up
	left := strings.ToLower(string(stem[max(0, len(stem)-longest):]))
	left = left[strings.LastIndexAny(left, " -–—(\"“‘'„‚«»")+1:]
	right, _, _ := strings.Cut(strings.ToLower(line[:min(len(line), longest)]), " ")
	right = strings.TrimRight(right, ".,;:!?)\"'”’")
	if h.words[left+right] || h.often && !h.words[left+"-"+right] && !compound[left] {
		before = stem
	}
	return append(before, line...)
}

func (h *hyphens) read(text string) {
	h.words = map[string]bool{}
	lines, ends := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if lines++; len(line) > 2 && line[len(line)-1] == '-' && unicode.IsLetter(prose.LastRune(line[:len(line)-1])) {
			ends++
		}
		for w := range strings.FieldsSeq(line) {
			h.words[strings.ToLower(strings.Trim(w, ".,;:!?()"+prose.Marks))] = true
		}
	}
	h.often = ends >= 3 && ends*25 >= lines
}

var compound = prose.Set("well self long short high low full half part all ever non anti pre post co two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety one first second third last much so far old new open cross hard mid north south east west left right")
