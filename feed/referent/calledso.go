package referent

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom a Romance, German or Dutch noun with its article means that stands before a name elsewhere: la actriz Ana Vega; dijo | la actriz

// calledSoBefore returns the one person whom a Romance, German or Dutch text calls by the noun of phrase p, which has the words given, directly beside the name and not
// long before, with an article of the same sex, or nil. Nobody else may be mentioned by that noun: otro abogado; la avocate de la ville; el ministro
// francés.
func (d *Referents) calledSoBefore(p *clause.Phrase, verb int, words []string) *mention.Person {
	if d.Tongue.IsEnglish() || d.Tongue.Cases || len(words) != 2 || d.Tongue.Nouns && words[0] == "die" && !lexis.EndsAny(words[1], "in", "frau") || d.roleEnd(p, verb) != p.Core || !definite[words[0]] || d.Tokens[p.Head].Class&lexis.Head == 0 || anybody[words[1]] {
		return nil
	}
	who := d.CalledBefore(words[1], p.From)
	if who == nil || who.Lone && who.Gender == mention.Unknown || who.Gender == mention.Woman && hisArticles[words[0]] && !maleForBoth[words[1]] || !d.namedNear(who, p.From) {
		return nil
	}
	for i := p.From - 1; i > 0 && i > p.From-maxBack; i-- {
		if d.Tokens[i].Lower != words[1] {
			continue
		}
		article := d.Tokens[i-1].Lower
		if n := d.PhraseAt[i]; n >= 0 && (d.Phrases[n].Who != nil || d.Phrases[n].Alias >= 0 && d.Phrases[d.Phrases[n].Alias].Who != nil) {
			if hisArticles[article] && herArticles[words[0]] || herArticles[article] && hisArticles[words[0]] {
				return nil // La ministre Anne Renard vient, dit | le ministre
			}
		} else if !definite[article] || !d.bareNoun(i) {
			return nil
		}
	}
	return who
}

// bareNoun reports whether nothing that tells which one is meant follows the noun at token i: el ministro | viajó; but el ministro | francés; el
// ministro | de Holm; die Ministerin | aus Holm.
func (d *Referents) bareNoun(i int) bool {
	if i+1 >= len(d.Tokens) || d.Tokens[i+1].Kind != lexis.Word {
		return true
	}
	t := &d.Tokens[i+1]
	if n := d.PhraseAt[i]; t.Class&lexis.Prep != 0 {
		return !d.Is(i+1, i, "aus") && !d.Is(i+1, i, "uit") && n >= 0 && d.roleEnd(&d.Phrases[n], -1) <= i+1
	}
	const other = lexis.Saying | lexis.Verb | lexis.Aux | lexis.Part | lexis.Reflexive | lexis.Object | lexis.Deny | lexis.Sub | lexis.Rel | lexis.Conj
	return t.Class&other != 0 || d.IsAdverb(i+1) || d.Tongue.LooksFinite(t.Lower)
}

// namedNear reports whether a person is the last one whom the paragraphs right before token at name, at most maxBack tokens before it, apart from those
// of the other sex. Who is only named as somebody's is not meant.
func (d *Referents) namedNear(who *mention.Person, at int) bool {
	const near = 3 // paragraphs
	for i := at - 1; i >= 0 && at-i < maxBack && d.Tokens[at].Paragraph-d.Tokens[i].Paragraph <= near; i-- {
		if x := d.PersonAt(i); x != nil && (x == who || x.Gender.Fits(who.Gender)) {
			n := d.PhraseAt[i]
			if x != who && (d.Tongue.Nouns || d.Tongue.Tag == "nl") && len(x.Callings()) > 0 { // Trainer Fuchs lobte Torwart Reh. „...“, sagte der Trainer
				continue
			}
			owner := n >= 0 && d.Phrases[n].Pre >= 0 && ownLinks[d.Tokens[d.Phrases[n].Pre].Lower] // la fille de la députée Anne Renard
			return x == who && (!owner || who.Count > 2)
		}
	}
	return false
}

// anybody are nouns that mean this one and that one within a story.
var anybody = lexis.Set(`homme femme garçon fille jeune victime hombre mujer chico chica niño niña joven víctima uomo donna ragazzo ragazza giovane bambino bambina
	vittima homem mulher menino menina jovem rapaz moça vítima mann frau junge opfer kind man vrouw jongen meisje slachtoffer`)
