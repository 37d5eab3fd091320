package seed

import (
	"slices"
	"strings"

	"seedfeed/feed/prose"
)

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
		if of, name, ok := cutElision(words[i]); ok { // d'Ada Roe
			by, names = of, strings.TrimSpace(name+" "+names)
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

// isGenre reports whether a word is the kind of a text, and isOwn whether it is one that is not about a person.
func isGenre(word string) bool {
	word = strings.ToLower(word)
	return opinionWords[word] || ownWords[word] || aboutWords[word]
}

func isOwn(word string) bool {
	word = strings.ToLower(word)
	return opinionWords[word] && !reviewWords[word] || ownWords[word]
}

// cutElision parts a French "d'" from the name behind it.
func cutElision(word string) (d, after string, ok bool) {
	for _, d := range [...]string{"d'", "d’"} {
		if after, ok := strings.CutPrefix(word, d); ok {
			return "de", after, true
		}
	}
	return "", "", false
}

// afterInterviewer returns the name behind the words for who led or wrote down a talk: "Das Interview führte Ada Roe".
func afterInterviewer(line string) string {
	lower := strings.ToLower(line)
	for _, start := range interviewers {
		if strings.HasPrefix(lower, start+" ") && len(lower) == len(line) {
			return line[len(start)+1:]
		}
	}
	return ""
}

// labelsWriter reports whether the label of a line names its writers: "Text", "Text und Fotos", "Words & pictures".
func labelsWriter(label string) bool {
	wrote := false
	for part := range strings.FieldsFuncSeq(strings.ToLower(labelAnds.Replace(label)), func(r rune) bool { return r == ',' || r == '/' }) {
		part = strings.TrimSpace(part)
		if !slices.Contains(byStarts, part) && !photoWords[part] {
			return false
		}
		wrote = wrote || !photoWords[part]
	}
	return wrote
}

// onlyNames returns the names of a line that has nothing else but a job or place of a few words behind them: "Ada Roe und Jan
// Brill", "Ada Roe, Wirtschaftsredakteurin".
func onlyNames(line string) (names []string) {
	if first, _, _ := strings.Cut(line, " "); nameArticles[strings.ToLower(first)] { // The Old Lock
		return nil
	}
	for i, part := range strings.Split(line, ",") {
		for name := range strings.SplitSeq(byAnds.Replace(strings.TrimSpace(part)), ", ") {
			switch {
			case personal(name) && !postHeld(name) && !isBody(name):
				names = append(names, name)
			case i == 0 || moreWords(part, 3) || strings.ContainsAny(part, ".?!:;"+prose.DoubleMarks):
				return nil
			}
		}
	}
	return names
}

var (
	genreArticles = prose.Set("a an ein eine un une una um uma een en et ett")
	ownWords      = prose.Set("analysis report feature investigation explainer bericht reportage recherche meinungsbeitrag standpunkt zwischenruf gastkommentar filmkritik buchkritik theaterkritik konzertkritik musikkritik enquête billet édito inchiesta reportagem krönika ledare analys kronik leder")
	aboutWords    = prose.Set("interview entretien reportaje entrevista intervista récit porträt portrait retrato ritratto nachruf")
	ofTongues     = map[string][]string{"von": {"de"}, "di": {"it"}, "de": {"fr", "es", "pt"}, "van": {"nl"}}
	nameArticles  = prose.Set("the der die das le la les el los las il lo het de den o a os as")
	photoWords    = prose.Set("photo photos photography picture pictures images foto fotos bild bilder fotografie fotografía fotografías fotografia imagens immagini beeld foto's zdjęcia фото")
	labelAnds     = strings.NewReplacer(" und ", ",", " and ", ",", " & ", ",", " + ", ",", " et ", ",", " y ", ",", " e ", ",", " en ", ",", " och ", ",", " og ", ",", " i ", ",", " и ", ",")
	interviewers  = []string{"das interview führte", "das gespräch führte", "die fragen stellte", "interview geführt von", "interview von", "ein interview von", "gespräch geführt von", "aufgezeichnet von", "protokolliert von", "as told to", "propos recueillis par", "recueilli par", "entretien réalisé par", "interview réalisée par", "entrevista realizada por", "a cura di", "intervista di", "opgetekend door", "rozmawiał", "rozmawiała", "беседовал", "беседовала", "записал", "записала"}
)
