package quotation

import "strings"

// options lists who may have said quotation c. Before are those before it, with their speakers.
func (d *document) options(c *candidate, before []candidate) []option {
	o := optioner{d: d, c: c, q: c.token, end: c.end, list: d.scratch[:0]}
	o.ahead()
	o.behind()
	o.carry(before)
	o.otherSentences()
	d.scratch = o.list
	return o.list
}

type optioner struct {
	d      *document
	c      *candidate
	q, end int // first and last token of the quotation
	list   []option
}

// add enters phrase p, tied by t through the verb at token v.
func (o *optioner) add(p int, t tie, v int) {
	d := o.d
	if p < 0 {
		return
	}
	ph := &d.phrases[p]
	s := source{from: ph.from, to: ph.to, phrase: p, verb: v, prev: -1, tie: t, grade: t.grade()}
	if ph.kind == proform {
		s.pronoun = d.tokens[ph.from].lower
	}
	o.enter(s)
}

func (o *optioner) enter(s source) {
	for i := range o.list {
		x := &o.list[i]
		if x.from == s.from && x.prev == s.prev && x.pronoun == s.pronoun {
			if x.n < len(x.ties) {
				x.ties[x.n] = s.tie
				x.n++
			}
			return
		}
	}
	if len(o.list) < 24 {
		o.list = append(o.list, option{source: s, ties: [3]tie{s.tie}, n: 1})
	}
}

// ahead looks at the verbs before the quotation in its sentence, the nearest first.
func (o *optioner) ahead() {
	d, q := o.d, o.q
	s := d.sentenceAt(q)
	if s.from >= q {
		return
	}
	o.aheadPhrases(s)
	if len(o.list) == 1 && o.list[0].tie == ownWords && o.list[0].pronoun == "" && !d.has(q-1, q, be) && d.tokens[q-1].text != "," {
		return // dismissed Fox's remark that Q
	}
	colon := d.tokens[q-1].text == ":"
	sayings, others := 0, 0
	nearest := -1
	for n := s.action1 - 1; n >= s.action0; n-- {
		a := &d.actions[n]
		if a.at > q {
			continue
		}
		if !o.within(a.at) {
			break
		}
		if a.aside && s.action0 < n || o.bracketed(a.at) {
			continue
		}
		if a.class&quoting != 0 && a.object >= 0 && !a.passive { // quoted X as saying Q
			o.add(a.object, saidTouch, a.at)
			return
		}
		t, ok := o.aheadTie(a, sayings)
		if !ok {
			switch {
			case others > 0 || sayings > 0:
				t = doesOther
			case colon:
				t = doesColon
			case q-a.at <= 4:
				t = doesNear
			default:
				t = doesFar
			}
			others++
		} else if sayings++; sayings == 1 {
			nearest = n
		} else if nearest >= 0 && d.actions[nearest].outer == n && sayings == 2 {
			t = saidOuter
		}
		if a.inverted && a.class&say != 0 && a.at > s.from && d.tokens[a.at-1].text == "," && d.tokens[a.at-1].kind == sign { // It is, says X, Q
			t = lateSaysX
		}
		if a.passive {
			t = wasTold
			if by := o.agent(a); by >= 0 {
				o.add(by, saidTouch, a.at)
			}
			if o.touches(a.at) || ok && sayings == 1 && q-a.at <= 8 && (d.tokens[a.at].lower == "told" || d.tokens[a.at].lower == "asked") { // she said that she had been told Q
				return
			}
		}
		o.add(a.subject, t, a.at)
		if sayings == 1 && (a.own && q-a.at <= 8 || o.final(a)) {
			return
		}
		if a.loose && a.class&ing != 0 && a.outer >= 0 && a.subject >= 0 && a.subject == d.actions[a.outer].object && d.blames(a.outer) {
			return // accused the mayor of calling them Q: the mayor's words
		}
		if ok && a.object >= 0 && d.phrases[a.object].from > a.at && d.phrases[a.object].to <= q {
			if o.touches(d.phrases[a.object].to - 1) {
				o.add(a.object, objectTouch, a.at)
			}
		}
		if sayings+others > 5 {
			break
		}
	}
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

// final reports whether the words are those of the subject of a, and of no verb before it: had told her: Q; her husband
// used to say: Q. In "Fox said the council believes it is Q" they are Fox's.
func (o *optioner) final(a *action) bool {
	d, q := o.d, o.q
	if a.class&say == 0 || a.subject < 0 || !o.touches(a.at) {
		return false
	}
	return d.has(a.at+1, q, object) || a.at > 1 && d.is(a.at-1, q, "to") && d.is(a.at-2, q, "used")
}

// within reports whether the clause of a verb before the quotation can govern it: no closing quotation with an end of
// its own lies between.
func (o *optioner) within(at int) bool {
	return o.q-at < maxSentence
}

// agent finds who is named with "by" behind a passive verb: was called so by X.
func (o *optioner) agent(a *action) int {
	d := o.d
	for p := d.sentenceAt(a.at).phrase0; p < len(d.phrases) && d.phrases[p].from < o.q; p++ {
		if ph := &d.phrases[p]; ph.from > a.at && ph.pre == a.at+1 && d.tokens[ph.pre].lower == "by" {
			return p
		}
	}
	return -1
}

// aheadTie classes a verb of saying before the quotation, the n-th of its sentence from the quotation on.
func (o *optioner) aheadTie(a *action, n int) (tie, bool) {
	touch := o.touches(a.at)
	near := o.q-a.at <= 6
	pick := func(ts ...tie) (tie, bool) {
		switch {
		case n > 0:
			return saidBefore, true
		case touch:
			return ts[0], true
		case near || len(ts) == 2:
			return ts[1], true
		}
		return ts[2], true
	}
	switch {
	case a.class&ing != 0 && a.loose:
		return pick(ingTouch, ingNear, ingFar)
	case a.loose && a.class&base != 0:
		return pick(toSayTouch, toSayFar)
	case a.class&(say|part) != 0 && a.class&verb == 0 || a.class&say != 0:
		return pick(saidTouch, saidNear, saidFar)
	case a.class&tell != 0 || a.class&base != 0:
		return pick(tellTouch, tellNear, tellFar)
	case a.guessed && touch && n == 0:
		return guessTouch, true
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
		case k == q-2 && t.class&object != 0 && (d.tokens[q-1].kind == sign || d.tokens[q-1].lower == "to"): // told her: Q
		case t.kind == sign && k == q-1, k == q-1 && (t.class&sub != 0 || t.lower == "as"), k == q-1 && t.lower == "to" && k > v+1:
		case q-k <= 2 && (t.lower == "out" || t.lower == "back" || t.lower == "it" || t.lower == "up" || d.isAdverb(k)):
		default:
			return false
		}
	}
	return true
}

// aheadPhrases looks at what binds a phrase before the quotation without a verb of saying.
func (o *optioner) aheadPhrases(s *sentence) {
	d, q := o.d, o.q
	colon := d.tokens[q-1].text == ":"
	for n := s.phrase0; n < s.phrase1 && d.phrases[n].from < q; n++ {
		p := &d.phrases[n]
		switch {
		case d.accords(p):
			t := accordFar
			if k := p.to; k == q || k == q-1 && d.tokens[k].kind == sign {
				t = accordTouch
			}
			o.add(n, t, p.pre)
		}
		if d.tokens[p.head].class&utter != 0 {
			o.ownWords(n)
		}
		if d.tokens[p.head].class&paper != 0 && (o.touches(p.to-1) || o.touches(p.core-1)) {
			for k := s.action1 - 1; k >= s.action0; k-- {
				if a := &d.actions[k]; a.at < p.from && a.object == n && a.class&base != 0 {
					o.add(a.subject, issued, a.at)
				}
			}
		}
	}
	if n := s.phrase0; colon && n < s.phrase1 && d.phrases[n].from <= s.from+1 && (d.phrases[n].from == s.from || d.tokens[s.from].kind == sign) && (s.action0 == s.action1 || d.actions[s.action0].at > q) {
		o.add(n, labelled, -1) // X, Y News: Q
	}
}

// accords reports whether a phrase stands behind "according to" or what means that in other languages.
func (d *document) accords(p *phrase) bool {
	if p.pre < 0 {
		return false
	}
	if d.tokens[p.pre].class&accord != 0 {
		return true
	}
	if p.of >= 0 && d.tokens[p.pre].lower == "of" && d.tokens[d.phrases[p.of].head].lower == "words" && d.phrases[p.of].pre >= 0 && d.tokens[d.phrases[p.of].pre].lower == "in" {
		return true // in the words of Fox
	}
	return p.pre > 0 && d.tokens[p.pre].lower == "to" && d.tokens[p.pre-1].lower == "according"
}

// ownWords reads whose words phrase n is: X's first words to him; the words of X; his remark.
func (o *optioner) ownWords(n int) {
	d, q := o.d, o.q
	p := &d.phrases[n]
	if q-p.core > 14 {
		return
	}
	if first, _, _ := strings.Cut(d.quotes[o.c.index].Pieces[0].Of(d.body), " "); english[first]&(be|aux) != 0 {
		return // the remark by Fox “was unfair”
	}
	bound := o.touches(p.to-1) || o.touches(p.core-1) || d.has(q-1, q, be) || d.is(q-1, q, "that") && d.has(q-2, q, be) || d.is(q-1, q, ":") && d.has(q-2, q, be) || d.is(q-1, q, ",") && d.has(q-2, q, be)
	if !bound {
		return
	}
	for k := p.from; k < p.core; k++ {
		t := &d.tokens[k]
		if t.owner {
			for from := p.from; from <= k; from++ {
				if end := d.nameAt(from); end == k+1 {
					o.enter(source{from: from, to: end, phrase: -1, verb: -1, prev: -1, tie: ownWords, grade: cue})
					return
				}
			}
			o.enter(source{from: p.from, to: k + 1, phrase: -1, verb: -1, prev: -1, tie: ownWords, grade: cue})
			return
		}
		if t.lower == "his" || t.lower == "her" {
			pronoun := map[string]string{"his": "he", "her": "she"}[t.lower]
			o.enter(source{from: k, to: k + 1, phrase: -1, verb: -1, prev: -1, tie: ownWords, grade: cue, pronoun: pronoun})
			return
		}
	}
	for m := n + 1; m < len(d.phrases) && d.phrases[m].from < q; m++ {
		if ph := &d.phrases[m]; ph.of == n && (d.tokens[ph.pre].lower == "of" || d.tokens[ph.pre].lower == "by" || d.tokens[ph.pre].lower == "from") {
			o.add(m, ownWords, -1)
			return
		}
	}
}

// behind looks at what follows the quotation in its sentence.
func (o *optioner) behind() {
	d := o.d
	i := o.end + 1
	for i < len(d.tokens) && d.tokens[i].kind == sign && d.tokens[i].paragraph == d.tokens[o.end].paragraph && isDashOrComma(d.tokens[i].text) {
		i++
	}
	if i >= len(d.tokens) || d.tokens[i].paragraph != d.tokens[o.end].paragraph {
		return
	}
	if i > o.end+1 && d.tokens[i-1].text != "," {
		o.signature(i)
	}
	if d.tokens[i].kind != word && d.tokens[i].text != "(" {
		return
	}
	s := d.sentenceAt(i)
	if s.from == i && !d.outcry(o.end, s) {
		return
	}
	for n := s.phrase0; n < s.phrase1; n++ {
		p := &d.phrases[n]
		if p.from <= i || p.pre < i {
			continue
		}
		if d.accords(p) && (p.pre <= i+1 || !d.quotedBetween(i, p.from)) {
			o.add(n, accordAfter, p.pre)
		}
		if p.pre == i && d.tokens[i].lower == "in" && d.tokens[p.head].class&utter != 0 { // Q, in Bolton’s view
			for k := p.from; k < p.core; k++ {
				if d.tokens[k].owner {
					o.enter(source{from: p.from, to: k + 1, phrase: -1, verb: -1, prev: -1, tie: ownWords, grade: cue})
				}
			}
		}
		if d.tokens[p.pre].lower == "from" && p.pre <= i+6 && (d.is(i, i, "came") || d.is(i, i, "comes") || d.is(i, i, "went")) {
			o.add(n, cameFrom, i)
		}
	}
	for n := s.action0; n < s.action1; n++ {
		a := &d.actions[n]
		if a.at < i || a.subject < 0 && a.class&quoting == 0 {
			continue
		}
		if a.class&quoting != 0 && a.at <= i+1 && d.tongue != &tongues[0] && a.object >= 0 { // „...“, zitiert die Zeitung X
			o.add(a.object, saysX, a.at)
			break
		}
		if a.at > i+maxPhrase+8 || d.quotedBetween(i, a.at) {
			break
		}
		if p := &d.phrases[max(a.subject, 0)]; p.kind == proform && d.tokens[p.from].lower == "i" { // an aside of the speaker
			continue
		}
		if a.loose && a.class&ing != 0 && !(n > s.action0 && d.actions[n-1].passive && a.at-d.actions[n-1].at <= 2) || d.phrases[a.subject].from < i && !a.inverted {
			continue
		}
		t, ok := o.behindTie(a, i)
		if !ok {
			continue
		}
		o.add(a.subject, t, a.at)
		break
	}
	for n := s.phrase0; n < s.phrase1 && d.tongue != &tongues[0]; n++ { // „...“, so X
		k := d.phrases[n].from - 1
		if k >= i && (d.is(k, i, "so") || d.is(k, i, "aldus")) && (k == i || d.is(k-1, i, ",")) && !d.quotedBetween(i, k) && d.phrases[n].pre < 0 {
			o.add(n, accordAfter, k)
			break
		}
	}
}

func isDashOrComma(s string) bool {
	switch s {
	case ",", "–", "—", "-", "―":
		return true
	}
	return false
}

// behindTie classes a verb behind the quotation; token i is the first one there.
func (o *optioner) behindTie(a *action, i int) (tie, bool) {
	d := o.d
	p := &d.phrases[a.subject]
	first := min(a.at, p.from)
	for first > i && (d.isAdverb(first-1) || d.tokens[first-1].class&(aux|reflexive|title) != 0) {
		first--
	}
	touching := first == i || first == i+1 && d.tokens[i].lower == "as" || first <= i+1 && d.tokens[i].class&(det|title) != 0
	switch {
	case a.class&(saying|part|base) == 0 && !a.guessed, a.passive && !a.inverted && d.tongue == &tongues[0]:
		return 0, false
	case a.guessed || a.class&(say|part) == 0:
		if !touching || !o.c.direct || p.kind == other || p.kind == entity {
			return 0, false
		}
		if a.inverted {
			return saysXGuess, true
		}
		return xSaysGuess, true
	case a.inverted && touching:
		return saysX, true
	case a.inverted:
		return lateSaysX, true
	case touching && a.at <= p.core+4:
		return xSays, true
	case touching:
		return xLaterSays, true
	}
	return lateXSays, true
}

// signature reads the name behind a dash that ends a paragraph: “...” — Jane Fox, Oxley.
func (o *optioner) signature(i int) {
	d := o.d
	end := d.nameAt(i)
	if end < i+2 || end < len(d.tokens) && d.tokens[end].paragraph == d.tokens[i].paragraph && d.tokens[end].kind == word {
		return
	}
	o.enter(source{from: i, to: end, phrase: -1, verb: -1, prev: -1, tie: signed, grade: cue})
}

// outcry reports whether sentence s, behind a quotation that ends with ? or !, says no more than who cried: “...?” Jane
// Fox said.
func (d *document) outcry(q int, s *sentence) bool {
	text := d.body[d.tokens[q].span.Start:d.tokens[q].span.End]
	for len(text) > 0 && text[len(text)-1] != '?' && text[len(text)-1] != '!' {
		if c := text[len(text)-1]; c != '"' && c != '\'' && c < 0x80 || len(d.body) == 0 || d.tokens[q].span.End-d.tokens[q].span.Start-len(text) > 8 {
			return false
		}
		text = text[:len(text)-1]
	}
	if text == "" || s.action0 == s.action1 {
		return false
	}
	a := &d.actions[s.action0]
	if a.subject < 0 || a.at > s.from+16 || a.class&saying == 0 && !a.guessed {
		return false
	}
	next := max(a.at+1, d.phrases[a.subject].to)
	if next >= s.to {
		return true
	}
	t := &d.tokens[next]
	return t.kind == sign && t.text != ":" || t.class&(prep|period|adverb) != 0 && !d.has(next, next, sub) || t.lower == "as" || d.isAdverb(next)
}

func (d *document) quotedBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if d.tokens[i].kind == quoted {
			return true
		}
	}
	return false
}

// carry offers whoever said the quotation before.
func (o *optioner) carry(before []candidate) {
	d := o.d
	k := len(before) - 1
	for k > 0 && k > len(before)-4 && before[k].drop {
		k--
	}
	if k < 0 {
		return
	}
	prev := &before[k]
	if prev.who.name == "" || prev.drop || d.is(prev.end+1, prev.end, ")") && o.q > prev.end+1 {
		return
	}
	s := source{from: prev.who.source.from, to: prev.who.source.to, phrase: -1, verb: -1, prev: k, grade: carried}
	here, there := d.tokens[o.q].paragraph, d.tokens[prev.end].paragraph
	from := d.sentenceAt(o.q).from
	switch {
	case here == there && (from <= prev.end || o.lead(from) && d.sentenceAt(max(o.q-1, 0)).from <= prev.end+1):
		if s.tie = goesOnSame; from > prev.end {
			s.tie = goesOn
		}
		if from > prev.end && o.somebodyElse(prev, from) {
			s.tie = goesOnOther
		}
	case here == there && (from == o.q || o.lead(from)):
		if s.tie = goesOn; o.somebodyElse(prev, from) {
			s.tie = goesOnOther
		}
	case here == there:
		s.tie = goesOnOther
	case here-there == 1 && o.alone() && prev.direct:
		if s.tie = overParagraph; !o.endsWith(prev) {
			s.tie = overOne
		}
	case here-there <= 3 && o.alone():
		s.tie = overOne
	default:
		return
	}
	if s.tie == goesOnOther && from > 0 {
		b := d.sentenceAt(from - 1)
		if n := b.action1 - 1; n >= b.action0 && d.actions[n].at > prev.end && d.actions[n].subject >= 0 && d.actions[n].at != prev.who.source.verb && !d.actions[n].loose {
			if p := &d.phrases[d.actions[n].subject]; p.from > prev.end && p.kind == role {
				return // said Fox, and her husband cut in. Q
			}
		}
	}
	s.grade = s.tie.grade()
	o.enter(s)
}

// lead reports whether nothing but a word like "Instead," stands before the quotation in its sentence.
func (o *optioner) lead(from int) bool {
	return o.q == from || o.q-from == 1 && o.d.tokens[from].class&(adverb|conj) != 0 || o.q-from == 2 && o.d.tokens[o.q-1].text == "," && o.d.tokens[from].class&(adverb|stray|conj) != 0
}

// alone reports whether the quotation is all of its paragraph.
func (o *optioner) alone() bool {
	d := o.d
	p := d.tokens[o.q].paragraph
	if o.q > 0 && d.tokens[o.q-1].paragraph == p {
		return false
	}
	k := o.end + 1
	for k < len(d.tokens) && d.tokens[k].paragraph == d.tokens[o.end].paragraph && d.tokens[k].kind == sign {
		k++
	}
	return k >= len(d.tokens) || d.tokens[k].paragraph != d.tokens[o.end].paragraph
}

// endsWith reports whether the paragraph of an earlier quotation ends with the sentence that says who spoke.
func (o *optioner) endsWith(prev *candidate) bool {
	d := o.d
	last := d.sentenceAt(o.q - 1)
	return last.from <= prev.end || last.from == prev.end+1
}

// somebodyElse reports whether a sentence between the quotation before and token from is about another person: Y shook his
// head. “B.” is no more X’s.
func (o *optioner) somebodyElse(prev *candidate, from int) bool {
	d := o.d
	at := d.sentenceAt(prev.end).to
	if v := prev.who.source.verb; v >= at && v < from { // “...!” cried X: a sentence of its own
		at = d.sentenceAt(v).to
	}
	for k := max(at, prev.end+1); k < from; k++ {
		if who := d.personAt(k); who != nil && who != prev.who.who {
			return true
		}
	}
	for n := d.sentenceAt(prev.end).action0; n < len(d.actions) && d.actions[n].at < from; n++ {
		if a := &d.actions[n]; a.at > prev.end && a.subject >= 0 && d.phrases[a.subject].from > prev.end && d.phrases[a.subject].kind == role && prev.who.source.phrase != a.subject && a.at != prev.who.source.verb && !a.loose {
			return true
		}
	}
	return false
}

// otherSentences offers the subjects of the sentence before a quotation that is a sentence of its own, and of the one
// behind a paragraph of nothing but a quotation.
func (o *optioner) otherSentences() {
	d := o.d
	from := d.sentenceAt(o.q).from
	if from != o.q && !o.lead(from) || o.c.words < 4 {
		return
	}
	if from > 0 && d.tokens[from-1].kind != quoted || from > 0 && d.tokens[from-1].text == ":" {
		o.sentenceBefore(from)
	}
	if k := o.end + 1; o.alone() && k < len(d.tokens) && d.tokens[k].kind == word && o.c.whole {
		s := d.sentenceAt(k)
		for n := s.action0; n < s.action1; n++ {
			if a := &d.actions[n]; a.subject >= 0 && a.class&(say|part) != 0 && !a.passive && !a.loose {
				o.add(a.subject, nextSaid, a.at)
				break
			}
		}
	}
}

func (o *optioner) sentenceBefore(from int) {
	d := o.d
	s := d.sentenceAt(from - 1)
	apart := d.tokens[from-1].paragraph != d.tokens[o.q].paragraph
	colon := d.tokens[from-1].text == ":"
	if apart && !colon && (!o.c.whole || o.c.words < 6) {
		return
	}
	first := true
	for n := s.action1 - 1; n >= s.action0; n-- {
		a := &d.actions[n]
		if a.subject < 0 || a.passive || a.loose && a.class&ing == 0 {
			continue
		}
		saying := a.class&saying != 0
		t := beforeOther
		switch {
		case !apart && a.class&(say|part) != 0 && d.phrases[a.subject].from > s.from && d.quotedBetween(s.from, max(a.at, d.phrases[a.subject].from)):
			t = beforeBehind
		case colon && (saying || first):
			t = beforeColon
		case apart && saying:
			t = announced
		case apart:
			t = announcedDid
		case saying && !d.quotedBetween(s.from, from):
			t = beforeSaid
		case first:
			t = beforeDid
		}
		o.add(a.subject, t, a.at)
		if p := &d.phrases[a.subject]; first && t == beforeDid && (p.kind == role || p.kind == name) && p.from > s.from+1 && d.tokens[p.from-1].class&conj != 0 {
			return // said Fox, and her husband cut in. Q
		}
		first = false
	}
	if s.action0 == s.action1 && s.phrase0 < s.phrase1 && colon {
		o.add(s.phrase1-1, beforeColon, -1)
	}
}
