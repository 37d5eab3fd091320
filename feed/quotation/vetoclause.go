package quotation

import (
	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file holds the vetoes on options whose clause is not that of the quotation.

// ofAnother reports whether the quotation is said of somebody who belongs to the speaker of option x, in a relative clause behind its
// verb: said Fox, whose sister is “very glad”.
func (d *document) ofAnother(c *attribution.Quotation, x *attribution.Option) bool {
	from := x.Verb
	if x.Tie == attribution.GoesOnSame {
		from = d.SentenceAt(c.Token).From
	} else if from < 0 || from >= c.Token || x.Tie.Family() != attribution.FamAhead {
		return false
	}
	for k := c.Token - 1; k > from+1 && k > c.Token-16 && d.Tokens[k].Kind != lexis.Quoted && d.Tokens[k].Class&lexis.Sub == 0 && d.Tokens[k].Text != ":"; k-- {
		if d.Is(k, k, ",") { // the clause is over
			return false
		}
		if whose[d.Tokens[k].Lower] && d.Is(k-1, k, ",") {
			return true
		}
	}
	return false
}

// whose are the words that mean to whom somebody or something belongs, at the head of a relative clause.
var whose = lexis.Set(`whose deren dessen dont cuyo cuya cuyos cuyas cujo cuja cujos cujas wiens wier której którego`)

// calledThere reports whether somebody else than option x has said German quotation c, as a participle behind it tells: Nach
// Angaben von X habe der Mann Q | gerufen; laut X soll der Mann gerufen haben: Q.
func (d *document) calledThere(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Tie != attribution.AccordFar {
		return false
	}
	s := d.SentenceAt(c.Token)
	shall := c.Colon && d.Is(c.Token-2, c.Token, "haben") && d.Has(c.Token-3, c.Token, lexis.Part) // soll der Mann gerufen haben: Q
	return (shall || d.Has(c.End+1, c.End, lexis.Part)) && d.AnyAction(s, func(a *clause.Action) bool {
		return a.At < c.Token && (shall || attribution.SingularHave[d.Tokens[a.At].Lower] || d.Is(a.At, a.At, "soll") && d.Is(c.End+2, c.End, "haben")) && a.Subject >= 0 && a.Subject != x.Phrase && d.Phrases[a.Subject].Kind != clause.Other
	})
}

// saidInside reports whether the clause of quotation c, German or Dutch, ends behind it with a verb of saying, whose subject is not that
// of option x, or x blames somebody for saying it: X kritisiert, dass Y den Plan Q | genannt hat; acusó a Y de haber llamado a Z Q.
func (d *document) saidInside(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Tie.Family() != attribution.FamAhead || x.Verb < 0 {
		return false
	}
	end := c.End + 1
	if blaming[d.Tokens[x.Verb].Lower] && d.AnyToken(x.Verb+1, c.Token, func(t *lexis.Token) bool { return calling[t.Lower] }) {
		return true
	}
	if !d.Tongue.Nouns && d.Tongue.Tag != "nl" || !d.Has(end, c.End, lexis.Saying|lexis.Part) {
		return false
	}
	for n := d.SentenceAt(c.Token).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < c.Token; n++ {
		if p := &d.Phrases[n]; p.From > x.Verb+1 && (p.Kind == clause.Name || p.Kind == clause.Role || p.Kind == clause.Entity && d.Tongue.Nouns) && d.Has(p.From-1, p.From, lexis.Sub) {
			return true
		}
	}
	return false
}

// blaming are verbs whose object has said what an infinitive behind them tells.
var blaming = lexis.Set(`wirft warf werfen warfen beschuldigt beschuldigte beschuldigten acusa acusan acusó acusaron acusado reprocha reprochan reprochó reprocharon
	accuse accusent accusait accusé reproche reprochent reprochait reproché accusa accusano accusò accusarono accusato rimprovera rimproverano rimproverò rimproverato
	acusou acusaram censurou`)

// calling are infinitives and participles of saying something or of giving a name to it.
var calling = lexis.Set(`llamar llamado calificar calificado tildar tildado tachar tachado definir definido describir descrito decir dicho qualifier qualifié traiter
	traité appeler appelé surnommer surnommé décrire décrit dire dit chiamare chiamato definire definito bollare bollato descrivere descritto detto chamar chamado
	classificar classificado apelidar apelidado descrever descrito dizer dito`)

// anotherClause reports whether a clause that begins with somebody else stands between the verb of option x and quotation c, behind
// another quotation or before a colon: X sagt, es sei „...“, Y dagegen spricht von Q; X veut partir, mais Y refuse : Q.
func (d *document) anotherClause(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Tie.Family() != attribution.FamAhead || x.Verb < 0 && x.Tie != attribution.Labelled {
		return false
	}
	from := max(x.Verb, d.Phrases[x.Phrase].From)
	for n := d.SentenceAt(c.Token).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < c.Token; n++ {
		p := &d.Phrases[n]
		if p.From < from+2 || p.Pre >= 0 || p.Kind != clause.Name && p.Kind != clause.Role {
			continue
		}
		if c.Colon && d.StartsClause(p) {
			return true
		}
		if !d.QuotedBetween(from, p.From) {
			continue
		}
		if t := &d.Tokens[p.From-1]; t.Text == "," || t.Class&(lexis.Sub|lexis.Conj) != 0 {
			return true
		}
	}
	return false
}

// beforeMain reports whether the verb of option x belongs to a clause that precedes the main one, which names somebody else and
// ends with the colon before the quotation: Alors que X s’inquiète, Y rassure : Q; but: Comme le dit X, maire de Holm : Q.
func (d *document) beforeMain(c *attribution.Quotation, x *attribution.Option) bool {
	if !c.Colon || !c.Fronted || x.Verb < 0 || x.Tie.Family() != attribution.FamAhead {
		return false
	}
	q := c.Token
	s, comma := d.SentenceAt(q), x.Verb
	for comma < q && d.Tokens[comma].Text != "," {
		comma++
	}
	who := &d.Phrases[x.Phrase]
	return lexis.Any(s.Phrase0, s.Phrase1, func(n int) bool {
		p := &d.Phrases[n]
		job := p.Kind == clause.Role && d.Tokens[p.From].Class&lexis.Det == 0 && who.From > x.Verb && who.To == comma && p.From == comma+1 && p.To == q-1
		return p.From > comma && p.From < q && p.Pre < 0 && (p.Kind == clause.Name || p.Kind == clause.Role) && who.From < comma && !job
	})
}

// behindComma reports whether a comma, and at the most adverbs, stand before a phrase: Dopo la riunione, anche | Anna Prati.
func (d *document) behindComma(p *clause.Phrase) bool {
	i := p.From - 1
	for i > 0 && (d.IsAdverb(i) || d.Tokens[i].Class&lexis.Conj != 0) {
		i--
	}
	return i > 0 && d.Tokens[i].Text == ","
}

// farFromSaid reports whether the verb of saying of option x stands too far before the quotation to be sure that it tells who
// said it: der Mann sagte dem Blatt, das Lokal | sei Q; but: Fuchs sagte ... Q; el alcalde dijo ayer en la plaza Q.
func (d *document) farFromSaid(c *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	if x.Tie != attribution.SaidFar || c.Colon || d.IsNamed(p) || d.ReportedBetween(x.Verb, c.Token) {
		return false
	}
	return d.Tongue.Nouns || d.Tokens[p.From].Class&lexis.Det == 0 || !d.OnlyVerb(x.Verb, c.Token)
}

// farFromTold reports whether more than one clause stands between the verb of option x, which leads up to words, and the quotation: X
// nannte den Plan, der morgen beginnt, Q; but: calificó la decisión de la alcaldesa de «...».
func (d *document) farFromTold(c *attribution.Quotation, x *attribution.Option) bool {
	return x.Tie == attribution.TellFar && !c.Colon && !d.oneClause(&d.Phrases[x.Phrase], x.Verb, c.Token)
}

// pieceBehind reports whether the sentence before names option x, and the quotation is no whole sentence: X kam. Das sei Q gewesen.
func (d *document) pieceBehind(c *attribution.Quotation, x *attribution.Option) bool {
	return x.Tie.Family() == attribution.FamElse && !c.Whole
}

// othersClaim reports whether the quotation belongs to a claim of somebody else than option x: X wies die Behauptung von Y zurück, es
// sei Q.
func (d *document) othersClaim(c *attribution.Quotation, x *attribution.Option) bool {
	return x.Tie < attribution.Labelled && x.Verb >= 0 && !c.Colon && d.OthersClaim(x.Verb, c.Token)
}

// ofWhose reports whether option x stands behind “whose”, as the subject of a clause that a comma ends: Fox, whose | son runs the mill,
// disagreed: Q. But: Fox, whose son said: Q
func (d *document) ofWhose(c *attribution.Quotation, x *attribution.Option) bool {
	from := d.Phrases[x.Phrase].From
	return x.Verb >= 0 && d.Is(from-1, from, "whose") && lexis.Any(x.Verb, c.Token-1, func(i int) bool { return d.Tokens[i].Text == "," })
}

// actsNext reports whether English option x begins the next clause, behind the quotation, with a verb that has an object: was called
// Q, and | the driver wrote a letter.
func (d *document) actsNext(c *attribution.Quotation, x *attribution.Option) bool {
	before := d.Phrases[x.Phrase].From - 1
	return (x.Tie == attribution.XSays || x.Tie == attribution.LateXSays) && d.Has(before, c.End, lexis.Conj) && before <= c.End+2 && x.Verb+1 < len(d.Tokens) && d.Has(x.Verb+1, x.Verb, lexis.Det)
}

// oneClause reports whether nothing but the words of one clause stands between the verb of a person p and the quotation at token q:
// calificó la decisión de la alcaldesa de «...».
func (d *document) oneClause(p *clause.Phrase, verb, q int) bool {
	k := verb + 1
	if d.Tongue.Nouns && p.From == k && p.Alias >= 0 && d.Is(d.Phrases[p.Alias].To, verb, ",") { // sprach der Leiter des Amtes, Anna Fuchs, von „...“
		k = d.Phrases[p.Alias].To + 1
	}
	for ; k < q; k++ {
		if t := &d.Tokens[k]; t.Kind != lexis.Word || t.Class&(lexis.Sub|lexis.Rel|lexis.Conj|lexis.Saying|lexis.Verb|lexis.Aux|lexis.Deny) != 0 {
			return false
		}
	}
	return d.IsNamed(p) || d.Tongue.Nouns && d.Is(q-1, q, "von") && clause.SpeaksOf[d.Tokens[verb].Lower]
}
