package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// relative opens the relative clause of who, which or that at token i and reports whether it is one.
func (r *reader) relative(i int) bool {
	d := r.d
	t := &d.Tokens[i]
	p, k := &d.Phrases[r.last], r.toWhom(i)
	comma := d.Tokens[i-1].Text == "," || d.Tongue.Cases && k < i && d.Is(k-1, i, ",") || r.mark == i-1 && r.mark == p.To+1 && d.Is(p.To, p.To, ",") // in his show, “The Mill,” who
	if p.To != i && !(comma && (p.To == i-1 || r.mark == p.To+1)) && k == i {
		return false
	}
	if t.Lower == "that" && (i+1 < r.to && d.Tokens[i+1].Class&lexis.Period != 0 || k < i) { // that year; beside that letter
		return false
	}
	if t.Lower == "that" && r.top().verb >= 0 && p.Kind != Role && !(p.To == i && d.Has(i+1, i, lexis.Say) && d.Tokens[i+1].Class&(lexis.Base|lexis.Head|lexis.Thing|lexis.Utter) == 0) && (d.Tokens[p.Head].Class&lexis.Paper == 0 || claims[d.Tokens[p.Head].Lower]) {
		return false // told the crew that; the report that a ship was lost
	}
	about := r.last
	if r.last > 0 && d.negated(p) && d.Phrases[r.last-1].From >= r.from { // Reed, not Fox, who said
		about--
	}
	if t.Lower == "who" || d.Tongue.IsRomance() { // the head of the mill, who: not the mill
		for (d.Phrases[about].Kind != Name && d.Phrases[about].Kind != Role || d.livedIn(about)) && d.Phrases[about].Of >= 0 {
			about = d.Phrases[about].Of
		}
	} else if d.Tongue.Nouns {
		about = r.whose(about)
	}
	if about == r.beside && r.free >= 0 && d.Phrases[r.free].Kind == Name { // among them was Fox, the miller, who
		about = r.free
	}
	if t.Lower == "who" && d.Phrases[about].Kind == Other && d.Tokens[d.Phrases[about].From].Class&lexis.Det != 0 { // the impostor, who
		d.Phrases[about].Kind = Role
	}
	subject := about
	object := d.Phrases[about].Kind == Other && i+1 < r.to && d.TheySay(i+1) // las reformas que | piden
	owner := d.Tongue.Cases && p.To == i && k == i                           // жена | которого
	if object || notSubject[t.Lower] && !owner || strings.HasPrefix(t.Lower, "waar") || k < i {
		subject = -1
	}
	outer := r.top().outer
	if comma { // said he was hurt by Fox, who said
		outer = -1
	}
	f := frame{subject: subject, verb: -1, outer: outer, relative: true, comma: comma}
	if subject >= 0 {
		f.unlisted = r.unlistedVerb(i + 1)
	}
	if t.Lower == "whose" && comma {
		f.whose = i
	}
	r.push(f)
	if i+1 < r.to && d.Tokens[i+1].Class&lexis.Pronoun == 0 { // a letter in which Fox wrote; in which he wrote may mean anybody
		r.pre = -1
	}
	return true
}

// livedIn reports whether English name p, of one word, is rather that of the place where somebody before it lives or works, than
// that of a person: a nurse from | Leeds; Ann Fox of | Leeds; but not: a friend of | Fox; a letter from | Fox.
func (d *Clauses) livedIn(p int) bool {
	q := &d.Phrases[p]
	if !d.Tongue.IsEnglish() || q.Of < 0 || q.Who == nil || q.Who.First != "" {
		return false
	}
	k := d.Phrases[q.Of].Kind
	return (k == Name || k == Role) && wheres[d.Tokens[q.Pre].Lower] || k == Name && d.Is(q.Pre, q.Pre, "of")
}

// addsThat reports whether the conjunction or article at token i starts a relative clause: Tatiana Belova, que estudió el lago,
// dijo; Hanna Fuchs, die den Plan ablehnt.
func (r *reader) addsThat(i int) bool {
	d := r.d
	if w := d.Tokens[i].Lower; d.Tongue.Nouns && (germanWho[w] || w == "den" || w == "dem") || d.Tongue.Tag == "nl" && w == "die" {
		p := &d.Phrases[r.last]
		const noNoun = lexis.Det | lexis.Prep | lexis.Reflexive | lexis.Object | lexis.Pronoun | lexis.Saying | lexis.Verb | lexis.Aux | lexis.Adverb
		article := i+1 >= r.to || !d.Has(i+1, i, noNoun) && (lexis.IsCapital(d.Tokens[i+1].Text) || lexis.EndsAny(d.Tokens[i+1].Lower, "e", "er"))
		apposed := d.Tongue.Nouns && article && d.PersonAt(i+1) == nil // die Leiterin; die neue Leiterin; but names have no article
		name := d.PersonAt(i+1) != nil && d.MentionAt(i+1).At == i+1
		if name && d.Is(i-2, i, ",") && d.Has(i-1, i, lexis.Prep) && p.To == i-2 { // die Rede, in | der Anna Fuchs
			return true
		}
		if d.Is(i-1, i, ",") && p.To == i-1 && (p.Kind == Other || p.Kind == Entity) && (name || d.Tongue.Nouns && articles[d.Tokens[min(i+1, len(d.Tokens)-1)].Lower]) { // der Plan, | den der Wirt ablehnt; der Plan, | den Fuchs ablehnt
			return true
		}
		who := p.Kind == Name || p.Kind == Role || d.Tongue.Nouns && (p.Kind == Entity || r.whose(r.last) != r.last)
		return who && (d.Is(i-1, i, ",") && p.To == i-1 || !d.Tongue.Nouns && p.Kind == Name && p.To == i) && !apposed
	}
	if !d.Tongue.Drops || d.Tokens[i].Lower != "que" && d.Tokens[i].Lower != "che" || i == r.from {
		return false
	}
	if k := r.toWhom(i); k < i {
		return d.Is(k-1, i, ",") && d.Phrases[r.last].To == k-1
	}
	s := r.top().subject
	waits := s >= 0 && r.top().verb < 0 // for its verb
	if d.Tokens[i-1].Text != "," {      // l'avvocato | che difende l'imprenditore
		return waits && d.Phrases[s].To == i && d.Phrases[s].Pre < 0
	}
	verb := i + 1
	for d.Phrases[r.last].Kind != Entity && d.QuotedBetween(verb, r.to) && d.Has(verb, i, lexis.Object|lexis.Reflexive|lexis.Deny) { // al alcalde, que | le respondió: «...»
		verb++
	}
	return waits && (s == r.last || d.Phrases[s].To == i-1) || d.Phrases[r.last].Kind != Other && d.Phrases[r.last].Kind != Proform && d.Has(verb, i, lexis.Saying|lexis.Verb|lexis.Aux)
}

// whose returns the somebody to whom phrase p and what it belongs to belong, or p where there is none: der Sprecher | des Verbands, der
// sagt; der Sohn | von Anna Fuchs, der sagt.
func (r *reader) whose(p int) int {
	who := p
	for k := p; k >= 0; k = r.d.Phrases[k].Of {
		if r.d.Phrases[k].Kind == Name || r.d.Phrases[k].Kind == Role {
			who = k
		}
	}
	return who
}

// toWhom returns the token of the preposition before a relative word at token i, which is no subject then, or i: al | que; con la |
// que.
func (r *reader) toWhom(i int) int {
	d := r.d
	switch {
	case i > r.from && d.Tokens[i-1].Class&lexis.Prep != 0:
		return i - 1
	case i > r.from+1 && d.Tokens[i-1].Class&lexis.Det != 0 && d.Tokens[i-2].Class&lexis.Prep != 0 && !d.Tongue.IsEnglish():
		return i - 2
	}
	return i
}

// unlistedVerb returns the token of a verb that is in no list, behind a relative word and adverbs that end before token i, or 0: che |
// difende l'imprenditore; qui | tente de. A clause with a subject of its own goes on with an article or a name.
func (r *reader) unlistedVerb(i int) int {
	d := r.d
	if !d.Tongue.IsRomance() {
		return 0
	}
	for i < r.to && d.Has(i, i-1, lexis.Adverb|lexis.Object|lexis.Reflexive|lexis.Deny) {
		i++
	}
	if i < r.to && d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Class == 0 && d.Tokens[i].Text == d.Tokens[i].Lower {
		return i
	}
	return 0
}

var (
	wheres     = lexis.Set(`from in at near`)
	articles   = lexis.Set(`der die das ein eine`) // articles of a subject in German
	germanWho  = lexis.Set(`der die das`)          // who in German
	notSubject = lexis.Set(`whose whom deren dessen wiens wier dont cuyo cuya cui cujo cuja
		которому которого которой которую котором которым которых которыми którego której którą któremu którym których którymi`)  // relative words that are no subject
)
