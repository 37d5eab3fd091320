package feed

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
)

// TestThisMachineOnly: ids that name this machine alone are good for a trial only, and whoever starts so is told.
func TestThisMachineOnly(t *testing.T) {
	for base, want := range map[string]bool{
		"http://localhost:8080/": true, "http://news.localhost/": true, "http://127.0.0.1:8080/": true, "http://127.9.9.9/": true, "http://[::1]/": true,
		"https://news.example/": false, "http://192.0.2.7/": false, "http://localhost.example/": false,
	} {
		var log strings.Builder
		p, err := Open(settings.Config{Seeds: t.TempDir(), State: t.TempDir(), BaseURL: base, Log: slog.New(slog.NewTextHandler(&log, nil))})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(log.String(), "level=WARN"); got != want {
			t.Errorf("%s: warned %v:\n%s", base, got, log.String())
		}
		if got := settings.MadeForTrial(p.press.state.FeedID); got != want {
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
	good := settings.Config{Seeds: dir, State: t.TempDir(), BaseURL: "https://news.example/"}
	for _, test := range []struct {
		name string
		set  func(*settings.Config)
		want string
	}{
		{"setting", func(c *settings.Config) { c.Limit = -1 }, "--limit"},
		{"no folder", func(c *settings.Config) { c.Seeds = filepath.Join(dir, "none") }, "--seeds"},
		{"a file", func(c *settings.Config) { c.Seeds = file }, "is no folder"},
	} {
		c := good
		test.set(&c)
		if p, err := Open(c); err == nil || p != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	run, err := newConfig(good)
	if err != nil {
		t.Fatal(err)
	}
	run.open = func(string) (*ledger.Ledger, error) { return nil, errors.New("no ink") }
	if p, err := open(run); err == nil || p != nil || !strings.Contains(err.Error(), "state folder: no ink") {
		t.Errorf("a ledger that cannot be opened: %v", err)
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

// TestNoCache: a cache that cannot be opened costs time and is named, nothing else.
func TestNoCache(t *testing.T) {
	d := newDesk(t, func(c *config) {
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

// TestStateNotWritable: where the state cannot be written, the error says what to do.
func TestStateNotWritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(settings.Config{Seeds: t.TempDir(), State: filepath.Join(file, "state"), BaseURL: "https://news.example/"})
	if err == nil || !strings.Contains(err.Error(), "--state") || !strings.Contains(err.Error(), "can write") {
		t.Error(err)
	}
	seeds := t.TempDir()
	if err := os.WriteFile(filepath.Join(seeds, ".seedfeed"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err = Open(settings.Config{Seeds: seeds, BaseURL: "https://news.example/"}); err == nil || !strings.Contains(err.Error(), "with --state") {
		t.Error(err)
	}
}
