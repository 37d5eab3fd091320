package quotation

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file holds the ways in which German reports speech: the mood of reported speech, „heißt es in dem Brief“, „als“ and „dass“.

// reported offers the speaker of the sentences before, if the sentence of the quotation is in the mood of reported speech:
// Fox sagte, es regne. Die Dächer seien „nass bis innen“. Es sei immer dasselbe: „Alles ist nass.“
func (o *optioner) reported() {
	d := o.d
	for _, x := range o.list {
		if x.tie.family() == famBehind {
			return
		}
	}
	s := d.SentenceAt(o.q)
	if o.c.colon && o.q > s.From+3 && d.Has(o.q-2, o.q, lexis.He|lexis.She) && d.Tokens[o.q-2].Class&lexis.They == 0 { // dazu prahle er: „...“
		return
	}
	for n := s.Action0; n < s.Action1; n++ {
		if a := &d.Actions[n]; a.Class&(lexis.Say|lexis.Part) != 0 && a.At < o.q && d.Tokens[a.At].Class&lexis.Reported == 0 {
			return
		}
	}
	if d.InReportedMood(s) && !(o.c.colon && d.toldBefore(s)) {
		o.reporter(s, saidNear)
	}
}

// toldBefore reports whether a sentence in that mood tells what somebody did, who may have said what its colon leads to: Die Köchin habe
// sich beschwert: „...“.
func (d *document) toldBefore(s *clause.Sentence) bool {
	a := &d.Actions[s.Action0]
	return strings.HasPrefix(d.Tokens[a.At].Lower, "h") && !(a.Subject >= 0 && d.Phrases[a.Subject].Kind == clause.Proform)
}

// isPerson reports whether a phrase is a name or a role.
func (d *document) isPerson(phrase int) bool {
	k := d.Phrases[phrase].Kind
	return k == clause.Name || k == clause.Role
}

// reporter offers whoever said what sentence s, in the mood of reported speech, goes on with.
func (o *optioner) reporter(s *clause.Sentence, t tie) {
	d := o.d
	for n := 0; n < 4 && s.From > 0 && d.InReportedMood(s); n++ {
		s = d.SentenceAt(s.From - 1)
		if d.Tokens[o.q].Paragraph-d.Tokens[s.From].Paragraph > 1 {
			return
		}
		for k := s.Action1 - 1; k >= s.Action0; k-- {
			if a := &d.Actions[k]; a.Subject >= 0 && a.Class&(lexis.Say|lexis.Tell|lexis.Part) != 0 && !a.Passive {
				if d.Phrases[a.Subject].Kind == clause.Proform {
					o.textNamed(s, s.From, s.To, accordFar)
				}
				o.add(a.Subject, t, a.At)
				return
			}
		}
		for k := s.Phrase0; k < s.Phrase1; k++ {
			if d.Accords(&d.Phrases[k]) || d.BehindSo(k) {
				if t == saidNear {
					o.add(k, accordFar, d.Phrases[k].From-1)
				} else {
					o.add(k, t, d.Phrases[k].From-1)
				}
				return
			}
		}
		if a := s.Action0; a < s.Action1 && !d.InReportedMood(s) {
			if b := d.Actions[a].Subject; b >= 0 && d.isPerson(b) && t == saidNear {
				o.add(b, t, d.Actions[a].At)
			}
			return
		}
	}
}

// conditional are German verbs of the conditional, which report nothing.
var conditional = lexis.Set(`hätte hätten wäre wären würde würden könnte könnten müsste müssten`)

// retold reports whether a sentence goes on with what somebody said before, in the mood of reported speech, and does not say who:
// Fox sagte, es regne. Die Dächer seien nass.
func (d *document) retold(s *clause.Sentence) bool {
	if !d.InReportedMood(s) {
		return false
	}
	for i := s.From; i < s.To; i++ { // Tom hätte gern geholfen
		if conditional[d.Tokens[i].Lower] {
			return false
		}
	}
	for n := s.Action0; n < s.Action1; n++ {
		if a := &d.Actions[n]; d.Tokens[a.At].Class&lexis.Saying != 0 {
			return false
		}
	}
	return true
}

// asWhat reports whether "als" precedes the quotation: bezeichnete das Haus vom Markt als „Ruine“.
func (o *optioner) asWhat() bool {
	i := o.q - 1
	if i > 0 && o.d.Has(i, o.q, lexis.Det) {
		i--
	}
	return o.d.Tongue.Nouns && o.d.Is(i, o.q, "als")
}

// writtenIn offers the text that a quotation stands in: „...“, heißt es in dem Brief; in dem Brief heißt es: „...“.
func (o *optioner) writtenIn() {
	d := o.d
	if !d.Tongue.Nouns {
		return
	}
	behind := o.end + 1
	for behind < len(d.Tokens)-1 && d.Tokens[behind].Kind == lexis.Sign && d.Tokens[behind].Paragraph == d.Tokens[o.end].Paragraph {
		behind++
	}
	if s := d.SentenceAt(min(behind, len(d.Tokens)-1)); s.From < behind {
		o.textNamed(s, o.end+1, s.To, accordAfter)
	}
	s := d.SentenceAt(o.q)
	o.textNamed(s, s.From, o.q, accordFar)
}

// readsThere reports whether the verb at token i says what stands in a text: heißt es; steht; ist auf dem Plakat zu lesen.
func (d *document) readsThere(i int) bool {
	switch d.Tokens[i].Lower {
	case "heißt", "hieß", "geheißen":
		return d.Is(i+1, i, "es") || d.Is(i-1, i, "es")
	case "steht", "stand":
		return true
	case "ist", "war":
		for k := i + 1; k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word; k++ {
			if d.Is(k, i, "lesen") && d.Is(k-1, i, "zu") {
				return true
			}
		}
	}
	return false
}

// textNamed looks for "heißt es" and a text between two tokens of a sentence.
func (o *optioner) textNamed(s *clause.Sentence, from, to int, t tie) {
	d := o.d
	for n := s.Action0; n < s.Action1; n++ {
		a := &d.Actions[n]
		if a.At < from || a.At >= to || !d.readsThere(a.At) {
			continue
		}
		for k := s.Phrase0; k < s.Phrase1; k++ {
			if p := &d.Phrases[k]; p.From >= from && p.To <= to && p.Pre >= 0 && textIn[d.Tokens[p.Pre].Lower] && p.Of < 0 && (p.Kind == clause.Entity || p.Kind != clause.Other && d.Is(p.Pre, p.Pre, "von")) { // von Fuchs hieß es

				o.add(k, t, a.At)
				return
			}
		}
	}
}

// thatSaid reports whether the verb governs the clause of "dass", or in the mood of reported speech, that holds the quotation:
// machte klar, dass „...“; gab an, er habe „...“.
func (o *optioner) thatSaid(a *clause.Action) bool {
	d := o.d
	if !d.Tongue.Nouns || a.Class&lexis.Aux != 0 || d.Tokens[a.At].Class&lexis.Reported != 0 || a.Subject < 0 || d.Phrases[a.Subject].Kind == clause.Other || d.Phrases[a.Subject].Kind == clause.Proform {
		return false
	}
	for k := a.At + 1; k < o.q; k++ {
		if d.Tokens[k].Text == "," {
			return d.Is(k+1, o.q, "dass") || d.reportedBetween(k, o.q)
		}
	}
	return false
}

// textIn are the prepositions of "heißt es in dem Brief".
var textIn = lexis.Set(`in im auf aus bei beim von vom vonseiten seitens`)

// reportedBetween reports whether a verb in the mood of reported speech stands between two tokens.
func (d *document) reportedBetween(from, to int) bool {
	for i := max(from, 0) + 1; i < to; i++ {
		if d.Tokens[i].Class&lexis.Reported != 0 {
			return true
		}
	}
	return false
}
