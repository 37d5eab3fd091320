// Package grammar answers questions about the grammar of the command line, which kong reads from the fields of a struct.
//
// Beside those of kong there are tags of our own:
//
//   - of a setting, group says under which heading help lists it, often that the overview does too, and file:"no" that
//     feed.yaml cannot set it;
//   - of a command, uses lists the settings that its help shows ("*": all);
//   - of an argument, seeds says that it takes the place of --seeds, site that it names files whose seeds folder is looked for
//     on the disk, and topics and examples that it may be one of these words.
package grammar

import (
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// Commands are the commands that help shows.
func Commands(app *kong.Application) (shown []*kong.Node) {
	for _, c := range app.Children {
		if !c.Hidden {
			shown = append(shown, c)
		}
	}
	return shown
}

// Names are the names of Commands.
func Names(app *kong.Application) (names []string) {
	for _, c := range Commands(app) {
		names = append(names, c.Name)
	}
	return names
}

// TakesSettings reports whether a command whose help shows no settings is likely to need some.
func TakesSettings(c *kong.Node) bool { return !c.Tag.Has("uses") && len(Shown(c.Flags)) > 0 }

// Shown are the flags that help shows.
func Shown(flags []*kong.Flag) (out []*kong.Flag) {
	for _, f := range flags {
		if !f.Hidden && f.Name != "help" {
			out = append(out, f)
		}
	}
	return out
}

// Settings are the settings that matter to a command.
func Settings(app *kong.Application, c *kong.Node) (used []*kong.Flag) {
	names := strings.Split(c.Tag.Get("uses"), ",")
	for _, f := range Shown(app.Flags) {
		if names[0] == "*" || slices.Contains(names, f.Name) {
			used = append(used, f)
		}
	}
	return used
}

// Usage is how a command is written.
func Usage(c *kong.Node) string {
	text := "seedfeed " + c.Name
	if c.Parent != nil && c.Parent.DefaultCmd == c {
		text = "seedfeed [" + c.Name + "]"
	}
	for _, p := range c.Positional {
		name := strings.ToUpper(p.Name)
		if p.Enum != "" {
			name = strings.Join(p.EnumSlice(), "|")
		}
		if p.IsCumulative() {
			name += "..."
		}
		if !p.Required {
			name = "[" + name + "]"
		}
		text += " " + name
	}
	if len(Shown(c.Flags)) > 0 || c.Tag.Get("uses") != "" {
		text += " [flags]"
	}
	return text
}

// Command returns the command with a name, nil if there is none.
func Command(app *kong.Application, name string) *kong.Node {
	for _, c := range app.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Flags are those of a command and the settings.
func Flags(app *kong.Application, command *kong.Node) []*kong.Flag {
	return slices.Concat(command.Flags, app.Flags)
}
