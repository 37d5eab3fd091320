package sockets

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

const (
	stopWithin  = 8 * time.Second // for answers under way when the program is told to stop
	freshWithin = 2 * time.Second // for the first request of a connection that was accepted before
)

// drain ends a server without breaking off a connection that was accepted: each gets the answer to its request.
// http.Server.Shutdown alone would not do, because it drops requests that are read after it was called. Their clients take
// that for a failure, although the next process would have answered.
type drain struct {
	server *http.Server

	mu    sync.Mutex
	conns map[net.Conn]http.ConnState // every open connection
}

// drainOf returns a drain that follows the connections of a server, beside what follows them already.
func drainOf(server *http.Server) *drain {
	d := &drain{server: server, conns: map[net.Conn]http.ConnState{}}
	before := server.ConnState
	server.ConnState = func(c net.Conn, s http.ConnState) {
		d.state(c, s)
		if before != nil {
			before(c, s)
		}
	}
	return d
}

func (d *drain) state(c net.Conn, s http.ConnState) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if s == http.StateClosed || s == http.StateHijacked {
		delete(d.conns, c)
	} else {
		d.conns[c] = s
	}
}

// count returns how many connections are in a state.
func (d *drain) count(s http.ConnState) (n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, is := range d.conns {
		if is == s {
			n++
		}
	}
	return n
}

// stop ends the server, whose listeners are closed and whose Serve has returned. It waits until all requests are answered, as
// long as stopWithin at the most.
func (d *drain) stop() error {
	d.server.SetKeepAlivesEnabled(false) // closes idle connections of HTTP/1, and others after their answer
	for begin := time.Now(); time.Since(begin) < stopWithin; time.Sleep(5 * time.Millisecond) {
		waiting := d.count(http.StateNew) > 0 && time.Since(begin) < freshWithin
		if !waiting && d.count(http.StateActive) == 0 {
			break
		}
	}
	if d.count(http.StateIdle) > 0 { // of HTTP/2: Shutdown tells their clients that a request would get no answer
		ctx, cancel := context.WithTimeout(context.Background(), freshWithin)
		defer cancel()
		if err := d.server.Shutdown(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
	}
	return d.server.Close()
}
