// Package language tells in which of about seventy languages a text is, and reads what people write to name a language.
//
// Of is given the title and the body of an article, as plain text, and returns a tag such as "de". It looks at the script
// first, and where several languages share it, at common words, endings and letters:
//
//	language.Of("Fähre fährt wieder", "Die Fähre ist wieder da, und die Leute im Dorf haben gewartet.") // "de"
//	language.Of("", "Brill") // "": too short to be sure
//
// Tag reads a name or a tag that somebody has written: "Deutsch", "en_GB". LatinPoints compares two readings of the same
// bytes in Latin letters. All functions are safe for concurrent use.
package language

import (
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	bcp47 "golang.org/x/text/language"

	"seedfeed/feed/prose"
)

// Of returns the language of a text as a tag such as "en" or "de", or "" where it is not sure. The script decides
// where one language alone is written in it. Elsewhere the words decide: see pointsOf. The beginning of the text is read,
// and more of it only if that leaves a doubt.
func Of(title, body string) string {
	for _, most := range []int{800, 4 << 10} {
		text := title + "\n" + body[:min(len(body), most)]
		sc := mainScript(text)
		if sc == nil {
			return ""
		}
		if sc.langs == 0 {
			return sc.tag
		}
		if tag := likeliest(text, sc); tag != "" || len(body) <= most {
			return tag
		}
	}
	return ""
}

// A script is a writing system. Either it stands for one language, or several languages share it.
type script struct {
	table *unicode.RangeTable
	tag   string // the one language, or "" if several share the script
	langs uint64 // the several languages, as bits by their index in languages
}

var (
	kana = &script{table: &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x3041, Hi: 0x30ff, Stride: 1}}}}
	han  = &script{table: unicode.Han, tag: "zh"}

	// eightBits are languages in Latin letters that older encodings with eight bits are read in.
	eightBits = setOf("en de fr es it pt nl pl sv da nb nn fi cs sk hu ro tr ca gl sl hr et lt lv id af is")

	scripts = []*script{
		{table: unicode.Latin, langs: eightBits | setOf("vi sq eu cy ga sw tl eo")},
		{table: unicode.Cyrillic, langs: setOf("ru uk bg sr mk be")},
		{table: unicode.Arabic, langs: setOf("ar fa ur")},
		{table: unicode.Devanagari, langs: setOf("hi mr ne")},
		han, kana,
		{table: unicode.Hangul, tag: "ko"}, {table: unicode.Greek, tag: "el"}, {table: unicode.Hebrew, tag: "he"},
		{table: unicode.Bengali, tag: "bn"}, {table: unicode.Thai, tag: "th"}, {table: unicode.Armenian, tag: "hy"}, {table: unicode.Georgian, tag: "ka"},
		{table: unicode.Tamil, tag: "ta"}, {table: unicode.Telugu, tag: "te"}, {table: unicode.Kannada, tag: "kn"}, {table: unicode.Malayalam, tag: "ml"},
		{table: unicode.Gujarati, tag: "gu"}, {table: unicode.Gurmukhi, tag: "pa"}, {table: unicode.Sinhala, tag: "si"},
		{table: unicode.Khmer, tag: "km"}, {table: unicode.Lao, tag: "lo"}, {table: unicode.Myanmar, tag: "my"}, {table: unicode.Ethiopic, tag: "am"},
	}
	kanaMixed = &script{tag: "ja"}
)

// mainScript returns the script of at least 60% of the letters of a text, or nil. A Chinese or Japanese character counts as
// two letters. If at least one in ten of those is kana, the text is Japanese.
func mainScript(text string) *script {
	var count [32]int // by index in scripts
	ascii, all := 0, 0
	last := 0 // checked first: neighbouring letters are mostly of one script
	for _, r := range text {
		if r < utf8.RuneSelf {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				ascii++
			}
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			continue
		}
		all++
		if !unicode.Is(scripts[last].table, r) {
			found := false
			for i, s := range scripts {
				if unicode.Is(s.table, r) {
					last, found = i, true
					break
				}
			}
			if !found {
				continue
			}
		}
		count[last]++
	}
	all += ascii
	count[0] += ascii
	cjk, kanas := 0, 0
	for i, s := range scripts {
		switch s {
		case kana:
			kanas, cjk = count[i], cjk+count[i]
		case han:
			cjk += count[i]
		}
	}
	if cjk > 0 && 2*cjk*10 >= (all+cjk)*6 {
		if kanas*10 >= cjk {
			return kanaMixed
		}
		return han
	}
	for i, s := range scripts {
		if count[i]*10 >= all*6 && count[i] > 0 && s != kana && s != han {
			return s
		}
	}
	return nil
}

// Points for one word of a text. A word from the lists gives one point to the language that has it, less if several do. A typical
// ending gives hasEnding. A word with letters beyond a to z gives spelt to the languages whose alphabet has all of them, and
// takes misspelt from the other languages of the script. The figures are ours, and TestOf tests them.
const (
	spelt     = 0.6
	misspelt  = 0.3
	hasEnding = 0.4
)

// MinLead is the least lead in points of the likeliest language over the next one. The figure is ours.
const MinLead = 0.8

// likeliest returns the language with the most points, or "" if there is doubt. It needs at least 1.2 points, one point for
// every 8 words, a clear lead over the next language, and few words with letters of none of the languages.
func likeliest(text string, sc *script) string {
	best, points, n := pointsOf(text, sc.langs)
	if points < 1.2 || points*8 < float64(n.words) || n.lead < max(MinLead, float64(n.words)/40) || n.alien*10 > n.words || 1<<best == unsure {
		return ""
	}
	return languages[best].tag
}

// LatinPoints returns the points of the likeliest language in Latin letters for the words of a text. Wrong letters cost
// points: "Größe" has more than "Gr÷ße". A reading of bytes that has MinLead more than another one is clearly better.
func LatinPoints(text string) float64 {
	_, points, _ := pointsOf(text, eightBits)
	return points
}

// A wordCount holds the number of words of a text, the number of words with letters of no known language, and the lead of
// the likeliest language over the next one, in points.
type wordCount struct {
	words, alien int
	lead         float64
}

// pointsOf returns the index of the language among langs with the most points for the words of a text, and its points.
func pointsOf(text string, langs uint64) (best int, top float64, n wordCount) {
	var points [64]float64
	var buf []byte
	for at := 0; at < len(text); {
		special := false
		fits := langs
		buf = buf[:0]
		h := uint64(prose.NoHash)
		for at < len(text) {
			r, size := rune(text[at]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[at:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				r = unicode.ToLower(r)
				if unicode.IsLetter(r) {
					special = true
					fits &= alphabets[r]
				}
			} else if r |= 0x20; r < 'a' || r > 'z' {
				break
			}
			from := len(buf)
			buf = utf8.AppendRune(buf, r)
			for _, c := range buf[from:] {
				h = prose.HashNext(h, c)
			}
			at += size
		}
		if len(buf) == 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		n.words++
		common := commonWords.Hashed(h) & langs
		if share(&points, common, 1); len(buf) > 4 {
			share(&points, ending(buf)&langs, hasEnding)
		}
		switch {
		case special && fits == 0 && common == 0:
			n.alien++
		case special && fits != 0 && fits != langs:
			share(&points, fits, spelt)
			for other := langs &^ fits; other != 0; other &= other - 1 {
				points[bits.TrailingZeros64(other)] -= misspelt
			}
		}
	}
	best = bits.TrailingZeros64(langs)
	for left := langs; left != 0; left &= left - 1 {
		if i := bits.TrailingZeros64(left); points[i] > points[best] {
			best = i
		}
	}
	second := 0.0
	for left := langs &^ (1 << best); left != 0; left &= left - 1 {
		second = max(second, points[bits.TrailingZeros64(left)])
	}
	n.lead = points[best] - second
	return best, points[best], n
}

// unsure is Croatian. It is not reported, since its words are also those of Bosnian and of Serbian in Latin letters.
var unsure = setOf("hr")

// longestEnd is the length of the longest of commonEnds, in letters.
const longestEnd = 6

// ending returns the languages that share the longest known ending of a word in lower case. It has two letters or more,
// and is not the whole word.
func ending(word []byte) (langs uint64) {
	h := uint64(prose.NoHash)
	for at, n := len(word), 1; at > 1 && n <= longestEnd; n++ {
		_, size := utf8.DecodeLastRune(word[:at])
		for range size {
			at--
			h = prose.HashNext(h, word[at])
		}
		if set := commonEnds.Hashed(h); set != 0 && n > 1 && at > 0 {
			langs = set
		}
	}
	return langs
}

// share gives points to languages: n to a single one, and less to each of several, but more in all. What they share tells
// little, and what few of them share tells them from the rest.
func share(points *[64]float64, langs uint64, n float64) {
	if langs == 0 {
		return
	}
	n /= math.Sqrt(float64(bits.OnesCount64(langs)))
	for ; langs != 0; langs &= langs - 1 {
		points[bits.TrailingZeros64(langs)] += n
	}
}

// Tag returns a tag of RFC 5646 for a tag with "-" or "_", or for the name of a language in English or in that
// language. It returns false if there is no such language.
func Tag(value string) (string, bool) {
	value, _, _ = strings.Cut(value, ".") // the encoding of a locale: en_US.UTF-8
	value = strings.TrimSpace(strings.ReplaceAll(value, "_", "-"))
	name := strings.ToLower(value)
	for i := range languages {
		for known := range strings.SplitSeq(languages[i].names, " ") {
			if name == known {
				return languages[i].tag, true
			}
		}
	}
	if tag := otherNames[name]; tag != "" {
		return tag, true
	}
	t, err := bcp47.Parse(value)
	if base, _, _ := t.Raw(); err != nil || base.String() == "und" {
		return "", false
	}
	return value, true
}
