package web

import (
	"container/list"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
)

// keptBack is how many descriptors are left for files: those of the state, of the watcher, and those being read.
const keptBack = 40

// room keeps idle connections from using up the open files. When there are more than most connections, the one that has
// waited longest for its first or next request is closed. Active connections are never closed here.
type room struct {
	most int

	mu      sync.Mutex
	open    map[net.Conn]*list.Element // every connection with its place in waiting, nil for active ones
	waiting *list.List                 // of net.Conn; the one that has waited longest is first
}

func newRoom(most int) *room {
	return &room{most: most, open: map[net.Conn]*list.Element{}, waiting: list.New()}
}

// state is called by http.Server as its ConnState.
func (r *room) state(c net.Conn, s http.ConnState) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.open[c]; !known && s != http.StateNew {
		return // closed here before
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
		closeNow(longest) // the goroutine that serves it notices
	}
}

func (r *room) leave(c net.Conn) {
	if e := r.open[c]; e != nil {
		r.waiting.Remove(e)
	}
	delete(r.open, c)
}

// closeNow closes a connection without TLS's parting message: sending it could block until the reader takes it.
func closeNow(c net.Conn) {
	if t, ok := c.(*tls.Conn); ok {
		c = t.NetConn()
	}
	c.Close()
}
