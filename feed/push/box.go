package push

import (
	"container/heap"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"log/slog"
	"sync"
	"time"

	"seedfeed/feed/journal"
)

// Config is what a Box is opened with. All fields but Secret and Now are required.
type Config struct {
	Target string // web address to post to, or a command of the shell
	Secret []byte // of the signature; empty: messages are not signed

	FS   journal.FS
	Path string // of the journal

	// All iterates over the present state of all articles. It is called on the goroutines of Open, Begin and Release.
	All func() iter.Seq[State]
	// Look returns the present state of the article with that id, and false if there is none. Message makes what the hook
	// is told of it, given when the newest change was that the hook knows of, zero if it knows of none. It returns nil if
	// the text of the article cannot be read now, and then it is asked again later. Both must be safe for concurrent use.
	Look    func(id string) (State, bool)
	Message func(id string, known time.Time) []byte

	Log *slog.Logger
	Now func() time.Time // nil: time.Now
}

// State is how far an article has come.
type State struct {
	ID      string
	Seq     int64     // order of first entry, from 1
	Changed time.Time // time of its newest change that concerns the hook
}

// Box calls the hook once or more for each change of an article, in the order of the changes of that article. Changes that
// come before the hook could be called are one call, about the newest state.
//
// What is owed follows from the states of the articles and from a journal, which says what the hook knows. A line is
// written after the call. So a program that is killed at any point owes the call still, and the worst is that the hook is
// called twice. The journal holds ids and times, and nothing of a text.
//
// A Box is safe for concurrent use, but Begin, Hold and Release must be called by the goroutine that changes the articles.
type Box struct {
	Config
	hook  hook
	stop  context.CancelFunc
	done  sync.WaitGroup
	wake  chan struct{} // holds one
	grace time.Duration // that a call under way has when the box is closed

	mu    sync.Mutex
	known known
	queue queue
	count Count
}

// Count says how often the hook was called.
type Count struct {
	OK, Failed int64 // calls
	GivenUp    int64 // messages that were given up
	Waiting    int   // articles that are owed a call
}

// stopTime is the grace for calls of a program that stops.
const stopTime = 5 * time.Second

// unreadPause is the time after which an article whose text could not be read is looked at again.
const unreadPause = time.Second

// Open reads the journal, and begins to call the hook for what it does not know. If there is no journal, it knows all that
// there is now. With first, it does so when Begin is called, and until then no change is noticed.
func Open(c Config, first bool) (*Box, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	b := &Box{Config: c, hook: hook{c.Target, c.Secret, newClient(), commandTime}, wake: make(chan struct{}, 1), grace: stopTime}
	b.queue.byID = map[string]*entry{}
	if err := b.known.open(c.FS, c.Path); err != nil {
		return nil, err
	}
	var err error
	switch {
	case first:
		err = b.known.reset()
	case !b.known.begun:
		err = b.known.rewrite(c.All(), nil)
	default:
		for s := range c.All() {
			if b.known.owes(s) {
				b.queue.add(s.ID)
			}
		}
		b.queue.release(c.Now(), 0)
	}
	if err != nil {
		b.known.close()
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	b.done.Go(func() { b.work(ctx) })
	return b, nil
}

// Begin ends the first scan: the hook knows all that there is now.
func (b *Box) Begin() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known.begun {
		return nil
	}
	return b.known.rewrite(b.All(), nil)
}

// Hold says that articles are about to change. The hook hears of it after the next Release.
func (b *Box) Hold(ids ...string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.known.begun {
		return
	}
	for _, id := range ids {
		if s, ok := b.Look(id); ok {
			b.known.told[id] = b.known.of(s) // exact from now on, even if the clock is set back
		}
		e := b.queue.add(id)
		b.queue.holds++
		e.held, e.hold = true, b.queue.holds
	}
}

// Held returns a number that stands for all calls of Hold so far. Pass it to ReleaseHeld.
func (b *Box) Held() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.queue.holds
}

// Release says that readers see what has changed since the calls of Hold.
func (b *Box) Release() { b.ReleaseHeld(b.Held()) }

// ReleaseHeld is called when readers see all changes that were held when Held returned the number. Articles that were held
// after that stay held. Any goroutine may call it.
func (b *Box) ReleaseHeld(held int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known.begun && b.known.long(len(b.queue.byID)) {
		owed := func(id string) bool { return b.queue.byID[id] != nil }
		if err := b.known.rewrite(b.All(), owed); err != nil {
			b.Log.Warn("what the hook knows is not written anew", "reason", err)
		}
	}
	if b.queue.release(b.Now(), held) {
		b.poke()
	}
}

func (b *Box) poke() {
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// Count returns the counters.
func (b *Box) Count() Count {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := b.count
	c.Waiting = len(b.queue.byID)
	return c
}

// Close waits for the call under way, but not for long, and closes the journal.
func (b *Box) Close() error {
	b.stop()
	b.done.Wait()
	b.hook.client.CloseIdleConnections()
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.known.close()
}

// work calls the hook until ctx ends. One call is made at a time.
func (b *Box) work(ctx context.Context) {
	calls, end := context.WithCancel(context.Background())
	defer end()
	defer context.AfterFunc(ctx, func() {
		late := time.AfterFunc(b.grace, end)
		context.AfterFunc(calls, func() { late.Stop() })
	})()
	failures := 0 // in a row, of any articles
	for ctx.Err() == nil {
		b.mu.Lock()
		e, wait := b.queue.next(b.Now())
		b.mu.Unlock()
		if e == nil {
			timer := time.NewTimer(wait)
			select {
			case <-ctx.Done():
			case <-b.wake:
			case <-timer.C:
			}
			timer.Stop()
			continue
		}
		err := b.call(calls, e)
		if err == nil {
			failures = 0
			continue
		}
		// A hook that is down must not be asked for each of thousands of articles.
		failures++
		sleep(ctx, min(pause(failures, nil), time.Minute))
	}
}

// call calls the hook for an article, if that is still owed, and notes what came of it. It returns the error of the hook.
func (b *Box) call(ctx context.Context, e *entry) error {
	now := b.Now()
	s, ok := b.Look(e.id)
	b.mu.Lock()
	if !ok || !b.known.owes(s) {
		b.queue.drop(e)
		b.mu.Unlock()
		return nil
	}
	since := b.known.of(s)
	b.mu.Unlock()
	body := b.Message(e.id, since)
	b.mu.Lock()
	if body == nil || e.held { // if it was held meanwhile, the message may have what readers do not see yet
		b.queue.later(e, now.Add(unreadPause))
		b.mu.Unlock()
		return nil
	}
	b.mu.Unlock()
	sum := sha256.Sum256(fmt.Append(nil, e.id, " ", s.Changed.UnixNano()))
	err := b.hook.call(ctx, hex.EncodeToString(sum[:16]), body)
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil {
		b.count.OK++
		b.note(e, s)
		return nil
	}
	b.count.Failed++
	e.failures++
	switch {
	case ctx.Err() != nil: // the program stops
		return err
	case now.Sub(s.Changed) > giveUpAfter:
		b.count.GivenUp++
		b.Log.Error("hook given up for an article: it failed for a day", "id", e.id, "reason", err)
		b.note(e, s)
	default:
		if e.failures == 1 {
			b.Log.Warn("hook failed; tried again for a day", "id", e.id, "reason", err)
		}
		b.queue.later(e, now.Add(pause(e.failures, err)))
	}
	return err
}

// note remembers that the hook knows a state.
func (b *Box) note(e *entry, s State) {
	if err := b.known.note(s); err != nil {
		b.Log.Warn("a call of the hook is not remembered; a restart may repeat it", "reason", err)
	}
	b.queue.drop(e)
}

// entry is an article that the hook may be owed a call for.
type entry struct {
	id       string
	held     bool      // readers do not see its newest change yet
	hold     int64     // value of queue.holds after its newest Hold
	due      time.Time // when to call
	order    int64     // of release
	at       int       // in the heap; notQueued: it is not there
	failures int
}

const notQueued = -1

// queue holds the entries: those that are not held, and not called for at this moment, in a heap by the time when they are
// due.
type queue struct {
	byID  map[string]*entry
	fresh []*entry // added or held since the last release
	heap  entryHeap
	order int64
	holds int64 // number of articles passed to Hold so far
}

// add returns the entry of an article, which is to be released.
func (q *queue) add(id string) *entry {
	e := q.byID[id]
	if e == nil {
		e = &entry{id: id, at: notQueued}
		q.byID[id] = e
	}
	if e.at != notQueued {
		heap.Remove(&q.heap, e.at)
	}
	if !e.held {
		q.fresh = append(q.fresh, e)
	}
	return e
}

// release makes the added entries due, except those that were held after held. It reports whether there were any.
func (q *queue) release(now time.Time, held int64) (found bool) {
	fresh := q.fresh
	q.fresh = nil
	for _, e := range fresh {
		if e.hold > held {
			q.fresh = append(q.fresh, e)
			continue
		}
		found = true
		q.order++
		e.held, e.due, e.order, e.failures = false, now, q.order, 0
		if e.at == notQueued {
			heap.Push(&q.heap, e)
		}
	}
	return found
}

// longWait is the wait if nothing is due at a known time. No pause is longer.
const longWait = 2 * time.Hour

// next takes the entry that is due first out of the heap. If none is due, it returns how long to wait.
func (q *queue) next(now time.Time) (e *entry, wait time.Duration) {
	if len(q.heap) == 0 {
		return nil, longWait
	}
	if wait = q.heap[0].due.Sub(now); wait > 0 && wait <= longWait { // else the clock was set back
		return nil, wait
	}
	return heap.Pop(&q.heap).(*entry), 0
}

// later puts an entry back that next has returned, unless it was released again meanwhile.
func (q *queue) later(e *entry, due time.Time) {
	if !e.held && e.at == notQueued {
		e.due = due
		heap.Push(&q.heap, e)
	}
}

// drop forgets an entry that next has returned, unless it was held or released again meanwhile.
func (q *queue) drop(e *entry) {
	if !e.held && e.at == notQueued {
		delete(q.byID, e.id)
	}
}

// entryHeap serves container/heap.
type entryHeap []*entry

func (h entryHeap) Len() int { return len(h) }
func (h entryHeap) Less(i, j int) bool {
	if !h[i].due.Equal(h[j].due) {
		return h[i].due.Before(h[j].due)
	}
	return h[i].order < h[j].order
}
func (h entryHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].at, h[j].at = i, j
}

// Push serves heap.Interface, as Pop does.
func (h *entryHeap) Push(x any) {
	e := x.(*entry)
	e.at = len(*h)
	*h = append(*h, e)
}

func (h *entryHeap) Pop() any {
	old := *h
	e := old[len(old)-1]
	*h, e.at = old[:len(old)-1], notQueued
	return e
}
