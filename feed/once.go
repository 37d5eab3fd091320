package feed

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/outlet"
	"seedfeed/feed/settings"
)

// memo caches the most recently read digests while Build writes the documents, because many documents show the same digest.
// A nil memo caches nothing.
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

// remembered returns a function that looks digests up as of does, and keeps the last ones: documents of one part of the
// history are made one after the other, each of the same digests. Goroutines that need the same digest at the same time read
// it once: both tables of all quotations are made at once.
func remembered(of func(ledger.Record) *digest.Digest) func(ledger.Record) *digest.Digest {
	const most = 256 // in each of the maps
	var mu sync.Mutex
	newer, older := map[version]func() *digest.Digest{}, map[version]func() *digest.Digest{}
	return func(r ledger.Record) *digest.Digest {
		v := version{r.Path, r.Hash}
		mu.Lock()
		read := newer[v]
		if read == nil {
			if read = older[v]; read == nil {
				read = sync.OnceValue(func() *digest.Digest { return of(r) })
			}
			if len(newer) == most {
				newer, older = map[version]func() *digest.Digest{}, newer
			}
			newer[v] = read
		}
		mu.Unlock()
		d := read()
		if d == nil { // it may be there the next time
			mu.Lock()
			delete(newer, v)
			delete(older, v)
			mu.Unlock()
		}
		return d
	}
}

// restAfter is how long nothing may be due before Build takes the published state as final.
const restAfter = 3 * time.Second

// atRest reports whether everything in the folder is published and nothing is due soon. Next is the time when something is
// due. The watcher withdraws a deleted file only after some seconds. Until then the folder is not at rest.
func (p *press) atRest(next, now time.Time) bool {
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

// maxRestWait limits how long Build waits after the first scan for the folder to come to rest.
const maxRestWait = time.Minute

// maxTellWait limits how long Build waits until hubs and the hook are notified. The next build sends what is left.
const maxTellWait = 10 * time.Second

// Build publishes the seeds folder once. It does the same as Run, then writes all documents to the folder c.Out or the
// bucket c.Bucket, and returns. Hubs and the hook are notified as by Run.
func Build(ctx context.Context, c settings.Config) (b outlet.Built, err error) {
	if c.Out == "" && c.Bucket == "" {
		return b, errors.New("--out is missing: name the folder for the files, or a bucket by --bucket")
	}
	run, err := newConfig(c)
	if err != nil {
		return b, err
	}
	run.memo = &memo{}
	p, err := open(run)
	if err != nil {
		return b, err
	}
	if err := p.cfg.outlet.Begin(ctx); err != nil {
		return b, errors.Join(err, p.Close())
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
	case <-running.Done(): // Run was stopped or failed
	case <-rested:
	case <-time.After(maxRestWait): // the folder keeps changing
		p.cfg.Log.Warn("the folder does not come to rest: written as it is now", "folder", p.cfg.Seeds)
	}
	if running.Err() == nil {
		run.memo.on.Store(true)
		if b, err = p.cfg.outlet.Write(running); err == nil {
			p.cfg.announcer.Finish(running, maxTellWait)
		}
	} else {
		err = ctx.Err()
	}
	stop()
	return b, errors.Join(err, <-ran)
}
