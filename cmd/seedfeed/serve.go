package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"seedfeed/feed"
	"seedfeed/feed/web"
)

type serveCommand struct{}

const (
	firstAnswer = 2 * time.Second // a large folder is published while it is being read
	stopWithin  = 8 * time.Second // for answers under way when the program is told to stop
)

// Run serves until the context ends.
func (serveCommand) Run(ctx context.Context, o *options, std streams) error {
	log := slog.New(slog.NewTextHandler(std.err, nil))
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w; %s", o.Addr, err, addrRemedy(err))
	}
	defer listener.Close()
	p, err := feed.Open(o.config(listener.Addr(), log))
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
	select {
	case <-p.Ready():
	case <-time.After(firstAnswer):
	case <-ctx.Done():
		return <-ran
	}
	mux, err := o.handler(ctx, p, log)
	if err != nil {
		cancel(err)
		return errors.Join(err, <-ran)
	}
	o.announce(std, listener.Addr())
	server := web.Server(mux)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err = <-served:
		cancel(err)
	case <-ctx.Done():
		log.Info("stopping")
		err = shutdown(server)
	}
	return errors.Join(err, <-ran)
}

func addrRemedy(err error) string {
	if errors.Is(err, syscall.EADDRINUSE) {
		return "stop the program that has it, or choose another address"
	}
	return "use an address of this machine and a free port, such as localhost:8080"
}

// handler puts the metrics beside the feeds, or serves them on an address of their own until the context ends.
func (o *options) handler(ctx context.Context, p *feed.Publisher, log *slog.Logger) (http.Handler, error) {
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
	server := web.Server(mux)
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

func (o *options) config(addr net.Addr, log *slog.Logger) feed.Config {
	return feed.Config{
		Seeds: o.Seeds, State: o.State, BaseURL: o.base(addr), Title: o.Title, Description: o.Description, Author: o.Author,
		Language: o.Language, Limit: o.Limit, Content: o.Content, Summary: o.budget(), Settle: o.Settle, MaxSize: int64(o.MaxSize),
		IDAuthority: o.IDAuthority, IDDate: o.IDDate, Log: log,
	}
}

func (o *options) budget() feed.Budget { return feed.Budget{Words: o.Words, Sentences: o.Sentences} }

// base is the public address: as given, else the address that is listened on, with localhost for all addresses of
// the machine and the port that the system chose for port 0.
func (o *options) base(addr net.Addr) string {
	if o.BaseURL != "" {
		return o.BaseURL
	}
	host, _, _ := net.SplitHostPort(o.Addr)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(addr.String())
	if port == "80" {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		return "http://" + host + "/"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

func (o *options) announce(std streams, addr net.Addr) {
	base := strings.TrimSuffix(o.base(addr), "/")
	fmt.Fprintf(std.out, "Publishing %s at %s/\nSubscribe in a feed reader to one of\n  %s/atom.xml\n  %s/rss.xml\n  %s/feed.json\n", o.Seeds, base, base, base, base)
}
