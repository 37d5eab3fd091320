package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// nominative returns the German name of a role or body in the nominative, where a preposition or "zufolge" puts phrase p, which is
// printed up to token to, into another case: nach Angaben | eines Sprechers der Bahn is ein Sprecher der Bahn. Where the article
// does not tell that of the nominative, there is none: laut | dem Ministerium. It returns "" for a source whose form is not sure.
func (d *Referents) nominative(p *clause.Phrase, to int) string {
	article := &d.Tokens[p.From]
	form, known := nominativeArticles[article.Lower]
	if !known {
		return d.TextOf(p.From, to)
	}
	if p.Head != p.From+1 {
		if clause.Genitive[article.Lower] && d.Accords(p) {
			return "" // nach Angaben der neuen Leiterin, der neuen Leiter
		}
		return d.TextOf(p.From, to)
	}
	noun, weak := d.Tokens[p.Head].Text, false
	if strings.HasSuffix(article.Lower, "s") || strings.HasSuffix(article.Lower, "m") {
		noun, weak = strongForm(noun, strings.HasSuffix(article.Lower, "s"))
	}
	switch {
	case weak && article.Lower == "des":
		noun = "der " + noun
	case form != "":
		noun = form + " " + noun
	}
	if p.Head+1 < to {
		noun += " " + d.TextOf(p.Head+1, to)
	}
	return noun
}

// nominativeArticles has for each article of a case that is not the nominative the one of the nominative.
var nominativeArticles = map[string]string{
	"dem": "", "des": "", "den": "", "der": "die", "eines": "ein", "einem": "ein", "einen": "ein", "einer": "eine",
	"seines": "sein", "seinem": "sein", "seinen": "sein", "seiner": "seine",
	"ihres": "ihr", "ihrem": "ihr", "ihren": "ihr", "ihrer": "ihre",
}

// strongForm returns the nominative of a masculine or neuter noun in the genitive or dative, and whether its ending is that of
// the masculine nouns which add -n or -en: des Amtes, des Rats; weak: des Zeugen, dem Präsidenten.
func strongForm(noun string, genitive bool) (form string, weak bool) {
	if stem, ok := strings.CutSuffix(noun, "en"); ok && lexis.EndsAny(stem, "ent", "ant", "ist", "nom", "soph", "krat") {
		return stem, true
	}
	if !genitive {
		return noun, false
	}
	if stem, ok := strings.CutSuffix(noun, "n"); ok && strings.HasSuffix(stem, "e") {
		return stem, true
	}
	for _, ending := range [...]string{"es", "s"} {
		if stem, ok := strings.CutSuffix(noun, ending); ok && !(ending == "es" && strings.HasSuffix(stem, "e")) {
			return stem, false
		}
	}
	return noun, false
}

// nominativeNoun returns the Russian or Polish name of a role or body in the nominative, with the nouns in the genitive that belong
// to it: по словам | представителя полиции is представитель полиции. It returns "" where the noun is not known, or an adjective
// precedes it.
func (d *Referents) nominativeNoun(p *clause.Phrase) string {
	noun := d.NominativeAt(p.From)
	if noun == "" {
		return ""
	}
	if end := d.GenitivesBehind(p.From); end > p.From+1 {
		noun += " " + d.TextOf(p.From+1, end)
	}
	return noun
}
