package syndication

import (
	"bytes"
	"encoding/xml"
	"html"
	"strings"
	"testing"

	"seedfeed/feed/clean"
	"seedfeed/feed/testkit"
)

func TestOPML(t *testing.T) {
	list := []Outline{
		{Title: "The Quay & more", FeedURL: base + "atom.xml", PageURL: base},
		{Title: "Speakers", Outlines: []Outline{
			{Title: "</b>Mira\nHolt", FeedURL: base + "speakers/mira/atom.xml", PageURL: "/speakers/mira/"},
			{Title: "no address"},
		}},
		{FeedURL: base + "untitled.xml"},
		{Title: "an empty group", Outlines: []Outline{{FeedURL: "javascript:alert(1)"}}},
	}
	got, err := OPML("Feeds of “The Quay”", list)
	if err != nil {
		t.Fatal(err)
	}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Feeds of “The Quay”</title>
  </head>
  <body>
    <outline type="rss" text="The Quay &amp; more" title="The Quay &amp; more" xmlUrl="https://quay.example.org/atom.xml" htmlUrl="https://quay.example.org/"></outline>
    <outline text="Speakers">
      <outline type="rss" text="＜/b&gt;Mira Holt" title="＜/b&gt;Mira Holt" xmlUrl="https://quay.example.org/speakers/mira/atom.xml"></outline>
    </outline>
    <outline type="rss" text="https://quay.example.org/untitled.xml" title="https://quay.example.org/untitled.xml" xmlUrl="https://quay.example.org/untitled.xml"></outline>
  </body>
</opml>
`
	if string(got) != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if again, _ := OPML("Feeds of “The Quay”", list); !bytes.Equal(got, again) {
		t.Error("the same list gives other bytes")
	}
	for in, want := range map[string]string{
		"R&D": "R＆D", "AT&&T & &&": "AT＆＆T & ＆＆", "A & B": "A & B", "1 < 2 & 3": "1 ＜ 2 & 3", "&lt;&#1;": "＆lt;＆#1;", " a\n b ": "a b", "": "",
	} {
		if got := outlineText(in); got != want {
			t.Errorf("text %q becomes %q, want %q", in, got, want)
		}
	}
	for name, list := range map[string][]Outline{"nothing": nil, "no feed": {{Title: "x"}, {Title: "y", Outlines: []Outline{{}}}}} {
		if _, err := OPML("", list); err == nil {
			t.Errorf("%s is no error", name)
		}
	}
	for _, s := range testkit.Hostile {
		b, err := OPML(s, []Outline{{Title: s, FeedURL: base, PageURL: base + s}})
		if err != nil {
			t.Fatal(err)
		}
		var root struct {
			Outline struct {
				Text string `xml:"text,attr"`
			} `xml:"body>outline"`
		}
		if err := xml.Unmarshal(b, &root); err != nil || string(b) != clean.Text(string(b)) {
			t.Errorf("%q: %v\n%s", s, err, b)
		}
		text := root.Outline.Text
		if html.UnescapeString(text) != text || strings.Contains(text, "<") {
			t.Errorf("text %q is another as HTML", text)
		}
		text = strings.NewReplacer("＆", "&", "＜", "<").Replace(text)
		if want := clean.Line(s); want != "" && text != want {
			t.Errorf("text as HTML %q, want %q", text, clean.Line(s))
		}
	}
}
