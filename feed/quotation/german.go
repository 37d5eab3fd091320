package quotation

import (
	"strings"
	"unicode/utf8"
)

// This file holds the rules for German: compound nouns, the verb in second place, and the mood of reported speech.

// lastPart returns the class of a compound noun: that of the noun of the lexicon that it ends with, in any form.
// Landesregierung is a government.
func (l *lexicon) lastPart(w string) class {
	const shortest = 5 // so that names such as Zimmermann are no men
	const kinds = head | thing | paper | utter | title | femaleNoun | maleNoun | work
	for _, ending := range [...]string{"", "s", "es", "n", "en"} {
		stem, ok := strings.CutSuffix(w, ending)
		if !ok {
			continue
		}
		if c := l.of(stem) & kinds; c != 0 && len(stem) > 2 {
			return c
		}
		for i := 3; i+shortest <= len(stem); i++ {
			if !utf8.RuneStart(stem[i]) {
				continue
			}
			if c := l.of(stem[i:]) & kinds; c != 0 {
				return c
			}
		}
	}
	return 0
}

// verbSecond reports whether the word at token i, which is in no list, is the verb of a main clause. Such a verb stands right
// behind the first noun phrase or adverb, or right behind a quotation.
func (r *reader) verbSecond(i int) bool {
	d := r.d
	t := &d.tokens[i]
	if t.text != t.lower || t.class&^base != 0 || len(t.lower) < 3 || strings.Contains(t.lower, ".") || i+1 >= r.to || i == r.from {
		return false
	}
	if r.mark >= 0 && r.behindMark(i) {
		return d.tokens[i+1].kind == word || len(r.frames) > 1 && r.top().verb < 0
	}
	for _, ending := range [...]string{"er", "es", "em"} { // endings of adjectives
		if strings.HasSuffix(t.lower, ending) {
			return false
		}
	}
	if strings.HasSuffix(t.lower, "e") && !strings.HasSuffix(t.lower, "te") || r.top().verb >= 0 {
		return false
	}
	if i == r.from+1 {
		return d.tokens[r.from].class&(adverb|stray) != 0 && d.tokens[r.from].class&(det|prep|sub|conj) == 0
	}
	if r.last < 0 {
		return false
	}
	p := &d.phrases[r.last]
	return p.to == i || p.to == i-1 && d.tokens[i-1].text == ","
}

// reported offers the speaker of the sentences before, if the sentence of the quotation is in the mood of reported speech: Fox
// sagte, es regne. Die Dächer seien „nass bis innen“.
func (o *optioner) reported() {
	d := o.d
	for _, x := range o.list {
		if o.c.colon || x.tie.family() == famBehind {
			return
		}
	}
	s := d.sentenceAt(o.q)
	for n := s.action0; n < s.action1; n++ {
		if a := &d.actions[n]; a.class&(say|part) != 0 && a.at < o.q && d.tokens[a.at].class&reported == 0 {
			return
		}
	}
	for n := 0; n < 4 && s.from > 0 && d.reports(s); n++ {
		s = d.sentenceAt(s.from - 1)
		if d.tokens[o.q].paragraph-d.tokens[s.from].paragraph > 1 {
			return
		}
		for k := s.action1 - 1; k >= s.action0; k-- {
			if a := &d.actions[k]; a.subject >= 0 && a.class&(say|tell|part) != 0 && !a.passive && d.phrases[a.subject].kind != other {
				if d.phrases[a.subject].kind == proform {
					o.textNamed(s, s.from, s.to, accordFar)
				}
				o.add(a.subject, saidNear, a.at)
				return
			}
		}
		for k := s.phrase0; k < s.phrase1; k++ {
			if d.accords(&d.phrases[k]) || d.so(k) {
				o.add(k, accordFar, d.phrases[k].from-1)
				return
			}
		}
		if a := s.action0; a < s.action1 && !d.reports(s) {
			if b := d.actions[a].subject; b >= 0 && (d.phrases[b].kind == name || d.phrases[b].kind == role) {
				o.add(b, saidNear, d.actions[a].at)
			}
			return
		}
	}
}

// reports reports whether the first verb of a sentence has the mood of reported speech.
func (d *document) reports(s *sentence) bool {
	return s.action0 < s.action1 && d.tokens[d.actions[s.action0].at].class&reported != 0
}

// genitive are the articles of a noun phrase that belongs to the one right before it.
var genitive = set(`der des einer eines seiner seines ihrer ihres dieser dieses`)

// asWhat reports whether "als" or "für" stands before the quotation: bezeichnete das Haus vom Markt als „Ruine“.
func (o *optioner) asWhat() bool {
	i := o.q - 1
	if i > 0 && o.d.has(i, o.q, det) {
		i--
	}
	return o.d.tongue.nouns && (o.d.is(i, o.q, "als") || o.d.is(i, o.q, "für"))
}

// writtenIn offers the text that a quotation stands in: „...“, heißt es in dem Brief; in dem Brief heißt es: „...“.
func (o *optioner) writtenIn() {
	d := o.d
	if !d.tongue.nouns {
		return
	}
	behind := o.end + 1
	for behind < len(d.tokens)-1 && d.tokens[behind].kind == sign && d.tokens[behind].paragraph == d.tokens[o.end].paragraph {
		behind++
	}
	if s := d.sentenceAt(min(behind, len(d.tokens)-1)); s.from < behind || !isCapital(d.tokens[s.from].text) {
		o.textNamed(s, o.end+1, s.to, accordAfter)
	}
	s := d.sentenceAt(o.q)
	o.textNamed(s, s.from, o.q, accordFar)
}

// textNamed looks for "heißt es" and a text between two tokens of a sentence.
func (o *optioner) textNamed(s *sentence, from, to int, t tie) {
	d := o.d
	for n := s.action0; n < s.action1; n++ {
		a := &d.actions[n]
		if w := d.tokens[a.at].lower; a.at < from || a.at >= to || w != "heißt" && w != "hieß" && w != "geheißen" || !d.is(a.at+1, a.at, "es") && !d.is(a.at-1, a.at, "es") || d.quotedBetween(from, a.at) {
			continue
		}
		for k := s.phrase0; k < s.phrase1; k++ {
			if p := &d.phrases[k]; p.from >= from && p.to <= to && p.pre >= 0 && textIn[d.tokens[p.pre].lower] && p.of < 0 && (p.kind == entity || d.tokens[p.head].class&utter != 0) {
				o.add(k, t, a.at)
				return
			}
		}
	}
}

// oblique reports whether a noun phrase is in a case that no subject has: dem Sender, der großen Zeitung.
func (d *document) oblique(p *phrase) bool {
	t := &d.tokens[p.from]
	if t.class&oblique != 0 || !d.tongue.nouns || p.from+1 >= p.core {
		return t.class&oblique != 0
	}
	next := &d.tokens[p.from+1]
	return t.lower == "der" && next.text == next.lower && strings.HasSuffix(next.lower, "en")
}

// so reports whether phrase n stands behind "so", which ends a report: ..., so der Wirt; ..., so der Wirt weiter: „...“
func (d *document) so(n int) bool {
	p := &d.phrases[n]
	k := p.from - 1
	if p.pre >= 0 || k < 1 || !d.is(k, p.from, "so") && !d.is(k, p.from, "aldus") || d.tokens[k-1].text != "," && d.tokens[k-1].kind != quoted {
		return false
	}
	next := p.reach
	for next < len(d.tokens) && d.isAdverb(next) {
		next++
	}
	return next >= len(d.tokens) || d.tokens[next].kind != word || d.tokens[next].class&prep != 0
}

// thatSaid reports whether any verb governs the clause of "dass" that holds the quotation: machte klar, dass „...“.
func (o *optioner) thatSaid(a *action) bool {
	d := o.d
	if !d.tongue.nouns || a.class&aux != 0 || a.subject < 0 || d.phrases[a.subject].kind == other || d.phrases[a.subject].kind == proform {
		return false
	}
	for k := a.at + 1; k < o.q; k++ {
		if d.tokens[k].text == "," {
			return d.is(k+1, o.q, "dass")
		}
	}
	return false
}

// germanAccord reports whether a phrase stands behind German words for "according to": nach einem Bericht, nach den Worten |
// des Wirts, für den Wirt ist.
func (d *document) germanAccord(p *phrase) bool {
	pre := &d.tokens[p.pre]
	switch {
	case p.of >= 0:
		of := &d.phrases[p.of]
		return of.pre >= 0 && of.of < 0 && d.tokens[of.pre].lower == "nach" && d.tokens[of.head].class&(utter|accord) != 0
	case pre.lower == "nach":
		return d.tokens[p.head].class&paper != 0
	case pre.lower == "für" && pre.starts && p.kind != other:
		return d.is(p.to, p.from, "ist") || d.is(p.to, p.from, "war") || d.is(p.to, p.from, "sind") || d.has(p.to, p.from, reported)
	}
	return false
}

// textIn are the prepositions of "heißt es in dem Brief".
var textIn = set(`in im auf aus bei beim von vom`)

// reportedBetween reports whether a verb in the mood of reported speech stands between two tokens.
func (d *document) reportedBetween(from, to int) bool {
	for i := max(from, 0) + 1; i < to; i++ {
		if d.tokens[i].class&reported != 0 {
			return true
		}
	}
	return false
}
