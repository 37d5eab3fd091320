package plaintext

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decodeTwice restores a text in UTF-8 whose bytes a program once took for Windows-1252, so that "café" became "cafÃ©". At
// least two runs of characters beyond ASCII must be UTF-8 when they are written in Windows-1252, and hardly any other may be
// there: a text about such letters has some of its own. It returns false for all other texts.
func decodeTwice(text string) (string, bool) {
	if !strings.Contains(text, "Ã") && !strings.Contains(text, "â€") {
		return text, false
	}
	var b strings.Builder
	restored, other := 0, 0
	for i := 0; i < len(text); {
		from := i
		if i = asciiRun(text, i); i > from {
			b.WriteString(text[from:i])
			continue
		}
		for i < len(text) && text[i] >= utf8.RuneSelf {
			i++
		}
		if run, ok := writtenTwice(text[from:i]); ok && !shown(text, from, i) {
			b.WriteString(run)
			restored++
		} else {
			b.WriteString(text[from:i])
			other++
		}
	}
	if restored < 2 || other*10 > restored {
		return text, false
	}
	return b.String(), true
}

// shown reports whether text[from:to] stands alone in marks or brackets, as an example of garbled letters: "Ã©".
func shown(text string, from, to int) bool {
	return from > 0 && to < len(text) && strings.IndexByte("\"'`(", text[from-1]) >= 0 && strings.IndexByte("\"'`)", text[to]) >= 0
}

// asciiRun returns the end of the run of ASCII bytes that starts at i.
func asciiRun(text string, i int) int {
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// writtenTwice decodes a run of characters beyond ASCII once more. The last byte of a closing quotation mark is no character
// of Windows-1252, and most programs lose it.
func writtenTwice(run string) (string, bool) {
	var data []byte
	for _, r := range run {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if c1 := r >= 0x80 && r < 0xa0; !ok && !c1 {
			return "", false
		} else if c1 { // a byte that Windows-1252 leaves open
			c = byte(r)
		}
		data = append(data, c)
	}
	out := string(data)
	if cut, ok := strings.CutSuffix(out, "\xe2\x80"); ok {
		out = cut + "”"
	}
	return out, utf8.ValidString(out)
}
