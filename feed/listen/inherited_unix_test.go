//go:build unix

package listen

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain is also the child of the tests below: it takes the sockets handed over, and answers once on each.
func TestMain(m *testing.M) {
	if os.Getenv("LISTEN_CHILD") == "" {
		os.Exit(m.Run())
	}
	listeners, err := Inherited()
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(0)
	}
	fmt.Println(len(listeners), "sockets, left in the environment:", os.Getenv("LISTEN_PID")+os.Getenv("LISTEN_FDS")+os.Getenv("LISTEN_FDNAMES"))
	for _, l := range listeners {
		conn, err := l.Accept()
		if err == nil {
			fmt.Fprintf(conn, "hello from %s", l.Addr().Network())
			conn.Close()
		}
		l.Close()
	}
	os.Exit(0)
}

// child starts this test program as systemd starts a service: sockets from descriptor 3 up, and the number of the process
// in LISTEN_PID, which the shell knows.
func child(t *testing.T, count, pid string, files ...*os.File) string {
	t.Helper()
	cmd := exec.Command("/bin/sh", "-c", "LISTEN_PID="+pid+" exec "+os.Args[0])
	cmd.Env = append(os.Environ(), "LISTEN_CHILD=1", "LISTEN_FDS="+count, "LISTEN_FDNAMES=a:b")
	cmd.ExtraFiles = files
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

type filer interface{ File() (*os.File, error) }

func fileOf(t *testing.T, l any) *os.File {
	t.Helper()
	f, err := l.(filer).File()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestInherited: sockets of both kinds are taken over. Connections that came before the process are answered, and the
// sockets are still there when it has ended.
func TestInherited(t *testing.T) {
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer tcp.Close()
	path := filepath.Join(folder(t), "s.sock")
	unixSocket, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer unixSocket.Close()
	for range 2 { // two processes, one after the other
		early, err := net.Dial("tcp", tcp.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer early.Close()
		local, err := net.Dial("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		defer local.Close()
		if got := child(t, "2", "$$", fileOf(t, tcp), fileOf(t, unixSocket)); got != "2 sockets, left in the environment:" {
			t.Errorf("the process says %q", got)
		}
		for conn, want := range map[net.Conn]string{early: "hello from tcp", local: "hello from unix"} {
			if b, err := io.ReadAll(conn); string(b) != want {
				t.Errorf("%q, %v; want %q", b, err, want)
			}
		}
		if _, err := os.Lstat(path); err != nil {
			t.Errorf("the socket is gone: %v", err)
		}
	}
}

// TestNotInherited: sockets meant for another process are left alone, and what is no listening socket is named.
func TestNotInherited(t *testing.T) {
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer tcp.Close()
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	packets, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer packets.Close()
	for _, test := range []struct {
		name, count, pid, want string
		files                  []*os.File
	}{
		{"of another process", "1", "1", "0 sockets", []*os.File{fileOf(t, tcp)}},
		{"none", "0", "$$", "0 sockets", nil},
		{"no number", "many", "$$", "error: LISTEN_FDS", nil},
		{"negative", "-1", "$$", "error: LISTEN_FDS", nil},
		{"not open", "2", "$$", "error: socket 2 of 2", []*os.File{fileOf(t, tcp)}},
		{"a file", "1", "$$", "error: socket 1 of 1", []*os.File{file}},
		{"does not listen", "1", "$$", "Accept=no", []*os.File{fileOf(t, packets)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := child(t, test.count, test.pid, test.files...); !strings.Contains(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// TestManager: the messages are those of sd_notify(3).
func TestManager(t *testing.T) {
	path := filepath.Join(folder(t), "notify")
	socket, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Net: "unixgram", Name: path})
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	t.Setenv("NOTIFY_SOCKET", path)
	m := NewManager()
	if os.Getenv("NOTIFY_SOCKET") != "" {
		t.Error("programs that this one starts could speak for it")
	}
	for _, test := range []struct {
		tell func() error
		want string
	}{
		{func() error { return m.Ready("two\nlines") }, "READY=1\nSTATUS=two lines"},
		{m.Reloading, "RELOADING=1\nMONOTONIC_USEC="},
		{m.Stopping, "STOPPING=1\n"},
	} {
		if err := test.tell(); err != nil {
			t.Fatal(err)
		}
		b := make([]byte, 500)
		n, err := socket.Read(b)
		if err != nil || !strings.HasPrefix(string(b[:n]), test.want) {
			t.Errorf("%q, %v; want %q", b[:n], err, test.want)
		}
	}
	socket.Close()
	os.Remove(path)
	for _, tell := range []func() error{func() error { return m.Ready("x") }, m.Reloading, m.Stopping} {
		if tell() == nil {
			t.Error("a manager that is gone was told")
		}
	}
	if err := (Manager{}).Ready("nobody waits"); err != nil {
		t.Error(err)
	}
}
