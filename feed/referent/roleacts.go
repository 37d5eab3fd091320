package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds the role that a Romance pronoun means although somebody is named beside it: L'avocat de Paul Renard a parlé. « …
// », a-t-il dit

// roleActs returns the role that says something in the Romance sentence before the pronoun at token at, or to which everybody
// belongs whom that sentence names: L'avocat de Paul Renard est venu. Il; El jefe dijo que Hugo Vidal vino. Añadió. Where the role
// does anything else to a person, either may be meant, and nobody is returned: Le maire a reçu Paul Renard. Il. Who spoke last may
// go on: La mère de Paul est venue. Il
func (d *Referents) roleActs(at int, want mention.Gender) (Referent, bool) {
	from := d.SentenceAt(at).From
	romance := d.Tongue.IsRomance()
	if !romance || from == 0 || d.Tokens[at].Paragraph-d.Tokens[from-1].Paragraph > 1 || d.firstNamed(from, at, want) != nil {
		return Referent{}, false
	}
	b := d.SentenceAt(from - 1)
	if d.firstNamed(b.From, b.To, want) == nil || !d.opensWithRole(b, want) {
		return Referent{}, false
	}
	verb := d.firstVerb(b)
	if verb < 0 {
		return Referent{}, false
	}
	says, owns, object := d.Has(verb, verb, lexis.Say|lexis.Part), true, false
	for n := b.Phrase0 + 1; n < b.Phrase1; n++ {
		q := &d.Phrases[n]
		if q.Who == nil || !q.Who.Gender.Fits(want) {
			continue
		}
		inside, subject := d.subjectThere(n, b)
		if d.spokeLast(q.Who, b) || !d.belongs(n, b.Phrase0) && (q.From < verb || d.Accords(q) || subject && !inside || d.Is(q.From-1, q.From, ",")) {
			return Referent{}, false
		}
		owns = owns && d.belongs(n, b.Phrase0)
		object = object || !inside && (q.Pre < 0 || d.Is(q.Pre, q.Pre, "a") || d.Is(q.Pre, q.Pre, "al"))
	}
	p := &d.Phrases[b.Phrase0]
	r := d.roleMeans(p, Bond{Verb: verb, Leads: true}, d.Tokens[at].Lower+", of the role that does something in the sentence before")
	switch {
	case r.Name == "" || r.Who != nil && d.firstNamed(b.From, b.To, want) == r.Who:
		return Referent{}, false
	case !says && !owns && !object:
		return Referent{}, false
	case !owns && (!says || answers(d.Tokens[max(at-1, 0)].Lower) || answers(d.Tokens[min(at+1, len(d.Tokens)-1)].Lower) || answers(d.Tokens[at].Lower)):
		return Referent{Why: d.Tokens[at].Lower + " can mean the role or who is named beside it"}, true
	}
	return r, true
}

// besideRole reports whether a person is named in the Romance sentence before the pronoun at token at only beside the role that
// does something there, so that this one may go on: El acusado cenó con Luis Mora. «...», | dijo; but not who is asked, nor who
// spoke last.
func (d *Referents) besideRole(at int, want mention.Gender, who *mention.Person) bool {
	from := d.SentenceAt(at).From
	if !d.Tongue.IsRomance() || from == 0 || d.Tokens[at].Paragraph-d.Tokens[from-1].Paragraph > 1 {
		return false
	}
	b := d.SentenceAt(from - 1)
	elided := want == mention.Woman && strings.HasSuffix(d.Tokens[b.From].Lower, "'") && d.WordGender(b.From, b.From+3) == mention.Unknown // L'ancien maire
	return b.Action0 < b.Action1 && !elided && d.opensWithRole(b, want) && d.Actions[b.Action0].Subject == b.Phrase0 && d.Actions[b.Action0].Class&lexis.Ask == 0 && !d.spokeLast(who, b) && d.aside(who, b, d.Actions[b.Action0].At)
}

// bodyActs returns the body that is the subject of the Romance sentence before the pronoun at token at, where nobody is named far
// and wide: La empresa dijo que no. «...», | añadió; L'entreprise a réagi. « … », a-t-elle dit; but not: La empresa contrató a un
// albañil. «...», dijo.
func (d *Referents) bodyActs(at int, want mention.Gender) (Referent, bool) {
	from := d.SentenceAt(at).From
	if !d.Tongue.IsRomance() || from == 0 || d.Tokens[at].Paragraph-d.Tokens[from-1].Paragraph > 1 || d.firstNamed(max(0, at-maxBack), at, mention.Unknown) != nil {
		return Referent{}, false
	}
	b := d.SentenceAt(from - 1)
	if b.Action0 == b.Action1 || d.Actions[b.Action0].Subject != b.Phrase0 || d.Actions[b.Action0].Passive || d.Actions[b.Action0].Class&(lexis.Saying|lexis.Part|lexis.Told) == 0 {
		return Referent{}, false // La iglesia ardió
	}
	p := &d.Phrases[b.Phrase0]
	head, article := &d.Tokens[p.Head], d.Tokens[p.From].Lower
	fits := hisArticles[article] && want != mention.Woman || herArticles[article] && want != mention.Man || strings.HasSuffix(article, "'")
	if p.Kind != clause.Entity || p.Alias >= 0 || p.Pre >= 0 || p.From > b.From+1 || head.Class&(lexis.Work|lexis.Paper) != 0 || !fits {
		return Referent{}, false
	}
	for n := b.Phrase0 + 1; n < len(d.Phrases) && d.Phrases[n].From < from; n++ {
		if k := d.Phrases[n].Kind; k == clause.Role || k == clause.Entity {
			return Referent{}, false
		}
	}
	r := d.PhraseMeans(p, Bond{Verb: d.Actions[b.Action0].At, Leads: true}, d.Tokens[at].Lower+", of the body that does something in the sentence before")
	return r, r.Name != ""
}

// aside reports whether a person is named in sentence s, and only behind token after, as an object or behind a preposition that
// tells neither whose act nor whose words it is, or as the name of a role that is so: recibió | a Luis Mora; habló con su esposa, |
// Ana Pons.
func (d *Referents) aside(who *mention.Person, s *clause.Sentence, after int) bool {
	named := false
	for n := s.Phrase0; n < s.Phrase1; n++ {
		p := &d.Phrases[n]
		if p.Who != who {
			continue
		}
		object := p.Pre < 0 && !d.Is(p.From-1, p.From, ",")
		if _, subject := d.subjectThere(n, s); p.From <= after || subject || d.Accords(p) || p.Pre >= 0 && clause.Agents[d.Tokens[p.Pre].Lower] || p.Pre < 0 && !object {
			return false
		}
		named = true
	}
	return named
}

// topicBefore returns whom the words before a French pronoun at token at say that the sentence is on: Quant à Paul Renard, le
// maire, | il a dit.
func (d *Referents) topicBefore(at int, want mention.Gender) (Referent, bool) {
	s := d.SentenceAt(at)
	n := s.Phrase0 + 1 // behind “quant”
	if d.Tongue.Tag != "fr" || !d.Is(s.From, at, "quant") || n >= s.Phrase1 || d.Phrases[n].From >= at || !d.Is(at-1, at, ",") {
		return Referent{}, false
	}
	p := &d.Phrases[n]
	for k := n + 1; k < s.Phrase1 && d.Phrases[k].From < at; k++ {
		switch q := &d.Phrases[k]; {
		case q.Kind == clause.Name && p.Kind == clause.Role && d.Is(q.From-1, q.From, ","): // l'avocate de la défense, | Anne Renard
			p = q
		}
	}
	r := d.PhraseMeans(p, Bond{Verb: -1, Leads: true}, d.Tokens[at].Lower+", on whom the sentence is")
	if p.Kind != clause.Name && p.Kind != clause.Role || r.Name == "" || r.Who != nil && !r.Who.Gender.Fits(want) || r.Who == nil && (!d.WordGender(p.From, p.Core).Fits(want) || d.Tokens[p.From].Class&(lexis.Det|lexis.Stray) == 0) {
		return Referent{}, false
	}
	return r, true
}

// spokeLast reports whether a person spoke the last quotation, or it stands in sentence b.
func (d *Referents) spokeLast(who *mention.Person, b *clause.Sentence) bool {
	n := len(d.History)
	return n > 0 && (d.History[n-1].Who == who || d.History[n-1].From >= b.From)
}

// opensWithRole reports whether Romance sentence b begins with a role in the singular that has an article and no name, and whose
// article fits the gender that is wanted: la maire; l'avocat.
func (d *Referents) opensWithRole(b *clause.Sentence, want mention.Gender) bool {
	if b.Phrase0 == b.Phrase1 {
		return false
	}
	p := &d.Phrases[b.Phrase0]
	article, head := d.Tokens[p.From].Lower, d.Tokens[p.Head].Lower
	if p.Kind != clause.Role || p.Alias >= 0 || p.With >= 0 || p.Pre >= 0 || p.From > b.From+1 || d.IsSeveral(p.Head) || strings.HasSuffix(head, "s") || !d.WordGender(p.From, p.Core).Fits(want) || d.meantBefore(p.From, want) {
		return false
	}
	switch {
	case hisArticles[article]:
		return want != mention.Woman || maleForBoth[head]
	case herArticles[article]:
		return want != mention.Man || mention.ForBoth[head]
	}
	return strings.HasSuffix(article, "'")
}

var (
	hisArticles = lexis.Set(`le un el il lo o um`)
	herArticles = lexis.Set(`la une una uma a`)
	// maleForBoth are nouns that keep their article for men and women, as mention.ForBoth do.
	maleForBoth = lexis.Set(`ministre témoin médecin professeur auteur écrivain medico ministro`)
)

// firstVerb returns the token of the first verb of sentence b if it is in a list and the first phrase is its subject, else -1.
func (d *Referents) firstVerb(b *clause.Sentence) int {
	for n := b.Action0; n < b.Action1; n++ {
		if a := &d.Actions[n]; !a.Loose {
			if a.Subject == b.Phrase0 && !a.Passive && !a.Inverted && !a.Guessed {
				return a.At
			}
			break
		}
	}
	return -1
}

// belongs reports whether phrase n belongs to phrase p: l'avocat | de Paul Renard.
func (d *Referents) belongs(n, p int) bool {
	for n >= 0 && n != p {
		n = d.Phrases[n].Of
	}
	return n == p
}

// subjectThere reports whether phrase n is the subject of a verb of sentence b, and whether that is in a clause of another verb:
// dijo que | Hugo Vidal vino; but Le maire est parti, a dit | Paul Renard.
func (d *Referents) subjectThere(n int, b *clause.Sentence) (inside, subject bool) {
	for k := b.Action0; k < b.Action1; k++ {
		if a := &d.Actions[k]; a.Subject == n {
			return a.Outer >= 0, true
		}
	}
	return false, false
}
