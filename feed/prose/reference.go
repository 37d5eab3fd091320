package prose

import (
	"strings"
	"unicode"
)

// skipReferences returns the offset after the references to notes behind a stop, "[1]", "[2][3]", "[4, 5]", if no sentence can go on
// behind them: white space and a capital, or nothing, must follow. Else it returns at.
func skipReferences(text string, at int) int {
	end := at
	for {
		n := end
		if strings.HasPrefix(text[n:], " ") {
			n++
		}
		size := ReferenceSize(text[n:])
		if size == 0 {
			break
		}
		end = n + size
	}
	if end == at {
		return at
	}
	if next, _ := runeAt(text, end); end < len(text) && !unicode.IsSpace(next) {
		return at
	}
	if first, _ := nextLetter(text, end); unicode.IsLower(first) {
		return at
	}
	return end
}

// ReferenceSize returns the length of the reference to notes that a text begins with, 0 if there is none: "[1]", "[12, 14]", "[a]".
func ReferenceSize(text string) int {
	const longest = 12
	if text == "" || text[0] != '[' {
		return 0
	}
	end := strings.IndexByte(text[:min(len(text), longest)], ']')
	if end < 2 {
		return 0
	}
	inner := text[1:end]
	if len(inner) == 1 && inner[0] >= 'a' && inner[0] <= 'z' {
		return end + 1
	}
	for part := range strings.FieldsFuncSeq(inner, func(r rune) bool { return r == ',' || r == ' ' || r == '-' || r == '–' }) {
		if len(part) > 3 || strings.Trim(part, "0123456789") != "" {
			return 0
		}
	}
	if inner[0] < '0' || inner[0] > '9' {
		return 0
	}
	return end + 1
}

// WithoutReferences takes the references to notes out of a sentence: "It opens in May.[1]", "It came from Holm [2]." A number that
// editors put into a sentence stays: "We have [12] boats".
func WithoutReferences(s string) string {
	if strings.IndexByte(s, '[') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		n := ReferenceSize(s[i:])
		if n == 0 || i == 0 || s[i+1] >= 'a' && IsLetterOrDigit(rune(s[i-1])) { // boat[s]
			out = append(out, s[i])
			i++
			continue
		}
		before, after := s[i-1], s[i+n:]
		if spaced := before == ' '; spaced && (after == "" || strings.IndexByte(".,;:!?[", after[0]) >= 0 || strings.HasPrefix(after, " [")) || !spaced && (after == "" || strings.IndexByte(" .,;:!?[", after[0]) >= 0) {
			if spaced {
				out = out[:len(out)-1]
			}
			i += n
			continue
		}
		out = append(out, s[i:i+n]...)
		i += n
	}
	return string(out)
}
