package quotation

import (
	"slices"
	"strings"
)

// grade is how sure an attribution is: better grades win.
type grade int

const (
	none    grade = iota
	weak          // the sentence before
	carried       // what the same paragraph said of the quotation before
	subject       // subject of the sentence that holds it
	cue           // a saying verb that touches it
)

// source is what a rule found: tokens of a noun phrase.
type source struct {
	from, to int // of the noun phrase
	grade    grade
	rule     string
	pronoun  string
	verb     int // token of the saying verb, -1: none
}

// resolved is a source with its name.
type resolved struct {
	name   string
	role   bool
	who    *person
	source source
	why    string
}

// maxPhrase bounds the noun phrases that are looked at, in tokens.
const maxPhrase = 24

// after finds the speaker behind the quotation at token q: ,” said X; ,” X said; ,” according to X.
func (d *document) after(q int, direct bool) (source, bool) {
	i := q + 1
	for i < len(d.tokens) && d.tokens[i].kind == sign && (d.tokens[i].text == "," || d.tokens[i].text == "–" || d.tokens[i].text == "—" || d.tokens[i].text == "-" || d.tokens[i].text == "―") {
		i++
	}
	if i > q+1 && i < len(d.tokens) && d.tokens[q+1].text != "," && d.tokens[i].paragraph == d.tokens[q].paragraph {
		if s, ok := d.signature(i); ok {
			return s, true
		}
	}
	if i >= len(d.tokens) || d.tokens[i].paragraph != d.tokens[q].paragraph || d.tokens[i].kind != word_ {
		return source{}, false
	}
	if d.tokens[i].starts {
		return d.afterOutcry(i, q)
	}
	if d.is(i, q, "according") && d.is(i+1, q, "to") {
		return d.phraseAfter(i+1, "according to behind it")
	}
	for d.tokens[i].kind == word_ && (strings.HasSuffix(d.tokens[i].lower, "ly") || d.tokens[i].lower == "also" || d.tokens[i].lower == "then") && i+1 < len(d.tokens) {
		i++
	}
	if d.tokens[i].kind == word_ && plain[d.tokens[i].lower] {
		if s, ok := d.phraseAfter(i, "verb and subject behind it"); ok {
			return s, true
		}
	}
	if !direct && i == q+1 { // a fragment belongs to what stands before it
		if !d.tokens[q].starts {
			return source{}, false
		}
		return d.lateVerb(i)
	}
	if s, ok := d.otherVerb(i); ok {
		return s, true
	}
	return d.subjectVerbAfter(i, q)
}

// afterOutcry reads “...?” Jane Fox said, where the stop inside the marks looks like the end of a sentence. What is said
// must be all of that sentence: “Why?” Jane Fox said that ... is another one.
func (d *document) afterOutcry(i, q int) (source, bool) {
	span := d.tokens[q].span
	inside := strings.TrimRight(d.body[span.Start:span.End], "”’\"'» ")
	if !strings.HasSuffix(inside, "?") && !strings.HasSuffix(inside, "!") {
		return source{}, false
	}
	s, ok := d.subjectVerbAfter(i, q)
	if !ok {
		if s, ok = d.otherVerb(i); !ok {
			return s, false
		}
		s.verb = s.to
	}
	next := s.verb + 1
	if s.from > i+4 || next >= len(d.tokens) || d.tokens[s.verb].paragraph != d.tokens[q].paragraph {
		return source{}, false
	}
	t := &d.tokens[next]
	if t.paragraph != d.tokens[q].paragraph || t.starts || t.kind == sign && t.text != ":" || prepositions[t.lower] || late[t.lower] || timeWords[t.lower] || strings.HasSuffix(t.lower, "ly") {
		return s, true
	}
	return source{}, false
}

// lateVerb reads what ends a sentence that starts with a quotation: “...” for the win, X said.
func (d *document) lateVerb(i int) (source, bool) {
	for v := i + 1; v < len(d.tokens) && v < i+maxPhrase; v++ {
		t := &d.tokens[v]
		if t.paragraph != d.tokens[i].paragraph || t.starts || t.kind == quoted {
			break
		}
		if !plain[t.lower] || d.nounLike(v) {
			continue
		}
		s, ok := d.subjectBefore(v, i)
		if !ok || s.from > i && d.tokens[s.from-1].text != "," {
			return source{}, false
		}
		s.grade, s.rule = cue, "subject and verb at the end of its sentence"
		return s, true
	}
	return source{}, false
}

// otherVerb reads a name and any verb behind direct speech, in either order: ,” fumed X; ,” X fumed.
func (d *document) otherVerb(i int) (source, bool) {
	past := func(k int) bool {
		if k >= len(d.tokens) || d.tokens[k].kind != word_ || d.tokens[k].paragraph != d.tokens[i].paragraph {
			return false
		}
		w := d.tokens[k].text
		return len(w) > 4 && w == d.tokens[k].lower && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "es") && !strings.HasSuffix(w, "ies"))
	}
	from := i
	if past(i) {
		from = i + 1
	}
	for from < len(d.tokens)-1 && titleWords[strings.TrimSuffix(d.tokens[from].lower, ".")] {
		from++
	}
	end := d.nameAt(from)
	if end <= from || !d.isPerson(from) || d.owns(end-1) || !past(i) && !past(end) {
		return source{}, false
	}
	return source{from: from, to: end, grade: cue, rule: "name and verb behind it", verb: max(from-1, i)}, true
}

// signature reads the name behind a dash that ends a paragraph: “...” — Jane Fox, Oxley.
func (d *document) signature(i int) (source, bool) {
	end := d.nameAt(i)
	if end < i+2 || end < len(d.tokens) && d.tokens[end].paragraph == d.tokens[i].paragraph && d.tokens[end].kind == word_ {
		return source{}, false
	}
	return source{from: i, to: end, grade: cue, rule: "name behind a dash", verb: -1}, true
}

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
		if breaks[t.lower] || to > from && (timeWords[t.lower] || late[t.lower] || gerunds[t.lower]) {
			break
		}
		to++
	}
	// "a man, Jim Fox": the name stands behind the comma
	if to > from && determiners[first] && !d.hasName(from, to) && d.is(to, v, ",") {
		if end := d.nameAt(to + 1); end > to+1 && d.people.at[to+1] >= 0 && d.isPerson(to+1) {
			return source{from: to + 1, to: end, grade: cue, rule: rule + ", in apposition", verb: v}, true
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
			if t.kind != word_ || t.text != t.lower || prepositions[t.lower] || breaks[t.lower] || finite[t.lower] && !heads[t.lower] || gerunds[t.lower] || skipped[t.lower] || pronouns[t.lower] || determiners[t.lower] {
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

// subjectVerbAfter reads "X, who is something, said" from token i on, where the first saying verb has to come before
// anything that starts another clause.
func (d *document) subjectVerbAfter(i, q int) (source, bool) {
	if breaks[d.tokens[i].lower] || prepositions[d.tokens[i].lower] && d.tokens[i].lower != "like" {
		return source{}, false
	}
	clause := false // within ", who ..., "
	for v := i + 1; v < len(d.tokens) && v < i+maxPhrase; v++ {
		t := &d.tokens[v]
		if t.paragraph != d.tokens[q].paragraph || t.starts || t.kind == quoted {
			break
		}
		if t.kind == sign && (t.text == ";" || t.text == ":") {
			break
		}
		if d.is(v-1, q, ",") && (t.lower == "who" || t.lower == "whose" || t.lower == "which") {
			clause = true
		}
		if t.kind == sign && t.text == "," && v > i+1 && clause {
			clause = false
			continue
		}
		if clause || !finite[t.lower] || d.nounLike(v) {
			if !clause && v > i+1 && (t.lower == "that" || t.lower == "because" || t.lower == "while" || t.lower == "when" || t.lower == "if") {
				break
			}
			continue
		}
		s, ok := d.subjectBefore(v, i)
		if ok {
			s.grade, s.rule = cue, "subject and verb behind it"
		}
		return s, ok
	}
	return source{}, false
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
		before != "," && before != "and" && before != "who" && !isName(d.tokens[v-1].text) {
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
	for end > least && d.tokens[end-1].kind == word_ && (skipped[d.tokens[end-1].lower] || infinitiveHosts[d.tokens[end-1].lower] || strings.HasSuffix(d.tokens[end-1].lower, "ly") && !isName(d.tokens[end-1].text)) {
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
			return d.phraseBefore(at, least, v)
		}
		return d.phraseBefore(end-1, least, v)
	}
	return d.phraseBefore(end, least, v)
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
	if innerOK && inner.from == open+1 && d.isPerson(inner.from) && !(outerOK && (d.isPerson(outer.to-1) && !d.owns(outer.to-1) || d.isPerson(outer.from) && !d.owns(d.nameAt(outer.from)-1))) {
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
		if t.kind == quoted || t.kind == sign && t.text != "&" && t.text != "/" || breaks[t.lower] || t.kind == word_ && finite[t.lower] && !d.nounLike(from-1) && !heads[t.lower] {
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

// firstSubject takes the subject of the first finite verb between two tokens: what "and said" goes on from.
func (d *document) firstSubject(least, end, v int) (source, bool) {
	for i := least; i < end; i++ {
		t := &d.tokens[i]
		if t.kind == word_ && pronouns[t.lower] && (i == least || d.tokens[i-1].text == "," || breaks[d.tokens[i-1].lower]) && t.lower != "it" {
			return source{from: i, to: i + 1, pronoun: t.lower, verb: v, grade: subject}, true
		}
		if d.isPerson(i) && !d.owns(d.people.mentions[d.people.at[i]].end-1) && (i == 0 || !prepositions[d.tokens[i-1].lower]) {
			m := d.people.mentions[d.people.at[i]]
			return source{from: m.at, to: m.end, verb: v, grade: subject}, true
		}
		if t.kind == word_ && determiners[t.lower] && (i == least || d.tokens[i-1].text == ",") {
			if to := d.headEnd(i, end); to > i {
				return source{from: i, to: to, verb: v, grade: subject}, true
			}
		}
	}
	return source{}, false
}

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

// before finds the speaker in the sentence that runs up to the quotation at token q: the subject of the saying verb
// that governs it.
func (d *document) before(q int) (source, bool) {
	from, _ := d.sentence(q)
	if from == q {
		return source{}, false
	}
	// NAME: “...”
	if d.is(q-1, q, ":") {
		if end := d.nameAt(from); end == q-1 && end > from {
			return source{from: from, to: end, grade: cue, rule: "name and colon before it", verb: -1}, true
		}
	}
	least := d.clauseStart(from, q)
	for v := q - 1; v >= from; v-- {
		t := &d.tokens[v]
		if t.kind != word_ || t.starts && v != from {
			continue
		}
		touching := v == q-1 || v == q-2 && (d.tokens[q-1].kind == sign || d.tokens[q-1].lower == "that")
		switch {
		case t.lower == "according" && d.is(v+1, q, "to"):
			if s, ok := d.phraseAfter(v+1, "according to before it"); ok {
				return s, true
			}
		case gerunds[t.lower]:
			if s, ok := d.gerund(v, least, from); ok {
				s.grade, s.rule = gradeOf(touching), "participle before it"
				return s, true
			}
		case finite[t.lower] && !d.nounLike(v):
			if s, ok := d.subjectBefore(v, max(from, min(least, v))); ok {
				if outer, ok := d.outerVerb(s.from, from, least); ok && !touching {
					s = outer
				}
				s.grade, s.rule = gradeOf(touching), "verb before it"
				return s, true
			}
			// said X: “...”
			if d.is(q-1, q, ":") || d.is(q-1, q, ",") {
				if s, ok := d.phraseAfter(v, "verb and subject before it"); ok && s.to >= q-2 {
					return s, true
				}
			}
		}
	}
	return source{}, false
}

// outerVerb finds the subject of the saying verb whose clause starts with the phrase at token i: in "Fox said the
// council believes it is “…”" the words are Fox's.
func (d *document) outerVerb(i, from, least int) (source, bool) {
	v := i - 1
	if v > from && d.tokens[v].lower == "that" {
		v--
	}
	// told somebody that
	for k := v; k > from && k > v-6; k-- {
		t := &d.tokens[k]
		if t.kind != word_ || breaks[t.lower] {
			break
		}
		if k == v || t.lower == "told" || t.lower == "tells" {
			if finite[t.lower] && !d.nounLike(k) {
				return d.subjectBefore(k, max(from, min(least, k)))
			}
		}
	}
	return source{}, false
}

func gradeOf(touching bool) grade {
	if touching {
		return cue
	}
	return subject
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
				if finite[d.tokens[v].lower] {
					return i + 1
				}
			}
		}
	}
	return from
}

// gerund finds who is "saying" or "adding" at token v: its own subject where it has one, else that of the sentence.
func (d *document) gerund(v, least, from int) (source, bool) {
	if v > from && d.tokens[v-1].kind == word_ && d.isPerson(v-1) && !d.owns(v-1) {
		m := d.people.mentions[d.people.at[v-1]]
		return source{from: m.at, to: m.end, verb: v}, true
	}
	if v-2 >= from && signs[d.tokens[v-1].lower] && determiners[d.tokens[v-2].lower] { // held up a sign saying
		return source{from: v - 2, to: v, verb: v}, true
	}
	for i := v - 1; i > least; i-- { // the nearest saying verb before it has its subject
		if d.tokens[i].kind == word_ && finite[d.tokens[i].lower] && !d.nounLike(i) {
			if s, ok := d.subjectBefore(i, least); ok {
				return s, true
			}
		}
	}
	if s, ok := d.firstSubject(least, v, v); ok {
		return s, ok
	}
	return d.firstSubject(from, v, v)
}

// resolve names the source of the quotation at token q.
func (d *document) resolve(s source, history []resolved) resolved {
	if s.pronoun != "" {
		return d.resolvePronoun(s, history)
	}
	r := resolved{source: s}
	// a person named in the phrase: the last one that is no possessor and not behind a preposition
	for i := s.to - 1; i >= s.from; i-- {
		k, ok := d.people.at[i]
		if !ok {
			continue
		}
		m := d.people.mentions[k]
		i = m.at
		if m.at < s.from || d.owns(m.end-1) || m.end < s.to && heads[d.tokens[s.to-1].lower] && !d.clause(m.end, s.to) || d.modifies(s.from, m.end, s.to) {
			continue
		}
		if m.at > s.from && d.behindPreposition(s.from, m.at) {
			continue
		}
		r.who, r.name, r.why = m.who, m.who.full, s.rule
		return r
	}
	return d.resolveRole(s, r)
}

// clause reports whether an article stands between two tokens without a preposition before it: what looked like one
// noun phrase holds a verb and its object.
func (d *document) clause(from, to int) bool { return d.object(from, to) > 0 }

func (d *document) object(from, to int) int {
	for i := from + 1; i < to; i++ {
		if t := d.tokens[i].lower; (t == "the" || t == "a" || t == "an" || t == "his" || t == "her" || t == "their") && d.tokens[i-1].kind == word_ && !prepositions[d.tokens[i-1].lower] {
			return i
		}
	}
	return 0
}

// behindPreposition: "spokesman for Jane Fox" is no Jane Fox.
func (d *document) behindPreposition(from, at int) bool {
	for i := at - 1; i >= from; i-- {
		if prepositions[d.tokens[i].lower] {
			return true
		}
	}
	return false
}

// resolveRole names a phrase without a person in it: an office that one person of the article has, a body by its
// name, else the role as printed.
func (d *document) resolveRole(s source, r resolved) resolved {
	if i := d.object(s.from+1, s.to); i > 0 { // the town released a statement
		s.to = i - 1
	}
	if w := d.tokens[s.from].lower; strings.HasSuffix(w, "ed") && w == d.tokens[s.from].text {
		r.why = "no noun phrase where the speaker should be"
		return r
	}
	var words []string
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].kind == word_ {
			words = append(words, d.tokens[i].lower)
		}
	}
	if len(words) > 1 && words[0] == "the" {
		if who := d.people.withRole(words[1:]); who != nil {
			r.who, r.name, r.why = who, who.full, s.rule+", whose office it is"
			return r
		}
	}
	first := d.tokens[s.from]
	text := strings.Join(strings.Fields(d.body[first.span.Start:d.tokens[s.to-1].span.End]), " ")
	named := d.nameAt(s.from) >= s.to // one name and nothing else
	switch {
	case len(words) == 0 || len(words) > 14 || len(words) == 1 && determiners[words[0]]:
		r.why = "no noun phrase where the speaker should be"
	case named:
		r.name, r.why = strings.TrimSpace(d.nameOf(s.from, s.to)), s.rule
	case slices.ContainsFunc(words, func(w string) bool { return heads[w] || bodies[w] }) || determiners[words[0]]:
		r.name, r.role, r.why = text, true, s.rule+", by role"
	case s.grade == cue:
		r.name, r.role, r.why = text, !isName(first.text), s.rule
	default:
		r.why = "no person where the speaker should be"
	}
	if slices.Contains(vague, strings.ToLower(r.name)) {
		r.name, r.why = "", "nobody in particular"
	}
	return r
}

var vague = []string{"this", "that", "which", "what", "these", "those", "one", "some", "many", "others", "another", "people", "who", "all", "both", "everyone", "nobody"}
