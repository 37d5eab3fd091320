package web

import (
	"container/list"
	"sync"
)

// store keeps what one version renders on request (pages, views of feeds, deltas) within a budget of bytes. What was
// not used for the longest time is dropped first.
type store struct {
	budget int64

	mu    sync.Mutex
	byKey map[key]*made
	used  *list.List // of finished *made, the one used last at the front
	size  int64      // of those in used
}

// key names what is rendered. of is "" for the document at path itself, "view" for the page that a browser gets there,
// and the quoted tag of the base for a delta.
type key struct{ path, of string }

// made is one document that was rendered or is being rendered. entry is nil when there is no document. cost and place
// belong to the store.
type made struct {
	key   key
	done  chan struct{} // closed when entry is set
	entry *entry
	cost  int64
	place *list.Element
}

// madeBudget holds about a thousand pages with their compressed forms.
const madeBudget = 32 << 20

func newStore(budget int64) *store {
	return &store{budget: budget, byKey: map[key]*made{}, used: list.New()}
}

// find returns what is kept under k, or renders it, or returns nil when render does. Of simultaneous calls with one key
// one renders and the others wait for it.
func (s *store) find(k key, render func() *entry) *entry {
	s.mu.Lock()
	if known := s.byKey[k]; known != nil {
		if known.place != nil {
			s.used.MoveToFront(known.place)
		}
		s.mu.Unlock()
		<-known.done
		return known.entry
	}
	m := &made{key: k, done: make(chan struct{})}
	s.byKey[k] = m
	s.mu.Unlock()
	defer s.finish(m) // deferred, so that nobody waits for ever when render panics
	m.entry = render()
	return m.entry
}

// finish releases those who wait for m, and keeps m if there is a document and it fits.
func (s *store) finish(m *made) {
	close(m.done)
	s.mu.Lock()
	defer s.mu.Unlock()
	if m.entry != nil {
		m.cost = cost(m.entry)
	}
	if m.entry == nil || m.cost > s.budget {
		delete(s.byKey, m.key) // requests for what does not exist must not fill the memory
		return
	}
	m.place = s.used.PushFront(m)
	s.size += m.cost
	for s.size > s.budget {
		oldest := s.used.Remove(s.used.Back()).(*made)
		delete(s.byKey, oldest.key)
		s.size -= oldest.cost
	}
}

// cost counts the plain form, half as much for the compressed one, and a kilobyte for all else.
func cost(e *entry) int64 {
	return int64(len(e.forms[asIs].body))*3/2 + 1024
}
