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
	if len(words) < 2 || len(words) > 4 || !prose.StartsUpper(words[0]) || strings.ContainsAny(words[0], "0123456789") {
		return "", 0
	}
	return bare(words[0]), i + len(": ")
}

// A heading finds what stands before the words of the first sentence of a paragraph and is no part of them.
type heading struct {
	live   bool            // paragraphs start with the time
	labels map[string]bool // first words of labels that at least two paragraphs have

	abstract, label int // see abstract
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

// of returns the length of the heading of paragraph p: the time, the number, at the start of a text the rubric, or the label of an
// abstract.
func (h heading) of(s string, p int) int {
	if p == h.abstract {
		return min(h.label, len(s))
	}
	if n := rubric(s); n > 0 && p < 3 {
		return n
	}
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

// dashes, and the bar, part a rubric from the text.
var dashes = []string{" - ", " – ", " — ", " | ", ".- ", ".— "}

// rubric returns the length of the rubric or the place at the start of a report, with the mark: "VIDEO - ", "LETTER FROM HOLM — ",
// "ELM.- ", "Tours | ". It is in capitals, but for one word before a bar, and of more than three letters where no dot is before the
// dash. A sentence that begins with a capital follows: "USB - the plug" and "BMW - Mercedes agreed" have none. The dateline of an
// agency, "ELM (AP) - ", stays, as in the body.
func rubric(s string) int {
	for _, dash := range dashes {
		head, _, ok := strings.Cut(s[:min(len(s), 39+len(dash))], dash) // a longer head is none
		least := 4
		if dash[0] == '.' {
			least = 3
		}
		if !ok || head != strings.ToUpper(head) && (dash != " | " || strings.Contains(head, " ")) || !unicode.IsLetter(prose.FirstRune(head)) || strings.ContainsAny(head, "(.:;?!") || letters(head) < least {
			continue
		}
		rest := s[len(head)+len(dash):]
		sentence, _, _ := strings.Cut(rest, ". ")
		if prose.StartsUpper(strings.TrimLeft(rest, opening)) && len(strings.Fields(sentence)) > 1 {
			return len(s) - len(rest)
		}
	}
	return 0
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
