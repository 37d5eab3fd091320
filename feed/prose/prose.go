// Package prose reads plain text as paragraphs, sentences, words and paired
// quotation marks. Everything it finds is a half-open range of byte offsets
// into the one body it was given, so that whatever is published later can be
// cut out of that body word for word.
//
// All functions are pure, run in time linear in their input, accept any bytes
// (also invalid UTF-8) and are safe for concurrent use.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Span is a half-open range of byte offsets [Start, End) into one body.
type Span struct{ Start, End int }

// Of returns the bytes of body that s covers, and "" for a span that does not
// lie inside body.
func (s Span) Of(body string) string {
	if s.Start < 0 || s.End > len(body) || s.Start >= s.End {
		return ""
	}
	return body[s.Start:s.End]
}

// Paragraphs returns the paragraphs of body in order, apart and trimmed. They
// are parted by lines that hold nothing but white space; a single line break
// inside a paragraph is white space like any other.
func Paragraphs(body string) []Span {
	var out []Span
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

// trim takes white space off both ends of s.
func trim(body string, s Span) Span {
	text := body[s.Start:s.End]
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	s.Start = s.End - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

// within returns in, cut to the bounds of body.
func within(body string, in Span) Span {
	in.Start = min(max(in.Start, 0), len(body))
	in.End = min(max(in.End, in.Start), len(body))
	return in
}

// Fold returns a key for comparing texts: NFKC, lower case, apostrophes
// dropped, every other mark a gap, gaps folded to one space.
func Fold(s string) string {
	s = norm.NFKC.String(s)
	out := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			if gap && len(out) > 0 {
				out = append(out, ' ')
			}
			gap = false
			out = utf8.AppendRune(out, unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '‘' || r == '\u00ad':
		default:
			gap = true
		}
	}
	return string(out)
}
