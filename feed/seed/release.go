package seed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/calendar"
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
	last := ""
	for w := range strings.FieldsFuncSeq(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:()/–—-", r) }) {
		if w = strings.Trim(w, ".!*"); w != "" && !strings.ContainsAny(w, "0123456789") && (!order.MayStandBeside(w) || calendar.IsZone(w) && !order.IsZone(w, last)) {
			return false
		}
		last = w
	}
	return true
}

// wireHead matches the lines that agencies send above a report: its number, priority, desk and length, or its name and version:
// "bdt0412 3 vm 312 dpa 0789", "APA0123 5 CI 0234", "BC-EU--Elm-Wall, 2nd Ld", "AM-Elm Wall,250", "ELM-WALL/ (UPDATE 2)", "Slug:
// WALL04". A comment is not meant for readers either: "<!-- old -->".
var wireHead = regexp.MustCompile(`^\pL{2,6}\d{3,4} \d \pL{1,3} \d{2,4}(?: |$)|^[A-Z]{2}-[\w-]*--[\w-]+, ?\d\w\w Ld|^(?:AM|PM|BC)-[\w -]+(?:, \d\w\w Ld[\w-]*)?,\d{2,4}$|^[A-Z\d-]+/ \(UPDATE \d+\)$|^(?i:slug(?:line)?): ?(?:[\w/-]{2,40}|[A-Z /-]{2,40}|[\w /-]{0,40}\d[\w /-]{0,40})$|^<!--.*-->$`)

// wireKeys matches the keywords that an agency writes below such a line: "Kommunen/Wasser/", "moulin-culture".
var wireKeys = regexp.MustCompile(`^[\pL\d-]+(?:/[\pL\d-]+)*/$|^\p{Ll}+(?:-\p{Ll}+)+$`)

// wireNote matches what an agency says of a new version of its report: "(Adds quote)", "(Zusammenfassung 1400)", "Eds: UPDATES with quote".
var wireNote = regexp.MustCompile(`^\((?:Writes through|(?:Adds|Updates|Recasts|Corrects|Repeats|Refiles|Writes through)\b(?:[^()]*;|[^()]*\b(?:quotes?|comments?|details?|background|reaction|context|analysts?|shares?|figures?|prices?|spelling|typo|name|date|dateline|byline|title|headline|paragraphs?|para|lede?|story|number|pictures?|photos?|link)\b)[^()]*|(?i:neu: \pL+(?:(?:, | und )\pL+)*|meldung \d+[^()]*|(?:zusammenfassung|berichtigung|korrektur|wiederholung|aktualisierung|überblick)(?:(?: \d|:| -)[^()]*|[^()]* absatz[^()]*)?))\)$|^Eds: (?:\p{Lu}{2}|(?:Adds|Updates|Recasts|Corrects|With|Will|This)\b)`)

// wireVersion matches the same before a title: "UPDATE 1-Old lock opens".
var wireVersion = regexp.MustCompile(`^(?:(?:UPDATE|WRAPUP) \d|CORRECTED|REFILE|RPT)-`)

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
		if text := blocks[i].text; !releaseLine(text) && !wireNote.MatchString(text) && !isMailHead(text) && !(i > 0 && wireKeys.MatchString(text) && wireHead.MatchString(blocks[i-1].text)) {
			kept = append(kept, blocks[i])
			if i >= most || blocks[i].whole {
				return append(kept, blocks[i+1:]...)
			}
		}
	}
	return kept
}

// dropEndMark takes out a mark of the end below a text: "-30-", "– ENDS –", "(more)". What is said of the firm may follow it; one
// in round brackets stands among the last three lines, since a text may quote it, and what has no marks, "MORE TO COME", "akr/blu",
// alone below a sentence. Those who reported and edited go as well, and all that is for editors only.
func dropEndMark(blocks []block) {
	agency := func() bool { // looked for late: the pattern is slow
		return slices.ContainsFunc(blocks[:min(len(blocks), 5)], func(bl block) bool { return agencyLine.MatchString(bl.text) })
	}
	for i := 2; i < len(blocks); i++ {
		if text := strings.Trim(blocks[i].text, "# .:"); len(text) < 80 && deskNotes[text] && (agency() || strings.HasPrefix(text, "Die ") || endsInContacts(blocks[i+1:])) {
			setFurniture(blocks[i:])
			break
		}
	}
	for i := max(1, len(blocks)/2); i < len(blocks); i++ {
		text := blocks[i].text
		if near := i+3 >= len(blocks); blocks[i].role == body && (len(text) < 30 && (near || text == "" || text[0] != '(') && endMark.MatchString(text) ||
			near && strings.Contains(text, "ing by ") && editedBy.MatchString(text) || i == len(blocks)-1 && len(text) < 60 && blocks[i-1].whole && (lastMark.MatchString(text) || deskMark.MatchString(text) && agency())) {
			blocks[i].role = furniture
		}
	}
}

// setFurniture sets the role of all blocks to furniture.
func setFurniture(blocks []block) {
	for i := range blocks {
		blocks[i].role = furniture
	}
}

// endsInContacts reports whether notes have no long sentence, and at their end how to reach those who wrote them.
func endsInContacts(notes []block) bool {
	return slices.ContainsFunc(notes[max(0, len(notes)-5):], func(bl block) bool {
		return strings.Contains(bl.text, "@") || strings.Contains(bl.text, "+4") || strings.Contains(bl.text, "Tel.")
	}) &&
		!slices.ContainsFunc(notes, func(bl block) bool { return bl.whole && len(bl.text) > 100 })
}

// deskNotes begin what German agencies write below a report for editors.
var deskNotes = listed("deskNotes")

var (
	endMark  = regexp.MustCompile(`(?i)^[-–—*#(]+ ?(?:30|0|ends?|ende|schluss|fin|fine|fim|einde|koniec|конец|more(?: to come)?) ?[-–—*#)]+$`)
	lastMark = regexp.MustCompile(`^(?:(?i:more to come)|MORE|ENDS?|ENDE|FINE?|FIM|EINDE|KONIEC|КОНЕЦ|NNNN?|\p{Ll}{2,4}(?:-\p{Ll}{2,4}(?:/\p{Ll}{2,4})+|(?:/\p{Ll}{2,4}){2,}|/ \p{Ll}{2,4}/)|\p{Lu}{2,4} // \p{Lu}{2,4}|Lusa/[Ff]im)$`)
	// deskMark matches those of who wrote and edited a report, which may be other words below other texts: "his/her", "CDU/CSU".
	deskMark = regexp.MustCompile(`^(?:\p{Ll}{2}/\p{Ll}{2}|\p{Ll}{3}/\p{Ll}{3}|\p{Lu}{2,4}(?: ?//? ?\p{Lu}{2,4})+)$`)
	// agencyLine matches the start of the report of an agency: "Elm (dpa/lno) - ".
	agencyLine = regexp.MustCompile(`^[^.!?]{0,60}\((?:dpa|AFP|APA|AP|KNA|epd|SID|sid|sda|Reuters|EFE|EP|ANSA|Adnkronos|Lusa|PAP|ANP|Belga)\b[^()]{0,20}\)|^[^.!?]{0,40}/(?:PRNewswire|dpa|AFP)/`)
	editedBy   = regexp.MustCompile(`^\((?:Additional )?(?:[Rr]eporting|Writing|Editing)(?: and \pL+)? by \p{Lu}[\pL.'’-]*(?: (?:de|da|van|von|der|la|al|el|bin))*(?: \p{Lu}[\pL.'’-]*){1,2}(?:(?:[,;]| and| in| at)[^()]{2,200})?\)$|^Reporting by \p{Lu}[^;.]+; .*(?:[Ww]riting|[Ee]diting) by [^.]+$`)
)

var releaseStarts = lists["releaseStarts"]
