//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// manager does what systemd does for a service with sockets and Type=notify: it keeps the sockets open, hands them to
// each process that it starts, and is told how that process does.
type manager struct {
	t      *testing.T
	dir    string
	files  []*os.File // the sockets
	notify *net.UnixConn
	tcp    string // addresses of the sockets
	unix   string
}

func newManager(t *testing.T) *manager {
	t.Helper()
	if _, err := binary(); err != nil { // before anybody waits for an answer: a busy machine takes a minute to build it
		t.Fatal(err)
	}
	m := &manager{t: t, dir: newFront(t).dir}
	m.unix = filepath.Join(m.dir, "s.sock")
	for _, at := range []struct{ network, addr string }{{"tcp", "127.0.0.1:0"}, {"unix", m.unix}} {
		l, err := net.Listen(at.network, at.addr)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		if at.network == "tcp" {
			m.tcp = l.Addr().String()
		}
		f, err := l.(interface{ File() (*os.File, error) }).File()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		m.files = append(m.files, f)
	}
	var err error
	if m.notify, err = net.ListenUnixgram("unixgram", &net.UnixAddr{Net: "unixgram", Name: filepath.Join(m.dir, "notify")}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.notify.Close() })
	return m
}

// start runs the program on the sockets. The shell knows the number of the process for LISTEN_PID.
func (m *manager) start(args ...string) *exec.Cmd {
	m.t.Helper()
	path, err := binary()
	if err != nil {
		m.t.Fatal(err)
	}
	cmd := exec.Command("/bin/sh", append([]string{"-c", `LISTEN_PID=$$ exec "$0" "$@"`, path}, args...)...)
	cmd.Env = append(os.Environ(), fmt.Sprint("LISTEN_FDS=", len(m.files)), "NOTIFY_SOCKET="+m.notify.LocalAddr().String())
	cmd.ExtraFiles = m.files
	log, err := os.OpenFile(filepath.Join(m.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		m.t.Fatal(err)
	}
	defer log.Close()
	cmd.Stderr = log
	if err := cmd.Start(); err != nil {
		m.t.Fatal(err)
	}
	return cmd
}

// told waits until the program says that something is so.
func (m *manager) told(want string) {
	m.t.Helper()
	m.notify.SetReadDeadline(time.Now().Add(deadline))
	b := make([]byte, 1000)
	n, err := m.notify.Read(b)
	if err != nil || !strings.HasPrefix(string(b[:n]), want+"\n") {
		log, _ := os.ReadFile(filepath.Join(m.dir, "log"))
		m.t.Fatalf("told %q, %v; want %s; log:\n%s", b[:n], err, want, log)
	}
}

// TestActivation: through ten restarts on sockets that the service manager keeps, each of 10,000 requests is answered. Half
// of them come over TCP with a connection each, half over the Unix socket on connections that are used again.
func TestActivation(t *testing.T) {
	const lives, requests = 11, 10_000
	m := newManager(t)
	seeds := filepath.Join(m.dir, "seeds")
	write(t, filepath.Join(seeds, "lock.txt"), article)
	var answered, failed atomic.Int64
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	defer group.Wait()
	defer cancel()
	for i := range 8 {
		transport := &http.Transport{DisableKeepAlives: i%2 == 0}
		if i%2 == 1 {
			transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
				return new(net.Dialer).DialContext(ctx, "unix", m.unix)
			}
		}
		client := &http.Client{Transport: transport, Timeout: deadline}
		group.Go(func() {
			defer transport.CloseIdleConnections()
			for ctx.Err() == nil {
				err := fetch(client, "http://"+m.tcp+"/atom.xml")
				if err != nil {
					if failed.Add(1) < 5 {
						t.Errorf("request %d: %v", answered.Load(), err)
					}
					return
				}
				answered.Add(1)
			}
		})
	}
	for life := range int64(lives) {
		cmd := m.start("--seeds", seeds, "--state", filepath.Join(m.dir, "state"))
		m.told("READY=1")
		cmd.Process.Signal(syscall.SIGHUP)
		m.told("RELOADING=1")
		m.told("READY=1")
		testkit.Within(t, "a share of the requests", func() bool { return answered.Load() >= (life+1)*requests/lives+1 || failed.Load() > 0 })
		if life == lives-1 || failed.Load() > 0 {
			cancel()
			group.Wait()
		}
		cmd.Process.Signal(syscall.SIGTERM)
		m.told("STOPPING=1")
		if err := cmd.Wait(); err != nil {
			t.Errorf("life %d: %v", life, err)
		}
		if t.Failed() {
			break
		}
	}
	t.Logf("%d requests answered, %d failed, %d restarts", answered.Load(), failed.Load(), lives-1)
	if _, err := os.Lstat(m.unix); err != nil {
		t.Errorf("the socket that belongs to the manager: %v", err)
	}
}

func fetch(client *http.Client, address string) error {
	answer, err := client.Get(address)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusOK || !strings.Contains(string(b), "</feed>")) {
		err = fmt.Errorf("%s: %.100q", answer.Status, b)
	}
	return err
}

// TestActivationWithoutAddress: a Unix socket from the manager has no address for readers, so the base address is needed.
func TestActivationWithoutAddress(t *testing.T) {
	m := newManager(t)
	m.files = m.files[1:]
	write(t, filepath.Join(m.dir, "seeds", "lock.txt"), article)
	cmd := m.start("--seeds", filepath.Join(m.dir, "seeds"))
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != exitUsage {
		t.Errorf("it ended with %v", err)
	}
	if log, _ := os.ReadFile(filepath.Join(m.dir, "log")); !strings.Contains(string(log), "--base-url") {
		t.Errorf("it says %s", log)
	}
}
