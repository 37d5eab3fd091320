package quotation

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
	o.phrasesBehind(s, i)
	o.verbsBehind(s, i)
	for n := s.phrase0; n < s.phrase1 && !d.tongue.isEnglish(); n++ { // „...“, so X
		k := d.phrases[n].from - 1
		if k >= i && (d.is(k, i, "so") || d.is(k, i, "aldus")) && (k == i || d.is(k-1, i, ",")) && !d.quotedBetween(i, k) && d.phrases[n].pre < 0 {
			o.add(n, accordAfter, k)
			break
		}
	}
}

// phrasesBehind offers the phrases that a preposition binds to the quotation. Token i is the first one behind the quotation.
func (o *optioner) phrasesBehind(s *sentence, i int) {
	d := o.d
	for n := s.phrase0; n < s.phrase1; n++ {
		p := &d.phrases[n]
		if p.from <= i || p.pre < i {
			continue
		}
		if d.accords(p) && (p.pre <= i+1 || !d.quotedBetween(i, p.from)) {
			o.add(n, accordAfter, p.pre)
		}
		if d.tokens[p.pre].lower == "from" && p.pre <= i+6 && (d.is(i, i, "came") || d.is(i, i, "comes") || d.is(i, i, "went")) {
			o.add(n, cameFrom, i)
		}
	}
}

// verbsBehind offers the subject of the first verb of saying behind the quotation.
func (o *optioner) verbsBehind(s *sentence, i int) {
	d := o.d
	for n := s.action0; n < s.action1; n++ {
		a := &d.actions[n]
		if a.at < i {
			continue
		}
		if a.class&quoting != 0 && a.at <= i+1 && !d.tongue.isEnglish() && a.object >= 0 { // „...“, zitiert die Zeitung X
			o.add(a.object, saysX, a.at)
			return
		}
		if a.subject < 0 {
			continue
		}
		if a.at > i+maxPhrase+8 || d.quotedBetween(i, a.at) {
			return
		}
		if p := &d.phrases[a.subject]; p.kind == proform && d.tokens[p.from].lower == "i" { // an aside of the speaker
			continue
		}
		if a.loose && a.class&ing != 0 && !(n > s.action0 && d.actions[n-1].passive && a.at-d.actions[n-1].at <= 2) || d.phrases[a.subject].from < i && !a.inverted {
			continue
		}
		if t, ok := o.behindTie(a, i); ok {
			o.add(a.subject, t, a.at)
			return
		}
	}
}

// behindTie returns the tie of a verb behind the quotation. Token i is the first one behind the quotation.
func (o *optioner) behindTie(a *action, i int) (tie, bool) {
	d := o.d
	p := &d.phrases[a.subject]
	first := min(a.at, p.from)
	for first > i && (d.isAdverb(first-1) || d.tokens[first-1].class&(aux|reflexive|title) != 0) {
		first--
	}
	touching := first == i || first == i+1 && d.tokens[i].lower == "as" || first <= i+1 && d.tokens[i].class&(det|title) != 0
	switch {
	case a.class&(saying|part|base) == 0 && !a.guessed:
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
	case touching:
		return xSays, true
	}
	return lateXSays, true
}

// signature offers the name behind a dash at the end of a paragraph: “...” — Jane Fox, Oxley.
func (o *optioner) signature(i int) {
	d := o.d
	end := d.nameAt(i)
	if end < i+2 || end < len(d.tokens) && d.tokens[end].paragraph == d.tokens[i].paragraph && d.tokens[end].kind == word {
		return
	}
	o.enter(source{from: i, to: end, phrase: -1, verb: -1, prev: -1, tie: signed, grade: cue})
}
