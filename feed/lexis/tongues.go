package lexis

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// Tongue holds what the rules need to know about a language.
type Tongue struct {
	Tag    string
	Words  Lexicon
	Nouns  bool                // every noun has a capital
	Cases  bool                // names change with their case: according to Ивана Лаврова
	common string              // words that every text of the language has
	lists  map[string][]string // of words.txt that are no classes: jobs, traits, moods, silent, mine, yours, others, wide, anybody
	Dashes bool                // speech may follow a dash, without marks
	Elides bool                // articles lose their vowel: l’opposant
	Drops  bool                // a verb needs no subject: dijo
	CJK    bool                // words are not parted by spaces
}

// HasJobEnding reports whether a lower-case word ends like the name of a job.
func (t *Tongue) HasJobEnding(w string) bool {
	for _, ending := range t.lists["jobs"] {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// HasAdjectiveEnding reports whether a lower-case word ends like an adjective of a Romance language that says of which country or kind
// something is: européenne, democratico.
func (t *Tongue) HasAdjectiveEnding(w string) bool { return EndsAny(w, t.lists["traits"]...) }

// ShowsMood reports whether a lower-case word begins like one for what somebody shows or feels who then speaks: secoua la tête; est
// soulagé.
func (t *Tongue) ShowsMood(w string) bool {
	return slices.ContainsFunc(t.lists["moods"], func(m string) bool { return strings.HasPrefix(w+".", m) })
}

// Lists reports whether the list of that name has a lower-case word: silent, mine, yours, others or anybody.
func (t *Tongue) Lists(name, w string) bool { return slices.Contains(t.lists[name], w) }

// Widens reports whether a lower-case noun is one by which papers call a speaker instead of the name, and, if a job is given,
// whether somebody who has it, or "-" for none, may be called so: politician; expert, for a biologist.
func (t *Tongue) Widens(w, job string) bool {
	wide, jobs := false, false
	for _, ending := range t.lists["wide"] {
		switch {
		case ending == ";":
			wide, jobs = false, false
		case ending == "/":
			jobs = true
		case !jobs:
			wide = wide || strings.HasSuffix(w, ending)
		}
		if wide && (job == "" || jobs && strings.HasSuffix(job, ending)) {
			return !strings.Contains(w, "-")
		}
	}
	return false
}

// LooksPast reports whether a lower-case word ends like a Russian or Polish verb in the past.
func (t *Tongue) LooksPast(w string) bool {
	return t.Cases && EndsAny(w, "ał", "ił", "ył", "edł", "ódł", "ósł", "ózł", "ógł", "ekł", "ął", "arł", "ła", "ło", "li", "ły", "ал", "ил", "ел", "ёл", "ял", "нул", "ла", "ло", "ли", "лся", "лась", "лось", "лись")
}

// LooksFinite reports whether a lower-case word ends like a finite verb of Spanish, Italian or Portuguese in the past, or in the first
// person of several: tuiteó, twittò, divulgou, respondemos.
func (t *Tongue) LooksFinite(w string) bool { return len(w) > 4 && EndsAny(w, finite[t.Tag]...) }

var finite = map[string][]string{
	"es": {"ó", "amos", "emos", "imos", "aron", "ieron"}, "it": {"ò", "arono"}, "pt": {"ou", "ei", "amos", "emos", "imos", "aram", "eram", "iram"},
}

// EndsAny reports whether a word has one of these endings.
func EndsAny(w string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(w, e) })
}

// IsEnglish reports whether t is English. Some rules read the endings of English words.
func (t *Tongue) IsEnglish() bool { return t == &tongues[0] }

// IsRomance reports whether t is French, Spanish, Italian or Portuguese.
func (t *Tongue) IsRomance() bool { return t.Tag == "fr" || t.Drops && !t.Cases }

// IsKnown reports whether t has a table of words. Other languages share one Tongue.
func (t *Tongue) IsKnown() bool { return t != &otherTongue }

//go:embed words.txt
var wordLists string

// GivenNames are the given names of all languages, with their sex. tongues are the languages of words.txt,
// English first.
var GivenNames, tongues = readWords()

const tongueCount = 9

// English holds the English words.
var English = tongues[0].Words

// readWords reads words.txt.
func readWords() (names Lexicon, all [tongueCount]Tongue) {
	var t *Tongue
	var words wordList // of t, or the given names
	var lists [tongueCount]wordList
	givens := wordList{}
	n, classes, what := 0, Class(0), ""
	for line := range strings.Lines(wordLists) {
		line = strings.TrimRight(line, "\n")
		head, list, ok := strings.Cut(line, ":")
		switch {
		case line == "" || line[0] == '#':
			continue
		case line == "names":
			words = givens
			continue
		case t != nil && t.property(line) != nil:
			*t.property(line) = true
			continue
		case !ok && line[0] != ' ':
			t = &all[n]
			t.Tag, words = line, wordList{}
			lists[n] = words
			n++
			continue
		case line[0] != ' ':
			classes, what = readClasses(head)
		default:
			list = line
		}
		switch what {
		case "common":
			t.common += list
		case "jobs", "traits", "moods", "silent", "mine", "yours", "others", "wide", "anybody":
			if t.lists == nil {
				t.lists = map[string][]string{}
			}
			t.lists[what] = append(t.lists[what], strings.Fields(list)...)
		case "plural":
			words.plural(classes, list)
		case "verbs":
			words.verbs(classes, list)
		default:
			if strings.Contains(list, "ё") { // many papers write е
				list += strings.ReplaceAll(list, "ё", "е")
			}
			words.add(classes, list)
			words.participles(t, classes, list)
			words.manyOf(t, classes, list)
		}
	}
	for w, c := range givens {
		if c == Particle {
			for i := range all {
				if lists[i][w] == 0 {
					lists[i][w] = c
				}
			}
			delete(givens, w)
		}
	}
	for i := range all {
		all[i].Words = Lexicon{prose.NewLexicon(lists[i])}
	}
	return Lexicon{prose.NewLexicon(givens)}, all
}

// property returns the property of the language that a line of words.txt names, nil for none.
func (t *Tongue) property(line string) *bool {
	switch line {
	case "nouns":
		return &t.Nouns
	case "cases":
		return &t.Cases
	case "dashes":
		return &t.Dashes
	case "elides":
		return &t.Elides
	case "drops":
		return &t.Drops
	}
	return nil
}

// readClasses reads what precedes a colon: classes, or one word that is none.
func readClasses(head string) (classes Class, what string) {
	for name := range strings.FieldsSeq(head) {
		if i := slices.Index(classNames, name); i >= 0 {
			classes |= 1 << i
		} else {
			what = name
		}
	}
	return classes, what
}

// otherTongue stands for a language without a table of words, or one that is not known.
var otherTongue Tongue

// TongueOf returns the language of a text. It is the given one, a tag like "de-AT", unless the text has the common words of
// another language and hardly any of its own. Without a tag it is the language whose commonest words the text has, or
// the unknown one if the text has few of any.
func TongueOf(body, tag string) *Tongue {
	tag, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	hits, all := commonHits(body)
	best, second := 0, 0
	for i, n := range hits {
		if n > hits[best] {
			best = i
		}
	}
	for i, n := range hits {
		if i != best {
			second = max(second, n)
		}
	}
	for i := range tongues {
		if tongues[i].Tag == tag {
			if hits[best] >= 6 && hits[best]*8 > all && hits[i]*5 < hits[best] {
				return &tongues[best] // an English article on a page that calls itself French
			}
			return &tongues[i]
		}
	}
	if t := tongueCJK(body); t != nil {
		return t
	}
	if tag != "" {
		return &otherTongue
	}
	if all < 40 && hits[best] > 1 && hits[best] > second {
		return &tongues[best] // a short text
	}
	if all < 12 || hits[best]*10 < all || hits[best]*2 < second*3 {
		if (hits[0] >= second || all < 40 && hits[best] < 3) && ascii(body[:min(len(body), 1<<10)]) {
			return &tongues[0] // a short text in Latin letters is taken for English
		}
		return &otherTongue
	}
	return &tongues[best]
}

// commonHits counts the first words of a text, and those of them that are among the
// commonest of each language.
func commonHits(body string) (hits [tongueCount]int, all int) {
	for w := range strings.FieldsSeq(body[:min(len(body), 1<<10)]) {
		if all++; len(w) > 8 {
			continue
		}
		if !isLower(w) {
			w = strings.ToLower(strings.TrimFunc(w, besideWord))
		}
		for of := commonest.Of(w); of != 0; of &= of - 1 {
			hits[bits.TrailingZeros64(uint64(of))]++
		}
	}
	return hits, all
}

// besideWord reports whether r is a mark that touches a word.
func besideWord(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', '"', '“', '”', '„', '«', '»', '(', ')':
		return true
	}
	return false
}

func ascii(s string) bool {
	other := 0
	for _, r := range s {
		if r >= 0x80 && unicode.IsLetter(r) {
			other++
		}
	}
	return other*60 < len(s)
}

// commonest has a bit for each of tongues that a word is common in.
var commonest = func() Lexicon {
	words := wordList{}
	for i, t := range tongues {
		words.add(1<<i, t.common)
	}
	return Lexicon{prose.NewLexicon(words)}
}()

// Chinese and Japanese have no spaces between words: who spoke is read from the characters around a quotation.
var (
	chinese  = Tongue{Tag: "zh", CJK: true}
	japanese = Tongue{Tag: "ja", CJK: true}
)

// tongueCJK returns the language of a text that is mostly Chinese or Japanese characters, else nil.
func tongueCJK(body string) *Tongue {
	han, kana, all := 0, 0, 0
	if strings.IndexFunc(body[:min(len(body), 1200)], func(r rune) bool { return r >= '\u3040' }) < 0 {
		return nil
	}
	for _, r := range body[:min(len(body), 1200)] {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case r < 0x80 && !unicode.IsLetter(r):
			continue
		}
		all++
	}
	switch {
	case 2*(han+kana) < all:
		return nil
	case 8*kana > han:
		return &japanese
	}
	return &chinese
}

// HasNoun reports whether a text has a noun of one of the classes c.
func (t *Tongue) HasNoun(text string, c Class) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if w = strings.Trim(w, ",.()"); t.Words.Of(w)&c != 0 || t.HasJobEnding(w) {
			return true
		}
	}
	return false
}

// IsGiven reports whether a name has a given name that is known as one.
func IsGiven(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if GivenNames.Of(w) != 0 {
			return true
		}
	}
	return false
}

// IsJournalist reports whether a word is that for a writer of a paper in any language: correspondent, Wirtschaftsredakteur.
func IsJournalist(word string) bool {
	return EndsAny(strings.Trim(strings.ToLower(word), ",."), journalists...)
}

// journalists are the ends of words for those who write for a paper.
var journalists = strings.Fields("correspondent reporter editor writer redakteur redakteurin mitarbeiter mitarbeiterin korrespondent korrespondentin reporterin volontär volontärin correspondant correspondante envoyé envoyée spécial spéciale journaliste corresponsal enviado enviada redactor redactora periodista inviato inviata corrispondente redattore redattrice giornalista repórter correspondente jornalista verslaggever verslaggeefster redacteur redactrice journalist journalistin " +
	"dziennikarz dziennikarka reporterka redaktor redaktorka журналист журналистка корреспондент корреспондентка редактор")

// IsReview reports whether a title, in lower case, says in any language that the article is a review: it tells what happens
// in a story.
func IsReview(title string) bool {
	for _, w := range [...]string{"review", "kritik", "rezension", "critique", "reseña", "recensione", "resenha", "recensie", "рецензия", "recenzja"} {
		if strings.HasPrefix(title, w) {
			return true
		}
	}
	return false
}
