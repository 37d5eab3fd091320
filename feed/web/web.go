// Package web serves an immutable set of documents over HTTP, swapped whole.
//
// A request only chooses among bytes and header values that were made before: rendering is the caller's, hashing
// happens in Publish, compression once a version, right after Publish or when the first reader needs it. Strong
// entity tags name the bytes of each encoding, and an If-None-Match that names any encoding of the current version is
// answered by 304 (RFC 9110 sections 8.8 and 13). net/http's ServeContent is not used: it does not know tags that proxies
// have changed, and copies through a buffer what can be one Write.
package web

import (
	"net/http"
	"sync/atomic"
	"time"
)

// Snapshot is one version of everything there is to serve. It must not change once published.
type Snapshot struct {
	// Documents are those made already, by path ("/atom.xml").
	Documents map[string]*Document
	// Render makes any other document of this version when it is first asked for, or says that there is none. It is
	// called once for simultaneous requests of a path, from several goroutines for several paths; what it gives is kept
	// within a budget of bytes. It may be nil.
	Render func(path string) (*Document, bool)
}

// Handler serves the snapshot published last. Before the first one it answers 503. Safe for concurrent use.
type Handler struct {
	current atomic.Pointer[version]
	budget  int64 // bytes of rendered pages kept in a version
	working atomic.Bool

	counters counters
}

// pageBudget holds some thousand pages with their compressed form.
const pageBudget = 32 << 20

// New makes a Handler that has nothing to serve yet.
func New() *Handler { return &Handler{budget: pageBudget} }

// version is a snapshot with its headers made.
type version struct {
	entries map[string]*entry
	pages   *pages
}

// Publish puts s in the place of what was served before, as one: requests under way finish with the old version. The
// new bytes are then compressed in the background, unless a newer version comes first.
func (h *Handler) Publish(s *Snapshot) {
	v := &version{entries: make(map[string]*entry, len(s.Documents)), pages: newPages(s.Render, h.budget)}
	for path, d := range s.Documents {
		if d != nil {
			v.entries[path] = newEntry(d)
		}
	}
	h.current.Store(v)
	if h.working.CompareAndSwap(false, true) {
		go h.compress()
	}
}

// compress brings the compressed forms of the current version up to date. One goroutine does it however often
// Publish is called, and it ends when nothing is left to do.
func (h *Handler) compress() {
	for {
		v := h.current.Load()
		for _, e := range v.entries {
			if h.current.Load() != v {
				break
			}
			if !e.small {
				e.asset.compress()
			}
		}
		if h.current.Load() != v {
			continue
		}
		h.working.Store(false)
		// Published between the look and the Store: that call left the work to us.
		if h.current.Load() == v || !h.working.CompareAndSwap(false, true) {
			return
		}
	}
}

var (
	allow   = []string{"GET, HEAD"}
	vary    = []string{"Accept-Encoding"}
	nosniff = []string{"nosniff"}
	gzipped = []string{"gzip"}
	anyone  = []string{"*"}
)

// ServeHTTP answers GET and HEAD of the paths of the current version. The query is ignored. Other paths are 404, other
// methods 405.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v := h.current.Load()
	if v == nil {
		w.Header().Set("Retry-After", "1")
		h.counters.add(kindNone, http.StatusServiceUnavailable)
		refuse(w, r, http.StatusServiceUnavailable)
		return
	}
	e := v.find(r.URL.Path)
	switch {
	case e == nil:
		h.counters.add(kindNone, http.StatusNotFound)
		refuse(w, r, http.StatusNotFound)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header()["Allow"] = allow
		h.counters.add(e.kind(), http.StatusMethodNotAllowed)
		refuse(w, r, http.StatusMethodNotAllowed)
	default:
		h.counters.add(e.kind(), e.serve(w, r))
	}
}

func (e *entry) kind() int {
	if e.shared {
		return kindFeed
	}
	return kindPage
}

func (v *version) find(path string) *entry {
	if e := v.entries[path]; e != nil {
		return e
	}
	return v.pages.find(path)
}

// serve answers and gives the status.
func (e *entry) serve(w http.ResponseWriter, r *http.Request) int {
	header := w.Header()
	header["Vary"], header["Cache-Control"], header["X-Content-Type-Options"] = vary, e.cacheControl, nosniff
	if e.shared {
		header["Access-Control-Allow-Origin"] = anyone
	}
	chosen := e.choose(r.Header["Accept-Encoding"])
	if tag, unchanged := e.unchanged(r, chosen); unchanged {
		header["Etag"] = tag
		w.WriteHeader(http.StatusNotModified)
		return http.StatusNotModified
	}
	if chosen == &e.gzip {
		chosen = e.asset.compress()
		header["Content-Encoding"] = gzipped
	}
	header["Etag"], header["Content-Type"], header["Content-Length"] = chosen.tag, e.contentType, chosen.length
	if e.modified != nil {
		header["Last-Modified"] = e.modified
	}
	if e.policy != nil {
		header["Content-Security-Policy"] = e.policy
	}
	if r.Method != http.MethodHead {
		w.Write(chosen.body) // who has gone away needs no answer
	}
	return http.StatusOK
}

// unchanged evaluates the conditions of a request in the order of RFC 9110 section 13.2.2: a date counts only where
// no tag was sent. It gives the tag for the 304.
func (e *entry) unchanged(r *http.Request, chosen *variant) (tag []string, unchanged bool) {
	if fields := r.Header["If-None-Match"]; len(fields) > 0 {
		tag = e.ifNoneMatch(fields, chosen)
		return tag, tag != nil
	}
	return chosen.tag, e.ifModifiedSince(r.Header.Get("If-Modified-Since"), time.Now())
}

// refuse answers with a status and its name, which no cache is to keep: the path may be published in a moment.
func refuse(w http.ResponseWriter, r *http.Request, status int) {
	header := w.Header()
	header["X-Content-Type-Options"] = nosniff
	header.Set("Cache-Control", "no-cache")
	header.Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write([]byte(http.StatusText(status) + "\n"))
	}
}

// Server gives a server for h with every limit set: nobody can hold a connection for a minute without doing
// anything, be it sending headers byte by byte or taking nothing of the answer. The caller sets the address and may
// change any field before it is used.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       15 * time.Second, // requests have no body worth waiting for
		WriteTimeout:      45 * time.Second, // a feed of 250 KB to a line of 50 kbit/s
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    64 << 10,
	}
}
