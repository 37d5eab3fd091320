package eventlog

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"seedfeed/cmd/seedfeed/internal/terminal"
)

// people is a log for people: one line with time, event, file, title and the rest. During a first scan it prints only the
// first lines about files that readers get, and counts the others.
type people struct {
	out    io.Writer
	screen terminal.Screen
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

// begin starts a first scan.
func (p *people) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calm, p.printed, p.counted = true, 0, 0
}

// end ends the first scan and returns how many lines were not printed.
func (p *people) end() int {
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
		switch text := terminal.Printable(p.text(a.Value.Resolve())); a.Key {
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
	style, what := terminal.Green, r.Message
	switch {
	case r.Level >= slog.LevelError:
		style = terminal.Red
	case r.Level >= slog.LevelWarn:
		style = terminal.Yellow
	}
	at := r.Time
	if at.IsZero() {
		at = time.Now()
	}
	before := p.screen.Styled(style, terminal.Printable(what))
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
		after += p.screen.Styled(terminal.Faint, " ("+strings.Join(others, ", ")+")")
	}
	first := p.at(at).Format("15:04:05") + " "
	if t := values["title"]; t != "" {
		room := p.screen.Width - len(first) - terminal.Columns(before+" “”"+after)
		before += " " + p.screen.Styled(terminal.Bold, "“"+shortened(t, max(room, leastTitle))+"”")
	}
	return p.screen.Paragraph(p.screen.Styled(terminal.Faint, first), before+after, "")
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

// shortened cuts a text after so many characters.
func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return strings.TrimRight(string(runes[:most-1]), " ") + "…"
	}
	return text
}
