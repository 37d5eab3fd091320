package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// A reading is one look at the command line, the environment and feed.yaml.
type reading struct {
	grammar  grammar
	settings settingsFile
	parser   *kong.Kong
	helped   bool // --help was given, and help was printed
}

func newReading(std streams) (*reading, error) {
	r := &reading{}
	var err error
	r.parser, err = kong.New(&r.grammar, kong.Name("seedfeed"), kong.DefaultEnvars(strings.TrimSuffix(envPrefix, "_")), kong.Resolvers(&r.settings),
		kong.Writers(std.out, std.err), kong.Help(printHelp), kong.Exit(func(int) { r.helped = true }))
	return r, err
}

// read reads all of them. It returns the command to be run, or what is wrong, a line each.
func (r *reading) read(args []string) (command *kong.Context, complaints []string) {
	command, err := r.parser.Parse(usual(args))
	if r.helped {
		return nil, nil
	}
	if err == nil {
		err = r.takeFolder(command)
	}
	if err != nil {
		return nil, []string{r.mistake(err, args).Error()}
	}
	return command, append(r.settings.complaints(r.parser.Model), strangers(r.parser.Model, os.Environ())...)
}

// readAgain reads the settings once more, from the same command line.
func readAgain(args []string) (*options, []string) {
	r, err := newReading(streams{strings.NewReader(""), io.Discard, io.Discard})
	if err != nil {
		return nil, []string{err.Error()}
	}
	_, complaints := r.read(args)
	return &r.grammar.options, complaints
}

// takeFolder lets the folder that a command names as its argument take the place of --seeds.
func (r *reading) takeFolder(command *kong.Context) error {
	dir := folderArgument(command)
	if dir == "" {
		return nil
	}
	for _, at := range command.Path {
		if at.Flag != nil && at.Flag.Name == "seeds" && !at.Resolved && r.grammar.Seeds != dir {
			return fmt.Errorf("two folders to publish, %q and --seeds %q: name one", dir, r.grammar.Seeds)
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
		return fmt.Errorf("%q is neither a command nor a folder: %s", dir, didYouMean(dir, commandNames(r.parser.Model), "seedfeed ",
			"make the folder (mkdir), or see seedfeed help"))
	}
	r.grammar.Seeds = dir
	return nil
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

func commandNames(app *kong.Application) (names []string) {
	for _, c := range app.Children {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}

// Errors of kong that say what it did not expect, and not what to do.
var (
	unknownFlag  = regexp.MustCompile(`^unknown flag (-\S+?)(, did you mean .*)?$`)
	wrongEnum    = regexp.MustCompile(`^(\S+) must be one of (.*) but got "(.*)"$`)
	noValue      = regexp.MustCompile(`^(--\S+): expected \S+ value but got "EOL"`)
	unexpected   = regexp.MustCompile(`^unexpected argument (.*)$`)
	missingValue = regexp.MustCompile(`^expected "?<(\S+)>`)
)

// mistake says of an error of the parser what to do, in one line.
func (r *reading) mistake(err error, args []string) error {
	at := r.parser.Model.DefaultCmd
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context.Selected() != nil {
		at = parse.Context.Selected()
	}
	text := strings.TrimSpace(err.Error())
	if m := unknownFlag.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("unknown flag %s", r.otherFlag(m[1], at))
	}
	if m := wrongEnum.FindStringSubmatch(text); m != nil {
		values := strings.Split(strings.ReplaceAll(m[2], `"`, ""), ",")
		if name := strings.Trim(m[1], "<[]>"); name != m[1] {
			m[1] = at.Name + ": " + strings.ToUpper(name)
		}
		return fmt.Errorf("%s %q: %s", m[1], m[3], enumRemedy(m[3], values))
	}
	if m := noValue.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s: a value must follow", m[1])
	}
	if m := unexpected.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s: unexpected %q; usage: %s", at.Name, m[1], usage(at))
	}
	if m := missingValue.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s: %s is missing; usage: %s", at.Name, strings.ToUpper(m[1]), usage(at))
	}
	return err
}

// enumRemedy says which values there are.
func enumRemedy(word string, values []string) string {
	text := "use " + oneOf(values)
	if near := nearest(word, values); near != "" {
		text += "; did you mean " + near + "?"
	}
	return text
}

// otherFlag says which flag was meant by one that command does not have: that of another command, or one of its own.
func (r *reading) otherFlag(flag string, command *kong.Node) string {
	name := strings.TrimLeft(flag, "-")
	var own []string
	for _, f := range allFlags(r.parser.Model, command) {
		own = append(own, f.Name)
	}
	for _, c := range r.parser.Model.Children {
		for _, f := range c.Flags {
			if f.Name == name && c != command {
				return fmt.Sprintf("%s: it belongs to %s: seedfeed %s %s", flag, c.Name, c.Name, flag)
			}
		}
	}
	return flag + "; " + didYouMean(name, own, "--", "see seedfeed help "+command.Name)
}

// allFlags are those of a command and the settings.
func allFlags(app *kong.Application, command *kong.Node) []*kong.Flag {
	return slices.Concat(command.Flags, app.Flags)
}
