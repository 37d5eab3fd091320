// Package web serves an immutable set of documents over HTTP, swapped whole.
//
// A request only chooses among bytes and header values that were made before: rendering is the caller's, hashing
// happens in Publish, compression once a version: gzip right after Publish or when the first reader needs it, brotli
// when publishing is at rest. What depends on the reader (a page for browsers, only what changed since a version it
// names) is rendered when first asked for. Strong entity tags name the bytes of each encoding, and an If-None-Match that names any encoding of the current version is
// answered by 304 (RFC 9110 sections 8.8 and 13). net/http's ServeContent is not used: it does not know tags that proxies
// have changed, and copies through a buffer what can be one Write.
package web

import (
	"net/http"
	"strconv"
	"sync"
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

// Handler serves the snapshot published last. Before the first one it answers 503. Safe for concurrent use; made by New.
type Handler struct {
	current atomic.Pointer[version]
	budget  int64 // bytes kept in a version of what is made on request
	working atomic.Bool

	rest      *time.Timer // until squeeze
	squeezing sync.Mutex

	counters counters
}

const (
	// madeBudget holds some thousand pages with their compressed form.
	madeBudget = 32 << 20
	// restTime without a publication is waited for before brotli, so that a burst of them costs none.
	restTime = time.Second
)

// New makes a Handler that has nothing to serve yet.
func New() *Handler {
	h := &Handler{budget: madeBudget}
	h.rest = time.AfterFunc(restTime, h.squeeze)
	return h
}

// version is a snapshot with its headers made.
type version struct {
	entries map[string]*entry
	render  func(path string) (*Document, bool)
	made    *store
}

// Publish puts s in the place of what was served before, as one: requests under way finish with the old version. The
// new bytes are then compressed in the background: with gzip at once, with brotli when no newer version has come for a
// second.
func (h *Handler) Publish(s *Snapshot) {
	v := &version{entries: make(map[string]*entry, len(s.Documents)), render: s.Render, made: newStore(h.budget)}
	for path, d := range s.Documents {
		if d != nil {
			v.entries[path] = newEntry(d)
		}
	}
	h.current.Store(v)
	if h.working.CompareAndSwap(false, true) {
		go h.compress()
	}
	h.rest.Reset(restTime)
}

// compress brings the gzip forms of the current version up to date. One goroutine does it however often Publish is
// called, and it ends when nothing is left to do.
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

// squeeze makes the brotli forms of the current version, until a newer one comes: that has its own rest.
func (h *Handler) squeeze() {
	h.squeezing.Lock()
	defer h.squeezing.Unlock()
	v := h.current.Load()
	if v == nil {
		return
	}
	for _, e := range v.entries {
		if h.current.Load() != v {
			return
		}
		if !e.small && !e.gone {
			e.asset.squeeze()
		}
	}
}

var (
	allow   = []string{"GET, HEAD"}
	vary    = []string{"Accept-Encoding"}
	nosniff = []string{"nosniff"}
	anyone  = []string{"*"}
	// An article may be back in a moment, but many may ask for one that is gone.
	goneCache = []string{"public, max-age=60"}
)

// ServeHTTP answers GET and HEAD of the paths of the current version. The query is ignored, as are ranges. Other paths
// are 404, other methods 405.
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
		header := w.Header()
		header["Vary"] = e.vary // of both representations
		if e.view != nil && r.Header.Get("Sec-Fetch-Dest") == "document" {
			e = v.seen(r.URL.Path, e)
		}
		h.counters.add(e.kind(), v.answer(w, r, e))
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
	if v.render == nil {
		return nil
	}
	return v.made.find(key{path: path}, func() *Document {
		if d, ok := v.render(path); ok {
			return d
		}
		return nil
	})
}

// seen gives what a browser is to get in the place of e.
func (v *version) seen(path string, e *entry) *entry {
	if view := v.made.find(key{path, viewOf}, e.view); view != nil {
		return view
	}
	return e
}

// answer gives the status it answered with. Vary has been set.
func (v *version) answer(w http.ResponseWriter, r *http.Request, e *entry) int {
	header := w.Header()
	header["Cache-Control"], header["X-Content-Type-Options"] = e.cacheControl, nosniff
	if e.shared {
		header["Access-Control-Allow-Origin"] = anyone
	}
	chosen := e.choose(r.Header["Accept-Encoding"])
	if e.gone {
		return e.send(w, r, http.StatusGone, e.asset, chosen)
	}
	switch status, tag := e.condition(r, chosen); status {
	case http.StatusNotModified:
		header["Etag"] = tag
		w.WriteHeader(status)
		return status
	case http.StatusPreconditionFailed:
		refuse(w, r, status)
		return status
	}
	if d, base := v.delta(r, e); d != nil {
		return e.sendDelta(w, r, d, base)
	}
	return e.send(w, r, http.StatusOK, e.asset, chosen)
}

// send writes the body of a, which is e's own or a delta to it, in the chosen encoding, with the validators of e.
func (e *entry) send(w http.ResponseWriter, r *http.Request, status int, a *asset, chosen coding) int {
	header, form := w.Header(), a.form(chosen)
	header["Content-Type"], header["Content-Length"] = e.contentType, form.length
	if chosen != asIs {
		header["Content-Encoding"] = codingFields[chosen]
	}
	if !e.gone {
		header["Etag"] = e.forms[chosen].tag
	}
	if e.modified != nil {
		header["Last-Modified"] = e.modified
	}
	if e.policy != nil {
		header["Content-Security-Policy"] = e.policy
	}
	if e.links != nil {
		header["Link"] = e.links
	}
	if status != http.StatusOK {
		w.WriteHeader(status)
	}
	if r.Method != http.MethodHead {
		w.Write(form.body) // who has gone away needs no answer
	}
	return status
}

// refuse answers with a status and its name, which no cache is to keep: the path may be published in a moment.
func refuse(w http.ResponseWriter, r *http.Request, status int) {
	header, body := w.Header(), http.StatusText(status)+"\n"
	header["X-Content-Type-Options"] = nosniff
	header.Set("Cache-Control", "no-cache")
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body))) // net/http would leave it out of the answer to HEAD
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write([]byte(body))
	}
}

// Server gives a server for h with every limit set: nobody can hold a connection for a minute without doing
// anything, be it sending headers byte by byte or taking nothing of the answer, and where the limit of open files is
// near, who waits longest without asking for anything is cut off. The caller sets the address and may change any field
// before it is used.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       15 * time.Second, // requests have no body worth waiting for
		WriteTimeout:      45 * time.Second, // a feed of 250 KB to a line of 50 kbit/s
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    64 << 10,
		ConnState:         newRoom(mostConnections()).state,
	}
}
