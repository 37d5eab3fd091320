package edition

import (
	"slices"
	"strings"
	"testing"
)

// TestMeant: among documents of a small site, each address leads where a reader means.
func TestMeant(t *testing.T) {
	site := []string{
		"/", "/atom.xml", "/rss.xml", "/feed.json", "/opml.xml", "/articles/feed", "/articles/quay", "/archive/1/", "/archive/1/atom.xml",
		"/archive/1/rss.xml", "/archive/1/feed.json", "/topics/news/", "/topics/news/rss.xml",
	}
	for want, asked := range map[string]string{
		"/rss.xml": "/feed /feed/ /feeds /feeds/ /rss /rss/ /rss.xml/ /feed.xml /feed.xml/ /index.xml /index.rss /feed.rss /rss/feed.xml /blog/feed " +
			"/blog/feed/ /blog/rss.xml /posts/index.xml /feed/rss2/ /feed/rdf/ /feeds/posts/default /Feed /RSS.XML //rss.xml /feed//rss/ /index.rdf",
		"/atom.xml":            "/atom /atom/ /atom.xml/ /index.atom /feed.atom /feed/atom /feed/atom/ /atom/feed /news/atom.xml //atom.xml// /Atom.xml /feeds/atom.xml",
		"/feed.json":           "/feed.json/ /feed/json /feeds/json/ /index.json /feed/feed.json /json/feed //feed.json",
		"/":                    "// /// /index.html /index.htm /INDEX.HTML //index.html",
		"/opml.xml":            "/opml.xml/ //opml.xml",
		"/articles/quay":       "/articles/quay/ //articles//quay /articles/quay/index.html /Articles/Quay /ARTICLES/QUAY/",
		"/articles/feed":       "/articles/feed/",
		"/archive/1/":          "/archive/1 /archive//1/ /archive/1/index.html",
		"/archive/1/rss.xml":   "/archive/1/feed /archive/1/rss/ /archive/1/index.xml /archive/1/blog/feed",
		"/archive/1/atom.xml":  "/archive/1/atom /archive/1//atom.xml",
		"/archive/1/feed.json": "/archive/1/feed.json/",
		"/topics/news/":        "/Topics/News /topics/News/ /topics/news",
		"/topics/news/rss.xml": "/topics/news/feed /topics/News/feed",
		"":                     "/nothing /nothing/ /articles /articles/ /articles/other/ /archive/2/feed /comments/feed /feed.xml.gz /blog /news/ /json /index /default /xml /evil.example/feed /feeds/a/b/c/default /rss.php /index.php /a/../atom.xml",
	} {
		for _, path := range strings.Fields(asked) {
			got := ""
			for _, to := range Meant(path) {
				if slices.Contains(site, to) {
					got = to
					break
				}
			}
			if got != want {
				t.Errorf("%s: leads to %q, want %q; may mean %q", path, got, want, Meant(path))
			}
		}
	}
}

// What may be meant is a few paths, which begin with one slash.
func FuzzMeant(f *testing.F) {
	f.Add("//evil.example/feed")
	f.Add("/feeds/posts/default/index.html")
	f.Add("")
	f.Add("/FEED/İndex.XML")
	f.Fuzz(func(t *testing.T, path string) {
		meant := Meant(path)
		for _, to := range meant {
			if to != "" && to[0] != '/' || strings.Contains(to, "//") || len(to) > max(len(path), len(strings.ToLower(path)))+len("//feed.json") {
				t.Errorf("%q: may mean %q", path, to)
			}
		}
		if len(meant) > 10 {
			t.Errorf("%q: may mean %d paths", path, len(meant))
		}
	})
}
