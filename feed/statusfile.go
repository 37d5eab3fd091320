package feed

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/web"
)

const (
	statusPause = time.Second // between two writes of the status page
	// The page is written once the first scan is over, or after statusPatience, since many files may take long.
	statusPatience = 10 * time.Second
)

// statusPage makes the status page in the form that the name of its file asks for.
func (p *Publisher) statusPage(name string) []byte {
	page := p.status.account.Page(int(p.status.articles.Load()))
	if strings.EqualFold(filepath.Ext(name), ".txt") {
		return page.Text()
	}
	return page.HTML()
}

// keepStatus writes the status page whenever it has changed, until the context ends, and then once more.
func (p *Publisher) keepStatus(ctx context.Context) {
	if p.cfg.Status == "" {
		return
	}
	patience := time.NewTimer(statusPatience)
	defer patience.Stop()
	select {
	case <-p.ready:
	case <-patience.C:
	case <-ctx.Done():
		return
	}
	file := statuspage.OpenFile(p.cfg.Status, p.cfg.Log)
	defer func() { file.Put(p.statusPage(p.cfg.Status)) }()
	for {
		file.Put(p.statusPage(p.cfg.Status))
		pause := time.NewTimer(statusPause)
		select {
		case <-pause.C:
		case <-ctx.Done():
			return
		}
		select {
		case <-p.status.account.Changed():
		case <-ctx.Done():
			return
		}
	}
}

// Status serves the status page to browsers on this machine, and 404 to everybody else: it names files that are not
// published. A request comes from this machine if its peer is a loopback address, it names a loopback host (else a page of
// another site could ask, by DNS rebinding), and no proxy has passed it on.
//
// A proxy on this machine that adds no field to what it passes on cannot be told from a browser, as one of nginx with
// nothing but proxy_pass. Therefore ServeHTTP answers /status only if BaseURL is a loopback address as well. Otherwise
// serve this handler on an address that no proxy knows.
func (p *Publisher) Status() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !local(r) {
			http.NotFound(w, r)
			return
		}
		if !web.ReadOnly(w, r) {
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		w.Write(p.statusPage(".html"))
	})
}

// local reports whether a request comes from a program on this machine and from no proxy.
func local(r *http.Request) bool {
	if !settings.LoopbackHost(r.RemoteAddr) || !r.ProtoAtLeast(1, 1) { // nginx speaks 1.0 to the servers behind it, before 1.29.7
		return false
	}
	for field := range r.Header {
		if strings.HasPrefix(field, "X-Forwarded") || strings.HasPrefix(field, "Cf-") {
			return false
		}
		switch field {
		case "Forwarded", "Via", "X-Real-Ip", "X-Client-Ip", "True-Client-Ip", "X-Original-Forwarded-For", "X-Original-Host":
			return false
		}
	}
	return settings.LoopbackHost(r.Host)
}
