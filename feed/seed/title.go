package seed

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// takeTitle cuts the first block where it reads as a title, or where it says the title front matter gave.
func (a *Article) takeTitle(blocks []block) []block {
	if len(blocks) == 0 {
		return blocks
	}
	first := blocks[0].text
	if a.Title != "" {
		if sameWords(first, a.Title) {
			return blocks[1:]
		}
		return blocks
	}
	above := 0
	for above < 8 && above+1 < len(blocks) && aboveTitle(blocks[above].text) {
		above++
	}
	if !titleLike(blocks[above:]) {
		return blocks
	}
	var stay []block
	for _, bl := range blocks[:above] {
		switch {
		case labelled(bl.text):
			a.Captions = append(a.Captions, bl.text)
		case !release.MatchString(bl.text):
			stay = append(stay, bl)
		}
	}
	a.Title = headline(blocks[above].text)
	return append(stay, blocks[above+1:]...)
}

// aboveTitle reports whether a line may stand above the title: a caption that says it is one, a date, what tells the
// press that a text is for it, and whom to ask.
func aboveTitle(text string) bool {
	return labelled(text) || isDate(text) || release.MatchString(text) || len(text) < 160 && (asksTo.MatchString(text) || contact.MatchString(text) || beside.MatchString(text) || phone.MatchString(text))
}

var phone = regexp.MustCompile(`^\+?[\d ()./-]{7,24}$`)

var asksTo = regexp.MustCompile(`(?i)^(?:(?:press|media) )?(?:contacts?|enquiries|inquiries): \S`)

// titleLike reports whether the first block is a title: at most 200 characters, a letter or digit in it, no final stop,
// comma or colon, no list item, date or by-line, and not the first of several lines without a stop (a list, a poem, an
// address). A question or exclamation is one only when it stands alone over a text. In 487 articles without a title
// 471 start with a whole sentence: those keep it.
func titleLike(blocks []block) bool {
	text := blocks[0].text
	if len(text) > 800 || utf8.RuneCountInString(text) > 200 || !strings.ContainsFunc(text, letterOrDigit) || listItem(text) || isByline(text) || isDate(text) {
		return false
	}
	end := lastRune(strings.TrimRight(text, "\"'”’»)]"))
	if strings.ContainsRune(",;:—–-", end) || openQuote(text) {
		return false
	}
	if end == '?' || end == '!' {
		return len(blocks) > 1 && blocks[1].gap && utf8.RuneCountInString(text) <= 100 && strings.Count(text, ". ") == 0 && !strings.ContainsAny(text[:1], "\"'") && !strings.ContainsAny(text, "“”‘")
	}
	if strings.ContainsRune(".…。！？", end) {
		return false
	}
	apart := true
	for i := 1; i < min(len(blocks), 8); i++ { // a letter: the first lines are an address
		apart = apart && blocks[i].gap
		if strings.HasPrefix(blocks[i].text, "Dear ") {
			return apart && (i == 1 || !strings.ContainsAny(text, "0123456789"))
		}
	}
	open := 1
	for open < len(blocks) && open < 3 && !blocks[open].gap && !prose.EndsWhole(blocks[open].text) && !isByline(blocks[open].text) && !isDate(blocks[open].text) && utf8.RuneCountInString(blocks[open].text) < 90 {
		open++
	}
	return open < 3
}

// stoppedTitle reports whether the first block is a title in spite of its full stop: three to twelve words that need no
// sentence before them, over a paragraph of two sentences or more that is at least three times as long.
func stoppedTitle(blocks []block) bool {
	if len(blocks) < 2 || !blocks[1].gap || !blocks[1].whole || !strings.HasSuffix(blocks[0].text, ".") || strings.HasSuffix(blocks[0].text, "..") {
		return false
	}
	text := blocks[0].text
	words := strings.Fields(text)
	if len(words) < 3 || len(words) > 12 || len(text) > 90 || len(text)*3 > len(blocks[1].text) || initials(words[len(words)-1]) || openers[words[0]] && words[0] != "The" && words[0] != "A" && words[0] != "An" {
		return false
	}
	stem := strings.TrimSuffix(text, ".")
	return !strings.ContainsAny(stem, ".?!\"“”‘:") && titleLike([]block{{text: stem}}) && strings.Contains(blocks[1].text, ". ")
}
