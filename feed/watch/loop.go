package watch

import (
	"context"
	"hash/maphash"
	"path"
	"path/filepath"
	"slices"
	"time"
)

const (
	roundPaths = 256      // paths of each kind looked at in one round, and changes handed over at once
	roundBytes = 16 << 20 // bytes handed over at once
	// batchFor is how long the caller should take at most for a batch of files found by a scan, because a file named by an
	// event has to wait for it. If the caller takes longer, batches get smaller. If it takes less than half, they get larger.
	batchFor   = 60 * time.Millisecond
	leastPaths = 4
	lookEvery  = time.Second
)

// loop is one Run. Everything in it belongs to the goroutine of Run; only home.src is shared.
type loop struct {
	c      Config
	handle func([]Change) (again []string)
	system system
	seed   maphash.Seed

	home
	memory
	waits *waits
	queue []string // paths to look at, which a scan found or the caller asked for
	scans scans

	batch      []Change
	bytes      int
	batchPaths int       // number of paths found by a scan to look at in one round, see batchFor
	fromScan   bool      // the current paths were found by a scan and not named by an event
	resting    bool      // the system could not tell of the last file whether it has a writer, so files are not read at once
	due        time.Time // when to call Config.Due; zero: not before something else happens
}

// memory is what the caller was told. It is kept while the folder is lost.
type memory struct {
	told    map[string]told // what was last handed over of a path
	asked   map[string]bool // to be handed over again, even if the caller has it
	unnamed map[string]bool // reported: not UTF-8
}

// told is what the caller was last told of a path.
type told struct {
	stamp   Stamp
	refusal *refusal // nil: its bytes were handed over
}

type refusal struct {
	text  string
	retry bool // the reason may go away without a change of the stamp
}

func newLoop(c Config, handle func([]Change) (again []string)) (*loop, error) {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return nil, err
	}
	root, info, err := openRoot(dir)
	if err != nil {
		return nil, err
	}
	root.Close()
	l := &loop{
		batchPaths: leastPaths, c: c.withDefaults(), handle: handle, system: realSystem, seed: maphash.MakeSeed(),
		home:   home{dir: dir, info: info, was: c.Was, lost: errStarting, src: newDeafSource(dir)},
		memory: memory{told: map[string]told{}, unnamed: map[string]bool{}},
	}
	l.asked = l.c.Asked
	l.leave()
	l.due = l.c.Now()
	return l, nil
}

func (l *loop) close() {
	l.shut()
	l.scans.stop()
	l.src.close()
}

func (l *loop) run(ctx context.Context) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for ctx.Err() == nil {
		if err := l.round(ctx); err != nil {
			return err
		}
		timer.Reset(l.idle())
		select {
		case <-ctx.Done():
		case <-l.src.wake:
		case <-timer.C:
		}
	}
	return nil
}

// round does a bounded part of the work. Events come first, because somebody is waiting for their files.
func (l *loop) round(ctx context.Context) error {
	hints, missed := l.src.take(roundPaths)
	if missed != nil && !l.scans.wanted {
		l.report(missed)
		l.scans.wanted = true
	}
	if now := l.c.Now(); !l.due.IsZero() && !l.due.After(now) {
		l.callDue()
	}
	usable, err := l.open(slices.Contains(hints, hint{".", true}))
	defer l.shut()
	if !usable {
		return err
	}
	for _, h := range hints {
		l.look(h.path, h.moved, false)
	}
	l.lookAtWaiting()
	l.flush() // before looking at the rest
	l.fromScan = true
	n := l.lookAtFound()
	if ctx.Err() == nil {
		l.scanSome()
	}
	coming := min(2*l.batchPaths, roundPaths, len(l.queue)) // the next batch may be larger
	if l.resting {
		coming = 0
	}
	l.c.Coming(l.queue[:coming])
	l.flushFound(n)
	l.fromScan = false
	if l.scans.ended && len(l.queue) == 0 && l.waits.owed == 0 {
		again := l.c.Scanned()
		l.ask(again)
		l.scans.ended = len(again) > 0
		l.callDue()
	}
	return nil
}

// lookAtFound looks at some of the paths that a scan found or the caller asked for. It returns their number.
func (l *loop) lookAtFound() int {
	n := min(l.batchPaths, len(l.queue))
	for _, p := range l.queue[:n] {
		l.look(p, false, true)
	}
	if l.queue = l.queue[n:]; len(l.queue) == 0 {
		l.queue = nil
	}
	return n
}

// flushFound passes the changes of n paths from lookAtFound to the caller, and adjusts the size of the next batch.
func (l *loop) flushFound(n int) {
	began := time.Now()
	l.flush()
	switch took := time.Since(began); {
	case took > batchFor:
		l.batchPaths = max(leastPaths, l.batchPaths/2)
	case took < batchFor/2 && n == l.batchPaths:
		l.batchPaths = min(roundPaths, 2*l.batchPaths)
	}
}

// lookAtWaiting looks again at the paths whose time has come.
func (l *loop) lookAtWaiting() {
	now := time.Now()
	for range roundPaths {
		w := l.waits.first()
		if w == nil || w.due.After(now) {
			return
		}
		l.waits.at(w, now.Add(failFirst)) // each look should set another time or drop w; this keeps the loop from spinning if one does not
		w.forced = w.forced || w.why == fresh
		l.look(w.path, false, false)
	}
}

// idle returns how long there is nothing to do. It is at most lookEvery, because the folder may be replaced or its disk
// unmounted without an event, and Config.Now may be set to another time.
func (l *loop) idle() time.Duration {
	idle := lookEvery
	if !l.due.IsZero() {
		idle = min(idle, max(l.due.Sub(l.c.Now()), time.Millisecond))
	}
	if l.lost == nil && !l.stuck {
		if len(l.queue) > 0 || l.scans.running != nil {
			return 0
		}
		now := time.Now()
		if w := l.waits.first(); w != nil {
			idle = min(idle, w.due.Sub(now))
		}
		idle = min(idle, l.scans.next(l.c.Rescan).Sub(now))
	}
	return max(0, idle)
}

// callDue calls Config.Due if it is time.
func (l *loop) callDue() {
	var again []string
	l.due, again = l.c.Due(l.c.Now())
	l.ask(again)
}

// ask makes the loop look at paths and hand them over again.
func (l *loop) ask(paths []string) {
	for _, p := range paths {
		l.asked[p] = true
		if w := l.waits.byPath[p]; w != nil && w.why != absent {
			l.waits.drop(p)
		}
	}
	if l.lost == nil { // otherwise the scan after its return finds them, and repeated requests must not fill the memory
		l.queue = append(l.queue, paths...)
	}
}

// add adds a change to the batch.
func (l *loop) add(c Change) {
	if len(l.batch) == roundPaths || l.bytes+len(c.Data) > roundBytes {
		l.flush()
	}
	delete(l.asked, c.Path)
	c.Found = l.fromScan
	l.batch = append(l.batch, c)
	l.bytes += len(c.Data)
}

// flush hands the batch over and remembers what the caller was told. It asks again for paths that the caller could not
// accept.
func (l *loop) flush() {
	if len(l.batch) == 0 {
		return
	}
	again := l.handle(l.batch)
	for _, c := range l.batch {
		switch {
		case c.Gone && !slices.Contains(again, c.Path):
			delete(l.told, c.Path)
		case !c.Gone && c.Err == nil:
			l.told[c.Path] = told{stamp: c.Stamp}
		}
	}
	clear(l.batch)
	l.batch, l.bytes = l.batch[:0], 0
	now := time.Now()
	for _, p := range again {
		l.asked[p] = true
		l.waits.at(l.waits.set(p, refused, now), now.Add(refusedFor))
	}
	l.callDue()
}

// wanted reports whether the file at p must be read.
func (l *loop) wanted(p string) bool { return l.c.Wanted == nil || l.c.Wanted(p) }

// wantedDir reports whether the folder at p must be listed.
func (l *loop) wantedDir(p string) bool { return l.c.WantedDir == nil || l.c.WantedDir(p) }

// passedOver reports whether p is never looked at: because of its name, or because of a folder on the way.
func (l *loop) passedOver(p string) bool {
	if Hidden(p) {
		return true
	}
	if l.c.WantedDir == nil {
		return false
	}
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		if !l.c.WantedDir(d) {
			return true
		}
	}
	return false
}
