package syndication

import (
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
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
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
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
		got := line(in)
		if got != want {
			t.Errorf("line(%+q) = %+q, want %+q", in, got, want)
		}
		if again := line(got); again != got {
			t.Errorf("line(%+q) = %+q", got, again)
		}
	}
	f := newFeed(&Item{ID: "urn:x:1", Title: "Ferry \u202eback", Authors: []string{"Ada\u2067 Quill"}, Published: day(2)})
	f.Title, f.Author = "Quay \u202e", "\u202bDesk"
	for _, format := range formats {
		b, err := format.write(f)
		if err != nil || strings.ContainsFunc(string(b), isBidi) {
			t.Errorf("%s: %v, %+q", format.name, err, b)
		}
	}
}

// Time is linear also where nothing is closed, or nothing opened.
func FuzzLine(f *testing.F) {
	f.Add(strings.Repeat("ק\u202a\u2067\u2069", 40))
	f.Add("ק\u2066\u202e\u202a\u2069\u202c\u202c")
	f.Fuzz(func(t *testing.T, s string) {
		got := line(s)
		if again := line(got); again != got {
			t.Errorf("%+q, then %+q", got, again)
		}
		if strings.ContainsAny(got, "\u202d\u202e\n\r\t") || strings.Count(got, "\u2069") != strings.Count(got, "\u2066")+strings.Count(got, "\u2067")+strings.Count(got, "\u2068") ||
			strings.Count(got, "\u202c") != strings.Count(got, "\u202a")+strings.Count(got, "\u202b") {
			t.Errorf("%+q leaves something open, or closes what it did not open", got)
		}
	})
}

func TestContent(t *testing.T) {
	quotes := []Quote{{Text: "So it “is”", Speaker: "Ada <Quill>", Key: true}, {Text: "Not shown", Speaker: "Bo", Key: false}, {Text: " \n", Speaker: "Bo", Key: true}}
	const quote = `<blockquote itemscope itemtype="https://schema.org/Quotation"><p itemprop="text">So it “is”</p><p>— ` +
		`<cite itemprop="creator" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ada &lt;Quill&gt;</span></cite></p></blockquote>`
	for _, c := range []struct {
		summary string
		quotes  []Quote
		body    string
		want    string
	}{
		{"", nil, "", ""},
		{"One\nline.\n\nTwo & three.", nil, "\n", "<p>One line.</p><p>Two &amp; three.</p>"},
		{"Sum.", quotes, "Text.\n\nMore.", "<p>Sum.</p>" + quote + "<hr><p>Text.</p><p>More.</p>"},
		{"", quotes, "", quote},
		{"", nil, "Text.", "<p>Text.</p>"},
	} {
		if got := Content(c.summary, c.quotes, c.body); got != c.want {
			t.Errorf("Content(%q, %v, %q)\ngot  %s\nwant %s", c.summary, c.quotes, c.body, got, c.want)
		}
	}
}
