package edition

import (
	"testing"
	"time"

	"seedfeed/feed/ledger"
)

// TestLinked: a link leads to the page of another published article, or to the web, or nowhere.
func TestLinked(t *testing.T) {
	index := ledger.NewIndex(
		ledger.Record{ID: "1", Path: "notes/wall.md", Slug: "the-wall"},
		ledger.Record{ID: "2", Path: "notes/lamp 2.txt", Slug: "the-lamp"},
		ledger.Record{ID: "3", Path: "gone.md", Slug: "gone", Withdrawn: time.Unix(1, 0)},
		ledger.Record{ID: "4", Path: "tides.docx", Slug: "tides"},
		ledger.Record{ID: "5", Path: "post/dinner/index.md", Slug: "dinner"},
	)
	s := &Site{BaseURL: "https://news.example/", Index: index}
	for address, want := range map[string]string{
		"wall.md":                "articles/the-wall",
		"./wall.md#part":         "articles/the-wall",
		"wall":                   "articles/the-wall",
		"../notes/wall.md":       "articles/the-wall",
		"/notes/wall.md":         "articles/the-wall",
		"/notes/wall/":           "articles/the-wall",
		"/wall/":                 "articles/the-wall",
		"/post/dinner/":          "articles/dinner",
		"post/dinner":            "articles/dinner",
		"./tides":                "",
		"tides":                  "articles/tides",
		"../tides":               "articles/tides",
		"lamp%202.txt":           "articles/the-lamp",
		"[[Wall]]":               "articles/the-wall",
		"[[wall#Part]]":          "articles/the-wall",
		"[[Lamp 2]]":             "articles/the-lamp",
		"[[gone]]":               "",
		"[[nobody]]":             "",
		"../gone.md":             "",
		"../../wall.md":          "",
		"other.md":               "",
		"#part":                  "",
		"":                       "",
		"?page=2":                "",
		"https://x.example/a b":  "=https://x.example/a%20b",
		"mailto:ann@x.example":   "=mailto:ann@x.example",
		"//x.example/wall.md":    "",
		"https://[bad":           "",
		"https://x.example/wall": "=https://x.example/wall",
	} {
		switch {
		case want != "" && want[0] == '=':
			want = want[1:]
		case want != "":
			want = s.BaseURL + want
		}
		if got := s.linked(ledger.Record{Path: "notes/a.md"}, "", address); got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
	for address, want := range map[string]string{
		"other.html": "https://old.example/2025/other.html", "/top": "https://old.example/top", "wall.md": "https://news.example/articles/the-wall",
		"//x.example/a": "https://x.example/a", "#part": "", "[[nobody]]": "",
	} {
		if got := s.linked(ledger.Record{Path: "notes/a.md"}, "https://old.example/2025/page.html", address); got != want {
			t.Errorf("on a page with an address of its own, %q leads to %q, want %q", address, got, want)
		}
	}
}
