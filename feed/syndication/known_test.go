package syndication

import (
	"strings"
	"testing"
	"time"
)

// TestKnown: an item that another program published keeps what readers know it by in each format, also as a notice.
func TestKnown(t *testing.T) {
	at := time.Date(2024, 5, 17, 10, 0, 0, 0, time.UTC)
	feed := func(known Known, withdrawn time.Time) map[string]string {
		f := &Feed{ID: "tag:f", Home: "https://a.example/", Items: []*Item{{
			ID: "123", Link: "https://a.example/articles/lock", Title: "Lock", Published: at, Updated: at, Known: known, Withdrawn: withdrawn,
		}}}
		out := map[string]string{}
		for _, as := range formats {
			b, err := as.write(f)
			if err != nil {
				t.Fatal(err)
			}
			_, items, _ := strings.Cut(strings.NewReplacer("<item>", "\x00", "<entry", "\x00", `"items":`, "\x00").Replace(string(b)), "\x00")
			out[as.name] = items
		}
		return out
	}
	check := func(what string, docs map[string]string, name string, wants ...string) {
		t.Helper()
		for _, want := range wants {
			no, has := strings.CutPrefix(want, "!")
			if has == strings.Contains(docs[name], no) {
				t.Errorf("%s, %s: %q in\n%s", what, name, want, docs[name])
			}
		}
	}
	ids := feed(Known{AtomID: "urn:1", JSONID: "7", Link: "https://a.example/?p=1&x=2"}, time.Time{})
	check("ids", ids, "atom.xml", "<id>urn:1</id>", `href="https://a.example/?p=1&amp;x=2"`)
	check("ids", ids, "rss.xml", `<guid isPermaLink="false">123</guid>`, "<link>https://a.example/?p=1&amp;x=2</link>")
	check("ids", ids, "feed.json", `"id":"7"`, `"url":"https://a.example/?p=1&x=2"`)

	none := feed(Known{Link: "https://a.example/lock.html", NoGUID: true, Date: "Fri, 17 May 2024 12:00:00 +0200"}, time.Time{})
	check("no guid", none, "rss.xml", "!<guid", "<link>https://a.example/lock.html</link>", "<pubDate>Fri, 17 May 2024 12:00:00 +0200</pubDate>")
	check("no guid", none, "atom.xml", "<id>123</id>")

	gone := feed(Known{AtomID: "urn:1", Link: "https://a.example/?p=1"}, at.Add(time.Hour))
	check("notice", gone, "atom.xml", "<id>urn:1</id>", `!?p=1`)
	gone = feed(Known{Link: "https://a.example/lock.html", NoGUID: true}, at.Add(time.Hour))
	check("notice without a guid", gone, "rss.xml", "!<guid", "<link>https://a.example/lock.html</link>", "!<pubDate>")
}
