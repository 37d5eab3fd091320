// Package listen opens the sockets that the program serves on: an address of its own (TCP or a Unix socket), or the
// sockets that systemd opened before it started the program. It keeps a TLS certificate current, and tells systemd when
// the program is ready, reloads its settings, or stops.
//
// Sockets from systemd (see Inherited) outlive the program. Connections that arrive during a restart wait in the kernel
// for the next process, so none is refused.
package listen

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"sync"
	"time"
)

// unixPrefix begins the address of a Unix socket. The path follows.
const unixPrefix = "unix:"

// IsUnix reports whether addr names a Unix socket.
func IsUnix(addr string) bool { return strings.HasPrefix(addr, unixPrefix) }

// longestPath is the longest path of a socket in bytes. Linux allows 107, other systems 103.
const longestPath = 103

// Check returns an error if addr has neither the form host:port nor the form unix:/path. It opens nothing.
func Check(addr string) error {
	path, ok := strings.CutPrefix(addr, unixPrefix)
	if !ok {
		_, _, err := net.SplitHostPort(addr)
		return err
	}
	switch {
	case path == "" || path[0] == '@' || strings.ContainsRune(path, 0):
		return errors.New("unix: has no path behind it")
	case len(path) > longestPath:
		return fmt.Errorf("the path of a socket is %d bytes long at the most", longestPath)
	}
	return nil
}

// Listen opens addr, which is host:port or unix:/path.
//
// Every user of the machine may connect to a Unix socket that Listen makes, as to a port of localhost. To let fewer users
// in, put the socket into a folder that they cannot enter. A socket that a killed process left behind is replaced. If
// another process listens on it, or the path is no socket, Listen fails and removes nothing. Closing the listener removes
// the socket.
func Listen(addr string) (net.Listener, error) {
	if err := Check(addr); err != nil {
		return nil, err
	}
	path, ok := strings.CutPrefix(addr, unixPrefix)
	if !ok {
		return net.Listen("tcp", addr)
	}
	if err := removeStale(path); err != nil {
		return nil, err
	}
	l, err := net.ListenUnix("unix", &net.UnixAddr{Net: "unix", Name: path})
	if err != nil {
		return nil, err
	}
	l.SetUnlinkOnClose(false) // socketListener does it, for its own socket alone
	info, err := os.Lstat(path)
	if err == nil {
		err = os.Chmod(path, 0o666) // whatever the umask is
	}
	if err != nil {
		return nil, errors.Join(err, l.Close(), os.Remove(path))
	}
	return &socketListener{UnixListener: l, path: path, made: info}, nil
}

// InUse reports whether err says that another process listens on an address.
func InUse(err error) bool { return errors.Is(err, errInUse) }

// dialWait bounds the question whether somebody listens. A live process whose queue is full does not answer at once.
const dialWait = 2 * time.Second

// removeStale removes a socket on which nobody listens.
func removeStale(path string) error {
	before, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if before.Mode()&fs.ModeSocket == 0 {
		return fmt.Errorf("%s is there already and is no socket", path)
	}
	conn, err := net.DialTimeout("unix", path, dialWait)
	if err == nil {
		conn.Close()
	}
	if !errors.Is(err, errRefused) { // only this says that nobody listens
		return fmt.Errorf("%s: %w", path, errInUse)
	}
	if now, err := os.Lstat(path); err != nil || !os.SameFile(before, now) {
		return fmt.Errorf("%s: %w", path, errInUse) // another process was quicker
	}
	return os.Remove(path)
}

// socketListener removes its socket when it is closed, unless another socket is at that path by then.
type socketListener struct {
	*net.UnixListener
	path string
	made os.FileInfo
	once sync.Once // a second Close could meet a new socket with the same inode number
}

// Close ends the listening. It may be called more than once.
func (l *socketListener) Close() error {
	l.once.Do(func() {
		if now, err := os.Lstat(l.path); err == nil && os.SameFile(l.made, now) {
			os.Remove(l.path)
		}
	})
	return l.UnixListener.Close()
}
