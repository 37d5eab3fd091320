package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
)

const (
	statusPause = time.Second // between two writes of the status page
	// The page is written once the first scan is over, or after statusPatience, since many files may take long.
	statusPatience = 10 * time.Second
)

// errTaken is the error of a status page whose name something else has.
var errTaken = errors.New("something else has that name, which seedfeed did not write; choose another name, or move that file away")

// checkStatus reports why the status page cannot be written to the file that the settings name.
func (c *config) checkStatus() error {
	if c.Status == "" {
		return nil
	}
	switch strings.ToLower(filepath.Ext(c.Status)) {
	case ".html", ".htm", ".txt":
	default: // feed.yaml, a side file or an ignore file would be read as such by the next start
		return fmt.Errorf("--status %s: choose a name that ends in .html or .txt", c.Status)
	}
	dir := filepath.Dir(c.Status)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("--status %s: %s is no folder; make it, or choose another name", c.Status, dir)
	}
	if err := vacant(c.Status); err != nil {
		return fmt.Errorf("--status %s: %w", c.Status, err)
	}
	return nil
}

// vacant returns an error unless nothing is at path, or a status page.
func vacant(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errTaken
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 1<<10))
	if err == nil && !statuspage.IsPage(head) {
		err = errTaken
	}
	return err
}

// statusPath returns the path of the status page below the seeds folder; "" if it is not there.
func (c *config) statusPath() string {
	if c.Status == "" {
		return ""
	}
	seeds, err := filepath.EvalSymlinks(c.Seeds)
	dir, err2 := filepath.EvalSymlinks(filepath.Dir(c.Status))
	if err != nil || err2 != nil {
		return ""
	}
	if seeds, err = filepath.Abs(seeds); err != nil {
		return ""
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return ""
	}
	below, err := filepath.Rel(seeds, filepath.Join(dir, filepath.Base(c.Status)))
	if err != nil || !filepath.IsLocal(below) {
		return ""
	}
	return filepath.ToSlash(below)
}

// statusPage makes the status page in the form that the name of its file asks for.
func (p *Publisher) statusPage(name string) []byte {
	page := p.status.account.page(int(p.status.articles.Load()))
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
	file := statusFile{path: p.cfg.Status, log: p.cfg.Log}
	file.written, _ = os.ReadFile(file.path) // of an earlier run; nil if there is none
	defer func() { file.put(p.statusPage(file.path)) }()
	for {
		file.put(p.statusPage(file.path))
		pause := time.NewTimer(statusPause)
		select {
		case <-pause.C:
		case <-ctx.Done():
			return
		}
		select {
		case <-p.status.account.changed:
		case <-ctx.Done():
			return
		}
	}
}

// statusFile is the file that holds the status page.
type statusFile struct {
	path    string
	log     *slog.Logger
	written []byte // what it holds
	said    string // the last error, which is logged once
}

// put writes a page that differs from the one before.
func (f *statusFile) put(page []byte) {
	if bytes.Equal(page, f.written) {
		return
	}
	err := writeStatus(f.path, page)
	if err == nil {
		f.written, f.said = page, ""
	} else if err.Error() != f.said {
		f.said = err.Error()
		f.log.Warn("status page not written; tried again with the next change", "file", f.path, "reason", err)
	}
}

// writeStatus puts a page in the place of an older one.
func writeStatus(path string, page []byte) error {
	if err := vacant(path); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".seedfeed-status-*") // hidden: no seed
	if err != nil {
		return err
	}
	_, err = f.Write(page)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
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
		if !readOnly(w, r) {
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
		h.Set("Cross-settings.Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		w.Write(p.statusPage(".html"))
	})
}

// local reports whether a request comes from a program on this machine and from no proxy.
func local(r *http.Request) bool {
	peer, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil || !settings.LoopbackHost(peer) || !r.ProtoAtLeast(1, 1) { // nginx speaks 1.0 to the servers behind it, before 1.29.7
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
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = strings.Trim(r.Host, "[]")
	}
	return settings.LoopbackHost(host)
}
