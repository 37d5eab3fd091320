package seed

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// offices are the last or first words of a line below the name of who signs for a club, a school or a parish, in lower case.
var offices = listed("offices")

// shortSigned is the length in bytes below which a text with a name and an office may be a saying with who said it.
const shortSigned = 200

// takeOfficer takes the name for the author that stands in the last line but one, above an office: "Ada Roe", "Secretary". Both lines
// stay. A sentence or the closing of a letter stands before them: below "Contact" or in a list of officers the name is no author's, nor
// is one that the text has as well.
func (a *Article) takeOfficer(blocks []block) {
	last := len(blocks) - 1
	if len(a.Authors) > 0 || last < 3 || blocks[last].gap || !isOffice(blocks[last].text) {
		return
	}
	name, before := blocks[last-1].text, blocks[:last-1]
	given := strings.TrimPrefix(strings.TrimPrefix(name, "Dr "), "Dr. ")
	if !personal(given) || !lexis.IsGiven(strings.Fields(given)[0]) || isOrganisation(name) {
		return
	}
	end, size := before[last-2], 0
	if !closings[wording(end.text)] && (!end.whole || strings.ContainsRune(prose.Marks, prose.LastRune(end.text))) {
		return
	}
	for _, bl := range before {
		size += len(bl.text)
	}
	if size < shortSigned || slices.ContainsFunc(before, func(bl block) bool { return strings.Contains(bl.text, given) || isOffice(bl.text) }) {
		return
	}
	a.Authors = plaintext.Lines([]string{given})
}

// isOffice reports whether a line is an office, perhaps with a place or a club beside it: "Secretary", "Vicar of Elm".
func isOffice(line string) bool {
	if len(line) > 50 || !prose.StartsUpper(line) || moreWords(line, 6) || strings.ContainsAny(line, ".:;?!0123456789\""+prose.DoubleMarks) {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(line), " ")
	return offices[strings.TrimRight(first, ",")] || offices[lastOf(line)]
}
