package attribution

import (
	"slices"
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
		if o.c.Colon && (Ties[x.Tie].Grade > Weak || x.Phrase >= 0 && d.isPerson(x.Phrase)) || x.Tie.Family() == FamBehind || x.Tie == AccordFar {
			return
		}
	}
	s := d.SentenceAt(o.q)
	if o.c.Colon && o.q > s.From+3 && d.Has(o.q-2, o.q, lexis.He|lexis.She) && d.Tokens[o.q-2].Class&lexis.They == 0 { // dazu prahle er: „...“
		return
	}
	for n := s.Action0; n < s.Action1; n++ {
		if a := &d.Actions[n]; a.Class&(lexis.Say|lexis.Part) != 0 && a.At < o.q && (d.Tokens[a.At].Class&lexis.Reported == 0 || a.Class&lexis.Aux != 0) { // X habe gesagt, es sei Q
			return
		}
	}
	if d.InReportedMood(s) {
		o.reporter(s, SaidNear)
	}
}

// isPerson reports whether a phrase is a name or a role.
func (d *Document) isPerson(phrase int) bool {
	k := d.Phrases[phrase].Kind
	return k == clause.Name || k == clause.Role
}

// reporter offers whoever said what sentence s, in the mood of reported speech, goes on with.
func (o *optioner) reporter(s *clause.Sentence, t Tie) {
	d, skipped := o.d, false
	for n := 0; n < 4 && s.From > 0 && d.InReportedMood(s); n++ {
		s = d.SentenceAt(s.From - 1)
		for s.From > 0 && d.Tokens[s.From].Kind == lexis.Quoted && s.Action0 == s.Action1 && s.Phrase0 == s.Phrase1 { // X war bestürzt. „...“ Es sei „...“
			s, skipped = d.SentenceAt(s.From-1), true
		}
		if d.Tokens[o.q].Paragraph-d.Tokens[s.From].Paragraph > 1 {
			return
		}
		for k := s.Action1 - 1; k >= s.Action0 && !lexis.Any(s.Phrase0, s.Phrase1, d.BehindSo); k-- { // Viele fürchten das, so X. Es sei „...“
			if a := &d.Actions[k]; a.Subject >= 0 && a.Class&(lexis.Say|lexis.Tell|lexis.Part) != 0 && !a.Passive {
				if d.Phrases[a.Subject].Kind == clause.Proform {
					o.textNamed(s, s.From, s.To, AccordFar)
				}
				o.add(a.Subject, t, a.At)
				return
			}
		}
		for k := s.Phrase0; k < s.Phrase1; k++ {
			if p := &d.Phrases[k]; s.Action0 == s.Action1 && p.From == s.From && p.Kind != clause.Other && denies[d.Tokens[min(p.To, len(d.Tokens)-1)].Lower] { // X bestritt das. Es sei „...“
				o.add(k, t, p.To)
				return
			}
			if d.Accords(&d.Phrases[k]) || d.BehindSo(k) {
				if t == SaidNear {
					o.add(k, AccordFar, d.Phrases[k].From-1)
				} else {
					o.add(k, t, d.Phrases[k].From-1)
				}
				return
			}
		}
		if a := s.Action0; a < s.Action1 && !d.InReportedMood(s) {
			if b := d.Actions[a].Subject; b >= 0 && d.isPerson(b) && t == SaidNear && !skipped && d.Tokens[s.From].Paragraph == d.Tokens[o.q].Paragraph {
				o.add(b, t, d.Actions[a].At)
			}
			return
		}
	}
}

// denies are German verbs by which somebody rejects what others say.
var denies = lexis.Set(`bestritt bestritten bestreitet bestreiten dementierte dementierten dementiert dementieren leugnete leugneten leugnet leugnen`)

// Conditional are German verbs of the conditional, which report nothing.
var Conditional = lexis.Set(`hätte hätten wäre wären würde würden könnte könnten müsste müssten`)

// retold reports whether a sentence goes on with what somebody said before, in the mood of reported speech, and does not say who:
// Fox sagte, es regne. Die Dächer seien nass.
func (d *Document) retold(s *clause.Sentence) bool {
	if !d.InReportedMood(s) {
		return false
	}
	if d.AnyToken(s.From, s.To, func(t *lexis.Token) bool { return Conditional[t.Lower] }) { // Tom hätte gern geholfen
		return false
	}
	if d.AnyAction(s, func(a *clause.Action) bool {
		return (a.Class|d.Tokens[a.At].Class)&lexis.Saying != 0 && !(a.Subject < 0 && d.Tokens[a.At].Class&lexis.Base != 0) // lasse sich nicht sagen
	}) {
		return false
	}
	return !lexis.Any(s.Phrase0, s.Phrase1, func(k int) bool { return d.Accords(&d.Phrases[k]) || d.BehindSo(k) })
}

// AsWhat reports whether "als" or "für" precedes the quotation at token q: bezeichnete das Haus vom Markt als „Ruine“.
func (d *Document) AsWhat(q int) bool {
	i := q - 1
	return d.Tongue.Nouns && (d.Is(i, q, "als") || d.Is(i, q, "für"))
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
	if s := d.SentenceAt(min(behind, len(d.Tokens)-1)); s.From < behind || !lexis.IsCapital(d.Tokens[s.From].Text) {
		o.textNamed(s, o.end+1, s.To, AccordAfter)
	}
	s := d.SentenceAt(o.q)
	o.textNamed(s, s.From, o.q, AccordFar)
	o.heard(behind)
}

// heard offers the organization that the previous sentence reports on. Only "heißt es" may follow the quotation, at token i, or
// lead up to it: Das Ministerium wies das zurück. „Es regnet nicht“, hieß es weiter; Grund sei der „starke Regen“, hieß es; Zur
// Begründung heißt es: „...“.
func (o *optioner) heard(i int) {
	d, s := o.d, o.d.SentenceAt(o.q)
	ahead, goesOn := o.readAhead()
	if goesOn {
		i = ahead
	} else if ahead >= 0 || o.q != s.From && !d.InReportedMood(s) {
		return
	}
	if s.From == 0 || !d.Is(i+1, o.end, "es") || !d.readsThere(i) {
		return
	}
	end, before := i+2, d.SentenceAt(s.From-1)
	for end < len(d.Tokens) && (d.IsAdverb(end) && !d.Is(end, i, "dort") || goingOn[d.Tokens[end].Lower]) {
		end++
	}
	text := goesOn && d.AnyPhrase(before, func(p *clause.Phrase) bool { // Der Verein rügte einen Brief. Wörtlich heißt es: Q
		return d.Tokens[p.Head].Class&(lexis.Paper|lexis.Work) != 0 && !d.Is(p.Pre, before.From, "in")
	})
	if text || end < len(d.Tokens) && d.Tokens[end].Kind == lexis.Word || d.Tokens[s.From].Paragraph > d.Tokens[before.From].Paragraph || d.QuotedBetween(before.From, before.To) {
		return
	}
	for n := before.Action0; n < before.Action1; n++ {
		if a := &d.Actions[n]; a.Class&lexis.Saying != 0 && a.Class&lexis.Quoting == 0 && a.Subject >= 0 && !a.Passive && (d.Phrases[a.Subject].Kind == clause.Entity || d.Phrases[a.Subject].Kind == clause.Role) {
			o.add(a.Subject, AccordAfter, a.At)
			return
		}
	}
}

// readAhead returns the token of "heißt es" before the quotation in its German sentence, or -1, and whether only words that go on
// with what was said precede it: Zur Begründung | heißt es: Q; but: Früher | hieß es: Q; Darin | heißt es: Q.
func (o *optioner) readAhead() (at int, goesOn bool) {
	d, from := o.d, o.d.SentenceAt(o.q).From
	for at = from; at+1 < o.q && d.Tongue.Nouns; at++ {
		if d.readsThere(at) && d.Is(at+1, at, "es") {
			return at, at > from && !lexis.Any(from, at, func(k int) bool { return !goingOn[d.Tokens[k].Lower] })
		}
	}
	return -1, false
}

// goingOn are German words by which "heißt es" goes on with what was said.
var goingOn = lexis.Set(`weiter wörtlich so dazu zur begründung ferner`)

// readsThere reports whether the verb at token i says what stands in a text: heißt es; steht; ist auf dem Plakat zu lesen.
func (d *Document) readsThere(i int) bool {
	switch d.Tokens[i].Lower {
	case "heißt", "hieß", "geheißen":
		from := d.SentenceAt(i).From
		return d.Is(i+1, i, "es") || d.Is(i-1, i, "es") || d.Is(from, i, "wie") && d.Is(from+1, i, "es")
	case "verlautet", "verlautete", "steht", "stand":
		return true
	case "ist", "war":
		for k := i + 1; k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word; k++ {
			if d.Is(k-1, i, "zu") && (d.Is(k, i, "lesen") || d.Is(k, i, "hören") && d.Is(i-1, i, ",") && d.Tokens[i+1].Class&lexis.Prep != 0 && !d.Is(i+1, i, "in") && !d.Is(i+1, i, "im") && !d.Is(i+1, i, "auf")) { // „...“, war bei der Bahn zu hören
				return true
			}
		}
	}
	return false
}

// textNamed looks for "heißt es" and a text between two tokens of a sentence.
func (o *optioner) textNamed(s *clause.Sentence, from, to int, t Tie) {
	d := o.d
	for n := s.Action0; n < s.Action1; n++ {
		a := &d.Actions[n]
		if a.At < from || a.At >= to || !d.readsThere(a.At) || d.QuotedBetween(from, a.At) {
			continue
		}
		if d.Is(a.At+2, a.At, "von") && d.Has(a.At+3, a.At, lexis.Object) { // hieß es von ihm
			if w := d.Tokens[a.At+3].Lower; t == AccordAfter && w == "ihm" {
				x := SourceAt(a.At+3, a.At+4, t)
				x.Pronoun = w
				o.enter(x)
			}
			return
		}
		for k := s.Phrase0; k < s.Phrase1; k++ {
			if p := &d.Phrases[k]; p.From >= from && p.To <= to && p.Pre >= 0 && textIn[d.Tokens[p.Pre].Lower] && !d.ofSeveral(p) && (p.Of < 0 || d.Tokens[d.Phrases[p.Of].Head].Class&lexis.Period != 0) && (p.Kind == clause.Entity || d.Is(p.Pre, p.Pre, "von") && p.Kind != clause.Other || d.Is(p.Pre, p.Pre, "bei") && p.Kind == clause.Name) {
				o.add(k, t, a.At)
				return
			}
		}
	}
}

// ofSeveral reports whether German phrase p is a dative in the plural with a possessive, whose nominative is not known: auf ihren |
// Plakaten stand.
func (d *Document) ofSeveral(p *clause.Phrase) bool {
	w := d.Tokens[p.From].Lower
	return d.Tokens[p.From].Class&lexis.Det != 0 && w != "den" && lexis.EndsAny(w, "en") && strings.HasSuffix(d.Tokens[p.Head].Lower, "n")
}

// thatSaid reports whether the verb governs the clause of "dass", or in the mood of reported speech, that holds the quotation:
// machte klar, dass „...“; gab an, er habe „...“; wurde deutlich: Man habe „...“.
func (o *optioner) thatSaid(a *clause.Action) bool {
	d := o.d
	if !d.Tongue.Nouns || a.Class&lexis.Aux != 0 && a.Class&lexis.Say == 0 || d.Tokens[a.At].Class&lexis.Reported != 0 || a.Subject < 0 || d.Phrases[a.Subject].Kind == clause.Other || d.Phrases[a.Subject].Kind == clause.Proform && (!d.Has(d.Phrases[a.Subject].From, a.At, lexis.He|lexis.She) || a.Class&lexis.Saying == 0 || denies[d.Tokens[a.At].Lower] || d.AnyToken(a.At, o.q, func(t *lexis.Token) bool { return t.Lower == "aus" })) { // Sie zitiert aus dem Brief, dass
		return false
	}
	if end := o.end + 1; BearWords[d.Tokens[d.Phrases[a.Subject].Head].Lower] || d.Is(end, o.end, "zu") && d.Is(end+1, o.end, "lesen") || end < len(d.Tokens) && written[d.Tokens[end].Lower] { // dass auf dem Schild Q zu lesen war
		return false
	}
	for k := a.At + 1; k < o.q; k++ {
		if d.Tokens[k].Text == ":" { // wies die Kritik zurück: Die Stadt habe „...“
			return a.Class&lexis.Saying != 0 && !a.Passive && d.ReportedBetween(k, o.q) && d.OwnClause(a.At, a.Subject)
		}
		if d.Tokens[k].Text == "," {
			if d.saidThere(k, o.q) || o.perceives(k+2) || d.Phrases[a.Subject].Kind == clause.Role && a.Class&lexis.Say != 0 && lexis.IsCapital(d.Quotes[o.c.Index].Pieces[0].Of(d.Body)) { // Der Lehrer sagte, dass die Klasse „Faust“ liest
				return false
			}
			return d.Is(k+1, o.q, "dass") || d.ReportedBetween(k, o.q) && !(d.Is(k+1, o.q, "als") && !d.Has(k+3, o.q, lexis.He|lexis.She)) // beugt sich vor, als würde er rechnen: Q
		}
	}
	return false
}

// OwnClause reports whether the clause behind a German colon at or after the verb at token i is what phrase subject itself says, as
// nobody else and no claim stands before it: wies die Kritik zurück: Es sei Q; but not: wies den Vorwurf zurück: Es sei Q; verwies
// auf Fuchs: Es sei Q.
func (d *Document) OwnClause(i, subject int) bool {
	k := i + 1 + slices.IndexFunc(d.Tokens[i+1:], func(t lexis.Token) bool { return t.Text == ":" })
	return !(d.Has(i, i, lexis.Deny) && d.Has(k+1, k, lexis.He|lexis.She)) && !lexis.Any(i+1, k, func(j int) bool {
		p := int(d.PhraseAt[j])
		return d.isClaim(&d.Tokens[j]) && !d.Is(j, j, "kritik") || p >= 0 && p != subject && (d.Phrases[p].Kind == clause.Name || d.Phrases[p].Kind == clause.Role || d.PersonAt(j) != nil)
	})
}

// textIn are the prepositions of "heißt es in dem Brief".
var textIn = lexis.Set(`in im auf aus bei beim von vom vonseiten seitens`)

// perceives reports whether the somebody at token i has perceived what the quotation says: dass | ein Zeuge Q gehört habe.
func (o *optioner) perceives(i int) bool {
	n := o.d.PhraseAt[i]
	return n >= 0 && o.d.isPerson(int(n)) && perceived[o.d.Tokens[min(o.end+1, len(o.d.Tokens)-1)].Lower]
}

// perceived are German participles of what comes to somebody from others: dass ein Zeuge Q gehört habe.
var perceived = lexis.Set(`gehört gesehen gelesen vernommen beobachtet bemerkt wahrgenommen erhalten bekommen`)

// saidThere reports whether tokens from to to say according to whom something is: Fuchs sagte, dass laut Gutachten Q.
func (d *Document) saidThere(from, to int) bool {
	return lexis.Any(from, to, func(k int) bool {
		return d.Has(k, k, lexis.Accord) || d.Has(k, k, lexis.Prep) && d.Has(k+1, k, lexis.View)
	})
}

// isClaim reports whether a German noun is one for words of somebody, in the singular or the plural.
func (d *Document) isClaim(t *lexis.Token) bool {
	w := strings.TrimSuffix(strings.TrimSuffix(strings.ReplaceAll(t.Lower, "würf", "wurf"), "en"), "e")
	return t.Class&lexis.Utter != 0 || sayings[t.Lower] || sayings[w] || d.Tongue.Words.Of(w)&lexis.Utter != 0
}

// OthersClaim reports whether the German clause of the verb at token i ends, before the quotation at token q, with a claim that is
// not the subject's own, because the subject rejects or recalls it: wehrte sich gegen den Vorwurf, | sie habe Q; erinnerte an die
// Warnung, | es sei Q; but: beharrte auf dem Vorwurf, sie habe Q.
func (d *Document) OthersClaim(i, q int) bool {
	k := i + slices.IndexFunc(d.Tokens[min(i, q):q], func(t lexis.Token) bool { return t.Text == "," })
	n := d.PhraseAt[max(k-1, 0)]
	if !d.Tongue.Nouns || k <= i || n < 0 || d.Phrases[n].Pre < 0 {
		return false
	}
	says := d.Has(i, i, lexis.Say) && !d.Has(i+1, i, lexis.Reflexive) // antwortete auf die Frage, es sei Q
	p := &d.Phrases[n]
	if p.Of >= 0 && p.Kind != clause.Other { // reagierte auf Vorwürfe von X, sie habe Q
		return !says && d.isClaim(&d.Tokens[d.Phrases[p.Of].Head])
	}
	pre, w := d.Tokens[p.Pre].Lower, d.Tokens[p.From].Lower
	to := w == "den" || w == "die" || w == "das" || d.Tokens[p.From].Class&lexis.Det == 0
	return d.isClaim(&d.Tokens[p.Head]) && (!says && (pre == "gegen" || pre == "über" && !asks[d.Tokens[p.Head].Lower] || pre == "auf" && to) || pre == "an" && to)
}

var (
	written = lexis.Set(`steht stehe stehen stand standen stünde geschrieben prangt prangte`) // verbs behind words that stand somewhere
	asks    = lexis.Set(`frage antwort`)                                                      // lead up to one's own words: freute sich über die Antwort, sie sei Q
	comes   = lexis.Set(`kommt kam kommen kamen gibt gab`)                                    // comesFrom's verbs
)

// verbLast offers who is said to call a thing so where the verb stands behind the quotation: den Plan, den X als „...“ bezeichnete;
// wurde von X als „...“ bezeichnet; werd door X ‘...’ genoemd.
func (o *optioner) verbLast() {
	d, q, i := o.d, o.q, o.end+1
	if q == 0 || !d.Tongue.Nouns && d.Tongue.Tag != "nl" || i >= len(d.Tokens) || d.Tokens[i].Kind != lexis.Word || d.Tokens[i].Starts {
		return
	}
	s := d.SentenceAt(q)
	end := i + 1
	if end < len(d.Tokens) && d.Tokens[end].Kind == lexis.Word || d.Tokens[i].Class&(lexis.Saying|lexis.Part) == 0 || !d.AsWhat(o.q) && !calledSo[d.Tokens[i].Lower] && !calls[d.Tokens[i].Lower] && !d.Is(q-1, q, "worten") && !(clause.SpeaksOf[d.Tokens[i].Lower] && d.Is(q-1, q, "von")) {
		return
	}
	from := q - 1
	for from > s.From && d.Tokens[from].Text != "," && d.Tokens[from].Kind != lexis.Quoted && d.Tokens[from].Class&lexis.Be == 0 {
		from--
	}
	by := d.Tokens[from].Class&lexis.Be != 0 // wurde ... bezeichnet
	found := -1
	for n := s.Phrase0; n < s.Phrase1 && d.Phrases[n].From < q; n++ {
		p := &d.Phrases[n]
		switch {
		case p.From <= from && !(by && p.Pre == s.From) || p.Kind == clause.Other || p.Kind == clause.Proform:
		case by && (p.Pre < 0 || !agents[d.Tokens[p.Pre].Lower]), !by && (p.From != from+2 && !(p.From == from+3 && d.Has(from+1, from, lexis.Prep)) || p.Pre >= 0) && !(p.From == from+1 && p.Kind == clause.Name && whom[d.Tokens[p.From].Lower]):
		case found >= 0:
			return
		default:
			found = n
		}
	}
	switch {
	case found < 0:
	case by:
		o.add(found, AccordFar, d.Phrases[found].Pre)
	case d.Tongue.Tag == "nl" && (from == 0 || d.PhraseAt[from-1] < 0 || d.isPerson(int(d.PhraseAt[from-1]))): // Jan Smit, die de wethouder Q noemt: either may call the other so
	case d.Tokens[from].Text == "," && (d.Has(from+1, from, lexis.Det|lexis.Rel|lexis.Sub|lexis.Prep) || d.Is(from+1, from, "was")):
		o.add(found, TellNear, i)
	}
}

// perfectAround reports whether action a is the German auxiliary of a verb of saying whose participle stands right behind the
// quotation, and whether its subject says that: X hat den Plan als „...“ kritisiert; Zuvor hatte X eine „...“ gefordert; X hat der
// Stadt „...“ vorgeworfen. Nobody else between them may be the subject.
func (o *optioner) perfectAround(a *clause.Action) bool {
	d, i := o.d, o.end+1
	if !d.Tongue.Nouns || a.Subject < 0 || i >= len(d.Tokens) || !haves[d.Tokens[a.At].Lower] || d.Tokens[i].Class&(lexis.Saying|lexis.Part) == 0 || i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == lexis.Word && !d.Has(i+1, i, lexis.Conj) {
		return false
	}
	p, w, before := &d.Phrases[a.Subject], d.Tokens[i].Lower, &d.Tokens[o.q-1]
	if p.Kind == clause.Other || p.Pre >= 0 || p.From > a.At+1 || d.IsObject(p) || strings.HasSuffix(d.Tokens[a.At].Lower, "en") && d.IsOne(p) {
		return false
	}
	if n := d.PhraseAt[max(a.At-1, 0)]; p.From == a.At+1 && n >= 0 && d.Phrases[n].Pre < 0 && !d.IsObject(&d.Phrases[n]) && d.Tokens[d.Phrases[n].Head].Class&lexis.Period == 0 { // Die Werft hat Anna Fuchs als Q kritisiert: either may be the subject
		return false
	}
	if tells[w] && !d.AsWhat(o.q) && (o.c.Capital || d.Is(i+1, i, ",") || d.Is(i+1, i, ":")) {
		return false
	}
	if !d.AsWhat(o.q) && (notOwn[w] || !yields[w] && !tells[w] && before.Class&(lexis.Det|lexis.Prep) == 0 || o.isNamed(yields[w] || tells[w])) {
		return false
	}
	return !lexis.Any(a.At+1, o.q, func(k int) bool {
		n := int(d.PhraseAt[k])
		another := n >= 0 && n != a.Subject && d.Phrases[n].Kind != clause.Other && d.Phrases[n].Pre < 0 && !d.IsObject(&d.Phrases[n])
		return another || d.Tokens[k].Kind != lexis.Word || d.Tokens[k].Class&(lexis.Deny|lexis.Sub) != 0 && !(k == o.q-1 && d.AsWhat(o.q))
	})
}

// isNamed reports whether the words in front of a German quotation make it the name of something, such as a paper or an event, or the place
// where somebody says something, with a verb that has what is said as its object or with another: hat die | „Nacht der Tore“ gelobt;
// hat es in der Sendung | „Bericht am Abend“ versprochen; hat in der | „taz am Montag“ gewarnt; but: hat ein | „Ende der Gewalt“ gefordert.
func (o *optioner) isNamed(object bool) bool {
	d, k := o.d, o.q-1
	t := &d.Tokens[k]
	if o.c.Capital && (t.Class&lexis.Prep != 0 || t.Class&lexis.Det != 0 && !strings.HasPrefix(t.Lower, "ein")) {
		return true
	}
	if n := d.PhraseAt[k]; t.Class&(lexis.Det|lexis.Prep|lexis.Period) == 0 && n >= 0 && d.Phrases[n].Pre >= 0 {
		return o.c.Capital
	}
	dative := t.Class&lexis.Det != 0 && lexis.EndsAny(t.Lower, "m", "r")
	if t.Class&lexis.Det != 0 {
		k--
	}
	if d.Tokens[k].Class&lexis.Prep == 0 {
		return dative
	}
	return object || (dative || k == o.q-1) && places[d.Tokens[k].Lower]
}

var (
	haves = lexis.Set(`hat hatte haben hatten`)
	// yields are German participles of verbs whose object is what somebody says, tells those which often have a clause for it and a name
	// in front, notOwn those of verbs for what others say: hat „eine Schau“ angekündigt; hat im „Bericht aus Berg“ gesagt, er gehe.
	yields = lexis.Set(`vorgeworfen unterstellt attestiert bescheinigt eingeräumt versprochen gefordert verlangt zugesichert bedauert beklagt
		prophezeit prognostiziert befürchtet`)
	tells  = lexis.Set(`gesagt erklärt gerufen geantwortet entgegnet behauptet betont bestätigt angekündigt`)
	notOwn = lexis.Set(`zurückgewiesen abgelehnt widersprochen dementiert geschrieben zitiert formuliert gefragt`)
	// places are German prepositions that tell where, with a dative.
	places = lexis.Set(`in im auf an am bei beim`)
)

var (
	whom   = lexis.Set(`den was das`)                                                                      // begin a clause of whom or what somebody calls so
	agents = lexis.Set(`von vom durch door`)                                                               // prepositions before who does something
	calls  = lexis.Set(`nannte nennt nannten nennen bezeichnete bezeichneten noemt noemde noemen noemden`) // verbs that say what somebody calls a thing
)

// comesFrom offers the one from whom something is said to come, before a colon: Kritik kam von X: „...“; Lob gab es vom Wirt: „...“.
func (o *optioner) comesFrom() {
	d := o.d
	s := d.SentenceAt(o.q)
	if !d.Tongue.Nouns || !o.c.Colon || s.Action1 == s.Action0 || d.deniedBetween(s.From, o.q) { // Kein Wort der Reue kam von X
		return
	}
	verb := d.Actions[s.Action0].At
	for n := s.Phrase0; n < s.Phrase1 && comes[d.Tokens[verb].Lower]; n++ {
		p := &d.Phrases[n]
		if p.Pre > verb && agents[d.Tokens[p.Pre].Lower] && p.Of < 0 && (p.To == o.q-1 || p.Alias >= 0 && d.Phrases[p.Alias].To == o.q-1) {
			o.add(n, AccordFar, p.Pre)
		}
	}
}

// calledSo reports whether the quotation begins a German sentence, with nothing but "als" or "von" before it, as what the verb
// behind it says that somebody calls a thing or speaks of: Als „Ruine“ bezeichnete X das Haus; Von „einer Ruine“ sprach X.
func (o *optioner) calledSo(a *clause.Action) bool {
	d, from := o.d, o.d.SentenceAt(o.q).From
	of := d.Is(from, o.q, "von") || d.Is(from, o.q, "vom") // Vom „größten Umbau“ sprach X
	if !d.Tongue.Nouns || !a.Inverted || a.At != o.end+1 || from >= o.q || o.q > from+2 || a.Subject < 0 || !d.isPerson(a.Subject) && (d.Phrases[a.Subject].Kind != clause.Entity || !of) || d.deniedBetween(a.At, d.SentenceAt(a.At).To) {
		return false
	}
	return d.Is(from, o.q, "als") && names[d.Tokens[a.At].Lower] || of && clause.SpeaksOf[d.Tokens[a.At].Lower]
}

// names are verbs that say what somebody calls a thing.
var names = lexis.Set(`bezeichnete bezeichnet bezeichneten bezeichnen charakterisierte charakterisiert beschrieb beschreibt kritisierte kritisiert
	würdigte würdigt verurteilte verurteilt bewertete bewertet lobte lobt rügte rügt`)

// endsClause reports whether the verb right behind the quotation ends a German or Dutch clause whose subject is a person and stands
// before the quotation. The clause must name nobody else: X, die den Plan „...“ nennt; Während X von „...“ sprach, ...; but not: X,
// die jeder „...“ nennt.
func (o *optioner) endsClause(a *clause.Action) bool {
	d, p := o.d, &o.d.Phrases[a.Subject]
	another := lexis.Any(a.Subject+1, len(d.Phrases), func(n int) bool {
		return d.Phrases[n].From < o.q && d.Phrases[n].Kind != clause.Other && d.Phrases[n].Kind != clause.Entity
	})
	whom := p.To+2 < o.q && !d.AnyToken(p.To+2, o.q, func(t *lexis.Token) bool { return t.Class&(lexis.Det|lexis.Object|lexis.Reflexive) != 0 }) // X, die | jeder Q
	return !another && !whom && (d.Tongue.Nouns || d.Tongue.Tag == "nl") && p.Kind == clause.Name && p.From < o.q && !strings.HasSuffix(d.Tokens[a.At].Lower, "en") &&
		(a.At+1 == len(d.Tokens) || d.Tokens[a.At+1].Kind == lexis.Sign)
}

// learnt reports whether phrase p is who has learnt what others say: „...“, heißt es nach Informationen der Zeitung in Ratskreisen.
func (o *optioner) learnt(p *clause.Phrase, i int) bool {
	d := o.d
	return d.Tongue.Nouns && d.Is(p.Pre, i, "informationen") && (d.readsThere(i) || d.Is(i, i, "so") && d.readsThere(i+1))
}

// ReportedBetween reports whether a verb in the mood of reported speech stands between two tokens.
func (d *Document) ReportedBetween(from, to int) bool {
	return d.AnyToken(max(from, 0)+1, to, func(t *lexis.Token) bool { return t.Class&lexis.Reported != 0 })
}

// Reading are verbs that say what the words of a thing are: Das Motto lautet: Q.
var Reading = lexis.Set(`lautet lauten laute lautete lauteten heißt heißen hieß hießen luidt luidde luiden luidden heet heette`)

// BearWords are nouns for what bears words, which nobody says: предупреждает | табличка; z | napisem: Q.
var BearWords = lexis.Set(`табличка плакат надпись вывеска объявление афиша баннер реклама пословица поговорка прогноз
	табличку плакатом плакаты плакатами надписью надписи надписями вывеску лозунг лозунгом лозунги лозунгами транспарант транспарантом транспаранты девизом
	tabliczka plakat napis szyld ogłoszenie afisz baner reklama przysłowie prognoza
	tabliczkę plakatem plakaty napisem napisy napisami banerem banery hasło hasłem hasła hasłami transparent transparentem transparenty
	schild plakat aushang tafel banner transparent aufschrift slogan
	pancarte pancartes banderole inscription pancarta pancartas inscripción lema rótulo cartel carteles
	cartello cartelli striscione scritta bord borden spandoek opschrift leus faixa cartaz inscrição letreiro`)
