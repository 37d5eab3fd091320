//go:build !unix

package listen

import "net"

// Inherited returns nil: only Unix hands sockets over.
func Inherited() ([]net.Listener, error) { return nil, nil }
