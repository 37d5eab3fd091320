package syndication

import (
	"strings"
	"testing"
	"time"
)

// TestBidi: titles and names change nothing of how the text around them is shown.
func TestBidi(t *testing.T) {
	f := newFeed(&Item{ID: "urn:x:1", Title: "Ferry \u202eback", Authors: []string{"Ada\u2067 Quill"}, Published: day(2)})
	f.Title, f.Author = "Quay \u202e", "\u202bDesk"
	for _, format := range formats {
		b, err := format.write(f)
		if err != nil || strings.ContainsAny(string(b), "\u202b\u202e\u2067") {
			t.Errorf("%s: %v, %+q", format.name, err, b)
		}
	}
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
