package web

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestMissing: everything that is unknown gets the page for 404, which nobody may keep.
func TestMissing(t *testing.T) {
	page := &Document{
		Type: "text/html; charset=utf-8", Body: bytes.Repeat([]byte("<p>nothing here"), 100), StyleHash: "'sha256-x'",
		Modified: scriptNow, Links: []string{`<https://news.example/>; rel="up"`},
	}
	h := New(nil)
	h.Publish(&Snapshot{Documents: map[string]*Document{"/rss.xml": {Type: "application/rss+xml", Body: []byte("<rss/>")}}, Missing: page})
	for _, c := range []struct{ method, encoding string }{{"GET", ""}, {"GET", "gzip"}, {"HEAD", ""}, {"HEAD", "gzip"}, {"POST", ""}, {"OPTIONS", ""}} {
		r := httptest.NewRequest(c.method, "/quay", nil)
		r.Header.Set("Accept-Encoding", c.encoding)
		r.Header.Set("If-None-Match", "*, "+page.Tag())
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		answer := w.Result()
		sent := w.Body.Len()
		if body := readBody(t, answer); c.method != "HEAD" && !bytes.Equal(body, page.Body) || c.method == "HEAD" && sent > 0 {
			t.Errorf("%v: body %q", c, body)
		}
		for name, want := range map[string]string{
			"Content-Type": page.Type, "Cache-Control": "no-cache", "Etag": "", "Last-Modified": "", "Link": "", "Vary": "Accept-Encoding",
			"Content-Encoding": c.encoding, "X-Content-Type-Options": "nosniff",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%v: %s: got %q, want %q", c, name, got, want)
			}
		}
		if answer.StatusCode != http.StatusNotFound || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "style-src 'sha256-x'") {
			t.Errorf("%v: %d %v", c, answer.StatusCode, answer.Header)
		}
		if length := answer.Header.Get("Content-Length"); c.encoding == "" && length != "1500" || length == "" || length == "0" {
			t.Errorf("%v: Content-Length %q", c, length)
		}
	}
	r := httptest.NewRequest("POST", "/rss.xml", nil)
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != http.StatusMethodNotAllowed || !strings.HasPrefix(w.Result().Header.Get("Content-Type"), "text/plain") {
		t.Errorf("%d %v for another method", w.Code, w.Result().Header)
	}
	if page.Gone {
		t.Error("the document was changed")
	}
}

// TestNoRedirects: without a public address, or without guesses, an unknown path is unknown.
func TestNoRedirects(t *testing.T) {
	meant := func(string) []string { return []string{"/rss.xml"} }
	for name, s := range map[string]*Snapshot{"no address": {Meant: meant}, "no guesses": {Base: "https://news.example/"}} {
		s.Documents = map[string]*Document{"/rss.xml": {Type: "application/rss+xml", Body: []byte("<rss/>")}}
		h := New(nil)
		h.Publish(s)
		if answer := get(h, "/feed"); answer.StatusCode != http.StatusNotFound || answer.Header.Get("Location") != "" {
			t.Errorf("%s: %d %v", name, answer.StatusCode, answer.Header)
		}
	}
}

// A redirect leads to a document of this site, whatever is asked for.
func FuzzRedirect(f *testing.F) {
	f.Add("//evil.example/..//")
	f.Add("/\\evil.example/feed")
	f.Add("/a\r\nb/feed")
	f.Fuzz(func(t *testing.T, path string) {
		document := "/" + strings.Trim(path, "/")
		h := New(nil)
		h.Publish(&Snapshot{
			Render: func(p string) (*Document, bool) {
				return &Document{Type: "text/html", Body: []byte("<p>")}, p == document
			},
			Base:  "https://news.example/river/",
			Meant: func(p string) []string { return []string{p, document} },
		})
		r := httptest.NewRequest("GET", "/", nil)
		r.URL.Path = path + "/"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		to := w.Header().Get("Location")
		if w.Code == http.StatusMovedPermanently && !strings.HasPrefix(to, "https://news.example/river/") || strings.ContainsAny(to, " \r\n\\") {
			t.Errorf("%q: %d to %q", path, w.Code, to)
		}
		if (w.Code == http.StatusOK) != (r.URL.Path == document) || w.Code != http.StatusOK && w.Code != http.StatusMovedPermanently {
			t.Errorf("%q: status %d", path, w.Code)
		}
	})
}

// TestMoved: a former address leads to its document for good, with a query before the document at its path. That of a
// withdrawn document says so at once.
func TestMoved(t *testing.T) {
	h := New(nil)
	page := func(text string, gone bool) *Document {
		return &Document{Type: "text/html; charset=utf-8", Body: []byte(text), Gone: gone}
	}
	var asked []string
	h.Publish(&Snapshot{
		Documents: map[string]*Document{"/": page("front", false), "/a b": page("article", false), "/gone": page("withdrawn", true), "/rss.xml": page("feed", false)},
		Base:      "https://news.example/river/",
		Meant:     func(string) []string { return []string{"/rss.xml"} },
		Moved: func(path, query string) string {
			asked = append(asked, path+"?"+query)
			return map[string]string{"/?p=1": "/a b", "/?p=2": "/gone", "/?p=3": "/nowhere", "/old?": "/a b", "/feed?": "/a b"}[path+"?"+query]
		},
	})
	for _, c := range []struct {
		address, to string
		status      int
		body        string
	}{
		{"/", "", 200, "front"},
		{"/?q=1", "", 200, "front"},
		{"/?p=1", "https://news.example/river/a%20b", 301, "Moved for good to https://news.example/river/a%20b\n"},
		{"/?p=2", "", 410, "withdrawn"},
		{"/?p=3", "", 200, "front"},
		{"/old", "https://news.example/river/a%20b", 301, "Moved for good to https://news.example/river/a%20b\n"},
		{"/old?x=1", "https://news.example/river/a%20b", 301, "Moved for good to https://news.example/river/a%20b\n"},
		{"/feed", "https://news.example/river/a%20b", 301, "Moved for good to https://news.example/river/a%20b\n"}, // before what it is taken for
		{"/feeds", "https://news.example/river/rss.xml", 301, "Moved for good to https://news.example/river/rss.xml\n"},
	} {
		answer := get(h, c.address)
		if body := string(readBody(t, answer)); answer.StatusCode != c.status || answer.Header.Get("Location") != c.to || body != c.body {
			t.Errorf("%s: %d to %q, %q; want %d to %q, %q", c.address, answer.StatusCode, answer.Header.Get("Location"), body, c.status, c.to, c.body)
		}
	}
	asked = nil
	if get(h, "/rss.xml"); len(asked) > 0 {
		t.Errorf("asked for a document that is there: %q", asked)
	}
}
