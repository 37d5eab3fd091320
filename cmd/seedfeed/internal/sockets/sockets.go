// Package sockets answers on what the program listens on, follows its certificate, and keeps the service manager informed.
// When it stops, each connection that was accepted gets its answer.
package sockets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/listen"
)

// Sockets are what the program listens on, and the service manager that may have opened them.
type Sockets struct {
	listeners   []net.Listener
	name        string // host and port as --addr names them; "" for sockets that were handed over
	certificate *listen.Certificate
	manager     listen.Manager
	log         *slog.Logger // set by Serve
	drain       *drain       // set by Serve
	serving     sync.WaitGroup
	answering   atomic.Bool // Serve was called
}

// Open takes the sockets that the service manager hands over, or else listens on addr, as --addr names it. Certificate and key
// are files; without them the program speaks plain HTTP.
func Open(addr, certificate, key string) (s *Sockets, err error) {
	s = &Sockets{manager: listen.NewManager()}
	if s.listeners, err = listen.Inherited(); err != nil {
		return nil, err
	}
	if certificate != "" {
		if s.certificate, err = listen.OpenCertificate(certificate, key); err != nil {
			return nil, errors.Join(fmt.Errorf("--tls-cert, --tls-key: %w", err), s.Close())
		}
	}
	if s.listeners == nil {
		listener, err := listen.Listen(addr)
		if err != nil {
			return nil, fmt.Errorf("--addr %s: %w; %s", addr, err, Remedy(addr, err))
		}
		s.listeners, s.name = []net.Listener{listener}, addr
	}
	return s, nil
}

// Remedy says what to do when an address cannot be listened on.
func Remedy(addr string, err error) string {
	switch {
	case listen.InUse(err) && listen.IsUnix(addr):
		return "stop the program that listens on it (is seedfeed running already?), or choose another path"
	case listen.IsUnix(addr):
		return "use a path in a folder that this user can write, such as unix:/run/seedfeed/seedfeed.sock"
	case listen.InUse(err):
		return "stop the program that has it (is seedfeed running already?), or choose another port, such as --addr localhost:8081"
	case errors.Is(err, fs.ErrPermission):
		return "use a port from 1024 up, and a proxy in front of it"
	}
	return "use an address of this machine and a free port, such as localhost:8080"
}

// Host returns host and port of the first TCP socket, "" if there are only Unix sockets.
func (s *Sockets) Host() string {
	for _, l := range s.listeners {
		if addr, ok := l.Addr().(*net.TCPAddr); ok {
			if host, _, err := net.SplitHostPort(s.name); err == nil {
				return net.JoinHostPort(host, fmt.Sprint(addr.Port)) // the port that the system chose for port 0
			}
			return addr.String()
		}
	}
	return ""
}

// Serve lets a server answer on all sockets, and follows the certificate until the context ends. The channel gets an error
// if one of the sockets fails.
func (s *Sockets) Serve(ctx context.Context, server *http.Server, log *slog.Logger) <-chan error {
	s.log, s.drain = log, drainOf(server)
	server.ErrorLog = serverLog(log)
	s.answering.Store(true)
	failed := make(chan error, len(s.listeners))
	if s.certificate != nil {
		server.TLSConfig = s.certificate.Config()
		s.sayCertificate(nil)
		go s.certificate.Follow(ctx, s.sayCertificate)
	}
	for _, l := range s.listeners {
		s.serving.Go(func() {
			if s.certificate != nil {
				failed <- server.ServeTLS(l, "", "")
			} else {
				failed <- server.Serve(l)
			}
		})
	}
	return failed
}

func (s *Sockets) sayCertificate(err error) {
	if err != nil {
		s.log.Warn("the old certificate stays in force: the new one cannot be used", "reason", err)
		return
	}
	s.log.Info("certificate", "names", strings.Join(s.certificate.Names(), " "), "until", s.certificate.Until().Format(time.RFC3339))
}

// Ready tells the service manager that the program answers. That it cannot be told is no reason to stop.
func (s *Sockets) Ready(base string) { s.tell(s.manager.Ready("publishing at " + base)) }

// Reload does what SIGHUP asks for. Before the first answer it is a part of the start.
func (s *Sockets) Reload(base string, do func()) {
	if !s.answering.Load() {
		do()
		return
	}
	s.tell(s.manager.Reloading())
	do()
	s.Ready(base)
}

// Stopping tells the service manager that the program ends.
func (s *Sockets) Stopping() { s.tell(s.manager.Stopping()) }

func (s *Sockets) tell(err error) {
	if err != nil {
		s.log.Warn("systemd", "reason", err)
	}
}

// Stop ends the listening, and waits until the requests of all connections that were accepted are answered, within limits.
func (s *Sockets) Stop() error {
	err := s.Close()
	if s.drain == nil { // nothing was served
		return err
	}
	return errors.Join(err, s.drain.stop())
}

// Close ends the listening, and waits until no connection is accepted any more. Later calls do nothing.
func (s *Sockets) Close() error {
	var errs []error
	for _, l := range s.listeners {
		if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	s.serving.Wait()
	return errors.Join(errs...)
}

// String lists the addresses that are listened on.
func (s *Sockets) String() string {
	var out []string
	for _, l := range s.listeners {
		addr := l.Addr().String()
		if l.Addr().Network() == "unix" {
			addr = "unix:" + addr
		}
		out = append(out, addr)
	}
	return strings.Join(out, " ")
}

// serverLog takes the messages of net/http. It leaves out failed TLS handshakes: anybody can cause them, and scanners do
// all day.
func serverLog(log *slog.Logger) *stdlog.Logger { return stdlog.New(&handshakeFilter{log}, "", 0) }

type handshakeFilter struct{ log *slog.Logger }

func (f *handshakeFilter) Write(line []byte) (int, error) {
	if !bytes.Contains(line, []byte("TLS handshake error")) {
		f.log.Warn("server", "reason", strings.TrimSpace(string(line)))
	}
	return len(line), nil
}
