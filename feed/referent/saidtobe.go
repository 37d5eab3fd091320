package referent

import (
	"sort"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom an English role means that the text elsewhere says somebody to be: Bo Fox, a miller from Elm, came; the miller said

// saidToBe returns the one person whom the text says to be what English phrase p is, or nil: Ann Fox, mayor of Elm; Ann Fox is the mayor; Mayor Ann
// Fox; his wife, Ann Fox; then | the mayor; | his wife. Nobody else may be mentioned by that noun: another mayor; two mayors; Holm's mayor. Nor may
// the quotation be on who is meant, or that person be named later in the sentence, or suffer something where the role is told: “He is ill,” the
// lawyer said, of Bo Fox, a lawyer; the teacher told Fox; Bo Fox, a soldier, was killed.
func (d *Referents) saidToBe(p *clause.Phrase, verb int) (who *mention.Person) {
	head, owner := &d.Tokens[p.Head], ownerOf[d.Tokens[p.From].Lower]
	if !d.Tongue.IsEnglish() || owner == mention.Unknown && (d.Tokens[p.From].Lower != "the" || head.Class&lexis.Kin != 0) || p.Core < p.From+2 || d.roleEnd(p, verb) != p.Core || d.Is(p.Core, p.From, "of") || head.Class&lexis.Thing != 0 || lexis.IsUpper(head.Text) && head.Class&(lexis.Head|lexis.Title|lexis.Office) == 0 || anyone[head.Lower] {
		return nil
	}
	at := 0
	for n := d.phraseWithin(p.From); d.Phrases[n].From < p.From; n++ {
		q := &d.Phrases[n]
		if q.Kind != clause.Name && !strings.HasPrefix(d.Tokens[q.Head].Lower, head.Lower) {
			continue
		}
		x, noun := d.toldBeside(n)
		if noun < 0 || strings.TrimSuffix(d.Tokens[noun].Lower, "s") != head.Lower || !d.sameRole(p, q, noun) {
			continue
		}
		several := d.Tokens[noun].Lower != head.Lower
		switch {
		case several && q.To == q.Core && d.Tokens[q.From].Class&(lexis.Det|lexis.Number) == 0: // farmers are angry
		case several || x == nil && !strings.EqualFold(d.TextOf(q.From, q.To), d.TextOf(p.From, p.Core)) || x != nil && who != nil && x != who:
			return nil
		case x != nil && (owner == mention.Unknown || d.Tokens[q.From].Lower == d.Tokens[p.From].Lower):
			who, at = x, q.From
		}
	}
	if who == nil || !who.LikeSomebody() || !d.WordGender(p.From, p.Core).Fits(who.Gender) || !d.namedWithin(who, p.From) || owner == mention.Unknown && d.quotedOf(p.From, who.Gender) && d.onlyOne(max(0, p.From-roleReach), p.From, who.Gender, nil) {
		return nil
	}
	for i := p.Core; i < d.SentenceAt(p.From).To; i++ {
		if d.PersonAt(i) == who {
			return nil
		}
	}
	if owner == mention.Unknown && d.AnyAction(d.SentenceAt(at), func(a *clause.Action) bool {
		if a.Subject < 0 || !d.suffers(a) {
			return false
		}
		x := &d.Phrases[a.Subject]
		return x.Who == who || x.Alias >= 0 && d.Phrases[x.Alias].Who == who
	}) {
		return nil
	}
	if owner != mention.Unknown && !d.onlyOne(d.paragraphStart(at), p.From, owner, who) {
		return nil
	}
	return who
}

// suffers reports whether something is done to the subject of an English verb, or it dies: Bo Fox, a soldier, | was killed. Then the soldier who speaks
// is somebody else.
func (d *Referents) suffers(a *clause.Action) bool {
	next := &d.Tokens[min(a.At+1, len(d.Tokens)-1)]
	return a.Passive || dies[d.Tokens[a.At].Lower] || d.Tokens[a.At].Class&lexis.Be != 0 && next.Text == next.Lower && lexis.EndsAny(next.Lower, "ed", "en", "hurt", "shot", "hit", "ill", "dead")
}

// roleReach is how many tokens before a role are compared with it. Articles are shorter than that; the bound is for longer texts.
const roleReach = 4000

// phraseWithin returns the first phrase that a role at token at is compared with.
func (d *Referents) phraseWithin(at int) int {
	return sort.Search(len(d.Phrases), func(i int) bool { return d.Phrases[i].From >= at-roleReach })
}

// toldBeside returns the noun by which English phrase n tells what somebody is, or mentions somebody, and that person if the text names one there:
// | the mayor, Ann Fox; Ann Fox, 43, | mayor of Elm; | Mayor Ann Fox; Ann Fox is | the mayor. The noun is -1 where there is none.
func (d *Referents) toldBeside(n int) (who *mention.Person, noun int) {
	q := &d.Phrases[n]
	if q.Kind == clause.Name {
		if at := d.MentionAt(q.Head).At; at > q.From && d.Tokens[at-1].Kind == lexis.Word {
			return q.Who, at - 1
		}
		return nil, -1
	}
	if q.Kind != clause.Role {
		return nil, -1
	}
	if q.Alias >= 0 && d.Phrases[q.Alias].Who != nil {
		return d.Phrases[q.Alias].Who, q.Head
	}
	for k := n - 1; k >= 0 && k >= n-2; k-- { // Ann Fox, | 43, a miller
		x := &d.Phrases[k]
		told := x.Alias == n || x.Pre >= 0 && x.To == q.From-1 && d.Is(x.To, x.From, ",") && (d.Is(q.From, q.From, "a") || d.Is(q.From, q.From, "an")) // according to Ann Fox, | a miller
		if x.Kind == clause.Name && (told || k == n-2 && x.Alias == n-1 && d.Phrases[k+1].Kind != clause.Role && d.Is(q.From-1, q.From, ",") && d.Phrases[k+1].To == q.From-1) {
			return x.Who, q.Head
		}
	}
	if next := q.To + 1; q.Pre >= 0 && d.Is(q.To, q.From, ",") && d.PhraseAt[min(next, len(d.Tokens)-1)] >= 0 { // met with the miller, | Ann Fox.
		x := &d.Phrases[d.PhraseAt[next]]
		if x.Kind == clause.Name && x.From == next && x.To < len(d.Tokens) && d.Tokens[x.To].Text == "." && d.Tokens[q.From].Lower == "the" {
			return x.Who, q.Head
		}
	}
	for s, k := d.SentenceAt(q.From), d.SentenceAt(q.From).Action0; k < s.Action1; k++ {
		a := &d.Actions[k]
		if a.Object == n && a.Subject >= 0 && !a.Denied && !a.Unsaid && !d.Has(a.At+1, a.At, lexis.Deny) && (d.Is(a.At, a.At, "is") || d.Is(a.At, a.At, "became")) {
			return d.Phrases[a.Subject].Who, q.Head
		}
	}
	return nil, q.Head
}

// sameRole reports whether all that phrase p tells of a role stands in phrase q, whose noun is given, and q limits it by nothing else: the health
// chair, chair of the health committee; but the mayor, a former mayor.
func (d *Referents) sameRole(p, q *clause.Phrase, noun int) bool {
	for i := p.From + 1; i < p.Core; i++ {
		if i != p.Head && d.find(d.Tokens[i].Lower, q.From, q.To) < 0 {
			return false
		}
	}
	for i := q.From; i < noun; i++ { // deputy prime minister
		if t := &d.Tokens[i]; t.Class&lexis.Partial != 0 && t.Class&lexis.Det == 0 && d.find(t.Lower, p.From, p.Core) < 0 {
			return false
		}
	}
	return true
}

// find returns the first of the tokens that is a word, in small letters, or -1.
func (d *Referents) find(word string, from, to int) int {
	for i := from; i < to; i++ {
		if d.Tokens[i].Lower == word {
			return i
		}
	}
	return -1
}

// namedWithin reports whether a person is named in one of the few paragraphs before token at.
func (d *Referents) namedWithin(who *mention.Person, at int) bool {
	const near = 4 // paragraphs
	for i := at - 1; i >= max(0, at-roleReach) && d.Tokens[at].Paragraph-d.Tokens[i].Paragraph <= near; i-- {
		if d.PersonAt(i) == who {
			return true
		}
	}
	return false
}

// onlyOne reports whether at most one person whose sex may be the one given is named between two tokens, apart from who.
func (d *Referents) onlyOne(from, to int, sex mention.Gender, who *mention.Person) bool {
	var one *mention.Person
	for i := from; i < to; i++ {
		if x := d.PersonAt(i); x != nil && x != who && x != one && x.Gender.Fits(sex) {
			if one != nil {
				return false
			}
			one = x
		}
	}
	return true
}

var (
	dies = lexis.Set(`died dies drowned perished disappeared vanished`)
	// ownerOf has the sex that a possessive tells of.
	ownerOf = map[string]mention.Gender{"his": mention.Man, "her": mention.Woman}
	// anyone are nouns that mean this one and that one within a story.
	anyone = lexis.Set(`president official source man woman boy girl child youth teenager person victim suspect gentleman lady guy stranger friend neighbour neighbor`)
)
