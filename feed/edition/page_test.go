package edition

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/picture"
)

// linksOf returns the addresses of a page's links by what they are (rel), and those of headlines under "u-url".
func linksOf(t *testing.T, body []byte) map[string][]string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	links := map[string][]string{}
	for n := range doc.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if n.Data == "a" {
			kind := attr["rel"] + attr["class"]
			links[kind] = append(links[kind], attr["href"])
		}
		if attr["property"] == "og:image" {
			links["og:image"] = append(links["og:image"], attr["content"])
		}
	}
	return links
}

// TestNeighbours: an article leads to the ones before and after it, over archives and past what was withdrawn.
func TestNeighbours(t *testing.T) {
	d := newDesk(t)
	for i := 1; i <= 9; i++ {
		d.put(i, fmt.Sprint("The bridge was painted ", i, " times."), func(r *ledger.Record) {
			if i <= 6 {
				archived(int32(1 + i%2))(r) // the archives overlap
			}
			if i == 3 || i == 4 || i == 8 {
				r.Withdrawn = noon.Add(time.Hour)
			}
		})
	}
	e := d.print(d.view(3))
	for i, want := range map[int][2]int{1: {0, 2}, 2: {1, 5}, 5: {2, 6}, 6: {5, 7}, 7: {6, 9}, 9: {7, 0}} {
		page, ok := e.Document(fmt.Sprint("articles/report-", i))
		if !ok {
			t.Fatalf("no page of %d", i)
		}
		links := linksOf(t, page.Body)
		for n, rel := range []string{"prev", "next"} {
			got := strings.Join(links[rel], " ")
			if address := fmt.Sprint(base, "articles/report-", want[n]); got != address && !(want[n] == 0 && got == "") {
				t.Errorf("article %d: %s is %q, want article %d", i, rel, got, want[n])
			}
		}
	}
}

// TestFront: the front page leaves articles to the archives, but shows at least twenty.
func TestFront(t *testing.T) {
	d := newDesk(t)
	for i := 1; i <= 30; i++ {
		d.put(i, fmt.Sprint("The bridge was painted ", i, " times."), func(r *ledger.Record) {
			if i <= 5 {
				archived(1)(r)
			}
		})
	}
	front, _ := d.print(d.view(50)).Document("/")
	if got := len(linksOf(t, front.Body)["u-url"]); got != 25 {
		t.Errorf("%d articles, want the 25 that no archive holds", got)
	}
	for i := 6; i <= 25; i++ {
		d.put(i, fmt.Sprint("The bridge was painted ", i, " times."), archived(2))
	}
	front, _ = d.print(d.view(50)).Document("/")
	links := linksOf(t, front.Body)
	if got := len(links["u-url"]); got != leastInFront || len(links["prev"]) != 1 || links["prev"][0] != base+"archive/2/" {
		t.Errorf("%d articles, want %d; older ones at %q", got, leastInFront, links["prev"])
	}
}

func TestCard(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", func(r *ledger.Record) { r.Slug = "the wall" })
	d.put(2, "The lamp was put out.", nil)
	d.put(3, "It was all wrong.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	d.texts["1.txt"].Quotes = []digest.Quote{{Text: "No", Speaker: "Cy"}, {Text: "It holds", Speaker: "Ann Roe", Key: true}}
	e := d.print(d.view(50))
	want := map[string]picture.Card{
		"the wall.png": {Site: "News", Title: "Report 1", Quote: "It holds", Speaker: "Ann Roe"}, "report-2.png": {Site: "News", Title: "Report 2"},
	}
	for name, card := range want {
		body, err := card.Draw()
		if doc, ok := e.Document("/cards/" + name); err != nil || !ok || doc.Type != "image/png" || !bytes.Equal(doc.Body, body) {
			t.Errorf("card %s: %v, %v", name, ok, err)
		}
	}
	for _, name := range []string{"report-3.png", "report-4.png", "the wall", "the wall.jpg", ""} {
		if doc, ok := e.Document("/cards/" + name); ok {
			t.Errorf("card %s: %d bytes", name, len(doc.Body))
		}
	}
	page, _ := e.Document("articles/the wall")
	if got := linksOf(t, page.Body)["og:image"]; len(got) != 1 || got[0] != base+"cards/the%20wall.png" {
		t.Errorf("the page names the cards %q", got)
	}
}

// TestPictureOrigins: a page may show the pictures that it names, and no others.
func TestPictureOrigins(t *testing.T) {
	d := newDesk(t)
	d.Site.Icon = "https://cdn.example/icon.png"
	d.put(1, "The wall was rebuilt.", nil)
	d.put(2, "The lamp was put out.", nil)
	d.texts["1.txt"].Image, d.texts["2.txt"].Image = "https://pictures.example/1.jpg", base+"files/2.jpg"
	e := d.print(d.view(50))
	for path, want := range map[string]string{
		"/": "https://cdn.example https://pictures.example", "/articles/report-1": "https://cdn.example https://pictures.example",
		"/articles/report-2": "https://cdn.example",
	} {
		if doc, _ := e.Document(path); doc == nil || strings.Join(doc.Images, " ") != want {
			t.Errorf("%s may show pictures of %q, want %q", path, doc.Images, want)
		}
	}
	if view := e.Feeds["/atom.xml"].View(); strings.Join(view.Images, " ") != "https://cdn.example https://pictures.example" {
		t.Errorf("the view may show pictures of %q", view.Images)
	}
}

func TestMissingPage(t *testing.T) {
	d := newDesk(t)
	d.Site.Style = "h1{color:red}"
	e := d.print(d.view(50))
	body, err := page.Missing(&page.Feed{Feed: e.feed, Style: d.Site.Style})
	if doc := e.Missing(); doc == nil || string(doc.Body) != string(must(t, body, err)) || doc.StyleHash != page.StyleHash("h1{color:red}") ||
		!strings.Contains(string(body), "h1{color:red}</style>") {
		t.Errorf("page %+v", doc)
	}
}
