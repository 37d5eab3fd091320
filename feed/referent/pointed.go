package referent

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// pointedAt returns the person whom Romance role p points at with a word for "this", whatever the text called that person before, or nil: « ... », dit Anne Renard. « ... »,
// ajoute | cette commerçante. It is who spoke last, or the only one named near, unless the text has called somebody else so.
func (d *Referents) pointedAt(p *clause.Phrase, verb int) *mention.Person {
	sex, is := pointers[d.Tokens[p.From].Lower]
	if !d.Tongue.IsRomance() || !is || p.Kind != clause.Role || p.Pre >= 0 && !d.Accords(p) || d.IsSeveral(p.Head) || verb >= 0 && answers(d.Tokens[verb].Lower) {
		return nil
	}
	who, _, spoke, alone := d.toldLast(p, verb)
	if who == nil || !spoke && !alone || !who.Gender.Fits(sex) || !who.LikeSomebody() || d.Is(p.Head, p.Head, "source") || d.Is(p.Head, p.Head, "fuente") || d.Is(p.Head, p.Head, "fonte") {
		return nil
	}
	noun := d.Tokens[p.Head].Lower
	if lexis.Any(max(0, p.From-roleReach), p.From, func(i int) bool { return d.isCalled(i, noun) && !d.isOf(i, who) }) {
		return nil
	}
	return who
}

// pointers are Romance words for "this" before a noun for one person, with its sex.
var pointers = map[string]mention.Gender{
	"ce": mention.Man, "cet": mention.Man, "cette": mention.Woman, "este": mention.Man, "esta": mention.Woman, "ese": mention.Man, "esa": mention.Woman,
	"questo": mention.Man, "questa": mention.Woman, "quest'": mention.Unknown, "esse": mention.Man, "essa": mention.Woman,
}
