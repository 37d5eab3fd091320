package settings

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
)

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
		{"limit that would take all memory", Config{BaseURL: "https://news.example", Limit: 1_000_000_000}, "10000"},
		{"highest limit", Config{BaseURL: "https://news.example", Limit: maxLimit}, ""},
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
		err := test.c.Complete()
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
		if err := c.Complete(); err != nil || c.BaseURL != want[0] || c.IDAuthority != want[1] {
			t.Errorf("%s: %v, %s and %s, want %s", given, err, c.BaseURL, c.IDAuthority, want)
		}
	}
	c := Config{BaseURL: "https://news.example/", IDAuthority: "bücher.example"}
	if err := c.Complete(); err != nil || c.IDAuthority != "xn--bcher-kva.example" {
		t.Errorf("%v %s", err, c.IDAuthority)
	}
}

// TestDefaults: what a setting that is not given means. Programs that were upgraded must publish as before.
func TestDefaults(t *testing.T) {
	c := Config{BaseURL: "https://news.example", Seeds: t.TempDir()}
	if err := c.Check(); err != nil || c.Title != "" {
		t.Errorf("Check: %v; it changed the settings: %+v", err, c)
	}
	if err := c.Complete(); err != nil {
		t.Fatal(err)
	}
	want := Config{
		Seeds: c.Seeds, BaseURL: "https://news.example/", Title: "Seedfeed", Description: "New articles with their summaries and key quotes",
		Language: "en", Zone: time.Local, Limit: 50, Content: "digest", Notice: 3 * 24 * time.Hour, Settle: 500 * time.Millisecond, MaxSize: 4 << 20,
		IDAuthority: "news.example", IDDate: "2026-01-01",
	}
	if s := cmp.Diff(want, c, cmpopts.IgnoreUnexported(Config{}), cmp.Comparer(func(a, b *time.Location) bool { return a == b }), cmpopts.IgnoreFields(Config{}, "Log", "Now")); s != "" {
		t.Errorf("(-want +got):\n%s", s)
	}
	if now := time.Now(); c.Now().Sub(now).Abs() > time.Minute || c.Log == nil {
		t.Errorf("clock or log of %+v", c)
	}
	c.Log.Error("this goes nowhere")
	if id := c.NewFeedID(); id != "tag:news.example,2026-01-01:/" {
		t.Errorf("id of a new feed %s", id)
	}

	given := Config{
		BaseURL: "https://news.example/a/", Title: "Coast", Description: "d", Author: "Bo", Language: "pt-BR", Zone: time.UTC, Limit: 1, Content: ContentFull,
		Summary: digest.Budget{Words: 9, Sentences: 1}, Rights: "r", Icon: "https://cdn.example/i.png", Logo: "http://cdn.example/l.png",
		Notice: -1, Settle: 1, MaxSize: 1, NoBrowserView: true, Sections: true, IDAuthority: "bo@news.example", IDDate: "2020-02",
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Unix(1e9*2, 0) },
	}
	kept := given
	if err := kept.Complete(); err != nil {
		t.Fatal(err)
	}
	if s := cmp.Diff(given, kept, cmpopts.IgnoreUnexported(Config{}), cmp.Comparer(func(a, b *time.Location) bool { return a == b }), cmpopts.IgnoreFields(Config{}, "Log", "Now")); s != "" {
		t.Errorf("what was given is changed (-given +got):\n%s", s)
	}
	if kept.Log != given.Log || kept.Now().Unix() != 1e9*2 {
		t.Error("another log or clock than the given one")
	}
	site := edition.Site{
		BaseURL: "https://news.example/a/", FeedID: "tag:x", IDBase: "tag:bo@news.example,2020-02:", Title: "Coast", Description: "d", Author: "Bo", Language: "pt-BR", Rights: "r",
		Icon: "https://cdn.example/i.png", Logo: "http://cdn.example/l.png", Limit: 1, Full: true, NoBrowserView: true, Sections: true,
		Epoch: time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC), Zone: time.UTC,
	}
	if s := cmp.Diff(site, kept.Site("tag:x"), cmp.Comparer(func(a, b *time.Location) bool { return a == b })); s != "" {
		t.Errorf("site (-want +got):\n%s", s)
	}
}

// TestBounds: settings out of bounds are named, those at the bounds are taken.
func TestBounds(t *testing.T) {
	for _, test := range []struct {
		name string
		set  func(*Config)
		want string // in the error, "" for none
	}{
		{"one more than the highest limit", func(c *Config) { c.Limit = maxLimit + 1 }, "--limit 10001"},
		{"words", func(c *Config) { c.Summary.Words = -1 }, "--summary-words -1"},
		{"sentences", func(c *Config) { c.Summary.Sentences = -1 }, "--summary-sentences -1"},
		{"settle", func(c *Config) { c.Settle = -1 }, "--settle"},
		{"size", func(c *Config) { c.MaxSize = -1 }, "--max-size"},
		{"icon", func(c *Config) { c.Icon = "icon.png" }, "--icon"},
		{"icon by ftp", func(c *Config) { c.Icon = "ftp://news.example/icon.png" }, "--icon"},
		{"icon without host", func(c *Config) { c.Icon = "https:///icon.png" }, "--icon"},
		{"icon that is no address", func(c *Config) { c.Icon = "https://%zz/icon.png" }, "--icon"},
		{"logo", func(c *Config) { c.Logo = "/logo.png" }, "--logo"},
		{"highest port", func(c *Config) { c.BaseURL = "https://news.example:65535/" }, ""},
		{"address that cannot be read", func(c *Config) { c.BaseURL = "https://news.example:x/" }, `--base-url "https://news.example:x/": invalid port`},
		{"authority in capitals", func(c *Config) { c.IDAuthority = "News.Example" }, "--id-authority"},
		{"authority with a path", func(c *Config) { c.IDAuthority = "news.example/a" }, "--id-authority"},
		{"date with a time", func(c *Config) { c.IDDate = "2020-01-01T00:00" }, "--id-date"},
		{"date without zeros", func(c *Config) { c.IDDate = "2020-1" }, "--id-date"},
		{"date of today", func(c *Config) {
			c.IDDate, c.Now = "2020-02-02", func() time.Time { return time.Date(2020, 2, 2, 0, 0, 0, 0, time.UTC) }
		}, ""},
		{"date of tomorrow", func(c *Config) {
			c.IDDate, c.Now = "2020-02-03", func() time.Time { return time.Date(2020, 2, 2, 0, 0, 0, 0, time.UTC) }
		}, "--id-date"},
	} {
		c := Config{BaseURL: "https://news.example/"}
		test.set(&c)
		err := c.Check()
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// TestPlaces: the ledger is beside the articles, what can be made again in the user's cache folder, where there is one.
func TestPlaces(t *testing.T) {
	seeds, caches := t.TempDir(), t.TempDir()
	t.Setenv("HOME", caches)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(caches, "user"))
	one := Config{Seeds: seeds}
	at, err := one.Places()
	if err != nil || at.Ledger != filepath.Join(seeds, ".seedfeed") || !strings.HasPrefix(at.Cache, caches) {
		t.Errorf("%+v, %v", at, err)
	}
	for _, dir := range []string{at.Ledger, at.Cache} {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s: %v, %v left behind", dir, err, left)
		}
	}
	other := Config{Seeds: t.TempDir()}
	if of, err := other.Places(); err != nil || of.Cache == at.Cache {
		t.Errorf("two folders keep their digests in one place, %s: %v", of.Cache, err)
	}
	state := t.TempDir()
	one.State = filepath.Join(state, "new")
	if at, err := one.Places(); err != nil || at != (Folders{one.State, filepath.Join(one.State, "cache")}) {
		t.Errorf("%+v, %v", at, err)
	}

	file := filepath.Join(caches, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", file) // no cache folder can be made
	t.Setenv("XDG_CACHE_HOME", filepath.Join(file, "user"))
	one.State = ""
	if at, err := one.Places(); err != nil || at.Cache != filepath.Join(seeds, ".seedfeed", "cache") {
		t.Errorf("without a cache folder: %+v, %v", at, err)
	}
}

// TestLoopbackHost: which hosts, as of a request, are this machine and no other.
func TestLoopbackHost(t *testing.T) {
	for address, want := range map[string]bool{
		"localhost": true, "LocalHost:8080": true, "localhost.": true, "news.localhost:80": true,
		"127.0.0.1": true, "127.0.0.1:8080": true, "127.9.9.9": true, "[::1]:8080": true, "[::1]": true, "::1": true,
		"": false, "@": false, ":8080": false, "0.0.0.0:8080": false, "[::]:80": false, "192.0.2.1:80": false, "example.com": false,
		"localhost.example.com": false, "notlocalhost": false, "127.0.0.1.example.com:80": false, "localhost:80:80": false,
	} {
		if got := LoopbackHost(address); got != want {
			t.Errorf("%q: %v, want %v", address, got, want)
		}
	}
}
