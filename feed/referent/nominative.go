package referent

import (
	"strings"
	"unicode/utf8"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// nominative returns the German name of a role or body in the nominative, where a preposition or "zufolge" puts phrase p, which is
// printed up to token to, into another case: nach Angaben | eines Sprechers der Bahn is ein Sprecher der Bahn. Where the article
// does not tell that of the nominative, there is none: laut | dem Ministerium. It returns "" for a source whose form is not sure.
func (d *Referents) nominative(p *clause.Phrase, to int) string {
	article := &d.Tokens[p.From]
	form, known := nominativeArticles[article.Lower]
	if !known {
		if w, ok := strings.CutSuffix(d.TextOf(p.From, to), "n"); ok && to == p.From+1 && (strings.HasSuffix(w, "kreise") || lexis.EndsAny(w, "er", "el") && d.Tongue.HasNoun(w, lexis.Head)) { // von | Kritikern; aus | Ratskreisen
			return w
		}
		return d.TextOf(p.From, to)
	}
	if p.Head != p.From+1 && d.ofPlace(p) { // der Berliner Polizei, des Berliner Senats
		noun := d.Tokens[p.Head].Text
		rest := strings.TrimPrefix(d.TextOf(p.Head, to), noun)
		switch w := article.Lower; {
		case w == "der":
			return "die " + d.TextOf(p.From+1, to)
		case w == "dem" || w == "des" || w == "den" && d.Is(p.Pre, p.Pre, "für"):
			noun, _ = d.strongForm(noun, w == "des")
			return d.TextOf(p.From+1, p.Head) + " " + noun + rest
		}
	}
	if p.Head != p.From+1 {
		if clause.Genitive[article.Lower] && d.Accords(p) && !lexis.EndsAny(d.Tokens[p.Head].Lower, feminines...) {
			if noun := d.Tokens[p.Head].Lower; article.Lower != "der" || d.Tongue.Words.Of(strings.TrimSuffix(noun, "n")+"r")&lexis.Head != 0 { // der neuen Vorsitzenden: of one or of several
				return ""
			}
			return form + " " + d.TextOf(p.Head, to) // nach Angaben der neuen Leiter
		}
		return d.withAdjectives(p, to, form)
	}
	noun := d.Tokens[p.Head].Text
	switch w := article.Lower; {
	case w == "den" && d.Is(p.Pre, p.Pre, "für"): // für den Präsidenten
		noun, _ = d.strongForm(noun, false)
		form = "der"
	case w == "den" && p.Pre < 0: // zitierte | den Minister
		noun, _ = d.strongForm(noun, false)
		form = "der"
	case w == "den": // den Anwohnern zufolge
		if !lexis.EndsAny(noun, "ern", "eln") {
			return ""
		}
		noun, form = strings.TrimSuffix(noun, "n"), "die"
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "m") || w == "einen": // zitierte | einen Sprecher
		weak := false
		if noun, weak = d.strongForm(noun, strings.HasSuffix(w, "s")); weak && form == "" {
			form = "der"
		} else if weak && strings.HasSuffix(noun, "e") && !lexis.EndsAny(noun, "uge", "ege", "unde", "erte", "unge", "oge", "ote", "aie") {
			noun += "r" // ein Beamter; but ein Zeuge
		} else if !weak && w == "einen" && strings.HasSuffix(noun, "en") { // einen Augenzeugen
			return d.TextOf(p.From, to)
		}
	}
	if form != "" {
		noun = form + " " + noun
	}
	if p.Head+1 < to {
		noun += " " + d.TextOf(p.Head+1, to)
	}
	return noun
}

// feminines are endings of German nouns that are feminine.
var feminines = []string{"in", "ung", "heit", "keit", "schaft", "tion", "tät"}

// withAdjectives returns the nominative of a German phrase with adjectives between its article and its noun, which ends before token to.
// Form is the article there: einer gemeinsamen | Erklärung is eine gemeinsame Erklärung; einem offenen | Brief is ein Brief, as nothing
// tells whether it is offener or offenes.
func (d *Referents) withAdjectives(p *clause.Phrase, to int, form string) string {
	first := p.From + 1 // of the words that are kept
	for i := p.From + 1; i < p.Head; i++ {
		if t := &d.Tokens[i]; t.Text != t.Lower || !strings.HasSuffix(t.Lower, "en") || t.Class&lexis.Prep != 0 { // einer vom Rat gewünschten | Erklärung
			first = p.Head
		}
	}
	words := []string{form}
	switch w := d.Tokens[p.From].Lower; {
	case strings.HasSuffix(w, "r"): // der, einer
		for i := first; i < p.Head; i++ {
			words = append(words, strings.TrimSuffix(d.Tokens[i].Text, "n"))
		}
		words = append(words, d.TextOf(p.Head, to))
	case w == "dem" || w == "des" || strings.HasSuffix(w, "em") || strings.HasSuffix(w, "es"):
		noun, weak := d.strongForm(d.Tokens[p.Head].Text, strings.HasSuffix(w, "s"))
		if weak {
			return d.TextOf(p.From, to)
		}
		if words = append(words, noun); p.Head+1 < to {
			words = append(words, d.TextOf(p.Head+1, to))
		}
	default:
		return d.TextOf(p.From, to)
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// ofPlace reports whether nothing but names of places stands between the article of a German phrase and its noun: der Berliner | Polizei.
func (d *Referents) ofPlace(p *clause.Phrase) bool {
	return !d.AnyToken(p.From+1, p.Head, func(t *lexis.Token) bool { return !lexis.IsCapital(t.Text) || !strings.HasSuffix(t.Lower, "er") })
}

// nominativeArticles has for each article of a case that is not the nominative the one of the nominative.
var nominativeArticles = map[string]string{
	"dem": "", "des": "", "den": "", "der": "die", "eines": "ein", "einem": "ein", "einen": "ein", "einer": "eine",
	"seines": "sein", "seinem": "sein", "seinen": "sein", "seiner": "seine",
	"ihres": "ihr", "ihrem": "ihr", "ihren": "ihr", "ihrer": "ihre",
}

// strongForm returns the nominative of a masculine or neuter noun in the genitive or dative, and whether its ending is that of
// the masculine nouns which add -n or -en: des Amtes, des Rats; weak: des Zeugen, dem Präsidenten.
func (d *Referents) strongForm(noun string, genitive bool) (form string, weak bool) {
	if stem, ok := strings.CutSuffix(noun, "en"); ok && lexis.EndsAny(stem, "ent", "ant", "ist", "nom", "soph", "krat") {
		return stem, true
	}
	if stem, ok := strings.CutSuffix(noun, "n"); ok && strings.HasSuffix(stem, "e") && (genitive || d.Tongue.Words.Of(strings.ToLower(stem))&lexis.Head != 0) {
		return stem, true
	}
	if !genitive {
		return noun, false
	}
	for _, ending := range [...]string{"es", "s"} {
		if stem, ok := strings.CutSuffix(noun, ending); ok && !(ending == "es" && strings.HasSuffix(stem, "e")) {
			return stem, false
		}
	}
	return noun, false
}

// nominativeNoun returns the Russian or Polish name of a role or body in the nominative, with the words in the genitive that belong
// to it: по словам | представителя полиции Москвы is представитель полиции Москвы. Adjectives before it are left
// out. It returns "" where the noun is not known, or another one follows "and".
func (d *Referents) nominativeNoun(p *clause.Phrase) string {
	at := d.NounOf(p)
	noun, end := d.NominativeAt(at), d.GenitivesBehind(at)
	for end < len(d.Tokens) && d.Tokens[end].Kind == lexis.Word && !d.Tokens[end].Starts && lexis.IsCapital(d.Tokens[end].Text) && d.PersonAt(end) == nil {
		end++
	}
	if first := &d.Tokens[p.From]; noun == "" && (first.Text[0] < utf8.RuneSelf && d.Tongue.Tag == "ru" || lexis.IsUpper(first.Text) && utf8.RuneCountInString(first.Text) > 1) { // заявили в NordAir, в СБУ
		return d.TextOf(p.From, p.Core)
	}
	if noun == "" || p.With >= 0 {
		return ""
	}
	if end > at+1 {
		noun += " " + d.TextOf(at+1, end)
	}
	return noun
}

// nameBehind returns the person whose name follows a role in another case: по словам главы района | Ивана Седова. The name behind a
// relative, or behind two roles, may be that of somebody else: по словам сестры Ивана Седова; and one that did not change its case
// is not sure.
func (d *Referents) nameBehind(p *clause.Phrase) (who *mention.Person, sure bool) {
	at := d.NounOf(p)
	to := d.GenitivesBehind(at)
	if q := d.PhraseAt[p.To-1]; q >= 0 && d.Phrases[q].Kind == clause.Name && d.Phrases[q].Of >= 0 && &d.Phrases[d.Phrases[q].Of] == p { // главы комитета по транспорту | Ивана Седова
		to = d.Phrases[q].Head
	}
	if to >= len(d.Tokens) || d.PersonAt(to) == nil {
		return nil, true
	}
	roles := d.Tongue.Words.Of(d.NominativeAt(at))
	for i := at + 1; i < to; i++ {
		if c := d.Tongue.Words.Of(d.NominativeAt(i)); c&(lexis.Head|lexis.Title) != 0 {
			return nil, false
		}
	}
	who = d.PersonAt(to)
	return who, roles&lexis.Kin == 0 && d.TextOf(to, d.MentionAt(to).End) != who.Full
}
