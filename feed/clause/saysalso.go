package clause

import (
	"seedfeed/feed/lexis"
)

// This file finds the subject of a second verb of saying in a Romance sentence: X anunció que la obra acabó y | aseguró que.

// alsoSays returns the subject of Romance action a, a verb of saying behind a conjunction and before "that" or a colon, if the verb of
// action outer may go on in it. It is the subject of outer where the tense tells so, as no verb between is in that of both, or where what
// it said first is that a thing does something, that something is so, or yes or no, and nobody else stands between: X anunció que la obra
// acabó y | aseguró que; X dijo que Y está enfermo y | aseguró que. It is -1 where Y may be meant: X dijo que Y vino y | aseguró que.
// Otherwise ok is false: X dijo que entró en la casa y | aseguró que; X no dijo que la obra acabó ni | aseguró que.
func (r *reader) alsoSays(a *Action, outer int) (subject int, ok bool) {
	d, o := r.d, &r.d.Actions[outer]
	next, conj := a.At+1, a.At-1
	for conj > o.At && d.Tokens[conj].Class&lexis.Conj == 0 && (d.Tokens[conj].Class&(lexis.Aux|lexis.Object|lexis.Reflexive) != 0 || d.IsAdverb(conj)) {
		conj--
	}
	if o.Class&(lexis.Say|lexis.Part) == 0 || a.Class&(lexis.Say|lexis.Part) == 0 || o.Subject < 0 || d.TheySay(o.At) != d.TheySay(a.At) || next >= r.to || !d.Has(conj, a.At, lexis.Conj) || o.Denied || neithers[d.Tokens[conj].Lower] {
		return 0, false
	}
	if k := d.Phrases[o.Subject].Kind; k != Name && k != Role && k != Entity || !thats[d.Tokens[o.At+1].Lower] || d.AnyToken(o.At+1, conj, func(t *lexis.Token) bool { return t.Kind == lexis.Quoted }) {
		return 0, false
	}
	that := thats[d.Tokens[next].Lower] || (d.Is(next, a.At, "en") || d.Is(next, a.At, "de")) && next+1 < r.to && thats[d.Tokens[next+1].Lower]
	if !that && !d.Is(next, a.At, ":") {
		return 0, false
	}
	tense := d.tenseOf(a.At)
	parallel := tense != otherTense && tense == d.tenseOf(o.At)
	if parallel && !lexis.Any(o.At+2, conj, func(k int) bool { return d.tenseAt(k) == tense }) {
		return o.Subject, true
	}
	thing := d.PhraseAt[min(o.At+2, a.At)]
	if that && (thing >= 0 && r.doesItself(int(thing), outer+1, a.At) || r.isSo(o.At+2, conj)) && !lexis.Any(o.At+1, conj, func(k int) bool {
		n := d.PhraseAt[k]
		return n >= 0 && d.Phrases[n].Kind != Other && d.Phrases[n].Pre < 0
	}) {
		return o.Subject, true
	}
	inner := r.top().subject
	return -1, parallel && inner >= 0 && inner != o.Subject && d.Phrases[inner].From > o.At && d.Phrases[inner].Kind != Other
}

// The tenses in which papers tell what somebody said.
const (
	otherTense  = iota
	inPerfect   // ha dicho; a dit
	inPreterite // dijo; disse
)

// tenseOf returns the tense of the Romance verb of saying at token i.
func (d *Clauses) tenseOf(i int) int {
	if d.Tokens[i].Class&lexis.Part != 0 && d.Tokens[i].Class&lexis.Say == 0 || d.Has(i-1, i, lexis.Aux) {
		return inPerfect
	}
	return d.tenseAt(i)
}

// tenseAt returns the tense of the word at token i, if it looks like a Romance verb in the perfect or the preterite. Nouns may look so.
func (d *Clauses) tenseAt(i int) int {
	t := &d.Tokens[i]
	switch {
	case t.Class&lexis.Aux != 0 && t.Class&lexis.Prep == 0:
		k := i + 1
		for k+1 < len(d.Tokens) && (d.Tokens[k].Class&lexis.Deny != 0 || d.IsAdverb(k)) {
			k++
		}
		if d.Has(k, i, lexis.Part) || k < len(d.Tokens) && lexis.EndsAny(d.Tokens[k].Lower, participle[d.Tongue.Tag]...) {
			return inPerfect
		}
	case t.Text != t.Lower:
		return otherTense
	}
	if preterites[t.Lower] || lexis.EndsAny(t.Lower, preteriteEnds[d.Tongue.Tag]...) {
		return inPreterite
	}
	return otherTense
}

var (
	preteriteEnds = map[string][]string{
		"es": {"ó", "aron", "ieron", "jeron"}, "pt": {"ou", "eu", "iu", "aram", "eram", "iram"}, "it": {"ò", "arono", "irono", "ettero"},
	}
	preterites = lexis.Set(`fue fueron hizo tuvo estuvo pudo quiso vino puso supo hubo dio vio dijo trajo foi fez teve esteve pôde quis veio pôs soube houve deu viu
		disse fu furono fece fecero venne vennero vide mise prese scrisse chiese rispose`)
)

// behindWish reports whether Romance action a, behind a conjunction, is what the subject of the main clause says, whose verb has a
// clause of what that one wishes or regrets, told by its first verb: X lamentó que Y haya mentido y | aseguró que; X nie que Y ait
// menti et | assure que.
func (r *reader) behindWish(a *Action) bool {
	d := r.d
	if !d.Tongue.IsRomance() || len(r.frames) != 2 || r.frames[0].subject < 0 || r.otherNumber(a, r.frames[0].subject) || a.Class&(lexis.Say|lexis.Tell|lexis.Part) == 0 {
		return false
	}
	p := &d.Phrases[r.frames[0].subject]
	if p.Pre >= 0 || p.Kind == Other || a.Class&lexis.Part != 0 && d.Tokens[a.At-1].Class&lexis.Conj != 0 || neithers[d.Tokens[a.At-1].Lower] { // haya mentido y dicho
		return false
	}
	for i, that := p.reach, false; i < a.At; i++ {
		switch t := &d.Tokens[i]; {
		case that && (wished[t.Lower] || t.Class == 0 && d.Tokens[i-1].Class&(lexis.Det|lexis.Prep) == 0 && lexis.EndsAny(t.Lower, subjunctive[d.Tongue.Tag]...)):
			return !d.AnyToken(i, a.At, func(t *lexis.Token) bool { return thats[t.Lower] }) // nie qu'il ait dit que c'est fini et | assure
		case !that && thats[t.Lower]:
			that = true
		case t.Kind != lexis.Word && i > p.reach, t.Class&(lexis.Conj|lexis.Sub|lexis.Rel) != 0, that && t.Class&(lexis.Saying|lexis.Verb|lexis.Aux) != 0 && t.Class&(lexis.Head|lexis.Thing|lexis.Det|lexis.Prep) == 0:
			return false
		}
	}
	return false
}

// wished are forms of "to have", "to be" and the like in what somebody wishes or regrets.
var wished = lexis.Set(`haya hayan sea sean esté estén tenga tengan pueda puedan hubiera hubieran hubiese hubiesen fuese fuesen
	seja sejam esteja estejam tenha tenham possa possam haja hajam fosse fossem tivesse tivessem houvesse houvessem pudesse
	sia siano abbia abbiano stia possa possano fossero avesse avessero stesse potesse soit soient ait aient puisse puissent fût eût`)

var neithers = lexis.Set(`ni nem né`)

// doesItself reports whether the phrase p is the subject of all actions from n on before token end, and of at least one: dijo que | la obra
// acabó; but dijo que | la empujó y tiene miedo.
func (r *reader) doesItself(p, n, end int) bool {
	d := r.d
	core := d.Phrases[p].Core
	is := core < end && d.Tokens[core].Class == 0 && d.tenseAt(core) == inPreterite
	for k := d.Phrases[p].From; k < d.Phrases[p].Core; k++ {
		if d.looksPast(k) {
			return false
		}
		is = is || k > d.Phrases[p].From+1 && lexis.EndsAny(d.Tokens[k].Lower, subjunctive[d.Tongue.Tag]...) // que | las obras terminaran
	}
	for ; n < len(d.Actions) && d.Actions[n].At < end; n++ {
		if a := &d.Actions[n]; a.Subject != p && !(a.Subject > p && d.Phrases[a.Subject].Kind == Other && d.Phrases[a.Subject].From == a.At+1 && d.Has(a.At, a.At, lexis.Aux)) { // se ha | elaborado
			return false
		}
		is = true
	}
	return is
}

// subjunctive are endings of verbs in the past whose clause is what somebody regrets or asks for.
var subjunctive = map[string][]string{
	"es": {"ara", "aran", "iera", "ieran"}, "pt": {"asse", "assem", "esse", "essem", "isse", "issem"}, "it": {"asse", "assero", "esse", "essero", "isse", "issero"},
}

// isSo reports whether the clause in tokens i to end says that something is so, or is only yes or no: dijo que | era tarde; que |
// no hay agua; but ha detto che | è tornato a casa.
func (r *reader) isSo(i, end int) bool {
	d := r.d
	if i+1 == end && yesNo[d.Tokens[i].Lower] {
		return true
	}
	for i < end && (d.Tokens[i].Class&lexis.Deny != 0 || d.IsAdverb(i) && d.Tokens[i].Class&lexis.Reflexive == 0 || d.Is(i, i, "c'") || d.Is(i, i, "ci")) {
		i++
	}
	return i+1 < end && isSo[d.Tongue.Tag][d.Tokens[i].Lower] && !lexis.EndsAny(d.Tokens[i+1].Lower, participle[d.Tongue.Tag]...) && d.Tokens[i+1].Class&lexis.Part == 0
}

var (
	yesNo = lexis.Set(`sí no sì sim não`)
	isSo  = map[string]map[string]bool{
		"es": lexis.Set(`es era son eran fue fueron será serán sería hay había hubo habrá`), "pt": lexis.Set(`é era são eram foi foram será serão seria há havia houve haverá`),
		"it": lexis.Set(`è era sono erano sarà saranno sarebbe`),
	}
)

// concedes returns the subject of the main clause, if the Romance verb at token verb, whose first word stands at token i, says
// right behind "although" what that one admits: X responde que no, aunque | reconoce que. It is -1 where a clause with a subject or
// a verb stands around "although", as its subject may be meant: X dice que Y miente, aunque | reconoce que.
func (r *reader) concedes(verb, i int) int {
	d := r.d
	although := i > r.from+1 && (conceding[d.Tokens[i-1].Lower] || d.Is(i-1, i, "se") && d.Is(i-2, i, "anche"))
	if !although || !d.Tongue.Drops || d.Tongue.Cases || len(r.frames) < 2 || verb+1 >= r.to || !thats[d.Tokens[verb+1].Lower] || d.Tokens[verb].Class&lexis.Say == 0 {
		return -1
	}
	n := len(r.frames) - 2
	for n > 0 && r.frames[n].subject < 0 && r.frames[n].verb < 0 { // responde que no, aunque
		n--
	}
	main := r.frames[n]
	if n > 0 || main.subject < 0 || main.verb < 0 || d.Actions[main.verb].Subject != main.subject {
		return -1
	}
	s := &d.Phrases[main.subject]
	if s.Pre >= 0 || s.Kind != Name && s.Kind != Role || d.TheySay(verb) != d.IsSeveral(s.Head) {
		return -1
	}
	return main.subject
}

var conceding = lexis.Set(`aunque embora sebbene benché`)

// isObject reports whether the subject of Romance action a, whose words start behind a conjunction at token i, is what is done to by
// the verb before it, which is in no list, as the clause begins with an article and a noun: La schiacciatrice ha lodato | le compagne e |
// ha detto; but Ayer llegó | Ana Gil y | dijo.
func (r *reader) isObject(a *Action, i int) bool {
	d := r.d
	if a.Subject < 0 || i < r.from+4 || !d.Tongue.IsRomance() || d.Tokens[i-1].Class&lexis.Conj == 0 {
		return false
	}
	p := &d.Phrases[a.Subject]
	verb := p.From - 1
	if p.Pre >= 0 || p.Kind == Proform || p.Kind == Name || p.Who != nil || d.Tokens[p.Head].Class&(lexis.Head|lexis.Title|lexis.Kin) != 0 || verb < r.from+2 || !d.plainWord(verb) || d.IsAdverb(verb) {
		return false
	}
	start := verb
	for start > r.from && d.Tokens[start-1].Kind == lexis.Word && d.Tokens[start-1].Class&(lexis.Sub|lexis.Conj|lexis.Rel|lexis.Object) == 0 {
		start--
	}
	if start > r.from && d.Tokens[start-1].Class&lexis.Object != 0 || d.Tokens[start].Class&lexis.Det == 0 || d.Tokens[start].Class&lexis.Prep != 0 || start+1 >= verb || d.TellsWhen(start, verb) {
		return false
	}
	return !lexis.Any(p.From, i, func(k int) bool { return d.Tokens[k].Kind != lexis.Word })
}

// hasObject reports whether Romance action a, whose words start at token i, follows an article and a noun in no list, and an article and
// another such noun follow it at token next, which is what it is done to: La schiacciatrice | ha elogiato le compagne; but El lunes |
// habló la edil; La noticia | la confirmó la edil; Una vez más | denunció la plataforma que.
func (r *reader) hasObject(a *Action, i, next int) bool {
	d := r.d
	if d.Has(next-1, next, lexis.Det) && next-1 > a.At {
		next--
	}
	if !d.Tongue.IsRomance() || a.Subject < 0 || !d.Has(next, a.At, lexis.Det) {
		return false
	}
	s := &d.Phrases[a.Subject]
	if s.Kind != Other || s.Pre >= 0 || s.reach != i || d.Tokens[s.From].Class&lexis.Det == 0 || d.startsSomebody(next) || d.personBehind(next) || next+2 < r.to && thats[d.Tokens[next+2].Lower] || d.TellsWhen(s.From, i) {
		return false
	}
	return !lexis.Any(i, a.At, func(k int) bool { return d.Tokens[k].Class&(lexis.Object|lexis.Reflexive) != 0 })
}
