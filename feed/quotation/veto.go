package quotation

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// leastSure is the least probability of an option that is named.
const leastSure = 0.45

// leastSubject is the least probability of the subject of a verb that says nothing and stands elsewhere in the sentence. The
// annotated news have such names right more often than other news do.
const leastSubject = 0.6

// allowed returns the options that no rule forbids. The rules override the weights.
func (d *document) allowed(c *candidate, all []option) []option {
	said, reported, read := false, false, false // “...,” said X, according to Y; according to Y, X said “...”; “...,” it read
	for i := range all {
		read = read || (all[i].tie == saysX || all[i].tie == xSays) && d.reads(&all[i])
		leads := all[i].tie == saidTouch || d.Tongue.Nouns && c.colon && (all[i].tie == saidNear || all[i].tie == saidFar) // Laut X hatte sich Y geäußert: Q
		reported = reported || leads && all[i].pronoun == "" && !d.forbidden(c, &all[i])
		said = said || (all[i].tie == saysX || all[i].tie == xSays) && !d.forbidden(c, &all[i])
	}
	if c.fronted && c.token > 0 && d.Tokens[c.token-1].Class&lexis.Saying != 0 { // When Fox says “...”, Reed laughs
		for i := range all {
			if all[i].verb == c.token-1 {
				all[0] = all[i]
				all = all[:1]
				break
			}
		}
	}
	ahead, behind := false, false // a verb of saying leads up to it; one follows it
	shouted := false              // a participle behind a verb that has a subject of its own does
	for i := range all {
		x := &all[i]
		behind = behind || x.tie == saysX && !d.forbidden(c, x)
		shouted = shouted || x.tie == tellTouch && d.Tongue.IsEnglish() && d.Tokens[x.verb].Class&lexis.Ing != 0 && slices.Contains(x.ties[:], doesBeside)
		ahead = ahead || x.tie <= tellNear && x.verb >= 0 && (!d.Tongue.IsEnglish() || x.tie == tellTouch)
	}
	out := all[:0]
	for _, x := range all {
		if ahead && (x.tie == xSays || x.tie == lateXSays) && d.leadsToAnother(x.verb) { // X called it “...”, Y said it was “...”; X sagt „...“, Y dagegen erzählt von „...“
			continue
		}
		if shouted && x.tie == doesBeside { // Fox waved, while pupils stood there chanting Q
			continue
		}
		if d.Tongue.Nouns && behind && (x.tie == tellNear || x.tie == tellFar || x.tie == doesColon) { // X sprach auch von Y: „...“, sagte Z
			continue
		}
		if !d.Tongue.IsEnglish() && (x.tie == xSays || x.tie == lateXSays) && d.leadsOn(x.verb) {
			continue
		}
		if !d.forbidden(c, &x) && !(said && (x.tie == accordAfter || d.spent(c, &x))) && !(reported && x.tie == accordFar) && !read {
			out = append(out, x)
		}
	}
	return out
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
// said X, “B,” said Y. The verb after the second quotation decides.
func (d *document) spent(c *candidate, x *option) bool {
	if x.tie == goesOnSame {
		return true
	}
	from := d.SentenceAt(c.token).From
	return x.verb > from && x.verb < c.token && d.QuotedBetween(from, x.verb)
}

func (d *document) forbidden(c *candidate, x *option) bool {
	if d.ofAnother(c, x) || d.isNumber(x) || (c.colon || d.Tongue.Nouns && (d.Is(c.token-1, c.token, "worten") || d.Is(c.token-1, c.token, "aufschrift"))) && x.phrase >= 0 && d.receives(&d.Phrases[x.phrase], c.token) {
		return true
	}
	if !d.Tongue.IsEnglish() {
		return d.foreign(c, x)
	}
	if x.phrase < 0 {
		return false
	}
	p := &d.Phrases[x.phrase]
	if d.reads(x) {
		return true
	}
	if (x.tie == xSays || x.tie == lateXSays) && d.Has(p.From-1, c.end, lexis.Conj) && p.From-1 <= c.end+2 && x.verb+1 < len(d.Tokens) && d.Has(x.verb+1, x.verb, lexis.Det) { // was called “...”, and the driver wrote a letter
		return true
	}
	if d.ofListener(x.phrase) && d.Tokens[p.From].Paragraph != d.Tokens[c.token].Paragraph {
		return true
	}
	for k := p.From; k < p.To; k++ { // 61 percent chose “...”
		if w := d.Tokens[k].Lower; w == "percent" || w == "%" || w == "per" && d.Is(k+1, k, "cent") {
			return true
		}
	}
	return false
}

// isNumber reports whether the phrase of an option is a number with an article before a month or a time, or behind a shortened month: le | 3
// mai; Sept. 8: Q; but el 10 del Barcelona.
func (d *document) isNumber(x *option) bool {
	if x.phrase < 0 || d.Phrases[x.phrase].Core != d.Phrases[x.phrase].From+2 {
		return false
	}
	first, last := &d.Tokens[d.Phrases[x.phrase].From], &d.Tokens[d.Phrases[x.phrase].From+1]
	if last.Kind != lexis.Word || !lexis.IsNumeral(last.Text) {
		return false
	}
	i := d.Phrases[x.phrase].Core
	return first.Dotted || first.Class&lexis.Det != 0 && (d.Has(i, i-1, lexis.Period) || d.Has(i, i-1, lexis.Prep) && d.Has(i+1, i-1, lexis.Period))
}

// ofAnother reports whether the quotation is said of somebody who belongs to the speaker of option x, in a relative clause behind its
// verb: said Fox, whose sister is “very glad”.
func (d *document) ofAnother(c *candidate, x *option) bool {
	from := x.verb
	if x.tie == goesOnSame {
		from = d.SentenceAt(c.token).From
	} else if from < 0 || from >= c.token || x.tie.family() != famAhead {
		return false
	}
	for k := c.token - 1; k > from+1 && k > c.token-16 && d.Tokens[k].Kind != lexis.Quoted && d.Tokens[k].Class&lexis.Sub == 0 && d.Tokens[k].Text != ":"; k-- {
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

// ofListener reports whether a phrase begins with "your". An interviewer asks so, and somebody else answers in the next
// paragraph: Your father said no. / “...”
func (d *document) ofListener(phrase int) bool {
	return phrase >= 0 && d.Tokens[d.Phrases[phrase].From].Lower == "your"
}

// reads reports whether somebody reads or shows the quotation. That person did not say it: the report found that Fox had shown
// “...”.
func (d *document) reads(x *option) bool {
	if x.phrase < 0 || x.verb < 0 || !ofDocuments[d.Tokens[x.verb].Lower] {
		return false
	}
	k := d.Phrases[x.phrase].Kind
	return k == clause.Name || k == clause.Role || k == clause.Proform
}

// ofDocuments are verbs of saying whose subject is a document.
var ofDocuments = lexis.Set(`read reads show shows showed las liest lasen lesen leest lazen lut lisait leyó leía lesse legge leggeva leu
	прочитал прочитала читает читал читала зачитал зачитала odczytał odczytała przeczytał przeczytała czyta czytał czytała`)

// foreign reports whether an option is forbidden in a language other than English: no verb of saying binds it to the
// quotation.
func (d *document) foreign(c *candidate, x *option) bool {
	if !d.Tongue.IsKnown() {
		return x.ties[0] != labelled || c.token-x.from > 6 || !lexis.IsCapital(d.Tokens[x.from].Text) || !d.certainName(x.from, x.to)
	}
	if !ties[x.ties[0]].strict && !(x.ties[0] == saysXGuess && (c.first || c.turn != nil) && (d.Tongue.Nouns || c.words > 2)) {
		return true
	}
	if d.takesWork(c, x) {
		return true
	}
	if x.phrase < 0 {
		return false
	}
	if d.reads(x) || d.oneForMany(x) || d.givenTo(x, &d.Phrases[x.phrase]) || x.ties[0] == labelled && d.toldWork(c) {
		return true
	}
	p := &d.Phrases[x.phrase]
	if x.ties[0] == labelled && d.Tokens[p.Core-1].Class&lexis.Utter != 0 || d.isWording(x, p) || d.Tokens[p.From].Starts && teasers[d.Tongue.Tag][d.Tokens[p.From].Lower] { // Das Fazit: Q
		return true
	}
	if p.Who != nil && x.verb >= 0 && d.Tongue.LooksPast(d.Tokens[x.verb].Lower) && !p.Who.Gender.Fits(d.VerbGender(x.verb)) { // сказала Игорь
		return true
	}
	if x.ties[0] == saidFar && !c.colon && !d.isNamed(p) && !d.reportedBetween(x.verb, c.token) && !(d.Tokens[p.From].Class&lexis.Det != 0 && !d.Tongue.Nouns && d.alone(x.verb, c.token)) || x.ties[0] == tellFar && !c.colon && !d.oneClause(p, x.verb, c.token) || x.ties[0].family() == famElse && !c.whole {
		return true
	}
	if x.ties[0].family() == famAhead && !c.colon && x.verb >= 0 && d.Tokens[x.verb].Class&lexis.Deny != 0 && d.Tokens[x.verb].Class&lexis.Tell != 0 && !(d.Tongue.Nouns && d.asWhat(c.token)) { // negó que Q
		return true
	}
	if x.ties[0].family() == famAhead && (x.verb >= 0 || x.ties[0] == labelled) && (d.anotherClause(x, c) || d.saidInside(x, c) || x.verb >= 0 && c.colon && c.fronted && d.beforeMain(x, c.token)) {
		return true
	}
	if x.ties[0] == accordFar && d.Tongue.Nouns && d.calledThere(x, c) || d.waves(x, c) {
		return true
	}
	if x.ties[0] == doesColon && (d.doubtful(x) || x.verb >= 0 && (receiving[d.Tokens[x.verb].Lower] || conditional[d.Tokens[x.verb].Lower])) { // X bekommt Lob von Y: Q; als hätte ein Prophet das geschrieben: Q
		return true
	}
	if x.ties[0] == doesColon && (!c.whole && !c.capital || p.Kind == clause.Proform && !(d.Tongue.Nouns && d.Has(c.token-2, c.token, lexis.Base) && !takesWords[d.Tokens[c.token-2].Lower]) || p.From > d.SentenceAt(c.token).From+1 && !d.Tongue.Nouns && !(p.Kind == clause.Name && d.behindComma(p))) {
		return true
	}
	if d.Tongue.Nouns && p.Kind != clause.Name && p.Kind != clause.Proform && d.Tokens[p.From].Class&lexis.Det == 0 && !lexis.IsCapital(d.Tokens[p.From].Text) {
		return true
	}
	if d.Tongue.Nouns && p.Kind == clause.Proform && d.Tokens[p.From].Class&(lexis.He|lexis.She|lexis.They) == 0 && d.Tokens[p.From].Lower != "ich" && !d.meansThatOne(p) { // hieß es
		return true
	}
	if d.Tongue.Tag == "fr" && p.Kind == clause.Proform && d.Is(p.From, p.From, "on") {
		return true
	}
	if p.Kind == clause.Other && d.Tongue.Cases && x.ties[0] == saysX && d.BareNoun(p) { // «...», — смеётся паромщик: there are no articles
		return bearWords[d.Tokens[p.Head].Lower]
	}
	if p.Kind == clause.Other && !(d.Tongue.Cases && d.Accords(p)) && (ties[x.ties[0]].grade < cue && !d.saysColon(x.ties[0], x.verb) || d.Tokens[p.From].Class&lexis.Det == 0 || x.verb >= 0 && reading[d.Tokens[x.verb].Lower]) || p.Pre >= 0 && !d.Accords(p) && !(x.verb >= 0 && d.Tokens[x.verb].Class&lexis.Quoting != 0) && x.ties[0] != accordAfter && x.ties[0] != accordFar && !d.relativeBehind(p, x.verb) {
		return true
	}
	return false
}

// saysColon reports whether a verb of saying and a colon end the words before a quotation that stands in the next paragraph or sentence: Il
// paroliere ha detto: / «...»
func (d *document) saysColon(t tie, verb int) bool {
	return t == beforeColon && verb >= 0 && d.Has(verb, verb, lexis.Say|lexis.Part) && d.Is(verb+1, verb, ":")
}

// isWording reports whether phrase p is a German noun for the words of a quotation, behind it, which names no owner: „...“, so die
// Devise; „...“, lautet seine Botschaft; but: „...“, lautet das Fazit von Anna Fuchs.
func (d *document) isWording(x *option, p *clause.Phrase) bool {
	if !d.Tongue.Nouns || p.Pre >= 0 || d.AnswerOf(p) != nil || x.ties[0].family() != famBehind {
		return false
	}
	head, n := &d.Tokens[p.Head], d.PhraseAt[min(p.Core, len(d.Tokens)-1)]
	if n >= 0 && p.To > p.Core && d.Phrases[n].Pre == p.Core && d.Phrases[n].Kind != clause.Other && head.Class&lexis.Work == 0 && d.Tokens[d.Phrases[n].Head].Class&lexis.Paper == 0 {
		return false // so die Kritik der Opposition
	}
	return head.Class&lexis.Utter != 0 || clause.Wordings[head.Lower] || x.verb >= 0 && strings.HasPrefix(d.Tokens[x.verb].Lower, "laute")
}

// reading are verbs that say what the words of a thing are: Das Motto lautet: Q.
var reading = lexis.Set(`lautet lauten laute lautete lauteten heißt heißen hieß hießen luidt luidde luiden luidden heet heette`)

// receives reports whether those whom phrase p means find, get or read a letter, whose words begin at token to: Fox found | a letter: Q. They
// are somebody else's.
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
		прочитала прочитали dostał dostała dostali dostaje dostają otrzymał otrzymała otrzymali znalazł znalazła znaleźli przeczytał przeczytała przeczytali`)
	letters = lexis.Set(`letter note message sms text email brief zettel nachricht lettre mot message carta nota mensaje lettera biglietto messaggio bilhete mensagem briefje
		bericht записку письмо сообщение смс list kartkę wiadomość`)
)

// doubtful reports whether the subject of option x is one word that may be a name only because it starts its sentence, and its verb is in
// no list: Ganando tienen asegurado el título: Q; Ampio spazio al comunicato: Q.
func (d *document) doubtful(x *option) bool {
	p := &d.Phrases[x.phrase]
	t := &d.Tokens[p.From]
	if p.Core > p.From+1 || !t.Starts || t.Class&(lexis.Given|lexis.Thing|lexis.Head) != 0 || lexis.IsUpper(t.Text) || p.Who != nil && !p.Who.Lone || d.Tongue.Nouns || d.certainName(p.From, p.Core) {
		return false
	}
	v := d.verbBetween(x.verb, x.verb+1)
	return v < 0 || d.Actions[v].Guessed
}

// meansThatOne reports whether a phrase is a word for the person who was mentioned last.
func (d *document) meansThatOne(p *clause.Phrase) bool {
	_, is := clause.ThatOne[d.Tokens[p.From].Lower]
	return is
}

// calledThere reports whether somebody else than option x has said German quotation c, as a participle behind it tells: Nach Angaben von X habe
// der Mann Q | gerufen.
func (d *document) calledThere(x *option, c *candidate) bool {
	s := d.SentenceAt(c.token)
	shall := c.colon && d.Is(c.token-2, c.token, "haben") && d.Has(c.token-3, c.token, lexis.Part) // soll der Mann gerufen haben: Q
	for n := s.Action0; n < s.Action1 && d.Actions[n].At < c.token && (shall || d.Has(c.end+1, c.end, lexis.Part)); n++ {
		if a := &d.Actions[n]; (shall || singularHave[d.Tokens[a.At].Lower]) && a.Subject >= 0 && a.Subject != x.phrase && d.Phrases[a.Subject].Kind != clause.Other {
			return true
		}
	}
	return false
}

// saidInside reports whether the clause of quotation c, German or Dutch, ends behind it with a verb of saying, whose subject is not that
// of option x: X kritisiert, dass Y den Plan Q | genannt hat; X wirft Y vor, den Plan Q | genannt zu haben.
func (d *document) saidInside(x *option, c *candidate) bool {
	end := c.end + 1
	for k := x.verb + 1; x.verb >= 0 && k < c.token && blaming[d.Tokens[x.verb].Lower]; k++ { // acusó a Y de haber llamado a Z Q
		if calling[d.Tokens[k].Lower] {
			return true
		}
	}
	if x.verb < 0 || !d.Tongue.Nouns && d.Tongue.Tag != "nl" || !d.Has(end, c.end, lexis.Saying|lexis.Part) {
		return false
	}
	if d.Is(end+1, end, "zu") {
		return blaming[d.Tokens[x.verb].Lower]
	}
	for n := d.SentenceAt(c.token).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < c.token; n++ {
		if p := &d.Phrases[n]; p.From > x.verb+1 && (p.Kind == clause.Name || p.Kind == clause.Role || p.Kind == clause.Entity && d.Tongue.Nouns) && d.Has(p.From-1, p.From, lexis.Sub) {
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
func (d *document) anotherClause(x *option, c *candidate) bool {
	from := max(x.verb, d.Phrases[x.phrase].From)
	for n := d.SentenceAt(c.token).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < c.token; n++ {
		p := &d.Phrases[n]
		if p.From < from+2 || p.Pre >= 0 || p.Kind != clause.Name && p.Kind != clause.Role {
			continue
		}
		if c.colon && d.startsClause(p) {
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
func (d *document) beforeMain(x *option, q int) bool {
	s, comma := d.SentenceAt(q), x.verb
	for comma < q && d.Tokens[comma].Text != "," {
		comma++
	}
	for n := s.Phrase0; n < s.Phrase1 && d.Phrases[n].From < q; n++ {
		if p := &d.Phrases[n]; p.From > comma && p.Pre < 0 && n != x.phrase && (p.Kind == clause.Name || p.Kind == clause.Role) && d.Phrases[x.phrase].From < comma {
			return true
		}
	}
	return false
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

// alone reports whether nobody and no other verb of saying stands between a verb of saying and the quotation at token q, which belongs
// to what the subject of the verb says: la rectora recordó que la propuesta de las alumnas «...».
func (d *document) alone(verb, q int) bool {
	for k := verb + 1; k < q; k++ {
		if t := &d.Tokens[k]; t.Kind == lexis.Quoted || t.Text == ";" || t.Class&(lexis.Saying|lexis.Part) != 0 {
			return false
		}
		if n := d.PhraseAt[k]; n >= 0 && d.Phrases[n].Pre < 0 && d.Phrases[n].Kind != clause.Other {
			return false
		}
	}
	return true
}

// isNamed reports whether a phrase is a name, or one stands in apposition to it.
func (d *document) isNamed(p *clause.Phrase) bool {
	return p.Kind == clause.Name || p.Alias >= 0 && d.Phrases[p.Alias].Kind == clause.Name
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
	return d.isNamed(p) || d.Tongue.Nouns && d.Is(q-1, q, "von") && speaks[d.Tokens[verb].Lower]
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
