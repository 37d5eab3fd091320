package page

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/syndication"
	"seedfeed/feed/testkit"
)

// No page tells anything of an article that was withdrawn.
func TestWithdrawn(t *testing.T) {
	i := &syndication.Item{}
	testkit.Fill(i, "SECRET", day(2))
	i.ID, i.Link, i.Pictures, i.Language = "tag:quay.example.org,2026:a", base+"articles/SECRET", []syndication.Picture{{URL: base + "SECRET.png"}}, "xy"
	i.Quotes[0].Key, i.Withdrawn = true, day(9)
	f := newFeed(i)
	article, err := Article(f, &ArticleView{Item: i, Text: "SECRET", Captions: []string{"SECRET"}, Older: Neighbour{"SECRET", base}})
	if err != nil || bytes.Contains(article, []byte("SECRET")) || !bytes.Contains(article, []byte("9 November 2026")) {
		t.Errorf("page: %v\n%s", err, article)
	}
	for _, page := range pagesOf(t, f) {
		if strings.Contains(page, "SECRET") {
			t.Errorf("page tells of what was withdrawn:\n%s", page)
		}
	}
}

// A correction is told once on every page, in UTC.
func TestCorrected(t *testing.T) {
	i := newItem()
	i.Corrected = time.Date(2026, 11, 3, 1, 4, 5, 6, time.FixedZone("", 2*3600))
	f := newFeed(i)
	article, err := Article(f, &ArticleView{Item: i})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pagesOf(t, f), string(article)) {
		if strings.Count(page, "Corrected on") != 1 || !strings.Contains(page, ">2 November 2026, 23:04 UTC</time>") {
			t.Errorf("page does not tell of the correction:\n%s", page)
		}
	}
}

func pagesOf(t *testing.T, f *Feed) (pages []string) {
	t.Helper()
	index, err := Home(f)
	view, err2 := View(f, "atom")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	return []string{string(index), string(view)}
}

// Gone does not show a zero time.
func TestGone(t *testing.T) {
	b, err := Gone(newFeed(newItem()), time.Time{})
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

// Every page offers the feeds to programs. The pages of an archive offer the newest feeds.
func TestAutodiscovery(t *testing.T) {
	f := newFeed(newItem())
	article, err := Article(f, &ArticleView{Item: f.Items[0]})
	gone, err2 := Gone(f, day(3))
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	pages := append(pagesOf(t, f), string(article), string(gone))
	archive := newFeed(newItem())
	archive.Archive, archive.Current = true, syndication.Addresses{Atom: f.AtomURL, RSS: f.RSSURL, JSON: f.JSONURL, Page: f.Home}
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

// View shows the address that was opened, ready to copy. A kind without an address is an error.
func TestView(t *testing.T) {
	f := newFeed(newItem())
	for kind, address := range map[string]string{"atom": f.AtomURL, "rss": f.RSSURL, "json": f.JSONURL} {
		b, err := View(f, kind)
		if err != nil || !strings.Contains(string(b), `tabindex="0">`+address+`</code>`) || !strings.Contains(string(b), "Ferry &amp; crew return") {
			t.Errorf("%s: %v\n%s", kind, err, b)
		}
	}
	f.JSONURL = ""
	for _, kind := range []string{"", "xml", "Atom", "json"} {
		if _, err := View(f, kind); err == nil {
			t.Errorf("kind %q is no error", kind)
		}
	}
}

// A key quote without words and the dates of an empty archive are not shown.
func TestNothingToShow(t *testing.T) {
	i := newItem()
	i.Quotes = []syndication.Quote{{Text: "\n \u0000", Speaker: "Mira Holt", Key: true}}
	article, err := Article(newFeed(), &ArticleView{Item: i})
	if err != nil || bytes.Contains(article, []byte("blockquote itemscope")) {
		t.Errorf("%v: a quote without words:\n%s", err, article)
	}
	f := newFeed(nil, &syndication.Item{ID: "urn:x:1", Title: "Gone", Withdrawn: day(3)})
	f.Archive, f.Current = true, syndication.Addresses{Atom: f.AtomURL}
	for _, page := range pagesOf(t, f) {
		if strings.Contains(page, "0001") || strings.Contains(page, "From the archive:") || !strings.Contains(page, "Nothing is left here.") {
			t.Errorf("page of an empty archive:\n%s", page)
		}
	}
	f = newFeed(&syndication.Item{ID: "urn:x:1", Title: "Gone", Withdrawn: day(3)})
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
		page, err := Article(newFeed(), &ArticleView{Item: i})
		if err != nil || bytes.Contains(page, []byte("· Updated <time")) != c.want {
			t.Errorf("%s: %v; want a day of change: %v\n%s", c.name, err, c.want, page)
		}
	}
}
