package quotation

// overParagraph: “A,” said X. And in the next paragraph nothing but “B.” Whoever spoke goes on, as he does where the
// paragraph between is about him.
func (d *document) overParagraph(c candidate, end int, before []candidate) bool {
	if len(before) == 0 || !c.whole || c.words < 6 {
		return false
	}
	p := d.tokens[c.token].paragraph
	for end+1 < len(d.tokens) && d.tokens[end+1].paragraph == d.tokens[end].paragraph && d.tokens[end+1].kind == sign {
		end++
	}
	if c.token > 0 && d.tokens[c.token-1].paragraph == p || end+1 < len(d.tokens) && d.tokens[end+1].paragraph == d.tokens[end].paragraph {
		return false
	}
	prev := before[len(before)-1]
	if prev.drop || prev.who.name == "" || p-d.tokens[prev.token].paragraph > 3 {
		return false
	}
	from, _ := d.sentence(c.token - 1)
	if prev.direct && prev.who.source.grade >= carried && d.tokens[prev.token].paragraph == p-1 && (from <= prev.token || from == prev.token+1) {
		return true
	}
	// or the sentence before is about who spoke last
	s, ok := d.firstSubject(from, c.token, c.token)
	if from <= prev.token || !ok || prev.who.who == nil {
		return false
	}
	if s.pronoun == "he" || s.pronoun == "she" {
		return prev.who.who.gender.fits(genderOf[s.pronoun]) && d.firstPerson(from, c.token, unknown) == nil
	}
	return d.resolve(s, nil).who == prev.who.who
}

var genderOf = map[string]gender{"he": male, "she": female}

// carryOn: “A,” said X. “B.” in one paragraph, or “A” and “B” in one sentence.
func (d *document) carryOn(c candidate, before []candidate) (source, bool) {
	if len(before) == 0 {
		return source{}, false
	}
	k := len(before) - 1
	for k > 0 && k > len(before)-4 && before[k].drop {
		k--
	}
	prev := before[k]
	if d.tokens[prev.token].paragraph != d.tokens[c.token].paragraph || prev.who.name == "" || prev.drop {
		return source{}, false
	}
	from, _ := d.sentence(c.token)
	if c.token-from == 2 && d.tokens[c.token-1].text == "," && notSubject[d.tokens[from].lower] { // Instead, “B.”
		from = c.token
	}
	if from <= prev.token || from == c.token && !d.somebodyElse(prev, from) {
		return source{grade: carried}, true
	}
	return source{}, false
}

// somebodyElse reports whether a sentence between the quotation before and token from names another person: Y shook his
// head. “B.” is no more X’s.
func (d *document) somebodyElse(prev candidate, from int) bool {
	_, at := d.sentence(prev.token)
	if _, ok := d.secondRole(prev.token+1, at); ok {
		return true
	}
	if v := prev.who.source.verb; v >= at && v < from { // “...!” cried X: a sentence of its own
		_, at = d.sentence(v)
	}
	for ; at < from; at++ {
		if k, ok := d.people.at[at]; ok && d.people.mentions[k].who != prev.who.who {
			return true
		}
	}
	return false
}

// secondRole finds the role that does something behind an "and" between two tokens: said X, and her husband cut in.
func (d *document) secondRole(from, end int) (source, bool) {
	for i := from + 1; i < end; i++ {
		if d.tokens[i-1].lower != "and" || !determiners[d.tokens[i].lower] || d.tokens[i].lower == "that" {
			continue
		}
		if to := d.headEnd(i, end); to > 0 && to < end && !things[d.tokens[to-1].lower] && d.acts(to) {
			return source{from: i, to: to, verb: to, grade: weak, rule: "role at the end of the sentence before"}, true
		}
	}
	return source{}, false
}

// sentenceBefore: X hit back. “B.” The quotation makes up its sentence, and the one before says who is at it.
func (d *document) sentenceBefore(c candidate) (source, bool) {
	from, _ := d.sentence(c.token)
	if from != c.token || c.words < 4 {
		return source{}, false
	}
	at := from
	if at == 0 {
		return source{}, false
	}
	colon := d.tokens[at-1].text == ":"
	apart := d.tokens[at-1].paragraph != d.tokens[c.token].paragraph
	if apart && !colon && (!c.whole || c.words < 8) {
		return source{}, false
	}
	start, _ := d.sentence(at - 1)
	if apart && !colon {
		return d.announced(start, at)
	}
	if s, ok := d.secondRole(start, at); ok {
		return s, true
	}
	for v := at - 1; v > start; v-- {
		if d.tokens[v].kind == word_ && (finite[d.tokens[v].lower] && !d.nounLike(v)) {
			if s, ok := d.subjectBefore(v, start); ok {
				s.grade, s.rule = weak, "verb in the sentence before"
				return s, true
			}
		}
	}
	if s, ok := d.firstSubject(start, at, at-1); ok {
		s.grade, s.rule = weak, "subject of the sentence before"
		return s, true
	}
	return source{}, false
}

// announced reads the last sentence of the paragraph before, tokens start to end: X told the meeting that all was well.
// Its first saying verb counts.
func (d *document) announced(start, end int) (source, bool) {
	least := d.clauseStart(start, end)
	for v := least + 1; v < end; v++ {
		if d.tokens[v].kind == quoted {
			break
		}
		if d.tokens[v].kind != word_ || !told[d.tokens[v].lower] || d.nounLike(v) {
			continue
		}
		s, ok := d.subjectBefore(v, least)
		s.grade, s.rule = weak, "verb in the paragraph before"
		return s, ok && (s.pronoun != "" || d.isPerson(s.to-1) && !d.owns(s.to-1))
	}
	return source{}, false
}

// carryBack gives a quotation without a speaker that starts its paragraph that of the next one there: “A. B?” “C,”
// said X.
func (d *document) carryBack(all []candidate) {
	for i := len(all) - 2; i >= 0; i-- {
		c, next := &all[i], all[i+1]
		if c.who.name != "" || c.drop || c.unsaid || next.who.name == "" || next.who.source.grade < subject || next.who.source.pronoun != "" && next.who.who == nil {
			continue
		}
		p := d.tokens[c.token].paragraph
		if d.tokens[next.token].paragraph != p || c.token > 0 && d.tokens[c.token-1].paragraph == p || next.token-c.token > 2 {
			continue
		}
		c.who = next.who
		c.who.why = "goes on in the quotation behind it"
	}
}
