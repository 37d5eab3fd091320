package markup

import (
	"strings"
	"testing"
)

// TestMarks: parts of the body are set off in place, across formats and blocks, and only the first piece has the id.
func TestMarks(t *testing.T) {
	blocks := []Block{
		{Kind: Heading, Level: 1, Text: "No body", At: -1},
		{Text: "Ann said it is old now.", At: 0, Spans: []Span{{Kind: Strong, Start: 9, End: 17}}},
		{Text: "So it is.", At: 25},
	}
	got := Render(blocks, Options{Shift: 1, Marks: []Mark{{Start: 12, End: 22, ID: "q-1"}, {Start: 23, End: 27, ID: "q-2"}}})
	want := `<h2>No body</h2>
<p>Ann said <strong>it <span class="quote" id="q-1">is ol</span></strong><span class="quote">d now</span>.</p>
<p><span class="quote" id="q-2">So</span> it is.</p>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestAddresses: the caller says what links and pictures lead to, and whatever it says is harmless.
func TestAddresses(t *testing.T) {
	blocks := []Block{{Text: "one two three", Spans: []Span{{Kind: Link, Start: 0, End: 3, Address: "[[One]]"}, {Kind: Link, Start: 4, End: 7, Address: "b.md"}, {Kind: Link, Start: 8, End: 13, Address: "https://c.example/"}, {Kind: Image, Start: 13, End: 13, Address: "d.png", Alt: `"d"`}}}}
	got := Render(blocks, Options{Address: func(kind Format, to string) string {
		switch to {
		case "[[One]]":
			return "/articles/one"
		case "b.md":
			return ""
		case "d.png":
			return "javascript:alert(1)"
		}
		return to
	}})
	if want := `<p><a href="/articles/one">one</a> two <a href="https://c.example/">three</a></p>`; strings.TrimSpace(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestRewriteAndCut: spans keep to their words when the text around them changes.
func TestRewriteAndCut(t *testing.T) {
	b := Block{Text: "a \u200bb c\u200bd e", Spans: []Span{{Kind: Strong, Start: 2, End: 6}, {Kind: Link, Start: 7, End: 12, Address: "x"}}}
	b.Rewrite(func(s string) string { return strings.ReplaceAll(s, "\u200b", "") })
	if got := Render([]Block{b}, Options{}); got != "<p>a <strong>b</strong> <a href=\"x\">cd</a> e</p>\n" {
		t.Errorf("rewritten: %s", got)
	}
	cut := b.Cut(2, 5)
	if got := Render([]Block{cut}, Options{}); got != "<p><strong>b</strong> <a href=\"x\">c</a></p>\n" {
		t.Errorf("cut: %s", got)
	}
	if len(b.Spans) != 2 || b.Spans[1].End != 6 {
		t.Errorf("the block that was cut from changed: %+v", b)
	}
}
