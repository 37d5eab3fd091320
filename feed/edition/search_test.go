package edition

import (
	"encoding/xml"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/header"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/question"
	"seedfeed/feed/web"
)

// searchable gives a desk the searched text of what it has.
func (d *desk) searchable(body bool) *filing.Words {
	d.t.Helper()
	w := filing.OpenWords(filing.WordsConfig{FS: journal.Disk{}, Path: filepath.Join(d.t.TempDir(), "words"), Index: d.Index, Version: "1", Body: body})
	d.t.Cleanup(func() { w.Close() })
	for r := range d.Index.All() {
		if err := w.Apply(r, func(r ledger.Record) *digest.Digest { return d.texts[r.Path] }); err != nil {
			d.t.Fatal(err)
		}
	}
	if stale := w.Stale(); len(stale) > 0 {
		d.t.Fatalf("stale: %q", stale)
	}
	d.Words, d.Site.SearchText = w, body
	return w
}

func TestAsks(t *testing.T) {
	d := newDesk(t)
	e := d.print(View{})
	for _, tt := range []struct {
		path, query string
		want        string // path and query; "" where nothing is asked; "!" where it is refused
		moved       bool
	}{
		{"/search", "q=cod", "/search?q=cod", false},
		{"/search", "q=Cod", "/search?q=cod", true},
		{"/search", "q=%63od", "/search?q=cod", false},
		{"/search", "speaker=&q=cod", "/search?q=cod", true},
		{"/search/", "q=cod", "/search?q=cod", true},
		{"//search", "q=cod", "/search?q=cod", true},
		{"/search/atom.xml", "quotes=1&q=cod", "/search/atom.xml?q=cod&quotes=1", true},
		{"/search/rss.xml", "q=cod", "/search/rss.xml?q=cod", false},
		{"/search/feed.json", "since=2026", "/search/feed.json?since=2026-01-01", true},
		{"/search/feed", "q=cod", "/search/rss.xml?q=cod", true},
		{"/search", "utm=1", "/search?", true},
		{"/search/atom.xml", "q=", "", false},
		{"/search/opensearch.xml", "q=cod", "", false},
		{"/searches", "q=cod", "", false},
		{"/articles/search", "q=cod", "", false},
		{"/", "q=cod", "", false},
		{"/search", "since=x", "!", true},
		{"/search", "section=news", "!", true},
	} {
		q, ok := e.asks(tt.path, tt.query)
		got := ""
		switch {
		case q.Refusal != "":
			got = "!"
		case ok:
			got = q.Path + "?" + q.Query
		}
		if got != tt.want || ok && q.Moved != tt.moved && got != "!" {
			t.Errorf("%s?%s: %q, moved %v, want %q, %v", tt.path, tt.query, got, q.Moved, tt.want, tt.moved)
		}
		if want := "text/html"; ok && strings.Contains(q.Path, "search/") == strings.HasPrefix(q.Type, want) {
			t.Errorf("%s has the type %s", q.Path, q.Type)
		}
	}
	d.Site.Sections = true
	if q, ok := d.print(View{}).asks("/search", "section=news"); !ok || q.Refusal != "" {
		t.Errorf("with sections: %+v", q)
	}
}

// foundIn returns the last part of the ids in an Atom feed.
func foundIn(t *testing.T, d *web.Document) (out []string) {
	t.Helper()
	var f struct {
		Entries []struct {
			ID string `xml:"id"`
		} `xml:"entry"`
	}
	if d == nil {
		t.Fatal("no feed")
	}
	if err := xml.Unmarshal(d.Body, &f); err != nil {
		t.Fatal(err)
	}
	for _, e := range f.Entries {
		out = append(out, e.ID[strings.LastIndex(e.ID, ":")+1:])
	}
	return out
}

func TestAnswer(t *testing.T) {
	d := newDesk(t)
	d.Site.Sections, d.Site.Limit, d.Site.Zone = true, 3, time.FixedZone("", 3*3600)
	d.put(1, "Cod was sold.", nil)
	d.put(2, "Cod was bought.", func(r *ledger.Record) { r.Path = "news/pier/2.txt" })
	d.put(3, "Herring was sold.", func(r *ledger.Record) { r.Path = "news/herring/index.md" })
	d.put(4, "Cod is gone.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	d.put(5, "Cod came back.", func(r *ledger.Record) { r.Published = time.Date(2026, 3, 4, 22, 0, 0, 0, time.UTC) })
	d.put(6, "Cod is old.", func(r *ledger.Record) { r.Published = noon.AddDate(-3, 0, 0) })
	w := d.searchable(false)
	e := d.print(d.view(3))
	const withdrawn = "4" // in every answer: whether it did fit is not told
	for query, want := range map[string][]string{
		"q=cod":                   {"5", "2", "1"}, // as many as a feed holds, newest first
		"q=cod&since=2026-03-05":  {"5"},           // the day of the site's zone
		"q=cod&since=2026-03-06":  nil,
		"q=cod&section=pier":      {"2"},
		"q=cod&section=news+pier": {"2"},
		"q=sold&since=2026-01-01": {"3", "1"},
		"q=sold&section=news":     {"3"},
		"q=sold&section=herring":  nil, // the folder is the article
		"q=gone":                  nil,
	} {
		q := web.Question{Path: "/search/atom.xml", Query: query}
		got := foundIn(t, e.answer(q))
		if !slices.Contains(got, withdrawn) {
			t.Errorf("%s: %q, no notice of %s", query, got, withdrawn)
		}
		if got = slices.DeleteFunc(got, func(id string) bool { return id == withdrawn }); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	const query = "q=cod"
	doc := e.answer(web.Question{Path: "/search/atom.xml", Query: query})
	if doc.View == nil || !strings.Contains(string(doc.Body), `<link href="https://news.example/search/atom.xml?q=cod" rel="self"`) || !strings.Contains(string(doc.Body), "<title>cod – News</title>") {
		t.Errorf("%s", doc.Body)
	}
	page := e.answer(web.Question{Path: "/search", Query: query})
	if !page.Form || !strings.Contains(string(page.Body), "Articles: 4<") || !strings.Contains(string(page.Body), "<mark>Cod</mark> is old.") {
		t.Errorf("form %v: %s", page.Form, page.Body)
	}
	if again := d.print(d.view(3)).answer(web.Question{Path: "/search", Query: query}); again.Tag() != page.Tag() {
		t.Error("the same question has another answer")
	}
	d.put(7, "Cod again.", nil)
	w.Stale()
	if got := e.answer(web.Question{Path: "/search", Query: query}); got != nil {
		t.Error("an answer from a text that is not complete")
	}
	if got := e.answer(web.Question{Path: "/search", Query: "since=x"}); got != nil {
		t.Error("an answer to what cannot be asked")
	}
	d.Words = nil
	if got := d.print(d.view(3)).answer(web.Question{Path: "/search", Query: query}); got != nil {
		t.Error("an answer without a searched text")
	}
}

// TestOtherName: somebody is found by another name of the list of people, and by no name that is only like it.
func TestOtherName(t *testing.T) {
	d := newDesk(t)
	d.put(1, "Cod was sold.", nil)
	d.texts["1.txt"].Quotes = []digest.Quote{{Text: "We sold it all.", Speaker: "Robert Støne"}}
	list, err := header.ReadPeople([]byte("- name: Robert Støne\n  also: [Bob Stöne]\n"))
	if err != nil {
		t.Fatal(err)
	}
	d.People = func() (*header.People, string) { return list, "1" }
	d.searchable(false)
	e := d.print(d.view(3))
	for query, want := range map[string][]string{
		"speaker=bob+stone": {"1"}, "speaker=robert+stone": {"1"}, "speaker=stone": {"1"}, "speaker=bob": nil, "speaker=bob+stones": nil,
	} {
		doc := e.answer(web.Question{Path: "/search/atom.xml", Query: query})
		if got := foundIn(t, doc); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
		if !strings.Contains(string(doc.Body), "search/atom.xml?"+query+`"`) {
			t.Errorf("%s has another address: %.600s", query, doc.Body)
		}
	}
}

func mustAsk(t *testing.T, query string) question.Question {
	t.Helper()
	q, err := question.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestExcerpts: what is shown of an article that fits.
func TestExcerpts(t *testing.T) {
	d := newDesk(t)
	d.put(1, "Boats left the harbour.", nil)
	text := d.texts["1.txt"]
	text.Summary = append(text.Summary, "It rained.", "The harbour is empty.")
	text.Tags = []string{"Ports"}
	text.Body = "First paragraph.\n\nThe gulls stayed. Ropes lay about.\n\nThe end."
	for n := range 5 {
		text.Quotes = append(text.Quotes, digest.Quote{Text: fmt.Sprint("Harbour number ", n), Speaker: "Bo Lund"})
	}
	text.Quotes = append(text.Quotes, digest.Quote{Text: "We rowed.", Speaker: "Anna Holm"})
	d.searchable(true)
	e := d.print(d.view(50))
	article := base + "articles/report-1"
	for query, want := range map[string][]string{
		"q=harbour":                 {"Boats left the [harbour.", "The [harbour is empty.", "[Harbour number 0"},
		"q=rained":                  {"It [rained."},
		"q=ropes":                   {"[Ropes lay about."},
		"q=ports":                   {"Boats left the harbour."},
		"speaker=holm":              {"We rowed. Anna Holm"},
		"q=harbour&speaker=holm":    {"We rowed. Anna Holm", "Boats left the [harbour.", "The [harbour is empty."},
		"q=rowed&quotes=1":          {"We [rowed. Anna Holm"},
		"q=ports&quotes=1":          {"Harbour number 0", "Harbour number 1", "Harbour number 2", "Harbour number 3", "Harbour number 4", "We rowed. Anna Holm"},
		"speaker=lund&q=3&quotes=1": {"Harbour number [3"},
	} {
		q := mustAsk(t, query)
		r, _ := d.Index.BySlug("report-1")
		var got []string
		for _, x := range e.excerpts(&q, r, text) {
			s := x.Text
			if len(x.Marks) > 0 {
				s = s[:x.Marks[0].Start] + "[" + s[x.Marks[0].Start:]
			}
			if x.Quote && x.Speaker == "Anna Holm" {
				s += " " + x.Speaker
			}
			got = append(got, s)
			place := article + page.TextPlace(x.Text)
			if x.Quote {
				place = article + "#" + page.Anchor(x.Text)
			}
			if x.URL != place {
				t.Errorf("%s: %q is at %s, want %s", query, x.Text, x.URL, place)
			}
			if want := base + "speakers/anna-holm/"; x.Speaker == "Anna Holm" && x.SpeakerURL != want {
				t.Errorf("%s has the page %q", x.Speaker, x.SpeakerURL)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", query, got, want)
		}
	}
}

// TestManyQuotations: a page stays small whatever fits, and says how much there is.
func TestManyQuotations(t *testing.T) {
	d := newDesk(t)
	for n := range 60 {
		d.put(n, "Talk.", nil)
		for i := range 30 {
			text := d.texts[fmt.Sprint(n, ".txt")]
			text.Quotes = append(text.Quotes, digest.Quote{Text: fmt.Sprint("Word ", i)})
		}
	}
	d.searchable(false)
	e := d.print(d.view(50))
	page := string(e.answer(web.Question{Path: "/search", Query: "q=word&quotes=1"}).Body)
	if !strings.Contains(page, "Quotations: 1800 · The newest 200 are shown.") || strings.Count(page, "<blockquote>") != 200 {
		t.Errorf("%d quotations of %d bytes", strings.Count(page, "<blockquote>"), len(page))
	}
	page = string(e.answer(web.Question{Path: "/search", Query: "q=word"}).Body)
	if !strings.Contains(page, "Articles: 60 · The newest 50 are shown.") || strings.Count(page, "<article") != 50 {
		t.Errorf("%d articles", strings.Count(page, "<article"))
	}
	d.texts["58.txt"], d.texts["59.txt"] = nil, nil
	page = string(d.print(d.view(50)).answer(web.Question{Path: "/search", Query: "q=word"}).Body)
	if strings.Count(page, "<article") != 48 {
		t.Errorf("%d articles, where two of 50 cannot be read", strings.Count(page, "<article"))
	}
}

// TestSearchDocuments: those that are there without a question.
func TestSearchDocuments(t *testing.T) {
	e := newDesk(t).print(View{})
	if doc, ok := e.Document("/search"); !ok || !doc.Form || !strings.Contains(string(doc.Body), `name="speaker"`) || !strings.Contains(string(doc.Body), `<link rel="canonical" href="https://news.example/search">`) {
		t.Errorf("the page: %v", ok)
	}
	if doc, ok := e.Document("/search/opensearch.xml"); !ok || doc.Type != "application/opensearchdescription+xml; charset=utf-8" || !strings.Contains(string(doc.Body), "News") {
		t.Errorf("the description: %v", ok)
	}
	if doc, ok := e.Document("/"); !ok || !doc.Form {
		t.Error("the front page may not send its form")
	}
	if _, ok := e.Document("/search/atom.xml"); ok {
		t.Error("a feed of no question")
	}
	for _, address := range []string{"/search", "/search/opensearch.xml"} {
		if _, why := e.site.Claim("a.txt", address); why == "" {
			t.Errorf("an article may have the address %s", address)
		}
	}
}
