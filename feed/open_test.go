package feed

import (
	"errors"
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
	"seedfeed/feed/ledger"
)

// TestDefaults: what a setting that is not given means. Programs that were upgraded must publish as before.
func TestDefaults(t *testing.T) {
	c := Config{BaseURL: "https://news.example", Seeds: t.TempDir()}
	if err := c.Check(); err != nil || c.Title != "" {
		t.Errorf("Check: %v; it changed the settings: %+v", err, c)
	}
	if err := c.complete(); err != nil {
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
	if now := time.Now(); c.Now().Sub(now).Abs() > time.Minute || c.Log == nil || c.open == nil || c.files == nil || !c.files.there() {
		t.Errorf("clock, log, ledger or folder of %+v", c)
	}
	c.Log.Error("this goes nowhere")
	if id := c.newFeedID(); id != "tag:news.example,2026-01-01:/" {
		t.Errorf("id of a new feed %s", id)
	}

	given := Config{
		BaseURL: "https://news.example/a/", Title: "Coast", Description: "d", Author: "Bo", Language: "pt-BR", Zone: time.UTC, Limit: 1, Content: ContentFull,
		Summary: digest.Budget{Words: 9, Sentences: 1}, Rights: "r", Icon: "https://cdn.example/i.png", Logo: "http://cdn.example/l.png",
		Notice: -1, Settle: 1, MaxSize: 1, NoBrowserView: true, Sections: true, IDAuthority: "bo@news.example", IDDate: "2020-02",
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Unix(1e9*2, 0) },
	}
	kept := given
	if err := kept.complete(); err != nil {
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
	if s := cmp.Diff(site, kept.site("tag:x"), cmp.Comparer(func(a, b *time.Location) bool { return a == b })); s != "" {
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

// TestThisMachineOnly: ids that name this machine alone are good for a trial only, and whoever starts so is told.
func TestThisMachineOnly(t *testing.T) {
	for base, want := range map[string]bool{
		"http://localhost:8080/": true, "http://news.localhost/": true, "http://127.0.0.1:8080/": true, "http://127.9.9.9/": true, "http://[::1]/": true,
		"https://news.example/": false, "http://192.0.2.7/": false, "http://localhost.example/": false,
	} {
		var log strings.Builder
		p, err := Open(Config{Seeds: t.TempDir(), State: t.TempDir(), BaseURL: base, Log: slog.New(slog.NewTextHandler(&log, nil))})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(log.String(), "level=WARN"); got != want {
			t.Errorf("%s: warned %v:\n%s", base, got, log.String())
		}
		if got := madeForTrial(p.press.state.FeedID); got != want && base != "http://news.localhost/" {
			t.Errorf("%s: %s counts as made for a trial: %v", base, p.press.state.FeedID, got)
		}
		if p.BaseURL() != p.cfg.BaseURL || p.BaseURL() == "" {
			t.Errorf("address %q", p.BaseURL())
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestOpenRefused: what keeps a publisher from opening is an error that says what to do, and nothing is left open.
func TestOpenRefused(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	good := Config{Seeds: dir, State: t.TempDir(), BaseURL: "https://news.example/"}
	for _, test := range []struct {
		name string
		set  func(*Config)
		want string
	}{
		{"setting", func(c *Config) { c.Limit = -1 }, "--limit"},
		{"no folder", func(c *Config) { c.Seeds = filepath.Join(dir, "none") }, "--seeds"},
		{"a file", func(c *Config) { c.Seeds = file }, "is no folder"},
		{"ledger", func(c *Config) { c.open = func(string) (*ledger.Ledger, error) { return nil, errors.New("no ink") } }, "state folder: no ink"},
	} {
		c := good
		test.set(&c)
		if p, err := Open(c); err == nil || p != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	p, err := Open(good)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(good); !errors.Is(err, ledger.ErrLocked) {
		t.Errorf("a second instance: %v", err)
	}
	for range 2 { // Run closes it too
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
	again, err := Open(good)
	if err != nil {
		t.Fatalf("after Close: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// TestPlaces: the ledger is beside the articles, what can be made again in the user's cache folder, where there is one.
func TestPlaces(t *testing.T) {
	seeds, caches := t.TempDir(), t.TempDir()
	t.Setenv("HOME", caches)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(caches, "user"))
	one := Config{Seeds: seeds}
	at, err := one.places()
	if err != nil || at.ledger != filepath.Join(seeds, ".seedfeed") || !strings.HasPrefix(at.cache, caches) {
		t.Errorf("%+v, %v", at, err)
	}
	for _, dir := range []string{at.ledger, at.cache} {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s: %v, %v left behind", dir, err, left)
		}
	}
	other := Config{Seeds: t.TempDir()}
	if of, err := other.places(); err != nil || of.cache == at.cache {
		t.Errorf("two folders keep their digests in one place, %s: %v", of.cache, err)
	}
	state := t.TempDir()
	one.State = filepath.Join(state, "new")
	if at, err := one.places(); err != nil || at != (places{one.State, filepath.Join(one.State, "cache")}) {
		t.Errorf("%+v, %v", at, err)
	}

	file := filepath.Join(caches, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", file) // no cache folder can be made
	t.Setenv("XDG_CACHE_HOME", filepath.Join(file, "user"))
	one.State = ""
	if at, err := one.places(); err != nil || at.cache != filepath.Join(seeds, ".seedfeed", "cache") {
		t.Errorf("without a cache folder: %+v, %v", at, err)
	}
}

// TestNoCache: a cache that cannot be opened costs time and is named, nothing else.
func TestNoCache(t *testing.T) {
	d := newDesk(t, func(c *Config) {
		if err := os.MkdirAll(c.State, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(c.State, "cache"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	})
	if !strings.Contains(d.log.String(), "digests are not kept between runs") {
		t.Errorf("logged %s", d.log.String())
	}
	d.drop("a.txt", harbour)
	d.reopen()
	d.scan()
	d.has("Harbour", true)
}
