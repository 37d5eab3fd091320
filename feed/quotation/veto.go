package quotation

import (
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
		reported = reported || all[i].tie == saidTouch && all[i].pronoun == "" && !d.forbidden(c, &all[i])
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
	ahead := false // a verb of saying leads up to it
	for i := range all {
		x := &all[i]
		ahead = ahead || !d.Tongue.IsEnglish() && x.tie <= tellNear && x.verb >= 0
	}
	out := all[:0]
	for _, x := range all {
		if ahead && (x.tie == xSays || x.tie == lateXSays) && d.QuotedBetween(x.verb, d.SentenceAt(x.verb).To) { // X sagt „...“, Y dagegen erzählt von „...“
			continue
		}
		if !d.Tongue.IsEnglish() && (x.tie == xSays || x.tie == lateXSays) && d.leadsOn(x.verb) {
			continue
		}
		if !d.forbidden(c, &x) && !(said && (x.tie == accordAfter || d.spent(c, &x))) && !(reported && x.tie == accordFar) && !(read && (x.tie.family() == famElse || x.tie.family() == famCarry)) {
			out = append(out, x)
		}
	}
	return out
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
	return x.verb > from && x.verb < c.token && x.tie.family() == famAhead && d.QuotedBetween(from, x.verb)
}

func (d *document) forbidden(c *candidate, x *option) bool {
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
var ofDocuments = lexis.Set(`read reads show shows showed`)

// foreign reports whether an option is forbidden in a language other than English: no verb of saying binds it to the
// quotation.
func (d *document) foreign(c *candidate, x *option) bool {
	if !d.Tongue.IsKnown() {
		return x.ties[0] != labelled || c.token-x.from > 6 || !lexis.IsCapital(d.Tokens[x.from].Text) || !d.certainName(x.from, x.to)
	}
	if !ties[x.ties[0]].strict && !(x.ties[0] == saysXGuess && (c.first || c.turn != nil) && (d.Tongue.Nouns || c.words > 2)) && !(x.ties[0] == beforeDid && d.onlyOne(c, x)) {
		return true
	}
	if x.phrase < 0 {
		return false
	}
	p := &d.Phrases[x.phrase]
	if x.ties[0] == labelled && d.Tokens[p.Core-1].Class&lexis.Utter != 0 { // Das Fazit: Q
		return true
	}
	if d.Tongue.Cases && p.Who != nil && x.verb >= 0 && d.Tongue.LooksPast(d.Tokens[x.verb].Lower) && !p.Who.Gender.Fits(d.VerbGender(x.verb)) { // сказала Игорь
		return true
	}
	if x.ties[0] == saidFar && !c.colon && !d.isNamed(p) && !d.reportedBetween(x.verb, c.token) && !(d.Tokens[p.From].Class&lexis.Det != 0 && !d.Tongue.Nouns && d.alone(x.verb, c.token)) || x.ties[0] == tellFar && !c.colon && !d.oneClause(p, x.verb, c.token) || x.ties[0].family() == famElse && !c.whole {
		return true
	}
	if x.ties[0].family() == famAhead && !c.colon && x.verb >= 0 && d.Tokens[x.verb].Class&lexis.Deny != 0 && d.Tokens[x.verb].Class&lexis.Tell != 0 { // negó que Q
		return true
	}
	if x.ties[0].family() == famAhead && (x.verb >= 0 || x.ties[0] == labelled) && (d.anotherClause(x, c) || x.verb >= 0 && c.colon && c.fronted && d.beforeMain(x, c.token)) {
		return true
	}
	if x.ties[0] == doesColon && x.verb >= 0 && notOwn[d.Tokens[x.verb].Lower] { // X bekommt Lob von Y: Q; X liest vor: Q
		return true
	}
	if x.ties[0] == doesColon && (!c.whole && !c.capital || p.Kind == clause.Proform || p.From > d.SentenceAt(c.token).From+1 && !d.Tongue.Nouns && !(p.Kind == clause.Name && d.behindComma(p))) {
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
		return false
	}
	if p.Kind == clause.Other && !(d.Tongue.Cases && d.Accords(p)) && (ties[x.ties[0]].grade < cue || d.Tokens[p.From].Class&lexis.Det == 0 || x.verb >= 0 && reading[d.Tokens[x.verb].Lower]) || p.Pre >= 0 && !d.Accords(p) && !(x.verb >= 0 && d.Tokens[x.verb].Class&lexis.Quoting != 0) && x.ties[0] != accordAfter && x.ties[0] != accordFar && !d.relativeBehind(p, x.verb) {
		return true
	}
	return false
}

// onlyOne reports whether the sentence before quotation c is about the person of option x and about nobody else, so that the
// quotation, which is a sentence of its own, is hers or his: De wethouder, Jan Post, is niet verbaasd. “...”
func (d *document) onlyOne(c *candidate, x *option) bool {
	if x.phrase < 0 || !c.whole || c.words < 6 {
		return false
	}
	p := &d.Phrases[x.phrase]
	who := p.Who
	if who == nil && p.Alias >= 0 {
		who = d.Phrases[p.Alias].Who
	}
	if who == nil || !lexis.IsGiven(who.Full) || p.Pre >= 0 || p.With >= 0 { // FC Twente may be anybody
		return false
	}
	s := d.SentenceAt(p.From)
	for n := s.Phrase0; n < s.Phrase1; n++ {
		q := &d.Phrases[n]
		switch {
		case n == x.phrase || n == p.Alias || q.Kind == clause.Entity || q.Kind == clause.Other || q.Kind == clause.Name && q.Who == who:
		case q.Kind == clause.Proform && d.Tokens[q.From].Class&(lexis.He|lexis.She|lexis.They) == 0:
		case q.Kind == clause.Role && q.Of >= 0 && d.Phrases[q.Of].From == p.From:
		default:
			return false
		}
	}
	from := s.From
	for from > 0 && d.Tokens[from-1].Paragraph == d.Tokens[s.From].Paragraph {
		from--
	}
	return !d.QuotedBetween(from, s.To) // «...», dijo Ana Prieto. Luis Mora se rió. Q
}

// reading are verbs that say what the words of a thing are: Das Motto lautet: Q.
var reading = lexis.Set(`lautet lauten lautete lauteten heißt heißen hieß hießen luidt luidde luiden luidden heet heette`)

// meansThatOne reports whether a phrase is a word for the person who was mentioned last.
func (d *document) meansThatOne(p *clause.Phrase) bool {
	_, is := clause.ThatOne[d.Tokens[p.From].Lower]
	return is
}

// anotherClause reports whether a clause that begins with somebody else stands between the verb of option x and quotation c, behind
// another quotation or before a colon: X sagt, es sei „...“, Y dagegen spricht von Q; X veut partir, mais Y refuse : Q.
func (d *document) anotherClause(x *option, c *candidate) bool {
	from := max(x.verb, d.Phrases[x.phrase].From)
	for n := d.SentenceAt(c.token).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < c.token; n++ {
		p := &d.Phrases[n]
		if p.From < from+2 || p.Pre >= 0 || n == x.phrase || p.Kind != clause.Name && p.Kind != clause.Role {
			continue
		}
		if c.colon && d.startsClause(p) {
			return true
		}
		if !d.QuotedBetween(from, p.From) {
			continue
		}
		if t := &d.Tokens[p.From-1]; t.Text == "," || t.Text == ";" || t.Class&(lexis.Sub|lexis.Conj) != 0 {
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
	if clause.Likes[d.Tokens[s.From].Lower] {
		return false
	}
	for n := s.Phrase0; n < s.Phrase1 && d.Phrases[n].From < q; n++ {
		if p := &d.Phrases[n]; p.From > comma && p.Pre < 0 && n != x.phrase && (p.Kind == clause.Name || p.Kind == clause.Role) && d.Phrases[x.phrase].From < comma {
			return true
		}
	}
	return false
}

// notOwn are verbs whose subject is told what follows the colon, or reads it.
var notOwn = lexis.Set(`bekommt bekam erhält erhielt krijgt kreeg ontvangt ontving reçoit reçu recibe recibió riceve ricevuto ricevette recebe recebeu
	liest las leest lit lut lee leyó legge lesse lê leu`)

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
	for k := verb + 1; k < q; k++ {
		if t := &d.Tokens[k]; t.Kind != lexis.Word || t.Class&(lexis.Sub|lexis.Rel|lexis.Conj|lexis.Saying|lexis.Verb|lexis.Aux|lexis.Deny) != 0 {
			return false
		}
	}
	return d.isNamed(p)
}

// certainName reports whether the words before a colon are a name, in a language without a table: two of them have a
// capital, or the only one has a capital inside a sentence too.
func (d *document) certainName(from, to int) bool {
	if to-from > 1 {
		return lexis.IsCapital(d.Tokens[to-1].Text)
	}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Text == d.Tokens[from].Text && !t.Starts && i > 0 && d.Tokens[i-1].Kind == lexis.Word {
			return true
		}
	}
	return false
}

// unsaid reports whether the sentence of a quotation shows that nobody said it: X denied saying “...”; X never said “...”;
// should say “...”; if X says “...”; agreed with the sentence “...”.
func (d *document) unsaid(c *candidate) bool {
	if d.polled(c) || !d.Tongue.IsEnglish() && (d.deniesSaying(c) || d.mightSay(c)) {
		return true
	}
	s := d.SentenceAt(c.token)
	behind := c.end + 1
	if d.Is(behind, c.end, ",") {
		behind++
	}
	for n := s.Action1 - 1; n >= s.Action0; n-- {
		a := &d.Actions[n]
		if a.At >= c.token || c.token-a.At > 8 {
			continue
		}
		if d.Has(behind, c.end, lexis.Say) && !(a.Denied && c.token-a.At <= 2) { // what follows it decides
			break
		}
		if a.Class&(lexis.Say|lexis.Base|lexis.Part) == 0 && d.Tokens[a.At].Lower != "called" && d.Tokens[a.At].Lower != "calling" {
			return false // to doubt a thought is to have it
		}
		if d.QuotedBetween(a.At, c.token) {
			return false
		}
		return a.Denied || (a.Unsaid || d.WouldSay(s, a)) && c.token-a.At <= 3 || n > s.Action0 && a.Outer == n-1 && d.denies(&d.Actions[n-1], a)
	}
	if i := c.end + 1; i < len(d.Tokens) && d.Tokens[i].Paragraph == d.Tokens[c.end].Paragraph {
		s = d.SentenceAt(i)
		for n := s.Action0; n < s.Action1; n++ {
			if a := &d.Actions[n]; a.At >= i {
				return a.At < i+8 && a.Class&(lexis.Say|lexis.Base) != 0 && (a.Denied || n+1 < s.Action1 && d.Actions[n+1].Outer == n && d.denies(a, &d.Actions[n+1]) && d.Actions[n+1].At-a.At <= 3)
			}
		}
	}
	return false
}

// deniesSaying reports whether somebody denies to have said the quotation, with an infinitive or a clause: negó haber dicho;
// bestritt, gesagt zu haben; отрицала, что сказала.
func (d *document) deniesSaying(c *candidate) bool {
	said := false
	for i := c.token - 1; i >= d.SentenceAt(c.token).From && i > c.token-9; i-- {
		t := &d.Tokens[i]
		switch {
		case t.Class&lexis.Deny != 0 && said:
			return true
		case t.Class&lexis.Sub != 0 && d.Has(i+1, i, lexis.Say):
			said = true
		case d.Is(i-1, i, "zu") || d.Is(i-1, i, "te"): // gesagt zu haben
		case t.Class&(lexis.Conj|lexis.Aux) != 0, t.Class&lexis.Sub != 0 && i < c.token-1, t.Kind == lexis.Quoted:
			return false
		}
		said = said || t.Class&lexis.Part != 0 || t.Class&lexis.Base != 0 && d.Tongue.Nouns // not no tardó en decir
	}
	return false
}

// mightSay reports whether the words before a quotation and its colon say that somebody could say it: könnte sagen: „...“;
// pourrait dire : «...»; могла бы сказать: «...»; сказала бы: «...»; если X скажет: «...». A verb of saying behind the quotation
// decides otherwise.
func (d *document) mightSay(c *candidate) bool {
	s, colon, behind := d.SentenceAt(c.token), c.token-1, c.end+1
	for behind < len(d.Tokens) && d.Tokens[behind].Kind == lexis.Sign {
		behind++
	}
	if colon <= s.From || d.Tokens[colon].Text != ":" || d.Has(behind, c.end, lexis.Say|lexis.Aux) {
		return false
	}
	said := colon - 1 // the verb of saying
	for said > s.From && said > colon-4 && d.Tokens[said].Class&(lexis.Base|lexis.Say|lexis.Modal) == 0 {
		said--
	}
	t := &d.Tokens[said]
	if d.Tongue.Cases && (d.Tokens[s.From].Lower == "если" || d.Tokens[s.From].Lower == "jeśli") {
		return !d.signBetween(s.From, colon)
	}
	if t.Lower == "бы" { // сказала бы на это
		return d.Has(said-1, said, lexis.Say)
	}
	if t.Class&lexis.Base == 0 {
		return false
	}
	for k := said - 1; k >= s.From && k >= said-4 && d.Tokens[k].Kind == lexis.Word; k-- {
		if w := d.Tokens[k].Lower; d.Tokens[k].Class&lexis.Modal != 0 && (w != "бы" || strings.HasPrefix(d.Tokens[k-1].Lower, "мог")) {
			return true
		}
	}
	return false
}

// signBetween reports whether a punctuation mark or a quotation stands between two tokens.
func (d *document) signBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if d.Tokens[k].Kind != lexis.Word {
			return true
		}
	}
	return false
}

// denies reports whether the outer action denies the one in its clause: denied that she had said.
func (d *document) denies(outer, inner *clause.Action) bool {
	c := d.Tokens[outer.At].Class
	return c&lexis.Deny != 0 && c&lexis.Saying != 0 && inner.At-outer.At < 7 && (inner.Class&(lexis.Say|lexis.Base|lexis.Ing) != 0)
}

// disputed reports whether a quotation is a claim of nobody known, which the sentence says is rejected: rejected the idea
// that “...”. The claim of somebody, as in "rejected the claim by Fox that", has the tie ownWords.
func (d *document) disputed(c *candidate) bool {
	s := d.SentenceAt(c.token)
	n, by := d.Claim(c.token)
	if n < 0 || by >= 0 {
		return false
	}
	for k := d.Phrases[n].From; k < d.Phrases[n].Core; k++ {
		if t := &d.Tokens[k]; t.Owner || t.Lower == "his" || t.Lower == "her" || t.Lower == "their" {
			return false
		}
	}
	for a := s.Action1 - 1; a >= s.Action0; a-- {
		if x := &d.Actions[a]; x.At < d.Phrases[n].From {
			return d.Phrases[n].From-x.At <= 3 && rejects[d.Tokens[x.At].Lower] && !x.Passive
		}
	}
	return false
}

// rejects are verbs whose object is what somebody else says.
var rejects = lexis.Set(`deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes disputed disputing
	refute refutes refuted refuting rebut rebuts rebutted rebutting challenge challenges challenged challenging ridicule ridiculed ridicules ridiculing
	disown disowned disowns contradict contradicts contradicted contradicting scorn scorned doubt doubts doubted doubting contest contested contests`)

// polled reports whether a quotation is what people were asked to agree with: agreed with the sentence “...”.
func (d *document) polled(c *candidate) bool {
	i := c.token - 1
	if !d.Is(i, c.token, "sentence") && !d.Is(i, c.token, "statement") && !d.Is(i, c.token, "proposition") {
		return false
	}
	for k := i; k >= 0 && k > i-5; k-- {
		if w := d.Tokens[k].Lower; strings.HasPrefix(w, "agree") || strings.HasPrefix(w, "disagree") {
			return true
		}
	}
	return false
}

// someAnswer reports whether the text calls the quotation an answer and does not say whose: “...,” was the reply.
func (d *document) someAnswer(c *candidate) bool {
	i, q := c.end+1, c.end
	if d.Is(i, q, ",") {
		i++
	}
	if !d.Is(i, q, "was") && !d.Is(i, q, "came") && !d.Is(i, q, "is") && !d.Is(i, q, "comes") {
		return false
	}
	for k := i + 1; k < i+5 && k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word; k++ {
		switch d.Tokens[k].Lower {
		case "reply", "answer", "response", "retort":
			return !d.Is(k+1, q, "from") && !d.Is(k+1, q, "of")
		}
	}
	return false
}

// byWriter reports whether the writer of the article said the quotation: “...,” I said; „...“, sagte ich.
func (d *document) byWriter(c *candidate) bool {
	i := c.end + 1
	if d.Is(i, c.end, ",") {
		i++
	}
	said := d.Has(i, c.end, lexis.I) && d.Has(i+1, c.end, lexis.Say) || d.Has(i, c.end, lexis.Say) && d.Has(i+1, c.end, lexis.I)
	return said && !d.Tokens[i].Starts // “...” I said no more
}

// isLabel reports whether the marks only set off a word, a title or a sign.
func (d *document) isLabel(c *candidate) bool {
	if d.Tongue.CJK {
		return d.isLabelCJK(c)
	}
	if c.words == 0 || d.typed(c) || d.code(c) || d.headline(c) || c.unsaid && c.who.Why == denied {
		return true
	}
	before := c.token - 1
	for before >= 0 && (d.Is(before, c.token, ",") || d.Is(before, c.token, ":") || d.Is(before, c.token, "(")) {
		before--
	}
	touched := c.who.source.grade == cue
	spoken := c.direct && touched && d.plainlySaid(c)
	switch {
	case c.titled && d.saysSign(&c.who.source): // a sign says “Just the One”
		return true
	case c.words <= 3 && !spoken && !d.shortSpeech(c):
		return true
	case c.words <= 8 && d.Has(before, c.token, lexis.Naming) && !c.whole, d.Has(before, c.token, lexis.Work) && !touched && !c.whole && !(c.words >= 6 && d.Is(before, c.token, "words")), d.Has(before-1, c.token, lexis.Work) && d.Is(before, c.token, "of") && c.words < 6:
		return true
	case (d.Is(before, c.token, "read") || d.Is(before, c.token, "reads") || d.Is(before, c.token, "reading")) && !c.whole:
		return true
	case d.Tongue.Nouns && c.who.Name != "": // every noun has a capital
		return false
	case c.titled && !c.whole && d.Has(c.token-1, c.token, lexis.Conj) && c.token > 1 && d.Tokens[c.token-2].Kind == lexis.Quoted: // in “Farm and Fury” and “The Field”
		return true
	case c.titled && !c.whole && !c.first && !c.colon && d.namesWork(c): // on “Face the Nation,” Fox said; the show, “The Field,” said
		return true
	case c.titled && !(spoken && !d.isWritten(c)):
		return true
	}
	return false
}

// saysSign reports whether a sign speaks. A letter, a tweet or a report says what somebody wrote.
func (d *document) saysSign(s *source) bool {
	return s.phrase >= 0 && clause.Signs[d.Tokens[d.Phrases[s.phrase].Head].Lower]
}

// shortSpeech reports whether two or three words are speech although no verb of plain saying touches them: a sentence of
// somebody known, or three words that end a clause in which somebody says or calls something: called the plan “a bad joke.”
func (d *document) shortSpeech(c *candidate) bool {
	s := &c.who.source
	if c.words < 2 || c.who.Name == "" {
		return false
	}
	return c.whole && (s.grade == cue || (s.grade >= carried || c.colon) && c.capital) ||
		c.words == 3 && c.direct && s.grade == subject && s.verb >= 0 && (d.Tokens[s.verb].Class&(lexis.Saying|lexis.Ing|lexis.Part) != 0 || s.tie == accordFar)
}

// namesWork reports whether the words before a quotation in title case make it the title of a work: a preposition, an
// article or an owner, or a kind of work and a comma.
func (d *document) namesWork(c *candidate) bool {
	i := c.token - 1
	if d.Is(i, c.token, ",") {
		return d.Has(i-1, c.token, lexis.Work)
	}
	return d.Has(i, c.token, lexis.Prep|lexis.Det) && d.Tokens[i].Class&lexis.Saying == 0 || i >= 0 && d.Tokens[i].Owner && d.Tokens[i].Paragraph == d.Tokens[c.token].Paragraph
}

// isWritten reports whether a quotation in title case is the title of what somebody wrote. The verb says so, or a kind of
// work follows it: wrote “The Long Way Home,” a play.
func (d *document) isWritten(c *candidate) bool {
	if c.whole {
		return false
	}
	if v := c.who.source.verb; v >= 0 && strings.HasPrefix(d.Tokens[v].Lower, "wr") {
		return true
	}
	for k := c.end + 1; k < c.end+6 && k < len(d.Tokens); k++ {
		if d.Has(k, c.end, lexis.Work) {
			return true
		}
		if d.Tokens[k].Class&(lexis.Say|lexis.Verb) != 0 {
			break
		}
	}
	return false
}

const denied = "said not to have been said"

// typed reports whether the marks are two apostrophes, as in some archives. Such quotations are left in the text: the
// annotated data have none, so how well the rules work for them is not known.
func (d *document) typed(c *candidate) bool {
	mark := d.Body[d.Quotes[c.index].Outer.Start:]
	return strings.HasPrefix(mark, "''") || strings.HasPrefix(mark, "``")
}

// code reports whether a quotation is a string of a program: msg="...", print("..."), "key": "value".
func (d *document) code(c *candidate) bool {
	outer := d.Quotes[c.index].Outer
	if d.Body[outer.Start] != '"' {
		return false
	}
	before := d.Body[max(0, outer.Start-2):outer.Start]
	if strings.HasSuffix(before, "=") || len(before) == 2 && before[1] == '(' && before[0] >= 'a' && before[0] <= 'z' {
		return true
	}
	key := func(i int) bool { // "key":
		return d.Is(i, c.token, ":") && i > 0 && d.Tokens[i-1].Kind == lexis.Quoted && d.Tokens[i-1].Span.End == d.Tokens[i].Span.Start &&
			(i == 1 || d.Tokens[i-2].Paragraph != d.Tokens[c.token].Paragraph || d.Tokens[i-2].Text == "{" || d.Tokens[i-2].Text == ",")
	}
	return key(c.token-1) || key(c.end+1)
}

// headline reports whether a quotation in single marks stands in the first paragraph while others have double marks. Papers
// that quote in double marks use single ones in headlines.
func (d *document) headline(c *candidate) bool {
	if d.Tokens[c.token].Paragraph > 0 && !(c.alone && c.words <= 8) || d.inDouble(c.index) {
		return false
	}
	for i := max(c.index-8, 0); i < len(d.Quotes) && i < c.index+8; i++ {
		if i != c.index && d.inDouble(i) && d.Tokens[d.QuoteAt[i]].Paragraph > 0 {
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
func (d *document) plainlySaid(c *candidate) bool {
	v := c.who.source.verb
	return v < 0 || c.who.source.tie == cameFrom || d.Tokens[v].Class&(lexis.Say|lexis.Ing|lexis.Part) != 0
}

// mostTitle is the most words of a quotation that may be a title.
const mostTitle = 8
