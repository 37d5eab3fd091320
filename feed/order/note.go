package order

import (
	"strings"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// maxNote is the length in bytes of the longest line that is read as a note.
const maxNote = 200

// noteParts parts a note where a new order may begin.
var noteParts = strings.NewReplacer(". ", "\n", "! ", "\n", "? ", "\n", "; ", "\n", ", ", "\n", " - ", "\n", " – ", "\n", " — ", "\n", " (", "\n")

// greetings begin what somebody writes to a colleague, and requests what the colleague is asked to do: "Hi Sam, can you hold it?"
var (
	greetings = prose.Set("hi hello hey dear hallo liebe lieber moin bonjour salut cher chère hola querido querida ciao caro cara olá beste hoi привет здравствуйте cześć")
	requests  = []string{"can you ", "could you ", "would you ", "can we ", "kannst du ", "könnt ihr ", "können sie ", "peux-tu ", "pouvez-vous ", "pourriez-vous ", "puedes ", "podéis ", "puoi ", "potete ", "podes ", "pode ", "podem ", "kun je ", "kunt u ", "можешь ", "можете ", "możesz ", "możecie ", "czy możesz "}
)

// Greets reports whether a line begins with a greeting and a name: "Hi Sam, please hold this", but not "Hey, can you hold this?"
func Greets(text string) bool {
	first, rest, _ := strings.Cut(text, " ")
	second, _, _ := strings.Cut(rest, " ")
	return greetings[strings.ToLower(strings.TrimRight(first, ","))] && (prose.StartsUpper(rest) || besideMarks[strings.TrimRight(second, ",!")])
}

// named reports whether a line begins with a given name, or with words of orders and one: "Sam: ", "For Sam, ", "Draft for Sam. "
func named(text string) bool {
	at := strings.IndexAny(text, ",:.–—-")
	if at < 0 {
		return false
	}
	words := strings.Fields(text[:at])
	for i, w := range words {
		if last := i == len(words)-1; last && (!prose.StartsUpper(w) || lexis.GivenNames.Of(strings.ToLower(w)) == 0) || !last && orderIndex[strings.ToLower(w)].in == 0 {
			return false
		}
	}
	return len(words) > 0
}

// Speaks reports whether a line names somebody whom it tells something, or asks: "Sam, not yet", "Not for the website yet, please".
func Speaks(text string) bool { return Greets(text) || named(text) || hasWord(text, politeWords) }

// A Place is where a note stands.
type Place uint8

// The places of notes. What orders that are said of other things as well mean there differs: "Do not use this".
const (
	Above   Place = iota // above a title: a line must name somebody, ask, or name the text, as no headline does
	Comment              // where no headline can stand: such orders count if the line names somebody or the text
	Remark               // beside words of the text, of which they may speak: they do not count
)

// Note reports whether one part of a line forbids to publish, beside other words. The line must stand where the text of an article
// does not. There it speaks to editors: "Do not use this. Ann checks it." A word alone never counts.
func Note(text string, place Place) bool {
	if len(text) > maxNote || strings.ContainsAny(text, prose.DoubleMarks) {
		return false
	}
	firstWord, _, _ := strings.Cut(text, " ")
	sure := place != Remark && (Greets(text) || named(text))
	spoken := Speaks(text) || onlyWords[strings.ToLower(firstWord)] && hasWord(text, beyondWords) // "Nur für Mitglieder, nicht außerhalb des Vereins weitergeben"
	if _, rest, ok := strings.Cut(text, ": "); ok {                                               // "Ann: don't run this", but "Hold this: a book for climbers"
		text = rest
	}
	tail := strings.Fields(strings.ToLower(text[strings.LastIndexByte(text, ',')+1:]))
	if place != Comment && !sure && (strings.Count(text, ", ") > 1 || saidIn(tail)) { // "Don't print it, don't share it, don't tell"
		return false
	}
	for part := range strings.SplitSeq(noteParts.Replace(text), "\n") {
		part = strings.Trim(part, "¿¡ ?")
		for _, request := range requests {
			if len(part) > len(request) && strings.EqualFold(part[:len(request)], request) {
				part = part[len(request):]
			}
		}
		if !strings.Contains(part, " ") {
			continue
		}
		its, mark := place != Remark && namesText(part), ""
		if spoken || its {
			mark = "NB: "
		}
		if o, ok := Of(mark + part); ok && (spoken || place != Above || its && (o.Publish || o.Facts) || prose.InCapitals(part)) && o.How >= Likely && o.Forbids && !o.Draft && (sure || !o.Loose && (!o.Facts || its)) {
			return true
		}
	}
	return false
}

// Later reports whether a line begins with a word such as "after", and tells no number: "after the vote", but not "after 50 years".
func Later(text string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return laterWords[strings.ToLower(first)] && !strings.ContainsAny(text, "0123456789")
}

// namesText reports whether a line has a word for the text that it stands in: "Do not use this".
func namesText(text string) bool { return hasWord(text, textWords) }

func hasWord(text string, words map[string]bool) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !prose.IsLetterOrDigit(r) }) {
		if words[w] {
			return true
		}
	}
	return false
}
