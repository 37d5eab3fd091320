package main

import (
	"fmt"
	"log/slog"

	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed"
)

type forgetCommand struct {
	Names []string `arg:"" name:"file" help:"Files as they were named when they were withdrawn, or ids."`
}

// Run deletes what is kept of withdrawn articles.
func (c forgetCommand) Run(o *options, std streams) error {
	if err := o.check(); err != nil {
		return usageError{err}
	}
	forgotten, err := feed.Forget(o.config(o.base(o.Addr), slog.New(o.form().To(std.err, terminal.Screen{}))), c.Names...)
	if err != nil {
		return err
	}
	for _, f := range forgotten {
		fmt.Fprintf(std.out, "forgotten: %s %s\n", f.Path, f.ID)
	}
	return nil
}
