package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unmarkQuoted takes the marks ">" off the lines that an e-mail quotes (RFC 3676 section 4.5), and makes paragraphs of
// their own of them.
func unmarkQuoted(text string) string {
	if !strings.HasPrefix(text, ">") && !strings.Contains(text, "\n>") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	depth := 0
	for line := range strings.Lines(text) {
		rest := strings.TrimLeft(line, "> ")
		marks := strings.Count(line[:len(line)-len(rest)], ">")
		if line[0] != '>' {
			rest, marks = line, 0
		}
		if marks != depth {
			b.WriteByte('\n')
		}
		depth = marks
		b.WriteString(rest)
	}
	return b.String()
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
// is wrapped at. A line that stands alone, such as the title, says nothing of the width, nor does one that is set in by
// far or has a gap in its midst: the head or the number of a page.
func widest(text string) int {
	const most = 120
	width, before := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\n")
		n := len(line)
		if placed(line) {
			n = 0
		} else if n <= 4*most {
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

// placed reports whether spaces put the words of a line where they stand: in the middle, at the right, in columns.
func placed(line string) bool {
	text := strings.TrimLeft(line, " ")
	return len(line)-len(text) > 15 || strings.Contains(text, "   ")
}

// wrapped reports whether a text was wrapped at a width: at least three breaks inside paragraphs (six where it is narrow),
// eight in ten of them where the next word had no room, over half without a final stop, a third before a small letter,
// as hardly any in verse, and where the lines are as short as those of verse, over half with no mark at their end. A line
// with a stop and room for the next word ends a paragraph.
func wrapped(text string, width int) bool {
	const narrow = 36
	pairs, breaks, full, open, small, marked := 0, 0, 0, 0, 0, 0
	for rest := text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		next, _, _ := strings.Cut(rest, "\n")
		if strings.TrimSpace(line) == "" || strings.TrimSpace(next) == "" || placed(line) || placed(next) {
			continue
		}
		pairs++
		line = strings.TrimRight(line, " \t")
		room := fits(line, rest, width)
		stopped := strings.ContainsRune(".?!…:", lastRune(strings.TrimRight(line, " \"'”’)")))
		if room && (stopped || strings.HasSuffix(line, ",") && len(strings.Fields(line)) < 4) { // "Yours sincerely,"
			continue
		}
		breaks++
		if !room {
			full++
		}
		if !stopped {
			open++
		}
		if !letterOrDigit(lastRune(line)) && lastRune(line) != '-' {
			marked++
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, " \t\"'“‘(")); !unicode.IsUpper(r) && letterOrDigit(r) {
			small++
		}
	}
	return breaks >= 3 && (width >= narrow || breaks >= 6) && breaks*3 >= pairs && full*10 >= breaks*8 && open*2 > breaks && small*3 >= breaks && (width >= verse || marked*2 < breaks)
}

// fits reports whether the first word of rest had room behind line.
func fits(line, rest string, width int) bool {
	next, _, _ := strings.Cut(rest, "\n")
	word, _, _ := strings.Cut(strings.TrimLeft(next, " \t"), " ")
	if stem, ok := strings.CutSuffix(line, "-"); ok && unicode.IsLetter(lastRune(stem)) { // a word was cut
		return false
	}
	slack := 3
	if width < 50 { // of the lines of verse many are nearly as long as the longest
		slack = 0
	}
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word)+slack <= width
}
