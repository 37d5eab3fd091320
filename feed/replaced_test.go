package feed

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/watch"
)

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

// TestStateReplacedFirst: a state that was put in the place of ours is opened before anything is matched against it or written
// over it, also while something of ours waits to be written.
func TestStateReplacedFirst(t *testing.T) {
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
		if strings.Contains(d.log.String(), "not closed") || !strings.Contains(d.log.String(), "opened as after a restart") {
			t.Errorf("%s: logged %s", name, d.log.String())
		}
	}
}

// TestKeptLater: what a batch found is kept when the next one comes, though nothing was due in between.
func TestKeptLater(t *testing.T) {
	d := newDesk(t, nil)
	for i := range 3 {
		text := report(i)
		d.press.handle([]watch.Change{{Path: fmt.Sprintf("%d.txt", i), Data: []byte(text), Stamp: watch.Stamp{Size: int64(len(text))}}})
	}
	if got := slices.Sorted(d.press.cache.Paths()); !slices.Equal(got, []string{"0.txt", "1.txt"}) {
		t.Errorf("the cache has %q before readers have seen the last batch", got)
	}
	d.press.due(d.now)
	if got := slices.Sorted(d.press.cache.Paths()); !slices.Equal(got, []string{"0.txt", "1.txt", "2.txt"}) {
		t.Errorf("the cache has %q", got)
	}
}

// TestMoveIn: with another folder in the place of the one before, but no other state, the press goes on with what it
// remembers and waits for a scan of that folder.
func TestMoveIn(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	before := d.press.ledger
	d.press.digests.slow[version{"slow.txt", "h"}] = &job{started: time.Now().Add(-2 * nameAfter), done: make(chan struct{})}
	ended := 0
	d.press.whole = func() { ended++ }
	if err := d.press.moveIn(); err != nil || d.press.ledger != before {
		t.Fatalf("%v; the state was opened anew: %v", err, d.press.ledger != before)
	}
	d.wait(time.Minute)
	if strings.Contains(d.log.String(), "slow.txt") || len(d.press.digests.slow) > 0 {
		t.Errorf("a slow file of the folder before is waited for; logged %s", d.log.String())
	}
	d.remove("a.txt")
	if d.press.pace.whole || ended > 0 {
		t.Error("the new folder counts as scanned")
	}
	if d.scan(); !d.press.pace.whole || ended != 1 {
		t.Errorf("whole %v, told %d times, after the scan", d.press.pace.whole, ended)
	}
	d.has("Harbour", false)
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
