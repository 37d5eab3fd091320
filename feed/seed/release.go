package seed

import (
	"regexp"
	"strings"
	"unicode"

	"seedfeed/feed/order"
	"seedfeed/feed/prose"
)

// releaseLine reports whether a line is a notice to the press, about the kind of text or the time from which it may be
// published: "FOR IMMEDIATE RELEASE", "PRESS RELEASE", "EMBARGOED UNTIL 09:00 ON 1 MARCH", "Sperrfrist: 1. März, 9 Uhr". Such
// a line is neither the title nor part of the text. Only dates, times and a few fixed words may follow the wording:
// "Embargo on herring lifted" is a headline.
func releaseLine(line string) bool {
	if len(line) > 160 {
		return false
	}
	if wireHead.MatchString(line) {
		return true
	}
	line = strings.ToLower(strings.Trim(line, "-–—*_#=[]()<>!. \t"))
	rest, ok := afterAny(line, releaseStarts)
	if !ok {
		return false
	}
	for w := range strings.FieldsFuncSeq(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:()/–—-", r) }) {
		if w = strings.Trim(w, ".!*"); w != "" && !strings.ContainsAny(w, "0123456789") && !order.MayStandBeside(w) {
			return false
		}
	}
	return true
}

// wireHead matches the lines that agencies send above a report: its number, priority, desk and length, or its name and version: "bdt0412 3 vm 312
// dpa 0789", "APA0123 5 CI 0234", "BC-EU--Elm-Wall, 2nd Ld", "ELM-WALL/ (UPDATE 2)". A comment is not meant for readers either: "<!-- old -->".
var wireHead = regexp.MustCompile(`^\pL{2,6}\d{3,4} \d \pL{1,3} \d{2,4}(?: |$)|^[A-Z]{2}-[\w-]*--[\w-]+, ?\d\w\w Ld|^[A-Z\d-]+/ \(UPDATE \d+\)$|^<!--.*-->$`)

// wireKeys matches the keywords that an agency writes below such a line: "Kommunen/Wasser/".
var wireKeys = regexp.MustCompile(`^[\pL\d-]+(?:/[\pL\d-]+)*/$`)

// afterAny returns the text after the longest of the starts that it begins with, provided that start ends a word.
func afterAny(text string, starts []string) (rest string, ok bool) {
	longest := 0
	for _, s := range starts {
		if len(s) > longest && strings.HasPrefix(text, s) {
			if next := prose.FirstRune(text[len(s):]); len(text) == len(s) || !unicode.IsLetter(next) {
				longest = len(s)
			}
		}
	}
	return text[longest:], longest > 0
}

// dropReleaseLines removes the lines that releaseLine reports above the first sentence of a text.
func dropReleaseLines(blocks []block) []block {
	const most = 8
	kept := blocks[:0]
	for i := range blocks {
		if text := blocks[i].text; !releaseLine(text) && !isMailHead(text) && !(i > 0 && wireKeys.MatchString(text) && wireHead.MatchString(blocks[i-1].text)) {
			kept = append(kept, blocks[i])
			if i >= most || blocks[i].whole {
				return append(kept, blocks[i+1:]...)
			}
		}
	}
	return kept
}

var releaseStarts = lists["releaseStarts"]
