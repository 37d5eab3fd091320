package watch

import (
	"container/heap"
	"time"
)

// reason is why a path is looked at again without an event.
type reason int

const (
	held     reason = iota // a writer has the file open
	resting                // the kernel cannot tell about writers, or the file is empty: it must rest
	absent                 // known, and missing
	fresh                  // handed over within the tick of its stamp, or too often of late
	unsteady               // replaced while it was opened
	failing                // an error that may pass
	refused                // handed over, and given back
	edited                 // known, and another now: after everything else
)

const (
	holdFirst   = 200 * time.Microsecond // first pause before a writer is asked after again
	holdLast    = 50 * time.Millisecond  // longest such pause, while few files are held
	holdEach    = 100 * time.Microsecond // each held file adds this to it, so that asking stays under a tenth of a core
	holdTold    = time.Minute            // after this the file is named
	failFirst   = time.Second
	failLast    = time.Minute
	refusedFor  = 5 * time.Second      // a full disk, mostly
	editPause   = 3 * time.Millisecond // an edit waits so long for what was moved just before it
	editLast    = 5 * time.Second      // and no longer than this for a scan, or events without end
	absentAgain = 50 * time.Millisecond
	freshFor    = 100 * time.Millisecond  // stamps of local file systems tick every 10 ms or faster
	coarseFor   = 2100 * time.Millisecond // some tick every second or two
	hotAfter    = 4                       // hand-overs of one path within freshFor of each other before it is slowed down
)

// wait is one path that is looked at again at a time of its own.
type wait struct {
	path   string
	why    reason
	due    time.Time
	index  int       // in the heap
	began  time.Time // when the waiting began
	stamp  Stamp     // when last looked at
	since  time.Time // when that stamp was first seen
	edited time.Time // edited, fresh: since when an edit is put off
	pause  time.Duration
	sum    uint64 // fresh: of the bytes handed over
	count  int    // fresh: hand-overs in a row
	owed   bool   // found by a scan that is not complete without it
	named  bool   // failing, held: told already
	forced bool   // read, even if its stamp is known
}

// waits is every waiting path, by path and by time.
type waits struct {
	byPath map[string]*wait
	byTime byTime
	held   int
	owed   int
}

func newWaits() *waits { return &waits{byPath: map[string]*wait{}} }

// set makes path wait for why. A path that waits for something else starts over.
func (ws *waits) set(path string, why reason, now time.Time) *wait {
	w := ws.byPath[path]
	if w != nil && w.why == why {
		return w
	}
	n := &wait{path: path, why: why, since: now, began: now, due: now, index: -1}
	if w != nil {
		n.forced = w.forced
		ws.drop(path)
	}
	if why == held {
		ws.held++
	}
	ws.byPath[path] = n
	heap.Push(&ws.byTime, n)
	return n
}

// at moves w to another time.
func (ws *waits) at(w *wait, due time.Time) {
	w.due = due
	heap.Fix(&ws.byTime, w.index)
}

// owe marks w as part of what a scan found.
func (ws *waits) owe(w *wait) {
	if !w.owed {
		w.owed = true
		ws.owed++
	}
}

// drop forgets path.
func (ws *waits) drop(path string) {
	w := ws.byPath[path]
	if w == nil {
		return
	}
	delete(ws.byPath, path)
	heap.Remove(&ws.byTime, w.index)
	if w.owed {
		ws.owed--
	}
	if w.why == held {
		ws.held--
	}
}

// first returns the wait with the earliest due time, or nil.
func (ws *waits) first() *wait {
	if len(ws.byTime) == 0 {
		return nil
	}
	return ws.byTime[0]
}

// pauseLonger returns the next pause: twice the one before, from a millisecond to longest.
func (w *wait) pauseLonger(longest time.Duration) time.Duration {
	w.pause = min(max(2*w.pause, time.Millisecond), longest)
	return w.pause
}

// hold returns how long to leave w alone, whose file shows s and is open in a writer, one of so many.
func (w *wait) hold(s Stamp, writers int) time.Duration {
	each := time.Duration(writers) * holdEach
	if w.stamp != s || w.pause == 0 {
		w.pause = holdFirst
	} else {
		w.pause = min(2*w.pause, max(holdLast, each))
	}
	w.stamp = s
	return max(w.pause, each)
}

// rest returns how long w must still rest if its file shows s; 0 if it has rested. A change begins the time anew, up to a
// limit, so that a file that is rewritten all the time is read too.
func (w *wait) rest(s Stamp, now time.Time, settle time.Duration) time.Duration {
	if w.stamp != s {
		w.stamp, w.since = s, now
	}
	left := settle - now.Sub(w.since)
	if s.Size > 0 { // an empty file has nothing to read
		left = min(left, 10*settle+2*time.Second-now.Sub(w.began))
	}
	return max(0, left)
}

// freshness is how long after the last change an equal stamp proves nothing. If the change time is a whole second, the
// file system's clock is assumed to tick in seconds.
func freshness(s Stamp) time.Duration {
	if s.ChangeTime%int64(time.Second) == 0 {
		return coarseFor
	}
	return freshFor
}

// byTime is a heap of waits, the earliest first.
type byTime []*wait

func (h byTime) Len() int           { return len(h) }
func (h byTime) Less(i, j int) bool { return h[i].due.Before(h[j].due) }
func (h byTime) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}

// Push and Pop are for container/heap.
func (h *byTime) Push(x any) {
	w := x.(*wait)
	w.index = len(*h)
	*h = append(*h, w)
}

func (h *byTime) Pop() any {
	old := *h
	w := old[len(old)-1]
	old[len(old)-1] = nil
	*h = old[:len(old)-1]
	return w
}
