package feed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/export"
	"seedfeed/feed/ledger"
	"seedfeed/feed/web"
)

// outlet writes editions into the folder of Config.Out. A nil outlet writes nothing.
type outlet struct {
	folder *export.Folder

	mu     sync.Mutex
	newest *edition.Edition // printed last
	whole  bool             // a first scan is over: until then an edition may lack most articles
	wake   chan struct{}    // holds one if there is something to write
}

// openOut opens the folder of Config.Out, if there is one, for the site of p.
func (c *Config) openOut(p *press) error {
	if c.outlet == nil {
		return nil
	}
	folder, err := export.Open(c.Out, p.state.FeedID)
	if err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	c.outlet.folder = folder
	return nil
}

// checkOut refuses a folder whose files would be taken for articles, and one that would make articles public.
func (c *Config) checkOut() error {
	if c.Out == "" {
		return nil
	}
	seeds, out := realPath(c.Seeds), realPath(c.Out)
	for _, p := range [...][2]string{{seeds, out}, {out, seeds}} {
		if rel, err := filepath.Rel(p[0], p[1]); err == nil && filepath.IsLocal(rel) {
			return fmt.Errorf("--out %s: one of it and the seeds folder lies in the other; name a folder elsewhere", c.Out)
		}
	}
	c.outlet = &outlet{wake: make(chan struct{}, 1)}
	return nil
}

// realPath resolves the links in a path as far as it exists.
func realPath(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if at, err := filepath.EvalSymlinks(path); err == nil {
		return at
	}
	if dir := filepath.Dir(path); dir != path {
		return filepath.Join(realPath(dir), filepath.Base(path))
	}
	return path
}

// print hands an edition over.
func (o *outlet) print(e *edition.Edition) {
	if o == nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.newest = e
	o.ring()
}

// scanned says that the newest edition has all articles.
func (o *outlet) scanned() {
	if o == nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.whole = true
	o.ring()
}

// ring wakes who waits. The caller holds the lock.
func (o *outlet) ring() {
	if o.whole && o.newest != nil {
		select {
		case o.wake <- struct{}{}:
		default:
		}
	}
}

func (o *outlet) close() error {
	if o == nil || o.folder == nil {
		return nil
	}
	return o.folder.Close()
}

// outPause is the least time from one build to the next: web servers name a version of a file by the second in which it
// was written.
const outPause = time.Second

// keepOut writes each edition until ctx ends. Of several that were printed meanwhile it takes the newest.
func (p *Publisher) keepOut(ctx context.Context) {
	o := p.cfg.outlet
	if o == nil {
		return
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.wake:
		}
		began := time.Now()
		pause := outPause
		if _, err := p.writeOut(ctx); err != nil && ctx.Err() == nil {
			p.cfg.Log.Error("files not written; tried again", "folder", p.cfg.Out, "reason", err)
			pause = retryAfter
			o.scanned()
		}
		// The other half of the time is for readers and for what is dropped.
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(pause, time.Since(began))):
		}
	}
}

// writeOut writes the newest edition, and says what it did.
func (p *Publisher) writeOut(ctx context.Context) (Built, error) {
	o := p.cfg.outlet
	o.mu.Lock()
	e := o.newest
	o.mu.Unlock()
	if e == nil { // nothing was ever published
		return Built{}, nil
	}
	began := time.Now()
	report, err := o.folder.Build(ctx, p.exported(e), max(1, runtime.GOMAXPROCS(0)))
	for _, problem := range report.Problems {
		p.cfg.Log.Warn("not written", "reason", problem)
	}
	b := Built{Written: report.Written, Same: report.Same, Removed: report.Removed, Bytes: report.Bytes, Problems: report.Problems}
	if err == nil && b.Written+b.Removed > 0 {
		p.cfg.Log.Info("files written", "folder", p.cfg.Out, "written", b.Written, "removed", b.Removed, "same", b.Same, "bytes", b.Bytes,
			"in", time.Since(began).Round(time.Millisecond))
	}
	return b, err
}

// Built says what a build did, in documents; Bytes counts the compressed forms too.
type Built struct {
	Written, Same, Removed int
	Bytes                  int64
	Problems               []error // documents that could not be written where they belong
}

// exported is an edition as package export takes it.
func (p *Publisher) exported(e *edition.Edition) export.Site {
	return export.Site{
		Base: p.cfg.BaseURL, Last: feedsOf(e),
		Documents: func(yield func(export.Document) bool) {
			made := program()
			for path := range e.Paths() {
				if !yield(document(e, path, made)) {
					return
				}
			}
			yield(export.Document{Path: "/404", Make: func() *export.Content { return content(e.Missing(), false) }})
		},
		Leads: func(yield func(export.Lead) bool) {
			for l := range e.Leads() {
				if !yield(export.Lead(l)) {
					return
				}
			}
		},
	}
}

// feedsOf yields the main feeds.
func feedsOf(e *edition.Edition) iter.Seq[export.Document] {
	return func(yield func(export.Document) bool) {
		for _, path := range e.FeedPaths() {
			if !yield(export.Document{Path: path, Rule: path, Make: func() *export.Content { return content(e.Feeds[path], true) }}) {
				return
			}
		}
	}
}

// program names the program that runs, "" if it cannot be read: another one may make other documents of the same articles.
var program = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
})

// document is a document of an edition but the main feeds. Program names the program that makes it.
func document(e *edition.Edition, path, program string) export.Document {
	keyed := func(links string) string {
		if key := e.Key(path, links); key != "" && program != "" {
			return program + " " + key
		}
		return export.NoKey
	}
	return export.Document{Path: path, Rule: ruleOf(path), KeyOf: keyed, Make: func() *export.Content {
		// What the document shows may change while it is made. Then it has no key, and the next build makes it again.
		before, changes := keyed(""), e.Changes()
		c := made(e, path, program)
		if c == nil {
			return nil
		}
		links, ok := e.Links(path)
		c.Key, c.Hint = keyed(""), links
		if same := c.Key == before; links != "" && same {
			c.Key = keyed(links)
		} else if !same {
			c.Key = export.NoKey
		}
		if !ok || e.Changes() != changes {
			c.Key = export.NoKey
		}
		return c
	}}
}

// made makes a document. A card is drawn only if the files do not have it.
func made(e *edition.Edition, path, program string) *export.Content {
	if s := e.Stream(path); s != nil {
		return &export.Content{Status: http.StatusOK, Header: s.Header(), Name: program + " " + s.Sum, Write: s.Write}
	}
	if header, sum, draw := e.Card(path); draw != nil {
		return &export.Content{Status: http.StatusOK, Header: header, Name: sum, Write: draw, Packed: true}
	}
	d, ok := e.Document(path)
	if !ok {
		return nil
	}
	return content(d, false)
}

// content is a document as package export takes it. Only feeds have a brotli form, as those that are served.
func content(d *web.Document, isFeed bool) *export.Content {
	if d == nil {
		return nil
	}
	c := &export.Content{Status: http.StatusOK, Header: d.Header(), Body: d.Body, Gzip: d.Gzip}
	if isFeed {
		c.Brotli = d.Brotli
	}
	if d.Gone {
		c.Status = http.StatusGone
	}
	return c
}

// ruleOf is the pattern of the paths of documents like the one at a path: what differs between them is a name after a colon.
func ruleOf(path string) string {
	parts := strings.Split(path, "/")
	if len(parts) == 2 {
		return path
	}
	for i := 2; i < len(parts); i++ {
		last := i == len(parts)-1
		if last && (parts[i] == "" || slices.Contains(edition.FeedNames(), parts[i])) {
			continue
		}
		parts[i] = ":" + string(rune('a'+(i-2)%26))
	}
	return strings.Join(parts, "/")
}

// memo keeps the digests that were read last, once nothing changes any more: the documents of a site show each of them many
// times. A nil memo keeps none.
type memo struct{ on atomic.Bool }

func (m *memo) over(read func(ledger.Record) *digest.Digest) func(ledger.Record) *digest.Digest {
	if m == nil {
		return read
	}
	kept := remembered(read)
	return func(r ledger.Record) *digest.Digest {
		if m.on.Load() {
			return kept(r)
		}
		return read(r)
	}
}

// restAfter is how long nothing must be due before a build takes what is published as final.
const restAfter = 3 * time.Second

// rests reports whether all that the folder holds is published, and time alone changes nothing soon. Next is when something
// is due. The watcher withdraws a file some seconds after it is gone; until then the folder is not at rest.
func (p *press) rests(next, now time.Time) bool {
	if !p.pace.whole || p.pace.unseen > 0 || !next.IsZero() && next.Sub(now) <= restAfter {
		return false
	}
	for path := range p.paths() {
		if _, err := p.cfg.files.look(path); errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

// restLongest bounds how long a build waits for that after the first scan.
const restLongest = time.Minute

// Build publishes what is in the folder, as Run does, writes all documents into the folder of c.Out, and ends. Hubs and the
// hook of c are told as by Run.
func Build(ctx context.Context, c Config) (b Built, err error) {
	if c.Out == "" {
		return b, errors.New("--out is missing: name the folder for the files")
	}
	c.memo = &memo{}
	p, err := Open(c)
	if err != nil {
		return b, err
	}
	rested := make(chan struct{})
	p.press.rested = sync.OnceFunc(func() { close(rested) })
	p.once = true
	running, stop := context.WithCancel(ctx)
	defer stop()
	ran := make(chan error, 1)
	go func() {
		ran <- p.Run(running)
		stop()
	}()
	select {
	case <-running.Done():
	case <-p.Ready():
	}
	select {
	case <-running.Done(): // it was stopped, or failed
	case <-rested:
	case <-time.After(restLongest): // there is always something going on
		p.cfg.Log.Warn("the folder does not come to rest: written as it is now", "folder", p.cfg.Seeds)
	}
	if running.Err() == nil {
		c.memo.on.Store(true)
		b, err = p.writeOut(running)
	} else {
		err = ctx.Err()
	}
	stop()
	return b, errors.Join(err, <-ran)
}
