package syndication

import (
	"slices"
	"strings"
	"testing"
	"time"
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
	const quote = "<blockquote itemscope itemtype=\"https://schema.org/Quotation\">\n<p itemprop=\"text\">So it “is”</p>\n<p>— " +
		"<cite itemprop=\"creator\" itemscope itemtype=\"https://schema.org/Person\"><span itemprop=\"name\">Ada &lt;Quill&gt;</span></cite></p>\n</blockquote>\n"
	const long = "<blockquote itemscope itemtype=\"https://schema.org/Quotation\">\n<div itemprop=\"text\">\n<p>One</p>\n<p>Two</p>\n</div>\n</blockquote>\n"
	whole := Picture{URL: base + "a.png?x=1&y", Alt: `A "boat" < 2`, Width: 1600, Height: 901, Small: base + "b.png", SmallWidth: 800}
	for _, c := range []struct {
		name string
		Parts
		want string
	}{
		{"nothing", Parts{}, ""},
		{"summary", Parts{Summary: "One\nline.\n\nTwo & three."}, "<p>One line.</p>\n<p>Two &amp; three.</p>\n"},
		{"all", Parts{whole, "Sum.", quotes, "<p>Text.</p>\n<h3>More</h3>", base + "articles/a", "de"}, `<p><img src="` + base + `b.png" alt="A &quot;boat&quot; &lt; 2" width="800" height="451"></p>` +
			"\n<p>Sum.</p>\n" + quote + "<p>Text.</p>\n<h3>More</h3>\n<p>… <a href=\"" + base + "articles/a\">Den ganzen Artikel lesen</a></p>\n"},
		{"quotes", Parts{Quotes: append(quotes, Quote{Text: "One\n\nTwo", Key: true})}, quote + long},
		{"text", Parts{Body: "<p>Text.</p>\n"}, "<p>Text.</p>\n"},
		{"picture of one form and no known size", Parts{Picture: Picture{URL: base + "a.png?x=1&y"}}, `<p><img src="` + base + `a.png?x=1&amp;y" alt=""></p>` + "\n"},
		{"picture with half a size", Parts{Picture: Picture{URL: base + "a.png", Width: 5, Small: base + "b.png"}}, `<p><img src="` + base + `a.png" alt=""></p>` + "\n"},
		{"relative addresses", Parts{Picture: Picture{URL: "a.png"}, Rest: "/articles/a"}, ""},
	} {
		if got := Content(c.Parts); got != strings.TrimSuffix(c.want, "\n") {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// What stands in titles, names and categories: the signs as they are, and nothing that is taken for HTML.
func TestLabels(t *testing.T) {
	for in, want := range map[string]string{
		"AT&T 1 < 2":                "AT&#x26;T 1 &#x3C; 2",
		"Use &amp; in HTML":         "Use &#x26;amp; in HTML",
		"<em> and List<String>":     "&#x3C;em&#x3E; and List&#x3C;String&#x3E;",
		"<b>bold</b></i>":           "&#x3C;b&#x3E;bold&#x3C;/b &#x3E;&#x3C;/i &#x3E;",
		"</ b>, </>, </b c> and </": "&#x3C;/ b&#x3E;, &#x3C;/&#x3E;, &#x3C;/b c&#x3E; and &#x3C;/",
	} {
		if got := labelOf(in).XML; got != want {
			t.Errorf("label of %q: %s, want %s", in, got, want)
		}
	}
	if l := labelOf(" \u0000 "); l != nil {
		t.Errorf("label of nothing: %+v", l)
	}
}

// Dates before 1990 keep their order and are dated on the first day that the W3C validator believes.
func TestModern(t *testing.T) {
	last := modernFrom
	for _, s := range []string{
		"0001-01-01T00:00:01Z", "1066-10-14T09:00:00Z", "1969-07-20T20:17:40Z", "1969-07-20T20:17:41Z", "1989-12-31T23:59:59Z", "1990-01-01T12:00:00Z", "1990-01-02T00:00:00Z",
	} {
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		got := modern(at)
		if !got.After(last) || at.Year() < 1990 && got.Sub(modernFrom) >= 24*time.Hour || at.Day() == 2 && !got.Equal(at) {
			t.Errorf("%s becomes %s, after %s", s, got, last)
		}
		last = got
	}
	f := newFeed(&Item{ID: "urn:x:1", Title: "Old", Published: time.Date(1985, 5, 5, 5, 5, 5, 0, time.UTC), Updated: time.Date(1985, 5, 6, 5, 5, 5, 0, time.UTC)})
	f.Updated = time.Time{}
	for _, format := range formats {
		b, err := format.write(f)
		if err != nil || strings.Contains(string(b), "1985") != (format.name == "feed.json") {
			t.Errorf("%s: %v\n%s", format.name, err, b)
		}
	}
}

// The address of an author goes where the format has a place for it, and never into the name.
func TestMail(t *testing.T) {
	i := newItem()
	i.Mails = map[string]string{"Ada Quill": "ada@quay.example.org", "Bo Rand": "bo@\"><b>"}
	for name, want := range map[string]string{
		"atom.xml":  "<author>\n      <name>Ada Quill, Bo Rand</name>\n    </author>\n    <category",
		"rss.xml":   "<dc:creator>Ada Quill, Bo Rand</dc:creator>",
		"feed.json": `"authors":[{"name":"Ada Quill","url":"mailto:ada@quay.example.org"},{"name":"Bo Rand"}]`,
	} {
		for _, format := range formats {
			b, err := format.write(newFeed(i))
			if format.name == name && (err != nil || !strings.Contains(string(b), want)) {
				t.Errorf("%s: %v; want %s in\n%s", name, err, want, b)
			}
			if name != "feed.json" && format.name == name && strings.Contains(string(b), "@") {
				t.Errorf("an address in\n%s", b)
			}
		}
	}
	for authors, want := range map[string]string{
		"Ada Quill": "<author>\n      <name>Ada Quill</name>\n      <email>ada@quay.example.org</email>\n    </author>\n    <category",
		"Bo Rand":   "<author>\n      <name>Bo Rand</name>\n    </author>\n    <category",
	} {
		i := newItem()
		i.Authors, i.Mails = []string{authors}, map[string]string{"Ada Quill": "ada@quay.example.org", "Bo Rand": "bo@\"><b>"}
		if b, err := newFeed(i).Atom(); err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%v; want %s in\n%s", err, want, b)
		}
	}
}

// TestFold: a text that is folded already comes back as it is, and others as if they were not.
func TestFold(t *testing.T) {
	for _, s := range []string{"", " ", "a", "We waited nine years.", "“Ça va”, she said", " a", "a ", "a  b", "a\tb", "a\u00a0b", "a\u2028b", "a\nb", "a\n\nb", "a\r\n\r\nb c", "a\x00b", "é\ufffd b", "a\u0085b"} {
		got, want := fold(s), fold("\n\n"+s)
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
