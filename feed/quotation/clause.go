package quotation

import "strings"

// action is a verb of one sentence with whoever does it.
type action struct {
	at       int   // token of the verb
	class    class // of the verb
	subject  int   // phrase, -1: none
	object   int   // first phrase behind it without a preposition, -1: none
	outer    int   // action whose clause holds this one, -1: none
	inverted bool  // the subject stands behind it
	passive  bool  // was told
	denied   bool  // did not say, denied saying
	unsaid   bool  // should say, if she says
	loose    bool  // an infinitive or a participle, whose subject may be that of another verb
	own      bool  // a participle that has a subject of its own: the mate shouting
	aside    bool  // as Fox remembers it, between commas
	guessed  bool  // a word in the place of a verb
}

// sentence is a range of tokens with the phrases and actions in it.
type sentence struct {
	from, to         int
	phrase0, phrase1 int
	action0, action1 int
}

// frame is a clause that is being read.
type frame struct {
	subject  int  // phrase, -1: none yet
	verb     int  // last action, -1: none yet
	outer    int  // action that governs the clause, -1
	relative bool // who ...
	comma    bool // it began behind a comma, and ends at the next one
	fronted  bool // it stands before its main clause
	unsaid   bool // if ...
	bracket  bool // it stands in brackets
	aside    bool // as Fox remembers it, between commas
	bare     bool // it has no finite verb: Speaking in Elm, ...
	that     bool // it is what somebody says
}

// reader goes through one sentence from left to right, and keeps the clauses that are open.
type reader struct {
	d        *document
	from, to int
	frames   []frame
	last     int // last phrase, -1
	beside   int // last phrase in apposition to free
	free     int // last phrase since the last verb that no preposition governs, -1
	pre      int // preposition in front of the next phrase, -1
	pending  int // action whose subject comes next, -1
	joined   bool
	mark     int // last quotation, -1
	first    int // first action of the sentence
}

// maxSentence bounds a sentence in a text without stops, in tokens.
const maxSentence = 150

// read finds the phrases and actions of all sentences.
func (d *document) read() {
	d.of = make([]int32, len(d.tokens))
	d.phraseAt = make([]int32, len(d.tokens))
	for i := range d.phraseAt {
		d.phraseAt[i] = -1
	}
	d.phrases = make([]phrase, 0, len(d.tokens)/4)
	d.actions = make([]action, 0, len(d.tokens)/8)
	r := reader{d: d}
	for i := 0; i < len(d.tokens); {
		to := i + 1
		for to < len(d.tokens) && to < i+maxSentence && !d.tokens[to].starts && d.tokens[to].paragraph == d.tokens[i].paragraph {
			to++
		}
		s := sentence{from: i, to: to, phrase0: len(d.phrases), action0: len(d.actions)}
		r.sentence(i, to)
		s.phrase1, s.action1 = len(d.phrases), len(d.actions)
		for k := i; k < to; k++ {
			d.of[k] = int32(len(d.sentences))
		}
		d.sentences = append(d.sentences, s)
		i = to
	}
}

func (d *document) sentenceAt(i int) *sentence { return &d.sentences[d.of[i]] }

func (r *reader) top() *frame { return &r.frames[len(r.frames)-1] }

func (r *reader) push(f frame) {
	if len(r.frames) < 12 {
		r.frames = append(r.frames, f)
	}
}

func (r *reader) sentence(from, to int) {
	r.from, r.to, r.first = from, to, len(r.d.actions)
	r.frames = append(r.frames[:0], frame{subject: -1, verb: -1, outer: -1})
	r.last, r.free, r.beside, r.pre, r.pending, r.mark, r.joined = -1, -1, -1, -1, -1, -1, false
	for i := from; i < to; {
		i = r.step(i)
	}
}

// step reads what starts at token i and returns the token behind it.
func (r *reader) step(i int) int {
	d := r.d
	t := &d.tokens[i]
	switch {
	case t.kind == quoted:
		r.mark, r.pre, r.free = i, -1, -1
		if f := r.top(); f.fronted && f.verb >= 0 { // When X says “...”, Y laughs
			return i + 1
		}
		return i + 1
	case t.kind == sign && t.class&conj == 0:
		return r.sign(i)
	}
	if next, ok := r.verbal(i); ok {
		return next
	}
	c := t.class
	switch {
	case c&rel != 0 && r.last >= 0 && r.relative(i):
		return i + 1
	case c&rel != 0 && c&(det|sub) == 0: // “...,” who had come; of those who
		about := -1
		if i > r.from && d.tokens[i-1].kind != word {
			about = r.top().subject
		}
		r.push(frame{subject: about, verb: -1, outer: -1, relative: true, comma: true})
		r.free = -1
		return i + 1
	case c&sub != 0 && i+1 < r.to && d.tokens[i+1].class&prep != 0 && t.lower == "as": // as for
		return i + 1
	case c&sub != 0 && !t.named && !(c&prep != 0 && !r.clauseAhead(i)) && !(c&det != 0 && r.free < 0 && r.d.startsNoun(i+1, r.to)):
		r.subordinate(i)
		return i + 1
	case c&conj != 0:
		r.joined = true
		r.pre = -1
		return i + 1
	case c&(prep|accord) != 0 && !(c&det != 0) && (!t.named || d.tongue.nouns && c&accord != 0):
		if r.pre != i-1 || r.pre < 0 { // close to
			r.pre = i
		}
		return i + 1
	case r.opensParticiple(i):
		r.push(frame{subject: -1, verb: -1, outer: -1, fronted: true, bare: true})
		return i + 1
	}
	if p, ok := d.noun(i, r.to, r.pre >= 0); ok {
		return r.phrase(p)
	}
	if !d.isAdverb(i) {
		r.pre = -1
	}
	return i + 1
}

// opensParticiple reports whether token i begins its sentence with a participle: Speaking in Elm, Led by her.
func (r *reader) opensParticiple(i int) bool {
	d := r.d
	t := &d.tokens[i]
	if i != r.from || d.tongue != &tongues[0] || i+1 >= r.to || d.personAt(i) != nil || len(t.lower) < 5 {
		return false
	}
	next := d.tokens[i+1].class
	return strings.HasSuffix(t.lower, "ing") && next&(det|prep) != 0 || (strings.HasSuffix(t.lower, "ed") || t.class&part != 0) && next&prep != 0
}

// startsNoun reports whether token i can go on with a noun phrase behind a determiner.
func (d *document) startsNoun(i, end int) bool {
	return i < end && d.tokens[i].kind == word && d.tokens[i].class&(verb|aux|say|tell|pronoun|prep|sub|rel|det) == 0
}

// clauseAhead tells "before the bridge fell" from "before the bridge": a word that is preposition and conjunction starts a
// clause where a verb comes before the next sign.
func (r *reader) clauseAhead(i int) bool {
	for k := i + 1; k < r.to && k < i+12; k++ {
		t := &r.d.tokens[k]
		if t.text == "(" {
			for k < r.to && r.d.tokens[k].text != ")" {
				k++
			}
			continue
		}
		if t.kind != word {
			return false
		}
		if t.class&(aux|verb) != 0 || t.class&(say|tell) != 0 && t.class&(head|thing|utter) == 0 {
			return true
		}
	}
	return false
}

// sign handles a punctuation mark.
func (r *reader) sign(i int) int {
	d := r.d
	r.pre = -1
	switch d.tokens[i].text {
	case "(", "[":
		for k := i + 1; k < r.to && k < i+30; k++ {
			if d.tokens[k].kind == quoted {
				r.push(frame{subject: -1, verb: -1, outer: -1, bracket: true})
				return i + 1
			}
			if x := d.tokens[k].text; x == ")" || x == "]" {
				return k + 1
			}
		}
	case ")", "]":
		for k := len(r.frames) - 1; k > 0; k-- {
			if r.frames[k].bracket {
				r.frames = r.frames[:k]
				break
			}
		}
	case ",", "—", "–":
		for k := len(r.frames) - 1; k > 0 && !r.frames[k].bracket; k-- {
			if f := &r.frames[k]; (f.relative || f.fronted) && (f.verb >= 0 || f.bare) {
				r.frames = r.frames[:k]
				r.free = -1
				break
			}
		}
		r.pending = -1
	case ":", ";":
		r.pending = -1
		r.free = -1
	}
	return i + 1
}

// relative opens the clause of who, which or that at token i, behind the phrase it is about.
func (r *reader) relative(i int) bool {
	d := r.d
	t := &d.tokens[i]
	p := &d.phrases[r.last]
	comma := d.tokens[i-1].text == ","
	if p.to != i && !(comma && p.to == i-1) && !(i >= 2 && d.tokens[i-1].class&prep != 0) {
		return false
	}
	if t.lower == "that" && i+1 < r.to && d.tokens[i+1].class&period != 0 { // that year
		return false
	}
	if t.lower == "that" && (comma || p.kind == name || p.kind == proform) {
		return false
	}
	if t.lower == "that" && r.top().verb >= 0 && d.actions[r.top().verb].class&saying != 0 && p.kind != role && p.head >= 0 && d.tokens[p.head].class&paper == 0 {
		return false // told the crew that
	}
	about := r.last
	if t.lower == "who" { // the head of the mill, who: not the mill
		for about >= 0 && d.phrases[about].kind != name && d.phrases[about].kind != role && d.phrases[about].of >= 0 {
			about = d.phrases[about].of
		}
	}
	if t.lower == "that" { // a note from her mother that said
		root := about
		for d.phrases[root].of >= 0 {
			root = d.phrases[root].of
		}
		if d.tokens[d.phrases[root].head].class&paper != 0 {
			about = root
		}
	}
	subject := about
	if t.lower == "whose" || t.lower == "whom" || d.tokens[i-1].class&prep != 0 {
		subject = -1
	}
	r.push(frame{subject: subject, verb: -1, outer: r.top().outer, relative: true, comma: comma})
	r.free, r.joined = -1, false
	return true
}

// subordinate opens the clause of "that", "while" and the like at token i.
func (r *reader) subordinate(i int) {
	f := r.top()
	fronted := f.subject < 0 && f.verb < 0 && len(r.frames) == 1
	w := r.d.tokens[i].lower
	r.push(frame{subject: -1, verb: -1, outer: f.verb, fronted: fronted || w == "as" && r.d.tokens[max(i-1, 0)].text == ",", aside: w == "as" && r.d.tokens[max(i-1, 0)].text == "," && len(r.d.actions) > r.first, that: w == "that", unsaid: w == "if" && !(i > r.from && r.d.tokens[i-1].class&saying != 0) || w == "unless"})
	r.free, r.pre, r.joined = -1, -1, false
}

// phrase takes a noun phrase into its clause and returns the token behind it.
func (r *reader) phrase(p phrase) int {
	d := r.d
	n := len(d.phrases)
	p.pre = r.pre
	r.pre = -1
	before := p.from - 1
	adjacent := r.last >= 0 && p.pre >= 0 && p.pre == d.phrases[r.last].to && d.tokens[p.pre].class&period == 0
	f := r.top()
	if d.tokens[p.from].class&oblique != 0 && p.pre < 0 && p.kind != name { // sagte dem Sender
		p.pre = p.from
	}
	switch {
	case r.last >= 0 && before > r.from && (d.tokens[before].lower == "named" || d.tokens[before].lower == "called") && d.phrases[r.last].to == before && p.kind == name:
		d.phrases[r.last].alias = n // a plumber named Fox
		if f.subject >= 0 && d.phrases[f.subject].alias == r.last {
			d.phrases[f.subject].alias = n
			d.phrases[f.subject].reach = p.to
		}
	case r.last >= 0 && p.pre < 0 && p.kind == name && before > r.from && d.tokens[before].text == "," && d.phrases[r.last].to == before && d.phrases[r.last].kind == role &&
		d.accords(&d.phrases[r.last]) && (p.to >= r.to || d.tokens[p.to].kind == sign):
		d.phrases[r.last].alias = n // according to the warden, Fox.
	case r.pending >= 0 && p.pre >= 0:
	case r.pending >= 0:
		d.actions[r.pending].subject, d.actions[r.pending].inverted = n, true
		if f.subject < 0 || d.phrases[f.subject].kind == other {
			f.subject = n
		}
		r.free, r.pending = n, -1
	case p.pre >= 0:
		if adjacent && d.tokens[p.from].class&period == 0 && p.kind != proform {
			p.of = r.last
			for q := r.last; q >= 0; q = d.phrases[q].of { // the head | of the institute | for water
				d.phrases[q].to = p.to
				d.phrases[q].reach = max(d.phrases[q].reach, p.to)
				if r.free >= 0 && d.phrases[r.free].alias == q {
					d.phrases[r.free].reach = p.to
				}
			}
		}
	case r.joined && r.last >= 0 && before > r.from && d.tokens[before].class&conj != 0 && d.phrases[r.last].to == before && (f.verb < 0 || d.actions[f.verb].inverted && d.actions[f.verb].subject == r.last && !r.clauseAhead(p.core-1)):
		d.phrases[r.last].with = n
		if d.phrases[r.last].pre >= 0 {
			p.pre = d.phrases[r.last].pre
		}
		r.joined = false
	case d.tokens[p.head].class&period != 0 && p.kind == other:
	case f.subject >= 0 && f.verb < 0 && before > r.from && (d.tokens[before].text == "," || d.tokens[before].text == "—" || d.tokens[before].text == "–"):
		of := f.subject
		if r.free >= 0 && d.phrases[r.free].reach == before {
			of = r.free
		}
		r.apposition(of, n, &p)
	case r.free >= 0 && f.verb >= 0 && before > r.from && d.tokens[before].text == "," && d.phrases[r.free].to == before:
		r.apposition(r.free, n, &p)
	case f.subject < 0 && f.verb < 0:
		f.subject, r.free = n, n
	case f.verb < 0 && f.subject >= 0 && d.phrases[f.subject].to == p.from && d.phrases[f.subject].kind == other:
		f.subject, r.free = n, n
	default:
		r.free = n
		if f.verb >= 0 && d.actions[f.verb].object < 0 {
			d.actions[f.verb].object = n
		}
	}
	d.phrases = append(d.phrases, p)
	for k := p.from; k < p.core; k++ {
		d.phraseAt[k] = int32(n)
	}
	r.last = n
	return p.to
}

// apposition joins phrase n, which is not entered yet, to phrase of: the tenor, Ann Fox; Ann Fox, the tenor.
func (r *reader) apposition(of, n int, p *phrase) {
	q := &r.d.phrases[of]
	if q.alias < 0 && (p.kind == name || q.kind == name || p.kind == role || p.kind == entity && (q.kind == role || r.d.tokens[q.from].class&det != 0 && r.d.tokens[p.from].class&det == 0)) && p.kind != proform && q.kind != proform {
		q.alias = n
	}
	q.reach = max(q.reach, p.to)
	r.free, r.beside = of, n
}

// verbal reads a verb at token i with its auxiliaries, if one stands there.
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
		if !r.nounLike(i) {
			r.participle(i)
			return i + 1, true
		}
		return i, false
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
	if t.class&say != 0 && strings.HasPrefix(t.lower, "continue") && r.d.is(i+1, i, "to") {
		r.act(action{at: i, class: verb})
		return i + 1, true
	}
	if t.class&(say|tell|verb|part) != 0 && !(t.class&part != 0 && t.class&(say|tell) == 0) {
		if r.nounLike(i) {
			return i, false
		}
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

// nounLike: "the report", "his claims", "in reply" hold no verb.
func (r *reader) nounLike(i int) bool {
	d := r.d
	if i > r.from && d.tokens[i-1].kind == quoted && d.tokens[i].class&(head|thing|utter|work) != 0 && d.tokens[i].class&ing == 0 && !strings.HasSuffix(d.tokens[i].lower, "ed") {
		return true // his “divisive” comments
	}
	if i == r.from || d.tokens[i-1].kind != word {
		return i == r.from && d.tokens[i].class&(head|thing|utter) != 0 && d.tokens[i].class&ing == 0
	}
	b := &d.tokens[i-1]
	t := &d.tokens[i]
	if b.class&ing == 0 && t.class&ing != 0 {
		return b.class&det != 0 && b.lower != "all" && b.lower != "that"
	}
	if b.owner || b.class&det != 0 && b.lower != "this" && b.lower != "that" && b.lower != "all" && b.lower != "both" && b.lower != "each" && b.lower != "another" && b.lower != "one" {
		return true
	}
	if b.class&prep != 0 && b.lower != "to" && b.class&(adverb|sub) == 0 {
		return true
	}
	if t.class&(head|thing|utter|work) == 0 {
		return false
	}
	// a form that is a noun as well is a verb right behind a subject
	if b.class&(pronoun|adverb|conj|rel|aux) != 0 || d.isAdverb(i-1) || b.named || b.class&(head|thing) != 0 && b.class&saying == 0 {
		return false
	}
	return !strings.HasSuffix(t.lower, "ed")
}

// verbLike reports whether a word that no list knows stands where a verb does: behind a subject, or between a quotation and
// a name.
func (r *reader) verbLike(i int) bool {
	d := r.d
	t := &d.tokens[i]
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
		case k > i && d.tongue != &tongues[0] && t.class&pronoun != 0: // a-t-il déclaré
			continue
		}
		break
	}
	// hatte X in einem Interview erklärt: the participle may come later
	a.class |= verb
	if english := d.tongue == &tongues[0]; english && k < r.to && d.tokens[k].kind == word && d.tokens[k].text == d.tokens[k].lower && d.tokens[k].class&(prep|det|conj|sub|rel|pronoun|object|head|thing|adverb) == 0 &&
		(a.unsaid || strings.HasSuffix(d.tokens[k].lower, "ed") || strings.HasSuffix(d.tokens[k].lower, "ing") || plainAux[d.tokens[k-1].lower]) {
		a.at, a.denied, a.unsaid = k, false, false
		r.act(a)
		return k + 1
	}
	if d.tongue != &tongues[0] {
		for k := i + 1; k < r.to && k < i+maxPhrase; k++ {
			if t := &d.tokens[k]; t.kind == quoted || t.kind == sign && t.text != "(" && t.text != ")" {
				break
			} else if t.class&(part|quoting) != 0 {
				a.class |= say
				break
			}
		}
	}
	r.act(a)
	if a.denied || a.unsaid {
		d.actions[len(d.actions)-1].denied, d.actions[len(d.actions)-1].unsaid = false, false
	}
	return max(i+1, min(k, i+1))
}

// behindMark reports whether token i stands right behind the last quotation, or a comma behind it.
func (r *reader) behindMark(i int) bool {
	return i == r.mark+1 || i == r.mark+2 && r.d.tokens[i-1].kind == sign
}

// plainAux are those auxiliaries behind which the plain form of any verb stands.
var plainAux = set(`will would can could may might must should do does did don't doesn't didn't won't wouldn't can't couldn't cannot`)

// act enters a finite verb or an infinitive and finds its subject: the phrase right before it, or that of its clause.
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
		// Sooner or later, the mayor said: no apposition, for no comma ends it
		k, b := d.phrases[r.free].kind, &d.phrases[r.beside]
		if (k == other || k == entity) && b.kind != other || b.kind == role && d.tokens[b.from].class&det != 0 || b.kind == proform || b.kind == name && (f.subject != r.free || k == name && b.who != d.phrases[r.free].who) {
			if f.subject == r.free {
				f.subject = r.beside
			}
			r.free = r.beside
		}
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

// deniedBefore reports whether a verb that takes back what follows stands before token i: refused to say; denied ever saying.
func (r *reader) deniedBefore(i int) bool {
	for i > r.from && (r.d.tokens[i].lower == "to" || r.d.tokens[i].lower == "ever" || r.d.tokens[i].lower == "having") {
		i--
	}
	c := r.d.tokens[i].class
	return c&deny != 0 || r.d.tokens[i].lower == "of" && i > r.from && (r.d.tokens[i-1].lower == "instead" || r.d.tokens[i-1].lower == "short")
}

// endsAt reports whether phrase p, or what is joined to it, ends before token i.
func (d *document) endsAt(p, i int) bool {
	q := &d.phrases[p]
	return q.to == i || q.core == i || q.reach == i || q.reach == i-1 && q.reach > q.to && d.tokens[i-1].text == ","
}

// inverts reports whether the subject of a verb is to be looked for behind it: a verb right behind a quotation, or behind a
// comma, or one without a subject so far.
func (r *reader) inverts(a action, i int, again bool) bool {
	d := r.d
	if a.loose || a.class&(say|tell|part) == 0 && !a.guessed {
		return false
	}
	next := a.at + 1
	for next < r.to && (d.isAdverb(next) || d.tokens[next].class&reflexive != 0) && next < a.at+4 {
		next++
	}
	if next >= r.to || d.tokens[next].kind != word || d.tokens[next].lower == "that" || d.tokens[next].class&(prep|sub|object) != 0 && d.tokens[next].class&(det|pronoun) == 0 {
		return false
	}
	before := i - 1
	switch {
	case a.subject < 0:
		return i == r.from || d.tokens[before].kind != word || d.tongue != &tongues[0] || a.class&say != 0
	case before >= r.from && d.tokens[before].kind == quoted:
		return a.class&(say|part) != 0 || a.guessed
	case before > r.from && d.tokens[before].kind == sign && (r.mark == before-1 || r.mark == before-2 && d.tokens[before-1].kind == sign):
		return true
	case before > r.from && d.tokens[before].text == "," && a.class&say != 0 && r.mark >= 0 && d.phrases[a.subject].from < r.mark && d.tokens[next].class&(period|pronoun) == 0:
		return true // “...” for the town, said Fox
	case before > r.from && d.tokens[before].text == "," && a.class&say != 0 && (again || d.phrases[a.subject].kind == other && d.phrases[a.subject].alias < 0):
		return r.mark >= 0 || d.personAt(next) != nil // It will hold, said Fox, ...
	case d.tongue != &tongues[0]:
		s := &d.phrases[a.subject]
		return s.kind == other || d.tongue.nouns && s.kind != name && s.kind != proform && d.tokens[s.from].class&det == 0
	}
	return false
}

// participle enters "saying", "adding". It belongs to the phrase right before it (with the mate shouting), else to the
// subject of the verb that it goes on from.
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
	case b > r.from && d.tokens[b].text == "," && r.with(b) >= 0:
		a.subject, a.own = r.with(b), true
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

// crowd are participles of what is shouted: they belong to the verb right before them.
var crowd = set(`chanting shouting yelling screaming singing roaring cheering`)

// blames reports whether the verb of action n accuses its object: slammed Cole for suggesting.
func (d *document) blames(n int) bool {
	a := &d.actions[n]
	return a.class&attack != 0 && a.object >= 0 && d.phrases[a.object].kind != other
}

// own reports whether the phrase before a participle does what it says: one of her ads saying, the mate shouting; but not
// the statement that somebody put out.
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

// signs are written on.
var signs = set(`sign signs banner banners poster posters placard placards shirt shirts t-shirt t-shirts hat hats sticker stickers plaque button buttons`)

// with finds the phrase behind "with" whose apposition ends before the comma at token i: with the leader, Ann Fox, shouting.
func (r *reader) with(i int) int {
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

// goesOn finds the subject of a participle without one: that of the verb of saying before it, else of the nearest verb.
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
