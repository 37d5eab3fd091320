package edition

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/page"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

const base = "https://news.example/"

// desk is a printer over records and texts in memory.
type desk struct {
	Printer
	t     *testing.T
	texts map[string]*digest.Digest // by path
	asked []string                  // paths of the digests that were asked for
	span  catalogue.Span
	log   strings.Builder
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, texts: map[string]*digest.Digest{}, span: catalogue.Span{Since: noon.Add(-time.Hour), Notices: true}}
	d.Printer = Printer{
		Site: Site{
			BaseURL: base, FeedID: "tag:news.example,2026:/", Title: "News", Description: "All of it", Author: "Ann",
			Language: "en", Rights: "Free", Logo: "https://cdn.example/logo.png", Limit: 50, Epoch: noon.AddDate(-1, 0, 0),
		},
		Index: ledger.NewIndex(),
		DigestOf: func(r ledger.Record) *digest.Digest {
			d.asked = append(d.asked, r.Path)
			return d.texts[r.Path]
		},
		Log: slog.New(slog.NewTextHandler(&d.log, nil)),
	}
	return d
}

// put enters article i with a text; change may alter its record.
func (d *desk) put(i int, text string, change func(*ledger.Record)) ledger.Record {
	at := noon.Add(time.Duration(i) * time.Minute)
	r := ledger.Record{
		ID: fmt.Sprintf("tag:news.example,2026:%d", i), Path: fmt.Sprintf("%d.txt", i), Slug: fmt.Sprintf("report-%d", i),
		Hash: digest.Hash([]byte(text)), Published: at, Updated: at,
	}
	if change != nil {
		change(&r)
	}
	d.Index.Put(r)
	d.texts[r.Path] = &digest.Digest{Title: fmt.Sprint("Report ", i), Summary: []string{text}, Body: text + "\n\nThe end."}
	return r
}

// view is what a catalogue of all records says.
func (d *desk) view(limit int) View {
	c := catalogue.New(d.Index.All())
	places, _ := c.Newest(limit, d.span)
	return View{Places: places, Archives: c.Archives(), Span: d.span, Updated: c.Updated()}
}

func (d *desk) print(v View) *Edition {
	d.t.Helper()
	e, err := d.Print(v)
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

// head is the feed that is wanted under an address, without items.
func head(path string) syndication.Feed {
	return syndication.Feed{
		ID: "tag:news.example,2026:/", Title: "News", Description: "All of it", Home: base + path, Site: base,
		AtomURL: base + path + "atom.xml", RSSURL: base + path + "rss.xml", JSONURL: base + path + "feed.json",
		Author: "Ann", Language: "en", Rights: "Free", Icon: base + "favicon.ico", Logo: "https://cdn.example/logo.png",
		Generator: "seedfeed", Topics: base + "topics/",
	}
}

func addresses(path string) syndication.Addresses {
	return syndication.Addresses{Atom: base + path + "atom.xml", RSS: base + path + "rss.xml", JSON: base + path + "feed.json", Page: base + path}
}

func diff(t *testing.T, what string, want, got any) {
	t.Helper()
	if s := cmp.Diff(want, got, cmpopts.IgnoreUnexported(syndication.Item{})); s != "" {
		t.Errorf("%s (-want +got):\n%s", what, s)
	}
}

// want compares the feeds at an address, and their views, with what packages syndication and page write of a feed.
func (d *desk) want(what, path string, f *syndication.Feed, of func(name string) *web.Document) {
	d.t.Helper()
	for _, as := range []struct {
		kind, name, media string
		write             func(*syndication.Feed) ([]byte, error)
	}{
		{"atom", "atom.xml", "application/atom+xml; charset=utf-8", (*syndication.Feed).Atom},
		{"rss", "rss.xml", "application/rss+xml; charset=utf-8", (*syndication.Feed).RSS},
		{"json", "feed.json", "application/feed+json; charset=utf-8", (*syndication.Feed).JSON},
	} {
		doc := of(path + as.name)
		if doc == nil {
			d.t.Errorf("%s: no %s", what, as.name)
			continue
		}
		body, err := as.write(f)
		if err != nil || string(doc.Body) != string(body) || doc.Type != as.media || doc.Gone {
			d.t.Errorf("%s: %s of type %s, %v:\n%s", what, as.name, doc.Type, err, cmp.Diff(string(body), string(doc.Body)))
		}
		view, err := page.View(&page.Feed{Feed: f}, as.kind)
		if doc.View == nil || err != nil {
			d.t.Errorf("%s: %s has no view: %v", what, as.name, err)
		} else {
			d.page(what+": view of "+as.name, doc.View(), view)
		}
	}
}

// page compares a page with its wanted bytes.
func (d *desk) page(what string, got *web.Document, body []byte) {
	d.t.Helper()
	if got == nil {
		d.t.Errorf("%s: no page", what)
		return
	}
	if got.Type != "text/html; charset=utf-8" || got.StyleHash != page.StyleHash("") || string(got.Body) != string(body) {
		d.t.Errorf("%s: type %s, style %s:\n%s", what, got.Type, got.StyleHash, cmp.Diff(string(body), string(got.Body)))
	}
}

func must(t *testing.T, body []byte, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// TestMainFeeds: they hold the places of the view in its order, and head what the site says.
func TestMainFeeds(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", nil)
	d.put(2, "The lamp was put out.", nil)
	d.put(3, "It was all wrong.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	e := d.print(d.view(50))
	f := head("")
	f.Updated = noon.Add(time.Hour)
	item := func(i int, text string) *syndication.Item {
		at := noon.Add(time.Duration(i) * time.Minute)
		return &syndication.Item{
			ID: fmt.Sprintf("tag:news.example,2026:%d", i), Link: fmt.Sprintf("%sarticles/report-%d", base, i), Title: fmt.Sprint("Report ", i),
			Summary: text, Content: "<p>" + text + "</p>", Published: at, Updated: at,
		}
	}
	at := noon.Add(3 * time.Minute)
	f.Items = []*syndication.Item{
		{ID: "tag:news.example,2026:3", Published: at, Updated: at, Withdrawn: noon.Add(time.Hour)},
		item(2, "The lamp was put out."), item(1, "The wall was rebuilt."),
	}
	diff(t, "feed", &f, e.feed)
	d.want("main feeds", "/", &f, func(path string) *web.Document { return e.Feeds[path] })
	if len(e.Feeds) != 3 {
		t.Errorf("%d feeds", len(e.Feeds))
	}
	if !slices.Equal(d.asked, []string{"2.txt", "1.txt"}) {
		t.Errorf("asked for the texts of %q: those of withdrawn articles may be gone", d.asked)
	}
	index, _ := e.Document("/")
	body, err := page.Home(&page.Feed{Feed: &f, Search: base + "search"})
	d.page("front page", index, must(t, body, err))

	d = newDesk(t)
	d.Site.NoBrowserView, d.Site.Icon = true, "https://cdn.example/icon.png"
	e = d.print(d.view(50))
	if e.feed.Icon != d.Site.Icon || !e.feed.Updated.Equal(d.Site.Epoch) {
		t.Errorf("with nothing published: icon %s, updated %s", e.feed.Icon, e.feed.Updated)
	}
	for path, doc := range e.Feeds {
		if doc.View != nil {
			t.Errorf("%s has a view", path)
		}
	}
	if index, _ := e.Document(""); index == nil || !slices.Equal(index.Images, []string{"https://cdn.example"}) {
		t.Errorf("front page %+v may not show the icon", index)
	}
}

func TestItem(t *testing.T) {
	at := func(hours int) time.Time { return noon.Add(time.Duration(hours) * time.Hour) }
	r := ledger.Record{ID: "tag:news.example,2026:x", Slug: "a b", Published: at(0), Updated: at(2), Corrected: at(1)}
	full := digest.Digest{
		Title: "Wall", Summary: []string{"It fell.", "It stands."}, Body: "It fell. It stands.\n\nMore.", Authors: []string{"Bo"}, Tags: []string{"town"},
		Language: "fr", Image: "https://news.example/wall.jpg", Quotes: []digest.Quote{
			{Text: "We waited", Speaker: "Ann", Key: true}, {Text: "We saw", Speaker: "Ann", Key: true}, {Text: "We built", Speaker: "Cy", Key: true},
			{Text: "It was said", Key: true}, {Text: "Nobody asked", Speaker: "Di"},
		},
	}
	plain := syndication.Item{
		ID: r.ID, Link: base + "articles/a%20b", Title: "Wall", Summary: "It fell. It stands.", Published: at(0), Updated: at(2), Corrected: at(1),
		Authors: []string{"Bo"}, Tags: []string{"town"}, Language: "fr", Pictures: []syndication.Picture{{URL: "https://news.example/wall.jpg"}},
		Quotes: []syndication.Quote{
			{Text: "We waited", Speaker: "Ann", Key: true}, {Text: "We saw", Speaker: "Ann", Key: true}, {Text: "We built", Speaker: "Cy", Key: true},
			{Text: "It was said", Key: true}, {Text: "Nobody asked", Speaker: "Di"},
		},
	}
	parts := syndication.Parts{Picture: syndication.Picture{URL: "https://news.example/wall.jpg", Type: "image/jpeg"}, Summary: plain.Summary, Quotes: plain.Quotes}
	for _, test := range []struct {
		name  string
		limit int // 0: a digest alone
		edit  func(r *ledger.Record, d *digest.Digest)
		want  func(i *syndication.Item)
	}{
		{"digest", 0, func(*ledger.Record, *digest.Digest) {}, func(i *syndication.Item) { i.Content = syndication.Content(parts) }},
		{"a link of its own", 0, func(_ *ledger.Record, d *digest.Digest) { d.Link = "https://other.example/1" },
			func(i *syndication.Item) { i.Link, i.Content = "https://other.example/1", syndication.Content(parts) }},
		{"full", 50, func(_ *ledger.Record, d *digest.Digest) {
			d.Blocks = []markup.Block{{Text: "More."}}
			d.Mails = map[string]string{"Bo": "bo@news.example"}
		},
			func(i *syndication.Item) {
				full := parts
				full.Body = "<p>More.</p>"
				i.Content, i.Mails = syndication.Content(full), map[string]string{"Bo": "bo@news.example"}
			}},
		{"withdrawn", 50, func(r *ledger.Record, _ *digest.Digest) { r.Withdrawn = at(3) },
			func(i *syndication.Item) {
				*i = syndication.Item{ID: r.ID, Published: at(0), Updated: at(2), Withdrawn: at(3)}
			}},
	} {
		s := &Site{BaseURL: base, Full: test.limit > 0, Limit: max(1, test.limit)}
		record, d, want := r, full, syndication.Item{
			ID: plain.ID, Link: plain.Link, Title: plain.Title, Summary: plain.Summary, Published: plain.Published, Updated: plain.Updated,
			Corrected: plain.Corrected, Authors: plain.Authors, Tags: plain.Tags, Language: plain.Language, Pictures: plain.Pictures,
			Quotes: plain.Quotes,
		}
		test.edit(&record, &d)
		test.want(&want)
		diff(t, test.name, &want, s.item(record, &d))
	}
}

func TestTextLimit(t *testing.T) {
	for limit, want := range map[int]int{1: 5 << 20, 50: 104857, 160: 32 << 10, 161: 32 << 10, 10_000: 32 << 10} {
		if got := (&Site{Limit: limit}).textLimit(); got != want {
			t.Errorf("%d items: texts of %d bytes, want %d", limit, got, want)
		}
	}
}

func TestOrigin(t *testing.T) {
	for address, want := range map[string]string{
		"https://cdn.example/a/b.png": "https://cdn.example", "http://cdn.example:8080/a": "http://cdn.example:8080",
		"": "", "/icon.png": "", "ftp://cdn.example/a": "", "https:///a": "", "https://%zz/": "",
	} {
		if got := origin(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

// TestDocuments: what is made when it is first asked for.
func TestDocuments(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", nil)
	d.put(2, "It was all wrong.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	d.put(3, "Nobody can read this.", nil)
	delete(d.texts, "3.txt")
	d.texts["1.txt"].Captions = []string{"The crane", "The wall in winter"}
	d.texts["1.txt"].Blocks = []markup.Block{
		{Text: "The wall was rebuilt.", Spans: []markup.Span{{Kind: markup.Emphasis, Start: 13, End: 20}}}, {Kind: markup.Caption, Text: "The crane", At: -1},
	}
	e := d.print(d.view(50))
	for _, path := range []string{"/articles/report-3", "/articles/report-4", "/articles/", "/articles", "/archive/1/", "/atom.xml", "/nothing"} {
		if doc, ok := e.Document(path); ok || doc != nil {
			t.Errorf("%s: %+v", path, doc)
		}
	}
	icon, ok := e.Document("/favicon.ico")
	if !ok || icon.Type != "image/x-icon" || string(icon.Body) != string(page.Favicon()) {
		t.Errorf("icon: %v %+v", ok, icon)
	}
	e.SetModified(noon)
	list, ok := e.Document("/opml.xml")
	body, err := syndication.OPML("News", []syndication.Outline{{Title: "News", FeedURL: base + "atom.xml", PageURL: base}})
	if !ok || list.Type != "text/x-opml; charset=utf-8" || !list.Modified.IsZero() || !e.Feeds["/rss.xml"].Modified.Equal(noon) || string(list.Body) != string(must(t, body, err)) {
		t.Errorf("list of feeds: %v %+v", ok, list)
	}
	doc, ok := e.Document("/articles/report-1")
	r, _ := d.Index.BySlug("report-1")
	body, err = page.Article(&page.Feed{Feed: e.feed}, &page.ArticleView{Card: base + "cards/report-1.png",
		Item: d.Site.item(r, d.texts["1.txt"]), Text: "<p>The wall was <em>rebuilt</em>.</p>\n<p class=\"caption\">The crane</p>\n",
		Sentences: []string{"The wall was rebuilt."}, Captions: []string{"The wall in winter"},
	})
	if d.page("article", doc, must(t, body, err)); !ok || doc.Gone {
		t.Errorf("article: %v, gone %v", ok, doc.Gone)
	}
	doc, ok = e.Document("articles/report-2")
	body, err = page.Gone(&page.Feed{Feed: e.feed}, noon.Add(time.Hour))
	if d.page("withdrawn article", doc, must(t, body, err)); !ok || !doc.Gone {
		t.Errorf("withdrawn article: %v, gone %v", ok, doc.Gone)
	}
	if e.page(nil, errors.New("no paper")) != nil || !strings.Contains(d.log.String(), "no paper") {
		t.Errorf("a page that cannot be made; logged %s", d.log.String())
	}
}
