package syndication

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// filled sets every exported field of v that holds text to mark, so that fields added later are tested, too.
func filled(v any, mark string) {
	s := reflect.ValueOf(v).Elem()
	for n := range s.NumField() {
		field := s.Field(n)
		if !field.CanSet() {
			continue
		}
		switch field.Interface().(type) {
		case string:
			field.SetString(mark)
		case []string:
			field.Set(reflect.ValueOf([]string{mark}))
		case []Picture:
			field.Set(reflect.ValueOf([]Picture{{URL: base + mark + ".png", Alt: mark}}))
		case []Quote:
			field.Set(reflect.ValueOf([]Quote{{Text: mark, Speaker: mark, Key: true}}))
		case time.Time:
			field.Set(reflect.ValueOf(day(2)))
		}
	}
}

// A notice says nothing about the article except its id and when it was published and withdrawn.
func TestWithdrawn(t *testing.T) {
	i := &Item{}
	filled(i, "SECRET")
	i.ID, i.Link, i.Pictures, i.Language = "tag:quay.example.org,2026:a", base+"articles/SECRET", []Picture{{URL: base + "SECRET.png"}}, "xy"
	i.Withdrawn = day(9)
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
	article, err := ArticlePage(f, &ArticleView{Item: i, Text: "SECRET", Captions: []string{"SECRET"}, Older: Neighbour{"SECRET", base}})
	if err != nil || bytes.Contains(article, []byte("SECRET")) || !bytes.Contains(article, []byte("9 November 2026")) {
		t.Errorf("page: %v\n%s", err, article)
	}
	for _, page := range pagesOf(t, f) {
		if strings.Contains(page, "SECRET") {
			t.Errorf("page tells of what was withdrawn:\n%s", page)
		}
	}
}

func pagesOf(t *testing.T, f *Feed) (pages []string) {
	t.Helper()
	index, err := IndexPage(f)
	view, err2 := ViewPage(f, "atom")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	return []string{string(index), string(view)}
}

// GonePage does not show a zero time.
func TestGonePage(t *testing.T) {
	b, err := GonePage(newFeed(newItem()), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"The article that was here was withdrawn.", "noindex", `type="application/atom+xml"`, base} {
		if !bytes.Contains(b, []byte(s)) {
			t.Errorf("page lacks %q:\n%s", s, b)
		}
	}
	for _, s := range []string{"Ferry", "1970", "canonical"} {
		if bytes.Contains(b, []byte(s)) {
			t.Errorf("page holds %q:\n%s", s, b)
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

// A correction comes first and once, in content and summary of every format and on every page, in UTC and in the language
// of the article.
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
	if got := (&Item{Language: "fr-CA", Corrected: day(2)}).correction(f); got != "Corrigé le 2 novembre 2026 à 09:30 UTC." {
		t.Errorf("in French: %q", got)
	}
	article, err := ArticlePage(f, &ArticleView{Item: i})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pagesOf(t, f), string(article)) {
		if strings.Count(page, "Corrected on") != 1 || !strings.Contains(page, ">2 November 2026, 23:04 UTC</time>") {
			t.Errorf("page does not tell of the correction:\n%s", page)
		}
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

// Every page offers the feeds to programs. The pages of an archive offer the newest feeds.
func TestAutodiscovery(t *testing.T) {
	f := newFeed(newItem())
	article, err := ArticlePage(f, &ArticleView{Item: f.Items[0]})
	gone, err2 := GonePage(f, day(3))
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	pages := append(pagesOf(t, f), string(article), string(gone))
	archive := newFeed(newItem())
	archive.Archive, archive.Current = true, Addresses{f.AtomURL, f.RSSURL, f.JSONURL, f.Home}
	archive.AtomURL, archive.RSSURL, archive.JSONURL = base+"1/atom.xml", base+"1/rss.xml", base+"1/feed.json"
	for _, page := range append(pages, pagesOf(t, archive)...) {
		var got []string
		for token := range tokens(page) {
			var rel, href string
			for _, a := range token.Attr {
				switch a.Key {
				case "rel":
					rel = a.Val
				case "href":
					href = a.Val
				}
			}
			if token.Data == "link" && rel == "alternate" {
				got = append(got, href)
			}
		}
		if want := []string{f.AtomURL, f.RSSURL, f.JSONURL}; !slices.Equal(got, want) {
			t.Errorf("feeds offered: %q, want %q", got, want)
		}
	}
}

// ViewPage shows the address that was opened, ready to copy. A kind without an address is an error.
func TestViewPage(t *testing.T) {
	f := newFeed(newItem())
	for kind, address := range map[string]string{"atom": f.AtomURL, "rss": f.RSSURL, "json": f.JSONURL} {
		b, err := ViewPage(f, kind)
		if err != nil || !strings.Contains(string(b), `tabindex="0">`+address+`</code>`) || !strings.Contains(string(b), "Ferry &amp; crew return") {
			t.Errorf("%s: %v\n%s", kind, err, b)
		}
	}
	f.JSONURL = ""
	for _, kind := range []string{"", "xml", "Atom", "json"} {
		if _, err := ViewPage(f, kind); err == nil {
			t.Errorf("kind %q is no error", kind)
		}
	}
}

// A key quote without words and the dates of an empty archive are not shown.
func TestNothingToShow(t *testing.T) {
	i := newItem()
	i.Quotes = []Quote{{Text: "\n \u0000", Speaker: "Mira Holt", Key: true}}
	article, err := ArticlePage(newFeed(), &ArticleView{Item: i})
	if err != nil || bytes.Contains(article, []byte("blockquote itemscope")) {
		t.Errorf("%v: a quote without words:\n%s", err, article)
	}
	f := newFeed(nil, &Item{ID: "urn:x:1", Title: "Gone", Withdrawn: day(3)})
	f.Archive, f.Current = true, Addresses{Atom: f.AtomURL}
	for _, page := range pagesOf(t, f) {
		if strings.Contains(page, "0001") || strings.Contains(page, "From the archive:") || !strings.Contains(page, "Nothing is left here.") {
			t.Errorf("page of an empty archive:\n%s", page)
		}
	}
	f = newFeed(&Item{ID: "urn:x:1", Title: "Gone", Withdrawn: day(3)})
	f.Part = "Mira Holt"
	for _, page := range pagesOf(t, f) {
		if !strings.Contains(page, "Nothing is left here.") {
			t.Errorf("page of a part with notices alone:\n%s", page)
		}
	}
}

// A page names the day of a change. An old article that was added later has not changed.
func TestChanged(t *testing.T) {
	for _, c := range []struct {
		name           string
		updated, added time.Time
		want           bool
	}{
		{"changed on another day", day(5), time.Time{}, true},
		{"changed on the same day", day(2).Add(time.Minute), time.Time{}, false},
		{"added later", day(5), day(5), false},
		{"added later and changed after that", day(6), day(5), true},
	} {
		i := newItem()
		i.Published, i.Updated, i.Added = day(2), c.updated, c.added
		page, err := ArticlePage(newFeed(), &ArticleView{Item: i})
		if err != nil || bytes.Contains(page, []byte("· Updated <time")) != c.want {
			t.Errorf("%s: %v; want a day of change: %v\n%s", c.name, err, c.want, page)
		}
	}
}
