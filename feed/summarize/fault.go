package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// units groups the sentences and leaves out those that may not stand in a summary.
func (t *text) units(b Budget) []*unit {
	var units []*unit
	t.aside = make([]bool, len(t.sents)+1)
	q := 0
	for i := 0; i < len(t.sents); {
		last := i
		for k := i; k <= last; k++ { // quotations that start in the unit pull in where they end
			s := t.sents[k]
			for q < len(t.quotes) && t.quotes[q].Outer.End <= s.Start {
				q++
			}
			for n := q; n < len(t.quotes) && t.quotes[n].Outer.Start < s.End; n++ {
				for last+1 < len(t.sents) && t.sents[last+1].Start < t.quotes[n].Outer.End {
					last++
				}
			}
		}
		u := &unit{first: i, last: last}
		for k := i; k <= last; k++ {
			u.words += t.sents[k].words
		}
		if u.words <= b.Words && last-i < b.Sentences && t.fit(u) {
			if t.measure(u); u.first < u.last || likeness(u) <= 0 {
				units = append(units, u)
			}
		}
		i = last + 1
	}
	return units
}

// fit reports whether a unit may stand in a summary, and marks it as leaning on the one before.
func (t *text) fit(u *unit) bool {
	first, last := &t.sents[u.first], &t.sents[u.last]
	s := t.body[first.Start:last.End]
	if first.words < 5 || u.words < 6 || !t.whole(u) || t.framed(u) {
		return false
	}
	if t.quoted(u) > 0.8 || roll(s) || t.title.n > 1 && t.titleAgain(u) {
		return false
	}
	u.lean = leans(s)
	return !(u.lean && u.first == 0)
}

// roll reports whether a text is a list of names or figures, such as a team: two in three of its words, or more, start
// with a capital or a digit, and marks part them.
func roll(s string) bool {
	if strings.Count(s, ";") < 2 && strings.Count(s, ",") < 5 {
		return false
	}
	words, large := 0, 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"“‘"))
		if words++; unicode.IsUpper(r) || unicode.IsDigit(r) {
			large++
		}
	}
	return words >= 8 && large*3 >= words*2
}

// likeness says how much a unit is like a picture's caption, from what it is made of rather than from its wording: above 0
// it is one sooner than not.
func likeness(u *unit) float64 {
	sum := captionBias
	for i, w := range captionWeights {
		sum += w * u.feats[i]
	}
	return sum
}

// framed reports whether a sentence of the unit is page furniture or a caption.
func (t *text) framed(u *unit) bool {
	for i := u.first; i <= u.last; i++ {
		if t.sents[i].furniture || t.sents[i].caption >= 3 {
			return true
		}
	}
	return false
}

// whole reports whether every sentence of the unit starts and ends as one, with its marks in pairs.
func (t *text) whole(u *unit) bool {
	for i := u.first; i <= u.last; i++ {
		s := t.sents[i].Of(t.body)
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"“‘'([«„"))
		if !prose.EndsWhole(s) || !unicode.IsUpper(r) && !unicode.IsDigit(r) && !(unicode.IsLetter(r) && !unicode.IsLower(r)) && !strings.ContainsRune("£$€#@", r) {
			return false
		}
		if strings.IndexByte(",;:.)|", s[0]) >= 0 || u.first == u.last && t.unbalanced(t.sents[i].Span) || t.sents[i].words < 4 {
			return false
		}
		if cutOff(s) || i == u.first && t.afterCut(i) {
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
	if n := strings.Count(word, "."); n < 2 || len(word) != 2*n || strings.HasSuffix(word, ".m.") {
		return len(word) == 2 && unicode.IsUpper(rune(word[0])) && word != "I."
	}
	before := s[:max(i, 0)]
	return !strings.EqualFold(before[strings.LastIndexByte(before, ' ')+1:], "the")
}

// afterCut reports whether the sentence before this one was cut short, so that this one is its rest.
func (t *text) afterCut(i int) bool {
	if i == 0 {
		return false
	}
	prev := t.sents[i-1].Of(t.body)
	if cutOff(prev) {
		return true
	}
	return strings.HasSuffix(prev, ",")
}

// unbalanced reports whether the marks and brackets of a span do not pair within it.
func (t *text) unbalanced(span prose.Span) bool {
	s := span.Of(t.body)
	if !marked(s) {
		return false
	}
	var doubles, curly, round, open, closed int
	prev := ' '
	for k, r := range s {
		switch r {
		case '"':
			doubles++
		case '“':
			curly++
		case '”':
			curly--
		case '(':
			round++
		case ')':
			round--
		case '‘':
			if !letterOrDigit(prev) {
				open++
			}
		case '’':
			if next, _ := utf8.DecodeRuneInString(s[k+len("’"):]); !letterOrDigit(next) {
				if strings.ContainsRune(".,?!", prev) || open > closed {
					closed++
				}
			}
		}
		prev = r
	}
	return doubles%2 != 0 || curly != 0 || round != 0 || open != closed
}

// marked reports whether a sentence may hold a quotation mark or a bracket.
func marked(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '"' || c == '(' || c == ')' || c == 0xe2 {
			return true
		}
	}
	return false
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

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

// titleAgain reports whether a unit is the title and hardly anything else.
func (t *text) titleAgain(u *unit) bool {
	n, hit := 0, 0
	for i := u.first; i <= u.last; i++ {
		for _, id := range t.sents[i].terms {
			n++
			if t.title.in[id] {
				hit++
			}
		}
	}
	return n > 0 && hit >= t.title.n && hit*10 >= n*9
}

// leans reports whether a sentence needs the one before it: it opens with a pronoun, a conjunction or a word of time or
// order that points back.
func leans(s string) bool {
	s = strings.TrimLeft(s, "\"“‘'([")
	word, rest, _ := strings.Cut(s, " ")
	bare := strings.TrimRight(word, ",;:'’")
	if i := strings.IndexAny(bare, "'’"); i > 0 {
		bare = bare[:i]
	}
	if leaning[bare] {
		return true
	}
	if pointing[bare] || pointing[firstWords(s, 2)] { // a pronoun before anyone was named: "On Friday, he said"
		head := rest[:cut(rest, 60)]
		for w := range strings.FieldsSeq(head) {
			if w = strings.Trim(w, ",.;:"); leaning[w] || w == "he" || w == "she" || w == "it" || w == "they" {
				return true
			} else if r := firstRune(w); unicode.IsUpper(r) && !strings.HasSuffix(w, "day") && !months[w] {
				return bare == "Today"
			}
		}
		return bare == "Today"
	}
	two := firstWords(s, 2)
	return leaningPairs[two] || leaningPairs[firstWords(s, 3)]
}

func firstWords(s string, n int) string {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			if n--; n == 0 {
				return strings.TrimRight(s[:i], ",;:")
			}
		}
	}
	return s
}

// furniture reports whether a sentence speaks to the reader of a page, or is a line of its frame.
func furniture(s string) bool {
	lower := strings.ToLower(s)
	for _, p := range furnitureParts {
		if strings.Contains(lower, p) {
			return true
		}
	}
	for _, p := range furnitureStarts {
		if strings.HasPrefix(lower, p) {
			return true
		}
	}
	if i := strings.IndexByte(s, '@'); i >= 0 && i+1 < len(s) && s[i+1] != ' ' {
		return true
	}
	return strings.Contains(s, " | ") || strings.Contains(s, "#") && strings.Contains(s, "...")
}

var (
	abbreviations = set("Mr. Mrs. Ms. Messrs. Dr. Prof. Gen. Lt. Col. Sgt. Capt. Cmdr. Maj. Adm. Sen. Sens. Rep. Reps. Gov. Rev. Hon. Pres. St. vs. No. Rs.")
	leaning       = set("He She It They His Her Hers Its Their Him Them This That These Those But And Or So Yet Then Thus Hence Nor However Meanwhile Also Moreover Furthermore Besides Instead Nevertheless Nonetheless Still Therefore Otherwise Similarly Likewise Afterwards Afterward Later Earlier Such Both Another Others Neither Here There Plus Indeed Again Too Because Perhaps Elsewhere Finally Eventually Unfortunately Consequently Additionally Conversely We I You Our My Your Well Yes Now Why How What Which Who")
	pointing      = set("Today Yesterday On In At During After Before When While As If Since For With By From Under According Speaking Asked")
	leaningPairs  = set2("The former|The latter|The two|The pair|The trio|The duo|The other|The others|The same|In addition|As well|On the other|For example|For instance|In fact|As a result|At the same|After that|Since then|By then|In contrast|Of course|In response|In turn|A second|The second|The third|Not only|All of|Some of|One of them|Most of them|At that|In that|In this|With this|With that|After this|For this|As such|Even so|That said|More than that|To that|Among them|Among those")

	furnitureParts = []string{"click here", "follow us", "follow @", "also read", "sign up", "story highlights", "comment below", "read more", "subscribe", "all rights reserved", "copyright ", "©", "share this", "for more ", "http://", "https://", "www.", "scroll down", "last updated",
		"share your thoughts", "let us know in the comments", "view gallery", "watch video", "watch the video", "see photos", "hide caption", "newsletter", "e-mail us", "contributed to this report", "for confidential support"}
	furnitureStarts = []string{"by.", "by . ", "published:", "updated:", "created:", "read:", "watch:", "photos:", "picture:", "pictures:", "image:", "video:", "story highlights", "editor's note", "editor’s note", "more:", "related:", "source:"}
)

func set2(list string) map[string]bool {
	m := map[string]bool{}
	for p := range strings.SplitSeq(list, "|") {
		m[p] = true
	}
	return m
}
