package quotation

// so reports whether phrase n stands behind "so", which ends a report: ..., so der Wirt; ..., so der Wirt weiter: „...“
func (d *clauses) so(n int) bool {
	p := &d.phrases[n]
	k := p.from - 1
	if p.pre >= 0 || k < 1 || !d.is(k, p.from, "so") && !d.is(k, p.from, "aldus") || d.tokens[k-1].text != "," && d.tokens[k-1].kind != quoted {
		return false
	}
	next := p.reach
	for next < len(d.tokens) && d.isAdverb(next) {
		next++
	}
	return next >= len(d.tokens) || d.tokens[next].kind != word || d.tokens[next].class&prep != 0
}

// germanAccord reports whether a phrase stands behind German words for "according to": nach einem Bericht, nach den Worten |
// des Wirts, für den Wirt ist.
func (d *clauses) germanAccord(p *phrase) bool {
	pre := &d.tokens[p.pre]
	switch {
	case p.of >= 0:
		of := &d.phrases[p.of]
		return of.pre >= 0 && of.of < 0 && d.tokens[of.pre].lower == "nach" && d.tokens[of.head].class&(utter|accord) != 0
	case pre.lower == "nach":
		return d.tokens[p.head].class&paper != 0
	case pre.lower == "für" && pre.starts && p.kind != other:
		return d.is(p.to, p.from, "ist") || d.is(p.to, p.from, "war") || d.is(p.to, p.from, "sind") || d.has(p.to, p.from, reported)
	}
	return false
}

// accords reports whether a phrase stands behind "according to" or its equivalent in another language.
func (d *clauses) accords(p *phrase) bool {
	if p.pre < 0 {
		return false
	}
	if d.tokens[p.pre].class&accord != 0 {
		return true
	}
	if p.of >= 0 && d.tokens[p.pre].lower == "of" && d.tokens[d.phrases[p.of].head].lower == "words" && d.phrases[p.of].pre >= 0 && d.tokens[d.phrases[p.of].pre].lower == "in" {
		return true // in the words of Fox
	}
	if d.tongue.nouns && d.germanAccord(p) {
		return true
	}
	return p.pre > 0 && d.tokens[p.pre].lower == "to" && d.tokens[p.pre-1].lower == "according"
}

// claim returns the phrase for words that “that” leads from to the quotation at token q, and the phrase of whose words they are,
// -1 for none: the claim | by Fox | that “...”.
func (d *clauses) claim(q int) (claim, by int) {
	i := q - 1
	if !d.is(i, q, "that") || i == 0 {
		return -1, -1
	}
	n := d.phraseAt[i-1]
	if n < 0 {
		return -1, -1
	}
	p := &d.phrases[n]
	if w := &d.tokens[max(p.pre, 0)]; p.pre > 0 && (w.lower == "by" || w.lower == "from" || w.lower == "of") && p.kind != other {
		if m := d.phraseAt[p.pre-1]; m >= 0 && d.isClaim(m) {
			return int(m), int(n)
		}
	}
	if d.isClaim(n) {
		return int(n), -1
	}
	return -1, -1
}

// isClaim reports whether phrase n is a noun for what somebody says.
func (d *clauses) isClaim(n int32) bool {
	t := &d.tokens[d.phrases[n].core-1]
	return t.class&utter != 0 || claims[t.lower]
}

var claims = set(`allegation allegations idea notion report reports rumour rumours rumor rumors story insinuation implication`)

// outcry reports whether sentence s, which follows a quotation that ends with ? or !, says only who spoke: “...?” Jane Fox
// said.
func (d *clauses) outcry(q int, s *sentence) bool {
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

// agent returns the phrase behind "by" and a passive verb, before token end, or -1: was called so by X.
func (d *clauses) agent(a *action, end int) int {
	for p := d.sentenceAt(a.at).phrase0; p < len(d.phrases) && d.phrases[p].from < end; p++ {
		if ph := &d.phrases[p]; ph.from > a.at && ph.pre == a.at+1 && d.tokens[ph.pre].lower == "by" {
			return p
		}
	}
	return -1
}
