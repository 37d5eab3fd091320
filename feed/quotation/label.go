package quotation

import (
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file decides which marks enclose no speech: labels, titles, what is written on things, code.

// isLabel reports whether the marks only set off a word, a title or a sign.
func (d *document) isLabel(c *attribution.Quotation) bool {
	if d.Tongue.CJK {
		return d.isLabelCJK(c)
	}
	if d.HalfInMarks(c.Token) || d.typed(c) || d.code(c) || d.headline(c) || d.listed(c) || c.Who.Why == denied {
		return true
	}
	before := c.Token - 1
	for before >= 0 && (d.Is(before, c.Token, ",") || d.Is(before, c.Token, ":") || d.Is(before, c.Token, "(")) {
		before--
	}
	touched := c.Who.Source.Grade == attribution.Cue
	spoken := c.Direct && touched && d.plainlySaid(c)
	switch {
	case c.Titled && d.saysSign(&c.Who.Source): // a sign says “Just the One”
		return true
	case c.Words <= 3 && !spoken && !d.shortSpeech(c), d.toPaper(c), d.paperSays(c):
		return true
	case d.titleAhead(c), c.Words <= 8 && d.Has(before, c.Token, lexis.Naming) && !c.Whole, d.Has(before, c.Token, lexis.Work) && !touched && !c.Whole && !(c.Words >= 6 && d.Is(before, c.Token, "words")):
		return true
	case (d.Is(before, c.Token, "read") || d.Is(before, c.Token, "reads") || d.Is(before, c.Token, "reading")) && !c.Whole:
		return true
	case c.Words <= attribution.MostTitle && c.Capital && !c.Whole && !touched && d.workBehind(c): // «La donna del mare», un romanzo di X
		return true
	case d.entitled(c), d.titledNoun(c), c.Words <= 8 && c.Capital && !c.Whole && inscribed[d.Tokens[max(c.Token-1, 0)].Lower] && (d.Is(c.Token-3, c.Token, "mit") || d.Is(c.Token-3, c.Token, "unter")):
		return true
	case d.Tongue.Nouns && c.Who.Name != "": // every noun has a capital
		return false
	case c.Titled && !c.Whole && d.Has(c.Token-1, c.Token, lexis.Conj) && c.Token > 1 && d.Tokens[c.Token-2].Kind == lexis.Quoted: // in “Farm and Fury” and “The Field”
		return true
	case d.namesThing(c):
		return true
	case c.Titled && !c.Whole && d.namesPlace(c): // en el Auditorio “Ana Ruiz Vega”, dijo
		return true
	case c.Titled && !c.Whole && !c.First && d.namesWork(c): // on “Face the Nation,” Fox said; the show, “The Field,” said
		return true
	case c.Titled && !(spoken && !d.isWritten(c)):
		return true
	}
	return false
}

// entitled reports whether English words around a quotation call it the title of a document or a part of one: a post titled | “We are
// nearly there.”; an essay called “Why we count”; the “Plans for May” section.
func (d *document) entitled(c *attribution.Quotation) bool {
	i := c.Token - 1
	if !d.Tongue.IsEnglish() || !c.Capital || c.First {
		return false
	}
	return headed[d.Tokens[i].Lower] || titles[d.Tokens[i].Lower] && d.Has(i-1, c.Token, lexis.Det) && (d.Is(i-2, c.Token, "under") || d.Is(i-2, c.Token, "with")) || d.Is(i, c.Token, "called") && d.Has(i-1, c.Token, lexis.Work|lexis.Paper) ||
		!c.Whole && d.Has(i, c.Token, lexis.Det) && d.Has(c.End+1, c.End, lexis.Work|lexis.Paper)
}

// headed are participles that have nothing but a title behind them, and titles nouns that have one where something stands under them:
// under the headline | “Mud and oars”.
var (
	headed = lexis.Set(`titled entitled headlined headed subtitled`)
	titles = lexis.Set(`headline title heading subtitle`)
)

// inscribed are German nouns for what is written on or above something: mit dem Schriftzug | „Der Hafen bleibt“; but not: nannte
// den Schriftzug „ein Werk von Kindern“.
var inscribed = lexis.Set(`betreff betreffzeile schriftzug aufschrift inschrift überschrift`)

// isWritten reports whether a quotation in title case is the title of what somebody wrote. The verb says so, or a kind of
// work follows it: wrote “The Long Way Home”; said “The Long Way Home,” a play, was dull.
func (d *document) isWritten(c *attribution.Quotation) bool {
	v := c.Who.Source.Verb
	return !c.Whole && (v >= 0 && strings.HasPrefix(d.Tokens[v].Lower, "wr") || d.AnyToken(c.End+1, min(c.End+4, len(d.Tokens)), func(t *lexis.Token) bool { return t.Class&lexis.Work != 0 }))
}

// workBehind reports whether a comma and a noun for a kind of work follow a quotation, in apposition to it, in a language other than
// English, which has capitals in titles.
func (d *document) workBehind(c *attribution.Quotation) bool {
	i := c.End + 1
	if d.Tongue.IsEnglish() || !d.Is(i, c.End, ",") {
		return false
	}
	if i++; d.Has(i, c.End, lexis.Det) {
		i++
	}
	return d.Has(i, c.End, lexis.Work) && (i+1 == len(d.Tokens) || d.Tokens[i+1].Kind == lexis.Sign || d.Has(i+1, c.End, lexis.Prep))
}

// titleAhead reports whether a quotation right behind a noun for a work is its title, as its sentence goes on to who says something
// there, without a sign: W książce | „Źli chłopcy z Holm” Jan Kot pisał o obiedzie; but not: W książce „Życie jest ciężkie” – pisał
// Jan Kot.
func (d *document) titleAhead(c *attribution.Quotation) bool {
	isWork := func(noun string) bool { return d.Tongue.Words.Of(noun)&lexis.Work != 0 }
	return c.Capital && !c.Whole && !c.Direct && c.Who.Source.Verb > c.End && d.Tokens[c.End+1].Kind == lexis.Word && !c.First && (isWork(d.Tokens[c.Token-1].Lower) || d.Tongue.NominativeOf(d.Tokens[c.Token-1].Lower, isWork) != "")
}

// titledNoun reports whether a few words in marks are the title of what the German or Dutch noun before them denotes, which has an
// article or, in German, nobody is said to speak, and no verb of its clause may have them as what is said: sagte, das Lied | „Das rote Haus“ sei gut; but not: rief in den
// Saal „Das reicht“; der Vorwurf „Das reicht“. In German a noun with its capital may begin a part of what is said: sagte, dass die
// Stadt „Fehler gemacht“ habe. Where somebody says it, the verb of the clause must follow: zei dat de wet | „Niet van deze tijd”
// is.
func (d *document) titledNoun(c *attribution.Quotation) bool {
	i := c.Token - 1
	if !d.Tongue.Nouns && d.Tongue.Tag != "nl" || !c.Capital || c.Whole || c.First || c.Words > attribution.MostTitle || d.PhraseAt[i] < 0 || d.Has(c.End+1, c.End, lexis.Part) { // habe der Stadt „Das Blaue“ versprochen
		return false
	}
	p := &d.Phrases[d.PhraseAt[i]]
	if p.Kind == clause.Name || p.Kind == clause.Role || p.Kind == clause.Proform || p.Head != i || (p.From == i || d.Tokens[p.From].Class&lexis.Det == 0) && (c.Who.Name != "" || !d.Tongue.Nouns) || d.Accords(p) || d.BehindSo(int(d.PhraseAt[i])) || d.ForWords(i) {
		return false
	}
	k := i
	for ; k >= d.SentenceAt(i).From && d.Tokens[k].Text != "," && !d.Has(k, k, lexis.Sub); k-- {
		if d.Tokens[k].Kind == lexis.Quoted || d.Tokens[k].Class&(lexis.Saying|lexis.Accord) != 0 {
			return false
		}
	}
	const small = lexis.Det | lexis.Prep | lexis.Adverb | lexis.Conj | lexis.Sub | lexis.Pronoun | lexis.Aux | lexis.Deny
	second := d.Has(c.End+1, c.End, lexis.Aux|lexis.Reported|lexis.Verb) && d.Tokens[min(c.End+2, len(d.Tokens)-1)].Kind == lexis.Word && !d.Has(k, i, lexis.Sub) // das Lied „Licht“ | ist schön
	return second || c.Who.Name == "" && (!d.Tongue.Nouns || d.Tongue.Words.Of(strings.ToLower(strings.Fields(d.Quotes[c.Index].Pieces[0].Of(d.Body))[0]))&small != 0)
}

// toPaper reports whether a quotation in German is the name of the paper or the programme that somebody tells something: sagte Fuchs der
// „Neuen Berger Zeitung“; erklärte er im „Bericht am Morgen“.
func (d *document) toPaper(c *attribution.Quotation) bool {
	i := c.Token - 1
	if d.Tongue.Nouns && d.PhraseAt[c.Token] >= 0 { // die „Berger Zeitung“ schreibt
		return true
	}
	if !d.Tongue.Nouns || !c.Titled || c.Words > 4 || !d.Is(i, c.Token, "der") && !d.Is(i, c.Token, "im") {
		return false
	}
	s, v := d.SentenceAt(c.Token), c.Who.Source.Verb
	return v >= s.From && v < i && d.Tokens[v].Class&lexis.Say != 0
}

// saysSign reports whether a sign speaks. A letter, a tweet or a report says what somebody wrote.
func (d *document) saysSign(s *attribution.Source) bool {
	return s.Phrase >= 0 && clause.Signs[d.Tokens[d.Phrases[s.Phrase].Head].Lower]
}

// shortSpeech reports whether two or three words are speech although no verb of plain saying touches them: a sentence of
// somebody known, or three words that end a clause in which somebody says or calls something: called the plan “a bad joke.”
func (d *document) shortSpeech(c *attribution.Quotation) bool {
	s := &c.Who.Source
	if c.Words < 2 || c.Who.Name == "" {
		return false
	}
	whole := c.Whole || c.Direct && c.First && c.Capital && s.Tie == attribution.SaysXGuess && d.Tongue.IsEnglish() // “So do you,” shot back X
	alone := c.Whole && c.First && s.Grade == attribution.Weak && d.Tongue.IsEnglish()                              // Fox shrugged. “Ask him.”
	return whole && (s.Grade == attribution.Cue || (s.Grade >= attribution.Carried || c.Colon || alone) && c.Capital) ||
		c.Words == 3 && c.Direct && s.Grade == attribution.Subject && s.Verb >= 0 && (d.Tokens[s.Verb].Class&(lexis.Saying|lexis.Ing|lexis.Part) != 0 || s.Tie == attribution.AccordFar)
}

// namesWork reports whether the words before a quotation in title case make it the title of a work: a preposition, an
// article or an owner, or a kind of work and a comma.
func (d *document) namesWork(c *attribution.Quotation) bool {
	i := c.Token - 1
	if d.Is(i, c.Token, ",") {
		return d.Has(i-1, c.Token, lexis.Work)
	}
	return d.Has(i, c.Token, lexis.Prep|lexis.Det) || i >= 0 && d.Tokens[i].Owner
}

// namesThing reports whether a few words in marks are the name of what the Russian or Polish noun right before them denotes, which
// begins no clause of speech: gazociągu | „Czysta Woda”, powiedział X.
func (d *document) namesThing(c *attribution.Quotation) bool {
	i := c.Token - 1
	if !d.Tongue.Cases || c.Words > 4 || c.Whole || !c.Capital || c.First || i < 0 {
		return false
	}
	t := &d.Tokens[i]
	for k := i; k > i-3 && k >= d.SentenceAt(i).From; k-- { // powiedział dziennikarzom „Nie ma mowy”; zdaniem burmistrza „Droga jest gotowa”
		if d.Has(k, i, lexis.Saying|lexis.Accord) {
			return false
		}
	}
	return t.Kind == lexis.Word && t.Class&(lexis.Saying|lexis.Verb|lexis.Aux|lexis.Prep|lexis.Sub|lexis.Conj|lexis.Adverb|lexis.Pronoun|lexis.Reflexive|lexis.Object) == 0
}

// namesPlace reports whether a noun with a capital that is no person’s name stands right before a quotation in title case, in a language
// other than English, and makes it the name of a place or a body.
func (d *document) namesPlace(c *attribution.Quotation) bool {
	i := c.Token - 1
	return !d.Tongue.IsEnglish() && !d.Tongue.Nouns && i > 0 && d.Tokens[i].Kind == lexis.Word && lexis.IsCapital(d.Tokens[i].Text) && !d.Tokens[i].Starts && d.PersonAt(i) == nil && d.Has(i-1, i, lexis.Det|lexis.Prep)
}

// typed reports whether the marks are two apostrophes, as in some archives. Such quotations are left in the text: the
// annotated data do not count them, although 63 of their 487 English articles have no other marks.
func (d *document) typed(c *attribution.Quotation) bool {
	mark := d.Body[d.Quotes[c.Index].Outer.Start:]
	return strings.HasPrefix(mark, "''") || strings.HasPrefix(mark, "``")
}

// code reports whether a quotation is a string of a program: msg="...", print("..."), "key": "value".
func (d *document) code(c *attribution.Quotation) bool {
	outer := d.Quotes[c.Index].Outer
	if d.Body[outer.Start] != '"' {
		return false
	}
	before := d.Body[max(0, outer.Start-2):outer.Start]
	if strings.HasSuffix(before, "=") || len(before) == 2 && before[1] == '(' && before[0] >= 'a' && before[0] <= 'z' {
		return true
	}
	key := func(i int) bool { // "key":
		return d.Is(i, c.Token, ":") && i > 0 && d.Tokens[i-1].Kind == lexis.Quoted &&
			(i == 1 || d.Tokens[i-2].Paragraph != d.Tokens[c.Token].Paragraph || d.Tokens[i-2].Text == "{" || d.Tokens[i-2].Text == ",")
	}
	return key(c.Token-1) || key(c.End+1)
}

// headline reports whether a quotation in single marks stands in the first paragraph while others have double marks. Papers
// that quote in double marks use single ones in headlines.
func (d *document) headline(c *attribution.Quotation) bool {
	if d.Tokens[c.Token].Paragraph > 0 && !(c.Alone && c.Words <= 8) || d.inDouble(c.Index) {
		return false
	}
	for i := max(c.Index-8, 0); i < len(d.Quotes) && i < c.Index+8; i++ {
		if i != c.Index && d.inDouble(i) && d.Tokens[d.QuoteAt[i]].Paragraph > 0 {
			return true
		}
	}
	return false
}

// inDouble reports whether quotation i opens with a double mark.
func (d *document) inDouble(i int) bool {
	mark := d.Body[d.Quotes[i].Outer.Start:]
	return !strings.HasPrefix(mark, "'") && !strings.HasPrefix(mark, "‘") && !strings.HasPrefix(mark, "`")
}

// plainlySaid reports whether a verb of plain saying touches the quotation.
func (d *document) plainlySaid(c *attribution.Quotation) bool {
	v := c.Who.Source.Verb
	return v < 0 || d.Tokens[v].Class&(lexis.Say|lexis.Ing|lexis.Part) != 0
}

// teasers are the words that begin a sentence by which a paper sends its readers to another text: ZOBACZ: «...»; Lire aussi: Tours
// dit «...».
var teasers = map[string]map[string]bool{
	"es": lexis.Set(`lea leer vea vean mire escucha escuche`),
	"fr": lexis.Set(`lire lisez regarder regardez voir voyez écouter écoutez`),
	"it": lexis.Set(`leggi leggete guarda guardate vedi ascolta`),
	"nl": lexis.Set(`lees bekijk beluister luister`),
	"pl": lexis.Set(`zobacz czytaj przeczytaj oglądaj obejrzyj posłuchaj wideo`),
	"pt": lexis.Set(`leia veja ouça assista confira`),
	"ru": lexis.Set(`читайте прочтите смотрите слушайте видео`),
}

// behindTeaser reports whether option x is who spoke before, and the sentence before that of quotation c sends readers to another text, whose title goes on with the
// quotation: Zobacz także: Nowy most w Elm. «...»; but not: Guarda il ponte. «...»
func (d *document) behindTeaser(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Tie.Family() != attribution.FamCarry {
		return false
	}
	from := d.SentenceAt(max(c.Token-1, 0)).From
	link := lexis.IsUpper(d.Tokens[from].Text) || d.Is(from+1, from, ":") || d.Is(from+2, from, ":") || d.Is(from+3, from, ":")
	return link && d.SentenceAt(c.Token).From == c.Token && from < c.Token && teasers[d.Tongue.Tag][d.Tokens[from].Lower] && !d.QuotedBetween(from, c.Token)
}
