package question

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form in which texts are compared: words of letters, digits and their marks in lower case, with single
// spaces between them. Everything else counts as a space. Accents, and the vowel points of Arabic and Hebrew, are dropped,
// because many writers leave them out. In scripts without spaces between words, each character is a word, so that every
// part of a text can be found there.
//
// Fold accepts any bytes and takes time linear in their number. Folding a folded text changes nothing.
func Fold(s string) string { return string(fold(s, nil)) }

// places tells where the bytes of a folded text come from: byte n was made from the bytes of the source from start[n] to
// end[n].
type places struct{ start, end []int }

// fold folds s. It notes in at, unless that is nil, where each byte comes from.
func fold(s string, at *places) []byte {
	f := folder{out: make([]byte, 0, len(s)), at: at}
	for f.to < len(s) {
		f.from = f.to
		r, n := utf8.DecodeRuneInString(s[f.from:])
		f.to += n
		switch {
		case 0x3131 <= r && r <= 0x318e, 0xffa0 <= r && r <= 0xffdc:
			f.letter(r) // parts of Korean syllables that stand alone; package norm does not know that their other forms join
		case !starts(s[f.to:]) || !whole(r, s[f.from:f.to]):
			f.to = f.from + max(n, norm.NFKC.NextBoundaryInString(s[f.from:], true))
			f.segment(s[f.from:f.to])
		case r < utf8.RuneSelf:
			f.ascii(byte(r))
		default:
			f.letter(r)
		}
	}
	return f.out
}

// starts reports whether normalization never joins the first character of s to what stands before it.
func starts(s string) bool {
	return s == "" || s[0] < utf8.RuneSelf || norm.NFKC.PropertiesString(s).BoundaryBefore()
}

// whole reports whether normalization leaves r, which is encoded as s, as it is.
func whole(r rune, s string) bool {
	return r < utf8.RuneSelf || r == utf8.RuneError || norm.NFKD.PropertiesString(s).Decomposition() == nil
}

// folder holds the state of one call of fold.
type folder struct {
	out      []byte
	at       *places
	from, to int  // the segment of the source that is being folded
	last     rune // what was added last; 0 stands for a space
	scratch  []byte
}

// segment folds the shortest piece that can be normalized by itself: a letter with its marks, as a rule.
func (f *folder) segment(s string) {
	f.scratch = norm.NFKD.AppendString(f.scratch[:0], s)
	kept := f.scratch[:0] // what is written is never longer than what was read
	for i := 0; i < len(f.scratch); {
		r, n := utf8.DecodeRune(f.scratch[i:])
		if i += n; !droppedMark(r) {
			kept = utf8.AppendRune(kept, r)
		}
	}
	for _, r := range string(norm.NFC.Bytes(kept)) {
		f.letter(r)
	}
}

// letter folds a character that is normalized already.
func (f *folder) letter(r rune) {
	r = unicode.ToLower(r)
	if droppedMark(r) || r == softHyphen {
		return
	}
	if as := plainLetters[r]; as != "" {
		for _, r := range as {
			f.add(r)
		}
		return
	}
	f.add(r)
}

// ascii folds a character as letter does. Most characters are of this kind.
func (f *folder) ascii(c byte) {
	switch {
	case 'A' <= c && c <= 'Z':
		c += 'a' - 'A'
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
	default:
		f.last = 0
		return
	}
	if len(f.out) > 0 && (f.last == 0 || f.last >= utf8.RuneSelf && unspaced(f.last)) {
		f.write(' ')
	}
	f.last = rune(c)
	f.write(f.last)
}

// add writes one character of a word, or notes a space.
func (f *folder) add(r rune) {
	mark := unicode.IsMark(r)
	if mark && f.last == 0 || !mark && !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		f.last = 0
		return
	}
	if len(f.out) > 0 && (f.last == 0 || !mark && (unspaced(r) || unspaced(f.last))) {
		f.write(' ')
	}
	if !mark {
		f.last = r
	}
	f.write(r)
}

func (f *folder) write(r rune) {
	f.out = utf8.AppendRune(f.out, r)
	if f.at == nil {
		return
	}
	for len(f.at.start) < len(f.out) {
		f.at.start, f.at.end = append(f.at.start, f.from), append(f.at.end, f.to)
	}
}

const softHyphen = '\u00ad'

// droppedMark reports whether a mark is one that writers leave out: an accent, or a point of Hebrew or Arabic. The stroke
// that makes an Arabic word longer is no letter either.
func droppedMark(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36f, 0x591 <= r && r <= 0x5c7, r == 0x640, 0x64b <= r && r <= 0x65f, r == 0x670:
		return true
	}
	return false
}

// plainLetters are letters that normalization leaves whole, as people write them where they do not have the letter.
var plainLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'ŋ': "n", 'ς': "σ",
}

// unspaced reports whether a character belongs to a script that is written without spaces between words. The sign that
// lengthens a Japanese vowel belongs to no script.
func unspaced(r rune) bool {
	return r >= 0xe00 && (r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar))
}
