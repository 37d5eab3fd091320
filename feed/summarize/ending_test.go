package summarize

import (
	"strings"
	"testing"
)

// TestDateTailBounds: a date at the end of a text, which tells more behind a comma.
func TestDateTailBounds(t *testing.T) {
	for s, want := range map[string]int{
		"The quay in Grell, 4 May 2026.": 2, "The quay in Grell on 4 May 2026.": 1, "The quay in Grell, May 4, 2026.": 2, "The quay in Grell on May 4, 2026.": 1, "The quay in Grell, May 2026.": 2, "The quay in Grell in May 2026.": 1,
		"The quay in Grell (4 May 2026)": 1, "The quay in Grell, Sept. 4, 2026": 2, "The quay in Grell, 4 May 1926": 2, "The quay in Grell, 4 May 1826": 0, "The quay in Grell, 4 May 26": 0, "The quay in Grell, 4 May 20266": 0,
		"The quay in Grell, 4 Mai 2026": 0, "The quay in Grell, May fourth, 2026": 0, "The quay in Grell, May 2026 boats": 0, "On 4 May 2026": 1, "4 May 2026": 0, "Quay May 2026": 0, "At May 2026": 0, "The quay in Grell, 4 May 202x": 0, "": 0,
	} {
		if got := dateTail(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

// TestOfWriter: a paragraph at the end says who wrote the text: by a word for an author, or by a name that the text before does not have.
func TestOfWriter(t *testing.T) {
	const before = "The tide rose. Ada Brill saw it."
	long := func(n int) string { s := "Ann Roe is a reporter in Holm "; return s + strings.Repeat("x", n-len(s)) }
	for s, want := range map[string]bool{
		"The author is a professor of law.": true, "The writer is a professor of law.": true, "The author is in jail.": false, "The reader is a professor of law.": false, "Ann Roe is a reporter in Holm.": true, "Ann van Roe is a reporter in Holm.": true,
		"Ada Brill is a reporter in Holm.": false, "Roe is a reporter in Holm.": false, "Ann Roe was a reporter in Holm.": false, "Ann Roe reporter in Holm.": false, "Ann Roe is dead.": false, "ann Roe is a reporter.": false, "Ann, Roe is a reporter.": false,
		"van Roe is a reporter.": false, "Ann Roe is one of the two old sick reporter": true, "Ann Roe is one of the two old and sick reporter": false, "Ann Roe — reporter in Holm": true, "Ann Roe ist Redakteurin in Holm.": true, "": false,
		long(300): true, long(301): false,
	} {
		x := read("", before, "en")
		if got := x.ofWriter(s, before); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestPortraits: the last four paragraphs may hold the portrait of a firm, behind the first third of the text.
func TestPortraits(t *testing.T) {
	const news = "Grell Ferries has bought a ship for the line to Holm that takes two hundred people across the sound."
	const about, portrait = "About Grell Ferries", "Grell Ferries runs forty ships."
	for name, c := range map[string]struct {
		lines []string
		want  bool
	}{
		"at the end": {[]string{news, news, about, portrait}, true}, "with one behind": {[]string{news, news, about, portrait, "It rained."}, true}, "fourth from the end": {[]string{news, news, about, portrait, "It rained.", "It rained."}, true},
		"fifth from the end": {[]string{news, news, about, portrait, "It rained.", "It rained.", "It rained."}, false}, "in the first third": {[]string{"It rained.", about, portrait, news}, false}, "first": {[]string{about, portrait, "It rained."}, false},
		"a sentence": {[]string{news, news, about + ".", portrait}, false}, "another name": {[]string{news, news, "About Kelm Ships", portrait}, false}, "another heading": {[]string{news, news, "Behind Grell Ferries", portrait}, false},
		"name too late": {[]string{news, news, about, "It is now so that we at Ferries run ships."}, false}, "name among the first": {[]string{news, news, about, "It is we at Ferries who run ships."}, true},
		"long heading": {[]string{news, news, "About the one and only firm with its seat on the old quay of the harbour of Grell Ferries", portrait}, false},
	} {
		x := read("", strings.Join(c.lines, "\n\n"), "en")
		got := false
		for p, line := range c.lines {
			got = got || x.aside[p] && (line == portrait || strings.Contains(line, "we at"))
		}
		if got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
