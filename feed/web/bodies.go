package web

import (
	"container/list"
	"net/http"
	"sync"
	"time"
)

// bodies bounds the memory that slow readers keep from being freed. A response needs its body until the reader has taken
// it, even when newer versions have been published since. When the bodies being sent exceed the budget together, the
// responses that began first are cut off.
type bodies struct {
	mu     sync.Mutex
	budget int64
	size   int64         // of all different bodies being sent
	uses   map[*byte]int // how many responses send the body that starts there
	sends  list.List     // of *sending, in the order in which they began
}

// sending is one response with a large body.
type sending struct {
	w     http.ResponseWriter
	body  []byte
	ended bool // no longer counted
}

const (
	// bodiesBudget is what the bodies being sent may take beyond those of the current version.
	bodiesBudget = 32 << 20
	// Smaller bodies are not counted: they fit into the buffers of the connection.
	largeBody = 16 << 10
)

// resize changes the budget. It must be at least the size of the current version in all encodings: cutting off the
// readers of bodies that are needed anyway frees nothing.
func (b *bodies) resize(budget int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.budget = budget
}

// write sends body. It returns when the reader has taken it, has gone away, or was cut off.
func (b *bodies) write(w http.ResponseWriter, body []byte) {
	if len(body) >= largeBody {
		defer b.end(b.begin(w, body))
	}
	w.Write(body) // an error means that the reader is gone: nothing is left to do
}

func (b *bodies) begin(w http.ResponseWriter, body []byte) *list.Element {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.uses == nil {
		b.uses = map[*byte]int{}
	}
	if b.uses[&body[0]]++; b.uses[&body[0]] == 1 {
		b.size += int64(len(body))
	}
	place := b.sends.PushBack(&sending{w: w, body: body})
	for b.size > b.budget && b.sends.Front() != place {
		oldest := b.sends.Front()
		// A deadline in the past makes the Write of that response fail now. Where w knows no deadlines, nothing is cut.
		_ = http.NewResponseController(oldest.Value.(*sending).w).SetWriteDeadline(time.Unix(1, 0))
		b.leave(oldest)
	}
	return place
}

func (b *bodies) end(place *list.Element) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !place.Value.(*sending).ended {
		b.leave(place)
	}
}

// leave stops counting a response. The caller holds the lock.
func (b *bodies) leave(place *list.Element) {
	s := b.sends.Remove(place).(*sending)
	s.ended = true
	start := &s.body[0]
	if b.uses[start]--; b.uses[start] == 0 {
		delete(b.uses, start)
		b.size -= int64(len(s.body))
	}
}
