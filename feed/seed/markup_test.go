package seed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/tools/txtar"
)

// TestHugeMarkup holds that no markup takes time and memory out of proportion: a megabyte of what the readers like least.
func TestHugeMarkup(t *testing.T) {
	fill := func(unit string) string { return strings.Repeat(unit, 1<<20/len(unit)) }
	nest := func(n int, name string) string {
		return strings.Repeat("<"+name+">", n) + "Deep down it is dark. " + strings.Repeat("</"+name+">", n)
	}
	var formats, ids strings.Builder
	for i := range 400 {
		fmt.Fprintf(&formats, "<b id=%d>", i)
		fmt.Fprintf(&ids, "<a id=%d>", i)
	}
	pages := map[string]string{
		"100,000 divisions": nest(100_000, "div"), "500 divisions around it all": nest(250, "div><div"), "100,000 spans": nest(100_000, "span"), "100,000 links": nest(100_000, "a"),
		"100,000 tables": nest(100_000, "table><tr><td"), "100,000 lists": nest(100_000, "ul><li"), "100,000 forms": nest(100_000, "form"), "100,000 bold": nest(100_000, "b"),
		"open divisions": fill("<div>"), "open paragraphs": fill("<p>a"), "open items": fill("<li>a "), "breaks": fill("a<br>"), "cells": "<table><tr>" + fill("<td>a"), "tables of data": nest(50_000, "table><tr><th"), "open tables of data": fill("<table><th>"), "rows of data": "<table><th>" + fill("a<tr>b<td>c"), "ends of tables": "<table><th>" + fill("a</table>"), "text in tables": "<table>" + fill("a<tr>b"),
		"end tags": fill("a</div>"), "due end tags": strings.Repeat("<li>", 300_000) + strings.Repeat("a</li>", 500_000), "end of body": fill("a</body>"), "end of paragraphs": fill("a</p>"),
		"formats again": "<p>" + formats.String() + fill("x<p>"), "links again": "<p>" + ids.String() + fill("x<p>"), "links and divisions": fill("<a><div>x"), "links and tables": fill("<a><table>x"),
		"comments": fill("<!-- a -->b"), "open comments": fill("<!--"), "less-than signs": fill("<"), "ends of nothing": fill("</"), "entities": fill("&amp;"), "ampersands": fill("&"), "quotes": fill(`"`),
		"attributes": "<p " + fill("a=b ") + ">x", "one attribute": `<p class="` + fill("a ") + `">x`, "open scripts": fill("<script>"), "scripts": fill("<script>a</script>"), "metadata": fill(`<script type="application/ld+json">{}</script>`),
		"open titles": fill("<title>"), "text areas": fill("<textarea>a</textarea>b"), "pictures": fill("<svg><style><b>x</style></svg>"), "declarations": fill("<!doctype html>"), "captions": fill("<figure><figcaption>Ada on the quay</figcaption></figure>"),
		"caption classes": fill(`<div class="x-caption">a`), "headings": fill("<h1>a"), "preformatted": "<pre>" + fill("a\n"), "links": fill("<a href=/a>It is here.</a> "), "nested json": `<script type="application/ld+json">` + strings.Repeat("[", 60_000) + "</script>",
		"page of paragraphs":     "<html><body>" + strings.Repeat("<p>It is here again, and it was there, said Ada, on the quay of the old port, at noon.</p>", 40_000),
		"page of divisions":      "<html><body><nav></nav>" + strings.Repeat("<div class=a><div class=b><p>It is here again, and it was there, said Ada.</p></div></div>", 6_000),
		"page that nests":        "<html><body><nav></nav>" + strings.Repeat("<div class=a>It is here, and it was there. ", 400),
		"page of links":          "<html><body><nav></nav>" + strings.Repeat("<div><a href=x>It is here, and it was there.</a></div>", 9_000),
		"page of one line":       "<html><body><nav></nav><p>" + fill("It is here, and it was there. "),
		"page of breaks":         "<html><body><nav></nav><p>" + strings.Repeat("a<br><br>", 9_000),
		"page of empty elements": "<html><body><nav></nav>" + strings.Repeat("<div></div>", 19_000),
		"page of spans":          "<html><body><nav></nav><div>" + strings.Repeat("<span>a, b </span>", 19_000),
		"title of separators":    "<html><title>" + fill("a | b - ") + "</title><nav></nav><p>It is here.",
		"title of colons":        "<html><title>" + fill("a: ") + "</title><nav></nav><p>It is here.",
		"many first headings":    "<html><title>a: b</title><nav></nav>" + strings.Repeat("<h1>a: c</h1>", 19_000),
		"headings and a title":   "<html><title>a: b" + strings.Repeat(" word", 100_000) + "</title><nav></nav>" + strings.Repeat("<h2>It is here</h2>", 15_000),
		"by-lines":               "<html><nav></nav>" + strings.Repeat("<p class=byline>By Ada", 19_000),
		"metas":                  "<html><nav></nav>" + strings.Repeat(`<meta property="og:title article:author" content="a b c">`, 19_000),
		"declared encoding":      "<meta " + fill("charset "),
	}
	notes := map[string]string{
		"quotations": strings.Repeat(">", 100_000) + " It is here.", "quotations and lines": strings.Repeat(strings.Repeat("> ", 39)+"It is here.\n", 20_000), "lists": strings.Repeat("- ", 100_000) + "It is here.", "marks": strings.Repeat("*", 100_000) + " a", "rules": fill("---\n"),
		"brackets": fill("["), "closed brackets": fill("[a]"), "brackets within": strings.Repeat("[", 50_000) + "a" + strings.Repeat("](b)", 50_000), "pictures": fill("![a]("), "links": fill("[a](b) "), "open links": fill("[a](<b"), "stars": fill("*a "), "stars and lines": fill("*a **a "), "underlines": fill("_a __a "),
		"closing stars": fill("a* "), "many stars": fill("*"), "backticks": fill("`a``b```c "), "growing backticks": growing("`"), "fences": fill("```\n"), "tildes": fill("~~a "), "footnotes": fill("[^1] "), "definitions of footnotes": fill("[^1]: a\n\n"), "references": fill("[a]: b\n"), "used references": strings.Repeat("[a]: b\n", 100_000) + "\n" + strings.Repeat("[a] ", 500_000),
		"tables": "a|b\n-|-\n" + fill("c|d\n"), "wide tables": strings.Repeat("a|", 20_000) + "\n" + strings.Repeat("-|", 20_000) + "\n" + strings.Repeat("b\n", 2_000), "narrow tables": "a|b|c|d\n-|-|-|-\n" + fill("b\n"), "definitions": fill("a\n: b\n\n"), "headings": fill("# a\n"), "braces": fill("# a {#b "), "open braces": fill("# {"),
		"paragraphs": fill("a\n\n"), "lines": fill("a\n"), "blank lines": fill("\n"), "spaces": fill(" ") + "x", "entities": fill("&amp;"), "html": fill("<b>"), "open html": fill("<!--"), "processing": fill("<?"), "declarations": fill("<!A "), "cdata": fill("<![CDATA["), "attributes": "<a " + fill(`b="c" `), "autolinks": fill("<a:b"),
		"one line": fill("It is here. "), "items": fill("- a\n"), "numbers": fill("1. a\n"), "loose items": fill("- a\n\n"), "nested items": growing(" ", "- a\n"), "backslashes": fill(`\`), "setext": fill("a\n=\n"),
	}
	for _, group := range []struct {
		name  string
		cases map[string]string
	}{{"a.html", pages}, {"a.md", notes}} {
		for name, in := range group.cases {
			t.Run(group.name+" "+name, func(t *testing.T) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				start := time.Now()
				a, err := Parse(group.name, []byte(in))
				took := time.Since(start)
				runtime.ReadMemStats(&after)
				if t.Logf("%v, %d MiB allocated, %v", took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, err); took > 5*time.Second {
					t.Errorf("took %v", took)
				}
				if err == nil && utf8.RuneCountInString(a.Title) > maxTitle {
					t.Errorf("title of %d bytes", len(a.Title))
				}
			})
		}
	}
}

// growing makes lines that start with one mark more each.
func growing(mark string, rest ...string) string {
	var b strings.Builder
	for n := 1; b.Len() < 1<<20; n++ {
		b.WriteString(strings.Repeat(mark, n) + " a " + strings.Join(rest, ""))
	}
	return b.String()
}

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
		{"    <script>x</script>", "<script>x</script>"}, {"<script>\n\nalert(1)\n\n</script>", ""}, {"<div>\n\n*a*\n\n</div>", "a"}, {"&lt;script>", "<script>"}, {"{% include x %}", "{% include x %}"},
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
			if _, err := Parse(name, []byte(in)); !errors.Is(err, ErrEmpty) {
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
		{"utf-16", utf16Bytes("\ufeff<meta charset=koi8-r><p>"+want, binary.LittleEndian), want},
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
		a, err := Parse(name, data)
		if errors.Is(err, errReader) {
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
