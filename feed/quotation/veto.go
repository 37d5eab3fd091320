package quotation

import (
	"regexp"
	"slices"
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// leastSure is the least probability of an option that is named.
const leastSure = 0.45

// leastSubject is the least probability of the subject of a verb that says nothing and stands elsewhere in the sentence. The
// annotated news have such names right more often than other news do.
const leastSubject = 0.6

// allowed returns the options that no rule forbids. The rules override the weights.
func (d *document) allowed(c *attribution.Quotation, all []attribution.Option) []attribution.Option {
	said, reported, read := false, false, false // “...,” said X, according to Y; according to Y, X said “...”; “...,” it read
	for i := range all {
		read = read || (all[i].Tie == attribution.SaysX || all[i].Tie == attribution.XSays) && d.reads(&all[i])
		leads := all[i].Tie == attribution.SaidTouch || d.Tongue.Nouns && c.Colon && (all[i].Tie == attribution.SaidNear || all[i].Tie == attribution.SaidFar) // Laut X hatte sich Y geäußert: Q
		reported = reported || leads && all[i].Pronoun == "" && !d.forbidden(c, &all[i])
		said = said || (all[i].Tie == attribution.SaysX || all[i].Tie == attribution.XSays) && !d.forbidden(c, &all[i])
	}
	if c.Fronted && c.Token > 0 && d.Tokens[c.Token-1].Class&lexis.Saying != 0 { // When Fox says “...”, Reed laughs
		for i := range all {
			if all[i].Verb == c.Token-1 {
				all[0] = all[i]
				all = all[:1]
				break
			}
		}
	}
	retold := slices.ContainsFunc(all, func(x attribution.Option) bool { return d.tellsSomebody(c, &x, all) })
	ahead, behind := false, false // a verb of saying leads up to it; one follows it
	shouted := false              // a participle behind a verb that has a subject of its own does
	late := false                 // an English sentence ends with who says it
	for i := range all {
		x := &all[i]
		behind = behind || x.Tie == attribution.SaysX && !d.forbidden(c, x)
		shouted = shouted || x.Tie == attribution.TellTouch && d.Tongue.IsEnglish() && d.Tokens[x.Verb].Class&lexis.Ing != 0 && slices.Contains(x.Ties[:], attribution.DoesBeside)
		late = late || x.Tie == attribution.LateXSays && d.Tongue.IsEnglish() && d.closes(x)
		ahead = ahead || x.Tie <= attribution.TellNear && x.Verb >= 0 && (!d.Tongue.IsEnglish() || x.Tie == attribution.TellTouch)
	}
	out := all[:0]
	for _, x := range all {
		if ahead && (x.Tie == attribution.XSays || x.Tie == attribution.LateXSays) && d.leadsToAnother(x.Verb) { // X called it “...”, Y said it was “...”; X sagt „...“, Y dagegen erzählt von „...“
			continue
		}
		if (late || d.predicated(c, &x)) && x.Tie >= attribution.DoesNear && x.Tie <= attribution.DoesBeside && (d.Has(x.Verb, x.Verb, lexis.Aux) || d.Has(x.Verb-1, x.Verb, lexis.Be)) { // Reed was “...” at work, Fox said
			continue
		}
		if shouted && x.Tie == attribution.DoesBeside { // Fox waved, while pupils stood there chanting Q
			continue
		}
		if d.Tongue.Nouns && behind && (x.Tie == attribution.TellNear || x.Tie == attribution.TellFar || x.Tie == attribution.DoesColon) { // X sprach auch von Y: „...“, sagte Z
			continue
		}
		if !d.Tongue.IsEnglish() && (x.Tie == attribution.XSays || x.Tie == attribution.LateXSays) && d.leadsOn(x.Verb) {
			continue
		}
		if retold && x.Tie == attribution.SaidOuter { // Fox said that Reed told the police “...”
			continue
		}
		if !d.forbidden(c, &x) && !(said && (x.Tie == attribution.AccordAfter || d.spent(c, &x))) && !(reported && x.Tie == attribution.AccordFar) && !read {
			out = append(out, x)
		}
	}
	return out
}

// tellsSomebody reports whether English option x is somebody who told it to others, and the subject right behind the outer verb of
// saying: Fox said that | Reed had told the police it was Q. What that verb reports are the words of that one; but not: Fox said
// what Reed told the police was Q; Fox said Reed told the police when he was Q.
func (d *document) tellsSomebody(c *attribution.Quotation, x *attribution.Option, all []attribution.Option) bool {
	if !d.Tongue.IsEnglish() || x.Phrase < 0 || x.Tie > attribution.SaidFar || x.Verb < 0 || !d.Is(x.Verb, x.Verb, "told") || d.Has(x.Verb-1, x.Verb, lexis.Be) {
		return false
	}
	p := &d.Phrases[x.Phrase]
	first := p.From - 1
	if d.Is(first, p.From, "that") {
		first--
	}
	inner := func(i int) bool {
		return d.Tokens[i].Class&(lexis.Rel|lexis.Sub|lexis.Conj) != 0 && d.Tokens[i].Lower != "that"
	}
	return (p.Kind == clause.Name || p.Kind == clause.Role) && p.From < x.Verb && !lexis.Any(p.To, c.Token, inner) &&
		slices.ContainsFunc(all, func(o attribution.Option) bool { return o.Tie == attribution.SaidOuter && o.Verb == first })
}

// predicated reports whether English quotation c only tells what the subject of option x is or does, who is not said to speak: the
// guard was “very calm”; the vans would also Q; but not: Fox said she would Q; “...,” Fox said. She was Q. "They" may be a body
// that was named before.
func (d *document) predicated(c *attribution.Quotation, x *attribution.Option) bool {
	k := c.Token - 1
	for k > x.Verb && (d.IsAdverb(k) || d.Has(k, k, lexis.Deny)) {
		k--
	}
	return d.Tongue.IsEnglish() && x.Count == 1 && x.Pronoun != "they" && k == x.Verb && !d.Is(k, k, "be") && !d.tellsOfLast(x)
}

// tellsOfLast reports whether the subject of option x is a pronoun that begins its sentence, for whoever spoke in the sentence before.
func (d *document) tellsOfLast(x *attribution.Option) bool {
	n := len(d.History) - 1
	if x.Pronoun == "" || n < 0 || d.History[n].Who == nil {
		return false
	}
	s, last := d.SentenceAt(x.From), &d.History[n]
	if x.From > s.From || s.From == 0 || last.From < d.SentenceAt(s.From-1).From || d.Tokens[s.From].Paragraph != d.Tokens[s.From-1].Paragraph {
		return false
	}
	return x.Pronoun == "he" && last.Who.Gender.Fits(mention.Man) || x.Pronoun == "she" && last.Who.Gender.Fits(mention.Woman)
}

// closes reports whether a comma or a quotation stands right before the verb of saying of option x and its subject: Reed was Q at
// work, | Fox said.
func (d *document) closes(x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return d.Has(x.Verb, x.Verb, lexis.Say) && (d.Is(min(p.From, x.Verb)-1, x.Verb, ",") || d.Tokens[min(p.From, x.Verb)-1].Kind == lexis.Quoted)
}

// leadsToAnother reports whether another quotation follows the verb at token i in its sentence. In English nothing but words may stand
// between them: not “...,” X said, “...”
func (d *document) leadsToAnother(i int) bool {
	to := d.SentenceAt(i).To
	if !d.Tongue.IsEnglish() {
		return d.QuotedBetween(i, to)
	}
	k := i + 1
	for k < to && d.Tokens[k].Kind == lexis.Word {
		k++
	}
	return k > i+1 && k < to && d.Tokens[k].Kind == lexis.Quoted
}

// leadsOn reports whether a colon and another quotation follow the verb at token i, whose subject precedes it. What stands before
// them is no speech: alla rivista «Vela», X ha detto: «...».
func (d *document) leadsOn(i int) bool {
	return d.Is(i+1, i, ":") && i+2 < len(d.Tokens) && d.Tokens[i+2].Kind == lexis.Quoted
}

// spent reports whether an option is who spoke the quotation before in the same sentence, by the verb after that one: “A,”
// said X, “B,” said Y. The verb after the second quotation decides. So it does where the first ends a heading: X called it “A” “B,” said Y.
func (d *document) spent(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Tie == attribution.GoesOnSame {
		return true
	}
	from := d.SentenceAt(c.Token).From
	return x.Verb > from && x.Verb < c.Token && (d.QuotedBetween(from, x.Verb) || d.Tokens[c.Token-1].Kind == lexis.Quoted)
}

func (d *document) forbidden(c *attribution.Quotation, x *attribution.Option) bool {
	if d.ofAnother(c, x) || d.isNumber(x) || (c.Colon || d.Tongue.Nouns && (d.Is(c.Token-1, c.Token, "worten") || d.Is(c.Token-1, c.Token, "aufschrift"))) && x.Phrase >= 0 && d.receives(&d.Phrases[x.Phrase], c.Token) {
		return true
	}
	if x.Phrase >= 0 && d.hearsFrom(&d.Phrases[x.Phrase], c.Token) {
		return true
	}
	if !d.Tongue.IsEnglish() {
		return d.foreign(c, x)
	}
	if x.Phrase < 0 {
		return false
	}
	p := &d.Phrases[x.Phrase]
	if d.reads(x) {
		return true
	}
	if (x.Tie == attribution.XSays || x.Tie == attribution.LateXSays) && d.Has(p.From-1, c.End, lexis.Conj) && p.From-1 <= c.End+2 && x.Verb+1 < len(d.Tokens) && d.Has(x.Verb+1, x.Verb, lexis.Det) { // was called “...”, and the driver wrote a letter
		return true
	}
	if d.OfListener(x.Phrase) && d.Tokens[p.From].Paragraph != d.Tokens[c.Token].Paragraph {
		return true
	}
	return lexis.Any(p.From, p.To, func(k int) bool { // 61 percent chose “...”
		w := d.Tokens[k].Lower
		return w == "percent" || w == "%" || w == "per" && d.Is(k+1, k, "cent")
	})
}

// isNumber reports whether the phrase of an option is a number with an article before a month or a time, or behind a shortened
// month: le | 3 mai; Sept. 8: Q; but el 10 del Barcelona.
func (d *document) isNumber(x *attribution.Option) bool {
	if x.Phrase < 0 || d.Phrases[x.Phrase].Core != d.Phrases[x.Phrase].From+2 {
		return false
	}
	first, last := &d.Tokens[d.Phrases[x.Phrase].From], &d.Tokens[d.Phrases[x.Phrase].From+1]
	if last.Kind != lexis.Word || !lexis.IsNumeral(last.Text) {
		return false
	}
	i := d.Phrases[x.Phrase].Core
	return first.Dotted || first.Class&lexis.Det != 0 && (d.Has(i, i-1, lexis.Period) || d.Has(i, i-1, lexis.Prep) && d.Has(i+1, i-1, lexis.Period))
}

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

// reads reports whether somebody reads or shows the quotation. That person did not say it: the report found that Fox had shown
// “...”.
func (d *document) reads(x *attribution.Option) bool {
	if x.Phrase < 0 || x.Verb < 0 || !ofDocuments[d.Tokens[x.Verb].Lower] {
		return false
	}
	k := d.Phrases[x.Phrase].Kind
	return k == clause.Name || k == clause.Role || k == clause.Proform
}

// ofDocuments are verbs of saying whose subject is a document.
var ofDocuments = lexis.Set(`read reads show shows showed las liest lasen lesen leest lazen lut lisait leyó leía lesse legge leggeva leu
	прочитал прочитала читает читал читала зачитал зачитала odczytał odczytała przeczytał przeczytała czyta czytał czytała`)

// foreign reports whether an option is forbidden in a language other than English: no verb of saying binds it to the
// quotation.
func (d *document) foreign(c *attribution.Quotation, x *attribution.Option) bool {
	if !d.Tongue.IsKnown() {
		return x.Ties[0] != attribution.Labelled || c.Token-x.From > 6 || !lexis.IsCapital(d.Tokens[x.From].Text) || !d.certainName(x.From, x.To)
	}
	if !attribution.Ties[x.Ties[0]].Strict && !(x.Ties[0] == attribution.SaysXGuess && (c.First || c.Turn != nil) && (d.Tongue.Nouns || c.Words > 2)) && !d.didBefore(c, x) {
		return true
	}
	if d.takesWork(c, x) || x.Ties[0].Family() == attribution.FamCarry && d.behindTeaser(c) {
		return true
	}
	if x.Phrase < 0 {
		return false
	}
	if d.othersWords(x, c) || d.deniesWords(x, c) || d.reads(x) || d.oneForMany(x) || d.givenTo(x, &d.Phrases[x.Phrase]) || x.Ties[0] == attribution.Labelled && d.toldWork(c) {
		return true
	}
	p := &d.Phrases[x.Phrase]
	if x.Ties[0] == attribution.SaysXGuess && d.Tongue.Nouns && (c.Titled && d.Has(p.To, p.From, lexis.Oblique) || receiving[d.Tokens[x.Verb].Lower]) { // „Das Lied“, verfilmte Fuchs den Stoff; „...“, bekam Fuchs zu hören
		return true
	}
	if x.Ties[0] == attribution.Labelled && (d.Tokens[p.Core-1].Class&lexis.Utter != 0 || d.Tongue.Nouns && p.Kind == clause.Other && possessives[d.Tokens[p.From].Lower]) || d.Tongue.Nouns && d.Tokens[p.Head].Class&(lexis.Paper|lexis.Utter|lexis.Work) != 0 && possessives[d.Tokens[p.From].Lower] || d.Tongue.Nouns && noneOf[d.Tokens[p.From].Lower] || d.isWording(x, p) || d.Tokens[p.From].Starts && teasers[d.Tongue.Tag][d.Tokens[p.From].Lower] { // Das Fazit: Q; Sein Titel: Q; kein Zeuge
		return true
	}
	if p.Who != nil && x.Verb >= 0 && d.Tongue.LooksPast(d.Tokens[x.Verb].Lower) && !p.Who.Gender.Fits(d.VerbGender(x.Verb)) { // сказала Игорь
		return true
	}
	if w := d.Tokens[p.Head].Lower; d.Tongue.Cases && x.Verb >= 0 && p.From == p.Head && p.Core == p.Head+1 && d.VerbGender(x.Verb) != mention.Unknown && lexis.EndsAny(w, "y", "i", "ы", "и") && !strings.HasSuffix(w, "ący") && lexis.EndsAny(d.NominativeAt(p.Head), "a", "а") {
		return true // na pytanie obrońcy odparł: of one, or several
	}
	if x.Ties[0] == attribution.SaidFar && !c.Colon && !d.IsNamed(p) && !d.ReportedBetween(x.Verb, c.Token) && !(d.Tokens[p.From].Class&lexis.Det != 0 && !d.Tongue.Nouns && d.OnlyVerb(x.Verb, c.Token)) || x.Ties[0] == attribution.TellFar && !c.Colon && !d.oneClause(p, x.Verb, c.Token) || x.Ties[0].Family() == attribution.FamElse && !c.Whole {
		return true
	}
	if x.Ties[0].Family() == attribution.FamAhead && !c.Colon && x.Verb >= 0 && d.SentenceOf[x.Verb] == d.SentenceOf[c.Token] && d.Tokens[x.Verb].Class&lexis.Deny != 0 && d.Tokens[x.Verb].Class&lexis.Tell != 0 && !(d.Tongue.Nouns && (d.AsWhat(c.Token) || d.AnyToken(x.Verb, c.Token, func(t *lexis.Token) bool { return t.Text == ":" }) && d.OwnClause(x.Verb, x.Phrase))) { // negó que Q; but: wies das zurück: Es sei Q
		return true
	}
	if x.Ties[0].Family() == attribution.FamAhead && (x.Verb >= 0 || x.Ties[0] == attribution.Labelled) && (d.anotherClause(x, c) || d.saidInside(x, c) || x.Verb >= 0 && c.Colon && c.Fronted && d.beforeMain(x, c.Token)) {
		return true
	}
	if x.Ties[0] < attribution.Labelled && x.Verb >= 0 && !c.Colon && d.OthersClaim(x.Verb, c.Token) || x.Ties[0] == attribution.AccordFar && d.Tongue.Nouns && d.calledThere(x, c) || d.waves(x, c) {
		return true
	}
	if x.Ties[0] == attribution.DoesColon && d.nobodysColon(c, x, p) {
		return true
	}
	if d.Tongue.Nouns && p.Kind != clause.Name && p.Kind != clause.Proform && d.Tokens[p.From].Class&lexis.Det == 0 && !lexis.IsCapital(d.Tokens[p.From].Text) {
		return true
	}
	if d.Tongue.Nouns && p.Kind == clause.Proform && d.Tokens[p.From].Class&(lexis.He|lexis.She|lexis.They) == 0 && d.Tokens[p.From].Lower != "ich" && !d.meansThatOne(p) { // hieß es
		return true
	}
	if d.Tongue.Tag == "nl" && x.Ties[0] == attribution.BeforeSaid && p.Kind == clause.Proform && d.Is(p.From-2, p.From, ",") && d.severalBefore(p.From) { // Ann Vos belde haar dochter. Het is laat, zegt ze. Q
		return true
	}
	if d.Tongue.Tag == "fr" && p.Kind == clause.Proform && d.Is(p.From, p.From, "on") {
		return true
	}
	if p.Kind == clause.Other && d.Tongue.Cases && x.Ties[0] == attribution.SaysX && d.BareNoun(p) { // «...», — смеётся паромщик: there are no articles
		return attribution.BearWords[d.Tokens[p.Head].Lower]
	}
	if p.Kind == clause.Other && !(d.Tongue.Cases && d.Accords(p)) && (attribution.Ties[x.Ties[0]].Grade < attribution.Cue && !d.saysColon(x.Ties[0], x.Verb) || d.Tokens[p.From].Class&lexis.Det == 0 || x.Verb >= 0 && attribution.Reading[d.Tokens[x.Verb].Lower]) || p.Pre >= 0 && !d.Accords(p) && !(x.Verb >= 0 && d.Tokens[x.Verb].Class&lexis.Quoting != 0) && x.Ties[0] != attribution.AccordAfter && x.Ties[0] != attribution.AccordFar && !d.relativeBehind(p, x.Verb) {
		return true
	}
	return false
}

// nobodysColon reports whether the colon behind what phrase p does, in a language other than English, is not before words of its own:
// Das Fazit ist klar: Q; X bekommt Lob von Y: Q.
func (d *document) nobodysColon(c *attribution.Quotation, x *attribution.Option, p *clause.Phrase) bool {
	if head := &d.Tokens[p.Head]; d.Tongue.Nouns && p.Kind != clause.Name && (head.Class&lexis.Utter != 0 || clause.Wordings[head.Lower] || strings.HasSuffix(head.Lower, "urteil")) { // Das Fazit ist klar: Q
		return true
	}
	if x.Verb >= 0 && (attribution.BearWords[d.Tokens[c.Token-2].Lower] || clause.Becomes[d.Tokens[x.Verb].Lower] && d.byOthers(x.Verb, c.Token)) { // trägt ein Hemd mit der Aufschrift: Q; wurde von Gästen begrüßt: Q
		return true
	}
	if d.doubtful(x) || x.Verb >= 0 && (receiving[d.Tokens[x.Verb].Lower] || attribution.Conditional[d.Tokens[x.Verb].Lower]) { // X bekommt Lob von Y: Q; als hätte ein Prophet das geschrieben: Q
		return true
	}
	if !c.Whole && !c.Capital || p.Kind == clause.Proform && !(d.Tongue.Nouns && (d.Has(c.Token-2, c.Token, lexis.Base) && !takesWords[d.Tokens[c.Token-2].Lower] || d.Is(c.Token-2, c.Token, "fort") && x.Verb >= 0 && (d.Is(x.Verb, c.Token, "fährt") || d.Is(x.Verb, c.Token, "fuhr")))) || p.From > d.SentenceAt(c.Token).From+1 && !d.Tongue.Nouns && !(p.Kind == clause.Name && d.behindComma(p)) {
		return true
	}
	return false
}

// saysColon reports whether a verb of saying and a colon end the words before a quotation that stands in the next paragraph or sentence: Il
// paroliere ha detto: / «...»
func (d *document) saysColon(t attribution.Tie, verb int) bool {
	return t == attribution.BeforeColon && verb >= 0 && d.Has(verb, verb, lexis.Say|lexis.Part) && d.Is(verb+1, verb, ":")
}

// isWording reports whether phrase p is a German noun for the words of a quotation, behind it, which names no owner: „...“, so die
// Devise; „...“, lautet seine Botschaft; but: „...“, lautet das Fazit von Anna Fuchs.
func (d *document) isWording(x *attribution.Option, p *clause.Phrase) bool {
	if !d.Tongue.Nouns || p.Pre >= 0 || d.AnswerOf(p) != nil || x.Ties[0].Family() != attribution.FamBehind {
		return false
	}
	head, n := &d.Tokens[p.Head], d.PhraseAt[min(p.Core, len(d.Tokens)-1)]
	if n >= 0 && p.To > p.Core && d.Phrases[n].Pre == p.Core && d.Phrases[n].Kind != clause.Other && head.Class&lexis.Work == 0 && d.Tokens[d.Phrases[n].Head].Class&lexis.Paper == 0 {
		return false // so die Kritik der Opposition
	}
	return head.Class&lexis.Utter != 0 || clause.Wordings[head.Lower] || x.Verb >= 0 && strings.HasPrefix(d.Tokens[x.Verb].Lower, "laute")
}

// receives reports whether those whom phrase p means find, get, read or cite a letter, whose words begin at token to: Fox found | a
// letter: Q. They are somebody else's.
func (d *document) receives(p *clause.Phrase, to int) bool {
	verb, letter := false, false
	for k := p.Core; k < to && k < len(d.Tokens); k++ {
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

// hearsFrom reports whether those whom phrase p means hear from somebody or something what begins at token to: Fox heard from | Reed
// that Q; Fuchs erfuhr aus | einem Brief.
func (d *document) hearsFrom(p *clause.Phrase, to int) bool {
	hears := false
	for k := p.Core; k < to; k++ {
		if hears && d.Tokens[k].Class&lexis.Saying != 0 { // heard from the board, and said Q
			return false
		}
		hears = hears || hearing[d.Tokens[k].Lower] && k+1 < to && sources[d.Tokens[k+1].Lower]
	}
	return hears
}

var (
	hearing = lexis.Set(`hear hears heard hearing learn learns learned learnt learning hört hörte hörten gehört erfährt erfuhr erfuhren erfahren
		appris apprend apprennent supo supieron oyó saputo appreso sentito soube souberam ouviu hoorde hoorden vernam vernamen услышал услышала узнал узнала
		usłyszał usłyszała dowiedział dowiedziała`)
	sources = lexis.Set(`from von vom aus de du des d' del da dal dalla dai do dos das van uit от из у od z ze`)
)

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

// meansThatOne reports whether a phrase is a word for the person who was mentioned last.
func (d *document) meansThatOne(p *clause.Phrase) bool {
	_, is := clause.ThatOne[d.Tokens[p.From].Lower]
	return is
}

// calledThere reports whether somebody else than option x has said German quotation c, as a participle behind it tells: Nach
// Angaben von X habe der Mann Q | gerufen.
func (d *document) calledThere(x *attribution.Option, c *attribution.Quotation) bool {
	s := d.SentenceAt(c.Token)
	shall := c.Colon && d.Is(c.Token-2, c.Token, "haben") && d.Has(c.Token-3, c.Token, lexis.Part) // soll der Mann gerufen haben: Q
	return (shall || d.Has(c.End+1, c.End, lexis.Part)) && d.AnyAction(s, func(a *clause.Action) bool {
		return a.At < c.Token && (shall || attribution.SingularHave[d.Tokens[a.At].Lower] || d.Is(a.At, a.At, "soll") && d.Is(c.End+2, c.End, "haben")) && a.Subject >= 0 && a.Subject != x.Phrase && d.Phrases[a.Subject].Kind != clause.Other
	})
}

// saidInside reports whether the clause of quotation c, German or Dutch, ends behind it with a verb of saying, whose subject is not that
// of option x: X kritisiert, dass Y den Plan Q | genannt hat.
func (d *document) saidInside(x *attribution.Option, c *attribution.Quotation) bool {
	end := c.End + 1
	if x.Verb >= 0 && blaming[d.Tokens[x.Verb].Lower] && d.AnyToken(x.Verb+1, c.Token, func(t *lexis.Token) bool { return calling[t.Lower] }) { // acusó a Y de haber llamado a Z Q
		return true
	}
	if x.Verb < 0 || !d.Tongue.Nouns && d.Tongue.Tag != "nl" || !d.Has(end, c.End, lexis.Saying|lexis.Part) {
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
func (d *document) anotherClause(x *attribution.Option, c *attribution.Quotation) bool {
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
// ends with the colon before token q: Alors que X s’inquiète, Y rassure : Q.
func (d *document) beforeMain(x *attribution.Option, q int) bool {
	s, comma := d.SentenceAt(q), x.Verb
	for comma < q && d.Tokens[comma].Text != "," {
		comma++
	}
	who := &d.Phrases[x.Phrase]
	return lexis.Any(s.Phrase0, s.Phrase1, func(n int) bool {
		p := &d.Phrases[n]
		job := p.Kind == clause.Role && d.Tokens[p.From].Class&lexis.Det == 0 && who.From > x.Verb && who.To == comma && p.From == comma+1 && p.To == q-1 // Comme le dit X, maire de Holm : Q
		return p.From > comma && p.From < q && p.Pre < 0 && n != x.Phrase && (p.Kind == clause.Name || p.Kind == clause.Role) && who.From < comma && !job
	})
}

// relativeBehind reports whether verb stands in a relative clause of phrase p: criticado por X, que denuncia.
func (d *document) relativeBehind(p *clause.Phrase, verb int) bool {
	k := p.To
	if d.Is(k, p.From, ",") {
		k++
	}
	return k < verb && d.Has(k, p.From, lexis.Rel|lexis.Sub|lexis.Det)
}

// behindComma reports whether a comma, and at the most adverbs, stand before a phrase: Dopo la riunione, anche | Anna Prati.
func (d *document) behindComma(p *clause.Phrase) bool {
	i := p.From - 1
	for i > 0 && (d.IsAdverb(i) || d.Tokens[i].Class&lexis.Conj != 0) {
		i--
	}
	return i > 0 && d.Tokens[i].Text == ","
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

// noneOf are German articles of nobody.
var noneOf = lexis.Set(`kein keine keiner`)

// possessives are German possessives before the noun of a subject.
var possessives = lexis.Set(`sein seine ihr ihre unser unsere mein meine`)

// othersWords reports whether option x only recalls the words before the colon of a German or Romance quotation, which end with
// whose words they are: El fiscal recordó | las palabras de Ana Vega: «...»; erinnerte an | die Worte von Jan Holm: „...“; but not:
// recordó sus palabras: «...»; criticó las palabras de Ana Vega: «...».
func (d *document) othersWords(x *attribution.Option, c *attribution.Quotation) bool {
	n, ahead := d.PhraseAt[max(c.Token-2, 0)], x.Ties[0].Family() == attribution.FamAhead || x.Ties[0] == attribution.DoesColon
	others := func(k int) bool {
		of := d.Tokens[k+1].Lower
		return wordings[d.Tokens[k].Lower] && (attribution.Ofs[of] || clause.Genitive[of]) && d.AnyToken(x.Verb, min(x.Verb+3, k), func(t *lexis.Token) bool { return recalls.MatchString(t.Lower) })
	}
	return (d.Tongue.Nouns || d.Tongue.IsRomance()) && c.Colon && ahead && x.Verb >= 0 && x.Verb < c.Token-1 && n >= 0 && d.Phrases[n].Kind != clause.Other && lexis.Any(x.From, c.Token-2, others)
}

// recalls begins German and Romance verbs for giving words again, wordings are nouns for what somebody has said or written.
var (
	recalls  = regexp.MustCompile(`^(erinner|zitier|dacht|denk|kenn|kannt|wiederhol|gemahn|rappel|souv|record|recuerd|remem|ricord|(re)?lembr|r[eé]p[ieé]t|ripet|cit|men[czt]|évoqu|ev[oó]c|l[uê]|le[gye]|leu$|lett|li[ts]|montr|m[ou]e?str|repr|retom|ripr|pub|diffu|difund|tra?n?sm|relay)`)
	wordings = lexis.Set(`worte satz spruch zitat mots mot phrase phrases paroles palabras frase frases parole frasi palavras lettre carta lettera devise lema motto`)
)
