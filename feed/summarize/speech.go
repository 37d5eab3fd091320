package summarize

import (
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// setAside finds the paragraphs that are not the article's own words though they stand without quotation marks: turns of
// a conversation ("BRILL: We had no oil."), questions and answers of an interview, and what is quoted as a block.
func (t *text) setAside(paras []prose.Span) {
	t.aside = make([]bool, len(paras))
	t.conversation(paras)
	t.interview(paras)
	for p := range paras {
		s := paras[p].Of(t.body)
		switch {
		case p > 0 && strings.HasSuffix(paras[p-1].Of(t.body), ":"): // In her letter Brill writes:
			t.aside[p] = true
		case p > 0 && source(s): // — Ada Brill, passenger
			t.aside[p], t.aside[p-1] = true, true
		}
	}
}

// conversation sets aside the turns of a conversation, in which at least one speaker has two of them, and up to three
// paragraphs between two turns. A label that comes once, and not beside such a turn, may be of a caption: "Angry: Ada
// Brill on the quay".
func (t *text) conversation(paras []prose.Span) {
	who, turns := make([]string, len(paras)+1), map[string]int{}
	for p := range paras {
		who[p] = turn(paras[p].Of(t.body))
		turns[who[p]]++
	}
	turns[""] = 0
	last := -1
	for p := range paras {
		if who[p] == "" || turns[who[p]] < 2 && turns[who[max(p-1, 0)]] < 2 && turns[who[p+1]] < 2 {
			continue
		}
		for k := p; k > last && last >= 0 && p-last <= 4 || k == p; k-- {
			t.aside[k] = true
		}
		last = p
	}
}

// turn returns the speaker before the colon of a turn, or "". All words of it have capitals, but for what stands in
// brackets and a few small words: "GOV. DANA HALE (R), WESTLAND:", "Gerd from Holm (14:02):", "Q:".
func turn(s string) string {
	i := strings.Index(s[:cut(s, 70)], ": ")
	if i < 1 {
		return ""
	}
	if next := firstRune(s[i+2:]); strings.ContainsRune("\"“„«", next) { // a quotation shows whose it is
		return ""
	}
	who, _, _ := strings.Cut(strings.TrimLeft(s[:i], "*_"), " (")
	n := 0
	for w := range strings.FieldsSeq(who) {
		r := firstRune(w)
		if n++; n > 6 || !unicode.IsUpper(r) && !particle(w) && w != "from" && w != "of" && w != "the" {
			return ""
		}
	}
	return who
}

// interview sets aside paragraphs that are a question and nothing else, with the answers between them and the
// paragraph behind the last one. It takes two questions, no more than four paragraphs apart, and answers of which at
// least half begin in the first person: other questions are the author's.
func (t *text) interview(paras []prose.Span) {
	own := make([]bool, len(paras)+1)
	for i := range t.sents {
		own[t.sents[i].para] = own[t.sents[i].para] || t.sents[i].class&firstPerson != 0
	}
	var asked []int // of one interview
	settle := func() {
		n := 0
		for _, p := range asked {
			if own[p+1] {
				n++
			}
		}
		if len(asked) > 1 && 2*n >= len(asked) {
			for p := asked[0]; p < min(asked[len(asked)-1]+2, len(paras)); p++ {
				t.aside[p] = true
			}
		}
		asked = asked[:0]
	}
	for p := range paras {
		if s := paras[p].Of(t.body); !t.aside[p] && strings.HasSuffix(s, "?") && len(s) < 300 && !strings.ContainsAny(s, "\"“”„«") {
			if len(asked) > 0 && p > asked[len(asked)-1]+5 {
				settle()
			}
			asked = append(asked, p)
		}
	}
	settle()
}

// source reports whether a paragraph only says where the one before it is from: a dash and a name.
func source(s string) bool {
	rest := strings.TrimLeft(s, "—–-~ ")
	return rest != s && len(rest) < 80 && unicode.IsUpper(firstRune(rest)) && !prose.EndsWhole(rest)
}
