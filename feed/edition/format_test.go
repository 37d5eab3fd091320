package edition

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/page"
	"seedfeed/feed/picture"
	"seedfeed/feed/prose"
	"seedfeed/feed/syndication"
)

// forms are those of two pictures of the folder, one large and one small.
func forms(file, address string) []picture.Form {
	switch file + " " + address {
	case "notes/a.md pier.jpg":
		return []picture.Form{
			{Name: "aa.jpg", Type: "image/jpeg", Width: 1600, Height: 900, Bytes: 5000}, {Name: "bb.jpg", Type: "image/jpeg", Width: 800, Height: 450, Bytes: 2000},
		}
	case "notes/a.md crane.png":
		return []picture.Form{{Name: "cc.png", Type: "image/png", Width: 300, Height: 200, Bytes: 400}}
	case "notes/a.md icon.png":
		return []picture.Form{{Name: "dd.png", Type: "image/png", Width: 640, Height: 32, Bytes: 300}}
	}
	return nil
}

func shown(address, alt string) markup.Block {
	return markup.Block{Kind: markup.Picture, At: -1, Spans: []markup.Span{{Kind: markup.Image, Address: address, Alt: alt}}}
}

// TestPictures: what an item tells of pictures, and how the text shows them.
func TestPictures(t *testing.T) {
	s := &Site{BaseURL: base, Language: "en", Full: true, Limit: 50, PictureOf: forms}
	r := ledger.Record{ID: "tag:a", Path: "notes/a.md", Slug: "pier", Published: noon, Updated: noon}
	d := &digest.Digest{
		Title: "Pier", Image: "crane.png",
		Blocks: []markup.Block{shown("icon.png", "a rule"), shown("pier.jpg", "the pier"), shown("gone.jpg", "the old pier"), shown("https://x.example/y.jpg", ""), shown("crane.png", "a crane"), shown("pier.jpg", "again")},
	}
	want := []syndication.Picture{
		{URL: base + "files/cc.png", Type: "image/png", Width: 300, Height: 200, Bytes: 400, Alt: "a crane"},
		{URL: base + "files/aa.jpg", Type: "image/jpeg", Width: 1600, Height: 900, Bytes: 5000, Alt: "the pier", Small: base + "files/bb.jpg", SmallWidth: 800},
		{URL: "https://x.example/y.jpg"},
	}
	it := s.item(r, d)
	if !slices.Equal(it.Pictures, want) {
		t.Errorf("pictures %+v", it.Pictures)
	}
	for _, part := range []string{`src="` + base + `files/bb.jpg" alt="the pier" width="800" height="450"`, `srcset="` + base + `files/bb.jpg 800w, ` + base + `files/aa.jpg 1600w"`, `src="https://x.example/y.jpg"`, `the old pier`} {
		if page := s.pageText(r, d); !strings.Contains(page, part) || !strings.Contains(it.Content, part) {
			t.Errorf("%s is missing:\n%s\nor\n%s", part, page, it.Content)
		}
	}
	d.Image = "icon.png"
	if own := s.item(r, d).Pictures; len(own) != 4 || own[0].URL != base+"files/dd.png" {
		t.Errorf("the article's own picture may be small: %+v", own)
	}
	if strings.Contains(it.Content, "gone.jpg") {
		t.Errorf("an address in the folder is shown:\n%s", it.Content)
	}
	s.PictureOf = nil
	if it := s.item(r, d); len(it.Pictures) != 1 || strings.Contains(it.Content, "pier.jpg") {
		t.Errorf("without pictures of the folder: %+v\n%s", it.Pictures, it.Content)
	}
}

// TestFile: a picture is served by its name, for good.
func TestFile(t *testing.T) {
	d := newDesk(t)
	e := d.print(d.view(50))
	if doc, ok := e.Document("/files/aa.jpg"); ok || doc != nil {
		t.Errorf("without pictures: %+v", doc)
	}
	d.Site.FileOf = func(name string) ([]byte, string, bool) { return []byte("bytes"), "image/jpeg", name == "aa.jpg" }
	e = d.print(d.view(50))
	if doc, ok := e.Document("/files/aa.jpg"); !ok || doc.Type != "image/jpeg" || string(doc.Body) != "bytes" || !doc.Immutable {
		t.Errorf("%+v", doc)
	}
	if doc, ok := e.Document("/files/bb.jpg"); ok || doc != nil {
		t.Errorf("unknown: %+v", doc)
	}
}

// TestMarked: quotations are set off where they stand in the text, and have ids on the page alone.
func TestMarked(t *testing.T) {
	body := "“We waited,” she said.\n\n“We built,” he said. “Nobody asked.”"
	at := func(words string) prose.Span {
		i := strings.Index(body, words)
		return prose.Span{Start: i, End: i + len(words)}
	}
	d := &digest.Digest{
		Title: "Wall", Body: body, Blocks: []markup.Block{{Text: body[:strings.Index(body, "\n")]}, {Text: body[strings.Index(body, "\n")+2:], At: strings.Index(body, "\n") + 2}},
		Quotes: []digest.Quote{
			{Text: "We built", Key: true, Spans: []prose.Span{at("We built")}}, {Text: "We waited", Spans: []prose.Span{at("We waited")}},
			{Text: "built,” he", Spans: []prose.Span{at("built,” he")}}, {Text: "elsewhere"}, {Text: "Nobody asked.", Spans: []prose.Span{at("Nobody asked.")}},
		},
	}
	s := &Site{BaseURL: base, Language: "en", Full: true, Limit: 50}
	r := ledger.Record{ID: "tag:a", Path: "a.txt", Slug: "wall", Published: noon, Updated: noon}
	id := func(text string) string { return ` id="` + page.Anchor(text) + `"` }
	want := `<p>“<span class="quote"` + id("We waited") + `>We waited</span>,” she said.</p>
<p>“<mark class="quote"` + id("We built") + `>We built</mark>,” he said. “<span class="quote"` + id("Nobody asked.") + `>Nobody asked.</span>”</p>
`
	if got := s.pageText(r, d); got != want {
		t.Errorf("page:\n%s\nwant\n%s", got, want)
	}
	for _, q := range d.Quotes {
		want = strings.ReplaceAll(want, id(q.Text), "")
	}
	if got := s.formatted(r, d); got != want {
		t.Errorf("feed:\n%s\nwant\n%s", got, want)
	}
}

// TestLinkedItems: an item is made anew when an article that it links to comes, is renamed or goes, and only then.
func TestLinkedItems(t *testing.T) {
	d := newDesk(t)
	d.Site.Full, d.Site.Index = true, d.Index
	d.put(1, "See the other one.", nil)
	d.texts["1.txt"].Blocks = []markup.Block{{Text: "See the other one.", Spans: []markup.Span{
		{Kind: markup.Link, Start: 4, End: 17, Address: "2.txt"}, {Kind: markup.Link, Start: 0, End: 3, Address: "https://x.example/"},
	}}}
	link := func() string {
		e := d.print(d.view(50))
		for _, i := range e.feed.Items {
			if i.Title == "Report 1" {
				_, rest, _ := strings.Cut(i.Content, `href="`+base)
				to, _, _ := strings.Cut(rest, `"`)
				return to
			}
		}
		return "no item"
	}
	made := func() (n int) {
		for _, p := range d.asked {
			if p == "1.txt" {
				n++
			}
		}
		return n
	}
	for i, step := range []struct {
		do   func()
		want string
		made int
	}{
		{func() {}, "", 1},
		{func() { d.put(3, "Nothing to do with it.", nil) }, "", 1},
		{func() { d.put(2, "Here it is.", nil) }, "articles/report-2", 2},
		{func() { d.put(2, "Here it is, edited.", nil) }, "articles/report-2", 2},
		{func() { d.put(2, "Here it is.", func(r *ledger.Record) { r.Slug = "renamed" }) }, "articles/renamed", 3},
		{func() { d.put(2, "", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) }) }, "", 4},
	} {
		step.do()
		if got := link(); got != step.want || made() != step.made {
			t.Errorf("step %d: leads to %q, made %d times: want %q, %d", i, got, made(), step.want, step.made)
		}
	}
	d.Site.Full = false
	if got := fmt.Sprint(d.Site.links(ledger.Record{}, d.texts["1.txt"])); got != "[]" {
		t.Errorf("links of an item that shows no text: %s", got)
	}
}

// TestHeadingLinks: a link to a heading of the article leads there on its page, and to the page in a feed.
func TestHeadingLinks(t *testing.T) {
	s := &Site{BaseURL: base, Language: "en", Full: true, Limit: 50}
	r := ledger.Record{ID: "tag:a", Path: "notes/a.md", Slug: "pier", Published: noon, Updated: noon}
	d := &digest.Digest{Title: "Pier", Blocks: []markup.Block{
		{Text: "See costs and more.", Spans: []markup.Span{{Kind: markup.Link, Start: 4, End: 9, Address: "#price"}, {Kind: markup.Link, Start: 14, End: 18, Address: "#more"}}},
		{Kind: markup.Heading, Level: 2, Text: "What it costs", Name: "price"},
	}}
	for name, c := range map[string]struct{ got, want string }{
		"page": {s.pageText(r, d), `<p>See <a href="#h-what-it-costs">costs</a> and more.</p>` + "\n" + `<h2 id="h-what-it-costs">What it costs</h2>` + "\n"},
		"feed": {s.formatted(r, d), `<p>See <a href="` + s.pageURL("pier") + `#h-what-it-costs">costs</a> and more.</p>` + "\n" + `<h4 id="h-what-it-costs">What it costs</h4>` + "\n"},
	} {
		if c.got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", name, c.got, c.want)
		}
	}
}

// TestAligned: columns are aligned by classes on a page, whose style knows them, and by attributes in feeds.
func TestAligned(t *testing.T) {
	s := &Site{BaseURL: base, Language: "en", Full: true, Limit: 50}
	r := ledger.Record{ID: "tag:a", Path: "a.md", Slug: "wall", Published: noon, Updated: noon}
	row := func(kind markup.Format) markup.Block {
		return markup.Block{Kind: markup.Row, Text: "1 | <td align=\"right\">", In: []markup.Box{{Kind: markup.Table, ID: 1}}, Spans: []markup.Span{
			{Kind: kind, Start: 0, End: 1, Align: markup.Right}, {Kind: kind, Start: 4, End: 22, Align: markup.Centre},
		}}
	}
	d := &digest.Digest{Title: "Wall", Blocks: []markup.Block{row(markup.HeadCell), row(markup.Cell)}}
	feed := "<table>\n" + `<tr><th align="right">1</th><th align="center">&lt;td align=&#34;right&#34;&gt;</th></tr>` + "\n" +
		`<tr><td align="right">1</td><td align="center">&lt;td align=&#34;right&#34;&gt;</td></tr>` + "\n</table>\n"
	if got := s.formatted(r, d); got != feed {
		t.Errorf("feed:\n%s\nwant\n%s", got, feed)
	}
	page := strings.NewReplacer(` align="`, ` class="`).Replace(feed)
	if got := s.pageText(r, d); got != page {
		t.Errorf("page:\n%s\nwant\n%s", got, page)
	}
}
