package listen

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder returns a folder whose path is short enough for a socket.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "s")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func TestCheck(t *testing.T) {
	for addr, good := range map[string]bool{
		"localhost:8080": true, ":8080": true, "[::1]:80": true, "unix:/run/seedfeed.sock": true, "unix:here.sock": true,
		"localhost": false, "": false, "unix:": false, "unix:@name": false, "unix:/a\x00b": false,
		"unix:/" + strings.Repeat("a", longestPath-1): true, "unix:/" + strings.Repeat("a", longestPath): false,
	} {
		if err := Check(addr); (err == nil) != good {
			t.Errorf("%q: %v", addr, err)
		}
		if good {
			continue
		}
		if l, err := Listen(addr); err == nil {
			l.Close()
			t.Errorf("%q was opened", addr)
		}
	}
}

// TestUnixSocket: a socket answers, everybody may connect to it, and it is gone at the end.
func TestUnixSocket(t *testing.T) {
	path := filepath.Join(folder(t), "s.sock")
	l, err := Listen("unix:" + path)
	if err != nil {
		t.Fatal(err)
	}
	server := http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL.Path) })}
	go server.Serve(l)
	defer server.Close()
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSocket == 0 {
		t.Fatalf("no socket: %v %v", info, err)
	}
	if os.PathSeparator == '/' && info.Mode().Perm() != 0o666 {
		t.Errorf("mode %v, want that all may connect", info.Mode())
	}
	conn, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET /atom.xml HTTP/1.1\r\nHost: x\r\n\r\n")
	if answer, err := http.ReadResponse(bufio.NewReader(conn), nil); err != nil || answer.StatusCode != 200 {
		t.Errorf("%v %v", answer, err)
	}
	server.Close()
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the socket is still there: %v", err)
	}
	l.Close()
}

// TestTaken: what stands at the path of a socket is replaced only if it is a socket without a listener.
func TestTaken(t *testing.T) {
	t.Run("stale", func(t *testing.T) {
		path := filepath.Join(folder(t), "s.sock")
		killed, err := net.ListenUnix("unix", &net.UnixAddr{Net: "unix", Name: path})
		if err != nil {
			t.Fatal(err)
		}
		killed.SetUnlinkOnClose(false)
		killed.Close()
		l, err := Listen("unix:" + path)
		if err != nil {
			t.Fatal(err)
		}
		l.Close()
	})
	t.Run("in use", func(t *testing.T) {
		path := filepath.Join(folder(t), "s.sock")
		first, err := Listen("unix:" + path)
		if err != nil {
			t.Fatal(err)
		}
		defer first.Close()
		if l, err := Listen("unix:" + path); !InUse(err) || !strings.Contains(err.Error(), path) {
			t.Errorf("%v %v", l, err)
		}
		if _, err := os.Lstat(path); err != nil {
			t.Errorf("the socket of the first is gone: %v", err)
		}
	})
	t.Run("a file", func(t *testing.T) {
		path := filepath.Join(folder(t), "s.sock")
		if err := os.WriteFile(path, []byte("words"), 0o644); err != nil {
			t.Fatal(err)
		}
		if l, err := Listen("unix:" + path); err == nil || !strings.Contains(err.Error(), "no socket") {
			t.Errorf("%v %v", l, err)
		}
		if b, err := os.ReadFile(path); err != nil || string(b) != "words" {
			t.Errorf("%q %v", b, err)
		}
	})
	t.Run("no folder", func(t *testing.T) {
		if l, err := Listen("unix:" + filepath.Join(folder(t), "none", "s.sock")); err == nil {
			t.Errorf("%v", l)
		}
	})
}

// TestInUse: a port that is taken is told from other faults.
func TestInUse(t *testing.T) {
	first, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if _, err := Listen(first.Addr().String()); !InUse(err) {
		t.Errorf("a port that is taken: %v", err)
	}
	if _, err := Listen("203.0.113.7:80"); err == nil || InUse(err) {
		t.Errorf("an address of another machine: %v", err)
	}
}

// TestCloseLate: a process that ends after its successor began does not remove the successor's socket.
func TestCloseLate(t *testing.T) {
	path := filepath.Join(folder(t), "s.sock")
	old, err := Listen("unix:" + path)
	if err != nil {
		t.Fatal(err)
	}
	aside := path + ".old"
	if err := os.Rename(path, aside); err != nil { // keeps the inode in use
		t.Skip(err)
	}
	next, err := Listen("unix:" + path)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	old.Close()
	if _, err := os.Lstat(path); err != nil {
		t.Errorf("the new socket: %v", err)
	}
}
