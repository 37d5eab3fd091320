package feed

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/folder"
	"seedfeed/feed/ledger"
	"seedfeed/feed/seed"
	"seedfeed/feed/watch"
)

// arrival is one file that was read, on its way to be published.
type arrival struct {
	path   string
	stamp  watch.Stamp
	data   []byte // nil once digested
	hash   string
	digest *Digest
	err    error
}

// documentTypes are the endings of files that people drop as articles, but that are not read. They are refused by name.
var documentTypes = []string{".docx", ".rtf", ".odt"}

// wanted returns what tells the watcher which files to read. What is passed over is named once for each reason.
func (p *Publisher) wanted(tree *folder.Folder) func(path string) bool {
	told := map[string]bool{}
	return func(path string) bool {
		ok, reason := tree.Judge(path)
		if reason != "" && !told[reason] {
			told[reason] = true
			p.cfg.Log.Info("passed over, as all files of the kind", "file", path, "reason", reason)
		}
		return ok || reason == "" && slices.Contains(documentTypes, strings.ToLower(filepath.Ext(path)))
	}
}

// handle publishes what the watcher found and gives the paths back of what could not be remembered now. It is called
// from one goroutine.
func (p *Publisher) handle(changes []watch.Change) (again []string) {
	var came []*arrival
	var gone []string
	last := map[string]int{} // of each path counts what it is now
	for i, c := range changes {
		last[c.Path] = i
	}
	for i, c := range changes {
		if last[c.Path] != i {
			continue
		}
		switch {
		case c.Gone:
			gone = append(gone, c.Path)
		case c.Err != nil:
			came = append(came, &arrival{path: c.Path, err: c.Err})
		case !seed.Known(c.Path):
			came = append(came, &arrival{path: c.Path, err: errType})
		default:
			came = append(came, &arrival{path: c.Path, stamp: c.Stamp, data: c.Data})
		}
	}
	p.digestAll(came) // readers are answered meanwhile
	p.mu.Lock()
	defer p.mu.Unlock()
	came = slices.DeleteFunc(came, func(a *arrival) bool {
		if a.err != nil {
			p.refuse(a.path, a.err)
		}
		return a.err != nil
	})
	return p.settle(came, gone)
}

var errType = errors.New("seedfeed reads .txt, .md and .html files: save the article as plain text, under a name that ends in .txt")

// refuse names a file that is not published; the last good version stays. The watcher hands a file over once for
// each state of it, so that it is named once.
func (p *Publisher) refuse(path string, reason error) {
	delete(p.held, path)
	p.tally.refuse()
	p.cfg.Log.Warn("refused", "file", path, "reason", reason)
}

// digestAll digests on all processors: extraction is what a bulk of files costs.
func (p *Publisher) digestAll(came []*arrival) {
	next := make(chan *arrival)
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(came)) {
		group.Go(func() {
			for a := range next {
				if a.err != nil {
					continue
				}
				a.hash = hashOf(a.data)
				if a.digest = p.cached(a.path, a.hash); a.digest == nil {
					a.digest, a.err = DigestFile(a.path, a.data, p.cfg.Summary, p.cfg.Zone)
				}
				a.data = nil
			}
		})
	}
	for _, a := range came {
		next <- a
	}
	close(next)
	group.Wait()
}

// cached gives the digest kept for the file at path when it had that hash, else nil.
func (p *Publisher) cached(path, hash string) *Digest {
	e, value, ok := p.cache.Get(path)
	if !ok || e.Hash != hash {
		return nil
	}
	d := new(Digest)
	if json.Unmarshal(value, d) != nil {
		return nil
	}
	return d
}

// digestOf finds the digest of a published article: from the cache, else from its file as long as that holds
// what was published. It is nil where both fail.
func (p *Publisher) digestOf(r ledger.Record) *Digest {
	if d := p.cached(r.Path, r.Hash); d != nil {
		return d
	}
	data, err := p.read(r.Path)
	if err != nil || hashOf(data) != r.Hash {
		return nil
	}
	d, err := DigestFile(r.Path, data, p.cfg.Summary, p.cfg.Zone)
	if err != nil {
		return nil
	}
	return d
}

// read takes a file as it lies in the folder, never through a link that leads out of it.
func (p *Publisher) read(path string) ([]byte, error) {
	root, err := os.OpenRoot(p.cfg.Seeds)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.OpenFile(filepath.FromSlash(path), os.O_RDONLY|syscall.O_NONBLOCK, 0) // a pipe must not block
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > p.cfg.MaxSize {
		return nil, os.ErrInvalid
	}
	return io.ReadAll(io.LimitReader(f, p.cfg.MaxSize+1))
}

// holds reports whether the file at path still has the given content. One that cannot be looked at counts as
// unchanged: a copy of it must not take its place.
func (p *Publisher) holds(path, hash string) bool {
	stamp, err := watch.Look(p.cfg.Seeds, path)
	if errors.Is(err, fs.ErrPermission) {
		return true
	}
	if err != nil {
		return false
	}
	if e, ok := p.cache.Entry(path); ok && stampOf(e) == stamp {
		return e.Hash == hash
	}
	data, err := p.read(path)
	return errors.Is(err, fs.ErrPermission) || err == nil && hashOf(data) == hash
}

// settle decides which article each file is, remembers that, and publishes it. Where it could not be remembered,
// nothing has changed, and the paths are given back to be tried again.
func (p *Publisher) settle(came []*arrival, gone []string) (again []string) {
	p.join()
	now := p.cfg.Now().UTC().Truncate(time.Second)
	claimed := map[string]bool{}
	var changes []change
	found := p.match(came, claimed)
	found = slices.DeleteFunc(found, func(m matched) bool {
		delete(p.held, m.path)
		c, changed := p.decide(m, now)
		if err := c.after.Check(); err != nil { // one file that the ledger refuses must not take the others with it
			p.refuse(m.path, err)
			return true
		}
		if changed {
			changes = append(changes, c)
		}
		return false
	})
	for _, path := range gone {
		delete(p.held, path)
		if r, ok := p.ledger.ByPath(path); ok && r.Withdrawn.IsZero() && !claimed[r.ID] {
			changes = append(changes, withdraw(r, now, "its file is gone"))
		}
	}
	displaced := p.findDisplaced(found, claimed)
	if !p.remember(changes) {
		for _, c := range changes {
			again = append(again, c.after.Path)
			delete(p.held, c.after.Path)
		}
		return again
	}
	p.keepDigests(found, changes)
	if slices.ContainsFunc(found, func(m matched) bool { return p.unread[m.record.ID] }) {
		p.republish()
	}
	if len(changes) > 0 {
		now = p.cfg.Now()
		for _, m := range found {
			p.tally.delay(now.Sub(time.Unix(0, m.stamp.ChangeTime)))
		}
	}
	for _, m := range found {
		delete(p.displaced, m.record.ID) // it has a path of its own again
	}
	p.missDisplaced(displaced)
	p.fillWhenQuiet()
	return nil
}

// remember publishes changes and logs them. Where they cannot be written to the state, nothing has changed and it says
// so.
func (p *Publisher) remember(changes []change) bool {
	if len(changes) == 0 {
		return true
	}
	if !p.republish(changes...) {
		return false
	}
	for _, c := range changes {
		p.log(c)
	}
	return true
}

// retryAfter is the rest between tries to remember what could not be remembered: a full disk, mostly.
const retryAfter = 5 * time.Second

// keepDigests puts what was found in the files into the cache, so that they are not read again. A cache that fails
// costs time at the next start and nothing else.
func (p *Publisher) keepDigests(came []matched, changes []change) {
	for _, c := range changes {
		moved := c.before.Path != c.after.Path || c.verb == "withdrawn"
		if e, ok := p.cache.Entry(c.before.Path); ok && moved && e.Hash == c.before.Hash {
			p.cache.Delete(c.before.Path)
		}
	}
	for _, a := range came {
		e := cache.Entry{Path: a.path, Size: a.stamp.Size, ModTime: a.stamp.ModTime, ChangeTime: a.stamp.ChangeTime, Inode: a.stamp.Inode, Hash: a.hash}
		var err error
		if old, ok := p.cache.Entry(a.path); ok && old.Hash == a.hash {
			err = p.cache.Touch(e)
		} else if value, e2 := json.Marshal(a.digest); e2 == nil {
			err = p.cache.Put(e, value)
		}
		if err != nil {
			p.cfg.Log.Warn("digest not kept", "file", a.path, "reason", err)
		}
	}
}

func (p *Publisher) log(c change) {
	if c.verb == "" {
		return
	}
	p.tally.count(c.verb)
	args := []any{"file", c.after.Path}
	if c.digest != nil {
		args = append(args, "title", c.digest.Title, "quotes", len(c.digest.Quotes))
	}
	if c.why != "" {
		args = append(args, "why", c.why)
	}
	p.cfg.Log.Info(c.verb, args...)
}
