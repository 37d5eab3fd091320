package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file decides which words that no list has look like verbs of saying, by their endings.

// looksParticiple reports whether the word at token i, which is in no list, ends like a Spanish, Portuguese, Italian or French participle.
func (d *Clauses) looksParticiple(i int) bool {
	t := &d.Tokens[i]
	return t.Class == 0 && lexis.EndsAny(t.Lower, participles[d.Tongue.Tag]...) && !takes(t.Lower)
}

// looksPast is looksParticiple for a verb in the past of which nothing but the ending tells the person: terció, disparou, tuonò.
func (d *Clauses) looksPast(i int) bool {
	t := &d.Tokens[i]
	return t.Class == 0 && t.Text == t.Lower && lexis.EndsAny(t.Lower, pasts[d.Tongue.Tag]...) && !takes(t.Lower)
}

// looksPresent is looksPast for a verb in the present: resume, relembra; but fosse, seja.
func (d *Clauses) looksPresent(i int) bool {
	t := &d.Tokens[i]
	return d.Tongue.Drops && !d.Tongue.Cases && t.Class == 0 && t.Text == t.Lower && len(t.Lower) > 3 && lexis.EndsAny(t.Lower, "a", "e", "ê") && !lexis.EndsAny(t.Lower, "sse", "seja", "sea", "ora", "onde", "ada", "ida", "ata", "ita", "uta") && !takes(t.Lower)
}

// somebodyAlone reports whether a definite article in the singular and a word for somebody or a body stand at token i, behind a verb, and end
// the clause or are followed by a preposition: relembra | o delegado da PF.
func (d *Clauses) somebodyAlone(i int) bool {
	if i+1 >= len(d.Tokens) || !theOne[d.Tongue.Tag][d.Tokens[i].Lower] || d.Tokens[i+1].Text != d.Tokens[i+1].Lower || !d.Has(i+1, i, lexis.Head|lexis.Title|lexis.Office|lexis.Kin) {
		return false
	}
	return i+2 == len(d.Tokens) || d.Tokens[i+2].Kind == lexis.Sign || d.Has(i+2, i, lexis.Prep)
}

// theOne are definite articles in the singular, by language.
var theOne = map[string]map[string]bool{"es": lexis.Set(`el la`), "pt": lexis.Set(`o a`), "it": lexis.Set(`il lo la l'`)}

// takes reports whether a verb of Spanish, Portuguese, Italian or French tells that somebody hears, reads, finds or gets words.
func takes(w string) bool {
	for _, stem := range [...]string{"escuch", "ascolt", "écout", "oy", "oíd", "ouv", "sent", "entend", "ley", "leíd", "leu", "less", "lett", "recib", "ricev", "receb", "reç", "récolt", "encontr", "trov", "trouv", "ach", "soñ", "firm", "assin"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

var (
	participles = map[string][]string{"es": {"ado", "ido", "ído"}, "pt": {"ado", "ido", "ído"}, "it": {"ato", "ito", "uto"}, "fr": {"é"}}
	pasts       = map[string][]string{"es": {"ó"}, "pt": {"ou", "eu", "iu"}, "it": {"ò"}}
)
