package feed

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/edition"
	"seedfeed/feed/folder"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
)

// press is all state between the folder and the web handler. It belongs to the goroutine that runs the watcher; only
// ledger, cache, status and handler are used by others too.
type press struct {
	store
	cfg     *config
	handler *web.Handler // nil: nothing is served
	status  *status
	ctx     context.Context         // of the watcher
	stop    context.CancelCauseFunc // ends it
	whole   func()                  // called when a first scan is published whole
	rested  func()                  // called when atRest returns true; nil: not needed
	lost    func(error)             // called when the folder cannot be used, and why
	pending *pendingSettings
	reading *scanCount
	asked   map[string]bool // paths that the watcher must hand over again; they outlast a run of it

	found     []register.Match // whose digests are not in the cache yet
	register  *register.Register
	catalogue *catalogue.Catalogue
	printer   *edition.Printer
	pace      pace
	passed    said     // reasons for which files are passed over
	held      said     // why files are held back, and the versions of these
	stale     []string // ids of articles that are not filed as they are, or have no searched text

	unsearched bool // a searched text could not be written, and the log says so
	wordless   bool // a searched text of an article in stale could not be written
}

// watch hands what changes in the folder to handle until ctx ends. It starts anew, as the program would, where another
// folder is in the place of the one before, or another state in the place of ours.
func (p *press) watch(ctx context.Context) error {
	for {
		p.ctx, p.stop = context.WithCancelCause(ctx)
		p.pending.watching(p.stop)
		p.reading.begin(p.unchanged())
		err := watch.Run(p.ctx, p.watchConfig(), p.handle)
		p.stop(nil)
		p.coming(nil)
		if err == nil {
			err = context.Cause(p.ctx)
		}
		if ctx.Err() != nil {
			return nil
		}
		switch {
		case errors.Is(err, errSettings):
			err = p.applySettings()
		case errors.Is(err, watch.ErrReplaced), errors.Is(err, errReplacedState):
			err = p.moveIn()
		}
		if err != nil {
			return err
		}
	}
}

func (p *press) watchConfig() watch.Config {
	tree := p.tree
	return watch.Config{
		Dir: p.cfg.Seeds, Was: p.state.Folder, Settle: p.cfg.Settle, MaxSize: p.cfg.MaxSize, Now: p.cfg.Now,
		Scanning: func() { tree.Refresh(); p.status.account.Scanning() },
		Coming:   p.coming,
		Rules:    folder.IgnoreFile, Unread: p.gallery.Wanted,
		WantedDir: func(path string) bool { return tree.WantedDir(path) || p.gallery.WantedDir(path) },
		Wanted:    p.wanted(tree), Known: p.known, Paths: p.paths, Asked: p.asked, Scanned: p.scanned, Due: p.due,
		Report: func(err error) {
			p.cfg.Log.Warn("watch", "reason", err)
			if p.cfg.witness.Report(err); errors.Is(err, watch.ErrLost) {
				p.lost(err)
			}
		},
	}
}

// coming begins with the digests of the new articles among files that the watcher looks at next. Most of the others are as they
// were.
func (p *press) coming(paths []string) {
	p.digests.expect(slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		if p.gallery.Wanted(path) || owner.Wanted(path) {
			return true
		}
		stamp, known := p.known(path)
		return known && stamp != watch.Stamp{}
	}))
}

// wanted returns what tells the watcher which files to read. What is passed over is named once for each reason.
func (p *press) wanted(tree *folder.Folder) func(path string) bool {
	status := p.cfg.StatusPath()
	return func(path string) bool {
		if path == status {
			return false
		}
		if p.gallery.Wanted(path) {
			return true
		}
		ok, reason := tree.Judge(path)
		p.cfg.witness.Pass(path, reason)
		p.status.account.Pass(path, reason)
		if reason == "" && owner.Wanted(path) {
			return true
		}
		if reason != "" {
			p.passed.say(p.cfg.Log, path, reason)
		}
		return ok
	}
}

// known tells the watcher which files need not be read again.
func (p *press) known(path string) (watch.Stamp, bool) {
	if e, ok := p.gallery.Known(path); ok {
		return stampOf(e), true
	}
	if e, ok := p.owner.Known(path); ok {
		return stampOf(e), true
	}
	e, _ := p.cache.Entry(path)
	live, same := p.ledger.Index().Live(path, e.Hash)
	if !live || !same { // a live article whose digest is stale: watch for its removal, but read the file again
		return watch.Stamp{}, live
	}
	return stampOf(e), true
}

// paths lists the files that the watcher should miss when they are gone.
func (p *press) paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		owners := slices.Values(append(p.owner.Paths(), p.waitingFiles.paths()...))
		for _, paths := range [...]iter.Seq[string]{p.ledger.Index().LivePaths(), p.register.Held(), p.gallery.Paths(), owners} {
			for path := range paths {
				if !yield(path) {
					return
				}
			}
		}
	}
}

// handle takes what the watcher found, and gives the paths back of what could not be remembered now.
func (p *press) handle(changes []watch.Change) (again []string) {
	if p.replaced() { // what that state remembers must be known before files are matched
		return nil
	}
	now := p.cfg.Now()
	came, gone, unsaid := p.sort(changes)
	came, again = p.arriving(came, now)
	p.keepDigests()
	var arrivals []register.Arrival
	for _, a := range p.digests.make(p.ctx, came) {
		if a.err != nil {
			p.refuse(a.path, a.err, time.Unix(0, a.stamp.ChangeTime))
			continue
		}
		arrival := arrivalOf(a)
		arrival.Pictures = p.gallery.Sum(a.path)
		arrivals = append(arrivals, arrival)
	}
	gone, coming := p.digests.renaming(gone, p.ledger.Index())
	again = append(again, coming...)
	changed, found := p.register.Take(arrivals, gone, now)
	found = slices.DeleteFunc(found, func(m register.Match) bool {
		if m.Err != nil {
			p.refuse(m.Path, m.Err, m.Dropped)
		}
		return m.Err != nil
	})
	reworded := p.reword(came, found, changed, now)
	if !p.remember(append(changed, reworded...), now) {
		for _, c := range reworded {
			again = append(again, c.After.Path)
		}
		for _, a := range arrivals { // all of them: which record one file has depends on the others
			again = append(again, a.Path)
		}
		return slices.Concat(again, gone, unsaid)
	}
	for _, c := range changes {
		if !c.Found && len(changed) > 0 {
			p.pace.dropped++
		}
	}
	p.followPending(changed, found) // first: what the owner says is compared with the text that readers have
	p.handled(came, found, slices.Concat(gone, unsaid))
	p.file(found, now)
	p.found = found
	p.keepPending(changed, found, gone)
	p.forget(changed, gone)
	p.tell(changed, found, now)
	p.tellAdopted(changed, found)
	p.status.account.Take(changed, found, gone, now)
	return again
}

func arrivalOf(a *arrival) register.Arrival {
	return register.Arrival{
		Path: a.path, Hash: a.hash, ModTime: time.Unix(0, a.stamp.ModTime), Dropped: time.Unix(0, a.stamp.ChangeTime), Digest: a.digest,
	}
}

// sort parts what came from what is gone, and tells the gallery of pictures and the owner's book of side files. Unsaid has
// the files of the book that are gone: it must hear of them after the articles were handled. Of several changes of one
// path the last counts.
func (p *press) sort(changes []watch.Change) (came []*arrival, gone, unsaid []string) {
	last := map[string]int{}
	for i, c := range changes {
		last[c.Path] = i
	}
	for i, c := range changes {
		switch {
		case last[c.Path] != i:
		case p.gallery.Wanted(c.Path):
			p.sortPicture(c)
		case owner.Wanted(c.Path) && c.Gone:
			p.goneSide(c.Path)
			unsaid = append(unsaid, c.Path)
			p.status.account.Forget(c.Path)
		case owner.Wanted(c.Path) && c.Err != nil:
			p.forgetSide(c.Path)
			p.cfg.witness.Refuse(c.Path, c.Err)
			p.status.account.Refuse(c.Path, c.Err, time.Unix(0, c.Stamp.ChangeTime))
			p.cfg.Log.Warn("not used; what it said before stays in force", "file", c.Path, "reason", c.Err)
		case owner.Wanted(c.Path):
			p.changedSide(c)
		case c.Gone:
			gone = append(gone, c.Path)
		case c.Err != nil:
			p.reading.handed(c.Path)
			p.digests.leave(c.Path)
			p.refuse(c.Path, c.Err, time.Unix(0, c.Stamp.ChangeTime))
		case statuspage.IsPage(c.Data): // --status named it once, and does not now
			p.reading.handed(c.Path)
			p.passed.say(p.cfg.Log, c.Path, "it is a status page of seedfeed and no article")
		default:
			p.reading.handed(c.Path)
			came = append(came, &arrival{path: c.Path, stamp: c.Stamp, data: c.Data})
		}
	}
	return came, gone, unsaid
}

func (p *press) sortPicture(c watch.Change) {
	p.status.account.Forget(c.Path)
	switch {
	case c.Err != nil:
		p.cfg.Log.Warn("picture not shown", "file", c.Path, "reason", c.Err)
		p.status.account.Refuse(c.Path, c.Err, time.Unix(0, c.Stamp.ChangeTime))
		fallthrough
	case c.Gone:
		p.waitingFiles.forget(c.Path)
		p.gallery.Changed(c.Path, true)
	default:
		p.changedPicture(c.Path, c.Stamp, p.cfg.Now())
	}
}

// refuse names a file that is not published; its last good version stays. The watcher hands a file over once for each
// state of it, so that it is named once. At is when it was changed.
func (p *press) refuse(path string, reason error, at time.Time) {
	p.status.refuse()
	p.cfg.witness.Refuse(path, reason)
	p.status.account.Refuse(path, reason, at)
	p.cfg.Log.Warn("refused", "file", path, "reason", reason)
}

// remember commits changes to the ledger and applies them to the catalogue. Where they cannot be written to both copies
// on disk, nothing has changed, and it says so.
func (p *press) remember(changes []register.Change, now time.Time) bool {
	if len(changes) == 0 {
		return true
	}
	records := make([]ledger.Record, len(changes))
	for i, c := range changes {
		records[i] = c.After
	}
	p.cfg.announcer.Hold(changes)
	// The date of the version that will show the changes is reserved with them: one write to the disk, not two.
	next := edition.Reserve(p.state, now)
	if !p.written(fmt.Sprintf("not published: %d changes", len(changes)), p.ledger.Commit(records, &next)) {
		return false
	}
	p.state = next
	for _, w := range p.ledger.TakeWarnings() {
		p.cfg.Log.Warn("state repaired", "what", w)
	}
	for i, c := range changes {
		p.catalogue.Apply(c.Before, records[i])
		p.filing.Apply(records[i], c.Digest, now)
		p.applyWords(records[i], c.Digest)
	}
	p.register.Committed(changes)
	p.pace.unseen += len(changes)
	p.pace.taken = now
	for _, c := range changes {
		p.owner.Changed(c.Before)
		p.log(c)
	}
	return true
}

// keepDigests puts the digests of the last batch into the cache. It uses all processors. It runs after the batch is
// published, so readers do not wait for it.
func (p *press) keepDigests() {
	var group sync.WaitGroup
	var next atomic.Int32
	for range min(runtime.GOMAXPROCS(0), len(p.found)) { // compressing a digest takes a tenth of the time of making it
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(p.found); i = int(next.Add(1)) - 1 {
				m := p.found[i]
				if _, ok := p.ledger.Index().ByPath(m.Path); m.Pending.IsZero() || !ok { // else it would replace the published digest
					p.digests.keep(m)
				}
			}
		})
	}
	group.Wait()
	p.found = nil
}

// forget drops the digests and pictures that no record and no file needs any more.
func (p *press) forget(changes []register.Change, gone []string) {
	left := slices.Clone(gone)
	for _, c := range changes {
		left = append(left, c.Before.Path)
		if c.Before.Path != c.After.Path {
			if e, ok := p.cache.Entry(c.Before.Path); ok && e.Hash == c.Before.Hash {
				p.cache.Drop(c.Before.Path)
			}
		}
	}
	for _, path := range gone {
		p.cache.Drop(path)
		delete(p.held, path)
	}
	for _, path := range left {
		if r, ok := p.ledger.Index().ByPath(path); !ok || !r.Withdrawn.IsZero() && !r.Held {
			p.gallery.Leave(path)
		}
	}
}
