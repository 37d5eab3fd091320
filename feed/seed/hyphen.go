package seed

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens tells hyphens that a line break put into words from those that belong to them. Its zero value knows nothing of
// the text yet.
type hyphens struct {
	words map[string]bool // every word of the text, in lower case; nil until it is asked
	often bool            // so many lines end in a hyphen that most were put in
}

// glue adds a line of a wrapped paragraph to those before it. A hyphen at the break goes where the text has the word
// without it, or where many lines end so and the text has the word with none. It stays where the text has it elsewhere,
// and in compounds ("well-known"). Chinese and Japanese have no space at the break.
func (h *hyphens) glue(before []byte, line, text string) []byte {
	end, _ := utf8.DecodeLastRune(before)
	next, _ := utf8.DecodeRuneInString(line)
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
	left = left[strings.LastIndexAny(left, " -–—(\"“‘'")+1:]
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
		if lines++; len(line) > 2 && line[len(line)-1] == '-' && unicode.IsLetter(lastRune(line[:len(line)-1])) {
			ends++
		}
		for w := range strings.FieldsSeq(line) {
			h.words[strings.ToLower(strings.Trim(w, ".,;:!?()\"'“”‘’"))] = true
		}
	}
	h.often = ends >= 3 && ends*25 >= lines
}

var compound = set("well self long short high low full half part all ever non anti pre post co two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety one first second third last much so far old new open cross hard mid north south east west left right")
