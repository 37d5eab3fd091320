package feed

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/watch"
)

// metrics are the values by name and labels.
func (d *desk) metrics() map[string]string {
	w := httptest.NewRecorder()
	d.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if got := w.Header().Get("Content-Type"); w.Code != 200 || got != "text/plain; version=0.0.4; charset=utf-8" {
		d.t.Errorf("%d, type %s", w.Code, got)
	}
	out := map[string]string{}
	for line := range strings.Lines(w.Body.String()) {
		if i := strings.LastIndexByte(line, ' '); line[0] != '#' {
			out[line[:i]] = strings.TrimSpace(line[i:])
		}
	}
	for name := range out {
		name, _, _ = strings.Cut(name, "{")
		name = regexp.MustCompile(`(_seconds)_(bucket|sum|count)$`).ReplaceAllString(name, "$1")
		for _, head := range []string{"# HELP ", "# TYPE "} {
			if strings.Count(w.Body.String(), head+name+" ") != 1 {
				d.t.Errorf("%d lines of %s%s", strings.Count(w.Body.String(), head+name+" "), head, name)
			}
		}
	}
	return out
}

// TestMetrics: what has happened since the start is counted, and nothing else.
func TestMetrics(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.drop("b.txt", lighthouse)
	d.drop("a.txt", harbour+"It was painted.\n")
	d.remove("b.txt")
	d.drop("blank.txt", "\n \n")                                                         // refused for its text
	d.drop("letter.docx", "x")                                                           // for what it is not
	d.press.handle([]watch.Change{{Path: "huge.txt", Err: watch.ErrReplaced}})           // by the watcher
	d.drop("draft.txt", "---\ndraft: true\n---\nNot yet\n\nThis text is not out yet.\n") // nothing that readers see
	d.get("/nothing")
	d.get("/nothing")
	d.scan()
	d.status.delay(2 * time.Millisecond)
	d.status.delay(2*time.Millisecond + 1)
	d.status.delay(0)
	d.status.delay(longestDelay)
	d.status.delay(-1)
	d.status.delay(longestDelay + 1) // there before the start
	_, feed := d.get("/atom.xml")
	want := map[string]string{
		`seedfeed_feed_polls_total{feed="/atom.xml",status="200"}`: "1", `seedfeed_feed_polls_total{feed="/atom.xml",status="226"}`: "0",
		`seedfeed_feed_polls_total{feed="/atom.xml",status="304"}`: "0", `seedfeed_feed_saved_bytes_total{feed="/atom.xml"}`: "0",
		`seedfeed_feed_sent_bytes_total{feed="/atom.xml"}`: fmt.Sprint(len(feed)), `seedfeed_reader_polls_total{reader="other"}`: "1",
		"seedfeed_articles": "1", "seedfeed_refused_total": "3", "seedfeed_held_total": "1", "seedfeed_scans_total": "2", "seedfeed_waiting": "0",
		`seedfeed_publications_total{kind="published"}`: "2", `seedfeed_publications_total{kind="updated"}`: "1",
		`seedfeed_publications_total{kind="withdrawn"}`:          "1",
		`seedfeed_http_requests_total{kind="feed",status="200"}`: "1", `seedfeed_http_requests_total{kind="none",status="404"}`: "2",
		"seedfeed_drop_to_published_seconds_sum": "60.004000001", "seedfeed_drop_to_published_seconds_count": "4",
	}
	for le, n := range map[string]int{"0.001": 1, "0.002": 2, "0.005": 3, "0.01": 3, "0.025": 3, "0.1": 3, "0.5": 3, "1": 3, "5": 3, "30": 3, "+Inf": 4} {
		want[fmt.Sprintf("seedfeed_drop_to_published_seconds_bucket{le=%q}", le)] = fmt.Sprint(n)
	}
	if s := cmp.Diff(want, d.metrics()); s != "" {
		t.Errorf("(-want +got):\n%s", s)
	}
	for _, line := range []string{
		"msg=published file=a.txt title=\"Harbour wall stands\" quotes=0", "msg=updated file=a.txt", "msg=withdrawn file=b.txt why=",
		"msg=refused file=blank.txt reason=", "msg=refused file=letter.docx reason=\"read document", "msg=refused file=huge.txt reason=",
		"msg=\"held back\" file=draft.txt why=\"header: draft: true; change it when the article may be published\"",
	} {
		if n := strings.Count(d.log.String(), line); n != 1 {
			t.Errorf("%q was logged %d times:\n%s", line, n, d.log.String())
		}
	}
}

// TestDelay: the time from a file's last change to its publication is measured, but not for a file that changes nothing.
func TestDelay(t *testing.T) {
	d := newDesk(t, nil)
	d.put("a.txt", harbour)
	stamp, err := watch.Look(d.cfg.Seeds, "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	d.now = time.Unix(0, stamp.ChangeTime).Add(3 * time.Millisecond)
	d.look("a.txt")
	d.look("a.txt")
	got := d.metrics()
	if sum, n := got["seedfeed_drop_to_published_seconds_sum"], got["seedfeed_drop_to_published_seconds_count"]; sum != "0.003" || n != "1" {
		t.Errorf("%s seconds for %s drops, want 0.003 for 1", sum, n)
	}
}

// TestMethods: the addresses for operators answer GET and HEAD alone, are kept by no cache, and taken for no other type.
func TestMethods(t *testing.T) {
	d := newDesk(t, nil)
	for _, address := range []struct {
		path    string
		handler http.Handler
	}{{"/healthz", d}, {"/metrics", d.Metrics()}} {
		for method, want := range map[string]int{"GET": 200, "HEAD": 200, "POST": 405, "DELETE": 405} {
			w := httptest.NewRecorder()
			address.handler.ServeHTTP(w, httptest.NewRequest(method, address.path, nil))
			allow := ""
			if want == 405 {
				allow = "GET, HEAD"
			}
			if h := w.Header(); w.Code != want || h.Get("Allow") != allow || h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s %s: %d %v", method, address.path, w.Code, h)
			}
			if body := w.Body.String(); want == 405 && body != "Method Not Allowed\n" {
				t.Errorf("%s %s: %s", method, address.path, body)
			}
		}
	}
}

// TestHealth: it follows the folder, and names no path of the machine.
func TestHealth(t *testing.T) {
	d := newDesk(t, nil)
	want := func(code int, text string) {
		t.Helper()
		got, body := d.get("/healthz")
		if got != code || !strings.Contains(body, text) || strings.Contains(body, filepath.Dir(d.cfg.Seeds)) {
			t.Errorf("%d %s, want %d %s", got, body, code, text)
		}
	}
	want(200, "ok\n")
	if err := os.Rename(d.cfg.Seeds, d.cfg.Seeds+".away"); err != nil {
		t.Fatal(err)
	}
	want(503, "the seeds folder cannot be read")
	if err := os.Rename(d.cfg.Seeds+".away", d.cfg.Seeds); err != nil {
		t.Fatal(err)
	}
	want(200, "ok\n")
	d.status.unwritten.Store(true)
	want(503, "the state cannot be written")
}

// TestProbeHangs: on a share that hangs the answer is no after a second, no second try is begun beside the first, and
// the answer is yes again when that has ended.
func TestProbeHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hung := make(chan struct{})
		p := &probe{dir: t.TempDir(), under: hung}
		for range 2 {
			start := time.Now()
			if ok := p.ok(); ok || time.Since(start) != probeWait {
				t.Errorf("%v after %s, want no after %s", ok, time.Since(start), probeWait)
			}
			if p.under != hung {
				t.Fatal("another try was begun")
			}
		}
		p.under = nil
		close(hung)
		for range 2 {
			if !p.ok() || p.under != nil {
				t.Error("not well after the share was back")
			}
		}
	})
}

// TestProbeCloses: a probe leaves nothing open, or a program that is asked for months would run out of descriptors.
func TestProbeCloses(t *testing.T) {
	p := &probe{dir: t.TempDir()}
	if !p.ok() {
		t.Fatal("the folder cannot be opened")
	}
	open, err := filepath.Glob("/proc/self/fd/*")
	if err != nil || len(open) == 0 {
		t.Skip("SKIPPED: this system does not list open files")
	}
	for _, fd := range open {
		if to, err := os.Readlink(fd); err == nil && to == p.dir {
			t.Errorf("%s is still open", to)
		}
	}
}
