package seed

import (
	"slices"
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

// IsOpinion reports whether the label before a title, "Opinion: Close the bridge", or a tag says that a text is what its author
// thinks. Reviews and essays tell of their authors too, and are not meant.
func IsOpinion(title string, tags []string) bool {
	labels := func(s string) bool {
		s = strings.ToLower(strings.TrimSpace(s))
		return letterHeads[s] || opinionWords[s] && !reviewWords[s] && !strings.HasPrefix(s, "essa")
	}
	i := strings.IndexAny(title, ":|：")
	return i > 0 && labels(title[:i]) || slices.ContainsFunc(tags, labels)
}

// Names of sections, ours. Those of sectionWords and opinionWords may have another word beside them, sectionNames stand alone.
var (
	sectionWords = listed("sectionWords")
	// opinionWords are the sections of those who write what they think; a name below one of reviewWords may be that of a work.
	opinionWords = listed("opinionWords")
	reviewWords  = listed("reviewWords")
	sectionNames = listed("sectionNames")
	letterHeads  = listed("letterHeads")
)
