package syndication

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the documents in testdata")

// formats are all formats of a feed.
var formats = []struct {
	name  string
	write func(*Feed) ([]byte, error)
}{
	{"atom.xml", (*Feed).Atom},
	{"rss.xml", (*Feed).RSS},
	{"feed.json", (*Feed).JSON},
}

// TestGolden compares documents with those in testdata. input.json is the Feed. body.txt, if present, is the text on the
// page of its first item.
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
		b, err := ArticlePage(&f, &ArticleView{
			Item: f.Items[0], Text: paragraphsOf(body), Captions: []string{"A boat at dawn", "A boat at dawn"},
			Card: base + "cards/ferry.png", Older: Neighbour{"The quay & its gulls", base + "articles/gulls"},
		})
		add("article.html", b, err)
	}
	return out
}

// paragraphsOf is a plain text as markup.Render writes one.
func paragraphsOf(body string) string {
	var b strings.Builder
	for _, p := range split(body) {
		b.WriteString("<p>" + p + "</p>\n")
	}
	return b.String()
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
		Tags: []string{"sea", "trade"}, Language: "en-GB", Pictures: []Picture{{URL: base + "dawn.webp"}},
		Quotes: []Quote{{Text: "Three winters we waited.", Speaker: "Mira Holt", Key: true}, {Text: "Quite so", Speaker: "", Key: false}},
	}
}

// gofeed reads what we write.
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
				"summary": {i.Description, want.Summary}, "content": {i.Content, Content(Parts{Picture: want.Pictures[0], Summary: want.Summary, Quotes: want.Quotes})},
				"language": {got.Language, "en"}, "authors": {names(i.Authors), "Ada Quill, Bo Rand"},
				"published": {i.PublishedParsed.UTC().String(), want.Published.String()},
			} {
				if pair[0] != pair[1] {
					t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
				}
			}
			if d := cmp.Diff([]string{"sea", "trade"}, i.Categories); d != "" {
				t.Error(d)
			}
		})
	}
}

func names(people []*gofeed.Person) string {
	var out []string
	for _, p := range people {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}

func TestPicture(t *testing.T) {
	for in, want := range map[string]string{
		base + "a.JPG":           "image/jpeg",
		base + "a.png?width=600": "image/png",
		base + "a.svg":           "",
		base + "a":               "",
		"a.png":                  "",
	} {
		address, kind := picture(in, "")
		if kind != want || (address == "") != (want == "") {
			t.Errorf("image %q: %q, %q, want type %q", in, address, kind, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ item, feed, want string }{
		{"", "en", ""}, {"en", "en", ""}, {"EN", "en", ""}, {"en_GB", "en", "en-GB"}, {"de", "", "de"},
		{"no language", "en", ""}, {"xx", "en", ""}, {"xx-nonsense", "en", ""}, {"und", "en", ""}, {"gsw", "en", "gsw"}, {"en", "qqq", "en"}, {`"><x`, "en", ""}, {"zh-Hant-TW", "en", "zh-Hant-TW"},
	} {
		if got := (&Item{Language: c.item}).language(&Feed{Language: c.feed}); got != c.want {
			t.Errorf("%q in a feed in %q: %q, want %q", c.item, c.feed, got, c.want)
		}
	}
}

// Dates are never empty, never outside what the formats can write, and never in the wrong order.
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

// A written item is kept, and written again for a feed in another language.
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

// StyleHash allows the style of the pages, with that of the site, as a browser reads it.
func TestStyleHash(t *testing.T) {
	f := newFeed()
	for _, c := range []struct{ own, want string }{
		{"", pageStyle},
		{"h1>a{color:red}\r\n/* “é” \x00 */", pageStyle + "\nh1>a{color:red}\n/* “é”  */"},
		{"p{}</STYLE ><script>", pageStyle},
	} {
		f.Style = c.own
		b, err := IndexPage(f)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(b), "<style>")
		got, _, _ := strings.Cut(rest, "</style>")
		if got != c.want {
			t.Errorf("style %q: %s", c.own, cmp.Diff(c.want, got))
		}
		sum := sha256.Sum256([]byte(got))
		if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; StyleHash(c.own) != want {
			t.Errorf("style %q: hash %s, want %s", c.own, StyleHash(c.own), want)
		}
	}
}

func benchmarkFeed() *Feed {
	f := newFeed()
	for n := range 50 {
		i := newItem()
		i.ID += string(rune('a'+n/26)) + string(rune('a'+n%26))
		i.Content = Content(Parts{Summary: i.Summary, Quotes: i.Quotes, Body: strings.Repeat("<p>Slowly the boat came nearer to the “quay” &amp; its crew waved.</p>\n", 48)})
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

// BenchmarkWarm writes 50 items of 3 KB in three formats. Each item was written before.
func BenchmarkWarm(b *testing.B) {
	f := benchmarkFeed()
	b.SetBytes(int64(writeAll(b, f)))
	b.ReportAllocs()
	for b.Loop() {
		writeAll(b, f)
	}
}

// BenchmarkOneNew does the same with one new item, as after a drop.
func BenchmarkOneNew(b *testing.B) {
	f := benchmarkFeed()
	content := f.Items[0].content(f)
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
	view := &ArticleView{Item: newItem(), Text: paragraphsOf(strings.Repeat("Slowly the boat came nearer to the “quay” & its crew waved.\n\n", 100))}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ArticlePage(f, view); err != nil {
			b.Fatal(err)
		}
	}
}

// TestListQuote: a list shows one key quote of an article that its summary does not hold.
func TestListQuote(t *testing.T) {
	i := &Item{ID: "a", Title: "Ferry", Summary: "The boat sails. “We waited,” said Mira Holt.", Published: day(2), Quotes: []Quote{
		{Text: "We waited", Key: true}, {Text: "She floats", Key: true}, {Text: "Look at her", Key: true},
	}}
	page, err := IndexPage(newFeed(i))
	if n := strings.Count(string(page), "<blockquote"); err != nil || n != 1 || !strings.Contains(string(page), "She floats") || strings.Count(string(page), "We waited") != 1 {
		t.Errorf("%v, %d quotes:\n%s", err, n, page)
	}
}

// TestPartAuthor: what a person said was written by the site, not by that person.
func TestPartAuthor(t *testing.T) {
	for author, want := range map[string]string{"": "Coast News", "Bo Lund": "Bo Lund"} {
		f := &Feed{ID: "tag:news.example,2026:/", Title: "Coast News", Part: "Nell Abbot", Author: author}
		got, err := f.Atom()
		if err != nil || !strings.Contains(string(got), "<name>"+want+"</name>") || !strings.Contains(string(got), "<title>Nell Abbot – Coast News</title>") {
			t.Errorf("author %q: %v in\n%s\nwant the name %s", author, err, got, want)
		}
	}
}
