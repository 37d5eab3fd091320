package webpage

import (
	"math/rand"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
	"seedfeed/feed/markup/markuptest"
)

// pieces returns what the testdata of this package and of hypertext hold, and marks that begin and end things.
func pieces(tb testing.TB) (texts, marks []string) {
	names, err := filepath.Glob("testdata/*.txtar")
	others, _ := filepath.Glob("../hypertext/testdata/*.txtar")
	if names = append(names, others...); err != nil || len(names) == 0 {
		tb.Fatal("no testdata", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range archive.Files {
			if len(f.Data) > 0 {
				texts = append(texts, string(f.Data))
			}
		}
	}
	return texts, []string{"{{", "}}", "{%", "%}", "[[", "]]", "`", "```\n", "\n", "\n\n", "%%", "==", "^[", "]", "> ", "- ", "    ", "!!! a\n", "::: a\n", "<A ", "/>", "<pre>", "{:", "}", "\"", "1. ", "\t", "“", "\r\n", "[caption]", "{% highlight %}", "{% endhighlight %}", "=== \"", "|", "-|-", "<td>", "<th>", "<td align=right>", "<img src=a>", "![](a.png)\n", "*", "~", "^", "{{< quote author=\"A\" >}}", "{{< /quote >}}", "{{< figure src=\"a.png\" caption=\"", "{{< youtube a >}}", "{{< button href=\"a\" >}}", "[a](#", "<iframe src=\"https://youtu.be/a\">", "{#a}", "<br>", " ", "é"}
}

// besideRows finds what stands in a table beside its rows and its caption: a browser moves it out.
var besideRows = regexp.MustCompile(`(?:<table>|</tr>|</caption>)\n(?:[^<]|<[^tc/]|<t[^r]|<c[^a]|</[^t]|</t[^a])[^>]*`)

// readable holds what is promised of any text, as Markdown and as a page.
func readable(t *testing.T, in string) {
	t.Helper()
	d, err := hypertext.Markdown(in)
	if err != nil {
		t.Fatalf("%q: %v", in, err)
	}
	markuptest.Check(t, d.Blocks)
	first := markup.Render(d.Blocks, markup.Options{})
	again, _ := hypertext.Markdown(in)
	if markup.Render(again.Blocks, markup.Options{}) != first {
		t.Errorf("%q: the second reading differs", in)
	}
	if at := besideRows.FindString(first + markup.Render(HTML(in).Blocks, markup.Options{})); at != "" {
		t.Errorf("%q: a table has more than rows: %q", in, at)
	}
	markuptest.Check(t, HTML(in).Blocks)
	markuptest.Check(t, HTML("<html><body><nav></nav>"+in).Blocks)
	if t.Failed() {
		t.Fatalf("%q", in)
	}
}

// TestMixtures: pieces of the other tests, cut and put together by chance, keep what is promised of every block.
func TestMixtures(t *testing.T) {
	texts, marks := pieces(t)
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		var b strings.Builder
		for range r.Intn(12) + 1 {
			if r.Intn(2) == 0 {
				b.WriteString(strings.Repeat(marks[r.Intn(len(marks))], 1+r.Intn(3)))
				continue
			}
			text := texts[r.Intn(len(texts))]
			from := r.Intn(len(text))
			b.WriteString(text[from : from+r.Intn(len(text)-from)+1])
		}
		readable(t, strings.ToValidUTF8(b.String(), ""))
	}
}

func FuzzBlocks(f *testing.F) {
	texts, _ := pieces(f)
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, in string) { readable(t, strings.ToValidUTF8(in, "")) })
}
