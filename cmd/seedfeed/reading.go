package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// A reading holds what the command line, the environment and feed.yaml say at one time.
type reading struct {
	grammar  grammar
	settings settingsFile
	parser   *kong.Kong
	all      bool // the environment and feed.yaml are read too
	helped   bool // --help was given, and help was printed
}

// newReading prepares to read the command line and, if settings is true, the environment and feed.yaml.
func newReading(std streams, settings bool) (*reading, error) {
	r := &reading{all: settings}
	given := []kong.Option{kong.Name("seedfeed"), kong.Writers(std.out, std.err), kong.Help(printHelp), kong.Exit(func(int) { r.helped = true })}
	if settings {
		given = append(given, kong.DefaultEnvars(strings.TrimSuffix(envPrefix, "_")), kong.Resolvers(&r.settings))
	}
	var err error
	r.parser, err = kong.New(&r.grammar, given...)
	return r, err
}

// read returns the command to run, or a line for each thing that is wrong.
func (r *reading) read(args []string) (command *kong.Context, complaints []string) {
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

// readAgain reads the settings once more, from the same command line.
func readAgain(args []string) (*options, []string) {
	r, err := newReading(streams{strings.NewReader(""), io.Discard, io.Discard}, true)
	if err != nil {
		return nil, []string{err.Error()}
	}
	_, complaints := r.read(args)
	return &r.grammar.options, complaints
}

// takeFolder sets --seeds to the folder that the command has as its argument, if any.
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

// takeSite sets --seeds to the seeds folder that holds what the command is to read, if the disk tells.
func (r *reading) takeSite(command *kong.Context) error {
	dir, other := siteOf(command)
	if other != "" {
		return fmt.Errorf("files of two folders with settings of their own, %s and %s: name those of one, or the folder of the settings by --seeds", dir, other)
	}
	if dir != "" {
		r.grammar.Seeds = dir
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
		for _, mark := range [...]string{settingsName, ".seedfeed"} {
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
	fromVariable = regexp.MustCompile(` \(from envar (\w+)=.*\)$`)
	missingValue = regexp.MustCompile(`^expected "?<(\S+)>`)
)

// mistake turns an error of the parser into one line that says what to do.
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
		return r.wrongValue(m[1], m[3], strings.Split(strings.ReplaceAll(m[2], `"`, ""), ","), at, args)
	}
	if m := fromVariable.FindStringSubmatchIndex(text); m != nil {
		return fmt.Errorf("environment: %s: %s", text[m[2]:m[3]], text[:m[0]])
	}
	if m := noValue.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s: a value must follow", m[1])
	}
	if m := unexpected.FindStringSubmatch(text); m != nil {
		if typed, meant := r.mistyped(parse); meant != "" {
			return fmt.Errorf("%q is neither a command nor a folder: did you mean seedfeed %s?", typed, meant)
		}
		return fmt.Errorf("%s: unexpected %q; usage: %s", at.Name, m[1], usage(at))
	}
	if m := missingValue.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s: %s is missing; usage: %s", at.Name, strings.ToUpper(m[1]), usage(at))
	}
	return err
}

// mistyped returns the argument that was taken for the folder to publish, and the command that was probably meant by it; "" if
// the folder is there, or no command is near.
func (r *reading) mistyped(err *kong.ParseError) (typed, meant string) {
	if err == nil || err.Context.Selected() != r.parser.Model.DefaultCmd {
		return "", ""
	}
	typed = folderArgument(err.Context)
	if info, err := os.Stat(typed); typed == "" || err == nil && info.IsDir() {
		return "", ""
	}
	return typed, nearest(typed, commandNames(r.parser.Model))
}

// wrongValue says which values a flag or an argument may have, and which variable has the wrong one if the flag was not given.
func (r *reading) wrongValue(of, value string, values []string, command *kong.Node, args []string) error {
	if name := strings.Trim(of, "<[]>"); name != of {
		return fmt.Errorf("%s: %s %q: %s", command.Name, strings.ToUpper(name), value, enumRemedy(value, values))
	}
	text := fmt.Sprintf("%s %q: %s", of, value, enumRemedy(value, values))
	given := slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(arg, of) })
	for _, f := range allFlags(r.parser.Model, command) {
		for _, variable := range f.Envs {
			if "--"+f.Name == of && !given && os.Getenv(variable) == value {
				return fmt.Errorf("environment: %s: %s", variable, text)
			}
		}
	}
	return errors.New(text)
}

// enumRemedy says which values there are.
func enumRemedy(word string, values []string) string {
	text := "use " + oneOf(values)
	if near := nearest(word, values); near != "" {
		text += "; did you mean " + near + "?"
	}
	return text
}

// otherFlag suggests a flag for one that the command does not have: the same flag of another command, or a similar one.
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
