package seed

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// joinHeadline joins a headline that stands on two or three lines above a text: every line below the first starts in lower case,
// or the line before it ends in a word such as "the", and none of them has a stop or is a single word, as in a list.
func joinHeadline(blocks []block) []block {
	const text = 100 // bytes of a paragraph, which no poem has
	for at := 0; at < min(len(blocks), 4) && headLine(blocks[at]); at++ {
		end := at + 1
		for end < len(blocks) && end-at < 3 && !blocks[end].gap && headLine(blocks[end]) && !underTitle(blocks, end) && (startsLower(blocks[end].text) || endsOpen(blocks[end-1].text)) {
			end++
		}
		if end == at+1 || end == len(blocks) || !blocks[at].gap || startsLower(blocks[at].text) || underTitle(blocks, at) || startsLower(blocks[end].text) || !blocks[end].gap && !underTitle(blocks, end) {
			continue
		}
		if isName(blocks[at].text) && !isName(blocks[at+1].text) && !endsOpen(blocks[at].text) { // Old Lock Opens, and below: with pictures from the archive
			continue
		}
		if slices.ContainsFunc(blocks[end:min(len(blocks), end+4)], func(b block) bool { return b.whole && len(b.text) > text }) {
			for _, bl := range blocks[at+1 : end] {
				blocks[at].text += " " + bl.text
			}
			return slices.Delete(blocks, at+1, end)
		}
	}
	return blocks
}

// headLine reports whether a line may be one of a headline that stands on several: it is no sentence, address or item.
func headLine(bl block) bool {
	return !bl.whole && len(bl.text) <= 90 && !strings.ContainsAny(bl.text, "@/|;") && !strings.HasSuffix(bl.text, ",") && !strings.HasSuffix(bl.text, ":") && !listItem(bl.text) && (moreWords(bl.text, 1) || isSectionName(bl.text))
}

// aboveTitle reports whether a line may stand above the title: a labelled caption, a date, the number of an issue, a
// note of the editors, a contact, the head of a page of a paper, a path on a site ("Home > News > Benning"), or a place that its text follows ("BENNING –").
func aboveTitle(text string) bool {
	return labelled(text) || isDate(text) || isIssue(text) || prose.IsNote(text) || isMasthead(text) ||
		len(text) < 160 && (asksTo(text) || reaches(text) || isPhone(text) || isPath(text)) || cutDateline(text)
}

// isMasthead reports whether a line is the head of a page of a paper: its name or the number of the page, and a date, with bars
// between: "Benning Gazette | 4 May 2026 | Page 4".
func isMasthead(text string) bool {
	if len(text) > 120 || !strings.ContainsAny(text, "0123456789") || !strings.ContainsAny(text, "|·•") {
		return false
	}
	dated, sure := false, false
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '|' || r == '·' || r == '•' }) {
		switch part = strings.TrimSpace(part); {
		case isDate(part) || stamp(part) > 0:
			dated = true
		case isBody(part) || isIssue(part) || isFurniture(part):
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

var firstPages = labels("home|homepage|start|startseite|accueil|inicio|início|главная|strona główna")

// cutDateline reports whether a line is a place of up to three words, in capitals, and a dash.
func cutDateline(text string) bool {
	place := strings.TrimRight(text, " -–—")
	return len(text) < 60 && place != text && capitals(place) && isName(place) && !moreWords(place, 3)
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
		!personal(blocks[0].text) || isBody(blocks[0].text) || moreWords(blocks[0].text, 3) || !sentenceCase(blocks[1].text) || !moreWords(blocks[1].text, 3) || !titleLike(blocks[1:]) {
		return false
	}
	if tag := spoken(blocks[1].text, blocks[2].text); tag == "" || tag == "en" || tag == "de" {
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
