package feed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/watch"
)

const (
	january  = "Harbour wall stands\n\nThe wall of the harbour was rebuilt in January.\n"
	february = "Harbour wall stands\n\nThe wall of the harbour was rebuilt in February.\n"
)

// holding is a desk where everything waits for a minute. The times of its files are to come, since its clock is behind.
func holding(t *testing.T) *desk { return newDesk(t, func(c *config) { c.Hold = time.Minute }) }

// release lets a minute go by, and hands over what is asked for.
func (d *desk) release() {
	d.t.Helper()
	_, again := d.wait(time.Minute)
	if len(again) == 0 {
		d.t.Fatal("nothing is released")
	}
	d.look(again...)
}

// start begins anew, with what is in the folder.
func (d *desk) start(names ...string) {
	d.t.Helper()
	d.reopen()
	d.look(names...)
	d.look(d.scan()...)
	d.scan()
}

// TestHold: a new article waits for exactly its time, whatever the time of its file, and is dated by its release.
func TestHold(t *testing.T) {
	d := holding(t)
	d.drop("a.txt", january)
	at := d.now.Add(time.Minute)
	d.now = d.now.Add(30 * time.Second)
	d.drop("a.txt", january) // touched: no change
	d.next("waiting", at)
	if _, body := d.get("/healthz"); body != "ok\nwaiting: 1, the next until "+at.UTC().Format(time.RFC3339Nano)+"\n" {
		t.Errorf("/healthz says %q", body)
	}
	if _, again := d.wait(30*time.Second - time.Nanosecond); len(again) > 0 {
		t.Fatalf("%q a moment before its time", again)
	}
	d.start("a.txt") // a restart changes nothing
	d.next("waiting after a restart", at)
	_, again := d.wait(time.Nanosecond)
	d.look(again...)
	if r := d.record("a.txt"); !r.Published.Equal(d.now) {
		t.Errorf("published %s, want %s", r.Published, d.now)
	}
	d.has("in January", true)
	if n := strings.Count(d.log.String(), "msg=waits file=a.txt"); n != 2 { // once in each run
		t.Errorf("%d lines say that it waits:\n%s", n, d.log.String())
	}
	if _, body := d.get("/healthz"); body != "ok\n" {
		t.Errorf("/healthz says %q", body)
	}
}

// TestHoldClockSetBack: nothing waits longer because the clock was set back.
func TestHoldClockSetBack(t *testing.T) {
	d := holding(t)
	d.drop("a.txt", january)
	d.now = d.now.Add(-24 * time.Hour)
	d.press.due(d.now)
	d.next("after the clock was set back", d.now.Add(time.Minute))
	d.start("a.txt")
	d.release()
	d.has("in January", true)
}

// TestHoldEdits has a row for each thing that may happen to a published article while an edit of it waits.
func TestHoldEdits(t *testing.T) {
	type step func(d *desk)
	for name, c := range map[string]struct {
		meanwhile      step
		now, then, end string // the texts that readers have: January, February, none
		sameID         bool
	}{
		"nothing":        {func(d *desk) {}, "January", "February", "a.txt", true},
		"undone":         {func(d *desk) { d.drop("a.txt", january) }, "January", "January", "a.txt", true},
		"deleted":        {func(d *desk) { d.remove("a.txt") }, "none", "none", "a.txt", true},
		"draft":          {func(d *desk) { d.drop("a.txt", "---\ndraft: true\n---\n"+february) }, "none", "none", "a.txt", true},
		"expired":        {func(d *desk) { d.drop("a.txt", "---\nexpires: 2001-01-01\n---\n"+february) }, "none", "none", "a.txt", true},
		"embargo":        {func(d *desk) { d.drop("a.txt", "---\ndate: 2999-01-01\n---\n"+february) }, "none", "none", "a.txt", true},
		"edited back":    {func(d *desk) { d.drop("a.txt", january); d.drop("a.txt", february) }, "January", "February", "a.txt", true},
		"renamed":        {func(d *desk) { d.move("a.txt", "b.txt") }, "January", "February", "b.txt", true},
		"renamed late":   {func(d *desk) { d.moveLate("a.txt", "b.txt") }, "January", "February", "b.txt", true},
		"put back":       {func(d *desk) { d.remove("a.txt"); d.drop("b.txt", february) }, "none", "February", "b.txt", true},
		"another text":   {func(d *desk) { d.drop("a.txt", lighthouse); d.drop("a.txt", february) }, "January", "February", "a.txt", true},
		"restart":        {func(d *desk) { d.start("a.txt") }, "January", "February", "a.txt", true},
		"renamed asleep": {func(d *desk) { d.slide("a.txt", "b.txt"); d.start("b.txt") }, "January", "February", "b.txt", true},
	} {
		t.Run(name, func(t *testing.T) {
			d := holding(t)
			d.drop("a.txt", january)
			d.release()
			id := d.record("a.txt").ID
			d.drop("a.txt", february)
			look := func(when, want string) {
				t.Helper()
				for _, month := range []string{"January", "February"} {
					d.has("in "+month, month == want)
				}
				if t.Failed() {
					t.Fatalf("%s readers do not have %s; log:\n%s", when, want, d.log.String())
				}
			}
			look("at first", "January")
			c.meanwhile(d)
			look("then", c.now)
			_, again := d.wait(time.Minute)
			d.look(again...)
			look("in the end", c.then)
			if got := d.record(c.end).ID; c.sameID && got != id {
				t.Errorf("the id %s became %s", id, got)
			}
		})
	}
}

// slide renames a file and tells nobody.
func (d *desk) slide(from, to string) {
	d.t.Helper()
	if err := os.Rename(filepath.Join(d.cfg.Seeds, from), filepath.Join(d.cfg.Seeds, to)); err != nil {
		d.t.Fatal(err)
	}
}

// move renames a file.
func (d *desk) move(from, to string) {
	d.t.Helper()
	d.slide(from, to)
	d.look(to)
	d.gone(from)
}

// moveLate renames a file of which the program knows nothing but that another one holds its name.
func (d *desk) moveLate(from, to string) {
	d.t.Helper()
	d.slide(from, to)
	d.put(from, lighthouse)
	d.look(to, from)
}

// TestHoldOver: another text over an article waits, and the article stays until then.
func TestHoldOver(t *testing.T) {
	d := holding(t)
	d.drop("a.txt", january)
	d.release()
	d.drop("a.txt", lighthouse)
	d.wait(5 * time.Second) // longer than a file is missed
	d.start("a.txt")
	d.has("in January", true)
	d.has("north head", false)
	d.release()
	d.has("north head", true)
	d.wait(3 * time.Second)
	d.has("in January", false)
}

// TestHoldCacheLost: what readers have while an edit waits outlasts the loss of the cache. Where the edit was made at the
// same time, nothing has the version before: it is said, and the edit does not come early.
func TestHoldCacheLost(t *testing.T) {
	for _, seen := range []bool{true, false} {
		d := holding(t)
		d.drop("a.txt", january)
		d.release()
		d.put("a.txt", february)
		if seen {
			d.look("a.txt")
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(d.cfg.State, "cache")); err != nil {
			t.Fatal(err)
		}
		d.open(d.cfg)
		d.start("a.txt")
		d.has("in January", seen)
		d.has("in February", false)
		if strings.Contains(d.log.String(), "is lost") == seen {
			t.Errorf("log: %s", d.log.String())
		}
		d.release()
		d.has("in February", true)
	}
}

// TestHoldEmbargo: a date to come and the wait go side by side.
func TestHoldEmbargo(t *testing.T) {
	d := holding(t)
	for name, after := range map[string]time.Duration{"soon.txt": time.Second, "later.txt": time.Hour} {
		d.drop(name, "---\ndate: "+d.now.Add(after).Format(time.RFC3339)+"\n---\nOut of "+name+"\n\nThis is the text of "+name+", which came in time.\n")
	}
	d.look(second(d.wait(time.Second))...)
	d.has("soon.txt", false)
	d.look(second(d.wait(59 * time.Second))...)
	d.has("soon.txt", true)
	d.has("later.txt", false)
	d.look(second(d.wait(59 * time.Minute))...)
	d.has("later.txt", true)
}

func second(_ time.Time, again []string) []string { return again }

// TestHoldPictures: while an edit waits, the page shows the pictures of the version before.
func TestHoldPictures(t *testing.T) {
	d := holding(t)
	d.put("old.png", drawn(t))
	d.put("new.png", drawn(t))
	d.drop("a.md", with(january, "old.png"))
	d.release()
	shows := func(when, name string) {
		t.Helper()
		for _, picture := range []string{"old.png", "new.png"} {
			if got := len(d.press.gallery.Find(d.record("a.md").Path, picture)) > 0; got != (picture == name) {
				t.Errorf("%s: %s is shown: %v", when, picture, got)
			}
		}
		d.has("/files/", true)
	}
	shows("published", "old.png")
	d.drop("a.md", with(february, "new.png"))
	shows("edited", "old.png")
	d.look("a.md") // as when a picture comes late
	shows("looked at again", "old.png")
	d.start("a.md")
	shows("restarted", "old.png")
	d.release()
	shows("released", "new.png")
}

// TestHoldPicture: another picture in the place of one that an article shows waits as well, and so does one that comes
// beside the article; one that is taken away does not.
func TestHoldPicture(t *testing.T) {
	d := holding(t)
	d.put("old.png", drawn(t))
	d.drop("a.md", with(with(january, "old.png"), "late.png"))
	d.release()
	shows := func(when string, want string) {
		t.Helper()
		got := ""
		for _, name := range []string{"old.png", "late.png"} {
			for _, form := range d.press.gallery.Find("a.md", name) {
				if code, _ := d.get("/files/" + form.Name); code != 200 {
					t.Errorf("%s: %s answers %d", when, name, code)
				}
				got += name + " " + form.Name + "\n"
			}
		}
		if got != want {
			t.Errorf("%s: shows %q, want %q", when, got, want)
		}
	}
	form := d.press.gallery.Find("a.md", "old.png")[0].Name
	before := "old.png " + form + "\n"
	shows("published", before)
	hand := func(name string) {
		t.Helper()
		stamp, err := watch.Look(d.cfg.Seeds, name)
		if err != nil {
			t.Fatal(err)
		}
		d.press.handle([]watch.Change{{Path: name, Stamp: stamp}})
		d.look(second(d.press.due(d.now))...)
	}
	d.put("old.png", drawnOf(t, 40))
	d.put("late.png", drawnOf(t, 50))
	hand("old.png")
	hand("late.png")
	shows("replaced", before)
	d.look("a.md") // as at another change beside it
	if got := d.press.gallery.Find("a.md", "old.png"); len(got) != 1 || got[0].Name != form {
		t.Errorf("looked at again, it shows %v", got)
	}
	d.now = d.now.Add(time.Minute)
	_, again := d.press.due(d.now)
	for _, name := range again {
		hand(name)
	}
	if after := d.press.gallery.Find("a.md", "old.png"); len(after) != 1 || after[0].Name == form || len(d.press.gallery.Find("a.md", "late.png")) != 1 {
		t.Errorf("in time, it shows %v; again %q", after, again)
	}
	if err := os.Remove(filepath.Join(d.cfg.Seeds, "old.png")); err != nil {
		t.Fatal(err)
	}
	d.press.handle([]watch.Change{{Path: "old.png", Gone: true}})
	d.look(second(d.press.due(d.now))...)
	if got := d.press.gallery.Find("a.md", "old.png"); len(got) > 0 {
		t.Errorf("taken away, it shows %v", got)
	}
}

// TestHoldFirstStart: at a start, files wait that changed within the time, for what is left of it, and no others.
func TestHoldFirstStart(t *testing.T) {
	for _, first := range []bool{true, false} {
		d := holding(t)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if first {
			if err := os.RemoveAll(d.cfg.State); err != nil {
				t.Fatal(err)
			}
		}
		d.put("a.txt", january)
		d.put("b.txt", lighthouse)
		stamp, err := watch.Look(d.cfg.Seeds, "b.txt")
		if err != nil {
			t.Fatal(err)
		}
		d.now = time.Unix(0, stamp.ChangeTime).Add(40 * time.Second)
		d.cfg.files = filesOf(d.cfg.Seeds, d.cfg.MaxSize)
		d.open(d.cfg)
		names := []string{"a.txt", "b.txt"}
		hand := func(names ...string) {
			var changes []watch.Change
			for _, name := range names {
				data, stamp, err := watch.Read(d.cfg.Seeds, name, d.cfg.MaxSize)
				if err != nil {
					t.Fatal(err)
				}
				if name == "a.txt" { // an old file
					stamp.ChangeTime -= int64(time.Hour)
					stamp.ModTime -= int64(time.Hour)
				}
				changes = append(changes, watch.Change{Path: name, Data: data, Stamp: stamp})
			}
			d.press.handle(changes)
			d.press.due(d.now)
		}
		hand(names...)
		d.scan()
		d.scan()
		d.has("in January", true)
		d.has("north head", false)
		d.wait(20*time.Second - 1)
		d.has("north head", false)
		hand(second(d.wait(1 + time.Duration(stamp.ChangeTime-stamp.ModTime)))...)
		d.has("north head", true)
		if at := d.record("b.txt").Published; !at.Equal(d.now) {
			t.Errorf("published %s, want %s", at, d.now)
		}
	}
}

// TestTakenBack: what its owner took back in time is logged as such, once, and nothing else is.
func TestTakenBack(t *testing.T) {
	for name, c := range map[string]struct {
		step func(d *desk)
		want string
	}{
		"new, deleted":      {func(d *desk) { d.drop("b.txt", lighthouse); d.remove("b.txt") }, "file=b.txt why=\"it was deleted"},
		"new, renamed":      {func(d *desk) { d.drop("b.txt", lighthouse); d.move("b.txt", "c.txt") }, ""},
		"new, seen":         {func(d *desk) { d.drop("b.txt", lighthouse); d.release(); d.remove("b.txt") }, ""},
		"edit, undone":      {func(d *desk) { d.drop("a.txt", february); d.drop("a.txt", january) }, "file=a.txt why=\"the edit was undone"},
		"edit, again":       {func(d *desk) { d.drop("a.txt", february); d.drop("a.txt", february+"It is wet.\n") }, ""},
		"edit, seen":        {func(d *desk) { d.drop("a.txt", february); d.release() }, ""},
		"edit, deleted":     {func(d *desk) { d.drop("a.txt", february); d.remove("a.txt") }, ""},
		"side file, gone":   {func(d *desk) { d.drop("a.meta.yaml", "tags: [wall]\n"); d.remove("a.meta.yaml") }, "file=a.meta.yaml why=\"it was deleted"},
		"side file, heard":  {func(d *desk) { d.drop("a.meta.yaml", "tags: [wall]\n"); d.release(); d.remove("a.meta.yaml") }, ""},
		"nothing but rests": {func(d *desk) { d.drop("a.txt", january) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := holding(t)
			d.drop("a.txt", january)
			d.release()
			c.step(d)
			n := strings.Count(d.log.String(), "msg=\"taken back\"")
			if !strings.Contains(d.log.String(), c.want) || (n == 1) != (c.want != "") || n > 1 {
				t.Errorf("want %q once; log:\n%s", c.want, d.log.String())
			}
		})
	}
}

// TestHoldFirstStartOwner: what its owner says of a folder that is published for the first time does not wait, whenever it was
// copied there: its articles would be seen without it.
func TestHoldFirstStartOwner(t *testing.T) {
	d := holding(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(d.cfg.State); err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	d.put("people.yaml", "- name: Robert Stone\n  also: [Bob Stone]\n")
	d.put("a.txt", wheel)
	old := d.now.Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(d.cfg.Seeds, "a.txt"), old, old); err != nil {
		t.Fatal(err)
	}
	d.look("people.yaml")
	d.look("a.txt")
	d.scan()
	if got := d.speaker("a.txt"); got != "Robert Stone" {
		t.Errorf("the speaker is %q; log:\n%s", got, d.log.String())
	}
	d.drop("people.yaml", "- name: Rob Stone\n  also: [Bob Stone]\n")
	if n := strings.Count(d.log.String(), "msg=waits file=people.yaml"); n != 1 {
		t.Errorf("%d lines say that a change of the list waits:\n%s", n, d.log.String())
	}
}
