package main

import (
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// formerFeeds are feeds of other programs. Each item is made of a number; BASE is the address of the site.
var formerFeeds = []struct {
	name, path, head, item, tail string
}{
	{
		"rss with ids", "/index.xml",
		`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><link>BASE/</link><description>d</description><atom:link href="BASE/index.xml" rel="self"/>`,
		`<item><title>Report %[1]d of the river board</title><link>BASE/report-%[1]d.html</link><guid isPermaLink="false">5f3e%[1]d</guid><pubDate>%[2]s</pubDate><description>d</description></item>`,
		`</channel></rss>`,
	}, {
		"rss with permalinks", "/feed.php",
		`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><link>BASE/</link><description>d</description><atom:link href="BASE/feed.php" rel="self"/>`,
		`<item><title>Report %[1]d of the river board</title><link>BASE/?p=%[1]d</link><guid>BASE/?p=%[1]d</guid><pubDate>%[2]s</pubDate><description>d</description></item>`,
		`</channel></rss>`,
	}, {
		"rss without guids", "/rss.xml",
		`<rss version="0.91"><channel><title>Old</title><link>BASE/</link><description>d</description>`,
		`<item><title>Report %[1]d of the river board</title><link>BASE/report-%[1]d.html</link><pubDate>%[2]s</pubDate></item>`,
		`</channel></rss>`,
	}, {
		"rss without dates", "/rss.xml",
		`<rss version="0.91"><channel><title>Old</title><link>BASE/</link><description>d</description>`,
		`<item><title>Report %[1]d of the river board</title><link>BASE/report-%[1]d.html</link></item><!--%[2]s-->`,
		`</channel></rss>`,
	}, {
		"rss 1.0", "/index.rdf",
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="BASE/index.rdf"><title>Old</title><link>BASE/</link><description>d</description></channel>`,
		`<item rdf:about="BASE/report#%[1]d"><title>Report %[1]d of the river board</title><link>BASE/report-%[1]d.html</link><dc:date>2024-05-%02[1]dT12:00:00Z</dc:date></item><!--%[2]s-->`,
		`</rdf:RDF>`,
	}, {
		"atom", "/blog/atom.php",
		`<feed xmlns="http://www.w3.org/2005/Atom"><id>BASE/</id><title>Old</title><link href="BASE/"/><link rel="self" href="BASE/blog/atom.php"/><updated>2024-05-20T00:00:00Z</updated><author><name>A</name></author>`,
		`<entry><id>tag:river.example,2024:%[1]d</id><title>Report %[1]d of the river board</title><link href="BASE/report-%[1]d/"/><updated>2024-05-%02[1]dT12:00:00Z</updated><summary>d</summary></entry><!--%[2]s-->`,
		`</feed>`,
	},
}

// cannotMove says where readers know items by what no other program can keep.
var cannotMove = map[string]string{
	"rss2email/rss without guids": "it knows items without a guid by their content, which is another one here",
	"rss2email/rss without dates": "likewise",
	"sfeed/rss 1.0":               "it does not read the ids of RSS 1.0, but the guids of RSS 2.0",
}

// TestReadersAdopt: who subscribed to the feed that a site had before sees nothing twice, at the same address, when the
// articles are published here: neither what the old feed had nor what was too old for it.
func TestReadersAdopt(t *testing.T) {
	for _, r := range readers {
		for _, f := range formerFeeds {
			t.Run(r.name+"/"+f.name, func(t *testing.T) {
				_, err := exec.LookPath(r.program)
				if err == nil && r.name == "feedparser" {
					_, err = output(r.program, "-c", "import feedparser")
				}
				need(t, r.name, err == nil)
				if why := cannotMove[r.name+"/"+f.name]; why != "" {
					t.Skip("SKIPPED: " + why)
				}
				listener, err := net.Listen("tcp", "127.0.0.1:0")
				if err != nil {
					t.Fatal(err)
				}
				base := "http://" + listener.Addr().String()
				var old strings.Builder
				old.WriteString(f.head)
				for n := 9; n > 5; n-- {
					fmt.Fprintf(&old, f.item, n, time.Date(2024, 5, n, 12, 0, 0, 0, time.UTC).Format(time.RFC1123Z))
				}
				document := strings.ReplaceAll(old.String()+f.tail, "BASE", base)
				before := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					w.Header().Set("Content-Type", "application/xml")
					w.Header().Set("Last-Modified", time.Now().UTC().Format(http.TimeFormat))
					fmt.Fprint(w, document)
				})}
				go before.Serve(listener)
				store := t.TempDir()
				want := func(event string, n int) {
					t.Helper()
					if got, err := r.items(store, base+f.path); err != nil || got != n {
						t.Fatalf("%s: %s has %d items, want %d (%v)", event, r.name, got, n, err)
					}
				}
				want("subscribe", 4)
				before.Close()

				s := newServer(t)
				for n := 1; n < 10; n++ {
					write(t, s.seed(fmt.Sprintf("report-%d.md", n)), fmt.Sprintf("---\ntitle: Report %d of the river board\ndate: 2024-05-%02d\n---\nThe board met for the %dth time. It spoke of the weir.\n", n, n, n))
				}
				status, out, errs := command(t, "", "adopt", "--yes", "--seeds", s.seed(""), "--state", filepath.Join(s.dir, "state"), "--addr", listener.Addr().String(), "--at", f.path,
					write(t, filepath.Join(s.dir, "old.xml"), document))
				if status != 0 || !strings.Contains(out, "Taken over: 4 of 4 items") {
					t.Fatalf("adopt: %d\n%s%s", status, out, errs)
				}
				s.base = base
				s.start("--timezone", "UTC")
				want("the same address", 4)
				write(t, s.seed("late.txt"), "Weir to be rebuilt\n\nThe trust has found the money, it says.\n")
				testkit.Within(t, "a new article is served", func() bool { return strings.Contains(s.get("/rss.xml"), "Weir to be rebuilt") })
				want("a new article", 5)
			})
		}
	}
}
