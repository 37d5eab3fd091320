package web

import (
	"container/list"
	"sync"
)

// store keeps what one version renders on request (pages, views of feeds, deltas, pictures, answers to questions) within
// budgets of bytes. Pictures and answers have budgets of their own, so that they do not push out pages.
type store struct {
	mu                       sync.Mutex
	byKey                    map[key]*made
	texts, pictures, answers shelf
}

// shelf is the part of a store that one budget bounds. What was not used for the longest time is dropped first.
type shelf struct {
	budget int64
	size   int64     // of those in used
	used   list.List // of finished *made, the one used last at the front
}

// key names what is rendered. query is "" but for answers to questions. of is "" for the document at path itself, "view" for
// the page that a browser gets there, and the quoted tag of the base for a delta.
type key struct{ path, query, of string }

// made is one document that was rendered or is being rendered. entry is nil when there is no document. The other fields
// belong to the store; they are set when the document is kept.
type made struct {
	key   key
	done  chan struct{} // closed when entry is set
	entry *entry
	cost  int64
	shelf *shelf
	place *list.Element
}

const (
	textsBudget    = 32 << 20 // about a thousand pages with their compressed forms
	picturesBudget = 16 << 20 // about a hundred pictures of the width of a page
	answersBudget  = 8 << 20  // about a hundred answers to questions
)

func newStore(texts, pictures int64) *store {
	return &store{byKey: map[key]*made{}, texts: shelf{budget: texts}, pictures: shelf{budget: pictures}, answers: shelf{budget: answersBudget}}
}

// find returns what is kept under k, or renders it, or returns nil when render does. Of simultaneous calls with one key
// one renders and the others wait for it.
func (s *store) find(k key, render func() *entry) *entry {
	s.mu.Lock()
	if known := s.byKey[k]; known != nil {
		if known.place != nil {
			known.shelf.used.MoveToFront(known.place)
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
	if m.entry == nil {
		delete(s.byKey, m.key) // requests for what does not exist must not fill the memory
		return
	}
	m.cost = cost(m.entry)
	switch m.shelf = &s.texts; {
	case m.key.query != "":
		m.shelf = &s.answers
	case m.entry.kind == kindPicture:
		m.shelf = &s.pictures
	}
	if m.cost > m.shelf.budget {
		delete(s.byKey, m.key)
		return
	}
	m.place = m.shelf.used.PushFront(m)
	m.shelf.size += m.cost
	for m.shelf.size > m.shelf.budget {
		oldest := m.shelf.used.Remove(m.shelf.used.Back()).(*made)
		delete(s.byKey, oldest.key)
		m.shelf.size -= oldest.cost
	}
}

// cost counts the plain form, half as much for the compressed one if there will be one, and a kilobyte for all else.
func cost(e *entry) int64 {
	size := int64(len(e.forms[asIs].body))
	if !e.plain {
		size += size / 2
	}
	return size + 1024
}
