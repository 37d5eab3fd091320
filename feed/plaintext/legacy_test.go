package plaintext

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"seedfeed/feed/testkit"
)

// TestLegacy: a file in one older encoding is read in it, without a warning.
func TestLegacy(t *testing.T) {
	texts := map[string]string{}
	for _, c := range testkit.Tongues {
		texts[c.Tag] = c.Title + "\n\n" + c.Body + "\n"
	}
	texts["tw"] = "渡船停運。\n\n教區議會星期一投票決定關閉這條自戰後以來一直往返河兩岸的老渡船，每年運送兩千人。\n"
	for charset, languages := range map[string]string{
		"windows-1252": "en de fr es it pt nl sv da nb nn fi ca gl is af", "windows-1250": "pl cs sk hu", "iso-8859-2": "pl cs sk hu", "windows-1254": "tr", "windows-1257": "et lt lv",
		"macintosh": "de fr es it pt sv", "windows-1251": "ru uk bg sr mk be", "koi8-r": "ru", "koi8-u": "uk", "ibm866": "ru bg", "iso-8859-5": "ru bg sr",
		"windows-1253": "el", "iso-8859-7": "el", "windows-1255": "he", "windows-1256": "ar", "iso-8859-6": "ar", "windows-874": "th",
		"shift_jis": "ja", "euc-jp": "ja", "iso-2022-jp": "ja", "gb18030": "zh tw", "big5": "tw", "euc-kr": "ko",
	} {
		e, err := htmlindex.Get(charset)
		if err != nil {
			t.Fatal(err)
		}
		for tag := range strings.FieldsSeq(languages) {
			in, err := e.NewEncoder().String(texts[tag])
			if err != nil {
				t.Fatalf("%s in %s: %v", tag, charset, err)
			}
			if got, warnings, err := Decode([]byte(in), nil); err != nil || got != texts[tag] || len(warnings) > 0 {
				t.Errorf("%s in %s: %q, %v, %v", tag, charset, got, warnings, err)
			}
		}
	}
	for _, tag := range []string{"de", "fr", "es", "pt"} {
		in, err := charmap.CodePage850.NewEncoder().String(texts[tag])
		if got, _, bad := Decode([]byte(in), nil); err != nil || bad != nil || got != texts[tag] {
			t.Errorf("%s in IBM850: %q, %v, %v", tag, got, err, bad)
		}
	}
	// A line that reads as UTF-8 by chance is read as its neighbours.
	chance := strings.Repeat("Паром ждёт на берегу реки.\n", 10) + "Р°\n"
	in, err := charmap.Windows1251.NewEncoder().String(chance)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, err := Decode([]byte(in), nil); err != nil || got != chance {
		t.Errorf("%q, %v", got, err)
	}
	odd := make([]byte, 400)
	for i := range odd {
		odd[i] = 0x80 + byte(i*37%128)
	}
	if got, _, err := Decode(odd, nil); err == nil || !strings.Contains(err.Error(), "save it in UTF-8") {
		t.Errorf("bytes of no encoding: %q, %v", got, err)
	}
}

// TestMixed: lines and bytes of one encoding in a file of another come out as their neighbours do, and a warning says so.
func TestMixed(t *testing.T) {
	for _, c := range []struct{ name, in, want, warning string }{
		{"curly quotes in UTF-8", "“One” and “two” \x93three\x94 café", "“One” and “two” “three” café", "2 bytes are not UTF-8 (the first in line 1): read as Windows-1252"},
		{"a paragraph in UTF-8", "Der Rat öffnet die Schleuse. „Ja“\n\nDie Br\xfccke \xfcber den Flu\xdf ist sch\xf6n.\n", "Der Rat öffnet die Schleuse. „Ja“\n\nDie Brücke über den Fluß ist schön.\n", "4 bytes are not UTF-8 (the first in line 3)"},
		{"a line of UTF-8", "Gr\xf6\xdfe der F\xe4hre\n\nSie f\xe4hrt. \x84Sch\xf6n\x93, sagte sie.\n\nEin Café – nur im Mai.\n", "Größe der Fähre\n\nSie fährt. „Schön“, sagte sie.\n\nEin Café – nur im Mai.\n", "Windows-1252"},
		{"a word of UTF-8 in a line", "Gr\xf6\xdfe der F\xe4hre \x84Sch\xf6n\x93, sagte sie im Café.", "Größe der Fähre „Schön“, sagte sie im Café.", "6 bytes"},
		{"what reads as UTF-8 by chance", "Der Fu\xdf der T\xfcren, f\xfcr alle, auf dem MEN\xdc\x93.", "Der Fuß der Türen, für alle, auf dem MENÜ“.", ""},
		{"line breaks of old Macs", "“One” café\rDie Br\xfccke ist sch\xf6n.\r", "“One” café\nDie Brücke ist schön.\n", "line 2"},
		{"cyrillic line", "Паром ждёт на берегу.\n\n\xcf\xe0\xf0\xee\xec \xe6\xe4\xb8\xf2.\n", "Паром ждёт на берегу.\n\nПаром ждёт.\n", "read as Windows-1251"},
		{"cyrillic line in koi8", "Паром ждёт на берегу.\n\n\xf0\xc1\xd2\xcf\xcd \xd6\xc4\xa3\xd4 \xce\xc1 \xc2\xc5\xd2\xc5\xc7\xd5.\n", "Паром ждёт на берегу.\n\nПаром ждёт на берегу.\n", "read as KOI8-R"},
		{"marks in cyrillic", "Паром \x93ждёт\x94 на берегу.", "Паром “ждёт” на берегу.", "read as Windows-1251"},
		{"cyrillic of UTF-8 in an older file", "\xcf\xe0\xf0\xee\xec \xe6\xe4\xb8\xf2 \xed\xe0 \xe1\xe5\xf0\xe5\xe3\xf3.\nПаром ждёт.\n", "Паром ждёт на берегу.\nПаром ждёт.\n", "read as Windows-1251"},
		{"japanese line", "渡し船が戻り、村の人々は岸で待っていた。\n\x93n\x82\xb5\x91D\x82\xaa\x96\xdf\x82\xc1\x82\xbd\x81B\n", "渡し船が戻り、村の人々は岸で待っていた。\n渡し船が戻った。\n", "read as Shift_JIS"},
		{"polish line", "Prom już wrócił, a ludzie się cieszą.\n\nPrzewo\x9fnik nie chcia\xb3 czeka\xe6.\n", "Prom już wrócił, a ludzie się cieszą.\n\nPrzewoźnik nie chciał czekać.\n", "read as Windows-1250"},
		{"a torn character", "“One” and “two” \xe2\x80 café", "“One” and “two” \ufffd café", "1 character is damaged"},
		{"a byte of no encoding", "“One” and “two” \x81 café", "“One” and “two” \ufffd café", "1 character is damaged"},
		{"one letter", "“One” and “two” caf\xe9", "“One” and “two” café", "1 byte is not UTF-8 (the first in line 1): read as Windows-1252"},
		{"one character and one byte in a line", "Паром ждёт на берегу.\n\n№ 5\x967\n", "Паром ждёт на берегу.\n\n№ 5–7\n", "read as Windows-1251"},
		{"a line of marks in cyrillic", "Паром ждёт на берегу.\n\n\x85\n", "Паром ждёт на берегу.\n\n…\n", "read as Windows-1251"},
		{"a foreign word in french", "Élève, fête, forêt, gèle, près, âme : le mot Москва.\n\nUne r\xe9ponse donn\xe9e.\n", "Élève, fête, forêt, gèle, près, âme : le mot Москва.\n\nUne réponse donnée.\n", "read as Windows-1252"},
		{"valid", "“One” café", "“One” café", ""},
	} {
		got, warnings, err := Decode([]byte(c.in), nil)
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
		if all := strings.Join(warnings, "|"); !strings.Contains(all, c.warning) || c.warning == "" && all != "" || strings.Contains(all, "0 ") {
			t.Errorf("%s: warnings %q, want %q", c.name, all, c.warning)
		}
	}
}

// TestForeign: bytes beyond ASCII are letters of another script where there are more than a line has accents, and more than other letters.
func TestForeign(t *testing.T) {
	for _, c := range []struct {
		high, letters int
		want          bool
	}{{17, 16, true}, {17, 17, false}, {16, 0, false}, {17, 0, true}} {
		if got := foreign([]byte(strings.Repeat("\xe9", c.high) + strings.Repeat("aZ", c.letters/2) + strings.Repeat("z", c.letters%2) + "1 {")); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// FuzzMixed: no letter of a line that is valid UTF-8 is changed by what stands in other lines.
func FuzzMixed(f *testing.F) {
	f.Add("“One” café, two.", []byte("Br\xfccke"))
	f.Add("Паром ждёт на берегу.", []byte("\xcf\xe0\xf0\xee\xec"))
	f.Add("船、村、岸、人、水", []byte("\x93n\x82\xb5"))
	f.Fuzz(func(t *testing.T, valid string, other []byte) {
		valid = Clean(strings.ToValidUTF8(valid, ""))
		if valid == "" || strings.ContainsAny(valid, "\n\t") || strings.ContainsAny(string(other), "\r\n\x1b\x00") {
			return
		}
		got, _, err := Decode([]byte(strings.Repeat("“Ein Café, für alle und über Nacht”\n", 9)+string(other)+"\nÜber die Brücke „für alle“\n"), nil)
		if err == nil && !strings.HasSuffix(got, "\nÜber die Brücke „für alle“\n") {
			t.Errorf("%q", got)
		}
	})
}
