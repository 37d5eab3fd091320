// Package plaintext turns the bytes of a file into clean plain text: valid UTF-8 in NFC, whose only line break is "\n",
// without controls and without characters that mislead a reader.
//
// Decode is given the bytes and finds the encoding: UTF-8, UTF-16, an older encoding, or a mixture. What it had to guess
// and what was lost are warnings. Bytes that are no text are an error that says what to do.
//
//	text, warnings, err := plaintext.Decode([]byte("Die Br\xfccke ist sch\xf6n."), nil) // "Die Brücke ist schön.", nil, nil
//
// A file may name its encoding: PageEncoding reads what a web page declares, and Encoding knows the names. Clean and Line do
// the last steps for text that is decoded already, such as a value of a header. All functions are safe for concurrent use.
package plaintext

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Decode turns the bytes of a file into clean NFC text whose only line break is "\n". The encoding is UTF-16 where a
// byte order mark says so, or where the bytes read as UTF-16 throughout, and UTF-8 where the whole file is valid. (The
// first kilobyte alone would miss a late curly quote.) Anything else is read as legacy or mixed text: see readLegacy.
// Declared, if not nil, returns the encoding that the file itself names. Warnings say what was guessed or lost.
func Decode(data []byte, declared func([]byte) encoding.Encoding) (text string, warnings []string, err error) {
	if kind := signature(data); kind != "" {
		return "", nil, fmt.Errorf("decode text: the file starts like %s; save it as plain text in UTF-8", kind)
	}
	if text, warnings, err = recode(data, declared); err != nil {
		return "", nil, err
	}
	return Clean(text), warnings, nil
}

func recode(data []byte, declared func([]byte) encoding.Encoding) (string, []string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data, binary.LittleEndian), nil, nil // Clean drops the mark
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data, binary.BigEndian), nil, nil
	default:
		if order := unmarked(data); order != nil {
			return fromUTF16(data, order), nil, nil
		}
	}
	if err := binaryFault(data); err != nil {
		return "", nil, err
	}
	if utf8.Valid(data) && bytes.IndexByte(data, 0x1b) < 0 {
		if text, ok := decodeTwice(string(data)); ok {
			return text, []string{"encoding: the text is in UTF-8 that a program took for Windows-1252; its letters are restored, look whether they are right"}, nil
		}
		return string(data), nil, nil
	}
	if e := escaped(data); e != nil {
		if out, err := e.NewDecoder().Bytes(data); err == nil {
			return string(out), nil, nil
		}
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	var named encoding.Encoding
	if declared != nil {
		named = declared(data)
	}
	return readLegacy(data, named)
}

// declaration matches the encoding that a page names near its start (HTML section 13.2.3.2, simplified).
var declaration = regexp.MustCompile(`(?i)<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})`)

// PageEncoding returns the encoding that a page names, or nil if there is none, or it is unknown or UTF-8.
func PageEncoding(data []byte) encoding.Encoding {
	m := declaration.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return nil
	}
	return Encoding(string(m[1]))
}

// Encoding returns the encoding of a name such as "koi8-r", as of a charset parameter, or nil if that is empty, unknown or UTF-8.
func Encoding(charset string) encoding.Encoding {
	e, err := htmlindex.Get(charset)
	if name, _ := htmlindex.Name(e); err != nil || strings.HasPrefix(name, "utf-") || name == "replacement" || name == "x-user-defined" {
		return nil
	}
	return e
}

// signatures holds the first bytes of kinds of files that often have a wrong name.
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

// binaryFault returns an error for bytes that are not text: over 1 in 20 are controls other than NUL, or over 1 in 100 are NUL. A few
// controls, the colours of a terminal or form feeds are accepted and dropped later. The limits are ours.
func binaryFault(data []byte) error {
	controls, nul := 0, 0
	for _, b := range data {
		if b >= 0x20 && b != 0x7f {
			continue
		}
		switch b {
		case 0:
			nul++
		case '\n', '\r', '\t', '\f', 0x1b:
		default:
			controls++
		}
	}
	if controls > 16 && controls*20 > len(data) || nul > 3 && nul*100 > len(data) || nul == len(data) && nul > 0 {
		return errors.New("decode text: the file holds binary data, not text; save it as plain text in UTF-8")
	}
	return nil
}

// unmarked returns the byte order of UTF-16 text without a byte order mark, or nil for anything else. The NUL bytes must
// stand in one half of the units (but for one in 50: U+0100 has its own), at least one unit in 25 must have one (spaces
// and line breaks do in any script), and the units must decode without controls, lone surrogates or non-characters.
func unmarked(data []byte) binary.ByteOrder {
	if len(data) < 4 || bytes.IndexByte(data, 0) < 0 {
		return nil
	}
	for _, order := range [...]binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		if eastAsian(data, order) {
			return order
		}
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
	case zero[0]*50 <= zero[1] && zero[1]*25 >= units:
		order = binary.LittleEndian
	case zero[1]*50 <= zero[0] && zero[0]*25 >= units:
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

// eastAsian reports whether bytes that are no UTF-8 are UTF-16 in Chinese, Japanese or Korean, which has NUL bytes in the ends of its
// lines alone: three in five of its characters are of these scripts, and none is one that no text has. Two letters of ASCII read as
// UTF-16 are such a character as well, but no kana, and text in ASCII has next to no bytes above it.
func eastAsian(data []byte, order binary.ByteOrder) bool {
	high := 0
	for _, b := range data {
		if b >= utf8.RuneSelf {
			high++
		}
	}
	if utf8.Valid(data) {
		return false
	}
	all, eastern, kana, lines := 0, 0, 0, 0
	for _, r := range fromUTF16(data, order) {
		all++
		switch {
		case r == '\n':
			lines++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
			eastern++
		case unicode.In(r, unicode.Han, unicode.Hangul), r >= 0x3000 && r < 0x3040, r >= 0xff00 && r < 0xfff0:
			eastern++
		case r == utf8.RuneError || !unicode.IsPrint(r) && r != '\r' && r != '\t' && r != '\f':
			return false
		}
	}
	return lines > 0 && eastern*5 >= all*3 && (high*10 >= len(data) || kana*2 >= eastern)
}

// fromUTF16 decodes units. An odd last byte is left out, a lone surrogate becomes U+FFFD.
func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}
