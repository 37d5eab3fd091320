// Command crowd estimates the cost of many readers in a day: requests, bytes and processor time. It measures the cost of
// each kind of response, multiplies it by the polls of a mix of readers, and compares the result with a load test.
//
//	go run ./cmd/seedfeed/internal/crowd                 print the tables of the manual (seedfeed help readers)
//	go run ./cmd/seedfeed/internal/crowd -mix FILE       the same for another mix of readers, in the format of mix.json
//	go run ./cmd/seedfeed/internal/crowd -measure        measure everything again on this machine (Linux, four minutes)
//	go run ./cmd/seedfeed/internal/crowd -measure -page  also write the figures into the manual
//
// The load test runs the real program on a folder of invented articles. It sends the polls of a whole day within a minute,
// while it drops the articles of that day.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "crowd:", err)
		os.Exit(1)
	}
}

// options holds the command-line flags.
type options struct {
	mix         string
	articles    int
	measure     bool
	page        bool
	subscribers int
	within      time.Duration
	number      int
}

func run(ctx context.Context) error {
	var o options
	flag.StringVar(&o.mix, "mix", "", "file with a mix of readers, in place of the usual one")
	flag.IntVar(&o.articles, "articles", 20, "articles a day")
	flag.BoolVar(&o.measure, "measure", false, "measure the costs and run the load test, in place of the stored figures")
	flag.BoolVar(&o.page, "page", false, "write the figures into the manual; run it at the root of the repository")
	flag.IntVar(&o.subscribers, "replay", 2500, "subscribers in the load test")
	flag.DurationVar(&o.within, "within", time.Minute, "length of the load test's day")
	flag.IntVar(&o.number, "connections", 5000, "connections at once")
	flag.Parse()
	mix, err := o.readMix()
	if err != nil {
		return err
	}
	m, err := readMeasured(stored)
	if err == nil && o.measure {
		m, err = o.measureAll(ctx, mix)
	}
	if err != nil {
		return err
	}
	if !o.page {
		fmt.Print(tables(m, mix, o.articles))
		return nil
	}
	return o.writePage(m, mix)
}

func (o *options) readMix() ([]kind, error) {
	text := defaultMix
	if o.mix != "" {
		var err error
		if text, err = os.ReadFile(o.mix); err != nil {
			return nil, err
		}
	}
	return readMix(text)
}

// measureAll measures costs, a replayed day and many connections. It starts a new program for each.
func (o *options) measureAll(ctx context.Context, mix []kind) (m measured, err error) {
	dir, err := os.MkdirTemp("", "crowd")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(dir)
	step := func(name string) (at string) {
		fmt.Fprintln(os.Stderr, name)
		if at = filepath.Join(dir, name); err == nil {
			err = os.Mkdir(at, 0o755)
		}
		return at
	}
	if at := step("costs"); err == nil {
		pace := dayOfAll(mix, o.subscribers, o.articles, publicationTimes(o.articles)).sum() / o.within.Seconds()
		m, err = measure(ctx, at, pace)
	}
	if at := step("replay"); err == nil {
		m.Replay, err = runReplay(ctx, at, m, mix, o.subscribers, o.articles, o.within)
	}
	if at := step("connections"); err == nil {
		m.Connections, err = runConnections(ctx, at, o.number)
	}
	return m, err
}

// writePage writes the figures to measured.json and the tables to the manual.
func (o *options) writePage(m measured, mix []kind) error {
	text, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join("cmd", "seedfeed", "internal", "crowd", "measured.json"), append(text, '\n'), 0o644); err != nil {
		return err
	}
	path := filepath.Join("cmd", "seedfeed", "help", "readers.md")
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	filled, err := fill(string(page), m, mix, o.articles)
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(filled), 0o644)
}
