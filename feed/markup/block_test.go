package markup_test

import (
	"strings"
	"testing"

	"seedfeed/feed/markup"
)

// TestCut: what spans keep of a part of a block. One without text stays where it stands within the part or at its ends.
func TestCut(t *testing.T) {
	b := markup.Block{Text: "Ann Fox said", Spans: []markup.Span{{Kind: markup.Image, Address: "a"}, {Kind: markup.Strong, Start: 0, End: 7}, {Kind: markup.Image, Start: 4, End: 4, Address: "b"}, {Kind: markup.Emphasis, Start: 8, End: 12}, {Kind: markup.Image, Start: 12, End: 12, Address: "c"}}}
	for _, c := range []struct {
		start, end int
		want       string
	}{
		{0, 12, `<img src="a" alt=""> <strong>Ann <img src="b" alt=""> Fox</strong> <em>said</em> <img src="c" alt="">`},
		{4, 12, `<strong><img src="b" alt=""> Fox</strong> <em>said</em> <img src="c" alt="">`},
		{8, 11, `<em>sai</em>`},
		{0, 3, `<img src="a" alt=""> <strong>Ann</strong>`},
	} {
		got := strings.TrimSpace(markup.Render([]markup.Block{b.Cut(c.start, c.end)}, markup.Options{}))
		if want := "<p>" + c.want + "</p>"; got != want {
			t.Errorf("%d to %d:\ngot  %s\nwant %s", c.start, c.end, got, want)
		}
	}
}

// TestHeadingIDs: equal headings have ids of their own, and none takes one that another has by its text.
func TestHeadingIDs(t *testing.T) {
	heads := func(texts ...string) (out []markup.Block) {
		for _, text := range texts {
			out = append(out, markup.Block{Kind: markup.Heading, Level: 2, Text: text})
		}
		return out
	}
	got := markup.Render(heads("Tea", "Tea", "Tea 1", "Tea", "?", "a - B_c"), markup.Options{})
	want := `<h2 id="h-tea">Tea</h2>
<h2 id="h-tea-1">Tea</h2>
<h2 id="h-tea-1-1">Tea 1</h2>
<h2 id="h-tea-2">Tea</h2>
<h2>?</h2>
<h2 id="h-a-b-c">a - B_c</h2>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	long := markup.Render(heads(strings.Repeat("tea ", 50)), markup.Options{})
	if id := strings.Split(long, "\"")[1]; id != "h-"+strings.Repeat("tea-", 20) {
		t.Errorf("a long heading has the id %s", id)
	}
}

// TestGaps: the spaces around a picture between words, at the start, and before a stop or a digit.
func TestGaps(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		want string
	}{
		{"See it", 0, "<img> See it"},
		{"See it", 4, "See <img> it"},
		{"See 2", 4, "See <img> 2"},
		{"See.", 3, "See <img>."},
		{"(it)", 1, "(<img>it)"},
		{"“.”", 3, "“<img>.”"},
		{"See", 3, "See <img>"},
		{"... so", 0, "<img>... so"},
	} {
		b := markup.Block{Text: c.text, Spans: []markup.Span{{Kind: markup.Image, Start: c.at, End: c.at, Address: "a"}}}
		got := strings.ReplaceAll(strings.TrimSpace(markup.Render([]markup.Block{b}, markup.Options{})), `<img src="a" alt="">`, "<img>")
		if want := "<p>" + c.want + "</p>"; got != want {
			t.Errorf("%q at %d: got %s, want %s", c.text, c.at, got, want)
		}
	}
}
