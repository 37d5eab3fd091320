// Package completion says what may follow on a command line that is being typed, for the shells' completion.
package completion

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/grammar"
)

// The scripts for shells ask the program itself (Answer) what may follow, so that they stay right when it is upgraded.
//
//go:embed scripts
var scripts embed.FS

// Script returns the script of a shell: bash, zsh or fish.
func Script(shell string) ([]byte, error) { return scripts.ReadFile("scripts/seedfeed." + shell) }

// What the shell should offer: the words that are listed, or names from the disk.
const (
	offerWords   = "words"
	offerFiles   = "files"
	offerFolders = "folders"
)

// An offer is what may stand at a place of the command line.
type offer struct {
	kind  string
	words [][2]string // with what they mean; "" for nothing to say
}

// Words are what an argument with a tag of that name may be, and what each means.
type Words struct{ Topics, Examples [][2]string }

// Answer answers a shell that has the words of a command line up to the one to be completed: the kind of offer, then a line for
// each word, with a tab before what it means.
func Answer(app *kong.Application, known Words, line []string) string {
	o := offerFor(app, known, line)
	var b strings.Builder
	fmt.Fprintln(&b, o.kind)
	for _, w := range o.words {
		fmt.Fprintf(&b, "%s\t%s\n", w[0], w[1])
	}
	return b.String()
}

// offerFor returns what the last of the words may become.
func offerFor(app *kong.Application, known Words, words []string) offer {
	if len(words) == 0 {
		words = []string{""}
	}
	last := words[len(words)-1]
	at := walk(app, words[:len(words)-1])
	o := at.offer(app, known, last)
	o.words = slices.DeleteFunc(o.words, func(w [2]string) bool { return !strings.HasPrefix(w[0], last) })
	for i, w := range o.words {
		about, _, _ := strings.Cut(w[1], ". ")
		about, _, _ = strings.Cut(about, " (default")
		o.words[i][1] = strings.TrimSuffix(about, ".")
	}
	return o
}

// A place is where in the grammar the word to be completed stands.
type place struct {
	command  *kong.Node // nil: none was named yet
	argument int        // how many arguments the command has so far
	flag     *kong.Flag // whose value comes next; nil: none does
	literal  bool       // after --
}

// walk returns the place behind the words.
func walk(app *kong.Application, words []string) (at place) {
	for _, word := range words {
		switch {
		case at.flag != nil:
			at.flag = nil
		case at.literal || word == "-" || !strings.HasPrefix(word, "-"):
			if c := grammar.Command(app, word); at.command == nil && c != nil {
				at.command = c
				continue
			}
			if at.command == nil {
				at.command = app.DefaultCmd
			}
			at.argument++
		case word == "--":
			at.literal = true
		case !strings.Contains(word, "="):
			for _, f := range at.flags(app) {
				if (word == "--"+f.Name || f.Short != 0 && word == "-"+string(f.Short)) && !f.IsBool() {
					at.flag = f
				}
			}
		}
	}
	return at
}

// flags are those that may stand at the place.
func (at place) flags(app *kong.Application) []*kong.Flag {
	if at.command == nil {
		return grammar.Flags(app, app.DefaultCmd)
	}
	return grammar.Flags(app, at.command)
}

func (at place) offer(app *kong.Application, known Words, word string) offer {
	if at.flag != nil {
		return valueOffer(at.flag.Value, at.flag.PlaceHolder, "")
	}
	if strings.HasPrefix(word, "-") && !at.literal {
		name, _, given := strings.Cut(word, "=")
		if !given {
			return at.flagOffer(app)
		}
		for _, f := range at.flags(app) {
			if "--"+f.Name == name {
				return valueOffer(f.Value, f.PlaceHolder, name+"=")
			}
		}
		return offer{kind: offerWords}
	}
	if at.command == nil { // a command may follow, or what the default command takes
		o := at.argumentOffer(app, known, app.DefaultCmd)
		o.words = append(o.words, commandOffer(app).words...)
		return o
	}
	return at.argumentOffer(app, known, at.command)
}

// commandOffer is every command.
func commandOffer(app *kong.Application) offer {
	o := offer{kind: offerWords}
	for _, c := range grammar.Commands(app) {
		o.words = append(o.words, [2]string{c.Name, c.Help})
	}
	return o
}

// argumentOffer is what the next argument of a command may be.
func (at place) argumentOffer(app *kong.Application, known Words, command *kong.Node) offer {
	n := len(command.Positional)
	if n == 0 || at.argument >= n && !command.Positional[n-1].IsCumulative() {
		return offer{kind: offerWords}
	}
	p := command.Positional[min(at.argument, n-1)]
	if p.Tag.Has("topics") {
		o := commandOffer(app)
		o.words = append(o.words, known.Topics...)
		return o
	}
	if p.Tag.Has("examples") {
		return offer{offerWords, slices.Clone(known.Examples)}
	}
	return valueOffer(p, strings.ToUpper(p.Name), "")
}

// flagOffer is every flag that may stand at the place: those of the command, and the settings that matter to it.
func (at place) flagOffer(app *kong.Application) offer {
	command := at.command
	if command == nil {
		command = app.DefaultCmd
	}
	flags := slices.Concat(grammar.Shown(command.Flags), grammar.Settings(app, command))
	if grammar.TakesSettings(command) {
		flags = append(flags, grammar.Shown(app.Flags)...)
	}
	o := offer{kind: offerWords}
	for _, f := range flags {
		o.words = append(o.words, [2]string{"--" + f.Name, f.Help})
	}
	o.words = append(o.words, [2]string{"--help", "Show help."})
	return o
}

// valueOffer is what a value may be. What it is called tells whether it names a file or a folder; before stands before each.
func valueOffer(v *kong.Value, called, before string) offer {
	o := offer{kind: offerWords}
	switch {
	case v.Enum != "":
		for _, e := range v.EnumSlice() {
			o.words = append(o.words, [2]string{before + e, ""})
		}
	case strings.Contains(called, "DIR") || strings.Contains(called, "FOLDER"):
		o.kind = offerFolders
	case strings.Contains(called, "FILE"):
		o.kind = offerFiles
	}
	return o
}
