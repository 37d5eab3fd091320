package edition

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/web"
)

// TestWeekOf: weeks are those of ISO 8601, in the zone of the site, also where a day has 23 or 25 hours.
func TestWeekOf(t *testing.T) {
	for _, c := range []struct{ zone, at, name, from, to string }{
		{"", "2026-11-29T23:59:59Z", "2026-W48", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"},
		{"", "2026-11-30T00:00:00Z", "2026-W49", "2026-11-30T00:00:00Z", "2026-12-07T00:00:00Z"},
		{"", "2027-01-03T12:00:00Z", "2026-W53", "2026-12-28T00:00:00Z", "2027-01-04T00:00:00Z"},
		{"", "2024-12-30T12:00:00Z", "2025-W01", "2024-12-30T00:00:00Z", "2025-01-06T00:00:00Z"},
		{"Pacific/Auckland", "2026-11-29T12:00:00Z", "2026-W49", "2026-11-30T00:00:00+13:00", "2026-12-07T00:00:00+13:00"},
		{"America/New_York", "2026-11-30T04:00:00Z", "2026-W48", "2026-11-23T00:00:00-05:00", "2026-11-30T00:00:00-05:00"},
		{"Europe/Berlin", "2026-10-25T12:00:00Z", "2026-W43", "2026-10-19T00:00:00+02:00", "2026-10-26T00:00:00+01:00"},
	} {
		s := Site{}
		if c.zone != "" {
			s.Zone, _ = time.LoadLocation(c.zone)
		}
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		w := s.weekOf(at)
		if w.name != c.name || w.from.Format(time.RFC3339) != c.from || w.to.Format(time.RFC3339) != c.to || !s.WeekEnd(at).Equal(w.to) {
			t.Errorf("%s in %q: %v, want %v", c.at, c.zone, w, c)
		}
	}
}

// weekItem is an item of a feed of weeks.
type weekItem struct {
	ID, URL, Title, Summary string
	Content                 string `json:"content_html"`
	Published               string `json:"date_published"`
	Modified                string `json:"date_modified"`
}

// weeks returns the items of the feed of weeks when an edition is made at a time.
func (d *desk) weeks(now time.Time) (items []weekItem, e *Edition) {
	d.t.Helper()
	v := d.view(50)
	v.Now = now
	e = d.print(v)
	doc, ok := e.Document("/weekly/feed.json")
	var f struct{ Items []weekItem }
	if !ok || json.Unmarshal(doc.Body, &f) != nil {
		d.t.Fatal("no feed of weeks")
	}
	return f.Items, e
}

// at dates an article.
func at(when time.Time) func(*ledger.Record) {
	return func(r *ledger.Record) { r.Published, r.Updated = when, when }
}

// TestWeekly follows the items of weeks: they come when their week is over, keep id and date, and lose what is withdrawn.
func TestWeekly(t *testing.T) {
	d := newDesk(t)
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC) // the day after noon; its week is 2026-W10
	d.put(1, "The wall was rebuilt.", at(monday))
	d.put(2, "The bell is cast.", at(monday.AddDate(0, 0, 7).Add(-time.Second)))
	d.put(3, "The tide was high.", at(monday.AddDate(0, 0, 7)))
	d.put(4, "It was all wrong.", func(r *ledger.Record) { at(monday)(r); r.Withdrawn = monday.AddDate(0, 0, 6) })
	d.put(5, "An old letter was found.", func(r *ledger.Record) { at(monday.AddDate(-9, 0, 0))(r); r.Seen = monday.Add(time.Hour) })
	over := monday.AddDate(0, 0, 7)

	if items, _ := d.weeks(over.Add(-time.Nanosecond)); len(items) != 1 || !strings.HasSuffix(items[0].URL, "/weekly/2026-W10/") {
		// The clock of the view is behind the newest article, which is from the week after.
		t.Errorf("%+v", items)
	}
	d.put(3, "The tide was high.", at(over.Add(-time.Hour)))
	if items, _ := d.weeks(over.Add(-time.Nanosecond)); len(items) != 0 {
		t.Errorf("before the week is over: %+v", items)
	}
	items, e := d.weeks(over)
	if len(items) != 1 {
		t.Fatalf("%d items", len(items))
	}
	first := items[0]
	if first.Title != "The week: 2 March 2026 – 8 March 2026" || first.URL != base+"weekly/2026-W10/" || first.Published != "2026-03-09T00:00:00Z" ||
		first.Summary != "Report 2\nReport 3\nReport 5\nReport 1" || strings.Contains(first.Content, "wrong") || strings.Contains(first.Content, "withdrawn") {
		t.Errorf("%+v", first)
	}
	for _, path := range []string{"2026-W09/", "2026-W11/", "2026-W10", "2026-W010/", "2026-w10/", "2026-W10/atom.xml", "x", "/", "opml.xml"} {
		if _, ok := e.Document("/weekly/" + path); ok {
			t.Errorf("there is a /weekly/%s", path)
		}
	}

	d.put(2, "", func(r *ledger.Record) { at(monday)(r); r.Withdrawn = over.Add(time.Hour) })
	forgotten := d.put(1, "", func(r *ledger.Record) { at(monday)(r); r.Withdrawn = over.Add(2 * time.Hour) })
	d.Index.Put(forgotten.Forgotten())
	d.put(6, "The gate is painted.", at(over.AddDate(0, 0, 8)))
	items, e = d.weeks(over.AddDate(0, 0, 14))
	if len(items) != 2 || !strings.HasSuffix(items[0].URL, "W12/") { // W11 has no article
		t.Fatalf("%+v", items)
	}
	if got := items[1]; got.ID != first.ID || got.Title != first.Title || got.Published != first.Published || got.Modified != first.Modified ||
		got.Summary != "Report 3\nReport 5" || !strings.Contains(got.Content, "withdrawn since: 2") {
		t.Errorf("%+v, before %+v", got, first)
	}
	page, ok := e.Document("/weekly/2026-W10/")
	if !ok || page.Gone || !strings.Contains(string(page.Body), "withdrawn since: 2") || !strings.Contains(string(page.Body), `<a href="`+base+`weekly/2026-W12/">The week: 16 March 2026 – 22 March 2026</a> →`) {
		t.Errorf("page: %+v", page)
	}
	page, _ = e.Document("/weekly/2026-W12/")
	if !strings.Contains(string(page.Body), `← <a href="`+base+`weekly/2026-W10/">`) || strings.Contains(string(page.Body), "→") {
		t.Errorf("page: %s", page.Body)
	}
	for _, i := range []int{3, 5} {
		d.put(i, "", func(r *ledger.Record) { at(monday)(r); r.Withdrawn = over.Add(3 * time.Hour) })
	}
	if items, _ = d.weeks(over.AddDate(0, 0, 14)); len(items) != 2 || items[1].ID != first.ID || !strings.Contains(items[1].Content, "withdrawn since: 4") {
		t.Errorf("nothing is left of the week: %+v", items)
	}
	if id := items[0].ID; !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(id) || id == first.ID {
		t.Errorf("id %s", id)
	}
}

// TestWeeklyFeed: the feed has an id and addresses of its own, and is dated by its newest week or withdrawal.
func TestWeeklyFeed(t *testing.T) {
	d := newDesk(t)
	d.Site.Author = ""
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for i := range 5 {
		d.put(i, "The wall was rebuilt.", at(monday.AddDate(0, 0, 7*i)))
	}
	last := d.put(5, "The bell is cast.", at(monday.AddDate(0, 0, 28)))
	d.Site.Limit = 3
	items, e := d.weeks(monday.AddDate(0, 0, 35))
	f := e.weeksFeed()
	want := head(weekly)
	want.ID, want.Title, want.Author, want.Updated, want.Items = f.ID, "News – Every week", "News", monday.AddDate(0, 0, 35), f.Items
	diff(t, "feed", &want, f)
	if len(items) != 3 || items[0].Summary != "Report 5\nReport 4" {
		t.Errorf("%+v", items)
	}
	d.want("weeks", "/weekly/", f, func(path string) *web.Document { doc, _ := e.Document(path); return doc })
	body, err := page.Home(&page.Feed{Feed: f})
	list, _ := e.Document("/weekly/")
	d.page("page of weeks", list, must(t, body, err))
	last.Withdrawn = monday.AddDate(0, 0, 36)
	d.Index.Put(last)
	if got := e.weeksFeed().Updated; !got.Equal(last.Withdrawn) {
		t.Errorf("after a withdrawal: %v", got)
	}

	other := Site{FeedID: "https://old.example/feed#1"}
	ids := []string{f.ID, d.Site.FeedID, items[0].ID, items[1].ID, other.idOf(weekly), other.idOf(weekly + "2026-W10")}
	slices.Sort(ids)
	if len(slices.Compact(ids)) != 6 {
		t.Errorf("ids %q", ids)
	}
}

// TestWeeklyBounds: a feed has the newest weeks, an item ends where its room does and says how many articles it leaves out,
// and no more texts are asked for than are shown.
func TestWeeklyBounds(t *testing.T) {
	d := newDesk(t)
	long := strings.Repeat("The board counted the eels again. ", 400) // 13 KB
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for i := range 400 {
		d.put(i, long, at(monday.Add(time.Duration(i)*time.Minute)))
	}
	for i := range 20 {
		d.put(1000+i, "The wall was rebuilt.", at(monday.AddDate(0, 0, 7*i+7)))
	}
	d.asked = nil
	items, e := d.weeks(monday.AddDate(1, 0, 0))
	if len(items) != weeksInFeed {
		t.Errorf("%d weeks", len(items))
	}
	d.asked = nil
	page, _ := e.Document("/weekly/2026-W10/")
	if n := len(page.Body); n < weekPageBytes || n > weekPageBytes+3*len(long) {
		t.Errorf("page of %d bytes", n)
	}
	if len(d.asked) > weekPageBytes/len(long)+2 {
		t.Errorf("%d texts were read", len(d.asked))
	}
	item := e.written(e.weeks()[20], e.articlesOf(e.weeks()[20:])[0]).Item(e.weeklyHead(noon), weekItemBytes)
	shown := strings.Count(item.Content, "<h2")
	if len(item.Content) > weekItemBytes+2*len(long) || !strings.Contains(item.Content, fmt.Sprintf(`2026-W10/">More articles of this week: %d</a>`, 400-shown)) {
		t.Errorf("%d articles of 400 in %d bytes: %s", shown, len(item.Content), item.Content[len(item.Content)-200:])
	}
}

// TestWeeklyMail: what is sent by mail has nothing that mail programs drop or refuse, whatever the texts hold, and the page
// allows each of its styles.
func TestWeeklyMail(t *testing.T) {
	d := newDesk(t)
	d.Site.Icon = "https://cdn.example/icon.png"
	d.put(1, "", func(r *ledger.Record) { r.Corrected = noon.AddDate(0, 0, 1) })
	d.texts["1.txt"] = &digest.Digest{
		Title: `<script>alert(1)</script> & "so"`, Summary: []string{"One <b>two</b>.\n\nThree."}, Language: "de-AT", Authors: []string{`Bo "<i>"`},
		Quotes: []digest.Quote{
			{Text: "It is <style>mine</style>.\n\nAll of it.", Speaker: "Ann & <form>", Key: true},
			{Text: "This is no key quote.", Speaker: "Bo"},
			{Text: "Nobody knows who said this.", Key: true},
		},
	}
	items, e := d.weeks(noon.AddDate(0, 0, 7))
	doc, _ := e.Document("/weekly/2026-W09/")
	for _, html := range []string{items[0].Content, string(doc.Body)} {
		for _, bad := range []string{"<script", "<style", "<form", "<input", "<b>", "<i>", "class=", "onclick", "javascript:", "<img", "no key quote"} {
			if strings.Contains(html, bad) {
				t.Errorf("there is %s in %s", bad, html)
			}
		}
		for _, good := range []string{`lang="de-AT" dir="auto"`, "<em>Korrigiert am 2. März 2026", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;", ">Three.</p>", ">All of it.</p>", "— Ann &amp; &lt;form&gt;</p>", "who said this.</p>\n</blockquote>"} {
			if !strings.Contains(html, good) {
				t.Errorf("there is no %s in %s", good, html)
			}
		}
	}
	if !slices.Equal(doc.Images, []string{"https://cdn.example"}) {
		t.Errorf("pictures from %q", doc.Images)
	}
	styles := regexp.MustCompile(`style="([^"]*)"`).FindAllStringSubmatch(string(doc.Body), -1)
	if len(styles) < 8 || doc.StyleHash != page.WeekStyleHash() || !strings.HasPrefix(doc.StyleHash, "'unsafe-hashes' ") {
		t.Errorf("%d styles, policy %s", len(styles), doc.StyleHash)
	}
	for _, s := range styles {
		sum := sha256.Sum256([]byte(s[1]))
		if hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !slices.Contains(strings.Fields(doc.StyleHash), hash) {
			t.Errorf("the policy does not allow %q", s[1])
		}
	}
}

// TestWeeklyLinks: once a week is over, the front page links to the page of weeks, the list of feeds has the feed, and the
// sitemap all pages.
func TestWeeklyLinks(t *testing.T) {
	d := newDesk(t)
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	d.put(1, "The wall was rebuilt.", at(monday))
	for _, c := range []struct {
		second, now time.Time
		weeks       []string
	}{
		{monday.Add(time.Hour), monday.AddDate(0, 0, 7).Add(-time.Second), nil},
		{monday.AddDate(0, 0, 7), monday.AddDate(0, 0, 14), []string{base + "weekly/", base + "weekly/2026-W10/", base + "weekly/2026-W11/"}},
	} {
		d.put(2, "The bell is cast.", at(c.second))
		_, e := d.weeks(c.now)
		front, _ := e.Document("/")
		if has := strings.Contains(string(front.Body), `<a href="`+base+`weekly/">Every week</a>`); has != (c.weeks != nil) {
			t.Errorf("%v: a link on the front page: %v", c.now, has)
		}
		list, _ := e.Document("/opml.xml")
		if has := strings.Contains(string(list.Body), `xmlUrl="`+base+`weekly/atom.xml"`); has != (c.weeks != nil) {
			t.Errorf("%v: in the list of feeds: %v", c.now, has)
		}
		var pages []string
		for _, p := range readSitemap(t, e, "/sitemap.xml", "urlset").Pages {
			if strings.Contains(p.Loc, "/weekly/") {
				pages = append(pages, p.Loc)
			}
		}
		diff(t, "pages in the sitemap", c.weeks, pages)
	}
}
