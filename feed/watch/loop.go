package watch

import (
	"context"
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"time"
)

const (
	roundPaths = 256      // paths of each kind looked at in one round, and changes handed over at once
	roundBytes = 16 << 20 // bytes handed over at once
	lookEvery  = time.Second
)

// loop is one Run. Everything in it belongs to the goroutine of Run; only source is shared.
type loop struct {
	c      Config
	dir    string // absolute
	handle func([]Change) (again []string)
	probe  func(*os.File) writer
	all    bool // every file is wanted
	seed   maphash.Seed

	src     *source
	tree    *tree  // nil while the folder is lost
	name    string // of the folder that was used last
	folders map[string]folderID
	places  map[folderID]string
	lost    error // why it is lost
	limited bool
	checked time.Time // when the folder was last verified

	told  map[string]told // what the caller was told and does not say it knows
	waits *waits
	queue []string // found by a scan, to be looked at

	scan      *scan
	wantScan  bool
	nextScan  time.Time // no scan of everything before
	lastScan  time.Time
	unscanned bool // a scan has ended whose end the caller has not heard of

	batch []Change
	bytes int
}

// told is what was last said of a path.
type told struct {
	stamp Stamp
	retry bool   // may pass without a change of the stamp
	text  string // of the error, "" when it was handed over
}

func newLoop(c Config, handle func([]Change) (again []string)) (*loop, error) {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return nil, fmt.Errorf("watch folder %q: %w", c.Dir, bare(err))
	}
	return &loop{
		c: c.withDefaults(), dir: dir, handle: handle, probe: lease, all: c.Wanted == nil, seed: maphash.MakeSeed(),
		told: map[string]told{}, waits: newWaits(), name: c.Was,
	}, nil
}

func (l *loop) close() {
	l.leave()
	if l.src != nil {
		l.src.close()
	}
}

func (l *loop) run(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for ctx.Err() == nil {
		l.round(ctx)
		timer.Reset(l.idle(time.Now()))
		select {
		case <-ctx.Done():
		case <-l.src.wake:
		case <-timer.C:
		}
	}
}

// round does a bounded piece of whatever there is to do: events first, for they are what somebody waits for.
func (l *loop) round(ctx context.Context) {
	hints, lost := l.src.take(roundPaths)
	if lost != nil && !l.wantScan {
		l.c.Report(fmt.Errorf("watch folder %q: %w", l.c.Dir, lost))
		l.wantScan = true
	}
	now := time.Now()
	if now.Sub(l.checked) >= lookEvery || touchesRoot(hints) {
		l.checked = now
		before := l.tree
		if !l.verify() {
			return
		}
		if before == l.tree && touchesRoot(hints) {
			l.watchFolder("", l.tree.info) // moved away and back: the watch is gone
			l.wantScan = true
		}
	}
	if l.tree == nil {
		return
	}
	for _, h := range hints {
		if h.path != "" {
			l.look(h.path, h.moved, false)
		}
	}
	l.due()
	l.flush()
	n := min(roundPaths, len(l.queue))
	for _, p := range l.queue[:n] {
		l.look(p, false, true)
	}
	if l.queue = l.queue[n:]; len(l.queue) == 0 {
		l.queue = nil
	}
	l.flush()
	if ctx.Err() == nil {
		l.scanSome()
	}
	if l.unscanned && len(l.queue) == 0 && l.waits.owed == 0 {
		again := l.c.Scanned()
		for _, p := range again {
			l.unsay(p)
		}
		l.queue = append(l.queue, again...)
		l.unscanned = len(again) > 0
	}
}

// touchesRoot: the folder itself came, went or changed its rights.
func touchesRoot(hints []hint) bool {
	for _, h := range hints {
		if h.path == "" {
			return true
		}
	}
	return false
}

// due looks again at the paths whose time has come.
func (l *loop) due() {
	now := time.Now()
	for range roundPaths {
		if next, ok := l.waits.next(); !ok || next.After(now) {
			return
		}
		w := l.waits.byTime[0]
		// Every look ends in a later time or in dropping the path; should one not, it must not spin.
		l.waits.at(w, now.Add(failFirst))
		if w.why == fresh {
			w.forced = true
		}
		l.look(w.path, false, false)
	}
}

// idle is how long there is nothing to do.
func (l *loop) idle(now time.Time) time.Duration {
	until := l.checked.Add(lookEvery)
	if l.tree != nil {
		if len(l.queue) > 0 || l.scan != nil {
			return 0
		}
		if next, ok := l.waits.next(); ok && next.Before(until) {
			until = next
		}
		if at := l.scanAt(); at.Before(until) {
			until = at
		}
	}
	return max(0, until.Sub(now))
}

// scanAt is when the next scan of everything is due.
func (l *loop) scanAt() time.Time {
	if l.wantScan {
		return l.nextScan
	}
	return l.lastScan.Add(l.c.Rescan)
}

// add puts a change into the batch.
func (l *loop) add(c Change) {
	if len(l.batch) > 0 && (len(l.batch) == roundPaths || l.bytes+len(c.Data) > roundBytes) {
		l.flush()
	}
	l.batch = append(l.batch, c)
	l.bytes += len(c.Data)
}

// flush hands the batch over and remembers what the caller then does not say it knows.
func (l *loop) flush() {
	if len(l.batch) == 0 {
		return
	}
	again := l.handle(l.batch)
	for _, c := range l.batch {
		switch s, ok := l.c.Known(c.Path); {
		case c.Data == nil:
		case ok && s == c.Stamp:
			delete(l.told, c.Path)
		default:
			l.told[c.Path] = told{stamp: c.Stamp}
		}
	}
	clear(l.batch)
	l.batch, l.bytes = l.batch[:0], 0
	now := time.Now()
	for _, p := range again {
		l.unsay(p)
		l.waits.at(l.waits.set(p, refused, now), now.Add(refusedFor))
	}
}

// unsay forgets that a path was handed over, so that the next look hands it over again.
func (l *loop) unsay(p string) {
	delete(l.told, p)
	l.waits.drop(p)
}
