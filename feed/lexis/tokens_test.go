package lexis

import (
	"flag"
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

var update = flag.Bool("update", false, "rewrite testdata/tokens.txt")

// classesOf lists the words of a text that have a class, each once, with their classes and with what their ending or their place
// tells: ~ an adverb, ! what somebody did.
func (d *Text) classesOf() string {
	var out []string
	seen := map[string]bool{}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		s := t.Text
		for c, name := range classNames {
			if t.Class&(1<<c) != 0 {
				s += " " + name
			}
		}
		if d.IsAdverb(i) {
			s += " ~"
		}
		if d.Acts(i) {
			s += " !"
		}
		if s != t.Text && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

// TestTokens: the tokens of a text and the classes of its words; see testdata/tokens.txt.
func TestTokens(t *testing.T) {
	testkit.Rows(t, "testdata/tokens.txt", *update, func(language, body string) string {
		d := cut(body, language)
		got := "\n  " + strings.ReplaceAll(d.shown(), "\n", " ")
		if classes := d.classesOf(); classes != "" {
			got += "\n  " + classes
		}
		return got
	})
}
