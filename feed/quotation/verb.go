package quotation

import "strings"

// verbal reads the verb at token i with its auxiliaries. It returns the token behind it and whether there is one.
func (r *reader) verbal(i int) (next int, ok bool) {
	d := r.d
	t := &d.tokens[i]
	if t.named && d.personAt(i) != nil || t.text != t.lower && i > r.from && !(r.mark == i-1) {
		return i, false
	}
	if t.class&aux != 0 {
		return r.auxiliary(i), true
	}
	if t.class&ing != 0 {
		r.participle(i)
		return i + 1, true
	}
	if t.class&base != 0 && t.class&say != 0 && r.top().verb >= 0 && heard[d.tokens[d.actions[r.top().verb].at].lower] {
		a := action{at: i, class: t.class, subject: -1, object: -1, outer: r.top().verb, own: true, loose: true}
		if r.free >= 0 && d.phrases[r.free].to == i { // heard the mate say
			a.subject = r.free
		}
		d.actions = append(d.actions, a)
		return i + 1, true
	}
	infinitive := t.class&base != 0 && i > r.from && (d.tokens[i-1].lower == "to" || d.tokens[i-1].class&deny != 0 && d.tokens[i-1].class&aux == 0)
	if infinitive {
		r.act(action{at: i, class: t.class, loose: true})
		return i + 1, true
	}
	if (t.lower == "put" || t.lower == "puts") && r.d.is(i+1, i, "it") { // as Fox put it
		r.act(action{at: i, class: say})
		return i + 2, true
	}
	if t.class&quoting != 0 && t.class&(say|tell) == 0 && t.text == t.lower {
		r.act(action{at: i, class: t.class})
		return i + 1, true
	}
	if t.class&(say|tell) != 0 && i > r.from+1 && d.tokens[i-1].lower == "having" { // denied having said
		r.act(action{at: i, class: t.class, loose: true})
		return i + 1, true
	}
	if t.class&(say|tell|verb|part) != 0 && !(t.class&part != 0 && t.class&(say|tell) == 0) {
		r.act(action{at: i, class: t.class})
		return i + 1, true
	}
	if r.verbLike(i) {
		r.act(action{at: i, class: t.class, guessed: true})
		return i + 1, true
	}
	return i, false
}

// heard are the verbs behind which somebody else speaks: heard the mate say.
var heard = set(`heard hear hears hearing`)

// verbLike reports whether a word that is in no list stands where a verb does: behind a subject, or between a quotation and a
// name.
func (r *reader) verbLike(i int) bool {
	d := r.d
	t := &d.tokens[i]
	if d.tongue.nouns {
		return r.verbSecond(i)
	}
	if t.text != t.lower || t.class&^(base|homonym|given) != 0 && t.class&(say|tell|base) == 0 || len(t.lower) < 3 || d.isAdverb(i) || t.text[0] < 'a' {
		return false
	}
	f := r.top()
	if r.mark >= 0 && r.behindMark(i) && strings.HasSuffix(t.lower, "ed") && i+1 < r.to && d.tokens[i+1].kind == word && d.tokens[i+1].class&prep == 0 {
		return true // “...,” hooted Fox
	}
	if past := strings.HasSuffix(t.lower, "ed"); f.verb < 0 && f.subject >= 0 && d.phrases[f.subject].pre < 0 {
		p := &d.phrases[f.subject]
		near := p.core == i || p.to == i || f.relative && d.tokens[i-1].class&rel != 0 || past && d.endsAt(f.subject, i) || r.last >= 0 && d.phrases[r.last].to == i && past
		for k := i - 1; !near && k >= p.core && d.isAdverb(k); k-- {
			near = k == p.core
		}
		return near && (past || p.kind != other || strings.HasSuffix(t.lower, "s"))
	}
	return false
}

// auxiliary reads has, would, was and what follows up to the verb.
func (r *reader) auxiliary(i int) int {
	d := r.d
	a := action{at: i, class: d.tokens[i].class &^ (say | tell)}
	passive := false
	k := i
	for ; k < r.to && k < i+8 && d.tokens[k].kind == word; k++ {
		t := &d.tokens[k]
		switch {
		case t.class&aux != 0:
			a.denied = a.denied || t.class&deny != 0
			a.unsaid = a.unsaid || t.class&modal != 0
			passive = t.class&be != 0
			continue
		case t.class&deny != 0 && t.class&saying == 0:
			a.denied = true
			continue
		case t.lower == "only": // could only quip
			a.unsaid = false
			continue
		case d.isAdverb(k), t.lower == "to" && k > i && d.tokens[k-1].lower == "used":
			continue
		case t.class&(say|tell|base|part) != 0 && (t.class&(head|thing) == 0 || d.tokens[k-1].class&(aux|deny|adverb) != 0):
			a.at, a.class = k, t.class
			a.passive = passive && t.class&(say|tell|part) != 0
			a.unsaid = a.unsaid && (t.class&base != 0 || d.tokens[k-1].lower == "have")
			r.act(a)
			return k + 1
		case t.class&verb != 0 && passive && heard[t.lower]:
			a.at, a.class, a.passive = k, t.class, true
			r.act(a)
			return k + 1
		case t.class&ing != 0 && passive:
			a.at, a.class = k, t.class|say
			r.act(a)
			return k + 1
		case k > i && !d.tongue.isEnglish() && t.class&pronoun != 0: // a-t-il déclaré
			continue
		}
		break
	}
	// hatte X in einem Interview erklärt: the participle may come later
	a.class |= verb

	if !d.tongue.isEnglish() && r.participleAhead(i) {
		a.class |= say
	}
	r.act(a)
	if a.denied || a.unsaid {
		d.actions[len(d.actions)-1].denied, d.actions[len(d.actions)-1].unsaid = false, false
	}
	return max(i+1, min(k, i+1))
}

// participleAhead reports whether a participle of saying ends the clause of the auxiliary at token i: hat der Wirt gesagt.
func (r *reader) participleAhead(i int) bool {
	d := r.d
	for k := i + 1; k < r.to && k < i+maxPhrase; k++ {
		if t := &d.tokens[k]; t.kind == quoted || t.kind == sign && t.text != "(" && t.text != ")" && !(t.text == "," && d.tongue.nouns) {
			return false
		} else if t.class&(part|quoting) != 0 {
			return true
		}
	}
	return false
}

// behindMark reports whether token i stands right behind the last quotation, or a comma behind it.
func (r *reader) behindMark(i int) bool {
	return i == r.mark+1 || i == r.mark+2 && r.d.tokens[i-1].kind == sign
}

// act adds a finite verb or an infinitive and finds its subject: the phrase right before it, or the subject of its clause.
func (r *reader) act(a action) {
	d := r.d
	n := len(d.actions)
	a.subject, a.object = -1, -1
	i := a.at
	for i > r.from && d.tokens[i-1].kind == word && (d.tokens[i-1].class&(aux|deny) != 0 || d.isAdverb(i-1) || d.tokens[i-1].lower == "to" && i > r.from+1 && d.tokens[i-2].lower == "used") && d.tokens[i-1].class&(head|pronoun|saying) == 0 {
		if i--; d.tokens[i].class&deny != 0 && d.tokens[i].class&aux == 0 { // never said
			a.denied = true
		}
	}
	f := r.top()
	direct := r.free >= 0 && d.endsAt(r.free, i) && d.phrases[r.free].pre < 0
	if direct && r.beside > r.free && i > r.from && d.tokens[i-1].text != "," && d.phrases[r.beside].reach == i {
		r.noApposition()
	}
	switch {
	case a.loose:
		a.subject, a.outer = f.subject, f.verb
	case f.relative && f.verb < 0 && direct && f.subject != r.free: // that she said
		a.subject, f.subject = r.free, r.free
	case direct && f.subject != r.free && r.mark >= 0 && r.behindMark(d.phrases[r.free].from): // The deal “is a bad one,” Fox wrote
		r.push(frame{subject: r.free, verb: -1, outer: -1})
		f = r.top()
		a.subject = r.free
	case f.verb >= 0 && direct && f.subject != r.free && !(f.relative && !f.comma && d.actions[f.verb].class&saying == 0):
		outer := f.verb
		if r.joined { // said Fox, but the vicar said
			outer = f.outer
		}
		r.push(frame{subject: r.free, verb: -1, outer: outer})
		f = r.top()
		a.subject = r.free
	case f.relative && f.verb >= 0 && !r.joined && len(r.frames) > 1: // who founded the paper wrote
		for len(r.frames) > 1 && r.top().relative && r.top().verb >= 0 {
			r.frames = r.frames[:len(r.frames)-1]
		}
		f = r.top()
		a.subject = f.subject
	default:
		a.subject = f.subject
	}
	if !a.loose {
		a.outer = f.outer
	}
	a.unsaid = a.unsaid || f.unsaid && !a.loose
	a.aside = f.aside && d.tokens[a.at].lower != "put" && d.tokens[a.at].lower != "puts"
	if a.loose && i > r.from {
		a.denied = d.tokens[a.at-1].class&deny != 0 || r.deniedBefore(a.at-1)
	}
	d.actions = append(d.actions, a)
	if r.inverts(a, i, f.verb >= 0) {
		r.pending = n
	}
	f.verb = n
	r.free, r.joined = -1, false
}

// noApposition makes the phrase that seemed to be an apposition the subject, because no comma ends it: Sooner or later, the
// mayor said.
func (r *reader) noApposition() {
	d, f := r.d, r.top()
	k, b := d.phrases[r.free].kind, &d.phrases[r.beside]
	if (k == other || k == entity) && b.kind != other || b.kind == role && d.tokens[b.from].class&det != 0 || b.kind == proform || b.kind == name && (f.subject != r.free || k == name && b.who != d.phrases[r.free].who) {
		if f.subject == r.free {
			f.subject = r.beside
		}
		r.free = r.beside
	}
}

// deniedBefore reports whether a word before token i denies the verb there: refused to say; denied ever saying.
func (r *reader) deniedBefore(i int) bool {
	for i > r.from && (r.d.tokens[i].lower == "to" || r.d.tokens[i].lower == "ever" || r.d.tokens[i].lower == "having") {
		i--
	}
	c := r.d.tokens[i].class
	return c&deny != 0 || r.d.tokens[i].lower == "of" && i > r.from && (r.d.tokens[i-1].lower == "instead" || r.d.tokens[i-1].lower == "short")
}

// endsAt reports whether phrase p, or what is joined to it, ends before token i.
func (d *clauses) endsAt(p, i int) bool {
	q := &d.phrases[p]
	return q.to == i || q.core == i || q.reach == i || q.reach == i-1 && q.reach > q.to && d.tokens[i-1].text == ","
}

// inverts reports whether the subject of a verb may stand behind it: the verb stands right behind a quotation or a comma, or has
// no subject so far.
func (r *reader) inverts(a action, i int, again bool) bool {
	d := r.d
	if a.loose || a.class&(say|tell|part) == 0 && !a.guessed && !(d.tongue.nouns && a.class&verb != 0) {
		return false
	}
	next := a.at + 1
	for next < r.to && (d.isAdverb(next) || d.tokens[next].class&reflexive != 0 || d.tongue.nouns && d.tokens[next].class&object != 0) && next < a.at+4 {
		next++
	}
	if next >= r.to || d.tokens[next].kind != word || d.tokens[next].lower == "that" || d.tokens[next].class&(prep|sub|object) != 0 && d.tokens[next].class&(det|pronoun) == 0 && !d.tokens[next].named {
		return false
	}
	before := i - 1
	switch {
	case a.subject < 0:
		return i == r.from || d.tokens[before].kind != word || !d.tongue.isEnglish() || a.class&say != 0
	case before >= r.from && d.tokens[before].kind == quoted:
		return a.class&(say|part) != 0 || a.guessed
	case before > r.from && d.tokens[before].kind == sign && (r.mark == before-1 || r.mark == before-2 && d.tokens[before-1].kind == sign):
		return true
	case before > r.from && d.tokens[before].text == "," && a.class&say != 0 && (again || d.phrases[a.subject].kind == other && d.phrases[a.subject].alias < 0):
		return r.mark >= 0 || d.personAt(next) != nil // It will hold, said Fox, ...
	case d.tongue.nouns && before > r.from && d.tokens[before].text == "," && d.personAt(next) != nil && !d.endsAt(a.subject, i):
		return true // Als er gefragt wurde, sagte Fuchs
	case !d.tongue.isEnglish():
		s := &d.phrases[a.subject]
		return s.kind == other || d.tongue.nouns && s.kind != name && s.kind != proform && d.tokens[s.from].class&det == 0
	}
	return false
}
