// Package quotation finds what is quoted in an article, who said it, and which quotations a reader wants to see first.
//
// It works by rules over words, signs and paired marks. A speaker is given by evidence of falling strength: a saying
// verb that touches the quotation; the subject of the sentence that holds it; the speaker of the quotation before it in
// the same paragraph; the sentence before. Names and offices are then resolved over the whole article, pronouns to the
// person who spoke last or was named first in the sentences before. Where the evidence is weak nobody is named: a
// quotation under the wrong name is the worst mistake to make.
package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// Quote is one quotation. All strings are plain text.
type Quote struct {
	Text    string       // word for word, without the outer marks and a comma before the closing one; paragraphs parted by a blank line
	Speaker string       // the longest name the article has for the person, a role as printed, or "" where nobody is sure
	Role    bool         // Speaker is a role and no name
	Key     bool         // worth showing beside the summary; see Choose
	Worth   float64      // how much an editor would want it; comparable within one article
	Spans   []prose.Span // where its words stand in the body, in order and apart
	Reason  string       // why this speaker, or why none, in a few words
}

// candidate is a quotation on its way to be a Quote.
type candidate struct {
	index  int // of the quotation
	token  int
	words  int
	direct bool // it ends as speech does before its attribution: , . ? !
	whole  bool // it ends as a sentence does
	who    resolved
	drop   bool
	unsaid bool         // nobody is known to have said it, whoever is near
	joined []prose.Span // pieces of the quotation it goes on in
}

// Find returns all quotations of body, the key ones first, best first. Title is the article's title, "" for none.
// The same words are given once. The first 500,000 words and signs of body are read. It is linear in the text, takes a
// bounded amount of memory and is safe for concurrent use.
func Find(title, body string) []Quote {
	if !strings.ContainsAny(body, "\"'“”‘’„«»‹›") {
		return nil
	}
	d := newDocument(body)
	if len(d.quotes) == 0 {
		return nil
	}
	found := d.attribute()
	d.join(found)
	return d.rank(title, found)
}

// attribute goes through the quotations in order and finds their speakers.
func (d *document) attribute() []candidate {
	out := make([]candidate, 0, len(d.quotes))
	var history []resolved
	for n, q := range d.quotes {
		c := d.candidate(n, q)
		s, ok := d.find(c, out)
		switch {
		case d.unsaid(c):
			c.unsaid, c.who.why = true, "said not to have been said"
		case d.someAnswer(c.token):
			c.unsaid, c.who.why = true, "an answer of nobody named"
		case ok && s.grade == carried:
			prev := out[len(out)-1].who
			c.who = prev
			c.who.why = "goes on from the quotation before"
			c.who.source.grade = carried
		case ok:
			c.who = d.resolve(s, history)
		default:
			c.who.why = "nobody said to have said it"
			if i := c.token - 2; d.is(i+1, c.token, ":") && i >= 0 && isInitial(d.tokens[i].text) { // A: “...”
				history = append(history, resolved{source: source{from: i, to: i + 1}})
			}
		}
		c.drop = d.isLabel(c)
		if c.who.name != "" && !c.drop {
			history = append(history, c.who)
		}
		out = append(out, c)
	}
	d.carryBack(out)
	return out
}

func (d *document) candidate(n int, q prose.Quotation) candidate {
	c := candidate{index: n, token: d.at[n]}
	for _, p := range q.Pieces {
		for range prose.EachWord(d.body, p) {
			c.words++
		}
	}
	text := q.Pieces[len(q.Pieces)-1].Of(d.body)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "’”\"'"))
	c.whole = last == '.' || last == '?' || last == '!' || last == '…'
	c.direct = c.whole || last == ',' || last == '—' || last == '-' || last == '–'
	if next := c.token + 1; next < len(d.tokens) && d.tokens[next].text == "," && d.tokens[next].paragraph == d.tokens[c.token].paragraph {
		// British: comma outside; but not in: asked about the “war of nerves”, he left
		i := c.token - 1
		c.direct = c.direct || i < 0 || d.tokens[c.token].starts || !determiners[d.tokens[i].lower] && !prepositions[d.tokens[i].lower]
	}
	return c
}

// find looks for the speaker of a quotation in the order of trust.
func (d *document) find(c candidate, before []candidate) (source, bool) {
	end := c.token // its last token, where it runs over paragraphs
	for end+1 < len(d.tokens) && d.tokens[end+1].kind == quoted && d.tokens[end+1].quote == c.index {
		end++
	}
	behind, okBehind := d.after(end, c.direct)
	ahead, okAhead := d.before(c.token)
	switch {
	case okAhead && okBehind && d.fronted(c.token) && (ahead.grade == cue && ahead.verb == c.token-1 || determiners[d.tokens[c.token-1].lower] || d.is(c.token-1, c.token, "as")): // When X says “...”, Y laughs
		return ahead, true
	case okAhead && okBehind && ahead.grade == cue && d.is(c.token-1, c.token, ":") && !(c.direct && behind.grade == cue && d.isPerson(behind.to-1)):
		return ahead, true
	case okAhead && okBehind && ahead.grade >= subject && d.is(end+1, end, ",") && !c.whole && !d.capital(c) && calling[d.tokens[max(ahead.verb, 0)].lower]: // X called Y “...”, a report found
		return ahead, true
	case okBehind && (c.direct || behind.grade == cue && !okAhead):
		return behind, true
	case okAhead:
		return ahead, true
	case okBehind:
		return behind, true
	}
	if next := end + 1; next < len(d.tokens) && d.tokens[next].paragraph == d.tokens[end].paragraph && !d.tokens[next].starts {
		if s, ok := d.lateVerb(next); ok {
			return s, true
		}
	}
	if s, ok := d.carryOn(c, before); ok {
		return s, true
	}
	if s, ok := d.holder(c); ok {
		return s, true
	}
	if s, ok := d.sentenceBefore(c); ok {
		return s, true
	}
	if d.overParagraph(c, end, before) {
		return source{grade: carried}, true
	}
	return source{}, false
}

// calling are verbs whose words in quotation marks are what somebody is called.
var calling = set(`called calls call described describes dubbed branded labelled labeled accused accuses`)

// fronted reports whether the sentence of token q starts with a clause of time or condition.
func (d *document) fronted(q int) bool {
	from, _ := d.sentence(q)
	for from < q && (d.tokens[from].lower == "but" || d.tokens[from].lower == "and" || d.tokens[from].lower == "even") {
		from++
	}
	switch d.tokens[from].lower {
	case "when", "while", "if", "as", "after", "before", "because", "since", "although", "though", "once", "whenever":
		return true
	}
	return false
}

// holder: X went after them as “fragment”. No verb of the sentence is known for saying, but a person is its subject.
func (d *document) holder(c candidate) (source, bool) {
	from, _ := d.sentence(c.token)
	if from == c.token || c.token-from > 40 {
		return source{}, false
	}
	if d.readsOut(from, c.token) {
		return source{}, false
	}
	for v := max(from+1, c.token-3); v < c.token; v++ { // was asked, “...”
		if t := d.tokens[v].lower; (t == "asked" || t == "told") && passive[d.tokens[v-1].lower] {
			return source{}, false
		}
	}
	if b := d.tokens[c.token-1].text; b == "—" || b == "–" { // X — “the brain of the street” — is what others call X
		return source{}, false
	}
	least := d.clauseStart(from, c.token)
	if prepositions[d.tokens[least].lower] {
		for i := least; i < min(least+8, c.token-1); i++ {
			if d.tokens[i].text == "," && d.isPerson(i+1) {
				least = i + 1
				break
			}
		}
	}
	for i := least; i < min(least+4, c.token); i++ {
		t := &d.tokens[i]
		if t.kind != word_ || prepositions[t.lower] {
			return source{}, false
		}
		if t.lower == "he" || t.lower == "she" {
			return source{from: i, to: i + 1, pronoun: t.lower, verb: i, grade: weak, rule: "subject of its sentence"}, true
		}
		k, ok := d.people.at[i]
		if i == least && (!ok && determiners[t.lower] || d.ownsNoun(i)) {
			if to := d.headEnd(i, c.token); to > i && (!things[d.tokens[to-1].lower] || d.is(c.token-1, c.token, ":")) {
				s := source{from: i, to: d.complement(to, c.token), verb: i, grade: weak, rule: "subject of its sentence"}
				if m, ok := d.apposed(to, c.token); ok {
					s.from, s.to = m.at, m.end
				}
				return s, true
			}
			if !ok && determiners[t.lower] {
				return source{}, false // the board saw Fox as “...”; the Fox ad
			}
		}
		if !ok {
			continue
		}
		m := d.people.mentions[k]
		if d.owns(m.end - 1) {
			return source{}, false
		}
		return source{from: m.at, to: m.end, verb: i, grade: weak, rule: "subject of its sentence"}, true
	}
	return source{}, false
}

// join makes one quotation of “A,” said X, “b.”: the second goes on with the sentence of the first.
func (d *document) join(all []candidate) {
	for i := 0; i+1 < len(all); i++ {
		a, b := &all[i], &all[i+1]
		if a.drop || a.whole || d.tokens[a.token].paragraph != d.tokens[b.token].paragraph || a.who.name == "" || a.who.name != b.who.name {
			continue
		}
		text := d.quotes[b.index].Pieces[0].Of(d.body)
		r, _ := utf8.DecodeRuneInString(text)
		between := b.token - a.token
		if !unicode.IsLower(r) || !d.is(b.token-1, b.token, ",") || between < 3 || between > 12 || !d.comma(a) || len(a.joined) > 0 || d.secondVerb(a.token, b.token) {
			continue
		}
		a.joined = d.quotes[b.index].Pieces
		a.words += b.words
		a.drop, b.drop = false, true
	}
}

// secondVerb reports whether between two quotations a sentence ends, or a participle has the second one for itself:
// said X, adding.
func (d *document) secondVerb(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if d.tokens[i].starts || i > b-3 && gerunds[d.tokens[i].lower] {
			return true
		}
	}
	return false
}

func (d *document) comma(c *candidate) bool {
	text := d.quotes[c.index].Pieces[len(d.quotes[c.index].Pieces)-1].Of(d.body)
	return strings.HasSuffix(text, ",") || d.is(c.token+1, c.token, ",")
}

// text writes the words of a quotation: paragraphs parted by a blank line, white space folded.
func (d *document) text(c candidate) (string, []prose.Span) {
	pieces := d.quotes[c.index].Pieces
	parts := make([]string, 0, len(pieces))
	for _, p := range pieces {
		parts = append(parts, fold(p.Of(d.body)))
	}
	spans := slices.Clone(pieces)
	out := strings.Join(parts, "\n\n")
	for _, p := range c.joined {
		out += " " + fold(p.Of(d.body))
		spans = append(spans, p)
	}
	return strings.TrimRightFunc(out, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }), spans
}
