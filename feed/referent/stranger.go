package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whether a role without a name acts in the sentence before a pronoun: A resident accused Fox. “...,” he said.

// strangerActs returns the role without a name that the sentence before that of the pronoun at token at introduces, behind words
// with a preposition: En el turno de preguntas, un vecino protestó. «...», | dijo. It returns nobody where that sentence names or means
// somebody else of that gender, whom the role does something to: A resident accused Fox. “...,” | he said. A role that says something
// speaks, and not the person to whom it belongs: A friend of Fox said it rained. “...,” | he said.
func (d *Referents) strangerActs(at int, want mention.Gender) (Referent, bool) {
	from := d.SentenceAt(at).From
	if from == 0 || d.Tokens[at].Paragraph-d.Tokens[from-1].Paragraph > 1 || clause.Whose[d.Tokens[at].Lower] != 0 {
		return Referent{}, false
	}
	b := d.SentenceAt(from - 1)
	n, verb := d.stranger(b, want)
	if n < 0 || d.QuotedBetween(b.From, b.To) || d.firstNamed(from, at, want) != nil {
		return Referent{}, false
	}
	p := &d.Phrases[n]
	says := verb >= 0 && d.Has(verb, verb, lexis.Say|lexis.Part)
	named := d.actsOnName(n, b, want) && !(says && (d.Tongue.IsRomance() || d.tellsOfOneself(at))) // roleActs: Un testigo dijo que Hugo Vidal vino
	if (named || !says && d.actsOnHim(p, b, want)) && !d.voiceSays(b, at, want) {
		return Referent{Why: d.Tokens[at].Lower + " can mean the role that acts or whom it acts on"}, true
	}
	if says && !d.Tongue.IsRomance() && d.ownerNamed(n, b, want) {
		if d.meantBefore(d.SentenceAt(p.From).To-1, want) {
			return Referent{Why: d.Tokens[at].Lower + " can mean the role that says something or whose it is"}, true
		}
		r := d.roleMeans(p, Bond{Verb: verb, Leads: true}, d.Tokens[at].Lower+", of the role that says something in the sentence before")
		return r, r.Name != ""
	}
	if p.From <= b.From+1 || d.meantBefore(p.From, want) || d.firstNamed(b.From, p.From, want) != nil {
		return Referent{}, false
	}
	r := d.roleMeans(p, Bond{Verb: verb, Leads: true}, d.Tokens[at].Lower+", of the role that the sentence before introduces")
	return r, r.Name != ""
}

// stranger returns the phrase of the role without a name that is the subject of the main clause of sentence b, and its verb, or -1.
// Only a role with an indefinite article is new; Russian and Polish ones have none, and begin the sentence.
func (d *Referents) stranger(b *clause.Sentence, want mention.Gender) (n, verb int) {
	for n = b.Phrase0; n < b.Phrase1 && d.Phrases[n].Pre >= 0; n++ {
	}
	if n == b.Phrase1 {
		return -1, -1
	}
	p := &d.Phrases[n]
	first := d.Tokens[p.From].Lower
	if p.Kind != clause.Role || p.Who != nil || p.Alias >= 0 || p.With >= 0 || p.To >= b.To || d.Tokens[p.To].Kind != lexis.Word && !d.Tongue.Cases ||
		hads[d.Tokens[p.To].Lower] || d.Has(p.To, p.From, lexis.Rel) || d.Is(p.Core, p.From, "die") || d.isCrowd(p.Head) || d.IsSomeOf(p.From) || !d.WordGender(p.From, p.Core).Fits(want) {
		return -1, -1
	}
	if d.Tongue.Cases && p.From != b.From || !d.Tongue.Cases && !indefinite[d.Tongue.Tag][first] || d.AnyToken(b.From, p.From, func(t *lexis.Token) bool { return t.Class&(lexis.Sub|lexis.Rel) != 0 }) {
		return -1, -1
	}
	verb = -1
	for k := b.Action0; k < b.Action1; k++ {
		if a := &d.Actions[k]; a.Subject == n {
			if a.Passive || a.Outer >= 0 || a.Class&lexis.Ask != 0 || a.Denied {
				return -1, -1
			}
			verb = a.At
			break
		}
	}
	return n, verb
}

// actsOnName reports whether sentence b names, behind its subject n, a person of that gender who does not belong to the subject and
// is not the subject itself, as in: A regular is | Bo Fox; A miller called | Bo Fox came. Where nobody has spoken yet, the text is on
// the person whom it named before: Bo Fox paints. A dealer found | Fox. “...,” he said.
func (d *Referents) actsOnName(n int, b *clause.Sentence, want mention.Gender) bool {
	return lexis.Any(n+1, b.Phrase1, func(k int) bool {
		q := &d.Phrases[k]
		return q.Who != nil && q.From >= d.Phrases[n].To && q.Who.Gender.Fits(want) && (len(d.History) > 0 || q.Who.FirstAt() >= b.From) && !d.belongs(k, n) && !d.AnyToken(d.Phrases[n].Core, q.From, func(t *lexis.Token) bool {
			return t.Class&lexis.Be != 0 || t.Text == ":" || naming[t.Lower]
		})
	})
}

// ownerNamed reports whether a person of that gender is named in sentence b as somebody whose role phrase n is: a friend of | Fox.
func (d *Referents) ownerNamed(n int, b *clause.Sentence, want mention.Gender) bool {
	return lexis.Any(n+1, b.Phrase1, func(k int) bool {
		return d.Phrases[k].Who != nil && d.Phrases[k].Who.Gender.Fits(want) && d.belongs(k, n)
	})
}

// actsOnHim reports whether sentence b has, behind phrase p, a pronoun for whom something is done to.
func (d *Referents) actsOnHim(p *clause.Phrase, b *clause.Sentence, want mention.Gender) bool {
	return d.AnyToken(p.To, b.To, func(t *lexis.Token) bool {
		g, is := whoms[d.Tongue.Tag][t.Lower]
		return is && g.Fits(want) || d.Tongue.Tag == "pt" && strings.HasSuffix(t.Lower, "-lhe")
	})
}

var (
	// indefinite are articles of somebody new, by language.
	indefinite = map[string]map[string]bool{"en": lexis.Set(`a an another`), "es": lexis.Set(`un una otro otra`), "fr": lexis.Set(`un une`), "it": lexis.Set(`un una uno un'`),
		"pt": lexis.Set(`um uma outro outra`), "de": lexis.Set(`ein eine`), "nl": lexis.Set(`een`)}
	// hads are auxiliaries of what was done before: A resident | had praised Fox.
	hads = lexis.Set(`had había avait aveva tinha havia hatte`)
	// naming are words before the name of whoever is described before them.
	naming = lexis.Set(`called named namens genannt heißt appelé appelée nommé nommée llamado llamada chiamato chiamata chamado chamada genaamd heet`)
	// whoms are pronouns for whom something is done to, by language.
	whoms = map[string]map[string]mention.Gender{
		"en": {"him": mention.Man},
		"es": {"le": mention.Unknown},
		"fr": {"lui": mention.Unknown},
		"it": {"gli": mention.Man, "le": mention.Woman},
		"pt": {"lhe": mention.Unknown},
		"de": {"ihm": mention.Man, "ihn": mention.Man},
		"nl": {"hem": mention.Man},
		"ru": {"ему": mention.Man, "ей": mention.Woman},
		"pl": {"mu": mention.Man, "go": mention.Man},
	}
)
