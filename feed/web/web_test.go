package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"seedfeed/feed/testkit"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func get(h http.Handler, path string, fields ...string) *http.Response {
	r := httptest.NewRequest("GET", path, nil)
	for n := 0; n+1 < len(fields); n += 2 {
		r.Header.Set(fields[n], fields[n+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestBeforeFirstPublish(t *testing.T) {
	answer := get(New(nil), "/rss.xml")
	if answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" {
		t.Errorf("%d %v", answer.StatusCode, answer.Header)
	}
}

func TestNoDocument(t *testing.T) {
	h := New(nil)
	h.Publish(&Snapshot{Documents: map[string]*Document{"/rss.xml": nil}})
	if got := get(h, "/rss.xml").StatusCode; got != http.StatusNotFound {
		t.Errorf("status %d, want 404", got)
	}
}

// numbered returns a version whose documents repeat their path and its number.
func numbered(n int) *Snapshot {
	body := func(path string) *Document {
		return &Document{Type: "application/rss+xml", Body: bytes.Repeat([]byte(path+" "+strconv.Itoa(n)+"\n"), 2000)}
	}
	return &Snapshot{
		Documents: map[string]*Document{"/a.xml": body("/a.xml"), "/b.xml": body("/b.xml")},
		Render:    func(path string) (*Document, bool) { return body(path), path == "/page" },
	}
}

// Readers during publications get whole documents with their own tags, and never an older version than before.
func TestPublishWhileReading(t *testing.T) {
	h := New(nil)
	h.Publish(numbered(0))
	var publishing atomic.Bool
	publishing.Store(true)
	var readers sync.WaitGroup
	for n := range 4 {
		readers.Go(func() {
			last := 0
			for i := 0; publishing.Load() || i < 20; i++ {
				path := []string{"/a.xml", "/b.xml", "/page"}[i%3]
				last = checkWhole(t, h, path, n%2 == 0, last)
			}
		})
	}
	for n := 1; n <= 50; n++ {
		h.Publish(numbered(n))
	}
	publishing.Store(false)
	readers.Wait()
	if last := checkWhole(t, h, "/a.xml", true, 50); last != 50 {
		t.Errorf("version %d is served, want 50", last)
	}
}

func checkWhole(t *testing.T, h *Handler, path string, compressed bool, last int) int {
	var fields []string
	if compressed {
		fields = []string{"Accept-Encoding", "gzip"}
	}
	answer := get(h, path, fields...)
	body := readBody(t, answer)
	first, _, _ := strings.Cut(string(body), "\n")
	got := (&Document{Body: body}).prepare()
	tag := got.forms[asIs].tag[0]
	if compressed {
		tag = got.forms[inGzip].tag[0]
	}
	if string(body) != strings.Repeat(first+"\n", 2000) || answer.Header.Get("Etag") != tag {
		t.Errorf("%s: torn, or under a stranger's tag: %q", path, first)
	}
	n, err := strconv.Atoi(strings.TrimPrefix(first, path+" "))
	if err != nil || n < last {
		t.Errorf("%s: version %d after %d (%v)", path, n, last, err)
	}
	return n
}

// A document that is published again keeps its compressed forms and gets the new date.
func TestPublishAgain(t *testing.T) {
	h := New(nil)
	d := &Document{Type: "text/plain", Body: bytes.Repeat([]byte("again "), 1000), Modified: time.Unix(1e9, 0)}
	d.prepare().squeeze()
	brotli := d.asset.form(inBrotli).body
	for _, want := range []string{"Sun, 09 Sep 2001 01:46:40 GMT", "Sun, 09 Sep 2001 01:46:41 GMT", ""} {
		h.Publish(&Snapshot{Documents: map[string]*Document{"/": d}})
		if got := get(h, "/", "Accept-Encoding", "gzip").Header.Get("Last-Modified"); got != want {
			t.Errorf("Last-Modified %q, want %q", got, want)
		}
		first := d.asset.form(inGzip).body
		testkit.Within(t, "compression at rest", func() bool { return !h.working.Load() })
		if again := d.asset.form(inGzip).body; &again[0] != &first[0] {
			t.Error("compressed anew")
		}
		h.squeeze()
		if again := d.asset.form(inBrotli).body; &again[0] != &brotli[0] {
			t.Error("brotli made anew")
		}
		if d.Modified = d.Modified.Add(time.Second); want == "Sun, 09 Sep 2001 01:46:41 GMT" {
			d.Modified = time.Time{}
		}
	}
}

// Published documents are compressed without a request.
func TestCompressInBackground(t *testing.T) {
	h := New(nil)
	for n := range 20 {
		h.Publish(numbered(n))
	}
	testkit.Within(t, "compression at rest", func() bool { return !h.working.Load() })
	for path, e := range h.current.Load().entries {
		z, err := gzip.NewReader(bytes.NewReader(e.forms[inGzip].body))
		if err != nil {
			t.Fatal(path, err)
		}
		if b, err := io.ReadAll(z); err != nil || !bytes.Equal(b, e.forms[asIs].body) {
			t.Errorf("%s: %v, %d bytes", path, err, len(b))
		}
	}
}

// A page is rendered once for simultaneous requests.
func TestRenderOnce(t *testing.T) {
	var made atomic.Int32
	started, release := make(chan struct{}), make(chan struct{})
	h := New(nil)
	h.Publish(&Snapshot{Render: func(path string) (*Document, bool) {
		if made.Add(1) == 1 {
			close(started)
		}
		<-release
		return &Document{Type: "text/html", Body: []byte(path)}, true
	}})
	var readers sync.WaitGroup
	for range 20 {
		readers.Go(func() {
			if b := readBody(t, get(h, "/page")); string(b) != "/page" {
				t.Errorf("body %q", b)
			}
		})
	}
	<-started
	close(release)
	readers.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
}

// When rendering panics nobody waits for ever, and the next request tries again.
func TestRenderPanics(t *testing.T) {
	s := newStore(1<<20, 0)
	func() {
		defer func() { recover() }()
		s.find(key{path: "/page"}, func() *entry { panic("render") })
	}()
	if s.find(key{path: "/page"}, func() *entry { return newEntry(&Document{Type: "text/html"}, scriptNow) }) == nil {
		t.Error("not tried again")
	}
}

func TestBudget(t *testing.T) {
	made := map[string]int{}
	s := newStore(5*(2000*3/2+1024), 0)
	find := func(path string) *entry {
		return s.find(key{path: path}, func() *entry {
			made[path]++
			size := 2000
			switch path {
			case "/none":
				return nil
			case "/huge":
				size = 1 << 20
			}
			return newEntry(&Document{Type: "text/html", Body: make([]byte, size)}, scriptNow)
		})
	}
	for n := range 5 {
		find(fmt.Sprint("/", n))
	}
	find("/0") // used again: /1 is the one to go
	find("/5")
	find("/0")
	find("/1")
	for path, want := range map[string]int{"/0": 1, "/1": 2, "/5": 1} {
		if made[path] != want {
			t.Errorf("%s made %d times, want %d", path, made[path], want)
		}
	}
	for range 2 {
		if find("/huge") == nil || find("/none") != nil {
			t.Error("a page larger than the budget is not served, or one that does not exist is")
		}
	}
	if made["/huge"] != 2 || made["/none"] != 2 {
		t.Errorf("kept what must not be kept: %v", made)
	}
	if s.texts.size > s.texts.budget || len(s.byKey) != s.texts.used.Len() || len(s.byKey) != 5 {
		t.Errorf("%d bytes of %d, %d paths, %d in order", s.texts.size, s.texts.budget, len(s.byKey), s.texts.used.Len())
	}
}

// Pictures push out pictures, never pages, and pages never push out pictures.
func TestPicturesApart(t *testing.T) {
	const size = 1 << 20
	made := map[string]int{}
	h := New(nil)
	h.Publish(&Snapshot{Render: func(path string) (*Document, bool) {
		made[path]++
		kind := "text/html"
		if strings.HasSuffix(path, ".png") {
			kind = "image/png"
		}
		return &Document{Type: kind, Body: make([]byte, size)}, true
	}})
	get(h, "/page")
	const pictures = picturesBudget / size * 2
	for n := range pictures {
		get(h, fmt.Sprint("/", n, ".png"))
	}
	last := fmt.Sprint("/", pictures-1, ".png")
	get(h, last)
	get(h, "/page")
	get(h, "/0.png")
	for n := range textsBudget / size {
		get(h, fmt.Sprint("/page", n))
	}
	get(h, last)
	if made["/page"] != 1 || made[last] != 1 || made["/0.png"] != 2 {
		t.Errorf("page made %d times, the last picture %d, the first %d; want 1, 1 and 2", made["/page"], made[last], made["/0.png"])
	}
	for name, shelf := range map[string]*shelf{"texts": &h.current.Load().made.texts, "pictures": &h.current.Load().made.pictures} {
		if shelf.size > shelf.budget || shelf.size < shelf.budget*3/4 || shelf.used.Len() == 0 {
			t.Errorf("%s: %d bytes of %d in %d documents", name, shelf.size, shelf.budget, shelf.used.Len())
		}
	}
}

type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
func (d *discard) WriteHeader(int)             {}

func BenchmarkRequest(b *testing.B) {
	h := New(nil)
	part := bytes.Repeat([]byte("a line of a feed, and another\n"), 200)
	doc := &Document{
		Type: "application/rss+xml", Body: bytes.Repeat([]byte("a line of a feed, and another\n"), 8000), Modified: time.Unix(1e9, 0),
		Delta: func(string) []byte { return part },
	}
	h.Publish(&Snapshot{Documents: map[string]*Document{"/rss.xml": doc}})
	h.squeeze()
	tag := doc.prepare().forms[inGzip].tag[0]
	older := (&Document{Body: []byte("older")}).Tag()
	for name, fields := range map[string]http.Header{
		"plain":       {},
		"gzip":        {"Accept-Encoding": {"gzip, deflate"}},
		"brotli":      {"Accept-Encoding": {"gzip, deflate, br"}},
		"notModified": {"Accept-Encoding": {"gzip, deflate, br"}, "If-None-Match": {tag}},
		"delta":       {"Accept-Encoding": {"gzip, deflate"}, "If-None-Match": {older}, "A-Im": {"feed"}},
	} {
		b.Run(name, func(b *testing.B) {
			r := httptest.NewRequest("GET", "/rss.xml", nil)
			r.Header = fields
			w := &discard{http.Header{}}
			b.ReportAllocs()
			for b.Loop() {
				clear(w.header)
				h.ServeHTTP(w, r)
			}
		})
	}
}
