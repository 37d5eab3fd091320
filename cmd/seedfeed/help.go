package main

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

//go:embed help/*.md
var manual embed.FS

// topics are the pages of the manual, in the order in which they are listed.
var topics = []struct{ name, about string }{
	{"checking", "before anybody sees it: what is wrong with a folder, what subscribers would see change"},
	{"formats", "what a seed may look like: file types, header, text"},
	{"identity", "ids, dates, withdrawals, corrections; where the state is, backup, moving"},
	{"protocol", "feeds, addresses, caching, archives, what readers get"},
	{"quality", "how quotes and summaries are chosen, measured, and what is missed"},
	{"server", "on a server: HTTPS, a unit file, health, metrics"},
}

type helpCommand struct {
	Topic string `arg:"" optional:"" help:"A page of the manual, or a command."`
}

// Run prints a page of the manual, the help of a command, or the list of both.
func (c *helpCommand) Run(k *kong.Kong, std streams) error {
	if text, err := manual.ReadFile("help/" + c.Topic + ".md"); err == nil && c.Topic != "" {
		_, err := std.out.Write(text)
		return err
	}
	command := slices.ContainsFunc(k.Model.Children, func(n *kong.Node) bool { return n.Name == c.Topic })
	if c.Topic != "" && !command {
		var names []string
		for _, t := range topics {
			names = append(names, t.name)
		}
		return usageError{fmt.Errorf("help: no page %q; the pages are %s", c.Topic, strings.Join(names, ", "))}
	}
	var args []string
	if command {
		args = []string{c.Topic}
	}
	at, err := kong.Trace(k, args)
	if err != nil {
		return err
	}
	if err := at.PrintUsage(false); err != nil || command {
		return err
	}
	fmt.Fprintf(std.out, "\nPages of the manual, shown by seedfeed help TOPIC:\n")
	for _, t := range topics {
		fmt.Fprintf(std.out, "  %-10s %s\n", t.name, t.about)
	}
	return nil
}
