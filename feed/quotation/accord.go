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
