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

// mostIdle is the maximum number of idle connections. It limits their memory, about 18 KiB each. Feed readers leave their
// connection open after a poll and do not use it again. A proxy keeps a few dozen open.
const mostIdle = 4096

// room limits the number of connections. At most mostIdle of them may be idle. If there are more than most, which follows
// from the limit of open files, the connection that has been idle longest is closed.
//
// If none is idle, the server accepts no further connection until one ends. After the time of patience it closes the
// connection that has waited longest without a first request. Thousands of readers that connect at once thus wait in the
// kernel's queue, and each gets a response. Active connections are never closed here.
type room struct {
	most     int
	mostIdle int
	patience time.Duration
	left     chan struct{} // holds a value after a connection has ended or become idle or active

	mu   sync.Mutex
	open map[net.Conn]place
	new  *list.List // of waiting: connections without a request yet, oldest first
	idle *list.List // of net.Conn: idle after a response, longest idle first
}

// waiting is a connection that has not sent a request yet.
type waiting struct {
	conn  net.Conn
	since time.Time
}

// place is the position of a connection in one of the lists. It is zero for an active connection.
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

// state is the ConnState of an http.Server. For a new connection it returns when there is room. The server accepts no
// other connection until then.
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

// note records the state of a connection. It returns false if the room has already closed the connection.
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

// makeRoom closes connections until there is room for the new connection c. If it may not close any yet, it returns the time
// to wait, but not beyond end. After end c stays even without room, because all other connections are active.
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

// close closes a connection. The goroutine that serves it ends with an error.
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
