package mention

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
)

// This file decides which words that stand alone are last names.

// addSingle adds a person whom the article never names in full: said Fox; Mr. Fox; her father, Jim. A title of its own makes
// it another person than the known bearers of the name: President Okoro beside his wife, Beatrice Okoro.
func (p *people) addSingle(d *Names, i, end int) {
	t := &d.Tokens[i]
	if end-i == 2 && d.Tokens[end-1].Class&lexis.Suffix != 0 && d.Tongue.IsEnglish() && d.Has(i-1, i, lexis.Title) && len(d.people.byLast[t.Lower]) == 0 { // King Charles III
		p.enterNumbered(d, i)
		return
	}
	if t.Class&lexis.Body != 0 && t.Class&lexis.Place == 0 || end-i != 1 || lexis.IsUpper(t.Text) || d.Tongue.Nouns && strings.Contains(t.Text, ".") { // U.a.
		return
	}
	if d.Tongue.Cases && len(p.byLast[t.Lower]) == 0 && (t.Starts && lexis.EndsAny(t.Lower, "ę", "ą", "у", "ю", "ость", "ости", "ość", "ości") || lexis.EndsAny(t.Lower, "ji", "ii", "ии", "ого", "его", "ому", "ему")) { // Sprawę skomentował; Программу написал; prezydent | Francji; президент | Немецкого института
		return
	}
	before, titled := lexis.Class(0), false
	if i > 0 && d.Tokens[i-1].Paragraph == t.Paragraph && !t.Starts {
		before = d.Tokens[i-1].Class
		if k := d.unlistedBefore(i); k < i && d.Has(k-1, i, lexis.Det) { // the tired 38-year-old | Swede
			before |= lexis.Det
		}
		titled = before&lexis.Title != 0 && lexis.IsCapital(d.Tokens[i-1].Text) && !d.Tokens[i-1].Owner && !d.Is(i-1, i, "st") && !d.maybePlace(i) || i > 1 && d.Tongue.Nouns && d.isJob(i-1) && d.Tokens[i-2].Class&lexis.Say != 0 && !strings.HasSuffix(d.Tokens[i-2].Lower, "n")
	}
	if len(p.byLast[t.Lower]) > 0 {
		if titled && len(p.byLast[t.Lower]) < 4 && d.strangerTo(p.byLast[t.Lower], i) {
			p.enterTitled(d, i)
		}
		return
	}
	if p.bySurname[t.Lower] != nil || t.Owner {
		return
	}
	kinship := before&lexis.Kin != 0 || d.Is(i-1, i, ",") && d.Has(i-2, i, lexis.Kin) && (end == len(d.Tokens) || d.Tokens[end].Kind != lexis.Word)
	if all := p.byFirst[t.Lower]; len(all) > 0 && !(kinship && len(all) == 1 && p.strangerNamed(d, all[0], i)) {
		return
	}
	if d.otherForm(t) {
		return
	}
	if d.calledThing(i) {
		p.things[t.Lower] = true
	}
	if p.things[t.Lower] || d.LeadsWithVerb(i) || d.leadsWithAdverb(i) || d.behindSubject(i) {
		return
	}
	kinship = kinship || d.ownFriend(i, end) || d.agedAlone(i, end)
	part := d.partOfMore(i, end, titled)
	if d.Tongue.Nouns {
		part = d.isNoun(i, end)
	}
	label := d.opensLabel(i, end)
	part = part && !d.aloneBehind(i)
	spoke := (d.Speaks(i, end) || d.sayingSo(i) || d.aloneBehind(i)) && !part && before&(lexis.Det|lexis.Head|lexis.Thing) == 0
	switch {
	case titled:
		p.enterTitled(d, i)
		return
	case !kinship && !label && (part || !spoke && !d.givenAlone(i) && !d.subjectAlone(i)):
		return
	}
	who := p.enter(t.Text, "", t.Lower)
	if who == nil {
		return
	}
	who.Lone = true
	if who.Gender = genderOfName(t.Lower, d.Tongue.Tag, t.Class); who.Gender == Unknown && d.Tongue.Cases { // Dziennikarka zapytała
		who.Gender = d.WordGender(i, end)
	}
	if g := d.genderBefore(i); g != Unknown {
		who.Gender = g
	}
}

// maybePlace reports whether the word at token i, behind an office that begins a Russian or Polish sentence, ends like the genitive
// of a place and like no last name, and no given name or other mention tells a person: Burmistrz | Elmu przyjechał; but Prezydent |
// Duda; Мэр | Рогов.
func (d *Names) maybePlace(i int) bool {
	return d.Tongue.Cases && d.Tokens[i-1].Starts && d.Has(i-1, i, lexis.Head) && d.Tokens[i].Class&lexis.Given == 0 &&
		lexis.EndsAny(d.Tokens[i].Lower, "u", "znania", "awia", "owia", "iny", "awy", "zi", "yni", "ы", "ска", "бурга", "града", "ани")
}

// enterNumbered enters a title, a name and the number behind it: King | Charles III.
func (p *people) enterNumbered(d *Names, i int) {
	p.enterTitled(d, i)
	if all := p.byLast[d.Tokens[i].Lower]; len(all) == 1 {
		all[0].Full += " " + d.Tokens[i+1].Text
	}
}

// strangerNamed reports whether who, named behind token i alone, is not the relative whom the given name there means, as a job
// tells: Bo Holm's son | Nick, then the clerk Nick Fox. Nobody else bears that last name.
func (p *people) strangerNamed(d *Names, who *Person, i int) bool {
	return len(p.byLast[who.Last]) == 1 && !lexis.Any(max(i-farOff, 0), i, func(k int) bool { return d.Tokens[k].Lower == who.Last }) &&
		lexis.Any(i+2, min(i+farOff, len(d.Tokens)), func(k int) bool {
			return d.Tokens[k].Lower == who.Last && (d.Has(k-2, k, lexis.Head|lexis.Title) || d.Has(k-3, k, lexis.Det) || d.Tongue.Nouns && d.isJob(k-2)) && d.Tokens[k-2].Class&lexis.Kin == 0
		})
}

// ownFriend reports whether the English name at token i, which ends before token end, follows a noun for somebody and a possessive
// that shows whose they are: my neighbour | Frank; her guide, | Peter, said. A pronoun may mean the owner, so that both must not be of
// one sex: not his patient | Max. If the words begin a sentence in which that one does something, any name counts: His friend | Max
// nodded; Her colleague | Zofka nodded.
func (d *Names) ownFriend(i, end int) bool {
	t, k := &d.Tokens[i], i-1
	if d.Is(k, i, ",") && (end == len(d.Tokens) || d.Tokens[end].Kind != lexis.Word) {
		k--
	}
	if !d.Tongue.IsEnglish() || t.Class&(lexis.Place|lexis.Body) != 0 || !d.Has(k, i, lexis.Head) || d.Tokens[k].Text != d.Tokens[k].Lower || d.Tokens[k].Class&lexis.Saying != 0 {
		return false
	}
	if k == i-1 && k > 0 && d.Tokens[k-1].Starts && owning[d.Tokens[k-1].Lower] && t.Class&^(lexis.Given|lexis.Homonym) == 0 && end < len(d.Tokens) && d.Acts(end) && !d.Has(end, i, lexis.Aux) {
		return true
	}
	if t.Class&lexis.Given == 0 {
		return false
	}
	sex := genderOfName(t.Lower, d.Tongue.Tag, t.Class)
	return d.Is(k-1, i, "my") || d.Is(k-1, i, "our") || sex == Man && d.Is(k-1, i, "her") || sex == Woman && d.Is(k-1, i, "his")
}

// agedAlone reports whether an age that no article or adjective precedes stands right before the English word at token i, which ends
// before token end and is a given name, or does something: eight-year-old | Poppy wept; but not: a tired six-year-old | Labrador;
// 80-year-old | Victorian glass.
func (d *Names) agedAlone(i, end int) bool {
	t, age := &d.Tokens[i], i-1
	if !d.Tongue.IsEnglish() || age < 0 || !strings.HasSuffix(d.Tokens[age].Lower, "-year-old") || t.Class&^(lexis.Given|lexis.Homonym) != 0 {
		return false
	}
	given := t.Class&lexis.Given != 0
	if !d.Tokens[age].Starts && !d.Has(age-1, i, lexis.Prep|lexis.Conj|lexis.Sub|lexis.Saying|lexis.Verb) && !(given && d.Is(age-1, i, ",")) {
		return false
	}
	return given || end < len(d.Tokens) && (d.Acts(end) || d.Is(end, i, ",") && d.Has(end+1, i, lexis.Rel))
}

// owning are the possessives that begin a subject.
var owning = lexis.Set(`my our his her their`)

// otherForm reports whether a word with a capital is a Polish last name in another case, or the plural of an English noun for
// somebody, which begins a sentence: powiedzieli | Kowalskiej; | Prosecutors said Fox lied.
func (d *Names) otherForm(t *lexis.Token) bool {
	if d.Tongue.Tag == "pl" {
		return lexis.EndsAny(t.Lower, "skiej", "ckiej", "dzkiej", "skiego", "ckiego", "dzkiego", "skiemu", "ckiemu", "dzkiemu", "icza", "iczowi")
	}
	return d.Tongue.IsEnglish() && t.Starts && t.Class&lexis.Head != 0 && t.Class&lexis.Given == 0 && strings.HasSuffix(t.Lower, "s")
}

// opensLabel reports whether the word in tokens i to end is all that stands before a colon and a quotation in its paragraph: Fox:
// Q. A verb is none: Tuiteó: Q.
func (d *Names) opensLabel(i, end int) bool {
	t := &d.Tokens[i]
	return (i == 0 || t.Paragraph != d.Tokens[i-1].Paragraph) && d.Is(end, i, ":") && end+1 < len(d.Tokens) && d.Tokens[end+1].Kind == lexis.Quoted && t.Class&lexis.Head == 0 && !(t.Class&lexis.Given == 0 && d.Tongue.LooksFinite(t.Lower))
}

// isNoun reports whether the German word in tokens i to end is no name where it stands: sagte | Rappe; sagte | Rektor Dr. Jan Fuchs. One
// who is no name has an article, or says so with others.
func (d *Names) isNoun(i, end int) bool {
	t := &d.Tokens[i]
	noun := !d.Inverted(i, end) && !d.sayingSo(i) && (!t.Starts || d.subjectBehind(end, i)) || i > 0 && d.Tokens[i-1].Class&lexis.Det != 0 || t.Class&(lexis.Head|lexis.Thing|lexis.Period) != 0 || abstract(t.Lower) || d.firstJob(i) || end < len(d.Tokens) && (d.Tokens[end].Named || degrees[d.Tokens[end].Lower] && lexis.IsCapital(d.Tokens[end].Text))
	for _, k := range [...]int{i - 1, end} {
		noun = noun || k >= 0 && k < len(d.Tokens) && d.Tokens[k].Class&lexis.Say != 0 && strings.HasSuffix(d.Tokens[k].Lower, "n")
	}
	return noun
}

// degrees are German titles that stand between what somebody is and the name.
var degrees = lexis.Set(`dr prof professor`)

// partOfMore reports whether the one word with a capital in tokens i to end is part of something else, or no name, where the words around
// it tell so. Of German they do not: every noun has a capital.
func (d *Names) partOfMore(i, end int, titled bool) bool {
	t := &d.Tokens[i]
	part := d.Tongue.Nouns || !d.Tongue.Cases && d.Describes(end, min(end+4, len(d.Tokens))) || lexis.IsCapital(d.Tokens[max(i-1, 0)].Text) && !t.Starts && !d.Tokens[max(i-1, 0)].Starts && !titled || end < len(d.Tokens) && lexis.IsCapital(d.Tokens[end].Text) && !d.Tokens[end].Starts
	part = part || d.Tongue.IsEnglish() && i > 1 && (d.Is(i-1, i, "of") || d.Is(i-1, i, "for")) && lexis.IsCapital(d.Tokens[i-2].Text) && d.Has(i-2, i, lexis.Thing|lexis.Body) // Department of | Health said
	part = part || d.Tongue.Tag == "nl" && end+1 < len(d.Tokens) && d.Tokens[end].Class&^lexis.Head == 0 && d.Tokens[end+1].Class&lexis.Given != 0                              // zegt NordAir | medewerker Anna Bos
	part = part || d.Tongue.Tag == "ru" && isLatin(t.Text)                                                                                                                      // основатель | NordAir
	part = part || d.Tongue.Cases && d.Has(end, i, lexis.Say) && lexis.EndsAny(d.Tokens[end].Lower, "ли", "li", "ły")                                                           // Пассажирам | посоветовали
	part = part || d.Tongue.Cases && lexis.LooksAdjective(t.Lower) && d.thingAhead(end)                                                                                         // Верховный | суд
	part = part || d.Tongue.Cases && t.Starts && d.Has(end, i, lexis.Say) && d.subjectAhead(end+1)                                                                              // Иначе | считает Анна Котова
	return part
}

// subjectAhead reports whether the subject of the Russian or Polish verb before token i stands there, so that no name before the
// verb is it: Inaczej sądzi | Anna Mak; Иначе считает | директор; but not: Mak cytuje | osoby; Трамп сказал | Анне Котовой.
func (d *Names) subjectAhead(i int) bool {
	for i < len(d.Tokens) && (d.IsAdverb(i) || d.Has(i, i, lexis.Conj)) {
		i++
	}
	if d.Has(i, i-1, lexis.Head) && d.Tokens[i].Text == d.Tokens[i].Lower && d.Tokens[i].Class&(lexis.Thing|lexis.Oblique) == 0 {
		if i++; d.Tokens[i-1].Class&lexis.Title == 0 { // not: wójt | Jan Mak
			return !lexis.EndsAny(d.Tokens[i-1].Lower, "y", "i", "ы", "и", "e", "е")
		}
	}
	return i < len(d.Tokens) && !d.Tokens[i].Starts && d.Tokens[i].Class&lexis.Given != 0 && d.Tokens[i].Class&lexis.Oblique == 0 && !strings.HasSuffix(d.Tokens[i].Lower, "ie") && d.NameAt(i) > i+1 // not: Annie | Lis
}

// thingAhead reports whether a Russian or Polish noun for what is no person stands at token i, or behind the adjective there: Центральная |
// избирательная комиссия.
func (d *Names) thingAhead(i int) bool {
	if i < len(d.Tokens) && d.Tokens[i].Class == 0 && lexis.LooksAdjective(d.Tokens[i].Lower) {
		i++
	}
	return i < len(d.Tokens) && d.Tokens[i].Text == d.Tokens[i].Lower && d.Tokens[i].Class&lexis.Thing != 0
}

// leadsWithAdverb reports whether the word that begins a German sentence at token i stands before an adverb and a verb, where no
// subject stands: Parallel dazu | sagte Fuchs; Besonders scharf | kritisierte er. Few adverbs may part a subject from its verb:
// Fuchs dagegen | sagte. In Dutch it is enough that a pronoun follows the verb: Minzaam | legt hij uit. A name that is an adverb as
// well leads too: Anders | sieht es Fuchs.
func (d *Names) leadsWithAdverb(i int) bool {
	if d.Tongue.Tag == "nl" && d.Tokens[i].Starts && (d.Tokens[i].Class == 0 && d.Has(i+1, i, lexis.Say|lexis.Verb|lexis.Aux) && d.Has(i+2, i, lexis.He) || d.otherwise(i) || strings.HasSuffix(d.Tokens[i].Lower, "enlang")) { // Minzaam | legt hij uit
		return true
	}
	if !d.Tongue.Nouns || !d.Tokens[i].Starts || i+1 >= len(d.Tokens) {
		return false
	}
	if d.otherwise(i) || lexis.EndsAny(d.Tokens[i].Lower, "liches", "rtiges", "gendes", "heres", "iteres", "ueres") { // Ähnliches | sagte Fuchs
		return true
	}
	if d.leadsWithObject(i) {
		return true
	}
	if !d.Has(i+2, i, lexis.Say|lexis.Tell|lexis.Verb|lexis.Aux) {
		return false
	}
	return thereto[d.Tokens[i+1].Lower] || d.IsAdverb(i+1) && d.Tokens[i].Class&lexis.Given == 0 && !setApart[d.Tokens[i+1].Lower]
}

// leadsWithObject reports whether the unlisted word that begins a German sentence at token i is no subject, as one follows the verb:
// Künftig | heißt es; Kritik | äußerte auch Anna Fuchs; Bedenken | äußerte der Bund; but: Fuchs äußerte die Hoffnung.
func (d *Names) leadsWithObject(i int) bool {
	k := i + 2
	if d.Tokens[i].Class&lexis.Given != 0 || k >= len(d.Tokens) {
		return false
	}
	switch d.Tokens[i+1].Lower {
	case "heißt", "hieß":
		return d.Is(k, i, "es")
	case "äußert", "äußerte", "äußern", "äußerten":
		for k+1 < len(d.Tokens) && d.IsAdverb(k) {
			k++
		}
		return d.Has(k, i, lexis.Given) || k+1 < len(d.Tokens) && (d.Has(k, i, lexis.Title) || d.Has(k, i, lexis.Det) && (d.isJob(k+1) || d.Has(k+1, i, lexis.Thing)))
	}
	return false
}

// otherwise reports whether the German or Dutch word at token i is the adverb, as no name in the text has it inside a sentence:
// Anders | sieht es Fuchs.
func (d *Names) otherwise(i int) bool {
	name := func(t *lexis.Token) bool { return t.Text == "Anders" && !t.Starts }
	return d.Is(i, i, "anders") && !d.AnyToken(0, len(d.Tokens), name)
}

// setApart are German adverbs that may follow a subject right before its verb.
var setApart = lexis.Set(`selbst selber dagegen hingegen jedoch aber allerdings wiederum indes indessen freilich nun also auch allein ebenfalls seinerseits ihrerseits nämlich`)

// behindSubject reports whether the word at token i, behind a German verb of saying, follows the subject of that verb, with which
// its sentence begins: Die Partei äußerte | Bedenken; Anna Fuchs erklärte | Anfang Mai.
func (d *Names) behindSubject(i int) bool {
	if !d.Tongue.Nouns || i < 3 || d.Tokens[i-1].Class&lexis.Say == 0 || d.Tokens[i-1].Class&lexis.Quoting != 0 || d.Tokens[i].Class&lexis.Given != 0 || !lexis.IsCapital(d.Tokens[i-2].Text) {
		return false
	}
	for k := i - 2; k >= 0 && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph; k-- {
		t := &d.Tokens[k]
		article := t.Class&lexis.Det != 0
		switch {
		case t.Starts:
			return article && t.Class&lexis.Oblique == 0 || t.Class&lexis.Given != 0
		case (t.Lower == "des" || t.Lower == "der") && lexis.IsCapital(d.Tokens[k-1].Text): // Der Verteidiger des Wirts kündigte | Revision an
		case article, t.Class&(lexis.Prep|lexis.Conj|lexis.Sub|lexis.Saying|lexis.Aux) != 0, k < i-8:
			return false
		}
	}
	return false
}

// thereto are German adverbs for something told before.
var thereto = lexis.Set(`dazu hierzu darauf daran davon dabei danach`)

func (p *people) enterTitled(d *Names, i int) {
	t := &d.Tokens[i]
	who := p.enter(t.Text, "", t.Lower)
	if who == nil {
		return
	}
	who.Lone = true
	who.Gender = d.genderBefore(i)
	from := i
	for from > 0 && d.Tokens[from-1].Class&lexis.Title != 0 && lexis.IsCapital(d.Tokens[from-1].Text) && !d.Tokens[from].Starts {
		from--
		who.titles = append(who.titles, d.Tokens[from].Lower)
	}
	if len(p.byLast[t.Lower]) > 1 || d.Tongue.IsEnglish() && (d.Tokens[i-1].Class&lexis.Office != 0 || t.Class&lexis.Particle != 0) { // the title tells who it is
		who.Full = d.TextOf(from, i+1)
	}
}

// firstJob reports whether the German word at token i is the first of two jobs of somebody: Biologe und Autor Jan Post.
func (d *Names) firstJob(i int) bool {
	return d.isJob(i) && i+3 < len(d.Tokens) && d.Has(i+1, i, lexis.Conj) && d.isJob(i+2) && d.Tokens[i+3].Named && d.Tokens[i+3].Paragraph == d.Tokens[i].Paragraph
}

// unlistedBefore returns the first of at most three words in small letters that are in no list and stand before token i.
func (d *Names) unlistedBefore(i int) int {
	k := i
	for k > 0 && i-k < 3 && d.Tokens[k-1].Kind == lexis.Word && d.Tokens[k-1].Class == 0 && d.Tokens[k-1].Text == d.Tokens[k-1].Lower {
		k--
	}
	return k
}

// calledThing reports whether the name at token i is that of an animal or a thing, which the text introduces with an
// indefinite article: a labrador called Biscuit. In "the club has named Novak" and "a man called Fox" it is a person's.
func (d *Names) calledThing(i int) bool {
	if i == 0 || !called[d.Tokens[i-1].Lower] {
		return false
	}
	for k := i - 2; k >= 0 && k >= i-6 && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph; k-- {
		t := &d.Tokens[k]
		switch {
		case indefinite[t.Lower], d.Tongue.IsEnglish() && (t.Lower == "a" || t.Lower == "an"):
			return true
		case t.Class&(lexis.Aux|lexis.Pronoun|lexis.Head|lexis.Kin|lexis.MaleNoun|lexis.FemaleNoun) != 0 || t.Starts:
			return false
		}
	}
	return false
}

// sayingSo reports whether "so" precedes token i, after a quotation or a comma: „...“, so Kondé.
func (d *Names) sayingSo(i int) bool {
	return d.Tongue.Nouns && d.Is(i-1, i, "so") && i > 1 && (d.Is(i-2, i, ",") || d.Tokens[i-2].Kind == lexis.Quoted)
}

// strangerTo reports whether the name with a title at token i means none of its known bearers: each of them is somebody's
// relative or of another sex.
func (d *Names) strangerTo(all []*Person, i int) bool {
	g := d.genderBefore(i)
	word := d.Tokens[i-1].Lower
	for _, who := range all {
		if slices.Contains(who.titles, word) || who.Gender.Fits(g) && (!who.related || who.Gender == g) && !(who.Lone && who.Gender == Unknown && len(who.titles) > 0) {
			return false
		}
	}
	return true
}

// givenAlone reports whether the given name at token i starts its sentence and does something there: Emma scored
// twice; Emma, 11, scored; Emma, a clerk, scored. Names that are words as well (Hope, Mark) count only before
// what somebody is, where the text has no longer name that begins with them.
func (d *Names) givenAlone(i int) bool {
	t := &d.Tokens[i]
	starts := t.Starts || i > 0 && d.Tokens[i-1].Starts && d.Tokens[i-1].Class&(lexis.Head|lexis.Stray) != 0
	if !starts || t.Class&lexis.Given == 0 || i+1 >= len(d.Tokens) || d.Tokens[i+1].Paragraph != t.Paragraph {
		return false
	}
	if d.Is(i+1, i, ",") && d.jobBehind(i+1) {
		return t.Class&lexis.Homonym == 0 || !d.longerName(i)
	}
	if t.Class&lexis.Homonym != 0 {
		return false
	}
	if d.Is(i+1, i, ",") && d.Is(i+3, i, ",") {
		return lexis.IsNumeral(d.Tokens[i+2].Text)
	}
	return d.Acts(i + 1)
}

// longerName reports whether a word with a capital stands behind the name at token i somewhere, not too far away: Hope Lane won. |
// Hope, a nurse.
func (d *Names) longerName(i int) bool {
	return lexis.Any(max(i-farOff, 0), min(i+farOff, len(d.Tokens)-1), func(k int) bool {
		next := &d.Tokens[k+1]
		return d.Tokens[k].Text == d.Tokens[i].Text && next.Kind == lexis.Word && lexis.IsCapital(next.Text) && !next.Starts
	})
}

// farOff is how many tokens away a longer name may stand, so that a long text takes linear time.
const farOff = 2000

// jobBehind reports whether the comma at token i and an indefinite article stand before a noun for a person, which ends what the
// name before it is said to be: Emma|, a retired clerk from Elm; but not: Emma|, a clerk's dog; nor, of a name that is a word:
// Faith|, a mother of hope.
func (d *Names) jobBehind(i int) bool {
	k := i + 1
	if !d.Has(k, i, lexis.Det) || !indefinite[d.Tokens[k].Lower] && !d.Is(k, i, "a") && !d.Is(k, i, "an") {
		return false
	}
	for k++; k < i+5 && k+1 < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word && !d.Tokens[k].Owner && !d.Has(k, i, lexis.Prep|lexis.Rel); k++ {
		if next := &d.Tokens[k+1]; d.Tokens[k].Class&(lexis.Head|lexis.Kin) != 0 && d.Tokens[k].Class&(lexis.Thing|lexis.Work|lexis.Body) == 0 && (next.Kind != lexis.Word || next.Class&(lexis.Prep|lexis.Rel) != 0) {
			of := d.Tokens[i-1].Class&lexis.Homonym != 0 && d.Is(k+1, i, "of") && k+2 < len(d.Tokens)
			return !of || lexis.IsCapital(d.Tokens[k+2].Text) || lexis.IsNumeral(d.Tokens[k+2].Text) || d.Tokens[k+2].Class&(lexis.Number|lexis.Det) != 0
		}
	}
	return false
}

// subjectAlone reports whether the unknown word at token i begins its sentence, is never written in lower case, and does
// something there: Carson defied the question; Rihanna, who sang.
func (d *Names) subjectAlone(i int) bool {
	t := &d.Tokens[i]
	if !t.Starts || t.Class&^lexis.Given != 0 || len(t.Lower) < 4 || strings.HasSuffix(t.Lower, "ing") || !d.Tongue.IsEnglish() || i+2 >= len(d.Tokens) || d.Tokens[i+1].Paragraph != t.Paragraph {
		return false
	}
	next := &d.Tokens[i+1]
	return (d.Is(i+1, i, ",") && d.Is(i+2, i, "who") || next.Text == next.Lower && strings.HasSuffix(next.Lower, "ed")) && !d.Common(t.Lower)
}

// called are words that a name follows, indefinite the indefinite articles. The English one is a pronoun or a preposition in
// other languages.
var (
	called     = lexis.Set(`called named namens genannt appelé appelée nommé nommée llamado llamada chiamato chiamata chamado chamada genaamd`)
	indefinite = lexis.Set(`ein eine einen einem einer un une una uno um uma een`)
)
