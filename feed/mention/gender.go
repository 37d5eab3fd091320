package mention

import (
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

func genderOfName(c lexis.Class) Gender {
	switch c & lexis.Given {
	case lexis.Female:
		return Woman
	case lexis.Male:
		return Man
	}
	return Unknown
}

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
		}
	}
	return g
}
