package quotation

import "strings"

// before finds the speaker in the sentence that runs up to the quotation at token q: the subject of the saying verb
// that governs it.
func (d *document) before(q int) (source, bool) {
	from, _ := d.sentence(q)
	if from == q {
		return source{}, false
	}
	// NAME: “...”
	if d.is(q-1, q, ":") {
		start := from
		for start < q-1 && (d.tokens[start].kind == sign || titleWords[d.tokens[start].lower] || d.isRank(start)) {
			start++
		}
		if end := d.nameAt(start); end == q-1 && end > start {
			return source{from: start, to: end, grade: cue, rule: "name and colon before it", verb: -1}, true
		}
	}
	if s, ok := d.inWordsOf(q, from); ok {
		return s, true
	}
	if s, ok := d.ownSaying(q, from); ok {
		return s, true
	}
	if s, ok := d.asPut(from); ok && s.to < q {
		return s, true
	}
	return d.verbBefore(q, from)
}

// verbBefore takes the nearest saying verb between token from, the start of the sentence, and the quotation at token q
// that has a subject.
func (d *document) verbBefore(q, from int) (source, bool) {
	least := d.clauseStart(from, q)
	for v := q - 1; v >= from; v-- {
		t := &d.tokens[v]
		if t.kind != word_ || t.starts && v != from {
			continue
		}
		if readings[t.lower] {
			if by, read := d.readOut(v, q); read {
				return by, by.to > 0
			}
		}
		touching := d.touches(v, q)
		if s, ok := d.heard(v, q, from); ok {
			return s, true
		}
		switch {
		case t.lower == "according" && d.is(v+1, q, "to") && !d.is(v+2, q, "its") && !d.is(v+2, q, "their"):
			if s, ok := d.phraseAfter(v+1, "according to before it"); ok {
				return s, true
			}
		case gerunds[t.lower] || d.chiding(v, q):
			if s, ok := d.gerund(v, least, from); ok && d.names(s) {
				s.grade, s.rule = gradeOf(touching), "participle before it"
				return s, true
			}
		case v > from && plain[t.lower] && d.tokens[v-1].text == "," && d.isPerson(v+1) && d.is(d.nameAt(v+1), v, ","):
			if s, ok := d.phraseAfter(v, "verb and subject in a parenthesis before it"); ok {
				return s, true
			}
		case finite[t.lower] && !d.nounLike(v) || d.helped(v):
			if s, ok := d.finiteBefore(v, q, from, least, touching); ok {
				return s, true
			}
		}
	}
	return source{}, false
}

// finiteBefore takes the subject of the finite verb at token v, or the phrase behind it: said X: “...”. In "Fox said the
// council believes" it is that of the outer verb, unless the inner one tells of what was said to somebody.
func (d *document) finiteBefore(v, q, from, least int, touching bool) (source, bool) {
	s, ok := d.subjectBefore(v, max(from, min(least, v)))
	if d.earlier(v) {
		s.grade = cue // whoever it is, the words are not those of who tells of it
	}
	if ok && d.names(s) {
		if outer, ok := d.outerVerb(s.from, from, least); ok && !touching && !d.toSomebody(v, q) && !d.earlier(v) {
			s = outer
		}
		if d.tokens[v-1].lower == "to" && s.pronoun == "" && s.to == v-1 && !d.isPerson(s.to-1) { // pointed to a case to say
			if main, ok := d.firstSubject(least, s.from, v); ok {
				s = main
			}
		}
		s.grade, s.rule = gradeOf(touching), "verb before it"
		return s, true
	}
	if d.tokens[q-1].text != ":" && d.tokens[q-1].text != "," {
		return source{}, false
	}
	s, ok = d.phraseAfter(v, "verb and subject before it")
	return s, ok && s.to >= q-2 && (s.pronoun != "" || d.isPerson(s.to-1) || determiners[d.tokens[s.from].lower] || d.tokens[s.from].named)
}

// readOut reports whether somebody reads out, with the verb at token v, what another one wrote, and finds the writer where
// he is told: the clerk read out a message from Jane Fox: “...”
func (d *document) readOut(v, q int) (by source, read bool) {
	for i := v + 1; i < q && d.tokens[i].kind != quoted; i++ {
		if d.tokens[i].kind != word_ {
			continue
		}
		if written[d.tokens[i].lower] {
			read = true
		} else if read && (d.tokens[i].lower == "from" || d.tokens[i].lower == "by") {
			if s, ok := d.phraseAfter(i, "writer of what is read out before it"); ok && s.to >= q-2 {
				return s, true
			}
		}
	}
	return source{}, read
}

// readsOut reports whether somebody reads out between token from and the quotation at token q.
func (d *document) readsOut(from, q int) bool {
	for v := from + 1; v < q; v++ {
		if readings[d.tokens[v].lower] {
			if _, read := d.readOut(v, q); read {
				return true
			}
		}
	}
	return false
}

var (
	readings = set(`read reads reading recited recites`)
	written  = set(`message messages letter letters statement note email e-mail text telegram card postcard poem tribute verse passage extract diary prayer psalm`)
)

// inWordsOf reads whose words the quotation at token q are said to be: in Jane Fox’s words, “...”; in the words of Jane
// Fox, “...”
func (d *document) inWordsOf(q, from int) (source, bool) {
	k := q - 1
	if d.tokens[k].text == "," || d.tokens[k].text == ":" {
		k--
	}
	if k > from+1 && d.tokens[k].lower == "words" {
		for i := max(from, k-maxPhrase/4); i < k; i++ {
			if d.nameAt(i) == k && d.owns(k-1) && i > from && d.tokens[i-1].lower == "in" {
				return source{from: i, to: k, verb: -1, grade: cue, rule: "in somebody’s words before it"}, true
			}
		}
		return source{}, false
	}
	for i := max(from, k-maxPhrase/4); i < k; i++ {
		if d.tokens[i].lower == "words" && d.tokens[i+1].lower == "of" && d.is(i-1, q, "the") {
			s, ok := d.phraseAfter(i+1, "in the words of somebody before it")
			return s, ok && s.to >= k+1
		}
	}
	return source{}, false
}

// ownSaying reads whose saying the quotation at token q is: Jane Fox’s first words to him, he recalled, were “...”; her
// reply was: “...”
func (d *document) ownSaying(q, from int) (source, bool) {
	be := q - 1
	if d.tokens[be].text == ":" || d.tokens[be].text == "," {
		be--
	}
	if be <= from+1 || !beings[d.tokens[be].lower] {
		return source{}, false
	}
	for i := from; i < be && i < from+maxPhrase; i++ {
		s := source{from: i, to: d.nameAt(i), verb: be, grade: cue, rule: "whose saying it is, before it"}
		switch d.tokens[i].lower {
		case "his":
			s.to, s.pronoun = i+1, "he"
		case "her":
			s.to, s.pronoun = i+1, "she"
		default:
			if s.to == i || !d.owns(s.to-1) {
				continue
			}
		}
		for k := s.to; k < be && k < s.to+4 && d.tokens[k].kind == word_; k++ {
			if utterances[d.tokens[k].lower] {
				return s, true
			}
		}
	}
	return source{}, false
}

var (
	beings     = set(`was were is are`)
	utterances = set(`word words message reply answer response retort verdict motto advice comment remark explanation warning catchphrase`)
)

// asPut reads "as X put it" from token i on.
func (d *document) asPut(i int) (source, bool) {
	if d.tokens[i].lower != "as" {
		return source{}, false
	}
	for v := i + 2; v < i+maxPhrase && v+1 < len(d.tokens) && !d.tokens[v].starts; v++ {
		if w := d.tokens[v].lower; (w == "put" || w == "puts") && d.is(v+1, i, "it") {
			s, ok := d.subjectBefore(v, i+1)
			s.grade, s.rule = cue, "as somebody put it"
			return s, ok
		}
	}
	return source{}, false
}

// touches reports whether next to nothing stands between the verb at token v and the quotation at token q: said that
// “...”; described it as “...”; blurted out, “...”.
func (d *document) touches(v, q int) bool {
	last := &d.tokens[q-1]
	switch q - v {
	case 1:
		return true
	case 2:
		return last.kind == sign || last.lower == "that" || last.lower == "as"
	case 3:
		w := d.tokens[q-2].lower
		return last.kind == sign && (w == "out" || w == "back" || w == "up")
	}
	return false
}

// earlier reports whether the saying verb at token v tells of what its own subject said to somebody: had told the crew;
// promised her. What others only believe or hope is said by who says so.
func (d *document) earlier(v int) bool {
	if !addressed[d.tokens[v].lower] || v+1 >= len(d.tokens) {
		return false
	}
	next := &d.tokens[v+1]
	if next.lower == "to" || next.lower == "at" {
		next = &d.tokens[min(v+2, len(d.tokens)-1)]
	}
	return objects[next.lower] || next.lower == "the" || next.named
}

// addressed are the saying verbs that name whom the words are for.
var addressed = set(`told tells assured promised warned asked urged shouted wrote texted emailed informed reminded advised ordered begged whispered`)

// toSomebody reports whether nothing stands between the verb at token v and the quotation but whom it is said to: had
// warned her: “...”
func (d *document) toSomebody(v, q int) bool {
	return v == q-3 && d.tokens[q-1].kind == sign && d.tokens[q-2].kind == word_ && (objects[d.tokens[q-2].lower] || d.isPerson(q-2))
}

// helped reports whether token v is the plain form of a saying verb behind an auxiliary: could only quip.
func (d *document) helped(v int) bool {
	if !bases[d.tokens[v].lower] {
		return false
	}
	i := v - 1
	for i > 0 && d.tokens[i].kind == word_ && !auxiliaries[d.tokens[i].lower] && (skipped[d.tokens[i].lower] || d.isAdverb(i)) {
		i--
	}
	return i > 0 && auxiliaries[d.tokens[i].lower]
}

// heard takes whom somebody hears, for the verb at token v right before the quotation: she heard the mate say “...”.
func (d *document) heard(v, q, from int) (source, bool) {
	if q-v > 2 || !sayings[d.tokens[v].lower] && !bases[d.tokens[v].lower] {
		return source{}, false
	}
	for i := v - 2; i >= from && i > v-8 && d.tokens[i].kind == word_; i-- {
		if w := d.tokens[i].lower; w == "heard" || w == "hears" || w == "hear" || w == "hearing" {
			s := source{from: i + 1, to: v, verb: v, grade: cue, rule: "somebody who is heard, before it"}
			if i+2 == v && objects[d.tokens[i+1].lower] {
				s.pronoun = map[string]string{"him": "he", "her": "she"}[d.tokens[i+1].lower]
			}
			return s, s.pronoun != "" || i+2 < v || d.tokens[i+1].named
		}
	}
	return source{}, false
}

var bases = set(`quip joke boast brag admit acknowledge concede conclude observe maintain emphasize emphasise stress shout yell cry exclaim whisper
	describe condemn praise criticize criticise mock accuse predict vow lament confess reiterate repeat testify declare announce explain remark complain
	contend dismiss defend proclaim assert predict recall retort declare thunder muse`)

var objects = set(`her him them me us you`)

// chiding reports whether token v is a participle behind a comma that leads up to the quotation: , chiding him, “...”
func (d *document) chiding(v, q int) bool {
	w := d.tokens[v].lower
	return v > 0 && v >= q-3 && strings.HasSuffix(w, "ing") && len(w) > 5 && d.tokens[v-1].text == "," && (d.tokens[q-1].text == "," || d.tokens[q-1].text == ":" || v == q-1)
}

// names reports whether a source says who it is; where it does not, the verb before may.
func (d *document) names(s source) bool { return s.pronoun != "" || d.resolve(s, nil).name != "" }

// outerVerb finds the subject of the saying verb whose clause starts with the phrase at token i: in "Fox said the
// council believes it is “…”" the words are Fox's.
func (d *document) outerVerb(i, from, least int) (source, bool) {
	v := i - 1
	if w := d.tokens[max(v, 0)].lower; v > from && (w == "that" || w == "if" || w == "whether") {
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

// gerund finds who is "saying" or "adding" at token v: its own subject where it has one, else that of the sentence.
func (d *document) gerund(v, least, from int) (source, bool) {
	if v > from && d.tokens[v-1].kind == word_ && d.isPerson(v-1) && !d.owns(v-1) {
		m := d.people.mentions[d.people.at[v-1]]
		return source{from: m.at, to: m.end, verb: v}, true
	}
	if s, ok := d.ownSubject(v, from); ok {
		return s, true
	}
	if v-2 >= from && signs[d.tokens[v-1].lower] && determiners[d.tokens[v-2].lower] { // held up a sign saying
		return source{from: v - 2, to: v, verb: v}, true
	}
	if s, ok := d.quotedAs(v, from); ok {
		return s, true
	}
	if s, ok := d.nounBefore(v, from); ok {
		return s, true
	}
	for i := v - 1; i > least; i-- { // the nearest saying verb before it has its subject
		if d.tokens[i].text == ")" {
			for i > least && d.tokens[i].text != "(" {
				i--
			}
			continue
		}
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

// quotedAs finds who is quoted as saying it, with the participle at token v.
func (d *document) quotedAs(v, from int) (source, bool) {
	if v-1 <= from || d.tokens[v-1].lower != "as" {
		return source{}, false
	}
	for i := v - 2; i >= from && i > v-maxPhrase; i-- {
		if w := d.tokens[i].lower; w == "quoted" || w == "quotes" || w == "quoting" {
			s, ok := d.phraseAfter(i, "quoted as saying it")
			return s, ok && s.to <= v
		}
	}
	return source{}, false
}

// nounBefore finds the noun behind a preposition that the participle at token v belongs to: since the paper’s
// editorial telling him. One in a statement, or on a page, is not what speaks.
func (d *document) nounBefore(v, from int) (source, bool) {
	if v == from {
		return source{}, false
	}
	i := v - 1
	for i > from+1 && i > v-7 && (d.isPlain(i) || d.owns(i)) && !determiners[d.tokens[i].lower] {
		i--
	}
	if d.owns(i+1) && d.tokens[i+1].named {
		i++
	}
	if !heads[d.tokens[v-1].lower] || d.owns(v-1) || i == v-1 || i == from || !determiners[d.tokens[i].lower] && !d.owns(i) {
		return source{}, false
	}
	if i-2 > from && d.tokens[i-1].lower == "of" && determiners[d.tokens[i-2].lower] { // one of the rangers asking
		return source{from: i - 2, to: v, verb: v}, true
	}
	switch d.tokens[i-1].lower {
	case "of", "by", "from", "after", "since", "before", "until":
		return source{from: i, to: v, verb: v}, true
	}
	return source{}, false
}

// germanMarks reports whether the quotation at token q stands in „“ or »«.
func (d *document) germanMarks(q int) bool {
	mark := d.body[d.quotes[d.tokens[q].quote].Outer.Start:]
	return strings.HasPrefix(mark, "„") || strings.HasPrefix(mark, "»")
}
