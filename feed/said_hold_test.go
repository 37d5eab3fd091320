package feed

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/watch"
)

// pass lets time go by, and hands over what is asked for.
func (d *desk) pass(after time.Duration) {
	d.t.Helper()
	d.now = d.now.Add(after)
	d.lookAll(d.again()...)
}

// shows says what readers have of mill.txt: "none", or the speaker and whether the text is the edited one.
func (d *desk) shows() string {
	r, ok := d.press.ledger.Index().ByPath("mill.txt")
	_, page := d.get("/articles/" + r.Slug)
	_, feed := d.get("/atom.xml")
	if !ok || !r.Withdrawn.IsZero() {
		if strings.Contains(feed, "The wheel") || strings.Contains(page, "The wheel") {
			d.t.Errorf("withdrawn, and served:\n%s\n%s", feed, page)
		}
		return "none"
	}
	edited := strings.Contains(feed, "fifty years")
	if strings.Contains(page, "fifty years") != edited {
		d.t.Errorf("feed and page have different texts:\n%s\n%s", feed, page)
	}
	return fmt.Sprint(d.speaker("mill.txt"), map[bool]string{true: ", edited"}[edited])
}

// TestSaidHold has a row for each thing that may happen to a side file of a published article, and what readers have of the
// article at once, 30 seconds later, and so on. Hold is a minute.
func TestSaidHold(t *testing.T) {
	edit := wheel + "\nThe millers had left the town fifty years ago, and nobody had come after them.\n"
	for _, c := range []struct {
		name string
		do   func(d *desk)
		half func(d *desk) // after 30 seconds; nil: nothing
		want string        // at 0, 30, 60 and 90 seconds
		at   string        // seconds at which updated moved last; "": it did not
	}{
		{"another word", func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) }, nil, "Bob Stone; Bob Stone; Ivy Lake; Ivy Lake", "60"},
		{"the article is handled meanwhile", func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) },
			func(d *desk) { d.drop("mill.txt", wheel) }, "Bob Stone; Bob Stone; Ivy Lake; Ivy Lake", "60"},
		{"changed once more", func(d *desk) { d.ownerWrites("mill.meta.yaml", byNone) },
			func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) }, "Bob Stone; Bob Stone; Bob Stone; Ivy Lake", "90"},
		{"taken back", func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) },
			func(d *desk) { d.remove("mill.meta.yaml") }, "Bob Stone; Bob Stone; Bob Stone; Bob Stone", ""},
		{"draft", func(d *desk) { d.ownerWrites("mill.meta.yaml", "draft: true\n") }, nil, "none; none; none; none", ""},
		{"draft, taken back", func(d *desk) { d.ownerWrites("mill.meta.yaml", "draft: true\n"+byIvy) },
			func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) }, "none; none; none; Ivy Lake", ""},
		{"restart", func(d *desk) {
			d.ownerWrites("mill.meta.yaml", byIvy)
			d.start("mill.txt", "mill.meta.yaml")
		}, nil, "Bob Stone; Bob Stone; Ivy Lake; Ivy Lake", "60"},
		{"nothing waits any more", func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) },
			func(d *desk) { d.reload(0) }, "Bob Stone; Ivy Lake; Ivy Lake; Ivy Lake", "30"},
		{"with an edit", func(d *desk) {
			d.put("mill.txt", edit)
			d.put("mill.meta.yaml", byIvy)
			d.lookAll("mill.txt", "mill.meta.yaml")
		}, nil, "Bob Stone; Bob Stone; Ivy Lake, edited; Ivy Lake, edited", "60"},
		{"before an edit", func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) },
			func(d *desk) { d.drop("mill.txt", edit) }, "Bob Stone; Bob Stone; Ivy Lake; Ivy Lake, edited", "90"},
		{"after an edit", func(d *desk) { d.drop("mill.txt", edit) },
			func(d *desk) { d.ownerWrites("mill.meta.yaml", byIvy) }, "Bob Stone; Bob Stone; Bob Stone, edited; Ivy Lake, edited", "90"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := holding(t)
			d.drop("mill.txt", wheel)
			d.release()
			before, start := d.record("mill.txt"), d.now
			c.do(d)
			got := []string{d.shows()}
			for i := range 3 {
				d.pass(30 * time.Second)
				if i == 0 && c.half != nil {
					c.half(d)
				}
				got = append(got, d.shows())
			}
			after := d.record("mill.txt")
			at := ""
			if !after.Updated.Equal(before.Updated) {
				at = fmt.Sprint(after.Updated.Sub(start).Round(time.Second).Seconds())
			}
			if s := strings.Join(got, "; "); s != c.want || at != c.at || after.ID != before.ID {
				t.Errorf("readers have %s\nwant         %s\nupdated moved at %q, want %q; before %+v, after %+v; log:\n%s", s, c.want, at, c.at, before, after, d.log.String())
			}
			if _, body := d.get("/healthz"); body != "ok\n" {
				t.Errorf("in the end /healthz says %q", body)
			}
			if page := string(d.statusPage("x.txt")); strings.Contains(page, "Waiting") {
				t.Errorf("in the end something waits:\n%s", page)
			}
		})
	}
}

// reload changes Config.Hold, as Run does.
func (d *desk) reload(hold time.Duration) {
	d.t.Helper()
	next := d.cfg
	next.Hold = hold
	if changed, err := d.Reload(next.Config); !changed || err != nil {
		d.t.Fatal(changed, err)
	}
	if err := d.press.applySettings(); err != nil {
		d.t.Fatal(err)
	}
	d.press.digests.wait = time.Hour
	d.press.scanned()
	d.lookAll(d.again()...)
}

// TestSaidHoldNew: a side file comes with its new article, whichever is dropped first.
func TestSaidHoldNew(t *testing.T) {
	for _, first := range []string{"mill.txt", "mill.meta.yaml"} {
		d := holding(t)
		text := map[string]string{"mill.txt": wheel, "mill.meta.yaml": byIvy}
		d.put(first, text[first])
		d.lookAll(first)
		d.pass(30 * time.Second)
		for name := range text {
			if name != first {
				d.put(name, text[name])
				d.lookAll(name)
			}
		}
		for range 2 {
			d.pass(30 * time.Second)
		}
		if r := d.record("mill.txt"); d.shows() != "Ivy Lake" || r.Updated.Sub(r.Published) > time.Second {
			t.Errorf("%s first: said by %q, %+v", first, d.shows(), r)
		}
	}
}

// TestSaidHoldRenamed: an article of which an edit waits is renamed to where a side file stands already. What that says of the
// version that readers have is in force at once.
func TestSaidHoldRenamed(t *testing.T) {
	for said, want := range map[string]bool{byIvy: true, "draft: true\n": false} {
		d := holding(t)
		d.drop("mill.txt", wheel)
		d.release()
		d.drop("mill.txt", wheel+"\nThe millers had left the town fifty years ago, and nobody had come after them.\n")
		d.rename("mill.txt", "weir.txt")
		d.put("weir.meta.yaml", said)
		d.lookAll("weir.meta.yaml") // which hands weir.txt over, once
		d.vanished("mill.txt")
		r := d.record("weir.txt")
		if shown := r.Withdrawn.IsZero(); shown != want || want && d.speaker("weir.txt") != "Ivy Lake" {
			t.Errorf("%q: %+v; log:\n%s", said, r, d.log.String())
		}
		d.has("never thought", want)
		d.has("fifty years", false)
	}
}

// TestSaidRefused: what the owner says counts for the last good version of an article, though its file is refused now.
func TestSaidRefused(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("mill.txt", wheel)
	before := d.record("mill.txt")
	d.now = d.now.Add(time.Minute)
	d.drop("mill.txt", "\x7fELF\x02\x01\x01\x00\x00\x00")
	d.ownerWrites("mill.meta.yaml", byIvy)
	r := d.record("mill.txt")
	if !strings.Contains(d.log.String(), "refused") || r.Hash != before.Hash || d.shows() != "Ivy Lake" || !r.Updated.After(before.Updated) {
		t.Errorf("said by %q, %+v; log:\n%s", d.shows(), r, d.log.String())
	}
	d.ownerWrites("mill.meta.yaml", "draft: true\n")
	if d.shows() != "none" {
		t.Error("a draft is published")
	}
}

// hand hands over what a file holds now.
func (d *desk) hand(name string) {
	d.t.Helper()
	data, stamp, err := watch.Read(d.cfg.Seeds, name, d.cfg.MaxSize)
	if err != nil {
		d.t.Fatal(err)
	}
	d.press.handle([]watch.Change{{Path: name, Data: data, Stamp: stamp}})
}

// TestSaidNotRemembered: while the state cannot be written, readers have what is remembered, also on pages that are made
// when they ask.
func TestSaidNotRemembered(t *testing.T) {
	for name, change := range map[string]func(d *desk){
		"first side file": func(d *desk) { d.put("mill.meta.yaml", byNone); d.hand("mill.meta.yaml") },
		"list of people": func(d *desk) {
			d.put("people.yaml", "- name: Robert Stone\n  also: [Bob Stone]\n")
			d.hand("people.yaml")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, nil)
			d.drop("mill.txt", wheel)
			_, page := d.get("/articles/mill-wheel-turns-again")
			change(d)
			d.again() // known, and not handled
			if _, now := d.get("/articles/mill-wheel-turns-again"); now != page {
				t.Errorf("the page shows what is not remembered:\n%s\nbefore\n%s", now, page)
			}
			d.lookAll("mill.txt")
			if _, now := d.get("/articles/mill-wheel-turns-again"); now == page {
				t.Error("the page never changes")
			}
		})
	}
	for name, change := range map[string]func(d *desk){
		"another": func(d *desk) { d.put("mill.meta.yaml", byNone); d.hand("mill.meta.yaml") },
		"gone": func(d *desk) {
			if err := os.Remove(filepath.Join(d.cfg.Seeds, "mill.meta.yaml")); err != nil {
				d.t.Fatal(err)
			}
			d.press.handle([]watch.Change{{Path: "mill.meta.yaml", Gone: true}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, nil)
			d.drop("mill.txt", wheel)
			d.ownerWrites("mill.meta.yaml", byIvy)
			change(d)
			d.again()
			if got := d.speaker("mill.txt"); got != "Ivy Lake" {
				t.Errorf("said by %q before that is remembered", got)
			}
			d.lookAll("mill.txt")
			if got := d.speaker("mill.txt"); got == "Ivy Lake" {
				t.Error("never anything else")
			}
		})
	}
}
