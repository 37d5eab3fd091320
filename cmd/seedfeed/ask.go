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

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/feed/listen"
)

const (
	// askWait is how long the running program may take to answer.
	askWait = 5 * time.Second
	// longestAnswer is how much of its answer is read, in bytes.
	longestAnswer = 16 << 20
)

// reply is what the running program says.
type reply struct {
	code         int
	status, kind string // such as "200 OK" and the Content-Type
	body         []byte
}

// askHere asks the program that listens on addr, on this machine, for a path. Certificate is the file of its certificate, ""
// if it speaks plain HTTP. Accept is the type that is wanted, "" for any.
func askHere(ctx context.Context, addr, certificate, path, accept string) (a reply, err error) {
	ctx, cancel := context.WithTimeout(ctx, askWait)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, localBase(addr, certificate)+path, nil)
	if err != nil {
		return a, err
	}
	if accept != "" {
		request.Header.Set("Accept", accept)
	}
	var transport http.Transport
	defer transport.CloseIdleConnections()
	if listen.IsUnix(addr) {
		transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", strings.TrimPrefix(addr, "unix:"))
		}
	}
	// The certificate is for the public name, which may lead to another machine.
	transport.TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
	response, err := transport.RoundTrip(request)
	if err != nil {
		return a, fmt.Errorf("no answer from %s: %w", addr, err)
	}
	defer response.Body.Close()
	a = reply{code: response.StatusCode, status: response.Status, kind: response.Header.Get("Content-Type")}
	if a.body, err = io.ReadAll(io.LimitReader(response.Body, longestAnswer)); err != nil {
		return a, fmt.Errorf("no answer from %s: %w", addr, err)
	}
	return a, nil
}

// localBase returns the address by which this machine reaches the program that listens on addr. An image without /etc/hosts
// does not know localhost.
func localBase(addr, certificate string) string {
	if listen.IsUnix(addr) {
		addr = "localhost:80"
	} else if host, port, _ := net.SplitHostPort(addr); host == "" || net.ParseIP(host).IsUnspecified() {
		addr = net.JoinHostPort("127.0.0.1", port)
	}
	local := options.Options{TLSCert: certificate}
	return local.Base(addr)
}
