package feed

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/folder"
	"seedfeed/feed/ledger"
	"seedfeed/feed/register"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
)

// press is all state between the folder and the web handler. It belongs to the goroutine that runs the watcher; only
// ledger, cache, status and handler are used by others too.
type press struct {
	store
	cfg     *Config
	handler *web.Handler
	status  *status
	ctx     context.Context         // of the watcher
	stop    context.CancelCauseFunc // ends it
	whole   func()                  // called when a first scan is published whole

	found     []register.Match // whose digests are not in the cache yet
	register  *register.Register
	catalogue *catalogue.Catalogue
	printer   edition.Printer
	pace      pace
}

// store is what lies on disk, and what is made of it.
type store struct {
	ledger  *ledger.Ledger
	state   ledger.State // on disk
	shown   ledger.State // of the edition that is served; on disk a moment later
	cache   *cache.Cache
	digests *digests
}

// openPress opens the state and prints what was published last. Served says which version readers have from h; it is zero
// if h has none.
func openPress(c *Config, h *web.Handler, s *status, served ledger.State) (*press, error) {
	at, err := c.places()
	if err != nil {
		return nil, err
	}
	l, err := c.open(at.ledger)
	if err != nil {
		return nil, fmt.Errorf("state folder: %w", err)
	}
	for _, w := range l.TakeWarnings() {
		c.Log.Warn("state repaired", "what", w)
	}
	kept, err := openCache(c, at.cache)
	if err != nil {
		c.Log.Warn("digests are not kept between runs", "reason", err)
	}
	p := &press{store: store{ledger: l, cache: kept}, cfg: c, handler: h, status: s, ctx: context.Background(), stop: func(error) {}, whole: func() {}}
	if err := p.begin(served); err != nil {
		return nil, errors.Join(fmt.Errorf("state folder: %w", err), p.close())
	}
	return p, nil
}

func openCache(c *Config, dir string) (*cache.Cache, error) {
	path := filepath.Join(dir, "digests")
	kept, err := cache.Open(path, fmt.Sprint(digest.Version, " ", c.Summary.Words, " ", c.Summary.Sentences, " ", c.Zone))
	if n := kept.Damaged(); err == nil && n > 0 {
		c.Log.Warn("digest cache repaired: what was damaged is made again", "file", path, "places", n)
	}
	return kept, err
}

// begin makes everything that follows from the state. What it prints is dated after what was served, also by a state
// that knows of an older version only.
func (p *press) begin(served ledger.State) error {
	p.digests = newDigests(p.cfg, p.cache)
	p.state = p.ledger.State()
	err := p.beginLedger()
	p.shown = p.state
	if err != nil {
		return err
	}
	if !served.Modified.Before(p.shown.Modified) {
		p.shown.Modified, p.shown.Shared, p.shown.Sum = served.Modified, served.Shared, served.Sum
	}
	if served.Updated.After(p.shown.Updated) {
		p.shown.Updated = served.Updated
	}
	p.newRegister()
	p.catalogue = catalogue.New(p.ledger.Index().All())
	p.printer = edition.Printer{Site: p.cfg.site(p.state.FeedID), Index: p.ledger.Index(), DigestOf: p.digests.of, Log: p.cfg.Log}
	if p.ledger.Index().Len() == 0 {
		return nil
	}
	now := p.cfg.Now()
	expired, _, _ := p.register.Due(now)
	p.remember(expired, now) // what cannot be remembered now is due again
	return p.print(now)
}

func (p *press) newRegister() {
	p.register = register.New(p.ledger.Index(), register.Config{
		Authority: p.cfg.IDAuthority, Date: p.cfg.IDDate, First: p.state.FirstScan,
		Holds: p.digests.holds, There: p.digests.there, Old: p.digests.old, Lost: func() bool { return !p.cfg.files.there() },
	})
	p.pace = pace{unseen: 1, printed: p.cfg.Now()}
}

// beginLedger gives a new ledger its feed's id, and remembers that the first scan has begun: one that was stopped
// half-way goes on in the same manner.
func (p *press) beginLedger() error {
	next := p.state
	if next.FeedID == "" {
		next.FeedID = p.cfg.newFeedID()
		next.FirstScan = p.ledger.Index().Len() == 0
	} else if next.FeedID != p.cfg.newFeedID() && madeForTrial(next.FeedID) {
		p.cfg.Log.Warn("the ids were made for a trial and name no address of yours: before anybody subscribes, stop, remove the state folder, and start again", "id", next.FeedID)
	}
	return p.commitState(next)
}

func (p *press) commitState(next ledger.State) error {
	if next == p.state {
		return nil
	}
	if err := p.ledger.Commit(nil, &next); err != nil {
		return err
	}
	p.state = next
	return nil
}

// watch hands what changes in the folder to handle until ctx ends. It starts anew, as the program would, where another
// folder lies in the place of the one before, or another state in the place of ours.
func (p *press) watch(ctx context.Context) error {
	for {
		p.ctx, p.stop = context.WithCancelCause(ctx)
		err := watch.Run(p.ctx, p.watchConfig(), p.handle)
		p.stop(nil)
		if err == nil {
			err = context.Cause(p.ctx)
		}
		if ctx.Err() != nil {
			return nil
		}
		if !errors.Is(err, watch.ErrReplaced) && !errors.Is(err, errReplacedState) {
			return err
		}
		if err := p.moveIn(); err != nil {
			return err
		}
	}
}

// replaced ends the watcher where another state lies in the place of ours. Nothing may be written there then: a write
// would move that state aside.
func (p *press) replaced() bool {
	if !p.ledger.Replaced() {
		return false
	}
	p.stop(errReplacedState)
	return true
}

var errReplacedState = errors.New("another state was put in the place of ours")

// moveIn goes on with a folder that may bring a state of its own: a disk that was mounted, a backup that was copied back.
// Then that is opened, as after a restart. Otherwise memory wins, and is written there.
func (p *press) moveIn() error {
	p.digests.forgetSlow()
	if !p.ledger.Replaced() {
		p.newRegister()
		return nil
	}
	p.cfg.Log.Warn("another state was put in the place of the one before: opened as after a restart")
	if err := p.close(); err != nil {
		p.cfg.Log.Warn("state not closed", "reason", err)
	}
	again, err := openPress(p.cfg, p.handler, p.status, p.shown)
	if err != nil {
		return err
	}
	again.whole = p.whole
	*p = *again
	return nil
}

func (p *press) close() error {
	p.keepDigests()
	var err error
	if !p.ledger.Replaced() { // another state must not be written over
		err = p.commitState(p.shown)
	}
	return errors.Join(err, p.ledger.Close(), p.cache.Close())
}

// watchConfig wires the press to its watcher.
func (p *press) watchConfig() watch.Config {
	tree := folder.New(os.DirFS(p.cfg.Seeds))
	return watch.Config{
		Dir: p.cfg.Seeds, Was: p.state.Folder, Settle: p.cfg.Settle, MaxSize: p.cfg.MaxSize, Now: p.cfg.Now,
		Rules: folder.IgnoreFile, Scanning: tree.Refresh, WantedDir: tree.WantedDir,
		Wanted: p.wanted(tree), Known: p.known, Paths: p.paths, Scanned: p.scanned, Due: p.due,
		Report: func(err error) { p.cfg.Log.Warn("watch", "reason", err) },
	}
}

// wanted returns what tells the watcher which files to read. What is passed over is named once for each reason.
func (p *press) wanted(tree *folder.Folder) func(path string) bool {
	named := map[string]bool{}
	return func(path string) bool {
		ok, reason := tree.Judge(path)
		if reason != "" && !named[reason] {
			named[reason] = true
			p.cfg.Log.Info("passed over, like all files of the kind", "file", path, "reason", reason)
		}
		return ok
	}
}

// known tells the watcher which files need not be read again.
func (p *press) known(path string) (watch.Stamp, bool) {
	r, ok := p.ledger.Index().ByPath(path)
	if !ok || !r.Withdrawn.IsZero() {
		return watch.Stamp{}, false
	}
	if e, ok := p.cache.Entry(path); ok && e.Hash == r.Hash {
		return stampOf(e), true
	}
	return watch.Stamp{}, true // to be missed when it is gone, but to be read again
}

// paths lists the files that the watcher should miss when they are gone.
func (p *press) paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := range p.catalogue.Live() {
			if r, ok := p.ledger.Index().ByID(at.ID); ok && !yield(r.Path) {
				return
			}
		}
		for path := range p.register.Held() {
			if !yield(path) {
				return
			}
		}
	}
}

// handle takes what the watcher found, and gives the paths back of what could not be remembered now.
func (p *press) handle(changes []watch.Change) (again []string) {
	if p.replaced() { // what that state remembers must be known before files are matched
		return nil
	}
	came, gone := p.sort(changes)
	p.keepDigests()
	var arrivals []register.Arrival
	for _, a := range p.digests.make(p.ctx, came) {
		if a.err != nil {
			p.refuse(a.path, a.err)
			continue
		}
		arrivals = append(arrivals, register.Arrival{
			Path: a.path, Hash: a.hash, ModTime: time.Unix(0, a.stamp.ModTime), Dropped: time.Unix(0, a.stamp.ChangeTime), Digest: a.digest,
		})
	}
	gone, again = p.digests.renaming(gone, p.ledger.Index())
	now := p.cfg.Now()
	changed, found := p.register.Take(arrivals, gone, now)
	found = slices.DeleteFunc(found, func(m register.Match) bool {
		if m.Err != nil {
			p.refuse(m.Path, m.Err)
		}
		return m.Err != nil
	})
	if !p.remember(changed, now) {
		for _, a := range arrivals { // all of them: which record one file has depends on the others
			again = append(again, a.Path)
		}
		return append(again, gone...)
	}
	p.found = found
	p.forget(changed, gone)
	p.tell(changed, found, now)
	return again
}

// sort parts what came from what is gone. Of several changes of one path the last counts.
func (p *press) sort(changes []watch.Change) (came []*arrival, gone []string) {
	last := map[string]int{}
	for i, c := range changes {
		last[c.Path] = i
	}
	for i, c := range changes {
		switch {
		case last[c.Path] != i:
		case c.Gone:
			gone = append(gone, c.Path)
		case c.Err != nil:
			p.digests.leave(c.Path)
			p.refuse(c.Path, c.Err)
		default:
			came = append(came, &arrival{path: c.Path, stamp: c.Stamp, data: c.Data})
		}
	}
	return came, gone
}

// refuse names a file that is not published; its last good version stays. The watcher hands a file over once for each
// state of it, so that it is named once.
func (p *press) refuse(path string, reason error) {
	p.status.refuse()
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
	}
	p.register.Committed(changes)
	p.pace.unseen += len(changes)
	p.pace.taken = now
	for _, c := range changes {
		p.log(c)
	}
	return true
}

// keepDigests puts what the last batch found into the cache. A reader that waits for the batch does not wait for this.
func (p *press) keepDigests() {
	for _, m := range p.found {
		p.digests.keep(m)
	}
	p.found = nil
}

// forget drops the digests that no record and no file needs any more.
func (p *press) forget(changes []register.Change, gone []string) {
	for _, c := range changes {
		if c.Before.Path != c.After.Path {
			if e, ok := p.cache.Entry(c.Before.Path); ok && e.Hash == c.Before.Hash {
				p.cache.Drop(c.Before.Path)
			}
		}
	}
	for _, path := range gone {
		p.cache.Drop(path)
	}
}

// tell logs what readers see nothing of, and counts how long they waited for the rest.
func (p *press) tell(changes []register.Change, found []register.Match, now time.Time) {
	for _, m := range found {
		if m.Held != "" && m.Record.ID == "" {
			p.status.hold()
			p.cfg.Log.Info("held back", "file", m.Path, "why", m.Held)
		}
		for _, w := range m.Digest.Warnings {
			if m.Record.Hash != m.Hash { // once for each version of the file
				p.cfg.Log.Warn("not used", "file", m.Path, "what", w)
			}
		}
		if len(changes) > 0 {
			p.status.delay(now.Sub(m.Dropped))
		}
		if p.printer.Missing(m.Record.ID) {
			p.pace.unseen++ // its text can be read again
		}
	}
}

func (p *press) log(c register.Change) {
	if c.Warning != "" {
		p.cfg.Log.Warn("header", "file", c.After.Path, "what", c.Warning)
	}
	if c.Verb == "" {
		return
	}
	p.status.count(c.Verb)
	args := []any{"file", c.After.Path}
	if c.Digest != nil {
		args = append(args, "title", c.Digest.Title, "quotes", len(c.Digest.Quotes))
	}
	if c.Why != "" {
		args = append(args, "why", c.Why)
	}
	p.cfg.Log.Info(c.Verb, args...)
}
