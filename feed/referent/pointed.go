package referent

import (
	"regexp"
	"slices"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// pointedAt returns the person whom Romance role p points at with a word for "this", whatever the text called that person before,
// or nil: « ... », dit Anne Renard. « ... », ajoute | cette commerçante. It is who spoke last, unless that one has an office, the
// text has called somebody else so, or this one gives no name: cet habitant anonyme.
func (d *Referents) pointedAt(p *clause.Phrase, verb int) *mention.Person {
	sex, is := pointers[d.Tokens[p.From].Lower]
	if !d.Tongue.IsRomance() || !is || p.Kind != clause.Role || p.Pre >= 0 && !d.Accords(p) || d.IsSeveral(p.Head) || verb >= 0 && answers(d.Tokens[verb].Lower) {
		return nil
	}
	who, _, _, _ := d.toldLast(p, verb)
	n := len(d.History) - 1
	if who == nil || n < 0 || d.SentenceAt(d.History[n].From).To < d.SentenceAt(p.From).From || d.History[n].Who != who || !who.Gender.Fits(sex) || !who.LikeSomebody() || d.Is(p.Head, p.Head, "source") || d.Is(p.Head, p.Head, "fuente") || d.Is(p.Head, p.Head, "fonte") {
		return nil
	}
	noun, s := d.Tokens[p.Head].Lower, d.SentenceAt(p.From)
	office := func(t *lexis.Token) bool { return t.Class&(lexis.Title|lexis.Head) != 0 }
	after := d.Tokens[s.From].Kind == lexis.Quoted && verb == p.From-1
	if !after && p.From != s.From || d.AnyToken(d.History[n].From, s.From, office) || after && d.AnyToken(s.From, verb, func(t *lexis.Token) bool { return t.Class&lexis.Pronoun != 0 || t.Class&lexis.Reflexive != 0 }) {
		return nil
	}
	if slices.ContainsFunc(d.holders(), func(h holder) bool {
		behind := lexis.Any(max(0, h.from-4), h.from, func(i int) bool { return d.PersonAt(i) == who })
		return h.who == who && h.from < p.From && h.noun != noun && (!behind || d.Tokens[h.at].Class&(lexis.Title|lexis.Head) != 0)
	}) || d.AnyToken(s.From, s.To, func(t *lexis.Token) bool { return nameless.MatchString(t.Lower) }) ||
		lexis.Any(max(0, p.From-roleReach), p.From, func(i int) bool { return d.isCalled(i, noun) && !d.isOf(i, who) }) {
		return nil
	}
	return who
}

// nameless begins words for another and of those who do not give their name.
var nameless = regexp.MustCompile(`^([ao]utr[eoa]$|otr[oa]$|altr[oa]$|second|segund|deuxi|anon[iy]m|ident|nom$|nome$|nombre$|prénom$|même|mism|mesm|stess|.*-lhes?$|cit[ée]|citad|citat|nomm)`)

// pointers are Romance words for "this" before a noun for one person, with its sex.
var pointers = map[string]mention.Gender{
	"ce": mention.Man, "cet": mention.Man, "cette": mention.Woman, "este": mention.Man, "esta": mention.Woman, "ese": mention.Man, "esa": mention.Woman,
	"questo": mention.Man, "questa": mention.Woman, "quest'": mention.Unknown, "esse": mention.Man, "essa": mention.Woman,
}
