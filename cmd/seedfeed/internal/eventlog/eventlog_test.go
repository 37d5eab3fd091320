package eventlog

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"

	"seedfeed/cmd/seedfeed/internal/terminal"
)

var styles = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// TestPeopleLine: the short log has time, what happened, file, title, reasons and the rest, and fits the terminal.
func TestPeopleLine(t *testing.T) {
	at := time.Date(2026, 5, 1, 9, 8, 7, 0, time.Local)
	for _, c := range []struct {
		name  string
		width int
		level slog.Level
		what  string
		args  []any
		want  string
	}{
		{"article", 80, slog.LevelInfo, "published", []any{"file", "a.txt", "title", "Weir opened", "quotes", 2}, "09:08:07 published a.txt “Weir opened” (quotes 2)\n"},
		{"order", 80, slog.LevelInfo, "updated", []any{"quotes", 2, "title", "Weir opened", "file", "a.txt", "why", "its text changed"}, "09:08:07 updated a.txt “Weir opened”: its text changed (quotes 2)\n"},
		{"reason", 80, slog.LevelWarn, "refused", []any{"file", "b.txt", "reason", errors.New("it is empty")}, "09:08:07 refused b.txt: it is empty\n"},
		{"title that is cut", 50, slog.LevelInfo, "published", []any{"file", "a.txt", "title", "Weir opened by the board after a long and hard winter"}, "09:08:07 published a.txt “Weir opened by the boa…”\n"},
		{"title that is cut no further", 30, slog.LevelInfo, "published", []any{"file", "a.txt", "title", "Weir opened by the board after a long and hard winter"}, "09:08:07 published a.txt “Weir\n         opened by the…”\n"},
		{"wrapped", 40, slog.LevelInfo, "stopping now that all the readers are gone", nil, "09:08:07 stopping now that all the\n         readers are gone\n"},
		{"file for other eyes", 80, slog.LevelInfo, "published", []any{"file", "a\x1b[2J\n\x9b.txt"}, "09:08:07 published a\ufffd[2J\ufffd\ufffd.txt\n"},
		{"nothing but a message", 0, slog.LevelInfo, "stopping", nil, "09:08:07 stopping\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			p := &people{out: &out, screen: terminal.Screen{Width: c.width}}
			r := slog.NewRecord(at, c.level, c.what, 0)
			r.Add(c.args...)
			if err := p.Handle(context.Background(), r); err != nil || out.String() != c.want {
				t.Errorf("%v: got\n%swant\n%s", err, out.String(), c.want)
			}
		})
	}
}

// TestPeopleColours: warnings and errors stand out; the length of a line is counted without its colours.
func TestPeopleColours(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(&people{out: &out, screen: terminal.Screen{Width: 60, Colour: true}}).With("part", "gate").WithGroup("all")
	log.Info("well")
	log.Warn("strange")
	log.Error("broken", "file", "a.txt", "title", strings.Repeat("long ", 20))
	got := out.String()
	for _, want := range []string{"\x1b[32mwell\x1b[0m", "\x1b[33mstrange\x1b[0m", "\x1b[31mbroken\x1b[0m", "(part gate)"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	plain := strings.TrimSuffix(styles.ReplaceAllString(got, ""), "\n")
	if lines := strings.Split(plain, "\n"); len(lines) != 3 || terminal.Columns(lines[2]) != 60 {
		t.Errorf("%q: want three lines, the last of 60 columns", plain)
	}
}

// TestPeopleAtStart: during a first scan, lines about files are counted after the first ones; warnings never are.
func TestPeopleAtStart(t *testing.T) {
	var out bytes.Buffer
	p := &people{out: &out}
	log := slog.New(p)
	log.Info("before", "file", "x")
	p.begin()
	for range mostAtStart + 5 {
		log.Info("published", "file", "x")
	}
	for range mostAtStart + 5 {
		log.Info("held back", "file", "z")
	}
	log.Warn("refused", "file", "y")
	log.Info("a large folder")
	if n := p.end(); n != 5 {
		t.Errorf("%d lines counted, want 5", n)
	}
	log.Info("published", "file", "late")
	got := out.String()
	if strings.Count(got, "published x") != mostAtStart || strings.Count(got, "held back z") != mostAtStart+5 || !strings.Contains(got, "refused y") || !strings.Contains(got, "a large folder") || !strings.Contains(got, "published late") {
		t.Errorf("got\n%s", got)
	}
	p.begin()
	if n := p.end(); n != 0 {
		t.Errorf("%d lines of the scan before", n)
	}
	if end := NewSwitch(Form{}.To(&out, terminal.Screen{})).FirstScan(); end() != 0 {
		t.Error("a log of another form counts lines")
	}
}

// TestPeopleTimes: times are written in the zone of the settings.
func TestPeopleTimes(t *testing.T) {
	var out bytes.Buffer
	at := time.Date(2026, 3, 1, 23, 30, 0, 600, time.UTC)
	p := &people{out: &out, zone: time.FixedZone("XST", 3600)}
	r := slog.NewRecord(at, slog.LevelInfo, "waits", 0)
	r.AddAttrs(slog.String("file", "x"), slog.Time("until", at.Add(time.Minute)))
	if err := p.Handle(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "00:30:00 waits x (until 2 March 2026 at 00:31:00 XST)\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLogForms: which form and level the settings ask for, also when they change while the log is used.
func TestLogForms(t *testing.T) {
	var out bytes.Buffer
	line := func(f Form, on terminal.Screen) string {
		out.Reset()
		log := slog.New(f.To(&out, on))
		log.Info("said", "file", "a.txt")
		return out.String()
	}
	wide := terminal.Screen{Terminal: true, Width: 80}
	if got := line(Form{}, terminal.Screen{}); !strings.Contains(got, "level=INFO msg=said file=a.txt") {
		t.Errorf("text: %q", got)
	}
	if got := line(Form{}, wide); !strings.HasSuffix(got, " said a.txt\n") || strings.Contains(got, "=") {
		t.Errorf("text on a terminal: %q", got)
	}
	for _, on := range []terminal.Screen{{}, wide} {
		if got := line(Form{JSON: true}, on); !json.Valid([]byte(got)) {
			t.Errorf("json: %q", got)
		}
		for _, json := range []bool{false, true} {
			if got := line(Form{JSON: json, Quiet: true}, on); got != "" {
				t.Errorf("quiet, JSON %v: %q", json, got)
			}
		}
	}
	board := NewSwitch(Form{Quiet: true}.To(&out, terminal.Screen{}))
	log := slog.New(board)
	out.Reset()
	log.Info("unheard")
	board.Use(Form{JSON: true}.To(&out, terminal.Screen{}))
	log.Info("heard")
	log.With("a", 1).WithGroup("g").Info("with", "b", 2)
	if got := out.String(); strings.Contains(got, "unheard") || !strings.Contains(got, `"msg":"heard"`) || !strings.Contains(got, `"a":1,"g":{"b":2}`) {
		t.Errorf("after the change: %s", got)
	}
}

func TestShortened(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{{"weir", 4, "weir"}, {"weirs", 4, "wei…"}, {"we rs", 4, "we…"}, {"übung", 4, "übu…"}, {"", 4, ""}} {
		if got := shortened(c.text, c.most); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
