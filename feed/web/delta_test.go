package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// versions returns n snapshots of a document. Each delta says from which version to which it leads.
func versions(n int) []*Snapshot {
	body := func(n int) []byte { return bytes.Repeat([]byte(fmt.Sprintf("version %d\n", n)), 200) }
	byTag := map[string]int{}
	var out []*Snapshot
	for to := range n {
		d := &Document{Type: "application/atom+xml", Body: body(to)}
		known := make(map[string]int, len(byTag))
		for tag, from := range byTag {
			known[tag] = from
		}
		d.Delta = func(tag string) []byte {
			if from, ok := known[tag]; ok {
				return []byte(fmt.Sprintf("from %d to %d", from, to))
			}
			return nil
		}
		d.View = func() *Document {
			return &Document{Type: "text/html", Body: []byte(fmt.Sprintf("page of version %d", to))}
		}
		byTag[d.Tag()] = to
		out = append(out, &Snapshot{Documents: map[string]*Document{"/atom.xml": d}})
	}
	return out
}

// A reader that takes deltas while new versions are published always has the version that its tag names.
func TestDeltaWhileReading(t *testing.T) {
	all := versions(40)
	h := New(nil)
	h.Publish(all[0])
	readers := deltaReaders{t: t, h: h, versions: map[string]int{}}
	for n, s := range all {
		readers.versions[s.Documents["/atom.xml"].prepare().hash] = n
	}
	stop := make(chan struct{})
	var running sync.WaitGroup
	for _, encoding := range []string{"identity", "gzip", "gzip, br"} {
		running.Go(func() {
			tag, have := "", -1
			for last := false; !last; {
				select {
				case <-stop:
					last = true
				default:
				}
				tag, have = readers.next(encoding, tag, have)
			}
			if have != len(all)-1 {
				t.Errorf("ends with version %d", have)
			}
		})
	}
	testkit.Within(t, "the first version", func() bool { return readers.wholes.Load() == 3 })
	for n, s := range all[1:] {
		before := readers.deltas.Load()
		h.Publish(s)
		if n%8 == 0 {
			h.squeeze()
		}
		// A version to which nobody takes a delta would prove nothing.
		testkit.Within(t, "a delta", func() bool { return readers.deltas.Load() > before })
	}
	close(stop)
	running.Wait()
}

type deltaReaders struct {
	t              *testing.T
	h              *Handler
	versions       map[string]int // by what their tags have in common
	deltas, wholes atomic.Int32
}

// next asks for what has changed since the version was. It returns the tag and the version that the reader has then.
func (d *deltaReaders) next(encoding, tag string, was int) (next string, have int) {
	answer := get(d.h, "/atom.xml", "A-IM", "feed", "If-None-Match", tag, "Accept-Encoding", encoding)
	next = answer.Header.Get("Etag")
	have = d.versions[strings.Trim(next, `"`)[:hashSize]]
	body := string(readBody(d.t, answer))
	switch answer.StatusCode {
	case http.StatusIMUsed:
		d.deltas.Add(1)
		if want := fmt.Sprintf("from %d to %d", was, have); body != want || was >= have {
			d.t.Errorf("delta %q, want %q", body, want)
		}
	case http.StatusOK:
		d.wholes.Add(1)
		if was >= 0 || !strings.HasPrefix(body, fmt.Sprintf("version %d\n", have)) {
			d.t.Errorf("whole version %d after %d: %.20q", have, was, body)
		}
	case http.StatusNotModified:
		if was != have {
			d.t.Errorf("304 with version %d, reader has %d", have, was)
		}
	default:
		d.t.Errorf("status %d", answer.StatusCode)
	}
	page := string(readBody(d.t, get(d.h, "/atom.xml", "Sec-Fetch-Dest", "document")))
	if !strings.HasPrefix(page, "page of version ") {
		d.t.Errorf("page %q", page)
	}
	return next, have
}

// A delta is made once for all readers of one base, and anew for each version.
func TestDeltaOnce(t *testing.T) {
	all := versions(4)
	var calls atomic.Int32
	started, release := make(chan struct{}, 100), make(chan struct{})
	for _, s := range all {
		d := s.Documents["/atom.xml"]
		inner := d.Delta
		d.Delta = func(tag string) []byte {
			calls.Add(1)
			started <- struct{}{}
			<-release
			return inner(tag)
		}
	}
	h := New(nil)
	h.Publish(all[2])
	ask := func(base int) string {
		tag := all[base].Documents["/atom.xml"].Tag()
		answer := get(h, "/atom.xml", "A-IM", "feed", "If-None-Match", tag)
		if answer.StatusCode != http.StatusIMUsed {
			t.Errorf("status %d", answer.StatusCode)
		}
		return string(readBody(t, answer))
	}
	var readers sync.WaitGroup
	for n := range 20 {
		readers.Go(func() {
			if got, want := ask(n%2), fmt.Sprintf("from %d to 2", n%2); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
	<-started
	<-started
	close(release)
	readers.Wait()
	if n := calls.Load(); n != 2 {
		t.Errorf("made %d times for two bases", n)
	}
	h.Publish(all[3])
	for range 2 {
		if got := ask(2); got != "from 2 to 3" {
			t.Errorf("after the next version: %q", got)
		}
	}
	if n := calls.Load(); n != 3 {
		t.Errorf("made %d times for three", n)
	}
}

// A view is made once for each version. Without one a browser gets the feed.
func TestView(t *testing.T) {
	calls := 0
	h := New(nil)
	h.Publish(&Snapshot{Documents: map[string]*Document{
		"/seen": {Type: "application/rss+xml", Body: []byte("feed"), View: func() *Document {
			calls++
			return &Document{Type: "text/html", Body: []byte("page")}
		}},
		"/unseen": {Type: "application/rss+xml", Body: []byte("feed"), View: func() *Document { return nil }},
	}})
	for _, want := range []struct{ path, dest, body, vary string }{
		{"/seen", "document", "page", "Accept-Encoding, Sec-Fetch-Dest"},
		{"/seen", "document", "page", "Accept-Encoding, Sec-Fetch-Dest"},
		{"/seen", "", "feed", "Accept-Encoding, Sec-Fetch-Dest"},
		{"/seen", "iframe", "feed", "Accept-Encoding, Sec-Fetch-Dest"},
		{"/unseen", "document", "feed", "Accept-Encoding, Sec-Fetch-Dest"},
	} {
		answer := get(h, want.path, "Sec-Fetch-Dest", want.dest)
		if body := string(readBody(t, answer)); body != want.body || answer.Header.Get("Vary") != want.vary {
			t.Errorf("%s to %q: %q, Vary: %s", want.path, want.dest, body, answer.Header.Get("Vary"))
		}
	}
	if calls != 1 {
		t.Errorf("made %d times", calls)
	}
}

// Two paths with equal bodies have equal tags, but each has its own deltas.
func TestDeltaOfItsPath(t *testing.T) {
	older := &Document{Body: []byte("an older version")}
	document := func(delta string) *Document {
		return &Document{Type: "application/rss+xml", Body: []byte("one body at two paths"), Delta: func(string) []byte { return []byte(delta) }}
	}
	h := New(nil)
	h.Publish(&Snapshot{Documents: map[string]*Document{"/a": document("a"), "/b": document("b")}})
	for _, path := range []string{"/a", "/b", "/a"} {
		if got := string(readBody(t, get(h, path, "A-IM", "feed", "If-None-Match", older.Tag()))); "/"+got != path {
			t.Errorf("%s: %q", path, got)
		}
	}
}

func TestCounts(t *testing.T) {
	h := New(nil)
	all := versions(2)
	all[1].Render = func(path string) (*Document, bool) {
		return &Document{Type: "text/html", Gone: true}, path == "/gone"
	}
	get(h, "/atom.xml")
	h.Publish(all[1])
	get(h, "/atom.xml")
	get(h, "/atom.xml", "Sec-Fetch-Dest", "document")
	get(h, "/atom.xml", "If-None-Match", "*")
	get(h, "/atom.xml", "If-Match", `"x"`)
	get(h, "/none")
	get(h, "/gone")
	for range 2 {
		get(h, "/atom.xml", "A-IM", "feed", "If-None-Match", all[0].Documents["/atom.xml"].Tag())
	}
	want := "[{feed 200 1} {feed 226 2} {feed 304 1} {feed 412 1} {page 200 1} {page 410 1} {none 404 1} {none 503 1}]"
	if got := fmt.Sprint(h.Counts()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A date in the future, which occurs after a clock was set back, is not sent.
func TestModifiedLater(t *testing.T) {
	h := New(func() time.Time { return scriptNow })
	h.Publish(&Snapshot{Documents: map[string]*Document{"/a": {Body: []byte("a"), Modified: scriptNow.Add(time.Hour)}}})
	answer := get(h, "/a", "If-Modified-Since", scriptNow.Add(-time.Hour).Format(http.TimeFormat))
	if answer.StatusCode != 200 || answer.Header.Get("Last-Modified") != "" {
		t.Errorf("status %d, Last-Modified: %s", answer.StatusCode, answer.Header.Get("Last-Modified"))
	}
}
