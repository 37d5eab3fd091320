package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file finds where a role ends: a spokesman for the mill | in Holm said

// maxBracket is the largest number of tokens in brackets between a body and a name.
const maxBracket = 6

// roleEnd returns the end of a role as printed. "for the mill" belongs to it, "in a statement" does not.
func (d *Referents) roleEnd(p *clause.Phrase, verb int) int {
	to := p.Core
	if d.IsOneOf(p.From) && p.To <= p.From+6 { // jedna | z pacjentek szpitala
		return p.To
	}
	if q := d.PhraseAt[min(to, len(d.Tokens)-1)]; d.Tongue.Cases && q >= 0 && p.To > to && d.Phrases[q].From == to && d.Phrases[q].Kind == clause.Name { // адвокат | Анны Кравец
		return d.Phrases[q].Core
	}
	if p.With >= 0 { // the senator and candidate
		if q := &d.Phrases[p.With]; q.Kind == clause.Role && p.Kind == clause.Role && d.Tokens[q.From].Class&lexis.Det == 0 && q.With < 0 {
			to, p = q.Core, q
		}
	}
	if d.Tongue.Cases && verb >= 0 { // сообщил представитель | полиции; глава | министерства сообщил: a noun in the genitive
		end := to
		for end < len(d.Tokens) && end < p.Core+3 && d.Tokens[end].Kind == lexis.Word && d.Tokens[end].Class == 0 && d.Tokens[end].Text == d.Tokens[end].Lower && !d.Tokens[end].Starts && !d.ListensAt(end) && (verb < p.From || lexis.LooksGenitive(d.Tokens[end].Lower) && !d.Tongue.LooksPast(d.Tokens[end].Lower)) {
			end++
		}
		if verb < p.From || verb == end {
			return end
		}
		return to
	}
	if d.Is(to, p.From, "of") && d.Is(to+1, p.From, "state") && (to+2 == verb || to+2 == len(d.Tokens) || d.Tokens[to+2].Kind != lexis.Word || d.Has(to+2, to, lexis.Aux|lexis.Say)) { // the secretary | of state said
		return to + 2
	}
	if end := d.reduced(p.To, verb); end > p.To {
		return end
	}
	for n := 0; n < 3 && to < len(d.Tokens) && (to < p.To || d.Tongue.Nouns); n++ {
		if (d.Tokens[to].Lower == "der" || d.Tokens[to].Lower == "des") && d.PhraseAt[to] >= 0 {
			of := &d.Phrases[d.PhraseAt[to]]
			if d.Tokens[to].Lower == "der" && verb >= 0 && verb < p.From && (strings.HasSuffix(d.Tokens[p.Head].Lower, "jährige") || lexis.EndsAny(d.Tokens[of.Head].Lower, "presse-agentur", "presseagentur", "nachrichtenagentur") || reproaches[d.Tokens[verb].Lower]) {
				break // sagte der 47-Jährige | der Zeitung; sagte ein Sprecher | der Presse-Agentur
			}
			return of.Core // ein Sprecher der Gemeinde
		}
		if d.Tokens[to].Lower == "close" && d.Is(to+1, to, "to") {
			to++
		}
		q := d.PhraseAt[min(to+1, len(d.Tokens)-1)]
		if q < 0 || d.Tongue.IsEnglish() && !roleLinks[d.Tokens[to].Lower] && !d.linksName(to) || !d.Tongue.IsEnglish() && !ownLinks[d.Tokens[to].Lower] {
			break
		}
		next := &d.Phrases[q]
		if d.Tokens[to].Lower == "in" && d.Tokens[next.Head].Class&lexis.Paper != 0 {
			break
		}
		to = next.Core
		if second := d.secondNamed(next); second != nil {
			to = second.Core
		}
	}
	return to
}

// secondNamed returns the second of two names, the first of which is phrase p, to whom an English role belongs, or nil: a spokesman for Fox
// and | Reed. Where an article follows the conjunction, somebody else may speak: the son of Fox and the mayor said.
func (d *Referents) secondNamed(p *clause.Phrase) *clause.Phrase {
	if !d.Tongue.IsEnglish() || p.With < 0 || p.Pre < 0 || !lexis.IsCapital(d.Tokens[p.Core-1].Text) {
		return nil
	}
	if q := &d.Phrases[p.With]; q.With < 0 && q.From == p.To+1 && lexis.IsCapital(d.Tokens[q.From].Text) && d.Tokens[q.From].Class&lexis.Det == 0 {
		return q
	}
	return nil
}

// reproaches are forms of a German verb of saying whose listener has no preposition: warf der Verband | der Stadt vor.
var reproaches = lexis.Set(`warf wirft warfen werfen`)

// roleLinks begin what belongs to a role in English, ownLinks in the other languages.
var (
	roleLinks = lexis.Set(`of for at from in with to close near on`)
	ownLinks  = lexis.Set(`von vom des der für du de del della dello dell' dei degli delle di do da dos das van voor d'`)
)

// reduced returns the end of a participle clause that starts at token to, after a role, or to if there is none: one voter |
// involved in it; the chief | known as Bob. cue is the token of the verb of saying.
func (d *Referents) reduced(to, cue int) int {
	if d.Is(to, to-1, "known") && d.Is(to+1, to, "as") && to+2 < len(d.Tokens) {
		if end := d.NameAt(to + 2); end > to+2 {
			return end
		}
	}
	if d.Tongue.IsEnglish() && cue > to && cue < to+14 && d.Tokens[cue].Class&lexis.Say != 0 && d.Tokens[cue-1].Lower != "to" &&
		d.Tokens[to].Kind == lexis.Word && d.Tokens[to].Class&(lexis.Prep|lexis.Period|lexis.Adverb|lexis.Aux|lexis.Conj|lexis.Verb|lexis.Saying) == 0 {
		for k := to; k < cue; k++ {
			if d.Tokens[k].Kind != lexis.Word {
				return to
			}
		}
		for cue > to && (d.Tokens[cue-1].Class&(lexis.Aux|lexis.Deny) != 0 || d.IsAdverb(cue-1)) {
			cue--
		}
		if d.Tokens[cue-1].Class&(lexis.Rel|lexis.Conj) != 0 { // the actress stopped to sign and | joked
			return to
		}
		return cue
	}
	if !d.Tongue.IsEnglish() || to+1 >= len(d.Tokens) || d.Tokens[to].Kind != lexis.Word || !strings.HasSuffix(d.Tokens[to].Lower, "ed") && d.Tokens[to].Class != 0 || d.Tokens[to].Class&lexis.Saying != 0 {
		return to
	}
	if cue >= to {
		return to
	}
	if d.Has(to+1, to, lexis.Prep) {
		if q := d.PhraseAt[min(to+2, len(d.Tokens)-1)]; q >= 0 {
			return d.Phrases[q].Core
		}
	}
	return to
}
