package seed

import (
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

// glue joins two lines of one wrapped paragraph. A hyphen at the end goes where the text has the word without it, or
// where many lines end so and the text has it with none; it stays where the text has it so, and behind words that make
// compounds ("well-known").
func (h *hyphens) glue(a, b, text string) string {
	stem, ok := strings.CutSuffix(a, "-")
	if end := lastRune(stem); !ok || stem == "" || end == ' ' || end == '-' {
		return a + " " + b
	}
	next, _ := utf8.DecodeRuneInString(b)
	if !unicode.IsLetter(lastRune(stem)) || !unicode.IsLower(next) {
		return a + b
	}
	if h.words == nil {
		h.read(text)
	}
	left := strings.ToLower(stem[strings.LastIndexAny(stem, " -–—(\"“‘'")+1:])
	right, _, _ := strings.Cut(strings.ToLower(b), " ")
	right = strings.TrimRight(right, ".,;:!?)\"'”’")
	switch {
	case h.words[left+right]:
		return stem + b
	case h.words[left+"-"+right], !h.often, compound[left]:
		return a + b
	}
	return stem + b
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
