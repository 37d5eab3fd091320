package seed

import (
	"slices"
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
	level int          // of a heading, else 0
	src   int          // index of the markup block it is made of
	at    int          // offset of text in the article's body, once it is there
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
		if len(blocks) > 3 && isByline(blocks[0].text) && len(blocks[1].text) < 40 && !blocks[1].whole && postHeld(blocks[1].text) && titleLike(blocks[2:]) { // "Staff writer"
			blocks = slices.Delete(blocks, 1, 2)
		}
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
	a.Blocks = plainBlocks(blocks)
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
			bl.at = b.Len()
			b.WriteString(bl.text)
		}
	}
	a.Body = b.String()
	a.Standfirst = standfirst(blocks)
}

// split parts a text into blocks. A blank line ends one and so does any line break, unless the text was wrapped at a
// fixed width: then a break ends one only after a line that the next word would still have fitted into.
func split(text string) []block {
	text, width := unwrap(unmarkQuoted(text))
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
