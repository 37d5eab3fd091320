package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file reads the French verbs right behind a quotation, with their pronouns and what stands inside them: « ... », s'en est | amusé
// Anne Renard; « ... », a tout de même | concédé le maire.

// Clitics are French pronouns before a verb.
var Clitics = lexis.Set(`s' se en y l' le la lui leur m' me nous vous`)

// maxInPerfect is the largest number of tokens from an auxiliary to its participle.
const maxInPerfect = 7

// frenchBehind reads the French verb whose pronouns, or which, start at token i right behind a quotation, where its words or its
// form are in no list. It returns what verbal does.
func (r *reader) frenchBehind(i int) (next int, ok bool) {
	d := r.d
	if d.Tongue.Tag != "fr" || !r.behindWords(i) {
		return i, false
	}
	v, own := i, d.Is(i, i, "s'est") // own: its object is its subject
	for v < i+3 && v+1 < r.to && Clitics[d.Tokens[v].Lower] {
		own = own || d.Is(v, i, "s'") || d.Is(v, i, "se")
		v++
	}
	t := &d.Tokens[v]
	if t.Class&lexis.Aux != 0 {
		p := r.perfectAt(v, own)
		if p == 0 || v == i && !own && r.listedPerfect(v, p) || d.Tokens[p].Class&(lexis.Part|lexis.Told) == 0 && d.setPhraseAt(p) == p && !d.withPronoun(v) && (r.awaited() || !own && !r.answered(p+1)) {
			return i, false
		}
		return r.actFrom(i, v, p), true
	}
	switch {
	case behindOnly[t.Lower] && !(d.withPronoun(v) || r.answered(v+1) && !r.awaited()):
		return i, false
	case behindOnly[t.Lower], d.setPhraseAt(v) > v, v > i && t.Class&lexis.Say != 0 && !d.withPronoun(v), own && seems[t.Lower] && d.plainWord(v+1),
		own && t.Class == 0 && t.Text == t.Lower && !Takes(t.Lower) && (d.withPronoun(v) || r.answered(v+1) && !r.awaited()):
		return r.actFrom(i, v, v), true
	}
	return i, false
}

// listedPerfect reports whether the participle at token p is in a list, and nothing but a pronoun and adverbs part it from its
// auxiliary at token v.
func (r *reader) listedPerfect(v, p int) bool {
	d := r.d
	return !lexis.Any(v+1, p, func(k int) bool { return d.Tokens[k].Class&lexis.Pronoun == 0 && !d.IsAdverb(k) }) && d.Tokens[p].Class&(lexis.Part|lexis.Told) != 0
}

// behindWords reports whether token i follows a quotation that somebody may have said there, with a comma between, or a whole sentence: not
// La figure des « gilets » | a publié.
func (r *reader) behindWords(i int) bool {
	return r.behindMark(i) && (i > r.mark+1 || r.mark == r.from || lexis.EndsAny(r.wordsInMarks(), "!", "?"))
}

// wordsInMarks returns the last piece of the last quotation.
func (r *reader) wordsInMarks() string {
	pieces := r.d.Quotes[r.d.Tokens[r.mark].Quote].Pieces
	if len(pieces) == 0 {
		return ""
	}
	return strings.TrimSpace(pieces[len(pieces)-1].Of(r.d.Body))
}

// awaited reports whether a subject before the last quotation still waits for its verb, and the quotation is a part of its
// sentence: La vente, « une perte », | a choqué le maire.
func (r *reader) awaited() bool {
	f := r.top()
	return f.verb < 0 && f.subject >= 0 && !lexis.IsCapital(r.wordsInMarks())
}

// answered reports whether somebody starts at token i, behind a French verb of saying in no list, or behind a time or an adverb there.
func (r *reader) answered(i int) bool {
	d := r.d
	for i < r.to && d.Tokens[i].Class&lexis.Det == 0 && (d.IsAdverb(i) || d.Has(i, i, lexis.Period)) {
		i++
	}
	return i < r.to && (d.startsSomebody(i) || d.IsOneOf(i))
}

// actFrom adds the action of the French verb at token v, whose pronouns start at token i and whose last word stands at token last,
// and returns the token after it.
func (r *reader) actFrom(i, v, last int) int {
	d := r.d
	r.opens, r.ends = i, max(last+1, d.setPhraseAt(last))
	next := r.ends
	r.act(Action{At: v, Class: lexis.Say})
	if r.opens, r.ends = -1, -1; last > v && d.withPronoun(v) {
		r.pending = -1
		r.invertedPronoun(v + 1)
	}
	return next
}

// seems are French verbs that say behind a quotation how somebody speaks it: « ... », se veut | rassurante Anne Renard.
var seems = lexis.Set(`veut voulait dit disait montre montrait`)

// plainWord reports whether token i is a word in small letters that is in no list.
func (d *Clauses) plainWord(i int) bool {
	return i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Class == 0 && d.Tokens[i].Text == d.Tokens[i].Lower
}

// setPhraseAt returns the token after the French set phrase of saying at token i, or i: met | en garde.
func (d *Clauses) setPhraseAt(i int) int {
	if puts[d.Tokens[i].Lower] && d.Is(i+1, i, "en") && d.Is(i+2, i, "garde") {
		return i + 3
	}
	return i
}

// behindOnly are French verbs that say something only right behind it, where somebody follows them: « ... », défendait | Paul
// Renard; not: Paul Renard défendait « La Source » à Cannes.
var behindOnly = lexis.Set(`promettait avertissait reprenait défendait souvenait plaignait signale signalait mentionne mentionnait confesse confessait`)

// puts are French verbs before "en garde".
var puts = lexis.Set(`met mettait mettent mettaient mis mit`)

// perfectAt returns the participle that belongs to the French auxiliary at token i, or 0. Own says that its object is its subject,
// so that it may agree with a woman or with several: s'est | indignée. Words that say how may stand between, which no participle
// ends: a de son côté | tweeté.
func (r *reader) perfectAt(i int, own bool) int {
	d := r.d
	for k := i + 1; k < r.to && k <= i+maxInPerfect; k++ {
		t := &d.Tokens[k]
		switch {
		case k == i+1 && d.withPronoun(i): // s'est-elle | interrogée
		case t.Kind != lexis.Word || t.Text != t.Lower || t.Class&(lexis.Aux|lexis.Be|lexis.Sub|lexis.Rel|lexis.Pronoun) != 0 || t.Class&lexis.Deny != 0 && t.Class&(lexis.Part|lexis.Told) == 0:
			return 0
		case d.Tokens[k-1].Class&(lexis.Det|lexis.Prep) != 0:
		case t.Class&(lexis.Part|lexis.Told) != 0, d.setPhraseAt(k) > k, d.looksParticiple(k):
			return k
		case own && (ownParticiples[t.Lower] || t.Class&^(lexis.Say|lexis.Ask) == 0 && lexis.EndsAny(t.Lower, "é", "ée", "és", "ées")):
			return k
		}
	}
	return 0
}

// ownParticiples are participles of French verbs of saying whose object is their subject, which do not end in é.
var ownParticiples = lexis.Set(`ému émue émus émues plaint plainte plaints plaintes réjoui réjouie réjouis réjouies dit dite dits dites défendu défendue repris reprise
	souvenu souvenue attendri attendrie`)

// frenchWhen returns the token after the French words at token i that say when something is said, or set its subject apart, or i:
// lundi soir; ce dimanche matin; dès mardi; fin avril; quant à lui.
func (d *Clauses) frenchWhen(i int) int {
	if i+2 < len(d.Tokens) && asides[d.Tokens[i].Lower+" "+d.Tokens[i+1].Lower+" "+d.Tokens[i+2].Lower] {
		return i + 3
	}
	k := i
	if d.Is(k, i-1, "ce") || d.Is(k, i-1, "dès") || d.Is(k, i-1, "fin") || d.Is(k, i-1, "début") {
		k++
	}
	if !d.Has(k, i-1, lexis.Period) || lexis.IsCapital(d.Tokens[k].Text) {
		return i
	}
	if k++; d.Has(k, i, lexis.Period) || d.Is(k, i, "dernier") {
		k++
	}
	if d.Has(k, i, lexis.Prep) { // mardi sur RTL
		return i
	}
	return k
}

// asides are French words behind a verb of saying that set its subject apart from others.
var asides = map[string]bool{
	"quant à lui": true, "quant à elle": true, "quant à eux": true, "quant à elles": true, "pour sa part": true, "pour leur part": true,
	"de son côté": true, "de leur côté": true, "à son tour": true, "à leur tour": true,
}

// writings are French nouns for where a body says something.
var writings = lexis.Set(`communiqué presse tweet message courrier rapport`)

// frenchSubject reports whether the French article at token k, behind a verb of saying, begins a subject: one word and a name, le
// socialiste Martial Renard; or a body, behind words that end with a name or a day and say where or when: a dit à l'AFP | la
// préfecture.
func (d *Clauses) frenchSubject(k int, governed bool) bool {
	if d.Tongue.Tag != "fr" {
		return false
	}
	before := &d.Tokens[k-1]
	ended := lexis.IsCapital(before.Text) || before.Class&lexis.Period != 0 || writings[before.Lower]
	if d.plainWord(k+1) && d.PersonAt(k+2) != nil && d.MentionAt(k+2).At == k+2 && !lexis.EndsAny(d.Tokens[k+1].Lower, "tion", "té", "ment") {
		return !governed || ended
	}
	return governed && ended && d.Has(k+1, k, lexis.Thing)
}

// SaysInfinitive reports whether token i is a French infinitive of a verb of saying, with which somebody speaks: ajouter, conclure;
// not: citer, lire.
func (d *Clauses) SaysInfinitive(i int) bool {
	t := &d.Tokens[i]
	return t.Text == t.Lower && (t.Class&lexis.Base != 0 && strings.HasSuffix(t.Lower, "er") && !quotes[t.Lower] || sayings[t.Lower])
}

var (
	quotes  = lexis.Set(`citer montrer réciter chanter imiter`)
	sayings = lexis.Set(`dire redire conclure répondre poursuivre reprendre reconnaître admettre promettre prédire renchérir prévenir avertir surenchérir`)
)

// narrates reads the French infinitive behind the preposition at token i with which somebody speaks: Et le maire | d'ajouter : «
// ... » What is said follows a colon. It returns what verbal does.
func (r *reader) narrates(i int) (next int, ok bool) {
	d, p := r.d, r.last
	if d.Tongue.Tag != "fr" || !d.Is(i, i, "d'") && !d.Is(i, i, "de") || p < 0 || d.Phrases[p].To != i || d.Phrases[p].Pre >= 0 || !d.Has(d.Phrases[p].From-1, i, lexis.Conj) {
		return i, false
	}
	if k := d.Phrases[p].Kind; k != Name && k != Role || i+2 >= r.to || !d.SaysInfinitive(i+1) || d.Has(i+2, i, lexis.Det) {
		return i, false
	}
	if c := d.Phrases[p].From - 1; c > r.from && !lexis.IsCapital(d.Tokens[c].Text) && d.Tokens[c-1].Text != "," { // entre la ville et X
		return i, false
	}
	for k := i + 2; k < r.to && k < i+7; k++ {
		t := &d.Tokens[k]
		if t.Text == ":" {
			r.act(Action{At: i + 1, Class: lexis.Say})
			r.pending, d.Actions[len(d.Actions)-1].Subject = -1, p
			return i + 2, true
		}
	}
	return i, false
}

// objectAhead reports whether the article at token i is the object of the verb of saying behind it: Anna Moro | gli dice che. In
// French its subject precedes it and a colon announces its words: Anne Renard | l'assure : « ... »
func (r *reader) objectAhead(i int) bool {
	d, f := r.d, r.top()
	if d.Tongue.Tag == "it" && i+1 < r.to && (d.Is(i, i, "gli") || d.Is(i, i, "le") || d.Is(i, i, "lo")) {
		return d.Has(i+1, i, lexis.Say|lexis.Tell) && d.Tokens[i+1].Class&(lexis.Head|lexis.Thing|lexis.Utter|lexis.Part|lexis.Base) == 0
	}
	if d.Tongue.Tag != "fr" || !d.Is(i, i, "l'") && !d.Is(i, i, "le") {
		return false
	}
	if i > r.from && Likes[d.Tokens[i-1].Lower] && d.Has(i+1, i, lexis.Say) { // Comme | l'explique Anne Renard
		return true
	}
	if f.subject < 0 || f.verb >= 0 || r.last < 0 || d.Phrases[r.last].To != i || r.last != f.subject || i+2 >= r.to {
		return false
	}
	if k := d.Phrases[f.subject].Kind; k != Name && k != Role || d.Tokens[i+1].Class&lexis.Say == 0 {
		return false
	}
	end := i + 2
	for end+1 < r.to && end < i+6 && d.Tokens[end].Kind == lexis.Word && d.Tokens[end].Class&(lexis.Saying|lexis.Aux) == 0 {
		end++
	}
	return d.Is(end, i, ":")
}

// isLatter reports whether the French words at token i mean the person who was mentioned last, and no noun follows them: Ce dernier
// | a dit.
func (d *Clauses) isLatter(i int) bool {
	if d.Tongue.Tag != "fr" || !(d.Is(i, i, "ce") && d.Is(i+1, i, "dernier")) && !(d.Is(i, i, "cette") && d.Is(i+1, i, "dernière")) {
		return false
	}
	if i+2 >= len(d.Tokens) || d.Tokens[i+2].Kind != lexis.Word {
		return true
	}
	t := &d.Tokens[i+2]
	return t.Class&(lexis.Say|lexis.Tell|lexis.Verb|lexis.Aux|lexis.Reflexive|lexis.Deny|lexis.Rel|lexis.Prep|lexis.Adverb) != 0 && t.Class&lexis.Period == 0
}

// tellsPhraseAt returns the token after the French set phrase at token i that leads up to words of its subject, or i: a fait part |
// de « ... »; met en garde | contre « ... »
func (d *Clauses) tellsPhraseAt(i int) int {
	if d.Tongue.Tag != "fr" {
		return i
	}
	k := i
	if puts[d.Tokens[i].Lower] {
		k = d.setPhraseAt(i)
	} else if makes[d.Tokens[i].Lower] && (d.Is(i+1, i, "part") || d.Is(i+1, i, "état")) && d.Has(i+2, i, lexis.Prep) {
		k = i + 2
	}
	for n := i - 1; n >= 0 && n >= i-3; n-- { // n'a pas fait part
		if d.Tokens[n].Class&lexis.Deny != 0 {
			return i
		}
	}
	for n := k; n < len(d.Tokens) && k > i; n++ {
		t := &d.Tokens[n]
		if t.Kind == lexis.Quoted {
			return k
		}
		if n > k+maxToWords || t.Paragraph != d.Tokens[i].Paragraph || t.Class&(lexis.Saying|lexis.Part|lexis.Told|lexis.Aux|lexis.Be|lexis.Ing|lexis.Rel) != 0 || strings.HasSuffix(t.Lower, "ant") { // de témoins ayant entendu
			return i
		}
	}
	return i
}

// maxToWords is the largest number of tokens from such a phrase to the quotation.
const maxToWords = 12

// makes are French verbs before "part" and "état".
var makes = lexis.Set(`fait faisait font faisaient fit`)
