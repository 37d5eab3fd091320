package syndication

import (
	"bytes"
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

// TestGolden compares documents with those in testdata. input.json is the Feed.
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
			got := documentsOf(t, want["input.json"])
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

func documentsOf(t *testing.T, input string) []txtar.File {
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
		if !bytes.HasSuffix(b, []byte("\n")) {
			t.Errorf("%s does not end with a new line", name)
		}
		out = append(out, txtar.File{Name: name, Data: b})
	}
	for _, format := range formats {
		b, err := format.write(&f)
		add(format.name, b, err)
	}
	return out
}

func rewrite(t *testing.T, name string, a *txtar.Archive, got []txtar.File) {
	t.Helper()
	var files []txtar.File
	for _, f := range a.Files {
		if f.Name == "input.json" {
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
		if got := (&Item{Language: c.item}).LanguageIn(&Feed{Language: c.feed}); got != c.want {
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
		published, updated := (&Item{Published: c.published, Updated: c.updated}).Dates()
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
