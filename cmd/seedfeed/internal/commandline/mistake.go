package commandline

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/grammar"
	"seedfeed/cmd/seedfeed/internal/suggest"
)

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
func (r *Reading) mistake(err error, args []string) error {
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
		return fmt.Errorf("%s: unexpected %q; usage: %s", at.Name, m[1], grammar.Usage(at))
	}
	if m := missingValue.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s: %s is missing; usage: %s", at.Name, strings.ToUpper(m[1]), grammar.Usage(at))
	}
	return err
}

// mistyped returns the argument that was taken for the folder to publish, and the command that was probably meant by it; "" if
// the folder is there, or no command is near.
func (r *Reading) mistyped(err *kong.ParseError) (typed, meant string) {
	if err == nil || err.Context.Selected() != r.parser.Model.DefaultCmd {
		return "", ""
	}
	typed = folderArgument(err.Context)
	if info, err := os.Stat(typed); typed == "" || err == nil && info.IsDir() {
		return "", ""
	}
	return typed, suggest.Nearest(typed, grammar.Names(r.parser.Model))
}

// wrongValue says which values a flag or an argument may have, and which variable has the wrong one if the flag was not given.
func (r *Reading) wrongValue(of, value string, values []string, command *kong.Node, args []string) error {
	if name := strings.Trim(of, "<[]>"); name != of {
		return fmt.Errorf("%s: %s %q: %s", command.Name, strings.ToUpper(name), value, enumRemedy(value, values))
	}
	text := fmt.Sprintf("%s %q: %s", of, value, enumRemedy(value, values))
	given := slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(arg, of) })
	for _, f := range grammar.Flags(r.parser.Model, command) {
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
	text := "use " + suggest.OneOf(values)
	if near := suggest.Nearest(word, values); near != "" {
		text += "; did you mean " + near + "?"
	}
	return text
}

// otherFlag suggests a flag for one that the command does not have: the same flag of another command, or a similar one.
func (r *Reading) otherFlag(flag string, command *kong.Node) string {
	name := strings.TrimLeft(flag, "-")
	var own []string
	for _, f := range grammar.Flags(r.parser.Model, command) {
		own = append(own, f.Name)
	}
	for _, c := range r.parser.Model.Children {
		for _, f := range c.Flags {
			if f.Name == name && c != command {
				return fmt.Sprintf("%s: it belongs to %s: seedfeed %s %s", flag, c.Name, c.Name, flag)
			}
		}
	}
	return flag + "; " + suggest.DidYouMean(name, own, "--", "see seedfeed help "+command.Name)
}
