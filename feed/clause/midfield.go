package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file finds the subject of a verb behind words that say when, where and to whom something is said: „...“, sagte am Rande der
// Sitzung in Holm der Wirt; «...», dijo a la salida el arquitecto. German has articles and capitals that tell it, the others are
// searched for somebody.

// maxMidfield is the largest number of tokens between a verb and its subject.
const maxMidfield = 16

// behindMidfield returns the token where the subject starts behind such words, which begin at token i, or 0 where there are none or
// no subject is certain.
func (r *reader) behindMidfield(i int) int {
	d := r.d
	for k := i; k >= 0 && k < r.to && k < i+maxMidfield; {
		t := &d.Tokens[k]
		switch {
		case k > i && r.startsSubject(k):
			next := r.nounEnd(k)
			if d.bareJob(k) && d.PersonAt(k+1) != nil {
				next = d.MentionAt(k + 1).End
			}
			if next > k && next < r.to && d.PersonAt(next) == nil && r.startsSubject(next) { // nach dem Treffen der Minister | die Kanzlerin; bei Wirt Jan Post | die Bäuerin
				k = next
			}
			return k
		case t.Class&lexis.Prep != 0:
			k = r.nounEnd(k + 1)
		case d.IsAdverb(k), t.Kind == lexis.Word && t.Class == 0 && t.Text == t.Lower: // sagte schmunzelnd | der Wirt
			k++
		case t.Class&lexis.Oblique != 0, r.feminine(k):
			k = r.nounEnd(k)
		default:
			return 0
		}
	}
	return 0
}

// feminine reports whether "der" and a noun in the feminine that is no subject stand at token k: sagte | der Zeitung.
func (r *reader) feminine(k int) bool {
	d := r.d
	w := d.Tokens[k].Lower
	return (w == "der" || w == "einer" || w == "unserer" || w == "dieser") && k+1 < r.to && !r.startsSubject(k)
}

// startsSubject reports whether a name, or a noun for somebody or for a body in the nominative with its article, begins at token k.
func (r *reader) startsSubject(k int) bool {
	d := r.d
	if d.PersonAt(k) != nil {
		return d.MentionAt(k).At == k
	}
	if d.bareJob(k) && k+1 < r.to && d.PersonAt(k+1) != nil && d.MentionAt(k+1).At == k+1 {
		return true
	}
	if !nominativeArticles[d.Tokens[k].Lower] {
		return false
	}
	n := k + 1
	for n < r.to && n < k+3 && d.Tokens[n].Kind == lexis.Word && d.Tokens[n].Text == d.Tokens[n].Lower && d.Tokens[n].Class&(lexis.Prep|lexis.Det|lexis.Saying|lexis.Verb|lexis.Aux) == 0 {
		n++
	}
	if n >= r.to || !lexis.IsCapital(d.Tokens[n].Text) {
		return false
	}
	t := &d.Tokens[n]
	if d.Tokens[k].Lower == "der" && (d.isFeminine(n) || strings.HasSuffix(t.Lower, "e") && t.Class&(lexis.Head|lexis.Thing) != lexis.Head) { // der Behörde; but der Vorsitzende
		return false
	}
	return d.PersonAt(n) != nil || t.Class&(lexis.Head|lexis.Title|lexis.Office|lexis.Kin|lexis.Body) != 0 || t.Class&lexis.Thing != 0 || d.Tongue.HasJobEnding(t.Lower)
}

// nominativeArticles are German articles and possessives that a subject in the singular may have.
var nominativeArticles = lexis.Set(`der die das ein eine sein seine ihr ihre unser unsere mein meine dieser diese dieses`)

// inCompany reports whether the name at token k belongs to what precedes it, a job or a title that a preposition governs: mit dem
// Bürgermeister | Jan Post.
func (r *reader) inCompany(k int) bool {
	d := r.d
	if d.PersonAt(k) == nil || d.MentionAt(k).At != k || strings.HasSuffix(d.Tokens[k-1].Lower, "en") || !d.Has(k-1, k, lexis.Head|lexis.Title|lexis.Office|lexis.Kin) && !d.Tongue.HasJobEnding(d.Tokens[k-1].Lower) {
		return false
	}
	for n := k - 2; n >= r.from && n >= k-4; n-- {
		switch t := &d.Tokens[n]; {
		case t.Class&lexis.Prep != 0, t.Class&lexis.Oblique != 0, t.Lower == "der" && d.isFeminine(k-1):
			return true
		case lexis.IsCapital(t.Text), t.Class&lexis.Det != 0:
			return false
		}
	}
	return false
}

// nounEnd returns the token behind the noun phrase that begins at token k, with the genitives that belong to it, or -1 where no noun is
// found: dem Spiel | ...; Rande der Sitzung | ...
func (r *reader) nounEnd(k int) int {
	d, nouns := r.d, 0
	for k < r.to {
		t := &d.Tokens[k]
		switch {
		case d.isPaperName(k) && t.Kind == lexis.Quoted:
			return k + 1
		case t.Text == "." && lexis.IsNumeral(d.Tokens[k-1].Text): // am 3. Mai
		case t.Kind != lexis.Word:
			return -1
		case lexis.IsCapital(t.Text):
			if nouns > 0 && r.inCompany(k) { // neben Trainer | Jan Post
				return d.MentionAt(k).End
			}
			if nouns > 0 && r.startsSubject(k) {
				return k
			}
			nouns++
		case nouns > 0 && (t.Lower == "der" || t.Lower == "des" || t.Lower == "eines" || t.Lower == "einer") && !r.startsSubject(k):
			nouns = 0
		case nouns > 0:
			return k
		case t.Class&(lexis.Prep|lexis.Sub|lexis.Rel|lexis.Saying|lexis.Verb|lexis.Aux) != 0 && t.Class&lexis.Det == 0:
			return -1
		}
		k++
	}
	return k
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
			i++
		default:
			return i
		}
	}
	return i
}

// behindTime returns the token after the words at token i that say when something is said, in a Romance or Slavic language, or i: dijo |
// el pasado verano; disse | uma vez; ha detto | quel giorno; сообщил | в понедельник.
func (d *Clauses) behindTime(i int) int {
	if d.Tongue.Cases && d.Has(i, i, lexis.Prep) && d.Has(i+1, i, lexis.Period) {
		return i + 2
	}
	if d.Tongue.Tag == "fr" {
		if k := d.frenchWhen(i); k > i {
			return k
		}
	}
	if !d.Tongue.IsRomance() || !d.Has(i, i, lexis.Det) {
		return i
	}
	for k := i + 1; k < i+3 && k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word; k++ {
		if t := &d.Tokens[k]; t.Text == t.Lower && (whens[t.Lower] || t.Class&lexis.Period != 0 && nexts[d.Tokens[k-1].Lower]) {
			return k + 1
		}
	}
	return i
}

// toSeveral reports whether the Portuguese "a" at token i is a preposition, as a noun in the plural follows: disse | a jornalistas.
func (d *Clauses) toSeveral(i int) bool {
	return d.Tongue.Tag == "pt" && d.Is(i, i-1, "a") && i+1 < len(d.Tokens) && d.Tokens[i+1].Text == d.Tokens[i+1].Lower && strings.HasSuffix(d.Tokens[i+1].Lower, "s")
}

// whens are nouns of Romance languages for when something happens.
var whens = lexis.Set(`vez veces día días semana semanas mes meses año años verano invierno otoño primavera tarde tardes vezes dia dias mês ano anos
	verão outono volta giorno giorni settimana settimane mese mesi anno anni estate inverno autunno
	volte ore minuti horas minutos fois jour jours semaine semaines mois année années an ans été hiver printemps automne`)

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

// aside reports whether the word at token i, behind a verb, starts words that say how, when or where: dijo | a la salida; dijo
// | muy serio. A Russian or Polish adjective may belong to the subject, unless a preposition follows: mówi | mieszkająca w Holm emerytka.
func (r *reader) aside(i int) bool {
	d := r.d
	if d.Has(i, i-1, lexis.Prep|lexis.Period) {
		return !d.fullNameAt(i) // dice | Di Maio
	}
	if i >= r.to || d.Tokens[i].Kind != lexis.Word {
		return false
	}
	t := &d.Tokens[i]
	if d.Tongue.Cases {
		return t.Class == 0 && t.Text == t.Lower && d.Has(i+1, i, lexis.Prep) && d.NominativeAt(i) == "" && lexis.EndsAny(t.Lower, "ый", "ий", "ая", "яя", "ийся", "аяся", "ący", "ąca", "ny", "na", "ty", "ta", "ły", "ła")
	}
	return d.Tokens[i-1].Class&lexis.Det == 0 && !t.Named && t.Class&(lexis.Det|lexis.Pronoun|lexis.Object|lexis.Sub|lexis.Head|lexis.Title|lexis.Thing|lexis.Vague) == 0
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

// SubjectAhead returns the token where the subject of the verb before token i may start, before token end, -1 for none. The
// subject may stand behind words that say how, when or where: «...», dijo muy serio | Manuel Rego; dijo a la salida | el
// arquitecto. It is not sure where the person may be the object or the subject of another verb: ha detto dopo aver visto Carlo
// Bassi. A place may bear the name of a person, who is no subject: dijo en la calle Manuel Rego.
func (d *Clauses) SubjectAhead(i, end int) (at int, sure bool) {
	governed, infinitive, k := false, false, i
	for ; k < end && k < i+10 && (d.Tokens[k].Kind == lexis.Word || d.Tongue.Cases && d.isPaperName(k)) && d.Tokens[k].Class&(lexis.Sub|lexis.Rel) == 0; k++ {
		t := &d.Tokens[k]
		before := d.Tokens[k-1].Class
		free := before&(lexis.Prep|lexis.Det|lexis.Conj) == 0 || d.Is(k-1, k, "dopo") && (d.Is(k-2, k, "poco") || d.Is(k-2, k, "subito")) || d.Is(k-1, k, "suo") && k > i+1
		article := k > i && t.Class&lexis.Det != 0
		switch {
		case t.Class&lexis.Prep != 0 && (k == i || free) && !d.fullNameAt(k):
			if governed = true; article && d.Has(k+1, i, lexis.Head|lexis.Title|lexis.Office|lexis.Kin) { // disse emocionada a prefeita; but: disse em Braga a jornalistas
				return k, !infinitive && strings.HasSuffix(d.Tokens[k+1].Lower, "a")
			}
		case article && governed && d.Tongue.IsRomance() && lexis.IsCapital(t.Text) && d.PersonAt(k+1) != nil && d.isBodysName(k+1):
			k = d.MentionAt(k+1).End - 1
		case !free, t.Class&lexis.Title != 0 && besides[d.Tokens[k-1].Lower]: // u boku | premier
		case d.PersonAt(k) != nil && d.MentionAt(k).At == k && governed && d.Tongue.IsRomance() && d.isBodysName(k) && (d.MentionAt(k).End < end && d.startsSomebody(d.MentionAt(k).End) || (lexis.IsCapital(d.Tokens[k-1].Text) || !d.apart(k)) && !lexis.IsGiven(d.PersonAt(k).Full)): // contou ao site | Memória Azul; dijo en Radio | Ardales; a dit au groupe | Pierre Fabre le préfet
			k = d.MentionAt(k).End - 1
		case d.PersonAt(k) != nil && d.MentionAt(k).At == k:
			if d.Tongue.Tag == "nl" && k > i+1 && before&(lexis.Head|lexis.Title|lexis.Office) != 0 && d.Tokens[k-2].Class&(lexis.Prep|lexis.Det) == 0 { // zei na afloop | trainer Jan Smit
				return k - 1, true
			}
			if governed && !d.Tongue.Cases && before&(lexis.Head|lexis.Office|lexis.Kin) != 0 && !d.toSome(k-2) { // dijo junto al consejero Pablo Ruiz
				return -1, false
			}
			return k, !infinitive && (!bearsNames[d.Tokens[k-1].Lower] || d.apart(k))
		case article && (d.Has(k+1, i, lexis.Head|lexis.Title|lexis.Office|lexis.Kin) || d.PersonAt(k+1) != nil || Firsts[d.Tokens[min(k+1, end-1)].Lower] && d.Has(k+2, i, lexis.Head|lexis.Title)), k > i && d.IsOneOf(k), article && d.frenchSubject(k, governed):
			return k, !infinitive
		case article && governed && !wholes[d.Tokens[k-1].Lower] && !infinitive && d.Tongue.IsRomance() && bodyArticles[t.Text] && k+1 < end && (d.Has(k+1, i, lexis.Thing|lexis.Body) && d.Tokens[k+1].Class&(lexis.Paper|lexis.Work|lexis.Period|lexis.Saying) == 0 || lexis.IsUpper(d.Tokens[k+1].Text) && d.PersonAt(k+1) == nil):
			return k, true // indicó por su parte la AFA
		case article && infinitive: // tras visitar la presa
			infinitive = false
		case article && !governed && d.startsNoun(k+1, end) && !d.Has(k+1, i, lexis.Period):
			return k, false
		case d.Tongue.Cases && k > i && (t.Class&lexis.Head != 0 || d.isSomebodyNominative(k)): // сказал на встрече мэр
			return k, d.isSomebodyNominative(k)
		}
		infinitive = infinitive || d.looksInfinitive(t.Lower) && (d.Tongue.Tag != "es" || before&lexis.Prep != 0) // dijo nada más llegar | Juan Soto
	}
	return d.behindInserted(k, end)
}

// bodyArticles are Romance articles before a body.
var bodyArticles = lexis.Set(`el la il lo l' o le`)

// wholes stand between a Romance preposition and an article: ante | toda la asamblea.
var wholes = lexis.Set(`todo toda tutto tutta tout toute`)

// besides are Polish nouns behind a preposition to which somebody belongs, whose title may be that of a woman and does not change:
// u boku | premier.
var besides = lexis.Set(`boku obecności imieniu towarzystwie zaproszenie prośbę polecenie gabinecie`)

// behindInserted returns the token where a Romance subject starts behind words for when or where that stand between the comma at
// token i and another one, or -1: ha promesso ai cittadini, martedì sera, | la sindaca Anna Prati. Up to the next sign no verb and
// no conjunction may follow the subject, and no preposition but "of" unless a word with a capital stands before it: la sindaca Anna
// Prati | in aula; but not il sindaco | accanto a lei.
func (d *Clauses) behindInserted(i, end int) (at int, sure bool) {
	k := i + 1
	if !d.Tongue.IsRomance() || !d.Is(i, i, ",") || k >= end || d.Tokens[k].Class&(lexis.Prep|lexis.Period|lexis.Adverb) == 0 && !d.Has(k+1, k, lexis.Period) {
		return -1, false
	}
	for k < end && k < i+8 && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&(lexis.Saying|lexis.Verb|lexis.Aux|lexis.Sub|lexis.Rel|lexis.Conj|lexis.Ing) == 0 && d.PersonAt(k) == nil {
		k++
	}
	if !d.Is(k, i, ",") || k+1 >= end || !d.startsSomebody(k+1) {
		return -1, false
	}
	at = k + 1
	for k = at; k < end && d.Tokens[k].Kind == lexis.Word; k++ {
		if t := &d.Tokens[k]; t.Class&(lexis.Saying|lexis.Verb|lexis.Aux|lexis.Sub|lexis.Rel|lexis.Conj) != 0 || k > at && t.Class&lexis.Prep != 0 && !ofs[t.Lower] && t.Lower != "du" && t.Lower != "do" && t.Lower != "da" && t.Lower != "della" && t.Lower != "alle" && !d.Tokens[k-1].Named {
			return -1, false // il sindaco accanto a lei
		}
	}
	return at, true
}

// toSome reports whether the French article at token k is an indefinite one, so that a name behind its noun is not in apposition:
// lance à | un gréviste Paul Renard.
func (d *Clauses) toSome(k int) bool {
	return d.Tongue.Tag == "fr" && k >= 0 && (d.Is(k, k, "un") || d.Is(k, k, "une") || d.Is(k, k, "des"))
}

// Firsts are Romance words for who comes first or last, which also stand before the noun for an office: Le premier à parler; le
// premier ministre.
var Firsts = lexis.Set(`premier première dernier dernière primer primero primera último última primo prima ultimo ultima primeiro primeira`)

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
	return d.Tongue.IsRomance() && k > 0 && streets[d.Tokens[k-1].Lower]
}

// streets are words of Romance languages before the name of a street or a square.
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
