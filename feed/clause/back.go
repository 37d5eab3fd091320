package clause

import (
	"seedfeed/feed/lexis"
)

// This file decides which sentences say who said what stands before them.

// PointsBack reports whether the sentence that starts at token i says who said what stands before it: lo ha detto; è quanto ha
// dichiarato; così; así lo afirmó; con estas palabras resumió; c'est ce qu'a déclaré; foi o que disse; так
// считает.
func (d *Clauses) PointsBack(i int) bool {
	if d.Tongue.Nouns || d.Tongue.Tag == "nl" {
		return d.germanPointsBack(i)
	}
	if d.Tongue.Cases && i+2 < len(d.Tokens) && d.Tokens[i].Starts { // Так считает Лисов; O tym napisał Lis
		first, second := d.Tokens[i].Lower, d.Tokens[i+1].Lower
		return first == "так" || first == "tak" || first == "об" && second == "этом" || first == "o" && second == "tym"
	}
	if !d.Tongue.IsRomance() || i+3 >= len(d.Tokens) || !d.Tokens[i].Starts {
		return false
	}
	first, second, third := d.Tokens[i].Lower, d.Tokens[i+1].Lower, d.Tokens[i+2].Lower
	switch d.Tongue.Tag {
	case "it":
		return first == "così" || first == "con" && these[second] && words[third] || first == "lo" && d.Has(i+1, i, lexis.Aux|lexis.Say) || first == "è" && second == "quanto"
	case "es":
		return first == "así" && (second == "lo" || d.Has(i+1, i, lexis.Aux|lexis.Saying)) || first == "con" && these[second] && words[third] || first == "lo" && d.Has(i+1, i, lexis.Aux|lexis.Say)
	case "pt":
		return first == "foi" && second == "o" && third == "que" || first == "com" && these[second] && words[third]
	}
	return first == "c'" && second == "est" && third == "ce"
}

var (
	these = lexis.Set(`esta estas esa esas estas queste essas esta essa questa`)
	words = lexis.Set(`palabra palabras frase frases palavra palavras parola parole`)
)

// germanPointsBack is PointsBack for German and Dutch: Das sagte | der Wirt; So äußerte sich | der Wirt; Dat zei | de waard. What
// also somebody else says is no quotation of that one.
func (d *Clauses) germanPointsBack(i int) bool {
	if i+3 >= len(d.Tokens) {
		return false
	}
	for k := i; k < len(d.Tokens) && d.SentenceOf[k] == d.SentenceOf[i]; k++ {
		if d.Tokens[k].Class&lexis.Deny != 0 || Alsos[d.Tokens[k].Lower] { // Das sagte X so nie; Das sagte X gestern auch
			return false
		}
	}
	said := backVerbs[d.Tokens[i+1].Lower]
	return d.Tokens[i].Starts && said && pointers[d.Tokens[i].Lower]
}

var (
	backVerbs = lexis.Set(`sagte sagten sagt sagen erklärte erklärten erklärt schrieb schreibt betonte äußerte äußerten äußert teilte teilten gab betonten berichtete
		zei zeiden zegt zeggen verklaarde verklaart schreef schrijft`)  // verbs of plain saying
	pointers = lexis.Set(`das dies so dat zo`)
	Alsos    = lexis.Set(`auch ook anders ebenfalls ähnlich eveneens`) // tell that somebody else has said the same, or that it is not said so
)
