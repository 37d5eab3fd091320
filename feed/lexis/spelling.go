package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// enclitic returns the class of a verb of saying with a pronoun after a hyphen, 0 for any other word: contou-me, queixou-se.
func (l Lexicon) enclitic(w string) Class {
	i := strings.LastIndexByte(w, '-')
	if i <= 0 || l.Of(w[i+1:])&(Object|Reflexive) == 0 {
		return 0
	}
	return l.Of(w[:i]) & (Saying | Ask)
}

// elided returns where the word after an article or a preposition without its vowel begins, or 0: l’opposant, dell’acqua.
// What is in a list is one word, and so is a name, but not a body: aujourd’hui, D’Alema; L’Assemblée.
func (t *Tongue) elided(w string) int {
	if !t.Elides {
		return 0
	}
	k := strings.IndexAny(w, "'’")
	if k <= 0 || k > 5 || t.Words.Of(strings.ReplaceAll(strings.ToLower(w), "’", "'")) != 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(w[k:])
	article := w[k-1] == 'l' || w[k-1] == 'L'
	if k += n; k == len(w) || IsCapital(w) && IsCapital(w[k:]) && !(article && t.Words.Of(strings.ToLower(w[k:]))&Thing != 0) {
		return 0
	}
	return k
}

// Inverted returns where the pronoun of a French verb begins, or 0: dit-il, ajoute-t-elle.
func Inverted(w string) int {
	i := strings.LastIndexByte(w, '-') + 1
	switch w[i:] {
	case "il", "elle", "ils", "elles", "on":
		return i
	}
	return 0
}

// missingSpace returns the place of a full stop inside a word that ends a sentence and lacks a space after it, or 0.
func missingSpace(w string) int {
	if strings.IndexByte(w, '.') < 0 {
		return 0
	}
	for i := 2; i+1 < len(w); i++ {
		if w[i] != '.' {
			continue
		}
		a, _ := utf8.DecodeLastRuneInString(w[:i])
		b, n := utf8.DecodeRuneInString(w[i+1:])
		c, _ := utf8.DecodeRuneInString(w[i+1+n:])
		if unicode.IsLower(a) && unicode.IsUpper(b) && (unicode.IsLower(c) || i+1+n == len(w)) { // the end.The; the end.A
			return i
		}
	}
	return 0
}

// ArabicName returns the last name in a word that joins an article or a word for a son to it with a hyphen, else "": Assad in
// al-Assad, Асад in аль-Асад.
func ArabicName(w string) string {
	i := strings.IndexByte(w, '-')
	if i < 2 || i+1 == len(w) || English.Of(w[:i])&Particle == 0 && !russianAl[w[:i]] || !IsCapital(w[i+1:]) {
		return ""
	}
	return w[i+1:]
}

// elidedName reports whether w is a last name with a French or Italian particle that has lost its vowel: d'Artois; dell’Acqua.
func elidedName(w string) bool {
	particle, name, ok := strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
	return ok && elided[particle] && IsCapital(name)
}

var elided = Set(`d dall degl dell`)

// russianAl are the forms of the Arabic article in Russian.
var russianAl = Set(`аль эль ад аз ан ар ас ат аш эд эз эр эс эш`)

// smallWord returns the end of the word at at, where no space is, and its hash if it has small ASCII letters alone and a space or the
// end of the text follows, else 0.
func smallWord(text string, at int) (end int, h uint64) {
	h = prose.NoHash
	for end = at; end < len(text); end++ {
		c := text[end]
		if c < 'a' || c > 'z' {
			if c != ' ' {
				return 0, 0
			}
			break
		}
		h = prose.HashNext(h, c)
	}
	return end, h
}

// isLower reports whether a word is written in small ASCII letters, as most are.
func isLower(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// IsUpper reports whether a text has no small letter.
func IsUpper(text string) bool {
	for _, r := range text {
		if unicode.ToUpper(r) != r {
			return false
		}
	}
	return true
}

// shortIs are the words after which ’s is short for "is": he's.
var shortIs = Set(`he she it that who what there here where how let`)

var abbreviated = Set(`mr mrs ms dr sen rep gov gen lt col capt sgt prof rev jr sr st maj adm del asst sec cllr amb brig cmdr det hon pres jan feb mar apr aug sept sep oct nov dec
	ks bp abp kard mec inż mgr hab płk ppłk mjr kpt por ppor sierż asp szt kom podkom nadkom insp podinsp nadinsp mł red ds im św tzw np woj
	проф акад ул`)

// shortTitles are abbreviations that are last names where no stop follows them.
var shortTitles = Set(`sen rep gov gen col capt maj del hon pres`)

// Set returns the words of list as a set.
func Set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// Fold folds white space.
func Fold(s string) string {
	for i := range len(s) {
		switch c := s[i]; {
		case c > '\r' && c != ' ' && c != 0xC2:
		case c == '\n', c == '\r', c == '\t', c == ' ' && strings.HasPrefix(s[i+1:], " "), strings.HasPrefix(s[i:], "\u00a0"):
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// compound reports whether a word with a hyphen is an adjective made of a name: Trump-style.
func compound(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i > 0 && compounds[w[i+1:]]
}

var compounds = Set(`style based led era like born backed owned run wing area wide related type sized old friendly trained controlled held bound speaking dominated`)

// IsInitial reports whether a word is one capital letter: the J of J. Fox.
func IsInitial(w string) bool {
	if len(w) != 1 && (w == "" || w[0] < utf8.RuneSelf) {
		return false
	}
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && size == len(w)
}

// IsNumeral reports whether a word is made of digits alone.
func IsNumeral(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return true
}

// IsCapital reports whether a word begins with a capital.
func IsCapital(w string) bool {
	return w != "" && (w[0]-'A' <= 'Z'-'A' || w[0] >= utf8.RuneSelf && isWideCapital(w))
}

// isWideCapital is IsCapital for a word that begins beyond ASCII. It is apart so that IsCapital can be inlined.
func isWideCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// IsDashOrComma reports whether a token is a dash or a comma.
func IsDashOrComma(s string) bool {
	switch s {
	case ",", "–", "—", "-", "―", "−":
		return true
	}
	return false
}

// TitleCase reports whether all longer words start with a capital.
func (d *Text) TitleCase(pieces []prose.Span) bool {
	capitals := 0
	for _, p := range pieces {
		for w := range prose.EachWord(d.Body, p) {
			text := w.Of(d.Body)
			r, _ := utf8.DecodeRuneInString(text)
			switch {
			case text == "I" || strings.HasPrefix(text, "I’") || strings.HasPrefix(text, "I'"):
			case unicode.IsUpper(r):
				capitals++
			case len(text) >= 4 && d.Tongue.Words.Of(text)&Prep == 0, d.Tongue.Words.Of(text)&(Verb|Aux|Pronoun|Object) != 0:
				return false
			}
		}
	}
	return capitals >= 2
}
