package seed

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// affiliations are words of lines that say where the authors of a paper work, in lower case.
var affiliations = prose.Set("university department institute laboratory faculty school college hospital centre center academy universität institut klinik klinikum fakultät hochschule université laboratoire faculté cnrs hôpital universidad universidade departamento facultad faculdade instituto università dipartimento istituto universiteit vakgroep ziekenhuis")

// abstractHeads stand above or before the abstract of a paper.
var abstractHeads = prose.Set("abstract zusammenfassung kurzfassung résumé resumen riassunto resumo samenvatting")

// authorJoints makes commas of what joins the last two authors.
var authorJoints = strings.NewReplacer(" and ", ",", " & ", ",", " und ", ",", " et ", ",", " y ", ",", " en ", ",", " e ", ",")

// guests begin the names of guests and speakers; authors have no title.
var guests = prose.Set("Prof. Prof Professor Dr. Dr Mr Mr. Mrs Mrs. Ms Ms. Sir Dame Lord Lady Rev. Frau Herr Mme M.")

// paperAuthors returns the names in the line below the title of a paper: "Ann Fox¹, Bo Reed²", "Ann Fox and Bo Reed". The lines that
// follow must say where they work, behind the marks of the names or above the abstract: players and guests have marks as well.
func paperAuthors(line string, below []block) (names []string) {
	if len(line) > 600 || prose.EndsWhole(line) || strings.ContainsAny(line, ":?!\""+prose.DoubleMarks) || len(below) < 2 {
		return nil
	}
	marked := false
	for part := range strings.FieldsFuncSeq(authorJoints.Replace(line), func(r rune) bool { return r == ',' || r == ';' }) {
		name := strings.TrimSpace(strings.TrimRightFunc(part, func(r rune) bool { return r != '.' && !unicode.IsLetter(r) || r == 'ª' || r == 'º' }))
		if marked = marked || len(name) < len(strings.TrimSpace(part)); name == "" {
			continue
		}
		if first, _, _ := strings.Cut(name, " "); guests[first] || !personal(name) || isOrganisation(name) || affiliated(name) {
			return nil
		}
		names = append(names, name)
	}
	works, keyed, abstract := false, false, false
	for _, bl := range below[:min(len(below), 5+len(names))] {
		word, _, _ := strings.Cut(bl.text, " ")
		if abstract = abstractHeads[strings.ToLower(strings.Trim(word, ".:—–"))]; abstract || len(bl.text) > 250 {
			break
		}
		if affiliated(bl.text) {
			works, keyed = true, keyed || !unicode.IsLetter(prose.FirstRune(bl.text)) // ¹ Department of Geriatrics
		}
	}
	if works && abstract || marked && keyed {
		return names
	}
	return nil
}

// affiliated reports whether a line has a word for a place where researchers work.
func affiliated(line string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return affiliations[w] })
}
