package web

import (
	"net/http"
	"time"
)

// Server returns a server for h with every limit set. A client cannot hold a connection for a minute without progress,
// neither by sending a header byte by byte nor by not reading the response. Close to the limit of open files, each new
// connection closes the one that has been idle longest. If none is idle, new connections wait. Active connections end only
// by their time limits. The caller sets the address and may change any field before the server is used.
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
