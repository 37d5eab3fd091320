package speech

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// This file reads the labels that say who speaks in a transcript.

// labelledLine reads the label of paragraph i.
func (s *shape) labelledLine(i int) (line, bool) {
	if s.t.CJK {
		return s.lineCJK(i)
	}
	if l, ok := s.stoppedLine(i); ok {
		return l, true
	}
	text := s.text(i)
	colon := labelColon(text)
	if colon <= 0 {
		return line{}, false
	}
	label, bracketed, aged := s.cutBrackets(withoutTime(text[:colon]))
	label, more, job := strings.Cut(label, ",")
	label = strings.TrimRight(label, " \u00a0")
	name := strings.Trim(label, "«»„“”\" \u00a0")
	inMarks := name != label
	label = name
	if plain := strings.TrimRight(label, " 0123456789"); s.side(strings.ToLower(plain)) != "" { // Question 2
		label = plain
	}
	words := strings.Fields(label)
	if len(words) == 1 && Initials(label) == "" { // Where: at the weir
		if notices[strings.ToLower(label)] {
			return line{}, false
		}
		if c := s.t.Words.Of(strings.ToLower(label)); c&notNamed != 0 && c&(lexis.Title|lexis.Given|lexis.Head) == 0 && s.side(strings.ToLower(label)) == "" {
			return line{}, false
		}
	}
	if !s.isLabel(words) && !(inMarks && len(words) > 0 && lexis.IsCapital(words[0])) || inMarks && !strings.HasSuffix(text, "?") { // a film: „Der Fluss“: Mir war er zu lang.
		return line{}, false
	}
	rest := strings.TrimLeft(text[colon+1:], " ")
	if r, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("“\"„«‘'", r) && strings.IndexAny(rest[1:], "”\"“»") >= len(rest)-4 {
		return line{}, false
	}
	key := strings.ToLower(words[len(words)-1])
	if side := s.side(key); side != "" {
		key = side
	}
	return line{para: i, label: label, key: key, start: s.paras[i].End - len(rest), job: job || bracketed, aged: aged || isAge(more), office: !s.allCapital(words), dated: strings.Contains(text[:colon], "/")}, true
}

// isLabel reports whether words are a label: one to five with capitals and prepositions between them, or an office: Le président.
func (s *shape) isLabel(words []string) bool {
	if len(words) == 0 || len(words) > 5 || !lexis.IsCapital(words[0]) {
		return false
	}
	const office = lexis.Title | lexis.Head | lexis.Office
	officer := s.t.Words.Of(strings.ToLower(words[0]))&(office|lexis.Det) != 0
	for _, w := range words {
		c := s.t.Words.Of(strings.ToLower(w))
		if !lexis.IsCapital(w) && c&(lexis.Particle|lexis.Prep|lexis.Det) == 0 && (!officer || c&office == 0 || c&lexis.Say != 0) {
			return false
		}
	}
	return true
}

// allCapital reports whether all words have capitals but those that bind names.
func (s *shape) allCapital(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		return !lexis.IsCapital(w) && s.t.Words.Of(strings.ToLower(w))&(lexis.Particle|lexis.Prep|lexis.Det) == 0
	})
}

// labelColon returns where the colon behind a label is, or -1. The name of a paper may stand in marks before it: «Вести»: Где вы были?
func labelColon(text string) int {
	if !strings.Contains(text[:min(len(text), 81)], ": ") { // of nearly all paragraphs
		return -1
	}
	depth, open := 0, false
	for k, r := range text[:min(len(text), 80)] {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case r == ':' && depth == 0 && !open && k+1 < len(text) && text[k+1] == ' ':
			return k
		case k == 0 && strings.ContainsRune("«„“\"", r):
			open = true
		case open && strings.ContainsRune("»“”\"", r) && strings.HasPrefix(strings.TrimLeft(text[k+utf8.RuneLen(r):], " \u00a0"), ": "):
			open = false
		case strings.ContainsRune("“”\"„«»?!;", r):
			return -1
		}
	}
	return -1
}

// withoutTime returns a label without the date and time in front of it: [14:02] Ann Fox; 12/05/2024, 2:02 PM - Ann Fox.
func withoutTime(label string) string {
	const signs = "[]()0123456789:.,/-–— \u202f"
	out := strings.TrimLeft(label, signs)
	for _, unit := range [...]string{"AM", "PM", "am", "pm"} { // behind a date: 9:10 PM - Skell is a place in a live report
		if rest, ok := strings.CutPrefix(out, unit); ok && strings.ContainsAny(label[:len(label)-len(out)], "/,[") && strings.TrimLeft(rest, signs) != rest {
			return strings.TrimLeft(rest, signs)
		}
	}
	return out
}

// isAge reports whether what stands behind a name begins with an age: 41, nurse; 68 лет.
func isAge(text string) bool {
	text = strings.TrimLeft(text, " ")
	n := len(text) - len(strings.TrimLeft(text, "0123456789"))
	return n > 0 && n < 4 && (n == len(text) || strings.IndexByte(" ,)", text[n]) >= 0)
}

// sideWord returns the word that begins a text before a mark other than a colon, and where the words behind it begin, or 0: A. I saw it;
// [A] I saw it; Answer 2 – I saw it. Initials are no such word: R. A.
func sideWord(text string) (word string, n int) {
	const longest = 20 // bytes: ответ, odpowiedź
	head := text[:min(len(text), 2*longest)]
	rest := strings.TrimLeft(head, "([")
	word = rest[:len(rest)-len(strings.TrimLeftFunc(rest, unicode.IsLetter))]
	rest = strings.TrimLeft(rest[len(word):], " 0123456789")
	words := strings.TrimLeft(rest, "]).,/:-–— ")
	mark := rest[:len(rest)-len(words)]
	if word == "" || len(word) > longest || words == "" || !strings.HasSuffix(mark, " ") || !strings.ContainsAny(mark, "])./-–—") {
		return "", 0
	}
	_, size := utf8.DecodeRuneInString(words)
	if utf8.RuneCountInString(word) == 1 && (strings.HasPrefix(words[size:], ".") || !unicode.IsUpper([]rune(word)[0])) { // a) one of a list
		return "", 0
	}
	return word, len(head) - len(words)
}

// stoppedLine reads a label with a full stop, or another mark that is no colon: R. Je l’ai vu; [A] I saw it; Mr. Fox. I saw it; BO REED. I
// saw it. Initials are no letter for a side: R. A.
func (s *shape) stoppedLine(i int) (line, bool) {
	text := s.text(i)
	if word, n := sideWord(text); n > 0 {
		if key := s.side(strings.ToLower(word)); key != "" {
			return line{para: i, label: word, key: key, start: s.paras[i].Start + n, stopped: true}, true
		}
	}
	label, n := s.titled(text)
	if n == 0 {
		return line{}, false
	}
	words := strings.Fields(label)
	return line{para: i, label: label, key: strings.ToLower(words[len(words)-1]), start: s.paras[i].Start + n, caps: lexis.IsUpper(label), office: !s.allCapital(words)}, true
}

// cutBrackets returns a label without what stands in brackets, or the name there: The Minister of State (Lord Fox). Job says that a job
// stands there: Ann Fox (coach of the Mills). Aged, that an age does.
func (s *shape) cutBrackets(label string) (name string, job, aged bool) {
	k := strings.IndexAny(label, "([")
	if k < 0 {
		return label, false, false
	}
	name, inside := label[:k], strings.TrimRight(label[k+1:], ")] ")
	if first, _, _ := strings.Cut(strings.ToLower(name), " "); s.t.Words.Of(first)&lexis.Det != 0 && strings.Contains(inside, " ") && isName(inside, s.t) {
		return inside, false, false
	}
	return name, strings.Contains(inside, " ") && !lexis.IsCapital(inside), isAge(inside)
}

// titled returns the label with a full stop that begins a text, and where the words behind it begin, or 0. It is a title with a name or
// an office, or all in capitals. Minutes and hearings print labels in this way: Mr. Fox. I saw it; M. le président. La parole est à vous;
// BO REED. I saw it. A comma and a job may follow the name.
func (s *shape) titled(text string) (label string, n int) {
	title, rest, _ := strings.Cut(text, " ")
	if s.t.Words.Of(strings.ToLower(strings.TrimSuffix(title, ".")))&lexis.Title == 0 || !lexis.IsCapital(title) || strings.HasSuffix(title, ".") && len(title) > 4 {
		title, rest = "", text
	} else {
		n = len(title) + 1
	}
	name, more, ok := strings.Cut(rest[:min(len(rest), 80)], ". ")
	if !ok || !lexis.IsCapital(more) || strings.ContainsAny(name, ":?!") {
		return "", 0
	}
	n += len(name) + 2
	name, _, _ = strings.Cut(name, ",")
	words := strings.Fields(name)
	switch {
	case len(words) == 0 || len(words) > 3:
	case !prose.EndsWhole(name + "."): // Präsidentin Dr. Anna Renner:
	case title == "" && lexis.IsUpper(name) && isName(name, s.t) && (lexis.IsGiven(name) || s.t.HasNoun(name, lexis.Title|lexis.Head|lexis.Office)): // no SKELL.
		return name, n
	case title == "":
	case s.t.Words.Of(words[0])&lexis.Det != 0 && s.t.HasNoun(name, lexis.Head|lexis.Office):
		return name, n
	case isName(name, s.t):
		return title + " " + name, n
	}
	return "", 0
}

// Initials returns the letters of a label that consists of two or three capitals, or "": AF, A. F.
func Initials(label string) string {
	letters := strings.Map(func(r rune) rune {
		if r == '.' || r == ' ' || r == '-' {
			return -1
		}
		return r
	}, label)
	if n := utf8.RuneCountInString(letters); n < 2 || n > 3 || !lexis.IsUpper(letters) {
		return ""
	}
	return letters
}

// FirstLetters returns the first letters of the words of a name: AF for Ann Fox.
func FirstLetters(name string) (out string) {
	for w := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(w)
		out += string(r)
	}
	return out
}

// side returns "q" if a label stands for the questions of an interview, "a" if it stands for its answers, and "" for others.
func (s *shape) side(label string) string {
	switch own := sides[s.t.Tag]; {
	case sides["en"][0][label], own[0][label]:
		return "q"
	case sides["en"][1][label], own[1][label]:
		return "a"
	}
	return ""
}

// sides are the labels of questions and of answers by language, in lower case.
var sides = map[string][2]map[string]bool{
	"en": {lexis.Set(`q question`), lexis.Set(`a answer`)},
	"de": {lexis.Set(`f frage`), lexis.Set(`antwort`)},
	"fr": {lexis.Set(`question`), lexis.Set(`r réponse`)},
	"es": {lexis.Set(`p pregunta`), lexis.Set(`r respuesta`)},
	"it": {lexis.Set(`d domanda`), lexis.Set(`r risposta`)},
	"pt": {lexis.Set(`p pergunta`), lexis.Set(`r resposta`)},
	"nl": {lexis.Set(`v vraag`), lexis.Set(`antwoord`)},
	"ru": {lexis.Set(`в вопрос`), lexis.Set(`о ответ`)},
	"pl": {lexis.Set(`p pytanie`), lexis.Set(`o odpowiedź`)},
}

// notices are labels before what a paper says of a text, in all languages: Correction: An earlier version; Quelle: Archiv.
var notices = lexis.Set(`note notes source sources correction corrections clarification disclaimer anmerkung anmerkungen quelle quellen korrektur hinweis
	rectificatif précision fuente fuentes nota notas corrección aclaración fonte fonti correzione rettifica fontes correção bron bronnen correctie rectificatie noot
	источник примечание поправка źródło uwaga sprostowanie`)

// notNamed are the classes of words that name nobody.
const notNamed = lexis.Stray | lexis.Nowhere | lexis.Period | lexis.Sub | lexis.Det | lexis.Prep | lexis.Conj | lexis.Paper | lexis.Utter | lexis.Work

// isHearing reports whether half of the lines have titles and names in capitals for labels, and one a role of a hearing: MS. HALE;
// THE WITNESS.
func (s *shape) isHearing(lines []line) bool {
	titled, role := 0, false
	for _, l := range lines {
		first, _, _ := strings.Cut(strings.ToLower(l.label), " ")
		if caps := lexis.IsUpper(l.label); caps && s.t.Words.Of(strings.TrimSuffix(first, "."))&lexis.Title != 0 {
			titled++
		} else if caps && heard[l.key] {
			role = true
		}
	}
	return role && 2*titled >= len(lines)
}

// heard are the last words of English labels in the records of hearings.
var heard = lexis.Set(`witness court judge clerk chair chairman chairwoman chairperson deponent defendant petitioner`)
