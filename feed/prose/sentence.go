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
	quoted := asian{text: text, from: in.Start, last: -1}
	for at := in.Start; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf && c != '.' && c != '?' && c != '!' {
			at++
			continue
		}
		r, n := runeAt(text, at)
		if !terminal(r) {
			at += n
			if quoted.ends(r, at) {
				if s := trim(body, Span{start, at}); s.Start < s.End {
					out = append(out, s)
				}
				start = at
			}
			continue
		}
		if quoted.holds(r, at) {
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

// asian follows the quotation marks around Chinese and Japanese stops. A stop
// inside them ends no sentence, nor do they, where who speaks follows: 「。」と.
type asian struct {
	text string
	from int // where the paragraph starts
	open int // marks that are open
	held int // behind the last stop inside marks
	last int // where the last closing mark stands; -1 until it is needed
}

// ends takes note of a rune that is no stop. It reports whether a quotation that
// ends in a stop closes with it, and a sentence too.
func (a *asian) ends(r rune, at int) bool {
	switch r {
	case '「', '『', '“':
		a.open++
	case '」', '』', '”':
		a.open = max(a.open-1, 0)
		if a.held > 0 && a.held == at-utf8.RuneLen(r) && a.open == 0 {
			return !a.spoken(at)
		}
	}
	return false
}

// spoken reports whether who speaks follows a quotation that ends at at: と林さん,
// 林先生说.
func (a *asian) spoken(at int) bool {
	next, _ := runeAt(a.text, at)
	if unicode.Is(unicode.Hiragana, next) {
		return true
	}
	clause := a.text[at:min(len(a.text), at+60)]
	if end := strings.IndexAny(clause, "。！？“「『"); end >= 0 {
		clause = clause[:end]
	}
	return strings.ContainsAny(clause, "说說道称稱问問答喊叫写寫") || strings.Contains(clause, "表示") || strings.Contains(clause, "指出") || strings.Contains(clause, "告诉") || strings.Contains(clause, "告訴")
}

// holds reports whether the stop r at at stands inside a quotation that closes.
func (a *asian) holds(r rune, at int) bool {
	if a.open == 0 || r < '。' {
		return false
	}
	if a.last < 0 {
		text := a.text[a.from:]
		a.last = a.from + max(strings.LastIndex(text, "」"), strings.LastIndex(text, "』"), strings.LastIndex(text, "”"), 0)
	}
	if at < a.last {
		a.held = at + utf8.RuneLen(r)
		return true
	}
	a.open = 0 // its closing mark was lost
	return false
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
		case '”', '’', '»', '›', ')', ']', '}', '」', '』', '】', '）', '》':
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
	case units[low] && unicode.IsDigit(first) && counts(text[start:stop], last):
		return false
	case spelt(last, word) && strings.ContainsFunc(text[max(start, stop-60):stop], unicode.IsLower):
		return false
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

// counts reports whether a number stands before the word that ends before:
// `4 min. 31`.
func counts(before, word string) bool {
	before = strings.TrimRight(before[:len(before)-len(word)], " ")
	return before != "" && unicode.IsDigit(rune(before[len(before)-1]))
}

// spelt reports whether two or three capitals and the word in capitals behind
// them are one name: `the EQ. RANGER`. Bodies known by two or three letters may
// end a sentence before another of them.
func spelt(last, word string) bool {
	return len(last) >= 2 && len(last) <= 3 && capitals(last) && len(word) > 1 && capitals(word) && !known[strings.ToLower(last)]
}

func capitals(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// timed reports whether a sentence goes on behind a time of day: with a day or a
// zone (`3 p.m. Friday`, `3 p.m. Benning time`), where the time stands before a
// noun (`the 3 p.m. Benning train`), or before the verb (`At 3 p.m. Bell rang`).
func timed(before, after string) bool {
	before = before[max(0, len(before)-400):] // more than eight words
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
		return unicode.IsSpace(r) || strings.ContainsRune("”’»›“«)]}\"'」』】）》", r)
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
