package completion

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

type program struct {
	Style string `placeholder:"FILE" help:"Look of the pages. Read at the start."`
	Form  string `enum:"text,json" default:"text" help:"Form of the log (default: text)."`

	Serve struct {
		Folder string `arg:"" optional:""`
	} `cmd:"" default:"withargs" help:"Publish." uses:"*"`
	Manual struct {
		Page string `arg:"" topics:""`
	} `cmd:"" help:"Show a page."`
	Sample struct {
		Name string `arg:"" examples:""`
	} `cmd:"" help:"Print a file."`
}

// TestAnswer: a shell is told whether words, files or folders may follow, and what the words mean.
func TestAnswer(t *testing.T) {
	k, err := kong.New(new(program))
	if err != nil {
		t.Fatal(err)
	}
	known := Words{Topics: [][2]string{{"mail", "how. Or why"}}, Examples: [][2]string{{"nginx", ""}, {"caddy", ""}}}
	for line, want := range map[string]string{
		"":           "folders\nserve\tPublish\nmanual\tShow a page\nsample\tPrint a file\n",
		"--":         "words\n--style\tLook of the pages\n--form\tForm of the log\n--help\tShow help\n",
		"--style ":   "files\n",
		"--form t":   "words\ntext\t\n",
		"--form=":    "words\n--form=text\t\n--form=json\t\n",
		"manual m":   "words\nmanual\tShow a page\nmail\thow\n",
		"sample ":    "words\nnginx\t\ncaddy\t\n",
		"sample c":   "words\ncaddy\t\n",
		"sample x y": "words\n",
		"serve ":     "folders\n",
	} {
		for range 2 { // an answer changes nothing
			if got := Answer(k.Model, known, strings.Split(line, " ")); got != want {
				t.Errorf("%q: %q, want %q", line, got, want)
			}
		}
	}
}

// TestScript: each shell has a script, which asks the program.
func TestScript(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		if text, err := Script(shell); err != nil || !strings.Contains(string(text), "__complete") {
			t.Errorf("%s: %v %s", shell, err, text)
		}
	}
	if _, err := Script("ksh"); err == nil {
		t.Error("a shell without a script")
	}
}
