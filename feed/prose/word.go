package prose

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words returns the words of body inside in, in order and without overlap. A word is a run of letters, digits and their
// marks, with the apostrophes, hyphens, decimal points and dots between them. An abbreviation with inner dots keeps its last
// dot ("U.S.", "a.m."). No other punctuation is part of a word.
func Words(body string, in Span) []Span {
	in = within(body, in)
	out := make([]Span, 0, (in.End-in.Start)/6+1)
	for w := range EachWord(body, in) {
		out = append(out, w)
	}
	return out
}

// EachWord iterates over the words that Words returns and makes no list of them.
func EachWord(body string, in Span) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for w := FirstWord(body, in); w.Start < w.End && yield(w); w = FirstWord(body, in) {
			in.Start = w.End
		}
	}
}

// FirstWord returns the first of the words that Words returns, or an empty span at the end of in if there is none.
func FirstWord(body string, in Span) Span {
	in = within(body, in)
	text := body[:in.End]
	for at := in.Start; at < len(text); {
		if text[at] == ' ' { // the usual character between words
			at++
			continue
		}
		r, n := runeAt(text, at)
		if isWord(r) {
			return Span{at, wordEnd(text, at)}
		}
		at += n
	}
	return Span{in.End, in.End}
}

// LowerWords puts words in lower case. Words of ASCII characters share one piece of memory.
type LowerWords struct{ all strings.Builder }

// Reset makes room for words of about that many bytes.
func (l *LowerWords) Reset(size int) {
	l.all.Reset()
	l.all.Grow(size)
}

// Of is strings.ToLower.
func (l *LowerWords) Of(w string) string {
	var lower [32]byte
	if len(w) > len(lower) {
		return strings.ToLower(w)
	}
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return strings.ToLower(w)
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	from := l.all.Len()
	l.all.Write(lower[:len(w)])
	return l.all.String()[from:]
}

// wordEnd returns the end of the word that starts at at.
func wordEnd(text string, at int) int {
	start, dots := at, 0
	for at < len(text) {
		if c := text[at]; 'a' <= c && c <= 'z' { // most are
			at++
			continue
		} else if c == ' ' {
			break
		}
		r, n := runeAt(text, at)
		if isWord(r) {
			at += n
			continue
		}
		next, _ := runeAt(text, at+n)
		if !isWord(next) || !inner(r, text, at, next) {
			break
		}
		if r == '.' {
			dots++
		}
		at += n
	}
	// "U.S." and "p.m." keep the dot that ends them; "3.5." does not.
	if dots > 0 && at < len(text) && text[at] == '.' && dotted(text[start:at]) {
		at++
	}
	return at
}

// inner reports whether the mark r at text[at] joins two parts of one word. next is the rune after r and must be a letter
// or digit.
func inner(r rune, text string, at int, next rune) bool {
	switch r {
	case '\'', '’', '-', '‐', '‑', '\u00ad', '_', '@', '&', '.':
		return true
	case '‘': // Fox‘s
		after, _ := runeAt(text, at+len("‘s"))
		return next == 's' && !isWord(after)
	case ',', ':':
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		return unicode.IsDigit(before) && unicode.IsDigit(next)
	}
	return false
}

// dotted reports whether w consists of letters and dots, with one or two letters before each dot and at the end.
func dotted(w string) bool {
	run := 0
	for _, r := range w {
		switch {
		case r == '.':
			if run == 0 {
				return false
			}
			run = 0
		case unicode.IsLetter(r):
			if run++; run > 2 {
				return false
			}
		default:
			return false
		}
	}
	return run > 0
}

// isWord reports whether a rune is a letter, a digit or a mark of a letter.
func isWord(r rune) bool {
	if uint32(r) < utf8.RuneSelf {
		return asciiWord[r]
	}
	return isWideWord(r)
}

// IsLetterOrDigit reports whether a rune is a letter or a digit. It is faster than package unicode for most runes of a text.
func IsLetterOrDigit(r rune) bool {
	if uint32(r) < utf8.RuneSelf {
		return asciiWord[r]
	}
	return isWideLetter(r)
}

// isWideWord is isWord for runes beyond ASCII. It is apart so that isWord can be inlined.
func isWideWord(r rune) bool { return isWideLetter(r) || !isPunctuation(r) && unicode.IsMark(r) }

// isWideLetter is IsLetterOrDigit for runes beyond ASCII.
func isWideLetter(r rune) bool {
	return !isPunctuation(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// asciiWord has true for the ASCII letters and digits.
var asciiWord = func() (table [utf8.RuneSelf]bool) {
	for c := range table {
		table[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	return table
}()

// isPunctuation reports whether a rune is in the block General Punctuation. It has most quotation marks and dashes, and no
// letters, digits or marks of letters.
func isPunctuation(r rune) bool { return r >= 0x2000 && r < 0x2070 }

// runeAt returns the rune at s[at] and its size. Past the end it returns a space of size 0.
func runeAt(s string, at int) (rune, int) {
	if at >= len(s) {
		return ' ', 0
	}
	if s[at] < utf8.RuneSelf {
		return rune(s[at]), 1
	}
	return utf8.DecodeRuneInString(s[at:])
}

// runeBefore returns the rune that ends at s[at], or a space at the start.
func runeBefore(s string, at int) rune {
	if at <= 0 {
		return ' '
	}
	r, _ := lastRune(s[:at])
	return r
}

// lastRune is utf8.DecodeLastRuneInString with a fast path for ASCII.
func lastRune(s string) (rune, int) {
	if n := len(s); n > 0 && s[n-1] < utf8.RuneSelf {
		return rune(s[n-1]), 1
	}
	return utf8.DecodeLastRuneInString(s)
}

// InCapitals reports whether all letters of a text are capitals.
func InCapitals(text string) bool {
	return strings.ToUpper(text) == text && strings.ContainsFunc(text, unicode.IsLetter)
}

// FirstRune returns the first character of a text, utf8.RuneError for an empty one.
func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// LastRune returns the last character of a text, utf8.RuneError for an empty one.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// StartsUpper reports whether a text begins with a capital.
func StartsUpper(s string) bool { return unicode.IsUpper(FirstRune(s)) }

// StartsLower reports whether a text begins with a small letter.
func StartsLower(s string) bool { return unicode.IsLower(FirstRune(s)) }
