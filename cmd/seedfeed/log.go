package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A switchboard is a log whose form and level can change while it is used.
type switchboard struct {
	to *atomic.Pointer[slog.Handler]
}

// newSwitchboard begins a log on out.
func newSwitchboard(h slog.Handler) switchboard {
	s := switchboard{new(atomic.Pointer[slog.Handler])}
	s.to.Store(&h)
	return s
}

// Enabled serves slog.Handler, as the other methods do.
func (s switchboard) Enabled(ctx context.Context, l slog.Level) bool {
	return (*s.to.Load()).Enabled(ctx, l)
}

func (s switchboard) Handle(ctx context.Context, r slog.Record) error {
	return (*s.to.Load()).Handle(ctx, r)
}

// WithAttrs returns a log that keeps its form.
func (s switchboard) WithAttrs(attrs []slog.Attr) slog.Handler {
	return (*s.to.Load()).WithAttrs(attrs)
}

// WithGroup returns a log that keeps its form.
func (s switchboard) WithGroup(name string) slog.Handler { return (*s.to.Load()).WithGroup(name) }

// logTo is the form of the log that the settings ask for, on out, which is shown on a screen.
func (o *options) logTo(out io.Writer, on screen) slog.Handler {
	level := slog.LevelInfo
	if o.Quiet {
		level = slog.LevelWarn
	}
	switch {
	case o.Log == "json":
		return slog.NewJSONHandler(out, &slog.HandlerOptions{Level: level})
	case on.width > 0:
		return &people{out: out, screen: on, level: level}
	}
	return slog.NewTextHandler(out, &slog.HandlerOptions{Level: level})
}

// people is a log for people: time, what happened, file, title and the rest, a line each. While many files are read at a
// start, it counts what is published after the first ones.
type people struct {
	out    io.Writer
	screen screen
	level  slog.Level

	mu      sync.Mutex
	attrs   []slog.Attr
	calm    bool // a first scan runs
	printed int  // lines since it began
	counted int  // lines that were not printed
}

const mostAtStart = 10 // lines that say what was published during a first scan

// Enabled serves slog.Handler.
func (p *people) Enabled(_ context.Context, l slog.Level) bool { return l >= p.level }

// Handle serves slog.Handler.
func (p *people) Handle(_ context.Context, r slog.Record) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.calm && r.Level < slog.LevelWarn {
		if p.printed >= mostAtStart {
			p.counted++
			return nil
		}
		p.printed++
	}
	_, err := io.WriteString(p.out, p.line(r))
	return err
}

// WithAttrs serves slog.Handler.
func (p *people) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &people{out: p.out, screen: p.screen, level: p.level, attrs: append(p.attrs[:len(p.attrs):len(p.attrs)], attrs...)}
}

// WithGroup serves slog.Handler. Groups are not told: the names in them say enough.
func (p *people) WithGroup(string) slog.Handler { return p }

// begin counts from now on what comes in large numbers. A nil log does nothing.
func (p *people) begin() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calm, p.printed, p.counted = true, 0, 0
}

// end prints everything again, and returns how many lines were left out.
func (p *people) end() int {
	if p == nil {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calm = false
	return p.counted
}

// line lays out one record.
func (p *people) line(r slog.Record) string {
	values := map[string]string{}
	var others []string
	note := func(a slog.Attr) bool {
		switch text := printable(a.Value.Resolve().String()); a.Key {
		case "file", "title", "reason", "why", "what":
			values[a.Key] = text
		default:
			others = append(others, a.Key+" "+text)
		}
		return true
	}
	for _, a := range p.attrs {
		note(a)
	}
	r.Attrs(note)
	style, what := green, r.Message
	switch {
	case r.Level >= slog.LevelError:
		style = red
	case r.Level >= slog.LevelWarn:
		style = yellow
	}
	at := r.Time
	if at.IsZero() {
		at = time.Now()
	}
	parts := []string{p.screen.styled(faint, at.Format("15:04:05")), p.screen.styled(style, printable(what))}
	if f := values["file"]; f != "" {
		parts = append(parts, f)
	}
	if t := values["title"]; t != "" {
		parts = append(parts, p.screen.styled(bold, "“"+shortened(t, 60)+"”"))
	}
	text := strings.Join(parts, " ")
	for _, key := range []string{"reason", "why", "what"} {
		if v := values[key]; v != "" {
			text += ": " + v
		}
	}
	if len(others) > 0 {
		text += p.screen.styled(faint, " ("+strings.Join(others, ", ")+")")
	}
	return text + "\n"
}

// printable takes out what could move the cursor or colour the terminal: names and titles are other people's.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 {
			return '\ufffd'
		}
		return r
	}, text)
}

// shortened cuts a text after so many characters.
func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return strings.TrimRight(string(runes[:most-1]), " ") + "…"
	}
	return text
}

// plural counts things.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", thousands(n), many)
}
