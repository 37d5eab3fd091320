package seed

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// affiliations are words of lines that say where the authors of a paper work, in lower case.
var affiliations = prose.Set("university department institute laboratory faculty school college hospital centre center academy universität institut klinik klinikum fakultät hochschule université laboratoire faculté cnrs hôpital universidad universidade departamento facultad faculdade instituto università dipartimento istituto universiteit vakgroep ziekenhuis")

// abstractHeads stand above the abstract of a paper, or before it as its label.
var abstractHeads = prose.Set("abstract zusammenfassung kurzfassung résumé resumen riassunto resumo samenvatting")

// authorJoints makes commas of what joins the last two authors.
var authorJoints = strings.NewReplacer(" and ", ",", " & ", ",", " und ", ",", " et ", ",", " y ", ",", " en ", ",", " e ", ",")

// guests begin the names of guests and speakers; authors have no title.
var guests = prose.Set("Prof. Prof Professor Dr. Dr Mr Mr. Mrs Mrs. Ms Ms. Sir Dame Lord Lady Rev. Frau Herr Mme M.")

// partsBefore and partsFound are labels of an abstract that is told in parts, in lower case.
var (
	partsBefore = prose.Set("background objective objectives methods hintergrund methoden contexte objectif méthodes antecedentes objetivo métodos achtergrond methode contesto metodi contexto")
	partsFound  = prose.Set("results findings ergebnisse résultats resultados resultaten risultati")
)

// paperAuthors returns the names in the line below the title of a paper: "Ann Fox¹, Bo Reed²", "Ann Fox and Bo Reed". The lines that
// follow must say where they work, and then comes an abstract: teams, guests and winners have schools and marks as well.
func paperAuthors(line string, below []block) (names []string) {
	if len(line) > 600 || prose.EndsWhole(line) || strings.ContainsAny(line, ":?!\""+prose.DoubleMarks) || len(below) < 2 {
		return nil
	}
	for part := range strings.FieldsFuncSeq(authorJoints.Replace(line), func(r rune) bool { return r == ',' || r == ';' }) {
		name := strings.TrimSpace(strings.TrimRightFunc(part, func(r rune) bool { return r != '.' && !unicode.IsLetter(r) || r == 'ª' || r == 'º' }))
		if name == "" {
			continue
		}
		if first, _, _ := strings.Cut(name, " "); guests[first] || !personal(name) || isOrganisation(name) || affiliated(name) {
			return nil
		}
		names = append(names, name)
	}
	works := false
	for i, bl := range below[:min(len(below), 5+len(names))] {
		if startsAbstract(below[i:]) {
			if works {
				return names
			}
			return nil
		}
		if len(bl.text) > 250 {
			return nil
		}
		works = works || affiliated(bl.text)
	}
	return nil
}

// startsAbstract reports whether an abstract begins: "Abstract" alone in a line or as a label, or a part with a label of one that
// has what was found among its parts. "Abstract art" begins none.
func startsAbstract(blocks []block) bool {
	label := func(text string) string {
		if at := strings.IndexAny(text, ":.—–"); at >= 0 {
			text = text[:at]
		}
		return strings.ToLower(strings.TrimSpace(text))
	}
	first := label(blocks[0].text)
	return abstractHeads[first] || partsBefore[first] && slices.ContainsFunc(blocks[1:min(len(blocks), 8)], func(bl block) bool { return partsFound[label(bl.text)] })
}

// affiliated reports whether a line has a word for a place where researchers work.
func affiliated(line string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return affiliations[w] })
}
