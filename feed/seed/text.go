package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// A block is one paragraph, line or item of the text, on one line.
type block struct {
	text  string
	gap   bool // a blank line, or the start of the text, stands before it
	whole bool // ends as a sentence does
	role  role
	kind  markup.Kind  // what its markup says; a paragraph in plain text
	sents []prose.Span // sentences of text, found once the breaks are repaired
}

// A role says where a block goes.
type role uint8

const (
	body role = iota
	caption
	twin      // an exact copy of a block that stays
	furniture // of the page, not of the article
)

// read fills title, body and captions from a text without front matter. Cut says whether a first block that reads as
// a title, or as the title we have, is taken out of the body; stopped, whether one with a full stop may be it.
func (a *Article) read(text string, cut, stopped bool) {
	blocks := dropPages(split(text))
	if cut {
		if len(blocks) > 2 && isByline(blocks[0].text) && a.Title == "" && titleLike(blocks[1:]) { // it stands above the title
			blocks[0], blocks[1] = blocks[1], blocks[0]
		}
		if stopped && a.Title == "" && stoppedTitle(blocks) {
			a.Title = headline(strings.TrimSuffix(blocks[0].text, "."))
			blocks = blocks[1:]
		} else {
			blocks = a.takeTitle(blocks)
		}
		blocks = a.takeByline(blocks)
	}
	prosaic := running(blocks)
	blocks = repair(blocks)
	if cut && prosaic {
		a.dropTitles(blocks)
	}
	for i := 0; i < len(blocks) && len(a.Authors) == 0; i++ {
		if blocks[i].role == furniture {
			a.Authors = writers(blocks[i].text)
		}
	}
	dropTag(blocks)
	a.gather(blocks, map[uint64]bool{})
}

// dropTitles takes lines that say the title again, word for word and without a stop, for copies of it.
func (a *Article) dropTitles(blocks []block) {
	if _, n := key(a.Title); n < minCopy {
		return
	}
	for i := range blocks {
		if bl := &blocks[i]; bl.role != furniture && !bl.whole && sameWords(bl.text, a.Title) {
			bl.role = twin
		}
	}
}

// gather makes the body and the captions of blocks that have their roles; seen holds the captions that are there already.
func (a *Article) gather(blocks []block, seen map[uint64]bool) {
	var b strings.Builder
	for i := range blocks {
		switch bl := &blocks[i]; bl.role {
		case caption:
			if k, _ := key(bl.text); !seen[k] {
				seen[k] = true
				a.Captions = append(a.Captions, bl.text)
			}
		case body:
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			b.WriteString(bl.text)
		}
	}
	a.Body = b.String()
	a.Standfirst = standfirst(blocks)
}

// split parts a text into blocks. A blank line ends one and so does any line break, unless the text was wrapped at a
// fixed width: then a break ends one only after a line that the next word would still have fitted into.
func split(text string) []block {
	text, width := unwrap(text)
	var blocks []block
	gap, room, inset := true, true, false
	var h hyphens
	for rest := text; rest != ""; {
		var raw string
		raw, rest, _ = strings.Cut(rest, "\n")
		line := fold(raw)
		if line == "" || ornament(line) && hasText(rest) && len(blocks) > 0 {
			gap = true
			continue
		}
		last := len(blocks) - 1
		indented := raw[0] == ' ' || raw[0] == '\t'
		if width > 0 && !gap && !room && last >= 0 && !listItem(line) && (inset || !indented || listItem(blocks[last].text)) {
			blocks[last].text = h.glue(blocks[last].text, line, text)
		} else {
			blocks = append(blocks, block{text: line, gap: gap})
		}
		room = width > 0 && fits(strings.TrimRight(raw, " \t"), rest, width)
		gap, inset = false, indented
	}
	for i := range blocks {
		blocks[i].whole = prose.EndsWhole(blocks[i].text)
	}
	return blocks
}

// unwrap returns the width a text was wrapped at, 0 if it was not, and the text with the captions that stand inside a
// wrapped paragraph behind it, where they part no sentence.
func unwrap(text string) (string, int) {
	const narrowest = 20
	width := widest(text)
	if width < narrowest {
		return text, 0
	}
	moved := captionsBehind(text)
	if !wrapped(moved, width) {
		return text, 0
	}
	return moved, width
}

// captionsBehind moves every line that says it is a caption to the end of its paragraph.
func captionsBehind(text string) string {
	var b strings.Builder
	var held []string
	flush := func() {
		for _, line := range held {
			b.WriteString("\n" + line + "\n")
		}
		held = held[:0]
	}
	for line := range strings.Lines(text) {
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "":
			flush()
			b.WriteString(line)
		case labelled(trimmed):
			held = append(held, trimmed)
		default:
			b.WriteString(line)
		}
	}
	flush()
	return b.String()
}

// widest returns the length of the longest line that has a neighbour, in runes; 0 if it is longer than any width a text
// is wrapped at. A line that stands alone, such as the title, says nothing of the width.
func widest(text string) int {
	const most = 120
	width, before := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\n")
		n := len(line)
		if n <= 4*most {
			n = utf8.RuneCountInString(line)
		}
		if n > 0 && before > 0 {
			width = max(width, before, n)
		}
		before = n
	}
	if width > most {
		return 0
	}
	return width
}

// wrapped reports whether a text was wrapped at a width: at least three breaks inside paragraphs (six where it is narrow),
// eight in ten of them where the next word had no room, over half without a final stop, and a third before a small
// letter, as hardly any in verse. A line with a stop and room for the next word ends a paragraph.
func wrapped(text string, width int) bool {
	const narrow = 36
	pairs, breaks, full, open, small := 0, 0, 0, 0, 0
	for rest := text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		next, _, _ := strings.Cut(rest, "\n")
		if strings.TrimSpace(line) == "" || strings.TrimSpace(next) == "" {
			continue
		}
		pairs++
		line = strings.TrimRight(line, " \t")
		room := fits(line, rest, width)
		stopped := strings.ContainsRune(".?!…:", lastRune(strings.TrimRight(line, " \"'”’)")))
		if room && stopped {
			continue
		}
		breaks++
		if !room {
			full++
		}
		if !stopped {
			open++
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, " \t\"'“‘(")); !unicode.IsUpper(r) && letterOrDigit(r) {
			small++
		}
	}
	return breaks >= 3 && (width >= narrow || breaks >= 6) && breaks*3 >= pairs && full*10 >= breaks*8 && open*2 > breaks && small*3 >= breaks
}

// fits reports whether the first word of rest had room behind line.
func fits(line, rest string, width int) bool {
	next, _, _ := strings.Cut(rest, "\n")
	word, _, _ := strings.Cut(strings.TrimLeft(next, " \t"), " ")
	const slack = 3
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word)+slack <= width
}

// ornament reports whether a line is a rule or a row of stars.
func ornament(line string) bool {
	return len(line) >= 3 && len(line) < 200 && strings.Trim(line, "-=_*~#·•+—– ") == ""
}

// listItem reports whether a line starts with the mark of a list: a bullet, or a number or letter with a stop.
func listItem(line string) bool {
	mark, rest, _ := strings.Cut(line, " ")
	if rest == "" {
		return false
	}
	switch mark {
	case "-", "*", "•", "–", "—", "+", "·", "◦", "▪", "‣", "[ ]", "☐", "☑":
		return true
	}
	if n := len(mark); n >= 2 && n <= 4 && (mark[n-1] == '.' || mark[n-1] == ')') {
		digits := strings.Trim(mark[:n-1], "0123456789") == ""
		return digits || n == 2 && mark[0] >= 'a' && mark[0] <= 'z'
	}
	return false
}

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
	above := 0 // captions that say what they are, above the title
	for above < 2 && above+1 < len(blocks) && labelled(blocks[above].text) {
		above++
	}
	if !titleLike(blocks[above:]) {
		return blocks
	}
	for _, bl := range blocks[:above] {
		a.Captions = append(a.Captions, bl.text)
	}
	a.Title = headline(blocks[above].text)
	return blocks[above+1:]
}

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
	for i := 1; i < min(len(blocks), 8); i++ { // a letter: the first lines are an address
		if strings.HasPrefix(blocks[i].text, "Dear ") {
			return blocks[1].gap && i == 1
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

// takeByline moves a line "By Jane Roe" that stands directly under the title to Authors.
func (a *Article) takeByline(blocks []block) []block {
	if a.Title == "" || len(blocks) < 2 || !isByline(blocks[0].text) {
		return blocks
	}
	if len(a.Authors) == 0 {
		a.Authors = folded(writers(blocks[0].text))
	}
	return blocks[1:]
}

func isByline(text string) bool { return len(writers(text)) > 0 }

// isDate reports whether a line is a date and nothing else.
func isDate(text string) bool {
	if len(text) > 40 || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	if _, rest, ok := strings.Cut(text, "day, "); ok { // Monday, 2 March 2026
		text = rest
	} else if _, rest, ok := strings.Cut(text, "day "); ok {
		text = rest
	}
	_, err := looseDate(text)
	return err == nil
}

// standfirst returns the first paragraph where it reads as one: one or two whole sentences of 8 to 60 words, no
// quotation left open, at least two paragraphs after it.
func standfirst(blocks []block) string {
	var first *block
	left := 0
	for i := range blocks {
		if blocks[i].role != body {
			continue
		}
		if left++; first == nil {
			first = &blocks[i]
		}
	}
	if left < 3 || first.kind != markup.Paragraph || !prose.EndsWhole(first.text) || len(first.sents) > 2 || openQuote(first.text) {
		return ""
	}
	if n := len(strings.Fields(first.text)); n < 8 || n > 60 {
		return ""
	}
	return first.text
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
