// Package eventlog writes the log of the program: for people on a terminal, else as text or JSON for machines. Its form can
// change while it is used.
package eventlog

import (
	"context"
	"io"
	"log/slog"
	"sync/atomic"
	"time"

	"seedfeed/cmd/seedfeed/internal/terminal"
)

// A Form is how a log is written.
type Form struct {
	JSON  bool           // one object a line
	Quiet bool           // warnings and errors alone
	Zone  *time.Location // of the times that people read; nil: as they come
}

// To returns a log in this form that writes to out, which is shown on a screen. On a terminal it is for people, unless JSON is
// wanted.
func (f Form) To(out io.Writer, on terminal.Screen) slog.Handler {
	level := slog.LevelInfo
	if f.Quiet {
		level = slog.LevelWarn
	}
	switch {
	case f.JSON:
		return slog.NewJSONHandler(out, &slog.HandlerOptions{Level: level})
	case on.Width > 0:
		return &people{out: out, screen: on, level: level, zone: f.Zone}
	}
	return slog.NewTextHandler(out, &slog.HandlerOptions{Level: level})
}

// A Switch is a log whose form can change while it is used.
type Switch struct {
	log atomic.Pointer[slog.Handler]
}

// NewSwitch returns a Switch that hands records to a log.
func NewSwitch(h slog.Handler) *Switch {
	s := new(Switch)
	s.Use(h)
	return s
}

// Use hands later records to another log.
func (s *Switch) Use(h slog.Handler) { s.log.Store(&h) }

func (s *Switch) used() slog.Handler { return *s.log.Load() }

// FirstScan begins the scan of a folder. Until end is called, a log for people prints only the first lines about files that
// readers get; end returns how many it left out.
func (s *Switch) FirstScan() (end func() int) {
	p, ok := s.used().(*people)
	if !ok {
		return func() int { return 0 }
	}
	p.begin()
	return p.end
}

// Enabled serves slog.Handler, as the other methods do.
func (s *Switch) Enabled(ctx context.Context, l slog.Level) bool { return s.used().Enabled(ctx, l) }

// Handle hands a record to the log that is used now.
func (s *Switch) Handle(ctx context.Context, r slog.Record) error {
	return s.used().Handle(ctx, r)
}

// WithAttrs returns a log that does not change.
func (s *Switch) WithAttrs(attrs []slog.Attr) slog.Handler { return s.used().WithAttrs(attrs) }

// WithGroup returns a log that does not change.
func (s *Switch) WithGroup(name string) slog.Handler { return s.used().WithGroup(name) }
