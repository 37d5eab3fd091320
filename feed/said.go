package feed

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/folder"
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
		FS: journal.Disk{}, Path: filepath.Join(dir, "owner"), Index: p.ledger.Index(), Options: p.cfg.digestOptions(), Log: p.cfg.Log,
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
			return p.pendingPictures.look(path, c, p.owner.Known)
		},
		Read: files.read,
	})
	if err != nil {
		p.cfg.Log.Warn("side files", "reason", err)
	}
}

// changedSide tells the owner's book of another version of one of its files, once it need not wait any more. One that holds
// its article back never waits.
func (p *press) changedSide(c watch.Change) {
	now := p.cfg.Now()
	until, waits := p.pendingPictures.waits(entryOf(c.Path, c.Stamp), now, true)
	known, ok := p.owner.Known(c.Path)
	if ok && stampOf(known) == c.Stamp || p.state.FirstScan && !p.pace.scanned {
		// An article that arrived has brought it into force, or no article was ever seen without it.
		p.pendingPictures.forget(c.Path)
		waits = false
	}
	if waits && !digest.SideHoldsBack(c.Data, p.cfg.digestOptions(), now) {
		if p.held.anew(c.Path, fmt.Sprint(c.Stamp)) {
			p.cfg.Log.Info("waits", "file", c.Path, "until", until.Round(0))
		}
		p.status.account.wait(c.Path, "what it says is in force", until)
		p.cfg.witness.wait(c.Path, until)
		return
	}
	p.forgetSide(c.Path)
	p.shows(c.Path)
	p.owner.Took(entryOf(c.Path, c.Stamp), c.Data)
}

// goneSide forgets that another version of one of the owner's files waits, which is gone.
func (p *press) goneSide(path string) {
	if p.pendingPictures.forget(path) {
		p.cfg.Log.Info("taken back", "file", path, "why", "it was deleted before it was in force")
	}
	p.forgetSide(path)
	p.shows(path)
}

// shows lets a preview note what readers have, before one of the owner's files changes it.
func (p *press) shows(path string) {
	if p.cfg.witness != nil {
		p.cfg.witness.shows(p.owner.Articles(path), p.digests.of)
	}
}

// forgetSide drops what is noted of one of the owner's files that does not wait any more.
func (p *press) forgetSide(path string) {
	delete(p.held, path)
	p.status.account.forget(path)
	p.cfg.witness.wait(path, time.Time{})
}

// arriving takes the side files beside articles that came. It returns the articles that can be handled now; later has the
// paths of those whose side file seems to be half written. A command that shows what would be published does not wait.
func (p *press) arriving(came []*arrival, now time.Time) (ready []*arrival, later []string) {
	for _, a := range came {
		if r, ok := p.ledger.Index().ByPath(a.path); ok {
			p.cfg.witness.shows([]ledger.Record{r}, p.digests.of)
		}
		half := p.owner.Arriving(a.path, now)
		if side, ok := p.owner.Known(owner.Side(a.path)); ok && p.pendingPictures.taken(side) {
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
	}
	for _, path := range gone {
		p.owner.Gone(path)
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
