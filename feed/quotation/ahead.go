package quotation

import "strings"

// ahead looks at the verbs before the quotation in its sentence, the nearest first.
func (o *optioner) ahead() {
	d, q := o.d, o.q
	s := d.sentenceAt(q)
	if s.from >= q {
		return
	}
	if _, by := d.claim(q); by >= 0 { // rejected the claim by Fox that Q
		o.add(by, ownWords, -1)
		return
	}
	o.aheadPhrases(s)
	if len(o.list) == 1 && o.list[0].tie == ownWords && (!d.has(q-1, q, be) && d.tokens[q-1].text != "," || d.is(o.list[0].to+1, q, "that")) {
		return // dismissed Fox's remark that Q
	}
	seen := verbsSeen{nearest: -1}
	for n := s.action1 - 1; n >= s.action0 && seen.sayings+seen.others <= 5; n-- {
		a := &d.actions[n]
		if a.at > q {
			continue
		}
		if q-a.at >= maxSentence {
			break
		}
		if a.aside && s.action0 < n || o.bracketed(a.at) {
			continue
		}
		if !o.verbAhead(s, n, &seen) {
			break
		}
	}
}

// verbsSeen counts the verbs already looked at, between the current one and the quotation.
type verbsSeen struct {
	sayings, others int
	nearest         int // the verb of saying next to the quotation, -1: none
}

// verbAhead offers the subject of action n and the person it speaks to. It reports whether earlier verbs may matter too.
func (o *optioner) verbAhead(s *sentence, n int, seen *verbsSeen) bool {
	d, q := o.d, o.q
	a := &d.actions[n]
	if a.class&quoting != 0 && a.object >= 0 && !a.passive { // quoted X as saying Q
		o.add(a.object, saidTouch, a.at)
		return false
	}
	t, saying := o.tieAhead(n, seen)

	if a.passive {
		t = wasTold
		if by := d.agent(a, q); by >= 0 {
			o.add(by, saidTouch, a.at)
		}
		if o.touches(a.at) || saying && seen.sayings == 1 && q-a.at <= 8 { // she said that she had been told Q
			return false
		}
	}
	o.add(a.subject, t, a.at)
	if seen.sayings == 1 && (a.own && q-a.at <= 8 || o.final(a)) {
		return false
	}
	if a.loose && a.class&ing != 0 && a.outer >= 0 && a.subject >= 0 && a.subject == d.actions[a.outer].object && d.blames(a.outer) {
		return false // accused the mayor of calling them Q: the mayor's words
	}
	return true
}

// tieAhead returns how the subject of action n is tied to the quotation and whether the verb is one of saying, and counts the verb.
func (o *optioner) tieAhead(n int, seen *verbsSeen) (t tie, saying bool) {
	d, q := o.d, o.q
	a := &d.actions[n]
	if t, saying = o.aheadTie(a, seen.sayings); saying {
		if seen.sayings++; seen.sayings == 1 {
			seen.nearest = n
		} else if seen.nearest >= 0 && d.actions[seen.nearest].outer == n && seen.sayings == 2 {
			t = saidOuter
		}
		return t, true
	}
	switch {
	case seen.others > 0 || seen.sayings > 0:
		t = doesOther
	case d.tokens[q-1].text == ":":
		t = doesColon
	case q-a.at <= 4:
		t = doesNear
	default:
		t = doesFar
	}
	seen.others++
	return t, false
}

// bracketed reports whether a bracket closes between token i and the quotation.
func (o *optioner) bracketed(i int) bool {
	depth := 0
	for k := i; k < o.q; k++ {
		switch o.d.tokens[k].text {
		case "(":
			depth++
		case ")":
			depth--
		}
	}
	return depth < 0
}

// final reports whether the quotation belongs to the subject of a and to no earlier verb: had told her: Q; her husband used
// to say: Q. In "Fox said the council believes it is Q" it belongs to Fox.
func (o *optioner) final(a *action) bool {
	d, q := o.d, o.q
	if a.class&say == 0 || a.subject < 0 || !o.touches(a.at) {
		return false
	}
	return d.has(a.at+1, q, object) || a.at > 1 && d.is(a.at-1, q, "to") && d.is(a.at-2, q, "used")
}

// aheadTie returns the tie of a verb of saying before the quotation. n is the number of such verbs between it and the quotation.
func (o *optioner) aheadTie(a *action, n int) (tie, bool) {
	touch := o.touches(a.at)
	near := o.q-a.at <= 6 || o.asWhat()
	pick := func(touching, closeBy, far tie) (tie, bool) {
		switch {
		case n > 0:
			return saidBefore, true
		case touch:
			return touching, true
		case near:
			return closeBy, true
		}
		return far, true
	}
	led := a.loose && a.class&(ing|base) != 0 // X left, saying; X went on to say
	switch {
	case !led && (a.class&say != 0 || a.class&part != 0 && a.class&verb == 0):
		return pick(saidTouch, saidNear, saidFar)
	case led || a.class&(tell|base) != 0:
		return pick(tellTouch, tellNear, tellFar)
	case n == 0 && o.thatSaid(a):
		return saidNear, true
	}
	return 0, false
}

// touches reports whether next to nothing stands between token v and the quotation: said that Q; described it as Q;
// blurted out, Q.
func (o *optioner) touches(v int) bool {
	d, q := o.d, o.q
	for k := v + 1; k < q; k++ {
		t := &d.tokens[k]
		switch {
		case k == q-2 && t.class&object != 0 && (d.tokens[q-1].kind == sign || d.tokens[q-1].lower == "to" || d.tokens[q-1].lower == "that"): // told her: Q
		case t.kind == sign && k == q-1, k == q-1 && (t.class&sub != 0 || t.lower == "as"), k == q-1 && t.lower == "to" && k > v+1:
		case q-k <= 2 && (t.lower == "out" || t.lower == "back" || t.lower == "it" || t.lower == "up"):
		default:
			return false
		}
	}
	return true
}

// aheadPhrases offers the phrases before the quotation that are bound to it without a verb: according to X, X’s words, X: Q.
func (o *optioner) aheadPhrases(s *sentence) {
	d, q := o.d, o.q
	colon := d.tokens[q-1].text == ":"
	for n := s.phrase0; n < s.phrase1 && d.phrases[n].from < q; n++ {
		p := &d.phrases[n]
		if d.accords(p) || d.tongue.nouns && d.so(n) {
			o.add(n, accordFar, p.pre)
		}
		if d.tokens[p.head].class&utter != 0 {
			o.ownWords(n)
		}
	}
	if n := s.phrase0; colon && n < s.phrase1 && d.phrases[n].from <= s.from+1 && (d.phrases[n].from == s.from || d.tokens[s.from].kind == sign) && (s.action0 == s.action1 || d.actions[s.action0].at > q) {
		o.add(n, labelled, -1) // X, Y News: Q
	}
}

// ownWords offers the owner of the words that phrase n names: X's first words to him; X's remark.
func (o *optioner) ownWords(n int) {
	d, q := o.d, o.q
	p := &d.phrases[n]
	if q-p.core > 14 {
		return
	}
	if first, _, _ := strings.Cut(d.quotes[o.c.index].Pieces[0].Of(d.body), " "); english.of(first)&(be|aux) != 0 {
		return // the remark by Fox “was unfair”
	}
	bound := o.touches(p.to-1) || o.touches(p.core-1) || d.has(q-1, q, be) || d.is(q-1, q, "that") && d.has(q-2, q, be) || d.is(q-1, q, ":") && d.has(q-2, q, be) || d.is(q-1, q, ",") && d.has(q-2, q, be)
	if !bound {
		return
	}
	for k := p.from; k < p.core; k++ {
		t := &d.tokens[k]
		if t.owner {
			o.enter(source{from: p.from, to: k + 1, phrase: -1, verb: -1, prev: -1, tie: ownWords, grade: cue})
			return
		}
	}
}
