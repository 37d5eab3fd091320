package sockets

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// deadline bounds every wait for something that must come true.
const deadline = 30 * time.Second

// drained is a server whose address /slow answers once the test lets it.
type drained struct {
	*http.Server
	*drain
	t       *testing.T
	l       net.Listener
	slow    chan bool
	serving chan error
}

func newDrained(t *testing.T, encrypted bool) *drained {
	t.Helper()
	d := &drained{Server: &http.Server{}, t: t, slow: make(chan bool), serving: make(chan error, 1)}
	d.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			<-d.slow
		}
		fmt.Fprint(w, "answer")
	})
	d.drain = drainOf(d.Server)
	var err error
	if d.l, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	if encrypted {
		other := httptest.NewTLSServer(nil)
		d.TLSConfig = &tls.Config{Certificates: other.TLS.Certificates}
		other.Close()
	}
	go func() {
		if encrypted {
			d.serving <- d.ServeTLS(d.l, "", "")
		} else {
			d.serving <- d.Serve(d.l)
		}
	}()
	t.Cleanup(func() { d.Server.Close() })
	return d
}

// connect opens a connection that is known to the server, and sends on it.
func (d *drained) connect(send string, state http.ConnState) net.Conn {
	d.t.Helper()
	before := d.count(state)
	conn, err := net.Dial("tcp", d.l.Addr().String())
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { conn.Close() })
	conn.SetDeadline(time.Now().Add(deadline))
	io.WriteString(conn, send)
	testkit.Within(d.t, state.String()+" connection", func() bool { return d.count(state) > before })
	return conn
}

// end stops the server and says how long that took, over a channel.
func (d *drained) end() chan time.Duration {
	took := make(chan time.Duration, 1)
	begin := time.Now()
	d.l.Close()
	<-d.serving
	go func() {
		if err := d.stop(); err != nil {
			d.t.Error(err)
		}
		took <- time.Since(begin)
	}()
	return took
}

const ask = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

// TestDrain: what was accepted is answered, whether its request came before the stop or comes after. Nobody else is waited
// for.
func TestDrain(t *testing.T) {
	t.Parallel()
	d := newDrained(t, false)
	idle := d.connect(ask, http.StateIdle)
	fresh := d.connect("", http.StateNew)
	active := d.connect("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", http.StateActive)
	took := d.end()
	// The idle connection has its answer, and is closed.
	if b, err := io.ReadAll(idle); err != nil || len(b) == 0 {
		t.Errorf("idle: %q %v", b, err)
	}
	for name, conn := range map[string]net.Conn{"fresh": fresh, "active": active} {
		if name == "fresh" {
			io.WriteString(conn, ask)
		} else {
			close(d.slow)
		}
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if b, err := io.ReadAll(answer.Body); string(b) != "answer" || err != nil || !answer.Close {
			t.Errorf("%s: %q %v, closed %v", name, b, err, answer.Close)
		}
	}
	<-took
	if d.count(http.StateNew)+d.count(http.StateActive) > 0 {
		t.Errorf("left: %v", d.conns)
	}
}

// TestDrainSilent: a connection on which nothing is asked does not hold the stop up for long.
func TestDrainSilent(t *testing.T) {
	t.Parallel()
	d := newDrained(t, false)
	d.connect("", http.StateNew)
	d.connect("GET / HTTP/1.1\r\nHost:", http.StateNew)
	if took := <-d.end(); took < freshWithin || took > stopWithin-time.Second {
		t.Errorf("it took %s", took)
	}
}

// TestDrainHTTP2: a client of HTTP/2 is told to go. No request fails: those under way are answered.
func TestDrainHTTP2(t *testing.T) {
	t.Parallel()
	d := newDrained(t, true)
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, ForceAttemptHTTP2: true}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, Timeout: deadline}
	answered := make(chan error, 1)
	get := func(path string) {
		answer, err := client.Get("https://" + d.l.Addr().String() + path)
		if err == nil {
			_, err = io.Copy(io.Discard, answer.Body)
			answer.Body.Close()
		}
		answered <- err
	}
	get("/")
	if err := <-answered; err != nil {
		t.Fatal(err)
	}
	go get("/slow")
	testkit.Within(t, "a request under way", func() bool { return d.count(http.StateActive) == 1 })
	took := d.end()
	close(d.slow)
	if err := <-answered; err != nil {
		t.Errorf("the request under way: %v", err)
	}
	if took := <-took; took > stopWithin-time.Second {
		t.Errorf("it took %s", took)
	}
}
