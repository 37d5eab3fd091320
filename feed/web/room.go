package web

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// keptBack is how many descriptors the server leaves to files: those of the state, the watcher and what is being read.
const keptBack = 40

// room keeps connections that ask for nothing from taking the place of those that do: where there are more than most,
// the one that has waited longest for its next request, or its first, is closed for each new one. Active ones are left
// to their time limits.
type room struct {
	most int

	mu      sync.Mutex
	open    map[net.Conn]*list.Element // all connections; their places in waiting, nil for active ones
	waiting *list.List                 // of net.Conn, the longest first
}

func newRoom(most int) *room {
	return &room{most: most, open: map[net.Conn]*list.Element{}, waiting: list.New()}
}

// state serves http.Server.ConnState.
func (r *room) state(c net.Conn, s http.ConnState) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.open[c]; !known && s != http.StateNew {
		return // made way for another one
	}
	r.leave(c)
	switch s {
	case http.StateNew, http.StateIdle:
		r.open[c] = r.waiting.PushBack(c)
	case http.StateActive:
		r.open[c] = nil
	}
	for len(r.open) > r.most && r.waiting.Len() > 0 && r.waiting.Front().Value != c {
		longest := r.waiting.Front().Value.(net.Conn)
		r.leave(longest)
		longest.Close() // its goroutine notices
	}
}

func (r *room) leave(c net.Conn) {
	if e := r.open[c]; e != nil {
		r.waiting.Remove(e)
	}
	delete(r.open, c)
}
