package grammar

import (
	"slices"
	"testing"

	"github.com/alecthomas/kong"
)

type program struct {
	Seeds string `help:"Folder."`
	Limit int    `help:"Items."`
	Trace bool   `hidden:""`

	Serve struct {
		Folder string `arg:"" optional:"" seeds:""`
	} `cmd:"" default:"withargs" uses:"*"`
	Digest struct {
		JSON  bool
		Files []string `arg:"" optional:"" name:"file"`
	} `cmd:"" uses:"seeds"`
	Print struct {
		Form string `arg:"" enum:"a,b"`
	} `cmd:""`
	Count struct {
		By  string
		Dir string `arg:""`
	} `cmd:""`
	Inner struct{} `cmd:"" hidden:""`
}

// TestGrammar: what help and completion ask about commands and their flags.
func TestGrammar(t *testing.T) {
	k, err := kong.New(new(program))
	if err != nil {
		t.Fatal(err)
	}
	app := k.Model
	if got := Names(app); !slices.Equal(got, []string{"serve", "digest", "print", "count"}) {
		t.Errorf("commands %q", got)
	}
	names := func(flags []*kong.Flag) (out []string) {
		for _, f := range flags {
			out = append(out, f.Name)
		}
		return out
	}
	for _, c := range []struct {
		command, usage string
		settings, own  []string
		takes          bool
	}{
		{"serve", "seedfeed [serve] [FOLDER] [flags]", []string{"seeds", "limit"}, nil, false},
		{"digest", "seedfeed digest [FILE...] [flags]", []string{"seeds"}, []string{"json"}, false},
		{"print", "seedfeed print a|b", nil, nil, false},
		{"count", "seedfeed count DIR [flags]", nil, []string{"by"}, true},
	} {
		node := Command(app, c.command)
		if got := Usage(node); got != c.usage {
			t.Errorf("%s: usage %q, want %q", c.command, got, c.usage)
		}
		if got := names(Settings(app, node)); !slices.Equal(got, c.settings) {
			t.Errorf("%s: settings %q, want %q", c.command, got, c.settings)
		}
		if got := names(Shown(node.Flags)); !slices.Equal(got, c.own) {
			t.Errorf("%s: flags %q, want %q", c.command, got, c.own)
		}
		if got := TakesSettings(node); got != c.takes {
			t.Errorf("%s: takes settings: %v", c.command, got)
		}
	}
	if got := names(Flags(app, Command(app, "digest"))); !slices.Equal(got, []string{"json", "help", "seeds", "limit", "trace"}) {
		t.Errorf("all flags of digest: %q", got)
	}
	if Command(app, "nosuch") != nil {
		t.Error("a command that is none")
	}
}
