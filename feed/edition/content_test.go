package edition

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
)

// contentOf is the content of an item with the full text.
func contentOf(d *digest.Digest, limit int) string {
	s := &Site{BaseURL: base, Language: "en", Full: true, Limit: limit}
	return s.item(ledger.Record{ID: "tag:a", Slug: "wall", Published: noon, Updated: noon}, d).Content
}

func paragraphs(texts ...string) (blocks []markup.Block) {
	for _, text := range texts {
		blocks = append(blocks, markup.Block{Text: text})
	}
	return blocks
}

// TestSaidOnce: above the text stands only what is not said on its first screen.
func TestSaidOnce(t *testing.T) {
	far := strings.TrimSpace(strings.Repeat("And so it went on. ", 40)) // 200 words
	picture := func(address string) markup.Block {
		return markup.Block{Kind: markup.Picture, Spans: []markup.Span{{Kind: markup.Image, Address: address, Alt: "A wall"}}}
	}
	d := digest.Digest{
		Title: "Wall", Image: base + "wall.jpg?a=1&b=2", Summary: []string{"The wall fell.", "It stands again."},
		Quotes: []digest.Quote{{Text: "We waited", Speaker: "Ann", Key: true}, {Text: "One part\n\nThe other part", Key: true}, {Text: "Not key"}},
	}
	const image, summary, quote, parted = "wall.jpg", "<p>The wall fell. It stands again.</p>", `<p itemprop="text">We waited</p>`, "<p>One part</p>"
	for _, c := range []struct {
		name   string
		blocks []markup.Block
		above  []string // what is shown above the text; nothing else is
	}{
		{"nothing of it in the text", paragraphs("Hello."), []string{image, summary, quote, parted}},
		{"a sentence of the summary first", paragraphs("The  wall fell.", "More."), []string{image, quote, parted}},
		{"the last sentence of the summary, over a line break", paragraphs("Hello. It stands", "again."), []string{image, quote, parted}},
		{"in other words", paragraphs("The wall fell, and it stands again."), []string{image, summary, quote, parted}},
		{"a quote", paragraphs("“We waited,” said Ann."), []string{image, summary, parted}},
		{"a quote of two paragraphs", paragraphs("“One part", "“The other part,” said Ann."), []string{image, summary, quote}},
		{"half of it", paragraphs("“One part,” said Ann."), []string{image, summary, quote, parted}},
		{"all of it behind the first screen", paragraphs(far, "The wall fell. “We waited.”"), []string{image, summary, quote, parted}},
		{"the picture, anywhere", append(paragraphs(far), picture(base+"wall.jpg?a=1&b=2")), []string{summary, quote, parted}},
		{"another picture", append(paragraphs("Hello."), picture(base+"other.jpg")), []string{image, summary, quote, parted}},
		{"no text", nil, []string{image, summary, quote, parted}},
	} {
		d.Blocks = c.blocks
		got := contentOf(&d, 50)
		body := strings.TrimSuffix(markup.Render(c.blocks, markup.Options{Picture: func(address string) (markup.Shown, bool) {
			return markup.Shown{Address: address}, true
		}}), "\n")
		above, ok := strings.CutSuffix(got, body)
		if !ok {
			t.Errorf("%s: the text does not come last:\n%s", c.name, got)
		}
		for _, part := range []string{image, summary, quote, parted} {
			want := 0
			for _, a := range c.above {
				if a == part {
					want = 1
				}
			}
			if n := strings.Count(above, part); n != want {
				t.Errorf("%s: %d times %s above the text, want %d:\n%s", c.name, n, part, want, got)
			}
		}
		if strings.Contains(above, "Not key") || strings.Contains(got, "Read the whole") {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

// TestStart: a text that is too long is cut between blocks, and a link leads to the rest. Its HTML is bounded.
func TestStart(t *testing.T) {
	const rest = `<p>… <a href="` + base + `articles/wall">Read the whole article</a></p>`
	var linked markup.Block
	for i := range 4000 {
		linked.Text += "a "
		linked.Spans = append(linked.Spans, markup.Span{Kind: markup.Link, Start: 2 * i, End: 2*i + 1, Address: "https://other.example/" + strings.Repeat("x", 40)})
	}
	for _, c := range []struct {
		name   string
		blocks []markup.Block
		shown  int
	}{
		{"short", paragraphs("One.", "Two."), 2},
		{"long", append(paragraphs("One.", "Two."), paragraphs(strings.Repeat(strings.Repeat("w", 2000)+"|", 30))...), 2},
		{"a heading before the cut", append(paragraphs("One."), markup.Block{Kind: markup.Heading, Level: 2, Text: "Part"}, markup.Block{Kind: markup.Rule}, markup.Block{Text: strings.Repeat("w", 40_000)}), 1},
		{"one endless word", paragraphs(strings.Repeat("w", 40_000)), 0},
		{"text that grows as HTML", paragraphs("One.", strings.Repeat("<", 9000)), 1},
	} {
		got := contentOf(&digest.Digest{Title: "Wall", Blocks: c.blocks}, 5000)
		want := markup.Render(c.blocks[:c.shown], markup.Options{})
		if c.shown < len(c.blocks) {
			want += rest
		}
		if got != strings.TrimSuffix(want, "\n") {
			t.Errorf("%s: got %d bytes, %.200s…, want %d", c.name, len(got), got, len(want))
		}
	}
	for name, blocks := range map[string][]markup.Block{
		"many links": append(paragraphs("One."), linked), "an endless paragraph": paragraphs("One.", strings.Repeat("words ", 90_000), "Three."), "endless signs": paragraphs(strings.Repeat("< ", 90_000)),
	} {
		got := contentOf(&digest.Digest{Title: "Wall", Blocks: blocks}, 5000)
		if len(got) < 16<<10 || len(got) > 40<<10 || !strings.HasSuffix(got, rest) || strings.Contains(got, "Three.") || strings.Contains(got, "wor</p>") {
			t.Errorf("%s: %d bytes, %.100s … %s", name, len(got), got, got[max(0, len(got)-100):])
		}
	}
	if got := contentOf(&digest.Digest{Title: "Mur", Language: "fr", Blocks: paragraphs(strings.Repeat("mots ", 9000))}, 5000); !strings.Contains(got, "Lire l’article entier") {
		t.Errorf("in French: %s", got)
	}
}

// TestFormatted: what an item holds of an article's formatting.
func TestFormatted(t *testing.T) {
	link := func(address string) markup.Block {
		return markup.Block{Text: "see", Spans: []markup.Span{{Kind: markup.Link, End: 3, Address: address}}}
	}
	for _, c := range []struct {
		name   string
		blocks []markup.Block
		want   string
	}{
		{"headings stand below the title", []markup.Block{{Kind: markup.Heading, Level: 1, Text: "Part"}}, `<h3 id="h-part">Part</h3>`},
		{"link", []markup.Block{link("https://other.example/a")}, `<p><a href="https://other.example/a">see</a></p>`},
		{"relative link", []markup.Block{link("other.md")}, `<p>see</p>`},
		{"link within the page", []markup.Block{link("#part")}, `<p>see</p>`},
		{"script", []markup.Block{link("javascript:alert(1)")}, `<p>see</p>`},
		{"markup in the text", paragraphs(`<b>no</b> href="#x"`), `<p>&lt;b&gt;no&lt;/b&gt; href=&#34;#x&#34;</p>`},
	} {
		if got := contentOf(&digest.Digest{Title: "Wall", Blocks: c.blocks}, 50); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
	got := contentOf(&digest.Digest{Title: "Wall", Blocks: []markup.Block{
		{Text: "So it is", Spans: []markup.Span{{Kind: markup.NoteMark, Start: 8, End: 8, Address: "n"}}},
		{Kind: markup.Note, Text: "It was.", In: []markup.Box{{Kind: markup.Footnote, ID: 1, Name: "n"}}},
	}}, 50)
	if !strings.Contains(got, ` href="`+base+`articles/wall#note-1"`) || strings.Contains(got, ` href="#`) {
		t.Errorf("a footnote leads to the page of its article: %s", got)
	}
}

func BenchmarkFullItem(b *testing.B) {
	d := &digest.Digest{Title: "Wall", Summary: []string{"The wall fell."}}
	for i := range 60 {
		d.Blocks = append(d.Blocks, markup.Block{Text: fmt.Sprintf("This is paragraph %d of a text that is about as long as most.", i)})
	}
	b.ReportAllocs()
	for b.Loop() {
		contentOf(d, 50)
	}
}
