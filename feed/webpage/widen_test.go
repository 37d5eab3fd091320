package webpage

import (
	"strings"
	"testing"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// TestWidened: paragraphs that stand in the manner of those that were found belong to the article, others do not.
func TestWidened(t *testing.T) {
	line := func(what string) string {
		return "The " + what + " at Oxlow was opened on Monday after two years of work at night."
	}
	p := func(class, what string) string { return `<p class="` + class + `">` + line(what) + "</p>" }
	for _, c := range []struct{ name, body, want string }{
		{"the other part", "<div>" + p("t", "weir") + p("t", "lock") + "</div><div>" + p("t", "mill") + "</div>", "weir lock mill"},
		{"another class", "<div>" + p("t", "weir") + p("t", "lock") + "</div><div>" + p("u", "mill") + "</div>", "weir lock"},
		{"the same twice", "<div>" + p("t", "weir") + "</div><div>" + p("t", "weir") + p("t", "mill") + "</div>", "weir mill"},
		{"boxes in place of classes", "<div class=a>" + p("", "weir") + "</div><div class=a>" + p("", "lock") + "</div><div class=b>" + p("", "mill") + "</div>", "weir lock"},
		{"a far one behind much else", "<div>" + p("t", "weir") + p("u", "lock") + p("u", "mill") + p("t", "pier") + "</div>", "weir"},
		{"a line among them", "<div>" + p("t", "weir") + "</div><p>So it is.</p><div>" + p("t", "lock") + "</div>", "weir So lock"},
	} {
		got := ""
		for _, b := range widened(hypertext.Strain("<html><body>"+c.body), []markup.Block{{Text: line("weir")}}) {
			if words := strings.Fields(b.Text); words[0] == "The" {
				got += " " + words[1]
			} else {
				got += " " + words[0]
			}
		}
		if got = strings.TrimSpace(got); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
