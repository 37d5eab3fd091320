package web

import (
	"container/list"
	"sync"
)

// pages holds the documents of one version that are made on request, up to a budget of bytes; what was used least
// lately goes first.
type pages struct {
	render func(path string) (*Document, bool)
	budget int64

	mu     sync.Mutex
	byPath map[string]*page
	used   *list.List // of *page, finished ones only, used last at the front
	size   int64
}

// page is one document made or being made. entry is nil when there is none; cost and place belong to pages.
type page struct {
	path  string
	done  chan struct{} // closed when entry is there
	entry *entry
	cost  int64
	place *list.Element
}

func newPages(render func(string) (*Document, bool), budget int64) *pages {
	return &pages{render: render, budget: budget, byPath: map[string]*page{}, used: list.New()}
}

// find gives the document at path, made now if it is not kept, or nil when there is none. Of simultaneous calls for one
// path one makes it and the others wait.
func (p *pages) find(path string) *entry {
	if p.render == nil {
		return nil
	}
	p.mu.Lock()
	if known := p.byPath[path]; known != nil {
		if known.place != nil {
			p.used.MoveToFront(known.place)
		}
		p.mu.Unlock()
		<-known.done
		return known.entry
	}
	made := &page{path: path, done: make(chan struct{})}
	p.byPath[path] = made
	p.mu.Unlock()
	defer p.finish(made) // also when render panics: nobody waits for ever
	if d, ok := p.render(path); ok && d != nil {
		made.entry = newEntry(d)
	}
	return made.entry
}

// finish hands the page to those who wait and keeps it if there is one and it fits.
func (p *pages) finish(made *page) {
	close(made.done)
	p.mu.Lock()
	defer p.mu.Unlock()
	if made.entry != nil {
		made.cost = cost(made.entry)
	}
	if made.entry == nil || made.cost > p.budget {
		delete(p.byPath, made.path) // a path that does not exist must not fill the memory
		return
	}
	made.place = p.used.PushFront(made)
	p.size += made.cost
	for p.size > p.budget {
		oldest := p.used.Remove(p.used.Back()).(*page)
		delete(p.byPath, oldest.path)
		p.size -= oldest.cost
	}
}

// cost counts the compressed form from the start, at half of the plain one, and what stands around both.
func cost(e *entry) int64 {
	return int64(len(e.plain.body))*3/2 + 1024
}
