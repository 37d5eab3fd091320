package speech

import (
	"cmp"
	"slices"
	"strings"
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
	Dashed bool   // but for dashes, nothing shows that the paragraphs are an interview
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

	strong, blockQuotes []prose.Span // as in prose.Text
	labels              map[int]int  // as in speech.Marked
	apart               []bool       // as in speech.Marked
	searches            int          // see tellsOf
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

	stopped bool // the label is a word for a question or an answer, and a mark that is no colon
	job     bool // a comma and more follow the label, or brackets with more than a name
	aged    bool // an age does
	caps    bool // the label is in capitals and ends with a full stop
	office  bool // the label has an office in small letters: Le président
	dated   bool // a date stands before the label
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
		if s.asks(l.para) {
			asks[l.key]++
		}
	}
	if len(lines) < 3 && !s.twoWitnesses(lines) && !isPair(lines) || !adjacent || !s.isDense(lines, asks) || !s.isConversation(lines, count, asks) {
		return nil
	}
	return s.turns(lines, count, asks)
}

// isDense reports whether half of the paragraphs have labels: of the text or, where a label asks and others answer, from the first label
// to the last. An interview may stand behind a portrait.
func (s *shape) isDense(lines []line, asks map[string]int) bool {
	questions := 0
	for _, n := range asks {
		questions += n
	}
	n := len(s.paras)
	if questions > 2 && 3*questions >= len(lines) {
		n = lines[len(lines)-1].para - lines[0].para
	}
	return 2*len(lines) >= n-4
}

// statements returns what several people said, each in a paragraph without marks under a line with the name and a job: Ann Fox, coach of
// the Mills ¶ We tried hard.
func (s *shape) statements() (out []Turn) {
	for i := 0; i+1 < len(s.paras); i++ {
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
		first, more, _ := strings.Cut(strings.ToLower(l.label), " ")
		office := lexis.Title
		if s.t.Words.Of(first)&lexis.Det != 0 { // El señor PRESIDENTE
			office |= lexis.Head | lexis.Office
			first, _, _ = strings.Cut(more, " ")
		}
		if lexis.GivenNames.Of(first) != 0 || s.t.Words.Of(strings.TrimSuffix(first, "."))&office != 0 {
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
	case s.t.CJK:
		return s.isTalkCJK(lines, count, asks)
	case slices.ContainsFunc(lines, func(l line) bool { return l.office }) && (own == 0 || slices.ContainsFunc(lines, s.ofOther)): // La reine: Elle pond mille œufs.
		return false
	case !namedTwice(lines, count), 2*known < len(lines) && slices.ContainsFunc(lines, func(l line) bool { return l.dated }): // 12/05/2024 - Rovers: We lost.
		return false
	case s.isSurvey(lines, own):
		return true
	case 2*s.whole(lines) < len(lines) && 2*known < len(lines): // a table: Fox: Two wins; Price: Three euros
		return false
	case known == 0 && 2*spoken < len(lines) && !named && len(asks) == 0: // Speed: It reaches sixty.
		return false
	}
	survey := lines[0].para > 0 && s.weAsked(lines[0].para-1)
	again := isPair(lines) || len(asks) > 0 && s.isHearing(lines) || (2*known >= len(lines) || own == len(lines)) && !slices.ContainsFunc(lines, func(l line) bool { return !s.witness(l, survey) })
	for _, n := range count {
		again = again || n > 1
	}
	return again
}

// namedTwice reports whether lines with labels in capitals and a full stop come again, and half of these labels have a given name, or
// there are none. Lists print their items so as well: ANN FOX. My neighbour for years. KING. Our weakest piece.
func namedTwice(lines []line, count map[string]int) bool {
	caps, given, again := 0, 0, false
	for _, l := range lines {
		if l.caps {
			caps++
			again = again || count[l.key] > 1
			if strings.Contains(l.label, " ") && lexis.IsGiven(l.label) {
				given++
			}
		}
	}
	return caps == 0 || again && 2*given >= caps
}

// isSurvey reports whether all lines have names with ages and whole sentences, none about another one: Ann Fox, 41, nurse: It leaks. A
// third of them, own, have I or my, or the text says before that the paper asked people. A list of those who died is no survey.
func (s *shape) isSurvey(lines []line, own int) bool {
	other := func(l line) bool { return !l.aged || s.ofOther(l) }
	return s.whole(lines) == len(lines) && !slices.ContainsFunc(lines, other) && (3*own >= len(lines) || lines[0].para > 0 && s.weAsked(lines[0].para-1))
}

// ofOther reports whether the words of a line begin with a pronoun for somebody else: She leaves two children.
func (s *shape) ofOther(l line) bool {
	first, _, _ := strings.Cut(strings.ToLower(s.body[l.start:s.paras[l.para].End]), " ")
	return s.t.Words.Of(first)&(lexis.He|lexis.She) != 0
}

// weAsked reports whether paragraph i says that the paper asked people: We asked five visitors. Preguntamos a los vecinos.
func (s *shape) weAsked(i int) bool {
	return s.announces(i, lexis.Ask) && (s.spoken(i) || !withPronoun[s.t.Tag] && strings.Contains(s.text(i), "mos "))
}

// twoWitnesses reports whether two lines have names with jobs and whole sentences in the first person: Ann Fox (coach of the Mills): We
// tried hard.
func (s *shape) twoWitnesses(lines []line) bool {
	return len(lines) == 2 && s.whole(lines) == 2 && lines[0].job && lines[1].job && s.witness(lines[0], false) && s.witness(lines[1], false)
}

// isPair reports whether two lines are one question and its answer by their labels: Q: Why now? ¶ A: The roof leaks.
func isPair(lines []line) bool {
	return len(lines) == 2 && lines[0].key == "q" && lines[1].key == "a"
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
	service, guest := s.isService(lines), answers(count, asks)
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
		if l.key == "q" || 2*asks[l.key] >= count[l.key] && (l.key != guest || strings.HasSuffix(s.text(l.para), "?")) {
			continue
		}
		if s.isPlace(l) || s.t.CJK && l.key != "a" && count[l.key] == 1 && !isNameCJK(l.label) { // 9:10 PM - Skell Harbour: We are in port.
			continue
		}
		if count[l.key] == 1 && 2*whole >= len(lines) && !prose.EndsWhole(s.text(l.para)) { // Present: A. Fox, B. Reed
			continue
		}
		span := prose.Span{Start: l.start, End: s.paras[l.para].End}
		if strings.HasSuffix(s.body[:l.start], "“") || strings.HasSuffix(s.body[:l.start], "「") { // 孙立：“我不知道。”
			span.End = span.Start + len(strings.TrimRight(span.Of(s.body), "”」"))
		}
		t := Turn{Label: l.label, Lead: lines[0].para}
		if l.key == "a" {
			if service || s.reports(span) {
				continue
			}
			if t.Label, t.Guest = "", true; s.t.CJK {
				t.Label, t.Guest = guestCJK(s.body[:s.paras[t.Lead].Start]), false
			}
		}
		out = s.appendTurn(out, span, t)
	}
	return out
}

// isPlace reports whether a label ends like the name of a place or a body, without an article: Skell Harbour, not The Court.
func (s *shape) isPlace(l line) bool {
	first, _, two := strings.Cut(strings.ToLower(l.label), " ")
	return two && s.t.Words.Of(l.key)&lexis.Body != 0 && s.t.Words.Of(first)&lexis.Det == 0 && !lexis.IsGiven(l.label)
}

// answers returns the label of the guest of an interview who also asks questions. It is the one label with the smallest share of questions.
// answers returns "" if two labels have that share, or if questions are less than half of the lines of any label.
func answers(count, asks map[string]int) (guest string) {
	fewest := 1.0
	for key, n := range count {
		switch share := float64(asks[key]) / float64(n); {
		case share < 0.5:
			return ""
		case share < fewest:
			guest, fewest = key, share
		case share == fewest:
			guest = ""
		}
	}
	return guest
}

// isService reports whether the answers of lines tell readers what to do, and are nobody's words: no answer says I, and most of
// the questions do, or no answer says we either, in a language that has to. Q: May I keep hens? ¶ A: You may keep up to six.
func (s *shape) isService(lines []line) bool {
	answers, spoken, own, questions, readers := 0, 0, 0, 0, 0
	for _, l := range lines {
		switch l.key {
		case "a":
			if answers++; s.spoken(l.para) {
				spoken++
			}
			if s.aboutWriter(l.para) {
				own++
			}
		case "q":
			if questions++; s.aboutWriter(l.para) {
				readers++
			}
		}
	}
	return answers > 0 && own == 0 && (2*readers > questions || spoken == 0 && withPronoun[s.t.Tag]) && !s.met(lines[0].para)
}

// withPronoun are the languages that do not leave out the pronoun of the first person.
var withPronoun = lexis.Set(`en de fr nl`)

// asked reports whether the paragraph before paragraph i is a question, which may quote somebody.
func (s *shape) asked(i int) bool {
	return i > 0 && (s.question(i-1) || strings.HasSuffix(s.text(i-1), "?") && len(s.text(i-1)) < 240)
}

// mostBetween is how far apart two labels of a conversation are, in paragraphs, if all between them is said by the first.
const mostBetween = 4

// lines returns the paragraphs that begin with a label. Initials after a label, or its first name alone, are short for it. Letters
// with full stops are labels only where some of them ask and others answer: A. Fox is a name.
func (s *shape) lines() []line {
	var out []line
	stopped := map[string]bool{}
	short := map[string]line{} // full labels by their initials and first names; two with the same ones have no label
	for i := range s.paras {
		l, ok := s.labelledLine(i)
		if !ok {
			continue
		}
		in := Initials(l.label)
		first, _, full := strings.Cut(l.label, " ")
		switch {
		case l.stopped:
			stopped[l.key] = true
		case in == "" && full:
			for _, in := range [...]string{FirstLetters(l.label), first} {
				if other, taken := short[in]; taken && other.label != l.label {
					short[in] = line{}
				} else {
					short[in] = l
				}
			}
		default:
			if full := short[cmp.Or(in, l.label)]; full.label != "" {
				l.label, l.key = full.label, full.key
			}
		}
		out = append(out, l)
	}
	if stopped["q"] && stopped["a"] {
		return out
	}
	return slices.DeleteFunc(out, func(l line) bool { return l.stopped })
}

// witness reports whether a line begins with two words or more in capitals, or with a name and what its bearer is, and goes on
// in the first person: ANN HALE, then 8: I saw it. Ann Hale, nurse: I saw it. OPENING HOURS: We close at six. In a survey, as
// in “We asked five visitors.”, other words will do behind a name with a job.
func (s *shape) witness(l line, survey bool) bool {
	return strings.Contains(l.label, " ") && (l.job && (survey || s.spoken(l.para)) || lexis.IsUpper(l.label) && s.spoken(l.para))
}

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
		if s.t.CJK {
			n = utf8.RuneCountInString(sentence.Of(s.body)) / 2
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
