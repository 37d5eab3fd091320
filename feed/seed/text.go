package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// A block is one paragraph, line or item of the text, on one line.
type block struct {
	text  string
	gap   bool // a blank line, or the start of the text, stands before it
	whole bool // ends as a sentence does
	role  role
	kind  kind         // what its markup says; a paragraph in plain text
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
// a title, or as the title we have, is taken out of the body.
func (a *Article) read(text string, cut bool) {
	blocks := split(text)
	if cut {
		blocks = a.takeTitle(blocks)
		blocks = a.takeByline(blocks)
	}
	a.gather(repair(blocks), map[uint64]bool{})
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
	width := wrapWidth(text)
	var blocks []block
	gap, room := true, true
	for rest := text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		line = fold(line)
		if line == "" || ornament(line) && hasText(rest) && len(blocks) > 0 {
			gap = true
			continue
		}
		last := len(blocks) - 1
		if width > 0 && !gap && !room && last >= 0 && !listItem(line) {
			blocks[last].text = glue(blocks[last].text, line)
		} else {
			blocks = append(blocks, block{text: line, gap: gap})
		}
		room = width > 0 && fits(line, rest, width)
		gap = false
	}
	for i := range blocks {
		blocks[i].whole = prose.EndsWhole(blocks[i].text)
	}
	return blocks
}

// wrapWidth returns the width a text was wrapped at, 0 if it was not: lines of like length, at least three breaks inside
// paragraphs, nine in ten of them where the next word had no room, over half without a final stop.
func wrapWidth(text string) int {
	const widest = 120
	width := 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n")
		if len(line) > 4*widest {
			return 0
		}
		if n := utf8.RuneCountInString(line); n > widest {
			return 0
		} else if n > width {
			width = n
		}
	}
	breaks, full, open := 0, 0, 0
	for rest := text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		next, _, _ := strings.Cut(rest, "\n")
		if strings.TrimSpace(line) == "" || strings.TrimSpace(next) == "" {
			continue
		}
		breaks++
		if !fits(strings.TrimRight(line, " "), rest, width) {
			full++
		}
		if !strings.ContainsRune(".?!…:", lastRune(strings.TrimRight(line, " \"'”’)"))) {
			open++
		}
	}
	if breaks < 3 || width < 36 || full*10 < breaks*8 || open*2 <= breaks {
		return 0
	}
	return width
}

// fits reports whether the first word of rest had room behind line.
func fits(line, rest string, width int) bool {
	next, _, _ := strings.Cut(rest, "\n")
	word, _, _ := strings.Cut(strings.TrimLeft(next, " \t"), " ")
	const slack = 3
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word)+slack <= width
}

// glue joins two lines of one wrapped paragraph; a hyphen at the end stays, since it may be the word's own.
func glue(a, b string) string {
	if strings.HasSuffix(a, "-") && len(a) > 1 && a[len(a)-2] != ' ' && a[len(a)-2] != '-' {
		return a + b
	}
	return a + " " + b
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
	for above < 2 && above+1 < len(blocks) && hasStart(strings.ToLower(blocks[above].text[:min(len(blocks[above].text), 24)]), captionLabels) {
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

var captionLabels = []string{"photo:", "photos:", "photograph:", "picture:", "image:", "caption:", "[image", "[photo", "[picture", "(photo:", "(image:"}

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

// takeByline moves a line "By Jane Roe" that stands directly under the title to Authors.
func (a *Article) takeByline(blocks []block) []block {
	if a.Title == "" || len(blocks) < 2 || !isByline(blocks[0].text) {
		return blocks
	}
	if len(a.Authors) == 0 {
		names := strings.ReplaceAll(blocks[0].text[len("By "):], " and ", ",")
		a.Authors = folded(strings.Split(names, ","))
	}
	return blocks[1:]
}

// isByline takes "By" and one to three names of two to four capitalised words, and nothing else.
func isByline(text string) bool {
	if len(text) > 120 || !strings.HasPrefix(text, "By ") && !strings.HasPrefix(text, "BY ") {
		return false
	}
	names := strings.Split(strings.ReplaceAll(text[3:], " and ", ","), ",")
	for _, name := range names {
		words := strings.Fields(name)
		if len(words) < 2 || len(words) > 4 {
			return false
		}
		for _, w := range words {
			if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || strings.ContainsAny(w, "0123456789:;?!\"“”") {
				return false
			}
		}
	}
	return len(names) <= 3
}

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
	_, err := date(text)
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
	if left < 3 || first.kind != paragraph || !prose.EndsWhole(first.text) || len(first.sents) > 2 || openQuote(first.text) {
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
