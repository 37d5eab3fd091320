package feed

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/gallery"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/watch"
)

// arrival is one file that was read, on its way to its digest.
type arrival struct {
	path   string
	stamp  watch.Stamp
	data   []byte
	hash   string
	digest *digest.Digest
	err    error
}

type version struct{ path, hash string }

type found struct {
	digest *digest.Digest
	stamp  watch.Stamp
}

// digests makes the digests of files and finds those that were made before. Only its methods of and holds are called by
// other goroutines than that of the press.
type digests struct {
	cfg     *config
	cache   *cache.Cache
	gallery *gallery.Gallery
	owner   *owner.Book
	wait    time.Duration // batchWait; tests wait longer
	file    func(path string, data []byte) (*digest.Digest, error)
	waits   func(*arrival) (ledger.Record, bool) // see press.waits
	pending pendingFile
	ahead   *ahead
	slow    map[version]*job // that took longer than their batch could wait, or found no room to begin
	large   atomic.Int32     // how many large files are being digested

	mu    sync.Mutex
	fresh map[version]found // of the last batch, which are in the cache only after they were printed
}

// job is the making of one digest.
type job struct {
	started time.Time
	done    chan struct{} // closed when digest and err are there; nil: it has not begun, since there was no room
	shown   ledger.Record // the article whose edit this is, if the edit waits: its pictures stay; zero: it does not
	digest  *digest.Digest
	err     error
	named   bool // in the log
	told    bool // asked to be handed over again

	old atomic.Bool // a newer version of the file was handed over
}

const (
	// A file that takes longer than batchWait is published by itself, later than the rest of its batch.
	batchWait = time.Second
	// One that takes longer than nameAfter is named in the log.
	nameAfter = 10 * time.Second
	slowPoll  = 100 * time.Millisecond
	// A digest takes some thirty times the memory of its file while it is made. Of files larger than largeFile, mostLarge
	// are digested at a time.
	largeFile = 256 << 10
	mostLarge = 2
)

func newDigests(c *config, kept *cache.Cache, pictures *gallery.Gallery, said *owner.Book) *digests {
	g := &digests{
		cfg: c, cache: kept, gallery: pictures, owner: said, wait: batchWait, slow: map[version]*job{}, pending: pendingFile{new(cache.Cache)},
		waits: func(*arrival) (ledger.Record, bool) { return ledger.Record{}, false },
		file: func(path string, data []byte) (*digest.Digest, error) {
			return digest.File(path, data, c.DigestOptions())
		},
	}
	g.ahead = &ahead{read: g.readAhead, digest: func(path string, data []byte) (*digest.Digest, error) { return g.file(path, data) }}
	return g
}

// expect begins with the digests of files that the watcher looks at next. It passes over slow ones: these have begun.
func (g *digests) expect(paths []string) {
	slow := map[string]bool{}
	for v := range g.slow {
		slow[v.path] = true
	}
	g.ahead.expect(slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return slow[path] }))
}

// readAhead reads a file before the watcher hands it over. Large files and those whose digest was kept wait until then.
func (g *digests) readAhead(path string) (data []byte, hash string) {
	data, err := g.cfg.files.read(path)
	if err != nil || len(data) > largeFile {
		return nil, ""
	}
	hash = digest.Hash(data)
	if e, ok := g.cache.Entry(path); ok && e.Hash == hash {
		return nil, ""
	}
	return data, hash
}

// make digests files on all processors: extraction is what a bulk of files costs. It returns those that are finished,
// with digest or err set. The others come back from finished.
func (g *digests) make(ctx context.Context, came []*arrival) []*arrival {
	jobs := make([]*job, len(came))
	next := make(chan int)
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(came)) {
		group.Go(func() {
			for i := range next {
				a := came[i]
				a.hash = digest.Hash(a.data)
				g.outdate(a)
				known := g.slow[version{a.path, a.hash}]
				if jobs[i] = known; known == nil || known.done == nil {
					jobs[i] = g.start(a)
				}
				if known != nil && known.shown.ID != "" && known.finished() {
					g.showNow(a, known)
				}
				if known == nil && jobs[i].done != nil {
					jobs[i].wait(ctx, g.wait)
				}
			}
		})
	}
	for i := range came {
		next <- i
	}
	close(next)
	group.Wait()
	return g.collect(came, jobs)
}

// outdate marks the slow versions of a file that another one replaces. The gallery must not hear of their pictures later
// than of those of the new version.
func (g *digests) outdate(by *arrival) {
	for v, j := range g.slow {
		if v.path == by.path && v.hash != by.hash {
			j.old.Store(true)
		}
	}
}

// start begins to make the digest of a file, or finds it in the cache, and the pictures that it names. A large file for
// which there is no room is not begun.
func (g *digests) start(a *arrival) *job {
	j := &job{started: time.Now(), digest: g.cached(a.path, a.hash)}
	if j.digest != nil {
		j.digest.Regist() // the register compares it with what stood there before
	}
	large := j.digest == nil && len(a.data) > largeFile
	if large && g.large.Add(1) > mostLarge {
		g.large.Add(-1)
		return j
	}
	j.done = make(chan struct{})
	j.shown, _ = g.waits(a)
	path, hash, data, expected := a.path, a.hash, a.data, g.ahead.files[a.path]
	work := func() {
		ok := j.digest != nil
		if !ok {
			j.digest, j.err, ok = expected.of(hash)
		}
		if !ok {
			j.digest, j.err = g.file(path, data)
		}
		if large {
			g.large.Add(-1)
		}
		if j.err == nil && !j.old.Load() {
			g.fetch(path, hash, data, j)
		}
		close(j.done)
	}
	if j.digest != nil && len(g.pictures(path, hash, j.digest)) == 0 {
		work()
	} else {
		go work()
	}
	return j
}

// pictures returns the addresses of the pictures that the article in a file shows. It is not known yet which article that is.
func (g *digests) pictures(path, hash string, d *digest.Digest) []string {
	return g.owner.Apply(path, g.owner.Likely(path, hash), d).Pictures()
}

func (j *job) wait(ctx context.Context, most time.Duration) {
	left := time.NewTimer(most - time.Since(j.started))
	defer left.Stop()
	select {
	case <-j.done:
	case <-left.C:
	case <-ctx.Done():
	}
}

func (j *job) finished() bool {
	select {
	case <-j.done:
		return true
	default:
		return false
	}
}

// collect parts the finished files from the slow ones.
func (g *digests) collect(came []*arrival, jobs []*job) []*arrival {
	fresh := map[version]found{}
	var out []*arrival
	for i, a := range came {
		g.leave(a.path) // an older version, or taken now
		v := version{a.path, a.hash}
		if !jobs[i].finished() {
			g.slow[v] = jobs[i]
			continue
		}
		a.digest, a.err, a.data = jobs[i].digest, jobs[i].err, nil
		fresh[v] = found{a.digest, a.stamp}
		out = append(out, a)
	}
	g.mu.Lock()
	g.fresh = fresh
	g.mu.Unlock()
	return out
}

// leave forgets the slow file at a path.
func (g *digests) leave(path string) {
	for v := range g.slow {
		if v.path == path {
			delete(g.slow, v)
		}
	}
}

// coming holds the hashes of the slow files whose digests may soon be there.
func (g *digests) coming() map[string]bool {
	hashes := map[string]bool{}
	for v, j := range g.slow {
		if j.done == nil || time.Since(j.started) <= nameAfter {
			hashes[v.hash] = true
		}
	}
	return hashes
}

// renaming parts the paths that are gone from those whose bytes come under another name, but take long to digest. These
// are to be handed over again: subscribers must not be told of a withdrawal.
func (g *digests) renaming(paths []string, index *ledger.Index) (gone, again []string) {
	for _, path := range paths {
		g.leave(path)
	}
	coming := g.coming()
	for _, path := range paths {
		if r, ok := index.ByPath(path); ok && r.Withdrawn.IsZero() && coming[r.Hash] {
			again = append(again, path)
		} else {
			gone = append(gone, path)
		}
	}
	return gone, again
}

// finished lists the paths of slow files whose digest is there now, or can begin now, to be handed over again, and when
// to ask next (zero: there are no slow ones).
func (g *digests) finished(now time.Time) (paths []string, next time.Time) {
	room := mostLarge - int(g.large.Load())
	for v, j := range g.slow {
		switch {
		case j.told:
			continue
		case j.done == nil && room > 0:
			room--
			fallthrough
		case j.finished():
			j.told = true
			paths = append(paths, v.path)
			continue
		case j.done != nil && !j.named && time.Since(j.started) > nameAfter:
			j.named = true
			reason := fmt.Errorf("it takes longer than %s to read; make it shorter, or split it. Others are published meanwhile", nameAfter)
			g.cfg.Log.Warn("refused for now", "file", v.path, "reason", reason)
			g.cfg.witness.Refuse(v.path, reason)
		}
		next = now.Add(slowPoll)
	}
	slices.Sort(paths)
	return paths, next
}

// forgetSlow leaves the slow files of another folder alone.
func (g *digests) forgetSlow() { clear(g.slow) }

// keep puts what was found in a file into the cache, so that it is not read again. A cache that fails costs time at the
// next start and nothing else.
func (g *digests) keep(m register.Match) {
	g.mu.Lock()
	s := g.fresh[version{m.Path, m.Hash}].stamp
	g.mu.Unlock()
	e := entryOf(m.Path, s)
	e.Hash = m.Hash
	var err error
	if old, ok := g.cache.Entry(m.Path); ok && old.Hash == m.Hash {
		err = g.cache.Touch(e)
	} else if value, e2 := m.Base.Encode(); e2 == nil {
		err = g.cache.Put(e, value)
	}
	if err != nil {
		g.cfg.Log.Warn("digest not kept", "file", m.Path, "reason", err)
	}
}

// forgetOthers drops the digests of all other paths: drafts that were never published and are gone.
func (g *digests) forgetOthers(paths iter.Seq[string]) {
	needed := map[string]bool{}
	for p := range paths {
		needed[p] = true
	}
	for p := range g.cache.Paths() {
		if !needed[p] {
			g.cache.Drop(p)
		}
	}
}

// cached returns the digest that was kept for a version of a file, nil if there is none.
func (g *digests) cached(path, hash string) *digest.Digest {
	if value, ok := g.cache.Get(path, hash); ok {
		if d, err := digest.Decode(value); err == nil {
			return d
		}
	}
	return nil
}

// kept returns the digest of a version of an article from the cache, or from what is kept while another version waits.
func (g *digests) kept(r ledger.Record) *digest.Digest {
	if d := g.cached(r.Path, r.Hash); d != nil {
		return d
	}
	return g.pending.shown(r)
}

// old returns the digest of the version of an article that is being replaced, nil if it is not kept.
func (g *digests) old(r ledger.Record) *digest.Digest { return g.said(r, g.kept(r)) }

// said returns the digest of an article as its owner wants it.
func (g *digests) said(r ledger.Record, base *digest.Digest) *digest.Digest {
	if base == nil {
		return nil
	}
	return g.owner.Apply(r.Path, r.ID, base)
}

// of returns the digest of a published article as its owner wants it and its record remembers it, nil where its text cannot
// be read.
func (g *digests) of(r ledger.Record) *digest.Digest {
	base := g.base(r)
	if base == nil {
		return nil
	}
	return g.owner.Shown(r, base)
}

// base returns the digest of a published article without what its owner says of it: from the cache, else from its file as
// long as that holds what was published; nil where both fail.
func (g *digests) base(r ledger.Record) *digest.Digest {
	g.mu.Lock()
	d := g.fresh[version{r.Path, r.Hash}].digest
	g.mu.Unlock()
	if d != nil {
		return d
	}
	if d := g.kept(r); d != nil {
		return d
	}
	data, err := g.cfg.files.read(r.Path)
	if err != nil || digest.Hash(data) != r.Hash {
		return nil
	}
	d, err = g.file(r.Path, data)
	if err != nil {
		return nil
	}
	return d
}

// holds reports whether the file at path has the given content now. One that cannot be looked at counts as unchanged: a
// copy of it must not take its place.
func (g *digests) holds(path, hash string) bool {
	stamp, err := g.cfg.files.look(path)
	if errors.Is(err, fs.ErrPermission) {
		return true
	}
	if err != nil {
		return false
	}
	if e, ok := g.cache.Entry(path); ok && stampOf(e) == stamp {
		return e.Hash == hash
	}
	data, err := g.cfg.files.read(path)
	return errors.Is(err, fs.ErrPermission) || err == nil && digest.Hash(data) == hash
}

// there reports whether any file is at path now. One that cannot be looked at counts as there.
func (g *digests) there(path string) bool {
	_, err := g.cfg.files.look(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func stampOf(e cache.Entry) watch.Stamp {
	return watch.Stamp{Size: e.Size, ModTime: e.ModTime, ChangeTime: e.ChangeTime, Inode: e.Inode}
}

func entryOf(path string, s watch.Stamp) cache.Entry {
	return cache.Entry{Path: path, Size: s.Size, ModTime: s.ModTime, ChangeTime: s.ChangeTime, Inode: s.Inode}
}
