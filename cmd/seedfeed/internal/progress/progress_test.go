package progress

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestProgressLines: elsewhere than on a terminal a line comes every few seconds, and none of a quiet or a short task.
func TestProgressLines(t *testing.T) {
	for _, c := range []struct {
		name    string
		quiet   bool
		seconds int
		want    string
	}{
		{"long", false, 12, "seedfeed: reading: 500 of 2,000 (25%), 100 a second, 15 s left\nseedfeed: reading: 1,000 of 2,000 (50%), 100 a second, 10 s left\n"},
		{"short", false, 4, ""},
		{"quiet", true, 12, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			now := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
			p := New(&out, "reading", c.quiet)
			p.now = func() time.Time { return now }
			p.began, p.told = now, now
			for i := range 2 * c.seconds {
				now = now.Add(time.Second / 2)
				p.At(50*(i+1), 2000)
			}
			p.End()
			if out.String() != c.want {
				t.Errorf("got %q\nwant %q", out.String(), c.want)
			}
		})
	}
}

// TestProgressLive: on a terminal one line is drawn again and again; what others write stands above it.
func TestProgressLive(t *testing.T) {
	var out bytes.Buffer
	now := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	p := &Line{out: &out, doing: "reading", every: time.Second, live: true, width: 30, now: func() time.Time { return now }, began: now, told: now}
	step := func() { now = now.Add(time.Second) }
	step()
	p.At(1, 0)
	p.Write([]byte("a warning\n"))
	p.Write([]byte("half a "))
	step()
	p.At(20, 0)
	p.Write([]byte("line\n"))
	step()
	p.At(3000, 90000)
	p.End()
	p.At(3001, 90000)
	p.Write([]byte("done\n"))
	got := strings.ReplaceAll(out.String(), "\r\x1b[K", "<")
	want := "reading: 1, 1 a second" + "<a warning\nreading: 1, 1 a second" + "<half a line\nreading: 20, 10 a second" + "<reading: 3,000 of 90,000 (3%)," + "<done\n"
	if got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestHowFar(t *testing.T) {
	for _, c := range []struct {
		done, of int
		since    time.Duration
		want     string
	}{
		{0, 0, 0, "0"},
		{0, 10, time.Second, "0 of 10 (0%)"},
		{10, 10, time.Second, "10 of 10 (100%), 10 a second"},
		{11, 10, time.Second, "11 of 10 (100%), 11 a second"},
		{1, 4, 8 * time.Second, "1 of 4 (25%), 0.12 a second, 24 s left"},
		{100, 1_000_000, time.Second, "100 of 1,000,000 (0%), 100 a second, 2 h 47 min left"},
		{100, 60_100, time.Second, "100 of 60,100 (0%), 100 a second, 10 min left"},
		{999, 1000, time.Hour, "999 of 1,000 (99%), 0.28 a second, 4 s left"},
	} {
		if got := howFar(c.done, c.of, c.since); got != c.want {
			t.Errorf("%d of %d after %s: %q, want %q", c.done, c.of, c.since, got, c.want)
		}
	}
}
