package feed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

// TestStateNotWritable: where the state cannot be written, the error says what to do.
func TestStateNotWritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(Config{Seeds: t.TempDir(), State: filepath.Join(file, "state"), BaseURL: "https://news.example/"})
	if err == nil || !strings.Contains(err.Error(), "--state") || !strings.Contains(err.Error(), "can write") {
		t.Error(err)
	}
	seeds := t.TempDir()
	if err := os.WriteFile(filepath.Join(seeds, ".seedfeed"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err = Open(Config{Seeds: seeds, BaseURL: "https://news.example/"}); err == nil || !strings.Contains(err.Error(), "with --state") {
		t.Error(err)
	}
}
