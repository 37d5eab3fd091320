package clause

import (
	"regexp"
	"strings"

	"seedfeed/feed/lexis"
)

// This file finds the subject of a verb.

// act adds a finite verb or an infinitive and finds its subject: the phrase right before it, or the subject of its clause.
func (r *reader) act(a Action) {
	d := r.d
	n := len(d.Actions)
	a.Subject, a.Object = -1, -1
	i := a.At
	for i > r.from && (d.Tokens[i-1].Class&(lexis.Aux|lexis.Deny) != 0 || d.IsAdverb(i-1) || i > r.from+1 && d.Tokens[i-2].Lower == "used") {
		if i--; d.Tokens[i].Class&lexis.Deny != 0 && d.Tokens[i].Class&lexis.Aux == 0 && !merely[d.Tokens[i+1].Lower] { // never said
			a.Denied = true
		}
	}
	if r.opens >= 0 {
		i = r.opens
	}
	f := r.findSubject(&a, i)
	if !a.Loose {
		a.Outer = f.outer
	}
	a.Unsaid = a.Unsaid || (f.unsaid || r.contrary(&a)) && !a.Loose
	a.Aside = f.aside && d.Tokens[a.At].Lower != "put" && d.Tokens[a.At].Lower != "puts" && !d.Is(a.At+1, a.At, "that")
	if a.Loose && i > r.from {
		a.Denied = r.deniedBefore(a.At - 1)
	}
	if a.Subject >= 0 && d.Tongue.Nouns && d.Phrases[a.Subject].Kind == Other && r.speaks(&a) {
		d.Phrases[a.Subject].Kind = Entity
	}
	if r.givesNickname(&a, i) {
		a.Class &^= lexis.Saying | lexis.Part
	}
	d.Actions = append(d.Actions, a)
	r.subjectAt = -1
	if r.inverts(a, i, f.verb >= 0) {
		r.pending = n
	}
	f.verb = n
	r.free, r.joined = -1, false
	if d.Tongue.IsRomance() { // según explicó | el alcalde: no phrase behind a preposition
		r.pre = -1
	}
}

// contrary reports whether English action a stands in a condition without "if" or in a question that may be answered with no, which
// begins the sentence: Had Fox | said so; Should she say so; Did Fox say so?
func (r *reader) contrary(a *Action) bool {
	d := r.d
	if a.Outer < 0 || a.Class&lexis.Saying == 0 || !d.Tongue.IsEnglish() || d.Actions[a.Outer].At != r.from || d.Actions[a.Outer].Subject >= 0 {
		return false
	}
	if d.AnyToken(r.from+1, a.At, func(t *lexis.Token) bool { return t.Text == "," }) {
		return false
	}
	return contraries[d.Tokens[r.from].Lower]
}

// contraries begin such conditions and questions.
var contraries = lexis.Set(`had should were did does do would could will`)

// endRelative leaves a relative clause that ends with a comma before token i and had no listed verb: X, wiens vrouw de winkel runt,
// | zegt; X, die das Museum seit 2001 leitet, | sagt.
func (r *reader) endRelative(i int) {
	d, f := r.d, r.top()
	if i > r.from && d.Tokens[i-1].Text == "," && f.relative && f.comma && f.verb < 0 && (f.subject >= 0 || f.aside || d.Tongue.Nouns || d.Tongue.Cases) && !d.Tongue.IsEnglish() {
		r.frames = r.frames[:len(r.frames)-1]
		r.free = -1
	}
}

// endWhose leaves the clause of an English “whose”, whose verb is in no list, before the verb of saying of action a, which starts
// behind a comma at token i, where the clause around it still lacks its verb: Fox, whose ward includes the mill, | said; but not:
// Fox, whose mill, | said Reed, is old.
func (r *reader) endWhose(a *Action, i int) {
	f := r.top()
	if f.whose == 0 || f.verb >= 0 || a.Loose || a.Class&lexis.Saying == 0 || i < f.whose+5 || !r.d.Is(i-1, i, ",") || a.At+1 < r.to && r.d.PersonAt(a.At+1) != nil || len(r.frames) < 2 {
		return
	}
	if outer := &r.frames[len(r.frames)-2]; outer.verb < 0 && outer.subject >= 0 && r.d.Phrases[outer.subject].From < f.whose {
		r.frames = r.frames[:len(r.frames)-1]
		r.free = -1
	}
}

// endParticiple leaves the clause of a participle that has a subject of its own, where a finite verb follows a conjunction before token i:
// Fox showed a video of Reed singing and | wrote.
func (r *reader) endParticiple(a *Action, i int) {
	d, f := r.d, r.top()
	if !d.Tongue.IsEnglish() || a.Loose || len(r.frames) < 2 || f.verb < 0 || i == r.from || d.Tokens[i-1].Class&lexis.Conj == 0 || d.Tokens[a.At].Class&lexis.Base != 0 {
		return
	}
	if own := &d.Actions[f.verb]; own.Loose && own.Own && own.Class&lexis.Ing != 0 {
		r.frames = r.frames[:len(r.frames)-1]
	}
}

// endClauses leaves the clauses that are over before action a, which starts at token i.
func (r *reader) endClauses(a *Action, i int) {
	r.endRelative(i)
	r.endWhose(a, i)
	r.endParticiple(a, i)
}

// findSubject sets the subject of action a, whose verb and the words before it start at token i, and returns the clause that the
// verb stands in: it may begin or end one.
func (r *reader) findSubject(a *Action, i int) *frame {
	d := r.d
	r.endClauses(a, i)
	f := r.top()
	if r.wasAsked(a, i) {
		a.Subject, a.Passive = f.subject, true
		return r.push(frame{subject: f.subject, verb: -1, outer: -1, relative: true, comma: true})
	}
	direct := r.free >= 0 && (d.endsAt(r.free, i) || d.endsAt(r.free, r.beforeDay(i))) && d.Phrases[r.free].Pre < 0 && !(d.Tongue.Nouns && d.Tokens[d.Phrases[r.free].Head].Class&lexis.Period != 0) // hatte Ende Januar | betont
	if direct && r.tellsAside(a, i) {
		d.Phrases[f.subject].Alias, d.Phrases[f.subject].reach = -1, d.Phrases[f.subject].To
		a.Subject = r.beside
		return r.push(frame{subject: r.beside, verb: -1, outer: -1, relative: true, comma: true, aside: true})
	}
	if direct && r.beside > r.free && d.Tokens[i-1].Text != "," && !(d.Tongue.Nouns && d.Phrases[r.free].Kind == Name) {
		r.noApposition()
	}
	if r.endUnlisted(a) {
		f, direct = r.top(), false
	}
	switch {
	case a.Loose:
		a.Subject, a.Outer = f.subject, f.verb
	case f.aside && f.relative && f.verb >= 0 && !d.Tongue.IsEnglish(): // Дымов, как сообщает газета, | заявил
		f = r.leaveRelatives()
		a.Subject = f.subject
	case r.namedBefore(i) && a.Class&lexis.Say != 0: // Speaking in Elm | Mr Fox said
		a.Subject = r.last
		r.frames = append(r.frames[:0], frame{subject: r.last, verb: -1, outer: -1})
		f = r.top()
	case f.relative && f.verb < 0 && direct && !(d.Tongue.Nouns && f.subject >= 0): // that she said
		a.Subject, f.subject = r.free, r.free
	case direct && f.subject != r.free && (r.behindMark(d.Phrases[r.free].From) || r.quotedVerb() && a.Class&lexis.Say != 0 && d.Is(d.Phrases[r.free].From-1, i, ",")): // The deal “is bad” for all, Fox wrote
		f = r.push(frame{subject: r.free, verb: -1, outer: -1})
		a.Subject = r.free
	case f.verb >= 0 && direct && f.subject != r.free && !(f.relative && (d.Tongue.IsRomance() || !f.comma && d.Actions[f.verb].Class&lexis.Saying == 0)):
		outer := f.verb
		if r.joined { // said Fox, but the vicar said
			outer = f.outer
		}
		f = r.push(frame{subject: r.free, verb: -1, outer: outer})
		a.Subject = r.free
	case r.joined && len(r.frames) > 1 && (f.relative && r.otherNumber(a, f.subject) || r.behindWish(a)):
		r.frames = r.frames[:len(r.frames)-1]
		f = r.leaveRelatives()
		a.Subject = f.subject
	case f.relative && f.verb >= 0 && !r.joined: // who founded the paper wrote
		f = r.leaveRelatives()
		a.Subject = f.subject
	case f.verb >= 0 && i > r.from && d.Tokens[i-1].Text == "," && r.spokenOf(f.verb) >= 0: // said the suspect, named as Fox, shouted
		a.Subject = r.spokenOf(f.verb)
		f = r.push(frame{subject: a.Subject, verb: -1, outer: f.verb})
	case direct && (f.verb < 0 && d.twoNames(f.subject, r.free) || d.besideEntity(f.subject, r.free) || r.colonBefore(r.free) || f.verb < 0 && r.butBefore(r.free)): // Niet alleen Jan Post, ook Piet Kok zegt
		a.Subject, f.subject = r.free, r.free
	case r.joined && f.outer >= 0 && d.Tongue.IsRomance() && r.alsoSubject(a, f.outer):
		f = r.top()
	case r.saysAlso(*a):
		for len(r.frames) > 1 && r.top().outer == f.outer {
			r.frames = r.frames[:len(r.frames)-1]
		}
		a.Subject = d.Actions[f.outer].Subject
		f = r.top()
	case f.verb < 0 && f.subject < 0 && r.inWhich(a.At, i) >= 0:
		a.Subject = r.inWhich(a.At, i)
	default:
		a.Subject = f.subject
	}
	return r.fitSubject(a, i, f)
}

// fitSubject takes the subject of action a, whose clause is f, back if it cannot be the subject. It returns the clause that the verb
// stands in then.
func (r *reader) fitSubject(a *Action, i int, f *frame) *frame {
	if r.setOff(a, i) {
		if main := &r.frames[0]; len(r.frames) > 1 && main.verb < 0 && main.subject >= 0 {
			r.frames, f, a.Subject = r.frames[:1], main, main.subject
		} else {
			a.Subject = -1
		}
	}
	if r.disagrees(a) || r.isObject(a, i) {
		a.Subject = -1
	}
	return f
}

// setOff reports whether the subject of action a, whose verb of saying starts at token i, is no more than the last words of what
// stands before the comma there: Al justificar su voto, | dijo: Q; Dopo aver sentito il sindaco, | ha detto: Q. The sentence does
// not name who speaks.
func (r *reader) setOff(a *Action, i int) bool {
	d := r.d
	if !d.Tongue.Drops || d.Tongue.Cases || a.Subject < 0 || a.Class&(lexis.Say|lexis.Part) == 0 || !d.Is(i-1, i, ",") || Likes[d.Tokens[i].Lower] {
		return false
	}
	p := &d.Phrases[a.Subject]
	return p.To == i-1 && p.reach == p.To && p.Pre < 0 && (p.Kind == Other || d.IsDoneTo(p))
}

// IsDoneTo reports whether an infinitive, a gerund or a participle stands right before a Spanish, Italian or Portuguese phrase that
// is no name: al justificar | su voto; sentito | il sindaco.
func (d *Clauses) IsDoneTo(p *Phrase) bool {
	return p.From > 0 && p.Kind != Name && p.Kind != Proform && doing.MatchString(d.Tokens[p.From-1].Lower) && d.Tokens[p.From-1].Class&(lexis.Adverb|lexis.Prep|lexis.Sub|lexis.Conj|lexis.Period) == 0
}

// doing ends such forms of verbs.
var doing = regexp.MustCompile(`.([aeiu]re?|[aei]ndo|[aiurst]t[oaie]|[ai]d[oa]s?)$`)

// tellsAside reports whether the verb of saying of action a, which starts at token i, and its subject stand between commas, within the
// clause of somebody else, whose verb of saying follows: Ann Fox, | her neighbour recalls, called it a ghost.
func (r *reader) tellsAside(a *Action, i int) bool {
	d, f, next, q := r.d, r.top(), a.At+2, &r.d.Phrases[max(r.beside, 0)]
	return d.Tongue.IsEnglish() && f.subject == r.free && f.verb < 0 && r.beside > r.free && a.Class&lexis.Say != 0 && next < r.to && q.To == i && d.Is(q.From-1, i, ",") &&
		d.Is(next-1, i, ",") && d.Has(next, i, lexis.Say|lexis.Tell) && d.Tokens[next].Class&lexis.Ing == 0
}

// wasAsked reports whether the English verb of action a at token i is a participle behind the comma that follows the subject, which has
// no verb yet: Fox, | asked whether Reed was right, said.
func (r *reader) wasAsked(a *Action, i int) bool {
	d, f := r.d, r.top()
	return d.Tongue.IsEnglish() && !a.Loose && a.At == i && i > r.from+1 && d.Tokens[i-1].Text == "," && strings.HasSuffix(d.Tokens[i].Lower, "ed") && a.Class&lexis.Saying != 0 &&
		f.verb < 0 && f.subject >= 0 && d.Phrases[f.subject].To == i-1 && d.Has(i+1, i, lexis.Sub|lexis.Prep|lexis.Rel)
}

// leaveRelatives leaves the relative clauses that have their verb, and returns the clause around them.
func (r *reader) leaveRelatives() *frame {
	for len(r.frames) > 1 && r.top().relative && r.top().verb >= 0 {
		r.frames = r.frames[:len(r.frames)-1]
	}
	return r.top()
}

// endUnlisted leaves the clauses whose verb is in no list, before the verb of action a, and reports whether there were any: l'avvocato che
// difende l'imprenditore | ha detto.
func (r *reader) endUnlisted(a *Action) (any bool) {
	for f := r.top(); f.unlisted > 0 && f.unlisted < a.At && f.verb < 0 && !a.Loose && len(r.frames) > 1; f = r.top() {
		r.frames = r.frames[:len(r.frames)-1]
		any = true
	}
	return any
}

// beforeDay returns the token of the preposition before a day that ends before token i, in English, or i: which Fox | on Friday called.
func (r *reader) beforeDay(i int) int {
	if d := r.d; i > r.from+2 && d.Tongue.IsEnglish() && d.Has(i-1, i, lexis.Period) && d.Has(i-2, i, lexis.Prep) {
		return i - 2
	}
	return i
}

// namedBefore reports whether an English name ends before token i, behind the words of a participle that begins the sentence, which
// no comma ends.
func (r *reader) namedBefore(i int) bool {
	d, f := r.d, r.top()
	verb := i
	if i > r.from+4 && d.Tokens[i-1].Text == ")" && d.Tokens[i-3].Text == "(" { // Fox (2004)
		i -= 3
	}
	if !d.Tongue.IsEnglish() || r.last < 0 || f.subject >= 0 || d.Phrases[r.last].To != i || d.Phrases[r.last].Kind != Name || d.Phrases[r.last].Pre < 0 {
		return false
	}
	p := &d.Phrases[r.last]
	at := d.MentionAt(p.Head).At
	if at == p.From && d.Has(verb, i, lexis.Say) && d.PersonAt(min(verb+1, len(d.Tokens)-1)) != nil { // Speaking for Ann Fox said | Tom Reed
		return false
	}
	if (at == p.From || d.Tokens[at-1].Class&lexis.Det != 0) && lexis.GivenNames.Of(p.Who.First)&lexis.Given == 0 { // to the Elm Post Fox
		return false
	}
	opening := p.Pre == r.from || d.Has(r.from, r.from, lexis.Prep) && !d.AnyToken(r.from, i, func(t *lexis.Token) bool { return t.Kind != lexis.Word }) // In a letter to | the board Fox wrote
	if f.verb < 0 && opening && at > p.From && d.Has(verb, i, lexis.Say) {                                                                               // On this point | Fox says
		return true
	}
	return f.bare && f.verb < 0 || f.verb >= 0 && d.Actions[f.verb].At == r.from && len(d.Actions) == f.verb+1
}

// disagrees reports whether the subject of a verb of saying, in front of it, is in the plural and the verb is not: Las medidas, opina, ...
func (r *reader) disagrees(a *Action) bool {
	d := r.d
	if d.Tongue.Tag == "nl" && a.Subject >= 0 && a.Class&lexis.Saying != 0 && d.Phrases[a.Subject].Pre < 0 && d.Phrases[a.Subject].With < 0 { // De burgemeester | noemen wij
		p, said := &d.Phrases[a.Subject], d.Tokens[a.At].Lower
		head := &d.Tokens[p.Head]
		return p.Kind == Role && head.Class&lexis.Head != 0 && !lexis.EndsAny(head.Lower, "en", "s") && d.Has(p.From, p.From, lexis.Det) && lexis.EndsAny(said, "en") && p.To == a.At
	}
	return d.Tongue.Drops && a.Subject >= 0 && d.Phrases[a.Subject].Who == nil && !a.Passive && r.otherNumber(a, a.Subject)
}

// otherNumber reports whether one of Romance action a and its subject would be in the plural and the other not: X salue les
// policiers qui ont travaillé et | dit. The subject is a name, or one that an article shows to be several.
func (r *reader) otherNumber(a *Action, subject int) bool {
	d := r.d
	if !d.Tongue.IsRomance() || subject < 0 || a.Loose || a.Class&(lexis.Say|lexis.Part) == 0 {
		return false
	}
	p := &d.Phrases[subject]
	many := p.Who == nil && manyArticles[d.Tokens[p.From].Lower] && d.Tokens[p.From+1].Text == d.Tokens[p.From+1].Lower
	return many && !d.inPlural(a.At) || p.Kind == Name && p.With < 0 && d.inPlural(a.At)
}

// manyArticles are articles before a noun in the plural.
var manyArticles = lexis.Set(`los las unos unas os as uns umas i gli les`)

// inWhich returns the subject of the clause around that of the verb at token verb, whose auxiliary starts at token i, if the verb tells
// what that one says somewhere, or at the same time: X difundió una nota en la que | pide que; X ha scritto una lettera in cui | dice:
// «...»; al tiempo que | aseguró que. Else it is -1. What it says follows.
func (r *reader) inWhich(verb, i int) int {
	d := r.d
	if by := r.concedes(verb, i); by >= 0 {
		return by
	}
	if d.Tongue.Cases && len(r.frames) > 1 && i > r.from && d.Has(i-1, i, lexis.Rel) && r.toWhom(i-1) < i-1 { // с заявлением, в котором | призвал
		s := r.frames[len(r.frames)-2].subject
		if s < 0 || d.Phrases[s].Pre >= 0 || d.TheySay(verb) && d.Phrases[s].Who != nil && d.Phrases[s].With < 0 || readsIn[d.Tokens[verb].Lower] {
			return -1
		}
		return s
	}
	if !d.Tongue.Drops || d.Tongue.Cases || len(r.frames) < 2 || i < r.from+2 || !whiches[d.Tokens[i-1].Lower] || d.Is(verb-1, verb, "se") || d.Is(verb-1, verb, "si") { // en la que se advierte
		return -1
	}
	if next := verb + 1; next >= r.to || !thats[d.Tokens[next].Lower] && d.Tokens[next].Kind == lexis.Word {
		return -1
	}
	s := r.frames[0].subject
	if !times[d.Tokens[i-2].Lower] {
		s = r.frames[len(r.frames)-2].subject
		if r.toWhom(i-1) == i-1 || s < 0 || !r.sends(s) {
			return -1
		}
	}
	if s < 0 || d.Phrases[s].Pre >= 0 {
		return -1
	}
	return s
}

// sends reports whether phrase by sends or prints a text of their own, which stands right behind the verb for that: X publicó un libro
// en el que; not: X difundió un vídeo de Y en el que; Y recibió una carta en la que.
func (r *reader) sends(by int) bool {
	d := r.d
	text := &d.Phrases[r.last]
	return sending[d.Tokens[max(text.From-1, 0)].Lower] && text.Of < 0 && d.Phrases[by].Kind != Entity
}

var (
	sending = lexis.Set(`emite emitió emitido publica publicó publicado difunde difundió difundido envía envió enviado escribe escribió escrito firma firmó divulga divulgó comparte compartió
		emette emesso pubblica pubblicò pubblicato diffonde diffuse diffuso invia inviò inviato scrive scrisse scritto
		emite emitiu emitido publicou divulgou enviou escreve escreveu escrito partilhou compartilhou assinou`)
)

var (
	whiches = lexis.Set(`que cui`)          // words for "which" behind a preposition
	times   = lexis.Set(`tiempo vez tempo`) // al tiempo que, a la vez que, ao mesmo tempo que
)

// spokenOf returns the phrase directly after a verb of saying with which a clause may begin, or -1.
func (r *reader) spokenOf(n int) int {
	a := &r.d.Actions[n]
	if a.Class&lexis.Say == 0 || a.Object < 0 {
		return -1
	}
	return a.Object
}

// twoNames reports whether two phrases name different persons.
func (d *Clauses) twoNames(p, q int) bool {
	return p >= 0 && p != q && d.Phrases[p].Kind == Name && d.Phrases[q].Kind == Name && d.Phrases[p].Who != d.Phrases[q].Who
}

// comesFrom reports whether phrase q ends the name of the place that the English person of phrase p comes from: Ann Fox of Elm, | Ontario
// said.
func (d *Clauses) comesFrom(p, q int) bool {
	if !d.Tongue.IsEnglish() || q < p+2 || d.Phrases[p].Pre >= 0 {
		return false
	}
	place, last := &d.Phrases[q-1], &d.Phrases[q]
	if last.Who != nil && last.Who.First != "" && lexis.IsGiven(d.Tokens[last.From].Text) || d.Is(last.To+1, last.To, ",") { // Ann Fox of Elm, | Bo Reed said, is Q
		return false
	}
	return place.Pre == d.Phrases[q-2].Core && (d.Is(place.Pre, place.Pre, "of") || d.Is(place.Pre, place.Pre, "from")) && d.Is(place.To, place.Pre, ",") && d.Phrases[q].From == place.To+1
}

// colonBefore reports whether a colon or a semicolon parts the name p from the words before it: La destra si divide: | X dice.
func (r *reader) colonBefore(p int) bool {
	i := r.d.Phrases[p].From - 1
	return !r.d.Tongue.IsEnglish() && r.d.Phrases[p].Kind == Name && i > r.from && (r.d.Tokens[i].Text == ":" || r.d.Tokens[i].Text == ";")
}

// butBefore reports whether “but” stands before English phrase p, which then begins a clause of its own: Prices for cars and vans
// soared, but | Fox said.
func (r *reader) butBefore(p int) bool {
	i := r.d.Phrases[p].From
	return r.d.Tongue.IsEnglish() && i > r.from && r.d.Is(i-1, i, "but")
}

// besideEntity reports whether phrase p is a name directly after phrase first, which is no part of it: радио «Север» | Павел
// Морев; адвокат Павла Морева | Луиза Адамова. English has a comma or a word between them.
func (d *Clauses) besideEntity(first, p int) bool {
	if d.Tongue.IsEnglish() || first < 0 || d.Phrases[p].Kind != Name || d.Phrases[first].To != d.Phrases[p].From {
		return false
	}
	k := d.Phrases[first].Kind
	return k == Entity || k == Role && d.Tongue.Cases
}

// alsoSubject sets the subject of Romance action a, behind a conjunction in a clause of action outer, if it goes on with what outer tells,
// and leaves that clause. Otherwise it reports false.
func (r *reader) alsoSubject(a *Action, outer int) bool {
	subject, ok := r.alsoSays(a, outer)
	if ok {
		a.Subject = subject
		for len(r.frames) > 1 && r.top().outer == outer {
			r.frames = r.frames[:len(r.frames)-1]
		}
	}
	return ok
}

// saysAlso reports whether a verb of saying goes on with an earlier one, whose clause is over: Fox said that it rains and
// said that it will rain.
func (r *reader) saysAlso(a Action) bool {
	d, f := r.d, r.top()
	if !r.joined || f.outer < 0 {
		return false
	}
	if a.Class&(lexis.Say|lexis.Tell) != 0 && a.At > r.from+2 && d.Tokens[a.At-2].Text == "," && d.Tongue.IsEnglish() {
		return len(d.Actions) == f.outer+2 && d.Actions[f.outer+1].At < a.At-3 // but said that Reed lied, hit her, and said
	}
	return d.Actions[f.outer].Class&lexis.Say != 0 && d.Is(a.At+1, a.At, "that")
}

// noApposition makes the phrase that seemed to be an apposition the subject, because no comma ends it: Sooner or later, the
// mayor said. A longer one is one without its comma: Ann Fox, the mayor of Elm said.
func (r *reader) noApposition() {
	d, f := r.d, r.top()
	k, b := d.Phrases[r.free].Kind, &d.Phrases[r.beside]
	if (k == Other || k == Entity) && b.Kind != Other || b.Kind == Role && d.Tokens[b.From].Class&lexis.Det != 0 && !(k == Name && (f.subject == r.free && b.To > b.Core || r.behindMark(d.Phrases[r.free].From))) || b.Kind == Proform || b.Kind == Name && (f.subject != r.free || k == Name) && !d.comesFrom(r.free, r.beside) {
		if f.subject == r.free {
			f.subject = r.beside
		}
		d.Phrases[r.free].Alias = -1
		r.free = r.beside
	}
}

// deniedBefore reports whether a word before token i denies the verb there: refused to say; denied ever saying.
func (r *reader) deniedBefore(i int) bool {
	for i > r.from && (r.d.Tokens[i].Lower == "to" || r.d.Tokens[i].Lower == "ever" || r.d.Tokens[i].Lower == "having") {
		i--
	}
	c := r.d.Tokens[i].Class
	return c&lexis.Deny != 0 || r.d.Tokens[i].Lower == "of" && i > r.from && (r.d.Tokens[i-1].Lower == "instead" || r.d.Tokens[i-1].Lower == "short")
}

// endsAt reports whether phrase p, or what is joined to it, ends before token i.
func (d *Clauses) endsAt(p, i int) bool {
	q := &d.Phrases[p]
	beside := q.reach == i-2 && q.Kind == Role && d.Tongue.IsEnglish() && d.Has(i-2, i, lexis.Prep) && d.Has(i-1, i, lexis.Object) // the man | behind me
	return q.To == i || q.reach == i || q.reach == i-1 && q.reach > q.To && d.Tokens[i-1].Text == "," || beside
}
