package feed

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/folder"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/seed"
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
			e, err := p.pendingPictures.look(path, c, p.owner.Known)
			if err == nil && p.sideWaits(path, e, c.Now()) {
				err = fs.ErrNotExist
			}
			return e, err
		},
		Read: files.read,
	})
	if err != nil {
		p.cfg.Log.Warn("side files", "reason", err)
	}
}

// sideWaits reports whether a side file that was not taken yet must wait because the article beside it is published. A side
// file that comes with a new article does not wait: the article does.
func (p *press) sideWaits(path string, e cache.Entry, now time.Time) bool {
	if _, known := p.owner.Known(path); known || !slices.ContainsFunc(seed.Beside(path), p.published) {
		return false
	}
	if _, waits := p.pendingPictures.waits(e, now, false); !waits {
		return false
	}
	data, err := p.cfg.files.read(path)
	return err == nil && !p.owner.Renamed(digest.Hash(data)) && !digest.SideHoldsBack(data, p.cfg.digestOptions(), now)
}

// published reports whether readers see the article of a file.
func (p *press) published(path string) bool {
	r, ok := p.ledger.Index().ByPath(path)
	return ok && r.Withdrawn.IsZero()
}

// changedSide tells the owner's book of another version of one of its files, once it need not wait any more. One that holds
// its article back never waits, and neither does one that was renamed.
func (p *press) changedSide(c watch.Change) {
	now := p.cfg.Now()
	until, waits := p.pendingPictures.waits(entryOf(c.Path, c.Stamp), now, true)
	if waits && !p.owner.Renamed(digest.Hash(c.Data)) && !digest.SideHoldsBack(c.Data, p.cfg.digestOptions(), now) {
		p.cfg.Log.Info("waits", "file", c.Path, "until", until.Round(0))
		p.status.account.wait(c.Path, "what it says is in force", until)
		p.cfg.witness.wait(c.Path, until)
		return
	}
	p.cfg.witness.wait(c.Path, time.Time{})
	p.owner.Took(entryOf(c.Path, c.Stamp), c.Data)
	p.status.account.forget(c.Path) // the book says what is wrong with it
}

// arriving takes the side files beside articles that came. It returns the articles that can be handled now; later has the
// paths of those whose side file seems to be half written.
func (p *press) arriving(came []*arrival, now time.Time) (ready []*arrival, later []string) {
	for _, a := range came {
		if p.owner.Arriving(a.path, now) {
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
