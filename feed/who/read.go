package who

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// tidy drops what is no part of a name, and puts the name on one line. It returns false for brackets and quotation marks
// that are not closed.
func tidy(s string) (string, bool) {
	out := make([]byte, 0, len(s))
	var closing rune // of the bracket or mark that is open
	for _, r := range s {
		switch {
		case closing != 0:
			if r == closing || closing == '”' && strings.ContainsRune("”“\"", r) {
				closing = 0
				out = append(out, ' ')
			}
		case brackets[r] != 0:
			closing = brackets[r]
		case isApostrophe(r):
			out = append(out, '\'')
		case unicode.Is(unicode.Cf, r): // directions of writing, soft hyphens, joiners
		case r == '，' || r == '、':
			out = append(out, ',')
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return oneLine(string(out)), closing == 0
}

// brackets holds what stands around what is no part of a name: a party, an account, a nickname.
var brackets = map[rune]rune{
	'(': ')', '[': ']', '（': '）', '［': '］', '【': '】', '"': '”', '“': '”', '„': '”', '«': '»', '「': '」', '『': '』',
}

func isHyphen(r rune) bool { return unicode.Is(unicode.Pd, r) }

func isMiddleDot(r rune) bool { return strings.ContainsRune("·・‧•＝", r) }

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘`´ʼʻʹ′＇״׳", r) }

// isLower reports whether a letter is the small one of two: Georgian has but one.
func isLower(r rune) bool { return unicode.IsLower(r) && unicode.ToTitle(r) != r }

func isLowerWord(w string) bool {
	return isLower(prose.FirstRune(strings.TrimLeft(w, "'")))
}

// allNames reports whether a text has only what names have: letters and their marks, dots, apostrophes, and hyphens inside
// words. Digits, slashes, signs of accounts and addresses are in no name.
func allNames(s string) bool {
	before := ' '
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), r == ' ', r == '\'':
		case isMiddleDot(r):
		case r == '.' && before != ' ' && before != '.':
		case isHyphen(r) && before != ' ':
			if !unicode.IsLetter(prose.FirstRune(s[i+utf8.RuneLen(r):])) {
				return false
			}
		default:
			return false
		}
		before = r
	}
	return before != ' '
}

// bare returns a word as tables have it: in lower case, without dots.
func bare(word string) string { return strings.ToLower(strings.ReplaceAll(word, ".", "")) }

// HasEastSurname reports whether a name begins with a common Chinese or Korean family name.
func HasEastSurname(name string) bool {
	return strings.ContainsRune(eastSurnames, prose.FirstRune(name))
}

// isPossessive reports whether a word is the owner of what follows: Lund's, Jones'.
func isPossessive(word string, last bool) bool {
	w := strings.ToLower(word)
	return strings.HasSuffix(w, "'s") || !last && strings.HasSuffix(w, "s'")
}

// suffix returns a word that tells two persons of one name apart as it is shown: Jr., III. It returns "" for other words.
func suffix(word string) string {
	switch w := bare(word); {
	case w == "jr", w == "sr":
		return strings.ToUpper(w[:1]) + "r."
	case len(word) > 1 && strings.Trim(word, "IVX") == "": // of one letter it may be an initial
		return word
	}
	return ""
}

// isCouple reports whether words name several people.
func isCouple(words []string) bool {
	for i, w := range words {
		switch {
		case i == 0 || i == len(words)-1:
		case and[strings.ToLower(w)]:
			return true
		case softAnd[w] && (i < 2 || len(words)-i != 2): // Bo Lund y Ana Roca, but José Ortega y Gasset
			return true
		}
	}
	return false
}

// isFull reports whether words are a name of at least two words that are neither initials nor particles, and nothing else.
func isFull(words []string) bool {
	full := 0
	for i, w := range words {
		r := prose.FirstRune(strings.TrimLeft(w, "'"))
		lower := isLower(r) && strings.ToLower(w) == w // not d'Arcy
		switch {
		case !unicode.IsLetter(r):
			return false
		case lower && i > 0 && inBodies[w]: // Bank of Westcombe
		case lower && !particles[particle(w)]:
			return false
		case lower || surnameParticles[bare(w)] && i < len(words)-1 || isInitial(w): // Rosa Le has a surname
		default:
			full++
		}
	}
	return full > 1 && !inBodies[words[len(words)-1]]
}

// particle returns the part of a word that may be a particle: d'Arcy, al-Amin.
func particle(word string) string {
	word = strings.TrimLeft(word, "'")
	if i := strings.IndexFunc(word, func(r rune) bool { return r == '\'' || isHyphen(r) }); i > 0 {
		return word[:i]
	}
	return word
}

// isInitial reports whether a word stands for a name without being one: J., J.K., Wm.
func isInitial(word string) bool {
	return utf8.RuneCountInString(strings.TrimRight(word, ".")) == 1 || strings.Contains(word, ".")
}

// isEastAsian reports whether all letters of a text are Chinese characters or Korean or Japanese syllables.
func isEastAsian(s string) bool {
	found := false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana):
			found = true
		case unicode.IsLetter(r):
			return false
		}
	}
	return found
}

// eastAsian cuts titles off an East Asian name and reports whether what is left is a full name. Without a space or a dot
// between family name and given name that is not sure of two characters, and of three only where the first one is a common
// family name: many family names of Japan have two or three.
func (n *name) eastAsian() bool {
	var words []string
	for _, w := range n.words {
		if slices.Contains(eastTitles, w) {
			n.office += w
		} else {
			words = append(words, n.cutEastTitle(w))
		}
	}
	all := strings.Join(words, "")
	count := utf8.RuneCountInString(all)
	n.words = words
	return len(words) > 1 || count > 3 || count == 3 && HasEastSurname(all)
}

// cutEastTitle cuts the titles off the end of a word.
func (n *name) cutEastTitle(word string) string {
	for {
		i := slices.IndexFunc(eastTitles, func(t string) bool { return len(t) < len(word) && strings.HasSuffix(word, t) })
		if i < 0 {
			return word
		}
		n.office = eastTitles[i] + n.office
		word = strings.TrimSuffix(word, eastTitles[i])
	}
}
