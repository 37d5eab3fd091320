package seed

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/tools/txtar"

	"seedfeed/feed/hypertext"
)

// TestHostile holds that of markup in every disguise only text comes out: what a browser would run or fetch is gone.
func TestHostile(t *testing.T) {
	const before, after = "The gate was shut at noon.", "It was open again by night."
	for _, c := range []struct{ name, in, want string }{
		{"script", "<script>alert(1)</script>", ""},
		{"script, odd case and spaces", "<ScRiPt\n type='a' >alert(1)</sCrIpT\n>", ""},
		{"script in script", "<script><script>alert(1)</script>", ""},
		{"script between halves of a tag", "<scr<script>x</script>ipt>alert(1)</script>", "xipt>alert(1)"},
		{"halves that would meet", "<<x>script>alert(1)<<x>/script>", "<script>alert(1)</script>"},
		{"script without end", "<script>alert(1)", "alert(1)"},
		{"style", "<style>p{background:url(javascript:x)}</style>", ""},
		{"style without end", "<style>a", "a"},
		{"handler", `<p onclick="alert(1)" onmouseover=alert(2)>Ring.</p>`, "Ring."},
		{"picture", `<img src=x onerror="alert(1)">`, ""},
		{"address", `<a href="javascript:alert(1)">here</a>`, "here"},
		{"address, hidden", "<a href=' &#106;ava\tscript:alert(1)'>here</a>", "here"},
		{"address of data", `<a href="data:text/html,<script>alert(1)</script>">here</a>`, "here"},
		{"svg", `<svg onload=alert(1)><script>alert(2)</script><text>pear</text></svg>`, ""},
		{"svg without end", "<svg onload=alert(1)>pear", "pear"},
		{"math", `<math><mtext><img src=x onerror=alert(1)></mtext></math>`, ""},
		{"iframe", `<iframe src="//evil.example" srcdoc="<script>x</script>">frame</iframe>`, ""},
		{"object and embed", `<object data="//evil.example"><embed src=x></object>`, ""},
		{"meta refresh", `<meta http-equiv="refresh" content="0;url=//evil.example">`, ""},
		{"base", `<base href="//evil.example/">`, ""},
		{"link", `<link rel=stylesheet href="//evil.example/">`, ""},
		{"form", `<form action="//evil.example"><p>Your word</p><input value=x><textarea>secret</textarea><select><option>a</select><button>Send</button></form>`, ""},
		{"template", "<template><p>seldom</p></template><noscript>Switch it on</noscript>", ""},
		{"hidden", `<p hidden>a</p><div style="DISPLAY : none">b<p>c</p></div><span aria-hidden="true">d</span><p style="visibility:hidden">e</p>`, ""},
		{"comment", "<!-- a --><!--> b --><!--- c --!>", "b -->"},
		{"conditional comment", "<!--[if IE]><script>alert(1)</script><![endif]-->", ""},
		{"cdata", "<p><![CDATA[<script>alert(1)</script>]]></p>", "alert(1)]]>"},
		{"processing", "<?php echo 1; ?>", ""},
		{"doctype with entities", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]>`, "]>"},
		{"entities", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt; &#60;i&#x3e; &bogus; &#0; &#x202e;x &#31;</p>", "<script>alert(1)</script> &lt;b&gt; <i> &bogus; \ufffd x"},
		{"quotation marks in tags", `<p title="</p><script>alert(1)</script>">Ring.</p>`, "Ring."},
		{"open quotation mark", `<p title="a>Ring.</p>`, ""},
		{"unclosed tag", "<p", ""},
		{"old elements", "<xmp><script>alert(1)</script></xmp><listing>a</listing><marquee>b</marquee><blink>c</blink>", "a bc"},
		{"plaintext", "<plaintext><b>a</b>", "a"},
		{"frames", "<frameset><frame src=a></frameset><noframes><p>a</p></noframes>", ""},
		{"metadata that lies", `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":"<img src=x onerror=alert(1)>"}</script>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := "<h1>The gate</h1><p>" + before + "</p>" + c.in + "<p>" + after + "</p>"
			a := mustParse(t, "a.html", []byte(in))
			got := strings.Join(strings.Fields(strings.Replace(strings.Replace(a.Body, before, "", 1), after, "", 1)), " ")
			if c.name == "open quotation mark" || c.name == "unclosed tag" || c.name == "form" { // what follows belongs to the tag
				got = strings.Join(strings.Fields(strings.Replace(a.Body, before, "", 1)), " ")
				got = strings.TrimSpace(strings.Replace(got, after, "", 1))
			}
			if got != c.want || a.Title != "The gate" {
				t.Errorf("%q: title %q, %q between; want %q", c.in, a.Title, got, c.want)
			}
			// in Markdown the same, but for what its rules make of it: nothing that a browser would run by itself
			m := mustParse(t, "a.md", []byte("# The gate\n\n"+before+"\n\n"+c.in+"\n\n"+after+"\n"))
			for _, bad := range []string{"onerror", "onclick", "evil.example", "onload", "url("} {
				if strings.Contains(m.Body, bad) || strings.Contains(a.Body, bad) {
					t.Errorf("%q: %q comes out:\n%s\n%s", c.in, bad, a.Body, m.Body)
				}
			}
			checkArticle(t, a)
			checkArticle(t, m)
		})
	}
}

func TestMarkdownHostile(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"[here](javascript:alert(1))", "here"}, {"[here](<javascript:alert(1)>)", "here"}, {"![](x \"onerror=alert(1)\")", ""}, {"<javascript:alert(1)>", "javascript:alert(1)"},
		{"[a]\n\n[a]: data:text/html,x", "a"}, {"`<script>alert(1)</script>`", "<script>alert(1)</script>"}, {"\\<b>a", "<b>a"}, {"a <b onclick=x>b</b>", "a b"}, {"[![a](b)](c)", ""},
		{"    <script>x</script>", "<script>x</script>"}, {"<script>\n\nalert(1)\n\n</script>", ""}, {"<div>\n\n*a*\n\n</div>", "a"}, {"&lt;script>", "<script>"}, {"{% include x %}", ""}, {"`{% include x %}`", "{% include x %}"},
	} {
		a := mustParse(t, "a.md", []byte("# The gate\n\nIt was shut.\n\n"+c.in+"\n"))
		got := strings.TrimSpace(strings.TrimPrefix(a.Body, "It was shut."))
		if got != c.want || a.Title != "The gate" {
			t.Errorf("%q: title %q, body %q; want %q", c.in, a.Title, got, c.want)
		}
	}
}

func TestMarkupTitle(t *testing.T) {
	for _, c := range []struct{ file, in, title, body string }{
		{"a.md", "# One\n\n# Two\n\nIt is.", "One", "Two\n\nIt is."},
		{"a.md", "It came first.\n\n# One\n\nIt is.", "One", "It came first.\n\nIt is."},
		{"a.md", "It came first.\n\n## One\n\nIt is.", "a", "It came first.\n\nOne\n\nIt is."},
		{"a.md", "## One\n\nIt is.", "One", "It is."},
		{"a.md", "---\ntitle: Two\n---\n# One\n\nIt is.", "Two", "One\n\nIt is."},
		{"a.md", "# `<b>` & *it*\n\nIt is.", "<b> & it", "It is."},
		{"a.md", "#\n\nIt is.", "a", "It is."},
		{"a.md", "- One\n- Two", "a", "• One\n\n• Two"},
		{"b-c.html", "<p>It is here.", "b c", "It is here."},
		{"a.html", "<h2>One</h2><p>It is.", "One", "It is."},
		{"a.html", "<title>One &lt;b&gt; two</title><p>It is.", "One <b> two", "It is."},
		{"a.html", "<title>One | The Gazette</title><h1>One</h1><p>It is.", "One", "It is."},
		{"a.html", "<html><title>One | The Gazette</title><h1>One</h1><p>It is.", "One", "It is."},
		{"a.html", "<html><title>One two: three</title><h1>One two: three</h1><p>It is.", "One two: three", "It is."},
		{"a.html", "<html><title></title><h1>One</h1><p>It is.", "One", "It is."},
		{"a.html", "---\ntitle: Two\n---\n<html><title>One</title><p>It is.", "Two", "It is."},
	} {
		if a := mustParse(t, c.file, []byte(c.in)); a.Title != c.title || a.Body != c.body {
			t.Errorf("Parse(%q, %q) = %q, %q; want %q, %q", c.file, c.in, a.Title, a.Body, c.title, c.body)
		}
	}
	for _, in := range []string{"<p></p>", "<script>a</script>", "<!-- a -->", "<html><body></body></html>"} {
		for _, name := range []string{"a.md", "a.html"} {
			if _, err := Parse(name, []byte(in), utc); !errors.Is(err, ErrEmpty) {
				t.Errorf("Parse(%q, %q): %v, want ErrEmpty", name, in, err)
			}
		}
	}
}

func TestHTMLEncoding(t *testing.T) {
	const want = "Кран снова работает."
	page := func(head string, text []byte) []byte {
		return append([]byte("<html><head>"+head+"</head><body><p>"), append(text, "</p></body></html>"...)...)
	}
	koi, _ := charmap.KOI8R.NewEncoder().Bytes([]byte(want))
	windows, _ := charmap.Windows1251.NewEncoder().Bytes([]byte(want))
	for _, c := range []struct {
		name string
		in   []byte
		want string
	}{
		{"koi8-r", page(`<meta charset="koi8-r">`, koi), want},
		{"windows-1251", page(`<META http-equiv=Content-Type content="text/html; charset=windows-1251">`, windows), want},
		{"xml", append([]byte(`<?xml version="1.0" encoding="windows-1251"?>`), page("", windows)...), want},
		{"valid utf-8 beats what is declared", page(`<meta charset="koi8-r">`, []byte(want)), want},
		{"a mark beats what is declared", append([]byte("\xef\xbb\xbf"), page(`<meta charset="koi8-r">`, []byte(want))...), want},
		{"utf-16", wideBytes("\ufeff<meta charset=koi8-r><p>"+want, binary.LittleEndian), want},
		{"windows-1252", page("", []byte("The caf\xe9 is \x93open\x94.")), "The café is “open”."},
		{"an unknown name", page("<meta charset=nonsense>", []byte("The caf\xe9.")), "The café."},
		{"utf-8 that is none", page("<meta charset=utf-8>", []byte("The caf\xe9.")), "The café."},
	} {
		if a := mustParse(t, "a.html", c.in); a.Body != c.want {
			t.Errorf("%s: %q, want %q", c.name, a.Body, c.want)
		}
	}
}

func FuzzMarkdown(f *testing.F) { fuzzMarkup(f, "md", "a.md") }

func FuzzHTML(f *testing.F) { fuzzMarkup(f, "html", "a.html") }

func fuzzMarkup(f *testing.F, kind, name string) {
	paths, _ := filepath.Glob("testdata/" + kind + "-*.txtar")
	for _, path := range paths {
		if archive, err := txtar.ParseFile(path); err == nil {
			f.Add(archive.Files[0].Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Parse(name, data, utc)
		if errors.Is(err, hypertext.ErrReader) {
			t.Errorf("the reader gave up: %v", err)
		}
		if err != nil {
			return
		}
		checkArticle(t, a)
		if b := mustParse(t, name, data); show(a) != show(b) {
			t.Error("the second reading differs")
		}
	})
}

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
			a, err := Parse(filepath.Base(page), data, utc)
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
		a, err := Parse("a.html", []byte("<h1>The ferry</h1><p>“We looked at every figure and "+said+",” said Ann Webb, the clerk, after the meeting.</p><p>It was a wet day by the river and few came.</p><blockquote>"+test.quote+"</blockquote><p>The boat is sixty years old and will be sold for what the iron brings.</p>"), utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(strings.ToLower(a.Body), said); got != test.want {
			t.Errorf("%s: said %d times, want %d\n%s", test.quote, got, test.want, a.Body)
		}
	}
}

func wideBytes(s string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}
