package helptext

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"seedfeed/cmd/seedfeed/internal/grammar"
)

type program struct {
	Limit int  `placeholder:"N" help:"Items in a feed." group:"look" often:""`
	Quiet bool `short:"q" help:"Print warnings and errors alone." group:"print"`

	Serve struct{} `cmd:"" default:"1" help:"Publish the folder (the default)." uses:"*"`
	Count struct {
		By  string `placeholder:"WHAT" help:"What is counted: the words, the sentences or the paragraphs of each file."`
		Dir string `arg:"" help:"Folder of articles."`
	} `cmd:"" help:"Count things." uses:"quiet"`
}

// TestWrite: help elsewhere than on a terminal has 80 columns and no styles.
func TestWrite(t *testing.T) {
	k, err := kong.New(new(program))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Write(&b, k.Model, grammar.Command(k.Model, "count"), nil); err != nil {
		t.Fatal(err)
	}
	want := `Count things.

Usage
  seedfeed count DIR [flags]

Arguments
  DIR  Folder of articles.

Flags of count
      --by=WHAT  What is counted: the words, the sentences or the paragraphs of
                 each file.

What is printed
  -q, --quiet    Print warnings and errors alone.

Each setting is a flag (--base-url), an environment variable (SEEDFEED_BASE_URL)
or a line of feed.yaml in the seeds folder (base-url: …). A flag beats the
environment, which beats the file.
Exit status: 0; 1 when something failed; 2 when the command line or a setting is
wrong.
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b.Reset()
	if err := Write(&b, k.Model, nil, [][2]string{{"mail", "how letters are sent"}}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"\n  serve ", "\n  count ", "\n      --limit=N ", "\n  mail ", "how letters are sent\n"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("no %q in\n%s", part, b.String())
		}
	}
	if strings.Contains(b.String(), "--quiet") {
		t.Errorf("a setting that is not needed often:\n%s", b.String())
	}
}
