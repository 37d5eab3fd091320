package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
)

// This file finds the person whom a Russian or Polish name in another case than the nominative means.

// inNominative returns the first and the last name of the name in tokens i to end in the nominative: игорь, мельник for Игоря
// Мельника. It marks the name as one that is no subject. A last name alone has another case where a person of the text bears it
// in the nominative, and nobody as printed.
func (d *Names) inNominative(i, end int, first, last string) (string, string) {
	t := &d.Tokens[i]
	p := &d.people
	if !d.Tongue.Cases {
		return first, last
	}
	if end-i == 1 {
		if len(p.byLast[last]) == 0 && t.Class&lexis.Given == 0 {
			if n := d.Tongue.NominativeOf(last, func(n string) bool { return len(p.byLast[n]) > 0 }); n != "" {
				t.Class |= lexis.Oblique
				return first, n
			}
		}
		return first, last
	}
	if d.rareWoman(i, first, last) {
		t.Class &^= lexis.Oblique
		return first, last
	}
	if i > 0 && neverChanges(d.Tokens[i-1].Lower, first, last) && d.behindOblique(i) { // адвокат певицы | Мэри Смит
		t.Class |= lexis.Oblique
		return first, last
	}
	given := ""
	if t.Class&lexis.Given != 0 {
		given = d.Tongue.GivenNominative(first)
	}
	if given == "" {
		if f, l := d.borneSo(first, last); f != "" {
			t.Class |= lexis.Oblique
			return f, l
		}
		return first, last
	}
	relative := i > 0 && (d.Tokens[i-1].Class&lexis.Kin != 0 || ofOthers[d.Tokens[i-1].Lower]) && !lexis.EndsAny(d.Tokens[i-1].Lower, "a", "а", "я", "ь") && lexis.EndsAny(last, "a", "а", "я") // kuzyn | Jana Mazura
	borne := d.Tongue.NominativeOf(last, func(n string) bool { return p.bearer(given, n) != nil })
	switch {
	case t.Class&lexis.Oblique == 0 && borne == "" && !lexis.EndsAny(last, "ого", "ому", "ego", "emu", "owi") && !d.Has(i-1, i, lexis.Prep|lexis.Accord) && !d.behindOblique(i) && !relative: // Jana is a woman, or Jan
		return first, last
	case borne != "":
		given, last = p.bearer(given, borne).First, borne
	case p.bearer(given, last) == nil:
		if n := d.Tongue.NominativeOf(last, func(n string) bool { return p.printed[n] }); n != "" { // Lecha Panka: Panek
			last = n
		} else if n, sure := d.Tongue.LastNominative(last, lexis.GivenNames.Of(given)&lexis.Given == lexis.Female); sure {
			last = n
		}
	}
	t.Class |= lexis.Oblique
	return given, last
}

// behindOblique reports whether a Russian or Polish noun for somebody in another case than the nominative stands before token i, or
// before what belongs to it where it tells whose view something is: adwokat ekonomisty | Jana Marka; zdaniem ministra kultury i
// sportu | Jana Marka.
func (d *Names) behindOblique(i int) bool {
	const none, longest = lexis.Saying | lexis.Verb | lexis.Aux | lexis.Sub | lexis.Rel | lexis.Pronoun | lexis.Head | lexis.Title, 8
	for k := i - 1; k >= 0 && k > i-longest && !d.Tokens[k+1].Starts; k-- {
		t := &d.Tokens[k]
		if t.Kind != lexis.Word || t.Text != t.Lower || t.Class&none != 0 {
			return false
		}
		if (k == i-1 || d.Has(k-1, k, lexis.Accord)) && d.Tongue.NominativeOf(t.Lower, func(w string) bool {
			return d.Tongue.Words.Of(w)&(lexis.Head|lexis.Title|lexis.Kin) != 0 && !ofOthers[w]
		}) != "" {
			return true
		}
	}
	return false
}

// ofOthers are nouns for somebody behind which the name of another is as frequent as their own: zdaniem adwokata | Jana Nowaka.
var ofOthers = lexis.Set(`adwokat adwokatka obrońca obrończyni doradca doradczyni rzecznik rzeczniczka asystent asystentka współpracownik współpracowniczka pełnomocnik
	pełnomocniczka sąsiad sąsiadka przyjaciel przyjaciółka kolega koleżanka wdowa wdowiec адвокат защитник советник помощник помощница представитель представительница
	сосед соседка друг подруга коллега вдова`)

// neverChanges reports whether a Russian name behind a noun for a woman in another case than the nominative, all in lower case, may be that
// of the woman, as it is the same in all cases: певицы | Нелли Смит; but not: президента | Джо Байден.
func neverChanges(noun, first, last string) bool {
	return lexis.EndsAny(noun, "ы", "и") && lexis.EndsAny(first, "и", "о", "е", "у", "э") && !lexis.EndsAny(last, "а", "я")
}

// borneSo returns the first and last name, in lower case, of the person of the text of whose name first and last are another case,
// if the given name is in no list: стивена лоринга, of Стивен Лоринг; else "".
func (d *Names) borneSo(first, last string) (f, l string) {
	d.Tongue.NominativeOf(last, func(n string) bool {
		if len(d.people.byLast[n]) == 0 {
			return false
		}
		l = n
		f = d.Tongue.NominativeOf(first, func(given string) bool {
			who := d.people.bearer(given, n)
			return who != nil && who.First == given
		})
		return f != ""
	})
	return f, l
}

// findPrinted notes the words with capitals of a text whose names change with their case.
func (p *people) findPrinted(d *Names) {
	p.printed = map[string]bool{}
	for _, n := range d.Capitals {
		if t := &d.Tokens[n]; t.Named {
			p.printed[t.Lower] = true
		}
	}
}

// bearer returns the person of that first and last name, or nil.
func (p *people) bearer(first, last string) *Person {
	for _, who := range p.byLast[last] {
		if who.bears(first) {
			return who
		}
	}
	return nil
}

// rareWoman reports whether a name that looks like the genitive of a man's is that of a woman: Ярослава Высоцкая, Павла Новак,
// сказала Руслана Руденко. A man's last name would have another ending.
func (d *Names) rareWoman(i int, first, last string) bool {
	switch {
	case lexis.EndsAny(last, "ая", "ska", "cka", "dzka"):
		return true
	case !lexis.EndsAny(first, "а", "a"):
		return false
	case !lexis.EndsAny(last, "а", "я", "о", "е", "и", "у", "ы", "э", "ю", "ой", "ом", "ем", "им", "ым", "их", "ых", "a", "e", "i", "o", "u", "y", "ą", "ę", "ego", "emu", "em", "im", "ym", "ich", "ych"):
		return true
	}
	return d.Has(i-1, i, lexis.Say) && lexis.EndsAny(d.Tokens[i-1].Lower, "ла", "ła")
}

// bodyInCase reports whether the Russian or Polish name in tokens i to end is that of a body or a place: its first word is a noun for
// one, in any case, or one of its words is an adjective in the genitive: Komisji Nadzoru; Городского Суда.
func (d *Names) bodyInCase(i, end int) bool {
	t := &d.Tokens[i]
	if t.Class&lexis.Given != 0 {
		return false
	}
	if last := &d.Tokens[end-1]; d.lettersAlone(i, end) || d.ofJobHolder(i, end) || end > i+1 && !lexis.IsUpper(t.Text) && lexis.IsUpper(last.Text) && utf8.RuneCountInString(last.Text) < 5 && utf8.RuneCountInString(last.Text) > 1 { // Prezydenta RP
		return true
	}
	if end > i+1 && (lexis.EndsAny(d.Tokens[end-1].Lower, adjectives...) || lexis.EndsAny(t.Lower, "nej", "wej", "skiej", "ckiej")) { // Stanach Zjednoczonych, Stolicy Apostolskiej; not: Снежана Черных
		return true
	}
	return lexis.EndsAny(t.Lower, "ego", "emu", "ych", "ich", "ого", "ому", "ых", "его", "ему") && utf8.RuneCountInString(t.Lower) > 6 || d.thingInCase(i)
}

// adjectives are endings of Russian and Polish adjectives in cases other than the nominative, which end no name without a given name.
var adjectives = strings.Fields("skich ckich nych owych skiej ckiej nej owej nego owego nymi nym ских цких")

// openedByNoun reports whether the first word of the Russian or Polish name in tokens i to end, which begins a sentence, is a noun
// to which a last name belongs: Wystąpienie | May; Полёт | Симони. It ends like one for what is no person, or the text has it in
// small letters. Before the last name of somebody known it may also be an adjective, an adverb, or to whom that one speaks, by endings
// that no given name has: Довольный | Гилин; Dziennikarzom | Rak powiedziała; but not: Авдий, Аглая, Рой, Ebony.
func (d *Names) openedByNoun(i, end int) bool {
	t := &d.Tokens[i]
	if !d.Tongue.Cases || !t.Starts || t.Class&lexis.Given != 0 || end != i+2 {
		return false
	}
	if len(d.people.byLast[d.Tokens[i+1].Lower]) > 0 && (lexis.EndsAny(t.Lower, "ый", "вший", "щий", "нная", "льная", "вшая", "щая", "ливая", "ийся", "аяся", "szony", "czony", "szona", "czona", "dowolony", "dowolona", "ący", "ąca", "liwy", "liwa", "jęty", "jęta", "nięty", "nięta") || d.Tongue.IsTold(t.Lower) || d.Tongue.TellsHow(t.Lower)) {
		return true
	}
	return lexis.EndsAny(t.Lower, "enie", "anie", "ość", "cja", "ние", "тие", "ость", "ция", "ство") || d.Common(t.Lower)
}

// thingInCase reports whether token i is a noun for a body, in any case: Rada, Rady, Суда.
func (d *Names) thingInCase(i int) bool {
	t := &d.Tokens[i]
	return t.Class&lexis.Thing != 0 || d.Tongue.NominativeOf(t.Lower, func(w string) bool { return d.Tongue.Words.Of(w)&lexis.Thing != 0 }) != ""
}

// lettersAlone reports whether a name consists of two or more words of at most four capital letters each, and is that of bodies:
// МИД РФ; but not ИВАН ЛИС, as a given name begins it.
func (d *Names) lettersAlone(i, end int) bool {
	return !lexis.Any(i, end, func(k int) bool {
		w := d.Tokens[k].Text
		return !lexis.IsUpper(w) || utf8.RuneCountInString(w) < 2 || utf8.RuneCountInString(w) > 4
	}) && end > i+1
}

// isLetters reports whether the Russian or Polish word at token i is a body in letters, before the name of somebody: szef UE |
// Tusk; europoseł PiS | Lis; глава МВД | Котов. Two Latin letters may stand for given names: JD Vance.
func (d *Names) isLetters(i int) bool {
	w := d.Tokens[i].Text
	n := utf8.RuneCountInString(w)
	if !d.Tongue.Cases || n < 2 || n > 4 || i+1 >= len(d.Tokens) || d.Tokens[i].Class&lexis.Given != 0 || lexis.IsUpper(d.Tokens[i+1].Text) || d.Tokens[i+1].Text == d.Tokens[i+1].Lower {
		return false
	}
	if next := &d.Tokens[i+1]; next.Class&lexis.Given != 0 || lexis.LooksGenitive(next.Lower) || d.fourNamed(i) { // МИД Германии | Хайко Маас
		return false
	}
	last, size := utf8.DecodeLastRuneInString(w)
	return unicode.IsUpper(last) && lexis.IsCapital(w) && size < len(w) && (n > 2 || !isLatin(w) || unions[w])
}

// unions are bodies of two Latin letters.
var unions = lexis.Set(`UE PE KE RE`)

// ofJobHolder reports whether a name of two words stands between a word for somebody and the full name of that one: ведущий | Elm Radio |
// Иван Маков; prezes | Nord Bank | Jan Maj.
func (d *Names) ofJobHolder(i, end int) bool {
	if end != i+2 || i < 1 || end+1 >= len(d.Tokens) || d.Tokens[i].Starts {
		return false
	}
	job, name, last := &d.Tokens[i-1], &d.Tokens[end], &d.Tokens[end+1]
	return job.Class&lexis.Head != 0 && (job.Text == job.Lower || job.Starts) && name.Class&lexis.Given != 0 && name.Class&lexis.Oblique == 0 && name.Named && !name.Starts && last.Named && last.Paragraph == job.Paragraph
}

// toAnother reports whether the last name at token i, behind a verb of saying, ends before that of somebody else in the dative,
// whom the text also names: сказал Орлов | Белову.
func (d *Names) toAnother(i int) bool {
	if !d.Tongue.Cases || i+1 >= len(d.Tokens) || !d.Has(i-1, i, lexis.Say) || d.Tokens[i].Class&lexis.Given != 0 {
		return false
	}
	next := &d.Tokens[i+1]
	for _, e := range [...]string{"скому", "цкому", "owi", "skiemu", "ckiemu", "у", "ю"} {
		if stem, ok := strings.CutSuffix(next.Lower, e); ok {
			return !lexis.EndsAny(d.Tokens[i].Lower, e) && d.people.printed[stem+datives[e]]
		}
	}
	return false
}

// datives are the endings of last names in the dative, with those of the nominative.
var datives = map[string]string{"скому": "ский", "цкому": "цкий", "owi": "", "skiemu": "ski", "ckiemu": "cki", "у": "", "ю": "й"}

// ownedBy reports whether the name at token i, which begins with no known given name, may be that of the club or body of the noun
// for somebody before it: trener | Wisły Kraków; один из слушателей | Радио Север. There are no articles, so that a person's name
// would look the same: trener | Jan Runa. A word in -a may be a woman's name as well, so that it counts behind the past of a man
// alone: powiedział trener | Lecha Poznań. No place has the ending of a last name: trener | Kosta Runić. Behind a title a person
// follows.
func (d *Names) ownedBy(i int) bool {
	t := &d.Tokens[i]
	if !d.Tongue.Cases || i < 2 || t.Starts || t.Class&lexis.Oblique != 0 {
		return false
	}
	noun := &d.Tokens[i-1]
	if noun.Kind != lexis.Word || noun.Text != noun.Lower {
		return false
	}
	if lexis.EndsAny(t.Lower, "a", "а", "я") && !(d.Has(i-2, i, lexis.Say) && lexis.EndsAny(d.Tokens[i-2].Lower, "ł", "л")) { // mówi prezes | Henryka Mak
		return false
	}
	if i+1 < len(d.Tokens) && lexis.EndsAny(d.Tokens[i+1].Lower, "ić", "icz", "ski", "cki", "dzki", "ич", "ский", "енко") {
		return false
	}
	job := noun.Class&lexis.Head != 0 && noun.Class&lexis.Title == 0
	switch {
	case t.Class&lexis.Given != 0: // trener | Lecha Poznań
		return job && (!lexis.EndsAny(noun.Lower, "a", "а", "я") || strings.HasSuffix(noun.Lower, "ca")) && lexis.GivenNames.Of(t.Lower)&lexis.Given == 0 && d.Tongue.GivenNominative(t.Lower) != ""
	case i > 2 && oneOf[d.Tokens[i-3].Lower] && d.Has(i-2, i, lexis.Prep):
		return true
	}
	return job && lexis.LooksGenitive(t.Lower)
}

// oneOf are words for one of several.
var oneOf = lexis.Set("jeden jedna один одна")

// isOblique reports whether the name at token i is in another case than the nominative.
func (d *Names) isOblique(i int) bool {
	return d.Tongue.Cases && d.Tokens[i].Class&lexis.Oblique != 0
}

// nominativeName returns the name in tokens i to end, whose first and last name in the nominative are given, and whether all of
// it is certain. The name is as printed where it is not.
func (d *Names) nominativeName(i, end int, first, last string) (name string, sure bool) {
	printed := d.TextOf(i, end)
	woman := lexis.GivenNames.Of(first)&lexis.Given == lexis.Female
	if last == d.Tokens[end-1].Lower {
		if _, sure := d.Tongue.LastNominative(last, woman); !sure {
			return printed, false
		}
	}
	words := []string{capital(first)}
	for k := i + 1; k < end-1; k++ {
		w, sure := d.Tongue.LastNominative(d.Tokens[k].Lower, woman)
		if !sure {
			return printed, false
		}
		words = append(words, capital(w))
	}
	return strings.Join(append(words, capital(last)), " "), true
}

// capital returns a name with a capital at the start of each of its parts.
func capital(name string) string {
	parts := strings.Split(name, "-")
	for i, w := range parts {
		r, n := utf8.DecodeRuneInString(w)
		parts[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(parts, "-")
}
