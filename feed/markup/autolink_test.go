package markup_test

import (
	"strings"
	"testing"

	"seedfeed/feed/markup"
	"seedfeed/feed/markup/markuptest"
)

// TestLinkAddresses: which addresses in plain words become links, and where they end.
func TestLinkAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"See https://a.example/b_c, now.":                    `See <a href="https://a.example/b_c">https://a.example/b_c</a>, now.`,
		"(http://a.example/x_(y)) or (HTTP://A.example).":    `(<a href="http://a.example/x_(y)">http://a.example/x_(y)</a>) or (<a href="http://A.example">HTTP://A.example</a>).`,
		"Go to www.a.example/?q=1&r=2!":                      `Go to <a href="http://www.a.example/?q=1&amp;r=2">www.a.example/?q=1&amp;r=2</a>!`,
		"Write to <ann.lee+x@mill.example>.":                 `Write to &lt;<a href="mailto:ann.lee+x@mill.example">ann.lee+x@mill.example</a>&gt;.`,
		"“https://a.example”":                                `“<a href="https://a.example">https://a.example</a>”`,
		"._ann@mill.example or a@mill.example":               `._<a href="mailto:ann@mill.example">ann@mill.example</a> or <a href="mailto:a@mill.example">a@mill.example</a>`,
		"No: www.x, a@b, @ann, a@b@c.example, xhttps://a.b":  `No: www.x, a@b, @ann, a@b@c.example, xhttps://a.b`,
		"https:// and http://] and ann@1.2.3.4 and a@b.c_d.": `https:// and http://] and ann@1.2.3.4 and a@b.c_d.`,
	} {
		b := markup.Block{Text: in}
		b.LinkAddresses()
		markuptest.Check(t, []markup.Block{b})
		if got := strings.TrimSpace(markup.Render([]markup.Block{b}, markup.Options{})); got != "<p>"+want+"</p>" {
			t.Errorf("%s\ngot  %s\nwant <p>%s</p>", in, got, want)
		}
	}
	b := markup.Block{Text: "a http://a.example http://b.example http://c.example", Spans: []markup.Span{{Kind: markup.Link, Start: 2, End: 18, Address: "x"}, {Kind: markup.CodeText, Start: 19, End: 35}, {Kind: markup.Emphasis, Start: 40, End: 52}}}
	b.LinkAddresses()
	if len(b.Spans) != 3 {
		t.Errorf("within a link, within code, across emphasis: %+v", b.Spans)
	}
}
