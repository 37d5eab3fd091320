package clause

import (
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
	next := 0
	if d.Tongue.Nouns && i > r.from && (a.Subject < 0 || d.Tokens[i-1].Kind != lexis.Word) { // not: Der Rat sagte in Holm der Firma ab
		next = r.behindMidfield(a.At + 1)
	}
	if r.subjectAt = next; next == 0 {
		r.subjectAt = -1
		next = r.behindWhen(max(a.At+1, r.ends))
	}
	if next < r.to && d.HalfInMarks(next) {
		next += 2
	}
	if d.toSeveral(next) { // disse a jornalistas | o prefeito
		if next += 2; next >= r.to || !d.startsSomebody(next) {
			return false
		}
		r.subjectAt = next
	}
	if next < r.to && d.inPlural(a.At) && (d.IsSeveral(next) || a.Subject < 0 && (d.ofMany(next) || d.Is(next, next, "des") && next+1 < r.to && d.IsSeveral(next+1))) { // ont dit | des témoins
		return true
	}
	if d.Tongue.Nouns && next < r.to && (nominatives[d.Tokens[next].Lower] || d.Has(next, i, lexis.She) && d.Is(i-1, i, ",") && a.Subject >= 0 && (again || d.Phrases[a.Subject].Kind == Other)) { // Besonders freut | er sich; Es regne, schreiben | sie
		return true
	}
	if at := r.behindPaper(next); at > 0 {
		r.subjectAt = at
		return true
	}
	if at := r.behindAside(i, next); at > 0 {
		r.subjectAt = at
		return true
	}
	if (d.Tongue.Drops || d.Tongue.Tag == "fr" || d.Tongue.Tag == "nl" && d.Has(next, i, lexis.Prep|lexis.Period)) && (r.behindMark(i) || r.pointing(i)) && r.aside(next) {
		at, sure := d.SubjectAhead(next, r.to)
		if sure {
			r.subjectAt = at
		}
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
		return i == r.from || d.Tokens[before].Kind != lexis.Word || !d.Tongue.IsEnglish() || a.Class&lexis.Say != 0
	case before >= r.from && d.Tokens[before].Kind == lexis.Quoted && d.Phrases[a.Subject].Core == i: // die „Berger Zeitung“ nannte
		return false
	case before >= r.from && d.Tokens[before].Kind == lexis.Quoted:
		return a.Class&(lexis.Say|lexis.Part) != 0 || a.Guessed
	case before > r.from && d.Tokens[before].Kind == lexis.Sign && (r.mark == before-1 || r.mark == before-2 && d.Tokens[before-1].Kind == lexis.Sign):
		return true
	case before > r.from && d.Tokens[before].Text == "," && a.Class&lexis.Say != 0 && (again || d.Phrases[a.Subject].Kind == Other):
		return r.mark >= 0 || d.personBehind(next) || !d.Tongue.IsEnglish() && r.somebodyAt(next) && (d.predicated(a.Subject, before) || d.Tongue.Nouns) || d.Tongue.Drops && d.Has(next, i, lexis.Det) && d.Has(next+1, i, lexis.Head|lexis.Office|lexis.Title) // It will hold, said Fox, ...
	case (d.Tongue.Nouns || d.Tongue.Tag == "nl") && a.Class&lexis.Say != 0 && d.Phrases[a.Subject].reach == before && d.Phrases[a.Subject].To == before && d.Phrases[a.Subject].Pre < 0 && r.insertsSpeaker(next):
		return true // Die Firma, sagte der Wirt, habe; De burgemeester, zei Jan Post, heeft
	case !d.Tongue.IsEnglish() && before > r.from && d.Tokens[before].Text == "," && d.PersonAt(next) != nil && (d.Tongue.Nouns || a.Class&(lexis.Say|lexis.Part) != 0) && (d.predicated(a.Subject, before) || d.Tongue.Cases && d.Is(d.MentionAt(next).End, i, ":")):
		return true // Als er gefragt wurde, sagte Fuchs; el alcalde nunca la llamó, ha dicho Vega; за этим следит редактор, отметил Волков: Q
	case d.Tongue.Nouns && (r.tooFew(a.At, next) || r.attestsTo(&a, next)):
		return false
	case !d.Tongue.IsEnglish():
		s := &d.Phrases[a.Subject]
		return s.Kind == Other && !(d.Tongue.Nouns && r.stays(s, next)) || s.Kind == Entity && d.personBehind(next) || d.Tongue.Nouns && s.Kind != Name && s.Kind != Proform && d.Tokens[s.From].Class&lexis.Det == 0
	}
	return false
}

// callsThing reports whether an article and a noun at token next, between the Romance verb of action a and a quotation, are what it calls
// something: Calificó | el informe de Q; E definisce | il piano Q; but así lo definió | el alcalde. The verb and the words before it start at token i.
func (r *reader) callsThing(a *Action, i, next int) bool {
	d := r.d
	if !d.romance() || a.Class&lexis.Tell == 0 || a.Class&lexis.Say != 0 || r.behindMark(i) || r.pointing(i) || !d.Has(next, i, lexis.Det) || d.Has(i-1, i, lexis.Object|lexis.Reflexive) {
		return false
	}
	k := next
	for k < r.to && d.Tokens[k].Kind == lexis.Word && d.PersonAt(k) == nil && d.Tokens[k].Class&(lexis.Sub|lexis.Rel|lexis.Aux) == 0 {
		k++
	}
	return k < r.to && d.Tokens[k].Kind == lexis.Quoted
}

// behindWhen returns the token after the adverbs that start at token i, behind a verb, and after words that say when. The subject starts
// there, if it follows such words.
func (r *reader) behindWhen(i int) int {
	d := r.d
	for i < r.to {
		at := d.behindTime(i)
		switch {
		case at > i:
			i, r.subjectAt = at, at
		case r.subjectAt == i && d.Tokens[i].Class&lexis.Det != 0: // la semana pasada | la alcaldesa
			return i
		case !d.toSeveral(i) && (d.IsAdverb(i) || d.Tongue.Nouns && d.Tokens[i].Class&lexis.Object != 0):
			if i++; r.subjectAt == i-1 {
				r.subjectAt = i
			}
		default:
			return i
		}
	}
	return i
}

// behindTime returns the token after the words at token i that say when something is said, in a Romance or Slavic language, or i: dijo |
// el pasado verano; disse | uma vez; ha detto | quel giorno; сообщил | в понедельник.
func (d *Clauses) behindTime(i int) int {
	if d.Tongue.Cases && d.Has(i, i-1, lexis.Prep) && d.Has(i+1, i, lexis.Period) {
		return i + 2
	}
	if d.Tongue.Tag == "fr" {
		if k := d.frenchWhen(i); k > i {
			return k
		}
	}
	if !d.romance() || !d.Has(i, i-1, lexis.Det) {
		return i
	}
	for k := i + 1; k < i+3 && k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word; k++ {
		if d.Tokens[k].Text == d.Tokens[k].Lower && whens[d.Tokens[k].Lower] {
			if k++; k < len(d.Tokens) && lexis.EndsAny(d.Tokens[k].Lower, "sado", "sada", "corso", "corsa") { // el año pasado, la semana pasada
				k++
			}
			return k
		}
	}
	return i
}

// toSeveral reports whether the Portuguese "a" at token i is a preposition, as a noun in the plural follows: disse | a jornalistas.
func (d *Clauses) toSeveral(i int) bool {
	return d.Tongue.Tag == "pt" && d.Is(i, i-1, "a") && i+1 < len(d.Tokens) && d.Tokens[i+1].Text == d.Tokens[i+1].Lower && strings.HasSuffix(d.Tokens[i+1].Lower, "s")
}

// whens are nouns of Romance languages for when something happens.
var whens = lexis.Set(`vez veces día días semana semanas mes meses año años verano invierno otoño primavera vezes dia dias mês ano anos
	verão outono volta giorno giorni settimana settimane mese mesi anno anni estate inverno autunno
	fois jour jours semaine semaines mois année années an ans été hiver printemps automne`)

// tooFew reports whether the German verb at token verb is in the plural, and one name alone follows at token i, which is no subject then:
// Anwohner schreiben | Anna Fuchs: Q.
func (r *reader) tooFew(verb, i int) bool {
	d := r.d
	if !strings.HasSuffix(d.Tokens[verb].Lower, "en") || d.PersonAt(i) == nil {
		return false
	}
	end := d.MentionAt(i).End
	return end >= r.to || d.Tokens[end].Text != "("
}

// attestsTo reports whether the German verb of action a says what somebody attests to the one whose name follows at token i, as the article
// before the verb is none of the dative: Die Jury bescheinigte | Anna Fuchs Mut.
func (r *reader) attestsTo(a *Action, i int) bool {
	d := r.d
	w := d.Tokens[d.Phrases[a.Subject].From].Lower
	return attests[d.Tokens[a.At].Lower] && d.PersonAt(i) != nil && (w == "die" || w == "das" || w == "ein" || w == "eine") && d.Phrases[a.Subject].Core > d.Phrases[a.Subject].From+1
}

// attests are German verbs whose object in the dative is somebody.
var attests = lexis.Set(`attestierte attestiert bescheinigte bescheinigt unterstellte unterstellt`)

// nominatives are German pronouns that are always a subject.
var nominatives = lexis.Set(`er wir ich man`)

// somebodyAt reports whether an article of a subject and a word for somebody stand at token i, before an optional name: sagt | seine
// Anwältin; aldus | zijn advocaat Jan Post.
func (r *reader) somebodyAt(i int) bool {
	d := r.d
	return d.Has(i, i, lexis.Det) && d.Tokens[i].Class&lexis.Oblique == 0 && i+1 < r.to && (d.Has(i+1, i, lexis.Head|lexis.Office|lexis.Title|lexis.Kin) || d.Tongue.Nouns && d.Tongue.HasJobEnding(d.Tokens[i+1].Lower))
}

// insertsSpeaker reports whether a comma before a German verb, which token i follows, and one behind somebody there set off who says what
// the sentence tells: Die Firma, sagte | der Wirt, habe gezahlt.
func (r *reader) insertsSpeaker(i int) bool {
	d := r.d
	if !d.personBehind(i) && !r.somebodyAt(i) {
		return false
	}
	for i < r.to && d.Tokens[i].Kind == lexis.Word {
		i++
	}
	return i+1 < r.to && d.Tokens[i].Text == "," && d.Tokens[i+1].Kind == lexis.Word && d.Tokens[i+1].Class&(lexis.Reported|lexis.Verb|lexis.Aux) != 0
}

// speaks reports whether the German phrase before a verb of saying, which is in no list, is who says it: Die Airline erklärte; Der
// Kandidat nannte die Lage „ernst“. Of other verbs it may be a thing: Das Stück heißt „Der Wind“; Das Album nannte die Band „Licht“.
func (r *reader) speaks(a *Action) bool {
	d := r.d
	p, verb, next := &d.Phrases[a.Subject], d.Tokens[a.At].Lower, a.At+1
	if a.Class&lexis.Say == 0 || ofThings[verb] || d.Tokens[p.Head].Class&lexis.Work != 0 || !r.stays(p, next) {
		return false
	}
	if a.Class&lexis.Tell == 0 {
		return true
	}
	return d.Is(p.From, p.From, "der") || d.Has(next, next, lexis.Oblique) // nannte den Plan
}

// ofThings are German verbs of saying whose subject may be a thing.
var ofThings = lexis.Set(`hieß heißt hießen lautete lautet führte führt führten fand findet fanden`)

// stays reports whether a German noun phrase before a verb is its subject, though it names nobody that is known: it is in no other
// case, and behind the verb, from token i, stands nobody who might be the subject: Die Weltbank nannte | die Lage „ernst“.
func (r *reader) stays(p *Phrase, i int) bool {
	d := r.d
	if p.Pre >= 0 || d.Tokens[p.From].Class&lexis.Det == 0 || d.personBehind(i) {
		return false
	}
	if d.Is(i, p.To, ",") || d.Is(i, p.To, ":") || d.Has(i, p.To, lexis.Prep|lexis.Oblique) {
		return true
	}
	if d.Is(i, p.To, "der") && !d.Is(p.From, p.To, "der") { // Die Lage nannte der
		return false
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

// predicated reports whether words that are no part of phrase p directly follow it, before token end: its own verb.
func (d *Clauses) predicated(p, end int) bool {
	k := d.Phrases[p].reach
	return k < end && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&(lexis.Rel|lexis.Sub) == 0
}

// behindPaper returns the token where a person begins behind the Russian or Polish name of a paper in marks, which begins at
// token i or the one after it; 0 if there is none: рассказал | газете «Север» мэр Павел Морев.
func (r *reader) behindPaper(i int) int {
	d := r.d
	if !d.Tongue.Cases || i+2 >= r.to {
		return 0
	}
	if d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Class == 0 && d.Tokens[i].Text == d.Tokens[i].Lower {
		i++
	}
	if !d.isPaperName(i) || i+1 >= r.to || !d.personBehind(i+1) && !d.IsOneOf(i+1) {
		return 0
	}
	return i + 1
}

// isPaperName reports whether token i is a quotation that is short enough for the name of a paper.
func (d *Clauses) isPaperName(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == lexis.Quoted && t.Span.End-t.Span.Start < 60
}

// aside reports whether the word at token i, behind a verb, starts words that say how, when or where: dijo | a la salida; dijo
// | muy serio. A Russian or Polish adjective may belong to the subject.
func (r *reader) aside(i int) bool {
	d := r.d
	if d.Has(i, i-1, lexis.Prep|lexis.Period) {
		return !d.fullNameAt(i) // dice | Di Maio
	}
	if i >= r.to || d.Tongue.Cases || d.Tokens[i].Kind != lexis.Word {
		return false
	}
	t := &d.Tokens[i]
	return d.Tokens[i-1].Class&lexis.Det == 0 && !t.Named && t.Class&(lexis.Det|lexis.Pronoun|lexis.Object|lexis.Sub|lexis.Head|lexis.Title|lexis.Thing|lexis.Vague) == 0
}

// pointing reports whether the words before a verb, which starts at token i, show that its subject follows: según | dijo; come | ha
// detto; lo | ha detto; c'est ce qu' | a déclaré.
func (r *reader) pointing(i int) bool {
	d := r.d
	if !d.romance() || i == r.from {
		return false
	}
	return Likes[d.Tokens[i-1].Lower] || d.Tokens[i-1].Class&lexis.Accord != 0 || i-r.from <= 4 && d.PointsBack(r.from)
}

// maxAside is the largest number of tokens between the commas of an aside.
const maxAside = 8

// behindAside returns the token where the subject of a verb begins that an aside between commas separates from it, 0 if there is
// none: «...», lamenta, por su parte, | Ana Ruiz; «...», disse, emocionada, | uma moradora. The verb and the words before it start
// at token i, right behind a quotation; token comma follows it.
func (r *reader) behindAside(i, comma int) int {
	d := r.d
	if d.Tongue.IsEnglish() || d.Tongue.Nouns || !r.behindMark(i) || !d.Is(comma, i, ",") {
		return 0
	}
	governed := false
	for k := comma + 1; k < r.to && k <= comma+maxAside+1; k++ {
		t := &d.Tokens[k]
		switch {
		case t.Text == "," && k > comma+1:
			if k+1 < r.to && d.startsSomebody(k+1) {
				return k + 1
			}
			return 0
		case t.Kind != lexis.Word && !d.isPaperName(k), t.Class&(lexis.Sub|lexis.Rel|lexis.Saying|lexis.Verb|lexis.Aux) != 0, t.Class&lexis.Conj != 0 && k == comma+1,
			d.PersonAt(k) != nil && !governed:
			return 0
		}
		governed = governed || t.Class&lexis.Prep != 0
	}
	return 0
}

// startsSomebody reports whether a name, or an article and a noun for somebody, starts at token i.
func (d *Clauses) startsSomebody(i int) bool {
	if d.PersonAt(i) != nil {
		return d.MentionAt(i).At == i
	}
	const somebody = lexis.Head | lexis.Title | lexis.Office | lexis.Kin
	return d.Tokens[i].Class&somebody != 0 && d.PersonAt(i+1) != nil || d.Has(i, i, lexis.Det) && (d.Has(i+1, i, somebody) || d.PersonAt(i+1) != nil || d.PersonAt(i+2) != nil)
}

// SubjectAhead returns the token where the subject of the verb before token i may start, before token end, -1 for none. The
// subject may stand behind words that say how, when or where: «...», dijo muy serio | Manuel Rego; dijo a la salida | el
// arquitecto. It is not sure where the person may be the object or the subject of another verb: ha detto dopo aver visto Carlo
// Bassi. A place may bear the name of a person, who is no subject: dijo en la calle Manuel Rego.
func (d *Clauses) SubjectAhead(i, end int) (at int, sure bool) {
	governed, infinitive := false, false
	for k := i; k < end && k < i+10 && (d.Tokens[k].Kind == lexis.Word || d.Tongue.Cases && d.isPaperName(k)) && d.Tokens[k].Class&(lexis.Sub|lexis.Rel) == 0; k++ {
		t := &d.Tokens[k]
		before := d.Tokens[k-1].Class
		free := before&(lexis.Prep|lexis.Det|lexis.Conj) == 0
		article := k > i && t.Class&lexis.Det != 0
		switch {
		case t.Class&lexis.Prep != 0 && (k == i || free) && !d.fullNameAt(k):
			if governed = true; article && d.Has(k+1, i, lexis.Head|lexis.Title|lexis.Office|lexis.Kin) { // disse emocionada a prefeita; but: disse em Braga a jornalistas
				return k, !infinitive && strings.HasSuffix(d.Tokens[k+1].Lower, "a")
			}
		case article && governed && d.romance() && lexis.IsCapital(t.Text) && d.PersonAt(k+1) != nil && d.isBodysName(k+1):
			k = d.MentionAt(k+1).End - 1
		case !free:
		case d.PersonAt(k) != nil && d.MentionAt(k).At == k && governed && d.romance() && d.isBodysName(k) && !d.apart(k) && !lexis.IsGiven(d.PersonAt(k).Full): // contou ao site | Memória Azul
			k = d.MentionAt(k).End - 1
		case d.PersonAt(k) != nil && d.MentionAt(k).At == k:
			if d.Tongue.Tag == "nl" && k > i+1 && before&(lexis.Head|lexis.Title|lexis.Office) != 0 && d.Tokens[k-2].Class&(lexis.Prep|lexis.Det) == 0 { // zei na afloop | trainer Jan Smit
				return k - 1, true
			}
			if governed && !d.Tongue.Cases && before&(lexis.Head|lexis.Office|lexis.Kin) != 0 { // dijo junto al consejero Pablo Ruiz; but a dit lundi Me Luc Morel
				return -1, false
			}
			return k, !infinitive && (!bearsNames[d.Tokens[k-1].Lower] || d.apart(k))
		case article && (d.Has(k+1, i, lexis.Head|lexis.Title|lexis.Office|lexis.Kin) || d.PersonAt(k+1) != nil || firsts[d.Tokens[min(k+1, end-1)].Lower] && d.Has(k+2, i, lexis.Head|lexis.Title)), k > i && d.IsOneOf(k), article && d.frenchSubject(k, governed):
			return k, !infinitive
		case article && infinitive: // tras visitar la presa
			infinitive = false
		case article && !governed && d.startsNoun(k+1, end) && !d.Has(k+1, i, lexis.Period):
			return k, false
		case d.Tongue.Cases && k > i && (t.Class&lexis.Head != 0 || d.isSomebodyNominative(k)): // сказал на встрече мэр
			return k, d.isSomebodyNominative(k)
		}
		infinitive = infinitive || d.looksInfinitive(t.Lower) && (d.Tongue.Tag != "es" || before&lexis.Prep != 0) // dijo nada más llegar | Juan Soto
	}
	return -1, false
}

// firsts are Romance words before the noun for an office: pour sa part | le premier ministre.
var firsts = lexis.Set(`premier première primer primera primo prima primeiro primeira`)

// isBodysName reports whether the name at token k stands behind a noun for a body or a paper: al diario | Tribuno; con el diario El |
// Tribuno.
func (d *Clauses) isBodysName(k int) bool {
	if d.Has(k-1, k, lexis.Det) && lexis.IsCapital(d.Tokens[k-1].Text) {
		k--
	}
	return d.Has(k-1, k, lexis.Thing) && k > 1 && !here[d.Tokens[k-2].Lower] // not: a este diario
}

// here are words that say which body is meant, which needs no name then.
var here = lexis.Set(`este esta esse essa neste nesta deste desta questo questa quest' nuestro nuestra nosso nossa nostro nostra su seu sua suo`)

// bearsNames are places and things that are named after people.
var bearsNames = lexis.Set(`calle plaza avenida paseo estadio colegio instituto teatro hospital puente parque aeropuerto pabellón fundación premio
	via viale piazza corso stadio scuola liceo ospedale parco ponte aeroporto fondazione
	rua praça avenida estádio escola fundação prêmio prémio
	rue place boulevard stade école collège lycée théâtre hôpital université centre pont parc aéroport fondation prix musée institut
	straat plein laan weg school stadion ziekenhuis park brug museum theater zaal kerk instituut stichting prijs
	ulica ulicy plac placu stadion stadionie szkoła szkole most moście park parku
	улица улице площадь площади стадион стадионе школа школе мост мосту парк парке`)

// InStreet reports whether the name at token k is that of a Romance street, and means no person: i residenti di via | Rossini; los vecinos
// de la calle | Lucas Vega.
func (d *Clauses) InStreet(k int) bool {
	return d.romance() && k > 0 && streets[d.Tokens[k-1].Lower]
}

// streets are those of them that nothing but their name follows.
var streets = lexis.Set(`calle avenida paseo plaza via viale piazza rua praça rue boulevard`)

// looksInfinitive reports whether a lower-case word ends like an infinitive or a gerund of Spanish, Italian or Portuguese: what
// follows may be its object.
func (d *Clauses) looksInfinitive(w string) bool {
	return d.Tongue.Drops && !d.Tongue.Cases && lexis.EndsAny(w, "ar", "er", "ir", "are", "ere", "ire", "ando", "endo", "indo")
}

// mostApart is how many mentions apart looks at, the first ones of the text, so that its time does not grow with the text.
const mostApart = 1000

// apart reports whether the name at token k is that of a person, not of the place before it: an apposition follows it, or it
// stands elsewhere behind another word.
func (d *Clauses) apart(k int) bool {
	m := d.MentionAt(k)
	if d.Is(m.End, k, ",") {
		n := m.End + 1
		if d.Has(n, k, lexis.Det) {
			n++
		}
		if d.Has(n, k, lexis.Head|lexis.Office|lexis.Title) || n < len(d.Tokens) && lexis.IsNumeral(d.Tokens[n].Text) {
			return true
		}
	}
	all := d.Mentions()
	for _, x := range all[:min(len(all), mostApart)] {
		if x.Who == m.Who && x.At != k && (x.At == 0 || d.Tokens[x.At].Starts || d.Tokens[x.At-1].Lower != d.Tokens[k-1].Lower) {
			return true
		}
	}
	return false
}

// fullNameAt reports whether a person whom the text names in full begins at token i, which may be a particle.
func (d *Clauses) fullNameAt(i int) bool {
	who := d.PersonAt(i)
	return who != nil && strings.Contains(who.Full, " ")
}
