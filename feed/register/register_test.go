package register

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/testkit"
)

// desk is a register over an index without a disk: what it decides is committed at once.
type desk struct {
	*Register
	t     *testing.T
	index *ledger.Index
	now   time.Time
	disk  map[string]string // what the folder holds: hashes by path
	lost  bool              // the folder is out of reach
	hold  time.Duration     // Config.Hold
	kept  []Pending         // Config.Kept
	old   map[string]*digest.Digest
	log   []string // "verb path" of every change, and "held path"
	why   []string // why of every change that has one
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 5000, time.UTC)

func newDesk(t *testing.T, records ...ledger.Record) *desk {
	d := &desk{t: t, index: ledger.NewIndex(records...), now: noon, disk: map[string]string{}, old: map[string]*digest.Digest{}}
	d.restart()
	d.EndScan(d.now)
	return d
}

// restart begins anew with what is committed.
func (d *desk) restart() {
	d.Register = New(d.index, Config{
		Apply:     func(_, _ string, d *digest.Digest) *digest.Digest { return d },
		Authority: "news.example", Date: "2026-01-01",
		Holds: func(path, hash string) bool { return d.disk[path] == hash },
		There: func(path string) bool { return d.disk[path] != "" },
		Old:   func(r ledger.Record) *digest.Digest { return d.old[r.Hash] },
		Lost:  func() bool { return d.lost },
		Hold:  d.hold, Kept: slices.Values(d.kept),
		Address: func(_, alias string) (address, why string) {
			if alias == "/atom.xml" {
				return "", "it is an address of the site"
			}
			return ledger.Address(alias, ""), ""
		},
	})
}

// text makes a digest of a title and sentences.
func text(title string, sentences ...string) *digest.Digest {
	d, err := digest.Text(title, strings.Join(sentences, " "), "", digest.Budget{})
	if err != nil {
		panic(err)
	}
	return d
}

func (d *desk) arrival(path string, what *digest.Digest) Arrival {
	hash := digest.Hash(fmt.Appendf(nil, "%+v", *what))
	d.disk[path] = hash
	d.old[hash] = what
	return Arrival{Path: path, Hash: hash, ModTime: d.now.AddDate(0, 0, -9), Dropped: d.now.Add(-time.Second), Digest: what}
}

// drop puts files into the folder and hands them over together.
func (d *desk) drop(files ...any) []Match {
	d.t.Helper()
	var came []Arrival
	for i := 0; i < len(files); i += 2 {
		came = append(came, d.arrival(files[i].(string), files[i+1].(*digest.Digest)))
	}
	changes, found := d.Take(came, nil, d.now)
	d.commit(changes)
	for _, m := range found {
		if m.Held != "" {
			d.log = append(d.log, "held "+m.Path)
		}
	}
	return found
}

// remove takes files away and says that they are gone.
func (d *desk) remove(paths ...string) {
	for _, p := range paths {
		delete(d.disk, p)
	}
	changes, _ := d.Take(nil, paths, d.now)
	d.commit(changes)
}

// rename moves a file and hands it over under its new name.
func (d *desk) rename(from, to string, what *digest.Digest) {
	delete(d.disk, from)
	d.drop(to, what)
}

// wait lets time go by, and hands held files over again whose time has come.
func (d *desk) wait(after time.Duration, released ...any) {
	d.now = d.now.Add(after)
	changes, again, _ := d.Due(d.now)
	d.commit(changes)
	for _, path := range again {
		for i := 0; i < len(released); i += 2 {
			if released[i] == path {
				d.drop(path, released[i+1])
			}
		}
	}
}

func (d *desk) commit(changes []Change) {
	for _, c := range changes {
		if c.Verb != "" {
			d.log = append(d.log, c.Verb+" "+c.After.Path)
		}
		if c.Why != "" {
			d.why = append(d.why, c.Why)
		}
		if c.After.ID == "" || c.After.Slug == "" || c.After.Seq == 0 {
			d.t.Fatalf("unnamed record %+v", c.After)
		}
		if known, ok := d.index.ByID(c.After.ID); ok != (c.Before.ID != "") || ok && known != c.Before {
			d.t.Fatalf("before is %+v, the index has %+v", c.Before, known)
		}
		d.index.Put(c.After)
		if kept, _ := d.index.ByID(c.After.ID); kept != c.After {
			d.t.Fatalf("after is %+v, the index has %+v", c.After, kept)
		}
	}
	d.Committed(changes)
}

func (d *desk) record(path string) ledger.Record {
	d.t.Helper()
	r, ok := d.index.ByPath(path)
	if !ok {
		d.t.Fatalf("nothing known of %s", path)
	}
	return r
}

// live lists the paths of the articles that are published.
func (d *desk) live() string {
	var out []string
	for r := range d.index.All() {
		if r.Withdrawn.IsZero() {
			out = append(out, r.Path)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

var (
	wall    = text("Harbour wall stands", "The wall of the old harbour was rebuilt.", "It took three winters.")
	wall2   = text("Harbour wall stands", "The wall of the old harbour was rebuilt.", "It took four winters.", "Nobody was hurt.")
	lamp    = text("Lighthouse goes dark", "The lamp on the north head was put out.", "Its keeper left on Monday.")
	minutes = text("Board meets", "The board met on Tuesday.", "It spoke of money.")
)

func with(d *digest.Digest, change func(*digest.Digest)) *digest.Digest {
	out := *d
	change(&out)
	return &out
}

func draft(d *digest.Digest) *digest.Digest {
	return with(d, func(d *digest.Digest) { d.Held = "its header says draft" })
}

// TestIdentity holds the table of the manual, "Identity and dates": what becomes of ids.
func TestIdentity(t *testing.T) {
	for _, test := range []struct {
		name string
		do   func(d *desk) // after a.txt was published
		live string        // paths that are published at the end
		same string        // the path under which the first article is; "" where it is withdrawn
		n    int           // records
	}{
		{"touched", func(d *desk) { d.drop("a.txt", wall) }, "a.txt", "a.txt", 1},
		{"edited", func(d *desk) { d.drop("a.txt", wall2) }, "a.txt", "a.txt", 1},
		{"title edited", func(d *desk) { d.drop("a.txt", with(wall, func(d *digest.Digest) { d.Title = "Wall up" })) }, "a.txt", "a.txt", 1},
		{"renamed", func(d *desk) { d.rename("a.txt", "b.txt", wall) }, "b.txt", "b.txt", 1},
		{"moved", func(d *desk) { d.rename("a.txt", "x/a.txt", wall) }, "x/a.txt", "x/a.txt", 1},
		{"copied", func(d *desk) { d.drop("b.txt", wall) }, "a.txt b.txt", "a.txt", 2},
		{"renamed and edited", func(d *desk) { d.remove("a.txt"); d.drop("b.txt", wall2) }, "b.txt", "", 2},
		{"removed", func(d *desk) { d.remove("a.txt") }, "", "", 1},
		{"removed and put back", func(d *desk) { d.remove("a.txt"); d.drop("a.txt", wall) }, "a.txt", "a.txt", 1},
		{"removed and put back elsewhere", func(d *desk) { d.remove("a.txt"); d.drop("b.txt", wall) }, "b.txt", "b.txt", 1},
		{"removed, and a version of it put back", func(d *desk) { d.remove("a.txt"); d.drop("a.txt", wall2) }, "a.txt", "", 2},
		{"removed, and another text in its place", func(d *desk) { d.remove("a.txt"); d.drop("a.txt", lamp) }, "a.txt", "", 2},
		{"another text in its place, put back after that", func(d *desk) {
			d.remove("a.txt")
			d.drop("a.txt", lamp)
			d.drop("b.txt", wall)
		}, "a.txt b.txt", "b.txt", 2},
		{"another text written over it", func(d *desk) { d.drop("a.txt", lamp); d.wait(absent) }, "a.txt", "", 2},
		{"another text written over it, and back", func(d *desk) { d.drop("a.txt", lamp); d.drop("a.txt", wall); d.wait(absent) }, "a.txt", "a.txt", 2},
		{"another text written over it, back, and over it again", func(d *desk) {
			d.drop("a.txt", lamp)
			d.drop("a.txt", wall)
			d.drop("a.txt", lamp)
			d.wait(absent)
		}, "a.txt", "", 2},
		{"two names swapped", func(d *desk) {
			d.drop("b.txt", lamp)
			d.drop("a.txt", lamp, "b.txt", wall)
		}, "a.txt b.txt", "b.txt", 2},
		{"two names swapped, read one after the other", func(d *desk) {
			d.drop("b.txt", lamp)
			d.disk["b.txt"] = "moved"
			d.drop("a.txt", lamp)
			d.drop("b.txt", wall)
			d.wait(absent)
		}, "a.txt b.txt", "b.txt", 2},
		{"renamed, and another text in its place", func(d *desk) { d.drop("b.txt", wall, "a.txt", lamp) }, "a.txt b.txt", "b.txt", 2},
		{"the same, read in the wrong order", func(d *desk) {
			d.drop("a.txt", lamp)
			d.drop("b.txt", wall)
			d.wait(absent)
		}, "a.txt b.txt", "b.txt", 2},
		{"another renamed over it", func(d *desk) {
			d.drop("b.txt", lamp)
			d.rename("b.txt", "a.txt", lamp)
			d.wait(absent)
		}, "a.txt", "", 2},
		{"draft", func(d *desk) { d.drop("a.txt", draft(wall)) }, "", "", 1},
		{"draft for a while", func(d *desk) { d.drop("a.txt", draft(wall)); d.drop("a.txt", wall) }, "a.txt", "a.txt", 1},
		{"draft, edited, released", func(d *desk) {
			d.drop("a.txt", draft(wall))
			d.drop("a.txt", draft(wall2))
			d.drop("a.txt", wall2)
		}, "a.txt", "a.txt", 1},
		{"draft, renamed, released", func(d *desk) {
			d.drop("a.txt", draft(wall))
			d.rename("a.txt", "b.txt", draft(wall))
			d.drop("b.txt", wall)
		}, "b.txt", "b.txt", 1},
		{"draft, removed, a version put back", func(d *desk) {
			d.drop("a.txt", draft(wall))
			d.remove("a.txt")
			d.drop("a.txt", wall2)
		}, "a.txt", "", 2},
		{"draft, stopped, a version released", func(d *desk) {
			d.drop("a.txt", draft(wall))
			d.restart()
			d.EndScan(d.now)
			d.drop("a.txt", wall2)
		}, "a.txt", "a.txt", 1},
		{"draft of another text in its place", func(d *desk) { d.drop("a.txt", draft(lamp)); d.wait(absent) }, "", "", 1},
		{"header names its id, renamed and edited", func(d *desk) {
			id := d.record("a.txt").ID
			d.remove("a.txt")
			d.drop("b.txt", with(minutes, func(m *digest.Digest) { m.ID = id }))
		}, "b.txt", "b.txt", 1},
		{"header names the id of a file that is there", func(d *desk) {
			id := d.record("a.txt").ID
			d.drop("b.txt", with(minutes, func(m *digest.Digest) { m.ID = id }))
		}, "a.txt b.txt", "a.txt", 2},
		{"header names the id of a file that was edited a moment ago", func(d *desk) {
			id := d.record("a.txt").ID
			named := func(m *digest.Digest) { m.ID = id }
			d.arrival("a.txt", with(wall2, named)) // in the folder, and handed over later
			d.drop("b.txt", with(minutes, named))
			d.drop("a.txt", with(wall2, named))
		}, "a.txt b.txt", "a.txt", 2},
		{"header names the id of a file that is edited with it", func(d *desk) {
			id := d.record("a.txt").ID
			named := func(m *digest.Digest) { m.ID = id }
			d.drop("0.txt", with(minutes, named), "a.txt", with(wall2, named))
		}, "0.txt a.txt", "a.txt", 2},
		{"header names the id of another file, and it is edited", func(d *desk) {
			d.drop("b.txt", lamp)
			id := d.record("b.txt").ID
			d.drop("a.txt", with(wall2, func(m *digest.Digest) { m.ID = id }))
		}, "a.txt b.txt", "a.txt", 2},
		{"two headers name the id of one that is gone", func(d *desk) {
			id := d.record("a.txt").ID
			d.remove("a.txt")
			named := func(m *digest.Digest) { m.ID = id }
			d.drop("b.txt", with(minutes, named), "c.txt", with(lamp, named))
		}, "b.txt c.txt", "b.txt", 2},
		{"renamed and edited, with the id in its header, while its path goes", func(d *desk) {
			id := d.record("a.txt").ID
			delete(d.disk, "a.txt")
			changes, _ := d.Take([]Arrival{d.arrival("b.txt", with(minutes, func(m *digest.Digest) { m.ID = id }))}, []string{"a.txt"}, d.now)
			d.commit(changes)
		}, "b.txt", "b.txt", 1},
		{"headers name the ids, two swapped and edited", func(d *desk) {
			d.drop("b.txt", lamp)
			first, second := d.record("a.txt").ID, d.record("b.txt").ID
			d.drop("a.txt", with(minutes, func(m *digest.Digest) { m.ID = second }), "b.txt", with(wall2, func(m *digest.Digest) { m.ID = first }))
		}, "a.txt b.txt", "b.txt", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := newDesk(t)
			d.drop("a.txt", wall)
			first := d.record("a.txt")
			d.now = d.now.Add(time.Hour)
			test.do(d)
			if got := d.live(); got != test.live || d.index.Len() != test.n {
				t.Errorf("live: %q, %d records; want %q, %d (%q)", got, d.index.Len(), test.live, test.n, d.log)
			}
			r, _ := d.index.ByID(first.ID)
			if got := r.Path; r.Withdrawn.IsZero() != (test.same != "") || test.same != "" && got != test.same {
				t.Errorf("the first article is at %q, withdrawn %v; want %q (%q)", got, !r.Withdrawn.IsZero(), test.same, d.log)
			}
			if !r.Published.Equal(first.Published) {
				t.Errorf("published moved from %s to %s", first.Published, r.Published)
			}
			ids := map[string]bool{}
			for r := range d.index.All() {
				if ids[r.ID] || strings.Contains(r.ID, "txt") {
					t.Errorf("id %q is used twice, or tells the name of a file", r.ID)
				}
				ids[r.ID] = true
			}
		})
	}
}

// TestVerbs: what the log says of each change, and which files are told to the watcher as held.
func TestVerbs(t *testing.T) {
	d := newDesk(t)
	d.drop("a.txt", wall)
	d.drop("a.txt", wall)
	d.drop("a.txt", wall2)
	d.rename("a.txt", "b.txt", wall2)
	d.drop("b.txt", draft(wall2))
	changes, again := d.Take([]Arrival{d.arrival("b.txt", draft(wall2))}, nil, d.now)
	if len(changes) > 0 || again[0].Told || !again[0].Pending.IsZero() || len(d.pending.byPath) > 0 {
		t.Errorf("a draft read again waits, though nothing does: %+v", again[0])
	}
	if got := slices.Collect(d.Held()); !slices.Equal(got, []string{"b.txt"}) {
		t.Errorf("held: %q", got)
	}
	d.drop("b.txt", wall2)
	if got := slices.Collect(d.Held()); len(got) > 0 {
		t.Errorf("held: %q", got)
	}
	d.remove("b.txt")
	d.drop("b.txt", wall2)
	want := "published a.txt, updated a.txt, renamed b.txt, withdrawn b.txt, held b.txt, returned b.txt, withdrawn b.txt, returned b.txt"
	if got := strings.Join(d.log, ", "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestZone: records say the same under a clock of any zone.
func TestZone(t *testing.T) {
	d := newDesk(t)
	d.now = time.Now().In(time.FixedZone("", 3*3600)) // and with a monotonic clock
	d.drop("a.txt", with(wall, func(d *digest.Digest) { d.Expires = time.Now().Add(time.Hour) }), "b.txt", lamp)
	d.drop("a.txt", wall2)
	d.rename("b.txt", "c.txt", lamp)
	d.remove("c.txt")
	d.drop("c.txt", lamp)
	if got := d.live(); got != "a.txt c.txt" {
		t.Errorf("live: %s", got)
	}
}

// TestReleased: what is held back without an end is not asked for again at the end that it had before.
func TestReleased(t *testing.T) {
	d := newDesk(t)
	d.drop("a.txt", with(wall, func(x *digest.Digest) { x.NotBefore, x.NotBeforeBy = d.now.Add(time.Hour), "date" }))
	if _, again, next := d.Due(d.now); len(again) > 0 || !next.Equal(d.now.Add(time.Hour)) {
		t.Errorf("under an embargo: %q, next at %s", again, next)
	}
	d.drop("a.txt", draft(wall))
	if _, again, next := d.Due(d.now.Add(2 * time.Hour)); len(again) > 0 || !next.IsZero() {
		t.Errorf("a draft: %q, next at %s", again, next)
	}
}

// TestPictures: an article whose pictures change has a new date, and no correction; not where an older program knew
// nothing of pictures, nor by their change of place.
func TestPictures(t *testing.T) {
	retagged := with(wall, func(d *digest.Digest) { d.Tags = []string{"sea"} })
	for _, c := range []struct {
		name, before, after string
		text                *digest.Digest
		want                bool
	}{
		{"one comes", ledger.NoPictures, "p1", wall, true},
		{"another one", "p1", "p2", wall, true},
		{"one goes", "p1", ledger.NoPictures, wall, true},
		{"the same", "p1", "p1", wall, false},
		{"of an older program", "", "p1", wall, false},
		{"none", "", "", wall, false},
		{"named by an edit that leaves the text alone", "", "p1", retagged, true},
		{"late at first", ledger.LatePictures, "p1", wall, false},
		{"late in an article of an older program", "", ledger.LatePictures, wall, false},
		{"late with an edit that leaves the text alone", "p1", ledger.LatePictures, retagged, false},
	} {
		d := newDesk(t)
		drop := func(text *digest.Digest, pictures string) {
			a := d.arrival("a.txt", text)
			a.Pictures = pictures
			changes, _ := d.Take([]Arrival{a}, nil, d.now)
			d.commit(changes)
		}
		drop(wall, c.before)
		first := d.record("a.txt")
		d.now = d.now.Add(48 * time.Hour)
		drop(c.text, c.after)
		is := d.record("a.txt")
		if is.Pictures != c.after || is.Updated.Equal(d.now) != c.want || !c.want && !is.Updated.Equal(first.Updated) || !is.Corrected.IsZero() {
			t.Errorf("%s: %+v", c.name, is)
		}
		if got := strings.Join(d.log, ", "); (got == "published a.txt, updated a.txt") != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// TestLatePictures: a picture that takes long to scale, as after the loss of a cache, gives no new date by that. One that
// was changed does, once it is scaled.
func TestLatePictures(t *testing.T) {
	for after, want := range map[string]bool{"p1": false, "p2": true, ledger.NoPictures: true} {
		d := newDesk(t)
		drop := func(pictures string) ledger.Record {
			a := d.arrival("a.txt", wall)
			a.Pictures = pictures
			changes, _ := d.Take([]Arrival{a}, nil, d.now)
			d.commit(changes)
			return d.record("a.txt")
		}
		first := drop("p1")
		d.now = d.now.Add(time.Hour)
		if late := drop(ledger.LatePictures); late != first {
			t.Errorf("%s, late: %+v", after, late)
		}
		if is := drop(after); is.Pictures != after || is.Updated.Equal(d.now) != want {
			t.Errorf("%s: %+v", after, is)
		}
	}
}

// TestWhy: the log says why an article was withdrawn.
func TestWhy(t *testing.T) {
	for _, c := range []struct {
		name, want string
		do         func(d *desk)
	}{
		{"no file", "its file is gone, or is passed over now", func(d *desk) { d.remove("a.txt") }},
		{"another text", "its file holds another article now", func(d *desk) { d.drop("a.txt", lamp); d.wait(absent) }},
		{"a draft", "its header says draft", func(d *desk) { d.drop("a.txt", draft(wall)) }},
	} {
		d := newDesk(t)
		d.drop("a.txt", wall)
		if c.do(d); !slices.Equal(d.why, []string{c.want}) {
			t.Errorf("%s: %q, want %q", c.name, d.why, c.want)
		}
	}
}

// TestDates: what becomes of the dates, and which edits are corrections.
func TestDates(t *testing.T) {
	spelled := with(wall, func(d *digest.Digest) { d.Body = strings.Replace(d.Body, "winters", "wintres", 1) })
	for _, test := range []struct {
		name      string
		after     time.Duration // from publication to the edit
		to        *digest.Digest
		updated   bool
		corrected bool
	}{
		{"touched", time.Hour, wall, false, false},
		{"spelling", 48 * time.Hour, spelled, false, false},
		{"edited on the first day", 23 * time.Hour, wall2, true, false},
		{"edited later", 25 * time.Hour, wall2, true, true},
		{"edited after the clock was set back", -time.Hour, wall2, false, false},
	} {
		d := newDesk(t)
		d.drop("a.txt", wall)
		before := d.record("a.txt")
		d.now = d.now.Add(test.after)
		d.drop("a.txt", test.to)
		after := d.record("a.txt")
		if got := after.Updated.Equal(d.now); got != test.updated || !got && !after.Updated.Equal(before.Updated) {
			t.Errorf("%s: updated %s, was %s, now %s", test.name, after.Updated, before.Updated, d.now)
		}
		if got := !after.Corrected.IsZero(); got != test.corrected {
			t.Errorf("%s: corrected %v", test.name, got)
		}
	}
	t.Run("an old date of its own", func(t *testing.T) {
		d := newDesk(t)
		old := with(wall, func(d *digest.Digest) { d.Date = noon.AddDate(-5, 0, 0).Truncate(time.Hour) })
		d.drop("a.txt", old)
		r := d.record("a.txt")
		if r.Published.Truncate(time.Second) != old.Date || !r.Updated.Equal(d.now) || !r.Seen.Equal(d.now) {
			t.Errorf("%+v", r)
		}
		d.now = d.now.Add(23 * time.Hour)
		d.drop("a.txt", with(wall2, func(d *digest.Digest) { d.Date = old.Date }))
		if r := d.record("a.txt"); !r.Corrected.IsZero() {
			t.Error("corrected on the day on which readers first saw it")
		}
	})
	t.Run("a batch in one moment", func(t *testing.T) {
		d := newDesk(t)
		day := func(d *digest.Digest) { d.Date = noon.Truncate(24 * time.Hour) }
		d.drop("a.txt", with(wall, day), "b.txt", with(lamp, day), "c.txt", with(minutes, day))
		d.now = d.now.Add(time.Second)
		d.remove("a.txt", "b.txt", "c.txt")
		seen := map[time.Time]bool{}
		for r := range d.index.All() {
			for _, at := range []time.Time{r.Updated, r.Withdrawn} {
				if seen[at] || at.After(d.now) {
					t.Errorf("%s: %s is the time of another change, or to come", r.Path, at)
				}
				seen[at] = true
			}
		}
	})
	t.Run("returned under another title", func(t *testing.T) {
		d := newDesk(t)
		d.drop("a.txt", wall)
		d.drop("a.txt", draft(wall))
		d.now = d.now.Add(48 * time.Hour)
		d.drop("a.txt", with(wall2, func(d *digest.Digest) { d.Title = "A new wall" }))
		if r := d.record("a.txt"); r.Slug != "a-new-wall" || !r.Corrected.IsZero() || !r.Returned.Equal(d.now) {
			t.Errorf("%+v", r)
		}
	})
}

// TestOwnerDates: an article of which its owner says something else has a new date if readers see that, also where the text
// changes too little to have one. What only newer stages see in other words has none.
func TestOwnerDates(t *testing.T) {
	spelled := with(wall, func(d *digest.Digest) { d.Body = strings.Replace(d.Body, "winters", "wintres", 1) })
	for _, test := range []struct {
		name, before, after string // marks of what is said
		newer               bool
		to                  *digest.Digest
		updated             bool
	}{
		{"nothing else", "a:1", "a:1", false, wall, false},
		{"something", "", "a:1", false, wall, true},
		{"something else", "a:1", "b:2", false, wall, true},
		{"in other words", "a:1", "b:1", false, wall, false},
		{"something else, and a slip mended", "a:1", "b:2", false, spelled, true},
		{"in other words, and a slip mended", "a:1", "b:1", false, spelled, false},
		{"other stages", "a:1", "a:2", true, wall, false},
		{"other stages, and something else", "a:1", "b:2", true, wall, true},
		{"other stages than those that had no words of owners", "", "a:1", true, wall, false},
	} {
		d := newDesk(t)
		d.Newer = test.newer
		mark := test.before
		d.Apply = func(_, _ string, d *digest.Digest) *digest.Digest {
			return with(d, func(d *digest.Digest) { d.Mark = mark })
		}
		d.drop("a.txt", wall)
		d.now, mark = d.now.Add(48*time.Hour), test.after
		d.drop("a.txt", test.to)
		r := d.record("a.txt")
		if r.Owner != test.after || r.Updated.Equal(d.now) != test.updated || r.Corrected.IsZero() == test.updated {
			t.Errorf("%s: %+v", test.name, r)
		}
	}
}

func TestPublished(t *testing.T) {
	file := time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	given := time.Date(2025, 2, 2, 0, 0, 0, 0, time.FixedZone("", 3600))
	day := func(s string) time.Time {
		at, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, test := range []struct {
		name  string
		given time.Time
		file  time.Time
		drop  time.Duration // before now
		first bool
		want  string

		updated, created time.Time
	}{
		{name: "first start: the last change, if the file is a newer copy", file: file, first: true, want: "2023-05-06T00:00:00Z", updated: day("2023-05-06")},
		{name: "first start: when it was begun", file: file, first: true, want: "2022-05-06T00:00:00Z", updated: day("2023-05-06"), created: day("2022-05-06")},
		{name: "first start: the file is older", file: file, first: true, want: "2024-01-02T03:04:05Z", updated: day("2025-05-06"), created: day("2024-05-06")},
		{name: "first start: the file has no date", file: time.Unix(1, 0), first: true, want: "2022-05-06T00:00:00Z", created: day("2022-05-06")},
		{name: "first start: begun in no year", file: file, first: true, want: "2024-01-02T03:04:05Z", created: day("1900-01-01")},
		{name: "first start: given", given: given, file: file, first: true, want: "2025-02-01T23:00:00Z", created: day("2022-05-06")},
		{name: "later: when it was begun is not when it came", file: file, drop: time.Hour, want: "2026-03-01T12:00:00Z", updated: day("2023-05-06"), created: day("2022-05-06")},
		{name: "first start: the file's", file: file, drop: 0, first: true, want: "2024-01-02T03:04:05Z"},
		{name: "later: now", file: file, drop: time.Hour, first: false, want: "2026-03-01T12:00:00Z"},
		{name: "just dropped: then", file: file, drop: 3 * time.Second, first: false, want: "2026-03-01T11:59:57Z"},
		{name: "clock set back: now", file: file, drop: -time.Hour, first: false, want: "2026-03-01T12:00:00Z"},
		{name: "given", given: given, file: file, drop: 0, first: false, want: "2025-02-01T23:00:00Z"},
		{name: "file of the future", file: noon.AddDate(80, 0, 0), drop: 0, first: true, want: "2026-03-01T12:00:00Z"},
		{name: "file of 1970, which is no date", file: time.Unix(1, 0), drop: time.Hour, first: true, want: "2026-03-01T12:00:00Z"},
		{name: "file of 1990", file: time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), drop: 0, first: true, want: "1990-01-01T00:00:00Z"},
	} {
		m := &Match{Arrival: Arrival{ModTime: test.file, Dropped: noon.Add(-test.drop), Digest: &digest.Digest{Date: test.given, Updated: test.updated, Created: test.created}}}
		if got := published(m, test.first, noon).Format(time.RFC3339); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestTime: what comes with its time and goes with it, to the second, and what Due says of the next time.
func TestTime(t *testing.T) {
	d := newDesk(t)
	tomorrow := noon.Truncate(time.Hour).Add(24 * time.Hour)
	future := with(wall, func(d *digest.Digest) { d.Date, d.NotBefore = tomorrow, tomorrow })
	ending := with(lamp, func(d *digest.Digest) { d.Expires = tomorrow.Add(time.Hour) })
	d.drop("future.txt", future, "ending.txt", ending)
	_, _, next := d.Due(d.now)
	if !next.Equal(tomorrow) || d.live() != "ending.txt" {
		t.Fatalf("next %s, live %s", next, d.live())
	}
	d.wait(tomorrow.Add(-time.Millisecond).Sub(d.now), "future.txt", future)
	if d.live() != "ending.txt" {
		t.Fatalf("a millisecond early: %s", d.live())
	}
	d.now = d.now.Add(time.Millisecond)
	for range 3 { // while the folder is away, it is asked for again
		_, again, next := d.Due(d.now)
		if !slices.Equal(again, []string{"future.txt"}) || !next.Equal(d.now.Add(absent)) {
			t.Fatalf("asks for %q, and is due at %s", again, next)
		}
		d.now = d.now.Add(absent)
	}
	d.wait(0, "future.txt", future)
	if _, _, next = d.Due(d.now); d.live() != "ending.txt future.txt" || !next.Equal(tomorrow.Add(time.Hour)) {
		t.Fatalf("at its time: %s, next %s", d.live(), next)
	}
	d.wait(time.Hour - 3*absent)
	if _, _, next = d.Due(d.now); d.live() != "future.txt" || !next.IsZero() {
		t.Fatalf("at the end: %s, next %s", d.live(), next)
	}
	d.now = d.now.Add(time.Hour)
	d.drop("ending.txt", with(lamp, func(d *digest.Digest) {}))
	if d.live() != "ending.txt future.txt" || d.index.Len() != 2 {
		t.Errorf("given more time: %s, %d records", d.live(), d.index.Len())
	}
}

// TestLeft: the path that an article left is asked for, since a file that comes back there was handed over as its own. Not
// where another article is there now.
func TestLeft(t *testing.T) {
	d := newDesk(t)
	d.drop("a.txt", wall, "b.txt", lamp)
	d.rename("a.txt", "c.txt", wall)
	if _, again, _ := d.Due(d.now); !slices.Equal(again, []string{"a.txt"}) {
		t.Errorf("asks for %q", again)
	}
	if _, again, _ := d.Due(d.now); len(again) > 0 {
		t.Errorf("asks for %q once more", again)
	}
	d.drop("b.txt", wall, "c.txt", lamp) // swapped
	if _, again, _ := d.Due(d.now); len(again) > 0 {
		t.Errorf("asks for %q, which hold articles", again)
	}
}

// TestNotCommitted: what could not be written is decided again in the same way.
func TestNotCommitted(t *testing.T) {
	d := newDesk(t)
	d.drop("a.txt", wall, "e.txt", with(minutes, func(d *digest.Digest) { d.Expires = noon.Add(time.Hour) }))
	over := d.arrival("a.txt", lamp)
	first, _ := d.Take([]Arrival{over}, nil, d.now)
	again, _ := d.Take([]Arrival{over}, nil, d.now)
	if len(first) != 1 || len(again) != 1 || first[0].After.TextHash != again[0].After.TextHash {
		t.Fatalf("first %+v\nagain %+v", first, again)
	}
	d.commit(again)
	d.now = d.now.Add(2 * time.Hour)
	for range 2 {
		changes, _, _ := d.Due(d.now)
		if len(changes) != 2 {
			t.Fatalf("%d changes are due, want the expiry and the article that was overwritten", len(changes))
		}
	}
	d.wait(0)
	if changes, _, next := d.Due(d.now); d.live() != "a.txt" || len(changes) > 0 || !next.IsZero() {
		t.Errorf("live %s, %d changes, next %s", d.live(), len(changes), next)
	}
}

// TestFolderLost: while the folder is out of reach nothing in it counts as missing.
func TestFolderLost(t *testing.T) {
	d := newDesk(t)
	d.drop("a.txt", wall)
	d.drop("a.txt", lamp)
	d.lost = true
	d.wait(time.Hour)
	if d.live() != "a.txt a.txt" {
		t.Fatalf("live %q", d.live())
	}
	if _, _, next := d.Due(d.now); !next.Equal(d.now.Add(absent)) {
		t.Errorf("asks to be called again at %s", next)
	}
	d.lost = false
	d.wait(absent)
	if d.live() != "a.txt" {
		t.Errorf("live %q after the folder is back", d.live())
	}
}

// TestReplacedBeforeTheStop: an article whose file another one has replaced is missed after a restart too, when that other
// one is renamed during the first scan and a new text waits in its place.
func TestReplacedBeforeTheStop(t *testing.T) {
	d := newDesk(t)
	d.drop("a.txt", wall)
	d.drop("a.txt", lamp)
	d.hold = time.Minute
	d.restart()
	d.arrival("a.txt", minutes)
	d.drop("b.txt", lamp)
	d.drop("a.txt", minutes)
	d.EndScan(d.now)
	d.wait(absent)
	if d.live() != "b.txt" {
		t.Errorf("live %s (%q)", d.live(), d.log)
	}
}

// TestFirstScan: an edit waits until the scan is over, since its old text may turn up; what is missing then is missed.
func TestFirstScan(t *testing.T) {
	d := newDesk(t)
	d.drop("a.txt", wall, "b.txt", lamp)
	a, b := d.record("a.txt").ID, d.record("b.txt").ID
	d.restart()
	d.drop("a.txt", wall2) // could be a copy of it: wall may be under another name
	if d.record("a.txt").TextHash != wall.TextHash() {
		t.Fatal("taken before the scan was over")
	}
	d.drop("b.txt", minutes) // no version of what was there
	d.drop("c.txt", lamp)    // there it is
	if again := d.EndScan(d.now); !slices.Equal(again, []string{"a.txt"}) {
		t.Fatalf("asks for %q", again)
	}
	d.drop("a.txt", wall2)
	if again := d.EndScan(d.now); len(again) > 0 {
		t.Fatalf("asks for %q again", again)
	}
	d.wait(absent)
	if d.live() != "a.txt b.txt c.txt" || d.record("a.txt").ID != a || d.record("c.txt").ID != b {
		t.Errorf("live %s (%q)", d.live(), d.log)
	}
}

// TestStoppedTooSoon: articles that share a path when the program starts are missed after the first scan, but for the one
// whose text is there.
func TestStoppedTooSoon(t *testing.T) {
	hash := digest.Hash([]byte("x"))
	at := func(seq int64, hash string) ledger.Record {
		return ledger.Record{ID: fmt.Sprint(seq), Slug: fmt.Sprint(seq), Seq: seq, Path: "a.txt", Hash: hash, Published: noon, Updated: noon}
	}
	d := newDesk(t, at(1, "other"), at(2, hash), at(3, hash))
	d.disk["a.txt"] = hash
	d.wait(absent)
	if d.live() != "a.txt" {
		t.Fatalf("live %q", d.live())
	}
	if r := d.record("a.txt"); r.Hash != hash {
		t.Errorf("%+v", r)
	}

	gone := at(2, hash)
	gone.Withdrawn = noon
	d = newDesk(t, at(1, "other"), gone) // it has its path alone, and its file was edited meanwhile
	d.disk["a.txt"] = "edited"
	d.wait(absent)
	if d.live() != "a.txt" {
		t.Errorf("live %q, where only one was published", d.live())
	}
}

// TestTwins: files with one text, renamed together, are the articles they were; thousands of them cost no more.
func TestTwins(t *testing.T) {
	d := newDesk(t)
	const n = 3000
	var files, renamed []any
	for i := range n {
		files = append(files, fmt.Sprintf("old/%d.txt", i), wall)
		renamed = append(renamed, fmt.Sprintf("new/%d.txt", i), wall)
	}
	d.drop(files...)
	ids := map[string]string{}
	for r := range d.index.All() {
		ids[strings.TrimPrefix(r.Path, "old/")] = r.ID
	}
	clear(d.disk)
	took := testkit.Cost(func() { d.drop(renamed...) })
	for r := range d.index.All() {
		if name := strings.TrimPrefix(r.Path, "new/"); ids[name] != r.ID {
			t.Fatalf("%s is %s, was %s", r.Path, r.ID, ids[name])
		}
	}
	if d.index.Len() != n || took > 20*time.Second {
		t.Errorf("%d records, %s", d.index.Len(), took)
	}
}

// TestTwinned: a new article whose text another file has is published, and says so; also where the bytes differ, and in one
// batch. Another text with that title is no twin, nor is one that is not shown.
func TestTwinned(t *testing.T) {
	other := with(wall, func(d *digest.Digest) { d.Body += " It is new." })
	d := newDesk(t)
	take := func(came ...any) (twins []string) {
		var arrivals []Arrival
		for i := 0; i < len(came); i += 2 {
			a := d.arrival(came[i].(string), came[i+1].(*digest.Digest))
			a.Hash += came[i].(string) // as of two formats
			arrivals = append(arrivals, a)
		}
		changes, _ := d.Take(arrivals, nil, d.now)
		for _, c := range changes {
			twins = append(twins, c.Twin)
			d.index.Put(c.After)
		}
		d.Committed(changes)
		return twins
	}
	for _, c := range []struct {
		came []any
		want string
	}{
		{[]any{"a.txt", wall, "b.md", wall, "c.md", other}, ",a.txt,"},
		{[]any{"d.txt", wall}, "a.txt"},
		{[]any{"e.txt", with(wall, func(d *digest.Digest) { d.Body += " It is old." }), "f.txt", lamp}, ","},
	} {
		if got := strings.Join(take(c.came...), ","); got != c.want {
			t.Errorf("%q: %q, want %q", c.came[0], got, c.want)
		}
	}
	// The page of f.txt has the address that the new article would have; another file has the same bytes.
	d.drop("3.txt", with(lamp, func(d *digest.Digest) { d.Body += " It was cold." }))
	changes, _ := d.Take([]Arrival{d.arrival("4.txt", with(lamp, func(d *digest.Digest) { d.Body += " It was cold." }))}, nil, d.now)
	d.commit(changes)
	if len(changes) != 1 || changes[0].Twin != "3.txt" {
		t.Errorf("the bytes of 3.txt: %+v", changes)
	}
	take("g.txt", minutes)
	d.remove("g.txt")
	if got := take("h.md", minutes); !slices.Equal(got, []string{""}) {
		t.Errorf("the text of a withdrawn article: %q", got)
	}
}

// TestRefused: a file of which no record can be made costs itself.
func TestRefused(t *testing.T) {
	d := newDesk(t)
	far := func(d *digest.Digest) *digest.Digest {
		return with(d, func(d *digest.Digest) { d.Expires = time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -5*3600)) })
	}
	found := d.drop("a.txt", far(wall), "b.txt", lamp)
	if d.live() != "b.txt" || len(found) != 2 || found[0].Err == nil || found[1].Err != nil {
		t.Errorf("live %s, %+v", d.live(), found)
	}
	if found = d.drop("b.txt", draft(far(lamp))); found[0].Err == nil || d.live() != "b.txt" {
		t.Errorf("a draft: live %s, %+v", d.live(), found)
	}
	if got := slices.Collect(d.Held()); len(got) > 0 {
		t.Errorf("refused, and held: %q", got)
	}
}

// TestHeaderID: an id of the header is kept; one that another article has is a warning.
func TestHeaderID(t *testing.T) {
	named := func(d *digest.Digest) *digest.Digest {
		return with(d, func(d *digest.Digest) { d.ID = "https://old.example/?p=17" })
	}
	d := newDesk(t)
	changes, _ := d.Take([]Arrival{d.arrival("a.txt", named(wall)), d.arrival("b.txt", named(lamp))}, nil, d.now)
	if changes[0].After.ID != "https://old.example/?p=17" || changes[0].Warning != "" {
		t.Errorf("%+v", changes[0])
	}
	if !strings.HasPrefix(changes[1].After.ID, "tag:") || !strings.Contains(changes[1].Warning, "p=17") {
		t.Errorf("%+v", changes[1])
	}
}

// TestNames: ids come out the same when all state is lost, tell no name of a file, and are never used twice; slugs are
// made of titles.
func TestNames(t *testing.T) {
	r := newDesk(t).Register
	free := func(string) bool { return false }
	id := r.newID("north/secret plan.txt", free)
	if other := newDesk(t).newID("north/secret plan.txt", free); other != id || len(id) != len("tag:news.example,2026-01-01:")+24 {
		t.Errorf("%s, then %s", id, other)
	}
	taken := map[string]bool{}
	asked := 0
	for range 1000 { // a thousand articles of one title cost a thousand looks, not half a million
		slug := r.newSlug("Weekly report", "a.txt", func(s string) bool { asked++; return taken[s] })
		id := r.newID("a.txt", func(s string) bool { return taken[s] })
		if taken[slug] || taken[id] {
			t.Fatalf("%s or %s twice", slug, id)
		}
		taken[slug], taken[id] = true, true
	}
	if asked > 3000 || !taken["weekly-report"] || !taken["weekly-report-1000"] {
		t.Errorf("asked %d times", asked)
	}
	long := strings.Repeat("nine letters ", 20)
	for _, test := range []struct{ title, path, want string }{
		{"Ferry to stay in service", "a.txt", "ferry-to-stay-in-service"},
		{"Europe’s “last mile”: 50% done!", "a.txt", "europes-last-mile-50-done"},
		{"Überfahrt nach Åland", "a.txt", "überfahrt-nach-åland"},
		{"冬の港", "a.txt", "冬の港"},
		{"?!", "north/harbour wall.txt", "harbour-wall"},
		{"?!", "!.txt", "article"},
		{"Taken", "a.txt", "taken-3"},
		{long, "a.txt", "nine-letters-nine-letters-nine-letters-nine-letters-nine"},
		{strings.Repeat("x", 500), "a.txt", strings.Repeat("x", 60)},
	} {
		taken := map[string]bool{"taken": true, "taken-2": true}
		if got := newDesk(t).newSlug(test.title, test.path, func(s string) bool { return taken[s] }); got != test.want {
			t.Errorf("%q: %s, want %s", test.title, got, test.want)
		}
	}
}

// TestTies: files that show the same time at the first start have "updated" times of their own, none later than now.
func TestTies(t *testing.T) {
	d := newDesk(t)
	d.First = true
	var came []Arrival
	for i, text := range []*digest.Digest{wall, lamp, text("Tides", "The tide table of the harbour is out.", "It costs nothing.")} {
		came = append(came, d.arrival(fmt.Sprint(i, ".txt"), text))
	}
	came[2].ModTime = d.now.Add(time.Hour)
	changes, _ := d.Take(came, nil, d.now)
	d.commit(changes)
	first, second, third := d.record("0.txt"), d.record("1.txt"), d.record("2.txt")
	if !first.Published.Equal(second.Published) || !first.Updated.Equal(first.Published) || second.Updated.Sub(first.Updated) != time.Microsecond || !third.Updated.Equal(d.now) {
		t.Errorf("%+v\n%+v\n%+v", first, second, third)
	}
}
