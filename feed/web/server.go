package web

import (
	"net/http"
	"time"
)

// Server returns a server for h with every limit set. Nobody can hold a connection for a minute without progress, be it
// by sending a header byte by byte or by not taking the answer. Close to the limit of open files, the connection that has
// been idle longest is closed for each new one, and where none is idle, new ones wait; active connections are left to their
// time limits. The caller sets the address and may change any field before the server is used.
//
// A second server of one program must take over the ConnState of the first: the limit of open files is one for both.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       15 * time.Second, // requests have no body worth waiting for
		WriteTimeout:      45 * time.Second, // a feed of 250 KB over a line of 50 kbit/s
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    64 << 10,
		ConnState:         newRoom(mostConnections()).state,
	}
}
