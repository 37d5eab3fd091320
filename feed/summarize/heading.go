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

// wireCJK returns the length of the line of a paper or an agency at the start of a Chinese or Japanese report: 【本报讯】（记者 王芳）,
// 新华社北京11月20日电, 【高知=田中一郎】; but not that of a label: 【时间】.
func wireCJK(s string) int {
	head, n := s[:cut(s, 90)], 0
	switch r := prose.FirstRune(head); {
	case r == '【' || r == '〔':
		end := strings.IndexAny(head, "】〕")
		if end < len("【共同") || !hasAny(head[:end], "讯", "訊", "日电", "日電", "报道", "報道", "報導", "记者", "記者", "=", "＝") && !hasAny(head[end-len("共同"):end], "共同", "時事") {
			return 0
		}
		n = end + len("】")
	case r == '本' || r == '新' || r == '中':
		for _, paper := range [...]string{"本报讯", "本報訊", "日电", "日電"} {
			if i := strings.Index(head, paper); i == 0 || i > 0 && r != '本' && strings.HasPrefix(paper, "日") && hasAny(head[:len("新华社")], "新华社", "新華社", "中新社", "中新网", "中央社") {
				n = i + len(paper)
				break
			}
		}
	}
	if n == 0 {
		return 0
	}
	rest := strings.TrimLeft(s[n:], " \u3000")
	if by := rest[:cut(rest, 60)]; strings.HasPrefix(by, "（") && hasAny(by, "记者", "記者") {
		if end := strings.Index(by, "）"); end > 0 {
			rest = strings.TrimLeft(rest[end+len("）"):], " \u3000")
		}
	}
	if len(rest) < 40 || n == len(s)-len(rest) && strings.HasPrefix(s, "本") { // 本报讯息
		return 0
	}
	return len(s) - len(rest)
}

// hasAny reports whether a text has one of several parts.
func hasAny(s string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
