package unwrap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// A short text has too few lines to show the width at which it was wrapped (see wrapWidths). Its paragraphs are looked at one
// by one. The figures here are ours; TestShortNotices and TestShortVerse test them.
const (
	shortLines = 12 // a longer paragraph shows its width
	shortWidth = 40 // columns; narrower lines are as short as those of lists and verse
)

// short adds a paragraph of several lines for which no width is known. It joins runs of lines that are one wrapped text, and
// adds all other lines as blocks of their own.
func (s *splitter) short(p paragraph) {
	lines, width := s.hang(strings.Split(p.text, "\n")), p.width
	if len(lines) > shortLines || width < shortWidth || width > widest {
		for _, line := range lines {
			s.line(line)
		}
		return
	}
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t")
	}
	for start := 0; start < len(lines); {
		end, sure := start+1, 0
		for end < len(lines) {
			kind := s.breakBetween(lines[end-1], lines[end], width)
			if kind == meantBreak || kind == fullBreak && end == 1 && len(s.blocks) == 0 { // below a title
				break
			}
			if end++; kind == cutBreak {
				sure++
			}
		}
		if run := lines[start:end]; sure == 0 || !s.isProse(run, width) {
			for _, line := range run {
				s.line(line)
			}
		} else {
			current := []byte(plaintext.Line(run[0]))
			for _, line := range run[1:] {
				current = s.hyphens.glue(current, plaintext.Line(line), s.text)
			}
			s.line(string(current))
		}
		start = end
	}
}

// textColumn returns the column where the text of an item begins in its line.
func textColumn(line string) int {
	bare := strings.TrimLeft(line, " ")
	mark, rest, _ := strings.Cut(bare, " ")
	return len(line) - len(bare) + utf8.RuneCountInString(mark) + 1 + len(rest) - len(strings.TrimLeft(rest, " "))
}

// longestItem bounds the bytes to which the lines of an item are joined, so that they take time in proportion to their number.
const longestItem = 1000

// hang joins the lines of an item that hang below its text, "- canoes, if they have", "  a light at the bow", to its first one.
func (s *splitter) hang(lines []string) []string {
	out, text := lines[:0], -1 // the column where the text of the last item begins
	for _, line := range lines {
		bare := strings.TrimLeft(line, " ")
		indent := len(line) - len(bare)
		switch {
		case ListItem(plaintext.Line(bare)):
			text = textColumn(line)
		case text > 0 && indent == text && len(out[len(out)-1]) < longestItem && !s.caption(bare) && !prose.EndsWhole(out[len(out)-1]):
			last := len(out) - 1
			out[last] = string(s.hyphens.glue([]byte(strings.TrimRight(out[last], " \t")), plaintext.Line(bare), s.text))
			continue
		default:
			text = -1
		}
		out = append(out, line)
	}
	return out
}

// A lineBreak is the end of a line that another follows without a blank line.
type lineBreak uint8

const (
	meantBreak lineBreak = iota // something new begins in the next line
	fullBreak                   // the line is full, so that the break may mean nothing
	cutBreak                    // the break cuts a sentence
)

// breakBetween tells what the break between two lines is, in a paragraph whose longest line has so many columns.
func (s *splitter) breakBetween(a, b string, width int) lineBreak {
	next := strings.TrimLeft(b, " \t")
	end := prose.LastRune(a)
	if placed(a) || placed(b) || strings.ContainsAny(a+b, "|\t") || Ornament(a) || Ornament(next) || ListItem(plaintext.Line(next)) || s.caption(next) || columns(a)*4 < width*3 || strings.ContainsRune(":;：；", end) {
		return meantBreak
	}
	stopped := prose.EndsWhole(a) || strings.ContainsRune(".?!…。！？", end)
	room := fits(a, next, width)
	first := prose.FirstRune(strings.TrimLeft(next, "("+prose.Marks))
	switch {
	case stopped && room:
		return meantBreak
	case stopped:
		return fullBreak
	case unicode.IsLower(first), endsOpen(a) && !room:
		return cutBreak
	case room || !prose.IsLetterOrDigit(end) && end != ',':
		return meantBreak
	}
	return fullBreak
}

// endsOpen reports whether a line ends in a word after which no sentence or line of verse ends, such as an article.
func endsOpen(line string) bool {
	word := lastWord(line)
	return openWords[strings.ToLower(word)]
}

// isProse reports whether lines whose breaks may mean nothing are prose. They are if they have a sure sign of it, or if they
// end as a sentence does and the last line is much shorter than the others. Where a line ends without any mark they are too,
// unless the lines are as short as verse and either more than three or one of several stanzas.
func (s *splitter) isProse(lines []string, width int) bool {
	if surelyProse(lines) {
		return true
	}
	last := lines[len(lines)-1]
	if !prose.EndsWhole(last) {
		return false
	}
	if columns(last)*5 <= width*3 && len(lines) <= 3 {
		return true
	}
	bare := slices.ContainsFunc(lines[:len(lines)-1], func(line string) bool { return prose.IsLetterOrDigit(prose.LastRune(line)) })
	return bare && (width > Verse || len(lines) <= 3 && !s.inStanzas())
}

// surelyProse reports whether lines have what verse and lists hardly ever have: a sentence that ends within a line, or a line
// that ends in an article or the like or, before a small letter, in a closing quotation mark.
func surelyProse(lines []string) bool {
	for i, line := range lines {
		switch {
		case stopsWithin(line):
			return true
		case i == len(lines)-1:
		case endsOpen(line), strings.HasSuffix(line, "-") && prose.StartsLower(strings.TrimSpace(lines[i+1])), strings.ContainsRune(prose.DoubleMarks, prose.LastRune(line)) && prose.StartsLower(strings.TrimSpace(lines[i+1])):
			return true
		}
	}
	return false
}

// stopsWithin reports whether a sentence ends within a line and another begins in it.
func stopsWithin(line string) bool {
	sentences := prose.Sentences(line, prose.Span{Start: 0, End: len(line)})
	return len(sentences) > 1 && strings.Count(line[:sentences[0].End], " ") > 1
}

// inStanzas reports whether the text has at least two paragraphs of several lines, all with the same number of lines, none
// of which is surely prose.
func (s *splitter) inStanzas() bool {
	if s.stanzas == notCounted {
		s.stanzas = 0
		size, same := 0, true
		for _, p := range s.paras {
			if p.breaks == 0 || p.width < narrowest || ListItem(plaintext.Line(p.text[:strings.IndexByte(p.text, '\n')])) {
				continue
			}
			s.stanzas++
			same = (size == 0 || p.breaks == size) && (p.breaks > shortLines || !surelyProse(strings.Split(p.text, "\n")))
			if size = p.breaks; !same {
				break
			}
		}
		if !same {
			s.stanzas = 0
		}
	}
	return s.stanzas > 1
}

// notCounted is the number of stanzas before they are counted.
const notCounted = -1

// openWords are words that no sentence and hardly any line of verse ends in: articles, prepositions and conjunctions.
var openWords = prose.Set("the a an of and or to in on at by for from with which who than into about whose is are was were has have had will must " +
	"der die das dem den des ein eine einen einem einer und oder von vom zum zur mit für im am an auf beim hat ist wird " +
	"le la les des du et un une dans pour sur que qui aux el los las del y una con para il lo gli i di della dei che per het een van voor met op " +
	"o os da do dos das em com e och att för med av og på til")
