package seed

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPages: one article saved from sites of many makes. Words marked keep are the article's and must be in its body,
// furn the site's and must be nowhere, capt a caption's.
func TestPages(t *testing.T) {
	marks := regexp.MustCompile(`(keep|furn|capt)[0-9]+`)
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Parse(filepath.Base(page), data)
			if err != nil {
				t.Fatal(err)
			}
			if a.Title != "Parish council closes the ferry" {
				t.Errorf("title %q", a.Title)
			}
			captions := strings.Join(a.Captions, "\n")
			for _, mark := range marks.FindAllString(string(data), -1) {
				inBody, inCaptions := strings.Contains(a.Body, mark), strings.Contains(captions, mark)
				switch {
				case strings.HasPrefix(mark, "keep") && !inBody:
					t.Errorf("%s of the article is lost", mark)
				case strings.HasPrefix(mark, "furn") && (inBody || inCaptions):
					t.Errorf("%s of the site is in the article", mark)
				case strings.HasPrefix(mark, "capt") && (inBody || !inCaptions):
					t.Errorf("%s of a caption is in the body or lost", mark)
				}
			}
		})
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
		doc := tree(strain("<body>" + test.html))
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

// TestPulled: a block quote that a paragraph says as well is one too many.
func TestPulled(t *testing.T) {
	const said = "none of them would let us keep it going"
	for _, test := range []struct {
		quote string
		want  int
	}{
		{"“None of them would let us keep it going”", 1},
		{"“None of them would let us keep it going on Sundays”", 2},
	} {
		a, err := Parse("a.html", []byte("<h1>The ferry</h1><p>“We looked at every figure and "+said+",” said Ann Webb, the clerk, after the meeting.</p><p>It was a wet day by the river and few came.</p><blockquote>"+test.quote+"</blockquote><p>The boat is sixty years old and will be sold for what the iron brings.</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(strings.ToLower(a.Body), said); got != test.want {
			t.Errorf("%s: said %d times, want %d\n%s", test.quote, got, test.want, a.Body)
		}
	}
}
