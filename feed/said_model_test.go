package feed

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/watch"
)

// sideFile is a side file of the model. What it says is a tag.
type sideFile struct {
	text  string
	stamp watch.Stamp
}

func (w *world) putSide(path, text string) {
	w.stamps++
	old := w.now.Add(-5 * 1e9).UnixNano() // not just being written
	w.sides[path] = sideFile{text, watch.Stamp{Size: int64(len(text)), ModTime: old + w.stamps, ChangeTime: w.now.UnixNano(), Inode: uint64(w.stamps)}}
}

// seen is since when readers have had an article without a break, while its file had one name.
type seen struct {
	path  string
	since time.Time
}

// checkSaidTime: what is said of an article that readers have waits for its time.
func (w *world) checkSaidTime(t *rapid.T) {
	for r := range w.p.ledger.Index().All() {
		if !r.Withdrawn.IsZero() {
			delete(w.seen, r.ID)
			continue
		}
		had, ok := w.seen[r.ID]
		if !ok || had.path != r.Path || r.Returned.After(had.since) || w.p.state.FirstScan { // nothing is made to wait during that
			w.seen[r.ID] = seen{r.Path, w.now}
			continue
		}
		if w.cfg.Hold == 0 || len(w.tags) == 0 {
			continue
		}
		if d := w.p.digests.of(r); d != nil && len(d.Tags) > 0 {
			if born, ok := w.tags[d.Tags[0]]; ok && had.since.Before(born) && w.now.Before(born.Add(w.cfg.Hold)) {
				t.Fatalf("%s: %s is said since %s, and readers have it at %s", r.Path, d.Tags[0], born, w.now)
			}
		}
	}
}

// reload changes Config.Hold while the program runs.
func (w *world) reload(t *rapid.T) {
	next := w.cfg
	next.Hold = 0
	if clear(w.tags); w.cfg.Hold == 0 {
		next.Hold = rapid.SampledFrom([]time.Duration{8 * time.Second, time.Minute}).Draw(t, "hold")
	}
	w.p.pending.next = &next
	if err := w.p.applySettings(); err != nil {
		t.Fatal(err)
	}
	w.cfg.Hold = next.Hold
	w.p.digests.wait = time.Hour
	clear(w.told)
	clear(w.asked)
	clear(w.missing)
}

// said is what is said of each published Article: its tags, by id.
func (w *world) said() map[string]string {
	out := map[string]string{}
	for r := range w.p.ledger.Index().All() {
		if d := w.p.digests.of(r); d != nil && r.Withdrawn.IsZero() {
			out[r.ID] = strings.Join(d.Tags, " ")
		}
	}
	return out
}

// keepsSaid expects that nothing else is said of any article that was published and is, and that no date moves by it.
func (w *world) keepsSaid(of func(ledger.Record) bool) func(*rapid.T) {
	was, dates := w.said(), map[string]ledger.Record{}
	for id := range was {
		dates[id], _ = w.p.ledger.Index().ByID(id)
	}
	return func(t *rapid.T) {
		for id, now := range w.said() {
			if before, ok := dates[id]; ok && of(before) {
				after, _ := w.p.ledger.Index().ByID(id)
				if was[id] != now || !after.Updated.Equal(before.Updated) && before.Hash == after.Hash {
					t.Fatalf("%s of %s: said was %q, is %q; updated was %s, is %s", id, before.Path, was[id], now, before.Updated, after.Updated)
				}
			}
		}
	}
}

// say writes a side file beside an article, or changes it.
func (w *world) say(t *rapid.T) {
	path := w.taken(t)
	w.articles++
	tag := fmt.Sprintf("w%d", w.articles)
	if w.cfg.Hold > 0 {
		w.tags[tag] = w.now
	}
	w.putSide(header.SideOf(path), "tags: ["+tag+"]\n")
	x := w.files[path].Ship
	id := w.settled[path]
	w.did(func(t *rapid.T) {
		if id == "" || w.settled[path] != id || x.Held(w.now) {
			return
		}
		if got := w.said()[id]; got != tag {
			t.Fatalf("%s: said is %q, want %q", path, got, tag)
		}
	})
}

// unsay removes a side file. What it says ends for the article beside it that has it from there.
func (w *world) unsay(t *rapid.T) {
	side := w.side(t)
	tag := strings.TrimSuffix(strings.TrimPrefix(w.sides[side].text, "tags: ["), "]\n")
	path := strings.TrimSuffix(side, header.SideEnding) + ".txt"
	id := w.settled[path]
	copies := 0
	for _, s := range w.sides {
		if s.text == w.sides[side].text {
			copies++
		}
	}
	was := w.said()[id]
	delete(w.sides, side)
	w.did(func(t *rapid.T) {
		if id != "" && w.settled[path] == id && was == tag && copies == 1 && w.said()[id] != "" && w.bornAt(id, path) {
			t.Fatalf("%s has no side file any more, and %q is said of it", path, w.said()[id])
		}
	})
}

// bornAt reports whether an article was never at another path, so that its side file was always beside it.
func (w *world) bornAt(id, path string) bool { return w.home[id] == path && !w.moved[id] }

func (w *world) side(t *rapid.T) string {
	if len(w.sides) == 0 {
		t.Skip("no side files")
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(w.sides))).Draw(t, "side")
}

// moveSide renames a side file to where no article and no side file is: what it says stays in force.
func (w *world) moveSide(t *rapid.T) {
	from, to := w.side(t), header.SideOf(w.path(t))
	_, article := w.files[strings.TrimSuffix(to, header.SideEnding)+".txt"]
	if _, there := w.sides[to]; there || article {
		t.Skip("not free")
	}
	keeps := w.keepsSaid(func(ledger.Record) bool { return true })
	f := w.sides[from]
	f.stamp.ChangeTime = w.now.UnixNano()
	w.sides[to] = f
	delete(w.sides, from)
	w.did(keeps)
}

// misspell makes a fault in a side file: the last good version stays in force.
func (w *world) misspell(t *rapid.T) {
	side := w.side(t)
	keeps := w.keepsSaid(func(ledger.Record) bool { return true })
	w.putSide(side, "tagz: [x]\n")
	w.did(keeps)
}

// checkSaid: every record says what is in force for its article, so that all articles that a change touched were handed
// over.
func (w *world) checkSaid(t *rapid.T) {
	for r := range w.p.ledger.Index().All() {
		if w.home[r.ID] == "" {
			w.home[r.ID] = r.Path
		}
		w.moved[r.ID] = w.moved[r.ID] || w.home[r.ID] != r.Path
		if !r.Withdrawn.IsZero() {
			continue
		}
		base := w.p.digests.base(r)
		if base == nil && w.lost {
			continue
		}
		if base == nil {
			t.Fatalf("no text of %s", r.Path)
		}
		if mark := w.p.owner.Apply(r.Path, r.ID, base).Mark; mark != r.Owner {
			t.Fatalf("%s: the record has the mark %q, in force is %q", r.Path, r.Owner, mark)
		}
	}
}

// checkTaken: every side file is known as it is.
func (w *world) checkTaken(t *rapid.T) {
	for path, f := range w.sides {
		if e, ok := w.p.owner.Known(path); !ok || stampOf(e) != f.stamp {
			t.Fatalf("the side file %s is not known as it is", path)
		}
	}
}
