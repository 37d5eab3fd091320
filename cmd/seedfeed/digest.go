package main

import (
	"context"
	"errors"

	"seedfeed/cmd/seedfeed/internal/answers"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
)

type digestCommand struct {
	JSON    bool     `name:"json" xor:"form" help:"One JSON object a line for each file: id (its path), status, reason, warnings, title, summary, quotes and more."`
	JSONL   bool     `name:"jsonl" xor:"form" help:"Read lines {\"id\",\"title\",\"text\",\"language\"} from standard input and answer each with a line of JSON, in order. A line that cannot be read has no answer; standard error says why."`
	Meta    bool     `name:"meta" xor:"form" help:"Write the quotes as a side file (NAME.meta.yaml), to be corrected by hand."`
	Explain bool     `help:"Say of each quote why it has this speaker, or none."`
	Files   []string `arg:"" optional:"" name:"file" site:"" help:"Files or folders to read; none, or -, is standard input."`
}

// Help serves kong.
func (digestCommand) Help() string {
	return `Examples:
  seedfeed digest news/harbour.txt            what subscribers will see of it
  seedfeed digest --explain news/harbour.txt  why each quote has its speaker
  seedfeed digest --json news | jq .title     every article of a folder
  pandoc talk.tex -t plain | seedfeed digest -`
}

// Run digests files or lines. One that cannot be read is named and the others go on.
func (c *digestCommand) Run(o *options.Options, std streams.Std) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go paceCollector(ctx)
	p := answers.Printer{Options: o, Std: std, JSON: c.JSON, Meta: c.Meta, Explain: c.Explain}
	answer := func() (refused bool, err error) { return p.Files(c.Files) }
	switch {
	case c.JSONL && len(c.Files) > 0:
		return usageError{errors.New("digest --jsonl reads standard input: give it no files")}
	case c.JSONL:
		answer = p.Lines
	case len(c.Files) == 0:
		c.Files = []string{"-"}
	}
	refused, err := answer()
	if refused {
		return errReported
	}
	return err
}
