package feed

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
)

// heard is an article that quotes one person.
func heard(title, who string) string {
	return title + "\n\n“The wall will hold for a hundred years,” said " + who + ", who had seen it built.\n"
}

// in reports whether the Atom feed of a person has a text.
func (d *desk) in(person, text string) bool {
	code, body := d.get("/speakers/" + person + "/atom.xml")
	return code == 200 && strings.Contains(body, text)
}

func (d *desk) wantIn(what, person, text string, want bool) {
	d.t.Helper()
	if got := d.in(person, text); got != want {
		d.t.Errorf("%s: the feed of %s has %q: %v, want %v", what, person, text, got, want)
	}
}

const removed = "Removed: quotes from an article"

// TestNewerSpeakers: another version of the program finds another speaker in the same file. A notice stands in the wrong
// person's feed for as long as for a withdrawal.
func TestNewerSpeakers(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("wall.txt", heard("The wall is up", "Ada Moss"))
	d.wantIn("at first", "ada-moss", "a hundred years", true)
	before := d.record("wall.txt")
	d.Close()
	if err := os.RemoveAll(filepath.Join(d.cfg.State, "cache", "digests")); err != nil {
		t.Fatal(err)
	}
	l, err := d.cfg.open(d.cfg.State)
	if err != nil {
		t.Fatal(err)
	}
	s := l.State()
	s.Extractor = "an older one"
	if err := errors.Join(l.Commit(nil, &s), l.Close()); err != nil {
		t.Fatal(err)
	}
	d.now = d.now.Add(time.Minute)
	d.open(d.cfg)
	file := d.press.digests.file
	d.press.digests.file = func(path string, data []byte) (*digest.Digest, error) {
		made, err := file(path, data)
		for i := range made.Quotes {
			made.Quotes[i].Speaker = "Ben Reed"
		}
		return made, err
	}
	d.look("wall.txt")
	d.scan()
	d.wantIn("newer program", "ben-reed", "a hundred years", true)
	d.wantIn("newer program", "ada-moss", removed, true)
	d.wantIn("newer program", "ada-moss", "a hundred years", false)
	if after := d.record("wall.txt"); after != before {
		t.Errorf("the record is %+v, was %+v", after, before)
	}
	d.wait(settings.DefaultNotice - time.Minute)
	d.wantIn("before three days are over", "ada-moss", removed, true)
	d.wait(2 * time.Minute)
	d.wantIn("after three days", "ada-moss", removed, false)
}

// TestLostFiling: without the file that says what articles are filed under, it is made again once a scan is over.
func TestLostFiling(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("wall.txt", heard("The wall is up", "Ada Moss"))
	d.drop("weir.txt", heard("The weir is up", "Ada Moss"))
	want, body := d.get("/speakers/ada-moss/atom.xml")
	d.Close()
	if err := os.Remove(filepath.Join(d.cfg.State, "cache", filingName)); err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	d.scan()
	for range 100 {
		d.wait(time.Second)
	}
	if code, again := d.get("/speakers/ada-moss/atom.xml"); code != want || again != body {
		t.Errorf("%d %s\nwas %d %s", code, again, want, body)
	}
	var stale []ledger.Record
	for r := range d.press.filing.Stale() {
		stale = append(stale, r)
	}
	if len(stale) > 0 || len(d.press.stale) > 0 {
		t.Errorf("not filed: %+v", stale)
	}
}

// TestLostFilingUnsearched: the articles are filed anew where no searched text can be written.
func TestLostFilingUnsearched(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("wall.txt", heard("The wall is up", "Ada Moss"))
	d.drop("roof.txt", heard("The roof is up", "Ben Reed"))
	d.Close()
	err := errors.Join(os.Remove(filepath.Join(d.cfg.State, "cache", filingName)), os.Remove(d.wordsFile()), os.Mkdir(d.wordsFile(), 0o755))
	if err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	d.scan()
	for range 100 {
		d.wait(time.Second)
	}
	d.wantIn("after the start", "ada-moss", "a hundred years", true)
	d.wantIn("after the start", "ben-reed", "a hundred years", true)
	d.finds("after the start", "q=wall", 503)
}

// TestFiledHold: while an edit waits, a person's feed has what readers have.
func TestFiledHold(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Hold = time.Minute })
	d.drop("wall.txt", heard("The wall is up", "Ada Moss"))
	d.wait(2 * time.Minute)
	d.look("wall.txt")
	d.wantIn("at first", "ada-moss", "a hundred years", true)
	d.drop("wall.txt", heard("The wall is up", "Ben Reed"))
	d.wantIn("while it waits", "ada-moss", "a hundred years", true)
	d.wantIn("while it waits", "ben-reed", "a hundred years", false)
	d.reopen()
	d.scan()
	d.wantIn("after a restart", "ada-moss", "a hundred years", true)
	d.wait(2 * time.Minute)
	d.look("wall.txt")
	d.wantIn("released", "ben-reed", "a hundred years", true)
	d.wantIn("released", "ada-moss", removed, true)
}

// TestFiledReload: readers may know the names of folders as soon as their owner says so.
func TestFiledReload(t *testing.T) {
	d := newDesk(t, nil)
	if err := os.Mkdir(filepath.Join(d.cfg.Seeds, "news"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.drop("news/wall.txt", heard("The wall is up", "Ada Moss"))
	if code, _ := d.get("/sections/news/atom.xml"); code != 404 {
		t.Errorf("without --sections: %d", code)
	}
	next := d.cfg
	next.Sections = true
	if changed, err := d.Reload(next.Config); err != nil || !changed {
		t.Fatalf("reload: %v, %v", changed, err)
	}
	if err := d.press.applySettings(); err != nil {
		t.Fatal(err)
	}
	if code, body := d.get("/sections/news/atom.xml"); code != 200 || !strings.Contains(body, "The wall is up") {
		t.Errorf("with --sections: %d %s", code, body)
	}
}
