package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadStyle(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "own.css")
	for _, c := range []struct{ name, css, want, fault string }{
		{"plain", "a>b{}", "a>b{}", ""},
		{"byte order mark", "\ufeffa{}", "a{}", ""},
		{"largest", strings.Repeat(" ", maxStyle), strings.Repeat(" ", maxStyle), ""},
		{"too large", strings.Repeat(" ", maxStyle+1), "", "64 KiB"},
		{"other encoding", "a{content:'\xe9'}", "", "UTF-8"},
		{"ends the element", "a{}</STYLE>", "", "</style"},
	} {
		if err := os.WriteFile(file, []byte(c.css), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := readStyle(file)
		if got != c.want || (err == nil) != (c.fault == "") {
			t.Errorf("%s: %.20q, %v", c.name, got, err)
		}
		if err != nil && (!strings.Contains(err.Error(), c.fault) || !strings.Contains(err.Error(), file) || !strings.HasPrefix(err.Error(), "--style")) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if css, err := readStyle(""); css != "" || err != nil {
		t.Error("without a file:", css, err)
	}
	if _, err := readStyle(filepath.Join(dir, "none.css")); err == nil || !strings.Contains(err.Error(), "none.css") {
		t.Error("file that is not there:", err)
	}
	c := Config{Seeds: dir, BaseURL: "https://news.example/", Style: file}
	if err := c.Check(); err == nil || !strings.Contains(err.Error(), "--style") {
		t.Error("settings with a faulty style:", err)
	}
	if err := os.WriteFile(file, []byte("a{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := c.Complete(); err != nil || c.Site("id").Style != "a{}" {
		t.Errorf("%v, style %q", err, c.Site("id").Style)
	}
}
