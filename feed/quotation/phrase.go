package quotation

import "strings"

// kind is what a noun phrase stands for.
type kind uint8

const (
	other     kind   = iota // neither somebody nor a body: the bridge
	name                    // a person by name, with or without a title: Mayor Ann Fox
	role                    // a person by what they are: the mayor, a spokesman for the mill
	entity                  // a body, a document: the board, NordAir, the report
	proform                 // a pronoun
	kindCount = iota        // how many kinds there are
)

// phrase is a noun phrase of one sentence.
type phrase struct {
	from, core, to int     // tokens: its start, the end of its core, the end of what belongs to it: a spokesman | for the mill
	reach          int     // the end of what stands in apposition to it
	head           int     // token of the noun, or of the first word of the name
	kind           kind    //
	who            *person // whose name it is, or nil
	pre            int     // token of the preposition before it, -1: none
	of             int     // phrase that it belongs to, -1: none
	alias          int     // phrase in apposition to it, -1: none
	with           int     // the second of two: Ann Fox | and Bo Reed; -1: none
}

// maxPhrase is the most tokens that a noun phrase has.
const maxPhrase = 24

// noun reads the noun phrase that starts at token i of a sentence that ends before token end, and adds it to the phrases. It
// returns nil where there is none.
func (d *clauses) noun(i, end int, governed bool) *phrase {
	d.phrases = append(d.phrases, phrase{from: i, head: -1, pre: -1, of: -1, alias: -1, with: -1})
	p := &d.phrases[len(d.phrases)-1]
	t := &d.tokens[i]
	if t.class&pronoun != 0 && !(t.named && d.personAt(i) != nil) && t.class&det == 0 {
		p.core, p.to, p.reach, p.head, p.kind = i+1, i+1, i+1, i, proform
		return p
	}
	n := nounReader{d: d, p: p, from: i, at: i, end: min(end, i+maxPhrase), lastHead: -1, governed: governed}
	for n.at < n.end && n.step() {
	}
	if p.kind == name || n.phrase() {
		return p
	}
	d.phrases = d.phrases[:len(d.phrases)-1]
	return nil
}

// nounReader reads one noun phrase from left to right.
type nounReader struct {
	d         *clauses
	p         *phrase
	from, end int  // tokens: where the phrase starts, how far it may go
	at        int  // the next token
	lastHead  int  // the token behind the last noun that says who somebody is, -1: none
	noun      bool // a word that can be the head has been read
	governed  bool // a preposition stands before it
}

// step takes the next token and reports whether the phrase may go on behind it.
func (n *nounReader) step() bool {
	d, k := n.d, n.at
	t := &d.tokens[k]
	switch {
	case t.kind != word:
		return n.sign(t)
	case k == n.from+1 && isNumeral(d.tokens[n.from].text) && len(d.tokens[n.from].text) == 4 && isCapital(t.text): // in 1951 | Silas Prowse
		return false
	}
	if far := d.nameAt(k); far > k && far <= n.end {
		return n.name(far)
	}
	if n.noun && isNumeral(t.text) && isCapital(d.tokens[k-1].text) { // Section 12
		n.at++
		return false
	}
	if !d.inPhrase(k, k == n.from, n.noun) && !(n.noun && d.stillNoun(k, n.from, n.end, n.governed)) {
		return false
	}
	n.at++
	if t.class&(det|adverb) != 0 && t.class&head == 0 {
		return true
	}
	if t.class&(head|thing|office) != 0 || d.tongue.nouns && isCapital(t.text) && d.tongue.job(t.lower) {
		n.lastHead = k + 1
	}
	n.noun, n.p.head = true, k
	if t.owner {
		n.noun, n.lastHead = false, -1
	}
	return true
}

// sign takes an apostrophe or a comma that stands inside the phrase.
func (n *nounReader) sign(t *token) bool {
	d, k := n.d, n.at
	switch {
	case (t.text == "'" || t.text == "’") && n.noun && k+1 < n.end && d.tokens[k+1].kind == word && d.tokens[k-1].span.End == t.span.Start && strings.HasSuffix(d.tokens[k-1].lower, "s"):
		n.noun, n.lastHead = false, -1 // the pilots' union
	case t.text == "," && k > n.from && n.lastHead < 0 && d.tokens[n.from].class&det != 0 && d.adjectives(k+1, n.end): // the tired, old diplomat
	default:
		return false
	}
	n.at++
	return true
}

// name takes the words of a name, which ends before token far.
func (n *nounReader) name(far int) bool {
	d := n.d
	if who := d.personAt(n.at); who != nil && !d.tokens[far-1].owner && !d.describes(far, n.end) {
		p := n.p
		p.core, p.to, p.reach, p.head, p.kind, p.who = far, far, far, n.at, name, who
		return false
	}
	n.noun, n.p.head, n.lastHead = true, far-1, -1
	if d.tokens[far-1].owner {
		n.noun, n.lastHead = false, -1
	}
	n.at = far
	if far >= n.end || d.tokens[far].kind != word || d.tokens[far].text != d.tokens[far].lower || !n.noun || d.tongue.nouns {
		return true
	}
	if isNumeral(d.tokens[far].text) { // Section 12
		n.at++
		return false
	}
	if !d.describes(far, n.end) {
		return false // NordAir obtained
	}
	n.noun = false // Accountability Office | report
	return true
}

// phrase completes what was read, and reports whether it is a noun phrase.
func (n *nounReader) phrase() bool {
	d, p, k := n.d, n.p, n.at
	first := &d.tokens[n.from]
	if k == n.from || p.head < 0 && first.class&number == 0 && first.lower != "this" && first.lower != "that" {
		return false
	}
	if n.lastHead > 0 && n.lastHead < k && d.verbEnding(n.lastHead) && !(k < len(d.tokens) && d.tokens[k].class&(say|tell|aux|verb|ing) != 0) {
		k = n.lastHead // the trainer | purred
	}
	if p.head < 0 {
		p.head = n.from
	}
	if n.lastHead > 0 {
		p.head = n.lastHead - 1
	}
	if d.tongue.nouns && d.tokens[p.head].text == d.tokens[p.head].lower && d.tokens[p.head].class&(head|number|det) == 0 {
		return false
	}
	p.core, p.to, p.reach = k, k, k
	p.kind = d.kindOf(p)
	return true
}

// unchanged are verbs whose past is like their infinitive.
var unchanged = set(`read hit cut put set let`)

// adjectives reports whether one or two lower-case words and a noun for a person start at token k.
func (d *clauses) adjectives(k, end int) bool {
	for n := k; n < end && n < k+3; n++ {
		t := &d.tokens[n]
		if t.kind != word || t.text != t.lower || t.class&(det|prep|conj|sub|rel|aux|pronoun|object|verb|saying|adverb) != 0 {
			return false
		}
		if t.class&head != 0 {
			return n > k
		}
	}
	return false
}

// stillNoun reports whether a form that can be a verb is a noun at token k, behind another noun of the phrase that starts at
// token i: a Trump-style retort; on criminal justice issues.
func (d *clauses) stillNoun(k, i, end int, governed bool) bool {
	t := &d.tokens[k]
	if t.text != t.lower || t.class&(say|tell|base) == 0 || t.class&(verb|aux) != 0 || strings.HasSuffix(t.lower, "ed") || d.personAt(k-1) != nil {
		return false
	}
	if t.class&base != 0 {
		return !unchanged[t.lower] && !strings.HasSuffix(d.tokens[k-1].lower, "s") && d.tokens[k-1].class&(head|number) == 0 // a conference call
	}
	return governed && strings.HasSuffix(t.lower, "s") && t.lower != "says" && k+1 < end && d.tokens[k+1].kind == word && !(k+1 < end && d.tokens[k+1].class&(det|pronoun|sub) != 0)
}

// verbEnding reports whether the word at token k, which is in no list, can be a verb: purred, purrs.
func (d *clauses) verbEnding(k int) bool {
	w := d.tokens[k].lower
	return !d.tongue.isEnglish() || d.tokens[k].class&(naming|part) != 0 || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s")
}

// inPhrase reports whether the word at token k, which is not a name, can continue a noun phrase.
func (d *clauses) inPhrase(k int, first, noun bool) bool {
	t := &d.tokens[k]
	switch {
	case t.class&det != 0 && t.class&head == 0:
		return first || k > 0 && d.tokens[k-1].class&det != 0 || t.class&number != 0 && !noun
	case t.class&(pronoun|object|conj|rel) != 0 && t.class&(head|title) == 0:
		return false
	case t.class&(prep|sub) != 0 && !(t.class&(head|title) != 0):
		return t.lower == "former" || t.lower == "past"
	case t.class&aux != 0:
		return false
	case d.tongue.nouns:
		return isCapital(t.text) && t.class&period == 0 && !(t.starts && t.class&(stray|adverb) != 0) || !noun && t.class&(say|tell|part|verb|adverb|reflexive) == 0
	case isCapital(t.text) && !t.starts && t.class&(stray|period) == 0:
		return true
	case t.class&period != 0:
		return !noun && !first && t.text == t.lower
	case t.class&(say|tell|base|verb) != 0:
		return !noun && t.class&(head|thing|utter) != 0 && (!first || strings.HasSuffix(t.lower, "s")) || !noun && !first && d.tokens[k-1].class&(det|number) != 0 || !noun && !first && d.tokens[k-1].owner
	case t.class&ing != 0:
		return !noun && !first
	case d.tongue.isEnglish() && strings.HasSuffix(t.lower, "ed") && len(t.lower) > 4 && t.text == t.lower:
		return !noun && !first
	case d.tongue.isEnglish() && strings.HasSuffix(t.lower, "ing") && len(t.lower) > 5 && t.text == t.lower:
		return !first && (!noun || k+1 < len(d.tokens) && d.tokens[k+1].class&(head|thing) != 0)
	case d.isAdverb(k):
		return !noun && !first && k+1 < len(d.tokens) && d.tokens[k+1].text == d.tokens[k+1].lower
	}
	return true
}

// kindOf returns the kind of a phrase without a name, by its head.
func (d *clauses) kindOf(p *phrase) kind {
	t := &d.tokens[p.head]
	switch {
	case t.class&period != 0:
		return other
	case t.class&(thing|paper|body) != 0:
		return entity
	case t.class&(head|office|kin|number) != 0:
		return role
	case d.tongue.nouns:
		switch {
		case d.tongue.job(t.lower) || strings.HasSuffix(t.lower, "-jährige") || strings.HasSuffix(t.lower, "-jähriger"):
			return role
		case isUpper(t.text) && len(t.text) > 1:
			return entity
		}
		return other
	case isCapital(t.text):
		if t.class&stray != 0 { // Republicans, Americans
			return role
		}
		return entity
	case d.tongue.job(t.lower) || strings.HasSuffix(t.lower, "-old") || strings.HasSuffix(t.lower, "ers") || strings.HasSuffix(t.lower, "ists"):
		return role
	}
	return other
}
