package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSeedsThere: the folder of articles must be there, and be a folder.
func TestSeedsThere(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for seeds, want := range map[string]string{dir: "", file: "is no folder", filepath.Join(dir, "none"): "make it or name another with --seeds"} {
		err := (&Config{Seeds: seeds}).SeedsThere()
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", seeds, err, want)
		}
	}
}

// TestUsedPlaces: a command that only looks finds what a run has made, and makes nothing.
func TestUsedPlaces(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("HOME", dir)
	c := Config{Seeds: filepath.Join(dir, "news")}
	if err := os.Mkdir(c.Seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(c.Seeds, ".seedfeed")
	if got := c.UsedPlaces(); got != (Folders{state, filepath.Join(state, "cache")}) {
		t.Errorf("before a run: %+v", got)
	}
	if _, err := os.Stat(state); err == nil {
		t.Error("a look made a folder")
	}
	made, err := c.Places()
	if err != nil || made.Ledger != state || made.Cache == filepath.Join(state, "cache") {
		t.Errorf("%+v, %v", made, err)
	}
	if got := c.UsedPlaces(); got != made {
		t.Errorf("after a run: %+v, want %+v", got, made)
	}
	c.State = filepath.Join(dir, "state")
	if got := c.UsedPlaces(); got != (Folders{c.State, filepath.Join(c.State, "cache")}) {
		t.Errorf("with --state: %+v", got)
	}
}

// TestStatusPath: where the status page is in the folder of articles, as the scan finds it; "" if it is elsewhere.
func TestStatusPath(t *testing.T) {
	dir := t.TempDir()
	at := func(parts ...string) string { return filepath.Join(append([]string{dir}, parts...)...) }
	if err := os.MkdirAll(at("news", "in"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(at("news"), at("link")); err != nil {
		t.Skip(err)
	}
	t.Chdir(dir)
	for status, want := range map[string]string{
		"": "", at("news", "status.html"): "status.html", at("news", "in", "status.txt"): "in/status.txt", at("link", "status.html"): "status.html",
		"news/in/status.html": "in/status.html", at("status.html"): "", at("none", "status.html"): "",
	} {
		for _, seeds := range []string{at("news"), at("link"), "news"} {
			if got := (&Config{Seeds: seeds, Status: status}).StatusPath(); got != want {
				t.Errorf("%s in %s: %q, want %q", status, seeds, got, want)
			}
		}
	}
	if got := (&Config{Seeds: at("none"), Status: at("news", "status.html")}).StatusPath(); got != "" {
		t.Errorf("no folder: %q", got)
	}
}

// TestPush: which hubs and hooks can be used, and how hubs are written into feeds.
func TestPush(t *testing.T) {
	for _, c := range []struct{ hubs, hook, want, fault string }{
		{"https://b.example/ https://a.example/?x=1", "", "https://a.example/?x=1 https://b.example/", ""},
		{"https://b.example/ https://b.example/", "", "https://b.example/", ""},
		{"https://hüb.example:8443/p", "", "https://xn--hb-xka.example:8443/p", ""},
		{"hub.example", "", "", `--hub "hub.example": use the whole address`},
		{"ftp://hub.example/", "", "", "use the whole address"},
		{"https://hub.example/#a", "", "", "use the whole address"},
		{"https://ann:x@hub.example/", "", "", "no password"},
		{`https://hub.example/?"`, "", "", "quotation marks"},
		{"https://hub..example/", "", "", "use the address of a WebSub hub"},
		{"", "https://hooks.example/new", "", ""},
		{"", "./tell.sh", "", ""},
		{"", "https://", "", "--on-publish: "},
	} {
		s := Config{BaseURL: "https://news.example/", Hubs: strings.Fields(c.hubs), OnPublish: c.hook}
		before := slices.Clone(s.Hubs)
		err := s.Complete()
		if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) || err == nil && strings.Join(s.Hubs, " ") != c.want {
			t.Errorf("%s, %s: %q, %v; want %q, %q", c.hubs, c.hook, s.Hubs, err, c.want, c.fault)
		}
		if checked := (Config{BaseURL: "https://news.example/", Hubs: before, OnPublish: c.hook}).Check(); (checked == nil) != (err == nil) {
			t.Errorf("%s, %s: Check says %v, Complete %v", c.hubs, c.hook, checked, err)
		}
	}
}

// TestLoopback: addresses of this machine alone, by which nobody else can subscribe, and ids that were made with one.
func TestLoopback(t *testing.T) {
	for base, want := range map[string]bool{
		"http://localhost:8080/": true, "http://news.localhost/": true, "http://127.0.0.1:8080/": true, "http://127.9.9.9/": true, "http://[::1]:8080/": true,
		"https://news.example/": false, "http://192.0.2.7/": false, "http://localhost.example/": false,
	} {
		c := Config{BaseURL: base}
		if err := c.Complete(); err != nil || c.Loopback() != want {
			t.Errorf("%s: %t, %v", base, c.Loopback(), err)
		}
		if id := c.NewFeedID(); MadeForTrial(id) != want {
			t.Errorf("%s: the id %s is of a trial: %t", base, id, !want)
		}
	}
}
