package referent

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom a wider word for somebody means: “...”, said Senator Ann Fox. “...”, said | the politician

// spokeSo returns the person whom phrase p means by a wider word, or by one of that person's roles, instead of the name: “...”, dit
// Anne Renard. “...”, ajoute | l'élue. It returns nil where the text uses the word for somebody else, and where the verb means to
// answer.
func (d *Referents) spokeSo(p *clause.Phrase, verb int) *mention.Person {
	to, noun, cases := d.roleEnd(p, verb), d.roleNoun(p.Head), d.Tongue.Cases
	plain := to == p.Head+1 && d.bareNoun(p.Head) && (cases && p.Head == p.From || !cases && p.Head == p.From+1)
	if d.Tongue.IsEnglish() || noun == "" || p.Kind == clause.Name || !plain && !cases || !d.tellsWho(p, to) || d.IsSeveral(p.Head) || verb >= 0 && answers(d.Tokens[verb].Lower) {
		return nil
	}
	if cases && (d.theyDo(p, verb) || otherWord.MatchString(d.Tokens[max(0, p.From-1)].Lower) || to < len(d.Tokens) && d.PersonAt(to) != nil) {
		return nil
	}
	who, at, spoke, alone := d.toldLast(p, verb)
	if who == nil || d.otherSex(p, &holder{who: who, from: p.From}, verb) || !spoke && d.Tongue.Nouns && !(who.Called() && d.Tokens[at].Starts) || !who.LikeSomebody() || d.isNoun(strings.ToLower(who.Full)) || who.Gender == mention.Man && d.Tongue.Elides && lexis.EndsAny(noun, "élue", "experte", "esperta", "enne") { // l'élue
		return nil
	}
	from := d.SentenceAt(at).From
	var has, known, alike bool
	for _, h := range d.holders() {
		switch {
		case h.from >= p.From:
		case h.who == who && (d.manyAt(&h) || h.noun == noun && d.limit(&h, p.From, to) != ""): // the lawyers of the accused, Bo Fox; a former miller
			return nil
		case h.who == who && h.noun == noun:
			has = has || (plain && (spoke || !d.Tongue.Nouns) || to > p.Head+1 && d.tells(p.From, to, p.Head, h.from, h.to)) && !d.otherSex(p, &h, verb)
		case h.who == who:
			known, alike = true, alike || d.Tongue.Widens(noun, h.noun)
		case h.who != nil && (d.hasNoun(&h, noun) || d.Tongue.Widens(noun, h.noun)) && lexis.Any(from, p.From, func(i int) bool { return d.PersonAt(i) == h.who }):
			return nil // Minister Fox met Minister Reed; Fox met Senator Reed. “...”, said the politician
		}
	}
	for _, m := range d.Mentions() { // hydraulik Adam Kot
		t := &d.Tokens[max(0, m.At-1)]
		known = known || cases && m.Who == who && t.Kind == lexis.Word && t.Class == 0 && t.Text == t.Lower && !d.Tongue.LooksPast(t.Lower)
	}
	switch {
	case has:
	case d.AnyAction(d.SentenceAt(at), func(a *clause.Action) bool { // Fox said that the envoy was ill. “...”, said the diplomat
		if a.Subject < 0 || d.namedThere(a.Subject) != nil || d.Phrases[a.Subject].From <= at || d.Phrases[a.Subject].To > p.From {
			return false
		}
		job := d.roleNoun(d.Phrases[a.Subject].Head)
		return job != "" && d.Tongue.Widens(noun, job)
	}):
		return nil
	case !plain || !alone && (!spoke || d.Tongue.Nouns) || !d.Tongue.Widens(noun, "") || !alike && (known || !d.Tongue.Widens(noun, "-")): // a lawyer must be known as one
		return nil
	default:
		from = 0
	}
	if lexis.Any(max(from, p.From-roleReach), p.From, func(i int) bool { return d.isCalled(i, noun) && !d.isOf(i, who) }) {
		return nil
	}
	return who
}

// isCalled reports whether token i is a noun for somebody in any case.
func (d *Referents) isCalled(i int, noun string) bool {
	w := d.Tokens[i].Lower
	if d.Tongue.Cases {
		return w == noun || d.Tongue.NominativeOf(w, func(x string) bool { return x == noun }) != ""
	}
	return w == noun && !d.Has(i-1, i-1, lexis.Aux) || d.Tongue.Nouns && strings.Contains(w, noun)
}

// isOf reports whether token i stands in a role of a person, or in what names the speaker of a quotation who is that one.
func (d *Referents) isOf(i int, who *mention.Person) bool {
	for _, s := range slices.Backward(d.History) { // the last ones are the nearest: a text may have thousands
		if s.Who == who && d.PhraseAt[s.From] >= 0 && d.PhraseAt[s.From] == d.PhraseAt[i] {
			return true
		}
	}
	return slices.ContainsFunc(d.holders(), func(h holder) bool { return h.who == who && h.from <= i && i < max(h.to, h.core) })
}

// toldLast returns the person who spoke last before phrase p, in its paragraph or the previous one, if nobody else is named since.
// Otherwise it returns the person who acts in the nearest sentence that has one. At is the token where that is, spoke tells whether
// that one said something last, and alone whether nobody else is named: Fox admitted that Reed rang. “...”, said | the minister.
func (d *Referents) toldLast(p *clause.Phrase, verb int) (who *mention.Person, at int, spoke, alone bool) {
	var last *mention.Person
	fits := func(x *mention.Person) bool { return x != nil && !d.otherSex(p, &holder{who: x, from: p.From}, verb) }
	from, others := d.paragraphStart(p.From), 0
	if from > 0 && d.SentenceAt(p.From).From <= from { // the quotation begins the paragraph
		from = d.paragraphStart(from - 1)
	}
	if n := len(d.History) - 1; n >= 0 && d.History[n].From < p.From && d.Tokens[p.From].Paragraph-d.Tokens[d.History[n].From].Paragraph <= 1 {
		h := &d.History[n]
		if last = h.Who; last == nil && h.Role && d.WordGender(h.From, h.To).Fits(d.WordGender(p.From, p.Core)) {
			return nil, 0, false, false
		}
		if from = min(from, h.From); fits(last) {
			from = h.From
		} else {
			last = nil
		}
	}
	for i := from; i < p.From; i++ {
		if x := d.PersonAt(i); x != last && x != who && fits(x) {
			who, others = x, others+1
		}
	}
	if last != nil && others == 0 {
		return last, from, true, true
	}
	alone, who = last == nil && others == 1, nil
	says := false
	for n, end := 0, p.From; end > from && who == nil && (alone || n < 2); n++ {
		s := d.SentenceAt(end - min(n, 1))
		end = s.From
		if d.AnyAction(s, func(a *clause.Action) bool {
			if a.Subject < 0 || says {
				return false
			}
			old, doer := who, d.namedThere(a.Subject)
			if doer != nil && d.Phrases[a.Subject].From < p.From {
				who, at = doer, d.Phrases[a.Subject].From
			}
			says = fits(doer) && a.Class&lexis.Saying != 0 && a.Outer < 0 && !a.Unsaid && (old == nil || old == who)
			return old != nil && who != old || d.Phrases[a.Subject].With >= 0 // two who act
		}) {
			return nil, 0, false, false
		}
		if n > 0 && who == nil && alone && s.Phrase0 < s.Phrase1 && d.Phrases[s.Phrase0].From == s.From && d.Tokens[s.From].Class&(lexis.Oblique|lexis.Prep) == 0 && (d.Phrases[s.Phrase0].Who == nil || d.PersonAt(s.From) != nil) { // the verb is in no list
			who, at = d.namedThere(s.Phrase0), s.From
		}
	}
	return who, at, who == last || says, alone
}

// namedThere returns the person whom phrase n names, or whom the text says to be what it tells, or nil: | Ann Fox; | the mayor, Ann Fox.
func (d *Referents) namedThere(n int) *mention.Person {
	if who := d.Phrases[n].Who; who != nil {
		return who
	}
	return d.namedBeside(n)
}
