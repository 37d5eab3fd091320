package dialect

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"seedfeed/feed/testkit"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata/translate.txtar")

// TestTranslate compares what the pairs of testdata/translate.txtar become.
func TestTranslate(t *testing.T) {
	const name = "testdata/translate.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		in, want := string(archive.Files[i].Data), &archive.Files[i+1]
		t.Run(archive.Files[i].Name, func(t *testing.T) {
			translate := Translate
			if strings.HasSuffix(archive.Files[i].Name, ".mdx") {
				translate = TranslateMDX
			} else if strings.HasSuffix(archive.Files[i].Name, ".html") {
				translate = Page
			}
			if got := translate(in); *update {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("%s\ngot\n%s\nwant\n%s", in, got, want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSame: what belongs to no dialect stays, byte for byte.
func TestSame(t *testing.T) {
	for _, text := range []string{
		"", "\n", "A line\r\nand one more.\n", "# Title\n\n* one\n* two\n\n> said\n", "a < b and b > c, 5 % of {x}\n", "f(x) = {a}\n",
		"`{{< x >}}` and `[[page]]`\n", "```\n{{< x >}}\n[[page]]\n==a==\n```\n", "    {{< x >}}\n", "The array a[1](see p. 4 for more) is short.\n",
		"Was it [sic](as the clerk wrote) or not?\n", "`![The roof](Roof Photo.JPG)` is the form.\n", "A stray ](Roof Photo.JPG) stays.\n",
		"It cost $5 to $9.\n", "1 == 1 is true\n", "x^2 + y^2 = z^2\n", "~~gone~~ and ~~more~~\n", "{{ never closed\n", "[[never closed\n",
	} {
		if got := Translate(text); got != text {
			t.Errorf("%q\nbecame %q", text, got)
		}
	}
	for _, page := range []string{"", "<p>a", "<p>a</p>\n<p>b < c and { d", "<pre>{{ x }}</pre> b"} {
		if got := Page(page); got != page {
			t.Errorf("page %q\nbecame %q", page, got)
		}
	}
}

// TestPageShown: players and short addresses lead to the page of the film; advertisements have none.
func TestPageShown(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.youtube.com/embed/Ab-12?rel=0":          "https://www.youtube.com/watch?v=Ab-12",
		"//www.youtube-nocookie.com/embed/Ab12":              "https://www.youtube.com/watch?v=Ab12",
		"https://m.youtube.com/watch?v=Ab12&t=3":             "https://www.youtube.com/watch?v=Ab12",
		"https://www.youtube.com/embed/videoseries?list=PL9": "https://www.youtube.com/playlist?list=PL9",
		"https://youtu.be/Ab12":                              "https://www.youtube.com/watch?v=Ab12",
		"https://www.youtube.com/embed/":                     "",
		"https://player.vimeo.com/video/1234":                "https://vimeo.com/1234",
		"https://vimeo.com/about":                            "",
		"https://geo.dailymotion.com/player.html?video=x8":   "https://www.dailymotion.com/video/x8",
		"https://dai.ly/x8":                                  "https://www.dailymotion.com/video/x8",
		"https://x.com/ann/status/99":                        "https://x.com/ann/status/99",
		"https://x.com/ann":                                  "",
		"https://gist.github.com/ann/1":                      "https://gist.github.com/ann/1",
		"https://films.example/videos/embed/9-a":             "https://films.example/videos/watch/9-a",
		"https://films.example/videos/list":                  "",
		"https://ads.example/frame?id=1":                     "",
		"javascript:alert(1)":                                "",
		"ftp://www.youtube.com/embed/Ab12":                   "",
		" https://www.youtube.com/shorts/Ab12 ":              "https://www.youtube.com/watch?v=Ab12",
		"https://www.youtube.com/embed/a%22%3E%3Cscript%3E":  "https://www.youtube.com/watch?v=a%22%3E%3Cscript%3E",
		"https://gist.github.com/":                           "",
		"https://www.youtube.com/watch?v=Ab12&list=PL9":      "https://www.youtube.com/watch?v=Ab12",
		"https://www.instagram.com/p/C1/embed":               "https://www.instagram.com/p/C1/embed",
		"https://twitter.com/i/status/99?ref=x":              "https://twitter.com/i/status/99?ref=x",
	} {
		if got := PageShown(in); got != want {
			t.Errorf("PageShown(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestHasMarks: single stars and underscores are no marks, since names have them.
func TestHasMarks(t *testing.T) {
	for in, want := range map[string]bool{
		"plain": false, "5 * 3 * 2": false, "my_file_name": false, "a ** b": false, "a `b": false, "[x] y": false,
		"a **b** c": true, "a `b` c": true, "[x](y)": true, "![x](y)": true,
	} {
		if got := HasMarks(in); got != want {
			t.Errorf("HasMarks(%q) = %v", in, got)
		}
	}
}

// TestLong: marks without an end are each looked for once. If each looked through the rest of the text, a megabyte of them
// would take minutes.
func TestLong(t *testing.T) {
	const size = 256 << 10
	for _, piece := range []string{"{{< a ", "[[", "==a ", "^[", "%%", "{% x ", "`", "![[a", "<{{", "](", "{/*", "~a", "::: x\n", "{{< quote >}}\n", "<div\n", "<a\n", "<a b={", "<p>a</p>\n", "{{< note \"a b\" >}}\n", "{{< note title=a >}}\n{{< /note >}}\n", "<pre {{a", "$a_", "$$_a", "\\(a_", "\\", "a:: b\n", "- a:: b\n", ":LOGBOOK:\n", "#+BEGIN_QUERY\n", "((", "]([[", "<div>\n  a\n"} {
		took := testkit.Cost(func() {
			Translate(strings.Repeat(piece, size/len(piece)))
			TranslateMDX(strings.Repeat(piece, size/len(piece)))
			Page(strings.Repeat(piece, size/len(piece)))
		})
		if took > 20*time.Second {
			t.Errorf("%d bytes of %q took %s", size, piece, took)
		}
	}
}

// FuzzTranslate: any text is translated without a panic, and a text without marks stays as it is.
func FuzzTranslate(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/translate.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for i := 0; i < len(archive.Files); i += 2 {
		f.Add(string(archive.Files[i].Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		TranslateMDX(text)
		Page(text)
		got := Translate(text)
		if !strings.ContainsAny(text, "{[:%=^<!?$~") && !strings.Contains(text, "import ") && !strings.Contains(text, "export ") && got != text {
			t.Errorf("%q became %q", text, got)
		}
	})
}

// TestBlockWords: what a link to a part of the same note shows.
func TestBlockWords(t *testing.T) {
	for heading, want := range map[string]string{"What next": "What next", "^roof": "roof", "^old-roof": "old roof", "^37066d": "", "^": "", "": ""} {
		if got := blockWords(heading); got != want {
			t.Errorf("%q: %q, want %q", heading, got, want)
		}
	}
}
