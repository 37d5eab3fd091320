package feed

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// copyState puts the ledger in one folder in the place of that in another, as a backup program does.
func copyState(t *testing.T, from, to string) {
	t.Helper()
	for _, name := range []string{"ledger-a.jsonl", "ledger-b.jsonl"} {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		part := filepath.Join(to, ".part")
		if err := os.WriteFile(part, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(part, filepath.Join(to, name)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReplacedState: another state that is put in the place of ours is opened, whatever notices it first: a drop before
// the last version was saved, or time that goes by. It is not moved aside, and no version gets an earlier date.
func TestReplacedState(t *testing.T) {
	for _, tt := range []struct {
		name   string
		notice func(d *desk)
	}{
		{"a drop within the second", func(d *desk) { d.drop("b.txt", lighthouse) }},
		{"a drop later", func(d *desk) { d.now = d.now.Add(time.Minute); d.drop("b.txt", lighthouse) }},
		{"a file that is gone", func(d *desk) { d.remove("a.txt") }},
		{"time", func(d *desk) { d.wait(2 * time.Second) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			backup := newDesk(t, nil)
			backup.drop("old.txt", report(1))
			backup.wait(2 * time.Second)
			if err := backup.Close(); err != nil {
				t.Fatal(err)
			}
			d := newDesk(t, nil)
			d.wait(time.Minute)
			d.drop("a.txt", harbour)
			var seen versions
			seen.look(t, d, "before", "/atom.xml")
			copyState(t, backup.cfg.State, d.cfg.State)
			d.press.ctx, d.press.stop = context.WithCancelCause(context.Background())
			tt.notice(d)
			if cause := context.Cause(d.press.ctx); cause != errReplacedState {
				t.Fatalf("the watcher was ended because of %v", cause)
			}
			if err := d.press.moveIn(); err != nil {
				t.Fatal(err)
			}
			if _, ok := d.press.ledger.Index().ByPath("old.txt"); !ok {
				t.Error("the state that was put in place is not open")
			}
			seen.look(t, d, "after", "/atom.xml")
		})
	}
}

// TestOlderStateDate: a backup of the state that is put back while running holds the date of an older version. What is
// served with it is not dated before what readers have.
func TestOlderStateDate(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.wait(time.Minute)
	backup := t.TempDir()
	copyState(t, d.cfg.State, backup)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(d.cfg.State); err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	d.scan()
	d.drop("b.txt", lighthouse)
	d.wait(time.Minute)
	date := func() string { return d.modified("/atom.xml") }
	before, err := http.ParseTime(date())
	if err != nil {
		t.Fatal(err)
	}
	copyState(t, backup, d.cfg.State)
	if err := d.press.moveIn(); err != nil {
		t.Fatal(err)
	}
	d.has("Harbour", true)
	d.has("Lighthouse", false)
	if after := date(); after != "" {
		if at, err := http.ParseTime(after); err != nil || !at.After(before) {
			t.Errorf("Last-Modified %s, was %s of another version", after, before)
		}
	}
	d.wait(2 * time.Second)
	if at, err := http.ParseTime(date()); err != nil || !at.After(before) {
		t.Errorf("Last-Modified %s a moment later, was %s", date(), before)
	}
}

// TestHealthyAgain: the state counts as written again when it can be, though what could not be written was taken back.
func TestHealthyAgain(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.wait(time.Minute)
	if err := os.Rename(d.cfg.State, d.cfg.State+".away"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.cfg.State, nil, 0o644); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	d.drop("b.txt", lighthouse)
	d.wait(retryAfter)
	if code, _ := d.get("/healthz"); code != 503 {
		t.Errorf("health %d while the state cannot be written", code)
	}
	if err := os.Remove(d.cfg.State); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(d.cfg.State+".away", d.cfg.State); err != nil {
		t.Fatal(err)
	}
	d.wait(retryAfter)
	if code, _ := d.get("/healthz"); code != 200 {
		t.Errorf("health %d when it can be written again", code)
	}
}

// TestClockSetBack: a clock that was set back puts off neither what is dropped then nor archives.
func TestClockSetBack(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 8 })
	for i := range 6 {
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
	}
	d.now = d.now.Add(-time.Hour)
	d.drop("a.txt", harbour)
	d.has("Harbour", true)
	d.wait(fillAfter)
	if code, _ := d.get("/archive/1/atom.xml"); code != 200 {
		t.Errorf("the first archive: %d", code)
	}
}
