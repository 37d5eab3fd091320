package main

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/grammar"
	"seedfeed/cmd/seedfeed/internal/helptext"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/suggest"
	"seedfeed/cmd/seedfeed/internal/terminal"
)

//go:embed help/*.md
var manual embed.FS

// topics are the pages of the manual with what they are about, in the order in which they are listed. None has the name of a
// command.
var topics = [][2]string{
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
		names = append(names, t[0])
	}
	return names
}

type helpCommand struct {
	Topic string `arg:"" optional:"" help:"A command, or a page of the manual." topics:""`
}

// Run prints the help of a command, a page of the manual, or the overview.
func (c *helpCommand) Run(k *kong.Kong, std streams.Std) error {
	name := strings.ToLower(c.Topic)
	if text, err := manual.ReadFile("help/" + name + ".md"); err == nil && name != "" {
		return terminal.Of(std.Out).Page(std.Out, string(text))
	}
	command := grammar.Command(k.Model, name)
	if command == nil && name != "" {
		names := slices.Concat(grammar.Names(k.Model), topicNames())
		return usageError{fmt.Errorf("help: no command or page %q; %s", c.Topic,
			suggest.DidYouMean(name, names, "", "the pages are "+strings.Join(topicNames(), ", ")))}
	}
	return helptext.Write(std.Out, k.Model, command, topics)
}

// printHelp prints help where --help was given. It serves kong.
func printHelp(_ kong.HelpOptions, at *kong.Context) error {
	return helptext.Write(at.Stdout, at.Model, at.Selected(), topics)
}
