package web

import (
	"net/http"
	"time"
)

// Header returns the fields of an answer with a document as another server should send it from a file: without validators,
// which that server makes, and without Vary and Content-Encoding, which depend on the forms that it has.
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

// Gzip returns the compressed form of the body, nil if there is none: the body is too small, or compressed already. It is
// kept in the document. It is safe for concurrent use.
func (d *Document) Gzip() []byte {
	a := d.prepare()
	if a.plain {
		return nil
	}
	return a.form(inGzip).body
}

// Brotli is like Gzip. It takes ten times as long, for a form that is a fifth smaller: it is meant for what many readers ask
// for often. Lower levels were measured on pages and feeds of 30 and 60 KB: up to level 4 their forms are no smaller than those
// of gzip, and level 5 saves 7 to 10% in twice the time.
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

// Header returns the fields of an answer with a stream, as that of Document does.
func (s *Stream) Header() http.Header {
	e := s.entry()
	return http.Header{
		"Content-Type": e.contentType, "Cache-Control": e.cacheControl, "X-Content-Type-Options": nosniff, "Access-Control-Allow-Origin": anyOrigin,
	}
}
