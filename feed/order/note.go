package order

import (
	"slices"
	"strings"

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

// Greets reports whether a line begins with a greeting: "Hi Sam, please hold this".
func Greets(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return greetings[strings.ToLower(first)]
}

// A Place is where a note stands.
type Place uint8

// The places of notes. What orders that are said of other things as well mean there differs: "Do not use this".
const (
	Above   Place = iota // above a title, or below the text: they count if they name the text, or if the line greets somebody
	Comment              // where no headline can stand: they count
	Remark               // beside words of the text, of which they may speak: they do not count
)

// Note reports whether one part of a line forbids to publish, beside other words. The line must stand where the text of an article
// does not. There it speaks to editors: "Do not use this. Ann checks it." A word alone never counts.
func Note(text string, place Place) bool {
	if len(text) > maxNote || strings.ContainsAny(text, prose.DoubleMarks) {
		return false
	}
	if _, rest, ok := strings.Cut(text, ": "); ok { // "Ann: don't run this", but "Hold this: a book for climbers"
		text = rest
	}
	sure := place == Comment || place == Above && Greets(text)
	tail := strings.Fields(strings.ToLower(text[strings.LastIndexByte(text, ',')+1:]))
	if place != Comment && !Greets(text) && (strings.Count(text, ", ") > 1 || saidIn(tail)) { // "Don't print it, don't share it, don't tell"
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
		if o, ok := Of("NB: " + part); ok && (o.Publish || !notBefore(part)) && o.How >= Likely && o.Forbids && !o.Draft && !o.Loose && (!o.Facts || sure || place == Above && namesText(part)) {
			return true
		}
	}
	return false
}

// Later reports whether a line begins with a word such as "after".
func Later(text string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return laterWords[strings.ToLower(first)]
}

// notBefore reports whether a part in few words may be a title: "Not before the summer".
func notBefore(part string) bool {
	words := strings.Fields(strings.ToLower(part))
	return len(words) < 5 && len(words) > 1 && slices.ContainsFunc(languages, func(l language) bool { return l[words[0]]&not != 0 && l[words[1]]&before != 0 })
}

// namesText reports whether a line has a word for the text that it stands in: "Do not use this".
func namesText(text string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !prose.IsLetterOrDigit(r) }) {
		if textWords[w] {
			return true
		}
	}
	return false
}
