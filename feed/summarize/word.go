package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A class holds what the words of a sentence are, one bit for each kind.
type class uint16

const (
	past        class = 1 << iota // a verb in the past or an auxiliary
	saying                        // a saying verb
	scene                         // a verb of what pictures show, in the present
	firstPerson                   // I, we, you
	day                           // names a day, or says today or yesterday
	back                          // in the first half, a word that points back
	number                        // a figure
	page                          // a word that page furniture has
	picture                       // a word that captions have
	doing                         // a word in -ing among the first six
)

// scan reads the words of a sentence once.
func (s *sentence) scan(text string) {
	n, prev := 0, ""
	for i := 0; i < len(text); {
		if text[i] == ' ' || text[i] == '\n' {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && text[end] != ' ' && text[end] != '\n' {
			end++
		}
		n++
		w := bare(text[i:end])
		i = end
		if w != "" {
			s.word(w, prev, n)
			prev = w
		}
	}
	if strings.Contains(text, "©") || strings.Contains(text, " | ") || strings.IndexByte(text, '@') >= 0 || strings.IndexByte(text, '#') >= 0 {
		s.class |= page
	}
	s.furniture = s.class&page != 0 && furniture(text) || strings.HasPrefix(text, "By.") || label(text)
	s.caption = s.captionSigns(text)
}

func (s *sentence) word(w, prev string, n int) {
	c := w[0]
	switch {
	case c >= '0' && c <= '9':
		s.class |= number
	case c >= 'A' && c <= 'Z', c >= utf8.RuneSelf && unicode.IsUpper(firstRune(w)):
		if n > 1 && w != "I" {
			s.names++
		}
		if len(w) > 5 && strings.HasSuffix(w, "day") {
			s.class |= day
		}
		s.class |= classes[w]
	default:
		k := classes[w]
		if k&scene != 0 && (n < 2 || n > 14) {
			k &^= scene
		}
		if k&back != 0 && n > (s.words+1)/2 {
			k &^= back
		}
		if n > 1 && n < 7 && len(w) > 5 && strings.HasSuffix(w, "ing") {
			k |= doing
		}
		if k == 0 && n > 1 && len(w) > 4 && strings.HasSuffix(w, "ed") && !articles[prev] {
			k = past
		}
		s.class |= k
	}
}

// bare cuts the marks around a word.
func bare(w string) string {
	for w != "" {
		switch c := w[0]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		case strings.HasPrefix(w, "\xe2\x80"): // quotation marks and dashes
			w = w[min(3, len(w)):]
			continue
		case c >= utf8.RuneSelf:
		default:
			w = w[1:]
			continue
		}
		break
	}
	for w != "" {
		switch c := w[len(w)-1]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		case len(w) >= 3 && w[len(w)-3] == 0xe2 && w[len(w)-2] == 0x80:
			w = w[:len(w)-3]
			continue
		case c >= utf8.RuneSelf:
		default:
			w = w[:len(w)-1]
			continue
		}
		break
	}
	return w
}

// captionSigns counts the signs that a sentence is a picture's caption: a mark only captions carry (3), a full date
// behind a comma at its end (2), another date with a year there (1), a scene in the present tense and no past (1), both
// (1). From 3 on it stays out of a summary.
func (s *sentence) captionSigns(text string) int {
	n := 0
	if s.class&picture != 0 || strings.IndexByte(text, '(') >= 0 {
		lower := strings.ToLower(text)
		for _, p := range captionMarks {
			if strings.Contains(lower, p) {
				return 3
			}
		}
		for _, p := range captionStarts {
			if strings.HasPrefix(lower, p) {
				return 3
			}
		}
	}
	dated := dateTail(text)
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

// label reports whether a sentence starts like "Smiling: " or "Under fire: ": a label of one or two words that are no
// name, as pictures and lists carry it. What follows may be a quotation: then it is a speaker.
func label(s string) bool {
	i := strings.Index(s[:cut(s, 28)], ": ")
	if i < 0 || strings.Count(s[:i], " ") > 1 || i+2 >= len(s) || strings.ContainsRune("\"“‘'", firstRune(s[i+2:])) {
		return false
	}
	_, second, two := strings.Cut(s[:i], " ")
	return !two || second != "" && unicode.IsLower(firstRune(second))
}

// dateTail returns 2 for a full date behind a comma at the end, 1 for another date with a year there, else 0.
func dateTail(s string) int {
	s = strings.TrimRight(s, ".)(\"”’ ")
	if len(s) < 12 || s[len(s)-1] < '0' || s[len(s)-1] > '9' {
		return 0
	}
	words := strings.Fields(s[max(0, len(s)-60):])
	n := len(words)
	if n < 4 {
		return 0
	}
	year := strings.TrimLeft(words[n-1], "(")
	if len(year) != 4 || year[:2] != "19" && year[:2] != "20" || strings.Trim(year, "0123456789") != "" {
		return 0
	}
	before := words[n-4]
	switch {
	case months[strings.Trim(words[n-2], ".,")]:
		if strings.Trim(words[n-3], "0123456789") != "" {
			before = words[n-3]
		}
	case !months[strings.Trim(words[n-3], ".,")] || strings.Trim(words[n-2], "0123456789,") != "":
		return 0
	}
	if strings.HasSuffix(before, ",") {
		return 2
	}
	return 1
}

// classify builds the table of word classes.
func classify(lists map[class]string) map[string]class {
	m := map[string]class{}
	for c, words := range lists {
		for w := range strings.FieldsSeq(words) {
			m[w] |= c
		}
	}
	return m
}

var (
	captionMarks  = []string{"(left", "(right", "(centre", "(center", "(l-r", "(from left", "(from right", "(top", "(bottom", "(above", "(below", "(far left", "(far right", "(second from", "(pictured", ", pictured", "pictured in ", "pictured at ", "pictured on ", "left to right", ", right, ", ", left, ", ", centre, ", ", center, ", "from left, ", "from right, ", "file photo", "file picture", "file image", "library photo", "library picture", "library image", "photo:", "photos:", "(file", "(photo", "photo by", "photograph:", "photographs by", "image caption", "getty images", "ap photo", "afp/", "reuters/"}
	captionStarts = []string{"pictured", "above:", "below:", "left:", "right:", "above, ", "below, ", "seen here", "shown here", "in this photo", "in this picture", "in this image", "in this undated", "in this file", "a file photo", "file - ", "portrait of", "a view of", "an aerial view", "a general view"}
	months        = set("January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
	articles      = set("a an the A An The his her its their and of in for with by")
	classes       = classify(map[class]string{
		saying:      "said says told tells added announced reported claimed insisted warned explained argued denied confirmed revealed according",
		past:        "was were had told did went came took made got gave found saw knew thought felt began became left won lost met led held spoke wrote stood sat ran fell rose grew kept sent built paid could would should might will must is are has have be been can may do does isn't wasn't aren't won't can't don't isn’t wasn’t aren’t won’t can’t don’t it's it’s he's he’s",
		scene:       "stands stand poses pose arrives arrive walks walk speaks speak waves wave smiles smile looks look gestures gesture addresses address attends attend holds hold greets greet listens listen leaves leave shakes shake sits sit watches watch appears appear celebrates celebrate delivers deliver answers answer meets meet takes take reacts react talks gathers gather joins join signs points carries rides ride performs perform prepares prepare enters enter visits visit plays play runs run inspects inspect lights kisses hugs embraces laughs cheers march marches protests chats exits steps raises raise reads departs depart boards board tours shows show displays display queue waits wait",
		firstPerson: "I We we you my our your",
		day:         "yesterday today tomorrow",
		back:        "he she they also him them",
		page:        "click Click follow Follow read Read sign Sign highlights Highlights comment comments rights copyright Copyright share Share more MORE More http https scroll Scroll SCROLL updated Updated gallery watch Watch photos Photos caption newsletter Newsletter subscribe Subscribe contributed confidential PUBLISHED UPDATED CREATED READ VIDEO Video Editor's Editor’s Related Source RELATED HIGHLIGHTS Picture Pictures Image",
		picture:     "pictured Pictured PICTURED PHOTO photo Photo photos picture image Image right left centre center Left Right From file File FILE library above below Above Below seen Seen Shown Getty AP AFP/Getty Reuters/ photograph Photograph Portrait view aerial undated",
	})
)
