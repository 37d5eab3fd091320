package summarize

import (
	"slices"
	"strings"

	"seedfeed/feed/calendar"
	"seedfeed/feed/prose"
)

// likeness says how much a unit is like a picture's caption, from what it is made of rather than from its wording: above 0
// it is one sooner than not.
func likeness(u *unit) float64 {
	sum := captionBias
	for i, w := range captionWeights {
		sum += w * u.feats[i]
	}
	return sum
}

// captionSigns counts the signs that a sentence is a picture's caption: a mark only captions carry (3), a full date
// behind a comma at its end (2), another date with a year there (1), a scene in the present tense and no past (1), both
// (1). From 3 on it stays out of a summary.
func (s *sentence) captionSigns(text string) int {
	n := 0
	if s.class&picture != 0 && (captionMarks.In(text) || startsAny(text, captionStarts)) {
		return 3
	}
	dated := 0
	if s.class&number != 0 {
		dated = dateTail(text)
	}
	n += dated
	quiet := s.class&(past|saying) == 0
	if s.class&scene != 0 && quiet {
		n++
		if dated > 0 {
			n++
		}
	}
	if quiet && dated > 0 {
		n++
	}
	return n
}

// noticeWords is the number of words above which what follows a label of two words is a sentence of its own.
const noticeWords = 9

// label reports whether a sentence starts like "Smiling: " or "Under fire: ": a label of one or two words that are no
// name, as pictures and lists carry it. What follows may be a quotation: then it is a speaker. A notice goes on in small
// letters for a whole sentence: "For sale: a mill house of four rooms with its own wheel, which turned until 1961."
func label(s string) bool {
	i := strings.Index(s[:cut(s, 28)], ": ")
	if i > 0 && strings.ContainsAny(s[:i], "0123456789") && slices.ContainsFunc(timesOfDay, func(t string) bool { return strings.HasSuffix(s[:i], t) }) { // Tuesday, 7 pm: The Larks
		return true
	}
	if i < 0 || strings.Count(s[:i], " ") > 1 || i+2 >= len(s) || strings.ContainsRune(prose.Marks, prose.FirstRune(s[i+2:])) {
		return false
	}
	_, second, two := strings.Cut(s[:i], " ")
	if two && prose.StartsLower(s[i+2:]) && strings.Count(s[i+2:], " ") >= noticeWords {
		return false
	}
	return !two || second != "" && prose.StartsLower(second)
}

// event reports whether a sentence is a line of a programme without a verb that is known, or the first of one: "Tuesday, 7 pm: “Who Owns the
// Beach?” A panel with the mayor."
func (s *sentence) event(text string) bool {
	if s.class&number == 0 || s.class&dashed == 0 || s.hasVerb() {
		return false
	}
	day, _, ok := strings.Cut(text[:cut(text, 60)], ": ")
	return ok && calendar.IsAppointment(day)
}

// hasVerb reports whether a sentence has a verb that is known, outside quotation marks.
func (s *sentence) hasVerb() bool {
	return s.class&(past|saying) != 0 && slices.ContainsFunc(s.tokens, func(k token) bool { return k.class&(past|saying) != 0 && !k.quoted })
}

// timesOfDay end the label of a line of a programme.
var timesOfDay = []string{" am", " pm", " a.m.", " p.m.", " Uhr", " uur", "am", "pm"}

// dateTail returns 2 for a full date behind a comma at the end, 1 for another date with a year there, else 0.
func dateTail(s string) int {
	s = strings.TrimRight(s, ".)(\"”’ ")
	if len(s) < 12 || s[len(s)-1] < '0' || s[len(s)-1] > '9' {
		return 0
	}
	return calendar.EnglishTail(strings.Fields(s[max(0, len(s)-60):]))
}

// Wordings of captions, in lower case.
var (
	captionMarks  = prose.NewFinder("(left", "(right", "(centre", "(center", "(l-r", "(from left", "(from right", "(top", "(bottom", "(above", "(below", "(far left", "(far right", "(second from", "(pictured", ", pictured", "pictured in ", "pictured at ", "pictured on ", "left to right", ", right, ", ", left, ", ", centre, ", ", center, ", "from left, ", "from right, ", "file photo", "file picture", "file image", "library photo", "library picture", "library image", "photo:", "photos:", "(file", "(photo", "photo by", "photograph:", "photographs by", "image caption", "getty images", "ap photo", "afp/", "reuters/")
	captionStarts = []string{"pictured", "above:", "below:", "left:", "right:", "above, ", "below, ", "seen here", "shown here", "in this photo", "in this picture", "in this image", "in this undated", "in this file", "a file photo", "file - ", "portrait of", "a view of", "an aerial view", "a general view"}
)
