package summarize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// A vocabulary numbers the different words of a text and their terms. A term is what a word is counted by: its stem in
// lower case. Words that carry no content, such as "the", have none; "sea-wall" has two.
type vocabulary struct {
	tongue *tongue
	ids    prose.Index // numbers of the words
	words  []word
	parts  []int32     // the terms of all words, one after another
	stems  prose.Index // numbers of the terms, by their stems
	freq   []float64   // of each term in the text
	lower  prose.LowerWords
}

// cleared returns a list of n zeros, in the memory of list where it is large enough.
func cleared[T any](list []T, n int) []T {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// A word is one that the text has, whatever its places.
type word struct {
	text     string // as it stands, without the marks around it
	lower    string // the same in lower case
	fold     uint64 // hash of it in lower case, without a final 's
	class    class
	from, to int32 // its terms, in vocabulary.parts
	signs    int32 // Chinese and Japanese signs, which stand without spaces
	capital  bool  // starts with a capital
	inTitle  bool  // the title has it
	known    bool  // the first time the text has it, "the" stands before it
	nameSigns
}

// The nameSigns of a capitalised word tell whether it is a surname.
type nameSigns struct {
	full   bool // somewhere it stands behind another capitalised word
	inside bool // somewhere it does not begin its sentence
	acts   bool // somewhere it does something, or has an office or an age, as a person does
	alone  int  // how often it stands alone, less how often behind an article, or behind "in" as a place does
	used   use  // what the first sentence that has it as a surname shows
}

// A use of a surname is that it has none yet, that it is introduced, or that it stands there without an introduction.
type use uint8

const (
	unused use = iota
	newcomer
	wellKnown
)

func (v *vocabulary) init(t *tongue, size int) {
	v.tongue = t
	v.lower.Reset(size / 16)
	n := min(600, size/12)
	v.ids.Reset(n)
	v.stems.Reset(n)
	v.words, v.parts, v.freq = slices.Grow(v.words[:0], n), v.parts[:0], slices.Grow(v.freq[:0], n)
}

// intern returns the number of a word, and whether the text had it before. Its hash and its form are those that spell
// gives.
func (v *vocabulary) intern(s string, h uint64, f form) (id int32, met bool) {
	if id, met = v.ids.Number(h); !met {
		v.words = append(v.words, word{})
		v.learn(&v.words[id], s, h, f)
	}
	return id, met
}

// learn fills in w for the word s, which is met for the first time. Its hash and its form are those that spell gives.
func (v *vocabulary) learn(w *word, s string, h uint64, f form) {
	w.text, w.lower, w.from = s, s, int32(len(v.parts))
	whole, empty := f&other == 0, false
	first := prose.FirstRune(s)
	if f&(big|other) != 0 {
		w.capital = unicode.IsUpper(first)
		if w.lower = v.lower.Of(s); w.lower != s {
			h = prose.HashWord(w.lower)
		}
	}
	name := w.lower
	w.fold = h
	if !whole {
		name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
		w.fold = prose.HashWord(name)
	}
	if v.tongue != nil {
		w.class = v.tongue.lexicon.Hashed(h)
		empty = w.class&stop != 0
		if w.class == 0 && !whole { // they're
			if i := apostrophe(w.lower); i > 0 {
				w.class = v.tongue.lexicon.Of(w.lower[:i])
			}
		}
		if v.tongue.english {
			w.class |= ending(w.lower, w.class)
		}
		if w.capital && f&small == 0 && utf8.RuneCountInString(s) > 1 && s == strings.ToUpper(s) { // "US" is not "us"
			w.class &= page | picture | phrasal
		}
	}
	if first >= '0' && first <= '9' {
		w.class |= number
	}
	if whole && len(s) <= maxTerm { // the usual case
		if !empty {
			v.term(name, w.fold)
		}
	} else {
		v.split(name)
	}
	w.to = int32(len(v.parts))
	if !whole {
		for _, r := range s {
			if eastern(r) {
				w.signs++
			}
		}
	}
}

// apostrophe returns where the first apostrophe of a word is, or -1.
func apostrophe(s string) int {
	i, k := strings.IndexByte(s, '\''), strings.Index(s, "’")
	if i < 0 || k >= 0 && k < i {
		return k
	}
	return i
}

// ending guesses the class of an English word that is in no list by how it ends.
func ending(s string, known class) class {
	switch {
	case known != 0:
		return 0
	case len(s) > 4 && strings.HasSuffix(s, "ed"):
		return past
	case len(s) > 5 && (strings.HasSuffix(s, "er") || strings.HasSuffix(s, "or") || strings.HasSuffix(s, "ist") || strings.HasSuffix(s, "man") || strings.HasSuffix(s, "year-old")):
		return agent
	}
	return 0
}

// maxTerm is the length of the longest term, in bytes.
const maxTerm = 64

// split adds the terms of a word in lower case to parts. Letters beyond maxTerm bytes of a part are dropped.
func (v *vocabulary) split(s string) {
	var buf [maxTerm]byte
	n := 0
	for i, r := range s {
		if unicode.IsLetter(r) && eastern(r) { // each sign is a term
			v.part(s[i : i+utf8.RuneLen(r)])
			continue
		}
		if !prose.IsLetterOrDigit(r) && !unicode.IsMark(r) {
			v.part(string(buf[:n]))
			n = 0
		} else if size := utf8.RuneLen(r); n+max(size, 0) <= len(buf) {
			n += utf8.EncodeRune(buf[n:], r)
		}
	}
	v.part(string(buf[:n]))
}

// part adds the term of a part of a word, unless it carries no content.
func (v *vocabulary) part(s string) {
	if h := prose.HashWord(s); v.tongue == nil || v.tongue.lexicon.Hashed(h)&stop == 0 {
		v.term(s, h)
	}
}

// term adds the term of s to parts, unless s is empty or one letter. h is the hash of s.
func (v *vocabulary) term(s string, h uint64) {
	if s == "" || len(s) == 1 && (s[0] < '0' || s[0] > '9') {
		return
	}
	root := s
	if v.tongue != nil {
		if v.tongue.english {
			root = stem(s)
		} else {
			root = s[:cut(s, 12)] // crude, but it serves every language with endings
		}
	}
	if root != s {
		h = prose.HashWord(root)
	}
	id, known := v.stems.Number(h)
	if !known {
		v.freq = append(v.freq, 0)
	}
	v.parts = append(v.parts, id)
}

// eastern reports whether a letter is Chinese or Japanese, which is written without spaces.
func eastern(r rune) bool {
	return r >= 0x3040 && (r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff)
}

// stem cuts the commonest English endings.
func stem(w string) string {
	n := len(w)
	switch {
	case n > 4 && (w[n-3:] == "ies" || w[n-3:] == "ied"):
		return w[:n-3] + "y"
	case n > 5 && w[n-3:] == "ing":
		w = w[:n-3]
	case n > 4 && (w[n-2:] == "ed" || w[n-2:] == "es"):
		w = w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u':
		w = w[:n-1]
	}
	if n = len(w); n > 3 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	return w
}

// spell returns the hash and the form of a word.
func spell(s string) (h uint64, f form) {
	for i := range len(s) {
		f |= forms[s[i]]
	}
	return prose.HashWord(s), f
}

// A form tells of which kinds the bytes of a word are.
type form uint8

const (
	small form = 1 << iota // a to z
	big                    // A to Z
	digit                  // 0 to 9
	other                  // marks, and what is beyond ASCII
)

// forms is the form of each byte.
var forms = func() (table [256]form) {
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z':
			table[c] = small
		case 'A' <= c && c <= 'Z':
			table[c] = big
		case '0' <= c && c <= '9':
			table[c] = digit
		default:
			table[c] = other
		}
	}
	return table
}()

// bare cuts the marks around a word.
func bare(w string) string {
	from, to := 0, len(w)
	for from < to && !plain(w[from]) && w[from] < utf8.RuneSelf {
		from++
	}
	for from < to && !plain(w[to-1]) && w[to-1] < utf8.RuneSelf {
		to--
	}
	if w = w[from:to]; w == "" || plain(w[0]) && plain(w[len(w)-1]) { // the usual case
		return w
	}
	return strings.TrimFunc(w, func(r rune) bool { return !prose.IsLetterOrDigit(r) && !unicode.IsMark(r) })
}

func plain(c byte) bool { return forms[c] != other }
