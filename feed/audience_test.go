package feed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/audience"
	"seedfeed/feed/settings"
	"seedfeed/feed/web"
)

// poll asks for a feed as a program with this User-Agent, and returns the tag of the answer.
func (d *desk) poll(path, agent, tag string) string {
	d.t.Helper()
	r, w := httptest.NewRequest("GET", path, nil), httptest.NewRecorder()
	r.Header.Set("User-Agent", agent)
	r.Header.Set("If-None-Match", tag)
	d.ServeHTTP(w, r)
	if w.Code != 200 && w.Code != 304 {
		d.t.Fatalf("%s: %d", path, w.Code)
	}
	return w.Header().Get("ETag")
}

const (
	feedly   = "Feedly/1.0 (+https://feedly.example/; 12 subscribers)"
	newsboat = "newsboat/2.36.0 (Linux x86_64)"
)

// figures asks as seedfeed stats does.
func (d *desk) figures() (f audience.Figures) {
	d.t.Helper()
	r, w := httptest.NewRequest("GET", "/metrics", nil), httptest.NewRecorder()
	r.Header.Set("Accept", "application/json")
	d.Metrics().ServeHTTP(w, r)
	if got := w.Header().Get("Content-Type"); got != "application/json; charset=utf-8" {
		d.t.Errorf("type %s", got)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &f); err != nil {
		d.t.Fatalf("%v in %s", err, w.Body)
	}
	return f
}

// TestAudience: who polls is in the metrics, in the figures, and after a stop in the state; a restart goes on with the
// subscribers.
func TestAudience(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	tag := d.poll("/atom.xml", newsboat, "")
	d.poll("/atom.xml", newsboat, tag)
	d.poll("/rss.xml", feedly, "")
	got := d.metrics()
	for name, want := range map[string]string{
		`seedfeed_feed_polls_total{feed="/atom.xml",status="200"}`:  "1",
		`seedfeed_feed_polls_total{feed="/atom.xml",status="304"}`:  "1",
		`seedfeed_feed_saved_bytes_total{feed="/atom.xml"}`:         got[`seedfeed_feed_sent_bytes_total{feed="/atom.xml"}`],
		`seedfeed_feed_polls_total{feed="/rss.xml",status="200"}`:   "1",
		`seedfeed_reader_polls_total{reader="newsboat"}`:            "2",
		`seedfeed_subscribers{feed="/rss.xml",service="Feedly"}`:    "12",
		`seedfeed_http_requests_total{kind="feed",status="304"}`:    "1",
		`seedfeed_feed_saved_bytes_total{feed="/rss.xml"}`:          "0",
		`seedfeed_feed_polls_total{feed="/rss.xml",status="226"}`:   "0",
		`seedfeed_subscribers{feed="/atom.xml",service="newsboat"}`: "",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	running := d.figures()
	if running.Articles != 1 || len(running.Feeds) != 2 || len(running.Readers) != 2 || len(running.Subscribers) != 1 {
		t.Errorf("%+v", running)
	}
	if _, err := ReadFigures(d.cfg.Config); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before a stop: %v", err)
	}
	d.stopAudience()
	kept, err := ReadFigures(d.cfg.Config)
	if s := cmp.Diff(running, kept); err != nil || s != "" {
		t.Errorf("%v (-running +kept):\n%s", err, s)
	}
	d.reopen()
	if s := cmp.Diff(running.Subscribers, d.figures().Subscribers); s != "" || len(d.figures().Readers) != 0 {
		t.Errorf("after a restart (-before +after):\n%s\n%+v", s, d.figures().Readers)
	}
}

// stopAudience does what the end of Run does.
func (d *desk) stopAudience() {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	d.keepAudience(ctx)
}

// TestAudienceInSeeds: without a state folder the figures are beside the ledger, in the seeds folder.
func TestAudienceInSeeds(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	d := newDesk(t, func(c *config) { c.State = "" })
	d.drop("a.txt", harbour)
	d.poll("/atom.xml", feedly, "")
	d.stopAudience()
	if _, err := os.Stat(filepath.Join(d.cfg.Seeds, ".seedfeed", statsName)); err != nil {
		t.Error(err)
	}
	if f, err := ReadFigures(d.cfg.Config); err != nil || len(f.Subscribers) != 1 {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestAudienceKept: the figures are written once an hour while feeds are polled, and never where nothing can be written. That
// is logged once.
func TestAudienceKept(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		c := settings.Config{State: filepath.Join(dir, "state"), Log: slog.New(slog.NewTextHandler(&log, nil)), Now: time.Now}
		p := &Publisher{cfg: config{Config: c}, status: &status{}, audience: audience.New(nil)}
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			p.keepAudience(ctx)
			close(done)
		}()
		polls := func() int64 {
			f, err := ReadFigures(c)
			if err != nil {
				return -1
			}
			return f.Feeds[0].Polls
		}
		poll := func() { p.audience.Poll(web.Poll{Path: "/atom.xml", Status: 304}) }
		hour := func() {
			time.Sleep(statsPause)
			synctest.Wait()
		}
		poll()
		hour()
		poll()
		hour()
		if n := polls(); n != -1 || strings.Count(log.String(), "figures not written") != 1 {
			t.Errorf("%d polls; logged:\n%s", n, log.String())
		}
		if err := os.Mkdir(c.State, 0o755); err != nil {
			t.Fatal(err)
		}
		hour()
		if n := polls(); n != -1 {
			t.Errorf("%d polls: written again although nobody polled", n)
		}
		poll()
		if n := polls(); n != -1 {
			t.Errorf("%d polls: written at once", n)
		}
		hour()
		if n := polls(); n != 3 {
			t.Errorf("%d polls after an hour, want 3", n)
		}
		poll()
		stop()
		<-done
		if n := polls(); n != 4 {
			t.Errorf("%d polls at the end, want 4", n)
		}
	})
}

// TestAudienceDamaged: a file that cannot be read is logged and costs nothing else.
func TestAudienceDamaged(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.stopAudience()
	if err := os.WriteFile(statsFile(d.cfg.Config), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.reopen()
	if n := strings.Count(d.log.String(), "numbers of subscribers are lost"); n != 1 {
		t.Errorf("logged %d times:\n%s", n, d.log.String())
	}
	d.poll("/rss.xml", feedly, "")
	if n := len(d.figures().Subscribers); n != 1 {
		t.Errorf("%d reports", n)
	}
}
