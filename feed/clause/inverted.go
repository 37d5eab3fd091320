package clause

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
)

// This file decides whether the subject of a verb stands behind it.

// inverts reports whether the subject of a verb may follow it: the verb directly follows a quotation or a comma, or has
// no subject so far.
func (r *reader) inverts(a Action, i int, again bool) bool {
	d := r.d
	if a.Loose || a.Class&(lexis.Say|lexis.Tell|lexis.Part) == 0 && !a.Guessed && !(d.Tongue.Nouns && (a.Class&lexis.Verb != 0 || a.Class&lexis.Quoting != 0 && r.behindMark(i))) {
		return false
	}
	if d.withPronoun(a.At) {
		return true
	}
	next := d.toldTo(r.behindVerb(&a, i))
	if next < r.to && d.HalfInMarks(next) {
		next += 2
	}
	if sure, known := r.subjectSure(&a, i, next, again); known {
		return sure
	}
	if next >= r.to || d.Tokens[next].Kind != lexis.Word || d.Tokens[next].Lower == "that" || d.Tokens[next].Class&(lexis.Prep|lexis.Sub|lexis.Object) != 0 && d.Tokens[next].Class&(lexis.Det|lexis.Pronoun) == 0 && !d.fullNameAt(next) {
		return false
	}
	if r.callsThing(&a, i, next) {
		return false
	}
	before := i - 1
	switch {
	case a.Subject < 0:
		return i == r.from || d.Tokens[before].Kind != lexis.Word || !d.Tongue.IsEnglish() || a.Class&lexis.Say != 0 && !toListener[d.Tokens[i].Lower] // not: At Elm Fox told the crowd: Q
	case before >= r.from && d.Tokens[before].Kind == lexis.Quoted && d.Phrases[a.Subject].Core == i: // die „Berger Zeitung“ nannte
		return false
	case before >= r.from && d.Tokens[before].Kind == lexis.Quoted:
		return a.Class&(lexis.Say|lexis.Part) != 0 || a.Guessed
	case before > r.from && d.Tokens[before].Kind == lexis.Sign && (r.mark == before-1 || r.mark == before-2 && d.Tokens[before-1].Kind == lexis.Sign):
		return true
	case before > r.from && d.Tokens[before].Text == "," && a.Class&lexis.Say != 0 && (again || d.Phrases[a.Subject].Kind == Other):
		return r.mark >= 0 || d.personBehind(next) || !d.Tongue.IsEnglish() && r.somebodyAt(next) && (d.predicated(a.Subject, before) || d.Tongue.Nouns || d.Tongue.Tag == "nl") || d.Tongue.Drops && d.Has(next, i, lexis.Det) && d.Has(next+1, i, lexis.Head|lexis.Office|lexis.Title) // It will hold, said Fox, ...
	case (d.Tongue.Nouns || d.Tongue.Tag == "nl" || (d.Tongue.IsRomance() || d.Tongue.IsEnglish()) && d.Is(before, i, ",")) && a.Class&(lexis.Say|lexis.Part) != 0 && d.Phrases[a.Subject].reach == before && d.Phrases[a.Subject].To == before && d.Phrases[a.Subject].Pre < 0 && r.insertsSpeaker(next):
		return true // Die Firma, sagte der Wirt, habe; Ana Vega, dijo Hugo Vidal, es; but Paul Renard, dit Petit Paul, est
	case !d.Tongue.IsEnglish() && before > r.from && d.Tokens[before].Text == "," && d.PersonAt(next) != nil && (d.Tongue.Nouns || a.Class&(lexis.Say|lexis.Part) != 0) && (d.predicated(a.Subject, before) || d.Tongue.Cases && d.Is(d.MentionAt(next).End, i, ":")):
		return true // Als er gefragt wurde, sagte Fuchs; el alcalde nunca la llamó, ha dicho Vega; за этим следит редактор, отметил Волков: Q
	case d.Tongue.Nouns && (r.tooFew(a.At, next) || d.attestsTo(&a, next)):
		return false
	case r.hasObject(&a, i, next):
		return false
	case !d.Tongue.IsEnglish():
		s := &d.Phrases[a.Subject]
		return s.Kind == Other && !(d.Tongue.Nouns && r.stays(s, next)) || s.Kind == Entity && d.personBehind(next) || d.Tongue.Nouns && r.calledBy(&a, s, next) || d.Tongue.Nouns && s.Kind != Name && s.Kind != Proform && d.Tokens[s.From].Class&lexis.Det == 0
	}
	return false
}

// toListener are English verbs before somebody who is told or asked something.
var toListener = lexis.Set(`told tells tell asked asks ask`)

// behindVerb returns the token behind the verb of action a, and behind words for when, where and to whom where no others than these
// can stand there. The verb and the words before it start at token i.
func (r *reader) behindVerb(a *Action, i int) int {
	r.subjectAt = -1
	if r.d.Tongue.Nouns && i > r.from && (a.Subject < 0 || r.d.Tokens[i-1].Kind != lexis.Word) { // not: Der Rat sagte in Holm der Firma ab
		if next := r.behindMidfield(a.At + 1); next > 0 {
			r.subjectAt = next
			return next
		}
	}
	return r.behindWhen(max(a.At+1, r.ends))
}

// subjectSure reports whether the subject of action a certainly stands at token next or behind words that begin there, and whether that is
// known. The verb and the words before it start at token i.
func (r *reader) subjectSure(a *Action, i, next int, again bool) (sure, known bool) {
	d := r.d
	if next < r.to && d.inPlural(a.At) && (d.IsSeveral(next) || a.Subject < 0 && d.Is(next, next, "des") && next+1 < r.to && d.IsSeveral(next+1)) { // ont dit | des témoins
		return true, true
	}
	pronoun := (d.Tongue.Nouns || d.Tongue.Tag == "nl") && d.Has(next, i, lexis.He|lexis.She) && d.Is(i-1, i, ",") && a.Subject >= 0 && (again && d.Tongue.Nouns || d.Phrases[a.Subject].Kind == Other && (d.Tongue.Nouns || d.Is(next+1, next, ".")))
	if next < r.to && (pronoun || d.Tongue.Nouns && nominatives[d.Tokens[next].Lower]) { // Besonders freut | er sich; Es regne, schreiben | sie; De straat is dicht, zegt | hij.
		return true, true
	}
	if at := r.behindPaper(next); at > 0 {
		r.subjectAt = at
		return true, true
	}
	if at := r.behindAside(i, next); at > 0 {
		r.subjectAt = at
		return true, true
	}
	if (d.Tongue.Drops || d.Tongue.Tag == "fr" || d.Tongue.Tag == "nl" && d.Has(next, i, lexis.Prep|lexis.Period)) && (r.behindMark(i) || r.pointing(i)) && r.aside(next) {
		at, sure := d.SubjectAhead(next, r.to)
		if sure {
			r.subjectAt = at
		}
		return sure, true
	}
	return false, false
}

// callsThing reports whether an article and a noun at token next, between the Romance verb of action a and a quotation, are what it
// calls something: Calificó | el informe de Q; E definisce | il piano Q; but así lo definió | el alcalde. The verb and the words
// before it start at token i.
func (r *reader) callsThing(a *Action, i, next int) bool {
	d := r.d
	if !d.Tongue.IsRomance() || a.Class&lexis.Tell == 0 || a.Class&lexis.Say != 0 || r.behindMark(i) || r.pointing(i) || !d.Has(next, i, lexis.Det) || d.Has(i-1, i, lexis.Object|lexis.Reflexive) ||
		d.Tongue.Tag == "es" && d.Tokens[next].Lower != "al" && r.somebodyAt(next) { // Calificó | el alcalde de Q la sentencia: who is called so stands behind "a"
		return false
	}
	k := next
	for k < r.to && d.Tokens[k].Kind == lexis.Word && d.PersonAt(k) == nil && d.Tokens[k].Class&(lexis.Sub|lexis.Rel|lexis.Aux) == 0 {
		k++
	}
	return k < r.to && d.Tokens[k].Kind == lexis.Quoted
}

// tooFew reports whether the German verb at token verb is in the plural, and one name alone or an article of the singular follows
// at token i, which is no subject then: Anwohner schreiben | Anna Fuchs: Q; Anwohner werfen | der Stadt vor.
func (r *reader) tooFew(verb, i int) bool {
	d := r.d
	if !strings.HasSuffix(d.Tokens[verb].Lower, "en") || d.PersonAt(i) == nil {
		return strings.HasSuffix(d.Tokens[verb].Lower, "en") && singular[d.Tokens[i].Lower]
	}
	end := d.MentionAt(i).End
	return end >= r.to || d.Tokens[end].Text != "("
}

// singular are German articles of the singular.
var singular = lexis.Set(`der das dem des den ein eine einen einem einer eines es`)

// calledBy reports whether phrase p, in front of the German verb of action a, is what somebody says something of, or to: what
// begins at token i is sure to be the subject, or p is of another number than the verb. Das Urteil nannte | der Wirt Q; Das Forum
// nannten | Besucher Q.
func (r *reader) calledBy(a *Action, p *Phrase, i int) bool {
	d := r.d
	if i >= r.to || d.Is(p.From, p.From, "der") || p.Kind == Proform {
		return false
	}
	if strings.HasSuffix(d.Tokens[a.At].Lower, "en") {
		return p.Who == nil && p.With < 0 && p.To == a.At && singular[d.Tokens[p.From].Lower] && (d.Is(i, i, "die") || d.bareJob(i) && d.kindOf(&Phrase{From: i, Head: i}) == Role)
	}
	return r.sureSubject(i)
}

// sureSubject reports whether a noun for a man or a boy stands at token k with an article that is that of a subject and of nothing
// else, or a possessive pronoun: der Wirt; ein junger Wirt; ihr Anwalt. Not: der Zeitung; der Berliner Zeitung; ein Opfer.
func (r *reader) sureSubject(k int) bool {
	d := r.d
	if k >= r.to {
		return false
	}
	ending := subjectEndings[d.Tokens[k].Lower]
	n := k + 1
	for n < r.to && n < k+3 && ending != "" && d.Tokens[n].Text == d.Tokens[n].Lower && d.Tokens[n].Class&^lexis.Reported == 0 && strings.HasSuffix(d.Tokens[n].Lower, ending) {
		n++
	}
	return ending != "" && n < r.to && d.isMan(n) && (n+1 >= r.to || !lexis.IsCapital(d.Tokens[n+1].Text) || d.PersonAt(n+1) != nil)
}

// subjectEndings are the German articles and possessives of a man who is the subject, with the ending of an adjective behind them.
var subjectEndings = map[string]string{"der": "e", "ein": "er", "kein": "er", "sein": "er", "ihr": "er", "unser": "er", "mein": "er"}

// isMan reports whether the German word at token i is a noun for a man, in the masculine and in the singular or in a plural like that.
func (d *Clauses) isMan(i int) bool {
	t := &d.Tokens[i]
	if !d.bareJob(i) || t.Class&(lexis.Thing|lexis.Paper|lexis.Utter|lexis.FemaleNoun) != 0 || d.isFeminine(i) || neuters[t.Lower] || lexis.EndsAny(t.Lower, "chen", "oberhaupt", "mitglied", "opfer", "kind") {
		return false
	}
	return t.Class&(lexis.Head|lexis.Kin|lexis.Title|lexis.Office) != 0 || d.Tongue.HasJobEnding(t.Lower)
}

// neuters are German nouns in the neuter for somebody, or that end like a job.
var neuters = lexis.Set(`paar ehepaar wetter fenster wasser feuer lager zimmer theater orchester kloster ufer muster alter leder wunder messer jubiläum talent patent`)

// attestsTo reports whether the German verb of action a says what somebody attests to the one whose name follows at token i, as the article
// before the verb is none of the dative: Die Jury bescheinigte | Anna Fuchs Mut.
func (d *Clauses) attestsTo(a *Action, i int) bool {
	return attests[d.Tokens[a.At].Lower] && d.PersonAt(i) != nil && slices.Contains([]string{"die", "das", "ein", "eine"}, d.Tokens[d.Phrases[a.Subject].From].Lower)
}

var attests = lexis.Set(`attestierte attestiert bescheinigte bescheinigt unterstellte unterstellt`) // German verbs whose object in the dative is somebody

// nominatives are German pronouns that are always a subject.
var nominatives = lexis.Set(`er wir ich man`)

// somebodyAt reports whether an article of a subject and a word for somebody stand at token i, before an optional name: sagt | seine
// Anwältin; aldus | zijn advocaat Jan Post.
func (r *reader) somebodyAt(i int) bool {
	d := r.d
	return d.Has(i, i, lexis.Det) && d.Tokens[i].Class&lexis.Oblique == 0 && i+1 < r.to && (d.Has(i+1, i, lexis.Head|lexis.Office|lexis.Title|lexis.Kin) || d.Tongue.Nouns && d.Tongue.HasJobEnding(d.Tokens[i+1].Lower))
}

// insertsSpeaker reports whether a comma before a German or Romance verb, which token i follows, and one behind somebody there set
// off who says what the sentence tells: Die Firma, sagte | der Wirt, habe gezahlt; Der Rat, sagte | sie, verliere Zeit.
func (r *reader) insertsSpeaker(i int) bool {
	d := r.d
	if d.Tongue.IsRomance() && d.Has(i-1, i, lexis.Det) { // dijo la | ministra: a pronoun before a verb, too
		i--
	}
	if !d.personBehind(i) && !r.somebodyAt(i) && !(d.Tongue.IsEnglish() && d.Has(i, i, lexis.Head)) && (d.Tongue.IsRomance() || !d.Has(i, i, lexis.He|lexis.She)) {
		return false
	}
	for i < r.to && d.Tokens[i].Kind == lexis.Word {
		i++
	}
	for n := 0; n < 2 && d.Tongue.IsEnglish() && d.Is(i, i-1, ",") && i+2 < r.to && d.adds(i+1); n++ { // The car, said Ann Fox, | 27, “sank”
		for i++; i < r.to && d.Tokens[i].Kind == lexis.Word; i++ {
		}
	}
	if (d.Tongue.IsRomance() || d.Tongue.IsEnglish()) && d.Is(i, i-1, ",") && i+1 < r.to && d.Tokens[i+1].Kind == lexis.Quoted { // Hugo Vidal, añadió | Ana Vega, «no tiene palabra»
		return true
	}
	return i+1 < r.to && d.Tokens[i].Text == "," && d.Tokens[i+1].Kind == lexis.Word && (d.Tokens[i+1].Class&(lexis.Reported|lexis.Verb|lexis.Aux) != 0 || d.Tongue.IsRomance() && d.Tokens[i+1].Class&lexis.Say != 0 || !d.Tongue.IsRomance() && d.Tokens[i+1].Class == 0 && d.Tokens[i+1].Text == d.Tokens[i+1].Lower)
}

// adds reports whether the English words at token i, behind a comma, may only tell more of the person before it: said Fox, | 27; |
// a nurse; | who came.
func (d *Clauses) adds(i int) bool {
	return d.Tokens[i].Kind == lexis.Word && (lexis.IsNumeral(d.Tokens[i].Text) || d.Tokens[i].Class&lexis.Det != 0 || d.Is(i, i, "who") || d.PersonAt(i) != nil)
}

// givesNickname reports whether French action a is "dit" between a person and words that end with a comma, and may tell how else
// that person is called, as no verb of saying and no quotation follows: Paul Renard, | dit Petit Paul, est clair; Paul Renard, |
// dit le capitaine, est; but Paul Renard, | dit le capitaine, a dit. The verb and the words before it start at token i.
func (r *reader) givesNickname(a *Action, i int) bool {
	d, k := r.d, i+1
	if i != a.At || !d.Is(i, i, "dit") || a.Subject < 0 || d.Phrases[a.Subject].Who == nil || d.Phrases[a.Subject].To != i-1 || !d.Is(i-1, i, ",") {
		return false
	}
	for k < r.to && d.Tokens[k].Kind == lexis.Word {
		k++
	}
	return d.Is(k, i, ",") && k+1 < r.to && d.Tokens[k+1].Kind == lexis.Word && !d.Has(k+1, i, lexis.Say) && !(d.Is(k+1, i, "a") && d.Has(k+2, i, lexis.Part))
}

// speaks reports whether the German phrase before a verb of saying, which is in no list, is who says it: Die Airline erklärte; Der
// Kandidat nannte die Lage „ernst“. Of other verbs it may be a thing: Das Stück heißt „Der Wind“; Das Album nannte die Band „Licht“.
func (r *reader) speaks(a *Action) bool {
	d := r.d
	p, verb, next := &d.Phrases[a.Subject], d.Tokens[a.At].Lower, a.At+1
	if strings.HasSuffix(verb, "rf") && d.Is(next, next, "der") && d.isFeminine(next+1) && d.Is(next+2, next, "vor") && d.Is(next+3, next, ",") { // warf der Stadt vor, sie
		return p.Pre < 0 && d.Has(p.From, p.From, lexis.Det)
	}
	if a.Class&lexis.Say == 0 || ofThings[verb] || d.Tokens[p.Head].Class&lexis.Work != 0 || !r.stays(p, next) {
		return false
	}
	rejects := d.Has(a.At, a.At, lexis.Deny) && next+1 < r.to && lexis.EndsAny(d.Tokens[next+1].Lower, "kritik", "vorwurf", "würfe", "schuldigung", "schuldigungen", "forderung", "forderungen", "darstellung", "berichte") // wies die Kritik zurück
	return a.Class&lexis.Tell == 0 || rejects || d.Is(p.From, p.From, "der") || d.Has(next, next, lexis.Oblique)                                                                                                            // nannte den Plan
}

// ofThings are German verbs of saying whose subject may be a thing.
var ofThings = lexis.Set(`hieß heißt hießen lautete lautet führte führt führten fand findet fanden`)

// stays reports whether a German noun phrase before a verb is its subject, though it names nobody that is known: it is in no other
// case, and behind the verb, from token i, stands nobody who might be the subject: Die Weltbank nannte | die Lage „ernst“.
func (r *reader) stays(p *Phrase, i int) bool {
	d := r.d
	for i < r.to && (d.IsAdverb(i) && d.Tokens[i].Class&lexis.Prep == 0 || d.Tokens[i].Class&lexis.Period != 0) { // Die Airline erklärte gestern
		i++
	}
	if p.Pre >= 0 || d.Tokens[p.From].Class&lexis.Det == 0 && !d.unknown(p) || d.personBehind(i) {
		return false
	}
	if i == r.to || d.Is(i, p.To, ",") || d.Is(i, p.To, ":") || d.Has(i, p.To, lexis.Prep|lexis.Oblique) {
		return true
	}
	if d.Is(i, p.To, "der") && !d.Is(p.From, p.To, "der") { // Die Lage nannte der; but: Attac sagte der Zeitung
		return d.Tokens[p.From].Class&lexis.Det == 0 && d.Has(i+1, i, lexis.Thing)
	}
	for k := i; k < r.to && k < i+4 && d.Tokens[k].Kind == lexis.Word; k++ {
		if t := &d.Tokens[k]; lexis.IsCapital(t.Text) {
			return t.Class&(lexis.Head|lexis.Office|lexis.Kin|lexis.Thing|lexis.Title) == 0 && !d.Tongue.HasJobEnding(t.Lower)
		} else if k == i && t.Class&lexis.Det == 0 {
			return false
		}
	}
	return false
}

// unknown reports whether a German phrase that begins its sentence is one or two words with capitals that are in no list, as names
// of bodies are: Attac | sagte.
func (d *Clauses) unknown(p *Phrase) bool {
	return !lexis.Any(p.From, p.Core, func(k int) bool {
		t := &d.Tokens[k]
		return t.Class != 0 || !lexis.IsCapital(t.Text) || lexis.IsNumeral(t.Text) || k == p.From && p.Core > p.From+1 && lexis.EndsAny(t.Lower, "e", "es", "er", "en")
	}) && d.Tokens[p.From].Starts && p.Core <= p.From+2
}

// predicated reports whether words that are no part of phrase p directly follow it, before token end: its own verb, or a quotation
// that holds it. A Dutch verb that looks like part of p ends the clause that begins right before p: omdat | bewoners in boten
// verdrinken, zegt Vos.
func (d *Clauses) predicated(p, end int) bool {
	k := d.Phrases[p].reach
	return k == end && d.Tongue.Tag == "nl" && d.Has(d.Phrases[p].From-1, end, lexis.Sub) || k < end && d.Tokens[k].Kind == lexis.Quoted && d.Tongue.IsRomance() || k < end && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&(lexis.Rel|lexis.Sub) == 0
}

// pointing reports whether the words before a verb, which starts at token i, show that its subject follows: según | dijo; come | ha
// detto; lo | ha detto; c'est ce qu' | a déclaré.
func (r *reader) pointing(i int) bool {
	d := r.d
	if d.Tongue.Cases && (d.Is(i-1, i, "jak") || d.Is(i-1, i, "как")) { // jak | powiedział w radiu rzecznik
		return true
	}
	return d.Tongue.IsRomance() && i != r.from && (Likes[d.Tokens[i-1].Lower] || d.Tokens[i-1].Class&lexis.Accord != 0 || i-r.from <= 4 && d.PointsBack(r.from))
}

// startsSomebody reports whether a name, or an article and a noun for somebody, starts at token i.
func (d *Clauses) startsSomebody(i int) bool {
	if i >= len(d.Tokens) {
		return false
	}
	if d.PersonAt(i) != nil {
		return d.MentionAt(i).At == i
	}
	const somebody = lexis.Head | lexis.Title | lexis.Office | lexis.Kin
	return d.Tokens[i].Class&somebody != 0 && d.PersonAt(i+1) != nil || d.Has(i, i, lexis.Det) && (d.Has(i+1, i, somebody) || d.PersonAt(i+1) != nil || d.PersonAt(i+2) != nil)
}

// fullNameAt reports whether a person whom the text names in full begins at token i, which may be a particle.
func (d *Clauses) fullNameAt(i int) bool {
	who := d.PersonAt(i)
	return who != nil && strings.Contains(who.Full, " ")
}
