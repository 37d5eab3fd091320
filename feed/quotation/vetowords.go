package quotation

import (
	"regexp"
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file holds the vetoes on words that somebody gets, reads, recalls, rejects or announces, and does not say.

// getsLetter reports whether option x finds, gets, reads or cites a letter, whose words the quotation has: X found a letter: Q; X fand
// einen Zettel mit den Worten Q. They are somebody else's.
func (d *document) getsLetter(c *attribution.Quotation, x *attribution.Option) bool {
	if !c.Colon && !(d.Tongue.Nouns && (d.Is(c.Token-1, c.Token, "worten") || d.Is(c.Token-1, c.Token, "aufschrift"))) {
		return false
	}
	verb, letter := false, false
	for k := d.Phrases[x.Phrase].Core; k < c.Token; k++ {
		t := &d.Tokens[k]
		verb = verb || receiving[t.Lower]
		letter = letter || verb && letters[t.Lower]
		if (letter && t.Class&(lexis.Verb|lexis.Aux) != 0 || t.Class&lexis.Say != 0) && !receiving[t.Lower] { // Fox, who found the letter, was shocked: Q; and wrote: Q
			return false
		}
	}
	return letter
}

var (
	receiving = lexis.Set(`found finds find got gets get received receives receive read reads saw sees discovered fand fanden findet finden bekam bekamen bekommt bekommen
		erhielt erhielten erhält erhalten las lasen liest lesen entdeckte entdeckten reçu reçoit reçoivent trouvé trouve trouvent découvert lu lit lut lisent recibió
		recibieron recibe recibido encontró encontraron encuentra encontrado leyó leyeron lee leído halló hallaron ricevuto riceve ricevette ricevono trovato trova trovano
		letto legge lesse leggono recebeu receberam recebe recebem encontrou encontraram encontra achou acharam leu leram lê kreeg kregen krijgt krijgen ontvangt ontving ontvingen
		vond vonden vindt vinden las lazen leest lezen получил получила получили получает получают нашёл нашел нашла нашли обнаружил обнаружила обнаружили прочитал
		прочитала прочитали dostał dostała dostali dostaje dostają otrzymał otrzymała otrzymali znalazł znalazła znaleźli przeczytał przeczytała przeczytali
		cite cité citó citado citou citato`)
	letters = lexis.Set(`letter note message sms text email brief zettel nachricht lettre mot message carta nota mensaje lettera biglietto messaggio bilhete mensagem briefje
		bericht записку письмо сообщение смс list kartkę wiadomość`)
)

// hearsFrom reports whether option x hears the quotation from somebody or something: X heard from Y that Q; X erfuhr aus einem
// Brief: Q; but: X heard from Y, and said Q.
func (d *document) hearsFrom(c *attribution.Quotation, x *attribution.Option) bool {
	hears := false
	for k := d.Phrases[x.Phrase].Core; k < c.Token; k++ {
		if hears && d.Tokens[k].Class&lexis.Saying != 0 {
			return false
		}
		hears = hears || hearing[d.Tokens[k].Lower] && k+1 < c.Token && sources[d.Tokens[k+1].Lower]
	}
	return hears
}

var (
	hearing = lexis.Set(`hear hears heard hearing learn learns learned learnt learning hört hörte hörten gehört erfährt erfuhr erfuhren erfahren
		appris apprend apprennent supo supieron oyó saputo appreso sentito soube souberam ouviu hoorde hoorden vernam vernamen услышал услышала узнал узнала
		usłyszał usłyszała dowiedział dowiedziała`)
	sources = lexis.Set(`from von vom aus de du des d' del da dal dalla dai do dos das van uit от из у od z ze`)
)

// reads reports whether option x is somebody who reads or shows the quotation: X showed Q; but: the sign read Q.
func (d *document) reads(_ *attribution.Quotation, x *attribution.Option) bool {
	if x.Phrase < 0 || x.Verb < 0 || !ofDocuments[d.Tokens[x.Verb].Lower] {
		return false
	}
	k := d.Phrases[x.Phrase].Kind
	return k == clause.Name || k == clause.Role || k == clause.Proform
}

// ofDocuments are verbs of saying whose subject is a document.
var ofDocuments = lexis.Set(`read reads show shows showed las liest lasen lesen leest lazen lut lisait leyó leía lesse legge leggeva leu
	прочитал прочитала читает читал читала зачитал зачитала odczytał odczytała przeczytał przeczytała czyta czytał czytała`)

// recallsOthers reports whether option x only recalls the words before the colon of a German or Romance quotation, which end with
// whose words they are: El fiscal recordó | las palabras de Ana Vega: «...»; erinnerte an | die Worte von Jan Holm: „...“; but not:
// recordó sus palabras: «...»; criticó las palabras de Ana Vega: «...».
func (d *document) recallsOthers(c *attribution.Quotation, x *attribution.Option) bool {
	if !c.Colon || x.Verb < 0 || x.Verb >= c.Token-1 || x.Tie.Family() != attribution.FamAhead {
		return false
	}
	n := d.PhraseAt[c.Token-2]
	return n >= 0 && d.Phrases[n].Kind != clause.Other && lexis.Any(x.From, c.Token-2, func(k int) bool {
		of := d.Tokens[k+1].Lower
		return wordings[d.Tokens[k].Lower] && (attribution.Ofs[of] || clause.Genitive[of]) && d.AnyToken(x.Verb, min(x.Verb+3, k), func(t *lexis.Token) bool { return recalls.MatchString(t.Lower) })
	})
}

// recalls begins German and Romance verbs for giving words again, wordings are nouns for what somebody has said or written.
var (
	recalls  = regexp.MustCompile(`^(erinner|zitier|dacht|denk|kenn|kannt|wiederhol|gemahn|rappel|souv|record|recuerd|remem|ricord|(re)?lembr|r[eé]p[ieé]t|ripet|cit|men[czt]|évoqu|ev[oó]c|l[uê]|le[gye]|leu$|lett|li[ts]|montr|m[ou]e?str|repr|retom|ripr|pub|diffu|difund|tra?n?sm|relay)`)
	wordings = lexis.Set(`worte satz spruch zitat mots mot phrase phrases paroles palabras frase frases parole frasi palavras lettre carta lettera devise lema motto`)
)

// hearsOrFilms reports whether the German subject of option x, behind a verb that is in no list, gets to hear the quotation, or has a
// work of that title as the object of the verb: „...“, bekam Fuchs zu hören; „Das Lied“, verfilmte Fuchs den Stoff.
func (d *document) hearsOrFilms(c *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return x.Tie == attribution.SaysXGuess && (c.Titled && d.Has(p.To, p.From, lexis.Oblique) || receiving[d.Tokens[x.Verb].Lower])
}

// heardElsewhere reports whether German quotation c is heard or read at a place, and option x goes on from an earlier one: Q1, war vom
// Verband zu hören. Q2, war auf dem Markt zu hören.
func (d *document) heardElsewhere(c *attribution.Quotation, x *attribution.Option) bool {
	i := c.End + 2
	if x.Tie.Family() != attribution.FamCarry || !d.Is(c.End+1, c.End, ",") || !d.Is(i, c.End, "war") && !d.Is(i, c.End, "ist") || !d.Has(i+1, i, lexis.Prep) {
		return false
	}
	to := d.SentenceAt(i).To - 1
	return d.Is(to-2, i, "zu") && (d.Is(to-1, i, "hören") || d.Is(to-1, i, "lesen"))
}

// deniesQuoted reports whether option x denies what the quotation says: X negó que Q; but not: wies das zurück: Es sei Q; wies zurück, dass
// er als Q gilt.
func (d *document) deniesQuoted(c *attribution.Quotation, x *attribution.Option) bool {
	if c.Colon || x.Verb < 0 || x.Tie.Family() != attribution.FamAhead || !d.isDenial(x.Verb) || d.SentenceOf[x.Verb] != d.SentenceOf[c.Token] {
		return false
	}
	colon := func(t *lexis.Token) bool { return t.Text == ":" }
	return !d.Tongue.Nouns || !d.OwnClause(x.Verb, x.Phrase) || !d.AsWhat(c.Token) && !d.AnyToken(x.Verb, c.Token, colon)
}

// rejectsBehind reports whether the German verb of option x, behind quotation c, rejects what the words before that are, and not what
// somebody says, as nothing else follows that it may reject: Die Kritik an Y, Q, wies X zurück; but: Es sei Q, wies X die Kritik
// zurück.
func (d *document) rejectsBehind(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Verb <= c.End || d.SentenceAt(c.Token).From == c.Token || !d.isDenial(x.Verb) || d.AsWhat(c.Token) {
		return false
	}
	s := d.SentenceAt(x.Verb)
	return !lexis.Any(s.Phrase0, s.Phrase1, func(n int) bool {
		p := &d.Phrases[n]
		return p.From > x.Verb && p.Pre < 0 && n != x.Phrase && d.Tokens[p.From].Class&lexis.Det != 0
	})
}

// isDenial reports whether the verb at token i denies what it leads up to.
func (d *document) isDenial(i int) bool {
	return d.Tokens[i].Class&lexis.Deny != 0 && d.Tokens[i].Class&lexis.Tell != 0
}

// nobodysColon reports whether the colon behind what option x does is not before words of its own: Das Fazit ist klar: Q; X bekommt
// Lob von Y: Q; but: X schüttelt den Kopf: Q.
func (d *document) nobodysColon(c *attribution.Quotation, x *attribution.Option) bool {
	return x.Tie == attribution.DoesColon && (!c.Whole && !c.Capital || d.isJudged(x) || x.Verb >= 0 && d.happensTo(c, x) || d.doubtful(x) || d.beginsNoColon(c, x))
}

// isJudged reports whether the German option x is a noun for words or a judgement: | Das Fazit ist klar: Q.
func (d *document) isJudged(x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	head := &d.Tokens[p.Head]
	return d.Tongue.Nouns && p.Kind != clause.Name && (head.Class&lexis.Utter != 0 || clause.Wordings[head.Lower] || strings.HasSuffix(head.Lower, "urteil"))
}

// happensTo reports whether what option x does before the colon shows the words of others: X bekommt Lob von Y: Q; trägt ein Hemd mit
// der Aufschrift: Q; wurde von Gästen begrüßt: Q; als hätte ein Prophet das geschrieben: Q.
func (d *document) happensTo(c *attribution.Quotation, x *attribution.Option) bool {
	verb := d.Tokens[x.Verb].Lower
	return receiving[verb] || attribution.Conditional[verb] || attribution.BearWords[d.Tokens[c.Token-2].Lower] || clause.Becomes[verb] && d.byOthers(x.Verb, c.Token)
}

// beginsNoColon reports whether option x is a pronoun or, but for German, a phrase inside its sentence, whose act leads up to no
// words: Sie lachte und | er ging: Q; but: Er fährt fort: Q; Dopo la riunione, | Anna Prati sorride: Q.
func (d *document) beginsNoColon(c *attribution.Quotation, x *attribution.Option) bool {
	p, last := &d.Phrases[x.Phrase], c.Token-2
	if p.Kind == clause.Proform && !(d.Tongue.Nouns && d.goesOn(x.Verb, last)) {
		return true
	}
	return !d.Tongue.Nouns && p.From > d.SentenceAt(c.Token).From+1 && !(p.Kind == clause.Name && d.behindComma(p))
}

// goesOn reports whether a German infinitive before a colon can lead up to words, or the verb says that somebody goes on: begann zu
// | lachen: Q; fuhr | fort: Q.
func (d *document) goesOn(verb, last int) bool {
	if d.Has(last, last, lexis.Base) && !takesWords[d.Tokens[last].Lower] {
		return true
	}
	return d.Is(last, last, "fort") && (d.Is(verb, last, "fährt") || d.Is(verb, last, "fuhr"))
}

// doubtful reports whether the subject of option x is one word that may be a name only because it starts its sentence, and its verb is in
// no list: Ganando tienen asegurado el título: Q; Ampio spazio al comunicato: Q.
func (d *document) doubtful(x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	t := &d.Tokens[p.From]
	if p.Core > p.From+1 || !t.Starts || t.Class&(lexis.Given|lexis.Thing|lexis.Head) != 0 || lexis.IsUpper(t.Text) || p.Who != nil && !p.Who.Lone || d.Tongue.Nouns || d.certainName(p.From, p.Core) {
		return false
	}
	v := d.VerbBetween(x.Verb, x.Verb+1)
	return v < 0 || d.Actions[v].Guessed
}

// labelsWords reports whether the label of a quotation is a noun for words, or a German one for what belongs to somebody: Das Fazit: Q;
// Sein Titel: Q.
func (d *document) labelsWords(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return x.Tie == attribution.Labelled && (d.Tokens[p.Core-1].Class&lexis.Utter != 0 || d.Tongue.Nouns && p.Kind == clause.Other && possessives[d.Tokens[p.From].Lower])
}

// hisText reports whether option x is a German noun for a text or words that belong to somebody: seine Botschaft lautet Q.
func (d *document) hisText(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return d.Tokens[p.Head].Class&(lexis.Paper|lexis.Utter|lexis.Work) != 0 && possessives[d.Tokens[p.From].Lower]
}

// isWording reports whether option x is a German noun for the words of a quotation, behind it, which names no owner: „...“, so die
// Devise; „...“, lautet seine Botschaft; but: „...“, lautet das Fazit von Anna Fuchs.
func (d *document) isWording(_ *attribution.Quotation, x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	if p.Pre >= 0 || x.Tie.Family() != attribution.FamBehind || d.AnswerOf(p) != nil {
		return false
	}
	head, n := &d.Tokens[p.Head], d.PhraseAt[min(p.Core, len(d.Tokens)-1)]
	if n >= 0 && p.To > p.Core && d.Phrases[n].Pre == p.Core && d.Phrases[n].Kind != clause.Other && head.Class&lexis.Work == 0 && d.Tokens[d.Phrases[n].Head].Class&lexis.Paper == 0 {
		return false // so die Kritik der Opposition
	}
	return head.Class&lexis.Utter != 0 || clause.Wordings[head.Lower] || x.Verb >= 0 && strings.HasPrefix(d.Tokens[x.Verb].Lower, "laute")
}

// possessives are German possessives before the noun of a subject.
var possessives = lexis.Set(`sein seine ihr ihre unser unsere mein meine`)
