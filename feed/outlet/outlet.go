// Package outlet writes what is published as files, into a folder or a bucket, each time that something was printed. It says
// which documents a site has (Site); packages export and bucket write them.
package outlet

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"seedfeed/feed/announce"
	"seedfeed/feed/bucket"
	"seedfeed/feed/edition"
	"seedfeed/feed/export"
	"seedfeed/feed/settings"
)

// Outlet writes editions into the folder of Config.Out, or into the bucket of Config.Bucket. A nil Outlet
// writes nothing. It is safe for concurrent use, but for Open, Keep and Write.
type Outlet struct {
	name   string          // of the folder or bucket
	bucket *bucket.Address // nil: it is a folder
	base   string          // public address of the site
	log    *slog.Logger
	to     target                      // nil: not open yet
	test   func(context.Context) error // checks that the target can be written to; nil: not needed
	told   func(announce.News)

	mu     sync.Mutex
	newest *edition.Edition // the edition printed last
	untold announce.News    // changes that are not written yet, so hubs have not been notified of them
	whole  bool             // the first scan has ended; before that, an edition may lack most articles
	wake   chan struct{}    // holds a value if there is something to write
}

// target is a folder or a bucket that holds a site.
type target interface {
	Build(ctx context.Context, s export.Site, workers int) (export.Report, error)
	Close() error
}

// New checks Config.Out and Config.Bucket, and returns nil if neither is set. A folder must not contain the seeds or the
// state, because that would make them public. It must not be inside them either, because its files would be read as articles.
func New(c *settings.Config) (*Outlet, error) {
	o := &Outlet{base: c.BaseURL, log: c.Log, wake: make(chan struct{}, 1)}
	switch {
	case c.Out != "" && c.Bucket != "":
		return nil, errors.New("--out and --bucket: give one of them")
	case c.Bucket != "":
		at, err := bucket.ParseAddress(c.Bucket)
		if err != nil {
			return nil, fmt.Errorf("--bucket: %w", err)
		}
		o.bucket, o.name = &at, at.String()
		return o, nil
	case c.Out == "":
		return nil, nil
	}
	for _, other := range [...]struct{ what, path string }{{"seeds", c.Seeds}, {"state", c.State}} {
		if other.path != "" && (isWithin(other.path, c.Out) || isWithin(c.Out, other.path)) {
			return nil, fmt.Errorf("--out %s: one of it and the %s folder lies in the other; name a folder elsewhere", c.Out, other.what)
		}
	}
	o.name = c.Out
	return o, nil
}

// Open opens the folder or the bucket for the site of the feed with an id. Told is called with the news of what was written,
// once it is there.
func (o *Outlet) Open(feedID string, told func(announce.News)) error {
	if o == nil {
		return nil
	}
	o.told = told
	if o.bucket != nil {
		b, err := bucket.Open(*o.bucket, feedID, o.log)
		if err != nil {
			return fmt.Errorf("--bucket: %w", err)
		}
		o.to, o.test = b, b.Begin
		return nil
	}
	folder, err := export.Open(o.name, feedID)
	if err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	o.to = folder
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

// Print passes an edition to the writing goroutine.
func (o *Outlet) Print(n announce.News) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.newest, o.untold = n.Edition, n.After(o.untold)
	o.wakeWriter()
}

// take returns the newest edition and its changes. Hubs must be notified of the changes when the edition is written.
func (o *Outlet) take() (*edition.Edition, announce.News) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := o.untold
	o.untold = announce.News{}
	return o.newest, n
}

// hasNewer reports whether an edition was printed since the last one was taken.
func (o *Outlet) hasNewer() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.untold.Edition != nil
}

// giveBack returns changes that take has returned, when writing the files has failed.
func (o *Outlet) giveBack(n announce.News) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.untold.Edition == nil {
		o.untold = n
	} else {
		o.untold = o.untold.After(n)
	}
}

// Forget is called when another state is loaded. Nothing is written until the next scan has ended, because an edition may
// lack most articles before that.
func (o *Outlet) Forget() {
	if o == nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.newest, o.untold, o.whole = nil, announce.News{}, false
}

// Scanned tells the Outlet that the newest edition has all articles.
func (o *Outlet) Scanned() {
	if o == nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.whole = true
	o.wakeWriter()
}

// wakeWriter wakes the writing goroutine. The caller holds the lock.
func (o *Outlet) wakeWriter() {
	if o.whole {
		select {
		case o.wake <- struct{}{}:
		default:
		}
	}
}

// Close gives the folder or the bucket free.
func (o *Outlet) Close() error {
	if o == nil || o.to == nil {
		return nil
	}
	return o.to.Close()
}

// Begin checks early whether a bucket can be written to.
func (o *Outlet) Begin(ctx context.Context) error {
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

	outRetry = 5 * time.Second // a build that failed
)

// Keep writes editions until ctx ends. If several were printed during a build, it writes only the newest.
func (o *Outlet) Keep(ctx context.Context) {
	if o == nil {
		return
	}
	if err := o.Begin(ctx); err != nil && ctx.Err() == nil {
		o.log.Error("nothing can be written; tried again", "to", o.name, "reason", err)
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.wake:
		}
		began := time.Now()
		pause := outPause
		if _, err := o.Write(ctx); err != nil && ctx.Err() == nil {
			o.log.Error("files not written; tried again", "to", o.name, "reason", err)
			pause = outRetry
			o.Scanned()
		}
		// Pause as long as the build took, within limits, which leaves half of the time to readers and new articles.
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(pause, min(maxOutPause, time.Since(began)))):
		}
	}
}

// Write writes the newest edition, notifies hubs and the hook, and returns what it wrote. It notifies them only after
// writing, because they may fetch the documents at once.
func (o *Outlet) Write(ctx context.Context) (Built, error) {
	e, untold := o.take()
	if e == nil { // nothing has been published yet
		return Built{To: o.name}, nil
	}
	began := time.Now()
	site := Site(e, o.base)
	site.Newer = o.hasNewer
	report, err := o.to.Build(ctx, site, max(1, runtime.GOMAXPROCS(0)))
	if err != nil {
		o.giveBack(untold)
	} else {
		o.told(untold)
	}
	for _, problem := range report.Problems {
		o.log.Warn("not written", "reason", problem)
	}
	b := Built{To: o.name, Written: report.Written, Same: report.Same, Removed: report.Removed, Bytes: report.Bytes, Problems: report.Problems}
	if err == nil && b.Written+b.Removed > 0 {
		o.log.Info("files written", "to", o.name, "written", b.Written, "removed", b.Removed, "same", b.Same, "bytes", b.Bytes,
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
