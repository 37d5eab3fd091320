package quotation

import (
	"slices"
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file holds the vetoes of Russian and Polish: verbs in the plural, names in the dative, and papers and works in marks.

// oneForMany reports whether the verb of option x, Russian or Polish, is in the plural, and the option is one person alone, who is
// its object or belongs to its subject: предупреждали | Трампа; krytycy premier May | nazywają; but: Ян и Анна сказали.
func (d *document) oneForMany(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	if x.Verb < 0 || x.Tie.Family() == attribution.FamBehind || p.Kind != clause.Name || !d.TheySay(x.Verb) || p.With >= 0 {
		return false
	}
	if first := &d.Tokens[p.From]; first.Starts && p.Core == p.From+1 || lexis.IsUpper(d.Tokens[p.Core-1].Text) { // Протестующие требуют; эксперты ИБР
		return false
	}
	before, after := p.From-1, p.Core
	if before >= 0 && (d.Tokens[before].Class&lexis.Conj != 0 || d.Tokens[before].Text == ",") || d.Has(after, p.From, lexis.Conj) || d.Is(after, p.From, ",") && after+1 < len(d.Tokens) && d.PersonAt(after+1) != nil {
		return false // Ян и Анна; Ян, Пётр и Анна
	}
	return !lexis.EndsAny(d.Tokens[p.Core-1].Lower, "ы", "и", "ие", "owie", "scy", "ccy")
}

// toldWork reports whether a Russian or Polish quotation is what a dash and a noun behind it call a work: Чемпион Иван Холм:
// «Title» — новая книга.
func (d *document) toldWork(c *attribution.Quotation, x *attribution.Option) bool {
	dash := c.End + 1
	if x.Tie != attribution.Labelled || dash+1 >= len(d.Tokens) || d.SentenceOf[dash] != d.SentenceOf[c.End] || d.Tokens[dash].Text == "," || !lexis.IsDashOrComma(d.Tokens[dash].Text) {
		return false
	}
	for k := dash + 1; k < len(d.Tokens) && k <= dash+2 && d.Tokens[k].Kind == lexis.Word; k++ {
		if d.Tokens[k].Class&lexis.Work != 0 || shows[d.Tokens[k].Lower] {
			return true
		}
	}
	return false
}

// shows are nouns for what is done with a work, which a dash calls its title.
var shows = lexis.Set(`премьера афиша спектакль концерт надпись premiera spektakl koncert napis`)

// givenTo reports whether option x is a Polish last name in the dative, right behind another name behind the verb of option x:
// powiedział Kot | Lisowi.
func (d *document) givenTo(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return d.Tongue.Tag == "pl" && (p.Kind == clause.Name || p.Kind == clause.Entity) && p.Core == p.From+1 && lexis.IsCapital(d.Tokens[p.From].Text) && x.Verb >= 0 && x.Verb < p.From && lexis.EndsAny(d.Tokens[p.From].Lower, "owi", "skiemu", "ckiemu")
}

// takesWork reports whether the verb of option x, Russian or Polish, has what stands in the marks behind it as its object:
// рекомендует «Мастера»; zachęca do „ruchu”. With a colon or "that", or behind the marks, it is a verb of saying. A court says what
// is held, and not one whom the sentence before tells of.
func (d *document) takesWork(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Verb < 0 || !slices.ContainsFunc(withObject, func(stem string) bool { return strings.HasPrefix(d.Tokens[x.Verb].Lower, stem) }) {
		return false
	}
	if x.Verb > c.End { // „...” – orzekł; but: orzekł sąd
		return x.Phrase < 0 && strings.HasPrefix(d.Tokens[x.Verb].Lower, "orzek")
	}
	if c.Colon {
		return strings.HasPrefix(d.Tokens[x.Verb].Lower, "напомина") && d.Tokens[x.Verb+1].Text != ":" // напоминает героя: Q
	}
	return !d.AnyToken(x.Verb+1, c.Token, func(t *lexis.Token) bool { return t.Class&(lexis.Sub|lexis.Rel) != 0 }) // orzekła, że to Q
}

// withObject are the beginnings of verbs of saying that mostly have an object.
var withObject = strings.Fields(`рекоменд порекоменд озвуч анализир делит делил напомина именует продолжа
	kontynuu dziękuj podziękowa zachęc powtórzy powtarza orzek wylicz ogłasza analizuj przeanalizowa nawołuj zdradza ujawnia objaśni odpisa odpisuj`)

// ofPapers are verbs for what papers do.
var ofPapers = lexis.Set(`пишет сообщает сообщил сообщила передаёт передает передал передала отмечает информирует pisze informuje podaje podał podała
	donosi doniósł doniosła relacjonuje przekazuje`)

// paperSays reports whether a Russian or Polish quotation is the name of the paper that says what precedes it, right behind the verb: пишет
// «Северная газета»; informował „Kurier”. A colon or a subject before the verb makes it speech, and so does somebody whom the sentence
// names, unless the verb is one of papers: Jan Kot, pytany o most, odparł „Nigdy w życiu”; but: Иван Холм ушёл, пишет «Север».
func (d *document) paperSays(c *attribution.Quotation) bool {
	v := c.Token - 1
	if !d.Tongue.Cases || v < 1 || c.Words > 4 || !c.Capital || c.Whole || !d.Has(v, c.Token, lexis.Say) || c.First {
		return false
	}
	for k := d.SentenceAt(v).From; k < v && c.Words > 1 && !ofPapers[d.Tokens[v].Lower]; k++ {
		if d.PersonAt(k) != nil || d.Has(k, v, lexis.Head) && d.Tokens[k].Class&lexis.Thing == 0 {
			return false
		}
	}
	k := v - 1
	for k > 0 && d.IsAdverb(k) && d.Tokens[k].Lower != "как" && d.Tokens[k].Lower != "jak" { // jak niedawno | napisała „Kurier”
		k--
	}
	before := &d.Tokens[k]
	return lexis.IsDashOrComma(before.Text) || before.Kind == lexis.Quoted || before.Lower == "как" || before.Lower == "jak"
}

// otherGender reports whether the Russian or Polish verb of option x, in the past, is of another gender: сказала | Игорь.
func (d *document) otherGender(_ *attribution.Quotation, x *attribution.Option) bool {
	who := d.Phrases[x.Phrase].Who
	return who != nil && x.Verb >= 0 && d.Tongue.LooksPast(d.Tokens[x.Verb].Lower) && !who.Gender.Fits(d.VerbGender(x.Verb))
}

// inGenitive reports whether option x is one Russian or Polish noun in -a that its ending shows to be no subject, beside a verb in the
// past that shows one person: na pytanie | obrońcy odparł.
func (d *document) inGenitive(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	w := d.Tokens[p.Head].Lower
	alone := p.From == p.Head && p.Core == p.Head+1
	if !alone || x.Verb < 0 || !lexis.EndsAny(w, "y", "i", "ы", "и") || strings.HasSuffix(w, "ący") {
		return false
	}
	return d.VerbGender(x.Verb) != mention.Unknown && lexis.EndsAny(d.NominativeAt(p.Head), "a", "а")
}
