package markup

import (
	"errors"
	"strings"
	"testing"
)

// show writes a document for comparison, a block a line with its kind's letter.
func show(d *Document) string {
	lines := []string{d.Title + "|" + d.Byline + "|" + d.Language}
	for _, b := range d.Blocks {
		lines = append(lines, "phtiqrc"[b.Kind:b.Kind+1]+" "+b.Text)
	}
	for _, c := range d.Captions {
		lines = append(lines, "> "+c)
	}
	return strings.Join(lines, "\n")
}

func TestHTML(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"nothing", "", "||"},
		{"text alone", "The ferry\n is closed.", "||\np The ferry is closed."},
		{"headings", "<h1>The ferry</h1><h3>The boat</h3><p>It is old.", "||\nt The ferry\nh The boat\np It is old."},
		{"list", "<ul><li>one<li><p>two</ul>after", "||\ni • one\ni • two\np after"},
		{"quotation", "<blockquote>It is old.</blockquote>", "||\nq It is old."},
		{"rows", "<table><tr><th>Day<th>Boat<tr><td>Monday<td></table>", "||\nr Day | Boat\np Monday"},
		{"lines of code", "<pre>a = 1\n  b = 2\n</pre>", "||\nc a = 1\nc b = 2"},
		{"two breaks part paragraphs, one does not", "a<br>b<br><br>c", "||\np a b\np c"},
		{"caption", "<p>a</p><figure><img src=x><figcaption>The <b>boat</b></figcaption></figure><p>b", "||\np a\np b\n> The boat"},
		{"hidden and struck out", "a<span hidden>b</span><del>c</del><script>d</script><style>e</style><!-- f -->", "||\np a"},
		{"entities make no markup", "&lt;b&gt;a&lt;/b&gt;", "||\np <b>a</b>"},
		{"site's name behind the title", "<title>The ferry | Lark News</title><h1>The ferry</h1><p>a", "The ferry||\nt The ferry\np a"},
		{"site's name as heading", "<html lang=en><title>The ferry - Lark News</title><h1>Lark News</h1><p>a", "The ferry||en\np a"},
		{"title of a word processor", `<html><head><title>Report</title></head><body><p class=MsoTitle>The ferry</p><p class=MsoNormal>It is old.</p><p class=MsoCaption>The boat</p></body></html>`, "The ferry||\nt The ferry\np It is old.\n> The boat"},
		{"quotation element", "<p><q>It is old,</q> said Ann. <q>Very</p><p>Old</q>.", "||\np “It is old,” said Ann. “Very\np Old”."},
		{"menu of a page", "<html><body><nav><a href=/>Home</a></nav><h1>The ferry</h1><p>It is closed, said the council at noon, and it will stay closed until the boat has a new keel, which the yard means to lay in May.</p></body>", "The ferry||\nh The ferry\np It is closed, said the council at noon, and it will stay closed until the boat has a new keel, which the yard means to lay in May."},
	} {
		if got := show(HTML(test.in)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"headings", "# The ferry\n\nThe boat\n---\nIt is *old*, [they](http://a.example) say.", "||\nt The ferry\nh The boat\np It is old, they say."},
		{"list", "- one\n- two\n  - three", "||\ni • one\ni • two\ni • three"},
		{"quotation and code", "> It is old.\n\n    a = 1\n", "||\nq It is old.\nc a = 1"},
		{"table", "Day|Boat\n-|-\nMonday|none", "||\nr Day | Boat\nr Monday | none"},
		{"no markup gets out", "<script>a</script>\n\n![boat](x.png) b", "||\np b"},
	} {
		d, err := Markdown(test.in)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := show(d); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
	if _, err := Markdown(strings.Repeat("\n", maxLines+1)); !errors.Is(err, ErrLong) {
		t.Errorf("too many lines: %v", err)
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

// TestShallow: what is left of the marks and the indent of a line of Markdown.
func TestShallow(t *testing.T) {
	deep := strings.Repeat(" ", 8*maxNesting)
	for _, test := range []struct{ name, in, want string }{
		{"plain", "It is here.\n", "It is here.\n"},
		{"item", "    - It is here.\n", "    - It is here.\n"},
		{"as deep as any", deep + "- It is here.\n", deep + "- It is here.\n"},
		{"deeper", deep + " - It is here.\n", "- It is here.\n"},
		{"tabs", strings.Repeat("\t", 8*maxNesting+1) + "It is here.\n", "It is here.\n"},
		{"quotations", strings.Repeat("> ", maxNesting) + "It is here.\n", strings.Repeat("> ", maxNesting) + "It is here.\n"},
		{"too many", strings.Repeat("> ", maxNesting+1) + "It is here.\n", "It is here.\n"},
		{"a rule", strings.Repeat("-", maxNesting+1) + "\n", strings.Repeat("-", maxNesting+1) + "\n"},
	} {
		if got := shallow(test.in); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}
