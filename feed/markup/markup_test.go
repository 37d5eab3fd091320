package markup

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// show writes a document for comparison: what it says of itself, then its blocks as HTML, then its captions.
func show(d *Document) string {
	out := d.Title + "|" + d.Byline + "|" + d.Language + "\n" + strings.ReplaceAll(Render(d.Blocks, Options{}), ">\n<", "><")
	for _, c := range d.Captions {
		out = strings.TrimSpace(out) + "\n> " + c
	}
	return strings.TrimSpace(out)
}

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata/*.txtar")

// TestGolden compares what the pairs of testdata/*.txtar become.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no pairs", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			in, want := archive.Files[i], &archive.Files[i+1]
			t.Run(filepath.Base(name)+"/"+in.Name, func(t *testing.T) {
				d, err := HTML(string(in.Data)), error(nil)
				if filepath.Ext(in.Name) != ".html" {
					d, err = Markdown(string(in.Data))
				}
				if err != nil {
					t.Fatal(err)
				}
				checkBlocks(t, d.Blocks)
				got := show(d) + "\n"
				if *update {
					want.Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("%s\ngot\n%s\nwant\n%s", in.Data, got, want.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// checkBlocks holds what is promised of every block: spans in bounds, in order, nested; texts folded; no block empty.
func checkBlocks(t *testing.T, blocks []Block) {
	t.Helper()
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Kind == Rule || b.Kind == Picture:
			if b.Text != "" || b.Kind == Picture && len(b.Spans) == 0 {
				t.Errorf("block %d: %+v", i, b)
			}
		case b.Kind != Code && b.Text != fold(b.Text), strings.TrimSpace(b.Text) == "":
			t.Errorf("block %d: text %q", i, b.Text)
		}
		var open []Span
		for k, s := range b.Spans {
			if s.Start < 0 || s.End < s.Start || s.End > len(b.Text) || k > 0 && s.Start < b.Spans[k-1].Start {
				t.Errorf("block %d %q: span %+v out of bounds or order", i, b.Text, s)
				continue
			}
			for len(open) > 0 && open[len(open)-1].End <= s.Start {
				open = open[:len(open)-1]
			}
			if len(open) > 0 && open[len(open)-1].End < s.End {
				t.Errorf("block %d %q: span %+v crosses %+v", i, b.Text, s, open[len(open)-1])
			}
			open = append(open, s)
			if !utf8.ValidString(b.Text[s.Start:s.End]) {
				t.Errorf("block %d: span %+v cuts a letter", i, s)
			}
		}
		if len(b.In) > maxIn {
			t.Errorf("block %d: %d boxes", i, len(b.In))
		}
	}
}

// TestTooLong: Markdown of too many lines is left to the reader of plain text.
func TestTooLong(t *testing.T) {
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

// TestStream: a document of too many elements for a tree is read without one: the same texts, and no boxes but items.
func TestStream(t *testing.T) {
	d := HTML("<title>The ferry</title><h2>The boat</h2><script>x</script><pre>a\nb</pre>" + strings.Repeat("<ol><li>one<li>two</ol>", maxTags/3) + "<p>It is <b>old</b>.</p><hr><img src=a alt=b>")
	checkBlocks(t, d.Blocks)
	n := len(d.Blocks)
	if d.Title != "The ferry" || n < maxTags/3 || d.Blocks[0].Kind != Heading || d.Blocks[1].Kind != Code || d.Blocks[1].Text != "a\nb" || d.Blocks[2].Kind != Item || inList(&d.Blocks[2]) {
		t.Fatalf("title %q, %d blocks, first %+v", d.Title, n, d.Blocks[:min(n, 3)])
	}
	if got := Render(d.Blocks[n-3:], Options{}); got != "<p>It is old.</p>\n<hr>\n<p><img src=\"a\" alt=\"b\"></p>\n" {
		t.Errorf("last %s", got)
	}
}

func inList(b *Block) bool {
	for _, x := range b.In {
		if x.Kind == Ordered || x.Kind == Bulleted {
			return true
		}
	}
	return false
}

// TestWholeTitle: what a heading says in full is no title with the name of a site behind it.
func TestWholeTitle(t *testing.T) {
	text := "<p>The weir was opened on Monday after two years of work, and boats passed it again before noon.</p><p>Its keeper waved from the bank until the last of them was out of sight.</p>"
	for heading, want := range map[string]string{
		"The weir opens – slowly": "The weir opens – slowly",
		"The weir opens":          "The weir opens",
	} {
		d := HTML("<html><head><title>The weir opens – slowly</title></head><body><h1>" + heading + "</h1>" + text + "</body></html>")
		if d.Title != want {
			t.Errorf("below the heading %q the title is %q, want %q", heading, d.Title, want)
		}
	}
}

// TestLinkAddresses: which addresses in plain words become links, and where they end.
func TestLinkAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"See https://a.example/b_c, now.":                    `See <a href="https://a.example/b_c">https://a.example/b_c</a>, now.`,
		"(http://a.example/x_(y)) or (HTTP://A.example).":    `(<a href="http://a.example/x_(y)">http://a.example/x_(y)</a>) or (<a href="http://A.example">HTTP://A.example</a>).`,
		"Go to www.a.example/?q=1&r=2!":                      `Go to <a href="http://www.a.example/?q=1&amp;r=2">www.a.example/?q=1&amp;r=2</a>!`,
		"Write to <ann.lee+x@mill.example>.":                 `Write to &lt;<a href="mailto:ann.lee+x@mill.example">ann.lee+x@mill.example</a>&gt;.`,
		"“https://a.example”":                                `“<a href="https://a.example">https://a.example</a>”`,
		"No: www.x, a@b, @ann, a@b@c.example, xhttps://a.b":  `No: www.x, a@b, @ann, a@b@c.example, xhttps://a.b`,
		"https:// and http://] and ann@1.2.3.4 and a@b.c_d.": `https:// and http://] and ann@1.2.3.4 and a@b.c_d.`,
	} {
		b := Block{Text: in}
		b.LinkAddresses()
		checkBlocks(t, []Block{b})
		if got := strings.TrimSpace(Render([]Block{b}, Options{})); got != "<p>"+want+"</p>" {
			t.Errorf("%s\ngot  %s\nwant <p>%s</p>", in, got, want)
		}
	}
	b := Block{Text: "a http://a.example http://b.example http://c.example", Spans: []Span{{Kind: Link, Start: 2, End: 18, Address: "x"}, {Kind: CodeText, Start: 19, End: 35}, {Kind: Emphasis, Start: 40, End: 52}}}
	b.LinkAddresses()
	if len(b.Spans) != 3 {
		t.Errorf("within a link, within code, across emphasis: %+v", b.Spans)
	}
}
