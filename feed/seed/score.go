package seed

import (
	"slices"
	"strings"

	"seedfeed/feed/calendar"
	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

// limit is the score from which a line is a caption. No single sign reaches it.
const limit = 4

// maxCaption is the length of the longest caption, in words.
const maxCaption = 60

// score counts the signs that block i is a caption: those in its words, a missing stop (unless its neighbours have none
// either, as in a list), and a position inside an open quotation. Credited tells that a credit ends the block.
func score(blocks []block, i int, credited, open bool) int {
	bl := &blocks[i]
	if len(bl.sents) <= 3 && (credited || isFigure(bl.text)) {
		return limit
	}
	if len(bl.sents) > 2 || len(bl.sents) == 2 && bl.whole {
		return 0
	}
	if len(bl.sents) == 2 && tail(bl).End > 0 { // judged separately
		return 0
	}
	if labelled(bl.text) {
		return limit
	}
	n := signs(bl.text)
	if !bl.whole && alone(blocks, i) {
		if open && n > 0 {
			n += 2
		}
		return n
	}
	if !bl.whole && n > 0 { // signs counted the missing stop
		n -= 2
	}
	return n
}

// below reports whether block i is a line between paragraphs that reads like a caption.
func below(blocks []block, i int) bool {
	bl := &blocks[i]
	if bl.whole || bl.kind != markup.Paragraph || len(bl.sents) != 1 || i == 0 || !blocks[i-1].whole || !alone(blocks, i) || !pictured(bl.text) {
		return false
	}
	return !labelled(blocks[i-1].text) && credited(blocks[i-1].text) == 0 && !goesOnBelow(blocks, i)
}

// goesOnBelow reports whether the next line goes on in lower case, or the one after it where a caption or furniture cuts in.
func goesOnBelow(blocks []block, i int) bool {
	next := i + 1
	if next+1 < len(blocks) && (labelled(blocks[next].text) || credited(blocks[next].text) > 0 || isFurniture(blocks[next].text)) {
		next++
	}
	return next < len(blocks) && prose.StartsLower(blocks[next].text)
}

// alone reports whether fewer than three lines without a stop stand in a row at block i. Three are a list.
func alone(blocks []block, i int) bool {
	first, last := i, i
	for first > 0 && i-first < 3 && !blocks[first-1].whole {
		first--
	}
	for last+1 < len(blocks) && last-i < 3 && !blocks[last+1].whole {
		last++
	}
	return last-first < 2
}

// signs scores the words of one line or sentence. The points are ours: no final stop 2; wording that only captions have,
// such as "(left)" or "file photo", 3; the typical start of a caption 2; a full date after a comma at the end 2, another
// date at the end 1; a verb of a scene in the present tense 1; names but no verb in the past tense 1.
func signs(text string) int {
	if len(text) > 600 {
		return 0
	}
	whole := strings.ContainsRune(".?!…", prose.LastRune(strings.TrimRight(text, ")] \u00a0\u202f"+prose.Marks)))
	if whole && !telling(text) {
		return 0
	}
	n := 0
	strong := captionMarks.In(text)
	if strong {
		n += 3
	}
	if pictureWord.In(text) && (!strong || pictureAside.In(text)) {
		n += 2
	}
	if startsCaption(text) {
		n += 2
	}
	if whole && n == 0 && !endsInDigit(text) { // a date and the verbs add two each at most
		return 0
	}
	words := strings.Fields(text)
	if len(words) < 4 || len(words) > maxCaption || unwrap.ListItem(text) {
		return 0
	}
	dated := 0
	if len(words) > 4 { // alone it is the place and date of a report
		dated = calendar.EnglishTail(words)
	}
	n += dated
	if !whole {
		n += 2
	}
	past, scene, names := grammar(words)
	if scene && !past {
		n++
	}
	if names > 0 && !past && (dated > 0 || strong || scene) {
		n++
	}
	return n
}

// telling reports whether a line that ends in a stop may still be a caption. It saves a closer look at most lines.
func telling(text string) bool {
	if endsInDigit(text) || strings.IndexByte(text, '(') >= 0 {
		return true
	}
	if captionHints.In(text) {
		return true
	}
	known, none := firstIn(captionFirsts, text)
	return (known || none) && startsCaption(text)
}

// endsInDigit reports whether a line ends in a digit, as a date does, before stops and brackets.
func endsInDigit(text string) bool {
	end := strings.TrimRight(text, ".() ")
	return end != "" && strings.IndexByte("0123456789", end[len(end)-1]) >= 0
}

// startsCaption reports whether a line starts as a caption does.
func startsCaption(text string) bool {
	const longest = 24
	start := strings.ToLower(text[:min(len(text), longest)])
	return slices.ContainsFunc(captionStarts, func(s string) bool { return strings.HasPrefix(start, s) })
}

// grammar reports whether a line has a verb in the past tense or an auxiliary, and whether it has a verb of a scene in the
// present tense near its start. It counts the names after the first word.
func grammar(words []string) (past, scene bool, names int) {
	for i, w := range words {
		bare := w
		if !asciiLetter(w[0]) || !asciiLetter(w[len(w)-1]) {
			bare = strings.Trim(w, ".,;:!?()[]"+prose.Marks)
		}
		if prose.StartsUpper(bare) && i > 0 {
			if !calendar.IsEnglishMonth(bare) {
				names++
			}
			continue
		}
		switch {
		case pastWords[bare] && w[0] != '(':
			past = true
		case strings.HasSuffix(bare, "ed") && i > 0 && !describing(words, i):
			past = true
		case i > 0 && i < 16 && sceneVerbs[bare]:
			scene = true
		}
	}
	return past, scene, names
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// describing reports whether a word in -ed is not the main verb: "a scheduled meeting", "surrounded by".
func describing(words []string, i int) bool {
	switch strings.ToLower(words[i-1]) {
	case "a", "an", "the", "his", "her", "its", "their", "and", "of", "in", "for", "with", "by":
		return true
	}
	return i > 1 && i+1 < len(words) && words[i+1] == "by"
}

var (
	// captionMarks finds wording that only captions have.
	captionMarks = prose.NewFinder("(left", "(right", "(centre", "(center", "(l-r", "(l to r", "(from left", "(from right", "(top", "(bottom", "(above", "(below", "(far left", "(far right", "(pictured",
		"second from left", "second from right", "third from left", "third from right", "left to right",
		"file photo", "file picture", "file image", "library photo", "library picture", "archive photo", "archive picture", "undated photo", "undated image", "photo:", "photos:", "photograph:", "picture:", "image:", "image credit", "photo credit", "getty images", "ap photo", "afp photo", "press association images",
		"/afp", "/reuters", "reuters/", "afp/")
	pictureWord   = prose.NewFinder("pictured")
	pictureAside  = prose.NewFinder(", pictured", ") pictured")
	captionHints  = prose.NewFinder("ictur", "hoto", "mage", "getty", "afp", "reuters", "to right", "om left", "om right")
	captionStarts = []string{"pictured", "above:", "below:", "left:", "right:", "above, ", "below, ", "left, ", "right, ", "seen here", "shown here", "in this photo", "in this picture", "in this image", "in this undated", "in this file",
		"this photo", "this picture", "this image", "a file photo", "file - ", "file: ", "a view of", "view of ", "a map ", "map of ", "an artist's impression", "an artist’s impression", "a still from", "screenshot", "a screenshot", "a screengrab", "a scene from", "clockwise from", "an aerial view", "a general view", "photo ", "picture shows", "image shows"}
	captionFirsts = func() map[string]bool {
		m := map[string]bool{}
		for _, start := range captionStarts {
			m[strings.TrimRight(strings.SplitN(start, " ", 2)[0], ":,")] = true
		}
		return m
	}()
	pastWords = prose.Set("was were had said told did went came took made got gave found saw knew thought felt began became left won lost met led held spoke wrote stood sat ran fell rose grew kept sent built paid could would should might will must is are has have be been says say can may do does")
	// sceneVerbs are what people do in pictures.
	sceneVerbs = prose.Set("stands stand poses pose arrives arrive walks walk speaks speak waves wave smiles smile look gestures gesture addresses address attends attend holds hold greets greet listens listen leaves leave shakes shake sits sit watches watch appears appear celebrates celebrate delivers deliver answers answer meets meet takes take reacts react talk gathers gather joins join signs sign points point carries carry rides ride performs perform prepares prepare enters enter visits visit plays play runs run work inspects inspect lights light kisses kiss hugs hug embraces embrace laughs cheers cheer marches march protests protest chats chat exits steps step raises raise reads departs depart boards board tours tour")
)
