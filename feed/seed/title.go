package seed

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

// takeTitle removes the title from the first blocks, or a first block that repeats the title from front matter. Lines above
// the title stay in the body, except captions, which are set aside.
func (a *Article) takeTitle(blocks []block) []block {
	if len(blocks) == 0 {
		return blocks
	}
	if a.Title != "" {
		if sameWords(blocks[0].text, a.Title) {
			return blocks[1:]
		}
		return blocks
	}
	at := titleAt(blocks)
	if at < 0 {
		return blocks
	}
	var stay []block
	for _, bl := range blocks[:at] {
		if labelled(bl.text) {
			a.Captions = append(a.Captions, bl.text)
		} else {
			stay = append(stay, bl)
		}
	}
	a.Title = header.Headline(unlabelled(blocks[at].text))
	if len(stay) == 0 {
		return blocks[at+1:]
	}
	return append(stay, blocks[at+1:]...)
}

// titleAt returns the index of the title among the first blocks, or -1. It skips what may stand above a title: captions,
// dates and contacts, and also letterheads, mastheads and names of sections if a line that reads as a title follows.
func titleAt(blocks []block) int {
	const most = 8
	first := 0
	for n := 1; n > 0 && first < most && first+1 < len(blocks); first += n {
		n = linesAbove(blocks[first:])
	}
	at := first
	for at < most {
		next := belowHead(blocks, at)
		if next < 0 {
			break
		}
		at = next
	}
	if at > first || titleLike(blocks[at:]) {
		return at
	}
	return -1
}

// unlabelled removes the label of a title: "Title: Old lock opens", "Press release: Old lock opens", "# Old lock opens".
func unlabelled(text string) string {
	text = wireVersion.ReplaceAllString(strings.TrimPrefix(text, "# "), "")
	label, rest, ok := strings.Cut(text, ":")
	if rest = strings.TrimSpace(rest); ok && rest != "" && titleLabels[strings.ToLower(label)] {
		return rest
	}
	return text
}

var titleLabels = listed("titleLabels")

// titleLike reports whether the first block reads as a title: at most 200 characters with a letter or digit, no final stop but that
// of a firm, comma or colon, no list item, date, by-line or address of the web, and not the first of several lines without a stop
// (a list, a poem, an address). A question or exclamation is a title only if it stands alone above a text. Of 487 articles without
// a title, 471 start with a whole sentence, which stays.
func titleLike(blocks []block) bool {
	text := blocks[0].text
	if len(text) > 800 || utf8.RuneCountInString(text) > 200 || !strings.ContainsFunc(text, prose.IsLetterOrDigit) || startsList(blocks) || isByline(text) || isDate(text) || strings.Contains(text, "https://") || strings.Contains(text, "http://") {
		return false
	}
	end := prose.LastRune(strings.TrimRight(text, ")]】 \u00a0\u202f"+prose.Marks))
	if strings.ContainsRune(",;:—–-，；：、", end) || openQuote(text) {
		return false
	}
	if strings.ContainsRune("?!？！", end) {
		return len(blocks) > 1 && blocks[1].gap && utf8.RuneCountInString(text) <= 100 && strings.Count(text, ". ") == 0 && !strings.ContainsAny(text[:1], "\"'") && !strings.ContainsAny(text, "“”‘„«»")
	}
	if (strings.ContainsRune(".…。", end) || strings.HasSuffix(withoutTrail(text), ".")) && !endsName(text) {
		return false
	}
	apart := true
	for i := 1; i < min(len(blocks), 8); i++ { // a letter starts with an address
		apart = apart && blocks[i].gap
		if strings.HasPrefix(blocks[i].text, "Dear ") {
			return (apart || isDocument(blocks[1].text) || isIssue(blocks[1].text)) && (i == 1 || !strings.ContainsAny(text, "0123456789"))
		}
	}
	if headsDetails(blocks) {
		return true
	}
	open := 1
	for open < len(blocks) && open < 3 && !blocks[open].gap && !prose.EndsWhole(blocks[open].text) && !underTitle(blocks, open) && utf8.RuneCountInString(blocks[open].text) < 90 {
		open++
	}
	return open < 3
}

// headsDetails reports whether the first line is a title above several lines that say whose, where and when, none of which ends as a
// sentence does: the name of a kind of document, "Minutes of the Parish Council", or one in capitals above lines that are not. One of
// them has a label, a date or, below capitals, a figure.
func headsDetails(blocks []block) bool {
	text := blocks[0].text
	if len(blocks) < 3 || blocks[1].gap || blocks[2].gap {
		return false
	}
	least := 3 // digits of a date
	if label, _, ok := strings.Cut(text, ": "); !isDocument(text) && !(ok && documents[lastOf(label)]) {
		if least = 1; !prose.InCapitals(text) || prose.InCapitals(blocks[1].text) || len(text) < 4 {
			return false
		}
	}
	for _, bl := range blocks[1:min(len(blocks), 4)] {
		if bl.gap {
			break
		}
		if isField(bl) || digits(bl.text) >= least && !reaches(bl.text) && !isPhone(bl.text) {
			return true
		}
	}
	return false
}

// startsList reports whether the first block is the item of a list. A number before several words is one only if the next number
// follows, or no text does: "1. FC Elm wins the cup" may be a title.
func startsList(blocks []block) bool {
	text := blocks[0].text
	n, numbered := number(strings.TrimRight(text[:max(strings.IndexByte(text, ' '), 0)], ".)"))
	next := strconv.Itoa(n + 1)
	return unwrap.ListItem(text) && (!numbered || !moreWords(text, 3) || !overText(blocks, 0) || slices.ContainsFunc(blocks, func(b block) bool { return strings.HasPrefix(b.text, next) && unwrap.ListItem(b.text) }))
}

// withoutTrail returns a line without the hashtags, signs and references behind it: "It opens on Monday. #harbour 🌊", "... on
// Monday. (source)".
func withoutTrail(text string) string {
	for {
		rest, w, ok := text, "", false
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			rest, w, ok = text[:i], text[i+1:], true
		}
		reference := ok && (w[:min(len(w), 1)] == "#" && len(w) > 1 || strings.HasPrefix(w, "(") && strings.HasSuffix(w, ")") || strings.HasPrefix(w, "["))
		if !ok || !reference && strings.ContainsFunc(w, prose.IsLetterOrDigit) {
			return text
		}
		text = strings.TrimRight(rest, " ")
	}
}

// underTitle reports whether line i stands under a title and in no list or address: a by-line of any language, also without a
// name ("By our sports reporter") or without "by" above a post, a date with or without words or a place before it ("Publié le
// 12 mars"), or stars.
func underTitle(blocks []block, i int) bool {
	text := blocks[i].text
	word, rest, more := strings.Cut(text, " ")
	word = strings.ToLower(strings.TrimSuffix(word, ":"))
	placed, _ := placeAndDate(text)
	return isByline(text) || isDate(text) || placed || stamp(text) > 0 || more && slices.Contains(byStarts, word) && (postHeld(rest) || bylineNames(text) != nil) ||
		personal(text) && i+1 < len(blocks) && postHeld(lastOf(blocks[i+1].text)) && !moreWords(blocks[i+1].text, 5) ||
		!strings.ContainsFunc(text, prose.IsLetterOrDigit)
}

// stoppedTitle reports whether the first block is a title although it ends in a full stop: three to twelve words that do
// not refer to a sentence before them, above a paragraph of at least two sentences and three times the length, or above a
// by-line. Above a by-line it may be two sentences.
func stoppedTitle(blocks []block) bool {
	signed := len(blocks) > 2 && isByline(blocks[1].text)
	if len(blocks) < 2 || !blocks[1].gap || !signed && !blocks[1].whole || !strings.HasSuffix(blocks[0].text, ".") || strings.HasSuffix(blocks[0].text, "..") {
		return false
	}
	text := blocks[0].text
	words := strings.Fields(text)
	if len(words) < 3 || len(words) > 12 || len(text) > 90 || initials(words[len(words)-1]) || openers[words[0]] && words[0] != "The" && words[0] != "A" && words[0] != "An" {
		return false
	}
	stem := strings.TrimSuffix(text, ".")
	if strings.ContainsAny(stem, "?!:‘"+prose.DoubleMarks) || !titleLike([]block{{text: stem}}) {
		return false
	}
	return signed || len(text)*3 <= len(blocks[1].text) && !strings.Contains(stem, ".") && strings.Contains(blocks[1].text, ". ")
}

// belowHead returns the index of the title below a letterhead, a masthead or the name of a section at block at, or -1 if
// that block is none of these. The head extends to the next blank line. The title must stand alone above a text.
func belowHead(blocks []block, at int) int {
	if below := belowSection(blocks, at); below > 0 {
		return below
	}
	if at == 0 && belowName(blocks) {
		return 1
	}
	if at+2 < len(blocks) && !blocks[at+1].gap && isOrganisation(blocks[at].text) && isDocument(blocks[at+1].text) && moreWords(blocks[at+1].text, 2) && !isDocument(blocks[at].text) && titleLike(blocks[at+1:]) {
		return at + 1 // Millbrook Garden Club, and on the next line: Minutes of the meeting of 4 May
	}
	next := at + 1
	for next < len(blocks) && !blocks[next].gap && next-at < 7 {
		next++
	}
	lines, dated := next-at, false
	for next < len(blocks) && (aboveTitle(blocks[next].text) || blocks[next].gap && isSection(blocks[next].text)) {
		dated = dated || isDate(blocks[next].text) || isIssue(blocks[next].text)
		next++
	}
	if next-at > 9 || next+1 >= len(blocks) || !blocks[next].gap || !blocks[next+1].gap || !titleLike(blocks[next:]) || !overText(blocks, next) && !(isOrganisation(blocks[at].text) && isDocument(blocks[next].text)) {
		return -1
	}
	head, title := blocks[at].text, blocks[next].text
	if name, address, _ := strings.Cut(head, ", "); digits(address) > 0 && isOrganisation(name) { // Elm Mill Ltd, 4 Quay Road, Elm
		head = name
	}
	for _, bl := range blocks[at+1 : at+lines] {
		if bl.whole || len(bl.text) > 60 {
			return -1
		}
		placed, _ := placeAndDate(bl.text)
		dated = dated || isDate(bl.text) || isIssue(bl.text) || placed
	}
	_, letter := placeAndDate(head)
	if lines == 1 && (isSection(head) || letter) && len(strings.Fields(title)) > 3 && !prose.StartsLower(title) || isName(head) && (dated || strings.Contains(blocks[next+1].text, "(ots)") || isDocument(title) || isOrganisation(head) && (lines > 1 || prose.InCapitals(head) && !prose.InCapitals(title) || sentenceCase(title))) {
		return next
	}
	return -1
}

// belowSection returns the index of the title directly below the name of a section, or below the writer of an opinion that
// follows it, or -1. The title stands above a text.
func belowSection(blocks []block, at int) int {
	section, title := strings.ToLower(blocks[at].text), at+1
	written := title < len(blocks) && opinionWords[section] && !reviewWords[section] && personal(blocks[title].text) && !isOrganisation(blocks[title].text)
	if written { // Opinion, then: Ada Brill, then: Why the old lock must stay open
		title++
	}
	if title+1 >= len(blocks) || !titleLike(blocks[title:]) || !overText(blocks, title) {
		return -1
	}
	text := blocks[title].text
	switch {
	case written && moreWords(text, 3) && sentenceCase(text):
		return title
	case !written && !blocks[title].gap && (isSectionWord(section) || sectionNames[section]) && (!isName(text) || strings.ContainsAny(text, "0123456789")):
		return title // Obituary, and on the next line: Ada Brill, 1938–2026
	}
	return -1
}

// overText reports whether a sentence, or a line as long as one, follows within three blocks.
func overText(blocks []block, at int) bool {
	for i := at + 1; i < len(blocks) && i < at+4; i++ {
		if blocks[i].whole || len(blocks[i].text) > 80 {
			return true
		}
	}
	return false
}

// isName reports whether a line reads like a name: up to eight words, all capitalised except the small words of names.
func isName(text string) bool {
	n := 0
	for w := range strings.FieldsSeq(text) {
		if prose.StartsLower(w) && !nameFill[strings.ToLower(w)] {
			return false
		}
		n++
	}
	return n > 0 && n <= 8 && len(text) <= 80 && !strings.ContainsAny(text, ".?!:;"+prose.DoubleMarks) || n <= 8 && companies[lastOf(text)]
}

func lastOf(text string) string {
	return strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])
}

// isOrganisation reports whether a name is that of an organisation, an office or a paper. It ends in the word for one, or begins with
// it ("Ministry of Rivers", "Gemeinde Benning"). A verb before the last word makes it a headline: "Plan Splits Town Council".
func isOrganisation(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	last := len(words) - 1
	if last > 0 && foreignOrganisations[words[0]] || last > 1 && organisationWords[words[0]] && nameFill[words[1]] {
		return true
	}
	if last < 1 || !organisationWords[words[last]] && !foreignOrganisations[words[last]] && !companies[words[last]] {
		return false
	}
	for i := 1; i < last-1; i++ {
		if w := words[i]; strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "’s") && !strings.HasSuffix(w, "ss") && !nameFill[words[i-1]] && !nameFill[words[i+1]] {
			return false
		}
	}
	return true
}

// isDocument reports whether a title begins with the kind of document: "Minutes of the Roads Committee".
func isDocument(title string) bool {
	word, _, _ := strings.Cut(strings.ToLower(title), " ")
	return documents[strings.TrimRight(word, ",:")] || strings.HasPrefix(strings.ToLower(title), "annual ")
}

// sentenceCase reports whether a text is written like a sentence rather than a name: with words in lower case.
func sentenceCase(text string) bool { return !isName(text) && prose.StartsUpper(text) }

// The words of these lists are ours.
var (
	nameFill          = prose.Set("of the and for & at in on to de la le les du des di del della der und für von van voor en y e do da dos og i et och")
	organisationWords = listed("organisationWords")

	foreignOrganisations = listed("foreignOrganisations")

	companies = listed("companies")

	documents = listed("documents")
)
