package quotation

import "strings"

// maxPhrase bounds the noun phrases that are looked at, in tokens.
const maxPhrase = 24

// phraseAfter takes the noun phrase behind token v.
func (d *document) phraseAfter(v int, rule string) (source, bool) {
	from := v + 1
	if from >= len(d.tokens) || d.tokens[from].paragraph != d.tokens[v].paragraph || d.tokens[from].kind != word_ || d.tokens[from].starts {
		return source{}, false
	}
	first := d.tokens[from].lower
	if pronouns[first] {
		return source{from: from, to: from + 1, grade: cue, rule: rule, pronoun: first, verb: v}, true
	}
	if prepositions[first] || breaks[first] || notSubject[first] {
		return source{}, false
	}
	to := from
	for to < len(d.tokens) && to < from+maxPhrase {
		t := &d.tokens[to]
		if t.paragraph != d.tokens[v].paragraph || t.kind == quoted || t.starts || t.kind == sign && t.text != "&" && t.text != "'" && t.text != "’" && t.text != "/" {
			break
		}
		if breaks[t.lower] || to > from && (timeWords[t.lower] || late[t.lower] && !d.involved(to-1) || gerunds[t.lower]) {
			break
		}
		to++
	}
	// "a man, Jim Fox": the name stands behind the comma
	_, owner := possessive(first)
	if to > from && (owner || determiners[first]) && !d.hasName(from, to) {
		if m, ok := d.apposed(to, len(d.tokens)); ok {
			return source{from: m.at, to: m.end, grade: cue, rule: rule + ", in apposition", verb: v}, true
		}
	}
	if to == from {
		return source{}, false
	}
	return source{from: from, to: d.cutPhrase(from, to), grade: cue, rule: rule, verb: v}, true
}

// cutPhrase ends a phrase that starts with a name at the end of the name: "Jane Fox of the council" is Jane Fox.
func (d *document) cutPhrase(from, to int) int {
	for i := from; i < to; i++ {
		if end := d.nameAt(i); end > i {
			if end <= to && (i == from || !prepositions[d.tokens[i-1].lower]) && d.isPerson(i) && !d.owns(end-1) && !d.modifies(from, end, to) {
				return end
			}
			i = max(i, end-1)
		}
	}
	return to
}

// modifies reports whether the name that ends at end only describes the noun behind it: "a former Fox aide" is no Fox.
func (d *document) modifies(from, end, to int) bool {
	if end >= to {
		return false
	}
	next := &d.tokens[end]
	if !determiners[d.tokens[from].lower] {
		// Fox campaign manager Jim Moss: the second name is the one
		for k := end; k < to && k < end+5; k++ {
			t := &d.tokens[k]
			if k > end && d.isPerson(k) {
				return true
			}
			if t.kind != word_ || t.text != t.lower && !notNames[t.lower] || prepositions[t.lower] || breaks[t.lower] || finite[t.lower] && !heads[t.lower] || gerunds[t.lower] || skipped[t.lower] || pronouns[t.lower] || determiners[t.lower] {
				return false
			}
		}
		return false
	}
	return next.kind == word_ && !prepositions[next.lower] && !finite[next.lower] && !gerunds[next.lower] && !skipped[next.lower] && !late[next.lower]
}

func (d *document) isPerson(i int) bool { _, ok := d.people.at[i]; return ok }

func (d *document) owns(i int) bool { _, ok := possessive(d.tokens[i].text); return ok }

func (d *document) hasName(from, to int) bool {
	for i := from; i < to; i++ {
		if d.isPerson(i) && !d.owns(i) {
			return true
		}
	}
	return false
}

// nounLike: "the report", "his claims", "a joke" are no verbs.
func (d *document) nounLike(v int) bool {
	if v == 0 {
		return false
	}
	before := d.tokens[v-1].lower
	if d.tokens[v].lower == "states" && before == "united" {
		return true
	}
	if ambiguous[d.tokens[v].lower] && !d.isPerson(v-1) && !pronouns[before] && !heads[before] && !skipped[before] && !strings.HasSuffix(before, "ly") &&
		before != "," && before != "and" && before != "who" && !d.tokens[v-1].named {
		return true
	}
	if determiners[before] && before != "this" && before != "that" || prepositions[before] && before != "to" {
		return true
	}
	_, owner := possessive(before)
	return owner
}

var passive = set(`was were is are been being be`)

// subjectBefore takes the subject of the verb at token v, looking no further back than token least.
func (d *document) subjectBefore(v, least int) (source, bool) {
	end := v
	for end > least && d.tokens[end-1].kind == word_ && (skipped[d.tokens[end-1].lower] || infinitiveHosts[d.tokens[end-1].lower] || d.isAdverb(end-1)) {
		end--
	}
	if end <= least {
		return source{}, false
	}
	last := &d.tokens[end-1]
	if end < v && (d.tokens[v].lower == "asked" || d.tokens[v].lower == "told") && passive[d.tokens[v-1].lower] {
		return source{}, false // who was asked did not ask
	}
	switch {
	case last.kind == sign && last.text == ",":
		return d.overApposition(end-1, least, v)
	case last.kind == sign && last.text == ")":
		open := end - 1
		for open > least && d.tokens[open].text != "(" {
			open--
		}
		if open > least {
			return d.phraseBefore(open, least, v)
		}
	case last.lower == "and" || last.lower == "but" || last.lower == "or":
		return d.firstSubject(least, end-1, v)
	case last.lower == "who" || last.lower == "that" || last.lower == "which":
		if at := end - 2; at > least && d.tokens[at].text == "," {
			if d.isPerson(at-1) && !d.owns(at-1) && last.lower == "who" {
				m := d.people.mentions[d.people.at[at-1]]
				return source{from: m.at, to: m.end, verb: v, grade: subject}, true
			}
			s, ok := d.phraseBefore(at, least, v)
			return d.behindClause(s, at), ok
		}
		for i := end - 2; last.lower == "that" && i > least && i > end-8 && d.tokens[i].kind == word_ && !finite[d.tokens[i].lower] && !auxiliaries[d.tokens[i].lower] && !breaks[d.tokens[i].lower]; i-- {
			if w := d.tokens[i].lower; (w == "a" || w == "an" || w == "the") && !prepositions[d.tokens[i-1].lower] { // kept a note from her mother that said
				return source{from: i, to: end - 1, verb: v, grade: subject}, true
			}
		}
		return d.phraseBefore(end-1, least, v)
	}
	s, ok := d.phraseBefore(end, least, v)
	return d.openApposition(s, least), ok
}

// behindClause takes the person behind a clause: Jane Fox learned to cook from her mother, who said.
func (d *document) behindClause(s source, comma int) source {
	if end := d.nameAt(s.from); end == s.from || end >= comma-1 || !heads[d.tokens[comma-1].lower] {
		return s
	}
	for i := comma - 2; i > s.from && i > comma-6; i-- {
		if determiners[d.tokens[i].lower] {
			s.from = i
			break
		}
	}
	return s
}

// openApposition takes the name before a role whose apposition has no comma behind it: Jane Fox, head and owner of
// the mill said.
func (d *document) openApposition(s source, least int) source {
	i := s.from
	for i > least+2 && d.tokens[i-1].lower == "and" && (d.isPlain(i-2) || heads[d.tokens[i-2].lower]) {
		for i -= 2; i > least+1 && d.isPlain(i-1); {
			i--
		}
	}
	if i < least+3 || d.tokens[i-1].text != "," || s.pronoun != "" || !d.isNoun(s) || d.hasName(s.from, s.to) || !d.isPerson(i-2) || d.owns(i-2) {
		return s
	}
	m := d.people.mentions[d.people.at[i-2]]
	start := m.at
	for start > least && titleWords[d.tokens[start-1].lower] {
		start--
	}
	if start != least && !d.tokens[start].starts {
		return s
	}
	s.from, s.to = m.at, m.end
	return s
}

// overApposition takes the subject before "X, the something of something, said"; comma is the token before the verb.
func (d *document) overApposition(comma, least, v int) (source, bool) {
	open := comma - 1
	depth := 0
	for open > least {
		t := &d.tokens[open]
		if t.text == ")" {
			depth++
		} else if t.text == "(" {
			depth--
		}
		if depth == 0 && t.kind == sign && (t.text == "," || t.text == "—" || t.text == "–") {
			break
		}
		open--
	}
	if open <= least {
		return d.phraseBefore(comma, least, v)
	}
	// "the drummer, Gwen Pryce, said": the name is inside; so it is when a role stands before
	inner, innerOK := d.phraseBefore(comma, open+1, v)
	outer, outerOK := d.overList(open, least, v)
	if w := d.tokens[open+1].lower; outerOK && (prepositions[w] || breaks[w]) {
		return outer, true
	}
	if innerOK && inner.from == open+1 && d.isNamed(inner) && !(outerOK && (d.isPerson(outer.to-1) && !d.owns(outer.to-1) || d.isPerson(outer.from) && !d.owns(d.nameAt(outer.from)-1))) {
		return inner, true
	}
	if outerOK && (d.isPerson(outer.to-1) || outer.pronoun != "" || d.isNoun(outer)) {
		return outer, true
	}
	return inner, innerOK
}

// overList goes on to the left where the apposition itself has commas: "X, 91, the founder, said".
func (d *document) overList(comma, least, v int) (source, bool) {
	s, ok := d.phraseBefore(comma, least, v)
	if ok && (d.isPerson(s.to-1) || s.pronoun != "") {
		return s, true
	}
	for open := comma - 1; open > least && open > comma-maxPhrase; open-- {
		if d.tokens[open].kind == sign && d.tokens[open].text == "," {
			if t, ok := d.phraseBefore(open, least, v); ok && d.isPerson(t.to-1) {
				return t, true
			}
		}
	}
	return s, ok
}

func (d *document) isNoun(s source) bool {
	for i := s.from; i < s.to; i++ {
		if heads[d.tokens[i].lower] {
			return true
		}
	}
	return false
}

// phraseBefore takes the noun phrase that ends before token end.
func (d *document) phraseBefore(end, least, v int) (source, bool) {
	if end > least+1 && d.tokens[end-1].text == ")" { // Jane Fox (D-Oxley)
		for k := end - 2; k > least && k > end-8; k-- {
			if d.tokens[k].text == "(" {
				end = k
				break
			}
		}
	}
	from := end
	for from > least && from > end-maxPhrase {
		t := &d.tokens[from-1]
		if t.kind == quoted || t.kind == sign && t.text != "&" && t.text != "/" && !d.plural(from-1) || breaks[t.lower] || t.kind == word_ && finite[t.lower] && !d.nounLike(from-1) && !heads[t.lower] {
			break
		}
		if t.kind == word_ && pronouns[t.lower] {
			from--
			return source{from: from, to: from + 1, pronoun: t.lower, verb: v, grade: subject}, from+1 == end
		}
		from--
		if t.starts && t.paragraph == d.tokens[v].paragraph {
			break
		}
	}
	if from > least+1 && from < end && d.tokens[from-1].lower == "who" && heads[d.tokens[from-2].lower] { // a neighbour who lives here said
		if s, ok := d.phraseBefore(from-1, least, v); ok && determiners[d.tokens[s.from].lower] {
			s.to = end
			return s, true
		}
	}
	from = d.wider(d.afterFronted(from, end), end, least)
	// a phrase of time or place at the start is no subject
	for from < end && (d.tokens[from].kind == sign || prepositions[d.tokens[from].lower] && d.tokens[from].lower != "like" || timeWords[d.tokens[from].lower] || notSubject[d.tokens[from].lower] || d.tokens[from].lower == "still" || d.tokens[from].lower == "meanwhile") {
		if prepositions[d.tokens[from].lower] && !d.hasName(from, end) && from+2 >= end {
			return source{}, false
		}
		from++
	}
	for i := from; i < end; i++ { // "Europe must move beyond" is no phrase
		if d.tokens[i].kind == word_ && auxiliaries[d.tokens[i].lower] {
			return source{}, false
		}
	}
	if from >= end {
		return source{}, false
	}
	return source{from: from, to: end, verb: v, grade: subject}, true
}

// subjectPronoun gives the pronoun that token i is or starts with: he of he’s.
func (d *document) subjectPronoun(i int) string {
	if t := &d.tokens[i]; t.kind == word_ {
		if w, _, _ := strings.Cut(t.lower, "'"); pronouns[w] {
			return w
		}
	}
	return ""
}

// firstSubject takes the subject of the first finite verb between two tokens: what "and said" goes on from.
func (d *document) firstSubject(least, end, v int) (source, bool) {
	for i := least; i < end; i++ {
		t := &d.tokens[i]
		if w := d.subjectPronoun(i); w != "" && (i == least || d.tokens[i-1].text == "," || breaks[d.tokens[i-1].lower]) && w != "it" {
			return source{from: i, to: i + 1, pronoun: w, verb: v, grade: subject}, true
		}
		if d.isPerson(i) && !d.owns(d.people.mentions[d.people.at[i]].end-1) && (i == 0 || !prepositions[d.tokens[i-1].lower]) {
			m := d.people.mentions[d.people.at[i]]
			return source{from: m.at, to: m.end, verb: v, grade: subject}, true
		}
		if end := d.nameAt(i); i == least && end > i+1 && end < v && !d.owns(end-1) && d.tokens[end].kind == word_ && !isCapital(d.tokens[end].text) && !d.isPerson(i) { // a body
			return source{from: i, to: end, verb: v, grade: subject}, true
		}
		if t.kind == word_ && (determiners[t.lower] || d.ownsNoun(i)) && (i == least || d.tokens[i-1].kind == sign) {
			if to := d.headEnd(i, end); to > i {
				if m, ok := d.apposed(to, end); ok {
					return source{from: m.at, to: m.end, verb: v, grade: subject}, true
				}
				if far := d.behindRole(to); far > to && far < end {
					return source{from: i, to: far, verb: v, grade: subject}, true
				}
				return source{from: i, to: d.complement(to, end), verb: v, grade: subject}, true
			}
		}
	}
	return source{}, false
}

// ownsNoun reports whether token i is the possessor of what comes behind it: Fox’s campaign.
func (d *document) ownsNoun(i int) bool { return d.tokens[i].kind == word_ && d.owns(i) }

// headEnd ends the noun phrase that starts with a determiner at token i behind the noun that says who it is, 0
// where there is none soon.
func (d *document) headEnd(i, limit int) int {
	for k := i + 1; k < limit && k < i+8; k++ {
		t := &d.tokens[k]
		if t.kind != word_ || prepositions[t.lower] || breaks[t.lower] || finite[t.lower] && !heads[t.lower] {
			return 0
		}
		if heads[t.lower] && (k+1 >= limit || !heads[d.tokens[k+1].lower]) {
			return max(k+1, d.nameAt(k+1))
		}
	}
	return 0
}

// clauseStart skips a fronted clause: in "While some, including France, agreed, X insisted that “…”" nothing before
// its last comma is a subject.
func (d *document) clauseStart(from, q int) int {
	switch d.tokens[from].lower {
	case "while", "although", "though", "after", "before", "since", "if", "as", "when", "despite", "speaking", "asked", "in", "during", "having", "accusing", "on", "at", "with":
	default:
		return from
	}
	for _, article := range [...]bool{false, true} { // a name before a role: the role may be in apposition
		for i := q - 2; i > from; i-- {
			if d.tokens[i].kind != sign || d.tokens[i].text != "," {
				continue
			}
			next := &d.tokens[i+1]
			if !article && !d.isPerson(i+1) && !pronouns[next.lower] && !titleWords[next.lower] || article && !determiners[next.lower] && next.text == next.lower {
				continue
			}
			// what follows must hold a subject and its verb
			for v := i + 2; v < q; v++ {
				if d.acts(v) {
					return i + 1
				}
			}
		}
	}
	return from
}
