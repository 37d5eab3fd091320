package quotation

import (
	"slices"
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file decides that words which somebody reads or recalls in a Romance language are those of another one.

// recallsWords reports whether what stands between the verb of option x and the colon before a Romance quotation is a letter or the words of somebody else
// whom they recall, or a text that the verb cites: El fiscal recordó | las palabras de Ana Vega: «...»; cite | un rapport : « ... »; but recordó su carta: «...».
func (d *document) recallsWords(x *attribution.Option, c *attribution.Quotation) bool {
	if !d.Tongue.IsRomance() || !c.Colon || x.Verb < 0 || x.Verb > c.Token || x.Ties[0].Family() != attribution.FamAhead || !d.recalls(x.Verb, c.Token) {
		return false
	}
	s := d.SentenceAt(c.Token)
	for n := s.Phrase0; n < s.Phrase1; n++ {
		words := &d.Phrases[n]
		if words.From <= x.Verb || words.To != c.Token-1 || d.Tokens[words.Head].Class&(lexis.Paper|lexis.Utter) == 0 && !letters[d.Tokens[words.Head].Lower] && !wordings[d.Tokens[words.Head].Lower] {
			continue
		}
		for k := n + 1; k < s.Phrase1; k++ {
			if q := &d.Phrases[k]; q.Of == n && k != x.Phrase && q.Pre >= 0 && ofs[d.Tokens[q.Pre].Lower] && (q.Kind == clause.Name || q.Kind == clause.Role) && (q.Who == nil || q.Who != d.Phrases[max(x.Phrase, 0)].Who) {
				return true
			}
		}
	}
	return false
}

// recalls reports whether the Romance verb at token i, or its participle before token end, tells that somebody gives words rather than judges them: recordó;
// a | cité; but critica, è contento di.
func (d *document) recalls(i, end int) bool {
	return lexis.Any(i, min(i+3, end), func(k int) bool {
		w := d.Tokens[k].Lower
		return slices.ContainsFunc(recallStems, func(stem string) bool { return strings.HasPrefix(w, stem) })
	})
}

var recallStems = strings.Fields(`rappel record recuerd ricord lembr relembr répét repit repet ripet cit mention mencion menzion évoqu evoc evóc lu lit lis ley lee legg lett leu lê
	montr mostr muestr repren retom ripre publi pubbl diffus diffond difund transm relay trasm`)

// ofs are Romance forms of "of" and "of the".
var ofs = lexis.Set(`de du des d' del di do da dos das dell' della dello dei degli delle`)

// wordings are Romance nouns for what somebody has said or written, beside those that are letters.
var wordings = lexis.Set(`mots mot phrase phrases paroles propos vers palabras frase frases verso versos parole frasi versi palavras`)
