package seed

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
)

// hostileTexts returns some hundreds of texts that would run something in a reader that shows them as they are.
func hostileTexts() (out []string) {
	add := func(list ...string) { out = append(out, list...) }
	schemes := []string{"javascript:go()", "JaVaScRiPt:go()", "java&#x09;script:go()", "java\tscript:go()", "java\nscript:go()", "&#106;avascript:go()", "&#x6A;&#x61;vascript&colon;go()",
		" javascript:go()", "\x01javascript:go()", "javascript&#58;go()", "vbscript:go()", "data:text/html,<script>go()</script>", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=go()>",
		"livescript:go()", "mocha:go()", "feed:javascript:go()", "view-source:javascript:go()", "javascript://%0ago()", "\u00a0javascript:go()", "file:///etc/passwd", "blob:https://a.example/1", "embedded:javascript:go()"}
	for _, s := range schemes {
		add(`<a href="`+s+`">boat</a>`, `<img src="`+s+`" alt="x">`, "[boat]("+s+")", "![boat]("+s+")", "<"+s+">", "[boat][1]\n\n[1]: "+s)
	}
	for _, e := range strings.Fields("svg math template noscript style foreignObject xmp plaintext textarea title iframe object embed applet form button video audio select base link meta frameset marquee canvas dialog details portal isindex") {
		add("<"+e+" onload=go()>boat</"+e+">", "<"+e+"><img src=x onerror=go()></"+e+">", "<"+e+"/onfocus=go() autofocus>")
	}
	for _, s := range []string{"onerror=go()", "onerror = 'go()'", `onerror="go()"`, "/onerror=go()", "OnErRoR=go()", "on\x00error=go()", "\fonerror=go()", "style=background:url(javascript:go())", "style='width:expression(go())'", "srcset='javascript:go() 1w'", "srcdoc='<script>go()</script>'", "formaction=javascript:go()", "xlink:href=javascript:go()", "background=javascript:go()", "ping=//a.example", "id=location name=location", "\" onerror=go() \"", "' onerror=go() '", "` onerror=go() `", "alt='\"><script>go()</script>'", "alt=\"--><img src=x onerror=go()>\"", "is=x-y", "contenteditable", "data-struck='<script>go()</script>' data-task=1 data-row=1 data-caption=1"} {
		add("<img src=x.png "+s+">", "<p "+s+">boat</p>", "<a href=b "+s+">boat</a>")
	}
	add(`<script>go()</script>`, `<scr<script>ipt>go()</scr</script>ipt>`, "<script\n>go()</script\n>", `<<script>go()//<</script>`, `<script src=//a.example></script>`, "\x00<script>go()</script>", "<s\x00cript>go()</script>",
		"<b \"<script>go()</script>\">x</b>", `<a title="</a><img src=x onerror=go()>">x</a>`, `<svg></p><style><a id="</style><img src=1 onerror=go()>">`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=go()&gt;">`,
		`<form><math><mtext></form><form><mglyph><style></math><img src onerror=go()>`, `<noscript><p title="</noscript><img src=x onerror=go()>">`, `<svg><foreignObject><p><style><!--</style><img src=x onerror=go()>--></style>`, `<table><td><svg><desc><table><td></table><img src=x onerror=go()>`,
		`<!--><script>go()</script>-->`, `<!-- --!><script>go()</script>-->`, `<![CDATA[<script>go()</script>]]>`, `<?xml version="1.0"?><script>go()</script>`, `<!DOCTYPE x [<!ENTITY a "<script>go()</script>">]>&a;`, `<%<script>go()</script>%>`,
		`&lt;script&gt;go()&lt;/script&gt;`, `&amp;lt;script&amp;gt;go()`, `&#60;script&#62;go()&#60;/script&#62;`, "＜script＞go()＜/script＞", "\u2028<script>go()</script>", "<script\u2029>go()</script>", "\ufeff<img src=x onerror=go()>", "<ımg src=x onerror=go()>", "<ſcript>go()</ſcript>",
		`<base href="javascript:/a/">`, `<meta http-equiv=refresh content="0;url=javascript:go()">`, `<iframe srcdoc="&lt;script&gt;go()&lt;/script&gt;">`, `<link rel=stylesheet href=//a.example/x.css>`, `<style>@import '//a.example/x.css';</style>`, "<img src=x", "<img src='x onerror=go()>", `<img """><script>go()</script>">`, `<a href="https://a.example" "onclick=go()>x`,
		"`<script>go()</script>`", "~~<img src=x onerror=go()>~~", "<del><script>go()</script></del>", "<s>a<b onclick=go()>b</b></s>", "==<script>go()</script>==", "![[x.png|\"><script>go()</script>]]", "![[x\" onerror=go() \".png|300]]", "[[a\" onclick=go() \"|b]]", "[[javascript:go()|b]]", "^[<script>go()</script>]", "x[^\"><script>]\n\n[^\"><script>]: <img src=x onerror=go()>",
		"| a |\n|---|\n| <img src=x onerror=go()> |", "| a |\n|--:|\n| ![x\"onerror=go()](x.png) |", "<table><tr><th align='right\" onclick=go()'>a</th><td style='text-align:right;background:url(javascript:go())'>b</td></tr></table>", "    <script>go()</script>", "```\n</code></pre><script>go()</script>\n```", "# <img src=x onerror=go()>", "- [ ] <script>go()</script>", "{{< figure src=\"javascript:go()\" caption=\"<script>go()</script>\" >}}", "{{< figure src=\"x.png\" caption=\"`<img src=x onerror=go()> *a* [b](javascript:go())\" attr=\"<b onclick=go()>\" attrlink=\"javascript:go()\" link=\"javascript:go()\" title=\"<script>go()</script>\" >}}", "{{< youtube \"https://a.example/\\\"onload=go()\" >}}", "{{< youtube id=\"javascript:go()\" title=\"<script>go()</script>\" >}}", "{{< x user=\"a\\\" onclick=go()\" id=\"1\" >}}", "{{< button href=\"javascript:go()\" >}}<script>go()</script>{{< /button >}}", "{{< button href='x\" onclick=\"go()' text='<img src=x onerror=go()>' >}}", "{{< quote author=\"<script>go()</script>\" >}}<img src=x onerror=go()>{{< /quote >}}",
		"<iframe src='https://youtu.be/a\"onload=go()' alt='\"><script>go()</script>'></iframe>", "<iframe src='javascript://youtu.be/%0ago()'></iframe>", "<img src='https://x.com/a/status/1\"onerror=go()'>", "![\"onerror=go()](https://youtu.be/\"onerror=go())", "![a](x.png \"<img src=x onerror=go()>\")", "![](x.png)\n*<script>go()</script>*", "[a](#x\"onclick=go()) [[#a\"onclick=go()|b]]", "# a\" onclick=go() {#b\"onclick=go()}", "<h2 id='a\" onclick=go()'>a</h2><a href='#a\" onclick=go()'>b</a>", "H~<script>go()</script>~O", "[caption]<img src=x onerror=go()>\"<script>[/caption]", "https://a.example/\"onclick=go()", "https://a.example/'><script>go()</script>", "www.a.example/<img/src=x/onerror=go()>", "a\"onclick=go()@b.example", "![a\"onerror=go() b](x.png \"t\\\"onerror=go()\")", "[a](<javascript:go()>)", "[a]( javascript&colon;go() )", "<javascript:go()>", "[a](//a.example/\"onclick=\"go())", "<ol start=\"1 onclick=go()\"><li value='2\" onclick=go()'>x</ol>", "<blockquote cite=javascript:go()>x</blockquote>", "<div class=footnotes><ol><li id='\"><script>go()</script>'>x</ol></div>")
	return out
}

// shownElements and shownAttributes are all that a reader may get.
var (
	shownElements   = prose.Set("html head body p h1 h2 h3 h4 h5 h6 ul ol li blockquote table tbody caption tr td th dl dt dd figure figcaption pre code hr br em strong mark sup sub del a img div span")
	shownAttributes = prose.Set("a.href a.id img.src img.alt img.width img.height img.srcset img.sizes img.loading ol.start ol.class td.align th.align h1.id h2.id h3.id h4.id h5.id h6.id p.class span.class mark.class li.id div.id span.id mark.id")
)

// notShown returns what HTML has that no reader may get, "" for nothing.
func notShown(page string) string {
	doc, err := html.Parse(strings.NewReader("<!doctype html><body>" + page))
	if err != nil {
		return err.Error()
	}
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			return "a comment"
		case n.Type != html.ElementNode:
			continue
		case !shownElements[n.Data] || n.Namespace != "":
			return "element " + n.Data
		}
		for _, a := range n.Attr {
			pair := n.Data + "." + a.Key
			if !shownAttributes[pair] {
				return "attribute " + pair
			}
			if a.Key == "href" || a.Key == "src" {
				u, err := url.Parse(a.Val)
				if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && (u.Scheme != "mailto" || a.Key == "src") {
					return fmt.Sprintf("address %q", a.Val)
				}
			}
		}
	}
	return ""
}

// TestNothingRuns: of no text, in whatever kind of file, does a reader get an element, an attribute or a scheme that Render
// does not write.
func TestNothingRuns(t *testing.T) {
	testkit.OneGoroutine(t)
	texts := hostileTexts()
	if len(texts) < 300 {
		t.Fatalf("%d texts", len(texts))
	}
	looked := 0
	check := func(name, text string) {
		a, err := Parse(name, []byte(text), utc)
		if err != nil { // nothing is published
			return
		}
		for _, o := range []markup.Options{{}, {Shift: 1, Notes: "x-", Marks: []markup.Mark{{Start: 0, End: len(a.Body), ID: "q-1", Key: true}},
			Picture: func(address string) (markup.Shown, bool) {
				return markup.Shown{Address: address, Width: 900, Small: address, SmallWidth: 100}, true
			}}} {
			looked++
			if page := markup.Render(a.Blocks, o); notShown(page) != "" {
				t.Errorf("%s %q: %s in %s", name, text, notShown(page), page)
			}
		}
		title := markup.Render([]markup.Block{{Kind: markup.Heading, Level: 1, Text: a.Title}}, markup.Options{})
		if notShown(title) != "" {
			t.Errorf("%s %q: title %s", name, text, title)
		}
	}
	for _, text := range texts {
		check("a.md", "# The boat\n\nThe boat is old. "+text+"\n\nIt is here.\n\n"+text+"\n")
		check("a.html", "<html><head><title>The boat</title></head><body><h1>The boat</h1><p>The boat is old. "+text+"</p><p>It is here.</p>"+text+"</body></html>")
		check("b.html", "<p>The boat is old.</p>"+text)
		check("a.txt", "The boat\n\nThe boat is old. "+text+"\n\nIt is here.\n")
		check("b.md", "---\ntitle: '"+strings.ReplaceAll(strings.ReplaceAll(text, "'", "''"), "\n", " ")+"'\n---\n\nThe boat is old.\n")
	}
	if looked < 5*len(texts) {
		t.Errorf("only %d pages were looked at", looked)
	}
	t.Logf("%d texts, %d pages", len(texts), looked)
}
