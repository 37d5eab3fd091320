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
