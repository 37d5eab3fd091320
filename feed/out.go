package feed

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"seedfeed/feed/announce"
	"seedfeed/feed/bucket"
	"seedfeed/feed/edition"
	"seedfeed/feed/export"
)

// outlet writes editions into the folder of Config.Out, or into the bucket of Config.Bucket. A nil outlet writes nothing.
type outlet struct {
	name string // name of the folder or bucket
	at   bucket.Address
	to   site                        // nil: not open yet
	test func(context.Context) error // checks that the target can be written to; nil after a successful check

	mu     sync.Mutex
	newest *edition.Edition // the edition printed last
	untold announce.News    // changes that are not written yet, so hubs have not been notified of them
	whole  bool             // the first scan has ended; before that, an edition may lack most articles
	wake   chan struct{}    // holds a value if there is something to write
}

// site is a folder or a bucket that holds a site.
type site interface {
	Build(ctx context.Context, s export.Site, workers int) (export.Report, error)
	Close() error
}

// openOut opens the folder of Config.Out or the bucket of Config.Bucket for the site of p. It does nothing if neither is set.
func (c *config) openOut(p *press) error {
	switch {
	case c.outlet == nil:
	case c.Bucket != "":
		b, err := bucket.Open(c.outlet.at, p.state.FeedID, c.Log)
		if err != nil {
			return fmt.Errorf("--bucket: %w", err)
		}
		c.outlet.to, c.outlet.test = b, b.Begin
	default:
		folder, err := export.Open(c.Out, p.state.FeedID)
		if err != nil {
			return fmt.Errorf("--out: %w", err)
		}
		c.outlet.to = folder
	}
	return nil
}

// checkOut checks Config.Out and Config.Bucket. A folder must not contain the seeds or the state, because that would make
// them public. It must not be inside them either, because its files would be read as articles.
func (c *config) checkOut() (err error) {
	switch {
	case c.Out != "" && c.Bucket != "":
		return errors.New("--out and --bucket: give one of them")
	case c.Bucket != "":
		o := &outlet{wake: make(chan struct{}, 1)}
		if o.at, err = bucket.ParseAddress(c.Bucket); err != nil {
			return fmt.Errorf("--bucket: %w", err)
		}
		o.name, c.outlet = o.at.String(), o
		return nil
	case c.Out == "":
		return nil
	}
	for _, other := range [...]struct{ what, path string }{{"seeds", c.Seeds}, {"state", c.State}} {
		if other.path != "" && (isWithin(other.path, c.Out) || isWithin(c.Out, other.path)) {
			return fmt.Errorf("--out %s: one of it and the %s folder lies in the other; name a folder elsewhere", c.Out, other.what)
		}
	}
	c.outlet = &outlet{name: c.Out, wake: make(chan struct{}, 1)}
	return nil
}

// isWithin reports whether path is folder or is inside it.
func isWithin(path, folder string) bool {
	rel, err := filepath.Rel(realPath(folder), realPath(path))
	return err == nil && filepath.IsLocal(rel)
}

// realPath resolves the symbolic links in the part of a path that exists.
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

// print passes an edition to the writing goroutine.
func (o *outlet) print(n announce.News) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.newest, o.untold = n.Edition, n.After(o.untold)
	o.wakeWriter()
}

// take returns the newest edition and its changes. Hubs must be notified of the changes when the edition is written.
func (o *outlet) take() (*edition.Edition, announce.News) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := o.untold
	o.untold = announce.News{}
	return o.newest, n
}

// hasNewer reports whether an edition was printed since the last one was taken.
func (o *outlet) hasNewer() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.untold.Edition != nil
}

// giveBack returns changes that take has returned, when writing the files has failed.
func (o *outlet) giveBack(n announce.News) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.untold.Edition == nil {
		o.untold = n
	} else {
		o.untold = o.untold.After(n)
	}
}

// forget is called when another state is loaded. Nothing is written until the next scan has ended, because an edition may
// lack most articles before that.
func (o *outlet) forget() {
	if o == nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.newest, o.untold, o.whole = nil, announce.News{}, false
}

// scanned tells the outlet that the newest edition has all articles.
func (o *outlet) scanned() {
	if o == nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.whole = true
	o.wakeWriter()
}

// wakeWriter wakes the writing goroutine. The caller holds the lock.
func (o *outlet) wakeWriter() {
	if o.whole && o.newest != nil {
		select {
		case o.wake <- struct{}{}:
		default:
		}
	}
}

func (o *outlet) close() error {
	if o == nil || o.to == nil {
		return nil
	}
	return o.to.Close()
}

// begin checks early whether a bucket can be written to.
func (o *outlet) begin(ctx context.Context) error {
	if o == nil || o.test == nil {
		return nil
	}
	return o.test(ctx)
}

// outPause is the minimum time between two builds. Web servers derive the ETag of a file from its modification time in
// seconds. maxOutPause is the longest time: an article that was dropped during the first build of a large folder must not wait
// for minutes.
const (
	outPause    = time.Second
	maxOutPause = 5 * time.Second
)

// keepOut writes editions until ctx ends. If several were printed during a build, it writes only the newest.
func (p *Publisher) keepOut(ctx context.Context) {
	o := p.cfg.outlet
	if o == nil {
		return
	}
	if err := o.begin(ctx); err != nil && ctx.Err() == nil {
		p.cfg.Log.Error("nothing can be written; tried again", "to", o.name, "reason", err)
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
			p.cfg.Log.Error("files not written; tried again", "to", o.name, "reason", err)
			pause = retryAfter
			o.scanned()
		}
		// Pause as long as the build took, within limits, which leaves half of the time to readers and new articles.
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(pause, min(maxOutPause, time.Since(began)))):
		}
	}
}

// writeOut writes the newest edition, notifies hubs and the hook, and returns what it wrote. It notifies them only after
// writing, because they may fetch the documents at once.
func (p *Publisher) writeOut(ctx context.Context) (Built, error) {
	o := p.cfg.outlet
	e, untold := o.take()
	if e == nil { // nothing has been published yet
		return Built{To: o.name}, nil
	}
	began := time.Now()
	site := exported(e, p.cfg.BaseURL)
	site.Newer = o.hasNewer
	report, err := o.to.Build(ctx, site, max(1, runtime.GOMAXPROCS(0)))
	if err != nil {
		o.giveBack(untold)
	} else {
		p.cfg.announcer.Published(untold)
	}
	for _, problem := range report.Problems {
		p.cfg.Log.Warn("not written", "reason", problem)
	}
	b := Built{To: o.name, Written: report.Written, Same: report.Same, Removed: report.Removed, Bytes: report.Bytes, Problems: report.Problems}
	if err == nil && b.Written+b.Removed > 0 {
		p.cfg.Log.Info("files written", "to", o.name, "written", b.Written, "removed", b.Removed, "same", b.Same, "bytes", b.Bytes,
			"in", time.Since(began).Round(time.Millisecond))
	}
	return b, err
}

// Built is the result of a build. It counts documents; Bytes includes the compressed forms.
type Built struct {
	To                     string // the folder or the bucket
	Written, Same, Removed int
	Bytes                  int64
	Problems               []error // documents that could not be written
}
