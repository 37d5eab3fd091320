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
	if d.behindMark(i, end) || d.aheadOfMark(i, end) || d.besideJob(i, end) {
		return true
	}
	if d.Tokens[i].Starts && d.twoUnknown(i, end) && d.Has(end, i, lexis.Tell) && !strings.HasSuffix(d.Tokens[end].Lower, "en") && !d.Is(end+1, end, "der") { // Milan Rapp sprach von „...“; not: Holm Nord nennen Fans; Milan Rapp nannte der Minister
		return true
	}
	if i > 0 && d.Tokens[i-1].Class&(lexis.Det|lexis.Adverb|lexis.Thing) != 0 || d.Tokens[i].Class&lexis.Thing != 0 { // twitterte Team Kern
		return false
	}
	if d.Has(i-1, i, lexis.Say) && strings.HasSuffix(d.Tokens[i-1].Lower, "en") && !d.Has(end, i, lexis.Conj) && !d.Is(end, i, ",") { // riefen Milan Rapp Fans zu
		return false
	}
	if d.Tokens[i].Starts && end < len(d.Tokens) && d.Tokens[end].Kind == lexis.Word && lexis.EndsAny(d.Tokens[i].Lower, "e", "es", "er", "en") && (d.subjectBehind(end, i) || d.Has(end+1, i, lexis.Given) || end+1 < len(d.Tokens) && d.isJob(end+1)) { // Deutliche Worte fand der Bischof, fand Anna Fuchs
		return false
	}
	return d.Has(i-1, i, lexis.Say|lexis.Part|lexis.Title|lexis.Accord) || d.Has(end, i, lexis.Say|lexis.Part) || d.Is(end, i, "(") || d.Is(end, i, ":") && !d.Has(i-1, i, lexis.Aux|lexis.Verb) || d.Is(end, i, ",") && (i == 0 || d.Tokens[i-1].Paragraph != d.Tokens[i].Paragraph || d.Tokens[i].Starts && (d.Has(end+1, i, lexis.Det) || end+1 < len(d.Tokens) && d.isJob(end+1) && d.twoUnknown(i, end)))
}

// behindMark reports whether words with capitals in tokens i to end are the subject of a verb of saying that follows a quotation
// and a comma, with adverbs or a reflexive pronoun between, or follow "so" there: „...“, freute sich Milan Rapp; „...“, so Milan
// Rapp.
func (d *Names) behindMark(i, end int) bool {
	if !d.twoUnknown(i, end) {
		return false
	}
	k := i - 1
	for k > 0 && k > i-4 && d.IsAdverb(k) && !d.Is(k, i, "so") {
		k--
	}
	if k < 2 || !(d.Is(k-1, i, ",") && d.Tokens[k-2].Kind == lexis.Quoted || d.Tokens[k-1].Kind == lexis.Quoted) {
		return false
	}
	if d.Is(k, i, "so") {
		return k == i-1
	}
	return d.Has(k, i, lexis.Say|lexis.Part) && !strings.HasSuffix(d.Tokens[k].Lower, "n")
}

// aheadOfMark reports whether two words with capitals in tokens i to end stand alone with a word for "on that" before a colon:
// Milan Rapp dazu: „...“; Dazu Milan Rapp: „...“.
func (d *Names) aheadOfMark(i, end int) bool {
	if !d.twoUnknown(i, end) {
		return false
	}
	if d.Tokens[i].Starts {
		return end < len(d.Tokens) && thereto[d.Tokens[end].Lower] && d.Is(end+1, i, ":")
	}
	return d.Tokens[i-1].Starts && thereto[d.Tokens[i-1].Lower] && d.Is(end, i, ":")
}

// besideJob reports whether two words with capitals in tokens i to end stand between commas behind an article and what somebody is:
// der Leiter des Amtes, Milan Rapp, sagte.
func (d *Names) besideJob(i, end int) bool {
	if !d.Is(i-1, i, ",") || !d.Is(end, i, ",") || !d.twoUnknown(i, end) {
		return false
	}
	for k := i - 2; k > i-9 && k > 0 && d.Tokens[k].Kind == lexis.Word; k-- {
		article := k - 1
		owner := d.Has(article-2, k, lexis.Det) && lexis.IsCapital(d.Tokens[article-1].Text) // die Heimat der Trainerin, Bad Elm
		if w := d.Tokens[article].Lower; d.isJob(k) && !owner && (w == "der" || w == "die" || w == "ein" || w == "eine") {
			return true
		}
	}
	return false
}

// twoUnknown reports whether tokens i to end are two words, the first of them no adjective and no owner: not Deutsche Bahn, Gottes Wort.
func (d *Names) twoUnknown(i, end int) bool {
	return end == i+2 && !d.isJob(i) && !lexis.EndsAny(d.Tokens[i].Lower, "s", "e", "er", "en")
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

// dropObjects ends German names behind a verb before the noun that is its object, where the text has the name without it elsewhere:
// Anna Fuchs kam. Nun fordert Fuchs | Konsequenzen; Nun hat Anna Fuchs | Angst.
func (d *Names) dropObjects(runs []Mention) {
	last, whole := map[string]bool{}, map[[2]string]bool{} // of two words, the first of them a given name
	given := func(i int) bool { return d.Tokens[i].Class&lexis.Given != 0 }
	for _, r := range runs {
		if d.Tongue.Nouns && r.End == r.At+2 && given(r.At) {
			last[d.Tokens[r.At+1].Lower] = true
			whole[[2]string{d.Tokens[r.At].Lower, d.Tokens[r.At+1].Lower}] = true
		}
	}
	for n := range runs {
		r := &runs[n]
		noun := r.End - 1
		if noun < 1 || noun == r.At || !last[d.Tokens[noun-1].Lower] || last[d.Tokens[noun].Lower] || given(noun) || given(r.At) != (noun == r.At+2) || noun > r.At+2 || d.Tokens[r.At].Starts {
			continue
		}
		behind := lexis.Any(max(r.At-4, 0), r.At, func(i int) bool { return d.Tokens[i].Kind == lexis.Quoted }) // „...“, sagte Martin Luther King
		if noun == r.At+2 && (behind || !whole[[2]string{d.Tokens[r.At].Lower, d.Tokens[r.At+1].Lower}]) {      // Ana García kam. Nun kam Pablo García Márquez
			continue
		}
		if d.Has(r.At-1, r.At, lexis.Verb|lexis.Aux|lexis.Saying) || d.IsAdverb(r.At-1) {
			r.End = noun
		}
	}
}
