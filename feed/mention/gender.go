package mention

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
)

// genderOfLast returns the gender that the ending of a Russian or Polish last name tells. Морева is a woman, or the genitive of
// Морев. Foreign names such as Мартин look like Russian ones, and women bear them unchanged: with them the given name must end
// in a consonant.
func genderOfLast(first, last string) Gender {
	switch {
	case strings.HasSuffix(last, "ин"):
		if first != "" && !lexis.EndsAny(first, "а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "ь") {
			return Man
		}
	case lexis.EndsAny(last, "ов", "ев", "ёв", "ский", "цкий", "ski", "cki", "dzki"):
		return Man
	case lexis.EndsAny(last, "ская", "цкая", "ska", "cka", "dzka"):
		return Woman
	}
	return Unknown
}

// genderOfName returns the sex of those who bear a given name of class c in the language with that tag, if a list tells it. Some
// names that women bear in other languages are men's there: Jean Renard, in French.
func genderOfName(first, tag string, c lexis.Class) Gender {
	if double, _, ok := strings.Cut(first, "-"); ok && c&lexis.Given == 0 { // Jean-Hugues
		first, c = double, lexis.GivenNames.Of(double)
	}
	if menIn[tag][first] {
		return Man
	}
	if tag == "en" && eithers[first] {
		return Unknown
	}
	switch c & lexis.Given {
	case lexis.Female:
		return Woman
	case lexis.Male:
		return Man
	}
	return Unknown
}

// menIn are such names, by language.
var menIn = map[string]map[string]bool{
	"de": lexis.Set(`jean toni`), "es": lexis.Set(`jean joan toni`), "fr": lexis.Set(`jean`), "it": lexis.Set(`andrea gabriele jean nicola rosario simone toni`),
	"nl": lexis.Set(`jean`), "pt": lexis.Set(`jean toni`),
}

// eithers are names that women and men bear of whom English texts tell, some of them in other languages, with a list for one sex only.
var eithers = lexis.Set(`alex andrea gabriele jean`)

// genderBefore returns the gender that the words before a name tell, with or without a comma between.
func (d *Names) genderBefore(i int) Gender {
	if i > 1 && d.Tokens[i-1].Text == "," {
		i--
	}
	for k := i - 1; k >= 0 && k >= i-2 && d.Tokens[k].Paragraph == d.Tokens[min(i, len(d.Tokens)-1)].Paragraph; k-- {
		switch c := d.Tokens[k].Class; {
		case c&lexis.FemaleNoun != 0:
			return Woman
		case c&lexis.MaleNoun != 0:
			return Man
		case c&lexis.Title == 0:
			return Unknown
		}
	}
	return Unknown
}

// herOffice reports whether a Romance noun with a woman's article stands right before a name: la senadora | Gleisa Lobo.
func (d *Names) herOffice(i int) bool {
	return i > 1 && d.Has(i-1, i, lexis.Head|lexis.Office|lexis.Title) && herArticles[d.Tongue.Tag][d.Tokens[i-2].Lower] && !lexis.EndsAny(d.Tokens[i-1].Lower, "o", "or") && !ForBoth[d.Tokens[i-1].Lower]
}

var (
	// herArticles are articles of a woman's office, some joined with a preposition, by language.
	herArticles = map[string]map[string]bool{"es": lexis.Set(`la una`), "fr": lexis.Set(`la une`), "it": lexis.Set(`la una della dalla alla`), "pt": lexis.Set(`a uma da pela à`)}
	// ForBoth are nouns of feminine gender for men and women, and those with one form in languages whose articles tell less.
	ForBoth = lexis.Set(`star vedette recrue victime personne sentinelle estrella víctima persona stella vittima guardia guida spia estrela vítima pessoa testemunha criança`)
)

// WordGender returns the gender that the nouns of a role, or the pronoun for it, tell, up to the first preposition: her
// husband; a young man.
func (d *Names) WordGender(from, to int) Gender {
	g := Unknown
	for i := from; i < to && d.Tokens[i].Class&lexis.Prep == 0; i++ {
		switch c := d.Tokens[i].Class; {
		case c&(lexis.FemaleNoun|lexis.She) != 0:
			g = Woman
		case c&(lexis.MaleNoun|lexis.He) != 0:
			g = Man
		case d.Tongue.Cases && c&lexis.Head != 0 && c&lexis.Thing == 0 && lexis.EndsAny(d.Tokens[i].Lower, "ка", "ица", "иня", "ka", "yni", "ini") && d.Tokens[i].Lower != "дедушка": // соседка; dziennikarka
			g = Woman
		}
	}
	if g == Unknown && d.Tongue.Nouns {
		return d.germanGender(from, to)
	}
	return g
}

// germanGender is WordGender for German nouns, by their ending or their article: die Ministerin, eine Angeklagte, der Sprecher, ein
// Zeuge. "Ein" may stand before a noun of neither: ein Opfer.
func (d *Names) germanGender(from, to int) Gender {
	for i := from; i < to && d.Tokens[i].Class&lexis.Prep == 0; i++ {
		if t := &d.Tokens[i]; d.isJob(i) && strings.HasSuffix(t.Lower, "in") {
			return Woman
		}
	}
	switch t := &d.Tokens[from]; {
	case t.Lower == "eine":
		return Woman
	case t.Lower == "ein" && from+1 < to && lexis.IsCapital(d.Tokens[from+1].Text) && strings.HasSuffix(d.Tokens[from+1].Lower, "e"):
		return Man
	case t.Lower == "der" && (t.Starts || from > 0 && !lexis.IsCapital(d.Tokens[from-1].Text)): // not: der Verband | der Bauern
		return Man
	}
	return Unknown
}

// leastHis is how many pronouns must show that an unknown name is a man's. It may be that of a body or a place, which “he” near it
// does not mean; “she” is rarer, and one of it is enough.
const leastHis = 2

// weighPronouns gives a person of an English text whose name and titles tell no sex that of the pronouns behind it: Omar asked for
// mercy, saying she had thought of it. She added. A pronoun counts where a sentence of its paragraph starts with the person, and the
// paragraph names nobody else before it whom it can mean, has no pronoun for somebody else, and no man or woman without a name. “His”
// before a relative counts as well: Omar lives with his mother. A name of one word that “its” follows so is that of a thing.
func (p *people) weighPronouns(d *Names) {
	if !d.Tongue.IsEnglish() {
		return
	}
	votes := map[*Person][2]int{}
	led := map[*Person]bool{} // whether one of its sentences starts with that person
	next, paragraph := 0, -1  // the next mention; the paragraph that is read
	var named []*Person       // of it, so far
	other := false            // it speaks of somebody without a name
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Paragraph != paragraph {
			paragraph, named, other = t.Paragraph, named[:0], false
		}
		for next < len(p.mentions) && p.mentions[next].At <= i {
			m := &p.mentions[next]
			if len(named) == maxNamesakes {
				other = true
			} else if !slices.Contains(named, m.Who) {
				named, led[m.Who] = append(named, m.Who), false
			}
			led[m.Who] = led[m.Who] || d.leads(m)
			next++
		}
		if t.Class&(lexis.MaleNoun|lexis.FemaleNoun) != 0 && t.Text == t.Lower {
			other = true
		}
		if t.Lower == "its" && len(named) == 1 && led[named[0]] && named[0].Lone && d.owns(p.mentions[next-1].End, i) { // Norvia kept its word
			named[0].thing = true
		}
		kin := (t.Lower == "his" || t.Lower == "her") && d.Has(i+1, i, lexis.Kin) // bodies and places have none
		if t.Class&(lexis.He|lexis.She) == 0 && !kin || other {
			continue
		}
		want, n := Man, 0
		if t.Class&lexis.She != 0 || t.Lower == "her" {
			want, n = Woman, 1
		}
		var only *Person
		fit := 0
		for _, who := range named {
			if who.Gender.Fits(want) {
				only = who
				fit++
			}
		}
		if fit == 0 { // somebody of another paragraph
			other = true
		}
		if fit == 1 && only.Gender == Unknown && only.among == nil && led[only] {
			v := votes[only]
			if v[n]++; kin {
				v[n] += leastHis
			}
			votes[only] = v
		}
	}
	for who, v := range votes {
		switch {
		case v[0] == 0 && v[1] > 0:
			who.Gender = Woman
		case v[0] >= leastHis:
			who.Gender = Man
		}
	}
}

// leads reports whether nothing but titles stands before a name in its sentence.
func (d *Names) leads(m *Mention) bool {
	i := m.At
	for i > 0 && !d.Tokens[i].Starts && d.Tokens[i-1].Class&(lexis.Title|lexis.Head|lexis.Det) != 0 {
		i--
	}
	return d.Tokens[i].Starts && !d.Tokens[m.End-1].Owner
}

// owns reports whether no other thing stands between a name, which ends before token i, and "its" at token its: not Fox joined the bank
// and led its team.
func (d *Names) owns(i, its int) bool {
	for ; i < its; i++ {
		if t := &d.Tokens[i]; t.Class&lexis.Det != 0 || lexis.IsCapital(t.Text) && t.Class&lexis.Period == 0 {
			return false
		}
	}
	return true
}
