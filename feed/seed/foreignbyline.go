package seed

import (
	"cmp"
	"slices"
	"strings"

	"seedfeed/feed/language"
	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// foreignWriters returns the names in a line above a text if it is a by-line in the language of the text, "Von Ada Roe", "Une
// tribune d'Ada Roe", or has a label in any language: "Autor: Ada Roe". Elsewhere than under the title these words are too
// common.
func foreignWriters(title, line string, blocks []block) []string {
	if len(line) > 140 || prose.EndsWhole(line) {
		return nil
	}
	if names := eastWriters(line); names != nil {
		return names
	}
	line = withoutAgency(line)
	if label, names, ok := strings.Cut(line, ":"); ok {
		if first, rest, _ := strings.Cut(names, " / "); photoWords[strings.ToLower(strings.TrimSpace(strings.Split(rest, ":")[0]))] { // Texto: Ada Roe / Fotos: Jan Brill
			names = first
		}
		switch names = strings.TrimSpace(names); {
		case labelsWriter(label):
			return writers("By " + byAnds.Replace(names))
		case isGenre(strings.TrimSpace(label)) && !reviewWords[strings.ToLower(label)] && !aboutWords[strings.ToLower(label)] && !moreWords(names, 3) && !hasName(title, blocks, names):
			return onlyNames(names)
		}
		return nil
	}
	if name := cmp.Or(afterInterviewer(line), afterOur(line)); name != "" {
		return onlyNames(name)
	}
	var list []string
	word, names, _ := strings.Cut(line, " ")
	tags := byTongues[strings.ToLower(word)]
	if tags != nil {
		if list = writers("By " + byAnds.Replace(names)); list == nil {
			list = onlyNames(names)
		}
	} else if names, tags = afterGenre(line); tags != nil && !hasName(title, blocks, names) {
		list = onlyNames(names)
	}
	if list == nil {
		return nil
	}
	var text strings.Builder
	for i := 0; i < len(blocks) && text.Len() < 4<<10; i++ {
		text.WriteString(blocks[i].text + "\n")
	}
	if tag := language.Of(title, text.String()); !slices.Contains(tags, tag) {
		return nil
	}
	return list
}

// hasName reports whether a text has a word of names, which is then about them. Its last paragraph may tell who the writer is.
func hasName(title string, blocks []block, names string) bool {
	for word := range strings.FieldsFuncSeq(names, func(r rune) bool { return !prose.IsLetterOrDigit(r) }) {
		if !prose.StartsLower(word) && (hasWord(title, word) || slices.ContainsFunc(blocks[:max(len(blocks)-1, 0)], func(bl block) bool { return hasWord(bl.text, word) })) {
			return true
		}
	}
	return false
}

// hasWord reports whether a text has a word with the same capitals: at the start of a word if it is long, since it may have the ending of a
// case, "Holts", else as a whole: "Bo" is not in "Born".
func hasWord(text, word string) bool {
	for at := 0; ; at += len(word) {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		at += i
		if !prose.IsLetterOrDigit(prose.LastRune(text[:at])) && (len(word) > 3 || !prose.IsLetterOrDigit(prose.FirstRune(text[at+len(word):]))) {
			return true
		}
	}
}

// afterGenre returns the names behind the kind of a text and the word for who wrote it, and the languages of that word: "Ein
// Kommentar von Ada Roe", "Guest essay by Ada Roe". Behind "von", "di", "de" and "van" may stand whom the text is about as well:
// "Rezension von Ada Roe", "Interview de Ada Roe". So these words need a kind that is about nobody: "Tribune de Ada Roe".
func afterGenre(line string) (names string, tags []string) {
	words := strings.Fields(line)
	if len(words) > 0 && genreArticles[strings.ToLower(words[0])] {
		words = words[1:]
	}
	for i := 1; i < min(len(words), 4); i++ {
		by, names := strings.ToLower(words[i]), strings.Join(words[i+1:], " ")
		if name, ok := strings.CutPrefix(strings.Replace(words[i], "’", "'", 1), "d'"); ok { // d'Ada Roe
			by, names = "de", strings.TrimSpace(name+" "+names)
		}
		tags, is := ofTongues[by], isOwn
		if tags == nil {
			tags, is = byTongues[by], isGenre
		}
		if tags != nil && (slices.ContainsFunc(words[:i], is) || labelsWriter(strings.Join(words[:i], " "))) {
			return names, tags
		}
	}
	return "", nil
}

// isGenre reports whether a word is the kind of a text: commentary, interview.
func isGenre(word string) bool {
	word = strings.ToLower(word)
	return opinionWords[word] || ownWords[word] || aboutWords[word]
}

// isOwn reports whether a word is the kind of a text that is not about a person: commentary.
func isOwn(word string) bool {
	word = strings.ToLower(word)
	return opinionWords[word] && !reviewWords[word] || ownWords[word]
}

// afterInterviewer returns the name behind the words for who led or wrote down a talk: "Das Interview führte Ada Roe".
func afterInterviewer(line string) string {
	lower := strings.ToLower(line)
	for _, start := range interviewers {
		if strings.HasPrefix(lower, start+" ") && len(lower) == len(line) { // no letter whose lower case is longer
			return line[len(start)+1:]
		}
	}
	return ""
}

// afterOur returns the name behind a job of the paper's own: "Von unserem Redakteur Ada Roe", "By our crime correspondent Ada Roe",
// "De notre correspondant à Tours, Ada Roe". It returns "" for any other line.
func afterOur(line string) string {
	words := strings.Fields(line)
	if len(words) < 5 || byTongues[strings.ToLower(words[0])] == nil && ofTongues[strings.ToLower(words[0])] == nil && !fromWords[strings.ToLower(words[0])] || !ourWords[strings.ToLower(words[1])] {
		return ""
	}
	job, name, placed := strings.Cut(strings.Join(words[2:], " "), ", ")
	if !slices.ContainsFunc(strings.Fields(job), lexis.IsJournalist) {
		return ""
	} else if placed {
		return name
	}
	words = strings.Fields(job)
	for len(words) > 0 && (prose.StartsLower(words[0]) || lexis.IsJournalist(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// withoutAgency takes off an agency that helped: "By Ada Roe with Reuters", "Par Ada Roe (avec AFP)".
func withoutAgency(line string) string {
	words := strings.Fields(line)
	n := len(words)
	if n < 4 || !isAgency(words[n-1]) || !withWords[strings.ToLower(strings.Trim(words[n-2], "(/,"))] {
		return line
	}
	return strings.Join(words[:n-2], " ")
}

// isAgency reports whether a word is a news agency: dpa, (AFP), agencies.
func isAgency(word string) bool {
	word = strings.Trim(word, "()")
	return pressNames[word] || agencyWords[strings.ToLower(word)]
}

// labelsWriter reports whether the label of a line names its writers: "Text", "Text und Fotos", "Words & pictures".
func labelsWriter(label string) bool {
	wrote := false
	for part := range strings.FieldsFuncSeq(strings.ToLower(byAnds.Replace(label)), func(r rune) bool { return r == ',' || r == '/' }) {
		part = strings.TrimSpace(part)
		if !slices.Contains(byStarts, part) && !photoWords[part] {
			return false
		}
		wrote = wrote || !photoWords[part]
	}
	return wrote
}

// onlyNames returns the names, whose given names are known, of a line that has nothing else but a job or place of a few words
// behind them: "Ada Roe und Jan Brill", "Ada Roe, Wirtschaftsredakteurin". Agencies and those who made the pictures are left out:
// "dpa und Ada Roe", "Ada Roe (Text) und Jan Brill (Fotos)".
func onlyNames(line string) (names []string) {
	if first, _, _ := strings.Cut(line, " "); nameArticles[strings.ToLower(first)] { // The Old Lock
		return nil
	}
	for i, part := range strings.Split(line, ",") {
		for name := range strings.SplitSeq(byAnds.Replace(strings.TrimSpace(part)), ", ") {
			bare, made, _ := strings.Cut(name, " (")
			switch made = strings.ToLower(strings.TrimSuffix(made, ")")); {
			case isAgency(name), photoWords[made]:
			case personal(bare) && !postHeld(bare) && !isOrganisation(bare) && lexis.IsGiven(strings.Fields(bare)[0]) && (made == "" || labelsWriter(made)):
				names = append(names, bare)
			case i == 0 || moreWords(part, 3) || strings.ContainsAny(part, ".?!:;"+prose.DoubleMarks):
				return nil
			}
		}
	}
	return names
}

var (
	genreArticles = prose.Set("a an ein eine un une una um uma een en et ett")
	ownWords      = listed("ownWords")
	aboutWords    = listed("aboutWords")
	ofTongues     = map[string][]string{"von": {"de"}, "di": {"it"}, "de": {"fr", "es", "pt"}, "van": {"nl"}}
	ourWords      = listed("ourWords")
	fromWords     = prose.Set("from dal dalla da do")
	withWords     = prose.Set("with and mit und avec et con y e com met en i z с и")
	agencyWords   = listed("agencyWords")
	nameArticles  = prose.Set("the der die das le la les el los las il lo het de den o a os as")
	photoWords    = listed("photoWords")
	interviewers  = []string{"das interview führte", "das gespräch führte", "die fragen stellte", "interview geführt von", "interview von", "ein interview von", "gespräch geführt von", "aufgezeichnet von", "protokolliert von", "as told to", "propos recueillis par", "recueilli par", "entretien réalisé par", "interview réalisée par", "entrevista realizada por", "a cura di", "intervista di", "opgetekend door", "rozmawiał", "rozmawiała", "беседовал", "беседовала", "записал", "записала"}
)

// byTongues holds the languages in which a word begins a by-line, and byAnds what stands between two names there.
var (
	byTongues = map[string][]string{"by": {"en"}, "von": {"de"}, "par": {"fr"}, "por": {"es", "pt"}, "di": {"it"}, "door": {"nl"}, "av": {"sv", "nb", "nn"}, "af": {"da"}}
	byAnds    = strings.NewReplacer(" und ", ", ", " and ", ", ", " & ", ", ", " et ", ", ", " y ", ", ", " e ", ", ", " en ", ", ", " och ", ", ", " og ", ", ", " i ", ", ", " и ", ", ", " + ", ", ")
)
