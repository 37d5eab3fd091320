package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"seedfeed/cmd/seedfeed/internal/amount"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/feed"
	"seedfeed/feed/settings"
)

type buildCommand struct {
	Watch bool   `help:"Go on: write what changes in the folder, until Ctrl-C."`
	Dir   string `arg:"" optional:"" name:"dir" seeds:"" help:"Folder of articles; the seeds folder if none is given."`
}

// Help returns the help text for kong.
func (buildCommand) Help() string {
	return `Example:
  seedfeed build news --out public --base-url https://news.example.org/
  seedfeed build news --bucket s3://news --base-url https://news.example.org/

What the folder holds, and how a web server or a host of static sites answers from it: seedfeed help static.
Buckets and CDNs: seedfeed help bucket.`
}

// Run writes all documents as files or objects.
func (c *buildCommand) Run(ctx context.Context, o *options.Options, std streams.Std) error {
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	if o.Out == "" && o.Bucket == "" {
		return usageError{errors.New("--out is missing: name the folder for the files, such as --out public, or a bucket by --bucket")}
	}
	s := newServing(o, std, o.Base(o.Addr))
	config := o.Config(s.base, s.log)
	var err error
	if config.OnPublishSecret, err = o.Secret(); err != nil {
		return usageError{err}
	}
	if o.BaseURL == "" {
		s.log.Warn("links lead to " + s.base + ", which no reader elsewhere can reach: set --base-url")
	}
	if c.Watch {
		return c.follow(ctx, s, config)
	}
	began := time.Now()
	b, err := feed.Build(ctx, config)
	if err == nil && len(b.Problems) > 0 {
		err = fmt.Errorf("%s could not be written; the others are", amount.Of(len(b.Problems), "document"))
	}
	if err == nil && !o.Quiet {
		fmt.Fprintf(std.Out, "%s: %d written, %d removed, %d unchanged, in %s\n", b.To, b.Written, b.Removed, b.Same, amount.Roughly(time.Since(began)))
	}
	return err
}

// follow writes changed documents until the context ends.
func (c *buildCommand) follow(ctx context.Context, s *serving, config settings.Config) error {
	p, err := feed.Open(config)
	if err != nil {
		return err
	}
	ran := make(chan error, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		ran <- p.Run(ctx)
		cancel()
	}()
	if s.awaitScan(ctx, p, func() {}) {
		s.log.Info("the files follow the folder")
		<-ctx.Done()
		s.log.Info("stopping")
	}
	return <-ran
}
