package answers

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/digest"
)

// TestShow: people see the same, wrapped to the width, and in colours where there are any.
func TestShow(t *testing.T) {
	who := "Nell Abbot"
	a := answer{
		Status: "hold", Reason: "header: publishDate", Until: time.Date(2041, 3, 1, 9, 0, 0, 0, time.UTC), Warnings: []string{"header: image \"a.svg\" is no web address"},
		Title: "Lock keeper retires", Summary: []string{"She opened the upper lock for the last time on Sunday."}, Quotes: []quote{{Text: "I never fell in.\n\nNot once.", Speaker: &who, Key: true}, {Text: "So?"}},
	}
	want := `a.md
  Lock keeper retires
  held back: header: publishDate; it
  comes out on 1 March 2041 at 09:00
  UTC
  ! header: image "a.svg" is no web
    address

  She opened the upper lock for the
  last time on Sunday.

  Key quotes
    Nell Abbot: “I never fell in. /
    Not once.”

  Other quotes
    (nobody for sure): “So?”

`
	if got := show(terminal.Screen{Width: 37}, "a.md", a, time.UTC, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got := show(terminal.Screen{Width: 80, Colour: true}, "a\x1b[2J\n.md", a, time.UTC, false)
	if !strings.Contains(got, "\x1b["+terminal.Red+"m  held back") || strings.Contains(got, "\x1b[2J") || !strings.HasPrefix(got, `"a\x1b[2J\n.md"`) {
		t.Errorf("with colours: %q", got)
	}
	a.Status, a.Authors, a.Tags, a.Language, a.Published = "publish", []string{"Ann Roe"}, []string{"sea"}, "en", time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC)
	if got := show(terminal.Screen{}, "a.md", a, time.UTC, false); !strings.Contains(got, "\n  to be published: dated 2 January 2025; by Ann Roe; language en; on sea\n") {
		t.Errorf("got\n%s", got)
	}
}

// TestTemplateName: the name of a file cannot write lines of its side file.
func TestTemplateName(t *testing.T) {
	for _, made := range []*digest.Digest{{}, {Quotes: []digest.Quote{{Text: "We sold the mill"}}}} {
		text := template("mill\ntags: [x]\x1b.txt", made)
		if bytes.Contains(text, []byte("\x1b")) || bytes.Contains(text, []byte("\ntags")) {
			t.Errorf("%q", text)
		}
	}
}
