package main

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/terminal"
)

//go:embed help/*.md
var manual embed.FS

// topics are the pages of the manual, in the order in which they are listed. None has the name of a command.
var topics = []struct{ name, about string }{
	{"checking", "before anybody sees it: what is wrong with a folder, what subscribers would see change"},
	{"formats", "what a seed may look like: file types, header, text"},
	{"owner", "a wrong speaker put right: side files, people.yaml, quotes added or left out"},
	{"audit", "who is quoted, how often: the table of all quotations, for the terminal and for spreadsheets"},
	{"settings", "all settings: flags, environment, feed.yaml; which of them can change while the program runs"},
	{"identity", "ids, dates, withdrawals, corrections; where the state is, backup, moving"},
	{"moving", "from another program, or to another machine or address"},
	{"protocol", "feeds, addresses, caching, archives, what readers get"},
	{"following", "feeds of one person, topic, section or author, and what becomes of them"},
	{"search", "questions that readers ask: words, phrases, speakers, days; followed as feeds"},
	{"quality", "how quotes and summaries are chosen, measured, and what is missed"},
	{"push", "hubs and hooks: subscribers, other services and programs are told at once"},
	{"server", "on a server: systemd, HTTPS, restarts, health, containers; who reads"},
	{"readers", "a million readers: polls, bytes and processor time a day; caches in front; crowds"},
	{"static", "a site of files: build, --out, what other web servers must know"},
	{"bucket", "a site in a bucket of Amazon S3 or a service like it: --bucket, credentials, CDNs"},
}

func topicNames() (names []string) {
	for _, t := range topics {
		names = append(names, t.name)
	}
	return names
}

// groups are the headings of the settings, by the tags of options.
var groups = []struct{ key, title string }{
	{"publish", "What to publish"},
	{"feed", "The feed"},
	{"look", "What readers see"},
	{"address", "Addresses"},
	{"push", "Who is told at once"},
	{"print", "What is printed"},
	{"", "More settings"},
}

type helpCommand struct {
	Topic string `arg:"" optional:"" help:"A command, or a page of the manual." topics:""`
}

// Run prints the help of a command, a page of the manual, or the overview.
func (c *helpCommand) Run(k *kong.Kong, std streams) error {
	name := strings.ToLower(c.Topic)
	if text, err := manual.ReadFile("help/" + name + ".md"); err == nil && name != "" {
		return terminal.Of(std.out).Page(std.out, string(text))
	}
	command := commandNamed(k.Model, name)
	if command == nil && name != "" {
		names := slices.Concat(commandNames(k.Model), topicNames())
		return usageError{fmt.Errorf("help: no command or page %q; %s", c.Topic,
			didYouMean(name, names, "", "the pages are "+strings.Join(topicNames(), ", ")))}
	}
	return writeHelp(std.out, k.Model, command)
}

// printHelp prints help where --help was given. It serves kong.
func printHelp(_ kong.HelpOptions, at *kong.Context) error {
	return writeHelp(at.Stdout, at.Model, at.Selected())
}

// writeHelp writes the help of a command, or without one the overview.
func writeHelp(out io.Writer, app *kong.Application, command *kong.Node) error {
	s := sheet{Screen: terminal.Of(out)}
	s.Width = min(max(s.Width, 40), 100)
	if !s.Terminal {
		s.Width = 80
	}
	if command != nil {
		s.command(app, command)
	} else {
		s.overview(app)
	}
	_, err := io.WriteString(out, s.b.String())
	return err
}

// A sheet is help that is being written.
type sheet struct {
	terminal.Screen
	b strings.Builder
}

const precedence = "Each setting is a flag (--base-url), an environment variable (SEEDFEED_BASE_URL) or a line of feed.yaml in the seeds folder (base-url: …). A flag beats the environment, which beats the file."

func (s *sheet) overview(app *kong.Application) {
	s.text("Publish a folder of articles as RSS, Atom and JSON feeds: drop a file into the folder, and every subscriber's feed reader shows its title, a summary and its key quotes with who said them.")
	s.heading("Usage")
	rows := [][2]string{
		{"seedfeed [FOLDER] [flags]", "publish a folder, seeds if none is named, at http://localhost:8080/"},
		{"seedfeed COMMAND [flags]", "do something else"},
		{"seedfeed help COMMAND|TOPIC", "tell more"},
	}
	s.list(rows, s.column(rows))
	s.heading("Commands")
	rows = nil
	for _, c := range app.Children {
		if !c.Hidden {
			rows = append(rows, [2]string{c.Name, c.Help})
		}
	}
	s.list(rows, s.column(rows))
	s.heading("Settings needed most (all of them: seedfeed help serve)")
	var often []*kong.Flag
	for _, f := range app.Flags {
		if f.Tag.Has("often") {
			often = append(often, f)
		}
	}
	rows = rowsOf(often)
	s.list(rows, s.column(rows))
	s.heading("Pages of the manual (seedfeed help TOPIC)")
	rows = nil
	for _, t := range topics {
		rows = append(rows, [2]string{t.name, t.about})
	}
	s.list(rows, s.column(rows))
	s.b.WriteString("\n")
	s.text(precedence)
}

// command writes the help of one command: its own flags first, then the settings that matter to it.
func (s *sheet) command(app *kong.Application, c *kong.Node) {
	s.text(c.Help)
	s.heading("Usage")
	s.b.WriteString("  " + usage(c) + "\n")
	var rows [][2]string
	for _, p := range c.Positional {
		rows = append(rows, [2]string{strings.ToUpper(p.Name), p.Help})
	}
	if len(rows) > 0 {
		s.heading("Arguments")
		s.list(rows, s.column(rows))
	}
	own, used := shown(c.Flags), settingsOf(app, c)
	column := s.column(rowsOf(slices.Concat(own, used)))
	if len(own) > 0 {
		s.heading("Flags of " + c.Name)
		s.list(rowsOf(own), column)
	}
	for _, g := range groups {
		var flags []*kong.Flag
		for _, f := range used {
			if f.Tag.Group == g.key || g.key == "" && !slices.ContainsFunc(groups, func(o struct{ key, title string }) bool { return o.key == f.Tag.Group }) {
				flags = append(flags, f)
			}
		}
		if len(flags) > 0 {
			s.heading(g.title)
			s.list(rowsOf(flags), column)
		}
	}
	if c.Detail != "" {
		s.b.WriteString("\n")
		s.detail(c.Detail)
	}
	switch {
	case len(used) > 0:
		s.b.WriteString("\n")
		s.text(precedence)
	case takesSettings(c):
		s.b.WriteString("\n")
		s.text("The settings of serve may be given too: seedfeed help serve.")
	default:
		return
	}
	s.text("Exit status: 0; 1 when something failed; 2 when the command line or a setting is wrong.")
}

// takesSettings reports whether a command whose help shows no settings is likely to need some.
func takesSettings(c *kong.Node) bool { return !c.Tag.Has("uses") && len(shown(c.Flags)) > 0 }

func shown(flags []*kong.Flag) (out []*kong.Flag) {
	for _, f := range flags {
		if !f.Hidden && f.Name != "help" {
			out = append(out, f)
		}
	}
	return out
}

// settingsOf are the settings that matter to a command.
func settingsOf(app *kong.Application, c *kong.Node) (used []*kong.Flag) {
	names := strings.Split(c.Tag.Get("uses"), ",")
	for _, f := range shown(app.Flags) {
		if names[0] == "*" || slices.Contains(names, f.Name) {
			used = append(used, f)
		}
	}
	return used
}

// usage is how a command is written.
func usage(c *kong.Node) string {
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
	if len(shown(c.Flags)) > 0 || c.Tag.Get("uses") != "" {
		text += " [flags]"
	}
	return text
}

func (s *sheet) heading(text string) {
	if s.b.Len() > 0 {
		s.b.WriteString("\n")
	}
	s.b.WriteString(s.Styled(terminal.Bold, text) + "\n")
}

func (s *sheet) text(text string) { s.b.WriteString(s.Paragraph("", text, "")) }

// detail writes paragraphs, and lines that begin with blanks as they are.
func (s *sheet) detail(text string) {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, " ") || line == "\n" {
			s.b.WriteString(line)
		} else {
			s.text(line)
		}
	}
	if !strings.HasSuffix(text, "\n") && strings.HasPrefix(text[strings.LastIndexByte(text, '\n')+1:], " ") {
		s.b.WriteString("\n")
	}
}

func rowsOf(flags []*kong.Flag) (rows [][2]string) {
	for _, f := range flags {
		name := "    --" + f.Name
		if f.Short != 0 {
			name = fmt.Sprintf("-%c, --%s", f.Short, f.Name)
		}
		if !f.IsBool() {
			name += "=" + f.FormatPlaceHolder()
		}
		rows = append(rows, [2]string{name, f.Help})
	}
	return rows
}

// column is where the second column of a list begins.
func (s *sheet) column(rows [][2]string) int {
	widest := 0
	for _, row := range rows {
		widest = max(widest, utf8.RuneCountInString(row[0]))
	}
	return min(widest, s.Width*2/5) + 4
}

// list writes names with what they are, in two columns.
func (s *sheet) list(rows [][2]string, column int) {
	for _, row := range rows {
		name, n := "  "+row[0], utf8.RuneCountInString(row[0])+2
		text := s.Paragraph(strings.Repeat(" ", column), row[1], "")
		if n+2 > column {
			s.b.WriteString(s.Styled(terminal.Bold, name) + "\n" + text)
			continue
		}
		s.b.WriteString(s.Styled(terminal.Bold, name) + text[n:])
	}
}
