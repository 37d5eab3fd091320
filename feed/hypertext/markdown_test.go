package hypertext

import (
	"errors"
	"strings"
	"testing"
)

// TestTooLong: Markdown of too many lines is left to the reader of plain text.
func TestTooLong(t *testing.T) {
	if _, err := Markdown(strings.Repeat("\n", maxLines+1)); !errors.Is(err, ErrLong) {
		t.Errorf("too many lines: %v", err)
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

// TestTame: a paragraph with more marks than any text has, and a table that is wider and longer, are plain text.
func TestTame(t *testing.T) {
	table := func(columns, rows int) string {
		return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|b|\n", rows)
	}
	for _, test := range []struct {
		name, in string
		same     bool
	}{
		{"emphasis", strings.Repeat("*a* ", 900) + "\n", true},
		{"too much emphasis", strings.Repeat("*a* ", 1100) + "\n", false},
		{"emphasis in paragraphs", strings.Repeat("*a* *b*\n\n", 1100), true},
		{"links", strings.Repeat("[a] ", 3000) + "\n", true},
		{"too many links", strings.Repeat("[a] ", 8000) + "\n", false},
		{"table", table(900, 200), true},
		{"too large a table", table(900, 300), false},
	} {
		if got := tame(test.in); (got == test.in) != test.same {
			t.Errorf("%s: the same %v, want %v", test.name, got == test.in, test.same)
		}
	}
}

// TestInline: a title or summary with strong words, code or links is read without their marks; any other stays as it is.
func TestInline(t *testing.T) {
	for in, want := range map[string]string{
		"The **old** lock":                         "The old lock",
		"The `lock` of [Elm](https://elm.example)": "The lock of Elm",
		"The lock":                "The lock",
		"A*star and a_b_c":        "A*star and a_b_c",
		"# The **old** lock":      "# The **old** lock",
		"**One**\n\ntwo":          "**One**\n\ntwo",
		"The <b>**old**</b> lock": "The <b>**old**</b> lock",
		"":                        "",
	} {
		if got := Inline(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestMDX: what stands within an element of MDX is Markdown.
func TestMDX(t *testing.T) {
	d, err := MDX("import Aside from './aside'\n\n<Aside>\n\tSee **more**.\n</Aside>\n")
	if err != nil || texts(d.Blocks) != "See more." {
		t.Errorf("%q, %v", texts(d.Blocks), err)
	}
}

// TestStream: a page that is too large for a tree has the same paragraphs, headings, items and code.
func TestStream(t *testing.T) {
	const page = `<title>x</title><h1>The <i>lock</i></h1><div>a <a href="/b">b</a><p>c<br>d</div><script type="application/ld+json">{"articleBody":"f"}</script><ul><li>e<li>f<ul><li>g</ul></ul><pre>h
  <b>i</b></pre><h2>j</h2>k`
	s := Strain(page)
	got, want := Stream(s.Src), BlocksOf(Tree(s), nil)
	if len(got) != len(want) {
		t.Fatalf("%+v, want %+v", got, want)
	}
	for i := range got {
		if got[i].Kind != want[i].Kind || got[i].Text != want[i].Text {
			t.Errorf("%d: %d %q, want %d %q", i, got[i].Kind, got[i].Text, want[i].Kind, want[i].Text)
		}
	}
}
