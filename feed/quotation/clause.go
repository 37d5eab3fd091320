package quotation

import "slices"

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

// clauses is a text with its noun phrases and verbs.
type clauses struct {
	names
	phrases   []phrase
	actions   []action
	sentences []sentence
	of        []int32 // sentence of each token
	phraseAt  []int32 // index of the phrase whose core holds the token, -1: none
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
	d        *clauses
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

// maxSentence is the most tokens that a sentence has; a text without stops is cut there.
const maxSentence = 150

// read finds the phrases and actions of all sentences.
func (d *clauses) read() {
	d.of = slices.Grow(d.of[:0], len(d.tokens))[:len(d.tokens)]
	d.phraseAt = slices.Grow(d.phraseAt[:0], len(d.tokens))[:len(d.tokens)]
	for i := range d.phraseAt {
		d.phraseAt[i] = -1
	}
	d.phrases = slices.Grow(d.phrases[:0], len(d.tokens)/3)
	d.actions = slices.Grow(d.actions[:0], len(d.tokens)/6)
	d.sentences = d.sentences[:0]
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

// sentenceAt returns the sentence of token i.
func (d *clauses) sentenceAt(i int) *sentence { return &d.sentences[d.of[i]] }

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
		return i + 1
	case t.kind == sign:
		return r.sign(i)
	}
	if next, ok := r.verbal(i); ok {
		return next
	}
	c := t.class
	switch {
	case c&rel != 0 && r.last >= 0 && r.relative(i):
		return i + 1
	case c&sub != 0 && !t.named && !(c&prep != 0 && !r.clauseAhead(i)) && !(c&det != 0 && r.free < 0 && r.d.startsNoun(i+1, r.to)):
		r.subordinate(i)
		return i + 1
	case c&conj != 0:
		r.joined = true
		r.pre = -1
		return i + 1
	case c&(prep|accord) != 0 && !(c&det != 0) && (!t.named || d.tongue.nouns && c&accord != 0):
		if r.pre != i-1 || r.pre < 0 || d.tongue.nouns && c&accord != 0 { // close to; nach Angaben von
			r.pre = i
		}
		return i + 1
	case r.opensParticiple(i):
		r.push(frame{subject: -1, verb: -1, outer: -1, fronted: true, bare: true})
		return i + 1
	}
	if p := d.noun(i, r.to, r.pre >= 0); p != nil {
		return r.phrase(p)
	}
	if !d.isAdverb(i) {
		r.pre = -1
	}
	return i + 1
}

// startsNoun reports whether token i can go on with a noun phrase behind a determiner.
func (d *clauses) startsNoun(i, end int) bool {
	return i < end && d.tokens[i].kind == word && d.tokens[i].class&(verb|aux|say|tell|pronoun|prep|sub|rel|det) == 0
}

// clauseAhead tells "before the bridge fell" from "before the bridge". A word that is a preposition and a conjunction starts a
// clause if a verb comes before the next sign.
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
			if f := &r.frames[k]; (f.relative || f.fronted || d.tongue.nouns) && (f.verb >= 0 || f.bare) {
				r.frames = r.frames[:k]
				r.free = -1
				break
			}
		}
		r.pending = -1
	case ":", ";":
		r.pending = -1
		r.free = -1
		if d.tongue.nouns {
			r.frames = append(r.frames[:0], frame{subject: -1, verb: -1, outer: -1})
		}
	}
	return i + 1
}

// relative opens the relative clause of who, which or that at token i and reports whether it is one.
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
	if t.lower == "that" && r.top().verb >= 0 && p.kind != role && p.head >= 0 && d.tokens[p.head].class&paper == 0 {
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
	if t.lower == "who" && d.phrases[about].kind == other && d.tokens[d.phrases[about].from].class&det != 0 { // the impostor, who
		d.phrases[about].kind = role
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
