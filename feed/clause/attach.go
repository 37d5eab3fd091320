package clause

import (
	"strings"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// phrase adds a noun phrase, the last one that was read, to the clause and returns the token after it.
func (r *reader) phrase(p *Phrase) int {
	d := r.d
	n := len(d.Phrases) - 1
	adjacent := r.govern(p)
	if name := max(r.nameOfJob(p), r.nameOfDutchJob(p)); name > p.To {
		p.To, p.reach, r.nameAt = name, name, name
		if p.Kind != Role && p.Pre < 0 {
			p.Kind, p.Head = Role, p.From
		}
	}
	before := p.From - 1
	f := r.top()
	switch {
	case r.joinName(p, n):
	case f.verb < 0 && f.subject < 0 && (d.Tokens[p.Head].Class&lexis.Period != 0 || whens[d.Tokens[p.Head].Lower]) && p.To < r.to && afterwards[d.Tokens[p.To].Lower]: // Hours | later Fox said
	case p.Pre < 0 && d.TellsWhen(p.From, p.Core): // Last week | Fox said; a dit le 3 mai | Anne Renard
	case r.pending >= 0 && (p.Pre >= 0 || p.To <= r.subjectAt || d.saidAbout(d.Actions[r.pending].At, p) || (d.Tongue.Drops || d.Tongue.Nouns) && d.Tokens[p.Head].Class&lexis.Period != 0 || d.Is(p.From, p.From, "es") && r.namedNext(p.To) || p.Kind == Name && d.Tongue.Nouns && r.sureSubject(p.To)): // so sieht es | Anna Fuchs; riet | Anna Fuchs ihr Anwalt
	case r.pending >= 0 && (d.inPlural(d.Actions[r.pending].At) || p.Kind == Other && d.Has(p.To, p.From, lexis.Conj) && d.Has(p.To+1, p.From, lexis.Saying)) && ones[d.Tokens[p.From].Lower] && (d.Tongue.Drops || p.Kind == Other) && !lexis.EndsAny(d.Tokens[p.Head].Lower, crowds...) && (!d.Has(p.To, p.From, lexis.Conj) || d.Has(p.To+1, p.From, lexis.Saying|lexis.Verb|lexis.Aux)): // plantean | una reforma; cuestionaron | la cifra y dijeron
		r.free, r.pending = n, -1
	case r.pending >= 0:
		d.Actions[r.pending].Subject, d.Actions[r.pending].Inverted = n, true
		if f.subject < 0 || d.Phrases[f.subject].Kind == Other && !r.insertedIn(f.subject, p) {
			f.subject = n
		}
		r.free, r.pending = n, -1
	case p.Pre >= 0:
		if adjacent && d.Tokens[p.From].Class&lexis.Period == 0 && p.Kind != Proform && !r.toldTo(p) {
			r.attachTo(r.last, p)
		} else if r.behindComma(p) {
			d.Phrases[r.free].reach, r.beside = p.To, n
		}
	case r.joined && r.last == r.beside && r.free >= 0 && p.Kind == Role && d.Phrases[r.free].Kind == Name: // Fox, a miller and a former clerk
		p.Alias, r.beside, r.joined = r.free, n, false
		d.Phrases[r.free].reach = max(d.Phrases[r.free].reach, p.To)
	case r.last >= 0 && before > r.from && d.Tokens[before].Class&lexis.Conj != 0 && d.Phrases[r.last].To == before && !d.negated(&d.Phrases[r.last]) && (f.verb < 0 || d.Actions[f.verb].Inverted && (d.Actions[f.verb].Subject == r.last && r.closes(p) || p.Kind == Name && d.Actions[f.verb].Subject >= 0 && d.Phrases[d.Actions[f.verb].Subject].Alias == r.last)):
		d.Phrases[r.last].With = n
		r.joined = false
	case r.addsTo(p) && p.Kind == Role:
		d.Phrases[d.Actions[f.verb].Subject].With = n
		r.joined = false
	case r.addsTo(p):
		p.Pre = d.Phrases[r.last].Pre
		r.attachTo(d.Phrases[r.last].Of, p)
	case r.behindOpening(p):
		f.subject, f.verb, r.free = n, -1, n
	case r.apposedTo(p) >= 0:
		r.apposition(r.apposedTo(p), n, p)
	case f.verb < 0 && (f.subject < 0 || d.Phrases[f.subject].To == p.From && (d.Phrases[f.subject].Kind == Other || p.Kind == Proform)):
		f.subject, r.free = n, n
	default:
		r.free = n
		if f.relative && f.verb < 0 && d.Tongue.Nouns && (p.Kind != Other && d.Tokens[p.From].Lower != "es" || d.Tokens[p.From].Lower == "der") { // Fuchs, die der Wirt „...“ nennt
			f.subject = -1
		}
		if f.verb >= 0 && d.Actions[f.verb].Object < 0 && !(p.Kind == Proform && d.Actions[f.verb].Class&lexis.Quoting != 0) {
			d.Actions[f.verb].Object = n
		}
	}
	for k := p.From; k < p.Core; k++ {
		d.PhraseAt[k] = int32(n)
	}
	r.last = n
	return p.To
}

// toldTo reports whether Romance phrase p is the somebody to whom the name before it says something: dijo Luis Mora a | la
// portavoz, Ana Robles.
func (r *reader) toldTo(p *Phrase) bool {
	d, v := r.d, r.top().verb
	return d.Tongue.IsRomance() && v >= 0 && d.Actions[v].Inverted && d.Actions[v].Subject == r.last && d.Phrases[r.last].Kind == Name && (p.Kind == Role || p.Kind == Name) && listeners[d.Tokens[p.Pre].Lower]
}

// notAt reports whether the word at token i denies the noun phrase behind it: Not | Fox but Reed said; Reed, not | Fox, said; nicht
// | Fuchs, sondern Reh.
func (r *reader) notAt(i int) bool {
	d := r.d
	if i+1 >= r.to || i > r.from && d.Tokens[i-1].Text != "," && d.Tokens[i-1].Class&lexis.Conj == 0 || !nots[d.Tongue.Tag][d.Tokens[i].Lower] {
		return false
	}
	next := &d.Tokens[i+1]
	return (d.PersonAt(i+1) != nil || next.Class&lexis.Det != 0) && !merely[next.Lower]
}

// nots are the words that deny a noun phrase, by language. Portuguese "no" is a preposition.
var nots = map[string]map[string]bool{
	"de": lexis.Set(`nicht`), "en": lexis.Set(`not`), "es": lexis.Set(`no`), "fr": lexis.Set(`pas non`), "it": lexis.Set(`non`), "nl": lexis.Set(`niet`), "pl": lexis.Set(`nie`), "pt": lexis.Set(`não`), "ru": lexis.Set(`не`),
}

// negated reports whether a word like "not" stands before a phrase, which then does nothing in its sentence.
func (d *Clauses) negated(p *Phrase) bool {
	return p.Pre >= 0 && d.Tokens[p.Pre].Class&(lexis.Prep|lexis.Accord) == 0 && nots[d.Tongue.Tag][d.Tokens[p.Pre].Lower]
}

// insertedIn reports whether the Romance verb that is pending and phrase p, its subject, stand between commas within the clause of
// the thing of phrase subject, which is so: Lo importante, dice | Hugo Vidal, es. What the thing is they say.
func (r *reader) insertedIn(subject int, p *Phrase) bool {
	d := r.d
	verb := d.Actions[r.pending].At
	return d.Tongue.IsRomance() && d.Phrases[subject].To == verb-1 && d.Is(verb-1, verb, ",") && d.Is(p.To, p.From, ",") && d.Has(p.To+1, p.From, lexis.Aux|lexis.Verb) && !d.Has(p.To+1, p.From, lexis.Saying)
}

// behindOpening reports whether phrase p is somebody behind the comma that ends the words with which the sentence begins, and which
// say something of them: Giving evidence in Elm, | Ann Fox, a miller, said; Accusé d'avoir menti, | il a dit. A participle is in no
// list, and what follows it may look like its verb.
func (r *reader) behindOpening(p *Phrase) bool {
	d, f := r.d, r.top()
	if f.verb >= 0 && !d.Actions[f.verb].Guessed || f.subject < 0 || p.Pre >= 0 || p.From == r.from || !d.Is(p.From-1, p.From, ",") {
		return false
	}
	q := &d.Phrases[f.subject]
	if q.From != r.from || q.Core != q.From+1 || f.verb >= 0 && d.Actions[f.verb].At != q.Core {
		return false
	}
	if d.Tongue.IsRomance() {
		return p.Kind != Other && p.Kind != Entity && d.opensWithWords(q) && (r.mark < 0 || lexis.EndsAny(d.Tokens[q.From].Lower, participle[d.Tongue.Tag]...)) // not: Autor do “Guia”, o jornalista diz
	}
	first := &d.Tokens[q.From]
	return d.Tongue.IsEnglish() && (p.Kind == Name || p.Kind == Role) && len(first.Lower) > 4 && strings.HasSuffix(first.Lower, "ing") && q.Alias < 0 && first.Class&(lexis.Head|lexis.Given) == 0
}

// opensWithWords reports whether the one word of phrase q, which begins a Romance sentence, has its capital for that alone and is
// no subject, for it has no article, and more words follow it: Juriste | spécialisée dans la pêche, Anne Renard dit; but Pemex, la
// empresa estatal, dijo.
func (d *Clauses) opensWithWords(q *Phrase) bool {
	t := &d.Tokens[q.From]
	if q.Who != nil || q.Kind == Proform || d.NamedInside(t.Text) || lexis.IsUpper(t.Text) || t.Class&(lexis.Given|lexis.Det) != 0 {
		return false
	}
	return q.Core < len(d.Tokens) && d.Tokens[q.Core].Kind == lexis.Word && !d.Has(q.Core, q.From, lexis.Conj|lexis.Rel)
}

// afterwards are words behind a length of time that make it tell when something happens.
var afterwards = lexis.Set(`later earlier ago before afterwards después depois dopo prima antes`)

// ones are articles before a noun in the singular.
var ones = lexis.Set(`el la un una este esta o a um uma il lo l' uno un' le une leur son sa su suo sua seu`)

// crowds are endings of nouns in the singular that mean several: une centaine, la mayoría.
var crowds = strings.Fields(`aine cena zena cina ntina orité oría oria oranza moitié mitad metade metà groupe grupo gruppo couple foule pareja coppia casal plupart partie parte nombre número numero poignée millier ensemble`)

// namedNext reports whether a person's name or a subject with its article follows at token i, behind adverbs and a title: auch |
// Wirtin Anna Fuchs; auch | der Wirt.
func (r *reader) namedNext(i int) bool {
	d := r.d
	for i < r.to && d.IsAdverb(i) {
		i++
	}
	return d.personBehind(i) || d.Tongue.Nouns && i < r.to && r.startsSubject(i) && !lexis.EndsAny(d.Tokens[d.Actions[r.pending].At].Lower, "heißt", "hieß") // heißt es | die Stadt betreffend
}

// behindComma reports whether phrase p stands behind a comma and says where the person named before it belongs: X, della Lega,
// dice.
func (r *reader) behindComma(p *Phrase) bool {
	d := r.d
	return r.free >= 0 && d.Phrases[r.free].Kind == Name && d.Phrases[r.free].To == p.Pre-1 && d.Is(p.Pre-1, p.Pre, ",") && !d.Tongue.IsEnglish() && !d.Tongue.Nouns
}

// inPlural reports whether the verb of saying at token i is in the plural, in a Romance language: affirment; but not soutient.
func (d *Clauses) inPlural(i int) bool {
	return d.TheySay(i) || d.Tongue.Tag == "fr" && (d.Is(i-1, i, "ont") || strings.HasSuffix(d.Tokens[i].Lower, "ent") && !lexis.EndsAny(d.Tokens[i].Lower, "tient", "vient"))
}

// closes reports whether a clause cannot go on with another verb behind phrase p: said the mayor and her deputy | on Monday. In
// "said the mayor and her deputy nodded" the second one is the subject of another clause.
func (r *reader) closes(p *Phrase) bool {
	i := p.Core
	if i >= r.to || r.d.Tokens[i].Kind != lexis.Word {
		return true
	}
	another := p.Kind != Name && r.d.Tokens[p.From].Class&lexis.Det != 0
	return r.d.Tokens[i].Class&(lexis.Prep|lexis.Period) != 0 && !another && !r.clauseAhead(i)
}

// govern notes the preposition before a phrase, or the article that shows that it is no subject. It reports whether the
// phrase belongs to the one right before it.
func (r *reader) govern(p *Phrase) (adjacent bool) {
	d := r.d
	p.Pre, r.pre = r.pre, -1
	if d.Tongue.Nouns && p.Pre < 0 && d.Is(p.To, p.From, "zufolge") { // der Polizei zufolge
		p.Pre = p.To
	}
	if i := p.From - 2; p.Pre < 0 && i > r.from && d.Tongue.IsEnglish() && p.Kind == Name && d.Has(i, i, lexis.Prep) && r.doing(i+1) { // convicted of killing | Ann Fox
		p.Pre = i
		return false
	}
	if r.last >= 0 && p.Pre == d.Phrases[r.last].To {
		adjacent = (!d.Tongue.Nouns || d.Phrases[r.last].Kind != Proform) && !r.infinitiveOf(p) && !(d.Tongue.IsEnglish() && d.Is(p.Pre, p.Pre, "as") && d.Phrases[r.last].Kind == Role) // heißt es | auf der Seite; said the mayor | as the crowd left
	}
	f := r.top()
	dative := d.Tongue.Nouns && !f.relative && d.Is(p.From, p.From, "der") && p.Core > p.From+1 && d.isFeminine(p.From+1) // Der Zeitung | sagte sie; but: das der Zeitung vorliegt
	if (dative || d.oblique(p)) && p.Pre < 0 && !(f.verb >= 0 && d.Actions[f.verb].Class&lexis.Quoting != 0) {            // sagte dem Sender
		p.Pre = p.From
		if d.Tongue.Cases && r.last >= 0 && d.Phrases[r.last].To == p.From && d.Phrases[r.last].Kind != Name && d.Tokens[p.From-1].Kind == lexis.Word { // адвокат | Анны Кравец; not: редактор «Севера» | мэру Мореву
			adjacent = true
		}
	}
	if d.Tongue.Cases && p.Pre < 0 && r.last >= 0 && d.Phrases[r.last].To == p.From && d.Phrases[r.last].Kind == Role && d.Is(p.Core, p.From, ",") && (p.Core == p.From+1 && d.isGenitive(p.From) || d.GenitivesBehind(p.From-1) >= p.Core && d.PersonAt(p.Core+1) != nil && d.Tokens[p.Core+1].Class&lexis.Oblique == 0) { // лидер | партии, Павел Морев
		p.Pre, adjacent = p.From, true
	}
	if d.Tongue.Nouns && r.last >= 0 && d.Phrases[r.last].To == p.From && d.Phrases[r.last].Kind != Proform && Genitive[d.Tokens[p.From].Lower] && p.From != r.subjectAt { // der Chef | der Firma
		p.Pre, adjacent = p.From, true
	}
	return adjacent
}

// doing reports whether the word at token i is an English participle of no verb of saying, in small letters: killing.
func (r *reader) doing(i int) bool {
	t := &r.d.Tokens[i]
	return t.Kind == lexis.Word && t.Text == t.Lower && len(t.Lower) > 5 && strings.HasSuffix(t.Lower, "ing") && t.Class&(lexis.Ing|lexis.Head|lexis.Thing|lexis.Prep|lexis.Period|lexis.Utter) == 0
}

// infinitiveOf reports whether phrase p behind "to" is an infinitive, which is in no list and has an object: asked the board to | abandon
// all plans.
func (r *reader) infinitiveOf(p *Phrase) bool {
	d := r.d
	t := &d.Tokens[p.From]
	if last := &d.Phrases[r.last]; d.Tongue.IsEnglish() && d.Is(p.Pre, p.Pre, "to") && t.Class == 0 && t.Text == t.Lower && last.Pre > r.from && d.Is(last.Pre, last.From, "by") { // told by the crew to | sit
		return true
	}
	return d.Tongue.IsEnglish() && d.Is(p.Pre, p.Pre, "to") && p.Core == p.From+1 && t.Class == 0 && t.Text == t.Lower && d.Has(p.Core, p.From, lexis.Det|lexis.Prep|lexis.Object) && !strings.HasSuffix(d.Tokens[p.Pre-1].Lower, "ed")
}

// joinName joins a name to the role right before it and reports whether it did: a plumber named Fox; ein Wirt namens Fuchs; according
// to the warden, Fox. n is the index that the name will have.
func (r *reader) joinName(p *Phrase, n int) bool {
	d, before := r.d, p.From-1
	if r.last < 0 || p.Kind != Name || before <= r.from || d.Phrases[r.last].To != before {
		return false
	}
	last := &d.Phrases[r.last]
	if w := d.Tokens[before].Lower; w == "named" || w == "namens" {
		last.Alias = n
		if s := r.top().subject; s >= 0 && d.Phrases[s].Alias == r.last { // the plumber, a man named Fox
			d.Phrases[s].Alias = n
		}
		return true
	}
	if d.Tokens[before].Text != "," || p.Pre >= 0 || p.To < r.to && d.Tokens[p.To].Kind != lexis.Sign {
		return false
	}
	final := d.Tongue.IsRomance() && (p.To == r.to || d.Is(p.To, p.From, "."))
	for last.Kind != Role && !d.endsAsSomebody(last.Head) && !(final && r.bearsName(last, p)) || !d.Accords(last) { // according to a spokesman for | the police, Fox; nach den Worten des Chefs | der Wehr, Jan Fuchs
		if last.Of < 0 {
			return false
		}
		last = &d.Phrases[last.Of]
	}
	last.Alias = n
	return true
}

// bearsName reports whether the noun of phrase q, which is in no list, has an article, so that the full name of phrase p in
// apposition shows that it is somebody: O militar, | Paulo Reis, disse; selon le greffier, | Paul Renard.
func (r *reader) bearsName(q, p *Phrase) bool {
	d := r.d
	return q.Kind == Other && p.Kind == Name && d.Tokens[q.From].Class&lexis.Det != 0 && d.Tokens[d.MentionAt(p.Head).At].Class&lexis.Given != 0
}

// addsTo reports whether a conjunction joins phrase p to the subject that follows its verb, or to what belongs to it: dijo la jefa de
// prevención y | extinción de incendios, Ana Ruiz; dijo el jefe del grupo y | portavoz, Hugo Vidal. Somebody else has an article.
func (r *reader) addsTo(p *Phrase) bool {
	d, f := r.d, r.top()
	if !d.Tongue.IsRomance() || r.last < 0 || f.verb < 0 || !d.Actions[f.verb].Inverted || p.Kind == Name || p.Kind == Proform || p.Kind == Role && d.Tokens[p.From].Class&lexis.Det != 0 {
		return false
	}
	last := &d.Phrases[r.last]
	root := last
	for root.Of >= 0 {
		root = &d.Phrases[root.Of]
	}
	return last.Of >= 0 && last.To == p.From-1 && d.Tokens[p.From-1].Class&lexis.Conj != 0 && root == &d.Phrases[d.Actions[f.verb].Subject] && r.closes(p)
}

// attachTo joins phrase p to phrase q and to what that belongs to: the head | of the institute | for water.
func (r *reader) attachTo(q int, p *Phrase) {
	d := r.d
	p.Of = q
	for ; q >= 0; q = d.Phrases[q].Of {
		d.Phrases[q].To = p.To
		d.Phrases[q].reach = max(d.Phrases[q].reach, p.To)
		if q == r.beside && r.free >= 0 { // Ann Fuchs, die Leiterin | der Schule
			d.Phrases[r.free].reach = max(d.Phrases[r.free].reach, p.To)
		}
	}
}

// apposedTo returns the phrase that p stands in apposition to, after a comma or a dash, or -1. In Russian and Polish a name in the
// nominative needs no comma: rzecznik sądu w Gdańsku | Piotr Mak. Of a body before it the name is no apposition, but it hides the
// body, which is spoken to: mówi Radiu Zet, mówi RMF FM | Piotr Mak.
func (r *reader) apposedTo(p *Phrase) int {
	d, f, before := r.d, r.top(), p.From-1
	if before <= r.from {
		return -1
	}
	if p.From == r.nameAt && r.free >= 0 && d.Phrases[r.free].reach == p.From {
		return r.free
	}
	if d.Tongue.Cases && p.Pre < 0 && r.free >= 0 && d.Phrases[r.free].reach == p.From && d.isPersonNominative(p.Head) {
		if q := &d.Phrases[r.free]; q.Kind == Role || q.Kind == Entity && f.verb >= 0 {
			return r.free
		}
	}
	if d.Tongue.IsRomance() && p.Pre < 0 && p.Kind == Name && r.free >= 0 && d.fullNameAt(p.Head) && r.jobBefore(&d.Phrases[r.free], p.From) { // le ministre de la Transition écologique | Luc Morel
		return r.free
	}
	end := r.bracketBefore(before)
	if d.Tokens[before].Text == ")" && d.Tongue.Nouns && p.Kind == Name && r.free >= 0 && d.Phrases[r.free].Kind == Role && d.Phrases[r.free].To == end { // die Chefin des Amtes (AfU) | Anna Fuchs
		return r.free
	}
	switch t := d.Tokens[before].Text; {
	case f.subject >= 0 && f.verb < 0 && lexis.IsDashOrComma(t):
		if r.free >= 0 && d.Phrases[r.free].reach == before {
			return r.free
		}
		return f.subject
	case r.free >= 0 && f.verb >= 0 && t == "," && (d.Phrases[r.free].To == end || r.secondJob(before)):
		if d.Tongue.IsEnglish() && p.Kind == Name && d.Actions[f.verb].Inverted && d.Has(p.To, before, lexis.Aux) { // explained the teacher, | the Lexa could be
			return -1
		}
		return r.free
	case d.Tongue.Cases && r.free >= 0 && f.verb >= 0 && lexis.IsDashOrComma(t) && d.Phrases[r.free].Kind == Role && d.Phrases[r.free].To == before && (p.To >= r.to || d.Tokens[p.To].Kind == lexis.Sign):
		return r.free // mówi rzecznik urzędu – Karol Mak
	}
	return -1
}

// quotedVerb reports whether a quotation that follows the English subject of the clause may hold its verb, as nothing else does: The roof
// “leaks” at night.
func (r *reader) quotedVerb() bool {
	f := r.top()
	return r.d.Tongue.IsEnglish() && f.verb < 0 && f.subject >= 0 && r.mark >= r.d.Phrases[f.subject].To
}

// jobBefore reports whether phrase p says what somebody is and of what, and ends before token i. What belongs to it may be a person or bear
// the name of one itself: la mère de la ministre | Anne Renard; le directeur du collège | Luc Morel; l'adjoint de Mme | Renard.
func (r *reader) jobBefore(p *Phrase, i int) bool {
	d := r.d
	of := &d.Tokens[d.Phrases[r.last].Head]
	return p.Kind == Role && d.Tokens[p.Head].Class&lexis.Kin == 0 && p.Pre < 0 && p.Alias < 0 && p.To == i && p.To > p.Core && d.Tokens[i-1].Class&lexis.Title == 0 && (of.Class&(lexis.Head|lexis.Kin) == 0 || of.Class&lexis.Thing != 0) && !bearsNames[of.Lower]
}

// bracketBefore returns the token where short brackets begin that end at token i, or right before it, or i: sagte die Chefin des Amtes |
// (AfU), Anna Fuchs. In English they may hold anything.
func (r *reader) bracketBefore(i int) int {
	d, end := r.d, i
	if d.Is(i, i, ",") {
		end = i - 1
	}
	for k := end - 1; !d.Tongue.IsEnglish() && d.Is(end, i, ")") && k > r.from && k > end-5; k-- {
		if d.Tokens[k].Text == "(" {
			return k
		}
	}
	return i
}

// secondJob reports whether the second job of a subject of Spanish, Portuguese, Italian or French ends before the comma at token i:
// dijo el concejal e impulsor del proyecto | , Hugo Vidal. Somebody else has an article.
func (r *reader) secondJob(i int) bool {
	d := r.d
	with := d.Phrases[r.free].With
	return d.Tongue.IsRomance() && with >= 0 && d.Phrases[with].To == i && d.Tokens[d.Phrases[with].From].Class&lexis.Det == 0
}

// namesBody reports whether nothing shows that the name of phrase n, right behind the noun for a body in a Romance language, is that of a
// person: El candidato de la coalición | Alianza del Norte, Luis Mora.
func (r *reader) namesBody(n int) bool {
	p := &r.d.Phrases[n]
	return r.d.Tongue.IsRomance() && p.Who != nil && p.Who.Gender == mention.Unknown && lexis.GivenNames.Of(p.Who.First)&lexis.Given == 0 && !r.d.Is(p.From-1, p.From, ",") && r.d.PhraseAt[p.From-1] > 0 && r.d.Phrases[r.d.PhraseAt[p.From-1]].Pre >= 0
}

// apposition joins phrase p to phrase of: the tenor, Ann Fox; Ann Fox, the tenor. n is the index that p will have.
func (r *reader) apposition(of, n int, p *Phrase) {
	q := &r.d.Phrases[of]
	if (q.Alias < 0 || q.Kind == Role && p.Kind == Name && (r.d.Phrases[q.Alias].Kind != Name || r.namesBody(q.Alias) && r.d.Tokens[r.d.MentionAt(p.Head).At].Class&lexis.Given != 0)) && (p.Kind == Name || q.Kind == Name || p.Kind == Role || p.Kind == Entity && (q.Kind == Role || r.d.Tokens[q.From].Class&lexis.Det != 0 && r.d.Tokens[p.From].Class&lexis.Det == 0)) && p.Kind != Proform && q.Kind != Proform {
		q.Alias = n
		if q.Pre < 0 && len(r.frames) == 1 && r.top().verb < 0 && r.d.Is(p.From-1, p.From, ",") && r.d.Is(p.To, p.From, ",") && r.bearsName(q, p) { // O militar, | Paulo Reis, disse
			q.Kind = Role
		}
		if who := p.Who; who != nil && q.Kind == Role && who.Gender == mention.Unknown { // the woman at the stall, Kim Fox
			who.Gender = r.d.WordGender(q.From, q.Core)
		}
	}
	q.reach = max(q.reach, p.To)
	r.free, r.beside = of, n
}
