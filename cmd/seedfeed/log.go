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
	"unicode"
)

// A switchboard is a log whose form and level can change while it is used.
type switchboard struct {
	form *atomic.Pointer[slog.Handler]
}

func newSwitchboard(h slog.Handler) switchboard {
	s := switchboard{new(atomic.Pointer[slog.Handler])}
	s.use(h)
	return s
}

func (s switchboard) use(h slog.Handler) { s.form.Store(&h) }

func (s switchboard) used() slog.Handler { return *s.form.Load() }

// Enabled serves slog.Handler, as the other methods do.
func (s switchboard) Enabled(ctx context.Context, l slog.Level) bool { return s.used().Enabled(ctx, l) }

// Handle hands a record to the form that is used now.
func (s switchboard) Handle(ctx context.Context, r slog.Record) error {
	return s.used().Handle(ctx, r)
}

// WithAttrs returns a log that keeps its form.
func (s switchboard) WithAttrs(attrs []slog.Attr) slog.Handler { return s.used().WithAttrs(attrs) }

// WithGroup returns a log that keeps its form.
func (s switchboard) WithGroup(name string) slog.Handler { return s.used().WithGroup(name) }

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
		return &people{out: out, screen: on, level: level, zone: o.Timezone.location()}
	}
	return slog.NewTextHandler(out, &slog.HandlerOptions{Level: level})
}

// people is a log for people: one line with time, event, file, title and the rest. During a first scan it prints only the
// first lines about files that readers get, and counts the others.
type people struct {
	out    io.Writer
	screen screen
	level  slog.Level
	zone   *time.Location // of all times

	mu      sync.Mutex
	attrs   []slog.Attr
	calm    bool // a first scan runs
	printed int  // lines since it began
	counted int  // lines that were not printed
}

const mostAtStart = 10 // lines that say what was published during a first scan

// given are the events of files that readers get as they should. What is held back, waits or was withdrawn is always said.
var given = map[string]bool{"published": true, "adopted": true, "updated": true, "renamed": true, "returned": true}

// Enabled serves slog.Handler.
func (p *people) Enabled(_ context.Context, l slog.Level) bool { return l >= p.level }

// Handle serves slog.Handler.
func (p *people) Handle(_ context.Context, r slog.Record) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.calm && r.Level < slog.LevelWarn && given[r.Message] {
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
	return &people{out: p.out, screen: p.screen, level: p.level, zone: p.zone, attrs: append(p.attrs[:len(p.attrs):len(p.attrs)], attrs...)}
}

// WithGroup serves slog.Handler. Groups are not told: the names in them say enough.
func (p *people) WithGroup(string) slog.Handler { return p }

// begin starts a first scan. A nil log does nothing.
func (p *people) begin() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calm, p.printed, p.counted = true, 0, 0
}

// end ends the first scan and returns how many lines were not printed.
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
		switch text := printable(p.text(a.Value.Resolve())); a.Key {
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
	before := p.screen.styled(style, printable(what))
	if f := values["file"]; f != "" {
		before += " " + f
	}
	after := ""
	for _, key := range []string{"reason", "why", "what"} {
		if v := values[key]; v != "" {
			after += ": " + v
		}
	}
	if len(others) > 0 {
		after += p.screen.styled(faint, " ("+strings.Join(others, ", ")+")")
	}
	first := p.at(at).Format("15:04:05") + " "
	if t := values["title"]; t != "" {
		room := p.screen.width - len(first) - columns(before+" “”"+after)
		before += " " + p.screen.styled(bold, "“"+shortened(t, max(room, leastTitle))+"”")
	}
	return p.screen.paragraph(p.screen.styled(faint, first), before+after, "")
}

// text writes a value, a time as people do.
func (p *people) text(v slog.Value) string {
	if v.Kind() != slog.KindTime {
		return v.String()
	}
	return p.at(v.Time()).Format("2 January 2006 at 15:04:05 MST")
}

func (p *people) at(t time.Time) time.Time {
	if p.zone == nil {
		return t
	}
	return t.In(p.zone)
}

// leastTitle is what is left of a title, at least, where it is cut to fit into the line.
const leastTitle = 20

// printable replaces control characters, because a file name or title could otherwise move the cursor, change colours, or
// let a line seem to say something else.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return '\ufffd'
		}
		return r
	}, text)
}

// isControl reports whether a character acts on a terminal: the control characters, line and paragraph separator, and the
// signs that turn the direction of the text after them.
func isControl(r rune) bool {
	return unicode.IsControl(r) || 0x2028 <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
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
