package web

import (
	"container/list"
	"sync"
)

// store holds what one version makes on request (pages, browsers' views, deltas), up to a budget of bytes; what was
// used least lately goes first.
type store struct {
	budget int64

	mu    sync.Mutex
	byKey map[key]*made
	used  *list.List // of *made, finished ones only, used last at the front
	size  int64
}

// key names what is made: of is empty for the document at path itself, viewOf for what a browser sees there, and the
// tag of the base, in its quotes, for a delta.
type key struct{ path, of string }

const viewOf = "view"

// made is one document made or being made. entry is nil when there is none; cost and place belong to the store.
type made struct {
	key   key
	done  chan struct{} // closed when entry is there
	entry *entry
	cost  int64
	place *list.Element
}

func newStore(budget int64) *store {
	return &store{budget: budget, byKey: map[key]*made{}, used: list.New()}
}

// find gives what is kept under k, made now if it is not, or nil when there is none. Of simultaneous calls for one key
// one makes it and the others wait.
func (s *store) find(k key, render func() *Document) *entry {
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
	defer s.finish(m) // also when render panics: nobody waits for ever
	if d := render(); d != nil {
		m.entry = newEntry(d)
	}
	return m.entry
}

// finish hands the document to those who wait and keeps it if there is one and it fits.
func (s *store) finish(m *made) {
	close(m.done)
	s.mu.Lock()
	defer s.mu.Unlock()
	if m.entry != nil {
		m.cost = cost(m.entry)
	}
	if m.entry == nil || m.cost > s.budget {
		delete(s.byKey, m.key) // what does not exist must not fill the memory
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

// cost counts the compressed form from the start, at half of the plain one, and what stands around both.
func cost(e *entry) int64 {
	return int64(len(e.forms[asIs].body))*3/2 + 1024
}
