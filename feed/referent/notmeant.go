package referent

import (
	"slices"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds the names near a pronoun that it does not mean.

// setApart fills d.apart with the persons whom the sentence of the pronoun at token at, or the one before, shows not to be meant.
func (d *Referents) setApart(at int, want mention.Gender) {
	d.apart = d.namedInFront(at, d.namedBehind(at+1, d.apart[:0]))
	if who := d.claimant(at, want); who != nil {
		d.apart = append(d.apart, who)
	}
	if who := d.askedOf(at); who != nil {
		d.apart = append(d.apart, who)
	}
}

// describesIt reports whether a mention stands in the words before the pronoun at token at that say who that person is: Membro da
// Igreja Azul, ele critica; Natif des Forges, en 1928, il a vu. Nobody does anything there.
func (d *Referents) describesIt(m *mention.Mention, at int) bool {
	s := d.SentenceAt(at)
	if d.Tongue.IsEnglish() || d.Tongue.Nouns || d.Tongue.Cases || m.At < s.From || d.Tokens[s.From].Class&(lexis.Prep|lexis.Accord) != 0 || d.Tokens[at-1].Text != "," {
		return false
	}
	return !d.AnyAction(s, func(a *clause.Action) bool { return a.At < at })
}

// perhapsPlace reports whether a mention may be that of a place: across Hickling Fen, which has no known given name.
func (d *Referents) perhapsPlace(m *mention.Mention) bool {
	return m.Full && m.Who.Gender == mention.Unknown && d.Tokens[m.At].Class&lexis.Given == 0 && m.At > 0 && places[d.Tokens[m.At-1].Lower]
}

// places are prepositions before places.
var places = lexis.Set(`across in at near through into along outside inside around over`)

// label reports whether a mention is the label of its paragraph, whose speaker does not say he or she of themselves: ANN HALE,
// then 8: My mother wept. “It is over,” she said.
func (d *Referents) label(m *mention.Mention) bool {
	return d.Tokens[m.At].Span.Start < d.Labels[d.Tokens[m.At].Paragraph]
}

// namedBehind adds the persons to list who are named after a pronoun, which ends before token i, in its sentence. The
// pronoun means somebody else: he told Fox; he said Fox had left. In a clause before the main one it may mean them: when he
// came, Fox left.
func (d *Referents) namedBehind(i int, list []*mention.Person) []*mention.Person {
	s := d.SentenceAt(i - 1)
	fronted := d.Tokens[s.From].Class&lexis.Sub != 0
	for k := s.From; k < i && fronted; k++ {
		fronted = d.Tokens[k].Text != ","
	}
	if fronted || i < s.To && d.Tokens[i].Kind == lexis.Sign { // he, Fox, said
		return list
	}
	for k := i; k < s.To && d.Tokens[k].Kind != lexis.Quoted; k++ {
		if d.Tokens[k].Class&lexis.Sub != 0 && d.Tokens[k].Lower != "that" { // he said after Fox had come
			break
		}
		if who := d.PersonAt(k); who != nil && !slices.Contains(list, who) {
			list = append(list, who)
		}
	}
	return list
}

// namedInFront adds the persons to list whom the words of a participle name that begin the sentence of the English pronoun at token at,
// right before it. They are not the subject of the participle, which the pronoun is: Asked whether Fox would go, he said. So it is
// where a clause begins the sentence whose subject is the same pronoun: When he refused to back Fox, he said.
func (d *Referents) namedInFront(at int, list []*mention.Person) []*mention.Person {
	from := d.SentenceAt(at).From
	first := &d.Tokens[from]
	participle := (lexis.EndsAny(first.Lower, "ed", "ing") || first.Lower == "told") && first.Class&(lexis.Prep|lexis.Sub) == 0
	clause := first.Class&lexis.Sub != 0 && d.Is(from+1, at, d.Tokens[at].Lower) && !d.Has(from+2, at, lexis.Ask)
	if !d.Tongue.IsEnglish() || !participle && !clause || d.PersonAt(from) != nil || !d.Is(at-1, at, ",") {
		return list
	}
	for k := from + 1; k < at && len(list) < 8; k++ {
		if who := d.PersonAt(k); who != nil {
			list = append(list, who)
		}
	}
	return list
}
