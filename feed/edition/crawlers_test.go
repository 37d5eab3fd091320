package edition

import (
	"encoding/xml"
	"fmt"
	"slices"
	"testing"
	"time"

	"seedfeed/feed/ledger"
)

// sitemap is what a reader makes of a document of the sitemap protocol.
type sitemap struct {
	XMLName xml.Name
	Pages   []place `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	Parts   []place `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap"`
}

type place struct {
	Loc     string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
	LastMod string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
}

func readSitemap(t *testing.T, e *Edition, path, root string) (s sitemap) {
	t.Helper()
	doc, ok := e.Document(path)
	if !ok || doc.Type != "application/xml; charset=utf-8" {
		t.Fatalf("%s: %v %+v", path, ok, doc)
	}
	if err := xml.Unmarshal(doc.Body, &s); err != nil || s.XMLName.Local != root {
		t.Fatalf("%s: root %s, %v", path, s.XMLName.Local, err)
	}
	return s
}

func TestRobots(t *testing.T) {
	doc, ok := newDesk(t).print(View{}).Document("/robots.txt")
	const want = "User-agent: *\nAllow: /\nDisallow: /search\nDisallow: /quotes.\n\nSitemap: https://news.example/sitemap.xml\n"
	if !ok || doc.Type != "text/plain; charset=utf-8" || string(doc.Body) != want {
		t.Errorf("%v %+v\n%s", ok, doc, doc.Body)
	}
}

// TestSitemap: it names the front page, the articles that are published, and the archives.
func TestSitemap(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", archived(1))
	d.put(2, "The quay was closed.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	d.put(3, "The lock was opened.", func(r *ledger.Record) { r.Slug, r.Updated = "kö & <ende>", noon.Add(2*time.Hour) })
	d.put(4, "The mill was sold.", func(r *ledger.Record) { r.Returned = noon.Add(3 * time.Hour).In(time.FixedZone("", 3600)) })
	e := d.print(d.view(50))
	diff(t, "sitemap", []place{
		{base, "2026-03-01T15:00:00Z"},
		{base + "articles/report-1", "2026-03-01T12:01:00Z"},
		{base + "articles/k%C3%B6%20&%20%3Cende%3E", "2026-03-01T14:00:00Z"},
		{base + "articles/report-4", "2026-03-01T15:00:00Z"},
		{base + "archive/1/", ""},
	}, readSitemap(t, e, "/sitemap.xml", "urlset").Pages)
	for _, path := range []string{"/sitemap-1.xml", "/sitemap-0.xml", "/sitemap.xml/", "/sitemap", "/sitemap-.xml", "/robots", "/1.xml"} {
		if doc, ok := e.Document(path); ok {
			t.Errorf("%s: %s", path, doc.Body)
		}
	}
}

// TestSitemapInParts: what does not fit into one sitemap is in parts, and each page in one of them.
func TestSitemapInParts(t *testing.T) {
	d := newDesk(t)
	const articles = 2*mostInSitemap + 5
	for i := range articles {
		at := noon.Add(time.Duration(i) * time.Second)
		d.Index.Put(ledger.Record{ID: fmt.Sprint(i), Path: fmt.Sprint(i), Slug: fmt.Sprint("report-", i), Published: at, Updated: at})
	}
	e := d.print(View{Updated: noon})
	parts := readSitemap(t, e, "/sitemap.xml", "sitemapindex").Parts
	seen := map[string]bool{}
	lists := slices.Collect(e.lists())
	for n, part := range parts {
		if want := fmt.Sprint("sitemap-", n+1, ".xml"); !slices.Contains(lists, want) {
			t.Errorf("%s is not written to a folder", want)
		}
		if want := fmt.Sprint(base, "sitemap-", n+1, ".xml"); part.Loc != want {
			t.Errorf("part %d is at %s, want %s", n+1, part.Loc, want)
		}
		pages := readSitemap(t, e, fmt.Sprint("/sitemap-", n+1, ".xml"), "urlset").Pages
		newest := ""
		for _, p := range pages {
			seen[p.Loc] = true
			newest = max(newest, p.LastMod)
		}
		if part.LastMod != newest || len(pages) > 40_000 {
			t.Errorf("part %d: changed at %s, want %s; %d pages", n+1, part.LastMod, newest, len(pages))
		}
	}
	if len(parts) != 3 || len(seen) != articles+1 || !seen[base] || !seen[base+"articles/report-80004"] {
		t.Errorf("%d parts with %d pages", len(parts), len(seen))
	}
	for i := range articles - mostInSitemap + 1 {
		r, _ := d.Index.ByID(fmt.Sprint(i))
		r.Withdrawn = noon
		d.Index.Put(r)
	}
	if _, ok := e.Document("/sitemap-1.xml"); ok || len(readSitemap(t, e, "/sitemap.xml", "urlset").Pages) != mostInSitemap {
		t.Errorf("a part is there, %v, though all pages fit into one sitemap", ok)
	}
	for _, path := range []string{"/sitemap-4.xml", "/sitemap-0.xml", "/sitemap--1.xml", "/sitemap-01.xml", "/sitemap-1.xml.gz"} {
		if _, ok := e.Document(path); ok {
			t.Error(path + " is there")
		}
	}
}
