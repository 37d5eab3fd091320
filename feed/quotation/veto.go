package quotation

import (
	"slices"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file lists the vetoes: constructions in which the words of a quotation are not those of an option, whatever the weights say.
// Each is one function, whose doc shows the construction. Vetoes that compare the options of a quotation are in rival.go.

// languages is a set of languages in which a veto holds.
type languages uint8

const (
	english languages = 1 << iota
	german
	romance
	slavic // Russian and Polish
	dutch
	unlisted // those without a table of words
	others   = german | romance | slavic | dutch
	listed   = english | others
	all      = listed | unlisted
)

// veto is a construction in which quotation c is not said by option x.
type veto struct {
	in   languages
	bars func(d *document, c *attribution.Quotation, x *attribution.Option) bool
}

// vetoes hold for all options.
var vetoes = []veto{
	{all, (*document).ofAnother},                         // said X, whose sister is Q
	{unlisted, (*document).notLabelled},                  // X something: Q
	{german, (*document).heardElsewhere},                 // Q, war vom Verband zu hören. Q, war im Bauamt zu hören
	{others, (*document).loose},                          // X kam und Y sprach von Q
	{slavic, (*document).takesWork},                      // X рекомендует Q
	{romance | slavic | dutch, (*document).behindTeaser}, // Lire aussi: X parle. Q
}

// phraseVetoes hold for options that name somebody in words of their own, and do not only go on from another quotation.
var phraseVetoes = []veto{
	// what the words are
	{all, (*document).getsLetter},                 // X found a letter: Q
	{all, (*document).hearsFrom},                  // X heard from Y that Q
	{listed, (*document).reads},                   // X showed Q
	{german | romance, (*document).recallsOthers}, // X recordó las palabras de Y: Q
	{romance, (*document).deniesWords},            // X nunca dijo que era Q, recordó Y
	{slavic, (*document).toldWork},                // X: Q — новая книга
	{german, (*document).hearsOrFilms},            // Q, bekam X zu hören
	{others, (*document).deniesQuoted},            // X negó que Q
	{german, (*document).rejectsBehind},           // Die Kritik, Q, wies X zurück
	{others, (*document).nobodysColon},            // Das Fazit ist klar: Q

	// who or what is named
	{all, (*document).isNumber},             // Sept. 8: Q
	{english, (*document).isShare},          // 61 percent chose Q
	{english, (*document).listensElsewhere}, // Share your view. / Q
	{german, (*document).isNone},            // kein Zeuge sprach von Q
	{german, (*document).impersonal},        // Q, hieß es
	{romance, (*document).isOn},             // on dit Q
	{dutch, (*document).oneOfSeveral},       // X belde Y. Het is laat, zegt ze. Q
	{german, (*document).bareNoun},          // leute sagten Q
	{others, (*document).isTeaser},          // ZOBACZ: Q
	{others, (*document).labelsWords},       // Das Fazit: Q
	{german, (*document).hisText},           // seine Botschaft lautet Q
	{german, (*document).isWording},         // Q, so die Devise
	{others, (*document).isThing},           // die Lage war Q
	{others, (*document).behindPreposition}, // in X sagt man Q
	{slavic, (*document).otherGender},       // сказала Игорь
	{slavic, (*document).inGenitive},        // na pytanie obrońcy odparł
	{slavic, (*document).oneForMany},        // предупреждали X
	{slavic, (*document).givenTo},           // powiedział Y Lisowi

	// whose clause it is
	{english, (*document).ofWhose},                     // X, whose son runs the mill, disagreed: Q
	{english, (*document).actsNext},                    // was called Q, and X wrote a letter
	{others, (*document).farFromSaid},                  // der Mann sagte dem Blatt, das ...: Q
	{others, (*document).farFromTold},                  // X nannte den Plan, der ..., Q
	{others, (*document).pieceBehind},                  // X kam. Sie war Q
	{others, (*document).anotherClause},                // X sagt, es sei Q, Y dagegen spricht von Q
	{german | romance | dutch, (*document).saidInside}, // X kritisiert, dass Y den Plan Q genannt hat
	{others, (*document).beforeMain},                   // Alors que X s’inquiète, Y rassure : Q
	{others, (*document).othersClaim},                  // X wies die Behauptung von Y zurück, Q
	{german, (*document).calledThere},                  // Nach Angaben von X habe der Mann Q gerufen
}

// forbidden reports whether a veto bars option x of quotation c.
func (d *document) forbidden(c *attribution.Quotation, x *attribution.Option) bool {
	in := d.language()
	bars := func(v veto) bool { return v.in&in != 0 && v.bars(d, c, x) }
	return slices.ContainsFunc(vetoes, bars) || x.Phrase >= 0 && slices.ContainsFunc(phraseVetoes, bars)
}

// language returns the language of the text, as vetoes tell them apart.
func (d *document) language() languages {
	switch t := d.Tongue; {
	case t.IsEnglish():
		return english
	case !t.IsKnown():
		return unlisted
	case t.Nouns:
		return german
	case t.Cases:
		return slavic
	case t.IsRomance():
		return romance
	}
	return dutch
}

// loose reports whether the tie of option x is too weak for a language other than English: no verb of saying binds it to the
// quotation. X kam | und Y sprach von Q; but: Q, brummte X; X lachte. Q
func (d *document) loose(c *attribution.Quotation, x *attribution.Option) bool {
	guess := x.Tie == attribution.SaysXGuess && (c.First || c.Turn != nil) && (d.Tongue.Nouns || c.Words > 2)
	return !attribution.Ties[x.Tie].Strict && !guess && !d.didBefore(c, x)
}

// notLabelled reports whether option x, in a language without a table of words, is anything but a name with a colon before the
// quotation: X something: Q; but: Kim Fox: Q.
func (d *document) notLabelled(c *attribution.Quotation, x *attribution.Option) bool {
	return x.Tie != attribution.Labelled || c.Token-x.From > 6 || !lexis.IsCapital(d.Tokens[x.From].Text) || !d.certainName(x.From, x.To)
}

// certainName reports whether the words before a colon are a name, in a language without a table: two of them have a
// capital, or the only one has a capital inside a sentence too.
func (d *document) certainName(from, to int) bool {
	if to-from > 1 {
		return lexis.IsCapital(d.Tokens[to-1].Text)
	}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Text == d.Tokens[from].Text && !t.Starts && i > 0 {
			return true
		}
	}
	return false
}

// isTeaser reports whether option x begins a sentence by which a paper sends its readers to another text: | ZOBACZ: Q.
func (d *document) isTeaser(_ *attribution.Quotation, x *attribution.Option) bool {
	t := &d.Tokens[d.Phrases[x.Phrase].From]
	return t.Starts && teasers[d.Tongue.Tag][t.Lower]
}

// isThing reports whether option x is a thing, which a verb of saying does not tie to the quotation closely: die Lage war Q; but: die
// Studie sagt Q; Il paroliere ha detto: / Q; «...», — смеётся паромщик, as Slavic nouns have no article.
func (d *document) isThing(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	switch {
	case p.Kind != clause.Other:
		return false
	case d.Tongue.Cases && x.Tie == attribution.SaysX && d.BareNoun(p):
		return attribution.BearWords[d.Tokens[p.Head].Lower]
	case d.Tongue.Cases && d.Accords(p):
		return false
	}
	return attribution.Ties[x.Tie].Grade < attribution.Cue && !d.saysColon(x.Tie, x.Verb) || d.Tokens[p.From].Class&lexis.Det == 0 || x.Verb >= 0 && attribution.Reading[d.Tokens[x.Verb].Lower]
}

// behindPreposition reports whether a preposition governs option x, so that it is no subject: in X sagt man Q; but: laut X; criticado
// por X, que denuncia Q.
func (d *document) behindPreposition(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	if p.Pre < 0 || d.Accords(p) || x.Tie == attribution.AccordAfter || x.Tie == attribution.AccordFar {
		return false
	}
	return !(x.Verb >= 0 && d.Tokens[x.Verb].Class&lexis.Quoting != 0) && !d.relativeBehind(p, x.Verb)
}

// relativeBehind reports whether verb stands in a relative clause of phrase p: criticado por X, que denuncia.
func (d *document) relativeBehind(p *clause.Phrase, verb int) bool {
	k := p.To
	if d.Is(k, p.From, ",") {
		k++
	}
	return k < verb && d.Has(k, p.From, lexis.Rel|lexis.Sub|lexis.Det)
}
