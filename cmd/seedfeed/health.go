package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"seedfeed/feed/listen"
)

type healthCommand struct{}

// healthWait is how long the program may take to answer.
const healthWait = 5 * time.Second

// Run asks the program that listens on --addr whether it is well. A container without a shell uses it as its health check.
func (healthCommand) Run(ctx context.Context, o *options, std streams) error {
	if err := listen.Check(o.Addr); err != nil {
		return usageError{fmt.Errorf("--addr %q: %w", o.Addr, err)}
	}
	ctx, cancel := context.WithTimeout(ctx, healthWait)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, o.localBase()+"healthz", nil)
	if err != nil {
		return err
	}
	var transport http.Transport
	defer transport.CloseIdleConnections()
	if listen.IsUnix(o.Addr) {
		transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", strings.TrimPrefix(o.Addr, "unix:"))
		}
	}
	// The certificate is for the public name, which may lead to another machine.
	transport.TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
	answer, err := transport.RoundTrip(request)
	if err != nil {
		return fmt.Errorf("no answer from %s: %w", o.Addr, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1000))
	if err != nil {
		return fmt.Errorf("no answer from %s: %w", o.Addr, err)
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", answer.Status, strings.TrimSpace(string(text)))
	}
	_, err = std.out.Write(text)
	return err
}

// localBase returns the address by which this machine reaches the program. An image without /etc/hosts does not know
// localhost.
func (o *options) localBase() string {
	at := o.Addr
	if listen.IsUnix(at) {
		at = "localhost:80"
	} else if host, port, _ := net.SplitHostPort(at); host == "" || net.ParseIP(host).IsUnspecified() {
		at = net.JoinHostPort("127.0.0.1", port)
	}
	local := options{TLSCert: o.TLSCert}
	return local.base(at)
}
