package feed

import (
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/adopt"
	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
)

// formerSite is a folder of articles whose site had another program before.
type formerSite struct {
	*desk
	c settings.Config
}

func newFormerSite(t *testing.T, files map[string]string) *formerSite {
	dir := t.TempDir()
	s := &formerSite{desk: &desk{t: t, now: time.Now().Add(-time.Hour).Truncate(time.Second)}}
	s.c = settings.Config{
		Seeds: filepath.Join(dir, "seeds"), State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Zone: time.UTC,
		Now: func() time.Time { return s.now }, Log: slog.New(slog.NewTextHandler(&s.log, nil)),
	}
	for name, text := range files {
		path := filepath.Join(s.c.Seeds, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (s *formerSite) adopt(take bool, feeds ...string) *adopt.Adoption {
	s.t.Helper()
	var old []adopt.Feed
	for n, f := range feeds {
		old = append(old, adopt.Feed{Name: fmt.Sprint(n, ".xml"), Data: []byte(f)})
	}
	a, err := adopt.Open(s.c, old)
	if err != nil {
		s.t.Fatal(err)
	}
	if take {
		if err := a.Take(); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		s.t.Fatal(err)
	}
	return a
}

// statusOf lists what became of the items, with the files.
func statusOf(a *adopt.Adoption) string {
	var out []string
	for _, i := range a.Items {
		line := i.Status
		for _, article := range i.Articles {
			line += " " + article.File
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

// start publishes the folder.
func (s *formerSite) start(files map[string]string) {
	s.open(config{Config: s.c})
	s.t.Cleanup(func() { s.Close() })
	s.look(slices.Sorted(maps.Keys(files))...)
	for _, name := range s.scan() {
		s.look(name)
	}
	s.scan()
}

func oldRSS(items string) string {
	return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><link>https://news.example/</link><description>d</description>
<atom:link href="https://news.example/blog/feed.php" rel="self"/>` + items + `</channel></rss>`
}

const (
	quay = "---\ntitle: The quay is open to walkers again\ndate: 2024-05-17\nslug: the-quay\n---\nThe quay was closed for a year, said the board. Walkers came at noon.\n"
	mill = "The mill is sold to its keeper\n\nThe keeper of the mill has bought it, and the wheel turns on. It took him nine years to save so much.\n"
	past = "---\ntitle: What was built here long ago\ndate: 2001-02-03\n---\nNobody remembers the first bridge, but its stones lie in the river.\n"
)

const quayItem = `<item><title>The quay is open to walkers again</title><link>https://news.example/2024/05/the-quay/</link><guid isPermaLink="false">5f3e</guid><pubDate>Fri, 17 May 2024 10:00:00 +0200</pubDate></item>`
const millItem = `<item><title>Sold: the mill</title><link>https://news.example/?p=7</link><guid isPermaLink="false">https://news.example/?p=7</guid><pubDate>Thu, 16 May 2024 10:00:00 GMT</pubDate><description>The keeper of the mill has bought it, and the wheel turns on. It took him nine years to save so much.</description></item>`
const lostItem = `<item><title>An article that is lost</title><link>https://news.example/lost/</link><guid>https://news.example/lost/</guid><pubDate>Wed, 15 May 2024 10:00:00 GMT</pubDate></item>`

// TestAdopt: what the old feed had is published under its ids, dates and addresses. What it did not have any more is in the
// archives alone, also while the first scan is not over.
func TestAdopt(t *testing.T) {
	files := map[string]string{"the-quay.md": quay, "mill.txt": mill, "past.md": past, "new.md": "---\ntitle: A new lamp is lit\ndate: 2024-06-01\n---\nIt is brighter than the old one.\n"}
	s := newFormerSite(t, files)
	feed := oldRSS(quayItem + millItem + lostItem)
	a := s.adopt(false, feed)
	if got := statusOf(a); got != "adopted the-quay.md, adopted mill.txt, none" || !slices.Equal(a.Files, []string{"new.md", "past.md"}) || len(a.Warnings) > 0 {
		t.Fatalf("found %s; left %q; warnings %q", got, a.Files, a.Warnings)
	}
	if _, err := os.Stat(s.c.State); err == nil {
		t.Error("a look changed the state")
	}
	s.adopt(true, feed)
	s.open(config{Config: s.c})
	t.Cleanup(func() { s.Close() })
	s.look("mill.txt", "past.md") // the scan is under way
	if _, body := s.get("/rss.xml"); strings.Contains(body, "built here") || !strings.Contains(body, "The mill is sold") {
		t.Errorf("an old article is shown during the first scan:\n%s", body)
	}
	s.look("new.md", "the-quay.md")
	s.scan()
	s.scan()
	for _, want := range []string{"5f3e", "https://news.example/?p=7", "A new lamp is lit", "https://news.example/2024/05/the-quay/"} {
		if _, body := s.get("/rss.xml"); !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	s.has("built here", false)
	if _, body := s.get("/archive/1/rss.xml"); !strings.Contains(body, "built here") {
		t.Error("the old article is nowhere")
	}
	for _, file := range []string{"the-quay.md", "mill.txt", "past.md", "new.md"} {
		if n := strings.Count(s.log.String(), "msg=published file="+file); n != 1 {
			t.Errorf("%d lines say that %s is published:\n%s", n, file, s.log.String())
		}
	}
	r := s.record("the-quay.md")
	if r.ID != "5f3e" || !r.Published.Equal(time.Date(2024, 5, 17, 8, 0, 0, 0, time.UTC)) || r.Updated.Sub(r.Published) >= time.Second || r.Known().AtomID == "" {
		t.Errorf("adopted as %+v %+v", r, r.Known())
	}
	if _, body := s.get("/atom.xml"); strings.Contains(body, "<id>5f3e</id>") || !strings.Contains(body, "<id>"+r.Known().AtomID+"</id>") {
		t.Errorf("the id of Atom is no URI:\n%s", body)
	}
	for path, want := range map[string]int{"/2024/05/the-quay/": 301, "/?p=7": 301, "/blog/feed.php": 200, "/lost/": 404, "/": 200} {
		if code, _ := s.get(path); code != want {
			t.Errorf("%s: %d, want %d", path, code, want)
		}
	}
	s.remove("the-quay.md")
	if code, body := s.get("/2024/05/the-quay/"); code != 410 || strings.Contains(body, "walkers") {
		t.Errorf("the old address of a withdrawn article: %d %s", code, body)
	}
}

// TestAdoptAgain: what was adopted or published keeps its id; only the old addresses are added.
func TestAdoptAgain(t *testing.T) {
	files := map[string]string{"the-quay.md": quay, "mill.txt": mill}
	s := newFormerSite(t, files)
	s.start(files)
	id := s.record("the-quay.md").ID
	if _, err := adopt.Open(s.c, []adopt.Feed{{Name: "a.xml", Data: []byte(oldRSS(quayItem))}}); err == nil || !strings.Contains(err.Error(), "stop the seedfeed") {
		t.Errorf("while the state is in use: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	a := s.adopt(true, oldRSS(quayItem+millItem))
	if got := statusOf(a); got != "known the-quay.md, known mill.txt" || !strings.Contains(a.Items[0].Note, id) || !a.Since.IsZero() {
		t.Errorf("%s: %+v", got, a.Items)
	}
	if err := os.Rename(filepath.Join(s.c.Seeds, "mill.txt"), filepath.Join(s.c.Seeds, "sold.txt")); err != nil {
		t.Fatal(err)
	}
	if a := s.adopt(true, oldRSS(millItem)); statusOf(a) != "known sold.txt" {
		t.Errorf("renamed meanwhile: %+v", a.Items)
	}
	s.open(config{Config: s.c})
	s.scan()
	if r := s.record("the-quay.md"); r.ID != id {
		t.Errorf("the id has changed to %s", r.ID)
	}
	if code, _ := s.get("/2024/05/the-quay"); code != 301 {
		t.Errorf("the old address answers %d", code)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(s.c.State); err != nil {
		t.Fatal(err)
	}
	if a := s.adopt(true, oldRSS(millItem)); statusOf(a) != "adopted sold.txt" {
		t.Errorf("a new state: %+v", a.Items)
	}
	if a := s.adopt(true, oldRSS(millItem)); statusOf(a) != "again sold.txt" {
		t.Errorf("adopted twice: %+v", a.Items)
	}
}

// TestAdoptDraft: a draft that the old feed had comes out under its id, and nobody is told that it was withdrawn.
func TestAdoptDraft(t *testing.T) {
	draft := strings.Replace(quay, "slug:", "draft: true\nslug:", 1)
	files := map[string]string{"the-quay.md": draft, "mill.txt": mill}
	s := newFormerSite(t, files)
	a := s.adopt(true, oldRSS(quayItem+millItem))
	if !strings.Contains(a.Items[0].Note, "held back") {
		t.Errorf("%+v", a.Items[0])
	}
	s.start(files)
	s.has("walkers", false)
	s.has("5f3e", false)
	s.drop("the-quay.md", quay)
	if r := s.record("the-quay.md"); r.ID != "5f3e" || !r.Withdrawn.IsZero() {
		t.Errorf("released as %+v", r)
	}
}

// TestAdoptFormats: an article that two feeds have keeps the id of each, and one without a guid its link and date.
func TestAdoptFormats(t *testing.T) {
	files := map[string]string{"the-quay.md": quay, "mill.txt": mill}
	s := newFormerSite(t, files)
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:old:feed</id><title>T</title><link href="https://news.example/"/><link rel="self" href="https://news.example/blog/atom.php"/>
<entry><id>urn:old:1</id><title>The quay is open</title><link href="https://news.example/2024/05/the-quay/"/><updated>2024-05-18T00:00:00Z</updated></entry></feed>`
	noGUID := `<item><title>The mill is sold to its keeper</title><link>https://news.example/mill.php</link><pubDate>Thu, 16 May 2024 12:00:00 +0200</pubDate></item>`
	s.adopt(true, oldRSS(quayItem+noGUID), atom)
	s.start(files)
	if r := s.record("the-quay.md"); r.ID != "5f3e" || r.Known().AtomID != "urn:old:1" || r.Updated.Before(r.Published) {
		t.Errorf("%+v %+v", r, r.Known())
	}
	for path, wants := range map[string][]string{
		"/atom.xml":  {"<id>urn:old:1</id>", "<id>urn:old:feed</id>", "<id>https://news.example/mill.php</id>"},
		"/rss.xml":   {">5f3e</guid>", "<link>https://news.example/mill.php</link>", "<pubDate>Thu, 16 May 2024 12:00:00 +0200</pubDate>"},
		"/feed.json": {`"5f3e"`},
	} {
		_, body := s.get(path)
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %q in\n%s", path, want, body)
			}
		}
	}
	if _, body := s.get("/rss.xml"); strings.Count(body, "<guid") != 1 {
		t.Errorf("an item without a guid has one:\n%s", body)
	}
	if code, body := s.get("/blog/atom.php"); code != 200 || !strings.Contains(body, "urn:old:1") {
		t.Errorf("the address of the Atom feed: %d %s", code, body)
	}
}

// TestAdoptRefused: what cannot be read is named, and what cannot be used is not adopted.
func TestAdoptRefused(t *testing.T) {
	s := newFormerSite(t, map[string]string{"the-quay.md": quay})
	for feed, want := range map[string]string{"<html>": "a.xml: it is no feed", oldRSS(""): "no items", "<rss><channel><item>": "a.xml: it is no whole feed"} {
		if _, err := adopt.Open(s.c, []adopt.Feed{{Name: "a.xml", Data: []byte(feed)}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", feed, err)
		}
	}
	elsewhere := strings.ReplaceAll(oldRSS(quayItem), "news.example", "old.example")
	a := s.adopt(true, elsewhere)
	if got := strings.Join(a.Warnings, "\n"); statusOf(a) != "adopted the-quay.md" || !strings.Contains(got, "feed.php") || !strings.Contains(got, "no old address") {
		t.Errorf("%s, %s", statusOf(a), got)
	}
	l, err := ledger.Open(s.c.State)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if r, ok := l.Index().ByID("5f3e"); !ok || r.Known().Kept != "" || l.Index().Addressed() {
		t.Errorf("%+v %+v", r, r.Known())
	}
}

// TestAdoptAddresses: the address of the old feed is kept in the form that it had, and never takes the place of ours.
func TestAdoptAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://news.example/blog/feed/":    "/blog/feed/ /rss.xml\n",
		"/?feed=rss2":                        "/?feed=rss2 /rss.xml\n",
		"https://news.example/atom.xml":      "",
		"https://news.example/":              "",
		"https://other.example/feed.xml":     "",
		"https://news.example/neu%20es/feed": "/neu%20es/feed /rss.xml\n",
	} {
		s := newFormerSite(t, map[string]string{"the-quay.md": quay})
		a, err := adopt.Open(s.c, []adopt.Feed{{Name: "old.xml", Address: address, Data: []byte(oldRSS(quayItem))}})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(a.Take(), a.Close()); err != nil {
			t.Fatal(err)
		}
		l, err := ledger.Open(s.c.State)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.State().Feeds; got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		s.start(map[string]string{"the-quay.md": quay})
		if from, _, ok := strings.Cut(want, " "); ok && !strings.Contains(from, "?") {
			for path, status := range map[string]int{from: 200, strings.TrimSuffix(from, "/"): 200} {
				if code, _ := s.get(path); code != status {
					t.Errorf("%s: %d", path, code)
				}
			}
		} else if ok {
			if code, _ := s.get(from); code != 301 {
				t.Errorf("%s: %d", from, code)
			}
		}
	}
}
