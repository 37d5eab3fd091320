package edition

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/web"
)

// TestCardName: what names a card changes with what is drawn, and with nothing else.
func TestCardName(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The weir is open.", nil)
	name := func() string {
		_, sum, draw := d.print(d.view(10)).Card("/cards/report-1.png")
		if draw == nil {
			t.Fatal("there is no card")
		}
		return sum
	}
	first := name()
	d.texts["1.txt"].Body += " More."
	if again := name(); first == "" || again != first {
		t.Errorf("other text: %q, want %q", again, first)
	}
	d.texts["1.txt"].Quotes = []digest.Quote{{Text: "It is wide", Speaker: "Bo Lund", Key: true}}
	quoted := name()
	d.texts["1.txt"].Quotes[0].Speaker = "Ada Brill"
	if said := name(); quoted == first || said == quoted {
		t.Errorf("quote: %q, speaker: %q, before: %q", quoted, said, first)
	}
	e := d.print(d.view(10))
	for _, path := range []string{"/cards/none.png", "/cards/report-1", "/articles/report-1"} {
		if _, sum, draw := e.Card(path); draw != nil {
			t.Errorf("%s: %q", path, sum)
		}
	}
	var drawn bytes.Buffer
	_, _, draw := e.Card("/cards/report-1.png")
	if doc, _ := e.Document("/cards/report-1.png"); draw(&drawn) != nil || !bytes.Equal(drawn.Bytes(), doc.Body) {
		t.Error("the file is another one than is served")
	}
}

// TestLeads: former addresses of articles and feeds lead where requests for them lead.
func TestLeads(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The weir is open.", func(r *ledger.Record) { r.SetPast(ledger.Past{Kept: "/2019/weir\n/?p=12\n/caf%C3%A9"}) })
	d.Site.Feeds = map[string]string{"/blog/feed/": "/rss.xml", "/blog/feed": "/rss.xml", "/old.atom": "/atom.xml"}
	e := d.print(d.view(10))
	var got []Lead
	for l := range e.Leads() {
		got = append(got, l)
		at, doc := l.From, (*web.Document)(nil)
		if to := e.Moved(at, l.Query); to != "" && to != l.To && !l.Same {
			t.Errorf("%+v: requests lead to %s", l, to)
		}
		if doc, _ = e.Document(l.To); doc == nil && e.Feeds[l.To] == nil {
			t.Errorf("%+v: nothing is there", l)
		}
	}
	for _, want := range []Lead{
		{From: "/2019/weir", To: "/articles/report-1"}, {From: "/", Query: "p=12", To: "/articles/report-1"}, {From: "/café", To: "/articles/report-1"},
		{From: "/blog/feed/", To: "/blog/feed", Same: true}, {From: "/feed/", To: "/rss.xml"}, {From: "/atom", To: "/atom.xml"},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%+v is missing in %+v", want, got)
		}
	}
	if paths := e.FeedPaths(); !slices.Equal(paths, []string{"/blog/feed", "/old.atom", "/atom.xml", "/rss.xml", "/feed.json"}) {
		t.Errorf("%q", paths)
	}
}

// TestPaths: pictures and articles come before what shows them.
func TestPaths(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The weir is open.", nil)
	d.put(2, "The mill turns.", func(r *ledger.Record) { r.Withdrawn = noon })
	paths := slices.Collect(d.print(d.view(10)).Paths())
	for _, order := range [][2]string{{"/cards/report-1.png", "/articles/report-1"}, {"/articles/report-2", "/"}, {"/articles/report-1", "/sitemap.xml"}} {
		if a, b := slices.Index(paths, order[0]), slices.Index(paths, order[1]); a < 0 || b < a {
			t.Errorf("%s at %d, %s at %d of %q", order[0], a, order[1], b, paths)
		}
	}
	if slices.ContainsFunc(paths, func(at string) bool { return strings.HasPrefix(at, "/search") || at == "/cards/report-2.png" }) {
		t.Errorf("%q", paths)
	}
	d.put(3, "The lock is dry.", nil)
	e := d.print(d.view(1)) // which has room for the newest article
	paths, old := slices.Collect(e.Paths()), slices.Collect(e.OldCards())
	if want := []string{"/cards/report-1.png"}; !slices.Equal(old, want) || slices.Contains(paths, want[0]) || !slices.Contains(paths, "/cards/report-3.png") {
		t.Errorf("old cards %q, others %q", old, paths)
	}
}
