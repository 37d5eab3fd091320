package quotation

// options returns the persons and bodies who may have said quotation c. before holds the earlier quotations.
func (d *document) options(c *candidate, before []candidate) []option {
	o := optioner{d: d, c: c, q: c.token, end: c.end, list: d.list[:0]}
	o.ahead()
	o.behind()
	o.reported()
	o.writtenIn()
	o.carry(before)
	o.otherSentences()
	d.list = o.list
	return o.list
}

type optioner struct {
	d      *document
	c      *candidate
	q, end int // first and last token of the quotation
	list   []option
}

// add offers phrase p with tie t. v is the token of the verb, -1 for none.
func (o *optioner) add(p int, t tie, v int) {
	d := o.d
	if p < 0 {
		return
	}
	ph := &d.phrases[p]
	s := source{from: ph.from, to: ph.to, phrase: p, verb: v, prev: -1, tie: t, grade: ties[t].grade}
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
	if prev.who.name == "" || prev.drop || prev.signed || d.is(prev.end+1, prev.end, ")") && o.q > prev.end+1 {
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
		s.tie = overParagraph
	case here-there <= 3 && o.alone():
		s.tie = overOne
	default:
		return
	}

	s.grade = ties[s.tie].grade
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

// somebodyElse reports whether a sentence between the previous quotation and token from is about another person. Behind “A,”
// said X. Y shook his head. “B.” need not be X’s.
func (o *optioner) somebodyElse(prev *candidate, from int) bool {
	d := o.d
	at := d.sentenceAt(prev.end).to

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

// otherSentences offers the subjects of the sentence before a quotation that is a sentence of its own.
func (o *optioner) otherSentences() {
	d := o.d
	from := d.sentenceAt(o.q).from
	if from != o.q && !o.lead(from) || o.c.words < 4 {
		return
	}
	if from > 0 && d.tokens[from-1].kind != quoted || from > 0 && d.tokens[from-1].text == ":" {
		o.sentenceBefore(from)
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
		case apart && o.saysNext(&d.phrases[a.subject]):
			t = announced
		case apart: // Fox did not come. The words in the next paragraph may be anybody's
			continue
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
}

// saysNext reports whether the paragraph behind the quotation begins with the same subject and a verb of saying: Fox came. / Q /
// She said more.
func (o *optioner) saysNext(before *phrase) bool {
	d := o.d
	i := o.end + 1
	for i < len(d.tokens) && d.tokens[i].paragraph == d.tokens[o.end].paragraph {
		i++
	}
	if i >= len(d.tokens) || !o.c.alone || d.tokens[i].paragraph != d.tokens[o.end].paragraph+1 {
		return false
	}
	s := d.sentenceAt(i)
	if s.action0 == s.action1 {
		return false
	}
	a := &d.actions[s.action0]
	if a.class&say == 0 || a.denied || a.subject < 0 || d.phrases[a.subject].from != i {
		return false
	}
	p := &d.phrases[a.subject]
	switch c := d.tokens[i].class; {
	case p.kind != proform:
		return p.who != nil && p.who == before.who
	case before.kind == proform:
		return d.tokens[before.from].lower == d.tokens[i].lower
	case before.who != nil && c&he != 0:
		return before.who.gender.fits(man)
	case before.who != nil && c&she != 0:
		return before.who.gender.fits(woman)
	}
	return false
}
