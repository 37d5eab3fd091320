package seed

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"
)

// decode turns the bytes of a file into clean NFC text with "\n" as its only line break. A mark at the start names
// the encoding; else bytes that read as UTF-16 throughout are that; else the whole file is looked at: valid UTF-8
// is UTF-8, and everything else Windows-1252, or the encoding of another script where its bytes tell. (Looking at the first kilobyte only gets a late curly quote wrong.)
func decode(data []byte) (string, error) { return decodeAs(data, nil) }

// decodeAs does the same for a kind of file that may name its encoding, which beats Windows-1252.
func decodeAs(data []byte, declared func([]byte) encoding.Encoding) (string, error) {
	if kind := signature(data); kind != "" {
		return "", fmt.Errorf("decode text: the file starts like %s; save it as plain text in UTF-8", kind)
	}
	text, err := recode(data, declared)
	if err != nil {
		return "", err
	}
	return clean(text), nil
}

func recode(data []byte, declared func([]byte) encoding.Encoding) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data[2:], binary.BigEndian), nil
	default:
		if order := unmarked(data); order != nil {
			return fromUTF16(data, order), nil
		}
	}
	if err := binaryFault(data); err != nil {
		return "", err
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if declared != nil {
		if e := declared(data); e != nil {
			if out, err := e.NewDecoder().Bytes(data); err == nil {
				return string(out), nil
			}
		}
	}
	if damaged(data) {
		return strings.ToValidUTF8(string(data), "\ufffd"), nil
	}
	if foreign(data) {
		return fromOther(data)
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decode text: neither UTF-8, UTF-16 nor Windows-1252 (%w); save it in UTF-8", err)
	}
	return string(out), nil
}

// foreign reports whether more bytes are beyond ASCII than are letters of it: in the languages that Windows-1252 is for,
// one letter in ten has an accent at the most.
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

// What is told of an encoding by its bytes is believed from surest on, in per cent, and by margin before the next one;
// both are ours. So many bytes are looked at.
const (
	surest = 40
	margin = 15
	looked = 64 << 10
)

// fromOther decodes the older encodings of other scripts: Cyrillic, Greek, Hebrew, Arabic, Chinese, Japanese, Korean. It
// refuses what it is not sure of, since text in the wrong letters is worse than none.
func fromOther(data []byte) (string, error) {
	if found := detected(data[:min(len(data), looked)]); len(found) > 0 && found[0].Confidence >= surest && (len(found) == 1 || found[0].Confidence-found[1].Confidence >= margin) {
		if e, err := htmlindex.Get(found[0].Charset); err == nil {
			if out, err := e.NewDecoder().Bytes(data); err == nil {
				return string(out), nil
			}
		}
	}
	return "", errors.New("decode text: not UTF-8, and in which other encoding is not sure; save it in UTF-8")
}

// detected is what the library takes data for, best first; none where it fails, in whatever way.
func detected(data []byte) (found []chardet.Result) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	found, _ = chardet.NewTextDetector().DetectAll(data)
	return found
}

// declaration is where a page names its encoding, within its first bytes (HTML section 13.2.3.2, shortened).
var declaration = regexp.MustCompile(`(?i)<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})`)

// declared returns the encoding that a page names, nil for none, an unknown one, or UTF-8, as which it was no good.
func declared(data []byte) encoding.Encoding {
	m := declaration.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return nil
	}
	e, err := htmlindex.Get(string(m[1]))
	if err != nil {
		return nil
	}
	if name, err := htmlindex.Name(e); err != nil || strings.HasPrefix(name, "utf-") || name == "replacement" || name == "x-user-defined" {
		return nil
	}
	return e
}

// signatures are the first bytes of the kinds of file that are most often given a wrong name.
var signatures = []struct{ start, kind string }{
	{"%PDF-", "a PDF document"}, {"PK\x03\x04", "a ZIP archive or an office document"},
	{"\x89PNG\r\n", "a PNG picture"}, {"\xff\xd8\xff", "a JPEG picture"}, {"GIF87a", "a GIF picture"}, {"GIF89a", "a GIF picture"},
	{"\x1f\x8b\x08", "a gzip archive"}, {"\x7fELF", "a program"}, {"MZ\x90\x00", "a program"}, {"{\\rtf", "a rich text document"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"}, {"SQLite format 3\x00", "a database"},
	{"OggS\x00", "a sound file"}, {"ID3\x03", "a sound file"}, {"ID3\x04", "a sound file"}, {"fLaC\x00", "a sound file"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"}, {"BZh91AY", "a bzip2 archive"}, {"\xfd7zXZ\x00", "an XZ archive"},
}

func signature(data []byte) string {
	for _, s := range signatures {
		if len(data) >= len(s.start) && string(data[:len(s.start)]) == s.start {
			return s.kind
		}
	}
	return ""
}

// binaryFault refuses bytes that no text holds: over 1 in 20 are controls, or over 1 in 100 are NUL. A stray control
// in a text, a terminal's colours or a form feed are let pass and dropped later. The limits are ours.
func binaryFault(data []byte) error {
	controls, nul := 0, 0
	for _, b := range data {
		switch {
		case b == 0:
			nul++
			controls++
		case b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b, b == 0x7f:
			controls++
		}
	}
	if controls > 16 && controls*20 > len(data) || nul > 3 && nul*100 > len(data) || nul == len(data) && nul > 0 {
		return errors.New("decode text: the file holds binary data, not text; save it as plain text in UTF-8")
	}
	return nil
}

// webPageText reports whether a text is the source of a web page rather than a text with some markup in it: it starts as
// a page does, or with an element that holds text and closes at least three such.
func webPageText(text string) bool {
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 4096)]))
	if hasStart(start, []string{"<!doctype html", "<html", "<head>", "<body"}) {
		return true
	}
	if !hasStart(start, []string{"<p>", "<p ", "<div", "<article", "<section", "<h1", "<h2", "<main", "<table", "<ul", "<header"}) {
		return false
	}
	n := 0
	for _, end := range []string{"</p>", "</div>", "</h1>", "</h2>", "</li>", "</section>", "</td>"} {
		n += strings.Count(text, end)
	}
	return n >= 3
}

// unmarked returns the byte order of UTF-16 without a mark, nil for anything else. Every NUL must stand in the same
// half of its unit, at least one unit in 25 must have one (spaces and line breaks do in any script), and the units
// must decode without controls, lone surrogates or non-characters.
func unmarked(data []byte) binary.ByteOrder {
	if len(data) < 4 || bytes.IndexByte(data, 0) < 0 {
		return nil
	}
	var zero [2]int
	printable := 0
	for i, b := range data {
		if b == 0 {
			zero[i%2]++
		} else if b >= ' ' && b < 0x7f {
			printable++
		}
	}
	if printable*5 > len(data)*3 { // text with a stray NUL
		return nil
	}
	var order binary.ByteOrder
	switch units := len(data) / 2; {
	case zero[0] == 0 && zero[1]*25 >= units:
		order = binary.LittleEndian
	case zero[1] == 0 && zero[0]*25 >= units:
		order = binary.BigEndian
	default:
		return nil
	}
	for _, r := range fromUTF16(data, order) {
		if r == utf8.RuneError || r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' || nonCharacter(r) {
			return nil
		}
	}
	return order
}

// fromUTF16 decodes units; an odd last byte is left out, a lone surrogate becomes U+FFFD.
func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// damaged reports whether invalid UTF-8 is still UTF-8, only hurt: it holds at least twice as many whole sequences
// of several bytes as broken ones. In Windows-1252 such sequences hardly ever come about by chance.
func damaged(data []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			broken++
		} else {
			whole++
		}
		i += max(n, 1)
	}
	return whole >= 2*broken
}

// clean drops what XML cannot hold or what deceives the eye, makes every line break "\n" and puts the text in NFC.
func clean(text string) string {
	plain := true
	for i := 0; i < len(text); i++ {
		if b := text[i]; b < 0x20 && b != '\n' && b != '\t' || b >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		run := i
		for i < len(text) && (text[i] >= ' ' && text[i] < 0x7f || text[i] == '\n' || text[i] == '\t') {
			i++
		}
		b.WriteString(text[run:i])
		if i == len(text) {
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\r' && i+1 < len(text) && text[i+1] == '\n': // its line feed follows
		case r == '\r', r == 0x85, r == 0x2028, r == '\v':
			b.WriteByte('\n')
		case r == 0x2029, r == '\f':
			b.WriteString("\n\n")
		case r == 0xa0, r == 0x202f, r == 0x2007: // spaces that must not break: a reader's white space
			b.WriteByte(' ')
		case !dropped(r):
			b.WriteString(text[i : i+n])
		}
		i += n
	}
	return norm.NFC.String(b.String())
}

// dropped names what never reaches a reader: controls (but tab and line feed), byte order marks, soft hyphens and zero
// width spaces (they hide words from a search), bidirectional embeddings, overrides and isolates (they show text in
// another order than it is read in: CVE-2021-42574), interlinear marks and non-characters.
func dropped(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xad, r == 0x200b, r == 0x2060, r == 0xfeff:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r >= 0xfff9 && r <= 0xfffb:
		return true
	}
	return nonCharacter(r)
}

func nonCharacter(r rune) bool { return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe }
