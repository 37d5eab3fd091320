package plaintext

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

func utf16Bytes(s string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func TestDecode(t *testing.T) {
	plain := "The café was “open”.\nIt rained."
	late := strings.Repeat("Nothing but plain words here. ", 100) + "“Late,” she said."
	for _, c := range []struct{ name, in, want string }{
		{"utf-8", plain, plain},
		{"mark", "\ufeff" + plain, plain},
		{"late quotation mark", late, late},
		{"utf-16 le, mark", string(utf16Bytes("\ufeff"+plain, binary.LittleEndian)), plain},
		{"utf-16 be, mark", string(utf16Bytes("\ufeff"+plain, binary.BigEndian)), plain},
		{"utf-16 le", string(utf16Bytes(plain, binary.LittleEndian)), plain},
		{"utf-16 be", string(utf16Bytes(plain, binary.BigEndian)), plain},
		{"utf-16 le, cyrillic", string(utf16Bytes("Кран снова работает, и это хорошо.\n", binary.LittleEndian)), "Кран снова работает, и это хорошо.\n"},
		{"windows-1252", "\x91We kept it,\x92 said Ida. The caf\xe9 \x96 \x93open\x94.", "‘We kept it,’ said Ida. The café – “open”."},
		{"line breaks", "a\r\nb\rc\u2028d\u0085e\u2029f\vg\fh", "a\nb\nc\nd\ne\n\nf\ng\n\nh"},
		{"controls", "a\x00b\x07c\x1b[31md\x08e\x7ff\u009fg", "abc[31mdefg"},
		{"bidi and friends", "a\u202eb\u2066c\u2069d\u200be\u00adf\ufeffg\ufffeh\U0001ffffi\ufdd0", "abcdefghi"},
		{"joiners stay", "👩\u200d🚀 a\u200eb", "👩\u200d🚀 a\u200eb"},
		{"spaces", "a\u00a0b\u202fc", "a b c"},
		{"nfc", "cafe\u0301", "café"},
		{"ligatures stay", "ﬁsh", "ﬁsh"},
		{"odd utf-16", "\xff\xfeA\x00B\x00C", "AB"},
		{"utf-16 be, greek", string(utf16Bytes("Η βάρκα γύρισε στο χωριό.\n", binary.BigEndian)), "Η βάρκα γύρισε στο χωριό.\n"},
		{"utf-8 with a stray nul", "The café is open, and the weir.\x00 It rained.", "The café is open, and the weir. It rained."},
		{"two nuls in plain text", "It is\x00 open\x00 again, at last, for all.", "It is open again, at last, for all."},
		{"decomposed behind ascii", "e\u0301 and “o\u0308”", "é and “ö”"},
		{"hangul, decomposed", "\u1112\u1161\u11ab", "한"},
		{"a line feed at the end", "a\r", "a\n"},
		{"paragraphs in one run", "a\r\n\r\nb", "a\n\nb"},
		{"a tab", "a\tb", "a\tb"},
		{"a control at the start", "\x07It rang.", "It rang."},
		{"three bytes, one a nul", "ab\x00", "ab"},
		{"the last control and the first letter", "a\u009f\u00a1b", "a¡b"},
		{"lone surrogate", "\xff\xfeA\x00\x00\xd8B\x00", "A\ufffdB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := Decode([]byte(c.in), nil)
			if err != nil || got != c.want {
				t.Errorf("Decode(%q) = %q, %v; want %q", c.in, got, err, c.want)
			}
		})
	}
}

func TestBinary(t *testing.T) {
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i*7 + i>>5)
	}
	for name, in := range map[string]string{
		"png": "\x89PNG\r\n\x1a\n\x00\x00", "pdf": "%PDF-1.7\n", "office": "PK\x03\x04...", "noise": string(noise), "nul": "\x00\x00\x00\x00", "gzip": "\x1f\x8b\x08\x00",
		"text with nul": strings.Repeat("It is here.\x00\x00", 50), "text with controls": strings.Repeat("It is here.\x01\x02", 50),
	} {
		_, _, err := Decode([]byte(in), nil)
		if err == nil || !strings.Contains(err.Error(), "save it") {
			t.Errorf("%s: %v, want an error that names a remedy", name, err)
		}
	}
	if _, _, err := Decode([]byte("It rang: \x07\x07\x07. \x1b[31mRed\x1b[0m."), nil); err != nil {
		t.Errorf("a few controls: %v", err)
	}
}

// TestBinaryFault: how many controls and NULs a text may have.
func TestBinaryFault(t *testing.T) {
	for _, c := range []struct {
		controls, nul, letters int
		want                   bool
	}{
		{16, 0, 16, false},
		{17, 0, 17, true},
		{17, 0, 322, true},
		{17, 0, 323, false}, // one in twenty
		{0, 3, 3, false},
		{0, 4, 395, true},
		{0, 4, 396, false}, // one in a hundred
		{0, 1, 0, true},
		{0, 0, 0, false},
	} {
		text := strings.Repeat("\x01", c.controls) + strings.Repeat("\x00", c.nul) + strings.Repeat("a", c.letters)
		if got := binaryFault([]byte(text)) != nil; got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestEncoding: no encoding is told for a name that says nothing more than UTF-8.
func TestEncoding(t *testing.T) {
	for _, charset := range []string{"utf-8", "", "no-such", "x-user-defined"} {
		if Encoding(charset) != nil {
			t.Errorf("%q names an encoding", charset)
		}
	}
}

// TestPageEncoding: which encoding a page names for itself, and that its text is read in it.
func TestPageEncoding(t *testing.T) {
	for page, want := range map[string]string{
		`<meta charset="koi8-r"><p>`: "Паром", `<META CHARSET = 'KOI8-R' >`: "Паром", `<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">`: "Паром",
		`<?xml version="1.0" encoding="koi8-r"?>`: "Паром", `<meta charset=windows-1251>`: "рБТПН", "<!-- " + strings.Repeat("x", 4000) + ` --><meta charset="koi8-r">`: "Паром",
		`<meta charset="utf-8">`: "ðÁÒÏÍ", `<meta charset="nonesuch">`: "ðÁÒÏÍ", `<meta name="charset">`: "ðÁÒÏÍ", `<p>charset=koi8-r`: "ðÁÒÏÍ", "<!-- " + strings.Repeat("x", 4096) + ` --><meta charset="koi8-r">`: "ðÁÒÏÍ",
	} {
		got, _, err := Decode([]byte(page+"\xf0\xc1\xd2\xcf\xcd"), PageEncoding)
		if err != nil || got != page+want {
			t.Errorf("%.80s: %q, %v; want %q", page, strings.TrimPrefix(got, page), err, want)
		}
	}
	if got, _, err := Decode([]byte(`<meta charset="koi8-r">Ferry “Ада”`), PageEncoding); err != nil || !strings.HasSuffix(got, "Ferry “Ада”") {
		t.Errorf("a page that is UTF-8 in spite of its declaration: %q, %v", got, err)
	}
}

// TestDecodeTwice: text whose UTF-8 was once read as Windows-1252 is restored, and only such text.
func TestDecodeTwice(t *testing.T) {
	for in, want := range map[string]string{
		"The cafÃ© is open. â€œCome in,â€\u009d said RenÃ©e.": "The café is open. “Come in,” said Renée.",
		"Itâ€™s open. â€œCome in,â€ said Ann.":                "It’s open. “Come in,” said Ann.",
		"Die MÃ¼hle mahlt, das TÃ¶pfchen auch.":               "Die Mühle mahlt, das Töpfchen auch.",
		"How “cafÃ©” and “naÃ¯ve” came into our text.":        "How “cafÃ©” and “naÃ¯ve” came into our text.",
		"Mails with \"Ã©\" for é and (â€œ) for a mark.":       "Mails with \"Ã©\" for é and (â€œ) for a mark.",
		"You see \"Ã©\" and \"Ã¨\" in such mails.":            "You see \"Ã©\" and \"Ã¨\" in such mails.",
		"One cafÃ© alone.":                         "One cafÃ© alone.",
		strings.Repeat("Sie dÃ¼rfen. ", 10) + "日本": strings.Repeat("Sie dürfen. ", 10) + "日本", // one in ten may be its own
		strings.Repeat("Sie dÃ¼rfen. ", 9) + "日本":  strings.Repeat("Sie dÃ¼rfen. ", 9) + "日本",
		"A decisão da câmara: NÃO.":                "A decisão da câmara: NÃO.",
	} {
		if got, warnings, err := Decode([]byte(in), nil); err != nil || got != want || len(warnings) > 0 != (want != in) { // it says so where it restores
			t.Errorf("%q: %q, %q, %v; want %q", in, got, warnings, err, want)
		}
	}
}

// TestEastAsian: UTF-16 without a mark of its order, in scripts that have no spaces; and bytes that only have some of its signs.
func TestEastAsian(t *testing.T) {
	for _, text := range []string{
		"古い水車小屋が閉鎖へ\n\n町議会は月曜日、川沿いの古い水車小屋を閉鎖することを決めた。四十人が傍聴に訪れた。\n\n「十年待ちました」とホルム町長は述べた。\n", "ひらがなばかりのながいぶんしょうがここにあります。\nそしてつづきます。\n",
		"老磨坊将关闭\n\n镇议会星期一决定关闭河边的老磨坊，四十人到场旁听。\n", "오래된 방앗간 문 닫는다\n\n읍의회는 월요일 강가의 오래된 방앗간을 닫기로 결정했다.\n", "町議会は2026年にElmの水車小屋を閉鎖する。\r\n四十人が傍聴に訪れた。\r\n",
	} {
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			var data []byte
			for _, u := range utf16.Encode([]rune(text)) {
				data = append(data, 0, 0)
				order.PutUint16(data[len(data)-2:], u)
			}
			if got, _, err := Decode(data, nil); err != nil || got != norm.NFC.String(strings.ReplaceAll(text, "\r\n", "\n")) {
				t.Errorf("%v: %q, %v; want %q", order, got, err, text)
			}
		}
	}
	for _, data := range []string{"The mill is to close.\x00\n It fell.\n\x00", "Die Br\xfccke ist sch\xf6n.\x00\n\n\x00"} {
		if eastAsian([]byte(data), binary.LittleEndian) || eastAsian([]byte(data), binary.BigEndian) {
			t.Errorf("%q is taken for UTF-16", data)
		}
	}
}
