package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/watch"
)

// next says when time alone makes something due.
func (d *desk) next(what string, want time.Time) {
	d.t.Helper()
	if next, _ := d.press.due(d.now); !next.Equal(want) {
		d.t.Errorf("%s: next at %s, want %s (now is %s)", what, next, want, d.now)
	}
}

// modified is the Last-Modified of the Atom feed.
func (d *desk) modified() string {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest("GET", "/atom.xml", nil))
	return w.Header().Get("Last-Modified")
}

// TestFirstScan: what the first scan finds is printed once a second and at its end, when all archives are filled too.
func TestFirstScan(t *testing.T) {
	d := newDesk(t, func(c *Config) { c.Limit = 4 })
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
		{"a sum", func(d *desk) { d.drop("a.txt", harbour); d.press.ledger.Close(); d.wait(saveAfter) }, "msg=\"edition could not be remembered"},
	} {
		d := newDesk(t, func(c *Config) { c.Limit = 4 })
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
	first := d.modified()
	d.now = d.now.Add(300 * time.Millisecond)
	d.drop("b.txt", lighthouse)
	if got := d.modified(); first == "" || got != "" {
		t.Errorf("Last-Modified %q, then %q", first, got)
	}
	d.next("two versions of a second", d.now.Add(700*time.Millisecond))
	d.wait(700 * time.Millisecond)
	if got := d.modified(); got == "" || got == first {
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
	const notice = `"title":"An article was withdrawn"`
	d := newDesk(t, func(c *Config) { c.Notice = time.Hour })
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

	d = newDesk(t, func(c *Config) { c.Notice, c.Limit = -1, 4 })
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
	d.wait(6 * 24 * time.Hour)
	d.has("bound in cloth", true)
	d.wait(2 * 24 * time.Hour)
	d.has("bound in cloth", false)
}

// TestTooManyNotices: more withdrawals than the feed tells of are named.
func TestTooManyNotices(t *testing.T) {
	d := newDesk(t, nil)
	const said = "more was withdrawn or edited late"
	commit := func(first, n int) {
		var records []ledger.Record
		for i := range n {
			at := d.now.Add(time.Duration(first+i) * time.Second)
			records = append(records, ledger.Record{ID: fmt.Sprintf("tag:news.example,2026:%d", first+i), Path: fmt.Sprint(first + i), Published: at, Updated: at, Withdrawn: at})
		}
		if err := d.press.ledger.Commit(records, nil); err != nil {
			t.Fatal(err)
		}
		d.reopen()
	}
	if commit(0, 1000); strings.Contains(d.log.String(), said) {
		t.Errorf("logged %s", d.log.String())
	}
	if commit(1000, 2); !strings.Contains(d.log.String(), said) || !strings.Contains(d.log.String(), `"left out"=2`) {
		t.Errorf("logged %s", d.log.String())
	}
}

// TestKnown: the watcher reads what is published only where its stamp has changed, misses it, and misses held files too.
func TestKnown(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.drop("b.txt", lighthouse)
	d.drop("draft.txt", "---\ndraft: true\n---\n"+report(1))
	d.remove("b.txt")
	stamp, err := watch.Look(d.cfg.Seeds, "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := func(path string, want watch.Stamp, there bool) {
		t.Helper()
		if got, ok := d.press.known(path); got != want || ok != there {
			t.Errorf("%s: %+v %v, want %+v %v", path, got, ok, want, there)
		}
	}
	known("a.txt", stamp, true)
	known("b.txt", watch.Stamp{}, false)
	known("draft.txt", watch.Stamp{}, false)
	known("c.txt", watch.Stamp{}, false)
	if got := slices.Sorted(d.press.paths()); !slices.Equal(got, []string{"a.txt", "draft.txt"}) {
		t.Errorf("misses %q", got)
	}
	for n := range 2 { // whoever has enough gets no more
		var got []string
		for path := range d.press.paths() {
			if got = append(got, path); len(got) > n {
				break
			}
		}
	}
	d.press.cache.Drop("a.txt")
	known("a.txt", watch.Stamp{}, true)
	c := d.press.watchConfig()
	if c.Dir != d.cfg.Seeds || c.Was != d.press.state.Folder || c.Settle != d.cfg.Settle || c.MaxSize != d.cfg.MaxSize || !c.Now().Equal(d.now) {
		t.Errorf("the watcher is set to %+v", c)
	}
	if c.Report(errors.New("too many folders")); !strings.Contains(d.log.String(), "too many folders") {
		t.Error("what the watcher says is not logged")
	}
}

// TestLastOfABatch: of several changes of one path the last counts, and what is gone leaves nothing in the cache.
func TestLastOfABatch(t *testing.T) {
	d := newDesk(t, nil)
	change := func(path, text string) watch.Change {
		return watch.Change{Path: path, Data: []byte(text), Stamp: watch.Stamp{Size: int64(len(text)), ModTime: d.now.UnixNano(), ChangeTime: d.now.UnixNano()}}
	}
	gone := func(path string) watch.Change { return watch.Change{Path: path, Gone: true} }
	d.put("a.txt", harbour)
	d.press.handle([]watch.Change{change("a.txt", lighthouse), gone("a.txt"), change("b.txt", report(1)), gone("b.txt"), change("a.txt", harbour)})
	d.press.due(d.now)
	d.has("Harbour", true)
	d.has("Lighthouse", false)
	d.has("Report 1", false)
	id := d.record("a.txt").ID
	if err := os.Rename(filepath.Join(d.cfg.Seeds, "a.txt"), filepath.Join(d.cfg.Seeds, "c.txt")); err != nil {
		t.Fatal(err)
	}
	d.press.handle([]watch.Change{change("c.txt", harbour)}) // the other half of the event comes later
	d.press.due(d.now)
	if got := slices.Sorted(d.press.cache.Paths()); d.record("c.txt").ID != id || !slices.Equal(got, []string{"c.txt"}) {
		t.Errorf("%+v; the cache has %q", d.record("c.txt"), got)
	}
	if !strings.Contains(d.log.String(), `msg=renamed file=c.txt title="Harbour wall stands" quotes=0 why="from a.txt"`) {
		t.Errorf("logged %s", d.log.String())
	}
}

// replaceState puts the state in which a.txt is published in the place of one that knows b.txt alone. It returns the id of
// a.txt.
func (d *desk) replaceState() (id string) {
	d.t.Helper()
	d.drop("a.txt", harbour)
	id = d.record("a.txt").ID
	backup := d.cfg.State + ".backup"
	for _, do := range []func() error{
		d.Close,
		func() error { return os.CopyFS(backup, os.DirFS(d.cfg.State)) },
		func() error { return os.RemoveAll(d.cfg.State) },
		func() error { d.open(d.cfg); d.scan(); d.drop("b.txt", lighthouse); return nil },
		func() error { return os.RemoveAll(d.cfg.State) },
		func() error { return os.Rename(backup, d.cfg.State) },
	} {
		if err := do(); err != nil {
			d.t.Fatal(err)
		}
	}
	d.press.ctx, d.press.stop = context.WithCancelCause(context.Background())
	return id
}

// TestReplacedState: a state that was put in the place of ours is opened before anything is matched against it or written
// over it, also while something of ours waits to be written.
func TestReplacedState(t *testing.T) {
	for name, notice := range map[string]func(d *desk) []string{
		"at a drop": func(d *desk) []string { return d.look("a.txt") },
		"at a time": func(d *desk) []string { _, again := d.wait(saveAfter); return again },
	} {
		d := newDesk(t, nil)
		d.wait(time.Minute)
		id := d.replaceState()
		if d.press.shown == d.press.state {
			t.Fatalf("%s: nothing waits to be written", name)
		}
		if again := notice(d); len(again) > 0 || !errors.Is(context.Cause(d.press.ctx), errReplacedState) {
			t.Errorf("%s: again %q, the watcher ends with %v", name, again, context.Cause(d.press.ctx))
		}
		whole := false
		d.press.whole = func() { whole = true }
		if err := d.press.moveIn(); err != nil {
			t.Fatal(err)
		}
		d.press.digests.wait = time.Hour
		if r := d.record("a.txt"); r.ID != id || whole {
			t.Errorf("%s: %+v, want the id %s", name, r, id)
		}
		if _, ok := d.press.ledger.Index().ByPath("b.txt"); ok {
			t.Errorf("%s: the state that was replaced is still there", name)
		}
		d.look("a.txt")
		if d.scan(); !whole {
			t.Errorf("%s: nobody is told that the new folder is published", name)
		}
		d.has("Harbour", true)
	}
}

// TestRepaired: what was damaged on disk is mended and named.
func TestRepaired(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for name, said := range map[string]string{"ledger-b.jsonl": "state repaired", "cache/digests": "digest cache repaired"} {
		path := filepath.Join(d.cfg.State, name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := len(data) / 2; i < len(data)/2+20; i++ {
			data[i] ^= 0x15
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		d.log.Reset()
		if d.open(d.cfg); !strings.Contains(d.log.String(), said) {
			t.Errorf("%s: logged %s", name, d.log.String())
		}
		d.look("a.txt")
		d.scan()
		d.has("Harbour", true)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	d.open(d.cfg)
	if d.press.cached("a.txt") == nil {
		t.Error("what was mended is not kept")
	}
}

// cached is the digest that the cache has for a path.
func (p *press) cached(path string) *digest.Digest {
	r, _ := p.ledger.Index().ByPath(path)
	return p.digests.cached(path, r.Hash)
}
