package summarize

import (
	"strings"

	"seedfeed/feed/prose"
)

// Parts of an abstract, in their usual order.
const (
	noPart = iota
	background
	aim
	detail // of a method
	design
	method
	result
	conclusion
)

// partLists are the first words of the labels of the parts of an abstract, by the language: those of its background, its aim, details
// of the method, the design, the method, the result and the conclusion.
var partLists = map[string][conclusion]string{
	"en": {"background introduction context importance rationale", "objective objectives aim aims purpose", "setting participants patients subjects interventions measurements main materials", "design study", "method methods", "result results finding findings", "conclusion conclusions interpretation"},
	"de": {"hintergrund einleitung", "ziel ziele fragestellung", "material patienten", "", "methode methoden methodik", "ergebnis ergebnisse", "schlussfolgerung schlussfolgerungen fazit"},
	"fr": {"contexte introduction", "objectif objectifs but", "matériel patients", "", "méthode méthodes", "résultat résultats", "conclusion conclusions"},
	"es": {"antecedentes introducción contexto", "objetivo objetivos", "materiales pacientes", "", "método métodos", "resultado resultados", "conclusión conclusiones"},
	"nl": {"achtergrond inleiding", "doel doelstelling", "patiënten", "", "methode methoden opzet", "resultaat resultaten", "conclusie conclusies"},
	"it": {"contesto premesse introduzione", "obiettivo obiettivi", "pazienti", "", "metodo metodi", "risultato risultati", "conclusione conclusioni"},
	"pt": {"contexto introdução", "objetivo objetivos", "pacientes", "", "método métodos", "resultado resultados", "conclusão conclusões"},
}

var partLabels = func() map[string]map[string]int {
	labels := map[string]map[string]int{}
	for language, lists := range partLists {
		labels[language] = map[string]int{}
		for i, list := range lists {
			for word := range strings.FieldsSeq(list) {
				labels[language][word] = i + 1
			}
		}
	}
	return labels
}()

// partsOf returns the labels of a language as tongueOf reads it.
func partsOf(language string) map[string]int {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if base == "" {
		base = "en"
	}
	return partLabels[base]
}

// findings finds the parts of an abstract that have labels: "Background: ... Methods: ... Results: ...". It takes the labels out of the
// sentences, where a capital follows, and frames those of the parts before the results, since the findings sum the study up. It
// reports whether the text is such an abstract, or a paper with one at its start.
func (t *text) findings(paras []prose.Span, labels map[string]int, abstract int) bool {
	last, ok := t.labelled(paras, labels, abstract)
	if !ok {
		return false
	}
	part := noPart
	for i := range t.sents {
		s := &t.sents[i]
		if next, n := partLabel(s.Of(t.body), labels); s.para <= last && next != noPart {
			if part, s.framed = next, s.code; !prose.StartsLower(s.Of(t.body)[n:]) { // Results: nine hedgehogs were seen.
				s.Start += n
			}
		} else if s.start { // keywords, a text behind the abstract
			part = noPart
		}
		s.framed = s.framed || part < result
	}
	return true
}

// labelled reports whether a text is an abstract with labels, or has one at its start, and the last paragraph of it. Three labels or
// more stand there in the usual order, with those of a method and a result. Every paragraph has a label, and so has what follows
// ("Funding: none"), unless it is a paper: the end of a story with labels at its start would be lost.
func (t *text) labelled(paras []prose.Span, labels map[string]int, abstract int) (last int, ok bool) {
	parts, latest, first, word := 0, noPart, -1, ""
	var has [conclusion + 1]bool
	for i := range t.sents {
		s := &t.sents[i]
		part, n := partLabel(s.Of(t.body), labels)
		if part == noPart {
			head := paras[s.para].Of(t.body)
			if !s.start || first < 0 && !prose.EndsWhole(head) || first >= 0 && hasLabel(head) && !paperStarts(head) { // the names of the authors
				continue
			}
			if first >= 0 && (paperStarts(head) || abstract == first && first == last) {
				break
			}
			return 0, false
		}
		if part < latest && (part < detail || latest > method) || first < 0 && !s.start {
			return 0, false
		}
		if first < 0 {
			first = s.para
		}
		if label, _, _ := strings.Cut(s.Of(t.body)[:n], " "); label != word {
			word, parts = label, parts+1
		}
		last, latest, has[part] = s.para, part, true
	}
	return last, parts > 2 && has[result] && (has[method] || has[design] && has[aim])
}

// paperStarts reports whether a paragraph begins what follows the abstract of a paper: "1. Introduction", "Keywords: eels".
func paperStarts(s string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(s[:cut(s, 40)], "0123456789. "), " ")
	return paperWords[strings.ToLower(strings.TrimRight(word, ".:"))]
}

// hasLabel reports whether a paragraph begins with a label of at most four words and a colon: "Main outcome measures: ".
func hasLabel(s string) bool {
	label, _, ok := strings.Cut(s[:cut(s, 40)], ":")
	return ok && prose.StartsUpper(s) && strings.Count(strings.TrimSpace(label), " ") < 4
}

// partLabel returns what part of an abstract the label of a sentence names, and how long the label is, with the space behind it.
func partLabel(s string, labels map[string]int) (part, n int) {
	if !prose.StartsUpper(s) {
		return noPart, 0
	}
	first, _, _ := strings.Cut(s[:cut(s, 24)], " ")
	part = labels[strings.ToLower(strings.TrimRight(first, ":"))]
	if i := strings.Index(s[:cut(s, 40)], ": "); part != noPart && i > 0 && strings.Count(strings.TrimSpace(s[:i]), " ") < 4 {
		return part, i + len(": ")
	}
	return noPart, 0
}
