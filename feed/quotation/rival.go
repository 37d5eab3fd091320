package quotation

import (
	"slices"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file forbids options: those that a veto bars (veto.go), and those that another option of the same quotation rules out.

// allowed returns the options that no rule forbids. The rules override the weights.
func (d *document) allowed(c *attribution.Quotation, all []attribution.Option) []attribution.Option {
	barred := make([]bool, 0, 24)
	for i := range all {
		barred = append(barred, d.forbidden(c, &all[i]))
	}
	r := rivals{d: d, c: c}
	for i := range all {
		if says := all[i].Tie == attribution.SaysX || all[i].Tie == attribution.XSays; says && d.reads(c, &all[i]) { // “...,” it read
			return all[:0]
		} else if !barred[i] {
			r.said = r.said || says
			r.reported = r.reported || all[i].Pronoun == "" && d.reportsAhead(c, &all[i])
		}
	}
	if i := d.frontedSpeaker(c, all); i >= 0 {
		all[0], barred[0] = all[i], barred[i]
		all = all[:1]
	}
	for i := range all {
		r.see(&all[i], barred[i], all)
	}
	out := all[:0]
	for i, x := range all {
		if !barred[i] && !r.ruleOut(&x) {
			out = append(out, x)
		}
	}
	return out
}

// frontedSpeaker returns the index of the option whose verb of saying stands right before a quotation in a clause that begins the
// sentence, or -1: When Fox says Q, Reed laughs.
func (d *document) frontedSpeaker(c *attribution.Quotation, all []attribution.Option) int {
	if !c.Fronted || c.Token == 0 || d.Tokens[c.Token-1].Class&lexis.Saying == 0 {
		return -1
	}
	return slices.IndexFunc(all, func(x attribution.Option) bool { return x.Verb == c.Token-1 })
}

// reportsAhead reports whether the verb of saying of option x leads up to the quotation: X said Q; Laut X hatte sich | Y geäußert: Q.
func (d *document) reportsAhead(c *attribution.Quotation, x *attribution.Option) bool {
	return x.Tie == attribution.SaidTouch || d.Tongue.Nouns && c.Colon && (x.Tie == attribution.SaidNear || x.Tie == attribution.SaidFar)
}

// rivals tells what the options of quotation c show together. Those that a veto bars count where nothing else is said.
type rivals struct {
	d *document
	c *attribution.Quotation

	said     bool // one that is not barred speaks right behind it: Q, said X
	reported bool // one that is not barred reports it ahead: X said Q
	retold   bool // somebody else is said to have told others: tellsSomebody
	ahead    bool // a verb leads up to it: X called it Q
	behind   bool // one that is not barred has verb and subject behind it: Q, said X
	shouted  bool // a participle behind a verb with a subject of its own leads up to it: while pupils stood there chanting Q
	late     bool // an English sentence ends with who says it: Reed was Q at work, Fox said
}

// see adds what option x of all shows.
func (r *rivals) see(x *attribution.Option, barred bool, all []attribution.Option) {
	d, en := r.d, r.d.Tongue.IsEnglish()
	r.retold = r.retold || d.tellsSomebody(r.c, x, all)
	r.behind = r.behind || x.Tie == attribution.SaysX && !barred
	r.shouted = r.shouted || en && x.Tie == attribution.TellTouch && d.Tokens[x.Verb].Class&lexis.Ing != 0 && slices.Contains(x.Ties[:], attribution.DoesBeside)
	r.late = r.late || en && x.Tie == attribution.LateXSays && d.closes(x)
	r.ahead = r.ahead || x.Tie <= attribution.TellNear && x.Verb >= 0 && (!en || x.Tie == attribution.TellTouch)
}

// ruleOut reports whether option x gives way to another one.
func (r *rivals) ruleOut(x *attribution.Option) bool {
	d, t := r.d, x.Tie
	switch {
	case t == attribution.AccordAfter && r.said: // Q, said Y, according to | X
		return true
	case t == attribution.AccordFar && r.reported: // according to | X, Y said Q
		return true
	case t == attribution.SaidOuter && r.retold: // X said that Y told the police Q
		return true
	case t == attribution.DoesBeside && r.shouted: // X waved, while pupils stood there chanting Q
		return true
	case r.said && d.spent(r.c, x): // Q, said | X, Q, said Y
		return true
	case t == attribution.XSays || t == attribution.LateXSays: // Y called it Q, | X said it was Q; alla rivista Q, X ha detto: Q
		return r.ahead && d.leadsToAnother(x.Verb) || !d.Tongue.IsEnglish() && d.leadsOn(x.Verb)
	case t == attribution.TellNear || t == attribution.TellFar || t == attribution.DoesColon: // Y sprach auch von | X: Q, sagte Z
		return d.Tongue.Nouns && r.behind
	case t >= attribution.DoesNear && t <= attribution.DoesBeside: // X was Q at work, Y said
		return (d.Has(x.Verb, x.Verb, lexis.Aux) || d.Has(x.Verb-1, x.Verb, lexis.Be)) && (r.late || d.predicated(r.c, x))
	}
	return false
}

// tellsSomebody reports whether English option x is somebody who told it to others, and the subject right behind the outer verb of
// saying: Fox said that | Reed had told the police it was Q. What that verb reports are the words of that one; but not: Fox said
// what Reed told the police was Q; Fox said Reed told the police when he was Q.
func (d *document) tellsSomebody(c *attribution.Quotation, x *attribution.Option, all []attribution.Option) bool {
	if !d.Tongue.IsEnglish() || x.Phrase < 0 || x.Tie > attribution.SaidFar || x.Verb < 0 || !d.Is(x.Verb, x.Verb, "told") || d.Has(x.Verb-1, x.Verb, lexis.Be) {
		return false
	}
	p := &d.Phrases[x.Phrase]
	first := p.From - 1
	if d.Is(first, p.From, "that") {
		first--
	}
	inner := func(i int) bool {
		return d.Tokens[i].Class&(lexis.Rel|lexis.Sub|lexis.Conj) != 0 && d.Tokens[i].Lower != "that"
	}
	return (p.Kind == clause.Name || p.Kind == clause.Role) && p.From < x.Verb && !lexis.Any(p.To, c.Token, inner) &&
		slices.ContainsFunc(all, func(o attribution.Option) bool { return o.Tie == attribution.SaidOuter && o.Verb == first })
}

// predicated reports whether English quotation c only tells what the subject of option x is or does, who is not said to speak: the
// guard was “very calm”; the vans would also Q; but not: Fox said she would Q; “...,” Fox said. She was Q. "They" may be a body
// that was named before.
func (d *document) predicated(c *attribution.Quotation, x *attribution.Option) bool {
	k := c.Token - 1
	for k > x.Verb && (d.IsAdverb(k) || d.Has(k, k, lexis.Deny)) {
		k--
	}
	return x.Count == 1 && x.Pronoun != "they" && k == x.Verb && !d.Is(k, k, "be") && !d.tellsOfLast(x)
}

// tellsOfLast reports whether the subject of option x is a pronoun that begins its sentence, for whoever spoke in the sentence before.
func (d *document) tellsOfLast(x *attribution.Option) bool {
	n := len(d.History) - 1
	if x.Pronoun == "" || n < 0 || d.History[n].Who == nil {
		return false
	}
	s, last := d.SentenceAt(x.From), &d.History[n]
	if x.From > s.From || s.From == 0 || last.From < d.SentenceAt(s.From-1).From || d.Tokens[s.From].Paragraph != d.Tokens[s.From-1].Paragraph {
		return false
	}
	return x.Pronoun == "he" && last.Who.Gender.Fits(mention.Man) || x.Pronoun == "she" && last.Who.Gender.Fits(mention.Woman)
}

// closes reports whether a comma or a quotation stands right before the verb of saying of option x and its subject: Reed was Q at
// work, | Fox said.
func (d *document) closes(x *attribution.Option) bool {
	p := &d.Phrases[x.Phrase]
	return d.Has(x.Verb, x.Verb, lexis.Say) && (d.Is(min(p.From, x.Verb)-1, x.Verb, ",") || d.Tokens[min(p.From, x.Verb)-1].Kind == lexis.Quoted)
}

// leadsToAnother reports whether another quotation follows the verb at token i in its sentence. In English nothing but words may stand
// between them: not “...,” X said, “...”
func (d *document) leadsToAnother(i int) bool {
	to := d.SentenceAt(i).To
	if !d.Tongue.IsEnglish() {
		return d.QuotedBetween(i, to)
	}
	k := i + 1
	for k < to && d.Tokens[k].Kind == lexis.Word {
		k++
	}
	return k > i+1 && k < to && d.Tokens[k].Kind == lexis.Quoted
}

// leadsOn reports whether a colon and another quotation follow the verb at token i, whose subject precedes it. What stands before
// them is no speech: alla rivista «Vela», X ha detto: «...».
func (d *document) leadsOn(i int) bool {
	return d.Is(i+1, i, ":") && i+2 < len(d.Tokens) && d.Tokens[i+2].Kind == lexis.Quoted
}

// spent reports whether an option is who spoke the quotation before in the same sentence, by the verb after that one: “A,”
// said X, “B,” said Y. The verb after the second quotation decides. So it does where the first ends a heading: X called it “A” “B,” said Y.
func (d *document) spent(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Tie == attribution.GoesOnSame {
		return true
	}
	from := d.SentenceAt(c.Token).From
	return x.Verb > from && x.Verb < c.Token && (d.QuotedBetween(from, x.Verb) || d.Tokens[c.Token-1].Kind == lexis.Quoted)
}
