package quotation

// This file holds the ways in which German reports speech: the mood of reported speech, „heißt es in dem Brief“, and „als“.

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
