package webpage

import (
	"strings"
	"testing"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
	"seedfeed/feed/markup/markuptest"
)

// TestGolden: what becomes of saved pages.
func TestGolden(t *testing.T) {
	markuptest.Golden(t, "testdata", func(_, text string) (*markup.Document, error) { return HTML(text), nil })
}

// TestPage: which part of a page is its article.
func TestPage(t *testing.T) {
	const (
		one   = "The weir at Oxlow was opened on Monday after two years of work, and boats passed it before noon."
		two   = "Its keeper waved from the bank until the last of them was out of sight, and then he went home for tea."
		three = "A second weir is to follow it in spring, the county said on Tuesday, if the money lasts that long."
		story = "<p>" + one + "</p><p>" + two + "</p><p>" + three + "</p>"
		all   = one + "|" + two + "|" + three
	)
	for _, c := range []struct{ name, body, want string }{
		{"an article beside very many headings", "<div>Oxlow Post</div><article>" + story + "</article>" + strings.Repeat("<h4>News</h4>", maxHeadings+1), all},
		{"a short article beside very many headings", "<article><p>" + one + "</p></article>" + strings.Repeat("<h4>News</h4>", maxHeadings+1), one + strings.Repeat("|News", maxHeadings+1)},
		{"two articles beside very many headings", "<article><p>" + one + "</p><p>" + two + "</p></article><article><p>" + three + "</p></article>" + strings.Repeat("<h4>News</h4>", maxHeadings+1), all + strings.Repeat("|News", maxHeadings+1)},
		{"a title in the style of a word processor", `<p class="MsoTitle">The weir opens</p>` + story, "The weir opens|" + all},
	} {
		var got []string
		for _, b := range HTML("<html><head><title>The weir opens</title></head><body>" + c.body).Blocks {
			got = append(got, b.Text)
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestSaysFurniture: what class names say of an element.
func TestSaysFurniture(t *testing.T) {
	for _, test := range []struct {
		html string
		want bool
	}{
		{`<div class="site-footer">Lark Ltd</div>`, true},
		{`<div class="siteFooter-top">Lark Ltd</div>`, true},
		{`<div id="comments">What a shame that is, and what a loss to all of us here.</div>`, true},
		{`<div class="has-sidebar comments-open">The ferry is closed.</div>`, false},
		{`<div class="menu">Eel pie with peas, and then a plum tart with cream</div>`, false},
		{`<div class="menu"><a href="/">Home</a> <a href="/news">News of the river</a></div>`, true},
		{`<div class="share-prices">Ferry Ltd stood at 112p on the day, down by three</div>`, false},
		{`<div class="commentary">The ferry is closed.</div>`, false},
		{`<div role="navigation">Home, news, sport, weather</div>`, true},
		{`<div role="main">The ferry is closed.</div>`, false},
		{`<article class="newsletter">The ferry is closed.</article>`, false},
		{`<h1 class="banner">The ferry is closed</h1>`, false},
	} {
		doc := hypertext.Tree(hypertext.Strain("<body>" + test.html))
		var talk, other bool
		for d := range doc.Descendants() {
			if d.Data == "div" || d.Data == "article" || d.Data == "h1" {
				talk, other = saysFurniture(d)
				break
			}
		}
		if got := talk || other; got != test.want {
			t.Errorf("%s: furniture %v, want %v", test.html, got, test.want)
		}
	}
}

// TestStopped: where a text ends as a sentence does.
func TestStopped(t *testing.T) {
	for text, want := range map[string]bool{
		"It is here.": true, "It is “here.”": true, "Is it (here?)": true, "More …": true, "堰が完成した。": true, "「堰が完成した。」": true,
		"बाँध खुल गया।": true, "هل فتح السد؟": true, "بند کھل گیا۔": true, "": false, "”": false, "The weir": false, "The weir:": false, "堰が完成": false,
	} {
		if got := stopped(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestStream: a document of too many elements for a tree is read without one: the same texts, and no boxes but items.
func TestStream(t *testing.T) {
	const tooMany = 100_000 // tags
	d := HTML("<title>The ferry</title><h2>The boat</h2><script>x</script><pre>a\nb</pre>" + strings.Repeat("<ol><li>one<li>two</ol>", tooMany/3) + "<p>It is <b>old</b>.</p><hr><img src=a alt=b>")
	markuptest.Check(t, d.Blocks)
	n := len(d.Blocks)
	if d.Title != "The ferry" || n < tooMany/3 || d.Blocks[0].Kind != markup.Heading || d.Blocks[1].Kind != markup.Code || d.Blocks[1].Text != "a\nb" || d.Blocks[2].Kind != markup.Item || inList(&d.Blocks[2]) {
		t.Fatalf("title %q, %d blocks, first %+v", d.Title, n, d.Blocks[:min(n, 3)])
	}
	if got := markup.Render(d.Blocks[n-3:], markup.Options{}); got != "<p>It is old.</p>\n<hr>\n<p><img src=\"a\" alt=\"b\"></p>\n" {
		t.Errorf("last %s", got)
	}
}

func inList(b *markup.Block) bool {
	for _, x := range b.In {
		if x.Kind == markup.Ordered || x.Kind == markup.Bulleted {
			return true
		}
	}
	return false
}
