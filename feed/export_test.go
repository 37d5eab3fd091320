package feed

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"sync/atomic"
	"time"

	"pgregory.net/rapid"

	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
)

// ServeUntilRest runs the program over a folder until nothing is left to do. It returns the records before and after. Files
// count as missing after some milliseconds, and the clock is set ahead for what comes later.
func ServeUntilRest(t *rapid.T, with settings.Config, ahead *atomic.Int64) (before, after map[string]ledger.Record) {
	c, err := newConfig(with)
	if err != nil {
		t.Fatal(err)
	}
	records := func(l *ledger.Ledger) map[string]ledger.Record {
		out := map[string]ledger.Record{}
		for r := range l.Index().All() {
			out[r.ID] = r
		}
		return out
	}
	c.open = func(dir string) (*ledger.Ledger, error) {
		l, err := ledger.Open(dir)
		if err == nil {
			before = records(l)
		}
		return l, err
	}
	p, err := openPress(&c, web.New(c.Now), &status{}, ledger.State{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	p.ctx, p.stop = context.WithCancelCause(ctx)
	whole, steps, asked := false, 0, map[string]bool{}
	p.whole = func() { whole = true }
	w := p.watchConfig()
	w.Absent = 5 * time.Millisecond
	w.Due = func(now time.Time) (time.Time, []string) {
		next, again := p.due(now)
		for _, path := range again {
			asked[path] = true
		}
		if soon := now.Add(5 * time.Millisecond); next.IsZero() || next.After(soon) {
			next = soon
		}
		maps.DeleteFunc(asked, func(path string, _ bool) bool { // the watcher says nothing of what is not there
			_, err := watch.Look(with.Seeds, path)
			return errors.Is(err, fs.ErrNotExist)
		})
		switch {
		case !whole || len(asked) > 0 || missed(p):
			steps = 0
		case steps < 4:
			steps++
			ahead.Add(int64(time.Second))
		default:
			stop()
		}
		return next, again
	}
	err = watch.Run(p.ctx, w, func(changes []watch.Change) []string {
		for _, c := range changes {
			delete(asked, c.Path)
		}
		steps = 0
		return p.handle(changes)
	})
	if err = errors.Join(err, context.Cause(ctx)); !errors.Is(err, context.Canceled) {
		t.Fatalf("not at rest: %v, asked %v", err, asked)
	}
	after = records(p.ledger)
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	return before, after
}

// missed reports whether something that is missing was not handed over yet.
func missed(p *press) bool {
	for path := range p.paths() {
		if _, err := watch.Look(p.cfg.Seeds, path); errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}
