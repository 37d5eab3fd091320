package summarize

import (
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// numbering returns the label of a paragraph that has a number, and its length with the colon: "Item 3: ", "Update, 4 May: ". Only
// the first word of the label is returned.
func numbering(s string) (word string, n int) {
	head := s[:cut(s, 32)]
	i := strings.Index(head, ": ")
	if i < 0 || !strings.ContainsAny(head[:i], "0123456789") {
		return "", 0
	}
	words := strings.Fields(head[:i])
	if len(words) < 2 || len(words) > 4 || !unicode.IsUpper(firstRune(words[0])) || strings.ContainsAny(words[0], "0123456789") {
		return "", 0
	}
	return bare(words[0]), i + len(": ")
}

// A heading finds what stands before the words of the first sentence of a paragraph and is no part of them.
type heading struct {
	live   bool            // paragraphs start with the time
	labels map[string]bool // first words of labels that at least two paragraphs have
}

func readHeadings(body string, paras []prose.Span) heading {
	h := heading{live: isLive(body, paras)}
	met := map[string]bool{}
	for _, p := range paras {
		if word, _ := numbering(p.Of(body)); word != "" && met[word] {
			if h.labels == nil {
				h.labels = map[string]bool{}
			}
			h.labels[word] = true
		} else if word != "" {
			met[word] = true
		}
	}
	return h
}

// of returns the length of the heading of a paragraph: the time, or the number.
func (h heading) of(s string) int {
	if h.live {
		if n := stamp(s); n > 0 {
			return n
		}
	}
	if word, n := numbering(s); word != "" && h.labels[word] {
		return n
	}
	return 0
}
