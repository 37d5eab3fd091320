package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// turn is a stretch of speech that the shape of the text marks: a turn of an interview or transcript, a block quote.
type turn struct {
	span  prose.Span
	label string // who speaks, as printed before or behind it; "" where the text says it elsewhere
	guest bool   // the one whom the article interviews
	lead  int    // paragraphs before the interview
}

// structure finds the speech of body that no quotation marks stand around, in order and apart.
func structure(body string, t *tongue) []turn {
	s := shape{body: body, t: t, paras: prose.Paragraphs(body)}
	out := s.transcript()
	if len(out) == 0 {
		out = s.interview()
	}
	out = append(out, s.blocks()...)
	if t.dashes {
		out = append(out, s.dialogue()...)
	}
	slices.SortFunc(out, func(a, b turn) int { return a.span.Start - b.span.Start })
	return slices.CompactFunc(out, func(b, a turn) bool { return b.span.Start < a.span.End })
}

// shape is a body as the paragraphs that it is made of.
type shape struct {
	body  string
	t     *tongue
	paras []prose.Span
}

func (s *shape) text(i int) string { return s.paras[i].Of(s.body) }

// line is a paragraph of the form "NAME: words".
type line struct {
	para  int
	label string
	key   string // label in lower case, without title, place and time
	start int    // of the words
}

// transcript finds the turns of texts whose paragraphs begin with who speaks. At least three paragraphs do, two of them
// one behind the other, and a label comes twice. Whoever asks is not quoted.
func (s *shape) transcript() []turn {
	var lines []line
	count, asks := map[string]int{}, map[string]int{}
	adjacent := false
	for i := range s.paras {
		l, ok := s.labelled(i)
		if !ok {
			continue
		}
		adjacent = adjacent || len(lines) > 0 && lines[len(lines)-1].para == i-1 && lines[len(lines)-1].key != l.key
		lines = append(lines, l)
		count[l.key]++
		if strings.HasSuffix(s.text(i), "?") {
			asks[l.key]++
		}
	}
	again := false
	for _, n := range count {
		again = again || n > 1
	}
	if len(lines) < 3 || !adjacent || !again || len(count) < 2 || 2*len(lines) < len(s.paras)-4 {
		return nil
	}
	var out []turn
	for _, l := range lines {
		if l.key == "q" || 2*asks[l.key] >= count[l.key] {
			continue
		}
		span := prose.Span{Start: l.start, End: s.paras[l.para].End}
		label := l.label
		if l.key == "a" {
			label = ""
		}
		out = s.appendTurn(out, span, turn{label: label, guest: l.key == "a", lead: lines[0].para})
	}
	return out
}

// labelled reads the label of paragraph i.
func (s *shape) labelled(i int) (line, bool) {
	text := s.text(i)
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
	label := strings.TrimLeft(text[:colon], "[]0123456789:. ")
	if k := strings.IndexAny(label, "(["); k >= 0 {
		label = label[:k]
	}
	label, _, _ = strings.Cut(label, ",")
	label = strings.TrimSpace(label)
	words := strings.Fields(label)
	if len(words) == 0 || len(words) > 5 || !startsUpper(words[0]) {
		return line{}, false
	}
	for _, w := range words {
		if !startsUpper(w) && s.t.words[strings.ToLower(w)]&(particle|prep|det) == 0 {
			return line{}, false
		}
	}
	rest := strings.TrimLeft(text[colon+1:], " ")
	if r, _ := utf8.DecodeRuneInString(rest); rest == "" || strings.ContainsRune("“\"„«‘'", r) && strings.IndexAny(rest[1:], "”\"“»") >= len(rest)-4 {
		return line{}, false
	}
	key := strings.ToLower(words[len(words)-1])
	if strings.Contains(" q question frage f ", " "+key+" ") {
		key = "q"
	}
	if strings.Contains(" a answer antwort ", " "+key+" ") {
		key = "a"
	}
	return line{para: i, label: label, key: key, start: s.paras[i].End - len(rest)}, true
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// Of a turn its first sentences are given as a quotation, up to longestTurn words; of an interview no more than mostTurns.
const longestTurn, mostTurns = 60, 10

// appendTurn adds the beginning of a turn as a quotation of whole sentences.
func (s *shape) appendTurn(out []turn, span prose.Span, t turn) []turn {
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

// first are words that only somebody who speaks uses, by language.
var firstPerson = map[string]map[string]bool{
	"en": set(`i i'm i've i'd i'll my me we we're our us`), "de": set(`ich wir mein meine mir mich uns unser unsere`), "fr": set(`je j'ai nous mon ma mes notre`),
	"es": set(`yo mi mis nosotros nuestro nuestra nos`), "it": set(`io mio mia noi nostro nostra ho abbiamo`), "pt": set(`eu meu minha nós nosso nossa`),
	"nl": set(`ik mijn wij we onze ons`), "ru": set(`я мы мой моя мне меня нас нам`), "pl": set(`ja my mój moja mnie mi nas nam`),
}

// spoken reports whether paragraph i has a word that only somebody who speaks uses.
func (s *shape) spoken(i int) bool {
	first := firstPerson[s.t.tag]
	for w := range prose.EachWord(s.body, s.paras[i]) {
		if text := w.Of(s.body); len(text) <= 8 && first[strings.ReplaceAll(strings.ToLower(text), "’", "'")] {
			return true
		}
	}
	return false
}

// interview finds the answers to questions that are paragraphs of their own. The first paragraph tells of somebody and is
// not in the first person; half of the answers are, and no question is.
func (s *shape) interview() []turn {
	var questions []int
	spoken := 0
	for i := 1; i+1 < len(s.paras); i++ {
		if !s.question(i) || s.question(i+1) {
			continue
		}
		if s.spoken(i) {
			return nil
		}
		questions = append(questions, i)
		if s.spoken(i + 1) {
			spoken++
		}
	}
	if len(questions) < 2 || 2*spoken < len(questions) || s.alone(0) {
		return nil
	}
	var out []turn
	for n, q := range questions {
		end := q + 2
		if n+1 < len(questions) {
			end = questions[n+1]
		}
		if end > q+1 {
			out = s.appendTurn(out, s.paras[q+1], turn{guest: true, lead: questions[0]})
		}
	}
	return out
}

// alone reports whether paragraph i is about its writer: it has I or my, not we.
func (s *shape) alone(i int) bool {
	for w := range prose.EachWord(s.body, s.paras[i]) {
		switch w.Of(s.body) {
		case "I", "my", "me", "ich", "Ich", "mein", "meine", "je", "Je", "yo", "eu", "ik", "Ik", "я", "Я":
			return s.t.tag != "it" && s.t.tag != "es" || w.Of(s.body) != "me"
		}
	}
	return false
}

// question reports whether paragraph i is one short question without quotation marks.
func (s *shape) question(i int) bool {
	text := s.text(i)
	return strings.HasSuffix(text, "?") && len(text) < 240 && !strings.ContainsAny(text, "“”\"„«»") && strings.Count(text, ". ") < 2
}

// blocks finds paragraphs that are quoted without marks: announced by a verb of saying and a colon, or followed by a
// paragraph with a dash and a name, or by a name alone below a letter.
func (s *shape) blocks() []turn {
	var out []turn
	for i := 0; i+1 < len(s.paras); i++ {
		next := s.text(i + 1)
		switch {
		case strings.HasSuffix(s.text(i), ":") && s.announces(i) && s.plain(i+1):
			out = s.appendTurn(out, s.paras[i+1], turn{})
		case s.plain(i) && signedBy(next) != "":
			out = s.appendTurn(out, s.paras[i], turn{label: signedBy(next)})
		}
		if name := bareName(next); name != "" && i+2 < len(s.paras) {
			out = append(out, s.letter(i, name)...)
		}
	}
	return out
}

// announces reports whether the last sentence of paragraph i has a verb of saying.
func (s *shape) announces(i int) bool {
	sentences := prose.Sentences(s.body, s.paras[i])
	if len(sentences) == 0 {
		return false
	}
	last := sentences[len(sentences)-1]
	if strings.ContainsAny(last.Of(s.body), "“”\"„«»") {
		return false
	}
	for w := range prose.EachWord(s.body, last) {
		if s.t.words[strings.ToLower(w.Of(s.body))]&(say|part) != 0 {
			return true
		}
	}
	return false
}

// plain reports whether paragraph i reads as something that somebody says: it has no marks, begins with a letter and ends
// as a sentence does.
func (s *shape) plain(i int) bool {
	text := s.text(i)
	r, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsUpper(r) && strings.ContainsRune(".!?…", last) && !strings.ContainsAny(text, "“”\"„«»{}=")
}

// signedBy reads the name of "— Ann Fox, passenger".
func signedBy(text string) string {
	rest := strings.TrimLeft(text, "—–-― ")
	if rest == text || len(text) > 100 || strings.HasSuffix(text, ".") {
		return ""
	}
	label, _, _ := strings.Cut(rest, ",")
	return bareName(label)
}

// bareName returns text where it is a name of two to four words and nothing else.
func bareName(text string) string {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 4 || len(text) > 60 {
		return ""
	}
	for _, w := range words {
		if !startsUpper(w) || strings.ContainsAny(w, "0123456789,;:?!()&") || english[strings.ToLower(w)]&(stray|nowhere|body|thing) != 0 && english[strings.ToLower(w)]&title == 0 {
			return ""
		}
	}
	return text
}

// letter takes the one to three paragraphs up to i as those of a letter, where the one before them tells of a letter and
// they are in the first person.
func (s *shape) letter(i int, name string) []turn {
	spoken := false
	for from := i; from > 0 && from > i-3; from-- {
		if !s.plain(from) {
			return nil
		}
		if spoken = spoken || s.spoken(from); !spoken {
			continue
		}
		for w := range prose.EachWord(s.body, s.paras[from-1]) {
			if s.t.words[strings.ToLower(w.Of(s.body))]&paper == 0 {
				continue
			}
			var out []turn
			for k := from; k <= i; k++ {
				out = s.appendTurn(out, s.paras[k], turn{label: name})
			}
			return out
		}
	}
	return nil
}

// dialogue finds the speech of paragraphs that begin with a dash, where a verb of saying stands behind a second one:
// — Мост закрыт, — сказал Лавров.
func (s *shape) dialogue() []turn {
	var out []turn
	for i := range s.paras {
		text := s.text(i)
		r, n := utf8.DecodeRuneInString(text)
		if r != '—' && r != '–' {
			continue
		}
		start := s.paras[i].Start + n
		var cuts []int // where the dashes inside stand
		for k, r := range text {
			if k > 0 && (r == '—' || r == '–') && (text[k-1] == ' ' || k+len(string(r)) < len(text) && text[k+len(string(r))] == ' ') {
				cuts = append(cuts, s.paras[i].Start+k)
			}
		}
		if len(cuts) == 0 || !s.saysFirst(cuts[0]) {
			continue
		}
		add := func(from, to int) {
			span := trimSpeech(s.body, from, to)
			if span.End > span.Start {
				out = append(out, turn{span: span})
			}
		}
		add(start, cuts[0])
		if len(cuts) > 1 {
			add(cuts[1]+len("—"), s.paras[i].End)
		}
	}
	return out
}

// saysFirst reports whether one of the first two words behind the dash at at is a verb of saying.
func (s *shape) saysFirst(at int) bool {
	n := 0
	for w := range prose.EachWord(s.body, prose.Span{Start: at, End: min(at+60, len(s.body))}) {
		if s.t.words[strings.ToLower(w.Of(s.body))]&(say|part) != 0 {
			return true
		}
		if n++; n == 2 {
			break
		}
	}
	return false
}

// trimSpeech takes white space and a comma off both ends of a stretch.
func trimSpeech(body string, from, to int) prose.Span {
	text := body[from:to]
	left := strings.TrimLeft(text, " \n,—–")
	from += len(text) - len(left)
	return prose.Span{Start: from, End: from + len(strings.TrimRight(left, " \n,"))}
}

// withTurns merges turns into the quotations of a body. Quotations inside a turn are its text.
func withTurns(quotes []prose.Quotation, turns []turn) []prose.Quotation {
	if len(turns) == 0 {
		return quotes
	}
	out := make([]prose.Quotation, 0, len(quotes)+len(turns))
	k := 0
	for _, t := range turns {
		for k < len(quotes) && quotes[k].Outer.End <= t.span.Start {
			out = append(out, quotes[k])
			k++
		}
		for k < len(quotes) && quotes[k].Outer.Start < t.span.End {
			k++
		}
		out = append(out, prose.Quotation{Outer: t.span, Pieces: []prose.Span{t.span}})
	}
	return append(out, quotes[k:]...)
}

// turnSpeaker finds who speaks in a turn: whom its label names, or whom the article interviews, or whoever the sentence
// before says.
func (d *document) turnSpeaker(c *candidate) resolved {
	r := resolved{source: source{from: c.token, to: c.token + 1, phrase: -1, verb: -1, prev: -1, grade: cue, tie: labelled}}
	switch {
	case c.turn.guest:
		if who := d.guest(c.turn.lead); who != nil {
			r.who, r.name, r.why = who, who.full, "whom the article interviews"
		}
	case c.turn.label != "":
		r.who, r.name = d.labelName(c.turn.label)
		r.role = d.tongue.words[strings.ToLower(strings.Fields(c.turn.label)[0])]&det != 0
		r.why = "the name before or behind it"
	default:
		d.attributeOne(c, nil)
		return c.who
	}
	return r
}

// guest is the person whom an interview is with: the one whom the title names, or else the one whom the paragraphs before
// the interview, so many as lead says, name more often than anybody else. It is nobody where two are as likely.
func (d *document) guest(lead int) *person {
	var best *person
	count, second := map[*person]int{}, 0
	for _, m := range d.people.mentions {
		if d.tokens[m.at].paragraph >= lead || m.who.lone {
			continue
		}
		if count[m.who]++; count[m.who] == 1 && len(m.who.last) > 2 && strings.Contains(d.title, strings.ToLower(m.who.last)) {
			count[m.who] += 100
		}
		if count[m.who] == 1 && d.labelled(m.who) {
			count[m.who] += 10
		}
	}
	for who, n := range count {
		switch {
		case best == nil || n > count[best]:
			if best != nil {
				second = max(second, count[best])
			}
			best = who
		default:
			second = max(second, n)
		}
	}
	if best == nil || count[best] == second {
		return nil
	}
	return best
}

// labelled reports whether a turn bears the last name of who.
func (d *document) labelled(who *person) bool {
	for _, t := range d.turns {
		if t.label != "" && strings.HasSuffix(strings.ToLower(t.label), who.last) {
			return true
		}
	}
	return false
}

// labelName finds the person whom a label means: GOV. HALE is Dana Hale. A label that means nobody whom the text names is
// a name itself, in small letters.
func (d *document) labelName(label string) (*person, string) {
	words := strings.Fields(label)
	for len(words) > 1 && d.tongue.words[strings.ToLower(strings.Trim(words[0], "."))]&title != 0 {
		words = words[1:]
	}
	last := strings.ToLower(words[len(words)-1])
	var fit []*person
	for _, who := range d.people.byLast[last] {
		if len(words) == 1 || who.bears(strings.ToLower(words[0])) {
			fit = append(fit, who)
		}
	}
	if len(fit) == 1 {
		return fit[0], fit[0].full
	}
	if label == strings.ToUpper(label) {
		for i, w := range words {
			r, n := utf8.DecodeRuneInString(w)
			words[i] = string(r) + strings.ToLower(w[n:])
		}
	}
	if len(fit) > 1 {
		return nil, ""
	}
	return nil, strings.Join(words, " ")
}
