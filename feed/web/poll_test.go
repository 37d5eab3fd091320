package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPolled: what a GET for a feed got is told, with the bytes that it took and would have taken; of all other requests
// nothing is.
func TestPolled(t *testing.T) {
	h := New(nil)
	body := []byte(strings.Repeat("<entry>quay</entry>", 100))
	feed := &Document{
		Type: "application/atom+xml", Body: body, Delta: func(tag string) []byte {
			if tag == `"`+strings.Repeat("0", hashSize)+`"` {
				return []byte("<entry>quay</entry>")
			}
			return nil
		},
		View: func() *Document { return &Document{Type: "text/html", Body: []byte("a page")} },
	}
	h.Publish(&Snapshot{
		Documents: map[string]*Document{
			"/atom.xml": feed, "/": {Type: "text/html", Body: body}, "/opml.xml": {Type: "text/x-opml", Body: body},
			"/gone.xml": {Type: "application/atom+xml", Body: body, Gone: true},
		},
		Base: "https://news.example/", Meant: func(string) []string { return []string{"/atom.xml"} },
		Render: func(path string) (*Document, bool) {
			return &Document{Type: "application/atom+xml", Body: []byte("made of " + path + strings.Repeat(" ", compressFrom))}, path == "/made.xml"
		},
		Questions: &Questions{
			Asks: func(path, query string) (Question, bool) {
				return Question{Path: path, Query: strings.ReplaceAll(query, "%20", "+"), Type: "application/atom+xml", Moved: query == "q=COD"}, path == "/search/atom.xml"
			},
			Answer: func(q Question) *Document { return &Document{Type: q.Type, Body: []byte(q.Query)} },
		},
	})
	asset := feed.prepare()
	gzip := asset.form(inGzip)
	plain, zipped := int64(len(body)), int64(len(gzip.body))
	older := `"` + strings.Repeat("0", hashSize) + `"`
	var told []Poll
	h.Polled = func(p Poll) { told = append(told, p) }
	for _, test := range []struct {
		name, method, path string
		fields             []string
		want               []Poll
	}{
		{"plain", "GET", "/atom.xml?a=b", nil, []Poll{{"/atom.xml", "", "", 200, plain, plain}}},
		{"agent", "GET", "/atom.xml", []string{"User-Agent", "newsboat/2"}, []Poll{{"/atom.xml", "", "newsboat/2", 200, plain, plain}}},
		{"gzip", "GET", "/atom.xml", []string{"Accept-Encoding", "gzip"}, []Poll{{"/atom.xml", "", "", 200, zipped, zipped}}},
		{"unchanged", "GET", "/atom.xml", []string{"If-None-Match", asset.forms[asIs].tag[0]}, []Poll{{"/atom.xml", "", "", 304, 0, plain}}},
		{"unchanged gzip", "GET", "/atom.xml", []string{"Accept-Encoding", "gzip", "If-None-Match", gzip.tag[0]}, []Poll{{"/atom.xml", "", "", 304, 0, zipped}}},
		{"delta", "GET", "/atom.xml", []string{"If-None-Match", older, "A-IM", "feed"}, []Poll{{"/atom.xml", "", "", 226, 19, plain}}},
		{"form that was never sent", "GET", "/made.xml", []string{"Accept-Encoding", "gzip", "If-None-Match", "*"}, []Poll{{"/made.xml", "", "", 304, 0, 0}}},
		{"search", "GET", "/search/atom.xml?q=cod", nil, []Poll{{"/search/atom.xml", "q=cod", "", 200, 5, 5}}},
		{"search in another encoding", "GET", "/search/atom.xml?q=a%20b", nil, []Poll{{"/search/atom.xml", "q=a+b", "", 200, 5, 5}}},
		{"another form of it", "GET", "/search/atom.xml?q=COD", nil, nil},
		{"redirect", "GET", "/feed", nil, nil},
		{"page", "GET", "/", nil, nil},
		{"list of feeds", "GET", "/opml.xml", nil, nil},
		{"in a browser", "GET", "/atom.xml", []string{"Sec-Fetch-Dest", "document"}, nil},
		{"gone", "GET", "/gone.xml", nil, nil},
		{"head", "HEAD", "/atom.xml", nil, nil},
		{"post", "POST", "/atom.xml", nil, nil},
		{"options", "OPTIONS", "/atom.xml", nil, nil},
		{"failed", "GET", "/atom.xml", []string{"If-Match", `"x"`}, nil},
	} {
		told = nil
		r := httptest.NewRequest(test.method, test.path, nil)
		for i := 0; i < len(test.fields); i += 2 {
			r.Header.Set(test.fields[i], test.fields[i+1])
		}
		h.ServeHTTP(httptest.NewRecorder(), r)
		if s := cmp.Diff(test.want, told); s != "" {
			t.Errorf("%s (-want +told):\n%s", test.name, s)
		}
	}
	h.Polled = nil
	if got := get(h, "/atom.xml").StatusCode; got != http.StatusOK {
		t.Errorf("%d where nobody is told", got)
	}
}
