package picture

import (
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// typeface measures and breaks text. Its widths are in units of the size of the type, so one measure does for
// all sizes. It must not be used concurrently.
type typeface struct {
	font  *opentype.Font
	ruler font.Face // at rulerSize
}

const rulerSize = 200

// faceOf returns the font at a size in pixels. It does not fit outlines to pixels, so that widths grow evenly.
func faceOf(f *opentype.Font, size float64) font.Face {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err) // of a font that is part of the program
	}
	return face
}

func (t typeface) width(s string) float64 {
	return float64(font.MeasureString(t.ruler, s)) / float64(fixed.I(rulerSize))
}

// block is text set in lines.
type block struct {
	size  float64 // pixels
	lines []string
}

const leading = 1.28 // distance of lines, in sizes

func (b block) height() float64 { return float64(len(b.lines)) * b.size * leading }

// box is the room for a block.
type box struct {
	width, height float64 // pixels
	sizes         []float64
	lines         int
}

// set sets text as large as the box allows and makes its lines about equally long. A text too long for the
// smallest size is cut and ends in an ellipsis.
func (t typeface) set(text string, b box) block {
	words := wordsOf(text)
	if set, ok := t.fit(words, b); ok {
		return set
	}
	low, high := 0, len(words)-1 // so many words fit; so many may fit
	for low < high {
		if n := (low + high + 1) / 2; t.fits(withEllipsis(words[:n]), b) {
			low = n
		} else {
			high = n - 1
		}
	}
	if low == 0 { // the first word alone is too long
		return t.setWord(words[0], b)
	}
	cut := withEllipsis(words[:low])
	for n := low; n > low/2; n-- {
		if endsSentence(words[n-1]) {
			if whole := append(words[:n:n], "…"); t.fits(whole, b) {
				cut = whole
				break
			}
		}
	}
	set, _ := t.fit(cut, b)
	return set
}

// setWord cuts a word that fills more than the box.
func (t typeface) setWord(word string, b box) block {
	runes := []rune(word)
	low, high := 0, len(runes)
	for low < high {
		if n := (low + high + 1) / 2; t.fits([]string{string(runes[:n]) + "…"}, b) {
			low = n
		} else {
			high = n - 1
		}
	}
	set, _ := t.fit([]string{string(runes[:low]) + "…"}, b)
	return set
}

func (t typeface) fits(words []string, b box) bool {
	_, ok := t.fit(words, b)
	return ok
}

// fit sets words at the largest size at which they fit. Only at the smallest size it divides words.
func (t typeface) fit(words []string, b box) (set block, ok bool) {
	m := t.measure(words)
	for i, size := range b.sizes {
		limit := b.width / size
		if m.widest > limit && i < len(b.sizes)-1 {
			continue
		}
		count := m.count(limit)
		if count <= b.lines && float64(count)*size*leading <= b.height {
			return block{size, m.balanced(limit, count)}, true
		}
	}
	return block{}, false
}

// measured are words with their widths.
type measured struct {
	face   typeface
	words  []string
	widths []float64
	widest float64
	space  float64
}

func (t typeface) measure(words []string) measured {
	m := measured{face: t, words: words, space: t.width(" ")}
	for _, w := range words {
		width := t.width(w)
		m.widths = append(m.widths, width)
		m.widest = max(m.widest, width)
	}
	return m
}

// lines breaks the words into lines of at most limit. A word that is wider is divided between letters.
func (m measured) lines(limit float64) (lines []string) {
	line, width := "", 0.0
	for i, word := range m.words {
		if line != "" && width+m.space+m.widths[i] <= limit {
			line, width = line+" "+word, width+m.space+m.widths[i]
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line, width = word, m.widths[i]
		if width > limit {
			parts := m.face.divide(word, limit)
			line = parts[len(parts)-1]
			lines, width = append(lines, parts[:len(parts)-1]...), m.face.width(line)
		}
	}
	return append(lines, line)
}

// count returns how many lines there are at most limit wide. It builds them only if a word must be divided.
func (m measured) count(limit float64) int {
	if m.widest > limit {
		return len(m.lines(limit))
	}
	n, width := 1, -m.space
	for _, w := range m.widths {
		if width = width + m.space + w; width > limit {
			n, width = n+1, w
		}
	}
	return n
}

// balanced returns the same count of lines with the smallest width that gives it.
func (m measured) balanced(limit float64, count int) []string {
	low, high := min(m.widest, limit), limit
	for range 12 {
		if middle := (low + high) / 2; m.count(middle) <= count {
			high = middle
		} else {
			low = middle
		}
	}
	return m.lines(high)
}

// divide cuts a word into parts of at most limit, of one letter at least, and puts hyphens between letters.
func (t typeface) divide(word string, limit float64) (parts []string) {
	hyphen := t.width("-")
	start, width, last := 0, 0.0, ' '
	for i, r := range word {
		w := t.width(string(r))
		if width+w+hyphen > limit && i > start {
			part := word[start:i]
			if unicode.IsLetter(last) && unicode.IsLetter(r) {
				part += "-"
			}
			parts = append(parts, part)
			start, width = i, 0
		}
		width, last = width+w, r
	}
	return append(parts, word[start:])
}

// wordsOf splits text at spaces at which a line may be broken.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && r != noBreakSpace })
}

const noBreakSpace = '\u00a0'

// withEllipsis returns the words with an ellipsis at the last one, which loses its comma or dash.
func withEllipsis(words []string) []string {
	last := strings.TrimRight(words[len(words)-1], ",;:–—-")
	return append(words[:len(words)-1:len(words)-1], last+"…")
}

func endsSentence(word string) bool {
	word = strings.TrimRight(word, "”’\")»")
	return strings.HasSuffix(word, ".") || strings.HasSuffix(word, "!") || strings.HasSuffix(word, "?")
}
