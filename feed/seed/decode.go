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

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"
)

// decode returns the bytes of a file as clean text, as decodeAs does, without the warnings.
func decode(data []byte) (string, error) {
	text, _, err := decodeAs(data, nil)
	return text, err
}

// decodeAs turns the bytes of a file into clean NFC text whose only line break is "\n". The encoding is UTF-16 where a
// byte order mark says so, or where the bytes read as UTF-16 throughout, and UTF-8 where the whole file is valid. (The
// first kilobyte alone would miss a late curly quote.) Anything else is read as legacy or mixed text: see readLegacy.
// Declared, if not nil, returns the encoding that the file itself names. Warnings say what was guessed or lost.
func decodeAs(data []byte, declared func([]byte) encoding.Encoding) (text string, warnings []string, err error) {
	if kind := signature(data); kind != "" {
		return "", nil, fmt.Errorf("decode text: the file starts like %s; save it as plain text in UTF-8", kind)
	}
	if text, warnings, err = recode(data, declared); err != nil {
		return "", nil, err
	}
	return clean(text), warnings, nil
}

func recode(data []byte, declared func([]byte) encoding.Encoding) (string, []string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data[2:], binary.LittleEndian), nil, nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data[2:], binary.BigEndian), nil, nil
	default:
		if order := unmarked(data); order != nil {
			return fromUTF16(data, order), nil, nil
		}
	}
	if utf8.Valid(data) && bytes.IndexByte(data, 0x1b) < 0 {
		if text, ok := decodeTwice(string(data)); ok {
			return text, []string{"encoding: the text is in UTF-8 that a program took for Windows-1252; its letters are restored, look whether they are right"}, binaryFault(data)
		}
		return string(data), nil, binaryFault(data)
	}
	if err := binaryFault(data); err != nil {
		return "", nil, err
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

// declared returns the encoding that a page names, or nil if there is none, or it is unknown or UTF-8.
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

// binaryFault returns an error for bytes that are not text: over 1 in 20 are controls, or over 1 in 100 are NUL. A few
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
			controls++
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

// webPageText reports whether a text is the source of a web page rather than a text with some markup. It starts like a page,
// or it starts with an element that holds text and closes at least three such elements.
func webPageText(text string) bool {
	start := strings.TrimSpace(text[:min(len(text), 4096)])
	if start == "" || start[0] != '<' {
		return false
	}
	start = strings.ToLower(start)
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

// unmarked returns the byte order of UTF-16 text without a byte order mark, or nil for anything else. The NUL bytes must
// stand in one half of the units (but for one in 50: U+0100 has its own), at least one unit in 25 must have one (spaces
// and line breaks do in any script), and the units must decode without controls, lone surrogates or non-characters.
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

// fromUTF16 decodes units. An odd last byte is left out, a lone surrogate becomes U+FFFD.
func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// clean removes what XML cannot hold and what misleads readers, turns every line break into "\n", and returns NFC.
func clean(text string) string {
	var b strings.Builder
	composed, done := true, 0 // text[:done] is in b
	for i := asciiEnd(text, 0); i < len(text); i = asciiEnd(text, i) {
		r, n := utf8.DecodeRuneInString(text[i:])
		with := ""
		switch {
		case r == '\r' && i+1 < len(text) && text[i+1] == '\n': // its line feed follows
		case r == '\r', r == 0x85, r == 0x2028, r == '\v':
			with = "\n"
		case r == 0x2029, r == '\f':
			with = "\n\n"
		case r == 0xa0, r == 0x202f, r == 0x2007: // spaces that must not break: a reader's white space
			with = " "
		case !dropped(r):
			composed = composed && (r < 0x300 || r >= 0x2010 && r <= 0x2027)
			i += n
			continue
		}
		if done == 0 {
			b.Grow(len(text))
		}
		b.WriteString(text[done:i])
		b.WriteString(with)
		i += n
		done = i
	}
	if done > 0 {
		b.WriteString(text[done:])
		text = b.String()
	}
	if composed { // these Latin letters, dashes and marks are as NFC has them
		return text
	}
	return norm.NFC.String(text)
}

// asciiEnd returns the end of the run of printable ASCII characters, tabs and line feeds that starts at i.
func asciiEnd(text string, i int) int {
	for i < len(text) && (text[i] >= ' ' && text[i] < 0x7f || text[i] == '\n' || text[i] == '\t') {
		i++
	}
	return i
}

// dropped reports whether a character never reaches a reader: controls except tab and line feed, byte order marks, soft
// hyphens and zero width spaces (they hide words from a search), bidirectional embeddings, overrides and isolates (they
// change the order in which text is shown: CVE-2021-42574), interlinear marks and non-characters.
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
