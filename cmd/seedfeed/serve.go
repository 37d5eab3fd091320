package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"seedfeed/feed"
	"seedfeed/feed/digest"
	"seedfeed/feed/web"
)

type serveCommand struct {
	Folder string `arg:"" optional:"" help:"Folder of articles to publish, in place of --seeds." seeds:""`
}

const (
	firstAnswer = 2 * time.Second // a large folder is published while it is being read
	stopWithin  = 8 * time.Second // for answers under way when the program is told to stop
)

// Help serves kong.
func (serveCommand) Help() string {
	return `Examples:
  seedfeed                    publish the folder seeds at http://localhost:8080/
  seedfeed news --addr :8080  publish the folder news on all addresses
  seedfeed news --base-url https://news.example.org/

Ctrl-C or SIGTERM lets the answers under way end, within 8 seconds; a second one kills the program at once. SIGHUP reads feed.yaml and the file of --style anew.`
}

// Run serves until the context ends.
func (*serveCommand) Run(ctx context.Context, o *options, std streams, again func() (*options, []string)) error {
	hup, unhook := hangups()
	defer unhook()
	if err := o.check(); err != nil {
		return usageError{err}
	}
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w; %s", o.Addr, err, addrRemedy(err))
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return err
	}
	s := newServing(o, std, o.base(port))
	p, err := feed.Open(o.config(s.base, s.log))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ran := make(chan error, 1)
	go func() {
		err := p.Run(ctx)
		cancel(err)
		ran <- err
	}()
	go s.reloader(p, again).run(ctx, func() { cancel(nil) }, hup)
	server := web.Server(nil)
	mux, err := o.handler(ctx, p, server, s.log)
	if err != nil {
		cancel(err)
		return errors.Join(err, <-ran)
	}
	server.Handler = underPath(s.base, mux)
	served := make(chan error, 1)
	answer := func() { served <- server.Serve(listener) }
	if !s.awaitScan(ctx, p, func() { go answer() }) {
		return errors.Join(shutdown(server), <-ran)
	}
	s.announce(p.BaseURL(), listener.Addr())
	select {
	case err = <-served:
		cancel(err)
	case <-ctx.Done():
		s.log.Info("stopping")
		err = shutdown(server)
	}
	return errors.Join(err, <-ran)
}

// check finds settings that cannot be used before anything is opened, so that they are not hidden by a busy port.
func (o *options) check() error {
	for name, addr := range map[string]string{"--addr": o.Addr, "--metrics-addr": o.MetricsAddr} {
		if _, _, err := net.SplitHostPort(addr); err != nil && (addr != "" || name == "--addr") {
			return fmt.Errorf("%s %q: use host and port, such as localhost:8080, or :8080 for all addresses of this machine", name, addr)
		}
	}
	c := o.config(o.base("8080"), nil)
	err := c.Check()
	if err != nil && o.BaseURL == "" {
		if c.BaseURL = "http://localhost/"; c.Check() == nil {
			return fmt.Errorf("%w; this address was made of --addr %s, so --base-url would take its place", err, o.Addr)
		}
	}
	return err
}

func addrRemedy(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return "stop the program that has it (is seedfeed running already?), or choose another port, such as --addr localhost:8081"
	case errors.Is(err, fs.ErrPermission):
		return "use a port from 1024 up, and a proxy in front of it"
	}
	return "use an address of this machine and a free port, such as localhost:8080"
}

// underPath answers under the path of the public address as well as at the root: a proxy in front may strip that path
// or pass it on.
func underPath(base string, h http.Handler) http.Handler {
	u, err := url.Parse(base)
	if err != nil {
		return h
	}
	prefix := strings.TrimSuffix(u.Path, "/")
	if prefix == "" {
		return h
	}
	escaped := strings.TrimSuffix(u.EscapedPath(), "/")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := "/" + strings.TrimLeft(r.URL.Path, "/")
		if path != prefix && !strings.HasPrefix(path, prefix+"/") {
			h.ServeHTTP(w, r)
			return
		}
		inner := r.Clone(r.Context()) // http.StripPrefix wants an escaped path to hold the prefix unescaped
		inner.URL.Path = path[len(prefix):]
		inner.URL.RawPath = strings.TrimPrefix(r.URL.RawPath, escaped)
		if path == prefix || path != r.URL.Path { // a slash is missing or too many: the handler redirects a path with two
			inner.URL.Path, inner.URL.RawPath = "/"+inner.URL.Path+"/", ""
		}
		h.ServeHTTP(w, inner)
	})
}

// handler puts the metrics beside the feeds, or serves them and the status page on an address of their own until the context ends, within the
// same limit of connections as main.
func (o *options) handler(ctx context.Context, p *feed.Publisher, main *http.Server, log *slog.Logger) (http.Handler, error) {
	mux := http.NewServeMux()
	mux.Handle("/metrics", p.Metrics())
	if o.MetricsAddr == "" {
		return metricsBeside(mux, p), nil
	}
	listener, err := net.Listen("tcp", o.MetricsAddr)
	if err != nil {
		return nil, fmt.Errorf("--metrics-addr %s: %w; choose another address", o.MetricsAddr, err)
	}
	log.Info("metrics", "url", "http://"+listener.Addr().String()+"/metrics")
	mux.Handle("/status", p.Status())
	server := web.Server(mux)
	server.ConnState = main.ConnState
	context.AfterFunc(ctx, func() { server.Close() })
	go server.Serve(listener)
	return p, nil
}

// metricsBeside leaves all paths but one to p as they came: a ServeMux would redirect where p says 404.
func metricsBeside(metrics, p http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/metrics" {
			metrics.ServeHTTP(w, r)
			return
		}
		p.ServeHTTP(w, r)
	})
}

// shutdown lets the answers under way end whole.
func shutdown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close()
}

func (o *options) config(base string, log *slog.Logger) feed.Config {
	return feed.Config{
		Seeds: o.Seeds, State: o.State, BaseURL: base, Title: o.Title, Description: o.Description, Author: o.Author,
		Language: o.Language, Limit: int(o.Limit), Content: o.Content, Summary: o.budget(), Settle: time.Duration(o.Settle),
		Rights: o.Rights, Icon: o.Icon, Logo: o.Logo, Style: o.Style, Notice: o.NoticeDays.time(), NoBrowserView: o.NoView,
		Zone: o.Timezone.location(), MaxSize: int64(o.MaxSize), Hold: time.Duration(o.Hold), Status: o.Status, IDAuthority: o.IDAuthority, IDDate: o.IDDate, Log: log,
	}
}

func (o *options) budget() digest.Budget {
	return digest.Budget{Words: int(o.Words), Sentences: int(o.Sentences)}
}

// base is the public address: as given, else the address that is listened on, with localhost for all addresses of
// the machine and the port that the system chose for port 0.
func (o *options) base(port string) string {
	if o.BaseURL != "" {
		return o.BaseURL
	}
	host, _, _ := net.SplitHostPort(o.Addr)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	if port == "80" {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		return "http://" + host + "/"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}
