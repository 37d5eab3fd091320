package feed

import (
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/folder"
	"seedfeed/feed/header"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/watch"
)

// openOwner opens what is kept of side files and of the list of people. It is kept with the ledger, since a side file that
// was damaged since, or that a renamed article left behind, cannot be read again.
func (p *press) openOwner(dir string) {
	c := p.cfg // not p.cfg below: Reload replaces it
	tree, files := folder.New(os.DirFS(c.Seeds)), c.files
	p.tree = tree
	var err error
	p.owner, err = owner.Open(owner.Config{
		FS: journal.Disk{}, Path: filepath.Join(dir, "owner"), Index: p.ledger.Index(), Options: p.cfg.DigestOptions(), Log: p.cfg.Log,
		There: func(path string) bool {
			if watch.Hidden(path) || !tree.Wanted(path) {
				return false
			}
			_, err := files.look(path)
			return err == nil
		},
		Look: func(path string) (cache.Entry, error) {
			if _, reason := tree.Judge(path); reason != "" || watch.Hidden(path) {
				return cache.Entry{}, fs.ErrNotExist
			}
			return p.lookSide(path, files)
		},
		Read: files.read,
	})
	if err != nil {
		p.cfg.Log.Warn("side files", "reason", err)
	}
}

// lookSide returns what a side file shows: while it waits, what it showed before, if anything.
func (p *press) lookSide(path string, files *files) (cache.Entry, error) {
	stamp, err := files.look(path)
	if err != nil {
		return cache.Entry{}, err
	}
	before, known := p.owner.Known(path)
	if known && stampOf(before) == stamp {
		return before, nil
	}
	is := entryOf(path, stamp)
	if p.cfg.Hold == 0 {
		return is, nil
	}
	data, err := files.read(path)
	if err != nil {
		return cache.Entry{}, err
	}
	if _, waits := p.sideWaits(is, data, false); !waits {
		return is, nil
	}
	if !known {
		return cache.Entry{}, fs.ErrNotExist
	}
	before.Hash = ""
	return before, nil
}

// sideWaits reports whether another version of one of the owner's files has to wait as an edit does (Config.Hold). It waits
// where readers of a published article would notice it, or would see an article that it held back. Whatever holds an
// article back never waits. Asked is that of waitingFiles.waits.
func (p *press) sideWaits(is cache.Entry, data []byte, asked bool) (until time.Time, waits bool) {
	now := p.cfg.Now()
	if header.IsSide(is.Path) && p.cfg.Hold > 0 {
		holdsBack := func(data []byte) bool { return digest.SideHoldsBack(data, p.cfg.DigestOptions(), now) }
		if holdsBack(data) || !p.owner.Changes(is.Path, data) && !holdsBack(p.owner.Good(is.Path)) {
			if asked {
				p.waitingFiles.forget(is.Path)
			}
			return time.Time{}, false
		}
	}
	return p.waitingFiles.waits(is, now, asked)
}

// changedSide tells the owner's book of another version of one of its files, once it need not wait any more.
func (p *press) changedSide(c watch.Change) {
	is := entryOf(c.Path, c.Stamp)
	until, waits := p.sideWaits(is, c.Data, true)
	if known, ok := p.owner.Known(c.Path); ok && stampOf(known) == c.Stamp || p.state.FirstScan && !p.pace.scanned {
		// An article that arrived has brought it into force, or no article was ever seen without it.
		p.waitingFiles.forget(c.Path)
		waits = false
	}
	if waits {
		if p.held.anew(c.Path, fmt.Sprint(c.Stamp)) {
			p.cfg.Log.Info("waits", "file", c.Path, "until", until.Round(0))
		}
		p.status.account.Wait(c.Path, "what it says is in force", until)
		p.cfg.witness.Wait(c.Path, until)
		return
	}
	p.forgetSide(c.Path)
	p.shows(c.Path)
	p.owner.Took(is, c.Data)
}

// goneSide forgets that another version of one of the owner's files waits, which is gone.
func (p *press) goneSide(path string) {
	if p.waitingFiles.forget(path) {
		p.cfg.Log.Info("taken back", "file", path, "why", "it was deleted before it was in force")
	}
	p.forgetSide(path)
	p.shows(path)
}

// shows lets a preview note what readers have, before one of the owner's files changes it.
func (p *press) shows(path string) {
	if p.cfg.witness != nil {
		p.cfg.witness.Shows(p.owner.Articles(path), p.digests.of)
	}
}

// forgetSide drops what is noted of one of the owner's files that does not wait any more.
func (p *press) forgetSide(path string) {
	delete(p.held, path)
	p.status.account.Forget(path)
	p.cfg.witness.Wait(path, time.Time{})
}

// arriving takes the side files beside articles that came. It returns the articles that can be handled now; later has the
// paths of those whose side file seems to be half written. A command that shows what would be published does not wait.
func (p *press) arriving(came []*arrival, now time.Time) (ready []*arrival, later []string) {
	for _, a := range came {
		if r, ok := p.ledger.Index().ByPath(a.path); ok {
			p.cfg.witness.Shows([]ledger.Record{r}, p.digests.of)
		}
		half := p.owner.Arriving(a.path, now)
		if side, ok := p.owner.Known(owner.Side(a.path)); ok && p.waitingFiles.taken(side) {
			p.forgetSide(side.Path)
		}
		if half && p.cfg.witness == nil {
			later = append(later, a.path)
		} else {
			ready = append(ready, a)
		}
	}
	return ready, later
}

// handled tells the owner's book which articles were handled, and which files are gone.
func (p *press) handled(came []*arrival, found []register.Match, gone []string) {
	if !p.owner.Empty() {
		ids := map[string]string{}
		for _, m := range found {
			if r, ok := p.recordOf(m); ok {
				ids[m.Path] = r.ID
			}
		}
		for _, a := range came {
			p.owner.Handled(a.path, ids[a.path])
		}
		for _, m := range found {
			if id := ids[m.Path]; id != "" && m.Held == "" {
				p.owner.Recheck(m.Path, id, m.Digest.Mark, m.Base)
			}
		}
		for r, base := range p.left(came, found) {
			p.owner.Recheck(r.Path, r.ID, r.Owner, base)
		}
	}
	for _, path := range gone {
		p.owner.Gone(path)
	}
}

// reword returns the changes of articles whose files came and are not published as they are, where the owner says something
// else of the version that readers go on having. Changed has the other changes of the batch.
func (p *press) reword(came []*arrival, found []register.Match, changed []register.Change, now time.Time) (more []register.Change) {
	if p.owner.Empty() {
		return nil
	}
	known := map[string]bool{}
	for _, c := range changed {
		known[c.Before.ID] = true
	}
	for r, base := range p.left(came, found) {
		if known[r.ID] {
			continue // it is handed over again, see handled
		}
		if c, ok := p.register.Reword(r, base, now); ok {
			more = append(more, c)
		}
	}
	return more
}

// left yields the published articles at the paths of files that came and that wait or are refused, with the digest of the
// version that readers have.
func (p *press) left(came []*arrival, found []register.Match) iter.Seq2[ledger.Record, *digest.Digest] {
	return func(yield func(ledger.Record, *digest.Digest) bool) {
		shown := map[string]bool{}
		for _, m := range found {
			shown[m.Path] = m.Pending.IsZero()
		}
		for _, a := range came {
			r, ok := p.ledger.Index().ByPath(a.path)
			if shown[a.path] || !ok || !r.Withdrawn.IsZero() {
				continue
			}
			if base := p.digests.base(r); base != nil && !yield(r, base) {
				return
			}
		}
	}
}

// recordOf returns the record of a file that was handled.
func (p *press) recordOf(m register.Match) (ledger.Record, bool) {
	if m.Record.ID != "" {
		return p.ledger.Index().ByID(m.Record.ID)
	}
	r, ok := p.ledger.Index().ByPath(m.Path)
	return r, ok && r.Hash == m.Hash
}
