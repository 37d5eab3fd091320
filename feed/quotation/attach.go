package quotation

// phrase adds a noun phrase, the last one that was read, to the clause and returns the token behind it.
func (r *reader) phrase(p *phrase) int {
	d := r.d
	n := len(d.phrases) - 1
	adjacent := r.govern(p)
	before := p.from - 1
	f := r.top()
	switch {
	case r.joinName(p, n):
	case r.pending >= 0 && p.pre >= 0:
	case r.pending >= 0:
		d.actions[r.pending].subject, d.actions[r.pending].inverted = n, true
		if f.subject < 0 || d.phrases[f.subject].kind == other {
			f.subject = n
		}
		r.free, r.pending = n, -1
	case p.pre >= 0:
		if adjacent && d.tokens[p.from].class&period == 0 && p.kind != proform {
			r.attach(p)
		}
	case r.joined && r.last >= 0 && before > r.from && d.tokens[before].class&conj != 0 && d.phrases[r.last].to == before && (f.verb < 0 || d.actions[f.verb].inverted && d.actions[f.verb].subject == r.last && !r.clauseAhead(p.core-1)):
		d.phrases[r.last].with = n

		r.joined = false
	case r.apposedTo(p) >= 0:
		r.apposition(r.apposedTo(p), n, p)
	case f.verb < 0 && (f.subject < 0 || d.phrases[f.subject].to == p.from && d.phrases[f.subject].kind == other):
		f.subject, r.free = n, n
	default:
		r.free = n
		if f.verb >= 0 && d.actions[f.verb].object < 0 && !(p.kind == proform && d.actions[f.verb].class&quoting != 0) {
			d.actions[f.verb].object = n
		}
	}
	for k := p.from; k < p.core; k++ {
		d.phraseAt[k] = int32(n)
	}
	r.last = n
	return p.to
}

// govern notes the preposition before a phrase, or the article that shows that it is no subject. It reports whether the phrase
// belongs to the one right before it.
func (r *reader) govern(p *phrase) (adjacent bool) {
	d := r.d
	p.pre, r.pre = r.pre, -1
	if r.last >= 0 && p.pre >= 0 && p.pre == d.phrases[r.last].to && d.tokens[p.pre].class&period == 0 {
		adjacent = !d.tongue.nouns || d.phrases[r.last].kind != proform // heißt es | auf der Seite
	}
	f := r.top()
	if d.oblique(p) && p.pre < 0 && p.kind != name && !(f.verb >= 0 && d.actions[f.verb].class&quoting != 0) { // sagte dem Sender
		p.pre = p.from
	}
	if d.tongue.nouns && r.last >= 0 && d.phrases[r.last].to == p.from && genitive[d.tokens[p.from].lower] { // der Chef | der Firma
		p.pre, adjacent = p.from, true
	}
	return adjacent
}

// joinName joins a name to the role right before it and reports whether it did: a plumber named Fox; according to the warden,
// Fox. n is the index that the name will have.
func (r *reader) joinName(p *phrase, n int) bool {
	d, before := r.d, p.from-1
	if r.last < 0 || p.kind != name || before <= r.from || d.phrases[r.last].to != before {
		return false
	}
	last := &d.phrases[r.last]
	switch t := &d.tokens[before]; {
	case t.lower == "named":
		last.alias = n
		if s := r.top().subject; s >= 0 && d.phrases[s].alias == r.last {
			d.phrases[s].alias = n
			d.phrases[s].reach = p.to
		}
		return true
	case t.text == "," && p.pre < 0 && last.kind == role && d.accords(last) && (p.to >= r.to || d.tokens[p.to].kind == sign):
		last.alias = n
		return true
	}
	return false
}

// attach joins a phrase behind a preposition to those it belongs to: the head | of the institute | for water.
func (r *reader) attach(p *phrase) {
	d := r.d
	p.of = r.last
	for q := r.last; q >= 0; q = d.phrases[q].of {
		d.phrases[q].to = p.to
		d.phrases[q].reach = max(d.phrases[q].reach, p.to)
	}
}

// apposedTo returns the phrase that p stands in apposition to, behind a comma or a dash, or -1.
func (r *reader) apposedTo(p *phrase) int {
	d, f, before := r.d, r.top(), p.from-1
	if before <= r.from {
		return -1
	}
	switch t := d.tokens[before].text; {
	case f.subject >= 0 && f.verb < 0 && (t == "," || t == "—" || t == "–"):
		if r.free >= 0 && d.phrases[r.free].reach == before {
			return r.free
		}
		return f.subject
	case r.free >= 0 && f.verb >= 0 && t == "," && d.phrases[r.free].to == before:
		return r.free
	}
	return -1
}

// apposition joins phrase p to phrase of: the tenor, Ann Fox; Ann Fox, the tenor. n is the index that p will have.
func (r *reader) apposition(of, n int, p *phrase) {
	q := &r.d.phrases[of]
	if (q.alias < 0 || q.kind == role && p.kind == name && r.d.phrases[q.alias].kind != name) && (p.kind == name || q.kind == name || p.kind == role || p.kind == entity && (q.kind == role || r.d.tokens[q.from].class&det != 0 && r.d.tokens[p.from].class&det == 0)) && p.kind != proform && q.kind != proform {
		q.alias = n
	}
	q.reach = max(q.reach, p.to)
	r.free, r.beside = of, n
}
