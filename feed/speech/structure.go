package speech

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// Turn is speech without quotation marks: a turn of an interview or transcript, or a block quote.
type Turn struct {
	span   prose.Span
	Label  string // who speaks, as printed before or after it; "" where the text says it elsewhere
	Role   bool   // label is a role
	Single bool   // label is one name without an office
	Guest  bool   // the speaker is the person whom the article interviews
	Lead   int    // paragraphs before the interview
	Said   bool   // the text says that somebody said it, as in an aside behind a dash
}

// structure returns the speech of the body that has no quotation marks, in order and apart.
func (s *shape) structure() []Turn {
	out := s.transcript()
	if len(out) == 0 {
		out = s.interview()
	}
	if len(out) == 0 {
		out = s.statements()
	}
	blocks := s.blocks()
	for i := range blocks { // the lines of bylines too
		s.setApart(s.para(blocks[i].span.Start), s.para(blocks[i].span.Start))
	}
	out = append(out, blocks...)
	if s.t.Dashes {
		out = append(out, s.dialogue()...)
	}
	slices.SortFunc(out, func(a, b Turn) int { return a.span.Start - b.span.Start })
	end := 0
	return slices.DeleteFunc(out, func(t Turn) bool {
		if t.span.Start < end {
			return true
		}
		end = t.span.End
		return false
	})
}

// shape is a body and its paragraphs.
type shape struct {
	body  string
	t     *lexis.Tongue
	paras []prose.Span

	strong []prose.Span // as in prose.Text
	labels map[int]int  // as in speech.Marked
	apart  []bool       // as in speech.Marked
}

// setApart notes that the paragraphs from one to another are a conversation.
func (s *shape) setApart(from, to int) {
	for i := from; i <= to; i++ {
		s.apart[i] = true
	}
}

// para returns the number of the paragraph that holds a place.
func (s *shape) para(at int) int {
	i, _ := slices.BinarySearchFunc(s.paras, at, func(p prose.Span, at int) int { return p.End - at })
	return i
}

func (s *shape) text(i int) string { return s.paras[i].Of(s.body) }

// line is a paragraph of the form "NAME: words".
type line struct {
	para  int
	label string
	key   string // label in lower case, without title, place and time
	start int    // of the words

	stopped bool // the label is one letter and a full stop
	job     bool // a comma and more follow the label, or brackets with more than a name
}

// transcript returns the turns of a text whose paragraphs begin with the speaker. It needs three such paragraphs, or two with
// jobs, two of them adjacent or behind questions. The persons who ask questions are not quoted.
func (s *shape) transcript() []Turn {
	lines := s.lines()
	count, asks := map[string]int{}, map[string]int{}
	adjacent, asked := false, 0 // asked: lines behind a paragraph that is a question
	for i, l := range lines {
		if s.asked(l.para) {
			asked++
		}
		adjacent = adjacent || asked > 1 || i > 0 && lines[i-1].para == l.para-1 && lines[i-1].key != l.key
		count[l.key]++
		if strings.HasSuffix(s.text(l.para), "?") {
			asks[l.key]++
		}
	}
	if len(lines) < 3 && !s.twoWitnesses(lines) || !adjacent || 2*len(lines) < len(s.paras)-4 || !s.isConversation(lines, count, asks) {
		return nil
	}
	return s.turns(lines, count, asks)
}

// statements returns what several people said, each in a paragraph without marks under a line with the name and a job: Ann Fox, coach of
// the Mills ¶ We tried hard.
func (s *shape) statements() (out []Turn) {
	for i := 0; i+1 < len(s.paras) && len(s.paras) > 2; i++ {
		if len(s.text(i)) > longestByline {
			continue
		}
		who, job := cutJob(s.text(i))
		if _, m := cutMark(s.text(i + 1)); m != unmarked || job == "" || !isName(who, s.t) || !isBare(s.text(i), s.t) || !s.aboutWriter(i+1) || !prose.EndsWhole(s.text(i+1)) || len(prose.Quotations(s.text(i+1))) > 0 {
			continue
		}
		out = s.appendTurn(out, s.paras[i+1], Turn{Label: who, Said: true})
	}
	if len(out) < 2 { // a profile says we of the paper
		return nil
	}
	for _, t := range out {
		i := s.para(t.span.Start)
		s.setApart(i-1, i)
	}
	return out
}

// isConversation reports whether lines with labels are what their labels name said. It needs a label that occurs twice; or names in
// capitals before words in the first person; or names with jobs behind a paragraph that says who was asked. Half of the names in
// capitals begin with a known given name or a title, or all words have I and not only we. count tells how often a label occurs,
// and asks how often with a question.
func (s *shape) isConversation(lines []line, count, asks map[string]int) bool {
	known, own, spoken := 0, 0, 0 // lines that begin with a given name or a title; that say I; or we
	named := false                // one of the first labels stands in the text as well
	for i, l := range lines {
		first, _, _ := strings.Cut(strings.ToLower(l.label), " ")
		if lexis.GivenNames.Of(first) != 0 || s.t.Words.Of(first)&lexis.Title != 0 {
			known++
		}
		if s.aboutWriter(l.para) {
			own++
		}
		if s.spoken(l.para) {
			spoken++
		}
		named = named || i < mostTurns && strings.Count(s.body, l.label) > count[l.key]
	}
	switch {
	case 2*s.whole(lines) < len(lines) && 2*known < len(lines): // a table: Fox: Two wins; Price: Three euros
		return false
	case known == 0 && 2*spoken < len(lines) && !named && len(asks) == 0: // Speed: It reaches sixty.
		return false
	}
	survey := lines[0].para > 0 && s.announces(lines[0].para-1, lexis.Ask) && s.spoken(lines[0].para-1)
	again := (2*known >= len(lines) || own == len(lines)) && !slices.ContainsFunc(lines, func(l line) bool { return !s.witness(l, survey) })
	for _, n := range count {
		again = again || n > 1
	}
	return again
}

// twoWitnesses reports whether two lines have names with jobs and whole sentences in the first person: Ann Fox (coach of the Mills): We
// tried hard.
func (s *shape) twoWitnesses(lines []line) bool {
	return len(lines) == 2 && s.whole(lines) == 2 && lines[0].job && lines[1].job && s.witness(lines[0], false) && s.witness(lines[1], false)
}

// whole returns how many lines end like a sentence.
func (s *shape) whole(lines []line) (n int) {
	for _, l := range lines {
		if prose.EndsWhole(s.text(l.para)) {
			n++
		}
	}
	return n
}

// turns returns the turns of the lines of a conversation, and sets their paragraphs apart.
func (s *shape) turns(lines []line, count, asks map[string]int) []Turn {
	whole := s.whole(lines)
	s.labels = make(map[int]int, len(lines))
	var out []Turn
	for i, l := range lines {
		from := l.para
		if s.asked(from) {
			from--
		}
		if i > 0 && from-lines[i-1].para <= mostBetween {
			from = lines[i-1].para
		}
		s.setApart(from, l.para)
		s.labels[l.para] = l.start
		if l.key == "q" || 2*asks[l.key] >= count[l.key] {
			continue
		}
		if count[l.key] == 1 && 2*whole >= len(lines) && !prose.EndsWhole(s.text(l.para)) { // Present: A. Fox, B. Reed
			continue
		}
		span := prose.Span{Start: l.start, End: s.paras[l.para].End}
		t := Turn{Label: l.label, Lead: lines[0].para}
		if l.key == "a" {
			if s.reports(span) {
				continue
			}
			t.Label, t.Guest = "", true
		}
		out = s.appendTurn(out, span, t)
	}
	return out
}

// asked reports whether the paragraph before paragraph i is a question.
func (s *shape) asked(i int) bool { return i > 0 && s.question(i-1) }

// mostBetween is how far apart two labels of a conversation are, in paragraphs, if all between them is said by the first.
const mostBetween = 4

// lines returns the paragraphs that begin with a label. Initials after a label are short for it. Letters with full stops are
// labels only where some of them ask and others answer: A. Fox is a name.
func (s *shape) lines() []line {
	var out []line
	stopped := map[string]bool{}
	short := map[string]line{} // full labels by their initials; two with the same ones have no label
	for i := range s.paras {
		l, ok := s.labelledLine(i)
		if !ok {
			continue
		}
		if l.stopped {
			stopped[l.key] = true
		} else if in := Initials(l.label); in == "" && strings.Contains(l.label, " ") {
			in = FirstLetters(l.label)
			if other, taken := short[in]; taken && other.label != l.label {
				short[in] = line{}
			} else {
				short[in] = l
			}
		} else if full := short[in]; full.label != "" {
			l.label, l.key = full.label, full.key
		}
		out = append(out, l)
	}
	if stopped["q"] && stopped["a"] {
		return out
	}
	return slices.DeleteFunc(out, func(l line) bool { return l.stopped })
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

// witness reports whether a line begins with two words or more in capitals, or with a name and what its bearer is, and goes on
// in the first person: ANN HALE, then 8: I saw it. Ann Hale, nurse: I saw it. OPENING HOURS: We close at six. In a survey, as
// in “We asked five visitors.”, other words will do behind a name with a job.
func (s *shape) witness(l line, survey bool) bool {
	return strings.Contains(l.label, " ") && (l.job && (survey || s.spoken(l.para)) || lexis.IsUpper(l.label) && s.spoken(l.para))
}

// labelledLine reads the label of paragraph i.
func (s *shape) labelledLine(i int) (line, bool) {
	text := s.text(i)
	if r, n := utf8.DecodeRuneInString(text); strings.HasPrefix(text[n:], ". ") {
		if key := s.side(strings.ToLower(string(r))); key != "" { // R. Je l’ai vu.
			return line{para: i, label: string(r), key: key, start: s.paras[i].Start + n + 2, stopped: true}, true
		}
	}
	if n := s.titled(text); n > 0 { // Mr. Fox. I saw it.
		words := strings.Fields(text[:n-1])
		return line{para: i, label: text[:n-1], key: strings.ToLower(words[len(words)-1]), start: s.paras[i].Start + n + 1}, true
	}
	if !strings.Contains(text[:min(len(text), 81)], ": ") {
		return line{}, false
	}
	depth, colon := 0, -1
	for k, r := range text[:min(len(text), 80)] {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case r == ':' && depth == 0 && k+1 < len(text) && text[k+1] == ' ':
			colon = k
		case strings.ContainsRune("“”\"„«».?!;", r) && r != '.':
			return line{}, false
		}
		if colon >= 0 {
			break
		}
	}
	if colon <= 0 {
		return line{}, false
	}
	label, bracketed := s.cutBrackets(strings.TrimLeft(text[:colon], "[]()0123456789:.-–— "))
	label, _, job := strings.Cut(label, ",")
	label = strings.TrimSpace(label)
	if plain := strings.TrimRight(label, " 0123456789"); s.side(strings.ToLower(plain)) != "" { // Question 2
		label = plain
	}
	words := strings.Fields(label)
	if len(words) == 1 && Initials(label) == "" { // Where: at the weir
		if c := s.t.Words.Of(strings.ToLower(label)); c&notNamed != 0 && c&(lexis.Title|lexis.Given|lexis.Head) == 0 && s.side(strings.ToLower(label)) == "" {
			return line{}, false
		}
	}
	if len(words) == 0 || len(words) > 5 || !lexis.IsCapital(words[0]) {
		return line{}, false
	}
	for _, w := range words {
		if !lexis.IsCapital(w) && s.t.Words.Of(strings.ToLower(w))&(lexis.Particle|lexis.Prep|lexis.Det) == 0 {
			return line{}, false
		}
	}
	rest := strings.TrimLeft(text[colon+1:], " ")
	if r, _ := utf8.DecodeRuneInString(rest); rest == "" || strings.ContainsRune("“\"„«‘'", r) && strings.IndexAny(rest[1:], "”\"“»") >= len(rest)-4 {
		return line{}, false
	}
	key := strings.ToLower(words[len(words)-1])
	if side := s.side(key); side != "" {
		key = side
	}
	return line{para: i, label: label, key: key, start: s.paras[i].End - len(rest), job: job || bracketed}, true
}

// cutBrackets returns a label without what stands in brackets, or the name there: The Minister of State (Lord Fox). Job says that a job
// stands there: Ann Fox (coach of the Mills).
func (s *shape) cutBrackets(label string) (name string, job bool) {
	k := strings.IndexAny(label, "([")
	if k < 0 {
		return label, false
	}
	name, inside := label[:k], strings.TrimRight(label[k+1:], ")] ")
	if first, _, _ := strings.Cut(strings.ToLower(name), " "); s.t.Words.Of(first)&lexis.Det != 0 && strings.Contains(inside, " ") && isName(inside, s.t) {
		return inside, false
	}
	return name, strings.Contains(inside, " ") && !lexis.IsCapital(inside)
}

// titled returns the length of a title with a name and a full stop that begin a text, or 0. Minutes of hearings print labels
// in this way.
func (s *shape) titled(text string) int {
	first, rest, _ := strings.Cut(text, " ")
	if s.t.Words.Of(strings.ToLower(strings.TrimSuffix(first, ".")))&lexis.Title == 0 || !lexis.IsCapital(first) {
		return 0
	}
	name, more, ok := strings.Cut(rest[:min(len(rest), 60)], ". ")
	if !ok || len(strings.Fields(name)) > 3 || !isName(name, s.t) || !lexis.IsCapital(more) {
		return 0
	}
	return len(first) + 1 + len(name) + 1
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

// notNamed are the classes of words that name nobody.
const notNamed = lexis.Stray | lexis.Nowhere | lexis.Period | lexis.Sub | lexis.Det | lexis.Prep | lexis.Conj | lexis.Paper | lexis.Utter | lexis.Work

// A turn is quoted by its first sentences, up to longestTurn words. An interview has at most mostTurns.
const longestTurn, mostTurns = 60, 10

// appendTurn adds the beginning of a turn as a quotation of whole sentences.
func (s *shape) appendTurn(out []Turn, span prose.Span, t Turn) []Turn {
	words := 0
	t.span = prose.Span{Start: span.Start, End: span.Start}
	for _, sentence := range prose.Sentences(s.body, span) {
		n := 0
		for range prose.EachWord(s.body, sentence) {
			n++
		}
		if words > 0 && words+n > longestTurn {
			break
		}
		words += n
		t.span.End = sentence.End
	}
	if words < 4 || len(out) >= mostTurns {
		return out
	}
	return append(out, t)
}

// firstSingular and firstPlural list the words of the first person by language.
var (
	firstSingular = map[string]map[string]bool{
		"en": lexis.Set(`i i'm i've i'd i'll my me mine myself`), "de": lexis.Set(`ich mein meine meinen meinem meiner meines mir mich`),
		"fr": lexis.Set(`je j'ai j'étais j'avais moi mon ma mes`), "es": lexis.Set(`yo me mi mis mío mía conmigo`),
		"it": lexis.Set(`io mi mio mia mie miei ho`), "pt": lexis.Set(`eu me mim meu meus minha minhas comigo`), "nl": lexis.Set(`ik mij mijn`),
		"ru": lexis.Set(`я мой моя моё мое мои моего моей моему моим моих моими мою моём мне меня мной`),
		"pl": lexis.Set(`ja mój moja moje mojego mojej mojemu moim moich moimi moją mnie mi mną`),
	}
	firstPlural = map[string]map[string]bool{
		"en": lexis.Set(`we we're our us`), "de": lexis.Set(`wir uns unser unsere`), "fr": lexis.Set(`nous notre`),
		"es": lexis.Set(`nosotros nuestro nuestra nos hemos habíamos somos éramos fuimos estamos estábamos tenemos teníamos`),
		"it": lexis.Set(`noi nostro nostra abbiamo`), "pt": lexis.Set(`nós nosso nossa temos tínhamos somos éramos fomos estamos estávamos`),
		"nl": lexis.Set(`we wij onze ons`), "ru": lexis.Set(`мы нас нам`), "pl": lexis.Set(`nas nam`),
	}
)

// hasWord reports whether a span of text has one of these words.
func hasWord(text string, in prose.Span, words ...map[string]bool) bool {
	for w := range prose.EachWord(text, in) {
		word := w.Of(text)
		if len(word) > mostWord {
			continue
		}
		word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
		for _, set := range words {
			if set[word] {
				return true
			}
		}
	}
	return false
}

// firstEndings are the endings of verbs in the first person that no other words have, in languages that leave the pronoun out. Nouns
// have those of Spanish and Portuguese too: ramos.
var firstEndings = map[string][]string{
	"it": {"iamo"}, "pl": {"śmy", "łem", "łam"},
}

// mostWord is the size of the longest of these words.
const mostWord = 16

// spoken reports whether paragraph i has a word of the first person outside quotation marks.
func (s *shape) spoken(i int) bool {
	if s.says(s.paras[i], firstSingular[s.t.Tag], firstPlural[s.t.Tag]) {
		return true
	}
	endings := firstEndings[s.t.Tag]
	if len(endings) == 0 || len(prose.Quotations(s.text(i))) > 0 {
		return false
	}
	for w := range strings.FieldsFuncSeq(s.text(i), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if lexis.EndsAny(strings.ToLower(w), endings...) {
			return true
		}
	}
	return false
}

// aboutWriter reports whether paragraph i is about its writer: it has I or my, not we, outside quotation marks.
func (s *shape) aboutWriter(i int) bool { return s.says(s.paras[i], firstSingular[s.t.Tag]) }

// says reports whether a span has one of these words outside quotation marks.
func (s *shape) says(span prose.Span, words ...map[string]bool) bool {
	text := span.Of(s.body)
	at := 0
	for _, q := range prose.Quotations(text) {
		if hasWord(text, prose.Span{Start: at, End: q.Outer.Start}, words...) {
			return true
		}
		at = q.Outer.End
	}
	return hasWord(text, prose.Span{Start: at, End: len(text)}, words...)
}
