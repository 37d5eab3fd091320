package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"seedfeed/cmd/seedfeed/internal/amount"
	"seedfeed/cmd/seedfeed/internal/eventlog"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/progress"
	"seedfeed/cmd/seedfeed/internal/sockets"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed"
)

// serving prints what serve reports: its addresses, the log, and the progress of the first scan.
type serving struct {
	*options.Options
	std  streams.Std
	base string
	line *progress.Line
	form *eventlog.Switch
	log  *slog.Logger
}

func newServing(o *options.Options, std streams.Std, base string) *serving {
	s := &serving{Options: o, std: std, base: base, line: progress.New(std.Err, "reading the articles of "+o.Seeds, o.Quiet)}
	s.form = eventlog.NewSwitch(logForm(o).To(s.line, terminal.Of(std.Err)))
	s.log = slog.New(s.form)
	s.line.LogTo(s.log, o.Log == "json") // a record like others
	return s
}

// logForm is the form of the log that the settings ask for.
func logForm(o *options.Options) eventlog.Form {
	return eventlog.Form{JSON: o.Log == "json", Quiet: o.Quiet, Zone: o.Timezone.Location()}
}

// relog writes the log in the form that o asks for.
func (s *serving) relog(o *options.Options) {
	s.form.Use(logForm(o).To(s.line, terminal.Of(s.std.Err)))
}

// awaitScan waits until the first scan is published, and prints its progress. It calls answer when the scan ends or takes
// longer than firstAnswer, whichever is first; at once where there are manyArticles. It returns false if ctx ends before the scan.
func (s *serving) awaitScan(ctx context.Context, p *feed.Publisher, answer func()) bool {
	began := time.Now()
	scanned := s.form.FirstScan()
	defer s.line.End()
	tick := time.NewTicker(progress.Often)
	defer tick.Stop()
	wait := firstAnswer
	if p.Found() >= manyArticles {
		wait = 0
	}
	early := time.NewTimer(wait)
	defer early.Stop()
	answering, files := false, 0
	for {
		select {
		case <-p.Ready():
			s.line.End()
			unsaid := scanned()
			if !answering {
				answer()
			} else {
				s.log.Info("the folder is read", "files", files, "in", amount.Roughly(time.Since(began)))
			}
			if unsaid > 0 {
				s.log.Info("left out here: " + amount.Of(unsaid, "line") + " on files that are published")
			}
			return true
		case <-ctx.Done():
			s.log.Info("stopping")
			return false
		case <-early.C:
			answer()
			answering = true
			s.log.Info("a large folder: what is read is served meanwhile", "url", s.base)
		case <-tick.C:
			done, of := p.Progress()
			files = max(files, of)
			s.line.At(done, of)
		}
	}
}

func (s *serving) reloader(p *feed.Publisher, again func() (*options.Options, []string), at *sockets.Sockets) *reloader {
	return &reloader{options: s.Options, again: again, publisher: p, base: s.base, sockets: at, log: s.log, relog: s.relog}
}

func (s *serving) announce(base string, at *sockets.Sockets) {
	if s.Quiet {
		return
	}
	base = strings.TrimSuffix(base, "/")
	fmt.Fprintf(s.std.Out, "Publishing %s at %s/\nSubscribe in a feed reader to one of\n  %s/atom.xml\n  %s/rss.xml\n  %s/feed.json\n", s.Seeds, base, base, base, base)
	if s.BaseURL != "" {
		fmt.Fprintf(s.std.Out, "Listening on %s\n", at)
	}
}
