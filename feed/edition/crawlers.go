package edition

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"iter"
	"net/url"
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
	switch path {
	case robotsPath:
		return &web.Document{Type: robotsType, Body: []byte(e.site.robots())}
	case sitemapPath:
		if parts := e.sitemaps(); len(parts) > 1 {
			return sitemapOf("sitemapindex", "sitemap", parts)
		}
		return sitemapOf("urlset", "url", e.sitemap(1))
	}
	number, isPart := strings.CutPrefix(path, sitemapPart)
	number, isXML := strings.CutSuffix(number, ".xml")
	n, err := strconv.Atoi(number)
	if !isPart || !isXML || err != nil || n < 1 || number != strconv.Itoa(n) {
		return nil
	}
	if most := e.index.Len() + len(e.archives) + len(e.weeks()) + 2 + 2*e.filing.Names(); most <= mostInSitemap*max(1, n-1) {
		return nil // no look at all articles for what cannot be there
	}
	if parts := e.sitemaps(); len(parts) == 1 || n > len(parts) {
		return nil
	}
	return sitemapOf("urlset", "url", e.sitemap(n))
}

// robots keeps crawlers from searches, of which there is no end, and from the tables of all quotations, which are large.
func (s *Site) robots() string {
	base, _ := url.Parse(s.BaseURL)
	at := base.EscapedPath()
	return "User-agent: *\nAllow: /\nDisallow: " + at + searchPath + "\nDisallow: " + at + quotesPath + "\n\nSitemap: " + s.BaseURL + sitemapPath + "\n"
}

// location is an entry of a sitemap: an address and when its document last changed. A zero time is left out.
type location struct {
	address string
	changed time.Time
}

// pages yields the pages of the sitemaps: the front page, the articles that are published, in the order of the ledger, the
// archives, the weeks, and the cuts. What is new comes last, so that a new article changes only the last part. The address is
// a function, since making it is what costs.
func (e *Edition) pages() iter.Seq2[func() string, time.Time] {
	return func(yield func(func() string, time.Time) bool) {
		if !yield(func() string { return e.site.BaseURL }, e.feed.Updated) {
			return
		}
		for r := range e.index.All() {
			if r.Withdrawn.IsZero() && !yield(func() string { return e.site.pageURL(r.Slug) }, catalogue.Changed(r)) {
				return
			}
		}
		for n := range e.archives {
			if !yield(func() string { return e.site.BaseURL + archivePath(n+1) }, time.Time{}) {
				return
			}
		}
		for address := range e.weeklyPages() {
			if !yield(func() string { return address }, time.Time{}) {
				return
			}
		}
		for address := range e.filedPages() {
			if !yield(func() string { return address }, time.Time{}) {
				return
			}
		}
	}
}

// sitemaps returns the parts of the sitemap. The date of a part is that of its newest page.
func (e *Edition) sitemaps() (parts []location) {
	n := 0
	for _, changed := range e.pages() {
		if n%mostInSitemap == 0 {
			parts = append(parts, location{address: fmt.Sprint(e.site.BaseURL, sitemapPart, len(parts)+1, ".xml")})
		}
		if part := &parts[len(parts)-1]; changed.After(part.changed) {
			part.changed = changed
		}
		n++
	}
	return parts
}

// sitemap returns the pages of one part, from 1 up.
func (e *Edition) sitemap(part int) (pages []location) {
	n := 0
	for address, changed := range e.pages() {
		if n/mostInSitemap == part-1 {
			pages = append(pages, location{address(), changed})
		}
		if n++; n == part*mostInSitemap {
			break
		}
	}
	return pages
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
