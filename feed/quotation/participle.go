package quotation

import "strings"

// opensParticiple reports whether token i begins its sentence with a participle: Speaking in Elm, Led by her.
func (r *reader) opensParticiple(i int) bool {
	d := r.d
	t := &d.tokens[i]
	if i != r.from || !d.tongue.isEnglish() || i+1 >= r.to || d.personAt(i) != nil || len(t.lower) < 5 {
		return false
	}
	next := d.tokens[i+1].class
	return strings.HasSuffix(t.lower, "ing") && next&(det|prep) != 0 || (strings.HasSuffix(t.lower, "ed") || t.class&part != 0) && next&prep != 0
}

// participle adds the action of "saying" or "adding". Its subject is the phrase right before it (with the mate shouting), or
// else the subject of the verb before it.
func (r *reader) participle(i int) {
	d := r.d
	a := action{at: i, class: d.tokens[i].class | base, subject: -1, object: -1, outer: -1, loose: true}
	f := r.top()
	b := i - 1
	for b > r.from && d.isAdverb(b) {
		b--
	}
	if i > r.from {
		a.denied = r.deniedBefore(i - 1)
	}
	near := -1 // the phrase that ends right before it
	if r.last >= 0 && d.phrases[r.last].to == b+1 && b >= r.from && d.tokens[b].kind == word {
		near = r.last
		for p := d.phrases[near].of; p >= 0 && d.phrases[p].kind != other; p = d.phrases[near].of {
			near = d.phrases[near].of
		}
	}
	switch {
	case near >= 0 && (f.verb < 0 || r.own(near, f)):
		a.subject, a.own = near, true
	case b > r.from && d.tokens[b].text == "," && r.withPhrase(b) >= 0:
		a.subject, a.own = r.withPhrase(b), true
	case crowd[d.tokens[i].lower] && b > r.from && d.tokens[b].text == "," && f.subject >= 0: // where strikers had gathered, chanting
		a.subject, a.own = f.subject, true
	case f.verb >= 0 && b >= r.from && d.tokens[b].class&prep != 0 && d.blames(f.verb):
		a.subject = d.actions[f.verb].object // accused the mayor of calling
	default:
		a.subject = r.goesOn()
	}
	a.outer = f.verb
	d.actions = append(d.actions, a)
	r.free = -1
	r.push(frame{subject: a.subject, verb: len(d.actions) - 1, outer: f.verb, relative: true, comma: true})
}

// crowd are participles of shouting. Their subject is that of the verb right before them.
var crowd = set(`chanting shouting yelling screaming singing roaring cheering`)

// blames reports whether the verb of action n accuses its object: slammed Cole for suggesting.
func (d *clauses) blames(n int) bool {
	a := &d.actions[n]
	return a.class&attack != 0 && a.object >= 0 && d.phrases[a.object].kind != other
}

// own reports whether the phrase right before a participle is its subject: one of her ads saying, the mate shouting. A
// statement that somebody put out is not.
func (r *reader) own(near int, f *frame) bool {
	d := r.d
	p := &d.phrases[near]
	switch {
	case p.kind == other || p.kind == proform:
		return false
	case p.pre >= 0:
		w := d.tokens[p.pre].lower
		return w == "with" || w == "by" || w == "of" || w == "after" || w == "since" || w == "from" || w == "before"
	case d.tokens[p.head].class&paper != 0:
		return signs[d.tokens[p.head].lower]
	}
	if f.verb >= 0 && d.actions[f.verb].class&saying != 0 {
		return false
	}
	return p.kind == role || p.kind == name
}

// signs are things that words are written on.
var signs = set(`sign signs banner banners poster posters placard placards shirt shirts t-shirt t-shirts hat hats sticker stickers plaque button buttons`)

// withPhrase returns the phrase behind "with" whose apposition ends before the comma at token i: with the leader, Ann Fox, shouting.
func (r *reader) withPhrase(i int) int {
	d := r.d
	if r.last < 0 || d.phrases[r.last].to != i {
		return -1
	}
	for p := r.last; p >= 0 && p > r.last-3; p-- {
		if q := &d.phrases[p]; q.pre >= 0 && d.tokens[q.pre].lower == "with" && q.from >= r.from && (p == r.last || d.phrases[r.last].kind == name) {
			if p != r.last {
				q.alias = r.last
			}
			if q.pre > r.from && d.tokens[q.pre-1].text != "," {
				return -1
			}
			return p
		}
	}
	return -1
}

// goesOn returns the subject for a participle that has none of its own: that of the verb of saying before it, or else of the
// nearest verb.
func (r *reader) goesOn() int {
	d := r.d
	if o := r.top().outer; o >= 0 && r.top().that && d.actions[o].class&saying != 0 && d.actions[o].subject >= 0 { // expressed hope that it would, telling
		return d.actions[o].subject
	}
	for k := len(r.frames) - 1; k >= 0; k-- {
		if v := r.frames[k].verb; v >= 0 && d.actions[v].class&say != 0 && d.actions[v].subject >= 0 && !d.actions[v].passive {
			return d.actions[v].subject
		}
	}
	for k := len(r.frames) - 1; k >= 0; k-- {
		if s := r.frames[k].subject; s >= 0 {
			return s
		}
	}
	return -1
}
