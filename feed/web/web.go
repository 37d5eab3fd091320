// Package web serves an immutable set of documents over HTTP and replaces the whole set at once.
//
// A request only chooses among bytes and header values that were prepared before. The caller renders the documents,
// Publish hashes them, and each version is compressed once: with gzip right after Publish or when the first reader needs
// it, with brotli when nothing was published for some seconds. Documents that few readers ask for (pages, the page that a
// browser shows at a feed's address, deltas) are rendered on their first request.
//
// Entity tags are strong and differ for each encoding. An If-None-Match that names any encoding of the current version is
// answered by 304 (RFC 9110 sections 8.8 and 13). http.ServeContent is not used: it does not recognize tags that proxies
// have changed, and it copies through a buffer what one Write can send.
//
// An address with a query may ask a question, such as a search. Answers are made when they are asked for, within a share of
// one processor's time.
//
// Each document has one address. Requests for another spelling of it, or for an address that readers guess, are
// redirected there for good.
package web

import (
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// Snapshot is one version of everything that is served. It must not change once it is published.
type Snapshot struct {
	// Documents are the finished documents, by path ("/atom.xml"). A nil document counts as absent.
	Documents map[string]*Document
	// Render makes any other document of this version on its first request, or reports that there is none. It is called
	// once for simultaneous requests of one path, and concurrently for different paths. Results are kept within a budget
	// of bytes. It may be nil.
	Render func(path string) (*Document, bool)

	// Stream returns a document that is too large to be kept, by its path, nil if there is none. It is asked after Documents
	// and before Render, and must be cheap for paths without a stream. It is called concurrently. It may be nil.
	Stream func(path string) *Stream

	// Base is the public address of the path "/", with the slash at its end. Redirects lead below it. If it is "" there are
	// no redirects.
	Base string
	// Meant returns the paths that a reader may mean by a path without a document, the likeliest first. The first
	// that has a document is where the reader is sent, for good. It is called concurrently. It may be nil.
	Meant func(path string) []string
	// Moved returns the path of the document that an address leads to, "" if it leads to none. With a query it is asked
	// before any document, because some programs tell articles apart by queries alone; without one only for paths without
	// a document. Readers are sent there for good, or get the page of a withdrawn document at once. It is called
	// concurrently. It may be nil.
	Moved func(path, query string) (to string)
	// Questions answers requests with a query at some paths. It may be nil.
	Questions *Questions
	// Missing is the page that is sent with 404, as a document that must not be kept: without validators. If it is nil, a
	// line of text is sent.
	Missing *Document
}

// Handler serves the snapshot that was published last, and answers 503 before the first one. It is safe for concurrent
// use. New makes one.
type Handler struct {
	// Polled is called for each poll of a feed, before the answer is sent. It is set before the first request, and called
	// concurrently. It must not keep the strings. It may be nil.
	Polled func(Poll)

	now      func() time.Time
	current  atomic.Pointer[version]
	bodies   bodies        // of all documents but pictures
	pictures bodies        // apart, so that readers of pictures do not cut off those of feeds
	streams  chan struct{} // holds one for each stream that is being sent
	working  atomic.Bool   // a goroutine runs compress

	rest      *time.Timer // starts squeeze
	squeezing sync.Mutex

	searching allowance // of all answers to questions
	counters  counters
}

// restTime is how long nothing must have been published before brotli starts, so that a burst of versions costs none. It is
// well above the second after which a first scan publishes again.
const restTime = 3 * time.Second

// New returns a Handler that has nothing to serve yet. It takes the time from now; nil stands for time.Now.
func New(now func() time.Time) *Handler {
	if now == nil {
		now = time.Now
	}
	h := &Handler{now: now, streams: make(chan struct{}, mostStreams)}
	h.bodies.budget, h.pictures.budget = bodiesBudget, bodiesBudget
	h.rest = time.AfterFunc(restTime, h.squeeze)
	return h
}

// version is a snapshot with its headers.
type version struct {
	entries map[string]*entry
	render  func(path string) (*Document, bool)
	stream  func(path string) *Stream
	made    *store
	base    string
	meant   func(path string) []string // nil: there are no redirects
	moved   func(path, query string) string
	missing *entry // nil: there is no page for 404
	now     func() time.Time

	questions *Questions // nil: queries ask nothing
}

// Publish replaces what was served before by s, all at once. Requests that have begun are answered from the old version.
// The bodies are hashed before Publish returns and compressed in the background: with gzip immediately, with brotli when
// nothing newer was published for restTime.
//
// A Document that was published before is cheap to publish again, with the same or another date: its hash and its
// compressed forms are kept.
func (h *Handler) Publish(s *Snapshot) {
	v := &version{
		entries: make(map[string]*entry, len(s.Documents)), render: s.Render, stream: s.Stream, made: newStore(textsBudget, picturesBudget),
		base: s.Base, now: h.now, questions: s.Questions,
	}
	if s.Base != "" {
		v.meant, v.moved = s.Meant, s.Moved
	}
	if s.Missing != nil {
		v.missing = newMissing(s.Missing, h.now())
	}
	var size int64
	for path, d := range s.Documents {
		if d != nil {
			v.entries[path] = newEntry(d, h.now())
			size += int64(len(d.Body))
		}
	}
	h.current.Store(v)
	h.bodies.resize(bodiesBudget + 2*size)
	if h.working.CompareAndSwap(false, true) {
		go h.compress()
	}
	h.rest.Reset(restTime)
}

// compress makes the gzip forms of the current version. However often Publish is called, one goroutine does this, and it
// ends when nothing is left to do.
func (h *Handler) compress() {
	for {
		v := h.current.Load()
		for _, e := range v.entries {
			if h.current.Load() != v {
				break
			}
			if !e.plain {
				e.asset.compress()
			}
		}
		if h.current.Load() != v {
			continue
		}
		h.working.Store(false)
		// A Publish between the last look and the Store has left its work to this goroutine.
		if h.current.Load() == v || !h.working.CompareAndSwap(false, true) {
			return
		}
	}
}

// squeeze makes the brotli forms of the current version. It stops when a newer version comes, which starts it again.
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
		if !e.plain && !e.gone {
			e.asset.squeeze()
		}
	}
}

// Header values that never change.
var (
	allow   = []string{"GET, HEAD, OPTIONS"}
	vary    = []string{"Accept-Encoding"}
	nosniff = []string{"nosniff"}
	noCache = []string{"no-cache"}

	// Scripts of any site may read feeds, lists of feeds and pictures (the Fetch standard's CORS protocol).
	anyOrigin      = []string{"*"}
	corsMethods    = []string{"GET, HEAD"}
	corsFields     = []string{"A-IM, Cache-Control, If-Modified-Since, If-None-Match"}
	corsExposed    = []string{"Delta-Base, ETag, IM, Link"}
	corsRemembered = []string{"86400"} // seconds

	// Pages of any site may show pictures, also pages that ask for the consent of what they embed (COEP).
	crossOrigin = []string{"cross-origin"}
)

// ServeHTTP answers GET, HEAD and OPTIONS for the paths of the current version, and other methods with 405. Other paths are
// redirected where the reader may mean one of these, or answered with 404. Ranges are ignored, and so are queries that ask
// nothing (Questions).
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if v := h.current.Load(); v != nil && v.stream != nil && v.entries[r.URL.Path] == nil {
		if s := v.stream(r.URL.Path); s != nil {
			h.counters.add(kindPage, h.stream(w, r, v, s))
			return
		}
	}
	kind, status, body := h.answer(w.Header(), r)
	h.counters.add(kind, status)
	w.WriteHeader(status)
	if r.Method != http.MethodHead && len(body) > 0 {
		bodies := &h.bodies
		if kind == kindPicture {
			bodies = &h.pictures
		}
		bodies.write(w, body) // nothing else of the version is held while a reader takes its time
	}
}

// answer sets the fields of an answer and returns its status and body, and what kind of document was asked for.
func (h *Handler) answer(header http.Header, r *http.Request) (kind, status int, body []byte) {
	v := h.current.Load()
	if v == nil {
		header.Set("Retry-After", "1")
		return kindNone, http.StatusServiceUnavailable, refuse(header, http.StatusServiceUnavailable)
	}
	if q, ok := v.asks(r.URL); ok {
		return h.ask(header, r, v, q)
	}
	e, moved := v.lookup(r.URL)
	switch {
	case e == nil:
		return kindNone, http.StatusNotFound, v.notFound(header, r)
	case r.Method == http.MethodOptions:
		e.options(header)
		return e.kind, http.StatusNoContent, nil
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header["Allow"] = allow
		return e.kind, http.StatusMethodNotAllowed, refuse(header, http.StatusMethodNotAllowed)
	case moved != "":
		return e.kind, http.StatusMovedPermanently, e.redirect(header, v.base, moved, "")
	}
	if e.vary != nil {
		header["Vary"] = e.vary // the same for a feed and for its page
	}
	if e.view != nil && r.Header.Get("Sec-Fetch-Dest") == "document" {
		e = v.viewOf(key{path: r.URL.Path, of: "view"}, e)
	}
	status, body = v.content(header, r, e)
	h.poll(header, r, e, "", status, body)
	return e.kind, status, body
}

// options sets the fields that tell which methods a document takes, and those that let a script of another site send a
// conditional request.
func (e *entry) options(header http.Header) {
	header["Allow"] = allow
	if e.shared {
		header["Access-Control-Allow-Origin"], header["Access-Control-Allow-Methods"] = anyOrigin, corsMethods
		header["Access-Control-Allow-Headers"], header["Access-Control-Max-Age"] = corsFields, corsRemembered
	}
}

func (v *version) find(path string) *entry {
	if e := v.entries[path]; e != nil {
		return e
	}
	if v.render == nil {
		return nil
	}
	return v.made.find(key{path: path}, func() *entry {
		d, ok := v.render(path)
		if !ok || d == nil {
			return nil
		}
		return newEntry(d, v.now())
	})
}

// viewOf returns the page that a browser gets at a feed's address, or e itself when there is none. Only the browser's own
// cache may keep the page: shared caches that ignore Vary would give it to feed readers.
func (v *version) viewOf(k key, e *entry) *entry {
	view := v.made.find(k, func() *entry {
		d := e.view()
		if d == nil {
			return nil
		}
		made := newEntry(d, v.now())
		made.cacheControl = []string{cacheControl("private", d.MaxAge)}
		return made
	})
	if view == nil {
		return e
	}
	return view
}

// content sets the fields that describe e, except Vary, and returns the status and the body.
func (v *version) content(header http.Header, r *http.Request, e *entry) (status int, body []byte) {
	header["Cache-Control"], header["X-Content-Type-Options"] = e.cacheControl, nosniff
	if e.shared {
		header["Access-Control-Allow-Origin"], header["Access-Control-Expose-Headers"] = anyOrigin, corsExposed
	}
	if e.kind == kindPicture {
		header["Cross-Origin-Resource-Policy"] = crossOrigin
	}
	chosen := e.choose(r.Header["Accept-Encoding"])
	if e.gone {
		return http.StatusGone, e.send(header, e.asset, chosen)
	}
	switch status, tag := e.condition(r, chosen, v.now()); status {
	case http.StatusNotModified:
		header["Etag"] = tag
		return status, nil
	case http.StatusPreconditionFailed:
		return status, refuse(header, status)
	}
	if d, base := v.delta(r, e); d != nil {
		return http.StatusIMUsed, e.sendDelta(header, d, base, d.choose(r.Header["Accept-Encoding"]))
	}
	return http.StatusOK, e.send(header, e.asset, chosen)
}

// send returns the body of a in the chosen encoding and sets its fields, with the validators of e. The asset a is that of
// e or a delta to it.
func (e *entry) send(header http.Header, a *asset, chosen coding) []byte {
	form := a.form(chosen)
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
	return form.body
}

// refuse returns a body that names the status, and sets its fields. Caches must not keep it: the path may be published a
// moment later.
func refuse(header http.Header, status int) []byte {
	header["Cache-Control"] = noCache
	return plainText(header, http.StatusText(status))
}

// plainText returns a line of text as a body, and sets the fields that describe it.
func plainText(header http.Header, line string) []byte {
	body := []byte(line + "\n")
	header["X-Content-Type-Options"] = nosniff
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body))) // net/http would not set it in the answer to HEAD
	return body
}
