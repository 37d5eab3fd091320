// Package commandline reads the settings and the command from the command line, the environment and feed.yaml, and says of
// each mistake what to do.
package commandline

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/grammar"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/suggest"
)

// A Reading holds what the command line, the environment and feed.yaml say at one time.
type Reading struct {
	parser   *kong.Kong
	seeds    *string // the setting
	settings settingsFile
	all      bool // the environment and feed.yaml are read too
	helped   bool // --help was given, and help was printed
}

// New prepares to read the command line and, if all is true, the environment and feed.yaml. Into points to the grammar, a
// struct with the tags of kong and of package grammar, and seeds to its setting of the seeds folder.
func New(into any, seeds *string, all bool, options ...kong.Option) (*Reading, error) {
	r := &Reading{seeds: seeds, all: all}
	options = append(options, kong.Name("seedfeed"), kong.Exit(func(int) { r.helped = true }))
	if all {
		options = append(options, kong.DefaultEnvars(strings.TrimSuffix(envPrefix, "_")), kong.Resolvers(&r.settings))
	}
	var err error
	r.parser, err = kong.New(into, options...)
	return r, err
}

// Model is the grammar as kong sees it.
func (r *Reading) Model() *kong.Application { return r.parser.Model }

// Helped reports whether Read has printed help, because --help was given. Then there is no command to run.
func (r *Reading) Helped() bool { return r.helped }

// Read returns the command to run, or a line for each thing that is wrong.
func (r *Reading) Read(args []string) (command *kong.Context, complaints []string) {
	command, err := r.parser.Parse(usual(args))
	if r.helped {
		return nil, nil
	}
	if err == nil {
		err = r.takeFolder(command)
	}
	if err == nil {
		err = r.takeSite(command)
	}
	if err != nil {
		return nil, []string{r.mistake(err, args).Error()}
	}
	if !r.all {
		return command, nil
	}
	return command, append(r.settings.complaints(r.parser.Model), strangers(r.parser.Model, os.Environ())...)
}

// usual takes --version, as many programs do.
func usual(args []string) []string {
	if len(args) == 1 && (args[0] == "--version" || args[0] == "-V") {
		return []string{"version"}
	}
	return args
}

// takeFolder sets --seeds to the folder that the command has as its argument, if any.
func (r *Reading) takeFolder(command *kong.Context) error {
	dir := folderArgument(command)
	if dir == "" {
		return nil
	}
	for _, at := range command.Path {
		if at.Flag != nil && at.Flag.Name == "seeds" && !at.Resolved && *r.seeds != dir {
			return fmt.Errorf("two folders to publish, %q and --seeds %q: name one", dir, *r.seeds)
		}
	}
	info, err := os.Stat(dir)
	named := slices.ContainsFunc(command.Args, func(arg string) bool { return arg == command.Selected().Name })
	switch {
	case dir == "-":
		return fmt.Errorf("a folder is published, not standard input: seedfeed digest - shows what a text becomes")
	case err == nil && !info.IsDir():
		return fmt.Errorf("%q is a file, and a folder is published: seedfeed digest %s shows what the file becomes", dir, dir)
	case err != nil && !named:
		return fmt.Errorf("%q is neither a command nor a folder: %s", dir, suggest.DidYouMean(dir, grammar.Names(r.parser.Model), "seedfeed ",
			"make the folder (mkdir), or see seedfeed help"))
	}
	*r.seeds = dir
	return nil
}

// takeSite sets --seeds to the seeds folder that holds what the command is to read, if the disk tells.
func (r *Reading) takeSite(command *kong.Context) error {
	dir, other := siteOf(command)
	if other != "" {
		return fmt.Errorf("files of two folders with settings of their own, %s and %s: name those of one, or the folder of the settings by --seeds", dir, other)
	}
	if dir != "" {
		*r.seeds = dir
	}
	return nil
}

// siteOf returns the seeds folder of the files and folders that a command has as its arguments, "" if the disk does not tell
// or --seeds names one. Other is that of some of them, if there are two.
func siteOf(command *kong.Context) (dir, other string) {
	for _, at := range command.Path {
		if at.Flag != nil && at.Flag.Name == "seeds" && !at.Resolved {
			return "", ""
		}
	}
	for _, at := range command.Path {
		if at.Positional == nil || !at.Positional.Tag.Has("site") {
			continue
		}
		names, _ := command.Value(at).Interface().([]string)
		for _, name := range names {
			switch found := siteAbove(name); {
			case found == "" || found == dir:
			case dir != "":
				return dir, found
			default:
				dir = found
			}
		}
	}
	return dir, ""
}

// siteAbove returns the nearest folder with settings or a state, from a folder or file up; "" if there is none.
func siteAbove(name string) string {
	full, err := filepath.Abs(name)
	if err != nil || name == "-" {
		return ""
	}
	here, _ := os.Getwd()
	for dir := full; ; dir = filepath.Dir(dir) {
		for _, mark := range [...]string{options.FileName, ".seedfeed"} {
			if _, err := os.Stat(filepath.Join(dir, mark)); err != nil {
				continue
			}
			if rel, err := filepath.Rel(here, dir); err == nil && filepath.IsLocal(rel) { // as it would be typed
				return rel
			}
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// folderArgument returns the argument that takes the place of --seeds, "" if none is given.
func folderArgument(command *kong.Context) string {
	for _, at := range command.Path {
		if at.Positional != nil && at.Positional.Tag.Has("seeds") {
			return fmt.Sprint(command.Value(at))
		}
	}
	return ""
}
