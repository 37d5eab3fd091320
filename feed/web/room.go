package web

import (
	"container/list"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
	"time"
)

// keptBack is how many descriptors are left for files: those of the state, of the watcher, and those being read.
const keptBack = 40

// firstRequestWithin is how long a connection over the limit waits for others to send their first request.
const firstRequestWithin = 3 * time.Second

// mostIdle bounds the memory of connections that have their answer: each takes about 18 KiB. Readers that poll keep theirs
// open without using it again. A proxy keeps a few dozen.
const mostIdle = 4096

// room keeps connections within the limit of open files, and those that are idle within mostIdle. When there are more than
// most, the one that has been idle longest since its last answer is closed. If none is idle, the next connection is not accepted until another one ends, for the time
// of patience; then the one that has waited longest for its first request is closed. Thousands of readers that come at once
// wait in the kernel's queue, and each is answered. Active connections are never closed here.
type room struct {
	most     int
	mostIdle int
	patience time.Duration
	left     chan struct{} // holds a value when a connection may have made room

	mu   sync.Mutex
	open map[net.Conn]place
	new  *list.List // of waiting, before the first request; the one that has waited longest is first
	idle *list.List // of net.Conn, after an answer; the one that has been idle longest is first
}

// waiting is a connection that has sent no request yet.
type waiting struct {
	conn  net.Conn
	since time.Time
}

// place is where a connection is listed, nil for an active one.
type place struct {
	in *list.List
	at *list.Element
}

func newRoom(most int) *room {
	return &room{
		most: most, mostIdle: mostIdle, patience: firstRequestWithin, left: make(chan struct{}, 1),
		open: map[net.Conn]place{}, new: list.New(), idle: list.New(),
	}
}

// state is called by http.Server as its ConnState. For a new connection it returns when there is room, and the server
// accepts no other until then.
func (r *room) state(c net.Conn, s http.ConnState) {
	if !r.note(c, s) {
		return
	}
	if s != http.StateNew {
		select {
		case r.left <- struct{}{}:
		default:
		}
		return
	}
	for end := time.Now().Add(r.patience); ; {
		wait := r.makeRoom(c, end)
		if wait <= 0 {
			return
		}
		select {
		case <-r.left:
		case <-time.After(wait):
		}
	}
}

// note keeps the state of a connection. It returns false for one that was closed here before.
func (r *room) note(c net.Conn, s http.ConnState) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.open[c]; !known && s != http.StateNew {
		return false
	}
	r.leave(c)
	switch s {
	case http.StateNew:
		r.open[c] = place{r.new, r.new.PushBack(waiting{c, time.Now()})}
	case http.StateIdle:
		r.open[c] = place{r.idle, r.idle.PushBack(c)}
		if r.idle.Len() > r.mostIdle {
			r.close(r.idle.Front().Value.(net.Conn))
		}
	case http.StateActive:
		r.open[c] = place{}
	}
	return true
}

// makeRoom closes connections until there is room for c, which is new. If it may close none yet, it returns how long to wait
// for one, at the most until end. After end c stays, whether there is room or not: all others are active then.
func (r *room) makeRoom(c net.Conn, end time.Time) (wait time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.open) > r.most {
		if first := r.idle.Front(); first != nil {
			r.close(first.Value.(net.Conn))
			continue
		}
		first := r.new.Front()
		if first == nil || first.Value.(waiting).conn == c {
			return time.Until(end)
		}
		longest := first.Value.(waiting)
		if wait := time.Until(longest.since.Add(r.patience)); wait > 0 {
			return wait
		}
		r.close(longest.conn)
	}
	return 0
}

// close closes a connection. The goroutine that serves it notices.
func (r *room) close(c net.Conn) {
	r.leave(c)
	closeNow(c)
}

func (r *room) leave(c net.Conn) {
	if p := r.open[c]; p.at != nil {
		p.in.Remove(p.at)
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
