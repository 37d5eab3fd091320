package attribution

import (
	"slices"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// ahead looks at the verbs before the quotation in its sentence, the nearest first.
func (o *optioner) ahead() {
	d, q := o.d, o.q
	s := d.SentenceAt(q)
	if s.From >= q {
		return
	}
	if _, by := d.Claim(q); by >= 0 { // rejected the claim by Fox that Q
		o.add(by, OwnWords, -1)
		return
	}
	if o.attributed = o.blamedFor(s); o.attributed {
		return
	}
	if n, says := o.gapped(s); n >= 0 {
		if o.attributed = !says; says { // won Q, and Y Q: nobody says that
			o.add(n, SaidTouch, -1)
		}
		return
	}
	o.broughtOut(s)
	if o.aheadPhrases(s); o.printed || o.contrasted(s.From) {
		return
	}
	if len(o.list) == 1 && o.list[0].Tie == OwnWords && (!d.Has(q-1, q, lexis.Be) && d.Tokens[q-1].Text != "," || d.Is(o.list[0].To+1, q, "that") || d.Is(o.list[0].From-1, q, "in")) {
		return // dismissed Fox's remark that Q
	}
	var seen verbsSeen
	for n := s.Action1 - 1; n >= s.Action0 && seen.sayings+seen.others <= 5; n-- {
		a := &d.Actions[n]
		if a.At > q {
			continue
		}
		if a.Aside && s.Action0 < n && !o.ledBy(a) || o.bracketed(a.At) || o.witnessed(s, n) {
			continue
		}
		if !o.verbAhead(s, n, &seen) {
			break
		}
	}
}

// ledBy reports whether the English verb of saying of action a, in words between commas, tells whose words the rest of its clause
// is, with the quotation: as Fox wrote in a letter, it was Q; but not: as Fox said he would, Reed called it Q.
func (o *optioner) ledBy(a *clause.Action) bool {
	d, k := o.d, a.At+1
	for k < o.q && d.Tokens[k].Kind == lexis.Word && (d.Tokens[k].Class&(lexis.Verb|lexis.Aux|lexis.He|lexis.She|lexis.They) == 0 || d.Has(k, k, lexis.Period)) { // in May
		k++
	}
	others := func(b *clause.Action) bool { return b.At != a.At && b.At < o.q && b.Class&lexis.Saying != 0 } // Reed told her, as Fox recalled in court, Q
	return d.Tongue.IsEnglish() && a.Class&lexis.Say != 0 && d.Is(k, a.At, ",") && o.q <= k+6 && !d.QuotedBetween(k, o.q) && (a.At == o.q-2 || !d.AnyAction(d.SentenceAt(o.q), others))
}

// witnessed reports whether action n only says who tells of the verb of saying before it, between that verb and the quotation: Fox
// answered, as Reed recalls, Q; Fox had shouted, Reed testified, Q.
func (o *optioner) witnessed(s *clause.Sentence, n int) bool {
	d := o.d
	if n == s.Action0 || !d.Tongue.IsEnglish() || !d.Is(o.q-1, o.q, ",") || d.Actions[n].Subject < 0 {
		return false
	}
	first, told := d.Actions[n-1].At, d.Actions[n].At
	from := d.Phrases[d.Actions[n].Subject].From
	if d.Is(from-1, told, "as") {
		from--
	}
	return d.Actions[n-1].Class&lexis.Say != 0 && d.Actions[n-1].Subject >= 0 && d.Is(first+1, told, ",") && from == first+2 && d.Actions[n].Class&lexis.Saying != 0
}

// gapped returns the name right before the quotation if its verb is that of the quotation before, and whether that is one of
// saying, else -1: X called it Q, and Y Q; X saw Q, Y Q.
func (o *optioner) gapped(s *clause.Sentence) (name int, says bool) {
	d, k := o.d, o.q-1
	if lexis.IsDashOrComma(d.Tokens[k].Text) { // а Павел Морев — Q; Y, Q
		k--
	}
	n := int(d.PhraseAt[max(k, 0)])
	if n < 0 || d.Phrases[n].Kind != clause.Name || d.Phrases[n].Pre >= 0 {
		return -1, false
	}
	k = d.Phrases[n].From - 1
	if k > s.From && d.Tokens[k].Class&lexis.Conj != 0 {
		k--
	}
	if k > s.From && d.Tokens[k].Kind == lexis.Sign {
		k--
	}
	if k <= s.From || k == d.Phrases[n].From-1 || d.Tokens[k].Kind != lexis.Quoted || d.VerbBetween(o.end, s.To) >= 0 {
		return -1, false
	}
	for v := s.Action1 - 1; v >= s.Action0; v-- {
		if a := &d.Actions[v]; a.At < k {
			return n, a.Class&lexis.Tell != 0 && !d.SignBetween(a.At+1, k)
		}
	}
	return n, false
}

// VerbBetween returns the first action whose verb stands between two tokens, or -1.
func (d *Document) VerbBetween(from, to int) int {
	s := d.SentenceAt(from)
	for n := s.Action0; n < s.Action1; n++ {
		if a := &d.Actions[n]; a.At >= from && a.At < to {
			return n
		}
	}
	return -1
}

// verbsSeen counts the verbs already looked at, between the current one and the quotation.
type verbsSeen struct {
	sayings, others int
	nearest         int  // the verb of saying next to the quotation, if sayings is above 0
	passive         bool // a verb in the passive says what somebody who is not named says
}

// verbAhead offers the subject of action n and the person it speaks to. It reports whether earlier verbs may matter too.
func (o *optioner) verbAhead(s *clause.Sentence, n int, seen *verbsSeen) bool {
	d, q := o.d, o.q
	a := &d.Actions[n]
	if o.onlySpeaks(a) || d.Tongue.Cases && a.Class&lexis.Saying == 0 && q > 1 && d.Is(q-1, q, ":") && d.Tongue.LooksPast(d.Tokens[q-2].Lower) && clause.Takes(d.Tokens[q-2].Lower) { // Котов подошёл и увидел: Q
		return true
	}
	if a.Class&lexis.Quoting != 0 && (seen.sayings == 0 || d.Tongue.IsEnglish()) { // quoted X as saying Q; cita a X: Q
		x := a.Object
		if d.Tongue.Nouns && a.Subject >= 0 && (d.Phrases[a.Subject].From == a.At+1 || n > s.Action0 && d.Has(d.Actions[n-1].At, a.At, lexis.Be)) { // zitiert die Zeitung X mit den Worten; wird X zitiert
			x = a.Subject
		}
		if x < 0 && d.Is(a.At+1, a.At, "a") && d.PersonAt(a.At+2) != nil {
			x = int(d.PhraseAt[a.At+2])
		}
		if x >= 0 && d.Tongue.IsEnglish() && d.Phrases[x].To == q && d.Tokens[d.Phrases[x].Head].Class&(lexis.Utter|lexis.Work) != 0 { // quoted the phrase Q
			x = -1
		}
		if x >= 0 && (d.Tongue.IsEnglish() || d.Phrases[x].Kind != clause.Entity) { // not a book: zacytował Biblię
			o.add(x, SaidTouch, a.At)
			return false
		}
	}
	if a.Class&lexis.Quoting != 0 && (d.Is(a.At+1, a.At, "ihn") || d.Is(a.At+1, a.At, "sie")) { // Die Zeitung zitierte ihn mit den Worten: Q
		return false
	}
	if x := o.cited(a); x >= 0 {
		o.add(x, SaidTouch, a.At)
		return false
	}
	t, saying := o.tieAhead(n, seen)
	if a.Passive && a.Class&lexis.Say == 0 && d.Agent(a, q, o.end) < 0 { // said it had been found Q
		seen.passive = true
		return true
	}
	if seen.passive && !saying { // The book, made into a film, is described as Q
		return true
	}
	if a.Passive {
		t = WasTold
		if by := d.Agent(a, q, o.end); by >= 0 && d.Tongue.IsEnglish() {
			o.add(by, SaidTouch, a.At)
			if o.toldThat(a, by) {
				return false
			}
		} else if by >= 0 {
			o.add(by, AccordFar, a.At)
		}
		if o.touches(a.At) || seen.sayings == 1 && q-a.At <= 8 { // she said that she had been told Q
			return false
		}
	}
	if t != SaidBefore || !o.parted(seen.nearest) {
		o.add(a.Subject, t, a.At)
	}
	if t == SaidTouch || t == SaidNear || t == SaidFar && d.opens(a.At) && d.OnlyVerb(a.At, q) {
		o.noSubject(a, t) // Ha aggiunto: «...»
	}
	if seen.sayings == 1 && (a.Own && q-a.At <= 8 || o.final(a)) {
		return false
	}
	if a.Loose && a.Outer >= 0 && a.Subject == d.Actions[a.Outer].Object && d.Blames(a.Outer) {
		return false // accused the mayor of calling them Q: the mayor's words
	}
	return true
}

// toldThat reports whether the quotation is what phrase by tells the English subject of action a, and takes back that this subject
// is tied to it: Fox was told by | her doctor that work was Q; but not: that work was bad, and found it Q.
func (o *optioner) toldThat(a *clause.Action, by int) bool {
	d, k := o.d, o.d.Phrases[by].To
	if d.Is(k, a.At, ",") {
		k++
	}
	that := d.Is(k, a.At, "that") && !d.AnyToken(k, o.q, func(t *lexis.Token) bool { return t.Class&lexis.Conj != 0 })
	if that {
		o.list = slices.DeleteFunc(o.list, func(x Option) bool {
			return x.Phrase == a.Subject && x.Tie >= DoesNear && x.Tie <= DoesBeside
		})
	}
	return that
}

// opens reports whether the verb at token i begins a sentence that says what somebody says, who is not named in it: Agregó que; Ha
// spiegato che.
func (d *Document) opens(i int) bool {
	return i+1 < len(d.Tokens) && thats[d.Tokens[i+1].Lower] && !lexis.Any(d.SentenceAt(i).From, i, func(k int) bool {
		return d.Tokens[k].Class&(lexis.Aux|lexis.Conj) == 0 && !d.IsAdverb(k)
	})
}

// parted reports whether the verb of saying next to the quotation, action n, has a subject of its own, which an earlier verb
// does not govern: Fox called it poor, while the critic wrote Q; Fox found the man, who said Q.
func (o *optioner) parted(n int) bool {
	a := &o.d.Actions[n]
	if a.Loose || a.Subject < 0 || a.Passive {
		return false
	}
	k := o.d.Phrases[a.Subject].Kind
	return k == clause.Name || k == clause.Role
}

// tieAhead returns how the subject of action n is tied to the quotation and whether the verb is one of saying, and counts
// the verb.
func (o *optioner) tieAhead(n int, seen *verbsSeen) (t Tie, saying bool) {
	d, q := o.d, o.q
	a := &d.Actions[n]
	if t, saying = o.aheadTie(a, seen.sayings); saying {
		seen.sayings++
		switch {
		case seen.sayings == 1:
			seen.nearest = n
		case d.Blamed(seen.nearest) >= 0: // slammed Cole after he said Q
			t = DoesBeside
		case seen.sayings == 2 && d.Actions[seen.nearest].Outer == n:
			t = SaidOuter
		}
		return t, true
	}
	switch {
	case seen.sayings > 0:
		t = DoesBeside
	case seen.others > 0:
		t = DoesOther
	case d.Tokens[q-1].Text == ":":
		t = DoesColon
	case q-a.At <= 4:
		t = DoesNear
	default:
		t = DoesFar
	}
	seen.others++
	return t, false
}

// cited returns the name between action a, which cites somebody, and the colon of the quotation, -1 if there is none: cited | Ann
// Fox: Q; a cité | Anne Renard : Q. Such verbs have many other objects.
func (o *optioner) cited(a *clause.Action) int {
	d := o.d
	if o.q < 3 || !o.c.Colon {
		return -1
	}
	n := int(d.PhraseAt[o.q-2])
	if n < 0 || d.Phrases[n].Kind != clause.Name {
		return -1
	}
	if i := d.Phrases[n].From; (i-1 == a.At || i-2 == a.At) && (citing[d.Tokens[i-1].Lower] || citing[d.Tokens[i].Lower]) { // the participle may count as an adjective
		return n
	}
	return -1
}

var citing = lexis.Set(`cited cites cite citing cité citée citant citato citata citano citado citada`)

// bracketed reports whether a bracket closes between token i and the quotation.
func (o *optioner) bracketed(i int) bool {
	depth := 0
	for k := i; k < o.q; k++ {
		switch o.d.Tokens[k].Text {
		case "(":
			depth++
		case ")":
			depth--
		}
	}
	return depth < 0
}

// final reports whether the quotation belongs to the subject of a and to no earlier verb: had told her: Q; many called him
// Q; her husband used to say: Q. In "Fox said the council believes it is Q" it belongs to Fox.
func (o *optioner) final(a *clause.Action) bool {
	d, q := o.d, o.q
	if a.Class&lexis.Saying == 0 || a.Subject < 0 || !o.touches(a.At) {
		return false
	}
	if k := q - 1; (a.At == k || d.Tokens[k].Kind == lexis.Sign && a.At == k-1) && a.Class&lexis.Ing == 0 && (d.OwnSubject(a) || d.thatReads(a)) { // said the suspect shouted Q; held a sign that said Q
		return true
	}
	return d.Has(a.At+1, q, lexis.Object) || d.Is(a.At+1, q, "to") && d.Has(a.At+2, q, lexis.Object) || a.At > 1 && d.Is(a.At-1, q, "to") && d.Is(a.At-2, q, "used")
}

// thatReads reports whether something written is the subject of action a in a relative clause: a sign that says.
func (d *Document) thatReads(a *clause.Action) bool {
	p := &d.Phrases[a.Subject]
	return d.Tongue.IsEnglish() && p.To == a.At-1 && d.isWriting(p)
}

// isWriting reports whether a phrase names something that words are written on: a sign, a letter. A video has words of somebody.
func (d *Document) isWriting(p *clause.Phrase) bool {
	t := &d.Tokens[p.Head]
	return (clause.Signs[t.Lower] || t.Class&lexis.Paper != 0 && t.Lower != "video")
}

// aheadTie returns the tie of a verb of saying before the quotation. n is the number of such verbs between it and the
// quotation.
func (o *optioner) aheadTie(a *clause.Action, n int) (Tie, bool) {
	touch := o.touches(a.At)
	near := o.q-a.At <= 6 || o.d.AsWhat(o.q) || o.inThat(a) || o.opensClause(a) || n == 0 && o.thatSaid(a)
	pick := func(touching, closeBy, far Tie) (Tie, bool) {
		switch {
		case n > 0:
			return SaidBefore, true
		case touch:
			return touching, true
		case near:
			return closeBy, true
		}
		return far, true
	}
	led := a.Loose // X left, saying; X went on to say
	switch {
	case !led && (a.Class&lexis.Say != 0 || a.Class&lexis.Part != 0):
		return pick(SaidTouch, SaidNear, SaidFar)
	case n == 0 && o.thatSaid(a):
		return SaidNear, true
	case led || a.Class&(lexis.Tell|lexis.Base) != 0:
		return pick(TellTouch, TellNear, TellFar)
	case o.participleBehind(a):
		return TellNear, true
	}
	return 0, false
}

// inThat reports whether the quotation stands in the clause of "that" right behind a verb, and in no clause inside it, in a language
// other than English: X powiedział, że plan jest „...“.
func (o *optioner) inThat(a *clause.Action) bool {
	d, k := o.d, a.At+1
	if d.Is(k, a.At, ",") {
		k++
	}
	if k >= o.q || !thats[d.Tokens[k].Lower] || o.q-k > 20 {
		return false
	}
	for k++; k < o.q; k++ {
		if t := &d.Tokens[k]; t.Kind != lexis.Word || t.Class&(lexis.Sub|lexis.Rel|lexis.Say) != 0 {
			return false
		}
	}
	return true
}

// opensClause reports whether the quotation begins a clause behind that of a German verb of saying: warf der Verband der Stadt vor, „...“;
// but sprach mit Fuchs, „einer Frau mit Mut“.
func (o *optioner) opensClause(a *clause.Action) bool {
	d := o.d
	return d.Tongue.Nouns && d.Is(o.q-1, o.q, ",") && !clause.SpeaksOf[d.Tokens[a.At].Lower]
}

var thats = lexis.Set(`dass que che dat что że`)

// participleBehind reports whether a verb that says what somebody calls a thing begins with action a and ends right behind the
// quotation, as German and Dutch verbs do: hat den Plan „einen großen Schritt“ genannt; heeft het plan “een grote stap” genoemd.
// Between them only the thing may be named, so that it is sure who calls it so.
func (o *optioner) participleBehind(a *clause.Action) bool {
	d, i := o.d, o.end+1
	if o.perfectAround(a) {
		return true
	}
	if a.Inverted && !(d.AsWhat(o.q) && d.Phrases[a.Subject].From == a.At+1) || a.Subject < 0 || !SingularHave[d.Tokens[a.At].Lower] || i >= len(d.Tokens) || !calledSo[d.Tokens[i].Lower] {
		return false
	}
	for k := a.At + 1; k < o.q; k++ {
		if d.Has(k, k, lexis.Deny) || d.IsAdverb(k) && !d.AsWhat(o.q) {
			return false
		}
		if p := d.PhraseAt[k]; p >= 0 && int(p) != a.Subject && d.Phrases[p].Kind != clause.Other {
			return false
		}
	}
	return i+1 == len(d.Tokens) || d.Tokens[i+1].Kind != lexis.Word
}

var (
	// SingularHave are forms of "to have" in the singular, in German and Dutch.
	SingularHave = lexis.Set(`hat hatte habe heeft had`)
	calledSo     = lexis.Set(`genannt bezeichnet genoemd`)
)

// touches reports whether next to nothing stands between token v and the quotation: said that Q; described it as Q;
// blurted out, Q.
func (o *optioner) touches(v int) bool {
	d, q := o.d, o.q
	for k := v + 1; k < q; k++ {
		t := &d.Tokens[k]
		switch {
		case k == q-1 && (t.Kind == lexis.Sign || t.Class&(lexis.Object|lexis.Sub) != 0 || t.Lower == "as" || t.Lower == "to" && k > v+1): // called him Q; said that Q
		case k == q-2 && t.Class&lexis.Object != 0 && (d.Tokens[q-1].Kind == lexis.Sign || d.Tokens[q-1].Lower == "to" || d.Tokens[q-1].Lower == "that"): // told her: Q
		case k == q-3 && t.Lower == "to" && d.Tokens[q-2].Class&lexis.Object != 0 && d.Tokens[q-1].Kind == lexis.Sign: // whispered to her: Q
		case q-k <= 2 && (t.Lower == "out" || t.Lower == "back" || t.Lower == "it" || t.Lower == "up"):
		default:
			return false
		}
	}
	return true
}
