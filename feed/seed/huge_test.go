//go:build !race

// The race detector makes this ten times slower and looks at nothing new here: it is one goroutine.

package seed

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"seedfeed/feed/testkit"
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
				var a *Article
				var err error
				took := testkit.Cost(func() { a, err = Parse(group.name, []byte(in), utc) })
				runtime.ReadMemStats(&after)
				if t.Logf("%v, %d MiB allocated, %v", took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, err); took > 20*time.Second {
					t.Errorf("took %v", took)
				}
				if err == nil && utf8.RuneCountInString(a.Title) > 300 {
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
