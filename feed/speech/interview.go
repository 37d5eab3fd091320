package speech

import (
	"slices"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// This file finds interviews in which the questions are paragraphs of their own.

// interview returns the answers to questions that are paragraphs of their own. The first paragraph must not be about its writer.
// Half of the answers are in the first person, or one where a question names whom it is put to, and no question is. With fewer they
// are set apart and no turns: it may be advice. If the first answer begins with a name, all are of that person. No answer begins
// with a quotation mark, and the questions follow each other closely.
func (s *shape) interview() []Turn {
	questions, far, sure := s.questions()
	guest := ""
	for i, q := range questions {
		if guest, _ = s.introduced(q + 1); guest != "" {
			questions, far = questions[i:], farther
			break
		}
	}
	spoken, own := 0, 0 // own: questions in the first person: the writer may ask them
	named := false      // a question begins with a title and a name
	for _, q := range questions {
		named = named || s.addresses(q)
		if !s.set(q) && s.spoken(q) || s.aboutWriter(q) {
			own++
		}
		if r, _ := utf8.DecodeRuneInString(s.text(q + 1)); strings.ContainsRune("\"'“”„«»‘‚", r) {
			return nil // a story that quotes its people in marks
		}
		if s.aboutWriter(q + 1) {
			spoken++
		}
	}
	n := len(questions)
	if n < 2 || questions[n-1]-questions[0] > far*(n-1) || s.aboutWriter(0) { // questions that the writer asks now and then
		return nil
	}
	behindDash := n > 2 && 2*spoken < n && s.dashedAnswers(questions)
	if behindDash {
		named = true
	} else if spoken == 0 && (guest == "" || n < 3) {
		return nil
	}
	end := questions[n-1] + 1
	for end+1 < len(s.paras) && s.aboutWriter(end+1) {
		end++
	}
	s.setApart(questions[0], end)
	if guest == "" && (!sure || 2*spoken < n && !named || own > 0 && !s.set(questions[0])) || 2*own >= n {
		return nil
	}
	turns := s.answers(questions)
	for i := range turns {
		turns[i].Dashed = behindDash
		if guest == "" {
			continue
		}
		turns[i].Label, turns[i].Guest = guest, false
		if name, start := s.introduced(s.para(turns[i].span.Start)); name == guest {
			turns[i].span.Start = start
		}
	}
	return turns
}

// mostAbove bounds the number of paragraphs above an interview in which its guest is looked for.
const mostAbove = 30

// introduced returns the name that begins the first answer of an interview, paragraph i, and where its words begin: Ann Fox: I was. ANN
// FOX.- I was. It is of two words or more, and has a known given name or stands in the text above. The other answers mostly have none.
func (s *shape) introduced(i int) (name string, start int) {
	text := s.text(i)
	for _, mark := range [...]string{" : ", ": ", ".- ", ". - ", ".– ", ". – ", " - ", " – ", " — "} {
		name, words, ok := strings.Cut(text, mark)
		if name = strings.TrimRight(name, "\u00a0 "); !ok || len(name) > 40 || !strings.Contains(name, " ") || !isName(name, s.t) || !lexis.IsCapital(words) || strings.HasPrefix(mark, " ") && strings.Contains(words[:min(len(words), 80)], mark) { // Ann Fox – Mayor of Elm – said no
			continue
		}
		if above := s.body[:s.paras[i].Start]; lexis.IsGiven(name) || i < mostAbove && strings.Contains(strings.ToLower(above), strings.ToLower(name)) {
			return name, s.paras[i].End - len(words)
		}
	}
	words := strings.Fields(text[:min(len(text), 80)])
	for n := 2; n < min(len(words), 4) && i < mostAbove && !s.t.Nouns; n++ { // the mark was lost: Anne Renard Je ne sais pas
		name := strings.Join(words[:n], " ")
		above := strings.ToLower(s.body[:s.paras[i].Start])
		if isName(name, s.t) && lexis.IsCapital(words[n]) && strings.HasPrefix(text, name+" ") && strings.Contains(above, strings.ToLower(name)) && !strings.Contains(above, strings.ToLower(name+" "+words[n])) {
			return name, s.paras[i].Start + len(name) + 1
		}
	}
	return "", 0
}

// addresses reports whether question q begins with a title, a name and a comma: Ms Fox, why do you stop?
func (s *shape) addresses(q int) bool {
	words := strings.Fields(strings.Trim(s.text(q), "*_ "))
	if len(words) < 3 || s.t.Words.Of(strings.ToLower(strings.TrimSuffix(words[0], ".")))&lexis.Title == 0 {
		return false
	}
	for _, w := range words[1:min(len(words), 4)] {
		if !lexis.IsCapital(w) {
			return false
		}
		if strings.HasSuffix(w, ",") {
			return true
		}
	}
	return false
}

// answers returns the first paragraphs of the answers to questions. Where the questions are strong, what follows in the first person is
// of the same answer, up to the last question: below its answer the writer may say goodbye.
func (s *shape) answers(questions []int) (out []Turn) {
	t := Turn{Guest: true, Lead: questions[0]}
	for _, q := range questions {
		if span := s.paras[q+1]; !s.reports(span) {
			span.Start = span.End - len(strings.TrimLeft(span.Of(s.body), "—–- \u00a0"))
			out = s.appendTurn(out, span, t)
		}
	}
	for i := questions[0] + 1; i < questions[len(questions)-1] && s.set(questions[0]); i++ {
		if !s.set(i) && !slices.Contains(questions, i-1) && s.aboutWriter(i) && !s.aboutGuest(i, t.Lead) && !s.reports(s.paras[i]) {
			out = s.appendTurn(out, s.paras[i], t)
		}
	}
	return out
}

// dashedAnswers reports whether the answers to questions stand behind dashes, as Russian and Polish papers print interviews, and neither
// is told by a writer: – Skąd pan to wie? ¶ – Z archiwum. But not: – Куда вы? – спросил он. Where the questions have dashes as well, it
// may be the talk of a story: one asks formally, and the answers are longer.
func (s *shape) dashedAnswers(questions []int) bool {
	if !s.t.Dashes {
		return false
	}
	asked, answered, dashes, formal := 0, 0, 0, false
	for _, q := range questions {
		if _, m := cutMark(s.text(q + 1)); m != dashed || len(asides(s.body, s.paras[q+1], s.t, true)) > 0 {
			return false
		}
		if _, m := cutMark(s.text(q)); m == dashed {
			dashes++
		}
		asked += len(s.text(q))
		answered += len(s.text(q + 1))
		formal = formal || hasWord(s.body, s.paras[q], formally)
	}
	return dashes == 0 || dashes == len(questions) && formal && answered > asked && answered > leastAnswer*len(questions)
}

// leastAnswer is the size of a short answer of an interview.
const leastAnswer = 60

// formally are Russian and Polish words for who is asked and not known well.
var formally = lexis.Set(`вы вас вам вами ваш ваша ваше ваши вашу вашего вашей вашему вашим ваших pan pani pana panu panią panem państwo państwa państwu`)

// aboutGuest reports whether paragraph i begins with somebody whom the first lead paragraphs name, or a pronoun for one: She pours tea and
// looks at my shoes. Fox shows me her boat.
func (s *shape) aboutGuest(i, lead int) bool {
	first, _, _ := strings.Cut(s.text(i), " ")
	c := s.t.Words.Of(strings.ToLower(first))
	return c&(lexis.He|lexis.She) != 0 || c == 0 && strings.Contains(s.body[:s.paras[lead].Start], first)
}

// The paragraphs that may lie between two questions, and where it is sure that they are those of an interview.
const near, farther = 3, 6

// questions returns the paragraphs that are questions with an answer below, and how many paragraphs may lie between two. Where the
// markup makes two of them strong, others are not asked, and strong requests may stand among them: **Tell us how it began.** Where there
// are more requests than questions, it may be advice, and nobody is sure to speak: **Start small.**
func (s *shape) questions() (out []int, far int, sure bool) {
	var strong []int
	asked := 0
	for i := 1; i+1 < len(s.paras); i++ {
		if s.set(i) && !s.set(i+1) {
			if is := s.question(i); is {
				asked++
				strong = append(strong, i)
			} else if s.requests(i) {
				strong = append(strong, i)
			}
		}
		if s.question(i) && !s.question(i+1) {
			out = append(out, i)
		}
	}
	if asked > 1 || asked == 1 && len(strong) > 2 {
		return strong, farther, asked == len(strong) || asked > 2 && 2*asked >= len(strong)
	}
	return out, near, true
}

// requests reports whether strong paragraph i is short and a whole sentence, and the one below is in the first person: **Tell us more.**
func (s *shape) requests(i int) bool {
	text := s.text(i)
	return len(text) < longestByline && prose.EndsWhole(text) && !strings.ContainsAny(text, "“”\"„«»") && s.aboutWriter(i+1)
}

// set reports whether the markup shows all of paragraph i in strong letters.
func (s *shape) set(i int) bool {
	n, _ := slices.BinarySearchFunc(s.strong, s.paras[i].Start, func(p prose.Span, at int) int { return p.Start - at })
	return n < len(s.strong) && s.strong[n].Start == s.paras[i].Start && s.strong[n].End >= s.paras[i].End
}

// reports reports whether an answer is the writer's text and not speech: it quotes somebody in marks, and outside the marks
// there is no word of the first person. A: The firm cites the cost. “We cannot go on,” its head said.
func (s *shape) reports(span prose.Span) bool {
	text := span.Of(s.body)
	return len(prose.Quotations(text)) > 0 && !s.says(span, firstSingular[s.t.Tag], firstPlural[s.t.Tag])
}

// question reports whether paragraph i is one short question without quotation marks.
func (s *shape) question(i int) bool {
	text := strings.Trim(s.text(i), "*_ ") // **Why now?**, in a plain text
	return strings.HasSuffix(text, "?") && len(text) < 480 && utf8.RuneCountInString(text) < 240 && !strings.ContainsAny(text, "“”\"„«»") && strings.Count(text, ". ") < 2
}

// met reports whether the text before paragraph i says that the paper met somebody: She spoke to us. We met Ann Fox. We asked Ann Fox. But
// not: Ann Fox told us the rules. We asked the council.
func (s *shape) met(i int) bool {
	for p := range i {
		if s.weAskedSomebody(s.text(p)) {
			return true
		}
		for _, sentence := range prose.Sentences(s.body, s.paras[p]) {
			if hasWord(s.body, sentence, meeting) && s.says(sentence, firstSingular[s.t.Tag], firstPlural[s.t.Tag]) {
				return true
			}
		}
	}
	return false
}

// weAskedSomebody reports whether a text says whom the paper asked: We asked Ann Fox. But not: You asked us about Ann Fox. Ann Fox
// asked us.
func (s *shape) weAskedSomebody(text string) bool {
	words := strings.Fields(text)
	for i := 1; i+2 < len(words); i++ {
		if s.t.Words.Of(words[i])&lexis.Ask != 0 && firstPlural[s.t.Tag][strings.ToLower(words[i-1])] && lexis.IsCapital(words[i+1]) && lexis.IsCapital(words[i+2]) && lexis.IsGiven(words[i+1]) {
			return true
		}
	}
	return false
}

// meeting are forms of verbs for talking with somebody, in all languages.
var meeting = lexis.Set(`spoke talked met interviewed sprach sprachen traf trafen interviewt parlé rencontré rencontrons rencontrée interrogé reçus reçu habló hablamos
	conversó conversamos recibió entrevistamos parlato incontrato incontrata intervistato falou conversou conversámos conversamos encontrámos encontramos recebeu entrevistou sprak spraken ontmoetten
	поговорил поговорила поговорили встретились встретился встретилась беседовали rozmawiał rozmawiała rozmawialiśmy spotkaliśmy spotkał spotkała`)
