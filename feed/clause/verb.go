package clause

import (
	"strings"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// noVerb reports whether token i begins no verb, whatever its classes are: it is a name, the article of a subject (aldus | zijn
// advocaat), or a participle that opens a sentence (Asked | whether he would go, a clerk said).
func (r *reader) noVerb(i int) bool {
	d, t := r.d, &r.d.Tokens[i]
	return d.PersonAt(i) != nil || d.PassesOn(i) || d.field(i) || d.setPhrase(i) || r.saidNoun(i) || r.keepsDoing(i) || lexis.IsCapital(t.Text) && i > r.from && r.mark != i-1 ||
		d.Tongue.Tag == "nl" && r.pending >= 0 && d.Has(i+1, i, lexis.Head|lexis.Kin|lexis.Title|lexis.Office) ||
		r.opensParticiple(i) && t.Class&lexis.Ing == 0
}

// saidNoun reports whether the Romance word at token i, which looks like a verb of saying, is a noun for what is said, behind its article:
// «...», diz a | nota; divulgou a seguinte | nota; una | denuncia. Behind a subject the article is an object: Ana la | denuncia.
func (r *reader) saidNoun(i int) bool {
	d := r.d
	if !d.Tongue.IsRomance() || i < r.from+1 || !alsoNouns[d.Tokens[i].Lower] {
		return false
	}
	before := &d.Tokens[i-1]
	return oneOrNext[before.Lower] || before.Class&lexis.Det != 0 && r.pending >= 0 && d.Actions[r.pending].At == i-2 && r.mark >= 0
}

var (
	alsoNouns = lexis.Set(`nota denuncia denúncia pregunta pergunta queja queixa protesta réplica replica conferma alerta critica accusa`)
	oneOrNext = lexis.Set(`una uma seguinte siguiente seguente`)
)

// keepsDoing reports whether the Romance verb at token i tells what goes on, and not that somebody goes on to speak: continúa |
// buscando; continua | a piovere; una lotta | continua; continua «La saga degli uccelli»; relembra “O vento”. Right behind a
// quotation, before a colon and before somebody it tells who speaks.
func (r *reader) keepsDoing(i int) bool {
	d, next := r.d, i+1
	if d.Tongue.IsRomance() && next < len(d.Tokens) && d.Tokens[next].Kind == lexis.Quoted && (mention.GoingOn[d.Tokens[i].Lower] || ofWorks[d.Tokens[i].Lower]) && !r.behindMark(i) {
		return true
	}
	if !d.Tongue.IsRomance() || !mention.GoingOn[d.Tokens[i].Lower] || r.behindMark(i) && !d.Has(next, i, lexis.Ing) && !(next < r.to && d.looksInfinitive(d.Tokens[next].Lower)) {
		return false
	}
	if next >= r.to {
		return true
	}
	t := &d.Tokens[next]
	return t.Kind == lexis.Word && !d.startsSomebody(next) && !d.IsAdverb(next) || t.Kind == lexis.Sign && t.Text != ":" && (t.Text != "," || !r.behindMark(i))
}

// ofWorks are Portuguese verbs of saying whose object may be the title of a work or what a text shows: relembra “O vento”; aponta “falhas”.
var ofWorks = lexis.Set(`apontou aponta apontam apontaram resumiu resume resumem resumiram relembrou relembra relembram relembraram`)

// setPhrase reports whether the English word at token i, which looks like a verb, is the noun of a set phrase: the staff in | question.
func (d *Clauses) setPhrase(i int) bool {
	return d.Tongue.IsEnglish() && d.Has(i-1, i, lexis.Prep) && sets[d.Tokens[i-1].Lower+" "+d.Tokens[i].Lower]
}

var sets = map[string]bool{
	"in question": true, "under question": true, "beyond question": true, "on demand": true, "in demand": true, "in dispute": true,
	"without charge": true, "in charge": true, "at work": true, "under review": true,
}

// verbal reads the verb at token i with its auxiliaries. It returns the token after it and whether there is one.
func (r *reader) verbal(i int) (next int, ok bool) {
	d := r.d
	t := &d.Tokens[i]
	if r.noVerb(i) {
		return i, false
	}
	if next, ok := r.frenchBehind(i); ok {
		return next, true
	}
	if next, ok := r.narrates(i); ok {
		return next, true
	}
	if k := r.infinitiveBehind(i); k > i {
		r.act(Action{At: i, Class: lexis.Say})
		r.pending = len(d.Actions) - 1
		return k + 1, true
	}
	if r.saysApart(i) {
		r.act(Action{At: i, Class: t.Class | lexis.Say})
		return i + 1, true
	}
	if t.Class&lexis.Aux != 0 {
		return r.auxiliary(i), true
	}
	if t.Class&lexis.Ing != 0 {
		r.participle(i)
		return i + 1, true
	}
	if t.Class&lexis.Say != 0 && r.top().verb >= 0 && heard[d.Tokens[d.Actions[r.top().verb].At].Lower] {
		d.Actions = append(d.Actions, Action{At: i, Class: t.Class, Subject: r.free, Object: -1, Outer: r.top().verb, Own: true, Loose: true}) // heard the mate say
		return i + 1, true
	}
	if r.letsKnow(i) {
		r.act(Action{At: i + 1, Class: lexis.Say})
		return i + 2, true
	}
	if t.Class&lexis.Base != 0 && i > r.from && (d.Tokens[i-1].Lower == "to" || d.Tokens[i-1].Class&lexis.Deny != 0) && !r.endsPerfect(i) {
		r.infinitive(i)
		return i + 1, true
	}
	if (t.Lower == "put" || t.Lower == "puts") && r.d.Is(i+1, i, "it") { // as Fox put it
		r.act(Action{At: i, Class: lexis.Say})
		return i + 2, true
	}
	return r.finite(i)
}

// finite reads the verb at token i where it has no auxiliary and is no infinitive or participle. It returns what verbal does.
func (r *reader) finite(i int) (next int, ok bool) {
	d := r.d
	t := &d.Tokens[i]
	if t.Class&lexis.Quoting != 0 {
		r.act(Action{At: i, Class: t.Class})
		return i + 1, true
	}
	if k := d.tellsPhraseAt(i); k > i {
		r.act(Action{At: i, Class: lexis.Tell})
		return k, true
	}
	if r.comesToSay(i) {
		r.act(Action{At: i, Class: lexis.Say})
		return i + 1, true
	}
	if t.Class&(lexis.Say|lexis.Tell) != 0 && i > r.from+1 && d.Tokens[i-1].Lower == "having" { // denied having said
		if f := r.top(); f.verb >= 0 && d.Has(i-2, i, lexis.Prep) && d.Blames(f.verb) { // slammed Cole for having called
			r.participle(i)
			return i + 1, true
		}
		r.act(Action{At: i, Class: t.Class, Loose: true})
		return i + 1, true
	}
	if t.Class&lexis.Tell != 0 && (r.describedBy(i) || r.passiveToo(i)) {
		r.act(Action{At: i, Class: t.Class, Passive: true})
		return i + 1, true
	}
	if r.objectOf(i) || r.endsWithInfinitive(i) || r.endsPerfect(i) {
		return i, false
	}
	if t.Class&(lexis.Say|lexis.Tell|lexis.Verb|lexis.Part) != 0 && !(t.Class&lexis.Part != 0 && t.Class&(lexis.Say|lexis.Tell) == 0) {
		r.act(Action{At: i, Class: t.Class, Passive: r.dutchPassive(i)})
		return i + 1, true
	}
	if d.withPronoun(i) && (r.behindMark(i) || d.Has(i-1, i, lexis.Reflexive) && r.behindMark(i-1)) { // « ... », se moque | -t-il
		r.act(Action{At: i, Class: lexis.Say})
		return i + 1, true
	}
	if r.verbLike(i) {
		r.act(Action{At: i, Class: t.Class, Guessed: true})
		return i + 1, true
	}
	return i, false
}

// objectOf reports whether the English word at token i, which may be a verb, is a noun for what somebody says, and the object of the
// verb directly before it: who deny reports that. But: What he said claims that.
func (r *reader) objectOf(i int) bool {
	d := r.d
	n := len(d.Actions) - 1
	return d.Tongue.IsEnglish() && strings.HasSuffix(d.Tokens[i].Lower, "s") && n >= 0 && d.Actions[n].At == i-1 && i > r.from && (d.Tokens[i].Class&lexis.Utter != 0 || claims[d.Tokens[i].Lower])
}

// lightWord reports whether token i may stand between a subject and its Romance verb, a negation or a French pronoun: Fox no | oculta su
// miedo: Q; Fox, lui, | jubile. What Fox never does or would not do is no sign of speech, nor what names somebody or something written.
func (r *reader) lightWord(i, verb int) bool {
	d := r.d
	if !d.Tongue.IsRomance() || lexis.EndsAny(d.Tokens[verb].Lower, "rait", "raient", "ebbe", "ebbero", "ría", "rían", "ria", "riam") {
		return false
	}
	for k := verb + 1; k < r.to && d.Tokens[k].Kind == lexis.Word; k++ {
		if d.PersonAt(k) != nil || d.Tokens[k].Class&(lexis.Paper|lexis.Utter|lexis.Work|lexis.Rel|lexis.Sub) != 0 { // no olvida la frase de Ana: Q
			return false
		}
	}
	return d.Has(i, i, lexis.Deny) || d.Tongue.Tag == "fr" && (d.Is(i, i, ",") || d.Has(i, i, lexis.Object) && d.Is(i+1, i, ","))
}

// passiveToo reports whether the English participle at token i has no auxiliary because a conjunction joins it to a verb in the
// passive, which it marks: Six clerks were arrested and | accused of Q. What follows is no object.
func (r *reader) passiveToo(i int) bool {
	d, f := r.d, r.top()
	joined := i > r.from+1 && (d.Has(i-1, i, lexis.Conj) || d.IsAdverb(i-1) && d.Has(i-2, i, lexis.Conj))
	if !d.Tongue.IsEnglish() || !joined || f.verb < 0 || !strings.HasSuffix(d.Tokens[i].Lower, "ed") || !d.Has(i+1, i, lexis.Prep) || !r.inPassive(d.Actions[f.verb].At) {
		return false
	}
	d.Actions[f.verb].Passive = true
	return true
}

// inPassive reports whether the English verb at token i, or its auxiliary there, is in the passive: was arrested, has been told.
func (r *reader) inPassive(i int) bool {
	d := r.d
	if a := &d.Actions[r.top().verb]; a.Passive {
		return true
	}
	be := false
	for ; i < r.to && (d.Tokens[i].Class&lexis.Aux != 0 || d.IsAdverb(i)); i++ {
		be = be || d.Tokens[i].Class&lexis.Be != 0
	}
	return be && i < r.to && strings.HasSuffix(d.Tokens[i].Lower, "ed")
}

// dutchPassive reports whether the Dutch word at token i, which may be a verb of several, is the participle of the auxiliary before
// it: werd door Fox | omschreven als Q; but: werden boos en | omschreven het plan als Q.
func (r *reader) dutchPassive(i int) bool {
	d, f := r.d, r.top()
	return d.Tongue.Tag == "nl" && f.verb >= 0 && !r.joined && Becomes[d.Tokens[d.Actions[f.verb].At].Lower] && strings.HasSuffix(d.Tokens[i].Lower, "en")
}

// describedBy reports whether the English verb at token i is a participle without an auxiliary: Fox, described by Reed as; Fox,
// widely described as; Fox, branded so by Reed.
func (r *reader) describedBy(i int) bool {
	d := r.d
	if !d.Tongue.IsEnglish() || d.Tokens[i].Class&lexis.Base != 0 {
		return false
	}
	as := i + 1 // the token after it and "as"
	if d.Is(as, i, "as") {
		as++
	}
	if d.Is(i+1, i, "by") || as+1 < r.to && d.Tokens[as].Kind == lexis.Quoted && d.Is(as+1, i, "by") { // branded Q by Reed
		return true
	}
	b := i - 1
	for b > r.from && d.IsAdverb(b) {
		b--
	}
	return b > r.from && d.Tokens[b].Text == "," && d.Is(i+1, i, "as")
}

// causes are verbs whose object does what the infinitive behind it says: prompting Fox to say.
var causes = lexis.Set(`prompting prompted prompts leading led leads forcing forced forces allowing allowed allows causing caused causes moving moved
	driving drove`)

// heard are the verbs whose object speaks: heard the mate say.
var heard = lexis.Set(`heard hear hears hearing`)

// verbLike reports whether a word that is in no list stands where a verb does: after a subject, or between a quotation and a
// name.
func (r *reader) verbLike(i int) bool {
	d := r.d
	t := &d.Tokens[i]
	if d.Tongue.Nouns {
		return r.verbSecond(i)
	}
	if d.Tongue.LooksPast(t.Lower) && d.NominativeAt(i) != "" { // жители
		return false
	}
	if t.Text != t.Lower || t.Class&^(lexis.Base|lexis.Homonym|lexis.Given) != 0 || len(t.Lower) < 3 || d.IsAdverb(i) || t.Text[0] < 'a' {
		return false
	}
	if !d.Tongue.IsEnglish() && t.Class == 0 && (r.behindMark(i) || d.Tongue.Drops && !d.Tongue.Cases && d.Has(i-1, i, lexis.Reflexive|lexis.Object) && r.behindMark(i-1)) { // «...», si augura | Luca Neri
		if says, known := r.saysBehindMark(i); known {
			return says
		}
	}
	if t.Class == 0 && d.leadsUp(i) {
		return true
	}
	past := strings.HasSuffix(t.Lower, "ed")
	if past && r.behindMark(i) && i+1 < r.to && d.Tokens[i+1].Class&lexis.Prep == 0 { // “...,” hooted Fox
		return true
	}
	if past && r.joined && r.free >= 0 && d.Phrases[r.free].To == i && d.Phrases[r.free].Kind == Name && d.Phrases[r.free].Pre < 0 { // Fox rose, and Reed seconded it
		return true
	}
	return r.behindSubject(i, past)
}

// saysBehindMark reports whether a word that is in no list says a quotation before it, in a language other than English or German, and
// whether what follows decides that: «...», ogłosiła | Lidia Morska; «...», finalizó | el periodista; „...” – zastrzegła.
func (r *reader) saysBehindMark(i int) (says, known bool) {
	d := r.d
	t, next := &d.Tokens[i], i+1
	if d.Tongue.Cases && d.Has(next, i, lexis.Reflexive) { // – śmieje się historyk
		next++
	}
	if d.Has(next, i, lexis.He|lexis.She) && (next+1 == r.to || d.Tokens[next+1].Kind == lexis.Sign || d.Tongue.Cases && lexis.EndsAny(t.Lower, "лся", "лась")) { // «...», alega él; обратился он к залу
		return !Takes(t.Lower) && !makesWork(t.Lower), true
	}
	if d.PersonAt(next) != nil || d.Has(next, i, lexis.Title|lexis.Head|lexis.Det) && (next > i+1 || d.PersonAt(next+1) != nil || d.PersonAt(next+2) != nil) {
		return true, true
	}
	past := d.looksPast(i) && r.rightBehind(i)
	if past && d.Has(next, i, lexis.Det) && d.Has(next+1, i, lexis.Head|lexis.Title|lexis.Office|lexis.Kin) {
		return true, true
	}
	if r.slavicSays(i, next) {
		return true, true
	}
	if (past || d.Tongue.LooksPast(t.Lower)) && (i+1 == r.to || d.Tokens[i+1].Kind == lexis.Sign) { // „...” – zastrzegła; «...», le afeó
		return true, true
	}
	if past && i+1 < r.to && (against[d.Tokens[i+1].Lower] || listeners[d.Tokens[i+1].Lower] && d.startsSomebody(i+2)) { // «...», espetó | al árbitro
		return true, true
	}
	says = d.dutchVerb(i)
	return says, says
}

// leadsUp reports whether the word at token i looks like a Russian or Polish verb of one person in the past, right before a colon and a
// quotation: Котов | отшутился: Q.
func (d *Clauses) leadsUp(i int) bool {
	w := d.Tokens[i].Lower
	return d.Tongue.LooksPast(w) && !lexis.EndsAny(w, "ли", "лись", "li", "ły", "ло", "ło") && d.Is(i+1, i, ":") && i+2 < len(d.Tokens) && d.Tokens[i+2].Kind == lexis.Quoted && !Takes(w)
}

// behindSubject reports whether the word at token i, in the past by its ending or not, stands right behind a subject that has no verb
// so far, or with nothing but adverbs between: Fox | purred; Prices for fish also | jumped.
func (r *reader) behindSubject(i int, past bool) bool {
	d, f := r.d, r.top()
	if f.verb >= 0 || f.subject < 0 || d.Phrases[f.subject].Pre >= 0 && !(f.relative && d.Tongue.IsEnglish()) {
		return false
	}
	p := &d.Phrases[f.subject]
	near := p.To == i || f.relative && d.Tokens[i-1].Class&lexis.Rel != 0 || past && (d.endsAt(f.subject, i) || d.Phrases[r.last].To == i)
	for k := i - 1; !near && k >= p.Core && (d.IsAdverb(k) || r.lightWord(k, i)); k-- {
		near = k == p.Core || k == p.To
	}
	return near && (past || (p.Kind != Other || strings.HasSuffix(d.Tokens[i].Lower, "s")) && (p.Kind == Proform || f.relative || !d.belongsTo(i)))
}

// belongsTo reports whether the English word at token i, behind a name, goes on with that name, as a verb of saying ends the words
// that follow it: Fox from Kestrel | corporate communications said; Elm | fire and rescue service said. Nothing there begins a
// clause of its own.
func (d *Clauses) belongsTo(i int) bool {
	for k := i + 1; d.Tongue.IsEnglish() && k <= i+4 && k < len(d.Tokens); k++ {
		t := &d.Tokens[k]
		if t.Class&lexis.Saying != 0 && t.Class&lexis.Base == 0 && k > i+1 {
			return d.Tokens[i].Class&lexis.Saying == 0
		}
		if t.Kind != lexis.Word || t.Text != t.Lower || t.Class&(lexis.Det|lexis.Prep|lexis.Sub|lexis.Rel|lexis.He|lexis.She|lexis.They|lexis.Aux|lexis.Object|lexis.Number) != 0 {
			return false
		}
	}
	return false
}

// merely are the words behind which what is denied is only that it was all.
var merely = lexis.Set(`only just merely simply`)

// colonAhead reports whether a colon and a quotation follow token i in its sentence, with no quotation before them.
func (r *reader) colonAhead(i int) bool {
	for i++; i+1 < r.to && r.d.Tokens[i].Kind != lexis.Quoted; i++ {
		if r.d.Tokens[i].Text == ":" {
			return r.d.Tokens[i+1].Kind == lexis.Quoted
		}
	}
	return false
}

// cited are Romance participles of citing somebody.
var cited = lexis.Set(`cité citado citato`)

// Becomes are auxiliaries of the German and the Dutch passive.
var Becomes = lexis.Set(`wird wurde werden wurden wordt worden werd`)

// rightBehind reports whether nothing but a quotation, a comma and pronouns of the verb precede token i in its sentence.
func (r *reader) rightBehind(i int) bool {
	for i > r.from && r.d.Has(i-1, i, lexis.Reflexive|lexis.Object) {
		i--
	}
	return r.mark == r.from && i == r.mark+2 && r.d.Tokens[i-1].Text == ","
}

// invertedPronoun makes the pronoun at token i, which stands between an auxiliary and its participle, the subject of the
// last verb.
func (r *reader) invertedPronoun(i int) {
	d := r.d
	a := &d.Actions[len(d.Actions)-1]
	if hyphen := d.withPronoun(i - 1); a.Subject >= 0 && !hyphen || hyphen && a.Passive { // Le plan « est mort », a-t-il dit; not: est-il indiqué
		return
	}
	if p := d.noun(i, i+1, false, false); p != nil {
		a.Instead = a.Subject >= 0 && d.Tongue.Tag == "fr"
		a.Subject, a.Inverted = len(d.Phrases)-1, true
	}
}

// participleAhead reports whether a participle of saying ends the clause of the auxiliary at token i: hat der Wirt gesagt. A
// relative clause ends with its auxiliary: hat den Wirt, der neu | ist, gefragt.
func (r *reader) participleAhead(i int) bool {
	d := r.d
	if d.Tongue.Nouns && r.top().relative && d.Is(i+1, i, ",") {
		return false
	}
	inner := false // war voll, wie Fuchs erzählt
	for k := i + 1; k < r.to && k < i+MaxPhrase; k++ {
		if d.Tokens[k].Text == "," {
			inner = d.Has(k+1, i, lexis.Sub)
		}
		if t := &d.Tokens[k]; t.Kind == lexis.Quoted || t.Kind == lexis.Sign && t.Text != "(" && t.Text != ")" && !(t.Text == "," && d.Tongue.Nouns) {
			return false
		} else if t.Class&(lexis.Part|lexis.Quoting) != 0 {
			return !inner && !(t.Class&lexis.Say != 0 && d.Tokens[k-1].Text == ",") // habe gelogen, behauptet Fuchs
		}
	}
	return false
}

// behindMark reports whether token i directly follows the last quotation, or a comma, a dash or both after it.
func (r *reader) behindMark(i int) bool {
	return r.mark >= 0 && (i == r.mark+1 || i == r.mark+2 && r.d.Tokens[i-1].Kind == lexis.Sign || i == r.mark+3 && r.d.Tokens[i-2].Text == "," && lexis.IsDashOrComma(r.d.Tokens[i-1].Text))
}
