package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file decides which words that no list has look like verbs of saying, by their endings.

// looksParticiple reports whether the word at token i, which is in no list, ends like a Spanish, Portuguese, Italian or French participle.
func (d *Clauses) looksParticiple(i int) bool {
	t := &d.Tokens[i]
	return t.Class == 0 && lexis.EndsAny(t.Lower, participles[d.Tongue.Tag]...) && !Takes(t.Lower)
}

// looksPast is looksParticiple for a verb in the past of which nothing but the ending tells the person: terció, disparou, tuonò.
func (d *Clauses) looksPast(i int) bool {
	t := &d.Tokens[i]
	return t.Class == 0 && t.Text == t.Lower && lexis.EndsAny(t.Lower, pasts[d.Tongue.Tag]...) && !Takes(t.Lower)
}

// Takes reports whether a verb of a Romance language, of Russian or of Polish tells that somebody hears, reads, finds or gets words.
func Takes(w string) bool {
	for _, stem := range [...]string{"escuch", "ascolt", "écout", "oy", "oíd", "ouv", "sent", "entend", "ley", "leíd", "leu", "less", "lett", "recib", "ricev", "receb", "reç", "récolt", "encontr", "trov", "trouv", "ach", "soñ", "firm", "assin",
		"слыш", "услыш", "вид", "увид", "чит", "проч", "получ", "наш", "słysz", "usłysz", "widzi", "zobacz", "czyt", "przeczyt", "dosta", "otrzym", "znal"} {
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
