package quotation

import (
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
	couple bool // name is that of two who speak together
	who    *person
	source source
	why    string
}

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
	if d.is(i, q, "so") && d.germanMarks(q) { // „…“, so Bürgermeister X
		return d.phraseAfter(i, "German so behind it")
	}
	if d.is(i, q, "according") && d.is(i+1, q, "to") {
		return d.phraseAfter(i+1, "according to behind it")
	}
	if s, ok := d.asPut(i); ok {
		return s, true
	}
	for d.tokens[i].kind == word_ && (strings.HasSuffix(d.tokens[i].lower, "ly") || d.tokens[i].lower == "also" || d.tokens[i].lower == "then") && i+1 < len(d.tokens) {
		i++
	}
	if d.is(i+1, q, "back") && finite[d.tokens[i].lower] { // shot back X
		i++
	}
	if s, ok := d.cameFrom(i); ok {
		return s, true
	}
	if d.tokens[i].kind == word_ && (plain[d.tokens[i].lower] || d.tokens[i].lower == "back") {
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

// cameFrom reads who shouts came from: “...,” came the reply from X.
func (d *document) cameFrom(i int) (source, bool) {
	if w := d.tokens[i].lower; w == "came" || w == "comes" || w == "went" {
		for k := i + 1; k < i+6 && d.is(k, i, d.tokens[min(k, len(d.tokens)-1)].lower) && !d.tokens[k].starts; k++ {
			if d.tokens[k].lower == "from" {
				return d.phraseAfter(k, "what came from somebody behind it")
			}
		}
	}
	return source{}, false
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

// lateVerb reads what ends the sentence that goes on with token i, behind a quotation: “...” for the win, X said.
func (d *document) lateVerb(i int) (source, bool) {
	for v := i + 1; v < len(d.tokens) && v < i+maxPhrase; v++ {
		t := &d.tokens[v]
		if t.paragraph != d.tokens[i].paragraph || t.starts {
			break
		}
		if t.lower == "according" && d.is(v+1, i, "to") {
			return d.phraseAfter(v+1, "according to at the end of its sentence")
		}
		if !plain[t.lower] || d.nounLike(v) {
			continue
		}
		if d.tokens[v-1].text == "," {
			return d.phraseAfter(v, "verb and subject at the end of its sentence")
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

// otherVerb reads a name, a role or he and any verb behind direct speech, in either order: ,” fumed X; ,” X fumed.
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
	if w := d.tokens[i].lower; past(i) || w == "read" || w == "reads" { // read the email
		if to, ok := d.ofSomebody(i + 1); ok {
			if m, ok := d.apposed(to, len(d.tokens)); ok && d.tokens[to].paragraph == d.tokens[i].paragraph {
				return source{from: m.at, to: m.end, grade: cue, rule: "verb and name in apposition behind it", verb: i}, true
			}
			if heads[d.tokens[to-1].lower] {
				return source{from: i + 1, to: d.complement(to, len(d.tokens)), grade: cue, rule: "verb and role behind it", verb: i}, true
			}
		}
	} else if past(i+1) && (w == "he" || w == "she") {
		return source{from: i, to: i + 1, pronoun: w, grade: cue, rule: "pronoun and verb behind it", verb: i + 1}, true
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
		if t.lower == "heard" && v+1 < len(d.tokens) && gerunds[d.tokens[v+1].lower] { // can be heard asking
			s, ok := d.subjectBefore(v, i)
			s.grade, s.rule = cue, "heard saying it behind it"
			return s, ok
		}
		if clause || !finite[t.lower] || d.nounLike(v) && !d.closing(i, v) {
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

// closing reports whether the verb at token v, which might be a noun, ends a sentence that token i goes on with: “...,” the
// suit reads.
func (d *document) closing(i, v int) bool {
	return v > i+1 && v < i+5 && determiners[d.tokens[i].lower] && !determiners[d.tokens[v-1].lower] && (v+1 == len(d.tokens) || d.tokens[v+1].starts || d.tokens[v+1].text == ".")
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
	if s, ok := d.asPut(from); ok && s.to < q {
		return s, true
	}
	least := d.clauseStart(from, q)
	for v := q - 1; v >= from; v-- {
		t := &d.tokens[v]
		if t.kind != word_ || t.starts && v != from {
			continue
		}
		touching := d.touches(v, q)
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
			// said X: “...”
			if d.is(q-1, q, ":") || d.is(q-1, q, ",") {
				if s, ok := d.phraseAfter(v, "verb and subject before it"); ok && s.to >= q-2 && (s.pronoun != "" || d.isPerson(s.to-1) || determiners[d.tokens[s.from].lower] || d.tokens[s.from].named) {
					return s, true
				}
			}
		}
	}
	return source{}, false
}

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

// nounBefore finds the noun behind a preposition that the participle at token v belongs to: since the paper’s
// editorial telling him. One in a statement, or on a page, is not what speaks.
func (d *document) nounBefore(v, from int) (source, bool) {
	i := v - 1
	for i > from+1 && i > v-7 && (d.isPlain(i) || d.owns(i)) && !determiners[d.tokens[i].lower] {
		i--
	}
	if d.owns(i+1) && d.tokens[i+1].named {
		i++
	}
	if !heads[d.tokens[v-1].lower] || d.owns(v-1) || i == v-1 || !determiners[d.tokens[i].lower] && !d.owns(i) {
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

// germanMarks reports whether the quotation at token q stands in „“ or »«.
func (d *document) germanMarks(q int) bool {
	mark := d.body[d.quotes[d.tokens[q].quote].Outer.Start:]
	return strings.HasPrefix(mark, "„") || strings.HasPrefix(mark, "»")
}
