package former

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"seedfeed/feed/testkit"
)

// outline shows what was read of a feed.
func outline(f *Feed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s ", f.Format, f.ID)
	if f.Address != "" {
		fmt.Fprintf(&b, "at %s ", f.Address)
	}
	fmt.Fprintf(&b, "of %s\n", f.Home)
	for _, i := range f.Items {
		if i.NoGUID {
			fmt.Fprintf(&b, "no guid %q ", i.Date)
		} else {
			fmt.Fprintf(&b, "id %q ", i.RSSID+i.AtomID+i.JSONID)
		}
		fmt.Fprintf(&b, "link %q title %q ", i.Link, i.Title)
		var dates []string
		for _, at := range []time.Time{i.Published, i.Updated} {
			if !at.IsZero() {
				dates = append(dates, at.Format(time.RFC3339))
			}
		}
		fmt.Fprintln(&b, strings.Join(dates, " "))
		for _, a := range i.Addresses {
			fmt.Fprintln(&b, " ", a)
		}
		if i.Text != "" {
			fmt.Fprintln(&b, " ", strings.Join(strings.Fields(i.Text), " "))
		}
	}
	return b.String()
}

// TestRead compares what is read of the feeds in testdata with what is wanted.
func TestRead(t *testing.T) {
	a, err := txtar.ParseFile("testdata/feeds.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n+1 < len(a.Files); n += 2 {
		in, want := a.Files[n], a.Files[n+1]
		t.Run(in.Name, func(t *testing.T) {
			f, err := Read(in.Data)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want.Data), outline(f)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
	for what, in := range map[string]string{
		"nothing": "", "a page": "<!DOCTYPE html><html><body>x</body></html>", "a text": "Hello", "half a feed": "<rss><channel><item>", "other JSON": "[1]",
	} {
		if f, err := Read([]byte(in)); err == nil {
			t.Errorf("%s was read: %+v", what, f)
		}
	}
}

// TestJoin: the same article in several feeds is one item, and two articles never are.
func TestJoin(t *testing.T) {
	rss := func(items ...Item) *Feed { return &Feed{Format: RSS, Items: items} }
	atom := func(items ...Item) *Feed { return &Feed{Format: Atom, Items: items} }
	a := Item{RSSID: "1", Link: "https://a.example/1", Title: "One", Text: "short", Addresses: []string{"https://a.example/1"}}
	b := Item{RSSID: "2", Link: "https://a.example/2"}
	for _, c := range []struct {
		name  string
		feeds []*Feed
		want  string
	}{
		{"pages of an archive", []*Feed{rss(a, b), rss(b, Item{RSSID: "3", Link: "x"})}, "1// 2// 3//"},
		{"two formats with one id", []*Feed{rss(a), atom(Item{AtomID: "1", Link: "https://a.example/one"})}, "1/1/"},
		{"two formats by the link", []*Feed{rss(a, b), atom(Item{AtomID: "urn:1", Link: a.Link})}, "1/urn:1/ 2//"},
		{"three formats", []*Feed{atom(Item{AtomID: "urn:1", Link: a.Link}), {Format: JSON, Items: []Item{{JSONID: "j", Link: a.Link}}}, rss(a)}, "1/urn:1/j"},
		{"one format, two ids, one link", []*Feed{rss(a, Item{RSSID: "9", Link: a.Link})}, "1// 9//"},
		{"without a guid", []*Feed{rss(Item{NoGUID: true, Link: a.Link}), rss(Item{NoGUID: true, Link: a.Link}), atom(Item{AtomID: "urn:1", Link: a.Link})}, "/urn:1/"},
		{"nothing to know them by", []*Feed{rss(Item{NoGUID: true, Title: "a"}, Item{NoGUID: true, Title: "b"}, Item{NoGUID: true})}, "// //"},
	} {
		var got []string
		for _, i := range Join(c.feeds) {
			got = append(got, i.RSSID+"/"+i.AtomID+"/"+i.JSONID)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
	one := Join([]*Feed{rss(a), atom(Item{AtomID: "urn:1", Link: a.Link, Text: "a longer text", Published: day("2024-05-17"), Updated: day("2024-05-18"), Addresses: []string{"https://a.example/one"}})})[0]
	if one.Text != "a longer text" || one.Title != "One" || one.Published != day("2024-05-17") || one.Updated != day("2024-05-18") || len(one.Addresses) != 2 {
		t.Errorf("gaps are not filled: %+v", one)
	}
}

// TestReadLinear: ten times the feed takes about ten times as long.
func TestReadLinear(t *testing.T) {
	for name, part := range map[string]string{
		"items":                 "<item><title>A</title><guid>1</guid><pubDate>Tue, 10 Jun 2003 04:00:00 GMT</pubDate></item>",
		"pieces of an id":       "<item><guid>" + strings.Repeat("a<![CDATA[b]]>", 200) + "</guid></item>",
		"signs in a text":       "<item><description>" + strings.Repeat("&lt;&lt;&lt; &lt;script ", 50) + "</description></item>",
		"elements never closed": "<item><title>A</title><b><i>",
	} {
		took := func(n int) time.Duration {
			data := []byte(`<rss version="2.0"><channel>` + strings.Repeat(part, n) + "</channel></rss>")
			return testkit.Cost(func() { Read(data) })
		}
		n := 40_000 / len(part)
		small, large := took(n), took(10*n)
		if large > 60*small+2*time.Second {
			t.Errorf("%s: %v, and ten times as much %v", name, small, large)
		}
	}
}

// FuzzRead: no document makes it panic, and what it reads holds what Item promises.
func FuzzRead(f *testing.F) {
	a, err := txtar.ParseFile("testdata/feeds.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		feed, err := Read(data)
		if err != nil {
			return
		}
		for _, i := range feed.Items {
			if strings.ContainsAny(i.Title, "\n\t") || len(i.ID()) > 2*maxID+len(data) {
				t.Errorf("item %+v", i)
			}
			for _, a := range i.Addresses {
				if !isAddress(a) {
					t.Errorf("%q is no address", a)
				}
			}
		}
		items := Join([]*Feed{feed, feed})
		if len(items) > len(feed.Items) {
			t.Errorf("%d items became %d", len(feed.Items), len(items))
		}
		var seeds []Seed
		for n, i := range items {
			seeds = append(seeds, Seed{Path: fmt.Sprint(n, ".txt"), Title: i.Title, Text: i.Text, Date: i.Published, Addresses: i.Addresses})
		}
		seen := map[int]bool{}
		for _, p := range Match(items, seeds).Sure {
			if seen[p.Seed] {
				t.Errorf("article %d twice", p.Seed)
			}
			seen[p.Seed] = true
		}
	})
}
