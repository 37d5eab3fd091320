package main

import (
	"fmt"
	"log/slog"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed"
)

type forgetCommand struct {
	Names []string `arg:"" name:"file" help:"Files as they were named when they were withdrawn, or ids."`
}

// Run deletes what is kept of withdrawn articles.
func (c forgetCommand) Run(o *options.Options, std streams.Std) error {
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	forgotten, err := feed.Forget(o.Config(o.Base(o.Addr), slog.New(logForm(o).To(std.Err, terminal.Screen{}))), c.Names...)
	if err != nil {
		return err
	}
	for _, f := range forgotten {
		fmt.Fprintf(std.Out, "forgotten: %s %s\n", f.Path, f.ID)
	}
	return nil
}
