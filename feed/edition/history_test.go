package edition

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// archived puts an article into an archive.
func archived(n int32) func(*ledger.Record) {
	return func(r *ledger.Record) { r.Archive, r.Archived = n, noon.Add(30*time.Minute) }
}

// TestHistory: archives hold their articles as they are now, the newest first, and link to each other (RFC 5005).
func TestHistory(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", archived(1))
	d.put(2, "Nobody can read this.", archived(1))
	delete(d.texts, "2.txt")
	d.put(3, "It was all wrong.", func(r *ledger.Record) { archived(1)(r); r.Withdrawn = noon.Add(time.Hour) })
	d.put(4, "That was wrong long ago.", func(r *ledger.Record) { archived(1)(r); r.Withdrawn = d.span.Since })
	d.put(5, "The lamp was put out.", func(r *ledger.Record) { archived(1)(r); r.Returned = noon.Add(20 * time.Minute) })
	d.put(6, "The bridge is open.", archived(2))
	d.put(7, "The bell is cast.", archived(3))
	d.put(8, "The tide was high.", nil)
	v := d.view(2)
	e := d.print(v)
	main := head("")
	main.Updated, main.Items, main.Prev = v.Updated, e.feed.Items, addresses("archive/3/")
	d.want("main feeds", "/", &main, func(path string) *web.Document { return e.Feeds[path] })

	item := func(n int) *syndication.Item {
		r, _ := d.Index.BySlug(fmt.Sprint("report-", n))
		return d.Site.item(r, d.texts[r.Path])
	}
	one, two, three := head("archive/1/"), head("archive/2/"), head("archive/3/")
	one.Updated, one.Items, one.Next = noon.Add(time.Hour), []*syndication.Item{item(5), item(3), item(1)}, addresses("archive/2/")
	two.Updated, two.Items, two.Prev, two.Next = noon.Add(6*time.Minute), []*syndication.Item{item(6)}, addresses("archive/1/"), addresses("archive/3/")
	three.Updated, three.Items, three.Prev = noon.Add(7*time.Minute), []*syndication.Item{item(7)}, addresses("archive/2/")
	for n, f := range []*syndication.Feed{&one, &two, &three} {
		f.Archive, f.Current = true, addresses("")
		path := fmt.Sprintf("/archive/%d/", n+1)
		diff(t, path, f, e.history(n+1))
		d.want(path, path, f, func(path string) *web.Document { doc, _ := e.Document(path); return doc })
		doc, _ := e.Document(path)
		body, err := page.Home(&page.Feed{Feed: f})
		d.page(path, doc, must(t, body, err))
	}
	for _, path := range []string{"0/", "4/", "01/", "+1/", "-1/", "x/", "1", "", "/", "1/opml.xml", "1/atom.xml/", "1/rss.xml.gz"} {
		if doc, ok := e.Document("/archive/" + path); ok || doc != nil {
			t.Errorf("/archive/%s: %.80s", path, doc.Body)
		}
	}
}

// TestUnknownPlace: a place that no record tells of is left out and counts as missing.
func TestUnknownPlace(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", archived(1))
	v := d.view(50)
	ghost := catalogue.NewPlace(noon, 9)
	v.Places, v.Archives[0] = append(v.Places, ghost), append(v.Archives[0], ghost)
	e := d.print(v)
	if len(e.feed.Items) != 1 || !d.Missing(ghost.Seq) || len(e.history(1).Items) != 1 {
		t.Errorf("%d items, missing %v", len(e.feed.Items), d.Missing(ghost.Seq))
	}
}

// TestUnwritable: a feed that cannot be written is an error, and the last edition stays.
func TestUnwritable(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", nil)
	d.print(d.view(50))
	d.put(2, "An id of nothing that XML can hold.", func(r *ledger.Record) { r.ID = "\x01"; archived(1)(r) })
	v := d.view(50)
	if e, err := d.Print(v); err == nil || e != nil {
		t.Errorf("%v %v", e, err)
	}
	v.Places = v.Places[1:]
	e := d.print(v)
	for _, name := range []string{"atom.xml", "rss.xml", "feed.json"} {
		if doc, ok := e.Document("/archive/1/" + name); ok || doc != nil {
			t.Errorf("%s: %s", name, doc.Body)
		}
	}
	if n := strings.Count(d.log.String(), "archive not made"); n != 3 {
		t.Errorf("logged %d times: %s", n, d.log.String())
	}
}
