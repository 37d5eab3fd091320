package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of the paragraph in, trimmed, in order and
// apart. A border is sought behind . ? ! and …, with the closing marks and
// brackets that follow, where white space or (behind a closing mark, or a word in
// lower case) a capital stands; that is rule SB11 of Unicode TR29 with these exceptions of ours: no
// border behind titles and single initials, none behind U.S., p.m. and their
// like unless a usual opener follows, none before a lower-case word. Numbers
// and dotted names are never cut.
func Sentences(body string, in Span) []Span {
	in = within(body, in)
	text := body[:in.End]
	var out []Span
	start := in.Start
	for at := in.Start; at < len(text); {
		r, n := runeAt(text, at)
		if !terminal(r) {
			at += n
			continue
		}
		stop := at
		for at < len(text) {
			r, n = runeAt(text, at)
			if r == ' ' && spacedDot(text, at) {
				n++
			} else if !terminal(r) {
				break
			}
			at += n
		}
		dots := at
		at = closers(text, at)
		if border(text, start, stop, dots, at) {
			if s := trim(body, Span{start, at}); s.Start < s.End {
				out = append(out, s)
			}
			start = at
		}
	}
	if s := trim(body, Span{start, in.End}); s.Start < s.End {
		out = append(out, s)
	}
	return out
}

// spacedDot reports whether the space at at stands between two dots of an
// ellipsis: `. . .`
func spacedDot(text string, at int) bool {
	next, _ := runeAt(text, at+2)
	return text[at-1] == '.' && strings.HasPrefix(text[at:], " .") && (unicode.IsSpace(next) || next == '.')
}

func terminal(r rune) bool {
	switch r {
	case '.', '?', '!', '…', '。', '！', '？', '؟', '।':
		return true
	}
	return false
}

// closers moves at over closing marks and brackets. A straight mark closes
// only before white space, an end, another mark or a capital: `it." He`.
func closers(text string, at int) int {
	for at < len(text) {
		r, n := runeAt(text, at)
		switch r {
		case '”', '’', '»', '›', ')', ']', '}':
		case '“', '«': // German closers; an opener stands after a space, or where one was lost
			if next, _ := runeAt(text, at+n); isWord(next) && !strings.ContainsAny(text[max(0, at-400):at], "„»") {
				return at
			}
		case '"', '\'':
		default:
			return at
		}
		at += n
	}
	return at
}

// border reports whether a sentence that began at start ends at end: its stop
// marks are text[stop:dots], its closing marks text[dots:end].
func border(text string, start, stop, dots, end int) bool {
	next, _ := runeAt(text, end)
	if end < len(text) && !unicode.IsSpace(next) {
		first, _ := utf8.DecodeRuneInString(text[stop:])
		if first > '…' {
			return true // full-width stops need no space
		}
		return end > dots && unicode.IsUpper(next) && text[dots] != '\'' || // glued: `end.’Next`
			dots-stop == 1 && end == dots && glued(text[:stop], text[end:])
	}
	word := nextWord(text, end)
	first, _ := utf8.DecodeRuneInString(word)
	if unicode.IsLower(first) {
		return false
	}
	if end > dots && text[stop] != '.' && attributed(text, end) {
		return false
	}
	if dots-stop > 1 || text[stop] != '.' {
		return true
	}
	if end > dots && text[dots] != ')' {
		return true // a closing mark behind a full stop ends one
	}
	last := lastWord(text[start:stop])
	low := strings.ToLower(last)
	switch {
	case never[low]:
		return word == ""
	case utf8.RuneCountInString(last) == 1 && unicode.IsUpper([]rune(last)[0]):
		return word == "" || opener[strings.ToLower(word)] && last != "I" || last == "I"
	case unicode.IsDigit(first) && (counted[low] || low == "sat" || low == "sun") && !(alsoWords[low] && low == last):
		return false
	case ordinals[strings.ToLower(word)] && len(last) <= 2 && strings.Trim(last, "0123456789") == "":
		return false
	case low == "a.m" || low == "p.m":
		return word == "" || opener[strings.ToLower(word)] || !timed(text[start:stop], text[end:])
	case seldom[low] || dotted(low) && strings.Contains(low, "."):
		if word == "" {
			return true
		}
		if low == "no" || low == "nos" || low == "al" {
			return !unicode.IsDigit(first)
		}
		return opener[strings.ToLower(word)] || strings.ContainsRune("“‘\"'„«»", firstMark(text, end)) && unicode.IsUpper(first)
	}
	return true
}

// timed reports whether a sentence goes on behind a time of day: with a day or a
// zone (`3 p.m. Friday`, `3 p.m. Benning time`), where the time stands before a
// noun (`the 3 p.m. Benning train`), or before the verb (`At 3 p.m. Bell rang`).
func timed(before, after string) bool {
	words := strings.Fields(before)
	first := nextWord(after, 0)
	i := strings.Index(after, first)
	mark := firstMark(after, 0)
	if afterTime[strings.ToLower(strings.TrimSuffix(first, "."))] || nextWord(after, i+len(first)) == "time" || !unicode.IsUpper(mark) && mark != '“' && mark != '‘' && mark != '"' {
		return true
	}
	if len(words) < 8 && fronts[strings.ToLower(words[0])] && !strings.Contains(before, ",") {
		return true
	}
	if len(words) < 3 {
		return true
	}
	switch strings.ToLower(words[len(words)-3]) {
	case "a", "an", "the", "his", "her", "its", "their", "this", "that", "every", "each":
		return true
	}
	return false
}

// glued reports whether a sentence ends between before and after though a line
// break or a space was lost there: `after the delay.A photo shows`. The word
// before it is in lower case, so that names such as Booking.Com and Asp.Net are
// left alone, and the one behind it is no part of an address.
func glued(before, after string) bool {
	word := lastWord(before)
	if len(word) < 2 || strings.Contains(word, ".") || strings.ToLower(word) != word || unicode.IsDigit(rune(word[0])) ||
		never[word] || seldom[word] || strings.HasSuffix(before[:len(before)-len(word)], "@") || strings.HasSuffix(before[:len(before)-len(word)], "/") {
		return false
	}
	mark, n := utf8.DecodeRuneInString(after)
	if mark == '“' || mark == '‘' {
		after = after[n:]
	}
	end := wordEnd(after, 0)
	first, _ := utf8.DecodeRuneInString(after)
	space, _ := runeAt(after, end)
	return end > 0 && end < len(after) && unicode.IsUpper(first) && unicode.IsSpace(space) && !domain[strings.ToLower(after[:end])]
}

// domain are the ends of addresses that are written with a capital at times.
var domain = map[string]bool{"com": true, "org": true, "net": true, "co": true, "in": true, "uk": true, "io": true, "js": true}

// attributed reports whether a name and a saying verb follow at at:
// `?’ Ann Bell asked`.
func attributed(text string, at int) bool {
	text = text[:min(len(text), at+60)]
	for n := 0; n < 4; n++ {
		for at < len(text) && text[at] == ' ' {
			at++
		}
		end := wordEnd(text, at)
		if end == at {
			return false
		}
		w := text[at:end]
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return n > 0 && said[w] && nextWord(text, end) != "that"
		}
		if at = end; at < len(text) && text[at] == '.' {
			at++
		}
	}
	return false
}

// nextWord returns the first word behind white space and marks at at.
func nextWord(text string, at int) string {
	for at < len(text) {
		r, n := runeAt(text, at)
		if isWord(r) {
			return text[at:wordEnd(text, at)]
		}
		if terminal(r) {
			return ""
		}
		at += n
	}
	return ""
}

// firstMark returns the first rune behind white space at at.
func firstMark(text string, at int) rune {
	for at < len(text) {
		r, n := runeAt(text, at)
		if !unicode.IsSpace(r) {
			return r
		}
		at += n
	}
	return ' '
}

// lastWord returns the letters, digits and inner dots that end s.
func lastWord(s string) string {
	at := len(s)
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !isWord(r) && r != '.' {
			break
		}
		at -= n
		if len(s)-at > 40 {
			break
		}
	}
	return strings.TrimLeft(s[at:], ".")
}

// EndsWhole reports whether s ends as a sentence does: in . ? ! or …, with
// closing marks and brackets behind it or none, and not in an abbreviation
// that cannot end one, such as "Mr." Whether "former U.S." ends one is for the
// caller to judge.
func EndsWhole(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("”’»›“«)]}\"'", r)
	})
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 || !terminal(r) {
		return false
	}
	last := lastWord(s[:len(s)-n])
	if r != '.' || last == "I" {
		return true
	}
	return !never[strings.ToLower(last)] && !(len(last) == 1 && unicode.IsUpper(rune(last[0])))
}
