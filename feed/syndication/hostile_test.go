package syndication

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"seedfeed/feed/clean"
	"seedfeed/feed/testkit"
)

// texts fills every field of a feed with s or other.
func texts(s, other string) *Feed {
	i := &Item{
		ID: "tag:quay.example.org,2026:a", Link: other, Title: s, Summary: other, Published: day(2), Updated: day(3),
		Authors: []string{s, other}, Tags: []string{other, s}, Language: other, Pictures: []Picture{{URL: base + s + ".png", Alt: s + other, Small: other, SmallWidth: 7, Width: 9}},
		Quotes: []Quote{{Text: s, Speaker: other, Key: true}, {Text: other, Speaker: s, Key: true}},
	}
	i.Mails = map[string]string{clean.Line(s): other, clean.Line(other): "a@" + s}
	i.Content = Content(Parts{Picture: Picture{URL: base + s + ".png", Alt: other}, Summary: other, Quotes: i.Quotes, Rest: base + s, Language: other})
	f := newFeed(i, &Item{ID: "tag:quay.example.org,2026:b", Title: other})
	f.Title, f.Description, f.Author, f.Generator = s, other, other+s, s
	f.Rights, i.Rights, f.Icon, f.Logo, i.Corrected = other, s, base+s+".ico", base+other+".png", day(3)
	f.Prev, f.Next, f.Current = Addresses{s, s, s, s}, Addresses{other, other, other, other}, Addresses{s, other, s, other}
	f.Deleted = []Deleted{{s, day(3)}, {other, day(4)}}
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

// holds tests what must be true of the documents for any text.
func holds(t *testing.T, s, other string) {
	feed := texts(s, other)
	var ids [][]string
	for _, format := range formats {
		b, err := format.write(feed)
		if err != nil {
			t.Fatalf("%s: %v", format.name, err)
		}
		if again, _ := format.write(texts(s, other)); !bytes.Equal(b, again) {
			t.Errorf("%s: the same feed gives other bytes", format.name)
		}
		if format.name == "feed.json" {
			if !json.Valid(b) {
				t.Errorf("%s: no JSON:\n%s", format.name, b)
			}
		} else if err := wellFormed(b); err != nil {
			t.Errorf("%s: %v\n%s", format.name, err, b)
		}
		if string(b) != clean.Text(string(b)) {
			t.Errorf("%s holds what it must not: %q", format.name, b)
		}
		got, err := gofeed.NewParser().Parse(bytes.NewReader(b))
		if err != nil {
			t.Fatalf("%s: %v\n%s", format.name, err, b)
		}
		var these []string
		for _, i := range got.Items {
			these = append(these, i.GUID)
			harmless(t, format.name, i.Content)
		}
		ids = append(ids, these)
		if want := clean.Line(s); want != "" {
			if title := got.Items[0].Title; title != want && title != endTag.ReplaceAllString(want, "</$1 >") {
				t.Errorf("%s: title %q, want %q", format.name, title, want)
			}
		}
	}
	for _, these := range ids[1:] {
		if d := cmp.Diff(ids[0], these); d != "" {
			t.Error("ids differ between formats", d)
		}
	}
}

func wellFormed(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
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

// harmless tests that content has no elements and attributes but our own.
func harmless(t *testing.T, format, content string) {
	t.Helper()
	elements := map[string]bool{"p": true, "blockquote": true, "div": true, "cite": true, "span": true, "em": true, "img": true, "a": true}
	attributes := map[string]bool{"itemscope": true, "itemtype": true, "itemprop": true, "alt": true, "src": true, "href": true}
	for token := range tokens(content) {
		if !elements[token.Data] {
			t.Errorf("%s: content holds %s:\n%s", format, token, content)
		}
		for _, a := range token.Attr {
			if !attributes[a.Key] || (a.Key == "src" || a.Key == "href") && !strings.HasPrefix(a.Val, base) {
				t.Errorf("%s: content holds %s:\n%s", format, token, content)
			}
		}
	}
}
