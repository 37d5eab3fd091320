package summarize

import (
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// numbering returns the label of a paragraph that has a number, and its length with the colon: "Item 3: ", "Update, 4 May: ". Only
// the first word of the label is returned.
func numbering(s string) (word string, n int) {
	head := s[:cut(s, 32)]
	i := strings.Index(head, ": ")
	if i < 0 || !strings.ContainsAny(head[:i], "0123456789") {
		return "", 0
	}
	words := strings.Fields(head[:i])
	if len(words) < 2 || len(words) > 4 || !prose.StartsUpper(words[0]) || strings.ContainsAny(words[0], "0123456789") {
		return "", 0
	}
	return bare(words[0]), i + len(": ")
}

// A heading finds what stands before the words of the first sentence of a paragraph and is no part of them.
type heading struct {
	live   bool            // paragraphs start with the time
	labels map[string]bool // first words of labels that at least two paragraphs have

	abstract, label int // see abstract
}

func readHeadings(body string, paras []prose.Span) heading {
	h := heading{live: isLive(body, paras)}
	met := map[string]bool{}
	for _, p := range paras {
		if word, _ := numbering(p.Of(body)); word != "" && met[word] {
			if h.labels == nil {
				h.labels = map[string]bool{}
			}
			h.labels[word] = true
		} else if word != "" {
			met[word] = true
		}
	}
	return h
}

// of returns the length of the heading of paragraph p: the time, the number, at the start of a text the rubric, or the label of an
// abstract.
func (h heading) of(s string, p int) int {
	if p == h.abstract {
		return min(h.label, len(s))
	}
	if p < 3 {
		if n := rubric(s) + wireCJK(s); n > 0 {
			return n
		}
	}
	if h.live {
		if n := stamp(s); n > 0 {
			return n
		}
	}
	if word, n := numbering(s); word != "" && h.labels[word] {
		return n
	}
	return 0
}

// dashes, and the bar, part a rubric from the text.
var dashes = []string{" - ", " – ", " — ", " | ", ".- ", ".— "}

// rubric returns the length of the rubric or the place at the start of a report, with the mark: "VIDEO - ", "LETTER FROM HOLM — ",
// "ELM.- ", "Tours | ". It is in capitals, but for one word before a bar, and of more than three letters where no dot is before the
// dash. A sentence that begins with a capital follows: "USB - the plug" and "BMW - Mercedes agreed" have none. The dateline of an
// agency, "ELM (AP) - ", stays, as in the body.
func rubric(s string) int {
	for _, dash := range dashes {
		head, _, ok := strings.Cut(s[:min(len(s), 39+len(dash))], dash) // a longer head is none
		least := 4
		if dash[0] == '.' {
			least = 3
		}
		if !ok || head != strings.ToUpper(head) && (dash != " | " || strings.Contains(head, " ")) || !unicode.IsLetter(prose.FirstRune(head)) || strings.ContainsAny(head, "(.:;?!") || letters(head) < least {
			continue
		}
		rest := s[len(head)+len(dash):]
		sentence, _, _ := strings.Cut(rest, ". ")
		if prose.StartsUpper(strings.TrimLeft(rest, opening)) && len(strings.Fields(sentence)) > 1 {
			return len(s) - len(rest)
		}
	}
	return 0
}

// wireCJK returns the length of the line of a paper or an agency at the start of a Chinese report: 【本报讯】（记者 王芳）,
// 新华社北京11月20日电（记者李明）, 〔記者王芳／高雄報導〕. A space or a bracket stands behind it: 中央社20日電話采访 has none.
func wireCJK(s string) int {
	rest, bracket := s, ""
	for _, open := range [...]string{"（", "【", "〔"} {
		if inner, ok := strings.CutPrefix(s, open); ok {
			rest, bracket = inner, open
		}
	}
	n := wire(rest[:cut(rest, 90)], bracket)
	if n == 0 {
		return 0
	}
	rest = rest[n:]
	if bracket != "" {
		if r := prose.FirstRune(rest); r != '）' && r != '】' && r != '〕' {
			return 0
		}
		rest = rest[len(bracket):]
	}
	text := strings.TrimLeft(rest, " \u3000")
	if strings.HasPrefix(text, "（记者") || strings.HasPrefix(text, "（記者") {
		if end := strings.Index(text[:cut(text, 60)], "）"); end > 0 {
			text = strings.TrimLeft(text[end+len("）"):], " \u3000")
		}
	}
	if len(text) < 40 || bracket == "" && len(text) == len(rest) {
		return 0
	}
	return len(s) - len(text)
}

// wire returns the length of what stands at the start of a text, behind the bracket or "", as the name of a paper, 本报讯, an agency
// with the place and the day, 新华社北京11月20日电, or a reporter with the place, 記者王芳／高雄報導.
func wire(s, bracket string) int {
	if strings.HasPrefix(s, "本报讯") || strings.HasPrefix(s, "本報訊") {
		return len("本报讯")
	}
	if by, ok := strings.CutPrefix(s, "記者"); ok && bracket != "【" { // 【記者手記／現場報導】
		name, place, _ := strings.Cut(by, "／")
		place, _, ok = strings.Cut(place, "報導")
		if ok && letters(name)*3 == len(name) && letters(place)*3 == len(place) && len(name) <= len("歐陽王芳") {
			return len("記者") + len(name) + len("／") + len(place) + len("報導")
		}
	}
	for _, agency := range [...]string{"新华社", "新華社", "中新社", "中新网", "中央社"} {
		rest, ok := strings.CutPrefix(s, agency)
		if !ok {
			continue
		}
		place := rest[:max(strings.IndexAny(rest, "0123456789"), 0)]
		if letters(place)*3 != len(place) {
			return 0
		}
		day := rest[len(place):]
		if month, of, ok := strings.Cut(day, "月"); ok && len(month) < 3 {
			day = of
		}
		after := strings.TrimLeft(day, "0123456789")
		if len(after) < len(day) && (strings.HasPrefix(after, "日电") || strings.HasPrefix(after, "日電")) {
			return len(s) - len(after) + len("日电")
		}
	}
	return 0
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
