package listen

import (
	"fmt"
	"net"
	"os"
	"strings"
)

// Manager is the service manager that started the program and waits to be told how it does (sd_notify(3), Type=notify).
// The zero value tells nobody.
type Manager struct{ socket string }

// NewManager returns the manager named in the environment, and removes it there: programs that this one starts do not
// speak for it.
func NewManager() Manager {
	m := Manager{os.Getenv("NOTIFY_SOCKET")}
	os.Unsetenv("NOTIFY_SOCKET")
	return m
}

// Ready says that requests are answered. It ends a reload, too. The status is a line of text for people.
func (m Manager) Ready(status string) error {
	return m.tell("READY=1\nSTATUS=" + strings.ReplaceAll(status, "\n", " "))
}

// Reloading says that the settings are being read anew. Ready must follow.
func (m Manager) Reloading() error {
	return m.tell(fmt.Sprintf("RELOADING=1\nMONOTONIC_USEC=%d", monotonic())) // the time serves Type=notify-reload
}

// Stopping says that the program ends once the answers under way are sent.
func (m Manager) Stopping() error { return m.tell("STOPPING=1\nSTATUS=stopping") }

func (m Manager) tell(state string) error {
	if m.socket == "" {
		return nil
	}
	conn, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Net: "unixgram", Name: m.socket}) // "@" begins an abstract name
	if err != nil {
		return fmt.Errorf("tell the service manager: %w", err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte(state)); err != nil {
		return fmt.Errorf("tell the service manager: %w", err)
	}
	return nil
}
