package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// opensParticiple reports whether token i begins its sentence with a participle: Speaking in Elm, Led by her, Asked whether;
// Preguntado por. A preposition may stand before one that ends in -ing: By leaving Elm,.
func (r *reader) opensParticiple(i int) bool {
	d := r.d
	t := &d.Tokens[i]
	behind := i == r.from+1 && r.pre == r.from && d.Tongue.IsEnglish() && strings.HasSuffix(t.Lower, "ing")
	if i != r.from && !behind || i+1 >= r.to || d.PersonAt(i) != nil || len(t.Lower) < 5 {
		return false
	}
	next := d.Tokens[i+1].Class
	if d.Tongue.IsRomance() { // Interrogée sur; Preguntado por
		return next&(lexis.Prep|lexis.Sub) != 0 && (next&lexis.Det == 0 || d.Tongue.Tag == "fr") && lexis.EndsAny(t.Lower, participle[d.Tongue.Tag]...)
	}
	if !d.Tongue.IsEnglish() {
		return false
	}
	return strings.HasSuffix(t.Lower, "ing") && (next&(lexis.Det|lexis.Prep) != 0 || d.PersonAt(i+1) != nil) || strings.HasSuffix(t.Lower, "ed") && next&lexis.Prep != 0 ||
		strings.HasSuffix(t.Lower, "ed") && next&lexis.Sub != 0
}

// reduced returns the token where the object of the participle at token i starts, which tells more of the subject that ends there: a
// lawyer representing | the family said; a man walking down | the road said. It returns i if there is none. The participle governs
// its object as a preposition does, so that the object is no subject.
func (r *reader) reduced(i int) int {
	d, f := r.d, r.top()
	t := &d.Tokens[i]
	if !d.Tongue.IsEnglish() || len(t.Lower) < 6 || !strings.HasSuffix(t.Lower, "ing") || t.Text != t.Lower || t.Class&(lexis.Head|lexis.Thing|lexis.Prep) != 0 || f.verb >= 0 || f.subject < 0 || d.Phrases[f.subject].To != i {
		return i
	}
	k := i + 1
	for k < r.to && k < i+3 && d.Tokens[k].Text == d.Tokens[k].Lower && d.Tokens[k].Class&(lexis.Adverb|lexis.Nowhere) != 0 { // down, out
		k++
	}
	if k == r.to || d.Tokens[k].Kind != lexis.Word || d.Tokens[k].Class&lexis.Det == 0 && !(d.Tokens[k].Class&lexis.Partial != 0 && d.Tokens[k].Text == d.Tokens[k].Lower) && d.PersonAt(k) == nil && !d.Tokens[k].Named || t.Class&lexis.Ing != 0 && !r.finiteBehind(k) {
		return i
	}
	return k
}

// finiteBehind reports whether nothing but a few words of one noun phrase stands between token i and a finite verb of saying.
func (r *reader) finiteBehind(i int) bool {
	d := r.d
	for k := i + 1; k < r.to && k < i+6 && d.Tokens[k].Kind == lexis.Word; k++ {
		switch c := d.Tokens[k].Class; {
		case c&lexis.Say != 0: // read:
			return true
		case c&(lexis.Prep|lexis.Conj|lexis.Sub|lexis.Rel|lexis.Aux|lexis.Verb|lexis.Saying|lexis.Pronoun|lexis.Object) != 0:
			return false
		}
	}
	return false
}

// participle adds the action of "saying" or "adding". Its subject is the phrase right before it (with the mate shouting), or
// else the subject of the verb before it.
func (r *reader) participle(i int) {
	d := r.d
	a := Action{At: i, Class: d.Tokens[i].Class | lexis.Base, Subject: -1, Object: -1, Outer: -1, Loose: true}
	f := r.top()
	b := i - 1
	for b > r.from && (d.IsAdverb(b) || d.Is(b, i, "having")) {
		b--
	}
	if i > r.from {
		a.Denied = r.deniedBefore(i - 1)
	}
	if b > r.from+2 && d.Tongue.Tag == "fr" && d.Tokens[b].Text == ")" && d.Tokens[b-2].Text == "(" { // X (DVG) | estimant que
		b -= 3
	}
	near := -1 // the phrase that ends right before it
	if r.last >= 0 && d.Phrases[r.last].To == b+1 {
		near = r.last
		for p := d.Phrases[near].Of; p >= 0 && d.Phrases[p].Kind != Other && !(d.recording(p) && d.Phrases[near].Kind != Entity); p = d.Phrases[near].Of {
			near = d.Phrases[near].Of
		}
	}
	switch {
	case f.verb >= 0 && d.Actions[f.verb].At == b && d.Actions[f.verb].Subject >= 0: // a girl who kept telling him
		a.Subject = d.Actions[f.verb].Subject
	case b > r.from && (d.Tokens[b].Class&lexis.Object != 0 || d.Tokens[b].Lower == "for" && d.Tokens[b-1].Class&lexis.Object != 0):
		a.Own = true // remembers him saying, thanked her for saying: he or she
	case b > r.from && d.Tokens[b].Lower == "as" && f.verb >= 0 && d.Actions[f.verb].Class&lexis.Quoting != 0 && d.Actions[f.verb].Object >= 0: // quoted Fox as saying
		a.Subject, a.Own = d.Actions[f.verb].Object, true
	case near >= 0 && (f.verb < 0 || r.own(near, f)):
		a.Subject, a.Own = near, true
	case b > r.from && d.Tokens[b].Text == "," && r.withPhrase() >= 0:
		a.Subject, a.Own = r.withPhrase(), true
	case crowd[d.Tokens[i].Lower] && b > r.from && d.Tokens[b].Text == "," && r.agentTo(b) >= 0: // stopped by a group of strikers, chanting
		a.Subject, a.Own = r.agentTo(b), true
	case crowd[d.Tokens[i].Lower] && b > r.from && d.Tokens[b].Text == "," && f.subject >= 0: // where strikers had gathered, chanting
		a.Subject, a.Own = f.subject, true
	case f.verb >= 0 && b > r.from && d.Tokens[b].Class&lexis.Prep != 0 && d.Blames(f.verb):
		a.Subject = d.Actions[f.verb].Object // accused the mayor of calling
	default:
		a.Subject = r.goesOn()
	}
	a.Outer = f.verb
	d.Actions = append(d.Actions, a)
	r.free, r.pre = -1, -1
	r.push(frame{subject: a.Subject, verb: len(d.Actions) - 1, outer: f.verb, relative: true, comma: true})
}

// recording reports whether phrase p is something in which somebody is heard or seen: a clip of | Ann Fox saying.
func (d *Clauses) recording(p int) bool {
	return d.Tongue.IsEnglish() && recordings[d.Tokens[d.Phrases[p].Head].Lower]
}

var recordings = lexis.Set(`clip clips video videos footage film films tape tapes recording recordings audio photo photos picture pictures image images
	voicemail podcast livestream gif`)

// agentTo returns the role behind "by" with the many that it is of, which ends before token i, behind a verb in the passive, or -1. Of one
// man who leads somebody away either may shout.
func (r *reader) agentTo(i int) int {
	d := r.d
	if r.last < 0 || d.Phrases[r.last].To != i {
		return -1
	}
	p := r.last
	for d.Phrases[p].Of >= 0 {
		p = d.Phrases[p].Of
	}
	if pre := d.Phrases[p].Pre; pre < r.from || !d.Is(pre, i, "by") {
		return -1
	}
	if f := r.top(); p == r.last || d.Phrases[p].Kind == Other || f.verb < 0 || !r.inPassive(d.Actions[f.verb].At) {
		return -1 // The crowd marched by the house of the mayor; Fox was led away by a guard
	}
	return p
}

// crowd are participles of shouting. They have the same subject as the verb directly before them.
var crowd = lexis.Set(`chanting shouting yelling screaming singing roaring cheering`)

// Blames reports whether the verb of action n accuses its object: slammed Cole for suggesting.
func (d *Clauses) Blames(n int) bool {
	a := &d.Actions[n]
	return a.Class&lexis.Attack != 0 && a.Object >= 0 && d.Phrases[a.Object].Kind != Other
}

// Blamed returns the phrase that the pronoun which is the subject of action n means as the action is what somebody is blamed for, or -1:
// slammed | Cole after she called; hit out at | Cole because he had said.
func (d *Clauses) Blamed(n int) int {
	a := &d.Actions[n]
	if !d.Tongue.IsEnglish() || a.Outer < 0 || a.Subject < 0 || d.Phrases[a.Subject].Kind != Proform {
		return -1
	}
	k := d.Phrases[a.Subject].From - 1
	if !d.Is(k, a.At, "after") && !d.Is(k, a.At, "because") || k == 0 {
		return -1
	}
	object := d.PhraseAt[k-1]
	if out := &d.Actions[a.Outer]; object < 0 || out.Passive || out.At > d.Phrases[object].From {
		return -1
	}
	p := &d.Phrases[object]
	if d.Blames(a.Outer) && d.Actions[a.Outer].Object == int(object) || p.Pre > 0 && d.Is(p.Pre, p.From, "at") && d.Is(p.Pre-1, p.Pre, "out") && p.Kind != Other {
		return int(object)
	}
	return -1
}

// hearing are Romance verbs for hearing and seeing, in the past.
var hearing = lexis.Set(`escuchó oyó vio escuchaba oía veía entendu vu entendait voyait sentito visto sentiva vedeva ouviu viu ouvia via`)

// own reports whether the phrase directly before a participle is its subject: one of her ads saying, the mate shouting;
// escuchó a los vecinos gritando. A document is not, as in "put out a statement saying".
func (r *reader) own(near int, f *frame) bool {
	d := r.d
	p := &d.Phrases[near]
	switch {
	case !d.Tongue.IsEnglish() && near != f.subject && p.Kind != Other && (p.Pre < 0 || d.Is(p.Pre, p.From, "a")) && hearing[d.Tokens[d.Actions[f.verb].At].Lower]: // escuchó a los vecinos gritando
		return true
	case p.Kind == Other && d.Tongue.IsEnglish() && p.Pre >= 0 && d.Is(p.Pre, p.Pre, "with") && d.Is(p.Pre-1, p.Pre, ","): // , with the defence saying
		return true
	case p.Kind == Other || p.Kind == Proform:
		return false
	case p.Pre >= 0:
		w := d.Tokens[p.Pre].Lower
		return w == "with" || w == "by" || w == "of" || w == "from" || w == "after"
	case d.Tokens[p.Head].Class&lexis.Paper != 0:
		return Signs[d.Tokens[p.Head].Lower]
	}
	if a := &d.Actions[f.verb]; a.At+1 == p.From && Recalling[d.Tokens[a.At].Lower] && !a.Denied && a.Subject >= 0 && !nobodies[d.Tokens[d.Phrases[a.Subject].From].Lower] { // remembers Fox saying
		return true
	} else if a.Class&lexis.Saying != 0 && !(a.Subject >= 0 && d.recording(a.Subject)) { // the clip shows Fox saying
		return false
	}
	return p.Kind == Role || p.Kind == Name
}

var nobodies = lexis.Set(`nobody none no neither`)

// Recalling are verbs whose object does what the participle behind it says.
var Recalling = lexis.Set(`remember remembers remembered remembering recall recalls recalled recalling overhear overhears overheard`)

// Signs are things that words are written on.
var Signs = lexis.Set(`sign signs banner banners poster posters placard placards shirt shirts t-shirt t-shirts hat hats sticker stickers plaque button buttons`)

// withPhrase returns the phrase after "with" whose apposition was read last: with the leader, Ann Fox,
// shouting.
func (r *reader) withPhrase() int {
	d := r.d
	for p := r.last; p >= 0 && p > r.last-3; p-- {
		if q := &d.Phrases[p]; q.Pre >= 0 && d.Tokens[q.Pre].Lower == "with" && q.From >= r.from && (p == r.last || d.Phrases[r.last].Kind == Name) {
			if p != r.last {
				q.Alias = r.last
			}
			if q.Pre > r.from && d.Tokens[q.Pre-1].Text != "," {
				return -1
			}
			return p
		}
	}
	return -1
}

// goesOn returns the subject of a participle without a subject of its own: the subject of the verb of saying before it, or
// else of the nearest verb.
func (r *reader) goesOn() int {
	d := r.d
	if o := r.top().outer; o >= 0 && r.top().that && d.Actions[o].Class&lexis.Saying != 0 { // expressed hope that it would, telling
		return d.Actions[o].Subject
	}
	said := lexis.Class(0)
	if d.Tongue.IsRomance() { // a estimé que la vente dépend du prix, rappelant que
		said = lexis.Part
	}
	for k := len(r.frames) - 1; k >= 0; k-- {
		if v := r.frames[k].verb; v >= 0 && d.Actions[v].Class&(lexis.Say|said) != 0 && d.Actions[v].Subject >= 0 && !d.Actions[v].Passive {
			return d.Actions[v].Subject
		}
	}
	for k := len(r.frames) - 1; k >= 0; k-- {
		if s := r.frames[k].subject; s >= 0 {
			return s
		}
	}
	return -1
}
