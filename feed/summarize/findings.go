package summarize

import (
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// Labels of the parts of an abstract, by their first word. Those of findingLabels stand before what was found.
var (
	partLabels = prose.Set("background introduction context objective objectives aim aims purpose importance rationale method methods materials design setting participants patients subjects interventions measurements main study data " +
		"hintergrund einleitung ziel ziele fragestellung methode methoden methodik material patienten " +
		"contexte objectif objectifs but méthode méthodes matériel antecedentes introducción objetivo objetivos método métodos materiales pacientes " +
		"achtergrond inleiding doel doelstelling methoden opzet contesto premesse obiettivo obiettivi metodi introdução contexto")
	findingLabels = prose.Set("result results finding findings conclusion conclusions interpretation ergebnis ergebnisse schlussfolgerung schlussfolgerungen fazit résultat résultats resultado resultados conclusión conclusiones resultaat resultaten conclusie conclusies risultati conclusioni conclusão conclusões")
)

// maxParts is the number of sentences among which the labels of an abstract are looked for.
const maxParts = 60

// findings finds the parts of an abstract that have labels: "Background: ... Methods: ... Results: ...". It takes the labels out of the
// sentences, where a capital follows, and frames those of the parts before the results, since the findings sum the study up. It
// reports whether there are such parts: three or more with different labels, and results among them.
func (t *text) findings(paras []prose.Span) bool {
	at, parts, found := map[int]int{}, 0, false // length of the label, by sentence
	last, end := "", 0
	for i := range t.sents[:min(len(t.sents), maxParts)] {
		word, n := partLabel(t.sents[i].Of(t.body), t.sents[i].Start == paras[t.sents[i].para].Start)
		if n == 0 || word == last {
			continue
		}
		at[i], last, end = n, word, i
		parts++
		found = found || findingLabels[word]
	}
	if parts < 3 || !found {
		return false
	}
	finding := false
	for i := range t.sents {
		s := &t.sents[i]
		if n, ok := at[i]; ok {
			word, _ := partLabel(s.Of(t.body), true)
			finding = findingLabels[word]
			if s.framed = s.code; !prose.StartsLower(s.Of(t.body)[n:]) { // Results: nine hedgehogs were seen.
				s.Start += n
			}
		} else if s.start && i > end { // keywords, a text behind the abstract
			finding = false
		}
		s.framed = s.framed || !finding
	}
	return true
}

// partLabel returns the first word of the label of a part, in lower case, and how long the label is, with the space behind it. At the
// start of a paragraph the colon may be missing, since its markup was emphasis: "Results Particles were found."
func partLabel(s string, starts bool) (word string, n int) {
	if !prose.StartsUpper(s) {
		return "", 0
	}
	first, _, _ := strings.Cut(s[:cut(s, 24)], " ")
	word = strings.ToLower(strings.TrimRight(first, ".:"))
	if !partLabels[word] && !findingLabels[word] {
		return "", 0
	}
	if i := strings.Index(s[:cut(s, 40)], ": "); i > 0 && strings.Count(s[:i], " ") < 4 {
		return word, i + len(": ")
	}
	rest := s[min(len(first)+1, len(s)):]
	if r := prose.FirstRune(rest); starts && rest != "" && len(word) == len(first) && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
		return word, len(first) + 1
	}
	return "", 0
}
