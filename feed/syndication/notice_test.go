package syndication

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"seedfeed/feed/testkit"
)

// A notice says nothing about the article except its id and when it was published and withdrawn.
func TestWithdrawn(t *testing.T) {
	i := &Item{}
	testkit.Fill(i, "SECRET", day(2))
	i.ID, i.Link, i.Pictures, i.Language = "tag:quay.example.org,2026:a", base+"articles/SECRET", []Picture{{URL: base + "SECRET.png"}}, "xy"
	i.Quotes[0].Key, i.Withdrawn = true, day(9)
	f := newFeed(i)
	for _, format := range formats {
		b, err := format.write(f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte("SECRET")) || bytes.Contains(b, []byte(`"xy"`)) {
			t.Errorf("%s tells of what was withdrawn:\n%s", format.name, b)
		}
		got, err := gofeed.NewParser().Parse(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		n := got.Items[0]
		if n.GUID != i.ID || n.Link != base || n.Title != "Withdrawn: an article of 2 November 2026" || !n.PublishedParsed.Equal(day(2)) ||
			n.Description != "This article was withdrawn on 9 November 2026, 09:30 UTC." ||
			n.Content != "<p>This article was withdrawn on 9 November 2026, 09:30 UTC.</p>\n<p><a href=\""+base+"\">To the newest articles</a></p>" {
			t.Errorf("%s: notice read as %+v", format.name, n)
		}
		if format.name != "rss.xml" && !n.UpdatedParsed.Equal(day(9)) {
			t.Errorf("%s: updated %v", format.name, n.UpdatedParsed)
		}
	}
}

// A notice speaks the language of its feed and is marked where it cannot.
func TestNoticeLanguage(t *testing.T) {
	for language, want := range map[string][2]string{
		"en": {"", "Withdrawn: an article of 2 November 2026"}, "en_GB": {"", "Withdrawn: an article of 2 November 2026"},
		"DE": {"", "Zurückgezogen: ein Artikel vom 2. November 2026"}, "de-AT": {"", "Zurückgezogen: ein Artikel vom 2. November 2026"},
		"sv": {"en", "Withdrawn: an article of 2 November 2026"}, "": {"en", "Withdrawn: an article of 2 November 2026"},
	} {
		i := newItem()
		i.Withdrawn = day(9)
		if n := i.shown(&Feed{Language: language, Home: base}); n.Language != want[0] || n.Title != want[1] {
			t.Errorf("in a feed in %q: %q in %q, want %q", language, n.Title, n.Language, want)
		}
	}
}

// A correction comes first and once, in content and summary of every format, in UTC and in the language of the article.
func TestCorrected(t *testing.T) {
	i := newItem()
	i.Content = "<p>Given.</p>"
	i.Corrected = time.Date(2026, 11, 3, 1, 4, 5, 6, time.FixedZone("", 2*3600))
	f := newFeed(i)
	const want = "<p><em>Corrected on 2 November 2026, 23:04 UTC.</em></p>\n<p>Given.</p>"
	for _, format := range formats {
		b, err := format.write(f)
		if err != nil {
			t.Fatal(err)
		}
		got, err := gofeed.NewParser().Parse(bytes.NewReader(b))
		if err != nil || got.Items[0].Content != want || got.Items[0].Description != "Corrected on 2 November 2026, 23:04 UTC.\nThe boat sails again." {
			t.Errorf("%s: %v, content %q, description %q", format.name, err, got.Items[0].Content, got.Items[0].Description)
		}
	}
	if got := (&Item{Language: "fr-CA", Corrected: day(2)}).Correction(f); got != "Corrigé le 2 novembre 2026 à 09:30 UTC." {
		t.Errorf("in French: %q", got)
	}
}

// The elements of a history are written when they are set, and their namespace with them.
func TestHistory(t *testing.T) {
	older := Addresses{base + "1/atom.xml", base + "1/rss.xml", base + "1/feed.json", base + "1/"}
	for _, c := range []struct {
		name    string
		change  func(*Feed)
		want    []string
		wantNot []string
	}{
		{"plain", func(*Feed) {}, nil, []string{"xmlns:fh", "fh:", "archive", `rel="current"`, "xmlns:at="}},
		{"newest", func(f *Feed) { f.Prev = older }, []string{`rel="prev-archive"`}, []string{"fh:", "next-archive"}},
		{"archive", func(f *Feed) { f.Archive, f.Next, f.Current = true, older, older },
			[]string{"xmlns:fh", "<fh:archive>", `rel="next-archive"`, `rel="current"`}, []string{"prev-archive"}},
		{"bad address", func(f *Feed) { f.Prev.Atom, f.Prev.RSS = "/1/atom.xml", "javascript:1" }, nil, []string{"archive"}},
	} {
		f := newFeed(newItem())
		c.change(f)
		for _, format := range formats[:2] {
			b, err := format.write(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range c.want {
				if !bytes.Contains(b, []byte(s)) {
					t.Errorf("%s, %s: lacks %q:\n%s", c.name, format.name, s, b)
				}
			}
			for _, s := range c.wantNot {
				if bytes.Contains(b, []byte(s)) {
					t.Errorf("%s, %s: holds %q:\n%s", c.name, format.name, s, b)
				}
			}
		}
		b, err := f.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Next string `json:"next_url"`
		}
		if err := json.Unmarshal(b, &got); err != nil || got.Next != f.Prev.JSON {
			t.Errorf("%s: next_url %q, %v", c.name, got.Next, err)
		}
	}
}
