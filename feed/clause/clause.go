package clause

import (
	"slices"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// Action is a verb of one sentence with its subject.
type Action struct {
	At       int         // token of the verb
	Class    lexis.Class // of the verb
	Subject  int         // phrase, -1: none
	Object   int         // first phrase after it without a preposition, -1: none
	Outer    int         // action whose clause holds this one, -1: none
	Inverted bool        // the subject follows it
	Passive  bool        // was told
	Denied   bool        // did not say, denied saying
	Unsaid   bool        // should say, if she says
	Loose    bool        // an infinitive or a participle, whose subject may be that of another verb
	Own      bool        // a participle that has a subject of its own: the mate shouting
	Aside    bool        // as Fox remembers it, between commas
	Guessed  bool        // a word in the place of a verb
	Instead  bool        // a pronoun joined to it is its subject, not the phrase before it
}

// Clauses is a text with its noun phrases and verbs.
type Clauses struct {
	mention.Names
	Phrases    []Phrase
	Actions    []Action
	sentences  []Sentence
	SentenceOf []int32 // sentence of each token
	PhraseAt   []int32 // index of the phrase whose core holds the token, -1: none

	nominatives map[string]string // what NominativeAt has found, by word
}

// Sentence is a range of tokens with the phrases and actions in it.
type Sentence struct {
	From, To         int
	Phrase0, Phrase1 int
	Action0, Action1 int
}

// frame is a clause that is being read.
type frame struct {
	subject  int  // phrase, -1: none yet
	verb     int  // last action, -1: none yet
	outer    int  // action that governs the clause, -1
	relative bool // who ...
	comma    bool // it began after a comma, and ends at the next one
	fronted  bool // it precedes its main clause
	unsaid   bool // if ...
	bracket  bool // it stands in brackets
	aside    bool // as Fox remembers it, between commas
	bare     bool // it has no finite verb: Speaking in Elm, ...
	that     bool // it is what somebody says
	unlisted int  // token of its verb, which is in no list: l'avvocato che difende; 0: none
	whose    int  // token of the English word “whose” that opens it, behind a comma; 0: none
}

// reader goes through one sentence from left to right, and keeps the clauses that are open.
type reader struct {
	d         *Clauses
	from, to  int
	frames    []frame
	last      int // last phrase, -1
	beside    int // last phrase in apposition to free
	free      int // last phrase since the last verb that no preposition governs, -1
	pre       int // preposition in front of the next phrase, -1
	pending   int // action whose subject comes next, -1
	opens     int // token where the pronouns of the verb that is read start, -1: at the verb
	ends      int // token after the last word of that verb, -1: the one after the verb
	subjectAt int // token where the subject of the pending action starts, -1: at the next phrase
	nameAt    int // token of the name of whoever the last phrase tells of, -1
	joined    bool
	mark      int // last quotation, -1
	first     int // first action of the sentence
}

// MaxSentence is the largest number of tokens in a sentence. A text without stops is cut there.
const MaxSentence = 150

// ReadClauses finds the phrases and actions of all sentences.
func (d *Clauses) ReadClauses() {
	d.SentenceOf = slices.Grow(d.SentenceOf[:0], len(d.Tokens))[:len(d.Tokens)]
	d.PhraseAt = slices.Grow(d.PhraseAt[:0], len(d.Tokens))[:len(d.Tokens)]
	for i := range d.PhraseAt {
		d.PhraseAt[i] = -1
	}
	d.Phrases = slices.Grow(d.Phrases[:0], len(d.Tokens)/3)
	d.Actions = slices.Grow(d.Actions[:0], len(d.Tokens)/6)
	d.sentences, d.nominatives = d.sentences[:0], map[string]string{}
	r := reader{d: d}
	for i := 0; i < len(d.Tokens); {
		to := i + 1
		for to < len(d.Tokens) && to < i+MaxSentence && !d.Tokens[to].Starts {
			to++
		}
		s := Sentence{From: i, To: to, Phrase0: len(d.Phrases), Action0: len(d.Actions)}
		r.sentence(i, to)
		s.Phrase1, s.Action1 = len(d.Phrases), len(d.Actions)
		for k := i; k < to; k++ {
			d.SentenceOf[k] = int32(len(d.sentences))
		}
		d.sentences = append(d.sentences, s)
		i = to
	}
}

// SentenceAt returns the sentence of token i.
func (d *Clauses) SentenceAt(i int) *Sentence { return &d.sentences[d.SentenceOf[i]] }

// AnyAction reports whether f holds for one of the actions of a sentence: says, for Fox came, and Reed | said no.
func (d *Clauses) AnyAction(s *Sentence, f func(a *Action) bool) bool {
	for n := s.Action0; n < s.Action1; n++ {
		if f(&d.Actions[n]) {
			return true
		}
	}
	return false
}

// AnyPhrase reports whether f holds for one of the phrases of a sentence: is a name, for the mayor met | Ann Fox.
func (d *Clauses) AnyPhrase(s *Sentence, f func(p *Phrase) bool) bool {
	for n := s.Phrase0; n < s.Phrase1; n++ {
		if f(&d.Phrases[n]) {
			return true
		}
	}
	return false
}

func (r *reader) top() *frame { return &r.frames[len(r.frames)-1] }

func (r *reader) push(f frame) *frame {
	if len(r.frames) < 12 {
		r.frames = append(r.frames, f)
	}
	return r.top()
}

func (r *reader) sentence(from, to int) {
	r.from, r.to, r.first = from, to, len(r.d.Actions)
	r.frames = append(r.frames[:0], frame{subject: -1, verb: -1, outer: -1})
	r.last, r.free, r.beside, r.pre, r.pending, r.subjectAt, r.opens, r.ends, r.mark, r.nameAt, r.joined = -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, false
	phrases := len(r.d.Phrases)
	for i := from; i < to; {
		i = r.step(i)
	}
	if r.d.Tongue.Nouns {
		r.bodies(phrases)
	}
}

// step reads what starts at token i and returns the token after it.
func (r *reader) step(i int) int {
	d := r.d
	t := &d.Tokens[i]
	if d.Tongue.Tag == "fr" && r.french(i) {
		return i + 1
	}
	switch {
	case d.HalfInMarks(i):
		return i + 2
	case max(d.toldTo(i), d.BehindListener(i)) > i:
		return max(d.toldTo(i), d.BehindListener(i))
	case t.Kind == lexis.Quoted:
		r.mark, r.pre, r.free = i, -1, -1
		return i + 1
	case t.Kind == lexis.Sign:
		return r.sign(i)
	}
	if next := r.reduced(i); next > i {
		r.pre = i
		return next
	}
	if next, ok := r.verbal(i); ok {
		return next
	}
	c := t.Class
	switch {
	case r.last >= 0 && (c&lexis.Rel != 0 || r.addsThat(i)) && r.relative(i):
		return i + 1
	case (i == r.from || i == r.from+1 && d.Tongue.Nouns) && Likes[t.Lower] && r.compares(i), r.asJob(i), d.PassesOn(i), d.asWhat(i):
		r.pre = i
		return i + 1
	case c&lexis.Sub != 0 && !r.likens(i) && !(t.Lower == "that" && d.Has(i+1, i, lexis.Period)) && !(c&(lexis.Prep|lexis.Adverb) != 0 && (!r.clauseAhead(i) || r.beforeVerb(i))) && !(c&lexis.Det != 0 && r.free < 0 && r.d.startsNoun(i+1, r.to) && !r.saysThat(i)):
		r.subordinate(i)
		return i + 1
	case r.notAt(i):
		r.pre = i
		return i + 1
	case c&lexis.Conj != 0:
		r.joined = true
		r.pre = -1
		return i + 1
	case (c&lexis.Prep != 0 || d.accordAt(i)) && (c&lexis.Det == 0 || i != r.subjectAt && r.behindNoun(i)) && !t.Named && !d.fullNameAt(i):
		if r.pre != i-1 || r.pre < 0 || (d.Tongue.Nouns || d.Tongue.Cases) && c&lexis.Accord != 0 { // close to; nach Angaben von; по словам
			r.pre = i
		}
		return i + 1
	case r.opensParticiple(i):
		r.push(frame{subject: -1, verb: -1, outer: -1, fronted: true, bare: true})
		return i + 1
	}
	if r.objectBehind(i) || r.objectAhead(i) || r.reflexiveVerb(i) {
		return i + 1
	}
	end := r.to
	if i < r.subjectAt { // dijo en el hospital | Manuel Rego
		end = r.subjectAt
	}
	fronted := (r.top().verb < 0 || r.pending >= 0) && !(r.pre >= 0 && d.Tokens[r.pre].Class&lexis.Accord != 0 && !d.Tongue.Cases)
	if p := d.noun(i, end, r.pre >= 0, fronted); p != nil {
		return r.phrase(p)
	}
	if !d.IsAdverb(i) {
		r.pre = -1
	}
	return i + 1
}

// french reads what French words before and for somebody mean, and reports whether token i is a title behind a preposition: a dit
// quant à lui | Paul Renard; selon | lui; pour | Me Renard.
func (r *reader) french(i int) bool {
	d, t := r.d, &r.d.Tokens[i]
	if i == r.subjectAt {
		r.pre = -1
	}
	if t.Text == "lui" && d.Has(i-1, i, lexis.Accord|lexis.View) {
		t.Class = lexis.He | lexis.Pronoun
	}
	return t.Text == "Me" && r.pre == i-1 && d.PersonAt(i+1) != nil
}

// reflexiveVerb reports whether the word at token i is a verb because a reflexive pronoun precedes it: si | legge nella nota.
func (r *reader) reflexiveVerb(i int) bool {
	d := r.d
	self := d.Tongue.Tag == "it" && d.Is(i-1, i, "si") || (d.Tongue.Tag == "es" || d.Tongue.Tag == "fr") && d.Is(i-1, i, "se")
	return self && d.Tokens[i].Class&(lexis.Det|lexis.Pronoun|lexis.Object|lexis.Reflexive) == 0
}

// objectBehind reports whether the article at token i, behind a quotation, is the object of the verb after it: « ... », le | défend
// Anne Renard.
func (r *reader) objectBehind(i int) bool {
	return r.d.Tongue.IsRomance() && r.behindMark(i) && r.d.Has(i, i, lexis.Det) && r.d.Has(i+1, i, lexis.Saying) && r.d.PersonAt(i+2) != nil
}

// behindNoun reports whether token i, which is a preposition or an article, is a preposition: le capitaine | des pompiers; disse |
// a Nuno Reis. Names have no article.
func (r *reader) behindNoun(i int) bool {
	d := r.d
	return r.last >= 0 && d.Phrases[r.last].To == i || d.PersonAt(i+1) != nil && d.Tokens[i+1].Class&lexis.Thing == 0 && !(d.Tokens[i].Starts && d.Tokens[i+1].Class&lexis.Given == 0) // but a Polícia Federal; A Coreia do Norte
}

// startsNoun reports whether token i can go on with a noun phrase after a determiner.
func (d *Clauses) startsNoun(i, end int) bool {
	return i < end && d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Class&(lexis.Verb|lexis.Aux|lexis.Say|lexis.Tell|lexis.Pronoun|lexis.Prep|lexis.Sub|lexis.Rel|lexis.Det) == 0
}

// sign handles a punctuation mark.
func (r *reader) sign(i int) int {
	d := r.d
	r.pre = -1
	switch d.Tokens[i].Text {
	case "(", "[":
		for k := i + 1; k < r.to && k < i+30; k++ {
			if d.Tokens[k].Kind == lexis.Quoted {
				r.push(frame{subject: -1, verb: -1, outer: -1, bracket: true})
				return i + 1
			}
			if x := d.Tokens[k].Text; x == ")" || x == "]" {
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
	case ",", "—", "–", "-":
		for k := len(r.frames) - 1; k > 0; k-- {
			if f := &r.frames[k]; (f.relative || f.fronted || d.Tongue.Nouns) && (f.verb >= 0 || f.bare || f.unlisted > 0) && !(f.fronted && r.namedBehind(i)) {
				r.frames = r.frames[:k]
				r.free = -1
				break
			}
		}
		r.closeFront(i)
		if i >= r.subjectAt {
			r.pending = -1
		}
	case ":", ";":
		r.free = -1
		if d.Tongue.Nouns {
			r.frames = append(r.frames[:0], frame{subject: -1, verb: -1, outer: -1})
		}
	}
	return i + 1
}

// closeFront closes the clause before the main one at the comma of token i, though its verb is in no list, where a verb of saying follows
// that nobody else than a thing there could be the subject of: Aunque espera que llegue la ayuda | , ha pedido calma.
func (r *reader) closeFront(i int) {
	d, f := r.d, r.top()
	if !d.Tongue.Drops || d.Tongue.Cases || len(r.frames) < 2 || f.verb >= 0 || f.subject >= 0 && d.Phrases[f.subject].Kind != Other || !d.Has(i+1, i, lexis.Aux|lexis.Say) || d.Tokens[r.from].Class&lexis.Sub == 0 {
		return
	}
	r.frames = r.frames[:1]
	r.free = -1
}

// namedBehind reports whether a name between commas follows the role before the comma at token i: según explicó el portavoz | , Hugo
// Vidal, ...
func (r *reader) namedBehind(i int) bool {
	d := r.d
	return d.Tongue.IsRomance() && r.free >= 0 && d.Phrases[r.free].Kind == Role && d.Phrases[r.free].To == i && d.PersonAt(i+1) != nil && d.Is(d.MentionAt(i+1).End, i, ",")
}
