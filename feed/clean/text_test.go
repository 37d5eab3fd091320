package clean

import (
	"slices"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"plain":                      "plain",
		"tab\there":                  "tab\there",
		"a\r\nb\rc\u0085d":           "a\nb\nc\nd",
		"a\x00\x0b\x1b[31mb\x7f":     "a[31mb",
		"\u0091C1\u009f":             "C1",
		"only del\x7f":               "only del",
		"bad \xff\xc3( bytes":        "bad ( bytes",
		"surrogate \xed\xa0\x80":     "surrogate ",
		"non \ufffe\uffff\U0001fffe": "non ",
		"mark \ufffd":                "mark ",
		"Ålund 😀 \ufdd0":             "Ålund 😀 ",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

// A line changes nothing of how the text around it is shown: what it opens it closes.
func TestLineBidi(t *testing.T) {
	for in, want := range map[string]string{
		"invoice\u202efdp.exe":               "invoicefdp.exe",
		"\u202e reversed \u202c":             "reversed",
		"\u200e\u200fplain\u061c":            "plain",
		"\u2067open \u2069\u2069 and":        "open and",
		"קפה \u200f!":                        "קפה \u200f!",
		"קפה \u2066C++\u2069 חם":             "קפה \u2066C++\u2069 חם",
		"קפה \u2066C++":                      "קפה \u2066C++\u2069",
		"קפה \u202aC++\u202c":                "קפה \u202aC++\u202c",
		"קפה \u202ba \u202ab":                "קפה \u202ba \u202ab\u202c\u202c",
		"קפה\u2069\u202c חם":                 "קפה חם",
		"קפה \u202eabc\u202c חם":             "קפה abc חם",
		"קפה \u202d\u202aabc\u202c\u202c חם": "קפה \u202aabc\u202c חם",
		"קפה \u2066a \u202ab\u2069 חם":       "קפה \u2066a \u202ab\u202c\u2069 חם",
		"קפה \u202aa \u2067b\u202c c\u2069":  "קפה \u202aa \u2067b c\u2069\u202c",
		"شاي \u202e\u2066a\u2069":            "شاي \u2066a\u2069",
	} {
		got := Line(in)
		if got != want {
			t.Errorf("Line(%+q) = %+q, want %+q", in, got, want)
		}
		if again := Line(got); again != got {
			t.Errorf("Line(%+q) = %+q", got, again)
		}
	}
}

// Time is linear also where nothing is closed, or nothing opened.
func FuzzLine(f *testing.F) {
	f.Add(strings.Repeat("ק\u202a\u2067\u2069", 40))
	f.Add("ק\u2066\u202e\u202a\u2069\u202c\u202c")
	f.Fuzz(func(t *testing.T, s string) {
		got := Line(s)
		if again := Line(got); again != got {
			t.Errorf("%+q, then %+q", got, again)
		}
		if strings.ContainsAny(got, "\u202d\u202e\n\r\t") || strings.Count(got, "\u2069") != strings.Count(got, "\u2066")+strings.Count(got, "\u2067")+strings.Count(got, "\u2068") ||
			strings.Count(got, "\u202c") != strings.Count(got, "\u202a")+strings.Count(got, "\u202b") {
			t.Errorf("%+q leaves something open, or closes what it did not open", got)
		}
	})
}

// TestParagraphs: a text that is folded already comes back as it is, and others as if they were not.
func TestParagraphs(t *testing.T) {
	for _, s := range []string{"", " ", "a", "We waited nine years.", "“Ça va”, she said", " a", "a ", "a  b", "a\tb", "a\u00a0b", "a\u2028b", "a\nb", "a\n\nb", "a\r\n\r\nb c", "a\x00b", "é\ufffd b", "a\u0085b"} {
		got, want := Paragraphs(s), Paragraphs("\n\n"+s)
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
