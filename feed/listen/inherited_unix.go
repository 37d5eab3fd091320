//go:build unix

package listen

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// firstInherited is the first descriptor that is handed over (SD_LISTEN_FDS_START).
const firstInherited = 3

// Inherited returns the listening sockets that systemd, or a program like it, handed over to this process, in order
// (sd_listen_fds(3)). It returns nil if there are none. Programs that this one starts are not told of them.
//
// Closing these listeners does not remove a Unix socket and does not refuse connections: the manager still has both.
func Inherited() ([]net.Listener, error) {
	pid, count := os.Getenv("LISTEN_PID"), os.Getenv("LISTEN_FDS")
	for _, name := range []string{"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"} {
		os.Unsetenv(name)
	}
	if pid != strconv.Itoa(os.Getpid()) {
		return nil, nil // meant for another process, or absent
	}
	n, err := strconv.ParseUint(count, 10, 10)
	if err != nil {
		return nil, fmt.Errorf("LISTEN_FDS %q is no number of sockets", count)
	}
	var out []net.Listener
	for fd := firstInherited; fd < firstInherited+int(n); fd++ {
		l, err := inherit(fd)
		if err != nil {
			for _, l := range out {
				l.Close()
			}
			return nil, fmt.Errorf("socket %d of %d handed over by the service manager: %w", fd-firstInherited+1, n, err)
		}
		out = append(out, l)
	}
	return out, nil
}

// inherit makes a listener of a descriptor and closes the descriptor.
func inherit(fd int) (net.Listener, error) {
	listening, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ACCEPTCONN)
	if err != nil {
		return nil, err
	}
	if listening == 0 {
		return nil, errors.New("it does not listen: use ListenStream= and Accept=no")
	}
	f := os.NewFile(uintptr(fd), "socket")
	defer f.Close() // FileListener has a copy
	return net.FileListener(f)
}
