package summarize

import (
	_ "embed"
	"strings"

	"seedfeed/feed/prose"
)

// A class holds what is known of a word, one bit for each kind.
type class uint32

const (
	past        class = 1 << iota // a verb in the past, or an auxiliary
	saying                        // a verb of saying
	scene                         // a verb of what pictures show, in the present: "waves", "poses"
	firstPerson                   // I, we, my
	day                           // yesterday, Monday, a month
	number                        // starts with a digit
	page                          // a word of page furniture: "click", "subscribe"
	picture                       // a word of captions: "pictured", "left"
	doing                         // ends in -ing, near the start of its sentence
	stop                          // carries no content: "the", "of"
	opener                        // at the start of a sentence it points back: "He", "But", "Meanwhile"
	pointer                       // begins a phrase before the subject: "When", "In", "After"
	pronoun                       // stands for one person named before: "he", "him"
	plural                        // stands for several, or for a thing: "they", "its"
	adding                        // "also", "however": something was told before
	determiner                    // "the", "a": what follows is no person's name
	definite                      // "the": what follows is known already
	courtesy                      // "Mr": introduces nobody
	agent                         // ends as nouns for persons do, in "er" or "ist", and is in no list
	dashed                        // no word: the sentence has a colon or a dash
	person                        // a noun for a person: "mayor", "driver"
	phrasal                       // may begin one of the tongue's phrases
	pointing                      // "this", "finally": at the start of a text it points at the title, or at a time that follows
	this                          // "this", "that": behind a preposition it points back
	verb                          // begins a sentence without a subject, in a tongue whose verbs need none: "ha", "dodał"
	period                        // "week", "evening": "this week" points at no sentence
)

// A phrase tells what a sentence that begins with it is.
type phrase uint8

const (
	pointsBack phrase = iota + 1 // it points back: "In response"
	hollow                       // if it is short, it says nothing alone: "Here is what to know.", "The meeting closed at noon.", "Thank you for reading."
	thanks                       // it only thanks: "Many thanks to all who came."
	owing                        // it only thanks if it is one clause: "Thanks to all who came.", but "Thanks to all the rain, the wells are full."
	plea                         // it sends its readers elsewhere: "Click here"
)

// A tongue is what the package knows of a language.
type tongue struct {
	lexicon   prose.Lexicon[class] // of words in lower case
	phrases   map[string]phrase    // of two or three words at the start of a sentence, in lower case
	frame     *prose.Finder        // finds phrases of page furniture: in our newsletter
	links     []string             // endings of a sentence that only leads elsewhere, in lower case: can be found here
	about     []string             // beginnings of the heading of a company description, in lower case: about
	keyLabels map[string]bool      // labels of a list of key points, in lower case: at a glance
	english   bool                 // has stems, verbs and captions
	nouns     bool                 // all nouns have capitals, so that a capital is no sign of a name
	drops     bool                 // a verb needs no subject
	verbEnd   string               // how its verbs end in the past, in the third person; "": see verb alone

	articles bool // has articles
}

// hasArticles reports whether the language has articles.
func (t *tongue) hasArticles() bool { return t != nil && t.articles }

// tongueOf returns what is known of a language: "de-AT" is read as "de", and a text whose language is not known as
// English. It returns nil for other languages. Then every sentence is taken to lean on the one before it.
func tongueOf(language string) *tongue {
	if language == "" {
		language = "en"
	}
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	return tongues[base]
}

//go:embed words.txt
var wordLists string

// tongues are the languages of words.txt, by their tags.
var tongues = func() map[string]*tongue {
	classOf := map[string]class{
		"past": past, "saying": saying, "scene": scene, "firstPerson": firstPerson, "day": day, "page": page, "picture": picture,
		"stop": stop, "opener": opener, "pointer": pointer, "pronoun": pronoun, "plural": plural, "adding": adding,
		"determiner": determiner, "definite": definite, "courtesy": courtesy, "person": person, "pointing": pointing,
		"this": this, "time": period, "verb": verb,
	}
	phraseOf := map[string]phrase{"phrases": pointsBack, "hollow": hollow, "thanks": thanks, "owing": owing, "pleas": plea}
	m := map[string]*tongue{}
	words := map[*tongue]map[string]class{}
	var t *tongue
	for line := range strings.Lines(wordLists) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case name == "" || name[0] == '#':
		case name == "nouns":
			t.nouns = true
		case name == "drops":
			t.drops = true
		case name == "verbEnding":
			t.verbEnd = list
		case name == "furniture":
			t.frame = prose.NewFinder(strings.Split(list, "|")...)
		case name == "links":
			t.links = strings.Split(list, "|")
		case name == "about":
			t.about = strings.Split(list, "|")
		case name == "keyLabels":
			t.keyLabels = map[string]bool{}
			for label := range strings.SplitSeq(list, "|") {
				t.keyLabels[label] = true
			}
		case !ok:
			t = &tongue{phrases: map[string]phrase{}, english: name == "en"}
			m[name], words[t] = t, map[string]class{}
		case phraseOf[name] != 0:
			for p := range strings.SplitSeq(list, "|") {
				t.phrases[p] = phraseOf[name]
				first, _, _ := strings.Cut(p, " ")
				words[t][first] |= phrasal
			}
		default:
			t.articles = t.articles || name == "definite"
			for w := range strings.FieldsSeq(list) {
				words[t][w] |= classOf[name]
			}
		}
	}
	for t := range words {
		t.lexicon = prose.NewLexicon(words[t])
	}
	return m
}()

// reads reports whether the package knows the verbs of the language, and with them its captions.
func (t *tongue) reads() bool { return t != nil && t.english }
