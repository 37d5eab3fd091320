package watch

import (
	"container/heap"
	"time"
)

// reason says why a path is looked at again without an event.
type reason int

const (
	held     reason = iota // a writer has the file open
	resting                // the kernel cannot tell whether there is a writer, or the file is empty
	absent                 // known, and missing
	fresh                  // handed over so soon after a change that its stamp proves nothing, or too often
	unsteady               // it was replaced or removed while it was opened
	failing                // an error that may go away
	refused                // the caller could not accept it
	edited                 // known with another stamp: handed over after everything else
)

const (
	holdFirst   = 200 * time.Microsecond // first pause before asking about a writer again
	holdLast    = 50 * time.Millisecond  // longest such pause, while few files are held
	holdEach    = 100 * time.Microsecond // added for each held file, so that asking takes less than a tenth of a core
	holdTold    = time.Minute            // after this time the file is reported
	failFirst   = time.Second
	failLast    = time.Minute
	refusedFor  = 5 * time.Second      // usually the disk of the state is full
	editPause   = 3 * time.Millisecond // an edit waits this long for moves that came just before it
	editLast    = 5 * time.Second      // longest wait of an edit for a scan, or for events that do not stop
	absentAgain = 50 * time.Millisecond
	freshFor    = 100 * time.Millisecond  // stamps of local file systems tick every 10 ms or faster
	coarseFor   = 2100 * time.Millisecond // some tick every second or two
	hotAfter    = 4                       // hand-overs in a row, after which a path is handed over once per freshFor
)

// wait is one path that is looked at again at a certain time.
type wait struct {
	path   string
	why    reason
	due    time.Time
	index  int       // in the heap
	began  time.Time // when the waiting began
	stamp  Stamp     // when last looked at
	since  time.Time // when that stamp was first seen
	pause  time.Duration
	sum    uint64 // fresh: of the bytes handed over
	count  int    // hand-overs, each within the tick of the one before
	owed   bool   // a scan found it and is not complete without it
	named  bool   // failing, held: already reported
	forced bool   // read, even if its stamp is known
}

// waits holds all waiting paths, by path and by time.
type waits struct {
	byPath map[string]*wait
	byTime byTime
	held   int // how many wait for a writer
	owed   int // how many are owed
}

func newWaits() *waits { return &waits{byPath: map[string]*wait{}} }

// set makes path wait for the given reason. A path that waits for another reason starts again.
func (ws *waits) set(path string, why reason, now time.Time) *wait {
	w := ws.byPath[path]
	if w != nil && w.why == why {
		return w
	}
	n := &wait{path: path, why: why, since: now, began: now, due: now, index: -1}
	if w != nil {
		n.forced, n.count, n.owed = w.forced, w.count, w.owed && why == resting
		ws.drop(path)
	}
	if n.owed {
		ws.owed++
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

// drop removes path.
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

// retries reports whether path waits because opening it failed.
func (ws *waits) retries(path string) bool {
	w := ws.byPath[path]
	return w != nil && (w.why == failing || w.why == unsteady)
}

// pauseLonger returns the next pause: twice the last one, at least a millisecond and at most longest.
func (w *wait) pauseLonger(longest time.Duration) time.Duration {
	w.pause = min(max(2*w.pause, time.Millisecond), longest)
	return w.pause
}

// hold returns how long w must wait if its file has the stamp s and a writer. writers is the number of files that have one.
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

// rest returns how long w must still rest if its file has the stamp s; 0 means that it has rested. Each change starts the
// time again, up to a limit, so that a file that is rewritten all the time is read, too.
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

// freshness returns how long after the last change an equal stamp does not prove equal bytes. If the change time is a whole
// second, the file system's clock is assumed to tick in seconds.
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
