package quotation

import (
	"strings"
)

// leastSure is the least probability of an option that is named.
const leastSure = 0.45

// allowed returns the options without those that are wrong whatever the weights say.
func (d *document) allowed(c *candidate, all []option) []option {
	said := false // “...,” said X, according to Y
	for i := range all {
		said = said || (all[i].tie == saysX || all[i].tie == xSays) && !d.forbidden(c, &all[i])
	}
	if c.fronted && c.token > 0 && d.tokens[c.token-1].class&saying != 0 { // When Fox says “...”, Reed laughs
		for i := range all {
			if all[i].verb == c.token-1 {
				all[0] = all[i]
				all = all[:1]
				break
			}
		}
	}
	out := all[:0]
	for _, x := range all {
		if !d.forbidden(c, &x) && !(said && (x.tie == accordAfter || d.spent(c, &x))) {
			out = append(out, x)
		}
	}
	return out
}

// spent reports whether an option is who spoke the quotation before in the same sentence, by the verb behind that one: “A,” said
// X, “B,” said Y. The verb behind the second quotation decides.
func (d *document) spent(c *candidate, x *option) bool {
	if x.tie == goesOnSame {
		return true
	}
	from := d.sentenceAt(c.token).from
	return x.verb > from && x.verb < c.token && x.tie.family() == famAhead && d.quotedBetween(from, x.verb)
}

func (d *document) forbidden(c *candidate, x *option) bool {
	if !d.tongue.isEnglish() {
		return d.foreign(c, x)
	}
	if x.phrase < 0 {
		return false
	}
	p := &d.phrases[x.phrase]
	if x.verb >= 0 && (p.kind == name || p.kind == role || p.kind == proform) {
		if w := d.tokens[x.verb].lower; w == "read" || w == "reads" { // whoever reads out did not write it
			return true
		}
	}
	for k := p.from; k < p.to; k++ { // 61 percent chose “...”
		if w := d.tokens[k].lower; w == "percent" || w == "%" || w == "per" && d.is(k+1, k, "cent") {
			return true
		}
	}
	return false
}

// foreign reports whether an option is forbidden in a language other than English: no verb of saying binds it to the quotation.
func (d *document) foreign(c *candidate, x *option) bool {
	if !d.tongue.isKnown() {
		return x.ties[0] != labelled || c.token-x.from > 6 || !isCapital(d.tokens[x.from].text) || !d.certainName(x.from, x.to)
	}
	if !ties[x.ties[0]].strict && !(d.tongue.nouns && x.ties[0] == saysXGuess && c.first) {
		return true
	}
	if x.phrase < 0 {
		return false
	}
	p := &d.phrases[x.phrase]
	if x.ties[0] == saidFar && !c.colon && p.kind != name && !d.reportedBetween(x.verb, c.token) || x.ties[0] == tellFar && !c.colon || x.ties[0].family() == famElse && !c.whole {
		return true
	}
	if x.ties[0] == doesColon && (!c.whole && !c.capital || p.kind == proform || p.from > d.sentenceAt(c.token).from+1 && !d.tongue.nouns) {
		return true
	}
	if d.tongue.nouns && p.kind != name && p.kind != proform && d.tokens[p.from].class&det == 0 && !isCapital(d.tokens[p.from].text) {
		return true
	}
	if d.tongue.nouns && p.who == nil && p.alias < 0 && d.accords(p) && (p.of >= 0 || isCapital(d.tokens[p.pre].text) && genitive[d.tokens[p.from].lower]) {
		return true // nach Angaben des Wirts: the name of a role in the genitive
	}
	if d.tongue.nouns && p.kind == proform && d.tokens[p.from].class&(he|she|they) == 0 && d.tokens[p.from].lower != "ich" { // hieß es
		return true
	}
	if x.ties[0] == accordAfter && d.tokens[p.head].class&utter != 0 && d.accords(p) {
		return true
	}
	if p.kind == other && (ties[x.ties[0]].grade < cue || d.tokens[p.from].class&det == 0 || d.tongue.nouns && x.verb >= 0 && strings.HasPrefix(d.tokens[x.verb].lower, "laut")) || p.pre >= 0 && !d.accords(p) && x.ties[0] != accordAfter && x.ties[0] != accordFar {
		return true
	}
	return d.tongue.cases && d.accords(p) && p.who == nil
}

// certainName reports whether the words before a colon are a name, in a language without a table: two of them have a capital,
// or the only one has a capital inside a sentence too.
func (d *document) certainName(from, to int) bool {
	if to-from > 1 {
		return isCapital(d.tokens[to-1].text)
	}
	for i := range d.tokens {
		if t := &d.tokens[i]; t.text == d.tokens[from].text && !t.starts && i > 0 && d.tokens[i-1].kind == word {
			return true
		}
	}
	return false
}

// unsaid reports whether the sentence of a quotation shows that nobody said it: X denied saying “...”; X never said “...”;
// should say “...”; if X says “...”; agreed with the sentence “...”.
func (d *document) unsaid(c *candidate) bool {
	if d.polled(c) {
		return true
	}
	s := d.sentenceAt(c.token)
	behind := c.end + 1
	if d.is(behind, c.end, ",") {
		behind++
	}
	for n := s.action1 - 1; n >= s.action0 && !d.has(behind, c.end, say); n-- {
		a := &d.actions[n]
		if a.at >= c.token || c.token-a.at > 8 {
			continue
		}
		if a.class&(say|base) == 0 && d.tokens[a.at].lower != "called" && d.tokens[a.at].lower != "calling" {
			return false // to doubt a thought is to have it
		}
		if d.quotedBetween(a.at, c.token) {
			return false
		}
		return a.denied || a.unsaid && c.token-a.at <= 3 || n > s.action0 && a.outer == n-1 && d.denies(&d.actions[n-1], a)
	}
	if i := c.end + 1; i < len(d.tokens) && d.tokens[i].paragraph == d.tokens[c.end].paragraph {
		s = d.sentenceAt(i)
		for n := s.action0; n < s.action1; n++ {
			if a := &d.actions[n]; a.at >= i {
				return a.at < i+8 && a.class&(say|base) != 0 && (a.denied || n+1 < s.action1 && d.actions[n+1].outer == n && d.denies(a, &d.actions[n+1]) && d.actions[n+1].at-a.at <= 3)
			}
		}
	}
	return false
}

// denies reports whether the outer action denies the one in its clause: denied that she had said.
func (d *document) denies(outer, inner *action) bool {
	c := d.tokens[outer.at].class
	return c&deny != 0 && c&saying != 0 && inner.at-outer.at < 7 && (inner.class&(say|base|ing) != 0)
}

// disputed reports whether a quotation is a claim of nobody known, which the sentence says is rejected: rejected the idea that
// “...”. The claim of somebody, as in "rejected the claim by Fox that", has the tie ownWords.
func (d *document) disputed(c *candidate) bool {
	s := d.sentenceAt(c.token)
	n, by := d.claim(c.token)
	if n < 0 || by >= 0 || d.phrases[n].from < s.from {
		return false
	}
	for k := d.phrases[n].from; k < d.phrases[n].core; k++ {
		if t := &d.tokens[k]; t.owner || t.lower == "his" || t.lower == "her" || t.lower == "their" {
			return false
		}
	}
	for a := s.action1 - 1; a >= s.action0; a-- {
		if x := &d.actions[a]; x.at < d.phrases[n].from {
			return d.phrases[n].from-x.at <= 3 && rejects[d.tokens[x.at].lower] && !x.passive
		}
	}
	return false
}

// rejects are verbs whose object is what somebody else says.
var rejects = set(`deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes disputed disputing
	refute refutes refuted refuting rebut rebuts rebutted rebutting challenge challenges challenged challenging ridicule ridiculed ridicules ridiculing
	disown disowned disowns contradict contradicts contradicted contradicting scorn scorned doubt doubts doubted doubting contest contested contests`)

// polled reports whether a quotation is what people were asked to agree with: agreed with the sentence “...”.
func (d *document) polled(c *candidate) bool {
	i := c.token - 1
	if !d.is(i, c.token, "sentence") && !d.is(i, c.token, "statement") && !d.is(i, c.token, "proposition") {
		return false
	}
	for k := i; k >= 0 && k > i-5; k-- {
		if w := d.tokens[k].lower; strings.HasPrefix(w, "agree") || strings.HasPrefix(w, "disagree") {
			return true
		}
	}
	return false
}

// someAnswer reports whether the text calls the quotation an answer and does not say whose: “...,” was the reply.
func (d *document) someAnswer(c *candidate) bool {
	i, q := c.end+1, c.end
	if d.is(i, q, ",") {
		i++
	}
	if !d.is(i, q, "was") && !d.is(i, q, "came") && !d.is(i, q, "is") && !d.is(i, q, "comes") {
		return false
	}
	for k := i + 1; k < i+5 && k < len(d.tokens) && d.tokens[k].kind == word; k++ {
		switch d.tokens[k].lower {
		case "reply", "answer", "response", "retort":
			return !d.is(k+1, q, "from") && !d.is(k+1, q, "of")
		}
	}
	return false
}

// isLabel reports whether the marks only set off a word, a title or a sign.
func (d *document) isLabel(c *candidate) bool {
	if d.tongue.cjk {
		return d.isLabelCJK(c)
	}
	if c.words == 0 || d.typed(c) || d.code(c) || d.headline(c) || c.unsaid && c.who.why == denied {
		return true
	}
	before, before2 := c.token-1, c.token-2
	for before >= 0 && (d.is(before, c.token, ",") || d.is(before, c.token, ":") || d.is(before, c.token, "(")) {
		before--
		before2 = before - 1
	}
	touched := c.who.source.grade == cue
	spoken := c.direct && touched && d.plainlySaid(c)
	switch {
	case c.words <= 3 && !spoken && !d.shortSpeech(c):
		return true
	case c.words <= 8 && d.has(before, c.token, naming) && !c.whole, d.has(before, c.token, work) && !touched && !c.whole && !(c.words >= 6 && d.is(before, c.token, "words")), d.has(before2, c.token, work) && d.is(before, c.token, "of") && c.words < 6:
		return true
	case (d.is(before, c.token, "read") || d.is(before, c.token, "reads") || d.is(before, c.token, "reading")) && !c.whole:
		return true
	case c.titled && c.who.source.phrase >= 0 && signs[d.tokens[d.phrases[c.who.source.phrase].head].lower]: // a sign says “Just the One”
		return true
	case c.titled && !c.whole && d.has(c.token-1, c.token, conj) && c.token > 1 && d.tokens[c.token-2].kind == quoted: // in “Farm and Fury” and “The Field”
		return true
	case c.titled && !c.whole && !c.first && !c.colon && d.namesWork(c): // on “Face the Nation,” Fox said; the show, “The Field,” said
		return true
	case c.titled && !(spoken && !d.isWritten(c)):
		return true
	}
	return false
}

// shortSpeech reports whether two or three words are speech although no verb of plain saying touches them: a sentence of
// somebody known, or three words that end a clause in which somebody says or calls something: called the plan “a bad joke.”
func (d *document) shortSpeech(c *candidate) bool {
	s := &c.who.source
	if c.words < 2 || c.who.name == "" {
		return false
	}
	return c.whole && (s.grade == cue || (s.grade >= carried || c.colon) && c.capital) ||
		c.words == 3 && c.direct && s.grade == subject && s.verb >= 0 && d.tokens[s.verb].class&(saying|ing) != 0
}

// namesWork reports whether the words before a quotation in title case make it the title of a work: a preposition, an article or
// an owner, or a kind of work and a comma.
func (d *document) namesWork(c *candidate) bool {
	i := c.token - 1
	if d.is(i, c.token, ",") {
		return d.has(i-1, c.token, work)
	}
	return d.has(i, c.token, prep|det) && d.tokens[i].class&saying == 0 || i >= 0 && d.tokens[i].owner && d.tokens[i].paragraph == d.tokens[c.token].paragraph
}

// isWritten reports whether a quotation in title case is the title of what somebody wrote. The verb says so, or a kind of work
// stands behind it: wrote “The Long Way Home,” a play.
func (d *document) isWritten(c *candidate) bool {
	if c.whole {
		return false
	}
	if v := c.who.source.verb; v >= 0 && strings.HasPrefix(d.tokens[v].lower, "wr") {
		return true
	}
	for k := c.end + 1; k < c.end+6 && k < len(d.tokens); k++ {
		if d.has(k, c.end, work) {
			return true
		}
		if d.tokens[k].class&(say|verb) != 0 {
			break
		}
	}
	return false
}

const denied = "said not to have been said"

// typed reports whether the marks are two apostrophes, as in some archives. Such quotations are left in the text: the annotated
// data have none, so how well the rules work for them is not known.
func (d *document) typed(c *candidate) bool {
	mark := d.body[d.quotes[c.index].Outer.Start:]
	return strings.HasPrefix(mark, "''") || strings.HasPrefix(mark, "``")
}

// code reports whether a quotation is a string of a program: msg="...", print("..."), "key": "value".
func (d *document) code(c *candidate) bool {
	outer := d.quotes[c.index].Outer
	if d.body[outer.Start] != '"' {
		return false
	}
	before := d.body[max(0, outer.Start-2):outer.Start]
	if strings.HasSuffix(before, "=") || len(before) == 2 && before[1] == '(' && before[0] >= 'a' && before[0] <= 'z' {
		return true
	}
	key := func(i, paragraph int) bool { // "key":
		return d.is(i, c.token, ":") && i > 0 && d.tokens[i-1].kind == quoted && d.tokens[i-1].span.End == d.tokens[i].span.Start &&
			(i == 1 || d.tokens[i-2].paragraph != paragraph || d.tokens[i-2].text == "{" || d.tokens[i-2].text == ",")
	}
	return key(c.token-1, d.tokens[c.token].paragraph) || key(c.end+1, d.tokens[c.token].paragraph)
}

// headline reports whether a quotation in single marks stands in the first paragraph while others have double marks. Papers that
// quote in double marks use single ones in headlines.
func (d *document) headline(c *candidate) bool {
	if d.tokens[c.token].paragraph > 0 && !(c.alone && c.words <= 8) || d.inDouble(c.index) {
		return false
	}
	for i := max(c.index-8, 0); i < len(d.quotes) && i < c.index+8; i++ {
		if i != c.index && d.inDouble(i) && d.tokens[d.at[i]].paragraph > 0 {
			return true
		}
	}
	return false
}

// inDouble reports whether quotation i opens with a double mark.
func (d *document) inDouble(i int) bool {
	mark := d.body[d.quotes[i].Outer.Start:]
	return !strings.HasPrefix(mark, "'") && !strings.HasPrefix(mark, "‘") && !strings.HasPrefix(mark, "`")
}

// plainlySaid reports whether a verb of plain saying touches the quotation.
func (d *document) plainlySaid(c *candidate) bool {
	v := c.who.source.verb
	return v < 0 || c.who.source.tie == cameFrom || d.tokens[v].class&(say|ing|part) != 0
}

// mostTitle is the most words of a quotation that may be a title.
const mostTitle = 8
