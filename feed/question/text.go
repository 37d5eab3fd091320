package question

import (
	"bytes"
	"slices"
	"strings"
)

// Text is what is searched of one article, in plain text.
type Text struct {
	Title   string
	Tags    []string
	Summary []string // its sentences
	Quotes  []Quote
	Body    string // the whole text; "" where only the rest is searched
}

// Quote is a quotation with who said it, "" where nobody is sure.
type Quote struct{ Text, Speaker string }

// The searched text has one folded line for each part. A line begins with the kind of the part and has a space before and
// behind each word, so that a whole word is found with its spaces. The line of a quotation is followed by that of its
// speaker. Title and tags come first.
const (
	titleLine   = 't'
	tagLine     = 'k'
	summaryLine = 's'
	quoteLine   = 'q'
	speakerLine = 'p'
	bodyLine    = 'x'
)

// Version changes when Append writes something else for the same Text.
const Version = 1

// Append appends the searched text to dst. It is empty for a Text without letters.
func (t *Text) Append(dst []byte) []byte {
	dst = appendLine(dst, titleLine, t.Title)
	for _, tag := range t.Tags {
		dst = appendLine(dst, tagLine, tag)
	}
	for _, sentence := range t.Summary {
		dst = appendLine(dst, summaryLine, sentence)
	}
	for _, q := range t.Quotes {
		before := len(dst)
		if dst = appendLine(dst, quoteLine, q.Text); len(dst) > before {
			dst = appendLine(dst, speakerLine, q.Speaker)
		}
	}
	return appendLine(dst, bodyLine, t.Body)
}

func appendLine(dst []byte, kind byte, text string) []byte {
	line := fold(text, nil)
	if len(line) == 0 {
		return dst
	}
	return append(append(append(dst, kind, ' '), line...), " \n"...)
}

// Hits returns how much of a searched text, as Append wrote it, fits the question: 1 or 0 where it asks for articles, the
// number of quotations where it asks for these. Section and Since are not looked at, since the text does not have them.
func (q *Question) Hits(text []byte) int {
	if !q.fits(text) {
		return 0
	}
	if !q.Quotes {
		return 1
	}
	n, about := 0, 0
	var known []bool
	for at := 0; at < len(text); {
		line := lineOf(text[at:])
		if at += len(line); line[0] != quoteLine {
			if line[0] == titleLine || line[0] == tagLine {
				about = at
			}
			continue
		}
		if next := lineOf(text[at:]); len(next) > 0 && next[0] == speakerLine {
			line = text[at-len(line) : at+len(next)]
			at += len(next)
		}
		if known == nil {
			known = q.in(text[:about])
		}
		if q.fitsQuote(known, line) {
			n++
		}
	}
	return n
}

// lineOf returns the first line of a text with its end.
func lineOf(text []byte) []byte { return text[:bytes.IndexByte(text, '\n')+1] }

// fits reports whether a text has all that the question asks for. Where it asks for quotations, what must not occur may
// occur in other ones.
func (q *Question) fits(text []byte) bool {
	for i := range q.terms {
		if t := &q.terms[i]; !(t.not && q.Quotes) && t.in(text) == t.not {
			return false
		}
	}
	return q.fitsTopic(text) && q.fitsSpeaker(text)
}

func (q *Question) fitsTopic(text []byte) bool {
	if q.Topic == "" {
		return true
	}
	line := appendLine([]byte{'\n'}, tagLine, q.Topic)
	return bytes.Contains(text, line) || bytes.HasPrefix(text, line[1:])
}

// fitsSpeaker reports whether anybody is quoted whose name has the words.
func (q *Question) fitsSpeaker(text []byte) bool {
	if q.Speaker == "" {
		return true
	}
	name := []byte(" " + q.Speaker + " ")
	for {
		at := bytes.Index(text, name)
		if at < 0 {
			return false
		}
		if text[bytes.LastIndexByte(text[:at], '\n')+1] == speakerLine {
			return true
		}
		text = text[at:]
		text = text[len(lineOf(text)):]
	}
}

// By reports whether a name has the words of the speaker who is asked for.
func (q *Question) By(name string) bool {
	return strings.Contains(" "+Fold(name)+" ", " "+q.Speaker+" ")
}

// in tells which terms a text has.
func (q *Question) in(text []byte) []bool {
	out := make([]bool, len(q.terms))
	for i := range q.terms {
		out[i] = q.terms[i].in(text)
	}
	return out
}

// fitsQuote reports whether a quotation fits: each term must be in its words, in the name of who said it, or in the title or
// the tags of its article. About tells which terms are in the latter.
func (q *Question) fitsQuote(about []bool, quote []byte) bool {
	if !q.fitsSpeaker(quote) {
		return false
	}
	for i := range q.terms {
		if t := &q.terms[i]; (about[i] || t.in(quote)) == t.not {
			return false
		}
	}
	return true
}

// Fitting returns which quotations of an article fit the question, by their number, as Hits counts them.
func (q *Question) Fitting(t Text) (numbers []int) {
	about := Text{Title: t.Title, Tags: t.Tags}
	known := q.in(about.Append(nil))
	for i := range t.Quotes {
		one := Text{Quotes: t.Quotes[i : i+1]}
		if line := one.Append(nil); len(line) > 0 && q.fitsQuote(known, line) {
			numbers = append(numbers, i)
		}
	}
	return numbers
}

func (t *term) in(text []byte) bool { return t.find(text) >= 0 }

// find returns where the term begins in lines of searched text, -1 where it does not occur.
func (t *term) find(text []byte) int {
	for at := 0; ; {
		// The space before the word is not part of what is looked for: bytes.Index is quick where the first byte is rare.
		n := bytes.Index(text[at:], []byte(t.text))
		if n < 0 {
			return -1
		}
		at += n
		if at > 0 && text[at-1] == ' ' && (!t.whole || text[at+len(t.text)] == ' ') { // a line ends with a space
			return at
		}
		next := bytes.IndexByte(text[at:], ' ') // else a text of one long word would take quadratic time
		if next < 0 {
			return -1
		}
		at += next + 1
	}
}

// Span is a half-open range of byte offsets.
type Span struct{ Start, End int }

// Marks returns where the words that are asked for stand in a plain text, sorted and apart. A word of which the beginning
// was asked for is marked whole.
func (q *Question) Marks(text string) []Span {
	var at places
	folded := slices.Concat([]byte{' '}, fold(text, &at), []byte{' '})
	var out []Span
	for i := range q.terms {
		t := &q.terms[i]
		for from := 0; !t.not; {
			n := t.find(folded[from:])
			if n < 0 {
				break
			}
			start := from + n - 1 // in at, which does not have the first space
			from += n + len(t.text)
			from += bytes.IndexByte(folded[from:], ' ')
			out = append(out, Span{at.start[start], at.end[from-2]})
		}
	}
	return merged(out)
}

// merged sorts spans and joins those that overlap.
func merged(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// InSection reports whether an article is in the section that is asked for, by the paths of the folders in which its file lies.
// The section is one of these paths, or the name of one of the folders.
func (q *Question) InSection(folders []string) bool {
	return q.Section == "" || slices.ContainsFunc(folders, func(folder string) bool {
		return Fold(folder) == q.Section || Fold(folder[strings.LastIndexByte(folder, '/')+1:]) == q.Section
	})
}
