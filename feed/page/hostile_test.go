package page

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"seedfeed/feed/clean"
	"seedfeed/feed/syndication"
	"seedfeed/feed/testkit"
)

// texts fills every field of a feed that pages show with s or other.
func texts(s, other string) *Feed {
	i := &syndication.Item{
		ID: "tag:quay.example.org,2026:a", Link: other, Title: s, Summary: other, Published: day(2), Updated: day(3),
		Authors: []string{s, other}, Tags: []string{other, s}, Language: other, Pictures: []syndication.Picture{{URL: base + s + ".png", Alt: s + other, Small: other, SmallWidth: 7, Width: 9}},
		Quotes: []syndication.Quote{{Text: s, Speaker: other, Key: true}, {Text: other, Speaker: s, Key: true}},
	}
	f := newFeed(i, &syndication.Item{ID: "tag:quay.example.org,2026:b", Title: other})
	f.Title, f.Description, f.Author, f.Generator = s, other, other+s, s
	f.Rights, i.Rights, f.Icon, f.Logo, i.Corrected = other, s, base+s+".ico", base+other+".png", day(3)
	f.Prev, f.Next, f.Current = syndication.Addresses{Atom: s, RSS: s, JSON: s, Page: s}, syndication.Addresses{Atom: other, RSS: other, JSON: other, Page: other}, syndication.Addresses{Atom: s, RSS: other, JSON: s, Page: other}
	return f
}

func TestHostile(t *testing.T) {
	for _, s := range testkit.Hostile {
		for _, other := range testkit.Hostile {
			holds(t, s, other)
		}
	}
}

func FuzzTexts(f *testing.F) {
	for n, s := range testkit.Hostile {
		f.Add(s, testkit.Hostile[(n+5)%len(testkit.Hostile)])
	}
	f.Fuzz(holds)
}

// holds tests what must be true of the pages for any text.
func holds(t *testing.T, s, other string) {
	feed := texts(s, other)
	index, err := Home(feed)
	if err != nil {
		t.Fatal(err)
	}
	feed.Style = s
	article, err := Article(feed, &ArticleView{
		Item: feed.Items[0], Text: paragraphsOf(s), Captions: []string{s}, Card: s, Older: Neighbour{s, base}, Newer: Neighbour{"near", s},
	})
	if err != nil {
		t.Fatal(err)
	}
	view, err := View(feed, "json")
	if err != nil {
		t.Fatal(err)
	}
	gone, err := Gone(feed, day(4))
	if err != nil {
		t.Fatal(err)
	}
	missing, err := Missing(feed)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{index, article, view, gone, missing} {
		if string(b) != clean.Text(string(b)) {
			t.Errorf("page holds what it must not: %q", b)
		}
		for token := range tokens(string(b)) {
			if token.Type == html.StartTagToken && token.Data == "script" && token.String() != `<script type="application/ld+json">` {
				t.Errorf("page holds %s:\n%s", token, b)
			}
			for _, a := range token.Attr {
				leads := a.Key == "href" || a.Key == "src" || a.Key == "srcset"
				if strings.HasPrefix(a.Key, "on") || leads && !strings.HasPrefix(a.Val, "http") && !strings.HasPrefix(a.Val, "#") {
					t.Errorf("page holds %s", token)
				}
			}
		}
		if n := bytes.Count(b, []byte("<style>")); n != 1 {
			t.Errorf("%d styles", n)
		}
		if _, data, ok := strings.Cut(string(b), `<script type="application/ld+json">`); ok {
			if data, _, _ = strings.Cut(data, "</script>"); !json.Valid([]byte(data)) {
				t.Errorf("no JSON: %s", data)
			}
		}
	}
}

func tokens(s string) func(func(html.Token) bool) {
	return func(yield func(html.Token) bool) {
		z := html.NewTokenizer(strings.NewReader(s))
		for z.Next() != html.ErrorToken {
			if token := z.Token(); token.Type != html.TextToken && !yield(token) {
				return
			}
		}
	}
}
