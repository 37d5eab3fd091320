package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/sockets"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/feed"
	"seedfeed/feed/listen"
	"seedfeed/feed/web"
)

type serveCommand struct {
	Folder string `arg:"" optional:"" help:"Folder of articles to publish, in place of --seeds." seeds:""`
}

// The first answer waits for the first scan, which shows what has changed since the last run: at most firstAnswer, because a
// large folder takes longer, and not at all where the state holds manyArticles, which are served as they were. Tests lower
// manyArticles.
const firstAnswer = 2 * time.Second

var manyArticles = 5000

// Help serves kong.
func (serveCommand) Help() string {
	return `Examples:
  seedfeed                    publish the folder seeds at http://localhost:8080/
  seedfeed news --addr :8080  publish the folder news on all addresses
  seedfeed news --base-url https://news.example.org/

Ctrl-C or SIGTERM lets the answers under way end, within 8 seconds; a second one kills the program at once. SIGHUP reads feed.yaml and the file of --style anew.`
}

// Run serves until the context ends.
func (*serveCommand) Run(ctx context.Context, o *options.Options, std streams.Std, again func() (*options.Options, []string)) error {
	hup, unhook := hangups()
	defer unhook()
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	at, err := openSockets(o)
	if err != nil {
		return err
	}
	defer at.Close()
	s := newServing(o, std, o.Base(at.Host()))
	config := o.Config(s.base, s.log)
	if config.OnPublishSecret, err = o.Secret(); err != nil {
		return usageError{err}
	}
	p, err := feed.Open(config)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go paceCollector(ctx)
	ran := make(chan error, 1)
	go func() {
		err := p.Run(ctx)
		cancel(err)
		ran <- err
	}()
	go s.reloader(p, again, at).run(ctx, func() { cancel(nil) }, hup)
	server := web.Server(nil)
	mux, err := handler(o, ctx, p, s.base, server, s.log)
	if err != nil {
		cancel(err)
		return errors.Join(err, <-ran)
	}
	server.Handler = mux
	var served <-chan error
	answer := func() {
		served = at.Serve(ctx, server, s.log)
		at.Ready(p.BaseURL())
	}
	if !s.awaitScan(ctx, p, answer) {
		return errors.Join(at.Stop(), <-ran)
	}
	s.announce(p.BaseURL(), at)
	select {
	case err = <-served:
		cancel(err)
	case <-ctx.Done():
		s.log.Info("stopping")
		at.Stopping()
		err = at.Stop()
	}
	return errors.Join(err, <-ran)
}

// openSockets opens what the settings say. A socket that was handed over may have no address that a reader could use.
func openSockets(o *options.Options) (*sockets.Sockets, error) {
	s, err := sockets.Open(o.Addr, o.TLSCert, o.TLSKey)
	if err == nil && o.BaseURL == "" && s.Host() == "" {
		return nil, usageError{errors.Join(errors.New("--base-url is missing: a socket has no address that a reader could use"), s.Close())}
	}
	return s, err
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

// handler puts the metrics beside the feeds, or serves them and the status page on an address of their own until the context
// ends, within the same limit of connections as main. The metrics are never below the path of the public address, where a
// proxy that hides /metrics would let them through.
func handler(o *options.Options, ctx context.Context, p *feed.Publisher, base string, main *http.Server, log *slog.Logger) (http.Handler, error) {
	public := underPath(base, p)
	mux := http.NewServeMux()
	mux.Handle("/metrics", p.Metrics())
	if o.MetricsAddr == "" {
		return metricsBeside(mux, public), nil
	}
	listener, err := listen.Listen(o.MetricsAddr)
	if err != nil {
		return nil, fmt.Errorf("--metrics-addr %s: %w; choose another address", o.MetricsAddr, err)
	}
	if at := listener.Addr().String(); listen.IsUnix(o.MetricsAddr) {
		log.Info("metrics", "socket", at, "path", "/metrics")
	} else {
		log.Info("metrics", "url", "http://"+at+"/metrics")
	}
	mux.Handle("/status", p.Status())
	server := web.Server(mux)
	server.ConnState = main.ConnState
	context.AfterFunc(ctx, func() { server.Close() })
	go server.Serve(listener)
	return public, nil
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
