// Package helptext writes the help of the program and of its commands, laid out for a terminal.
package helptext

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/grammar"
	"seedfeed/cmd/seedfeed/internal/terminal"
)

// groups are the headings of the settings, by the tags of the settings.
var groups = []struct{ key, title string }{
	{"publish", "What to publish"},
	{"feed", "The feed"},
	{"look", "What readers see"},
	{"address", "Addresses"},
	{"push", "Who is told at once"},
	{"print", "What is printed"},
	{"", "More settings"},
}

// Write writes the help of a command, or without one the overview, which lists the pages of the manual by name and content.
func Write(out io.Writer, app *kong.Application, command *kong.Node, pages [][2]string) error {
	s := sheet{Screen: terminal.Of(out)}
	s.Width = min(max(s.Width, 40), 100)
	if !s.Terminal {
		s.Width = 80
	}
	if command != nil {
		s.command(app, command)
	} else {
		s.overview(app, pages)
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

func (s *sheet) overview(app *kong.Application, pages [][2]string) {
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
	for _, c := range grammar.Commands(app) {
		rows = append(rows, [2]string{c.Name, c.Help})
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
	s.list(pages, s.column(pages))
	s.b.WriteString("\n")
	s.text(precedence)
}

// command writes the help of one command: its own flags first, then the settings that matter to it.
func (s *sheet) command(app *kong.Application, c *kong.Node) {
	s.text(c.Help)
	s.heading("Usage")
	s.b.WriteString("  " + grammar.Usage(c) + "\n")
	var rows [][2]string
	for _, p := range c.Positional {
		rows = append(rows, [2]string{strings.ToUpper(p.Name), p.Help})
	}
	if len(rows) > 0 {
		s.heading("Arguments")
		s.list(rows, s.column(rows))
	}
	own, used := grammar.Shown(c.Flags), grammar.Settings(app, c)
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
	case grammar.TakesSettings(c):
		s.b.WriteString("\n")
		s.text("The settings of serve may be given too: seedfeed help serve.")
	default:
		return
	}
	s.text("Exit status: 0; 1 when something failed; 2 when the command line or a setting is wrong.")
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
