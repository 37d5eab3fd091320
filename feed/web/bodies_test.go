package web

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

// pipes is a listener whose connections have no buffers: a reader that takes nothing blocks the server at once.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.closed); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe", Net: "unix"} }

// ask sends a request for a path and returns once the server has begun to answer.
func (p *pipes) ask(t *testing.T, path string) (net.Conn, *bufio.Reader) {
	t.Helper()
	client, server := net.Pipe()
	t.Cleanup(func() { client.Close() })
	p.conns <- server
	if _, err := fmt.Fprintf(client, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReaderSize(client, 16)
	if _, err := r.Peek(1); err != nil {
		t.Fatal(err)
	}
	return client, r
}

func servePipes(t *testing.T, h http.Handler) *pipes {
	t.Helper()
	p := &pipes{make(chan net.Conn), make(chan struct{})}
	server, done := Server(h), make(chan struct{})
	go func() { defer close(done); server.Serve(p) }()
	t.Cleanup(func() { server.Close(); <-done })
	return p
}

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// Readers that stand still hold no more than the budget of old versions, however many come and go.
func TestSlowReadersOfOldVersions(t *testing.T) {
	const size, versions = 2 << 20, 60
	h := New(nil)
	p := servePipes(t, h)
	publish := func(n int) {
		body := bytes.Repeat([]byte{byte('A' + n%26)}, size)
		h.Publish(&Snapshot{Documents: map[string]*Document{"/atom.xml": {Type: "application/atom+xml", Body: body}}})
	}
	var readers []*bufio.Reader
	before := heap()
	for n := range versions {
		publish(n)
		_, r := p.ask(t, "/atom.xml")
		readers = append(readers, r)
	}
	// 16 bodies fit into the budget and two more into what is added for the current version. The responses that were cut
	// off need a moment to end.
	testkit.Within(t, "old versions let go", func() bool { return heap()-before <= bodiesBudget+4*size })
	whole, cut := 0, 0
	for n, r := range readers {
		answer, err := http.ReadResponse(r, nil)
		if err != nil {
			cut++
			continue
		}
		body, err := io.ReadAll(answer.Body)
		switch {
		case err != nil:
			cut++
		case len(body) != size || strings.Trim(string(body), string(body[:1])) != "" || body[0] != byte('A'+n%26):
			t.Fatalf("reader %d got %d bytes of another version", n, len(body))
		case cut < n-whole:
			t.Errorf("reader %d was served, and a later one was not", n)
		default:
			whole++
		}
	}
	if whole != 18 || cut != versions-18 {
		t.Errorf("%d whole, %d cut; want the last 18 of %d whole", whole, cut, versions)
	}
	testkit.Within(t, "the last response at its end", func() bool {
		h.bodies.mu.Lock()
		defer h.bodies.mu.Unlock()
		return h.bodies.size == 0 && h.bodies.sends.Len() == 0 && len(h.bodies.uses) == 0
	})
}

// Many readers of one version hold one body: nobody is cut off.
func TestSlowReadersOfOneVersion(t *testing.T) {
	const size = 4 << 20
	h := New(nil)
	p := servePipes(t, h)
	h.Publish(&Snapshot{
		Documents: map[string]*Document{"/atom.xml": {Type: "application/atom+xml", Body: make([]byte, size)}},
		Render: func(path string) (*Document, bool) {
			return &Document{Type: "text/html", Body: make([]byte, largeBody-1)}, true
		},
	})
	var readers []*bufio.Reader
	for n := range 40 {
		_, r := p.ask(t, "/atom.xml")
		_, small := p.ask(t, fmt.Sprint("/", n))
		readers = append(readers, r, small)
	}
	h.bodies.mu.Lock()
	if h.bodies.size != size || h.bodies.sends.Len() != 40 {
		t.Errorf("%d bytes in %d responses, want one body in 40", h.bodies.size, h.bodies.sends.Len())
	}
	h.bodies.mu.Unlock()
	for n, r := range readers {
		answer, err := http.ReadResponse(r, nil)
		if err != nil {
			t.Fatalf("reader %d: %v", n, err)
		}
		if got, err := io.Copy(io.Discard, answer.Body); err != nil || got != answer.ContentLength {
			t.Errorf("reader %d: %d bytes, %v", n, got, err)
		}
	}
}

// Readers of pictures that stand still are cut off where there are too many, but never cut off those of feeds.
func TestSlowReadersOfPictures(t *testing.T) {
	const size, pictures = 1 << 20, 80
	h := New(nil)
	p := servePipes(t, h)
	h.Publish(&Snapshot{
		Documents: map[string]*Document{"/atom.xml": {Type: "application/atom+xml", Body: make([]byte, size)}},
		Render:    func(string) (*Document, bool) { return &Document{Type: "image/jpeg", Body: make([]byte, size)}, true },
	})
	_, feed := p.ask(t, "/atom.xml")
	before := heap()
	for n := range pictures {
		p.ask(t, fmt.Sprint("/", n, ".jpg"))
	}
	testkit.Within(t, "pictures let go", func() bool { return heap()-before <= bodiesBudget+picturesBudget+4*size })
	answer, err := http.ReadResponse(feed, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, answer.Body); err != nil || n != size {
		t.Errorf("the feed's reader got %d of %d bytes: %v", n, size, err)
	}
}

// A body larger than the budget is sent all the same.
func TestBodyPastBudget(t *testing.T) {
	h := New(nil)
	p := servePipes(t, h)
	h.Publish(&Snapshot{Render: func(string) (*Document, bool) {
		return &Document{Type: "text/html", Body: make([]byte, bodiesBudget+1)}, true
	}})
	_, r := p.ask(t, "/book")
	answer, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, answer.Body); err != nil || n != bodiesBudget+1 {
		t.Errorf("%d bytes, %v", n, err)
	}
}
