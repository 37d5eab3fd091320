package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/audience"
)

// TestStatsTable: columns are aligned, numbers are summed up, and names from a file cannot reach the terminal as they are.
func TestStatsTable(t *testing.T) {
	s := stats{Figures: audience.Figures{
		Since: time.Date(2026, 5, 1, 6, 0, 0, 0, time.UTC), Until: time.Date(2026, 5, 2, 22, 30, 0, 0, time.UTC), Articles: 1234,
		Feeds: []audience.Feed{{Feed: "/atom.xml", Polls: 1200, Deltas: 60, Unchanged: 960, Sent: 4_200_000, Saved: 80_000_000}, {Feed: "/rss.xml", Polls: 3, Sent: 900}},
		Subscribers: []audience.Subscribers{
			{Feed: "/atom.xml", Service: "Feedly", N: 1200, Asked: time.Date(2026, 5, 2, 22, 30, 0, 0, time.UTC)},
			{Feed: "/topics/\x1b[2J/atom.xml", Service: "The Old Reader", N: 4, Asked: time.Date(2026, 4, 30, 1, 2, 0, 0, time.UTC)},
		},
		Readers: []audience.Reader{{Reader: "newsboat", Polls: 1200}, {Reader: "other", Polls: 3}},
	}}
	got := string(s.table(time.FixedZone("", 2*3600)))
	want := `1,234 articles published. Polls of feeds from 2026-05-01 08:00 to 2026-05-03 00:30:

FEED       POLLS  NOTHING NEW  SENT    SAVED
/atom.xml  1,200  80%          4.2 MB  80 MB
/rss.xml   3      0%           900 B   0 B
all        1,203  80%          4.2 MB  80 MB

READER    POLLS
newsboat  1,200
other     3

FEED                   SERVICE         SUBSCRIBERS  LAST ASKED
/atom.xml              Feedly          1,200        2026-05-03 00:30
/topics/` + "\ufffd" + `[2J/atom.xml  The Old Reader  4            2026-04-30 03:02
all                                    1,204
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestStatsNone: where nobody has asked yet, no table is empty but that of polls.
func TestStatsNone(t *testing.T) {
	s := stats{Figures: audience.Figures{Articles: 1}}
	want := `1 article published. Polls of feeds from 0001-01-01 00:00 to 0001-01-01 00:00:

FEED  POLLS  NOTHING NEW  SENT  SAVED
all   0      -            0 B   0 B

No service has reported subscribers.
`
	if got := string(s.table(time.UTC)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestStatsElsewhere: what is no seedfeed, or hides its figures, is named, and nothing of it is printed.
func TestStatsElsewhere(t *testing.T) {
	for name, other := range map[string]http.HandlerFunc{
		"another program":   func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<p>welcome") },
		"an older seedfeed": func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "# HELP seedfeed_articles\n") },
		"hidden":            http.NotFound,
		"other JSON": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			json.NewEncoder(w).Encode(map[string]int{"articles": 3})
		},
	} {
		server := httptest.NewServer(other)
		status, out, errs := command(t, "", "stats", "--seeds", t.TempDir(), "--addr", strings.TrimPrefix(server.URL, "http://"))
		if status != exitFailed || out != "" || !strings.Contains(errs, "has no figures") {
			t.Errorf("%s: %d, %q, %s", name, status, out, errs)
		}
		server.Close()
	}
}
