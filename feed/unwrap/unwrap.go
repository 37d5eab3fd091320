// Package unwrap turns the lines of plain text into paragraphs.
//
// Programs wrap paragraphs at a width, and the lines of poems, lists and addresses are meant. Blocks is given a text and
// tells them apart by the widths of its lines and by where its sentences end:
//
//	unwrap.Blocks("The lock at Benning has opened for the first time in forty\nyears. It rained.\n- tea\n- a coat", isCaption)
//
// gives three blocks: the two sentences on one line, and each item. Hyphens that a line break has put into a word go. A caption
// within a wrapped paragraph, as the caller recognises it, is a block behind the paragraph. All functions are safe for
// concurrent use and take time linear in the size of the text.
package unwrap

import (
	"strings"

	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// A Block is a paragraph, a line or an item of a text.
type Block struct {
	Text string // one line, with single spaces
	Gap  bool   // a blank line, a rule or the start of the text stands before it
}

// Blocks divides a text into blocks. Caption reports whether a line is marked as that of a picture. A blank line ends a block,
// and so does a line break, except in a paragraph that was wrapped at a width: there a break ends a block only after a line that
// had room for the next word. See short for paragraphs whose width is not known.
func Blocks(text string, caption func(line string) bool) []Block {
	text = unmarkQuoted(text)
	s := splitter{text: text, caption: caption, paras: paragraphs(text), stanzas: notCounted}
	parts, width := singleSpaced(text, s.paras)
	for _, part := range parts {
		s.gap = true
		s.join(part, width)
	}
	if parts != nil {
		return s.blocks
	}
	widths := wrapWidths(s.paras)
	for _, p := range s.paras {
		s.gap = true
		if p.breaks == 0 {
			s.line(p.text)
		} else if w := p.wrappedAt(widths); w > 0 {
			s.join(p.text, w)
		} else {
			s.short(p)
		}
	}
	return s.blocks
}

// A splitter turns lines into blocks.
type splitter struct {
	text    string
	caption func(line string) bool
	paras   []paragraph // paragraphs of text
	blocks  []Block
	gap     bool // a blank line or a rule precedes the next line
	hyphens hyphens
	stanzas int // see inStanzas
}

// line adds a line as its own block.
func (s *splitter) line(raw string) {
	line := plaintext.Line(strings.TrimRight(raw, "\n "))
	if line == "" || Ornament(line) && len(s.blocks) > 0 {
		s.gap = true
		return
	}
	s.blocks = append(s.blocks, Block{Text: line, Gap: s.gap})
	s.gap = false
}

// join adds the lines of a paragraph that was wrapped at a width. A labelled caption between them is moved after it.
func (s *splitter) join(p string, width int) {
	var current []byte
	var captions []string
	flush := func() {
		if len(current) > 0 {
			s.line(string(current))
			current = current[:0]
		}
	}
	before, room, inset, hang := "", true, true, -1 // hang: the column of an item's text
	for rest := p; rest != ""; {
		var raw string
		raw, rest, _ = strings.Cut(rest, "\n")
		line := plaintext.Line(raw)
		next, _, _ := strings.Cut(rest, "\n")
		indented := raw[0] == ' ' || raw[0] == '\t'
		switch {
		case len(current) > 0 && s.caption(line):
			captions = append(captions, line)
			room = fits(before, next, width)
			continue
		case len(current) > 0 && !room && !Ornament(line) && (!ListItem(line) || goesOver(current, before)) && (inset || !indented || startsItem(current)):
			current = s.hyphens.glue(current, line, s.text)
		case len(current) > 0 && !prose.EndsWhole(before) && len(raw)-len(strings.TrimLeft(raw, " ")) == hang && !ListItem(line):
			current = s.hyphens.glue(current, line, s.text)
		default:
			flush()
			current = append(current, line...)
			if hang = -1; ListItem(line) {
				hang = textColumn(raw)
			}
		}
		before = strings.TrimRight(raw, " \t")
		room, inset = fits(before, next, width), indented
	}
	flush()
	for _, line := range captions {
		s.gap = true
		s.line(line)
	}
}

// goesOver reports whether a sentence goes on over a line break, so that a dash or a number at the start of the next line
// is no list item. Before is the line before it, current its block so far.
func goesOver(current []byte, before string) bool {
	return !startsItem(current) && !strings.ContainsRune(".?!…:;。！？：；", prose.LastRune(before))
}

// startsItem reports whether a block starts like a list item.
func startsItem(current []byte) bool { return ListItem(string(current[:min(len(current), 8)])) }

// Verse is the length of the longest line in most poems, in bytes. Shorter lines are not treated as cut sentences.
const Verse = 60

// Ornament reports whether a line is a rule or a row of stars.
func Ornament(line string) bool {
	return len(line) >= 3 && len(line) < 200 && strings.Trim(line, "-=_*~#·•+—– ") == ""
}

// ListItem reports whether a line starts like a list item: with a bullet, or a number or letter and a stop.
func ListItem(line string) bool {
	mark, rest, _ := strings.Cut(line, " ")
	if rest == "" {
		return false
	}
	switch mark {
	case "-", "*", "•", "–", "—", "+", "·", "◦", "▪", "‣", "☐", "☑":
		return true
	}
	if n := len(mark); n >= 2 && n <= 4 && (mark[n-1] == '.' || mark[n-1] == ')') {
		digits := strings.Trim(mark[:n-1], "0123456789") == ""
		return digits || n == 2 && mark[0] >= 'a' && mark[0] <= 'z'
	}
	return false
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}
