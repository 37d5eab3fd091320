package markup_test

import (
	"strings"
	"testing"

	"seedfeed/feed/markup"
)

// TestMarks: parts of the body are set off in place, across formats and blocks, and only the first piece has the id.
func TestMarks(t *testing.T) {
	blocks := []markup.Block{
		{Kind: markup.Heading, Level: 1, Text: "No body", At: -1},
		{Text: "Ann said it is old now.", At: 0, Spans: []markup.Span{{Kind: markup.Strong, Start: 9, End: 17}}},
		{Text: "So it is.", At: 25},
	}
	got := markup.Render(blocks, markup.Options{Shift: 1, Marks: []markup.Mark{{Start: 12, End: 22, ID: "q-1"}, {Start: 23, End: 27, ID: "q-2", Key: true}}})
	want := `<h2 id="h-no-body">No body</h2>
<p>Ann said <strong>it <span class="quote" id="q-1">is ol</span></strong><span class="quote">d now</span>.</p>
<p><mark class="quote" id="q-2">So</mark> it is.</p>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestAddresses: the caller says what links and pictures lead to, and whatever it says is harmless.
func TestAddresses(t *testing.T) {
	blocks := []markup.Block{{Text: "one two three", Spans: []markup.Span{{Kind: markup.Link, Start: 0, End: 3, Address: "[[One]]"}, {Kind: markup.Link, Start: 4, End: 7, Address: "b.md"}, {Kind: markup.Link, Start: 8, End: 13, Address: "https://c.example/"}, {Kind: markup.Image, Start: 13, End: 13, Address: "d.png", Alt: `"d"`}}}}
	got := markup.Render(blocks, markup.Options{Address: func(kind markup.Format, to string) string {
		switch to {
		case "[[One]]":
			return "/articles/one"
		case "b.md":
			return ""
		case "d.png":
			return "javascript:alert(1)"
		}
		return to
	}})
	if want := `<p><a href="/articles/one">one</a> two <a href="https://c.example/">three</a> &#34;d&#34;</p>`; strings.TrimSpace(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestPictures: the caller says what is shown for a picture; where there is none, its alternative text is. A reader that
// does not know srcset gets the smaller form, in the size of that form.
func TestPictures(t *testing.T) {
	blocks := []markup.Block{
		{Kind: markup.Picture, In: []markup.Box{{Kind: markup.Figure, ID: 1}}, Spans: []markup.Span{{Kind: markup.Image, Address: "a.png", Alt: "The mill"}}},
		{Kind: markup.Caption, Text: "In May", In: []markup.Box{{Kind: markup.Figure, ID: 1}}},
		{Text: "See it.", Spans: []markup.Span{{Kind: markup.Image, Start: 3, End: 3, Address: "none.png", Alt: "no <b>"}, {Kind: markup.Struck, Start: 7, End: 7, Alt: "or not"}}},
		{Kind: markup.Picture, Spans: []markup.Span{{Kind: markup.Image, Address: "none.png"}}},
		{Kind: markup.Picture, Spans: []markup.Span{{Kind: markup.Image, Address: "embedded:a/b.png", Alt: "wide", Width: 200}, {Kind: markup.Image, Address: "a.png"}}},
		{Kind: markup.Picture, Spans: []markup.Span{{Kind: markup.Image, Address: "embedded:a/b.png", Width: 900}}},
	}
	if got := strings.Join(markup.Pictures(blocks), " "); got != "a.png none.png embedded:a/b.png" {
		t.Errorf("pictures: %s", got)
	}
	got := markup.Render(blocks, markup.Options{Picture: func(address string) (markup.Shown, bool) {
		switch address {
		case "a.png":
			return markup.Shown{Address: "https://a.example/files/1.png", Width: 300, Height: 200}, true
		case "embedded:a/b.png":
			return markup.Shown{Address: "/files/2.jpg", Width: 1600, Height: 800, Small: "/files/3.jpg", SmallWidth: 640}, true
		}
		return markup.Shown{}, false
	}})
	want := `<figure>
<img src="https://a.example/files/1.png" alt="The mill" width="300" height="200" loading="lazy">
<figcaption>In May</figcaption>
</figure>
<p>See no &lt;b&gt; it. <del>or not</del></p>
<p><img src="/files/3.jpg" alt="wide" width="200" height="100" srcset="/files/3.jpg 640w, /files/2.jpg 1600w" sizes="200px" loading="lazy"> <img src="https://a.example/files/1.png" alt="" width="300" height="200" loading="lazy"></p>
<p><img src="/files/3.jpg" alt="" width="640" height="320" srcset="/files/3.jpg 640w, /files/2.jpg 1600w" sizes="(max-width: 42rem) 100vw, 42rem" loading="lazy"></p>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRewriteAndCut: spans keep to their words when the text around them changes.
func TestRewriteAndCut(t *testing.T) {
	b := markup.Block{Text: "a \u200bb c\u200bd e", Spans: []markup.Span{{Kind: markup.Strong, Start: 2, End: 6}, {Kind: markup.Link, Start: 7, End: 12, Address: "x"}}}
	b.Rewrite(func(s string) string { return strings.ReplaceAll(s, "\u200b", "") })
	if got := markup.Render([]markup.Block{b}, markup.Options{}); got != "<p>a <strong>b</strong> <a href=\"x\">cd</a> e</p>\n" {
		t.Errorf("rewritten: %s", got)
	}
	cut := b.Cut(2, 5)
	if got := markup.Render([]markup.Block{cut}, markup.Options{}); got != "<p><strong>b</strong> <a href=\"x\">c</a></p>\n" {
		t.Errorf("cut: %s", got)
	}
	if len(b.Spans) != 2 || b.Spans[1].End != 6 {
		t.Errorf("the block that was cut from changed: %+v", b)
	}
}

// TestLines: the lines of a stanza are one paragraph, also where the first one is left out.
func TestLines(t *testing.T) {
	in := []markup.Box{{Kind: markup.Lines, ID: 1}}
	blocks := []markup.Block{{Text: "Slow is the river,", In: in}, {Text: "slow is the <day>.", In: in}, {Text: "It rains."}}
	if got, want := markup.Render(blocks, markup.Options{}), "<p>Slow is the river,<br>\nslow is the &lt;day&gt;.</p>\n<p>It rains.</p>\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := markup.Render(blocks[1:], markup.Options{}), "<p>slow is the &lt;day&gt;.</p>\n<p>It rains.</p>\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
