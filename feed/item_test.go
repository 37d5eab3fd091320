package feed

import (
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
		{"no day", Config{BaseURL: "https://news.example", IDDate: "2025-13"}, "--id-date"},
		{"loopback of IPv6", Config{BaseURL: "http://[::1]:8080"}, ""},
	} {
		err := test.c.complete()
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
	c := Config{BaseURL: "https://News.Example:8443/feeds"}
	if err := c.complete(); err != nil || c.BaseURL != "https://news.example:8443/feeds/" || c.IDAuthority != "news.example" {
		t.Errorf("%v %+v", err, c)
	}
}
