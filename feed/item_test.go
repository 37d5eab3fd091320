package feed

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/watch"
)

func TestNewID(t *testing.T) {
	p := &Publisher{cfg: Config{IDAuthority: "news.example", IDDate: "2026-01-01"}, numbers: map[string]int{}}
	taken := map[string]bool{"tag:news.example,2026-01-01:used.txt": true, "tag:news.example,2026-01-01:used.txt#2": true}
	for path, want := range map[string]string{
		"ferry.txt":           "tag:news.example,2026-01-01:ferry.txt",
		"north/a b.txt":       "tag:news.example,2026-01-01:north/a%20b.txt",
		"50%.txt":             "tag:news.example,2026-01-01:50%25.txt",
		"a#2.txt":             "tag:news.example,2026-01-01:a%232.txt",
		"café.txt":            "tag:news.example,2026-01-01:caf%C3%A9.txt",
		"cafe\u0301.txt":      "tag:news.example,2026-01-01:cafe%CC%81.txt", // another file
		"used.txt":            "tag:news.example,2026-01-01:used.txt#3",
		"line\nbreak\x00.txt": "tag:news.example,2026-01-01:line%0Abreak%00.txt",
	} {
		if got := p.newID(path, func(id string) bool { return taken[id] }); got != want {
			t.Errorf("%q: %s, want %s", path, got, want)
		}
	}
}

func TestNewSlug(t *testing.T) {
	long := strings.Repeat("nine letters ", 20)
	for _, test := range []struct{ title, path, want string }{
		{"Ferry to stay in service", "a.txt", "ferry-to-stay-in-service"},
		{"Europe’s “last mile”: 50% done!", "a.txt", "europes-last-mile-50-done"},
		{"Überfahrt nach Åland", "a.txt", "überfahrt-nach-åland"},
		{"冬の港", "a.txt", "冬の港"},
		{"?!", "north/harbour wall.txt", "harbour-wall"},
		{"?!", "!.txt", "article"},
		{"Taken", "a.txt", "taken-3"},
		{long, "a.txt", "nine-letters-nine-letters-nine-letters-nine-letters-nine"},
		{strings.Repeat("x", 500), "a.txt", strings.Repeat("x", maxSlug)},
	} {
		p := &Publisher{numbers: map[string]int{}}
		taken := map[string]bool{"taken": true, "taken-2": true}
		if got := p.newSlug(test.title, test.path, func(s string) bool { return taken[s] }); got != test.want {
			t.Errorf("%q: %s, want %s", test.title, got, test.want)
		}
	}
}

func TestPublished(t *testing.T) {
	now := time.Date(2026, 5, 6, 7, 8, 9, 500, time.UTC)
	file := time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	given := time.Date(2025, 2, 2, 0, 0, 0, 0, time.FixedZone("", 3600))
	for _, test := range []struct {
		name  string
		d     Digest
		mod   time.Time
		drop  time.Duration // before now
		first bool
		want  string
	}{
		{"first start: the file's", Digest{}, file, 0, true, "2024-01-02T03:04:05Z"},
		{"later: now", Digest{}, file, time.Hour, false, "2026-05-06T07:08:09Z"},
		{"just dropped: then", Digest{}, file, 3 * time.Second, false, "2026-05-06T07:08:06Z"},
		{"clock set back: now", Digest{}, file, -time.Hour, false, "2026-05-06T07:08:09Z"},
		{"given", Digest{Date: given}, file, 0, false, "2025-02-01T23:00:00Z"},
		{"file of the future", Digest{}, now.AddDate(80, 0, 0), 0, true, "2026-05-06T07:08:09Z"},
		{"file of 1970", Digest{}, time.Unix(1, 0), 0, true, "1970-01-01T00:00:01Z"},
	} {
		got := published(&test.d, watch.Stamp{ModTime: test.mod.UnixNano(), ChangeTime: now.Add(-test.drop).UnixNano()}, test.first, now).Format(time.RFC3339)
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestQuiet(t *testing.T) {
	before := Digest{Title: "Wall", Body: "The wall was rebuilt in 1951 by Ann Tolliver. It took three winters and much patience.", Quotes: []Quote{{Text: "We waited", Speaker: "Ann Tolliver"}}}
	for _, test := range []struct {
		name string
		edit func(d *Digest)
		want bool
	}{
		{"nothing", func(*Digest) {}, true},
		{"punctuation", func(d *Digest) { d.Body = strings.ReplaceAll(d.Body, ".", ";") }, true},
		{"a letter", func(d *Digest) { d.Body = strings.Replace(d.Body, "winters", "wintres", 1) }, true},
		{"three words by a letter", func(d *Digest) {
			d.Body = strings.NewReplacer("wall", "walls", "took", "tok", "much", "such").Replace(d.Body)
		}, true},
		{"four words", func(d *Digest) {
			d.Body = strings.NewReplacer("wall", "walls", "took", "tok", "much", "such", "was", "is").Replace(d.Body)
		}, false},
		{"a word more", func(d *Digest) { d.Body += " Again." }, false},
		{"another word", func(d *Digest) { d.Body = strings.Replace(d.Body, "winters", "summers", 1) }, false},
		{"a digit", func(d *Digest) { d.Body = strings.Replace(d.Body, "1951", "1952", 1) }, false},
		{"a name", func(d *Digest) { d.Body = strings.Replace(d.Body, "Tolliver", "Toliver", 1) }, false},
		{"the title", func(d *Digest) { d.Title = "Walls" }, false},
		{"a quotation", func(d *Digest) { d.Quotes = []Quote{{Text: "We wait", Speaker: "Ann Tolliver"}} }, false},
		{"a speaker", func(d *Digest) { d.Quotes = []Quote{{Text: "We waited"}} }, false},
		{"key or not", func(d *Digest) {
			d.Quotes = []Quote{{Text: "We waited", Speaker: "Ann Tolliver", Key: true, Reason: "said so"}}
		}, true},
	} {
		after := before
		test.edit(&after)
		if got := quiet(&before, &after); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestNextVersion: Last-Modified rises by a second or more with each change of bytes, or is left out.
func TestNextVersion(t *testing.T) {
	at := func(s string) time.Time {
		u, err := time.Parse("15:04:05.0", s)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	var last ledger.Documents
	known := false
	for _, step := range []struct {
		now, sum string
		modified string
		shared   bool
	}{
		{"10:00:00.3", "a", "10:00:00.0", false},
		{"10:00:09.0", "a", "10:00:00.0", false}, // the same bytes
		{"10:00:10.1", "b", "10:00:10.0", false},
		{"10:00:10.9", "c", "10:00:10.0", true}, // within that second: none
		{"10:00:11.0", "d", "10:00:11.0", false},
		{"09:59:00.0", "e", "10:00:11.0", true}, // the clock was set back
		{"10:00:12.0", "f", "10:00:12.0", false},
	} {
		last = nextVersion(last, known, step.sum, at(step.now))
		known = true
		if !last.Modified.Equal(at(step.modified)) || last.Shared != step.shared || last.Sum != step.sum {
			t.Errorf("%s %s: %+v", step.now, step.sum, last)
		}
	}
}

func TestConfig(t *testing.T) {
	for _, test := range []struct {
		name string
		c    Config
		want string // in the error, "" for none
	}{
		{"least", Config{BaseURL: "http://localhost:8080"}, ""},
		{"no base", Config{}, "--base-url"},
		{"ftp", Config{BaseURL: "ftp://news.example/"}, "--base-url"},
		{"query", Config{BaseURL: "https://news.example/?a=b"}, "--base-url"},
		{"content", Config{BaseURL: "https://news.example", Content: "all"}, "--content"},
		{"limit", Config{BaseURL: "https://news.example", Limit: -1}, "--limit"},
		{"language", Config{BaseURL: "https://news.example", Language: "English, please"}, "--language"},
		{"authority with a port", Config{BaseURL: "https://news.example", IDAuthority: "news.example:80"}, "--id-authority"},
		{"mail address", Config{BaseURL: "https://news.example", IDAuthority: "ann@news.example", IDDate: "2020"}, ""},
		{"day to come", Config{BaseURL: "https://news.example", IDDate: "2999-01"}, "--id-date"},
		{"clock of a machine that forgot the time", Config{BaseURL: "https://news.example", Now: func() time.Time { return time.Unix(0, 0) }}, ""},
		{"no day", Config{BaseURL: "https://news.example", IDDate: "2025-13"}, "--id-date"},
		{"loopback of IPv6", Config{BaseURL: "http://[::1]:8080"}, ""},
		{"IPv6", Config{BaseURL: "http://[2001:db8::1]:8080"}, "set --id-authority"},
		{"IPv6 with an authority", Config{BaseURL: "http://[2001:db8::1]/", IDAuthority: "news.example"}, ""},
		{"name that ids do not take", Config{BaseURL: "http://news_host:8080"}, "set --id-authority"},
		{"bare question mark", Config{BaseURL: "https://news.example/?"}, "query"},
		{"bare hash", Config{BaseURL: "https://news.example/#"}, "fragment"},
		{"user", Config{BaseURL: "https://ann@news.example/"}, "user"},
		{"parent in the path", Config{BaseURL: "https://news.example/a/../b"}, "path"},
		{"dot in the path", Config{BaseURL: "https://news.example/a/."}, "path"},
		{"empty part of the path", Config{BaseURL: "https://news.example/a//b"}, "path"},
		{"nothing but slashes", Config{BaseURL: "https://news.example//"}, "path"},
		{"escaped slash", Config{BaseURL: "https://news.example/a%2Fb"}, "escaped"},
		{"port 0", Config{BaseURL: "http://news.example:0/"}, "port 0"},
		{"port too high", Config{BaseURL: "http://news.example:70000/"}, "port 70000"},
		{"no host", Config{BaseURL: "http://:8080/"}, "host"},
		{"no host name", Config{BaseURL: "http://news..example/"}, "host name"},
		{"no name in any script", Config{BaseURL: "http://bü\u200bcher..example/"}, "host name"},
	} {
		err := test.c.complete()
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// TestBaseURL: one address has one form, since it stands in links and ids.
func TestBaseURL(t *testing.T) {
	for given, want := range map[string][2]string{ // address and authority
		"https://News.Example:8443/feeds":  {"https://news.example:8443/feeds/", "news.example"},
		"http://news.example:/":            {"http://news.example/", "news.example"},
		"http://news.example:80":           {"http://news.example/", "news.example"},
		"https://news.example:443/a/b/":    {"https://news.example/a/b/", "news.example"},
		"https://news.example:80/":         {"https://news.example:80/", "news.example"},
		"HTTPS://news.example.:00443/":     {"https://news.example/", "news.example"},
		"https://Bücher.example/":          {"https://xn--bcher-kva.example/", "xn--bcher-kva.example"},
		"https://b%C3%BCcher.example:8443": {"https://xn--bcher-kva.example:8443/", "xn--bcher-kva.example"},
		"https://news.example/the news":    {"https://news.example/the%20news/", "news.example"},
		"http://[::1]:80/":                 {"http://[::1]/", "localhost"},
		"http://192.0.2.7:8080":            {"http://192.0.2.7:8080/", "192.0.2.7"},
	} {
		c := Config{BaseURL: given}
		if err := c.complete(); err != nil || c.BaseURL != want[0] || c.IDAuthority != want[1] {
			t.Errorf("%s: %v, %s and %s, want %s", given, err, c.BaseURL, c.IDAuthority, want)
		}
	}
	c := Config{BaseURL: "https://news.example/", IDAuthority: "bücher.example"}
	if err := c.complete(); err != nil || c.IDAuthority != "xn--bcher-kva.example" {
		t.Errorf("%v %s", err, c.IDAuthority)
	}
}

// TestStateNotWritable: who names a folder for the state is told what to do where it cannot be written.
func TestStateNotWritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(Config{Seeds: t.TempDir(), State: filepath.Join(file, "state"), BaseURL: "https://news.example/"})
	if err == nil || !strings.Contains(err.Error(), "--state") || !strings.Contains(err.Error(), "can write") {
		t.Error(err)
	}
}

// TestBook: with full content, the first part of a text as long as a book is in the feed, the whole on its page.
func TestBook(t *testing.T) {
	p := newPublisher(t)
	var book strings.Builder
	book.WriteString("Tales of the coast\n\n")
	for i := range 10_000 {
		fmt.Fprintf(&book, "On day %d the tide came in and the boats went out again.\n\n", i)
	}
	p.drop("a.txt", harbour)
	p.drop("b.txt", book.String())
	_, atom := p.get("/atom.xml")
	if !strings.Contains(atom, "rebuilt in three winters") || !strings.Contains(atom, "On day 700 the tide") || len(atom) > 200_000 {
		t.Errorf("a feed of %d bytes: %.500s", len(atom), atom)
	}
	if _, page := p.get("/articles/tales-of-the-coast"); strings.Count(page, "the tide came in") < 10_000 {
		t.Error("the page has not the whole text")
	}
}
