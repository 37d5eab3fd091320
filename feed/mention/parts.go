package mention

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file splits a name into its parts, and tells the names of bodies and headings from those of persons.

// inHeading reports whether the name in tokens i to end is part of a heading in capitals, as pages have them between paragraphs: WATER
// SUPPLY IN | THE VALLEY; FOX WINS | AGAIN AS TALKS END. Long ones are texts in capitals, and a colon before other text ends a label.
func (d *Names) inHeading(i, end int) bool {
	const most, few = 40, 5 // words
	if d.AnyToken(i, end, func(t *lexis.Token) bool { return !lexis.IsUpper(t.Text) }) {
		return false
	}
	words, small := end-i, false
	in := func(k int) bool {
		if k < 0 || k >= len(d.Tokens) || d.Tokens[k].Paragraph != d.Tokens[i].Paragraph || !lexis.IsUpper(d.Tokens[k].Text) {
			return false
		}
		t := &d.Tokens[k]
		if t.Kind == lexis.Word {
			words++
		}
		small = small || (k == i-1 || k == end) && len(t.Text) > 1 && d.Tongue.Words.Of(t.Lower)&(lexis.Prep|lexis.Det|lexis.Conj) != 0
		return words <= most
	}
	from, to := i-1, end
	for in(from) {
		from--
	}
	for in(to) {
		to++
	}
	label := d.Is(to-1, i, ":") && to < len(d.Tokens) && d.Tokens[to].Paragraph == d.Tokens[i].Paragraph
	return small || words >= few && words <= most && !label
}

// parts splits a name into given and last name, in lower case.
func (d *Names) parts(i, end int) (first, last string, ok bool) {
	for end-1 > i && d.Tokens[end-1].Class&lexis.Suffix != 0 {
		end--
	}
	t := &d.Tokens[end-1]
	if end-i >= 2 && !(d.isParticle(i) && len(d.people.byLast[t.Lower]) > 0) { // Van der Meulen
		first = d.Tokens[i].Lower
	}
	if t.Class&lexis.Body != 0 && !((t.Class&lexis.Place != 0 || (t.Class&lexis.Thing == 0 || d.people.spoke[t.Lower]) && (end-i == 1 || end-i == 2 && d.Tokens[i].Class&lexis.Homonym == 0)) && (d.Tokens[i].Class&lexis.Given != 0 || end-i == 1 && len(d.people.byLast[t.Lower]) > 0)) {
		return "", "", false
	}
	if first != "" && d.Tokens[i].Class&lexis.Given == 0 && (d.ofThing(i, end) || t.Class&lexis.Firm != 0) {
		return "", "", false
	}
	if first != "" && d.genitiveOwner(end) {
		return first, strings.TrimSuffix(t.Lower, "s"), true
	}
	first, last = d.inNominative(i, end, first, t.Lower)
	return first, last, true
}

// isParticle reports whether token i, with which a name begins, is a particle: von | der Heide.
func (d *Names) isParticle(i int) bool {
	t := &d.Tokens[i]
	return t.Class&lexis.Particle != 0 && t.Class&lexis.Given == 0
}

// genitiveOwner reports whether the German name that ends before token end is that of the owner of what follows: Karl Lunds | Sprecher. A
// last name that the text has with its s elsewhere keeps it.
func (d *Names) genitiveOwner(end int) bool {
	last := d.Tokens[end-1].Lower
	return d.Tongue.Nouns && len(last) > 4 && strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && end < len(d.Tokens) && lexis.IsCapital(d.Tokens[end].Text) && d.owned(end) && len(d.people.byLast[last]) == 0
}

// OwnsSomebody reports whether a German name that ends before token end is that of the owner of somebody: Karl Lunds | Sprecher.
func (d *Names) OwnsSomebody(end int) bool {
	return d.Tongue.Nouns && end > 0 && end < len(d.Tokens) && lexis.IsCapital(d.Tokens[end].Text) && !abstract(d.Tokens[end].Lower) && d.Tokens[end].Class&lexis.Thing == 0 && d.owned(end) && strings.HasSuffix(d.Tokens[end-1].Lower, "s")
}

// ofThing reports whether tokens i to end, which look like a name with particles, are a noun for what is no person, or what belongs to
// a body: Extinción de Incendios; Medicina de la Universidad de Lugo.
func (d *Names) ofThing(i, end int) bool {
	if d.Tongue.IsEnglish() || d.Tokens[i+1].Class&lexis.Particle == 0 {
		return false
	}
	body := i + 2
	for body < end-1 && d.Tokens[body].Class&lexis.Particle != 0 {
		body++
	}
	return d.Has(body, i, lexis.Thing) || lexis.EndsAny(d.Tokens[i].Lower, abstractEnds...)
}

// abstractEnds are endings of Romance nouns for what is no person: Extinción; Eleição.
var abstractEnds = []string{"ción", "sión", "ção", "zione", "sione", "dade"}

// shows reports whether what stands beside the name of a person in tokens i to end, in a language other than English, shows that it
// is somebody: a verb of saying; what they are; an age; the verb of a name of two words, behind a comma or an adverb, or where that
// is named again: hier, | Fatou Ndiaye ouvrait; Wczoraj | Kurek odebrała; but not: la Fiscalía de Colombia dijo.
func (d *Names) shows(i, end int, full bool, who *Person) bool {
	if d.Speaks(i, end) && !d.Has(i-1, i, lexis.Prep) || d.calledSomebody(i, end) {
		return true
	}
	if !who.twoWords(d) || d.Has(i-1, i, lexis.Prep|lexis.Det) {
		return false
	}
	free := !full || d.Is(i-1, i, ",") || i > 0 && d.IsAdverb(i-1) && d.Tokens[i-1].Starts
	years := d.Is(end, i, ",") && end+2 < len(d.Tokens) && lexis.IsNumeral(d.Tokens[end+1].Text) && inYears[d.Tokens[end+2].Lower]
	return free && d.acts(i, end) || years || d.ageBeside(Mention{At: i, End: end}) != ""
}

// inYears are words behind the age of somebody: Anne Morel, 30 | ans.
var inYears = lexis.Set(`ans años anni anos jaar lat`)

// twoWords reports whether a name has two words, both with a capital, that do not look like nouns and adjectives: Fatou Ndiaye; but
// not: Den Bosch, Protección Civil.
func (w *Person) twoWords(d *Names) bool {
	first, last, _ := strings.Cut(w.Full, " ")
	if d.people.common[w.Last] || d.Tongue.HasAdjectiveEnding(w.Last) || len(w.First) > 6 && lexis.LooksAdjective(w.First) || lexis.EndsAny(w.First, abstractEnds...) {
		return false
	}
	return !w.Lone && lexis.IsCapital(first) && lexis.IsCapital(last) && !lexis.IsUpper(first) && !strings.Contains(last, " ") && d.Tongue.Words.Of(w.First) == 0
}

// calledSomebody reports whether nouns beside the name in tokens i to end, in a language whose verbs need a subject, say what that
// person is: la ministre de la Santé, | Anne Morel; le chercheur belge | Jan Maes; Anne Morel, | une voisine. Behind a preposition
// it may be a body: directeur du groupe | Nord; le maire de | Lille. In Spanish, Italian and Portuguese the noun stands before a
// comma, and a verb of saying behind another.
func (d *Names) calledSomebody(i, end int) bool {
	const somebody, other = lexis.Head | lexis.Title | lexis.Office | lexis.Kin, lexis.Saying | lexis.Verb | lexis.Aux | lexis.Sub | lexis.Rel
	says := d.Has(end+1, i, lexis.Say) || d.Has(end+1, i, lexis.Aux) && d.Has(end+2, i, lexis.Part)
	if d.Tongue.Drops && (d.Tongue.Cases || !d.Is(i-1, i, ",") || !d.Is(end, i, ",") || d.Has(i-2, i, lexis.Thing) || !says) { // El dueño, | Aldo Ramos, dijo
		return false
	}
	for k := end + 1; !d.Tongue.Drops && d.Is(end, i, ",") && k < end+4 && d.Has(k, i, ^(other|lexis.Prep)); k++ {
		if d.Tokens[k].Class&somebody != 0 {
			return true
		}
	}
	for k := i - 1; k > i-9 && k >= 0 && !d.Tokens[k+1].Starts; k-- {
		switch t := &d.Tokens[k]; {
		case k == i-1 && t.Text == ",":
		case t.Kind != lexis.Word || t.Class&other != 0 || t.Class&lexis.Prep != 0 && !d.Is(i-1, i, ","):
			return false
		case t.Class&somebody != 0:
			return true
		}
	}
	return false
}

// doesHere reports whether the name in tokens i to end, with which a sentence begins, is followed by a comma or a verb. A heading without a
// stop is not, nor may it be a noun before a particle: Winter Elm | op; Opening van Elm, | zei. Of a name that is seen inside a sentence it
// does not matter. Words that only look like verbs are enough behind a name of two words: Fatou Ndiaye | vend.
func (d *Names) doesHere(i, end int, who *Person) bool {
	if d.Tongue.IsEnglish() || d.NamedInside(d.Tokens[i].Text) {
		return true
	}
	return !d.AnyToken(i, end, func(t *lexis.Token) bool { return t.Text == t.Lower }) && (d.Is(end, i, ",") || d.Has(end, i, lexis.Saying|lexis.Verb|lexis.Aux|lexis.Reflexive) || end < len(d.Tokens) && d.Tongue.LooksFinite(d.Tokens[end].Lower) || who.twoWords(d) && d.acts(i, end))
}

// acts reports whether what follows the name in tokens i to end may be its verb: Fatou Ndiaye | vend; Джо Байден | прилетел; but
// not: Winter Elm | op.
func (d *Names) acts(i, end int) bool {
	const none = lexis.Prep | lexis.Det | lexis.Conj | lexis.Sub | lexis.Rel | lexis.Adverb | lexis.Particle
	if d.Has(end, i, lexis.Saying|lexis.Verb|lexis.Aux|lexis.Reflexive) {
		return true
	}
	if end >= len(d.Tokens) {
		return false
	}
	t := &d.Tokens[end]
	if d.Tongue.Cases {
		return d.Tongue.LooksPast(t.Lower) || strings.HasSuffix(t.Lower, "ł")
	}
	return t.Kind == lexis.Word && t.Text == t.Lower && !t.Starts && t.Class&none == 0 && !d.IsAdverb(end)
}
