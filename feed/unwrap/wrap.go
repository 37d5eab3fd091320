package unwrap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// singleSpaced returns the parts of a text that was broken at a width and has a blank line behind every line, as some programs copy it out
// of a PDF or an e-mail, without those lines, and the width. Two blank lines or more part its paragraphs. The width of other texts is 0.
func singleSpaced(text string, paras []paragraph) (parts []string, width int) {
	if strings.Count(text, "\n\n")*3 < strings.Count(text, "\n") {
		return nil, 0
	}
	if len(paras) < 8 || strings.Count(text, ".")*6 < len(paras) || slices.ContainsFunc(paras, func(p paragraph) bool { return p.breaks > 0 || columns(p.text) > widest }) {
		return nil, 0 // no list has as many sentences
	}
	parts = strings.Split(strings.Trim(text, "\n"), "\n\n\n")
	for i := range parts {
		parts[i] = strings.ReplaceAll(strings.Trim(parts[i], "\n"), "\n\n", "\n")
	}
	single := strings.Join(parts, "\n")
	width = longest(single)
	var e evidence
	if e.read(single, width); width < shortWidth || !e.wrapped(width) {
		return nil, 0
	}
	title, rest, ok := strings.Cut(parts[0], "\n")
	if ok && prose.StartsUpper(rest) {
		parts = append([]string{title, rest}, parts[1:]...)
	}
	return parts, width
}

// unmarkQuoted removes the marks ">" from lines that an e-mail quotes (RFC 3676 section 4.5) and separates these lines from
// the others by blank lines.
func unmarkQuoted(text string) string {
	if !strings.HasPrefix(text, ">") && !strings.Contains(text, "\n>") {
		return text
	}
	var b strings.Builder
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

// Widths at which lines may be wrapped, in columns. Below narrow, more evidence is needed. These and the other figures in
// this file are ours. TestWrapped and TestUnwrapped test them.
const (
	narrowest = 20
	narrow    = 36
	widest    = 120
	near      = 12 // the longest line of a wrapped paragraph is at most this much shorter than the width
)

// maxWidths limits how many widths are tried for one text, the likeliest first.
const maxWidths = 4

// wrapWidths returns the widths at which paragraphs of a text were wrapped, in ascending order. Each paragraph votes for
// the width of its longest line. Lists, addresses, verse and signatures have short lines, so they do not affect the width
// of the prose.
func wrapWidths(paras []paragraph) (widths []int) {
	var breaks [widest + 1]int
	for _, p := range paras {
		if p.breaks > 0 && p.width >= narrowest && p.width <= widest {
			breaks[p.width] += p.breaks
		}
	}
	for range maxWidths {
		best, most := 0, 0
		for w := widest; w >= narrowest; w-- {
			if breaks[w] == 0 {
				continue
			}
			sum := 0
			for k := max(w-near+1, 0); k <= w; k++ {
				sum += breaks[k]
			}
			if sum > most {
				best, most = w, sum
			}
		}
		if best == 0 {
			break
		}
		var e evidence
		for _, p := range paras {
			if p.breaks > 0 && p.width <= best && p.width > best-near {
				e.read(p.text, best)
			}
		}
		if e.wrapped(best) {
			widths = insert(widths, best)
		}
		clear(breaks[max(best-near+1, 0) : best+1])
	}
	return widths
}

func insert(sorted []int, n int) []int {
	at := 0
	for at < len(sorted) && sorted[at] < n {
		at++
	}
	return append(sorted[:at], append([]int{n}, sorted[at:]...)...)
}

// A paragraph is a run of lines that are not blank.
type paragraph struct {
	text   string // without the final line break
	breaks int    // line breaks in text
	width  int    // width of the longest line in columns, see longest; 0 if there is only one line
}

// paragraphs returns the paragraphs of a text in order.
func paragraphs(text string) []paragraph {
	out := make([]paragraph, 0, strings.Count(text, "\n\n")+1)
	start, lines := 0, 0 // of the current paragraph
	add := func(end int) {
		if lines > 0 {
			p := paragraph{text: strings.TrimSuffix(text[start:end], "\n"), breaks: lines - 1}
			if lines > 1 {
				p.width = longest(p.text)
			}
			out = append(out, p)
		}
		lines = 0
	}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if strings.TrimSpace(text[at:end]) == "" {
			add(at)
		} else if lines++; lines == 1 {
			start = at
		}
		at = end
	}
	add(len(text))
	return out
}

// longest returns the length of the longest line of a paragraph, in columns, without placed lines.
func longest(p string) (n int) {
	for rest := p; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if !placed(line) {
			n = max(n, columns(strings.TrimRight(line, " \t")))
		}
		if n > widest {
			break
		}
	}
	return n
}

// columns returns the width of a text in columns. A wide East Asian character takes two.
func columns(s string) (n int) {
	for i := 0; i < len(s); {
		run := i
		for i < len(s) && s[i] < utf8.RuneSelf {
			i++
		}
		if n += i - run; i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if i += size; wide(r) {
			n++
		}
		n++
	}
	return n
}

func wide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// unspaced reports whether a character belongs to a script without spaces between words: any wide one except Korean.
func unspaced(r rune) bool { return wide(r) && !unicode.Is(unicode.Hangul, r) }

// placed reports whether a line is laid out with spaces: centred, at the right, or in columns.
func placed(line string) bool {
	text := strings.TrimLeft(line, " ")
	return len(line)-len(text) > 15 || strings.Contains(text, "   ")
}

// evidence counts line breaks within paragraphs that speak for or against a width.
type evidence struct {
	pairs  int // all breaks
	breaks int // breaks that count; the others end a paragraph or follow a very short line
	full   int // the line had no room for the next word
	open   int // the line ends without a final stop
	small  int // the next line starts with a small letter
	letter int // and it is a letter, no digit
	within int // the next line starts with another, but the line has the end of a sentence within it
	marked int // the line ends in punctuation, as verse often does
}

// read adds the breaks of one paragraph.
func (e *evidence) read(p string, width int) {
	for rest := p; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		next, _, _ := strings.Cut(rest, "\n")
		if next == "" || placed(line) || placed(next) || ListItem(plaintext.Line(next)) {
			continue
		}
		e.pairs++
		line = strings.TrimRight(line, " \t")
		room := fits(line, next, width)
		end := prose.LastRune(strings.TrimRight(line, " \"'”’)」』"))
		stopped := strings.ContainsRune(".?!…:。！？", end)
		if room && (stopped || columns(line)*2 < width || strings.HasSuffix(line, ",") && len(strings.Fields(line)) < 4) { // "Yours sincerely,"
			continue
		}
		e.breaks++
		if !room {
			e.full++
		}
		if !stopped {
			e.open++
		}
		if last := prose.LastRune(line); !prose.IsLetterOrDigit(last) && last != '-' {
			e.marked++
		}
		if r := prose.FirstRune(strings.TrimLeft(next, " \t("+prose.Marks)); !unicode.IsUpper(r) && prose.IsLetterOrDigit(r) {
			e.small++
			if unicode.IsLetter(r) {
				e.letter++
			}
		} else if stopsWithin(line) {
			e.within++
		}
	}
}

// wrapped reports whether the breaks come from wrapping at a width. There must be at least three (six if it is narrow): 80%
// without room for the next word, over half after a line without a final stop, and a third before a small letter, which is
// rare in verse, or after a line with a stop within it, if one is before a small letter: German nouns have capitals. If the
// lines are as short as verse, over half must have no punctuation at the end. Two breaks are enough if all of this holds for
// both, without those stops.
func (e *evidence) wrapped(width int) bool {
	if e.breaks == 2 && width >= Verse {
		return e.pairs < 6 && e.full == 2 && e.open == 2 && e.small == 2
	}
	return e.breaks >= 3 && (width >= narrow || e.breaks >= 6) && e.breaks*3 >= e.pairs && e.full*10 >= e.breaks*8 && e.open*2 > e.breaks && (e.small*3 >= e.breaks || e.letter > 0 && (e.small+e.within)*3 >= e.breaks) && (width >= Verse || e.marked*2 < e.breaks)
}

// wrappedAt returns the width at which a paragraph was wrapped, the smallest of widths that its lines do not exceed. It
// returns 0 if its lines are longer, and for a paragraph with five full lines or more that hardly ever continue in lower
// case, such as a list.
func (p paragraph) wrappedAt(widths []int) int {
	for _, w := range widths {
		if p.width <= w+1 {
			var e evidence
			if e.read(p.text, w); e.full >= 5 && e.small*8 < e.full {
				return 0
			}
			return w
		}
	}
	return 0
}

// fits reports whether the line had room for the first word of the next line.
func fits(line, next string, width int) bool {
	if stem, ok := strings.CutSuffix(line, "-"); ok && unicode.IsLetter(prose.LastRune(stem)) { // a word was cut
		return false
	}
	slack := 3
	if width < 50 { // many lines of verse are nearly as long as the longest
		slack = 0
	}
	word, _, _ := strings.Cut(strings.TrimLeft(next, " \t"), " ")
	gap := 1
	if r, size := utf8.DecodeRuneInString(word); unspaced(r) { // such text may break after any character
		word, slack, gap = word[:size], 2, 0
	}
	return columns(line)+gap+columns(word)+slack <= width
}
