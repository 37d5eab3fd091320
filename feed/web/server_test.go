package web

import (
	"bufio"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// serve runs a Server with short time limits. Its document /large is larger than any socket buffer.
func serve(t *testing.T) (address string, closed *atomic.Int32) {
	t.Helper()
	h := New(nil)
	large := &Document{Type: "application/octet-stream", Body: make([]byte, 64<<20)}
	h.Publish(&Snapshot{
		Documents: map[string]*Document{"/small": {Type: "text/plain", Body: []byte("small")}},
		Render:    func(path string) (*Document, bool) { return large, path == "/large" },
	})
	server := Server(h)
	server.ReadHeaderTimeout, server.ReadTimeout = 200*time.Millisecond, 300*time.Millisecond
	server.WriteTimeout, server.IdleTimeout = 400*time.Millisecond, 200*time.Millisecond
	closed = new(atomic.Int32)
	var opened atomic.Int32
	server.ConnState = func(_ net.Conn, s http.ConnState) {
		switch s {
		case http.StateNew:
			opened.Add(1)
		case http.StateClosed:
			closed.Add(1)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { defer close(done); server.Serve(l) }()
	t.Cleanup(func() {
		server.Close()
		<-done
		// After a refusal net/http lingers half a second.
		testkit.Within(t, "connections closed", func() bool { return opened.Load() == closed.Load() })
	})
	return l.Addr().String(), closed
}

func dial(t *testing.T, address, send string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	io.WriteString(c, send) // the server may have closed already
	return c
}

func status(t *testing.T, c net.Conn) int {
	t.Helper()
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	return answer.StatusCode
}

// Readers that take nothing, and those that never finish a request, are cut off. Others are served meanwhile.
func TestSlowReaders(t *testing.T) {
	address, closed := serve(t)
	const each = 10
	for range each {
		dial(t, address, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n")                       // takes nothing
		dial(t, address, "GET /small HTTP/1.1\r\nHost: x\r\nX-Slow: ")                   // never ends its header
		dial(t, address, "POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n") // never sends its body
		dial(t, address, "")                                                             // says nothing
	}
	if got := status(t, dial(t, address, "GET /small HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")); got != 200 {
		t.Errorf("another reader: status %d", got)
	}
	testkit.Within(t, "all cut off", func() bool { return closed.Load() == 4*each+1 })
}

func TestRequestsOfOldAndOdd(t *testing.T) {
	address, _ := serve(t)
	for name, c := range map[string]struct {
		send string
		want int
	}{
		"HTTP/1.0 without Host": {"GET /small HTTP/1.0\r\n\r\n", 200},
		"2 MB of header":        {"GET /small HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("a", 2<<20) + "\r\n\r\n", 431},
		"long address":          {"GET /" + strings.Repeat("a", 30000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 404},
		"path of a stranger":    {"GET http://other.example/small HTTP/1.1\r\nHost: other.example\r\n\r\n", 200},
		"traversal":             {"GET /../../small HTTP/1.1\r\nHost: x\r\n\r\n", 404},
		"star":                  {"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 200}, // net/http's own
		"tunnel":                {"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 404},
		"noise":                 {"\x16\x03\x01\x02\r\n\r\n", 400},
		"HTTP/1.1 without Host": {"GET /small HTTP/1.1\r\n\r\n", 400},
	} {
		t.Run(name, func(t *testing.T) {
			if got := status(t, dial(t, address, c.send)); got != c.want {
				t.Errorf("status %d, want %d", got, c.want)
			}
		})
	}
}

// Every time limit is set. Zero would mean no limit.
func TestServerLimits(t *testing.T) {
	s := Server(New(nil))
	for name, d := range map[string]time.Duration{
		"ReadHeaderTimeout": s.ReadHeaderTimeout, "ReadTimeout": s.ReadTimeout,
		"WriteTimeout": s.ReadHeaderTimeout + s.WriteTimeout, "IdleTimeout": s.IdleTimeout,
	} {
		if d <= 0 || d > time.Minute {
			t.Errorf("%s: %v, want up to a minute", name, d)
		}
	}
	if s.MaxHeaderBytes != 65536 || s.Handler == nil || s.ConnState == nil {
		t.Errorf("MaxHeaderBytes %d, or a field is missing", s.MaxHeaderBytes)
	}
}

// TestRoom: when there are too many connections, idle ones are closed for new ones, whatever their kind.
func TestRoom(t *testing.T) {
	for _, network := range []string{"tcp", "unix", "tls"} {
		t.Run(network, func(t *testing.T) { testRoom(t, network) })
	}
}

// listenOn returns a listener, and how to connect to it.
func listenOn(t *testing.T, network string) (net.Listener, func() (net.Conn, error)) {
	t.Helper()
	address := "127.0.0.1:0"
	if network == "unix" {
		dir, err := os.MkdirTemp("", "s") // t.TempDir may be too long for a socket
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(dir) })
		address = filepath.Join(dir, "s.sock")
	}
	system := strings.Replace(network, "tls", "tcp", 1)
	l, err := net.Listen(system, address)
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	if network != "tls" {
		return l, func() (net.Conn, error) { return net.Dial(system, address) }
	}
	borrowed := httptest.NewTLSServer(http.NotFoundHandler()) // for its certificate
	borrowed.Close()
	return tls.NewListener(l, &tls.Config{Certificates: borrowed.TLS.Certificates}), func() (net.Conn, error) {
		return tls.Dial(system, address, &tls.Config{InsecureSkipVerify: true})
	}
}

func testRoom(t *testing.T, network string) {
	h := New(nil)
	h.Publish(&Snapshot{Documents: map[string]*Document{"/small": {Type: "text/plain", Body: []byte("small")}}})
	const most = 4
	server, room := Server(h), newRoom(most)
	server.ConnState, room.patience = room.state, 20*time.Millisecond
	l, connect := listenOn(t, network)
	done := make(chan struct{})
	go func() { defer close(done); server.Serve(l) }()
	t.Cleanup(func() { server.Close(); <-done })
	const ask = "GET /small HTTP/1.1\r\nHost: x\r\n\r\n"
	var conns []net.Conn
	for i := range 20 {
		send := ask
		if i%2 == 0 {
			send = "" // opened and left alone
		}
		c, err := connect()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { closeNow(c) })
		c.SetDeadline(time.Now().Add(10 * time.Second))
		if io.WriteString(c, send); send != "" {
			if _, err := http.ReadResponse(bufio.NewReader(c), nil); err != nil {
				t.Fatalf("connection %d: %v", i, err)
			}
		}
		conns = append(conns, c)
		testkit.Within(t, "a place among those that wait", func() bool {
			room.mu.Lock()
			defer room.mu.Unlock()
			return room.new.Len()+room.idle.Len() == min(i+1, most)
		})
	}
	last := conns[len(conns)-1]
	closed := make([]atomic.Bool, len(conns)-1)
	for i := range closed {
		conns[i].SetReadDeadline(time.Time{})
		go func() {
			io.Copy(io.Discard, conns[i])
			closed[i].Store(true)
		}()
	}
	count := func() (n int) {
		for i := range closed {
			if closed[i].Load() {
				n++
			}
		}
		return n
	}
	testkit.Within(t, "most connections are closed", func() bool { return count() >= len(conns)-most })
	for i := 1; i < len(closed); i += 2 {
		if !closed[i].Load() {
			t.Errorf("connection %d was answered, and kept instead of one that waits for its first answer", i)
		}
	}
	last.SetDeadline(time.Now().Add(10 * time.Second))
	if _, err := io.WriteString(last, ask); err != nil {
		t.Fatal(err)
	}
	if _, err := http.ReadResponse(bufio.NewReader(last), nil); err != nil {
		t.Errorf("the newest connection: %v", err)
	}
	if n, want := count(), len(conns)-most; n != want {
		t.Errorf("%d connections were closed, want %d", n, want)
	}
}

// TestCrowd checks that many simultaneous readers all get a response, although the limit of connections is low.
func TestCrowd(t *testing.T) {
	h := New(nil)
	h.Publish(&Snapshot{Documents: map[string]*Document{"/small": {Type: "text/plain", Body: []byte("small")}}})
	server, room := Server(h), newRoom(8)
	room.patience = 5 * time.Second // long, because a reader may have to wait on a busy machine
	server.ConnState = room.state
	l, connect := listenOn(t, "tcp")
	done := make(chan struct{})
	go func() { defer close(done); server.Serve(l) }()
	t.Cleanup(func() { server.Close(); <-done })
	const readers = 300
	answers := make(chan error, readers)
	for range readers {
		go func() {
			c, err := connect()
			if err == nil {
				defer c.Close()
				c.SetDeadline(time.Now().Add(30 * time.Second))
				io.WriteString(c, "GET /small HTTP/1.1\r\nHost: x\r\n\r\n")
				_, err = http.ReadResponse(bufio.NewReader(c), nil)
			}
			answers <- err
		}()
	}
	for range readers {
		if err := <-answers; err != nil {
			t.Fatal(err)
		}
	}
}

// TestRoomAllActive checks that a new connection is accepted after a while if all others are active.
func TestRoomAllActive(t *testing.T) {
	room := newRoom(1)
	room.patience = 10 * time.Millisecond
	active, _ := net.Pipe()
	room.state(active, http.StateNew)
	room.state(active, http.StateActive)
	begin := time.Now()
	c, _ := net.Pipe()
	room.state(c, http.StateNew)
	if took := time.Since(begin); took < room.patience {
		t.Errorf("let in after %v, want %v", took, room.patience)
	}
	if len(room.open) != 2 {
		t.Errorf("%d connections are open, want 2", len(room.open))
	}
}

// TestRoomOfOneThatLeaves checks that a new connection is accepted as soon as another one ends.
func TestRoomOfOneThatLeaves(t *testing.T) {
	room := newRoom(1)
	room.patience = time.Minute
	active, _ := net.Pipe()
	room.state(active, http.StateNew)
	room.state(active, http.StateActive)
	in := make(chan struct{})
	go func() {
		defer close(in)
		c, _ := net.Pipe()
		room.state(c, http.StateNew)
	}()
	testkit.Within(t, "the new connection", func() bool {
		room.mu.Lock()
		defer room.mu.Unlock()
		return len(room.open) == 2
	})
	room.state(active, http.StateClosed)
	select {
	case <-in:
	case <-time.After(30 * time.Second):
		t.Error("the new connection still waits")
	}
}

// TestRoomForIdle checks that only the newest idle connections stay open, even below the limit of connections.
func TestRoomForIdle(t *testing.T) {
	room := newRoom(100)
	room.mostIdle = 3
	var ends []net.Conn
	for range 5 {
		c, end := net.Pipe()
		for _, s := range []http.ConnState{http.StateNew, http.StateActive, http.StateIdle} {
			room.state(c, s)
		}
		ends = append(ends, end)
	}
	for i, end := range ends {
		wait, want := 30*time.Second, io.EOF // at once
		if i >= 2 {
			wait, want = 10*time.Millisecond, os.ErrDeadlineExceeded
		}
		end.SetReadDeadline(time.Now().Add(wait))
		if _, err := end.Read(make([]byte, 1)); !errors.Is(err, want) {
			t.Errorf("connection %d: %v, want %v", i, err, want)
		}
	}
}
