package feed

import (
	"fmt"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
)

// next says when time alone makes something due: at the end of the week, if not before.
func (d *desk) next(what string, want time.Time) {
	d.t.Helper()
	next, _ := d.press.due(d.now)
	if want = sooner(want, d.press.printer.Site.WeekEnd(d.press.pace.printed)); !next.Equal(want) {
		d.t.Errorf("%s: next at %s, want %s (now is %s)", what, next, want, d.now)
	}
}

// modified is the Last-Modified of a document.
func (d *desk) modified(path string) string {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Header().Get("Last-Modified")
}

// TestFirstScan: what the first scan finds is printed once a second and at its end, when all archives are filled too.
func TestFirstScan(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 4 })
	if err := os.RemoveAll(d.cfg.State); err != nil {
		t.Fatal(err)
	}
	d.reopen()
	start := d.now
	d.drop("0.txt", report(0))
	d.next("during the scan", start.Add(scanPause))
	d.wait(scanPause - time.Millisecond)
	if code, _ := d.get("/atom.xml"); code != 503 {
		t.Errorf("%d before anything was printed", code)
	}
	d.wait(time.Millisecond)
	d.has("Report 0 is", true)
	for i := range 30 {
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
	}
	d.wait(time.Hour)
	d.drop("30.txt", report(30))
	if n := len(d.press.catalogue.Archives()); n > 0 || !d.press.state.FirstScan {
		t.Errorf("%d archives during the scan, first scan %v", n, d.press.state.FirstScan)
	}
	select {
	case <-d.Ready():
		t.Error("ready during the scan")
	default:
	}
	d.has("Report 30 is", false)
	d.event = true
	d.drop("31.txt", report(31)) // dropped by hand, so someone may be waiting for it
	d.has("Report 31 is", true)
	d.scan()
	select {
	case <-d.Ready():
	default:
		t.Error("not ready after the scan")
	}
	d.has("Report 30 is", true)
	if d.press.catalogue.Full(4) || len(d.press.catalogue.Archives()) < 13 {
		t.Errorf("%d archives after the scan", len(d.press.catalogue.Archives()))
	}
	if s := d.press.state; s.FirstScan || s.Folder == "" || s.Folder != watch.Identity(d.cfg.Seeds) || d.press.register.First {
		t.Errorf("after the scan: %+v", s)
	}
	d.scan() // closes Ready only once
}

// TestSaved: the sum of the version that is served is written when nothing was printed for a second.
func TestSaved(t *testing.T) {
	d := newDesk(t, nil)
	d.wait(time.Minute)
	d.drop("a.txt", harbour)
	if d.press.state.Sum != "" || d.press.shown.Sum == "" {
		t.Fatalf("on disk %+v, shown %+v: the subscriber waits for a second write", d.press.state, d.press.shown)
	}
	d.next("after a drop", d.now.Add(saveAfter))
	d.wait(saveAfter - time.Millisecond)
	if d.press.state == d.press.shown {
		t.Error("written at once")
	}
	d.wait(time.Millisecond)
	if d.press.state != d.press.shown || d.press.ledger.State() != d.press.shown {
		t.Errorf("on disk %+v, shown %+v", d.press.ledger.State(), d.press.shown)
	}
	d.next("at rest", time.Time{})
}

// TestRetried: whatever cannot be written is tried again five seconds later.
func TestRetried(t *testing.T) {
	expiring := func(d *desk) string {
		return "---\nexpires: " + d.now.Add(time.Hour).Format(time.RFC3339) + "\n---\n" + harbour
	}
	for _, test := range []struct {
		name string
		do   func(d *desk)
		log  string
	}{
		{"an expiry", func(d *desk) {
			d.drop("a.txt", expiring(d))
			d.wait(59 * time.Minute)
			d.press.ledger.Close()
			d.wait(time.Minute)
		}, "not published: 1 changes"},
		{"an archive", func(d *desk) {
			for i := range 9 {
				d.drop(fmt.Sprintf("%d.txt", i), report(i))
			}
			d.wait(saveAfter)
			d.press.ledger.Close()
			d.wait(saveAfter)
		}, "not published: "},
		{"an edition", func(d *desk) {
			d.drop("a.txt", harbour)
			d.wait(time.Minute)
			d.press.ledger.Close()
			d.press.printer.Site.Title, d.press.pace.unseen = "Another", 1
		}, "not published: edition"},
		{"a sum", func(d *desk) { d.drop("a.txt", harbour); d.press.ledger.Close(); d.wait(saveAfter) }, "msg=\"state could not be remembered"},
	} {
		d := newDesk(t, func(c *config) { c.Limit = 4 })
		d.wait(time.Minute)
		test.do(d)
		d.next(test.name, d.now.Add(retryAfter))
		if code, _ := d.get("/healthz"); code != 503 || !strings.Contains(d.log.String(), test.log) {
			t.Errorf("%s: health %d, logged %s", test.name, code, d.log.String())
		}
	}
}

// TestTwoInASecond: the second version of a second goes out without a date, and gets one when the second is over.
func TestTwoInASecond(t *testing.T) {
	d := newDesk(t, nil)
	d.wait(time.Minute)
	d.drop("a.txt", harbour)
	first := d.modified("/atom.xml")
	d.now = d.now.Add(300 * time.Millisecond)
	d.drop("b.txt", lighthouse)
	if got := d.modified("/atom.xml"); first == "" || got != "" {
		t.Errorf("Last-Modified %q, then %q", first, got)
	}
	d.next("two versions of a second", d.now.Add(700*time.Millisecond))
	d.wait(700 * time.Millisecond)
	if got := d.modified("/atom.xml"); got == "" || got == first {
		t.Errorf("Last-Modified %q, was %q", got, first)
	}
}

// TestUpdatedRises: the date of the feed never goes back, whatever the clock does.
func TestUpdatedRises(t *testing.T) {
	d := newDesk(t, nil)
	updated := func() string {
		_, body := d.get("/atom.xml")
		return regexp.MustCompile(`<updated>([^<]*)`).FindStringSubmatch(body)[1]
	}
	d.wait(time.Minute)
	d.drop("a.txt", harbour)
	first := updated()
	if want := d.now.UTC().Format(time.RFC3339); first[:19] != want[:19] {
		t.Errorf("updated %s, want %s", first, want)
	}
	d.now = d.now.Add(-30 * time.Minute)
	d.drop("b.txt", lighthouse)
	if got := updated(); got != first {
		t.Errorf("updated %s, was %s", got, first)
	}
	d.wait(time.Hour)
	d.remove("a.txt", "b.txt")
	if got, want := updated(), d.now.UTC().Format(time.RFC3339); got != want {
		t.Errorf("updated %s, want %s", got, want)
	}
}

// TestNoticeTime: notices stand as long as they are set to; less than zero: there are none, but late edits still stand.
func TestNoticeTime(t *testing.T) {
	const notice = `"title":"Withdrawn: an article of `
	d := newDesk(t, func(c *config) { c.Notice = time.Hour })
	d.drop("a.txt", harbour)
	d.wait(time.Minute)
	d.remove("a.txt")
	d.wait(time.Minute)
	d.next("a notice", d.now.Add(59*time.Minute))
	if _, body := d.get("/feed.json"); !strings.Contains(body, notice) {
		t.Error("no notice")
	}
	d.wait(59 * time.Minute)
	d.wait(saveAfter)
	if _, body := d.get("/feed.json"); strings.Contains(body, notice) {
		t.Error("the notice stands for longer than an hour")
	}
	d.next("no notice", time.Time{})

	d = newDesk(t, func(c *config) { c.Notice, c.Limit = -1, 4 })
	for i := range 12 {
		d.now = d.now.Add(time.Minute)
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
	}
	d.wait(time.Minute)
	d.remove("11.txt")
	if _, body := d.get("/feed.json"); strings.Contains(body, notice) {
		t.Error("a notice, though there are to be none")
	}
	d.drop("0.txt", report(0)+"It was bound in cloth.\n")
	d.wait(settings.DefaultNotice - 24*time.Hour)
	d.has("bound in cloth", true)
	d.wait(2 * 24 * time.Hour)
	d.has("bound in cloth", false)
}
