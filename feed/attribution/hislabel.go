package attribution

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whose words a German noun with a possessive leads up to: Holm kennt das. Seine Begründung: „...“

// hisLabel offers whom the possessive means with which the sentence of the quotation begins, before a noun for words and a colon,
// and reports whether that is all the sentence says. If it may mean two, nobody is offered.
func (o *optioner) hisLabel() bool {
	d, from := o.d, o.d.SentenceAt(o.q).From
	w := d.Tokens[from].Lower
	if !d.Tongue.Nouns || !o.c.Colon || d.Tokens[o.q-1].Text != ":" || w != "sein" && w != "seine" && w != "ihr" && w != "ihre" {
		return false
	}
	k := from + 1
	for k < o.q-2 && d.Tokens[k].Text == d.Tokens[k].Lower && d.Tokens[k].Class&(lexis.Saying|lexis.Prep) == 0 { // Seine knappe Antwort
		k++
	}
	if noun := &d.Tokens[k]; !d.isWords(k) && !clause.Wordings[noun.Lower] && !hisWords[noun.Lower] {
		return false
	}
	for k++; k < o.q-1; k++ {
		if t := &d.Tokens[k]; t.Kind != lexis.Word || t.Class&lexis.Saying != 0 && !strings.HasPrefix(t.Lower, "laute") || t.Class&lexis.Deny != 0 {
			return false
		}
	}
	o.list = o.list[:0]
	if from > 0 && d.Tokens[from-1].Paragraph == d.Tokens[from].Paragraph {
		o.add(d.ownerIn(d.SentenceAt(from-1), w[0] == 's'), AccordFar, -1)
	}
	return true
}

// hisWords are German nouns for what somebody says where a colon follows, beside those for words.
var hisWords = lexis.Set(`erfahrung rat tipp traum erklärung vermutung meinung ansicht botschaft reaktion bilanz resümee überzeugung empfehlung theorie rechnung analyse
	prinzip versprechen schlussfolgerung rezept`)

// ownerIn returns the one phrase of a German sentence that "sein", if his, or "ihr" behind it may mean, or -1. Of several it is none.
func (d *Document) ownerIn(s *clause.Sentence, his bool) int {
	found := -1
	told := d.InReportedMood(s) && d.AnyAction(s, func(a *clause.Action) bool {
		return a.Inverted && a.Class&lexis.Say != 0 && a.Subject > s.Phrase0 && d.isPerson(a.Subject)
	})
	for n := s.Phrase0; n < s.Phrase1; n++ {
		p := &d.Phrases[n]
		if p.With >= 0 && !his { // Holm und Fuchs lachten. Ihr Fazit
			return -1
		}
		if p.Kind == clause.Proform && told { // Er kenne jede Pfeife, sagt Holm. Sein Urteil
			continue
		}
		if p.Kind == clause.Other || anyones[d.Tokens[p.Head].Lower] || !d.mayOwn(p, his) {
			continue
		}
		if p.Alias >= 0 && found >= 0 && (d.Phrases[found].Alias == n || p.Alias == found) || found >= 0 && p.Who != nil && d.Phrases[found].Who == p.Who {
			continue
		}
		if found >= 0 || p.With >= 0 {
			return -1
		}
		found = n
	}
	return found
}

// anyones are German pronouns that mean nobody in particular.
var anyones = lexis.Set(`jeder jede jedes keiner keine niemand alle viele manche`)

// mayOwn reports whether German "sein", if his, or "ihr" may mean phrase p.
func (d *Document) mayOwn(p *clause.Phrase, his bool) bool {
	t := &d.Tokens[p.From]
	switch {
	case p.Who != nil && his:
		return p.Who.Gender != mention.Woman
	case p.Who != nil:
		return p.Who.Gender != mention.Man
	case p.Kind == clause.Proform:
		return his && t.Class&lexis.He != 0 || !his && t.Class&lexis.She != 0
	case his:
		return masculine[t.Lower] || t.Lower == "der" && p.Pre < 0
	}
	return t.Class&lexis.Det == 0 || strings.HasSuffix(t.Lower, "e") || strings.HasSuffix(t.Lower, "er") && p.Pre >= 0
}

// masculine are German articles and possessives before a noun that "sein" may mean.
var masculine = lexis.Set(`ein dem den des einem einen eines das sein ihr seinem ihrem seinen ihren seines ihres`)
