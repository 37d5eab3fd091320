package syndication

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the documents in testdata")

// formats are all documents made of a feed.
var formats = []struct {
	name  string
	write func(*Feed) ([]byte, error)
}{
	{"atom.xml", (*Feed).Atom},
	{"rss.xml", (*Feed).RSS},
	{"feed.json", (*Feed).JSON},
}

// TestGolden compares documents with those kept in testdata. input.json is the Feed, body.txt (if there) the text of the
// article page of its first item.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]string{}
			for _, file := range a.Files {
				want[file.Name] = string(file.Data)
			}
			got := documentsOf(t, want["input.json"], want["body.txt"])
			if *update {
				rewrite(t, name, a, got)
				return
			}
			for _, file := range got {
				if d := cmp.Diff(want[file.Name], string(file.Data)); d != "" {
					t.Errorf("%s (-want +got):\n%s", file.Name, d)
				}
			}
		})
	}
}

func documentsOf(t *testing.T, input, body string) []txtar.File {
	t.Helper()
	var f Feed
	d := json.NewDecoder(strings.NewReader(input))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		t.Fatal("input.json:", err)
	}
	var out []txtar.File
	add := func(name string, b []byte, err error) {
		if err != nil {
			t.Fatal(name, err)
		}
		b = bytes.Replace(b, []byte(pageStyle), []byte("..."), 1)
		if !bytes.HasSuffix(b, []byte("\n")) {
			t.Errorf("%s does not end with a new line", name)
		}
		out = append(out, txtar.File{Name: name, Data: b})
	}
	for _, format := range formats {
		b, err := format.write(&f)
		add(format.name, b, err)
	}
	b, err := IndexPage(&f)
	add("index.html", b, err)
	b, err = ViewPage(&f, "rss")
	add("view.html", b, err)
	if len(f.Items) > 0 {
		b, err := ArticlePage(&f, &ArticleView{f.Items[0], body, []string{"A boat at dawn", "A boat at dawn"}})
		add("article.html", b, err)
	}
	return out
}

func rewrite(t *testing.T, name string, a *txtar.Archive, got []txtar.File) {
	t.Helper()
	var files []txtar.File
	for _, f := range a.Files {
		if f.Name == "input.json" || f.Name == "body.txt" {
			files = append(files, f)
		}
	}
	a.Files = append(files, got...)
	if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

const base = "https://quay.example.org/"

func day(n int) time.Time { return time.Date(2026, 11, n, 9, 30, 0, 0, time.UTC) }

func newFeed(items ...*Item) *Feed {
	return &Feed{
		ID: "tag:quay.example.org,2026:/", Title: "The Quay", Description: "News of the harbour", Home: base,
		AtomURL: base + "atom.xml", RSSURL: base + "rss.xml", JSONURL: base + "feed.json",
		Author: "The desk", Language: "en", Generator: "seedfeed", Updated: day(20), Items: items,
	}
}

func newItem() *Item {
	return &Item{
		ID: "tag:quay.example.org,2026:ferry.txt", Link: base + "articles/ferry", Title: "Ferry & crew return",
		Summary: "The boat sails again.", Published: day(2), Updated: day(3), Authors: []string{"Ada Quill", "Bo Rand"},
		Tags: []string{"sea", "trade"}, Speakers: []string{"Mira Holt"}, Language: "en-GB", Image: base + "dawn.webp",
		Quotes: []Quote{{"Three winters we waited.", "Mira Holt", true}, {"Quite so", "", false}},
	}
}

// gofeed reads what we write as a stranger would.
func TestIndependentReader(t *testing.T) {
	f := newFeed(newItem())
	for _, format := range formats {
		t.Run(format.name, func(t *testing.T) {
			b, err := format.write(f)
			if err != nil {
				t.Fatal(err)
			}
			got, err := gofeed.NewParser().Parse(bytes.NewReader(b))
			if err != nil {
				t.Fatalf("%v\n%s", err, b)
			}
			if got.Title != f.Title || got.Link != f.Home || got.FeedLink == "" || len(got.Items) != 1 {
				t.Fatalf("feed read as %+v", got)
			}
			i, want := got.Items[0], f.Items[0]
			for what, pair := range map[string][2]string{
				"id": {i.GUID, want.ID}, "title": {i.Title, want.Title}, "link": {i.Link, want.Link},
				"summary": {i.Description, want.Summary}, "content": {i.Content, Content(want.Summary, want.Quotes, "")},
				"language": {got.Language, "en"}, "author": {i.Authors[0].Name, "Ada Quill"},
				"published": {i.PublishedParsed.UTC().String(), want.Published.String()},
			} {
				if pair[0] != pair[1] {
					t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
				}
			}
			topics := []string{"sea", "trade", "Mira Holt"}
			if format.name == "feed.json" {
				topics = topics[:2]
			}
			if d := cmp.Diff(topics, i.Categories); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"plain":                      "plain",
		"tab\there":                  "tab\there",
		"a\r\nb\rc\u0085d":           "a\nb\nc\nd",
		"a\x00\x0b\x1b[31mb\x7f":     "a[31mb",
		"\u0091C1\u009f":             "C1",
		"bad \xff\xc3( bytes":        "bad ( bytes",
		"surrogate \xed\xa0\x80":     "surrogate ",
		"non \ufffe\uffff\U0001fffe": "non ",
		"mark \ufffd":                "mark ",
		"Ålund 😀 \ufdd0":             "Ålund 😀 ",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAbsolute(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/p?q=1#f":  "https://a.example/p?q=1#f",
		" http://a.example/a b ":     "http://a.example/a%20b",
		"http://a.example/å":         "http://a.example/%C3%A5",
		"javascript:alert(1)":        "",
		"data:text/html,x":           "",
		"java\nscript://a.example/x": "",
		"/pictures/dawn.jpg":         "",
		"//a.example/dawn.jpg":       "",
		"https:///dawn.jpg":          "",
		"https://a.example/\"><b>":   "https://a.example/%22%3E%3Cb%3E",
		"https://a.example?<b>#[c]":  "https://a.example?%3Cb%3E#%5Bc%5D",
		"https://a.example/[b]{c}|":  "https://a.example/%5Bb%5D%7Bc%7D%7C",
		"https://[::1]:80//p?a=b&c":  "https://[::1]:80//p?a=b&c",
		"https://a.example/%20?x=%é": "https://a.example/%20?x=%25%C3%A9",
		"file:///etc/passwd":         "",
		"http://a.example:port/":     "",
	} {
		if got := absolute(in); got != want {
			t.Errorf("absolute(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestImage(t *testing.T) {
	for in, want := range map[string]string{
		base + "a.JPG":           "image/jpeg",
		base + "a.png?width=600": "image/png",
		base + "a.svg":           "",
		base + "a":               "",
		"a.png":                  "",
	} {
		address, kind := (&Item{Image: in}).image()
		if kind != want || (address == "") != (want == "") {
			t.Errorf("image %q: %q, %q, want type %q", in, address, kind, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ item, feed, want string }{
		{"", "en", ""}, {"en", "en", ""}, {"EN", "en", ""}, {"en_GB", "en", "en-GB"}, {"de", "", "de"},
		{"no language", "en", ""}, {`"><x`, "en", ""}, {"zh-Hant-TW", "en", "zh-Hant-TW"},
	} {
		if got := (&Item{Language: c.item}).language(&Feed{Language: c.feed}); got != c.want {
			t.Errorf("%q in a feed in %q: %q, want %q", c.item, c.feed, got, c.want)
		}
	}
}

// Dates are never empty, out of what the formats can write, or the wrong way round.
func TestDates(t *testing.T) {
	far := time.Date(20000, 1, 1, 0, 0, 0, 0, time.UTC)
	epoch := time.Unix(0, 0).UTC()
	for _, c := range []struct{ published, updated, wantPublished, wantUpdated time.Time }{
		{day(2), day(3), day(2), day(3)},
		{day(3), day(2), day(3), day(3)},
		{time.Time{}, day(3), day(3), day(3)},
		{day(3), time.Time{}, day(3), day(3)},
		{time.Time{}, time.Time{}, epoch, epoch},
		{far, far, epoch, epoch},
		{day(2).Add(time.Millisecond).In(time.FixedZone("x", 7200)), day(2), day(2), day(2)},
	} {
		published, updated := (&Item{Published: c.published, Updated: c.updated}).dates()
		if !published.Equal(c.wantPublished) || !updated.Equal(c.wantUpdated) {
			t.Errorf("%v, %v: got %v, %v", c.published, c.updated, published, updated)
		}
	}
	f := newFeed(&Item{ID: "urn:x:1", Published: day(4)}, &Item{ID: "urn:x:2", Updated: day(6)})
	f.Updated = time.Time{}
	if got := f.updated(); !got.Equal(day(6)) {
		t.Errorf("feed without a date: %v, want that of its newest item", got)
	}
}

func TestItems(t *testing.T) {
	a, b := newItem(), newItem()
	b.Title = "Another of the same id"
	for _, format := range formats {
		doc, err := format.write(newFeed(nil, a, b))
		if err != nil || bytes.Contains(doc, []byte("Another")) {
			t.Errorf("%s: an id twice: %v\n%s", format.name, err, doc)
		}
		if _, err := format.write(newFeed(&Item{Title: "Stray"})); err == nil || !strings.Contains(err.Error(), "Stray") {
			t.Errorf("%s: item without id: error %v", format.name, err)
		}
	}
	if _, err := ArticlePage(newFeed(), &ArticleView{}); err == nil {
		t.Error("a page of no article is no error")
	}
}

// The item as written is kept, and made anew for a feed in another language.
func TestKeptItem(t *testing.T) {
	i := newItem()
	i.Language = "fr"
	first, _ := newFeed(i).Atom()
	i.Title = "never to be seen"
	if again, _ := newFeed(i).Atom(); !bytes.Equal(first, again) {
		t.Error("item was written anew")
	}
	french := newFeed(i)
	french.Language = "fr"
	if b, _ := french.Atom(); bytes.Contains(b, []byte(`<entry xml:lang`)) {
		t.Errorf("language said twice:\n%s", b)
	}
}

// texts fills every field of a feed with strangers' text.
func texts(s, other string) *Feed {
	i := &Item{
		ID: "tag:quay.example.org,2026:a", Link: other, Title: s, Summary: other, Published: day(2), Updated: day(3),
		Authors: []string{s, other}, Tags: []string{other, s}, Speakers: []string{s + other}, Language: other, Image: base + s + ".png",
		Quotes: []Quote{{s, other, true}, {other, s, true}},
	}
	i.Content = Content(other, i.Quotes, s)
	f := newFeed(i, &Item{ID: "tag:quay.example.org,2026:b", Title: other})
	f.Title, f.Description, f.Author, f.Generator = s, other, other+s, s
	f.Rights, i.Rights, f.Icon, f.Logo, i.Corrected = other, s, base+s+".ico", base+other+".png", day(3)
	f.Prev, f.Next, f.Current = Addresses{s, s, s, s}, Addresses{other, other, other, other}, Addresses{s, other, s, other}
	f.Deleted = []Deleted{{s, day(3)}, {other, day(4)}}
	return f
}

var hostile = []string{
	"", " ", "plain", "a & b < c", "</title><script>alert(1)</script>", "&lt;b&gt; &amp; &#x26; &nbsp;", "]]>", "<![CDATA[x]]>",
	"<!-- x", "<?xml?>", "a\x00\x0b\x1fb", "\xff\xfe\xc3(", "\ufffe\uffff\ufffd", "two\n\nparts\r\n\r\nthree", `"><img src=x onerror=alert(1)>`,
	"javascript:alert(1)", "\u202e\u2028\u2029", "{{.}} ${x} %s", strings.Repeat("long", 400), "Ålund 😀 漢字", "{\"a\":1}", "\u0085\u0091",
}

func TestHostile(t *testing.T) {
	for _, s := range hostile {
		for _, other := range hostile {
			holds(t, s, other)
		}
	}
}

func FuzzTexts(f *testing.F) {
	for n, s := range hostile {
		f.Add(s, hostile[(n+5)%len(hostile)])
	}
	f.Fuzz(holds)
}

// holds checks what must be true of the documents whatever the text.
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
		if string(b) != clean(string(b)) {
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
		if want := line(s); want != "" {
			if title := strings.ReplaceAll(got.Items[0].Title, "\u2060", ""); title != strings.ReplaceAll(want, "\u2060", "") {
				t.Errorf("%s: title %q, want %q", format.name, title, want)
			}
		}
	}
	for _, these := range ids[1:] {
		if d := cmp.Diff(ids[0], these); d != "" {
			t.Error("ids differ between formats", d)
		}
	}
	pagesHold(t, feed, s)
}

func pagesHold(t *testing.T, feed *Feed, s string) {
	t.Helper()
	index, err := IndexPage(feed)
	if err != nil {
		t.Fatal(err)
	}
	article, err := ArticlePage(feed, &ArticleView{feed.Items[0], s, []string{s}})
	if err != nil {
		t.Fatal(err)
	}
	view, err := ViewPage(feed, "json")
	if err != nil {
		t.Fatal(err)
	}
	gone, err := GonePage(feed, day(4))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{index, article, view, gone} {
		if string(b) != clean(string(b)) {
			t.Errorf("page holds what it must not: %q", b)
		}
		for token := range tokens(string(b)) {
			if token.Data == "script" || token.Data == "img" && token.Type == html.StartTagToken {
				t.Errorf("page holds %s:\n%s", token, b)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && !strings.HasPrefix(a.Val, "http") {
					t.Errorf("page holds %s", token)
				}
			}
		}
		if n := bytes.Count(b, []byte("<style>")); n != 1 {
			t.Errorf("%d styles", n)
		}
	}
}

// The policy allows the style of the pages and no other.
func TestStyleHash(t *testing.T) {
	b, err := IndexPage(newFeed())
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	sum := sha256.Sum256([]byte(style))
	if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; StyleHash != want {
		t.Errorf("StyleHash %s, want %s", StyleHash, want)
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

// harmless checks that content is made of our own few elements and their attributes alone.
func harmless(t *testing.T, format, content string) {
	t.Helper()
	elements := map[string]bool{"p": true, "blockquote": true, "div": true, "cite": true, "span": true, "hr": true, "em": true}
	attributes := map[string]bool{"itemscope": true, "itemtype": true, "itemprop": true}
	for token := range tokens(content) {
		if !elements[token.Data] {
			t.Errorf("%s: content holds %s:\n%s", format, token, content)
		}
		for _, a := range token.Attr {
			if !attributes[a.Key] {
				t.Errorf("%s: content holds %s:\n%s", format, token, content)
			}
		}
	}
}

func benchmarkFeed() *Feed {
	f := newFeed()
	for n := range 50 {
		i := newItem()
		i.ID += string(rune('a'+n/26)) + string(rune('a'+n%26))
		i.Content = Content(i.Summary, i.Quotes, strings.Repeat("Slowly the boat came nearer to the “quay” & its crew waved.\n\n", 48))
		f.Items = append(f.Items, i)
	}
	return f
}

func writeAll(b *testing.B, f *Feed) (size int) {
	for _, format := range formats {
		doc, err := format.write(f)
		if err != nil {
			b.Fatal(err)
		}
		size += len(doc)
	}
	return size
}

// All three formats of 50 items of 3 KB, each written before.
func BenchmarkWarm(b *testing.B) {
	f := benchmarkFeed()
	b.SetBytes(int64(writeAll(b, f)))
	b.ReportAllocs()
	for b.Loop() {
		writeAll(b, f)
	}
}

// The same with one new item: what a drop costs.
func BenchmarkOneNew(b *testing.B) {
	f := benchmarkFeed()
	content := f.Items[0].content()
	b.SetBytes(int64(writeAll(b, f)))
	b.ReportAllocs()
	for b.Loop() {
		f.Items[0] = newItem()
		f.Items[0].Content = content
		writeAll(b, f)
	}
}

func BenchmarkArticlePage(b *testing.B) {
	f := newFeed()
	view := &ArticleView{newItem(), strings.Repeat("Slowly the boat came nearer to the “quay” & its crew waved.\n\n", 100), nil}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ArticlePage(f, view); err != nil {
			b.Fatal(err)
		}
	}
}
