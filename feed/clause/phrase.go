package clause

import (
	"strings"
	"unicode"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// kind is what a noun phrase denotes.
type kind uint8

const (
	Other     kind   = iota // neither a person nor a body: the bridge
	Name                    // a person by name, with or without a title: Mayor Ann Fox
	Role                    // a person by what they are: the mayor, a spokesman for the mill
	Entity                  // a body, a document: the board, NordAir, the report
	Proform                 // a pronoun
	KindCount = iota        // how many kinds there are
)

// Phrase is a noun phrase of one sentence.
type Phrase struct {
	From, Core, To int             // tokens: its start, the end of its core, the end of what belongs to it: a spokesman | for the mill
	reach          int             // the end of what stands in apposition to it
	Head           int             // token of the noun, or of the first word of the name
	Kind           kind            //
	Who            *mention.Person // whose name it is; never nil where the kind is Name
	Pre            int             // token of the preposition before it, -1: none
	Of             int             // phrase that it belongs to, -1: none
	Alias          int             // phrase in apposition to it, -1: none
	With           int             // the second of two: Ann Fox | and Bo Reed; -1: none
}

// MaxPhrase is the largest number of tokens in a noun phrase.
const MaxPhrase = 24

// noun reads the noun phrase that starts at token i of a sentence that ends before token end, and adds it to the phrases.
// Governed means that a preposition precedes it, fronted that its clause has no verb so far. noun returns nil if there is no
// phrase.
func (d *Clauses) noun(i, end int, governed, fronted bool) *Phrase {
	if d.PersonAt(i) == nil && (d.LeadsWithVerb(i) || d.opensWithParticiple(i)) { // Помолчал и добавил; Procurada, a empresa
		return nil
	}
	if t := &d.Tokens[i]; t.Starts && t.Named && t.Class&^lexis.Stray == 0 && !d.Tongue.IsEnglish() && !d.Tongue.Nouns && d.PersonAt(i) == nil && i+1 < end && d.Tokens[i+1].Class&lexis.Det != 0 && d.Tokens[i+1].Text == d.Tokens[i+1].Lower { // Já | a vereadora
		return nil
	}
	if d.Tongue.Cases && (!governed && d.aloneInCase(i) || d.actsBefore(i) || d.Tokens[i].Starts && (lexis.LooksAdjective(d.Tokens[i].Lower) && d.Has(i+1, i, lexis.Be) || d.Is(i+1, i, "всех") || d.Is(i+1, i, "всего"))) { // Ostrożniejszy | jest Jan Mak; Громче | всех кричал
		return nil
	}
	if d.Tongue.Nouns && d.Is(i, i, "das") && d.Has(i+1, i, lexis.Det) && !(d.Is(i+1, i, "eine") && !lexis.EndsAny(d.Tokens[min(i+2, end-1)].Lower, "in", "frau")) { // Anders sieht | das der Wirt
		return nil
	}
	if d.Is(i+1, i, "sí") && d.Is(i+2, i, ",") || d.Is(i, i, "sí") && d.Is(i+1, i, ",") { // Eso sí, ha pedido calma
		return nil
	}
	if t := &d.Tokens[i]; t.Class == 0 && d.Has(i-1, i, lexis.Sub) && i+1 < end && thats[d.Tokens[i+1].Lower] { // aunque | espera que
		return nil
	}
	if t := &d.Tokens[i]; d.Tongue.Cases && t.Starts && t.Class&lexis.Stray != 0 && t.Class&(lexis.Det|lexis.Pronoun|lexis.Head|lexis.Title|lexis.Vague) == 0 { // Так
		return nil
	}
	d.Phrases = append(d.Phrases, Phrase{From: i, Head: -1, Pre: -1, Of: -1, Alias: -1, With: -1})
	p := &d.Phrases[len(d.Phrases)-1]
	t := &d.Tokens[i]
	if t.Class&lexis.Pronoun != 0 && !(t.Named && d.PersonAt(i) != nil) && t.Class&lexis.Det == 0 && !d.addressesAt(i) {
		p.Core, p.To, p.reach, p.Head, p.Kind = i+1, i+1, i+1, i, Proform
		return p
	}
	if d.isLatter(i) {
		p.Core, p.To, p.reach, p.Head, p.Kind = i+2, i+2, i+2, i+1, Role
		return p
	}
	if d.isThatOne(i) {
		p.Core, p.To, p.reach, p.Head, p.Kind = i+1, i+1, i+1, i, Proform
		return p
	}
	if d.IsOneOf(i) {
		k := i
		if d.Is(i, i, "l'") {
			k++
		}
		p.Core, p.To, p.reach, p.Head, p.Kind = k+1, k+1, k+1, k, d.kindOfOne(k)
		m := k + 2
		if d.Tongue.Tag == "fr" && m < end && (d.Is(m, k, "eux") || d.Is(m, k, "elles")) { // l'un d'eux
			p.To, p.reach = m+1, m+1
		}
		return p
	}
	n := nounReader{d: d, p: p, from: i, at: i, end: min(end, i+MaxPhrase), lastHead: -1, governed: governed, fronted: governed && fronted, opens: !governed && fronted}
	for n.at < n.end && n.step() {
	}
	if p.Kind == Name || n.phrase() {
		return p
	}
	d.Phrases = d.Phrases[:len(d.Phrases)-1]
	return nil
}

// nounReader reads one noun phrase from left to right.
type nounReader struct {
	d         *Clauses
	p         *Phrase
	from, end int  // tokens: where the phrase starts, how far it may go
	at        int  // the next token
	lastHead  int  // the token after the last noun that says who somebody is, -1: none
	noun      bool // a word that can be the head has been read
	owned     int  // the noun to which a name behind it belongs: biuro | Stowarzyszenia Pomocy; 0: none
	agent     bool // a name describes a word for somebody: one Mill Party backbencher
	governed  bool // a preposition precedes it
	fronted   bool // and no verb yet
	opens     bool // no preposition precedes it, and its clause has no verb yet
	paper     bool // it is an article and the name of a paper in marks: die „Berger Zeitung“
}

// step takes the next token and reports whether the phrase may go on after it.
func (n *nounReader) step() bool {
	d, k := n.d, n.at
	t := &d.Tokens[k]
	switch {
	case t.Kind != lexis.Word:
		return n.sign(t)
	case k == n.from+1 && lexis.IsNumeral(d.Tokens[n.from].Text) && len(d.Tokens[n.from].Text) == 4 && lexis.IsCapital(t.Text): // in 1951 | Silas Prowse
		return false
	}
	if n.fronted && n.noun && !d.Tongue.IsEnglish() && !d.Tongue.Nouns && (n.lastHead < 0 && !(d.Tongue.IsRomance() && lexis.EndsAny(d.Tokens[k-1].Text, "ista", "logo", "loga", "logue", "iste") && !lexis.IsCapital(d.Tokens[k-1].Text)) || n.lastHead > 0 && d.Tokens[n.lastHead-1].Class&lexis.Thing != 0) && d.personBehind(k) && !(d.InStreet(k)) { // на вопрос об отставке | министр Морев
		return false
	}
	if n.noun && (d.ListensAt(k) || d.PassesOn(k)) { // мэр | журналистам; ТАСС | слова мэра
		return false
	}
	if n.governed && n.noun && (d.isSomebodyNominative(k) || d.isPersonNominative(k)) { // w Gdańsku | prawniczka Anna Mak
		return false
	}
	if n.noun && d.Has(n.from-1, n.from, lexis.Prep|lexis.Sub) && !d.Is(n.from, k, "a") && d.calledKin(k) {
		return false
	}
	if d.joinedBySlash(k) {
		n.at, n.noun, n.p.Head, n.lastHead = k+3, true, k+2, -1
		return true
	}
	role := d.Tongue.Cases && t.Starts && d.PersonAt(k) == nil && t.Class&(lexis.Head|lexis.Thing) != 0 // Глава | полиции: there are no articles
	if far := d.apartFrom(k, d.NameUpTo(k, min(n.end+8, len(d.Tokens)))); far > k && far <= n.end && !role {
		return n.name(far)
	}
	owners := d.Tongue.IsEnglish() && k > n.from && k+2 < n.end && d.Tokens[k-1].Owner && d.Tokens[k+1].Owner
	if t.Class&lexis.Conj != 0 && (owners || n.noun && n.lastHead < 0 && n.halvesAt(k)) { // the Bakers' | and Millers' Bank; the Bakers | and Millers Bank
		n.at++
		return true
	}
	if far := n.attribute(); far > k {
		n.noun, n.lastHead, n.at = false, -1, far
		return true
	}
	if k == n.from+1 && d.Is(n.from, k, "that") && strings.HasSuffix(t.Lower, "s") && !lexis.EndsAny(t.Lower, "ss", "us", "is") && t.Class&^lexis.Verb == 0 && t.Text == t.Lower && d.Tongue.IsEnglish() { // that | happens
		return false
	}
	if k > n.from && n.lastHead == k && d.Tokens[k-1].Class&lexis.Head != 0 && t.Class == 0 && t.Text == t.Lower && d.Tongue.IsEnglish() && d.Has(k+1, k, lexis.Det) { // children | use a toy
		return false
	}
	if !d.inPhrase(k, k == n.from, n.noun) && !(n.noun && d.stillNoun(k, n.end, n.governed)) && !d.field(k) && !n.modifies() {
		return false
	}
	n.at++
	if t.Class&lexis.Det != 0 || d.IsAdverb(k) {
		return true
	}
	if t.Class&(lexis.Head|lexis.Thing|lexis.Office) != 0 || d.Tongue.Nouns && lexis.IsCapital(t.Text) && d.Tongue.HasJobEnding(t.Lower) || d.Tongue.IsRomance() && sources[t.Lower] {
		n.lastHead = k + 1
	}
	n.noun, n.p.Head = true, k
	if t.Owner {
		n.noun, n.lastHead = false, -1
		return true
	}
	return !d.TellsWhen(n.from, n.at)
}

// modifies reports whether the next token and at most two behind it tell, before a German noun with an article, what somebody is
// like: eine | alte kranke Frau; der | sonst so ruhige Trainer; but not: ein Mann, der | sehr alte Bilder sammelt.
func (n *nounReader) modifies() bool {
	d, k := n.d, n.at
	if !d.Tongue.Nouns || k == n.from || d.Tokens[n.from].Class&lexis.Det == 0 || n.p.Head >= 0 && lexis.IsCapital(d.Tokens[n.p.Head].Text) || d.Is(n.from-1, n.from, ",") {
		return false
	}
	const none = lexis.Det | lexis.Prep | lexis.Aux | lexis.Saying | lexis.Verb | lexis.Part | lexis.Conj | lexis.Sub | lexis.Rel | lexis.Pronoun | lexis.Object | lexis.Reflexive
	i := k
	for i < k+2 && i+1 < n.end && d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Text == d.Tokens[i].Lower && d.Tokens[i].Class&none == 0 && !d.adjectiveAt(i) {
		i++
	}
	return i+1 < n.end && d.adjectiveAt(i)
}

// attribute returns the token after an extended attribute, which stands between a German article and its noun; the next token
// if there is none: der 45 Jahre alte | Angeklagte; der wegen Betrugs verurteilte | Chef.
func (n *nounReader) attribute() int {
	d, k := n.d, n.at
	if !d.Tongue.Nouns || d.Tokens[n.from].Class&lexis.Det == 0 || n.from > 0 && d.Tokens[n.from-1].Text == "," {
		return k
	}
	to := k
	switch {
	case k == n.from+1 && d.Tokens[k].Class&lexis.Prep != 0:
		to = min(k+6, n.end-1)
	case n.noun && k >= n.from+3 && lexis.IsNumeral(d.Tokens[k-2].Text):
		to = min(k+1, n.end-1)
	}
	for ; k < to && d.Tokens[k].Kind == lexis.Word; k++ {
		if d.adjectiveAt(k) {
			if k+3 < n.end && d.adjectiveAt(k+2) { // der für das neue Dach | zuständige Wirt
				k += 2
			}
			return k + 1
		}
	}
	return n.at
}

// sign takes an apostrophe or a comma that stands inside the phrase.
func (n *nounReader) sign(t *lexis.Token) bool {
	d, k := n.d, n.at
	switch {
	case t.Kind == lexis.Quoted && n.noun && d.Tokens[k-1].Class&(lexis.Thing|lexis.Paper|lexis.Body) != 0 && d.isBodyName(k): // компания | «Север»
		n.at, n.lastHead, n.owned = k+1, -1, k-1
		return false
	case t.Kind == lexis.Quoted && d.Tongue.Cases && n.lastHead > 0 && d.isBodyName(k) && !d.Tokens[n.from].Starts: // директор завода | «Север» Карл Дорн; капитан | «Авроры»
		if n.at = k + 1; d.PersonAt(k+1) != nil {
			return true
		}
		n.owned, n.lastHead = n.lastHead-1, -1
		return false
	case t.Kind == lexis.Quoted && d.Tongue.Cases && n.owned > 0 && lexis.IsUpper(d.Tokens[k-1].Text) && d.isBodyName(k): // директор ООО | «Север» Карл Дорн
		n.at = k + 1
		return d.PersonAt(k+1) != nil
	case t.Text == "(" && n.lastHead == k && !d.Tongue.IsEnglish() && d.Is(k+2, k, ")") && d.Has(k+3, k, lexis.Prep): // la maire | (PS) de Lyrac
		n.at, n.owned, n.lastHead = k+3, k-1, -1
		return false
	case d.HalfInMarks(k): // der | „Tatort“-Star
		n.at++
	case t.Kind == lexis.Quoted && k == n.from+1 && d.saysInMarks(k):
		n.at, n.p.Head, n.paper = k+1, k, true
		return false
	case t.Text == "-" && d.Tongue.Nouns && n.noun && n.skipsHalf(): // der Gesundheits- und | Sozialminister
		n.noun, n.lastHead = false, -1
		return true
	case (t.Text == "'" || t.Text == "’") && k+1 < n.end && d.Tokens[k+1].Kind == lexis.Word && strings.HasSuffix(d.Tokens[k-1].Lower, "s"):
		n.noun, n.lastHead = false, -1 // the pilots' union
	case t.Text == "," && n.lastHead < 0 && d.Tokens[n.from].Class&lexis.Det != 0 && !d.endsAsSomebody(k-1) && d.adjectives(k+1, n.end): // the tired, old diplomat
	default:
		return false
	}
	n.at++
	return true
}

// halvesAt reports whether the English "and" at token k joins two words that tell what somebody or a body is for, behind an article and
// before a verb: the work | and pensions minister said. The phrase begins its clause, or stands behind a comma before the verb that ends
// the sentence: He is wrong, the work | and pensions minister has said.
func (n *nounReader) halvesAt(k int) bool {
	d := n.d
	ends := !n.governed && d.Is(n.from-1, n.from, ",")
	if !d.Tongue.IsEnglish() || !n.opens && !ends || d.Tokens[n.from].Class&lexis.Det == 0 || !d.Is(k, k, "and") {
		return false
	}
	const none = lexis.Det | lexis.Prep | lexis.Conj | lexis.Sub | lexis.Rel | lexis.Pronoun | lexis.Object | lexis.Adverb | lexis.Aux | lexis.Verb | lexis.Saying
	const head = lexis.Head | lexis.Thing | lexis.Title | lexis.Office
	i := k + 1
	for i < n.end && i < k+6 && d.Tokens[i].Kind == lexis.Word && !d.Tokens[i].Owner && d.PersonAt(i) == nil && (d.Tokens[i].Class&none == 0 || d.Tokens[i].Class&head != 0) {
		i++
	}
	return i > k+2 && (n.opens && (i >= n.end || d.Tokens[i].Kind == lexis.Sign) || (n.opens || !strings.HasSuffix(d.Tokens[i-1].Lower, "s")) && d.Has(i, k, lexis.Saying|lexis.Aux|lexis.Verb)) && (d.Tokens[i-1].Class&head != 0 || d.endsAsSomebody(i-1))
}

// HalfInMarks reports whether the quotation at token i is the first half of a German noun: „Tatort“-Star.
func (d *Clauses) HalfInMarks(i int) bool {
	if !d.Tongue.Nouns || i+2 >= len(d.Tokens) || d.Tokens[i].Kind != lexis.Quoted || d.Tokens[i+1].Text != "-" || strings.Count(d.Tokens[i].Span.Of(d.Body), "„") > 1 { // „Wir sahen den „Tatort“-Star
		return false
	}
	hyphen, rest := d.Tokens[i+1].Span, &d.Tokens[i+2]
	return rest.Kind == lexis.Word && lexis.IsCapital(rest.Text) && d.Tokens[i].Span.End == hyphen.Start && hyphen.End == rest.Span.Start
}

// saysInMarks reports whether the quotation at token i is the name of a paper, behind its article, which says something: die „Berger
// Zeitung“ | schreibt.
func (d *Clauses) saysInMarks(i int) bool {
	if next := i + 1; d.Has(next, i, lexis.Tell) && next+1 < len(d.Tokens) && d.Tokens[next+1].Kind == lexis.Word && d.Tokens[next+1].Text != d.Tokens[next+1].Lower { // Das „Wunder“ nannte X
		return false
	}
	w := d.Tokens[i-1].Lower
	return (w == "die" || w == "der" || w == "das") && (d.Has(i-2, i, lexis.Say) || d.Has(i+1, i, lexis.Say)) && d.isBodyName(i)
}

// skipsHalf moves behind the hyphen of a German word whose end follows with another one, and behind the comma or the conjunction
// there: Gesundheits-, | Sozial- und | Integrationsminister.
func (n *nounReader) skipsHalf() bool {
	d, k := n.d, n.at
	if d.Tokens[k].Span.Start != d.Tokens[k-1].Span.End || k+2 >= n.end {
		return false
	}
	if next := &d.Tokens[k+1]; next.Text != "," && next.Class&lexis.Conj == 0 {
		return false
	}
	if t := &d.Tokens[k+2]; !lexis.IsCapital(t.Text) {
		return false
	}
	n.at = k + 2
	return true
}

// apartFrom returns the end of the name in tokens i to end, which is that of a body, without the person of Russian or Polish behind it:
// радио «Север» | Павел Морев.
func (d *Clauses) apartFrom(i, end int) int {
	for k := i + 1; k < end && d.Tongue.Cases && d.PersonAt(i) == nil; k++ {
		if d.PersonAt(k) != nil {
			return k
		}
	}
	return end
}

// isBodyName reports whether the quotation at token i, behind a noun for a body or a text, is its name, in a language other than
// English: a few words that begin with a capital and are no sentence.
func (d *Clauses) isBodyName(i int) bool {
	if d.Tongue.IsEnglish() || !d.isPaperName(i) {
		return false
	}
	words := strings.FieldsFunc(d.Quotes[d.Tokens[i].Quote].Pieces[0].Of(d.Body), unicode.IsSpace)
	if n := len(words); n == 0 || n > 4 || !lexis.IsCapital(words[0]) || strings.ContainsAny(words[n-1], ".,!?…") {
		return false
	}
	return !d.Is(i-1, i, ":")
}

// name takes the words of a name, which ends before token far.
func (n *nounReader) name(far int) bool {
	d := n.d
	work := far < n.end && d.Tokens[far].Class&lexis.Work != 0 && (d.Tokens[n.from].Class&lexis.Det != 0 || d.Tokens[n.from].Owner) && d.Tongue.IsEnglish() && (far+1 == n.end || d.Tokens[far+1].Kind != lexis.Word) // the Early Bird | show:
	if who := d.PersonAt(n.at); who != nil && !work && !d.Tokens[far-1].Owner && (d.Tongue.Cases || !d.Describes(far, n.end)) && !n.owns(far) && !n.namesBody() {
		p := n.p
		if d.Tongue.Cases && n.lastHead > 0 && d.Tokens[n.at].Class&lexis.Oblique != 0 { // адвокат | Анны Кравец
			n.at = n.lastHead
			return false
		}
		p.Core, p.To, p.reach, p.Head, p.Kind, p.Who = far, far, far, n.at, Name, who
		return false
	}
	if d.Tongue.Cases && n.noun && n.owned == 0 && (lexis.LooksGenitive(d.Tokens[n.at].Lower) || far < n.end && lexis.IsUpper(d.Tokens[n.at].Text) && d.isBodyName(far)) && d.Tokens[n.p.Head].Text == d.Tokens[n.p.Head].Lower { // biuro | Stowarzyszenia Pomocy
		if n.owned = n.p.Head; n.lastHead > 0 {
			n.owned = n.lastHead - 1
		}
		n.at, n.lastHead = far, -1
		return true
	}
	n.noun, n.p.Head, n.lastHead = true, far-1, -1
	if d.Tokens[far-1].Owner {
		n.noun, n.lastHead = false, -1
	}
	n.at = far
	if far < n.end && d.Tongue.Cases && d.PersonAt(far) != nil { // z Radiem Północ | Paweł Morski
		return false
	}
	if far >= n.end || d.Tokens[far].Kind != lexis.Word || d.Tokens[far].Text != d.Tokens[far].Lower || !n.noun || d.Tongue.Nouns {
		return true
	}
	if lexis.IsNumeral(d.Tokens[far].Text) {
		n.at++ // Section 12; Radio 4's | controller
		return d.Tokens[far].Owner
	}
	if d.qualifies(n.from, far, n.end) {
		for n.at < n.end && d.isQualifying(n.at) {
			n.at++
		}
		return n.at < n.end && lexis.IsCapital(d.Tokens[n.at].Text) && d.PersonAt(n.at) == nil // le ministre de la Transition écologique | Luc Morel
	}
	if d.Tongue.IsRomance() && n.governed && d.Tokens[far].Class == 0 && d.Is(far+1, far, ",") && d.PersonAt(far+2) != nil { // le ministre des Affaires | étrangères, Luc Morel
		return true
	}
	n.agent = d.Tokens[n.from].Class&lexis.Det != 0 && (d.endsAsSomebody(far) || n.endsBehind(far))
	star := (d.Tongue.IsEnglish() || d.Tongue.Tag == "nl") && d.PersonAt(min(far+1, len(d.Tokens)-1)) != nil && d.Tokens[far].Class&^lexis.Head == 0 && !strings.HasSuffix(d.Tokens[far].Lower, "ed") // NBA star | Bo Reed
	half := d.Tokens[far].Class&^(lexis.Work|lexis.Thing) == 0 && n.halvesAt(far+1)                                                                                                                   // the Elm Council standards | and ethics committee
	if !n.agent && !star && !work && !half && !d.Describes(far, n.end) && !d.nationBefore(n.from, far, n.end) {
		return false // NordAir obtained
	}
	n.noun = false // Accountability Office | report
	return true
}

// namedAfter are Romance bodies that bear the name of a person.
var namedAfter = lexis.Set(`fondation fundación fondazione fundação groupe grupo gruppo institut instituto istituto association asociación associazione associação`)

// namesBody reports whether the name of a person at the next token is that of the Romance body whose noun stands right before it:
// la Fondation | Paul Renard; Grupo | Robles; but not: el director del Instituto | Luis Mora, who may be the director.
func (n *nounReader) namesBody() bool {
	d, k := n.d, n.at-1
	return d.Tongue.IsRomance() && n.lastHead == n.at && namedAfter[d.Tokens[k].Lower] && (lexis.IsCapital(d.Tokens[k].Text) || d.PersonAt(n.at).Gender != mention.Unknown) && (!n.governed || d.Has(n.from-1, n.from, lexis.Accord))
}

// endsBehind reports whether an English phrase behind a verb of saying and an article ends with the word at token far, which is in no list,
// behind a name: said the Harlow | star.
func (n *nounReader) endsBehind(far int) bool {
	d, t := n.d, &n.d.Tokens[far]
	return d.Tongue.IsEnglish() && d.Has(n.from-1, n.from, lexis.Say) && t.Class&^(lexis.Homonym|lexis.Given|lexis.Work|lexis.Base) == 0 && !d.IsAdverb(far) && !lexis.EndsAny(t.Lower, "s", "ed") && (far+1 >= n.end || d.Tokens[far+1].Kind == lexis.Sign)
}

// owns reports whether a name before token far is that of the owner of what is named there: Anna Renners | Entscheidung; Hugo
// Maas | ' opvolger.
func (n *nounReader) owns(far int) bool {
	d := n.d
	if far+1 < n.end && (d.Tokens[far].Text == "'" || d.Tokens[far].Text == "’") && !d.Tongue.IsEnglish() {
		return d.Tokens[far].Span.Start == d.Tokens[far-1].Span.End && d.Tokens[far+1].Kind == lexis.Word
	}
	return d.Tongue.Nouns && far < n.end && d.Tokens[far].Kind == lexis.Word && lexis.IsCapital(d.Tokens[far].Text) && strings.HasSuffix(d.Tokens[far-1].Lower, "s") && d.PersonAt(far) == nil
}

// phrase completes what was read, and reports whether it is a noun phrase.
func (n *nounReader) phrase() bool {
	d, p, k := n.d, n.p, n.at
	if n.paper {
		p.Core, p.To, p.reach, p.Kind = k, k, k, Entity
		return true
	}
	first := &d.Tokens[n.from]
	if k == n.from || p.Head < 0 && first.Class&lexis.Number == 0 && first.Lower != "this" && first.Lower != "that" {
		return false
	}
	named := !d.Tongue.IsEnglish() && !d.Tongue.Cases && d.Is(k, n.from, ",") && d.PersonAt(k+1) != nil || d.namedBehind(n.from, k)                      // la portavoz vecinal, Ana Ruiz
	owns := d.Tongue.Cases && n.lastHead > 0 && n.lastHead < k && lexis.IsCapital(d.Tokens[k-1].Text) && lexis.LooksGenitive(d.Tokens[n.lastHead].Lower) // глава отдела «Север»
	if n.lastHead > 0 && n.lastHead < k && !named && !owns && d.verbEnding(n.lastHead) && !d.qualifies(n.from, n.lastHead, n.end) && !(k < len(d.Tokens) && d.Tokens[k].Class&(lexis.Say|lexis.Tell|lexis.Aux|lexis.Verb|lexis.Ing) != 0) {
		k = n.lastHead // the trainer | purred; but a dit le président américain
	}
	if p.Head < 0 {
		p.Head = n.from
	}
	if n.lastHead > 0 {
		p.Head = n.lastHead - 1
	}
	if n.owned > 0 {
		p.Head = n.owned
	}
	if d.Tongue.Nouns && d.Tokens[p.Head].Text == d.Tokens[p.Head].Lower {
		return false
	}
	p.Core, p.To, p.reach = k, k, k
	if p.Kind = d.kindOf(p); n.agent {
		p.Kind = Role
	}
	return true
}

// namedBehind reports whether the phrase that starts at token from, behind its verb, and ends before token k goes on up to a comma
// and a name: a affirmé | le ministre russe | de la Défense, Igor Roman.
func (d *Clauses) namedBehind(from, k int) bool {
	if !d.Tongue.IsRomance() || !d.Has(from-1, from, lexis.Say|lexis.Part) || !d.Has(k, from, lexis.Prep) {
		return false
	}
	for end := k + 6; k < end && k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word; k++ {
		if d.Tokens[k].Class&(lexis.Saying|lexis.Verb|lexis.Aux|lexis.Sub|lexis.Rel) != 0 {
			return false
		}
	}
	return d.Is(k, from, ",") && d.PersonAt(k+1) != nil
}
