package attribution

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// mostSilent is how many quotations before another one are looked at for the last that counts, so that time does not grow with
// their number.
const mostSilent = 20

// Options returns the persons and bodies that may have said quotation c. before holds the earlier quotations.
func (d *Document) Options(c *Quotation, before []Quotation) []Option {
	o := optioner{d: d, c: c, q: c.Token, end: c.End, list: d.list[:0]}
	for n := len(before) - 1; n >= max(0, len(before)-mostSilent) && d.Tokens[c.Token].Paragraph-d.Tokens[before[n].End].Paragraph <= 1; n-- {
		if !before[n].Drop || before[n].Who.Name != "" {
			o.silent = before[n].Who.Name == ""
			break
		}
	}
	o.ahead()
	if o.hisLabel() || o.reactedTo() {
		d.list = o.list
		return o.list
	}
	o.behind()
	o.behindNext()
	o.reported()
	o.inHisView()
	o.inOwnView()
	o.withWords()
	o.hisWords()
	o.writtenIn()
	o.verbLast()
	if !o.attributed {
		o.comesFrom()
	}
	o.pointedBack(before)
	o.wordsBefore()
	if !o.attributed || o.anyBehind() && !((o.c.Whole || d.Tongue.Cases) && o.surelyBehind()) {
		o.carry(before)
		if !o.asksNext && !(len(o.list) > 0 && o.narrated(d.SentenceAt(o.q).From)) {
			o.otherSentences(before)
		}
	}
	d.list = o.list
	return o.list
}

type optioner struct {
	d          *Document
	c          *Quotation
	q, end     int // first and last token of the quotation
	list       []Option
	attributed bool // a verb of saying directly follows the quotation
	printed    bool // it is what a noun for the words of somebody announces, right before its colon
	silent     bool // nobody is known to have said the quotation before
	asksNext   bool // it is a question of the person who also asked the last one
}

// anyBehind reports whether an option comes from the words after the quotation. If a verb of saying follows whose subject is
// not known, the previous speaker must not be offered.
func (o *optioner) anyBehind() bool {
	for _, x := range o.list {
		for _, t := range x.Ties[:x.Count] {
			if t.Family() == FamBehind {
				return true
			}
		}
	}
	return false
}

// surelyBehind reports whether a verb of saying and right behind it somebody follow the comma or dash after the quotation, in
// another language than English: «¿...?», preguntó Vega; „...?” – zapytała inna słuchaczka. Whoever spoke before does not matter
// then, though the quotation is a whole sentence.
func (o *optioner) surelyBehind() bool {
	d, comma := o.d, o.end+1
	for _, x := range o.list {
		if x.Tie != SaysX || x.Phrase < 0 || x.Verb > comma+3 || comma >= len(d.Tokens) || !lexis.IsDashOrComma(d.Tokens[comma].Text) || d.Tongue.IsEnglish() {
			continue
		}
		if p := &d.Phrases[x.Phrase]; p.From == x.Verb+1 && (p.Kind == clause.Name || p.Kind == clause.Role || d.Tongue.Cases && d.Tokens[p.From].Class&(lexis.He|lexis.She|lexis.They|lexis.Period) == 0 || d.AnyToken(p.From, p.Core, func(t *lexis.Token) bool { return anOther[t.Lower] })) {
			return true
		}
	}
	return false
}

// anOther are words for another person than the one who spoke before.
var anOther = lexis.Set(`otra otro otras otros outra outro outras outros autre autres altra altro altri altre andere anderer`)

// add offers phrase p with tie t. v is the token of the verb, -1 for none.
func (o *optioner) add(p int, t Tie, v int) {
	d := o.d
	if p < 0 {
		return
	}
	ph := &d.Phrases[p]
	if d.Tongue.IsRomance() && (d.Has(ph.From, ph.From, lexis.Deny) || nones[d.Tokens[ph.From].Lower]) { // Personne n'a osé dire : Q
		return
	}
	s := Source{From: ph.From, To: ph.To, Phrase: p, Verb: v, Prev: -1, Tie: t, Grade: Ties[t].Grade}
	if ph.Kind == clause.Proform {
		s.Pronoun = d.Tokens[ph.From].Lower
	}
	o.enter(s)
}

// nones are Romance words before a noun for somebody of whom there is none.
var nones = lexis.Set(`aucun aucune nul nulle ningún ninguna ninguno nessun nessuna nessuno nenhum nenhuma ninguém nadie`)

func (o *optioner) enter(s Source) {
	for i := range o.list {
		x := &o.list[i]
		if x.From == s.From && x.Prev == s.Prev {
			if x.Count < len(x.Ties) {
				x.Ties[x.Count] = s.Tie
				x.Count++
			}
			if (s.Tie == BeforeSaid || s.Tie == SaidNear && o.d.Tongue.Tag == "nl" && !o.d.Is(o.q-1, o.q, "als") || s.Tie.Family() == FamBehind || o.d.Tongue.Nouns && s.Tie == AccordFar || o.d.Tongue.Nouns && Ties[s.Tie].Strict && x.Verb >= 0 && o.d.Tokens[x.Verb].Class&lexis.Reported != 0 && !Conditional[o.d.Tokens[x.Verb].Lower]) && !o.d.Tongue.IsEnglish() && !Ties[x.Ties[0]].Strict { // sagt X, der dort wohnt. Q; Q, so X sichtlich froh
				x.Ties[0], x.Ties[x.Count-1], x.Tie, x.Verb, x.Grade = s.Tie, x.Ties[0], s.Tie, s.Verb, s.Grade
			}
			return
		}
	}
	if len(o.list) < 24 {
		o.list = append(o.list, Option{Source: s, Ties: [3]Tie{s.Tie}, Count: 1})
	}
}

// carry offers the speaker of the previous quotation.
func (o *optioner) carry(before []Quotation) {
	d := o.d
	k := len(before) - 1
	for k > 0 && k > len(before)-4 && before[k].Drop && !before[k].answered() {
		k--
	}
	if k < 0 {
		return
	}
	prev := &before[k]
	if prev.Who.Name == "" || prev.Drop && !prev.answered() || prev.Signed || d.Is(prev.End+1, prev.End, ")") && o.q > prev.End+1 {
		return
	}
	if o.c.Alone && prev.Direct && (d.isQuestion(prev) || d.isQuestion(o.c)) && d.Tokens[o.q].Paragraph-d.Tokens[prev.End].Paragraph == 1 {
		other := o.otherSpeaker(before, k)
		o.asksNext = other >= 0 && !d.isQuestion(prev) && d.isQuestion(&before[other])
		switch {
		case other >= 0 && d.asks(prev), o.asksNext:
			k, prev = other, &before[other]
		case d.isQuestion(prev): // another one may answer, or the same one go on
			return
		}
	}
	if o.heads(prev) || o.headed() || clause.Whose[prev.Who.Source.Pronoun] != 0 && !prev.Whole && d.SentenceOf[prev.End] != d.SentenceOf[o.q] { // According to him it is “...”. Q
		return
	}
	s := Source{From: prev.Who.Source.From, To: prev.Who.Source.To, Phrase: -1, Verb: -1, Prev: k}
	here, there := d.Tokens[o.q].Paragraph, d.Tokens[prev.End].Paragraph
	from := d.SentenceAt(o.q).From
	switch {
	case from <= prev.End && o.c.Colon && !d.Tongue.IsEnglish() && o.othersBetween(prev):
		return
	case from <= prev.End:
		s.Tie = GoesOnSame
	case o.narrated(from) && o.actsBetween(prev, from):
		return
	case here == there && o.lead(from) && !o.somebodyElse(prev, from):
		s.Tie = GoesOn
	case here-there == 1 && o.narrated(from):
		s.Tie = GoesOn
	case here == there:
		s.Tie = GoesOnOther
	case d.OfListener(prev.Who.Source.Phrase):
		return
	case here-there == 1 && o.c.Alone && prev.Direct:
		s.Tie = OverParagraph
	case here-there == 2 && o.c.Alone && o.askedBetween(prev):
		s.Tie = OverParagraph
	case here-there <= 3 && o.c.Alone && !o.othersLead(prev):
		s.Tie = OverOne
	default:
		return
	}
	s.Grade = Ties[s.Tie].Grade
	o.enter(s)
}

// otherSpeaker returns the quotation of whoever spoke in the paragraph before that of quotation k, if that is somebody else
// than the speaker of k; else -1. In a dialogue of two that person answers a question, or asks the next one.
func (o *optioner) otherSpeaker(before []Quotation, k int) int {
	d, last := o.d, &before[k]
	there := d.Tokens[last.Token].Paragraph
	for other := k - 1; other >= 0; other-- {
		x := &before[other]
		switch p := d.Tokens[x.End].Paragraph; {
		case p == there:
		case p == there-1 && x.Who.Name != "" && x.Who.Name != last.Who.Name:
			return other
		default:
			return -1
		}
	}
	return -1
}

// isQuestion reports whether a quotation ends with a question.
func (d *Document) isQuestion(c *Quotation) bool {
	pieces := d.Quotes[c.Index].Pieces
	return strings.HasSuffix(strings.TrimRight(pieces[len(pieces)-1].Of(d.Body), "’”\"',"), "?")
}

// asks reports whether a quotation is a question that another person is expected to answer: “...?” asked Fox; “...?” Fox wanted
// to know; or one of a row of questions. After “...?” said Fox, Fox may continue.
func (d *Document) asks(c *Quotation) bool {
	v := c.Who.Source.Verb
	return d.isQuestion(c) && (v < 0 || c.Who.Source.Tie.Family() == FamCarry || d.Tokens[v].Class&lexis.Ask != 0)
}

// lead reports whether nothing but a word like "Instead," or "And:" or a dash precedes the quotation in its sentence.
func (o *optioner) lead(from int) bool {
	if o.q > from+1 && o.q <= from+3 && o.d.Tokens[o.q-1].Text == ":" && o.d.Tokens[from].Class&(lexis.Conj|lexis.Adverb) != 0 && (o.q == from+2 || o.d.IsAdverb(from+1)) { // Und weiter: Q
		return true
	}
	if o.narrated(from) || o.saysOn(from) {
		return true
	}
	return o.q == from || o.q-from == 1 && (o.d.Tokens[from].Class&(lexis.Adverb|lexis.Conj) != 0 || lexis.IsDashOrComma(o.d.Tokens[from].Text)) || o.q-from == 2 && o.d.Tokens[o.q-1].Text == "," && o.d.Tokens[from].Class&(lexis.Adverb|lexis.Stray|lexis.Conj) != 0
}

// saysOn reports whether the words before the quotation and its colon only continue what was said before. In German readAhead
// decides that. In English they are adverbs and a verb of saying: Weiter heißt es: Q; And then added: Q
func (o *optioner) saysOn(from int) bool {
	d := o.d
	if verb := o.q - 2; d.Tongue.IsEnglish() && verb > from && verb < from+4 && d.Is(verb+1, verb, ":") && d.Has(verb, verb, lexis.Say) {
		for from < verb && (d.Tokens[from].Class&lexis.Conj != 0 || d.IsAdverb(from)) {
			from++
		}
		return from == verb
	}
	_, on := o.readAhead()
	return on && d.Is(o.q-1, o.q, ":")
}

// somebodyElse reports whether a sentence between the previous quotation and token from is about another person. After “A,”
// said X. Y shook his head. “B.” need not be X’s.
func (o *optioner) somebodyElse(prev *Quotation, from int) bool {
	d := o.d
	for k := max(d.SentenceAt(prev.End).To, prev.End+1); k < from; k++ {
		if who := d.PersonAt(k); who != nil && who != prev.Who.Who && !d.retold(d.SentenceAt(k)) {
			return true
		}
	}
	for n := d.SentenceAt(prev.End).Action0; n < len(d.Actions) && d.Actions[n].At < from; n++ {
		if a := &d.Actions[n]; a.At > prev.End && a.Subject >= 0 && d.Phrases[a.Subject].From > prev.End && d.Phrases[a.Subject].Kind == clause.Role && prev.Who.Source.Phrase != a.Subject && a.At != prev.Who.Source.Verb && !a.Loose && !d.retold(d.SentenceAt(a.At)) {
			return true
		}
	}
	return d.Tongue.Nouns && d.newcomerLeads(prev, from)
}

// newcomerLeads reports whether a sentence between the previous quotation and token to begins with what somebody is and a given name alone
// in German, which is not that of who spoke: Schülerin | Mia freut sich.
func (d *Document) newcomerLeads(prev *Quotation, to int) bool {
	for from := max(d.SentenceAt(prev.End).To, prev.End+1); from < to; {
		s := d.SentenceAt(from)
		i := s.From
		if d.IsAdverb(i) {
			i++
		}
		if i+2 < s.To && (d.Has(i, i, lexis.Head) || d.Tongue.HasJobEnding(d.Tokens[i].Lower)) && d.Has(i+1, i, lexis.Given) && d.Tokens[i+2].Kind == lexis.Word && d.Tokens[i+2].Text == d.Tokens[i+2].Lower && (prev.Who.Who == nil || !strings.EqualFold(prev.Who.Who.First, d.Tokens[i+1].Text)) {
			return true
		}
		from = max(s.To, from+1)
	}
	return false
}

// othersBetween reports whether a name that is not that of the previous speaker stands between the previous quotation and this one,
// with no preposition before it: „...“, sagt X, oder wie Y, der Wirt, zur Zeitung sagt: „...“; or a headline ends with the previous
// one: X: Q The next part: Q
func (o *optioner) othersBetween(prev *Quotation) bool {
	d := o.d
	if next := &d.Tokens[prev.End+1]; prev.Who.Source.Tie == Labelled && next.Kind == lexis.Word && lexis.IsCapital(next.Text) {
		return true
	}
	for n := d.SentenceAt(o.q).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < o.q; n++ {
		if p := &d.Phrases[n]; p.From > prev.End && p.Kind == clause.Name && p.Pre < 0 && p.Who != prev.Who.Who {
			return true
		}
	}
	return false
}

// askedBetween reports whether a question of the interviewer is the paragraph before the quotation, in a language other than
// English, and quotation prev is an answer as well: Anna Volpi: Q ¶ E dopo? ¶ Q; but not: Q, dice Anna Volpi. ¶ E gli altri? ¶ Q
func (o *optioner) askedBetween(prev *Quotation) bool {
	d := o.d
	first := prev.Token
	for first > 0 && prev.Token-first < 8 && d.Tokens[first-1].Paragraph == d.Tokens[prev.Token].Paragraph {
		first--
	}
	labelled := (first == 0 || d.Tokens[first-1].Paragraph < d.Tokens[first].Paragraph) && (prev.Alone || first < prev.Token && d.Is(prev.Token-1, first, ":"))
	return !d.Tongue.IsEnglish() && labelled && d.Tokens[o.q-1].Text == "?"
}

// othersLead reports whether an English text between the previous quotation and this one names somebody else as a subject, or as
// who says what stands there: / Ann Fox is a miller. /; / The roof leaks, according to Ann Fox. /
func (o *optioner) othersLead(prev *Quotation) bool {
	d := o.d
	for n := d.SentenceAt(prev.End).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < o.q && d.Tongue.IsEnglish(); n++ {
		if p := &d.Phrases[n]; p.From > prev.End && p.Who != nil && p.Who != prev.Who.Who && p.Who.LikeSomebody() && d.Tokens[p.From].Paragraph > d.Tokens[prev.End].Paragraph && (d.Accords(p) || p.Pre < 0 && p.From == d.SentenceAt(p.From).From) {
			return true
		}
	}
	return false
}

// heads reports whether the quotation is a heading: it is all of a paragraph that ends as no sentence does, in another language
// than English. What follows tells whose it is: ... , sagte Fuchs. ¶ „Kein Geld für Straßen“ ¶ Anders sieht es Reh.
func (o *optioner) heads(prev *Quotation) bool {
	d := o.d
	return o.c.Alone && !o.c.Direct && o.c.Turn == nil && !d.Tongue.IsEnglish() && d.Tokens[o.q].Paragraph > d.Tokens[prev.End].Paragraph
}

// headed reports whether the quotation follows a line with a colon in which nobody does anything, with a word for somebody or for
// words: they need not be those of whoever spoke before. The statement in full: ¶ Q
func (o *optioner) headed() bool {
	d := o.d
	from := d.SentenceAt(o.q).From
	if from == 0 || o.q != from || d.Tokens[from-1].Text != ":" || d.Tokens[from-1].Paragraph == d.Tokens[from].Paragraph {
		return false
	}
	s := d.SentenceAt(from - 1)
	return !d.AnyAction(s, func(a *clause.Action) bool { return a.Subject >= 0 }) && lexis.Any(s.From, from, func(i int) bool {
		return d.PersonAt(i) != nil || d.Has(i, i, lexis.Head|lexis.Kin|lexis.Utter|lexis.Paper)
	})
}

// otherSentences offers the subjects of the sentence before a quotation that is a sentence of its own.
func (o *optioner) otherSentences(before []Quotation) {
	d := o.d
	from := d.SentenceAt(o.q).From
	if read, _ := o.readAhead(); read >= 0 || !o.lead(from) || o.c.Words < 4 && !o.gestured(from) {
		return
	}
	if from > 0 && d.Tokens[from-1].Kind != lexis.Quoted {
		o.sentenceBefore(from, before)
	}
}

// OfListener reports whether a phrase begins with "your". An interviewer asks so, and somebody else answers in the next
// paragraph: Your father said no. / “...”
func (d *Document) OfListener(phrase int) bool {
	return phrase >= 0 && d.Tokens[d.Phrases[phrase].From].Lower == "your"
}
