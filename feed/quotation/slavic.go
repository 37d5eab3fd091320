package quotation

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file holds what concerns Russian, Polish and Dutch alone: words for the view of him or her, which the reader of phrases takes for none,
// verbs in the plural, and papers in marks.

// hisWords offers whom a pronoun in words for a view means, before the quotation in its sentence: По его словам, Q; Jego zdaniem plan
// jest Q; Według niej Q; Volgens hem is het Q. A verb of saying between has a subject of its own.
func (o *optioner) hisWords() {
	d := o.d
	from := d.SentenceAt(o.q).From
	for i := o.q - 2; i > from-1; i-- {
		if d.Tokens[i].Kind == lexis.Quoted || d.Has(i, i, lexis.Saying) && d.Tokens[i].Class&lexis.Accord == 0 {
			return
		}
		if who := d.viewOf(i); who >= 0 && (i == from || d.Tokens[i-1].Kind == lexis.Sign || d.Has(i-1, i, lexis.Sub|lexis.Conj)) {
			o.list = slices.DeleteFunc(o.list, func(x option) bool { return x.phrase >= 0 && x.from <= who && who < x.to }) // Jego zdaniem młyn jest
			s := source{from: who, to: who + 1, phrase: -1, verb: -1, prev: -1, tie: accordFar, grade: ties[accordFar].grade, pronoun: d.Tokens[who].Lower}
			if v := d.droppedBefore(from, who); i == from && v >= 0 {
				s.from, s.to, s.verb, s.pronoun = v, v+1, v, d.Tokens[v].Lower
			}
			o.enter(s)
			return
		}
	}
}

// droppedBefore returns the verb of saying without a subject with which the sentence before token from begins, if its subject is of the gender
// of the pronoun at token who, which means the same person, else -1: Przypomniał, że Rex Fox milczał. Jego zdaniem
func (d *document) droppedBefore(from, who int) int {
	if from == 0 || !d.Tongue.Drops || d.Tokens[from-1].Paragraph != d.Tokens[from].Paragraph {
		return -1
	}
	s := d.SentenceAt(from - 1)
	if s.Action0 == s.Action1 {
		return -1
	}
	if a := &d.Actions[s.Action0]; a.At == s.From && a.Subject < 0 && a.Class&lexis.Say != 0 && d.VerbGender(a.At) == clause.Whose[d.Tokens[who].Lower] {
		return a.At
	}
	return -1
}

// viewOf returns the token of the pronoun in words for the view of him or her that start at token i, or -1: по | его словам; jego zdaniem;
// według | niej; w | jego ocenie; volgens | haar.
func (d *document) viewOf(i int) int {
	whose := i + 1
	if d.Tongue.Tag == "pl" && clause.Whose[d.Tokens[i].Lower] != 0 {
		whose = i
	}
	if whose+1 >= len(d.Tokens) || clause.Whose[d.Tokens[whose].Lower] == 0 {
		return -1
	}
	noun := &d.Tokens[whose+1]
	switch first := d.Tokens[i].Lower; {
	case d.Tongue.Tag == "ru" && first == "по" && noun.Class&lexis.Accord != 0,
		d.Tongue.Tag == "pl" && (whose == i && noun.Lower == "zdaniem" || first == "w" && polishViews[noun.Lower] || first == "według" && lexis.EndsAny(d.Tokens[whose].Lower, "niego", "niej")),
		d.Tongue.Tag == "nl" && first == "volgens" && d.PhraseAt[whose] < 0:
		return whose
	}
	return -1
}

// polishViews are nouns for a view behind "w" and a pronoun.
var polishViews = lexis.Set(`ocenie opinii przekonaniu mniemaniu`)

// oneForMany reports whether the verb of option x, Russian or Polish, is in the plural, and the option is one person alone, who is its object
// or belongs to its subject: предупреждали | Трампа; krytycy premier May | nazywają; but: Ян и Анна сказали.
func (d *document) oneForMany(x *option) bool {
	p := &d.Phrases[x.phrase]
	if !d.Tongue.Cases || x.verb < 0 || x.ties[0].family() == famBehind || p.Kind != clause.Name || p.Who == nil || !d.TheySay(x.verb) || p.With >= 0 {
		return false
	}
	if first := &d.Tokens[p.From]; first.Starts && p.Core == p.From+1 || lexis.IsUpper(d.Tokens[p.Core-1].Text) { // Протестующие требуют; эксперты ИБР
		return false
	}
	before, after := p.From-1, p.Core
	if before >= 0 && (d.Tokens[before].Class&lexis.Conj != 0 || d.Tokens[before].Text == ",") || d.Has(after, p.From, lexis.Conj) || d.Is(after, p.From, ",") && after+1 < len(d.Tokens) && d.PersonAt(after+1) != nil {
		return false // Ян и Анна; Ян, Пётр и Анна
	}
	if p.From < x.verb && (withs[d.Tokens[after].Lower] || d.Is(after, p.From, ",") && d.Is(after+1, p.From, "так")) { // Ян с женой; как Ян, так и Пётр
		return false
	}
	return !lexis.EndsAny(d.Tokens[p.Core-1].Lower, "ы", "и", "ие", "owie", "scy", "ccy")
}

// givenTo reports whether phrase p is a Polish last name in the dative, right behind another name behind the verb of option x: powiedział Kot | Lisowi.
func (d *document) givenTo(x *option, p *clause.Phrase) bool {
	return d.Tongue.Tag == "pl" && (p.Kind == clause.Name || p.Kind == clause.Entity) && p.Core == p.From+1 && lexis.IsCapital(d.Tokens[p.From].Text) && x.verb >= 0 && x.verb < p.From && lexis.EndsAny(d.Tokens[p.From].Lower, "owi", "skiemu", "ckiemu")
}

// bearWords are nouns for what bears words, which nobody says: предупреждает | табличка.
var bearWords = lexis.Set(`табличка плакат надпись вывеска объявление афиша баннер реклама пословица поговорка прогноз
	tabliczka plakat napis szyld ogłoszenie afisz baner reklama przysłowie prognoza`)

// withs are the words before those who do something together with somebody.
var withs = lexis.Set(`с со вместе wraz razem z ze`)

// takesWork reports whether the verb of option x, Russian or Polish, has what stands in the marks as its object, or another noun behind it: рекомендует
// «Мастера»; zachęca do „ruchu”; „Mała Anna” – objaśnia | powieść. With a colon or "that", or behind the marks alone, it is a verb of saying. A
// court says what is held, and not one whom the sentence before tells of.
func (d *document) takesWork(c *candidate, x *option) bool {
	if !d.Tongue.Cases || x.verb < 0 || !slices.ContainsFunc(withObject, func(stem string) bool { return strings.HasPrefix(d.Tokens[x.verb].Lower, stem) }) {
		return false
	}
	if x.verb > c.end {
		return x.phrase < 0 && strings.HasPrefix(d.Tokens[x.verb].Lower, "orzek") || d.nounsBehind(x.verb)
	}
	if c.colon {
		return strings.HasPrefix(d.Tokens[x.verb].Lower, "напомина") && d.Tokens[x.verb+1].Text != ":" // напоминает героя: Q
	}
	for k := x.verb + 1; k < c.token; k++ {
		if d.Tokens[k].Class&(lexis.Sub|lexis.Rel) != 0 { // orzekła, że to Q
			return false
		}
	}
	return true
}

// nounsBehind reports whether a noun for no person, and one for a person, stand right behind the verb at token v: analizuje | powieść krytyk; but:
// analizuje | znany krytyk.
func (d *document) nounsBehind(v int) bool {
	if v+2 >= len(d.Tokens) {
		return false
	}
	noun, role := &d.Tokens[v+1], &d.Tokens[v+2]
	const other = lexis.Head | lexis.Title | lexis.Kin | lexis.Adverb | lexis.Prep | lexis.Conj | lexis.Pronoun | lexis.Object | lexis.Reflexive | lexis.Det | lexis.Verb
	return noun.Kind == lexis.Word && noun.Text == noun.Lower && (noun.Class&other == 0 || noun.Class&(lexis.Work|lexis.Paper) != 0) && !lexis.LooksAdjective(noun.Lower) && !lexis.EndsAny(noun.Lower, "wa", "na", "ły", "ła") && role.Kind == lexis.Word && role.Text == role.Lower && (role.Class&lexis.Head != 0 || v+3 < len(d.Tokens) && d.PersonAt(v+3) != nil)
}

// withObject are the beginnings of verbs of saying that mostly have an object.
var withObject = strings.Fields(`рекоменд порекоменд озвуч анализир делит делил напомина именует
	dziękuj podziękowa zachęc powtórzy powtarza orzek wylicz ogłasza analizuj przeanalizowa nawołuj zdradza ujawnia objaśni odpisa odpisuj`)

// ofPapers are verbs for what papers do.
var ofPapers = lexis.Set(`пишет сообщает сообщил сообщила передаёт передает передал передала отмечает информирует pisze informuje podaje podał podała
	donosi doniósł doniosła relacjonuje przekazuje`)

// paperSays reports whether a Russian or Polish quotation is the name of the paper that says what precedes it, right behind the verb: пишет
// «Северная газета»; informował „Kurier”. A colon or a subject before the verb makes it speech, and so does somebody whom the sentence
// names, unless the verb is one of papers: Jan Kot, pytany o most, odparł „Nigdy w życiu”; but: Иван Холм ушёл, пишет «Север».
func (d *document) paperSays(c *candidate) bool {
	v := c.token - 1
	if !d.Tongue.Cases || v < 1 || c.words > 4 || !c.capital || c.whole || !d.Has(v, c.token, lexis.Say) || c.first {
		return false
	}
	for k := d.SentenceAt(v).From; k < v && c.words > 1 && !ofPapers[d.Tokens[v].Lower]; k++ {
		if d.PersonAt(k) != nil || d.Has(k, v, lexis.Head) && d.Tokens[k].Class&lexis.Thing == 0 {
			return false
		}
	}
	before := &d.Tokens[v-1]
	return lexis.IsDashOrComma(before.Text) || before.Kind == lexis.Quoted || before.Lower == "как" || before.Lower == "jak"
}
