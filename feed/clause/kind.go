package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// kindOf returns the kind of a phrase without a name, by its head.
func (d *Clauses) kindOf(p *Phrase) kind {
	for k := p.From; k < p.Head && d.Tongue.Nouns && d.Tokens[p.Head].Class == 0; k++ { // die Feuerwehr | Holm
		if d.Has(k, k, lexis.Thing) && k+1 == p.Head {
			p.Head = k
		}
	}
	t := &d.Tokens[p.Head]
	switch {
	case d.Tongue.Cases && t.Class == 0 && d.Tokens[p.From].Starts && d.NominativeAt(p.Head) != "": // Жители
		if d.Tongue.IsTold(t.Lower) { // Мэру
			return Other
		}
		return Role
	case d.Tongue.IsEnglish() && p.Core == p.From+2 && d.Is(p.From, p.From, "the") && (d.Is(p.Head, p.From, "latter") || d.Is(p.Head, p.From, "former")):
		return Role
	case t.Class&lexis.Period != 0 || d.Tongue.Nouns && d.namedBefore(p):
		return Other
	case t.Class&(lexis.Thing|lexis.Paper|lexis.Body) != 0:
		return Entity
	case t.Class&(lexis.Head|lexis.Office|lexis.Kin|lexis.Number) != 0, d.headOf(p.Head), p.Head == p.From+1 && inCourt[t.Lower] && (d.Has(p.From, p.From, lexis.Det) || strings.HasSuffix(d.Tokens[p.From].Lower, "'")):
		return Role
	case d.Tongue.Nouns:
		switch {
		case d.Tongue.HasJobEnding(t.Lower) && d.Tokens[p.From].Lower != "das" || strings.HasSuffix(t.Lower, "-jährige"): // das Wetter
			return Role
		case lexis.IsUpper(t.Text) && len(t.Text) > 1:
			return Entity
		}
		return Other
	case d.Tongue.Cases && t.Class == 0 && t.Starts && !(p.Head+1 < len(d.Tokens) && lexis.LooksAdjective(d.Tokens[p.Head+1].Lower)) && lexis.EndsAny(t.Lower, "ости", "ość", "ości", "ny", "owy", "ski", "cki", "skie", "ckie", "ne", "owe", "ый", "ий", "ая", "ое", "ые", "ие", "ам", "ям", "ами", "ями", "ах", "ях", "ami", "ach", "ów", "ego", "emu", "ого", "его", "ому", "ему", "ąc", "wszy", "уя", "ясь", "вши"):
		return Other // Подробности, Cytowany, Пассажирам, Innego, Powołując
	case p.Head == p.From && d.opensWithoutName(p.Head): // Suele decir
		return Other
	case d.Tongue.Cases && t.Class&lexis.Given != 0 && t.Class&lexis.Oblique == 0 && p.Head > p.From && d.Has(p.Head-1, p.Head, lexis.Head): // студент Олег
		return Role
	case lexis.IsCapital(t.Text):
		if t.Class&lexis.Stray != 0 { // Republicans, Americans
			if d.Tongue.Cases {
				return Other
			}
			return Role
		}
		return Entity
	case d.Tongue.IsRomance() && d.IsSeveral(p.Head):
		return Role
	case d.Tongue.HasJobEnding(t.Lower) || strings.HasSuffix(t.Lower, "-old") || strings.HasSuffix(t.Lower, "ers") || strings.HasSuffix(t.Lower, "ists"):
		return Role
	}
	return Other
}

// inCourt are Romance nouns for those in a court or a cell that may be participles or adjectives elsewhere: l'accusé; but: a accusé.
var inCourt = lexis.Set(`accusé accusée prévenu prévenue suspect suspecte blessé blessée détenu détenue condamné condamnée inculpé inculpée plaignant plaignante
	acusado acusada imputado imputada detenido detenida condenado condenada procesado procesada sospechoso sospechosa demandante herido herida reo
	imputato imputata accusato accusata indagato indagata condannato condannata detenuto detenuta sospettato sospettata arrestato arrestata ferito ferita
	réu ré arguido arguida detido detida suspeito suspeita queixoso queixosa ferido`)

// namedBefore reports whether two words of a German phrase before its head are in no list and look like a name, which is none of
// the head: riefen Milan Rapp | Fans zu; but: Milan Rapps | Anwalt; Elmer | Fans.
func (d *Clauses) namedBefore(p *Phrase) bool {
	if p.Head != p.From+2 {
		return false
	}
	return !d.AnyToken(p.From, p.Head, func(t *lexis.Token) bool {
		return t.Class&^lexis.Given != 0 || !lexis.IsCapital(t.Text) || lexis.EndsAny(t.Lower, "e", "er", "es", "en", "s")
	})
}

// kindOfOne returns the kind of a phrase such as "one of the neighbours", whose number stands at token i. At the
// start of a sentence it is somebody if those are of whom it is one, and a verb of saying follows: not Une des raisons.
func (d *Clauses) kindOfOne(i int) kind {
	first := i
	if d.Is(i-1, i, "l'") {
		first--
	}
	if !d.Tokens[first].Starts && (d.Tongue.Tag != "fr" || d.Has(first-1, i, lexis.Saying|lexis.Part|lexis.Accord|lexis.Period)) {
		return Role
	}
	person, says, owned := false, false, false
	k := i + 2
	for ; k < i+10 && k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word && !(person && says); k++ {
		t := &d.Tokens[k]
		owned = owned || k > i+2 && t.Class&lexis.Prep != 0 // Uno de los lemas | del alcalde
		person = person || !owned && (t.Class&(lexis.Head|lexis.Kin|lexis.Office|lexis.Title) != 0 || d.IsSeveral(k) || d.Tongue.HasJobEnding(t.Lower) || d.Tongue.Cases && d.NominativeAt(k) != "" || lexis.EndsAny(t.Lower, peopleEndings...))
		says = says || k > i+2 && t.Class&(lexis.Saying|lexis.Part|lexis.Told) != 0
	}
	if person && says || d.Is(k, i, ",") && (d.personBehind(k+1) || d.personBehind(k+2) || d.personBehind(k+3)) { // Um dos pioneiros, | o senador Paulo Paz
		return Role
	}
	return Other
}

// peopleEndings are endings of Romance nouns for several people.
var peopleEndings = strings.Fields("eurs istes iens iennes dores doras istas tori trici isti")

// qualifies reports whether the word at token i, in a phrase that starts at token from, is an adjective of a Romance language that is part
// of the name of a body before it: la Banque | centrale européenne; il Partito | democratico. In front of its verb it may be a verb
// itself: la Juve | prevale sul Milan; Le ministère | communique : Q.
func (d *Clauses) qualifies(from, i, end int) bool {
	if !d.isQualifying(i) {
		return false
	}
	if d.behindVerb(from) { // a dit le président | américain
		return true
	}
	if d.Tokens[from].Class&lexis.Det == 0 && !strings.HasSuffix(d.Tokens[from].Lower, "'") && !d.Has(from-1, from, lexis.Prep) { // l'Assemblée | nationale; des Affaires | étrangères
		return false
	}
	thing := d.Tokens[i-1].Class&lexis.Thing != 0
	for i++; i < end && d.isQualifying(i); i++ {
	}
	const verbs = lexis.Say | lexis.Tell | lexis.Verb | lexis.Aux
	if i >= len(d.Tokens) || d.Tokens[i].Kind != lexis.Word || d.Tokens[i].Class&verbs != 0 {
		return !d.Is(i, i-1, ":")
	}
	return thing && d.Tokens[i].Class&lexis.Prep != 0 // l'Organisation mondiale | de la santé
}

// behindVerb reports whether a verb of saying, a preposition or a word such as "according to" stands right before token i.
func (d *Clauses) behindVerb(i int) bool {
	return d.Has(i-1, i, lexis.Say|lexis.Tell|lexis.Part|lexis.Prep|lexis.Accord)
}

// isQualifying reports whether the word at token i, which is in no list, ends like an adjective of a Romance language that tells of which
// country or kind something is.
func (d *Clauses) isQualifying(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == lexis.Word && t.Class == 0 && t.Text == t.Lower && d.Tongue.HasAdjectiveEnding(t.Lower)
}

// nationBefore reports whether the Dutch word with a capital before token i, behind the article or a preposition at token from, is
// an adjective that goes with the noun at token i: de Amerikaanse | president; volgens Britse | kranten. It may also be a noun: De
// Franse | zei.
func (d *Clauses) nationBefore(from, i, end int) bool {
	const none = lexis.Saying | lexis.Verb | lexis.Aux | lexis.Prep | lexis.Conj | lexis.Sub | lexis.Rel | lexis.Adverb | lexis.Period | lexis.Pronoun | lexis.Object | lexis.Det
	bare := i == from+1 && d.Has(from-1, from, lexis.Prep|lexis.Accord)
	if t := &d.Tokens[i]; d.Tongue.Tag != "nl" || !bare && (i != from+2 || d.Tokens[from].Class&lexis.Det == 0) || !strings.HasSuffix(d.Tokens[i-1].Lower, "se") || t.Kind != lexis.Word || t.Class&none != 0 {
		return false
	}
	return bare || d.behindVerb(from) || i+1 >= end || d.Tokens[i+1].Kind != lexis.Word || d.Tokens[i+1].Class&(lexis.Saying|lexis.Verb|lexis.Aux) != 0 || lexis.IsCapital(d.Tokens[i+1].Text)
}

// endsAsSomebody reports whether the English word at token i, which is in no list, ends like a word for a person: one Mill
// Party backbencher.
func (d *Clauses) endsAsSomebody(i int) bool {
	t := &d.Tokens[i]
	return d.Tongue.IsEnglish() && len(t.Lower) >= 5 && t.Class&^(lexis.Head|lexis.Thing) == 0 && lexis.EndsAny(t.Lower, "er", "or", "ist", "ian")
}

// IsSeveral reports whether the Spanish, Portuguese, Italian or French word at token i means several persons or bodies, or sources:
// vecinos, moradores, fonti.
func (d *Clauses) IsSeveral(i int) bool {
	w := d.Tokens[i].Lower
	if d.Has(i+1, i, lexis.Det) && d.Tokens[i+1].Class&lexis.Prep == 0 { // piden médicos | los vecinos
		return false
	}
	if sources[w] {
		return true
	}
	for _, e := range manyEndings[d.Tongue.Tag] {
		if stem, ok := strings.CutSuffix(w, e[0]); ok && d.Tongue.Words.Of(stem+e[1])&(lexis.Head|lexis.Kin) != 0 {
			return true
		}
	}
	return false
}

var (
	sources     = lexis.Set(`fuentes fontes fonti`)
	manyEndings = map[string][][2]string{ // of nouns in the plural, with those of the singular
		"es": {{"s", ""}, {"es", ""}, {"ces", "z"}, {"ones", "ón"}},
		"pt": {{"s", ""}, {"es", ""}, {"ões", "ão"}, {"ais", "al"}, {"ns", "m"}},
		"fr": {{"s", ""}, {"x", ""}},
		"it": {{"i", "o"}, {"i", "e"}, {"e", "a"}, {"i", "a"}, {"chi", "co"}},
	}
)
