package listen

import "golang.org/x/sys/windows"

// What Windows says of an address that is taken, and of a socket on which nobody listens. Package syscall has numbers of
// its own for these, which Windows never returns.
const (
	errInUse   = windows.WSAEADDRINUSE
	errRefused = windows.WSAECONNREFUSED
)
