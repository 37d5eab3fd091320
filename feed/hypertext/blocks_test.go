package hypertext

import (
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/markup"
)

// texts returns the texts of blocks with spaces between.
func texts(blocks []markup.Block) string {
	var all []string
	for _, b := range blocks {
		all = append(all, b.Text)
	}
	return strings.Join(all, " ")
}

// TestStrain: what a page keeps for readers without scripts is text only where that is asked for, and then known as such.
func TestStrain(t *testing.T) {
	const page = `<p>a</p><noscript><p>b</p></noscript><script type="text/html"><p>c</p></script><script type="text/javascript">d()</script>` +
		`<center>e</center><script type="application/ld+json">{"articleBody":"f"}</script><script type="application/ld+json">{"name":"g"}</script><nav>h</nav>`
	s, late := Strain(page), StrainLate(page)
	if got := texts(BlocksOf(Tree(s), nil)); got != "a e h" {
		t.Errorf("with scripts %q", got)
	}
	doc := Tree(late)
	if got := texts(BlocksOf(doc, nil)); got != "a b c e h" {
		t.Errorf("without scripts %q", got)
	}
	kept := ""
	for d := range doc.Descendants() {
		if Attr(d, "data-late") != "" {
			kept += texts(BlocksOf(d, nil)) + ";"
		}
	}
	if kept != "b;c;" {
		t.Errorf("kept for readers without scripts: %s", kept)
	}
	if len(s.Linked) != 1 || !strings.Contains(s.Linked[0], `"f"`) {
		t.Errorf("linked data of an article: %q", s.Linked)
	}
	if !s.Busy || Strain("<p>a</p><div>b</div>").Busy {
		t.Error("only a page with navigation or scripts is busy")
	}
}

// TestKinds: what blocks stand for, and what is around them.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		html string
		want []markup.Kind
	}{
		{"<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", []markup.Kind{markup.Item, markup.Paragraph, markup.Item}},
		{"<blockquote><p>a</p><ul><li>b</li></ul></blockquote>c", []markup.Kind{markup.Quoted, markup.Item, markup.Paragraph}},
		{"<dl><dt>a</dt><dd>b</dd></dl>", []markup.Kind{markup.Term, markup.Definition}},
		{"a<pre>b</pre><h2>c</h2>d", []markup.Kind{markup.Paragraph, markup.Code, markup.Heading, markup.Paragraph}},
		{"<table><tr><th>a</th><th>b</th></tr></table>", []markup.Kind{markup.Row}},
		{`<p><img src="a.png"></p><hr>`, []markup.Kind{markup.Picture, markup.Rule}},
		{`<p class="MsoTitle">a</p><p class="title c3">b</p><p class="title">c</p>`, []markup.Kind{markup.Heading, markup.Heading, markup.Paragraph}},
	} {
		blocks := BlocksOf(Tree(Strain(c.html)), nil)
		if len(blocks) != len(c.want) {
			t.Errorf("%s: %+v", c.html, blocks)
			continue
		}
		for i, b := range blocks {
			if b.Kind != c.want[i] {
				t.Errorf("%s: block %d is of kind %d, want %d", c.html, i, b.Kind, c.want[i])
			}
		}
	}
	deep := BlocksOf(Tree(Strain(strings.Repeat("<blockquote>", maxIn+4)+"a")), nil)
	if len(deep) != 1 || len(deep[0].In) != maxIn {
		t.Errorf("a deep quotation: %+v", deep)
	}
	source := BlocksOf(Tree(Strain(`<blockquote cite="https://mill.example/talk">a</blockquote><div cite="https://mill.example/b">b</div>`)), nil)
	if source[0].In[0].Name != "https://mill.example/talk" || len(source[1].In) != 0 {
		t.Errorf("the source of a quotation: %+v", source)
	}
}

// TestNumbers: the items of a list have the numbers that a browser shows, and those of a list without numbers have none.
func TestNumbers(t *testing.T) {
	for html, want := range map[string][]int{
		"<ol><li>a<li>b</ol>":                                         {1, 2},
		`<ol start="3"><li>a<li>b<li value="7">c<li>d</ol>`:           {3, 4, 7, 8},
		"<ol><li>a<ul><li>b<li>c</ul><li>d</ol>":                      {1, 0, 0, 2},
		"<ul><li>a<ol><li>b<li>c</ol><li>d</ul><ol><li>e</ol>":        {0, 1, 2, 0, 1},
		`<ol start="x"><li>a</ol><ol start="-2"><li>b<li value="0">c`: {1, 1, 2},
	} {
		var got []int
		for _, b := range BlocksOf(Tree(Strain(html)), nil) {
			got = append(got, b.In[len(b.In)-1].Number)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", html, got, want)
		}
	}
}

// TestPrune: what no reader sees is gone, and a form only if it does not hold most of the text.
func TestPrune(t *testing.T) {
	long := strings.Repeat("The weir is open. ", 10)
	for _, c := range []struct{ name, html, want string }{
		{"hidden", `<p>a</p><p hidden>b</p><p aria-hidden="true">c</p><p aria-hidden="false">d</p><p style="display : none">e</p><p style="visibility:hidden">f</p><p class="sr-only">g</p>`, "a d"},
		{"body that a script shows", `<html><body style="display:none"><p>a</p></body></html>`, "a"},
		{"form beside a text", "<p>" + long + "</p><form><p>Your name</p></form>", strings.TrimSpace(long)},
		{"form around a text", "<form><p>" + long + "</p></form><p>a</p>", long + "a"},
		{"form in a form around a text", "<form><p>" + long + "</p><form><p>b</p></form><p>c</p></form><p>a</p>", long + "b c a"},
		{"part sent behind a page", `<p>a</p><div hidden id="S:0"><p>b</p></div>`, "a b"},
		{"part sent behind a page that shows an article", "<p>" + long + long + `</p><div hidden id="S:0"><p>b</p></div>`, strings.TrimSpace(long + long)},
		{"hidden by another name", `<p>a</p><div hidden id="S:x"><p>b</p></div>`, "a"},
	} {
		if got := texts(BlocksOf(Tree(Strain(c.html)), nil)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
