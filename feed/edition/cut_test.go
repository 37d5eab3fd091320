package edition

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
)

// file enters article i with what it is filed under.
func (d *desk) file(i int, text string, change func(*digest.Digest), record func(*ledger.Record)) ledger.Record {
	if d.Filing == nil {
		d.Filing = filing.New(d.Index, "1", nil)
	}
	r := d.put(i, text, record)
	x := d.texts[r.Path]
	if change != nil {
		change(x)
	}
	r, _ = d.Index.ByID(r.ID)
	if r.Withdrawn.IsZero() {
		d.Filing.Apply(r, x, r.Updated)
	} else {
		d.Filing.Apply(r, nil, r.Withdrawn)
	}
	return r
}

func says(pairs ...string) func(*digest.Digest) {
	return func(x *digest.Digest) {
		x.Quotes = nil
		for i := 1; i < len(pairs); i += 2 {
			x.Quotes = append(x.Quotes, digest.Quote{Speaker: pairs[i-1], Text: pairs[i]})
		}
	}
}

func tagged(tags ...string) func(*digest.Digest) {
	return func(x *digest.Digest) { x.Tags = tags }
}

// read returns the feed under a path, as its JSON says it.
func (d *desk) read(e *Edition, path string) (f struct {
	Title string
	Home  string `json:"home_page_url"`
	Self  string `json:"feed_url"`
	Items []struct {
		ID, URL, Title string
		HTML           string `json:"content_html"`
		Seedfeed       struct {
			Quotes    []struct{ Text, Speaker string }
			Withdrawn string
		} `json:"_seedfeed"`
	}
}) {
	d.t.Helper()
	doc, ok := e.Document(path + "feed.json")
	if !ok {
		d.t.Fatalf("%s: no feed", path)
	}
	if err := json.Unmarshal(doc.Body, &f); err != nil {
		d.t.Fatal(err)
	}
	return f
}

// TestPerson: a person's feed has what they said, an item for each article, under an id that is no other item's.
func TestPerson(t *testing.T) {
	d := newDesk(t)
	d.Site.IDBase = "tag:news.example,2026:"
	d.file(1, "One.", says("Ada Moss", "It is wet.", "Ben Reed", "It is dry.", "Ada Moss", "It will dry."), nil)
	d.file(2, "Two.", says("Ada Moss", "We sail."), nil)
	gone := d.file(3, "Three.", says("Ada Moss", "We sink."), nil)
	d.file(3, "Three.", nil, func(r *ledger.Record) { *r = gone; r.Withdrawn = noon.Add(time.Hour) })
	left := d.file(4, "Four.", says("Ada Moss", "We row."), nil)
	left.Owner = "x"
	d.Index.Put(left)
	d.Filing.Apply(left, &digest.Digest{}, noon.Add(2*time.Hour))
	e := d.print(d.view(50))
	f := d.read(e, "/speakers/ada-moss/")
	var got []string
	ids := map[string]bool{}
	for _, i := range f.Items {
		var texts []string
		for _, q := range i.Seedfeed.Quotes {
			texts = append(texts, q.Speaker+": "+q.Text)
		}
		got = append(got, fmt.Sprint(i.Title, " ", texts, " ", i.Seedfeed.Withdrawn))
		if _, is := d.Index.ByID(i.ID); is || ids[i.ID] || !strings.HasPrefix(i.ID, "tag:news.example,2026:said/") {
			t.Errorf("id %q", i.ID)
		}
		ids[i.ID] = true
	}
	want := []string{
		"Removed: quotes from an article of 1 March 2026 [] 2026-03-01T14:00:00Z",
		"Withdrawn: an article of 1 March 2026 [] 2026-03-01T13:00:00Z",
		"Report 2 [Ada Moss: We sail.] ", "Report 1 [Ada Moss: It is wet. Ada Moss: It will dry.] ",
	}
	diff(t, "items", want, got)
	if f.Title != "Ada Moss – News" || f.Home != base+"speakers/ada-moss/" || f.Self != base+"speakers/ada-moss/feed.json" {
		t.Errorf("feed %+v", f)
	}
	if last := f.Items[3]; last.URL != base+"articles/report-1#"+page.Anchor("It is wet.") || strings.Contains(last.HTML, "It is dry.") {
		t.Errorf("item %+v", last)
	}
	feed, _ := e.Document("/speakers/ada-moss/rss.xml")
	if view := feed.View(); !strings.Contains(string(view.Body), "We sail.") || !strings.Contains(string(view.Body), base+"speakers/ada-moss/rss.xml") {
		t.Errorf("the view of the feed: %s", view.Body)
	}
	if other := d.read(e, "/speakers/ben-reed/"); ids[other.Items[0].ID] || other.Items[0].Title != "Report 1" {
		t.Errorf("another person's item %+v", other.Items[0])
	}
	d.span.Notices = false
	if f := d.read(d.print(d.view(50)), "/speakers/ada-moss/"); len(f.Items) != 2 {
		t.Errorf("%d items without notices", len(f.Items))
	}
	for _, path := range []string{
		"/speakers", "/speakers/ada-moss", "/speakers/Ada-Moss/", "/speakers//", "/speakers/ada-moss/atom.xml/", "/speakers/ada-moss/x.xml",
		"/speakers/ada-moss/x/", "/speakers/~1/", "/speakers/~2/", "/speakers/~x/", "/speakers/~2/atom.xml", "/topics/ada-moss/", "/sections/",
	} {
		if doc, ok := e.Document(path); ok {
			t.Errorf("%s: %s", path, doc.Body)
		}
	}
}

// TestCutLimit: a cut has the newest articles, and asks for the digests of no others.
func TestCutLimit(t *testing.T) {
	d := newDesk(t)
	d.Site.Limit = 3
	for i := range 20 {
		d.file(i, fmt.Sprint("Text of ", i), tagged("Tides"), nil)
	}
	e := d.print(d.view(3))
	d.asked = nil
	f := d.read(e, "/topics/tides/")
	if len(f.Items) != 3 || f.Items[0].Title != "Report 19" || f.Items[0].ID != "tag:news.example,2026:19" || len(d.asked) > 3 {
		t.Errorf("%d items, %d digests: %+v", len(f.Items), len(d.asked), f.Items)
	}
	d.Site.Limit = 50
	if f := d.read(d.print(d.view(50)), "/topics/tides/"); len(f.Items) != 20 || f.Items[19].Title != "Report 0" {
		t.Errorf("%d items", len(f.Items))
	}
}

var hostile = []string{
	"a/b c/d", "../../etc passwd", "<b>Ann</b> Vale", "\u202eAnn Vale", "شمس القمر", "...", " ", "\x00\x01 \x02", "%2f %3f", "~2 ~3", "Ann\nVale",
	strings.Repeat("Long Name ", 400), "🙂 🙂", "\"Ann\" 'Vale'", "\xff\xfe Vale", "index.html atom.xml",
}

// TestHostileTerms: whatever a name holds, its page and feeds are found at the address that the index has for them, and
// are well-formed.
func TestHostileTerms(t *testing.T) {
	d := newDesk(t)
	d.Site.Sections = true
	var pairs []string
	for i, name := range hostile {
		pairs = append(pairs, name, fmt.Sprint("Words number ", i))
	}
	d.file(1, "One.", func(x *digest.Digest) {
		says(pairs...)(x)
		x.Tags, x.Authors = hostile, hostile
	}, nil)
	for i, name := range hostile {
		d.file(10+i, "Folder.", nil, func(r *ledger.Record) { r.Path = strings.ReplaceAll(name, "/", "_") + "/a.txt" })
	}
	e := d.print(d.view(50))
	pages := map[string]int{}
	for address := range e.filedPages() {
		u, err := url.Parse(address)
		if err != nil || u.Host != "news.example" || u.RawQuery != "" || u.Fragment != "" || strings.Contains(u.Path, "//") || strings.Contains(u.Path, "..") {
			t.Fatalf("address %q: %v", address, err)
		}
		page, ok := e.Document(u.Path)
		if !ok {
			t.Errorf("%s: no page", address)
			continue
		}
		if strings.Contains(string(page.Body), "<b>Ann") {
			t.Errorf("%s: a name is markup", address)
		}
		kind, _, _ := strings.Cut(u.Path[1:], "/")
		if pages[kind]++; pages[kind] == 1 {
			continue // the index
		}
		for _, as := range formats {
			doc, ok := e.Document(u.Path + as.name)
			if !ok {
				t.Errorf("%s: no %s", address, as.name)
				continue
			}
			if as.kind == "json" {
				err = json.Unmarshal(doc.Body, new(map[string]any))
			} else {
				err = xml.Unmarshal(doc.Body, new(struct{}))
			}
			if err != nil || !strings.Contains(string(doc.Body), strings.ReplaceAll(address, "&", "&amp;")) {
				t.Errorf("%s%s: %v\n%.300s", address, as.name, err, doc.Body)
			}
		}
	}
	t.Log(pages)
	if pages["topics"] < 12 || pages["authors"] < 12 || pages["sections"] < 8 || pages["speakers"] < 3 {
		t.Errorf("too few pages were looked at: %v", pages)
	}
	list, _ := e.Document("/opml.xml")
	if err := xml.Unmarshal(list.Body, new(struct{})); err != nil {
		t.Error(err)
	}
	if page, ok := e.Document("/articles/report-1"); !ok || strings.Contains(string(page.Body), "<b>Ann") {
		t.Error("article page")
	}
}

// TestManySpeakers: one article quotes thousands. The index takes several pages, each once, and the list of feeds is bounded.
func TestManySpeakers(t *testing.T) {
	const n = 3 * termsOnPage
	d := newDesk(t)
	var pairs []string
	for i := range n + 1 {
		pairs = append(pairs, fmt.Sprintf("Ann Vale%c%c%c", 'a'+i/676%26, 'a'+i/26%26, 'a'+i%26), fmt.Sprint("Word ", i))
	}
	d.file(1, "One.", says(pairs...), nil)
	d.file(2, "Two.", says("Ann Valezzz", "Twice.", "Ann Valeaaa", "Twice."), nil)
	e := d.print(d.view(50))
	links := regexp.MustCompile(`<li><a href="https://news\.example/speakers/([a-z-]+)/"`)
	var all []string
	for path := "/speakers/"; path != ""; {
		page, ok := e.Document(path)
		if !ok {
			t.Fatalf("no page %s", path)
		}
		found := links.FindAllStringSubmatch(string(page.Body), -1)
		if len(found) > termsOnPage {
			t.Errorf("%s: %d links", path, len(found))
		}
		for _, l := range found {
			all = append(all, l[1])
		}
		next := regexp.MustCompile(`rel="next" href="https://news\.example(/speakers/~\d+/)"`).FindSubmatch(page.Body)
		if path = ""; next != nil {
			path = string(next[1])
		}
	}
	if first := all[0]; first != "ann-valeaaa" {
		t.Errorf("the first one is %s", first)
	}
	if slices.Sort(all); len(slices.Compact(all)) != n+2 {
		t.Errorf("%d speakers on all pages, want %d", len(all), n+2)
	}
	list, _ := e.Document("/opml.xml")
	if got := strings.Count(string(list.Body), "xmlUrl"); got != 1+mostOutlines {
		t.Errorf("%d feeds in the list", got)
	}
	if got := len(readSitemap(t, e, "/sitemap.xml", "urlset").Pages); got != 1+2+4+n+2 {
		t.Errorf("%d pages in the sitemap", got)
	}
}

// TestFullPage: as many topics as a page lists fill one page, and all that is said to be published is there. The list of feeds
// has the topics of the most articles.
func TestFullPage(t *testing.T) {
	d := newDesk(t)
	var tags []string
	for i := range termsOnPage {
		tags = append(tags, fmt.Sprintf("tide %03d", i))
	}
	d.file(1, "One.", tagged(tags...), nil)
	d.file(2, "Two.", tagged(tags[termsOnPage-1]), nil)
	e := d.print(d.view(50))
	for path := range e.Paths() {
		if strings.HasPrefix(path, "/topics/tide") && !strings.HasPrefix(path, "/topics/tide-499/") {
			continue // like the last one
		}
		if doc, ok := e.Document(path); (!ok || doc == nil) && e.Stream(path) == nil {
			t.Errorf("%s: nothing is there", path)
		}
	}
	if got := readSitemap(t, e, "/sitemap.xml", "urlset").Pages; len(got) != 1+2+1+termsOnPage {
		t.Errorf("%d pages in the sitemap", len(got))
	}
	list, _ := e.Document("/opml.xml")
	if body := string(list.Body); !strings.Contains(body, tags[termsOnPage-1]) || strings.Contains(body, tags[termsOnPage-2]) {
		t.Errorf("the list of feeds: %s", body)
	}
}

// TestNotices: the notices of a cut are those of the articles that were withdrawn last.
func TestNotices(t *testing.T) {
	d := newDesk(t)
	var c Cut
	for i := range mostNotices + 1 {
		r := d.put(i, "Text.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour - time.Duration(i)*time.Second) })
		r, _ = d.Index.ByID(r.ID)
		c.Withdrawn = append(c.Withdrawn, r.Seq)
	}
	slices.Reverse(c.Withdrawn)
	got := d.print(d.view(50)).withdrawn(c)
	if len(got) != mostNotices || got[0].Path != "0.txt" || got[mostNotices-1].Path != fmt.Sprint(mostNotices-1, ".txt") {
		t.Errorf("%d notices, from %s to %s", len(got), got[0].Path, got[len(got)-1].Path)
	}
}

// TestFiledLinks: the front page links to the pages that list something, and an article's page to those of what it is filed under.
func TestFiledLinks(t *testing.T) {
	d := newDesk(t)
	d.file(1, "One.", func(x *digest.Digest) {
		says("Ada Moss", "It is wet.")(x)
		x.Tags, x.Authors = []string{"South Coast"}, []string{"Joan Vale"}
	}, nil)
	e := d.print(d.view(50))
	links := func(path string) (found []string) {
		page, _ := e.Document(path)
		for _, m := range regexp.MustCompile(`href="https://news\.example/((speakers|topics|sections|authors)/[^"]*)"`).FindAllStringSubmatch(string(page.Body), -1) {
			found = append(found, m[1])
		}
		return found
	}
	diff(t, "front page", []string{"speakers/", "topics/", "authors/"}, links("/"))
	diff(t, "article", []string{"authors/joan-vale/", "speakers/ada-moss/", "topics/south-coast/"}, links("/articles/report-1"))
	if page := d.Draft(ledger.Record{ID: "x", Slug: "x"}, d.texts["1.txt"], "Held back."); strings.Contains(string(page.Body), "/speakers/") {
		t.Error("a draft links to a person's page")
	}
}
