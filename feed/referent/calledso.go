package referent

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom a Romance noun with its article means that stands before a name elsewhere: la actriz Ana Vega; dijo | la actriz

// calledSoBefore returns the one person whom a Romance text calls by the noun of phrase p, which has the words given, directly beside the name and not
// long before, or nil. Nobody else may be mentioned by that noun without a name: otro abogado; la avocate de la ville.
func (d *Referents) calledSoBefore(p *clause.Phrase, verb int, words []string) *mention.Person {
	if d.Tongue.Tag != "fr" && (!d.Tongue.Drops || d.Tongue.Cases) || len(words) != 2 || d.roleEnd(p, verb) != p.Core || !definite[words[0]] || d.Tokens[p.Head].Class&lexis.Head == 0 || anybody[words[1]] {
		return nil
	}
	who := d.CalledBefore(words[1], p.From)
	if who == nil || who.Lone && who.Gender == mention.Unknown || !d.namedNear(who, p.From) {
		return nil
	}
	for n := d.SentenceAt(p.From).Phrase1 - 1; n >= 0 && d.Phrases[n].From > p.From-maxBack; n-- {
		q := &d.Phrases[n]
		if q.From >= p.From || q.Kind != clause.Role || d.Tokens[q.Head].Lower != words[1] || q.Who != nil || q.Alias >= 0 && d.Phrases[q.Alias].Who != nil {
			continue
		}
		if !definite[d.Tokens[q.From].Lower] || d.roleEnd(q, -1) > q.Core {
			return nil
		}
	}
	return who
}

// namedNear reports whether a person is the last one whom the paragraphs right before token at name, at most maxBack tokens before it, apart from those
// of the other sex. Who is only named as somebody's is not meant.
func (d *Referents) namedNear(who *mention.Person, at int) bool {
	const near = 3 // paragraphs
	for i := at - 1; i >= 0 && at-i < maxBack && d.Tokens[at].Paragraph-d.Tokens[i].Paragraph <= near; i-- {
		if x := d.PersonAt(i); x != nil && (x == who || x.Gender.Fits(who.Gender)) {
			n := d.PhraseAt[i]
			owner := n >= 0 && d.Phrases[n].Pre >= 0 && ownLinks[d.Tokens[d.Phrases[n].Pre].Lower] // la fille de la députée Anne Renard
			return x == who && (!owner || who.Count > 2)
		}
	}
	return false
}

// anybody are nouns that mean this one and that one within a story.
var anybody = lexis.Set(`homme femme garçon fille jeune victime hombre mujer chico chica niño niña joven víctima uomo donna ragazzo ragazza giovane bambino bambina
	vittima homem mulher menino menina jovem rapaz moça vítima`)
