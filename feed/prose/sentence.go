package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of the paragraph in, trimmed, in order and without overlap. A sentence ends after . ? ! or
// … and the closing marks and brackets that follow, if white space comes next, or a capital letter after a closing mark or a
// word in lower case. That is rule SB11 of Unicode TR29 with exceptions of our own. No sentence ends after a title or a
// single initial, before a word in lower case, or after abbreviations such as U.S. and p.m. unless a word follows that often
// begins a sentence. Numbers and names with inner dots are never split.
func Sentences(body string, in Span) []Span { return AppendSentences(nil, body, in) }

// AppendSentences appends the result of Sentences to out.
func AppendSentences(out []Span, body string, in Span) []Span {
	in = within(body, in)
	text := body[:in.End]
	if out == nil {
		out = make([]Span, 0, 4)
	}
	start := in.Start
	quoted := asian{text: text, from: in.Start, last: -1}
	for at := in.Start; at < len(text); {
		if at = nextIn(&stops, text, at); at == len(text) {
			break
		}
		r, n := runeAt(text, at)
		if !terminal(r) {
			at += n
			if quoted.ends(r, at) {
				out = append(out, trim(body, Span{start, at}))
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
			if !terminal(r) && !(r == ' ' && spacedDot(text, at)) {
				break
			}
			at += n
		}
		dots := at
		at = skipClosing(text, in.Start, at)
		if noted := skipReferences(text, at); noted > at && !(at > dots && text[stop] != '.' && attributionAt(text, noted)) { // of notes, which belong to the sentence before them
			at = noted
			out = append(out, trim(body, Span{start, at}))
			start = at
			continue
		}
		if endsAt(text, start, stop, dots, at) {
			out = append(out, trim(body, Span{start, at}))
			start = at
		}
	}
	if s := trim(body, Span{start, in.End}); s.Start < s.End {
		out = append(out, s)
	}
	return out
}

// asian follows the quotation marks around Chinese and Japanese stops. A stop inside them ends no sentence. The closing mark
// does, unless the speaker follows: 「。」と.
type asian struct {
	text string
	from int // where the paragraph starts
	open int // marks that are open
	held int // after the last stop inside marks
	last int // offset of the last closing mark; -1 until it is needed
}

// ends notes a rune that is no stop. It reports whether the rune closes a quotation that ends in a stop, and a sentence with
// it.
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

// spoken reports whether the speaker follows a quotation that ends at at: と林さん, 林先生说.
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

// holds reports whether the stop r at at is inside a quotation that closes.
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
	return false // its closing mark was lost
}

// spacedDot reports whether the space at at is between two dots of an ellipsis: `. . .`
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

// skipClosing returns the offset after the closing marks and brackets at at. Straight marks count as closing. The paragraph
// starts at from.
func skipClosing(text string, from, at int) int {
	for at < len(text) {
		r, n := runeAt(text, at)
		switch r {
		case '”', '’', '»', '›', ')', ']', '}', '」', '』', '】', '）', '》':
		case '“', '«': // they close in German, and open where the space before them is missing
			if next, _ := runeAt(text, at+n); isWord(next) && !strings.ContainsAny(text[max(from, at-400):at], "„»") {
				return at
			}
		case '"', '\'':
		case ' ', '\u00a0', '\u202f': // French sets a space before the mark: « Je viens. »
			if n += spacedMark(text[at+n:]); !strings.HasSuffix(text[at:at+n], "»") {
				return at
			}
		default:
			return at
		}
		at += n
	}
	return at
}

// spacedMark returns the length of the closing guillemet that text starts with, 0 if there is none. One with a word behind it
// opens, as German ones do: Er kam. »Guten Tag.«
func spacedMark(text string) int {
	behind, ok := strings.CutPrefix(text, "»")
	if next, _ := runeAt(behind, 0); !ok || isWord(next) {
		return 0
	}
	return len("»")
}

// endsAt reports whether the sentence that begins at start ends at end. Its stops are text[stop:dots] and its closing marks
// text[dots:end].
func endsAt(text string, start, stop, dots, end int) bool {
	next, _ := runeAt(text, end)
	if end < len(text) && !unicode.IsSpace(next) {
		first, _ := utf8.DecodeRuneInString(text[stop:])
		if first > '…' {
			return true // no space follows full-width stops
		}
		return end > dots && unicode.IsUpper(next) && text[dots] != '\'' || // a lost space: `end.’Next`
			dots-stop == 1 && end == dots && lostSpace(text[:stop], text[end:])
	}
	first, begin := nextLetter(text, end)
	if unicode.IsLower(first) {
		return false
	}
	if end > dots && text[stop] != '.' && attributionAt(text, end) {
		return false
	}
	if dots-stop > 1 || text[stop] != '.' {
		return true
	}
	if end > dots && text[dots] != ')' {
		return true // a closing mark after a full stop
	}
	last := lastWord(text[start:stop])
	is := abbreviationOf(last)
	if is == 0 && len(last) > utf8.UTFMax && strings.IndexByte(last, '.') < 0 {
		return true // the usual case
	}
	low, word := strings.ToLower(last), text[begin:wordEnd(text, begin)]
	switch {
	case is&neverEnds != 0 && !(capitals(last) && bodies[low]):
		return word == ""
	case low == "med" && abbreviationOf(wordBefore(text[start:stop], last))&neverEnds != 0: // Dr. med. Brill
		return word == ""
	case is&titles != 0 && low != last && !capitals(last):
		return word == "" || openers[strings.ToLower(word)]
	case smallLetter(last) && !counts(text[start:stop], last):
		return word == "" || openers[strings.ToLower(word)] || !standsForWord(text[start:stop], last, text[begin:])
	case is&units != 0 && unicode.IsDigit(first) && counts(text[start:stop], last):
		return false
	case spelt(last, word) && strings.ContainsFunc(text[max(start, stop-60):stop], unicode.IsLower):
		return false
	case last == "M" && frenchArticles[word] && !unicode.IsUpper(firstRune(lastWord(strings.TrimRight(text[start:stop-1], " \u00a0\u202f")), 0)): // a déclaré M. | Le Maire; not: Karim M. | Le tribunal
		return false
	case last == "X" && platforms[lastWord(strings.TrimRight(text[start:stop-1], " \u00a0\u202f"))]: // napisał na platformie X. | Minister
		return true
	case utf8.RuneCountInString(last) == 1 && unicode.IsUpper([]rune(last)[0]):
		return word == "" || openers[strings.ToLower(word)] && last != "I" || last == "I"
	case unicode.IsDigit(first) && (is&beforeNumbers != 0 || low == "sat" || low == "sun") && !(alsoWords[low] && low == last || onlySmall[low] && low != last || low == "mind" && inMind[wordBefore(text[start:stop], last)] || last == "art" && !citesArticle(text[start:stop])):
		return false
	case ordinal(last) && (afterOrdinals[strings.ToLower(word)] || word != "" && !openers[strings.ToLower(word)] && takesOrdinal(text[start:stop-len(last)])):
		return false
	case low == "a.m" || low == "p.m":
		return word == "" || openers[strings.ToLower(word)] || !timeContinues(text[start:stop], text[end:])
	case is&seldomEnds != 0 || dotted(low) && strings.Contains(low, ".") && low != "т.д" && low != "т.п":
		if word == "" {
			return true
		}
		if low == "no" || low == "nos" || low == "al" {
			return !unicode.IsDigit(first)
		}
		return openers[strings.ToLower(word)] || strings.ContainsRune("“‘\"'„«»", firstRune(text, end)) && unicode.IsUpper(first)
	}
	return true
}

// wordBefore returns the word before the last one of a text, without a dot behind it.
func wordBefore(before, last string) string {
	return lastWord(strings.TrimRight(before[:len(before)-len(last)], " .\u00a0"))
}

// citesArticle reports whether "art", the last word of a text, is that of a law: all'art. 5, z art. 5, (art. 5). In English it is a word.
func citesArticle(before string) bool {
	rest := strings.TrimRight(before[:len(before)-len("art")], " \u00a0")
	return rest == "" || strings.HasSuffix(rest, "(") || strings.HasSuffix(rest, "'") || strings.HasSuffix(rest, "’") || beforeArticle[lastWord(rest)]
}

// platforms are words before X where that is a network: posted on | X; na platformie | X.
var platforms = Set(`on via na w platform platformie platforma plattform plateforme plataforma piattaforma serwisie portalu netzwerk network auf bei op sur en su no в сети соцсети`)

// frenchArticles are articles that begin last names: M. Le Maire.
var frenchArticles = Set(`Le La Les`)

// ordinal reports whether a number may be an ordinal one where a dot follows: 28, 100, 1.000.000. It is no year.
func ordinal(s string) bool {
	return strings.Trim(s, "0123456789.") == "" && (len(s) <= 3 || strings.IndexByte(s, '.') > 0)
}

// counts reports whether a number comes before the word that ends before: `4 min. 31`, `XIX w.`
func counts(before, word string) bool {
	before = strings.TrimRight(before[:len(before)-len(word)], " \u00a0\u202f")
	number := lastWord(before)
	return before != "" && unicode.IsDigit(rune(before[len(before)-1])) || number != "" && strings.Trim(number, "IVXLC") == ""
}

func smallLetter(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsLower(r)
}

// standsForWord reports whether a small letter before a dot stands for a word, so that the sentence goes on. Another letter with a
// dot stands beside it (z. B., d. h. Boote, e. V.; but т. д. ends a list), a number follows (s. XIX, n. 4), or it is г. before a
// city. after starts with the next letter or digit.
func standsForWord(before, letter, after string) bool {
	rest := strings.TrimRight(before[:len(before)-len(letter)], " \u00a0\u202f(")
	if rest == "" || len(rest)+len(letter) == len(before) { // an item of a list; the end of a word behind an apostrophe
		return false
	}
	word := after[:wordEnd(after, 0)]
	if _, n := utf8.DecodeRuneInString(word); n == len(word) && strings.HasPrefix(after[n:], ".") {
		return true
	}
	if other, ok := strings.CutSuffix(rest, "."); ok && utf8.RuneCountInString(lastWord(other)) == 1 {
		return letter != "д" && letter != "п"
	}
	number := word != "" && (unicode.IsDigit(rune(word[0])) || strings.Trim(word, "IVXLC") == "")
	return letter == "г" || number && strings.Contains("nscp", letter)
}

// spelt reports whether two or three capitals and the word in capitals after them are one name: `the EQ. RANGER`. Known names
// of two or three letters may end a sentence.
func spelt(last, word string) bool {
	return len(last) >= 2 && len(last) <= 3 && capitals(last) && len(word) > 1 && capitals(word) && !bodies[strings.ToLower(last)]
}

func capitals(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// timeContinues reports whether a sentence continues after a time of day: with a day or a zone (`3 p.m. Friday`, `3 p.m.
// Benning time`), with a noun (`the 3 p.m. Benning train`), or with the rest of a sentence that begins with the time
// (`At 3 p.m. Bell rang`).
func timeContinues(before, after string) bool {
	before = before[max(0, len(before)-400):] // more than eight words
	words := strings.Fields(before)
	first := nextWord(after, 0)
	i := strings.Index(after, first)
	mark := firstRune(after, 0)
	if afterTimes[strings.ToLower(strings.TrimSuffix(first, "."))] || nextWord(after, i+len(first)) == "time" || !unicode.IsUpper(mark) && mark != '“' && mark != '‘' && mark != '"' {
		return true
	}
	if len(words) < 8 && beforeTimes[strings.ToLower(words[0])] && !strings.Contains(before, ",") {
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

// lostSpace reports whether a sentence ends between before and after although the white space there is missing: `after the
// delay.A photo shows`. The word before must be in lower case, which excludes names such as Booking.Com and Asp.Net, and the
// word after must not be part of an address.
func lostSpace(before, after string) bool {
	before = strings.TrimRight(before, "”»") // “too late”.“We know
	word := lastWord(before)
	if len(word) < 2 || strings.Contains(word, ".") || strings.ToLower(word) != word || unicode.IsDigit(rune(word[0])) ||
		abbreviations.Of(word)&(neverEnds|seldomEnds) != 0 || strings.HasSuffix(before[:len(before)-len(word)], "@") || strings.HasSuffix(before[:len(before)-len(word)], "/") {
		return false
	}
	mark, n := utf8.DecodeRuneInString(after)
	if mark == '“' || mark == '‘' {
		after = after[n:]
	}
	end := wordEnd(after, 0)
	first, _ := utf8.DecodeRuneInString(after)
	space, _ := runeAt(after, end)
	return end > 0 && end < len(after) && unicode.IsUpper(first) && unicode.IsSpace(space) && !domains[strings.ToLower(after[:end])]
}

// domains holds the ends of addresses that are sometimes written with a capital.
var domains = map[string]bool{"com": true, "org": true, "net": true, "co": true, "in": true, "uk": true, "io": true, "js": true}

// attributionAt reports whether a name and a verb of saying follow at at: `?’ Ann Bell asked`.
func attributionAt(text string, at int) bool {
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
			return attributionVerbs[w] && nextWord(text, end) != "that"
		}
		if at = end; at < len(text) && text[at] == '.' {
			at++
		}
	}
	return false
}

// nextWord returns the first word from at on, or "" when a stop comes first.
func nextWord(text string, at int) string {
	_, at = nextLetter(text, at)
	return text[at:wordEnd(text, at)]
}

// nextLetter returns the first letter or digit from at on and its offset. If a stop comes first, it returns utf8.RuneError
// and the length of the text.
func nextLetter(text string, at int) (first rune, offset int) {
	for at < len(text) {
		r, n := runeAt(text, at)
		if isWord(r) {
			return r, at
		}
		if terminal(r) {
			break
		}
		at += n
	}
	return utf8.RuneError, len(text)
}

// firstRune returns the first rune from at on that is no white space, or a space.
func firstRune(text string, at int) rune {
	for at < len(text) {
		r, n := runeAt(text, at)
		if !unicode.IsSpace(r) {
			return r
		}
		at += n
	}
	return ' '
}

// lastWord returns the letters, digits and inner dots at the end of s, about 40 bytes at most.
func lastWord(s string) string {
	at := len(s)
	for at > 0 && len(s)-at <= 40 {
		if c := s[at-1]; 'a' <= c && c <= 'z' { // most are
			at--
			continue
		}
		r, n := lastRune(s[:at])
		if !isWord(r) && r != '.' {
			break
		}
		at -= n
	}
	return strings.TrimLeft(s[at:], ".")
}

// EndsWhole reports whether s ends like a sentence: with . ? ! or …, perhaps followed by closing marks and brackets, and not
// with an abbreviation that cannot end a sentence, such as "Mr." An abbreviation that can, such as "U.S.", counts as an end.
func EndsWhole(s string) bool {
	r, n := lastRune(s)
	for n > 0 && !terminal(r) && !isWord(r) && (unicode.IsSpace(r) || strings.ContainsRune("”’»›“«‹)]}\"'」』】）》", r)) {
		s = s[:len(s)-n]
		r, n = lastRune(s)
	}
	if n == 0 || !terminal(r) {
		return false
	}
	last := lastWord(s[:len(s)-n])
	if r != '.' || last == "I" {
		return true
	}
	return abbreviationOf(last)&neverEnds == 0 && !(len(last) == 1 && unicode.IsUpper(rune(last[0])))
}
