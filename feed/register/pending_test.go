package register

import (
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
)

const hold = time.Minute

// holding returns a desk where everything waits for a minute, and an article was published from a.txt.
func holding(t *testing.T) *desk {
	d := newDesk(t)
	d.drop("a.txt", wall)
	d.hold, d.log = hold, nil
	d.restart()
	d.EndScan(d.now)
	return d
}

// TestPending has a row for each thing that may happen while a version waits: what follows, in order, and the articles that
// are published in the end. "held" stands for each time that a file is read and not shown.
func TestPending(t *testing.T) {
	for _, test := range []struct {
		name string
		do   func(d *desk)
		log  string
		live string
		n    int // records
	}{
		{"a new article", func(d *desk) { d.drop("b.txt", lamp); d.wait(hold, "b.txt", lamp) }, "held b.txt, published b.txt", "a.txt b.txt", 2},
		{"a moment before its time", func(d *desk) { d.drop("b.txt", lamp); d.wait(hold-1, "b.txt", lamp) }, "held b.txt", "a.txt", 1},
		{"read again before its time", func(d *desk) {
			d.drop("b.txt", lamp)
			d.wait(hold - 1)
			d.drop("b.txt", lamp)
			d.wait(1, "b.txt", lamp)
		}, "held b.txt, held b.txt, published b.txt", "a.txt b.txt", 2},
		{"changed again", func(d *desk) {
			d.drop("a.txt", wall2)
			d.wait(hold - 1)
			d.drop("a.txt", draftless)
			d.wait(hold-1, "a.txt", draftless)
		}, "held a.txt, held a.txt", "a.txt", 1},
		{"a copy", func(d *desk) { d.drop("b.txt", wall); d.wait(hold, "b.txt", wall) }, "held b.txt, published b.txt", "a.txt b.txt", 2},
		{"a copy of what waits", func(d *desk) {
			d.drop("b.txt", lamp)
			d.wait(hold / 2)
			d.drop("c.txt", lamp)
			d.wait(hold/2, "b.txt", lamp, "c.txt", lamp)
			d.wait(hold/2, "c.txt", lamp)
		}, "held b.txt, held c.txt, published b.txt, published c.txt", "a.txt b.txt c.txt", 3},
		{"deleted", func(d *desk) { d.drop("b.txt", lamp); d.remove("b.txt"); d.wait(hold) }, "held b.txt", "a.txt", 1},
		{"deleted, and put back late", func(d *desk) { d.drop("b.txt", lamp); d.remove("b.txt"); d.wait(hold); d.drop("b.txt", lamp) }, "held b.txt, held b.txt", "a.txt", 1},
		{"edited", func(d *desk) { d.drop("a.txt", wall2); d.wait(hold, "a.txt", wall2) }, "held a.txt, updated a.txt", "a.txt", 1},
		{"undone", func(d *desk) { d.drop("a.txt", wall2); d.drop("a.txt", wall); d.wait(hold, "a.txt", wall) }, "held a.txt", "a.txt", 1},
		{"an edit deleted", func(d *desk) { d.drop("a.txt", wall2); d.remove("a.txt") }, "held a.txt, withdrawn a.txt", "", 1},
		{"an edit deleted, and put back", func(d *desk) {
			d.drop("a.txt", wall2)
			d.remove("a.txt")
			d.drop("b.txt", wall2)
			d.wait(hold, "b.txt", wall2)
		}, "held a.txt, withdrawn a.txt, renamed b.txt, held b.txt, updated b.txt", "b.txt", 1},
		{"an edit deleted, and put back late", func(d *desk) { d.drop("a.txt", wall2); d.remove("a.txt"); d.wait(hold); d.drop("a.txt", wall2) }, "held a.txt, withdrawn a.txt, held a.txt", "", 1},
		{"renamed", func(d *desk) {
			d.drop("a.txt", wall2)
			d.rename("a.txt", "b.txt", wall2)
			d.remove("a.txt")
			d.wait(hold, "b.txt", wall2)
		}, "held a.txt, renamed b.txt, held b.txt, updated b.txt", "b.txt", 1},
		{"renamed twice", func(d *desk) {
			d.drop("a.txt", wall2)
			d.wait(hold / 2)
			d.rename("a.txt", "b.txt", wall2)
			d.rename("b.txt", "c.txt", wall2)
			d.wait(hold/2, "c.txt", wall2)
		}, "held a.txt, renamed b.txt, held b.txt, renamed c.txt, held c.txt, updated c.txt", "c.txt", 1},
		{"an edit, and the text before it under another name", func(d *desk) {
			d.drop("a.txt", wall2)
			d.drop("b.txt", wall)
			d.wait(hold, "a.txt", wall2)
		}, "held a.txt, renamed b.txt, published a.txt", "a.txt b.txt", 2},
		{"known bytes renamed", func(d *desk) { d.rename("a.txt", "b.txt", wall) }, "renamed b.txt", "b.txt", 1},
		{"known bytes put back", func(d *desk) { d.remove("a.txt"); d.drop("b.txt", wall) }, "withdrawn a.txt, returned b.txt", "b.txt", 1},
		{"a draft", func(d *desk) { d.drop("a.txt", draft(wall2)) }, "withdrawn a.txt, held a.txt", "", 1},
		{"a draft ended", func(d *desk) { d.drop("a.txt", draft(wall2)); d.drop("a.txt", wall2); d.wait(hold, "a.txt", wall2) }, "withdrawn a.txt, held a.txt, held a.txt, returned a.txt", "a.txt", 1},
		{"an embargo shorter than the wait", func(d *desk) {
			soon := with(wall2, func(x *digest.Digest) { x.NotBefore, x.NotBeforeBy = d.now.Add(time.Second), "date" })
			d.drop("a.txt", soon)
			d.wait(time.Second, "a.txt", soon)
			d.wait(hold-time.Second, "a.txt", soon)
		}, "withdrawn a.txt, held a.txt, held a.txt, returned a.txt", "a.txt", 1},
		{"another text over it", func(d *desk) {
			d.drop("a.txt", lamp)
			d.wait(2 * absent)
			d.wait(hold-2*absent, "a.txt", lamp)
			d.wait(absent)
		}, "held a.txt, published a.txt, withdrawn a.txt", "a.txt", 2},
		{"the clock set back", func(d *desk) { d.drop("b.txt", lamp); d.wait(-time.Hour); d.wait(hold, "b.txt", lamp) }, "held b.txt, published b.txt", "a.txt b.txt", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := holding(t)
			test.do(d)
			if log := strings.Join(d.log, ", "); log != test.log || d.live() != test.live || d.index.Len() != test.n {
				t.Errorf("%s; published %q, %d records; want %s; %q, %d", log, d.live(), d.index.Len(), test.log, test.live, test.n)
			}
		})
	}
}

var draftless = with(wall2, func(d *digest.Digest) { d.Title = "Harbour wall stands again" })

// TestPendingAtStart: what the first scan finds waits for what is left of its time, or as long as it did before the restart.
func TestPendingAtStart(t *testing.T) {
	for _, c := range []struct {
		name    string
		dropped time.Duration // before now
		kept    time.Duration // from now, if the version waited in an earlier run
		want    time.Duration // from now
	}{
		{"long ago", 2 * hold, 0, 0},
		{"a while ago", hold / 3, 0, 2 * hold / 3},
		{"to come", -time.Hour, 0, hold},
		{"kept", -time.Hour, hold / 4, hold / 4},
		{"kept, over", -time.Hour, -1, 0},
	} {
		d := holding(t)
		a := d.arrival("a.txt", wall2)
		a.Dropped = d.now.Add(-c.dropped)
		if c.kept != 0 {
			r := d.record("a.txt")
			d.kept = []Pending{{Path: "a.txt", Hash: a.Hash, ID: r.ID, Until: d.now.Add(c.kept)}}
		}
		d.restart()
		if _, found := d.Take([]Arrival{a}, nil, d.now); len(found) > 0 {
			t.Fatalf("%s: an edit does not wait for the end of the scan", c.name)
		}
		if again := d.EndScan(d.now); !slices.Equal(again, []string{"a.txt"}) {
			t.Fatalf("%s: read again %q", c.name, again)
		}
		if waits := d.Waits(a, d.now); waits != (c.want > 0) {
			t.Errorf("%s: Waits = %v", c.name, waits)
		}
		changes, found := d.Take([]Arrival{a}, nil, d.now)
		if len(found) != 1 || found[0].Pending.IsZero() != (c.want == 0) || len(changes) == 1 != (c.want == 0) {
			t.Fatalf("%s: %+v, %+v", c.name, found, changes)
		}
		n, next := d.NextPending()
		all := slices.Collect(d.Register.Pending())
		switch {
		case c.want == 0 && (n != 0 || !next.IsZero() || len(all) != 0):
			t.Errorf("%s: %d wait until %s", c.name, n, next)
		case c.want != 0 && (n != 1 || !next.Equal(d.now.Add(c.want)) || len(all) != 1 || all[0].Path != "a.txt" || all[0].Hash != a.Hash || found[0].Told):
			t.Errorf("%s: %d wait until %s, want %s: %+v", c.name, n, next.Sub(d.now), c.want, all)
		}
		if _, found = d.Take([]Arrival{a}, nil, d.now); c.want != 0 && !found[0].Told {
			t.Errorf("%s: it is told twice", c.name)
		}
		if _, found = d.Take([]Arrival{d.arrival("a.txt", draftless)}, nil, d.now); found[0].Told || found[0].Pending.Sub(d.now) != hold {
			t.Errorf("%s: another version: %+v", c.name, found)
		}
	}
}

// TestPendingFailedCommit: a version whose change could not be written does not wait anew.
func TestPendingFailedCommit(t *testing.T) {
	d := holding(t)
	d.drop("b.txt", lamp)
	d.now = d.now.Add(hold)
	for range 2 {
		changes, _ := d.Take([]Arrival{d.arrival("b.txt", lamp)}, nil, d.now)
		if len(changes) != 1 || !changes[0].After.Published.Equal(d.now) {
			t.Fatalf("changes %+v", changes)
		}
	}
}
