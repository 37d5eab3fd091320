package bucket

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/export"
	"seedfeed/feed/testkit"
)

const (
	textHTML = "text/html; charset=utf-8"
	textAtom = "application/atom+xml; charset=utf-8"
)

// quick is the pace of most tests.
var quick = pace{ends: 4 * time.Second, renew: 100 * time.Millisecond, look: 20 * time.Millisecond, old: time.Hour, save: time.Hour, tries: 10, compare: time.Hour}

// doc returns a document with a text.
func doc(path, kind, text string) export.Document {
	return export.Document{Path: path, Rule: path, Make: func() *export.Content {
		return &export.Content{
			Status: http.StatusOK, Body: []byte(text),
			Header: http.Header{"Content-Type": {kind}, "Cache-Control": {"public, max-age=60"}, "X-Content-Type-Options": {"nosniff"}},
			Gzip: func() []byte {
				if len(text) < 200 {
					return nil
				}
				var b bytes.Buffer
				zip := gzip.NewWriter(&b)
				io.WriteString(zip, text)
				zip.Close()
				return b.Bytes()
			},
		}
	}}
}

// siteOf returns a site of documents. Documents whose path ends in .xml are feeds.
func siteOf(documents ...export.Document) export.Site {
	part := func(feeds bool) func(func(export.Document) bool) {
		return func(yield func(export.Document) bool) {
			for _, d := range documents {
				if strings.HasSuffix(d.Path, ".xml") == feeds && !yield(d) {
					return
				}
			}
		}
	}
	return export.Site{Base: "https://news.example/", Documents: part(false), Last: part(true)}
}

// opened returns an open bucket, which is closed at the end of the test.
func opened(t testing.TB, address, site string) *Bucket {
	t.Helper()
	return openedAt(t, address, site, quick)
}

func openedAt(t testing.TB, address, site string, p pace) *Bucket {
	t.Helper()
	at, err := ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	b, err := open(at, site, nil, p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

const tag1 = "tag:news.example"

func built(t testing.TB, b *Bucket, s export.Site) export.Report {
	t.Helper()
	r, err := b.Build(context.Background(), s, 2)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestBuild checks that a build writes the changed objects, then the feeds, and then removes objects of deleted documents.
func TestBuild(t *testing.T) {
	for _, plain := range []bool{false, true} {
		s := newService(t)
		s.plain = plain
		b := opened(t, s.address("", ""), tag1)
		r := built(t, b, siteOf(doc("/atom.xml", textAtom, "A feed of eels"), doc("/", textHTML, "Front"), doc("/articles/eels", textHTML, "Eels"), doc("/topics/", textHTML, "Topics"), doc("/404", textHTML, "None")))
		if r.Written != 5 || r.Same+r.Removed+len(r.Problems) > 0 || b.conditional == plain {
			t.Errorf("first: %+v, conditional %t", r, b.conditional)
		}
		testkit.Same(t, "first", s.objects(t), map[string]string{"atom.xml": "A feed of eels", "index.html": "Front", "articles/eels": "Eels", "topics/index.html": "Topics", "404.html": "None"})
		if log := s.done(); log[len(log)-1] != "PUT atom.xml" {
			t.Errorf("the feed is not last: %q", log)
		}
		next := siteOf(doc("/atom.xml", textAtom, "A feed of elvers"), doc("/", textHTML, "Front"), doc("/articles/elvers", textHTML, "Elvers"))
		r = built(t, b, next)
		if log := s.done(); !slices.Equal(log[:2], []string{"PUT articles/elvers", "PUT atom.xml"}) || len(log) != 5 || r.Written != 2 || r.Same != 1 || r.Removed != 3 {
			t.Errorf("second: %+v, %q", r, log)
		}
		testkit.Same(t, "second", s.objects(t), map[string]string{"atom.xml": "A feed of elvers", "index.html": "Front", "articles/elvers": "Elvers"})
		if r = built(t, b, next); r.Written+r.Removed > 0 || r.Same != 3 || len(s.done()) > 0 {
			t.Errorf("third: %+v", r)
		}
		b.Close()
		r = built(t, opened(t, s.address("", ""), tag1), next)
		if log := s.done(); r.Written+r.Removed > 0 || r.Same != 3 || len(log) > 0 {
			t.Errorf("another program: %+v, %q", r, log)
		}
	}
}

// TestLate: late documents come after the feeds, and while a newer site waits, they are left as they are.
func TestLate(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	site := siteOf(doc("/atom.xml", textAtom, "A feed"), doc("/", textHTML, "Front"))
	for _, step := range []struct {
		newer     bool
		late      []export.Document
		log, keys string
	}{
		{false, []export.Document{doc("/cards/a", textHTML, "A")}, "PUT index.html PUT atom.xml PUT cards/a", "a"},
		{true, []export.Document{doc("/cards/a", textHTML, "A2"), doc("/cards/b", textHTML, "B")}, "", "a"},
		{false, []export.Document{doc("/cards/b", textHTML, "B")}, "PUT cards/b DELETE cards/a", "b"},
	} {
		site.Late, site.Newer = slices.Values(step.late), func() bool { return step.newer }
		built(t, b, site)
		if log := strings.Join(s.done(), " "); log != step.log {
			t.Errorf("newer %t: %q, want %q", step.newer, log, step.log)
		}
		testkit.Same(t, fmt.Sprint("newer ", step.newer), s.objects(t), map[string]string{"atom.xml": "A feed", "index.html": "Front", "cards/" + step.keys: strings.ToUpper(step.keys)})
	}
}

// TestFields checks that objects have the content type and cache rules of their documents, and are compressed if the address
// says so. Objects are written again if only these fields change.
func TestFields(t *testing.T) {
	s := newService(t)
	long := strings.Repeat("A long text. ", 50)
	d := doc("/articles/eels", textHTML, long)
	const key = "daily/news/articles/eels"
	for _, zip := range []string{"", "?gzip=true"} {
		b := opened(t, s.address("", "daily/news")+zip, tag1)
		built(t, b, siteOf(d, doc("/short", "text/plain", "Short")))
		f, text := s.fields[key], s.text(t, key)
		if zip != "" {
			if text = unzipped(t, text); f.Get("Content-Encoding") != "gzip" {
				t.Errorf("%v", f)
			}
			f.Del("Content-Encoding")
		}
		if f.Get("Content-Type") != textHTML || f.Get("Content-Encoding") != "" || f.Get("Cache-Control") != "public, max-age=60" || text != long {
			t.Errorf("%s: %v, %d bytes", zip, f, len(text))
		}
		if f := s.fields["daily/news/short"]; f.Get("Content-Encoding") != "" || f.Get("Content-Type") != "text/plain" {
			t.Errorf("%v", f)
		}
		s.done()
		cached := d
		cached.Make = func() *export.Content {
			c := d.Make()
			c.Header.Set("Cache-Control", "public, max-age=300")
			return c
		}
		built(t, b, siteOf(cached, doc("/short", "text/plain", "Short")))
		if log := s.done(); !slices.Equal(log, []string{"PUT " + key}) || s.fields[key].Get("Cache-Control") != "public, max-age=300" {
			t.Errorf("%q", log)
		}
		b.Close()
	}
}

func unzipped(t *testing.T, data string) string {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// TestKeyed checks that a document with an unchanged key is not made again.
func TestKeyed(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	made := 0
	card := doc("/cards/eels.png", "image/png", "A picture")
	plain := card.Make
	card.Key, card.Make = "1", func() *export.Content { made++; return plain() }
	for range 2 {
		built(t, b, siteOf(card))
	}
	if made != 1 || len(s.done()) != 1 {
		t.Errorf("made %d times", made)
	}
	card.Key = "2"
	if r := built(t, b, siteOf(card)); made != 2 || r.Written != 1 {
		t.Errorf("another key: made %d times, %+v", made, r)
	}
	card.Make = func() *export.Content { return nil }
	card.Key = ""
	if r := built(t, b, siteOf(card)); r.Removed != 1 {
		t.Errorf("it is gone: %+v", r)
	}
	s.done()
	if r := built(t, b, siteOf(card)); r.Removed+r.Written > 0 || len(s.done()) > 0 {
		t.Errorf("it was gone: %+v", r)
	}
}

// TestSpool checks that a document with a Write function is stored through a temporary file. The file is removed even if
// writing fails.
func TestSpool(t *testing.T) {
	s := newService(t)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	text := strings.Repeat("a,b\n", 1000)
	var bad error
	table := export.Document{Path: "/quotes.csv", Key: "1", Make: func() *export.Content {
		return &export.Content{Status: 200, Header: http.Header{"Content-Type": {"text/csv"}}, Write: func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(bad, err)
		}}
	}}
	for _, zip := range []string{"", "?gzip=true"} {
		b := opened(t, s.address("", "")+zip, tag1)
		for n := range 2 {
			if r := built(t, b, siteOf(table)); r.Written != 1-n || r.Same != n {
				t.Errorf("%s: %+v", zip, r)
			}
		}
		picture := table
		picture.Path, picture.Make = "/cards/eels.png", func() *export.Content {
			c := table.Make()
			c.Packed = true
			return c
		}
		built(t, b, siteOf(table, picture))
		if f := s.fields["cards/eels.png"]; f.Get("Content-Encoding") != "" || s.text(t, "cards/eels.png") != text {
			t.Errorf("%s: a document that is compressed already: %v", zip, f)
		}
		f, stored := s.fields["quotes.csv"], s.text(t, "quotes.csv")
		if (f.Get("Content-Encoding") == "gzip") != (zip != "") {
			t.Errorf("%s: %v", zip, f)
		}
		if zip != "" {
			stored = unzipped(t, stored)
		}
		if stored != text {
			t.Errorf("%s: %d bytes, want %d", zip, len(stored), len(text))
		}
		b.Close()
	}
	bad, table.Key = errors.New("no more"), "2"
	if _, err := opened(t, s.address("", ""), tag1).Build(context.Background(), siteOf(table), 2); !errors.Is(err, bad) {
		t.Error(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v: %d files are left", err, len(left))
	}
}

// TestLeads checks former addresses: most have a page that redirects, and some addresses of feeds have a copy of the feed.
func TestLeads(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	site := siteOf(doc("/articles/eels", textHTML, "Eels"), doc("/atom.xml", textAtom, "A feed"), doc("/blog/feed.xml", textAtom, "A feed"))
	site.Leads = func(yield func(export.Lead) bool) {
		for _, l := range []export.Lead{
			{From: "/2019/eels & co", To: "/articles/eels"}, {From: "/old/", To: "/articles/eels"}, {From: "/", Query: "p=1", To: "/articles/eels"},
			{From: "/feed", To: "/atom.xml"}, {From: "/feed/", To: "/atom.xml"}, {From: "/feed/atom", To: "/atom.xml"},
			{From: "/blog/feed.xml/", To: "/blog/feed.xml", Same: true}, {From: "/a//b", To: "/articles/eels"}, {From: "/atom.xml/old", To: "/articles/eels"},
		} {
			if !yield(l) {
				return
			}
		}
	}
	r := built(t, b, site)
	got := s.objects(t)
	for key, want := range map[string]string{
		"2019/eels & co": `url=https://news.example/articles/eels"`, "old/index.html": `<a href="https://news.example/articles/eels">`,
		"feed": `<link rel="alternate" type="application/atom+xml" href="https://news.example/atom.xml">`, "blog/feed.xml/index.html": "A feed",
	} {
		if !strings.Contains(got[key], want) {
			t.Errorf("%s: %q", key, got[key])
		}
		delete(got, key)
	}
	if len(got) != 3 || len(r.Problems) > 0 {
		t.Errorf("%v, %v", got, r.Problems)
	}
	if f := s.fields["old/index.html"]; f.Get("X-Amz-Website-Redirect-Location") != "https://news.example/articles/eels" {
		t.Errorf("%v", f)
	}
	if r = built(t, b, site); r.Written > 0 || r.Same != 7 {
		t.Errorf("again: %+v", r)
	}
}

// TestForeign checks that objects and buckets of other programs are never changed.
func TestForeign(t *testing.T) {
	for _, plain := range []bool{false, true} {
		s := newService(t)
		s.plain = plain
		s.put(t, "mine", "Mine")
		b := opened(t, s.address("", ""), tag1)
		if _, err := b.Build(context.Background(), siteOf(doc("/", textHTML, "Front")), 2); err == nil || !strings.Contains(err.Error(), "mine is there; name an empty bucket, or a prefix") {
			t.Errorf("not empty: %v", err)
		}
		if keys := s.keys(t); len(keys) != 1 {
			t.Errorf("written: %q", keys)
		}
		b = opened(t, s.address("", "site"), tag1)
		built(t, b, siteOf(doc("/", textHTML, "Front")))
		b.Close()
		s.put(t, "site/eels", "Theirs")
		b = opened(t, s.address("", "site"), tag1)
		r := built(t, b, siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "Eels"), doc("/elvers", textHTML, "Elvers")))
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Error(), "site/eels: it is not an object that this program has written") || r.Written != 1 {
			t.Errorf("%+v", r)
		}
		built(t, b, siteOf())
		testkit.Same(t, "at the end", s.objects(t), map[string]string{"mine": "Mine", "site/eels": "Theirs"})
		b.Close()
		if _, err := opened(t, s.address("", "site"), "tag:other.example").Build(context.Background(), siteOf(), 2); err == nil || !strings.Contains(err.Error(), "holds another site (tag:news.example)") {
			t.Errorf("another site: %v", err)
		}
	}
	// An object that appears after the list of the bucket was read.
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	built(t, b, siteOf(doc("/", textHTML, "Front")))
	s.put(t, "eels", "Theirs")
	r := built(t, b, siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "Eels")))
	if len(r.Problems) != 1 || s.text(t, "eels") != "Theirs" {
		t.Errorf("%+v", r)
	}
	built(t, b, siteOf(doc("/", textHTML, "Front")))
	if s.text(t, "eels") != "Theirs" {
		t.Error("removed")
	}
}

// TestMended checks that the next program restores objects that another program has removed or replaced.
func TestMended(t *testing.T) {
	s := newService(t)
	site := siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "Eels"), doc("/elvers", textHTML, "Elvers"))
	b := opened(t, s.address("", ""), tag1)
	built(t, b, site)
	b.Close()
	s.put(t, "eels", "Else")
	if _, err := s.backend.DeleteObject(testBucket, "elvers"); err != nil {
		t.Fatal(err)
	}
	b = opened(t, s.address("", ""), tag1)
	if r := built(t, b, site); r.Written != 2 || r.Same != 1 {
		t.Errorf("%+v", r)
	}
	testkit.Same(t, "mended", s.objects(t), map[string]string{"index.html": "Front", "eels": "Eels", "elvers": "Elvers"})
	s.put(t, "eels", "Else") // while the program runs
	if r := built(t, b, siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "More eels"))); r.Written != 1 || s.text(t, "eels") != "More eels" {
		t.Errorf("%+v", r)
	}
}

// TestNames checks that a document whose path cannot be a key is reported, and that the others are written.
func TestNames(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	documents := []export.Document{doc("/atom.xml", textAtom, "A feed"), doc("/"+strings.Repeat("é", 512), textHTML, "Just so long")}
	for _, path := range []string{"/" + strings.Repeat("é", 513), "/a\tb", "/a/../b", "/a//b", "/\xff"} {
		documents = append(documents, doc(path, textHTML, "No"))
	}
	r := built(t, b, siteOf(documents...))
	if len(r.Problems) != 5 || r.Written != 2 {
		t.Errorf("%+v", r)
	}
	for _, p := range r.Problems {
		if !strings.Contains(p.Error(), "no object can have this name: ") {
			t.Error(p)
		}
	}
}

// TestMany checks a bucket whose list has several pages and whose manifest has two parts.
func TestMany(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	documents := []export.Document{doc("/atom.xml", textAtom, "A feed")}
	for n := range 2500 {
		documents = append(documents, doc(fmt.Sprintf("/articles/%04d", n), textHTML, fmt.Sprint("Number ", n)))
	}
	if r := built(t, b, siteOf(documents...)); r.Written != 2501 {
		t.Errorf("%+v", r)
	}
	documents[7] = doc("/articles/new", textHTML, "New")
	if r := built(t, b, siteOf(documents...)); r.Written != 1 || r.Removed != 1 || r.Same != 2500 {
		t.Errorf("%+v", r)
	}
	if !slices.Contains(s.keys(t), changesKey) {
		t.Error("there is no second part")
	}
	b.Close()
	s.done()
	b = opened(t, s.address("", ""), tag1)
	if r := built(t, b, siteOf(documents...)); r.Same != 2501 || len(s.done()) > 0 || len(b.manifest.foreign) > 0 {
		t.Errorf("%+v, %d foreign", r, len(b.manifest.foreign))
	}
	if len(s.keys(t)) != 2501+4 {
		t.Errorf("%d objects", len(s.keys(t)))
	}
}

// TestLostClaim checks a build that cannot say which new objects are its own: it writes none of them, and the next one says so
// before it writes them.
func TestLostClaim(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	built(t, b, siteOf(doc("/", textHTML, "Front")))
	site := siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "Eels"))
	s.refuse = map[string]string{changesKey: "AccessDenied"}
	if _, err := b.Build(context.Background(), site, 2); err == nil || slices.Contains(s.keys(t), "eels") {
		t.Errorf("refused: %v, %q", err, s.keys(t))
	}
	s.set(func() { s.refuse = nil })
	claimed, list := false, s.text(t, changesKey)
	var read atomic.Int64
	s.before = func(method, key string) {
		if method == http.MethodPut && key == "eels" {
			claimed = s.text(t, changesKey) != list
		}
		if method == http.MethodGet && key == manifestKey {
			read.Add(1)
		}
	}
	if r := built(t, b, site); r.Written != 1 || !claimed || read.Load() == 0 {
		t.Errorf("claimed %t, list read %d times, %+v", claimed, read.Load(), r)
	}
}

// TestUnnamed checks that a document that loses its name while it is written is written again by the next build.
func TestUnnamed(t *testing.T) {
	s := newService(t)
	for n, step := range []struct {
		complete bool
		written  int
	}{{false, 1}, {false, 1}, {true, 1}, {true, 0}} {
		d := doc("/quotes.csv", "text/csv", "")
		plain := d.Make
		d.Make = func() *export.Content {
			c := plain()
			c.Name = "of these articles"
			c.Write = func(w io.Writer) error {
				if !step.complete {
					c.Name = ""
				}
				_, err := io.WriteString(w, "said by")
				return err
			}
			return c
		}
		b := opened(t, s.address("", ""), tag1)
		if r := built(t, b, siteOf(d)); r.Written != step.written {
			t.Errorf("build %d: %+v", n, r)
		}
		b.Close()
	}
}

// TestKeys checks that a document with an unchanged key is not made, not even by a new program. The key depends on the stored
// hint. A new key with the same bytes writes nothing.
func TestKeys(t *testing.T) {
	s := newService(t)
	made := 0
	keyed := func(key, text string) export.Document {
		d := doc("/articles/eels", textHTML, text)
		plain := d.Make
		d.KeyOf = func(hint string) string { return key + " " + hint }
		d.Make = func() *export.Content {
			made++
			c := plain()
			c.Hint = "links"
			c.Key = d.KeyOf(c.Hint)
			return c
		}
		return d
	}
	for n, step := range []struct {
		key, text     string
		made, written int
	}{{"1", "Eels", 1, 1}, {"1", "Eels", 0, 0}, {"2", "Eels", 1, 0}, {"2", "Eels", 0, 0}, {"3", "Elvers", 1, 1}} {
		b := opened(t, s.address("", ""), tag1)
		made = 0
		if r := built(t, b, siteOf(keyed(step.key, step.text))); made != step.made || r.Written != step.written || s.text(t, "articles/eels") != step.text {
			t.Errorf("step %d: made %d times, %+v", n, made, r)
		}
		b.Close()
	}
}
