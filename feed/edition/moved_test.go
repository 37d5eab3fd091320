package edition

import (
	"strings"
	"testing"

	"seedfeed/feed/ledger"
)

func kept(p ledger.Past) func(*ledger.Record) {
	return func(r *ledger.Record) { r.SetPast(p) }
}

// TestMoved: former addresses of articles and feeds lead where they belong, in every spelling, and no other address does.
func TestMoved(t *testing.T) {
	d := newDesk(t)
	d.Site.Index = d.Index
	if to := d.print(d.view(9)).Moved("/old", ""); to != "" {
		t.Errorf("without any former address: %q", to)
	}
	d.put(1, "One.", kept(ledger.Past{Kept: "/2024/one\n/?p=1", Given: "/alias?a=1"}))
	d.put(2, "Two.", nil)
	d.Site.Feeds = map[string]string{"/blog/feed.php": "/rss.xml", "/?feed=atom": "/atom.xml"}
	e := d.print(d.view(9))
	for address, want := range map[string]string{
		"/2024/one": "/articles/report-1", "/2024/one/": "/articles/report-1", "/2024/one/index.html": "/articles/report-1",
		"/2024/one?utm_source=x": "/articles/report-1", "/?p=1": "/articles/report-1", "/?p=1&from=there": "/articles/report-1",
		"/?from=there&p=1": "/articles/report-1", "/alias?a=1": "/articles/report-1",
		"/blog/feed.php": "/rss.xml", "/?feed=atom": "/atom.xml",
		"/2024": "", "/?p=2": "", "/?p=11": "", "/alias": "", "/alias?a=2": "", "/2024/One": "",
		"/?p=1&a&b&c&d&e&f&g&h&i&j": "", // more parts than are tried
	} {
		path, query, _ := strings.Cut(address, "?")
		if to := e.Moved(path, query); to != want {
			t.Errorf("%s leads to %q, want %q", address, to, want)
		}
	}
}

// TestClaim: what leads to documents of the site, or to another site, is no address of an article.
func TestClaim(t *testing.T) {
	for _, c := range []struct{ base, file, alias, want, why string }{
		{base, "a.md", "/old/", "/old", ""},
		{base, "a.md", "https://news.example/old", "/old", ""},
		{base, "a.md", "http://www.NEWS.example/old?p=1", "/old?p=1", ""},
		{base, "a.md", "https://other.example/old", "", "another host"},
		{base, "content/posts/a.md", "old.html", "/posts/old.html", ""},
		{base, "posts/a.md", "../old/", "/old", ""},
		{base, "a.md", "../../old/", "/old", ""},
		{base, "a.md", "/?p=1", "/?p=1", ""},
		{base, "a.md", "/", "", "the site itself"},
		{base, "a.md", "/index.html", "", "the site itself"},
		{base, "a.md", "/feed", "", "the site itself"},
		{base, "a.md", "/rss.xml?x=1", "", "the site itself"},
		{base, "a.md", "/blog/atom.xml", "", "the site itself"},
		{base, "a.md", "/healthz", "", "the site itself"},
		{base, "a.md", "/archive/12/", "", "the site itself"},
		{base, "a.md", "/topics/", "", "the site itself"},
		{base, "a.md", "/topics/old-post/", "/topics/old-post", ""},
		{base, "a.md", "/archive/old-post/", "/archive/old-post", ""},
		{base, "a.md", "http://%zz/", "", "no address"},
		{base + "river/", "a.md", "/river/old", "/old", ""},
		{base + "river/", "a.md", "/old", "/old", ""},
		{base + "river/", "a.md", "/rivers", "/rivers", ""},
		{base + "river/", "a.md", "/river", "", "the site itself"},
	} {
		got, why := (&Site{BaseURL: c.base}).Claim(c.file, c.alias)
		if got != c.want || (why == "") != (c.why == "") || !strings.Contains(why, c.why) {
			t.Errorf("%+v: %q, %q", c, got, why)
		}
	}
}

// TestKnown: an item keeps the address that readers know for as long as that leads to it, and the ids of each format.
func TestKnown(t *testing.T) {
	d := newDesk(t)
	d.Site.Index = d.Index
	r := d.put(1, "One.", kept(ledger.Past{AtomID: "urn:1", JSONID: "7", Link: "https://news.example/2024/one/", Kept: "/2024/one"}))
	other := d.put(2, "Two.", kept(ledger.Past{Link: "https://old.example/two", Kept: "/two"}))
	bare := d.put(3, "Three.", kept(ledger.Past{Link: "https://old.example/three", NoGUID: true, Date: "Mon, 1 Jan"}))
	for _, c := range []struct {
		r    ledger.Record
		link string
	}{
		{r, "https://news.example/2024/one/"},
		{other, ""}, // it is on another host
		{bare, "https://old.example/three"},
	} {
		past, got := c.r.Known(), d.Site.known(c.r)
		if got.Link != c.link || got.AtomID != past.AtomID || got.JSONID != past.JSONID || got.NoGUID != past.NoGUID || got.Date != past.Date {
			t.Errorf("%s: %+v", c.r.ID, got)
		}
	}
	r.SetPast(ledger.Past{Link: "https://news.example/2024/one/"})
	d.Index.Put(r)
	if got := d.Site.known(r); got.Link != "" {
		t.Errorf("the item links to an address that leads nowhere: %q", got.Link)
	}
	if r.Withdrawn = noon; d.Site.item(r, nil).Known != d.Site.known(r) {
		t.Error("the notice has another identity")
	}
}
