package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom a wider word for somebody means: “...”, said Senator Ann Fox. “...”, said | the politician

// spokeSo returns who spoke last, or acted in the paragraph, whom phrase p calls by a wider word to avoid the name, or who spoke last and is called so
// before, or nil: “...”, dit Anne Renard. “...”, ajoute | l'élue. It is nobody where the text calls somebody else so, or the verb is one of answering.
func (d *Referents) spokeSo(p *clause.Phrase, verb int) *mention.Person {
	to, noun := d.roleEnd(p, verb), d.roleNoun(p.Head)
	if d.Tongue.IsEnglish() || noun == "" || p.Kind == clause.Name || !d.Tongue.Cases && (p.Head != p.From+1 || to > p.Head+1 || !d.bareNoun(p.Head)) || !d.tellsWho(p, to) || d.IsSeveral(p.Head) || verb >= 0 && answers(d.Tokens[verb].Lower) {
		return nil
	}
	before := func(i int) bool { return otherWord.MatchString(d.Tokens[i].Lower) } // inny polityk
	if d.Tongue.Cases && (d.theyDo(p, verb) || d.Tokens[p.From].Class&(lexis.Det|lexis.Number) != 0 || lexis.Any(max(0, p.From-1), p.From+1, before)) {
		return nil
	}
	who, spoke := d.toldLast(p, verb)
	if who == nil || !spoke && (d.Tongue.Nouns || d.Tongue.Words.Of(noun)&lexis.Title != 0) || !who.LikeSomebody() || d.isNoun(strings.ToLower(who.Full)) || lexis.Any(p.From, min(to+1, len(d.Tokens)), func(i int) bool { return d.PersonAt(i) != nil }) {
		return nil
	}
	list := d.holders()
	calls := func(fit func(h *holder) bool) bool {
		return lexis.Any(0, len(list), func(i int) bool { return list[i].from < p.From && fit(&list[i]) })
	}
	has := spoke && calls(func(h *holder) bool {
		return h.who == who && (strings.HasSuffix(h.noun, noun) || strings.HasSuffix(noun, h.noun) && len(h.noun) > 4) && d.limit(h, p.From, to) == "" && !d.otherSex(p, h, verb)
	})
	bare := has && to == p.Head+1 && p.Head <= p.From+1
	if !has && !d.Tongue.IsWide(noun) || calls(func(h *holder) bool {
		switch {
		case h.who == who && h.noun == noun: // министр транспорта; then | министр культуры
			return to > p.Head+1 && h.to > h.at+1 && !d.tells(p.From, to, p.Head, h.from, h.to)
		case h.who == who:
			return !has && d.otherKind(h.noun, noun)
		case h.noun != noun || bare && h.from <= d.History[len(d.History)-1].To:
			return false
		}
		return bare || h.who != nil || !d.Tongue.Cases && !d.definite(h.from) || d.lastNamed(h.from) != who
	}) {
		return nil
	}
	return who
}

// otherKind reports whether of two nouns for somebody one is a learned one and the other is not: mayor, | expert.
func (d *Referents) otherKind(a, b string) bool {
	const rank = lexis.Title | lexis.Head
	if d.Tongue.IsLearned(a) == d.Tongue.IsLearned(b) {
		return false
	}
	c := d.Tongue.Words.Of(a)
	return d.Tongue.IsWide(a) || c&lexis.Office != 0 || c&rank == rank
}

// toldLast returns who spoke last, in the paragraph of phrase p or the one before, if nobody else is named since; or else the only one whom the
// paragraph names before p who may be meant, if that one does something there.
func (d *Referents) toldLast(p *clause.Phrase, verb int) (who *mention.Person, spoke bool) {
	fits := func(x *mention.Person) bool { return x != nil && !d.otherSex(p, &holder{who: x, from: p.From}, verb) }
	from := d.paragraphStart(p.From)
	if n := len(d.History) - 1; n >= 0 && d.History[n].From < p.From && d.Tokens[p.From].Paragraph-d.Tokens[d.History[n].From].Paragraph <= 1 {
		if from = min(from, d.History[n].From); d.History[n].Who != nil {
			who, from, spoke = d.History[n].Who, d.History[n].From, true
		}
	}
	for i := from; i < p.From; i++ {
		if x := d.PersonAt(i); x != who && fits(x) {
			if who != nil || !d.AnyAction(d.SentenceAt(i), func(a *clause.Action) bool { return a.Subject >= 0 && d.isOrTold(a.Subject, x) }) {
				return nil, false // la mostra di | Anna Lindi
			}
			who = x
		}
	}
	if !fits(who) {
		return nil, false
	}
	return who, spoke
}

// lastNamed returns who is named last before token at, or nil.
func (d *Referents) lastNamed(at int) *mention.Person {
	for i := at - 1; i >= max(0, at-maxBack); i-- {
		if x := d.PersonAt(i); x != nil {
			return x
		}
	}
	return nil
}
