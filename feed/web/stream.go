package web

import (
	"bufio"
	"compress/gzip"
	"io"
	"net/http"
	"runtime"
	"time"
)

// Stream is a document that is written while it is made, because it is too large to be kept. Nothing of it stays in
// memory.
type Stream struct {
	Type string // Content-Type, with charset
	// Sum names the bytes: 24 hexadecimal digits or more. Streams with equal sums must have equal bytes.
	Sum string
	// Write writes the document. It returns the first error of w, and stops then.
	Write func(w io.Writer) error
}

// mostStreams is how many streams are sent at a time. Making one may take all of a processor for seconds, and what is
// published meanwhile needs one too.
var mostStreams = max(1, min(2, runtime.GOMAXPROCS(0)-1))

const (
	streamRetry = "15" // seconds after which a reader for whom there was no room asks again
	// A reader has streamPart for each part of streamBuffer bytes, and streamWhole for all of it.
	streamBuffer = 64 << 10
	streamPart   = 30 * time.Second
	streamWhole  = 5 * time.Minute
)

// stream answers a request for a stream.
func (h *Handler) stream(w http.ResponseWriter, r *http.Request, v *version, s *Stream) (status int) {
	header, e := w.Header(), s.entry()
	if r.Method == http.MethodOptions {
		e.options(header)
		w.WriteHeader(http.StatusNoContent)
		return http.StatusNoContent
	}
	refused := func(status int) int {
		body := refuse(header, status)
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			w.Write(body)
		}
		return status
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header["Allow"] = allow
		return refused(http.StatusMethodNotAllowed)
	}
	chosen := e.choose(r.Header["Accept-Encoding"])
	header["Vary"], header["Cache-Control"], header["X-Content-Type-Options"] = e.vary, e.cacheControl, nosniff
	header["Access-Control-Allow-Origin"], header["Access-Control-Expose-Headers"] = anyOrigin, corsExposed
	switch status, tag := e.condition(r, chosen, v.now()); status {
	case http.StatusNotModified:
		header["Etag"] = tag
		w.WriteHeader(status)
		return status
	case http.StatusPreconditionFailed:
		return refused(status)
	}
	if r.Method == http.MethodGet {
		select {
		case h.streams <- struct{}{}:
			defer func() { <-h.streams }()
		default:
			header.Set("Retry-After", streamRetry)
			return refused(http.StatusServiceUnavailable)
		}
	}
	header["Content-Type"], header["Etag"] = e.contentType, e.forms[chosen].tag
	if chosen != asIs {
		header["Content-Encoding"] = codingFields[chosen]
	}
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodGet && s.send(w, chosen) != nil {
		panic(http.ErrAbortHandler) // so that nobody takes a part for the whole
	}
	return http.StatusOK
}

// entry returns what conditions look at. There is no brotli form.
func (s *Stream) entry() *entry {
	a := &asset{hash: s.Sum[:hashSize]}
	for c := range codings {
		a.forms[c].tag = []string{`"` + a.hash + tagSuffixes[c] + `"`}
	}
	return &entry{asset: a, contentType: []string{s.Type}, vary: vary, shared: true, cacheControl: []string{cacheControl("public", 0)}}
}

func (s *Stream) send(w http.ResponseWriter, chosen coding) error {
	out := bufio.NewWriterSize(&patient{w: w, ends: time.Now().Add(streamWhole)}, streamBuffer)
	if chosen != inGzip {
		if err := s.Write(out); err != nil {
			return err
		}
		return out.Flush()
	}
	zip := gzip.NewWriter(out)
	if err := s.Write(zip); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// patient gives a reader time for each part. Where w knows no deadlines, it has all the time that it wants.
type patient struct {
	w    http.ResponseWriter
	ends time.Time
}

func (p *patient) Write(b []byte) (int, error) {
	until := time.Now().Add(streamPart)
	if until.After(p.ends) {
		until = p.ends
	}
	_ = http.NewResponseController(p.w).SetWriteDeadline(until)
	return p.w.Write(b)
}
