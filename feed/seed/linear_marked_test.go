//go:build unix && !race

// The race detector makes times say nothing.

package seed

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Heads of messages.
const (
	headOfText = "From: Ada <ada@example.org>\nSubject: Fwd: It is back\n\n"
	headOfPage = "From: Ada <ada@example.org>\nSubject: Fwd: It is back\nContent-Type: text/html\n\n"
)

// hostile shapes by kind of file: a start, a piece that is repeated, an end. "N" in a piece is its number.
var hostileMarkup = map[string][][3]string{
	"a.md": {
		{"", ">", ""}, {"", "> ", ""}, {"", ">\n", ""}, {"", "> >\n", ""}, {"", "- ", "x"}, {"", "* ", ""}, {"", "+ ", "x"}, {"", "1. ", "x"}, {"", "1) > - ", "x"}, {"", "- a\n", ""}, {"", "- a\n\n", ""}, {"", "1. a\n", ""}, {"", " - a\n", ""}, {"- a\n", "  b\n", ""}, {"", "> a\nb\n", ""}, {"", "> - 1. a\n", ""},
		{"", "[", ""}, {"", "]", ""}, {"", "[]", ""}, {"", "[a]", ""}, {"", "![", ""}, {"", "[a](", ""}, {"", "[a](b", ""}, {"", "[a](<b", ""}, {"", "[a](b)", ""}, {"", "[a][b", ""}, {"", "[a]: b\n", "[a]"}, {"", "[N]: b\n", ""}, {"", "[^N]", ""}, {"", "[^N]: b\n\n", ""}, {"", "[^a]", "\n\n[^a]: b"}, {"", "^[a", ""}, {"", "[[", ""}, {"", "[[a", ""}, {"", "[[a]] ", ""}, {"", "![[a|", ""},
		{"", "*", ""}, {"", "_", ""}, {"", "*a", ""}, {"", "*a **b", ""}, {"", "a**b", ""}, {"", "*a_ ", ""}, {"", "**a *b ", ""}, {"", "~~a", ""}, {"", "~", ""}, {"", "==a", ""}, {"", "=", ""}, {"", "a== b ", ""}, {"", "%%", ""}, {"", "%%a ", ""}, {"", "^a", ""}, {"", " ^a", ""},
		{"", "`", ""}, {"", "`a", ""}, {"", "`a``b```", ""}, {"", "a```\n", ""}, {"", "```\n", ""}, {"", "~~~a\n", ""},
		{"", "<", ""}, {"", "<a", ""}, {"", "<a b=", ""}, {"", "<A ", ""}, {"", "<A b={", ""}, {"", "</", ""}, {"", "<!--", ""}, {"", "<?", ""}, {"", "<!A", ""}, {"", "<![CDATA[", ""}, {"", "<b>", ""}, {"", "<pre>", ""}, {"", "<a:b", ""}, {"", "&", ""}, {"", "&amp", ""}, {"", "&#1;", ""}, {"", "\\", ""}, {"", "\\[", ""},
		{"", "{", ""}, {"", "{{", ""}, {"", "{{a", ""}, {"", "{{a}}", ""}, {"", "{{< a ", ""}, {"", "{{< highlight >}}", ""}, {"", "{% comment %}", ""}, {"", "{% raw %}a", ""}, {"", "{:", ""}, {"", "{: a}\n", ""}, {"", "{#a", ""}, {"", "{/*", ""}, {"", "a {#b ", ""}, {"", "# a {#b\n", ""}, {"", "[a b=c", ""}, {"", "[caption]", ""}, {"", "[gallery a=", ""}, {"", "]({{", ""}, {"", "{{< quote >}}", "{{< /quote >}}"}, {"", "{{< quote author=a >}}b{{< /quote >}}", ""}, {"", "{{< /quote >}}", ""}, {"", "{{< button href=N >}}", "{{< /button >}}"}, {"", "{{< aN href=N >}}", ""}, {"", "{{< figure src=N caption=\"*a\" >}}", ""}, {"", "{{< youtube a >}} ", ""}, {"", "![](a)\n*b*\n\n", ""}, {"", "![](a)", "\n*b*"}, {"", "![](a \"b\") ", ""}, {"", "[a]({{ b }}", ""}, {"", "H~2", ""}, {"", "H~2~", ""}, {"", "a^2^", ""}, {"", "# a N {#b}\n", ""}, {"", "[a](#bN) ", ""}, {"", "# a\n[b](#a)\n", ""},
		{"", ":::a\n", ""}, {"", "!!! a\n    ", "b"}, {"", "import a from \"b\"\n", ""}, {"", "export const a = 1\n\n", ""}, {"", "> [!a] b\n", ""}, {"", "%%\n", ""}, {"", "[TOC]\n", ""},
		{"a|b\n-|-\n", "c|d\n", ""}, {"", "a|", "\n"}, {"|a", "|b", "|\n|-|-|\nc"}, {"", "a\n-|-\n", ""}, {"", "a\n: b\n", ""}, {"", "a\n===\n", ""}, {"", "# a\n", ""}, {"", "---\n", ""}, {"", "a  \n", ""}, {"", "a\n", ""}, {"", "a\n\n", ""}, {"", "\n", ""}, {"", " ", "x"}, {"", "\t", "x"}, {"", "It is here. ", ""}, {"", "“It is here,” said Ann. ", ""}, {"", "\"a\n", ""},
	},
	"a.html": {
		{"", "<div>", ""}, {"", "<p>", ""}, {"", "<p>a", ""}, {"", "<b>", "x"}, {"", "<b>a<p>", ""}, {"", "<i><b>", "x"}, {"", "<a href=x>", "x"}, {"", "<a href=x>a</a>", ""}, {"", "<ul><li>", "x"}, {"", "<li>a", ""}, {"", "<ol><li>a</ol>", ""}, {"", "<blockquote>", "x"}, {"", "<dl><dt>a<dd>b", ""}, {"", "<dl><dd>", "x"}, {"", "<table>", "x"}, {"", "<table><tr><td>", "x"}, {"<table>", "<tr><td>a<td>b", ""}, {"<table><th>", "<td>a", ""}, {"<table><th>", "<tr><td><b>a</b>", ""}, {"", "<td><table><th>", ""},
		{"", "</div>", ""}, {"", "a</p>", ""}, {"<div>", "a</b>", ""}, {"", "<br>", "x"}, {"", "a<br>", ""}, {"", "<hr>", "x"}, {"", "<img src=a alt=b>", ""}, {"", "<figure><figcaption>a N</figcaption>", ""}, {"", "<p class=caption>a N</p>", ""}, {"", "<h1>a", ""}, {"", "<h2>a</h2>", ""}, {"", "<pre>", "x"}, {"<pre>", "a\n", ""}, {"", "<pre>a</pre>", ""}, {"", "<q>a", ""}, {"", "<sup><a href=#a>1</a></sup>", ""}, {"", "<a class=footnote-ref href=#a>", "x"}, {"<div class=footnotes>", "<li id=N>a", ""}, {"", "<div class=footnotes>", "x"},
		{"", "<svg>", "x"}, {"", "<svg>a</svg>", ""}, {"", "<video>", "x"}, {"", "<video><p>a", "</video>"}, {"", "<noscript>", "x"}, {"", "<noscript><p>It is here, and it was there.</noscript>", ""}, {"", "<script>", "x"}, {"", "<style>a</style>", ""}, {"", "<textarea>", "x"}, {"", "<title>", "x"}, {"", "<xmp>", "x"}, {"", "<select><option>", "x"}, {"", "<iframe>", "x"}, {"", "<iframe src=https://youtu.be/N>", "x"}, {"", "<iframe src=https://youtu.be/N></iframe>", ""}, {"<table><th>", "<td align=right><img src=a>", ""}, {"<table><th>", "<tr><td><img src=a><td>b", ""}, {"<h2>a</h2>", "<a href=#a>b</a>", ""}, {"", "<form>", "x"},
		{"", "<", ""}, {"", "<!--", ""}, {"", "<!-- a -->", ""}, {"", "&", ""}, {"", "&amp;", ""}, {"", "&#x41", ""}, {"<p ", "a=b ", ">x"}, {"<p class=\"", "a ", "\">x"}, {"<p style=\"", "a:b;", "\">x"}, {"", "<p class=a style=b id=c>", "x"}, {"", "<p hidden>", "x"}, {"", "<![CDATA[", ""}, {"", "<?a>", ""}, {"", "It is here. ", ""}, {"", "“a ", ""},
		{"<html><body><nav></nav>", "<div class=a><p>It is here, and it was there, said Ada.</p></div>", ""}, {"<html><body><nav></nav>", "<p>It is here, and it was there, said Ada, at noon.</p>", ""}, {"<html><body><nav></nav>", "<div><a href=a>It is here.</a></div>", ""}, {"<html><body><nav></nav><p>", "a<br><br>", ""}, {"<html><title>a", " | b", "</title><nav></nav><h1>a</h1><p>It is here."}, {"<html><nav></nav>", "<p class=byline>By Ada", ""}, {"<html><nav></nav>", "<meta name=author content=\"Ada Brill\">", ""}, {"<html><script type=application/ld+json>", "[", "</script><p>x"}, {"<html><nav></nav>", "<article><p>It is here.</article>", ""}, {"<html><nav></nav>", "<ul><li><h3><a href=/a>It is here again</a></h3></ul>", ""},
	},
	"a.eml": {
		{headOfPage, "<div class=gmail_quote>", "x"}, {headOfPage, "<div class=gmail_quote>a</div>", ""}, {headOfPage, "<div id=divRplyFwdMsg>", "x"}, {headOfPage, "<p>a<div id=appendonsend></div>", ""}, {headOfPage, "<blockquote type=cite>a", ""}, {headOfPage, "<p>On 3/5/26 10:00 a wrote:<blockquote>b</blockquote>", ""}, {headOfPage, "<p>From: a@b<br>Sent: c<br>To: d<br>Subject: e</p>", ""}, {headOfPage, "From: a@b<br>", ""},
		{headOfPage, "<p>---------- Forwarded message ---------</p>", "x"}, {headOfPage, "<p>--</p>", "x"}, {headOfPage, "a<p>--</p>", ""}, {headOfPage, "<p>a</p><div class=gmail_signature>b</div>", ""}, {headOfPage, "<div class=gmail_signature>b", ""}, {headOfPage, "<p>a</p><p>Sent from my telephone</p>", ""}, {headOfPage, "a:<blockquote type=cite>b</blockquote>", ""}, {headOfPage, "a<br>", ""},
		{headOfText, "From: a@b\nSent: c\nTo: d\nSubject: e\n\n", ""}, {headOfText, "> From: a@b\n> Sent: c\n> To: d\nb\n", ""}, {headOfText, "---------- Forwarded message ---------\n", "x"}, {headOfText, "---------- Forwarded message ---------\nFrom: a@b\n\nc\n", ""}, {headOfText, "> Begin forwarded message:\na\n", ""}, {headOfText, "a\n--\n", ""}, {headOfText, "On 3 May a wrote:\n> b\n", ""}, {headOfText, ">> a\n> b\n", ""}, {headOfText, "a\nSent from my telephone\n", ""},
	},
	"a.rtf": {
		{`{\rtf1 `, "{", ""}, {`{\rtf1 `, "{a}", ""}, {`{\rtf1 `, "}", ""}, {`{\rtf1 `, `{\b `, ""}, {`{\rtf1 `, `\b a\b0 b`, ""}, {`{\rtf1 `, `\par `, ""}, {`{\rtf1 `, `a\par `, ""}, {`{\rtf1 `, `\'e9`, ""}, {`{\rtf1 `, `\u233?`, ""}, {`{\rtf1 `, `\line a`, ""}, {`{\rtf1 `, `\cell `, ""}, {`{\rtf1 `, `\intbl a\cell `, ""}, {`{\rtf1 `, `\intbl a\cell\row `, ""}, {`{\rtf1 `, `{\footnote a}`, ""}, {`{\rtf1 `, `{\footnote `, ""}, {`{\rtf1 `, `{\listtext 1.}\ls1 a\par `, ""}, {`{\rtf1 `, `{\field{\*\fldinst HYPERLINK "a:b"}{\fldrslt c}}`, ""}, {`{\rtf1 {\stylesheet`, `{\sN a;}`, "}x"}, {`{\rtf1 {\fonttbl`, `{\fN\fcharset204 a;}`, "}x"}, {`{\rtf1 `, `\`, ""}, {`{\rtf1 `, `\abcdefghij`, ""}, {`{\rtf1 `, `\bin9 `, ""}, {`{\rtf1 `, `{\info{\title a}}`, ""}, {`{\rtf1 `, `{\pict 00}`, "x"}, {`{\rtf1 `, "It is here. ", ""}, {`{\rtf1\ansicpg932 `, "\x81", ""}, {`{\rtf1 `, `\s1\outlinelevel1 a\par `, ""}, {`{\rtf1 `, `\trowd\trhdr `, "x"},
	},
	"a.docx": {
		{"", "<w:p>", ""}, {"", "<w:p/>", "x"}, {"", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", ""}, {"<w:p>", "<w:r><w:t>a</w:t></w:r>", "</w:p>"}, {"<w:p>", "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>", "</w:p>"}, {"<w:p><w:r>", "<w:br/>", "</w:r></w:p>"}, {"<w:p><w:r>", "<w:tab/>", "</w:r></w:p>"}, {"<w:p><w:r>", `<w:fldChar w:fldCharType="begin"/>`, "</w:r></w:p>"}, {"<w:p><w:r>", `<w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "a:b"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>c</w:t>`, "</w:r></w:p>"}, {"", "<w:tbl>", ""}, {"<w:tbl>", "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>", "</w:tbl>"}, {"<w:tbl>", "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr>", "</w:tbl>"}, {"<w:tbl><w:tr>", "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>", "</w:tr></w:tbl>"}, {"", `<w:p><w:pPr><w:numPr><w:ilvl w:val="N"/><w:numId w:val="N"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, ""}, {"", "<w:del>", ""}, {"", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, ""}, {"<w:p>", `<w:hyperlink w:anchor="N">`, "</w:p>"}, {"", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>", ""}, {"<w:p><w:r><w:t>", "&amp;", "</w:t></w:r></w:p>"}, {"<w:p><w:r><w:t>", "<!-- a -->", "</w:t></w:r></w:p>"}, {"<w:p><w:r>", `<w:footnoteReference w:id="N"/>`, "</w:r></w:p>"},
	},
	"a.odt": {
		{"", "<text:p>", ""}, {"", "<text:p>a</text:p>", ""}, {"<text:p>", "<text:span>", "a"}, {"<text:p>", "<text:span>a</text:span>", "</text:p>"}, {"<text:p>", `<text:s text:c="99999"/>`, "</text:p>"}, {"<text:p>", "<text:line-break/>a", "</text:p>"}, {"", "<text:list>", "a"}, {"", "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", ""}, {"<text:list>", "<text:list-item><text:p>a</text:p></text:list-item>", "</text:list>"}, {"<text:p>", "<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>", "</text:p>"}, {"<text:p>", "<text:note><text:note-body><text:p>", "a"}, {"", "<table:table>", ""}, {"<table:table>", "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row>", "</table:table>"}, {"<text:p>", `<draw:frame><draw:image xlink:href="a.png"/><svg:title>a</svg:title></draw:frame>`, "</text:p>"}, {"<text:p>", `<text:a xlink:href="a:N">b</text:a>`, "</text:p>"}, {"", `<style:style style:name="N" style:family="paragraph" style:parent-style-name="N"/>`, `<text:p text:style-name="9">a</text:p>`}, {"", `<text:h text:outline-level="N">a</text:h>`, ""},
	},
}

// shape makes a file of about size bytes of XML or text.
func shape(t *testing.T, name string, parts [3]string, size int) []byte {
	var b strings.Builder
	b.WriteString(parts[0])
	for n := 1; b.Len() < size; n++ {
		b.WriteString(strings.ReplaceAll(parts[1], "N", fmt.Sprint(n)))
	}
	b.WriteString(parts[2])
	inner := b.String()
	pack := func(parts ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := 0; i < len(parts); i += 2 {
			w, err := z.Create(parts[i])
			if err != nil {
				t.Fatal(err)
			}
			_, _ = w.Write([]byte(parts[i+1]))
		}
		_ = z.Close()
		return b.Bytes()
	}
	switch name {
	case "a.docx":
		return pack("[Content_Types].xml", "", "_rels/.rels", "", "word/document.xml", "<w:document><w:body>"+inner)
	case "a.odt":
		return pack("content.xml", "<office:document-content><office:text>"+inner)
	}
	return []byte(inner)
}

// TestLinearMarkup: hostile text costs time in proportion to its size: four times the size takes at most ten times the processor
// time, and a third of a second more, since the garbage collector is counted too. Time that grows with the square of the size
// takes sixteen times as long; where the smaller text takes five hundred times as long as one without any markup, the test does
// not wait for the larger one.
func TestLinearMarkup(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds or more")
	}
	const small, large, more = 32 << 10, 128 << 10, 350 * time.Millisecond
	cost := func(name string, data []byte, times int) time.Duration {
		best := time.Hour
		for range times {
			start := processorTime()
			_, _ = Parse(name, data, utc)
			best = min(best, processorTime()-start)
		}
		return best
	}
	plain := max(time.Millisecond, cost("a.md", shape(t, "a.md", [3]string{"", "It is here. ", ""}, small), 3))
	for name, shapes := range hostileMarkup {
		for _, parts := range shapes {
			little := cost(name, shape(t, name, parts, small), 1)
			if little > 500*plain {
				t.Errorf("%s %q: %v for %d bytes, %v for words alone", name, parts, little, small, plain)
				continue
			}
			data := shape(t, name, parts, large)
			big := cost(name, data, 1)
			if testing.Verbose() {
				t.Logf("%8.1f ms, %5.1f ms: %s %q", big.Seconds()*1000, little.Seconds()*1000, name, parts)
			}
			if big > 10*little+more {
				if big = min(big, cost(name, data, 3)); big > 10*little+more {
					t.Errorf("%s %q: %v for %d bytes, %v for %d", name, parts, little, small, big, large)
				}
			}
		}
	}
}
