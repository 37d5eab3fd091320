package seed

import (
	"strings"
)

// isSection reports whether a line is the name of a newspaper section: "OPINION", "Local News", "Letter to the editor". That of
// an opinion may name its writer: "Opinion | Ada Brill".
func isSection(text string) bool {
	bare := strings.ToLower(strings.TrimRight(text, "|:·> "))
	if letterHeads[bare] || sectionNames[bare] {
		return true
	}
	word, _, _ := strings.Cut(bare, " ")
	if opinionWords[word] {
		rest := strings.TrimLeft(text[len(word):], " |:·–—-")
		if name := afterByWord(rest); personal(name) && !postHeld(name) && (name != rest || !strings.HasPrefix(text[len(word):], " "+rest)) {
			return true
		}
	}
	return !moreWords(bare, 3) && isName(text) && (isSectionWord(word) || isSectionWord(lastOf(bare)))
}

func isSectionWord(w string) bool { return sectionWords[w] || opinionWords[w] }

// Names of sections, ours. Those of sectionWords and opinionWords may have another word beside them, sectionNames stand alone.
var (
	sectionWords = listed("sectionWords")
	// opinionWords are the sections of those who write what they think; a name below one of reviewWords may be that of a work.
	opinionWords = listed("opinionWords")
	reviewWords  = listed("reviewWords")
	sectionNames = listed("sectionNames")
	letterHeads  = listed("letterHeads")
)
