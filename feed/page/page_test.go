package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"seedfeed/feed/clean"
	"seedfeed/feed/syndication"
)

var update = flag.Bool("update", false, "rewrite the pages in testdata")

// TestGolden compares pages with those in testdata. input.json is the Feed. body.txt, if present, is the text on the page of
// its first item.
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
			var kept []txtar.File
			for _, file := range a.Files {
				want[file.Name] = string(file.Data)
				if !strings.HasSuffix(file.Name, ".html") {
					kept = append(kept, file)
				}
			}
			got := goldenPages(t, want["input.json"], want["body.txt"])
			if *update {
				a.Files = append(kept, got...)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
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

func goldenPages(t *testing.T, input, body string) []txtar.File {
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
	b, err := Home(&f)
	add("index.html", b, err)
	b, err = View(&f, "rss")
	add("view.html", b, err)
	if len(f.Items) > 0 {
		b, err := Article(&f, &ArticleView{
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
	for _, p := range clean.Paragraphs(body) {
		b.WriteString("<p>" + clean.Escape(p) + "</p>\n")
	}
	return b.String()
}

const base = "https://quay.example.org/"

func day(n int) time.Time { return time.Date(2026, 11, n, 9, 30, 0, 0, time.UTC) }

func newFeed(items ...*syndication.Item) *Feed {
	return &Feed{Feed: &syndication.Feed{
		ID: "tag:quay.example.org,2026:/", Title: "The Quay", Description: "News of the harbour", Home: base,
		AtomURL: base + "atom.xml", RSSURL: base + "rss.xml", JSONURL: base + "feed.json",
		Author: "The desk", Language: "en", Generator: "seedfeed", Updated: day(20), Items: items,
	}}
}

func newItem() *syndication.Item {
	return &syndication.Item{
		ID: "tag:quay.example.org,2026:ferry.txt", Link: base + "articles/ferry", Title: "Ferry & crew return",
		Summary: "The boat sails again.", Published: day(2), Updated: day(3), Authors: []string{"Ada Quill", "Bo Rand"},
		Tags: []string{"sea", "trade"}, Language: "en-GB", Pictures: []syndication.Picture{{URL: base + "dawn.webp"}},
		Quotes: []syndication.Quote{{Text: "Three winters we waited.", Speaker: "Mira Holt", Key: true}, {Text: "Quite so", Speaker: "", Key: false}},
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
		b, err := Home(f)
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

// TestListQuote: a list shows one key quote of an article that its summary does not hold.
func TestListQuote(t *testing.T) {
	i := &syndication.Item{ID: "a", Title: "Ferry", Summary: "The boat sails. “We waited,” said Mira Holt.", Published: day(2), Quotes: []syndication.Quote{
		{Text: "We waited", Key: true}, {Text: "She floats", Key: true}, {Text: "Look at her", Key: true},
	}}
	page, err := Home(newFeed(i))
	if n := strings.Count(string(page), "<blockquote"); err != nil || n != 1 || !strings.Contains(string(page), "She floats") || strings.Count(string(page), "We waited") != 1 {
		t.Errorf("%v, %d quotes:\n%s", err, n, page)
	}
}

func TestNoArticle(t *testing.T) {
	if _, err := Article(newFeed(), &ArticleView{}); err == nil {
		t.Error("a page of no article is no error")
	}
}

// The directory of the icon lists three pictures, which fill the rest of the file.
func TestFavicon(t *testing.T) {
	b := Favicon()
	if !bytes.HasPrefix(b, []byte{0, 0, 1, 0, 3, 0}) {
		t.Fatalf("begins with % x", b[:min(6, len(b))])
	}
	end := 6 + 3*16
	for n, size := range []byte{16, 32, 48} {
		entry := b[6+16*n:]
		if start := int(binary.LittleEndian.Uint32(entry[12:])); entry[0] != size || entry[1] != size || start != end {
			t.Fatalf("picture %d: %dx%d at %d, want size %d at %d", n, entry[0], entry[1], start, size, end)
		}
		end += int(binary.LittleEndian.Uint32(entry[8:]))
	}
	if end != len(b) {
		t.Errorf("pictures end at %d of %d bytes", end, len(b))
	}
}

func BenchmarkArticle(b *testing.B) {
	f := newFeed()
	view := &ArticleView{Item: newItem(), Text: paragraphsOf(strings.Repeat("Slowly the boat came nearer to the “quay” & its crew waved.\n\n", 100))}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(f, view); err != nil {
			b.Fatal(err)
		}
	}
}
