package terminal

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPage: on a terminal a page is wrapped by its parts; elsewhere it stays as it is written.
func TestPage(t *testing.T) {
	const page = `# Gates and weirs

A gate is opened by hand, and a weir
by nobody.

<!-- a mark for a program -->
| what | kind | how it is opened |
| --- | --- | --- |
| gate | ` + "`a|b`" + ` | by hand, twice a day, at high water |
| a thing with a very long name | x | never |
| none | | |

- one thing that is long enough to be wrapped
  over two lines
- another

    $ code stays as it is written, however long the line may be

12. twelve
`
	const want = `Gates and weirs

A gate is opened by hand, and a weir by
nobody.

what  kind   how it is opened
gate  ` + "`a|b`" + `  by hand, twice a day, at
             high water
a thing with a very long name  x
    never
none

- one thing that is long enough to be
  wrapped over two lines
- another

    $ code stays as it is written, however long the line may be

12. twelve
`
	var out bytes.Buffer
	if err := (Screen{Terminal: true, Width: 40}).Page(&out, page); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	out.Reset()
	if err := (Screen{Terminal: true, Width: 40, Colour: true}).Page(&out, page); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\x1b[1mGates and weirs\x1b[0m\n") || !strings.Contains(out.String(), "\x1b[1mwhat  kind   how it is opened\x1b[0m\n") {
		t.Errorf("headings do not stand out: %q", out.String())
	}
	if diff := cmp.Diff(want, styles.ReplaceAllString(out.String(), "")); diff != "" {
		t.Errorf("with styles (-want +got):\n%s", diff)
	}
	out.Reset()
	if err := (Screen{}).Page(&out, page); err != nil || out.String() != strings.Replace(page, "<!-- a mark for a program -->\n", "", 1) {
		t.Errorf("elsewhere: %v %q", err, out.String())
	}
}

// TestParagraph: words stay whole, and the first line's mark indents the others.
func TestParagraph(t *testing.T) {
	for _, c := range []struct {
		width             int
		first, text, want string
	}{
		{24, "- ", "the weir and the gate are open", "- the weir and the gate\n  are open\n"},
		{24, "", "exactly twenty-four wide next", "exactly twenty-four wide\nnext\n"},
		{0, "- ", "the weir  and\nthe gate are open", "- the weir and the gate are open\n"},
		{24, "", "averyverylongwordthatfitsnowhere and more", "averyverylongwordthatfitsnowhere\nand more\n"},
		{24, "- ", "", ""},
		{24, "\x1b[2m- \x1b[0m", "\x1b[1mthe weir\x1b[0m and the gate are open", "\x1b[2m- \x1b[0m\x1b[1mthe weir\x1b[0m and the gate\n  are open\n"},
	} {
		if got := (Screen{Width: c.width}).Paragraph(c.first, c.text, ""); got != c.want {
			t.Errorf("%q on %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}
