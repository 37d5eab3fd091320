package mention

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file decides which German words with capitals are names of persons: every noun has one.

// likePerson reports whether two or more words with capitals are a person's name, in a language whose nouns all have one. A
// name starts with a given name, or follows what somebody is, or it has no article and stands beside a verb of saying.
func (d *Names) likePerson(i, end int) bool {
	if d.Tokens[i].Class&lexis.Given != 0 {
		return true
	}
	if i > 0 && !d.Tokens[i].Starts && d.isJob(i-1) { // Bäuerin Inge Stahl
		return true
	}
	if d.behindMark(i, end) || d.aheadOfMark(i, end) {
		return true
	}
	if i > 0 && (d.Tokens[i-1].Class&(lexis.Det|lexis.Adverb) != 0 || d.Tokens[i-1].Class&lexis.Thing != 0) {
		return false
	}
	if d.Tokens[i].Starts && lexis.EndsAny(d.Tokens[i].Lower, "e", "es", "er", "en") && (d.subjectBehind(end, i) || d.Has(end+1, i, lexis.Given) || end+1 < len(d.Tokens) && d.isJob(end+1)) { // Deutliche Worte fand der Bischof, fand Anna Fuchs
		return false
	}
	return d.Has(i-1, i, lexis.Say|lexis.Part|lexis.Title|lexis.Accord) || d.Has(end, i, lexis.Say|lexis.Tell|lexis.Part) || d.Is(end, i, "(") || d.Is(end, i, ":") && !d.Has(i-1, i, lexis.Aux|lexis.Verb) || d.Is(end, i, ",") && (i == 0 || d.Tokens[i-1].Paragraph != d.Tokens[i].Paragraph || d.Tokens[i].Starts && d.Has(end+1, i, lexis.Det))
}

// behindMark reports whether words with capitals in tokens i to end are the subject of the verb that follows a quotation and a comma, or follow
// "so" there: „...“, freute sich Milan Rapp; „...“, so Milan Rapp. In German a verb stands there and nothing else, its subject follows, and
// a noun would have an article unless the verb is in the plural.
func (d *Names) behindMark(i, end int) bool {
	if !d.twoUnknown(i, end) {
		return false
	}
	k := i - 1
	for k > 0 && k > i-4 && (d.Tokens[k].Class&lexis.Reflexive != 0 || d.Is(k, i, "es") || d.IsAdverb(k) && !d.Is(k, i, "so")) {
		k--
	}
	if k < 2 || !(d.Is(k-1, i, ",") && d.Tokens[k-2].Kind == lexis.Quoted || d.Tokens[k-1].Kind == lexis.Quoted) {
		return false
	}
	verb := &d.Tokens[k]
	if verb.Lower == "so" {
		return k == i-1
	}
	return verb.Text == verb.Lower && !strings.HasSuffix(verb.Lower, "n") && !naming[verb.Lower] && verb.Class&(lexis.Det|lexis.Prep|lexis.Conj|lexis.Sub|lexis.Rel|lexis.Pronoun|lexis.Adverb|lexis.Quoting) == 0
}

// naming are German verbs whose subject, without an article, is often a thing: „...“, lautet Punkt Fünf; „...“, stand Holm Aktuell zufolge.
var naming = lexis.Set(`lautet lautete heißt hieß stand steht half hilft folgt folgte gehört gehörte`)

// aheadOfMark reports whether two words with capitals in tokens i to end begin a sentence that leads to a quotation with a colon, behind an
// adverb or before a verb: Milan Rapp zeigte sich zufrieden: „...“; Milan Rapp dazu: „...“; Dazu Milan Rapp: „...“. Adjectives do as well, but
// they have an ending: Große Freude herrschte: „...“.
func (d *Names) aheadOfMark(i, end int) bool {
	if !d.twoUnknown(i, end) || end >= len(d.Tokens) {
		return false
	}
	if !d.Tokens[i].Starts {
		return d.Tokens[i-1].Starts && d.IsAdverb(i-1) && d.Is(end, i, ":")
	}
	if lexis.EndsAny(d.Tokens[i].Lower, "e", "es", "er", "en", "em", "s") || d.Has(i, i, lexis.Det) || d.Tokens[end].Text != d.Tokens[end].Lower || d.Tokens[end].Class&(lexis.Det|lexis.Prep|lexis.Conj|lexis.Sub|lexis.Rel) != 0 || strings.HasSuffix(d.Tokens[end].Lower, "n") || d.subjectBehind(end, i) {
		return false
	}
	for k := end; k+1 < len(d.Tokens) && k < end+12 && !d.Tokens[k].Starts; k++ {
		if d.Is(k, i, ":") {
			return d.Tokens[k+1].Kind == lexis.Quoted
		}
	}
	return false
}

// isFullName reports whether the German words in tokens i to end, the last of which is the last name of somebody who speaks, may be the whole
// name: not Holms Rapp, Bäckerei Rapp, die Große Rapp.
func (d *Names) isFullName(i, end int) bool {
	return d.twoUnknown(i, end) && !lexis.EndsAny(d.Tokens[i].Lower, "s", "ei", "familie", "haus", "hof", "paar", "team", "es", "er", "en") && !(i > 0 && d.Tokens[i-1].Class&lexis.Det != 0 && !d.Tokens[i].Starts)
}

// twoUnknown reports whether tokens i to end are two words with capitals that no list has as anything but names.
func (d *Names) twoUnknown(i, end int) bool {
	for k := i; k < end; k++ {
		t := &d.Tokens[k]
		if t.Class&(lexis.Head|lexis.Title|lexis.Thing|lexis.Period|lexis.Body|lexis.Nowhere) != 0 || lexis.IsNumeral(t.Text) || abstract(t.Lower) {
			return false
		}
	}
	return end == i+2 && !d.isJob(i)
}

// subjectBehind reports whether the German verb at token k, behind what begins its sentence at token i, is followed by an article,
// by a pronoun that can be no object, or by a noun without an article where that can be no object, behind "sich" or where the sentence
// begins with an adverb: Ähnlich äußerte sich | der Trainer; Besonders freut | er sich; Kritisch äußert sich | Anna Fuchs.
func (d *Names) subjectBehind(k, i int) bool {
	k++
	noObject := d.IsAdverb(i) || lexis.EndsAny(d.Tokens[i].Lower, "lich", "isch") && d.Tokens[i].Class&lexis.Given == 0
	if d.Has(k, i, lexis.Reflexive) {
		k, noObject = k+1, true
	}
	if noObject && k < len(d.Tokens) && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph && lexis.IsCapital(d.Tokens[k].Text) && d.Tokens[k].Class&lexis.Period == 0 {
		return true
	}
	if (d.Is(k, i, "es") || d.Is(k, i, "das")) && k+1 < len(d.Tokens) && (d.Tokens[k+1].Named || d.Has(k+1, i, lexis.Det)) { // Anders sieht es | Fuchs
		return true
	}
	return d.Has(k, i, lexis.Det|lexis.He|lexis.I) || d.Is(k, i, "man") || d.Is(k, i, "wir")
}

// isJob reports whether token i says what somebody is, in a language whose nouns all have a capital.
func (d *Names) isJob(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == lexis.Word && lexis.IsCapital(t.Text) && t.Class&(lexis.Thing|lexis.Given) == 0 && (t.Class&(lexis.Head|lexis.Title) != 0 || d.Tongue.HasJobEnding(t.Lower))
}
