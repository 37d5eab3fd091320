package quotation

import (
	"strings"
)

// referent is whom a phrase or a pronoun means.
type referent struct {
	name  string // the longest name of the person, or the role as printed; "" where nobody is sure
	role  bool   // name is a role
	who   *person
	why   string  // in a few words
	doubt float64 // how probable it is, by the weights, that it is somebody else
}

// bond is how the text binds a phrase to a quotation.
type bond struct {
	verb    int  // token of the verb, -1: none
	touches bool // the phrase or its verb touches the quotation
	leads   bool // the verb leads up to the quotation
}

// phraseMeans returns whom phrase p means. Why is why it is the speaker.
func (d *referents) phraseMeans(p *phrase, b bond, why string) referent {
	r := referent{why: why}
	if q := d.joinedWith(p); q != nil {
		if a, b := d.nameOf(p), d.nameOf(q); a != b {
			and := "and"
			if t := &d.tokens[max(q.from-1, 0)]; t.class&conj != 0 {
				and = t.text
			}
			r.name = a + " " + and + " " + b
			return r
		}
	}
	if p.who != nil && p.who.lone && d.isAdverb(p.head) && d.tokens[p.head].class&given == 0 { // Recently
		r.why = "no person where the speaker should be"
		return r
	}
	if p.who != nil {
		r.who, r.name = p.who, p.who.full
		return r
	}
	if p.alias >= 0 {
		if q := &d.phrases[p.alias]; q.who != nil && q.with < 0 {
			r.who, r.name, r.why = q.who, q.who.full, r.why+", in apposition"
			return r
		} else if q.kind == entity && p.kind != name && d.tokens[p.from].class&det != 0 && d.tokens[q.from].class&det == 0 && isCapital(d.tokens[q.from].text) {
			r.name, r.why = d.textOf(q.from, q.core), r.why+", in apposition"
			return r
		}
	}
	if q := d.phraseAt[min(p.core+1, len(d.tokens)-1)]; q >= 0 && d.is(p.core, p.from, "of") && d.tokens[p.from].class&det == 0 {
		if n := &d.phrases[q]; n.who != nil && n.head > n.from { // mother of three Ann Fox; Secretary of State Bo Reed
			r.who, r.name = n.who, n.who.full
			return r
		}
	}
	return d.roleMeans(p, b, r.why)
}

// joinedWith returns the name that speaks together with p, or nil: Jane Fox and Tom Reed said.
func (d *referents) joinedWith(p *phrase) *phrase {
	if p.with < 0 {
		return nil
	}
	q := &d.phrases[p.with]
	if p.kind != name && p.kind != entity || q.kind != name || q.with >= 0 {
		return nil
	}
	return q
}

func (d *referents) nameOf(p *phrase) string {
	if p.who != nil && p.who.first != "" && d.mentionAt(p.head).end-d.mentionAt(p.head).at == 1 && p.who.couple && d.tokens[p.head].class&given != 0 {
		return d.textOf(p.head, p.core) // Bo | and Ann Dale
	}
	if p.who != nil {
		return p.who.full
	}
	return d.textOf(p.from, p.core)
}

// tokensMean returns whom words mean that are no phrase: an owner, a signature, a label.
func (d *referents) tokensMean(from, to int, why string) referent {
	r := referent{why: why}
	for i := from; i < to; i++ {
		if who := d.personAt(i); who != nil {
			r.who, r.name = who, who.full
			return r
		}
	}
	r.name = d.textOf(from, to)
	r.role = d.tokens[from].class&det != 0
	return r
}

// roleMeans names a phrase without a person in it: by the one person of the article who has that office, by the name of the
// body, or else by the role as printed.
func (d *referents) roleMeans(p *phrase, b bond, why string) referent {
	r := referent{why: why}
	var words []string
	for i := p.from; i < p.core; i++ {
		words = append(words, d.tokens[i].lower)
	}
	if len(words) > 1 && words[0] == "the" {
		if who := d.withRole(words[1:]); who != nil {
			r.who, r.name, r.why = who, who.full, r.why+", whose office it is"
			return r
		}
		if who := d.inOffice(words[1], p.from); who != nil && len(words) == 2 {
			r.who, r.name, r.why = who, who.full, r.why+", who alone has that office"
			return r
		}
	}
	first := &d.tokens[p.from]
	switch {
	case len(words) > 12, len(words) == 1 && first.class&vague != 0 && p.to == p.core, p.kind == other && !b.touches && !(d.tokens[p.from].class&det != 0 && b.leads):
		r.why = "no person where the speaker should be"
		return r
	case p.kind == other && !d.tongue.isEnglish() && (!b.touches || first.class&det == 0 || len(words) < 2):
		r.why = "no person where the speaker should be"
		return r
	}
	to := d.roleEnd(p, b.verb)
	if !d.isSomebody(p, to) {
		r.why = "no person where the speaker should be"
		return r
	}
	r.name = d.textOf(p.from, to)
	r.role = !(p.kind == entity && first.class&det == 0 && isCapital(first.text))

	return r
}

// roleEnd returns the end of a role as printed. "for the mill" belongs to it, "in a statement" does not.
func (d *referents) roleEnd(p *phrase, verb int) int {
	to := p.core
	if p.with >= 0 { // the senator and candidate
		if q := &d.phrases[p.with]; q.kind == role && p.kind == role && d.tokens[q.from].class&det == 0 && q.with < 0 {
			to, p = q.core, q
		}
	}
	if end := d.reduced(p.to, verb); end > p.to {
		return end
	}
	for n := 0; n < 3 && to < len(d.tokens) && (to < p.to || d.tongue.nouns); n++ {
		if d.tongue.nouns && (d.tokens[to].lower == "der" || d.tokens[to].lower == "des") && d.phraseAt[to] >= 0 {
			return d.phrases[d.phraseAt[to]].core // ein Sprecher der Gemeinde
		}
		if d.tokens[to].class&prep == 0 {
			break
		}
		if d.tokens[to].lower == "close" && d.is(to+1, to, "to") {
			to++
		}
		q := d.phraseAt[min(to+1, len(d.tokens)-1)]
		if q < 0 || d.tongue.isEnglish() && !roleLinks[d.tokens[to].lower] || !d.tongue.isEnglish() && !ownLinks[d.tokens[to].lower] {
			break
		}
		next := &d.phrases[q]
		if d.tokens[to].lower == "in" && d.tokens[next.head].class&paper != 0 || next.core <= to {
			break
		}
		to = next.core
	}
	return to
}

// roleLinks begin what belongs to a role in English, ownLinks in the other languages.
var (
	roleLinks = set(`of for at from in with to close near on`)
	ownLinks  = set(`von vom des der für du de del della dello dei di do da dos das van voor d'`)
)

// reduced returns the end of a participle clause that starts at token to, behind a role, or to if there is none: one voter |
// involved in it; the chief | known as Bob. cue is the token of the verb of saying.
func (d *referents) reduced(to, cue int) int {
	if d.is(to, to-1, "known") && d.is(to+1, to, "as") {
		if end := d.nameAt(to + 2); end > to+2 {
			return end
		}
	}
	if d.tongue.isEnglish() && cue > to && cue < to+14 && d.tokens[cue].class&say != 0 && d.tokens[cue].class&ing == 0 && d.tokens[cue-1].lower != "to" &&
		d.tokens[to].kind == word && d.tokens[to].class&(prep|period|adverb|aux|conj|verb|saying) == 0 && !d.isAdverb(to) {
		for k := to; k < cue; k++ {
			if d.tokens[k].kind != word {
				return to
			}
		}
		for cue > to && (d.tokens[cue-1].class&(aux|deny) != 0 || d.isAdverb(cue-1)) {
			cue--
		}
		if d.tokens[cue-1].class&rel != 0 {
			return to
		}
		return cue
	}
	if !d.tongue.isEnglish() || to+1 >= len(d.tokens) || d.tokens[to].kind != word || !strings.HasSuffix(d.tokens[to].lower, "ed") && d.tokens[to].class != 0 || d.tokens[to].text != d.tokens[to].lower || d.tokens[to].class&saying != 0 {
		return to
	}
	if cue >= to {
		return to
	}
	if d.has(to+1, to, prep) {
		if q := d.phraseAt[min(to+2, len(d.tokens)-1)]; q >= 0 {
			return d.phrases[q].core
		}
	}
	return to
}

// isSomebody reports whether a role that is printed up to token to can speak. One of its words must be more than grammar. A noun
// that is in no list needs an article: the impostor.
func (d *referents) isSomebody(p *phrase, to int) bool {
	const grammar = det | vague | adverb | prep | conj | pronoun | object | stray | aux | verb | say | tell | base | ing | sub | rel | number | period
	const noun = head | thing | office | kin | title | body | paper | given
	first, head := &d.tokens[p.from], &d.tokens[p.head]
	if p.kind == other && d.tongue.isEnglish() && (first.class&det == 0 || first.class&number != 0 || head.class&period != 0) {
		return false
	}
	for i := p.from; i < to; i++ {
		if t := &d.tokens[i]; t.kind == word && (t.class&noun != 0 || t.class&grammar == 0 && !d.isAdverb(i) && !(t.starts && strings.HasSuffix(t.lower, "ing"))) {
			return true
		}
	}
	return first.class&number != 0 && p.kind == role // Two said no
}
