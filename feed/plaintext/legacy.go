package plaintext

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
)

// escaped returns ISO-2022-JP if data has its escape sequences, and nil otherwise.
func escaped(data []byte) encoding.Encoding {
	if bytes.Contains(data, []byte("\x1b$B")) || bytes.Contains(data, []byte("\x1b$@")) {
		return japanese.ISO2022JP
	}
	return nil
}

// A line of a file that is not valid UTF-8 as a whole.
type rawLine struct {
	data          []byte
	whole, broken int // UTF-8 sequences beyond ASCII, and bytes outside them
}

// utf8Like reports whether a line is more likely UTF-8, perhaps damaged, than text in another encoding.
func (l rawLine) utf8Like() bool { return l.whole > 0 && l.whole >= l.broken }

// readLegacy decodes a file that is not valid UTF-8. The file may use one legacy encoding throughout, or be mixed: people
// and programs paste Windows-1252 into UTF-8 and the reverse. Each line is decided separately, and each byte of it that is
// not UTF-8 is read in the legacy encoding. That encoding is the one the file names, or else the one that fits its bytes
// and its other lines best. If none fits well, the file is refused, since text in wrong letters is worse than none.
func readLegacy(data []byte, named encoding.Encoding) (string, []string, error) {
	lines := rawLines(data)
	var sample, valid []byte // lines that are not UTF-8, and lines that are
	legacy, mixed := 0, 0
	for _, l := range lines {
		switch {
		case l.utf8Like():
			mixed += l.whole
			valid = append(valid, l.data[:min(len(l.data), room(valid))]...)
		case l.broken > 0:
			legacy += l.broken
			sample = append(sample, l.data[:min(len(l.data), room(sample))]...)
		}
	}
	old, err := oldCharset(sample, valid, named)
	if err != nil {
		return "", nil, err
	}
	r := reader{old: old, latin: old.latin()}
	if !r.latin && mixed*20 < legacy { // the few valid lines are valid by chance
		out, err := old.enc.NewDecoder().Bytes(data)
		return string(out), nil, err
	}
	for i, l := range lines {
		r.line = i + 1
		r.read(l)
	}
	r.mixed = r.mixed || mixed > 0
	return r.out.String(), r.warnings(), nil
}

// room returns how much of a sample of the text may still be taken: 64 KiB in all.
func room(sample []byte) int { return 64<<10 - len(sample) }

// rawLines splits data after each line break and counts the UTF-8 sequences in each line.
func rawLines(data []byte) (lines []rawLine) {
	for len(data) > 0 {
		end := bytes.IndexAny(data, "\r\n") + 1
		if end == 0 {
			end = len(data)
		}
		l := rawLine{data: data[:end]}
		for i := 0; i < end; {
			if l.data[i] < utf8.RuneSelf {
				i++
				continue
			}
			if r, n := utf8.DecodeRune(l.data[i:]); r == utf8.RuneError && n <= 1 {
				l.broken++
				i++
			} else {
				l.whole++
				i += n
			}
		}
		lines, data = append(lines, l), data[end:]
	}
	return lines
}

// oldCharset finds the legacy encoding of a file. Sample holds the lines that are not UTF-8, valid those that are.
func oldCharset(sample, valid []byte, named encoding.Encoding) (charset, error) {
	if named != nil {
		return charset{name: fmt.Sprint(named), enc: named}, nil
	}
	neighbours := neighbourSet(valid)
	if neighbours == "" && !foreign(sample) {
		return latinCharset(sample, string(valid)), nil
	}
	best, top := charset{}, 0
	for _, c := range charsets {
		if neighbours != "" && c.common != neighbours {
			continue
		}
		if n := c.fit(sample); n > top {
			best, top = c, n
		}
	}
	if top == 0 || neighbours == "" && top < sure {
		return charset{}, errors.New("decode text: not UTF-8, and in which other encoding is not sure; save it in UTF-8")
	}
	return best, nil
}

// neighbourSet returns the common letters of the script of the valid lines, or "" for Latin letters or none.
func neighbourSet(valid []byte) string {
	best, top := "", 0
	for _, c := range charsets {
		n, all := 0, 0
		for _, r := range string(valid) {
			if r >= utf8.RuneSelf && unicode.IsLetter(r) {
				all++
				if commonRunes[c.common][r] {
					n++
				}
			}
		}
		if n*2 > all && n > top {
			best, top = c.common, n
		}
	}
	if top < 4 {
		return ""
	}
	return best
}

// foreign reports whether data has more bytes beyond ASCII than ASCII letters. In the languages of Windows-1252, at most one
// letter in ten has an accent.
func foreign(data []byte) bool {
	high, letters := 0, 0
	for _, b := range data {
		switch {
		case b >= 0x80:
			high++
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			letters++
		}
	}
	return high > 16 && high > letters
}

// A reader decodes a file line by line.
type reader struct {
	old   charset
	latin bool // its letters are Latin
	out   strings.Builder
	line  int
	bytes int // that were read in the older encoding
	first int // line of the first of them
	lost  int // characters that could not be read
	mixed bool
}

// read decodes one line.
func (r *reader) read(l rawLine) {
	if l.broken == 0 {
		r.out.Write(l.data)
		return
	}
	if !r.latin && !l.utf8Like() {
		r.decode(l.data)
		return
	}
	for data := l.data; len(data) > 0; {
		n := 0
		for n < len(data) && !r.stays(data[n:], l.utf8Like()) {
			n++
		}
		if n > 0 && l.utf8Like() && torn(data[:n]) {
			r.lost++
			r.out.WriteRune(utf8.RuneError)
		} else if n > 0 {
			r.decode(data[:n])
		}
		data = data[n:]
		n = 0
		for n < len(data) && r.stays(data[n:], l.utf8Like()) {
			_, size := utf8.DecodeRune(data[n:])
			n += size
			r.mixed = r.mixed || size > 1
		}
		r.out.Write(data[:n])
		data = data[n:]
	}
}

// stays reports whether data begins with a valid UTF-8 character. In a line of another encoding, two bytes may form one by
// chance, so only accented letters, the usual marks and symbols beyond the basic plane are accepted there.
func (r *reader) stays(data []byte, sure bool) bool {
	c, n := utf8.DecodeRune(data)
	if c == utf8.RuneError && n <= 1 {
		return false
	}
	return sure || c < utf8.RuneSelf || c >= 0xa0 && c < 0x180 || c >= 0x2010 && c < 0x2150 || n > 3
}

// torn reports whether data is the start of a UTF-8 character whose last bytes are missing.
func torn(data []byte) bool {
	if len(data) < 2 || data[0] < 0xe0 || data[0] >= 0xf5 || len(data) > 3 {
		return false
	}
	return !slices.ContainsFunc(data[1:], func(b byte) bool { return b < 0x80 || b >= 0xc0 })
}

func (r *reader) decode(data []byte) {
	out, err := r.old.enc.NewDecoder().Bytes(data)
	if err != nil {
		out = bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	if r.bytes == 0 {
		r.first = r.line
	}
	for _, b := range data {
		if b >= utf8.RuneSelf {
			r.bytes++
		}
	}
	r.lost += bytes.Count(out, []byte("\ufffd"))
	r.out.Write(out)
}

// warnings returns what the author should know: which bytes were guessed, and how many characters were lost.
func (r *reader) warnings() (list []string) {
	if r.mixed && r.bytes > 0 {
		list = append(list, fmt.Sprintf("text: %s not UTF-8 (the first in line %d): read as %s; save the file in UTF-8", plural(r.bytes, "byte is", "bytes are"), r.first, r.old.name))
	}
	if r.lost > 0 {
		list = append(list, fmt.Sprintf("text: %s damaged and shown as \ufffd; write the right letters, and save the file in UTF-8", plural(r.lost, "character is", "characters are")))
	}
	return list
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
