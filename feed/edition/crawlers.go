package edition

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/web"
)

// Paths of the documents for search engines.
const (
	robotsPath  = "robots.txt"
	sitemapPath = "sitemap.xml"
	sitemapPart = "sitemap-" // and a number from 1 up, and ".xml"
)

const (
	robotsType  = "text/plain; charset=utf-8"
	sitemapType = "application/xml; charset=utf-8"
)

// mostInSitemap is how many addresses one sitemap holds. The protocol allows 50,000.
const mostInSitemap = 40_000

// crawlers makes the document for search engines at a path, or returns nil if there is none.
func (e *Edition) crawlers(path string) *web.Document {
	switch {
	case path == robotsPath:
		return &web.Document{Type: robotsType, Body: []byte("User-agent: *\nAllow: /\n\nSitemap: " + e.site.BaseURL + sitemapPath + "\n")}
	case path == sitemapPath:
		parts := e.sitemaps()
		if len(parts) == 1 {
			return sitemapOf("urlset", "url", parts[0])
		}
		return sitemapOf("sitemapindex", "sitemap", e.partsOf(parts))
	}
	number, isPart := strings.CutPrefix(path, sitemapPart)
	number, isXML := strings.CutSuffix(number, ".xml")
	n, err := strconv.Atoi(number)
	if !isPart || !isXML || err != nil || n < 1 || number != strconv.Itoa(n) {
		return nil
	}
	parts := e.sitemaps()
	if len(parts) < 2 || n > len(parts) {
		return nil
	}
	return sitemapOf("urlset", "url", parts[n-1])
}

// location is an entry of a sitemap: an address and when its document last changed. A zero time is left out.
type location struct {
	address string
	changed time.Time
}

// sitemaps returns all pages, in parts of mostInSitemap: the front page, the articles that are published, in the order of
// the ledger, and the archives. What is new comes last, so that a new article changes only the last parts.
func (e *Edition) sitemaps() [][]location {
	pages := []location{{e.site.BaseURL, e.feed.Updated}}
	for r := range e.index.All() {
		if r.Withdrawn.IsZero() {
			pages = append(pages, location{e.site.pageURL(r.Slug), catalogue.Changed(r)})
		}
	}
	for n := range e.archives {
		pages = append(pages, location{address: e.site.BaseURL + archivePath(n+1)})
	}
	return slices.Collect(slices.Chunk(pages, mostInSitemap))
}

// partsOf returns the addresses of the parts of a sitemap. The date of a part is that of its newest page.
func (e *Edition) partsOf(parts [][]location) (out []location) {
	for n, pages := range parts {
		newest := slices.MaxFunc(pages, func(a, b location) int { return a.changed.Compare(b.changed) })
		out = append(out, location{fmt.Sprint(e.site.BaseURL, sitemapPart, n+1, ".xml"), newest.changed})
	}
	return out
}

// sitemapOf writes locations as a document of the sitemap protocol 0.9 (sitemaps.org): a list of pages, or of its parts.
func sitemapOf(root, element string, locations []location) *web.Document {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<" + root + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, l := range locations {
		b.WriteString("<" + element + "><loc>")
		xml.EscapeText(&b, []byte(l.address)) // a bytes.Buffer takes everything
		b.WriteString("</loc>")
		if !l.changed.IsZero() {
			b.WriteString("<lastmod>" + l.changed.UTC().Format(time.RFC3339) + "</lastmod>")
		}
		b.WriteString("</" + element + ">\n")
	}
	b.WriteString("</" + root + ">\n")
	return &web.Document{Type: sitemapType, Body: b.Bytes()}
}
