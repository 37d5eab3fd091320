package seed

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/language"
	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

// joinHeadline joins a headline that stands on two lines above a text: the first ends in a word such as "the", and the second
// starts in lower case.
func joinHeadline(blocks []block) []block {
	const text = 100 // bytes of a paragraph, which no poem has
	if len(blocks) < 3 || !blocks[0].gap || blocks[1].gap || !blocks[2].gap && !underTitle(blocks, 2) || !headLine(blocks[0]) || !headLine(blocks[1]) ||
		underTitle(blocks, 1) || prose.StartsLower(blocks[0].text) || !prose.StartsLower(blocks[1].text) || prose.StartsLower(blocks[2].text) {
		return blocks
	}
	if _, word := cutLastWord(blocks[0].text); !neverLast[word] || !slices.ContainsFunc(blocks[2:min(len(blocks), 6)], func(b block) bool { return b.whole && len(b.text) > text }) {
		return blocks
	}
	blocks[0].text += " " + blocks[1].text
	return slices.Delete(blocks, 1, 2)
}

// neverLast are words that no title ends in: articles and prepositions that are no part of a verb, as "on" and "an" are.
var neverLast = prose.Set("the der die das dem den des einen einem einer eine von für zur zum le la les du des une pour dans el los las del il gli della dello het een van")

// headLine reports whether a line may be one of a headline that stands on several: it is no sentence, address or item.
func headLine(bl block) bool {
	return !bl.whole && len(bl.text) <= 90 && !strings.ContainsAny(bl.text, "@/|;") && !strings.HasSuffix(bl.text, ",") && !strings.HasSuffix(bl.text, ":") && !unwrap.ListItem(bl.text) && moreWords(bl.text, 1)
}

// aboveTitle reports whether a line may stand above the title: a labelled caption, a date, the number of an issue, a
// note of the editors, a contact, a path on a site ("Home > News > Benning"), or a place that its text follows ("BENNING –").
func aboveTitle(text string) bool {
	return labelled(text) || isDate(text) || isIssue(text) || prose.IsNote(text) ||
		len(text) < 160 && (asksTo(text) || reaches(text) || isPhone(text) || isPath(text)) || cutDateline(text)
}

// isMasthead reports whether a line is the head of a page of a paper: its name, a date and the number
// of the page, with bars between: "Benning Gazette | 4 May 2026 | Page 4".
func isMasthead(text string) bool {
	if len(text) > 120 || !strings.ContainsAny(text, "0123456789") || !strings.ContainsAny(text, "|·•") {
		return false
	}
	dated, sure := false, false
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '|' || r == '·' || r == '•' }) {
		switch part = strings.TrimSpace(part); {
		case isDate(part) || stamp(part) > 0:
			dated = true
		case isIssue(part) || isFurniture(part):
			sure = true
		case !isName(part):
			return false
		}
	}
	return dated && sure
}

// isPath reports whether a line is the path to a page, from the first page of a site or from a section.
func isPath(text string) bool {
	for _, mark := range [...]string{" > ", " › ", " » "} {
		if parts := strings.Split(text, mark); len(parts) > 2 && isName(text) {
			first := strings.ToLower(strings.TrimSpace(parts[0]))
			return isSectionWord(first) || firstPages[first]
		}
	}
	return false
}

var firstPages = listed("firstPages")

// cutDateline reports whether a line is a place of up to three words, in capitals, and a dash.
func cutDateline(text string) bool {
	place := strings.TrimRight(text, " -–—")
	return len(text) < 60 && place != text && prose.InCapitals(place) && isName(place) && !moreWords(place, 3)
}

// linesAbove returns how many lines at the start of several may stand above the title: one, or those of a contact ("Media
// contact:", a name, a number, an address).
func linesAbove(blocks []block) int {
	label, end := blocks[0].text, 1+slices.IndexFunc(blocks[1:], func(b block) bool { return b.gap })
	if end > 1 && (pressContact.MatchString(label) || editorNotes.MatchString(label) || asksTo(label+" Ann")) && slices.ContainsFunc(blocks[1:end], func(b block) bool { return reaches(b.text) || isPhone(b.text) }) {
		return end
	}
	if n := attendance(blocks); n > 0 {
		return n
	}
	if aboveTitle(label) && !(titleLike(blocks) && prose.IsNote(label) && !titleLike(blocks[1:])) || (isMasthead(label) || endsName(label)) && titleLike(blocks[1:]) {
		return 1
	}
	return 0
}

// attendance returns how many lines at the start say who came to a meeting, and the lines of details that follow them: "Present: Jo
// Lark, Wim Peters", "Apologies: none". The first must have a name or two, or another such line below it, and a title must follow:
// "Present: a box of matches." begins a story.
func attendance(blocks []block) int {
	label, rest, ok := strings.Cut(blocks[0].text, ":")
	if !ok || blocks[0].whole || !attendanceLabels[strings.ToLower(strings.TrimSpace(label))] {
		return 0
	}
	n := 1
	for n < len(blocks) && n < 6 && isField(blocks[n]) {
		n++
	}
	named := 0
	for name := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ',' || r == ';' }) {
		if name, _, _ = strings.Cut(name, "("); personal(name) {
			named++
		}
	}
	if n == len(blocks) || n == 1 && named < 2 || !titleLike(blocks[n:]) {
		return 0
	}
	return n
}

// attendanceLabels stand before the names of those who came to a meeting, or did not.
var attendanceLabels = listed("attendanceLabels")

// isField reports whether a line is a detail with its label, such as "Date: 4 May 2026".
func isField(bl block) bool {
	label, rest, ok := strings.Cut(bl.text, ": ")
	return ok && !bl.whole && rest != "" && !moreWords(label, 4) && prose.StartsUpper(label) && len(bl.text) < 160
}

// reaches reports whether a line is the address or telephone number of a contact.
func reaches(text string) bool {
	return strings.ContainsAny(text, "@0123456789") && (contact.MatchString(text) || beside.MatchString(text))
}

// isPhone reports whether a line is a telephone number and nothing else.
func isPhone(text string) bool {
	return len(text) >= 8 && len(text) <= 25 && strings.Trim(text, "+0123456789 ()./-") == "" && strings.ContainsAny(text, "0123456789")
}

// asksTo reports whether a line names a contact: "Contact: Ada Brill, Press Office".
func asksTo(text string) bool {
	rest, ok := afterAny(strings.ToLower(text), []string{"contact", "contacts", "enquiries", "inquiries", "press contact", "press contacts", "press enquiries", "press inquiries", "media contact", "media contacts", "media enquiries", "media inquiries"})
	return ok && len(rest) > 2 && strings.HasPrefix(rest, ": ")
}

// isIssue reports whether a line is the number of an issue: "Vol. 12, No. 3", "Issue 45 · May 2026".
func isIssue(text string) bool {
	_, ok := afterAny(strings.ToLower(text), []string{"vol.", "volume", "issue", "no.", "nr.", "number", "edition", "ausgabe", "jahrgang", "numéro", "número", "numero"})
	return ok && len(text) <= 60 && strings.ContainsAny(text, "0123456789") && len(strings.Fields(text)) <= 8 && !strings.HasSuffix(text, ".")
}

// belowName reports whether the title stands below the name of the writer alone. In English and German the name may itself be the
// title, "Harbour Lights". No word of the text may begin as a word of the name does: it is that of the woman a portrait is about.
func belowName(blocks []block) bool {
	if len(blocks) < 3 || !blocks[1].gap || !blocks[2].gap || !blocks[2].whole || len(blocks[2].text) < 100 ||
		!personal(blocks[0].text) || isOrganisation(blocks[0].text) || moreWords(blocks[0].text, 3) || !sentenceCase(blocks[1].text) || !moreWords(blocks[1].text, 3) || !titleLike(blocks[1:]) {
		return false
	}
	if tag := language.Of(blocks[1].text, blocks[2].text); tag == "" || tag == "en" || tag == "de" {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(blocks[0].text)) {
		letters := []rune(w)
		stem := string(letters[:min(len(letters), 5)])
		for i := range blocks[1:min(len(blocks), 60)] {
			for word := range strings.FieldsFuncSeq(strings.ToLower(blocks[i+1].text), func(r rune) bool { return !unicode.IsLetter(r) }) {
				if strings.HasPrefix(word, stem) {
					return false
				}
			}
		}
	}
	return true
}
