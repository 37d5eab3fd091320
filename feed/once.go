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
)

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

// tellLongest bounds how long a build waits for hubs and the hook. The next one tells them of what they do not know then.
const tellLongest = 10 * time.Second

// Build publishes what is in the folder, as Run does, writes all documents into the folder of c.Out or the bucket of
// c.Bucket, and ends. Hubs and the hook of c are told as by Run.
func Build(ctx context.Context, c Config) (b Built, err error) {
	if c.Out == "" && c.Bucket == "" {
		return b, errors.New("--out is missing: name the folder for the files, or a bucket by --bucket")
	}
	c.memo = &memo{}
	p, err := Open(c)
	if err != nil {
		return b, err
	}
	if err := p.cfg.outlet.begin(ctx); err != nil {
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
	case <-running.Done(): // it was stopped, or failed
	case <-rested:
	case <-time.After(restLongest): // there is always something going on
		p.cfg.Log.Warn("the folder does not come to rest: written as it is now", "folder", p.cfg.Seeds)
	}
	if running.Err() == nil {
		c.memo.on.Store(true)
		if b, err = p.writeOut(running); err == nil {
			p.cfg.announcer.finish(running, tellLongest)
		}
	} else {
		err = ctx.Err()
	}
	stop()
	return b, errors.Join(err, <-ran)
}
