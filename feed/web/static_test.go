package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// TestHeader checks that Header returns the fields of a response of this server, except those that depend on the server.
func TestHeader(t *testing.T) {
	long := []byte(strings.Repeat("eels and cod ", 100))
	for name, d := range map[string]*Document{
		"page":    {Type: "text/html; charset=utf-8", Body: long, StyleHash: "'sha256-x'", Images: []string{"https://cdn.example"}},
		"feed":    {Type: "application/atom+xml; charset=utf-8", Body: long, Links: []string{`<https://hub.example/>; rel="hub"`}},
		"list":    {Type: "text/x-opml; charset=utf-8", Body: []byte("short")},
		"picture": {Type: "image/png", Body: long, Immutable: true},
		"gone":    {Type: "text/html; charset=utf-8", Body: long, Gone: true},
	} {
		h := New(nil)
		h.Publish(&Snapshot{Documents: map[string]*Document{"/x": d}})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/x", nil))
		want := w.Result().Header
		for _, field := range []string{"Content-Length", "Etag", "Vary", "Access-Control-Expose-Headers"} {
			want.Del(field)
		}
		if got := d.Header(); !sameHeader(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	s := &Stream{Type: "text/csv; charset=utf-8", Sum: strings.Repeat("0", 32), Write: func(io.Writer) error { return nil }}
	want := http.Header{
		"Content-Type": {s.Type}, "Cache-Control": {"public, max-age=60, stale-while-revalidate=60"}, "X-Content-Type-Options": {"nosniff"},
		"Access-Control-Allow-Origin": {"*"},
	}
	if got := s.Header(); !sameHeader(got, want) {
		t.Errorf("stream: %v, want %v", got, want)
	}
}

func sameHeader(a, b http.Header) bool {
	var x, y bytes.Buffer
	a.Write(&x)
	b.Write(&y)
	return x.String() == y.String()
}

// TestForms checks that the compressed forms contain the body, and that pictures and short bodies have none.
func TestForms(t *testing.T) {
	text := strings.Repeat("eels, cod and perch in the weir\n", 400)
	d := &Document{Type: "text/html", Body: []byte(text)}
	zip, err := gzip.NewReader(bytes.NewReader(d.Gzip()))
	if err != nil {
		t.Fatal(err)
	}
	fromGzip, err1 := io.ReadAll(zip)
	fromBrotli, err2 := io.ReadAll(brotli.NewReader(bytes.NewReader(d.Brotli())))
	if err1 != nil || err2 != nil || string(fromGzip) != text || string(fromBrotli) != text {
		t.Errorf("%v, %v, %d and %d bytes", err1, err2, len(fromGzip), len(fromBrotli))
	}
	for _, d := range []*Document{{Type: "image/png", Body: []byte(text)}, {Type: "text/html", Body: []byte("short")}} {
		if d.Gzip() != nil || d.Brotli() != nil {
			t.Errorf("%s of %d bytes is compressed", d.Type, len(d.Body))
		}
	}
}
