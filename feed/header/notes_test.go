package header

import (
	"strings"
	"testing"
)

// TestNoteLinks: a value that links to another note is read without the brackets, in every form that YAML has for it.
func TestNoteLinks(t *testing.T) {
	for header, want := range map[string]string{
		`cover: "[[wide.jpg]]"`:                            "image: wide.jpg\n",
		`banner: "![[pictures/wide.jpg|300]]"`:             "image: pictures/wide.jpg\n",
		`cover: [[wide.jpg]]`:                              "image: wide.jpg\n",
		`author: "[[Ann Roe]]"`:                            "authors: Ann Roe\n",
		`author: [[Ann Roe]]`:                              "authors: Ann Roe\n",
		`author: "[[people/Ann Roe]]"`:                     "authors: Ann Roe\n",
		`author: "[[people/ann#work|Ann Roe]]"`:            "authors: Ann Roe\n",
		`author: "[[Ann Roe]] and [[Bo Lund]]"`:            "authors: Ann Roe | Bo Lund\n",
		"authors:\n  - \"[[Ann Roe]]\"\n  - Bo Lund":       "authors: Ann Roe | Bo Lund\n",
		`tags: "[[Old harbour]]"`:                          "tags: Old harbour\n",
		`tags: "[[Old harbour]], sea"`:                     "tags: Old harbour | sea\n",
		"tags:\n  - \"[[topics/Harbour|Quays]]\"\n  - sea": "tags: Quays | sea\n",
		`tags: quay sea`:                                   "tags: quay | sea\n",
		`summary: "The pier of [[Benning]] is open."`:      "summary: The pier of Benning is open.\n",
	} {
		a := said(header)
		if got := outline(a, pier); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
}

// TestAliases: addresses are taken from the keys of several programs, and names of notes are none.
func TestAliases(t *testing.T) {
	for header, want := range map[string]string{
		"aliases: [/old/pier/, /pier.html]":                         "/old/pier/ | /pier.html",
		"aliases:\n  - /old/pier/\n  - https://news.example/?p=123": "/old/pier/ | https://news.example/?p=123",
		"redirect_from: /2019/pier/":                                "/2019/pier/",
		"redirect_from:\n  - old/pier.html\n  - /old/pier.html":     "/old/pier.html",
		"redirect_from: /a/ /b/":                                    "/a/ | /b/",
		"permalink: /2019/pier.html":                                "/2019/pier.html",
		"permalink: /:year/:title/":                                 "",
		"url: /2019/pier/\naliases: [/p/1]":                         "/2019/pier/ | /p/1",
		"aliases: [/old pages/the pier.html, /b/]":                  "/old pages/the pier.html | /b/",
		"redirect_from: old pages/pier.html":                        "/old pages/pier.html",
		"aliases: [Pier, The old pier]":                             "",
		"aliases: [The pier at A/B street]":                         "",
		"aliases: [../pier/, pier.html]":                            "../pier/ | pier.html",
		"aliases: [\"/a\\\"b\", \"/<script>\"]":                     "",
		"aliases: [/old/pier/, /old/pier/]":                         "/old/pier/",
		"aliases: [/" + strings.Repeat("x", 500) + ", /short/]":     "/short/",
	} {
		a := said(header)
		if got := strings.Join(a.Aliases, " | "); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
		if len(a.Warnings) > 0 {
			t.Errorf("%s: warnings %q", header, a.Warnings)
		}
	}
	a := said("redirect_to: https://other.example/pier")
	if a.Link != "https://other.example/pier" {
		t.Errorf("redirect_to: link %q", a.Link)
	}
}
