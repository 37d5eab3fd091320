package options

import (
	"errors"
	"fmt"
	"net"
	"strings"

	"seedfeed/feed/listen"
)

// Check finds settings that cannot be used before anything is opened, so that they are not hidden by a busy port.
func (o *Options) Check() error {
	if err := o.CheckListening(); err != nil {
		return err
	}
	c := o.Config(o.Base(o.Addr), nil)
	err := c.Check()
	if err != nil && o.BaseURL == "" {
		if c.BaseURL = "http://localhost/"; c.Check() == nil {
			return fmt.Errorf("%w; this address was made of --addr %s, so --base-url would take its place", err, o.Addr)
		}
	}
	return err
}

// CheckListening finds addresses and files that cannot be used, without opening any.
func (o *Options) CheckListening() error {
	for _, flag := range []struct{ name, addr string }{{"--addr", o.Addr}, {"--metrics-addr", o.MetricsAddr}} {
		if flag.addr == "" && flag.name == "--metrics-addr" {
			continue
		}
		if err := listen.Check(flag.addr); err != nil {
			if listen.IsUnix(flag.addr) {
				return fmt.Errorf("%s %q: %w", flag.name, flag.addr, err)
			}
			return fmt.Errorf("%s %q: use host and port, such as localhost:8080, or :8080 for all addresses of this machine; or unix:/path", flag.name, flag.addr)
		}
	}
	if listen.IsUnix(o.Addr) && o.BaseURL == "" {
		return fmt.Errorf("--addr %s: set --base-url, because a socket has no address that a reader could use", o.Addr)
	}
	if (o.TLSCert == "") != (o.TLSKey == "") {
		return errors.New("--tls-cert and --tls-key: use both or neither")
	}
	return nil
}

// Base is the public address: as given, else host:port, with localhost for all addresses of the machine.
func (o *Options) Base(hostPort string) string {
	if o.BaseURL != "" {
		return o.BaseURL
	}
	scheme, usual := "http://", "80"
	if o.TLSCert != "" {
		scheme, usual = "https://", "443"
	}
	host, port, _ := net.SplitHostPort(hostPort)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	if port == "0" { // the system chooses one
		port = "8080"
	}
	if port == usual {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		return scheme + host + "/"
	}
	return scheme + net.JoinHostPort(host, port) + "/"
}
