package speech

import (
	"strings"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// A byline is a line that says who spoke the quotation above it: — Ann Fox, plumber. It is the next paragraph, or the rest
// of the paragraph after the quotation.
type Byline struct {
	Name   string // as printed, without the office; "" where the line names nobody
	Role   bool   // name is a role: a teacher at the school
	Single bool   // one name without an office: Fox
}

// mark is how a line is set apart from the text around it.
type mark uint8

const (
	unmarked mark = iota
	dashed
	bracketed
)

// longestByline is the largest number of bytes in a byline.
const longestByline = 120

// cutMark returns a line without its dash or brackets.
func cutMark(text string) (string, mark) {
	if rest := strings.TrimLeft(text, "—–-―~ "); rest != text {
		return rest, dashed
	}
	if n := len(text); n > 2 && (text[0] == '(' && text[n-1] == ')' || text[0] == '[' && text[n-1] == ']') && !strings.ContainsAny(text[1:n-1], "()[]") {
		return strings.TrimSpace(text[1 : n-1]), bracketed
	}
	return text, unmarked
}

// readByline reads a line that stands below a quotation. It reports whether the line is a byline. A line with a dash is one
// even if it names nobody, unless it is a sentence. A line in brackets or without a mark has to name a person.
func readByline(text string, t *lexis.Tongue) (Byline, bool) {
	rest, m := cutMark(text)
	if m == dashed && t.Dashes && strings.ContainsAny(rest, "—–") { // dialogue: — No, — dijo X
		return Byline{}, false
	}
	if rest == "" || len(text) > longestByline || strings.ContainsAny(rest, "“”„«»\"?!") {
		return Byline{}, false
	}
	sentence := strings.HasSuffix(rest, ".")
	if sentence && m != dashed {
		return Byline{}, false
	}
	rest = strings.TrimSuffix(rest, ".")
	who, job := cutJob(rest)
	b := Byline{Name: nameIn(who, t)}
	b.Single = b.Name == who && !strings.Contains(who, " ")
	if b.Name == "" { // the director, Lorna Penn
		if second, _ := cutJob(job); t.HasNoun(who, lexis.Head|lexis.Office) {
			b.Name = nameIn(second, t)
		}
	}
	switch known := lexis.IsGiven(b.Name); {
	case b.Single && m == unmarked:
		return Byline{}, false
	case b.Name != "" && (m == dashed || known || isJob(job, t) || m == bracketed && job != ""):
		return b, true
	case m == unmarked, sentence, t.Dashes, text[0] == '-' && text[1] != '-': // no byline; dialogue; an item of a list
		return Byline{}, false
	case t.HasNoun(who, lexis.Head|lexis.Office|lexis.Kin) && len(who) <= 60:
		return Byline{Name: who, Role: true}, true
	case m == dashed:
		return Byline{}, true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return Byline{}, lexis.IsCapital(string(r)) && len(strings.Fields(who)) <= 4
}

// cutJob cuts a line after the name: Ann Fox | 41, plumber; Ann Fox | in a letter.
func cutJob(text string) (who, job string) {
	at := len(text)
	for _, s := range [...]string{",", ";", ":", " (", " | ", " / ", " – ", " — ", " - "} {
		if k := strings.Index(text[:at], s); k >= 0 {
			at, job = k, strings.Trim(text[k+len(s):], " )")
		}
	}
	return strings.TrimSpace(text[:at]), job
}

// isJob reports whether what follows a name and a comma says who somebody is, or how old: 41; plumber; Head of Works.
func isJob(job string, t *lexis.Tongue) bool {
	if job == "" {
		return false
	}
	return !lexis.IsCapital(job) && !strings.HasSuffix(job, ".") && len(strings.Fields(job)) <= 8 || t.HasNoun(job, lexis.Head|lexis.Office|lexis.Title)
}

// nameIn returns the name that a text consists of, with its office, or "": Ann Fox; District spokesman Tom Reed; Mayor Fox;
// Ann Fox and Tom Reed. What a preposition binds to it is left out: Ann Fox | in a letter to parents.
func nameIn(text string, t *lexis.Tongue) string {
	words := strings.Fields(text)
	from := 0
	for i, w := range words {
		lower := strings.ToLower(strings.Trim(w, "."))
		c := t.Words.Of(lower)
		if i == 0 && c&lexis.Say != 0 { // — mówi rzecznik Ann Fox
			return ""
		}
		if i > 0 && c&lexis.Prep != 0 && c&lexis.Particle == 0 && !lexis.IsCapital(w) {
			words = words[:i]
			break
		}
		if i+1 < len(words) && (c&(lexis.Title|lexis.Head|lexis.Office) != 0 || t.HasJobEnding(lower)) {
			from = i + 1
		}
	}
	name := strings.Join(words[min(from, len(words)):], " ")
	first, second, two := strings.Cut(name, " and ")
	if !isName(first, t) || two && !isName(second, t) || from == 0 && strings.IndexByte(name, ' ') < 0 && len(words) < len(strings.Fields(text)) {
		return ""
	}
	return name
}

// isName reports whether a text has the shape of a name: one to five words with capitals, or particles between them.
func isName(text string, t *lexis.Tongue) bool {
	words := strings.Fields(text)
	for i, w := range words {
		c := t.Words.Of(strings.ToLower(strings.Trim(w, ".")))
		inside := i > 0 && i+1 < len(words)
		switch {
		case strings.ContainsAny(w, "0123456789,;:()&@#/="), strings.HasSuffix(w, "’s"), strings.HasSuffix(w, "'s"):
			return false
		case inside && c&lexis.Particle != 0:
		case !lexis.IsCapital(w), c&(lexis.Stray|lexis.Nowhere|lexis.Body|lexis.Thing|lexis.Period|lexis.Det) != 0 && c&(lexis.Title|lexis.Given) == 0:
			return false
		}
	}
	return len(words) > 0 && len(words) <= 5
}

// isBare reports whether a paragraph is a byline without a mark.
func isBare(text string, t *lexis.Tongue) bool {
	_, ok := readByline(text, t)
	_, m := cutMark(text)
	return ok && m == unmarked
}

// readBylines reads the lines below and after the quotations that are all, or the beginning, of their paragraphs.
func (m *Marked) readBylines(body string, t *lexis.Tongue, paras []prose.Span) {
	add := func(at int, text string) bool {
		b, ok := readByline(text, t)
		if ok {
			m.Bylines[at] = b
		}
		return ok
	}
	k, used, run := 0, -1, -9 // used: the last paragraph that was read as a byline; run: the last one of speech with a name above it
	for n := range m.Quotes {
		outer := m.Quotes[n].Outer
		for k < len(paras) && paras[k].End <= outer.Start {
			k++
		}
		if k == len(paras) {
			return
		}
		first, last := k, k
		for last+1 < len(paras) && paras[last].End < outer.End {
			last++
		}
		if m.Turns[outer.Start] != nil || strings.TrimLeft(body[paras[first].Start:outer.Start], "—–- ") != "" {
			continue
		}
		if tail := strings.TrimSpace(body[min(outer.End, paras[last].End):paras[last].End]); tail != "" {
			if _, m := cutMark(tail); m != unmarked {
				add(outer.Start, tail)
			}
			continue
		}
		above := first > 0 && used != first-1 && (isBare(paras[first-1].Of(body), t) || m.namesAbove(body, t, paras, n, first, last))
		if above && run == first-2 { // and nothing, or no name, below
			add(outer.Start, paras[first-1].Of(body))
			run = last
			continue
		}
		if last+1 >= len(paras) {
			continue
		}
		switch below := paras[last+1].Of(body); {
		case above && isBare(below, t): // Ann Fox, 41 / “...” / Tom Reed, 32 / “...”
			add(outer.Start, paras[first-1].Of(body)) // where the first one is not known as a name, it is nobody's
			run = last
		case add(outer.Start, below):
			used = last + 1
		}
	}
}

// namesAbove reports whether names stand above whole paragraphs of speech, though the first name, above quotation n in paragraphs first
// to last, is not known as one: names and quotations take turns, and nothing is below the last quotation. The name below is not that of
// quotation n then.
func (m *Marked) namesAbove(body string, t *lexis.Tongue, paras []prose.Span, n, first, last int) bool {
	if text := strings.TrimSpace(paras[first-1].Of(body)); !isName(text, t) {
		return false
	}
	for end := last + 2*mostTurns; last < end && last+2 < len(paras) && isBare(paras[last+1].Of(body), t); last += 2 {
		if n++; n == len(m.Quotes) || m.Quotes[n].Outer.Start != paras[last+2].Start || strings.TrimRight(body[min(m.Quotes[n].Outer.End, paras[last+2].End):paras[last+2].End], ". ") != "" {
			return false
		}
	}
	return last+1 >= len(paras) || !isBare(paras[last+1].Of(body), t)
}
