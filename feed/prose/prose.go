// Package prose splits plain text into paragraphs, sentences and words, and pairs its quotation marks. Every result is a
// half-open range of byte offsets into the body, so that a caller can cut what it publishes out of the body word for word.
//
// A body is usually split in steps: Paragraphs finds the paragraphs of a body, Sentences the sentences of a paragraph, and
// Words the words of any span. Quotations reads the whole body, since a quotation may run over several paragraphs.
//
// The packages that read words share a table of what is known of them (Lexicon), one hash (HashWord), and a numbering of the
// words that a text has (Index).
//
// All functions are pure and safe for concurrent use. They accept any bytes, including invalid UTF-8, and run in time linear
// in their input.
package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Span is a half-open range of byte offsets [Start, End) into one body.
type Span struct{ Start, End int }

// Of returns the part of body that s covers, or "" when s is empty or not inside body.
func (s Span) Of(body string) string {
	if s.Start < 0 || s.End > len(body) || s.Start >= s.End {
		return ""
	}
	return body[s.Start:s.End]
}

// Paragraphs returns the paragraphs of body in order, without overlap and trimmed. Lines that hold only white space separate
// them. A single line break inside a paragraph is ordinary white space.
func Paragraphs(body string) []Span {
	out := make([]Span, 0, strings.Count(body, "\n\n")+1) // in one piece: growing it takes several times the memory
	start, end := -1, 0
	for at := 0; at < len(body); {
		stop := len(body)
		if i := strings.IndexByte(body[at:], '\n'); i >= 0 {
			stop = at + i + 1
		}
		line := trim(body, Span{at, stop})
		switch {
		case line.Start < line.End && start < 0:
			start, end = line.Start, line.End
		case line.Start < line.End:
			end = line.End
		case start >= 0:
			out = append(out, Span{start, end})
			start = -1
		}
		at = stop
	}
	if start >= 0 {
		out = append(out, Span{start, end})
	}
	return out
}

// trim removes white space from both ends of s.
func trim(body string, s Span) Span {
	text := body[s.Start:s.End]
	if n := len(text); n > 0 && isInk(text[0]) && isInk(text[n-1]) {
		return s // the usual case
	}
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	s.Start = s.End - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

// isInk reports whether c is an ASCII character other than white space and control characters.
func isInk(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// within limits in to the bounds of body.
func within(body string, in Span) Span {
	in.Start = min(max(in.Start, 0), len(body))
	in.End = min(max(in.End, in.Start), len(body))
	return in
}

// A byteSet has true for each byte that belongs to it.
type byteSet [256]bool

// stops holds the bytes that start what may end a sentence: stops, and all characters beyond ASCII. markStarts holds those
// that start a quotation mark, an apostrophe or a tag.
var (
	stops      = newByteSet(".?!", true)
	markStarts = newByteSet("\"'`<\xc2\xe2\xe3", false)

	typedMarkStarts = newByteSet(",\"'`<\xc2\xe2\xe3", false)
)

func newByteSet(bytes string, beyondASCII bool) (set byteSet) {
	for i := range len(bytes) {
		set[bytes[i]] = true
	}
	for b := utf8.RuneSelf; b < len(set) && beyondASCII; b++ {
		set[b] = true
	}
	return set
}

// nextIn returns the offset of the first byte from at on that is in set, or the length of s.
func nextIn(set *byteSet, s string, at int) int {
	rest := s[at:]
	for i := range len(rest) {
		if set[rest[i]] {
			return at + i
		}
	}
	return len(s)
}

// Fold returns a key for comparing texts. The text is normalized (NFKC) and set in lower case, apostrophes and soft hyphens
// are dropped, and every run of other characters that are no letters, digits or their marks becomes one space.
func Fold(s string) string {
	var buf [256]byte
	return string(AppendFold(buf[:0], s))
}

// AppendFold appends the result of Fold to out.
func AppendFold(out []byte, s string) []byte { return appendFold(out, s, false) }

// appendFold is AppendFold for a text that may be normal already: normalized, as most texts do not need to be.
func appendFold(out []byte, s string, normal bool) []byte {
	from := len(out)
	out = slices.Grow(out, len(s))
	gap := false
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			c := folds[s[i]]
			i++
			switch {
			case c == '\'':
			case c == 0:
				gap = true
			default:
				if gap && len(out) > from {
					out = append(out, ' ')
				}
				gap = false
				for out = append(out, c); i < len(s) && s[i] >= 'a' && s[i] <= 'z'; i++ { // fast path for most letters
					out = append(out, s[i])
				}
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !normal && !compact(r) {
			return appendFold(out[:from], norm.NFKC.String(s), true)
		}
		i += n
		switch {
		case r == '’' || r == '‘' || r == '\u00ad':
		case !isPunctuation(r) && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)):
			if gap && len(out) > from {
				out = append(out, ' ')
			}
			gap = false
			out = utf8.AppendRune(out, unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return out
}

// folds holds what Fold makes of each ASCII character: a letter or digit in lower case, an apostrophe, which is dropped, or 0
// for a gap.
var folds = func() (table [utf8.RuneSelf]byte) {
	table['\''] = '\''
	for c := byte('0'); c <= 'z'; c++ {
		switch {
		case 'A' <= c && c <= 'Z':
			table[c] = c | 0x20
		case isWord(rune(c)):
			table[c] = c
		}
	}
	return table
}()

// compact reports whether normalization (NFKC) leaves a character beyond ASCII as it is, or makes of it what Fold makes of it
// anyway, wherever it stands: most Latin letters, dashes, quotation marks and the ellipsis. Most texts have no others.
func compact(r rune) bool {
	return r >= 0xc0 && r <= 0x131 || r >= 0x2012 && r <= 0x2026 && r != 0x2017 && r != 0x2024 && r != 0x2025
}
