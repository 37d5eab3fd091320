package web

import (
	"net/http"
	"time"
)

// Header returns the header fields that another server should send with the document. It omits validators, which that server
// makes itself, and Vary and Content-Encoding, which depend on the compressed forms that it has.
func (d *Document) Header() http.Header {
	e := newEntry(d, time.Time{})
	h := http.Header{"Content-Type": e.contentType, "Cache-Control": e.cacheControl, "X-Content-Type-Options": nosniff}
	if e.shared {
		h["Access-Control-Allow-Origin"] = anyOrigin
	}
	if e.kind == kindPicture {
		h["Cross-Origin-Resource-Policy"] = crossOrigin
	}
	if e.policy != nil {
		h["Content-Security-Policy"] = e.policy
	}
	if len(e.links) > 0 && !e.gone {
		h["Link"] = e.links
	}
	return h
}

// Gzip returns the compressed form of the body. It returns nil if the body is too small or already compressed. The document
// keeps the result. Gzip is safe for concurrent use.
func (d *Document) Gzip() []byte {
	a := d.prepare()
	if a.plain {
		return nil
	}
	return a.form(inGzip).body
}

// Brotli is like Gzip. Its result is a fifth smaller but takes ten times as long, so it is meant for documents that are
// fetched often. Lower levels are not worth it, as measured on pages and feeds of 30 and 60 KB: up to level 4 the result is
// no smaller than with gzip, and level 5 saves 7 to 10% in twice the time.
func (d *Document) Brotli() []byte {
	a := d.prepare()
	if a.plain {
		return nil
	}
	if a.squeeze(); !a.brotliReady.Load() {
		return nil
	}
	return a.forms[inBrotli].body
}

// Header returns the header fields that another server should send with the stream. See Document.Header.
func (s *Stream) Header() http.Header {
	e := s.entry()
	return http.Header{
		"Content-Type": e.contentType, "Cache-Control": e.cacheControl, "X-Content-Type-Options": nosniff, "Access-Control-Allow-Origin": anyOrigin,
	}
}
