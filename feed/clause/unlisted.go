package clause

import (
	"slices"
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
	return begins(w, "escuch", "ascolt", "écout", "oy", "oíd", "ouv", "sent", "entend", "ley", "leíd", "leu", "less", "lett", "recib", "ricev", "receb", "reç", "récolt", "encontr", "trov", "trouv", "ach", "soñ", "firm", "assin",
		"слыш", "услыш", "вид", "увид", "смотр", "посмотр", "узна", "чит", "проч", "получ", "наш", "słysz", "usłysz", "widzi", "zobacz", "ogląda", "obejrza", "dowiedzi", "czyt", "przeczyt", "dosta", "otrzym", "znal")
}

// makesWork reports whether a Russian or Polish verb tells that somebody makes or does what may stand in marks: «Осень», —
// нарисовал художник.
func makesWork(w string) bool {
	return begins(w, "игра", "сыгра", "пел", "спел", "рисова", "нарисова", "купил", "покупал", "заказ", "назва", "напева", "победил", "побеждал", "разобра", "записа", "подума", "grał", "zagra", "namalowa", "malowa", "kupi", "zamówi", "nazwa", "nuci", "śpiewa", "zaśpiewa", "zapisa")
}

// begins reports whether a word begins with one of the stems: получил | получ.
func begins(w string, stems ...string) bool {
	return slices.ContainsFunc(stems, func(stem string) bool { return strings.HasPrefix(w, stem) })
}

// against are Romance prepositions before whom words are said or whom they are against, listeners those before somebody who hears them.
var against, listeners = lexis.Set(`ante contra davanti perante`), lexis.Set(`a al entre desde ao aos à às ai alla alle all' au aux`)

var (
	participles = map[string][]string{"es": {"ado", "ido", "ído"}, "pt": {"ado", "ido", "ído"}, "it": {"ato", "ito", "uto"}, "fr": {"é"}}
	pasts       = map[string][]string{"es": {"ó"}, "pt": {"ou", "eu", "iu"}, "it": {"ò"}}
)
