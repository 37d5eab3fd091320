package commandline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"seedfeed/cmd/seedfeed/internal/options"
)

type program struct {
	Seeds string   `default:"seeds" help:"Folder."`
	Title string   `help:"Title."`
	Form  string   `enum:"text,json" default:"text" help:"Form of the log."`
	Hub   []string `help:"Hubs."`
	Hook  string   `file:"no" help:"Command."`

	Serve struct {
		Folder string `arg:"" optional:"" seeds:""`
	} `cmd:"" default:"withargs"`
	Digest struct {
		JSON  bool     `name:"json"`
		Files []string `arg:"" optional:"" site:""`
	} `cmd:""`
	Version struct{} `cmd:""`
}

// read reads a command line in a folder with news/feed.yaml, and describes the command and settings, or what is wrong.
func read(t *testing.T, file string, args ...string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"news/" + options.FileName: file, "news/a.txt": "x", "other/" + options.FileName: "", "other/b.txt": "x"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var p program
	r, err := New(&p, &p.Seeds, true)
	if err != nil {
		t.Fatal(err)
	}
	command, complaints := r.Read(args)
	if len(complaints) > 0 {
		return filepath.ToSlash(strings.Join(complaints, "\n"))
	}
	return fmt.Sprintf("%s %s %q %s %q", command.Selected().Name, p.Seeds, p.Title, p.Form, p.Hub)
}

// TestRead: which of flag, environment and feed.yaml has its way, and what is said of mistakes.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, file string
		args       []string
		env        [2]string
		want       string
	}{
		{"nothing", "", nil, [2]string{}, `serve seeds "" text []`},
		{"folder in the place of --seeds", "title: Weir\n", []string{"news"}, [2]string{}, `serve news "Weir" text []`},
		{"folder of the file", "title: Weir\n", []string{"digest", "news/a.txt"}, [2]string{}, `digest news "Weir" text []`},
		{"environment beats file", "title: Weir\n", []string{"news"}, [2]string{"SEEDFEED_TITLE", "Gate"}, `serve news "Gate" text []`},
		{"flag beats environment", "title: Weir\n", []string{"news", "--title=Lock"}, [2]string{"SEEDFEED_TITLE", "Gate"}, `serve news "Lock" text []`},
		{"list", "hub: [a, 'b,c']\n", []string{"news"}, [2]string{}, `serve news "" text ["a" "b,c"]`},
		{"version as a flag", "", []string{"--version"}, [2]string{}, `version seeds "" text []`},
		{"two folders", "", []string{"news", "--seeds=other"}, [2]string{}, `two folders to publish, "news" and --seeds "other": name one`},
		{"files of two folders", "", []string{"digest", "news/a.txt", "other/b.txt"}, [2]string{}, "files of two folders with settings of their own, news and other: name those of one, or the folder of the settings by --seeds"},
		{"file for a folder", "", []string{"news/a.txt"}, [2]string{}, `"news/a.txt" is a file, and a folder is published: seedfeed digest news/a.txt shows what the file becomes`},
		{"typing error in a command", "", []string{"digset"}, [2]string{}, `"digset" is neither a command nor a folder: did you mean seedfeed digest?`},
		{"typing error in a flag", "", []string{"--titel=x"}, [2]string{}, "unknown flag --titel; did you mean --title?"},
		{"flag of another command", "", []string{"version", "--json"}, [2]string{}, "unknown flag --json: it belongs to digest: seedfeed digest --json"},
		{"value of a flag", "", []string{"--form=jsn"}, [2]string{}, `--form "jsn": use text or json; did you mean json?`},
		{"value in the environment", "", nil, [2]string{"SEEDFEED_FORM", "x"}, `environment: SEEDFEED_FORM: --form "x": use text or json`},
		{"value in the file", "title: Weir\nform: x\n", []string{"news"}, [2]string{}, `news/feed.yaml: line 2: form: "x": use text or json`},
		{"list for one value", "title: [a, b]\n", []string{"news"}, [2]string{}, "news/feed.yaml: line 1: title: give one value, not a list"},
		{"unknown in the file", "titel: x\n", []string{"news"}, [2]string{}, `news/feed.yaml: line 1: unknown setting "titel"; did you mean title?`},
		{"unknown in the environment", "", nil, [2]string{"SEEDFEED_TITEL", "x"}, "environment: unknown setting SEEDFEED_TITEL; did you mean SEEDFEED_TITLE?"},
		{"seeds in the file", "seeds: x\n", []string{"news"}, [2]string{}, "news/feed.yaml: line 1: the file lies in the seeds folder, so it cannot name it: use --seeds"},
		{"command in the file", "hook: x\n", []string{"news"}, [2]string{}, "news/feed.yaml: line 1: hook cannot be set here, since whoever can drop articles could run programs with it: use --hook or the environment"},
		{"variable of Kubernetes", "", nil, [2]string{"SEEDFEED_SERVICE_HOST", "10.0.0.1"}, `serve seeds "" text []`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.env[0] != "" {
				t.Setenv(c.env[0], c.env[1])
			}
			if got := read(t, c.file, c.args...); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
