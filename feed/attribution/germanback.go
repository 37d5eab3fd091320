package attribution

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file finds who said a German quotation by the sentence behind it, which calls it words of somebody.

// wordsBefore offers whose words the sentence behind the quotation calls it: „...“ Mit diesen Worten ging der Wirt; Diesen Satz sagte der
// Wirt; Der Satz stammt vom Wirt; Das war die Antwort des Wirts; So fasst der Wirt es zusammen; Davon ist der Wirt überzeugt.
func (o *optioner) wordsBefore() {
	d, i := o.d, o.end+1
	for i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Sign && d.Tokens[i].Paragraph == d.Tokens[o.end].Paragraph {
		i++
	}
	if !d.Tongue.Nouns || o.attributed || i+4 >= len(d.Tokens) || d.Tokens[i].Paragraph != d.Tokens[o.end].Paragraph || !d.Tokens[i].Starts {
		return
	}
	s := d.SentenceAt(i)
	for k := i; k < s.To; k++ {
		if t := &d.Tokens[k]; t.Class&lexis.Deny != 0 || t.Kind == lexis.Quoted || clause.Alsos[t.Lower] {
			return
		}
	}
	if p, v := o.whoseWords(s, i); p >= 0 && d.Phrases[p].Kind != clause.Other {
		o.add(p, AccordAfter, v)
	}
}

// withWords offers who does something "with the words" that the quotation is: Mit den Worten „...“ übergab der Wirt das Haus; Der
// Wirt ging mit dem Satz „...“. Not: Mit den Worten „...“ wurde der Wirt begrüßt.
func (o *optioner) withWords() {
	d, k := o.d, o.q-1
	s := d.SentenceAt(o.q)
	if !d.Tongue.Nouns || o.attributed || k <= s.From || !d.isWords(k) && !withThese[d.Tokens[k].Lower] {
		return
	}
	with := k - 1
	for with > s.From && !d.Is(with, with, "mit") && d.Tokens[with].Text == d.Tokens[with].Lower && with > k-4 {
		with--
	}
	if !d.Is(with, with, "mit") || !d.Has(with+1, with, lexis.Det) {
		return
	}
	by, verb, t := -1, -1, AccordAfter
	if with == s.From {
		if by, verb = d.doneBy(s, o.end+1); verb > o.end+2 || verb >= 0 && concerns[d.Tokens[verb].Lower] {
			return
		}
	} else {
		t = AccordFar
		for n := s.Action0; n < s.Action1; n++ {
			if a := &d.Actions[n]; a.At < with {
				by, verb = a.Subject, a.At
				if a.Passive || a.Class&lexis.Quoting != 0 || passive[d.Tokens[a.At].Lower] {
					return
				}
			}
		}
	}
	if by >= 0 && d.Phrases[by].Kind != clause.Other {
		o.list = slices.DeleteFunc(o.list, func(x Option) bool { return x.Phrase == by && !Ties[x.Ties[0]].Strict })
		o.add(by, t, verb)
	}
}

var (
	withThese = lexis.Set(`ruf frage begründung gruß`)
	concerns  = lexis.Set(`beschäftigt beschäftigte sieht sah ringt rang hadert haderte lebt lebte`) // verbs of whom others' words concern
)

// reactedTo reports whether a German sentence begins with the quotation as what somebody reacts to: Auf die Frage „...“ antwortete
// Fuchs; Zu dem Vorwurf „...“ sagte der Wirt nichts.
func (o *optioner) reactedTo() bool {
	d, k := o.d, o.q-1
	from := d.SentenceAt(o.q).From
	if !d.Tongue.Nouns || k <= from || k > from+3 || !d.isWords(k) && !clause.Wordings[d.Tokens[k].Lower] && !reacts[d.Tokens[k].Lower] {
		return false
	}
	switch d.Tokens[from].Lower {
	case "zum", "zur":
		return true
	case "auf", "zu":
		return d.Has(from+1, from, lexis.Det)
	}
	return false
}

var reacts = lexis.Set(`vorwurf zuruf ruf einwurf anruf`)

// whoseWords returns the phrase that the German sentence s, from token i on, says the words before it are from, and the verb, or -1.
func (o *optioner) whoseWords(s *clause.Sentence, i int) (by, verb int) {
	d := o.d
	first, second := d.Tokens[i].Lower, d.Tokens[i+1].Lower
	switch {
	case first == "mit" && theseWords[second]:
		k := i + 2
		if d.isWords(k) && (d.Tokens[k+1].Text == "," || d.Tokens[k+1].Kind == lexis.Word && d.Tokens[k+1].Class&(lexis.Prep|lexis.Be) == 0) {
			return d.doneBy(s, k+1)
		}
	case (first == "diesen" || first == "diese") && d.isWords(i+1):
		if v := i + 2; d.Has(v, i, lexis.Say) || givesWords[d.Tokens[v].Lower] || d.Has(v, i, lexis.Aux) && d.Has(s.To-2, i, lexis.Part) {
			return d.doneBy(s, v)
		}
	case (first == "dieser" || first == "der" || first == "das" || first == "dieses") && d.isWords(i+1) && stems[d.Tokens[i+2].Lower]:
		return d.belongsTo(s, i+3), i + 2
	case first == "das" && d.Has(i+1, i, lexis.Be) && d.Has(i+2, i, lexis.Det) && ownWords[d.Tokens[i+3].Lower],
		first == "so" && (second == "lautet" || second == "lautete") && d.Has(i+2, i, lexis.Det) && (ownWords[d.Tokens[i+3].Lower] || d.Has(i+3, i, lexis.Utter)):
		return d.belongsTo(s, i+4), i + 1
	case first == "so" && (describes[second] || (second == "sieht" || second == "sah") && (d.Is(i+2, i, "es") || d.Is(i+2, i, "das"))),
		first == "das" && thinks[second],
		first == "davon" && d.Has(i+1, i, lexis.Be) && d.Is(s.To-2, i, "überzeugt"),
		(first == "da" || first == "dessen") && d.Has(i+1, i, lexis.Be) && d.Is(i+2, i, "sich") && d.Is(s.To-2, i, "sicher"):
		return d.doneBy(s, i+1)
	case first == "das" && insists[second] && o.c.Whole && d.SentenceAt(o.q).From >= o.q-1: // Das versichert Jens Holm, der Vorsitzende.
		if by, verb = d.doneBy(s, i+1); verb == i+1 && d.Phrases[by].From == i+2 && d.endsBehind(s, by) {
			return by, verb
		}
	}
	return -1, -1
}

// endsBehind reports whether name n ends what sentence s says, but for an apposition or where and when, and nobody else says anything
// in it. Not: Das verspricht X viel Ärger; Das sagt X zu; Das versichert X, sagt Y.
func (d *Document) endsBehind(s *clause.Sentence, n int) bool {
	p := &d.Phrases[n]
	if p.Kind != clause.Name || p.To >= s.To {
		return false
	}
	says := d.AnyAction(s, func(a *clause.Action) bool { return a.At > p.To && a.Class&lexis.Say != 0 })
	return !says && (d.Tokens[p.To].Kind == lexis.Sign || d.Has(p.To, p.To, lexis.Prep) && d.Tokens[p.To+1].Kind == lexis.Word)
}

// isWords reports whether the noun at token i means words: Satz, Worten, Antwort.
func (d *Document) isWords(i int) bool {
	t := &d.Tokens[i]
	return lexis.IsCapital(t.Text) && (words[t.Lower] || t.Class&lexis.Utter != 0 && t.Class&lexis.Paper == 0)
}

// ForWords reports whether the German noun at token i is one for what somebody says: der Vorwurf „...“; die Parole „...“.
func (d *Document) ForWords(i int) bool {
	t := &d.Tokens[i]
	return d.isWords(i) || d.isClaim(t) || clause.Wordings[t.Lower] || hisWords[t.Lower] || reacts[t.Lower] || withThese[t.Lower]
}

// doneBy returns the subject of the first German verb from token i on, if it stands behind the verb, and that verb.
func (d *Document) doneBy(s *clause.Sentence, i int) (by, verb int) {
	for n := s.Action0; n < s.Action1; n++ {
		if a := &d.Actions[n]; a.At >= i {
			if a.Subject < 0 || !a.Inverted || a.Passive || a.Class&lexis.Quoting != 0 {
				return -1, -1
			}
			if p := &d.Phrases[a.Subject]; p.Kind == clause.Name && p.With < 0 && strings.HasSuffix(d.Tokens[a.At].Lower, "en") { // trösten Freunde Jan Holm
				return -1, -1
			}
			return a.Subject, a.At
		}
	}
	return -1, -1
}

// belongsTo returns the phrase that begins at token i, behind "von" or in the genitive, or -1.
func (d *Document) belongsTo(s *clause.Sentence, i int) int {
	for n := s.Phrase0; n < s.Phrase1; n++ {
		p := &d.Phrases[n]
		if p.Pre == i && (d.Is(i, i, "von") || d.Is(i, i, "vom") || p.From == i) || p.From == i && clause.Genitive[d.Tokens[i].Lower] {
			return n
		}
	}
	return -1
}

var (
	theseWords = lexis.Set(`diesen diesem seinen seinem ihren ihrem`)
	words      = lexis.Set(`satz sätzen worte worten zitat ausspruch ausruf appell slogan spruch fazit rat bemerkung aussage feststellung antwort kommentar`)
	ownWords   = lexis.Set(`worte antwort fazit kommentar begründung resümee bilanz`)
	givesWords = lexis.Set(`richtete stellte gab gibt wiederholte wiederholt formulierte prägte verwendete schickte`)
	stems      = lexis.Set(`stammt stammte stammten kommt kam`)
	describes  = lexis.Set(`fasst fasste beschreibt beschrieb schildert schilderte begründet begründete formuliert formulierte erklärt erklärte`)
	thinks     = lexis.Set(`hofft hoffte glaubt glaubte meint meinte findet fand`)
	insists    = lexis.Set(`versichert versicherte beteuert beteuerte betont behauptet behauptete verspricht versprach`)
	passive    = lexis.Set(`wurde wurden wird werden worden ist sind`)
)

// isAbout reports whether the quotation stands behind the preposition that begins its German sentence, and "ist" right behind it: how
// somebody is, not what somebody says. Vom „Tag der offenen Tür“ ist der Wirt begeistert.
func (o *optioner) isAbout() bool {
	d := o.d
	if !d.Tongue.Nouns || !d.Has(o.end+1, o.end, lexis.Be) {
		return false
	}
	from := d.SentenceAt(o.q).From
	return from < o.q && o.q <= from+3 && d.Has(from, from, lexis.Prep)
}
