package who

import (
	"slices"
	"strings"
)

// cutTitles takes titles, ranks and offices off the front, with the words that belong to them: U.S. District Judge. It returns
// false if what is left cannot be a name: a preposition follows the office, whose body comes next.
func (n *name) cutTitles() bool {
	cut := 0
	for i, w := range n.words[:max(0, len(n.words)-1)] {
		kind := titleKind(w)
		switch {
		case kind == office, kind == courtesy && (i == cut || i > 0 && isLowerWord(n.words[i-1])):
			cut = i + 1
		case kind == surnameToo && n.onlyTitles(i):
			cut = i + 1
		}
	}
	if cut == 0 {
		n.cutArticle()
		return !n.onlyTitles(len(n.words)) // Prime Minister
	}
	var shown []string
	for i, w := range n.words[:cut] {
		switch k := titleKind(w); {
		case k == none && isLowerWord(w) && (i > 0 || !articles[w]): // a lawyer of Mayor Anna Holm
			return false
		case k != courtesy && (i > 0 || !articles[strings.ToLower(w)]):
			shown = append(shown, w)
		}
	}
	n.words, n.office = n.words[cut:], strings.Join(shown, " ")
	if slices.ContainsFunc(n.words, func(w string) bool { return inBodies[w] }) { // Mayor Holm of Westcombe
		return false
	}
	return !isLowerWord(n.words[0]) || particles[particle(n.words[0])]
}

// cutArticle takes "The" off the name of a body.
func (n *name) cutArticle() {
	if len(n.words) > 0 && n.words[0] == "The" {
		n.words = n.words[1:]
	}
}

// onlyTitles reports whether everything before word i belongs to titles.
func (n *name) onlyTitles(i int) bool {
	return !slices.ContainsFunc(n.words[:i], func(w string) bool { return titleKind(w) == none })
}

// kind says what a word is before a name.
type kind int

const (
	none       kind = iota
	courtesy        // Mr: it tells nothing of what the person does
	office          // minister: whatever stands before it is no name either
	surnameToo      // judge: a title only at the front
	qualifier       // foreign: a title only before one
)

func titleKind(word string) kind {
	w := bare(word)
	if k := titles[w]; k != none {
		return k
	}
	if parts := strings.FieldsFunc(w, isHyphen); len(parts) > 1 { // vice-president, lieutenant-general
		last := titles[parts[len(parts)-1]]
		if (last == office || last == surnameToo) && !slices.ContainsFunc(parts, func(p string) bool { return titles[p] == none }) {
			return office
		}
	}
	for _, stem := range officeStems { // Bundesministerin, statsminister
		if before, ok := strings.CutSuffix(w, stem); ok && (before == "" || len(before) > 2) {
			return office
		}
	}
	return none
}
