package page

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/syndication"
)

// weekOfTest is a week of three articles in a zone in which one of them came a day later than in UTC.
func weekOfTest() (*syndication.Feed, *Week) {
	zone := time.FixedZone("", 2*60*60)
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, zone)
	f := &syndication.Feed{
		ID: "tag:quay.example.org,2026:/weekly", Title: "The Quay – Every week", Home: "https://quay.example.org/weekly/", Site: "https://quay.example.org/",
		AtomURL: "https://quay.example.org/weekly/atom.xml", Language: "en-GB", Rights: "© The Quay & friends", Icon: "https://quay.example.org/favicon.ico", Zone: zone,
	}
	articles := []*syndication.Item{
		{
			ID: "tag:quay.example.org,2026:c", Link: "https://quay.example.org/articles/c?a=1&b=2", Title: "Lock <gates> painted", Summary: "The gates are green.\n\nNobody knows why.",
			Published: monday.Add(49*time.Hour - time.Minute), Authors: []string{"Ada Quist", "Bo Lund"}, Corrected: monday.Add(90 * time.Hour),
			Quotes: []syndication.Quote{
				{Text: "Green is “our” colour.\n\nIt always was.", Speaker: "Cleo Brandt", Key: true}, {Text: "No.", Speaker: "Bo Lund"},
				{Text: "Who painted them?", Key: true}, {Text: " ", Speaker: "Nobody", Key: true},
			},
		},
		{ID: "tag:quay.example.org,2026:b", Link: "https://quay.example.org/articles/b", Title: "Das Tor", Summary: "Ein Tor.", Language: "de", Published: monday.Add(47*time.Hour + 30*time.Minute)},
		{ID: "tag:quay.example.org,2026:a", Title: "Lock gates ordered", Published: monday},
	}
	return f, &Week{
		ID: "urn:uuid:1", Page: "https://quay.example.org/weekly/2026-W10/", First: monday, Last: monday.AddDate(0, 0, 6), Over: monday.AddDate(0, 0, 7),
		Articles: slices.Values(articles), Count: len(articles), Withdrawn: 1,
	}
}

// TestWeekHTML compares a page with the one in testdata; with -update it is written anew.
func TestWeekHTML(t *testing.T) {
	f, w := weekOfTest()
	got := string(w.HTML(f, 1<<20, Neighbour{"The week before", "https://quay.example.org/weekly/2026-W09/"}, Neighbour{"The week after", "https://quay.example.org/weekly/2026-W11/"}))
	path := filepath.Join("testdata", "week.html")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Articles that cannot be shown are counted: one here, and no link to the page itself.
	w.Articles, w.Count = slices.Values([]*syndication.Item(nil)), 1
	if got := string(w.HTML(f, 1<<20, Neighbour{}, Neighbour{})); !strings.Contains(got, ">More articles of this week: 1</p>") || strings.Contains(got, "←") || strings.Contains(got, "→") {
		t.Errorf("got\n%s", got)
	}
}

// TestWeekItem: an item has the articles of the page, as far as there is room, and the titles as its summary.
func TestWeekItem(t *testing.T) {
	f, w := weekOfTest()
	page := string(w.HTML(f, 1<<20, Neighbour{}, Neighbour{}))
	i := w.Item(f, 1<<20)
	if i.ID != w.ID || i.Link != w.Page || i.Title != "The week: 2 March 2026 – 8 March 2026" || !i.Published.Equal(w.Over) || !i.Updated.Equal(w.Over) ||
		i.Summary != "Lock <gates> painted\n\nDas Tor\n\nLock gates ordered" {
		t.Errorf("%+v", i)
	}
	if !strings.Contains(page, i.Content) || strings.Count(i.Content, "<h2") != 3 || strings.Contains(i.Content, "More articles") {
		t.Errorf("content %s", i.Content)
	}
	short := w.Item(f, 1)
	if short.Summary != "Lock <gates> painted" || !strings.Contains(short.Content, `<a href="https://quay.example.org/weekly/2026-W10/">More articles of this week: 2</a>`) {
		t.Errorf("with room for one: %+v", short)
	}
	many := make([]*syndication.Item, 100)
	for n := range many {
		many[n] = &syndication.Item{ID: "x", Title: "Again"}
	}
	w.Articles, w.Count, w.Withdrawn = slices.Values(many), 100, 0
	if i := w.Item(f, 1<<20); strings.Count(i.Summary, "Again") != mostInSummary || strings.Contains(i.Content, "withdrawn") {
		t.Errorf("of many: %+v", i)
	}
}
