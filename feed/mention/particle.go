package mention

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
)

// This file finds the particles of last names: von der Heide, de la Hoya, Van der Meer.

// particleAt reports whether token i is a particle with a capital inside a sentence, before a name: Anne | Le Bars; zegt | Van der Meer. In
// Dutch it may begin a sentence before a name and a colon: Van Loon: Q. Elsewhere it is a preposition there: Van Leiden naar Tours.
func (d *Names) particleAt(i int) bool {
	t := &d.Tokens[i]
	starts := t.Starts || i == 0 || d.Tokens[i-1].Kind != lexis.Word
	if t.Class&lexis.Particle == 0 || t.Class&lexis.Stray == 0 || d.Tongue.IsEnglish() || !lexis.IsCapital(t.Text) || starts && d.Tongue.Tag != "nl" {
		return false
	}
	name := i + 1
	for name < i+3 && d.Has(name, i, lexis.Particle) && d.Tokens[name].Text == d.Tokens[name].Lower {
		name++
	}
	return name < len(d.Tokens) && d.Tokens[name].Named && (!starts || d.Is(name+1, i, ":"))
}

// afterParticle reports whether token i is a word with a capital that is a name only because nothing but particles stand
// between it and the given name at token first: Jan van der | Meer.
func (d *Names) afterParticle(first, i int) bool {
	t := &d.Tokens[i]
	return !d.Tongue.Nouns && !t.Starts && lexis.IsCapital(t.Text) && i >= first+2 && !d.AnyToken(first+1, i, func(p *lexis.Token) bool { return p.Class&lexis.Particle == 0 })
}

// ofTheAt reports whether the rest of a German name stands at token i, behind a given name: Jens | von der Heide. Behind a last
// name it would be where somebody works: Hanna Fuchs von der Polizei.
func (d *Names) ofTheAt(i int) bool {
	if !d.Tongue.Nouns || i < 1 || i+2 >= len(d.Tokens) || d.Tokens[i-1].Class&lexis.Given == 0 {
		return false
	}
	of, the, last := &d.Tokens[i], &d.Tokens[i+1], &d.Tokens[i+2]
	return (of.Text == "von" || of.Text == "van" || of.Text == "Van") && (the.Text == "der" || the.Text == "den" || the.Text == "dem") &&
		last.Kind == lexis.Word && lexis.IsCapital(last.Text) && !last.Starts && last.Paragraph == of.Paragraph
}

// joinParticles makes a last name and the particles before it a name where somebody of the text is called so in full: sagte von der
// Heide, behind Jens von der Heide; explicó de la Hoya; zegt Van der Meer.
func (d *Names) joinParticles(runs []Mention) []Mention {
	if d.Tongue.IsEnglish() {
		return runs
	}
	var joined []Mention
	for _, c := range d.Capitals {
		i := int(c)
		if from := d.particlesBefore(i); from < i && d.meansSomebody(from, i) {
			joined = append(joined, Mention{At: from, End: i + 1})
			for k := from; k <= i; k++ {
				d.Tokens[k].Named = true
			}
		}
	}
	if len(joined) == 0 {
		return runs
	}
	runs = slices.DeleteFunc(runs, func(r Mention) bool {
		return slices.ContainsFunc(joined, func(j Mention) bool { return r.At >= j.At && r.At < j.End })
	})
	runs = append(runs, joined...)
	slices.SortFunc(runs, func(a, b Mention) int { return a.At - b.At })
	return runs
}

// particlesBefore returns the first of the particles before the last name at token i, all those that somebody has in full, or i.
func (d *Names) particlesBefore(i int) int {
	t := &d.Tokens[i]
	bearers := d.people.byLast[t.Lower]
	if len(bearers) == 0 {
		return i
	}
	from := i
	for from > 0 && i-from < 3 && !d.Tokens[from].Starts && d.Tokens[from-1].Paragraph == t.Paragraph && d.particle(from-1) {
		from--
	}
	for ; from < i; from++ {
		name := " " + strings.ToLower(d.TextOf(from, i+1))
		for _, who := range bearers {
			if given, ok := strings.CutSuffix(strings.ToLower(who.Full), name); ok && d.Tongue.Words.Of(given[strings.LastIndexByte(given, ' ')+1:])&lexis.Particle == 0 {
				return from
			}
		}
	}
	return i
}

// particle reports whether token i can be a particle of a name, in German an article as well: von | der Heide.
func (d *Names) particle(i int) bool {
	t := &d.Tokens[i]
	return t.Class&lexis.Particle != 0 || d.Tongue.Nouns && (t.Lower == "der" || t.Lower == "den" || t.Lower == "dem")
}

// meansSomebody reports whether the particles from token from and the last name at token i stand where somebody does, and are no
// preposition and what it governs: sagte | von Brock; Von Brock sagte; Von Brock: „...“; Minister | von Brock; but not: die
// Schwester von Brock. Two German particles are never such.
func (d *Names) meansSomebody(from, i int) bool {
	switch {
	case from > 0 && d.Tokens[from-1].Named && d.Tokens[from-1].Paragraph == d.Tokens[i].Paragraph && !d.Tokens[from].Starts:
		return false
	case d.Tongue.Nouns && i-from > 1:
		return true
	case d.Tokens[from].Starts:
		return d.Has(i+1, i, lexis.Say|lexis.Verb|lexis.Aux) && !(i+2 < len(d.Tokens) && d.Tokens[i+2].Named) || d.Is(i+1, i, ":") // but: Von Brock hat | Fuchs gehört
	}
	return d.Has(from-1, i, lexis.Say|lexis.Part|lexis.Accord) || d.Tongue.Nouns && from > 0 && (d.isJob(from-1) || d.sayingSo(from))
}
