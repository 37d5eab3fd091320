package quotation

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file has ways of French: several quotations before one verb; an infinitive that goes on with what somebody says.

// maxBetween is the largest number of tokens between two quotations of one speaker before the verb behind them.
const maxBetween = 8

// behindNext offers whoever speaks behind the quotations that follow in the sentence, if nothing else says whose this one is: « ... » mais aussi
// « ... », a insisté X. A verb of saying between them may have another subject.
func (o *optioner) behindNext() {
	d := o.d
	if d.Tongue.Tag != "fr" || o.attributed || o.c.words < 3 {
		return
	}
	for _, x := range o.list {
		if ties[x.tie].strict {
			return
		}
	}
	s := d.SentenceAt(o.end)
	last, from := o.end, o.end+1
	for k := from; k < s.To && k <= from+maxBetween; k++ {
		switch t := &d.Tokens[k]; {
		case t.Paragraph != d.Tokens[o.end].Paragraph, t.Kind == lexis.Quoted && k == from:
			k = s.To
		case t.Kind == lexis.Quoted:
			last, from = k, k+1
		case t.Kind == lexis.Sign && t.Text != ",", t.Class&(lexis.Saying|lexis.Part|lexis.Quoting|lexis.Rel|lexis.Accord) != 0:
			k = s.To
		}
	}
	if last == o.end {
		return
	}
	next := *o
	next.end, next.list = last, nil
	i := last + 1
	if d.Is(i, last, ",") {
		i++
	}
	if i >= s.To {
		return
	}
	next.phrasesBehind(s, i)
	next.verbsBehind(s, i)
	for _, x := range next.list {
		if (x.tie == saysX || x.tie == accordAfter) && x.phrase >= 0 {
			o.add(x.phrase, x.tie, x.verb)
		}
	}
}

// narrated reports whether nothing but a French infinitive that goes on with what the speaker before says precedes the quotation in its sentence,
// which starts at token from: Et d'ajouter : Q; Avant de conclure : Q.
func (o *optioner) narrated(from int) bool {
	d := o.d
	return d.Tongue.Tag == "fr" && narrating[d.Tokens[from].Lower] && (d.Is(from+1, from, "d'") || d.Is(from+1, from, "de")) && o.q >= from+4 && o.q <= from+6 && d.Is(o.q-1, from, ":") && clause.EndsInfinitive(d.Tokens[from+2].Lower)
}

// narrating are French words before such an infinitive.
var narrating = lexis.Set(`et puis avant`)

// beside reports whether the subject of action a begins a French clause beside that of the quotation, with token i behind it: Q, tandis que | X
// réclamait un vote.
func (o *optioner) beside(a *clause.Action, i int) bool {
	from := o.d.Phrases[a.Subject].From
	return o.d.Tongue.Tag == "fr" && from > i && from <= i+2 && from < a.At && whiles[o.d.Tokens[i].Lower]
}

// whiles are French words that begin such a clause.
var whiles = lexis.Set(`tandis alors quand lorsque puisque parce car`)

// spokeLast reports whether the speaker of quotation c is the one of the last quotation that has any, in its paragraph or the one before.
func (d *document) spokeLast(c *candidate, before []candidate) bool {
	for k := len(before) - 1; k >= max(0, len(before)-mostSilent) && d.Tokens[c.token].Paragraph-d.Tokens[before[k].token].Paragraph <= 1; k-- {
		if before[k].who.Name != "" {
			return before[k].who.Name == c.who.Name
		}
	}
	return false
}
