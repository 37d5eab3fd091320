package summarize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// telling has true for each byte that noteMarks looks at.
var telling = func() (table [256]bool) {
	for _, c := range []byte("@#\xa9{}[]<>=_\\|$`^~*(:-\x93\x94;") {
		table[c] = true
	}
	return table
}()

// noteMarks notes what the marks of the word text[from:to] tell of the sentence text. It returns how many of them prose hardly has.
func (s *sentence) noteMarks(text string, from, to int) (signs int) {
	for i := from; i < to; i++ {
		c := text[i]
		if !telling[c] {
			continue
		}
		switch c {
		case '@', '#', 0xa9: // the last byte of ©
			s.class |= page
		case '{', '}', '[', ']', '<', '>', '=', '_', '\\', '|', '$', '`', '^', '~', '*':
			signs++
			if c == '|' {
				s.class |= page
			}
		case '(':
			s.class |= picture
			if i > 0 && plain(text[i-1]) { // print(
				signs++
			}
		case ':', '-', 0x93, 0x94: // the last byte of – and —
			if i+1 < len(text) && text[i+1] == ' ' || c >= utf8.RuneSelf && i > 1 && text[i-2] == 0xe2 && text[i-1] == 0x80 {
				s.class |= dashed
			}
		case ';':
			if i+1 == len(text) {
				signs += 2
			}
		}
	}
	return signs
}

// settle finds what the marks and the words of a sentence tell together. A sentence is code, of a program or a terminal,
// where one sign in twelve is one that prose hardly has.
func (s *sentence) settle(text string, signs int, tongue *tongue) {
	s.ends = prose.EndsWhole(text)
	s.code = signs > 1 && signs*12 >= utf8.RuneCountInString(text)
	s.framed = s.code || s.class&page != 0 && furniture(text) || strings.HasPrefix(text, "By.") || s.class&dashed != 0 && label(text) || s.event(text)
	if tongue.reads() {
		s.caption = s.captionSigns(text)
	}
}

// roll reports whether a text is a list of names or figures, such as a team: two in three of its words, or more, start
// with a capital or a digit, and marks part them.
func roll(s string) bool {
	if n := len(s); n > 2 && s[n-1] == '.' && s[n-2] >= '0' && s[n-2] <= '9' && figures(s) {
		return true
	}
	if strings.Count(s, ";") < 2 && strings.Count(s, ",") < 5 {
		return false
	}
	words, large := 0, 0
	for w := range strings.FieldsSeq(s) {
		r := prose.FirstRune(strings.TrimLeft(w, "("+prose.Marks))
		if words++; unicode.IsUpper(r) || unicode.IsDigit(r) {
			large++
		}
	}
	return words >= 8 && large*3 >= words*2
}

// figures reports whether two in three of the words of a text have a digit, as the moves of a game do: "c3 O-O 9. h3 Nb8 10."
func figures(s string) bool {
	words, with := 0, 0
	for w := range strings.FieldsSeq(s) {
		if words++; strings.ContainsAny(w, "0123456789") {
			with++
		}
	}
	return words > 5 && with*3 > words*2
}

// framed reports whether a sentence of the unit is page furniture or a caption.
func (t *text) framed(u *unit) bool {
	for i := u.first; i <= u.last; i++ {
		if t.sents[i].framed || t.sents[i].caption >= 3 {
			return true
		}
	}
	return false
}

// opening are the marks before the first word of a sentence, and the spaces behind them: « Oui », dit-elle.
const opening = prose.Marks + " \u00a0\u202f"

// whole reports whether every sentence of the unit starts and ends as one, with its marks in pairs.
func (t *text) whole(u *unit) bool {
	for i := u.first; i <= u.last; i++ {
		s := t.sents[i].Of(t.body)
		r := prose.FirstRune(strings.TrimLeft(s, "(["+opening))
		if !t.sents[i].ends || !unicode.IsUpper(r) && !(i > 0 && t.greets(i-1)) && !unicode.IsDigit(r) && !(unicode.IsLetter(r) && !unicode.IsLower(r)) && !strings.ContainsRune("£$€#@", r) {
			return false
		}
		if u.first == u.last && t.unbalanced(t.sents[i].Span) || t.sents[i].words < 4 {
			return false
		}
		if t.cut(i) || t.afterCut(i) {
			return false
		}
	}
	return true
}

// cutOff reports whether a sentence ends in an abbreviation that more was to follow: a title, a lone initial, or one of
// several letters without "the" before it.
func cutOff(s string) bool {
	if !strings.HasSuffix(s, ".") {
		return false
	}
	i := strings.LastIndexByte(s, ' ')
	word := s[i+1:]
	if strings.HasSuffix(s, ":.") || strings.HasSuffix(s, ",.") { // a list or a quotation was to follow
		return true
	}
	if abbreviations[word] {
		return true
	}
	if n := strings.Count(word, "."); n < 2 || len(word) != 2*n || strings.HasSuffix(word, ".m.") || word[0] <= '9' { // 4.2. is a number
		return len(word) == 2 && unicode.IsUpper(rune(word[0])) && word != "I."
	}
	before := s[:max(i, 0)]
	return !strings.EqualFold(before[strings.LastIndexByte(before, ' ')+1:], "the")
}

// cut reports whether sentence i is cut off. One that ends in a lone letter, as in "plan B.", is not if the next one stands in
// the same paragraph: package prose saw there that a sentence begins.
func (t *text) cut(i int) bool {
	s := t.sents[i].Of(t.body)
	if !cutOff(s) {
		return false
	}
	letter := len(s) > 2 && unicode.IsUpper(rune(s[len(s)-2])) && s[len(s)-3] == ' '
	return !letter || i+1 == len(t.sents) || t.sents[i+1].para != t.sents[i].para
}

// afterCut reports whether the sentence before this one was cut short, so that this one is its rest.
func (t *text) afterCut(i int) bool {
	if i == 0 {
		return false
	}
	prev := t.sents[i-1].Of(t.body)
	return t.cut(i-1) || strings.HasSuffix(prev, ",") && !t.address(i-1)
}

// address reports whether sentence i is the address of a letter or a speech, without a verb and with no
// sentence before it: "Dear members,".
func (t *text) address(i int) bool {
	if i > 3 || t.sents[i].words > 12 || t.sents[i].class&(past|saying) != 0 || t.sents[i].para == t.sents[i+1].para {
		return false
	}
	return !slices.ContainsFunc(t.sents[:i], func(s sentence) bool { return s.ends })
}

// greetings begin German letters, whose first sentence goes on with a small letter.
var greetings = prose.Set("liebe lieber liebes sehr hallo guten werte werter moin servus grüezi")

// greets reports whether sentence i is the greeting of such a letter: "Liebe Mitglieder,".
func (t *text) greets(i int) bool {
	s := &t.sents[i]
	return len(s.tokens) > 1 && greetings[t.word(s, 0).lower] && strings.HasSuffix(s.Of(t.body), ",") && t.address(i)
}

// paired has true for each byte that unbalanced looks at.
var paired = [256]bool{'"': true, '(': true, ')': true, 0xc2: true, 0xe2: true}

// unbalanced reports whether the marks and brackets of a span do not pair within it. Of quotation marks the same one opens in one
// language and closes in another: “a”, „a“, „a”, ”a”; «a», »a«.
func (t *text) unbalanced(span prose.Span) bool {
	s := span.Of(t.body)
	var straight, angled, low, curly, round, open, closed int
	for i := 0; i < len(s); i++ {
		if !paired[s[i]] {
			continue
		}
		switch s[i] {
		case '"':
			straight++
		case '(':
			round++
		case ')':
			round--
		case 0xc2:
			if r := prose.FirstRune(s[i:]); r == '«' || r == '»' {
				angled++
			}
		case 0xe2:
			switch before, next := prose.LastRune(s[:i]), prose.FirstRune(s[min(i+len("“"), len(s)):]); prose.FirstRune(s[i:]) {
			case '„':
				low++
			case '“':
				if low > 0 {
					low--
				} else {
					curly++
				}
			case '”':
				switch {
				case low > 0:
					low--
				case curly == 0 && !prose.IsLetterOrDigit(before) && prose.IsLetterOrDigit(next):
					curly++
				default:
					curly--
				}
			case '‘':
				if !prose.IsLetterOrDigit(before) {
					open++
				}
			case '’':
				if !prose.IsLetterOrDigit(next) && (strings.ContainsRune(".,?!", before) || open > closed) {
					closed++
				}
			}
		}
	}
	return straight%2 != 0 || angled%2 != 0 || low != 0 || curly != 0 || round != 0 || open != closed
}

// quoted returns the share of a unit's bytes that stand between quotation marks.
func (t *text) quoted(u *unit) float64 {
	from, to := t.sents[u.first].Start, t.sents[u.last].End
	n := 0
	for _, q := range t.quotes {
		if q.Outer.Start >= to {
			break
		}
		n += max(0, min(to, q.Outer.End)-max(from, q.Outer.Start))
	}
	return float64(n) / float64(max(to-from, 1))
}

// titleAgain reports whether a sentence of the unit only says the title again: four in five of its words are the
// title's.
func (t *text) titleAgain(u *unit) bool {
	for i := u.first; i <= u.last; i++ {
		s := &t.sents[i]
		most := len(s.tokens) / 5 // words that are not the title's
		for _, k := range s.tokens {
			if !t.vocab.words[k.word].inTitle {
				if most--; most < 0 {
					break
				}
			}
		}
		if hit := len(s.tokens) - len(s.tokens)/5 + most; most >= 0 && (hit >= 4 || hit >= 2 && hit == len(s.tokens)) {
			return true
		}
	}
	return false
}

// furniture reports whether a sentence speaks to the reader of a page, or is a line of its frame.
func furniture(s string) bool {
	if furnitureParts.In(s) || startsAny(s, furnitureStarts) {
		return true
	}
	if i := strings.IndexByte(s, '@'); i >= 0 && i+1 < len(s) && s[i+1] != ' ' {
		return true
	}
	return strings.Contains(s, " | ") || strings.Contains(s, "#") && strings.Contains(s, "...")
}

// phone reports whether a text has a telephone number: "call 01632 960 811". Its digits begin with 0 or a plus sign, at least
// three stand together, and spaces and single marks may part them.
func phone(s string) bool {
	for i := 0; i+6 < len(s); i++ {
		if s[i] != '0' && s[i] != '+' || i > 0 && !strings.ContainsRune(" (:", rune(s[i-1])) {
			continue
		}
		digits, run, most, k := 0, 0, 0, i+1
		for ; k < len(s) && (s[k] >= '0' && s[k] <= '9' || strings.IndexByte(" /()-", s[k]) >= 0); k++ {
			if run++; s[k] < '0' || s[k] > '9' {
				run = 0
				continue
			}
			digits++
			most = max(most, run)
		}
		if digits >= 6 && most >= 3 {
			return true
		}
		i = k
	}
	return false
}

// startsAny reports whether a text starts with one of the strings, which are in lower case, in any case.
func startsAny(s string, starts []string) bool {
	return slices.ContainsFunc(starts, func(p string) bool { return len(p) <= len(s) && strings.EqualFold(s[:len(p)], p) })
}

// abbreviations end no sentence: more was to follow.
var abbreviations = prose.Set("Mr. Mrs. Ms. Messrs. Dr. Prof. Gen. Lt. Col. Sgt. Capt. Cmdr. Maj. Adm. Sen. Sens. Rep. Reps. Gov. Rev. Hon. Pres. St. vs. No. Rs.")

// Wordings of page furniture and of the formulas of minutes, in lower case.
var (
	furnitureParts = prose.NewFinder("click here", "follow us", "follow @", "also read", "sign up", "story highlights", "comment below", "read more", "subscribe", "all rights reserved", "copyright ", "©", "share this", "for more ", "http://", "https://", "www.", "scroll down", "last updated",
		"share your thoughts", "let us know in the comments", "view gallery", "watch video", "watch the video", "see photos", "hide caption", "newsletter", "e-mail us", "contributed to this report", "for confidential support",
		"apologies were", "apologies for absence", "minutes of the last", "minutes of the previous", "in attendance", "date of next meeting", "date of the next meeting")
	furnitureStarts = []string{"by.", "by . ", "published:", "updated:", "created:", "read:", "watch:", "photos:", "picture:", "pictures:", "image:", "video:", "story highlights", "editor's note", "editor’s note", "more:", "related:", "source:", "apologies"}
)
