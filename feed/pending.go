package feed

import (
	"encoding/json"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/register"
)

// pendingName is the file beside the ledger that has what must outlast a restart while versions wait.
const pendingName = "pending"

// pendingVersion is that of the values in it.
const pendingVersion = "1"

// pendingFile keeps, for each file with a version that waits (Config.Hold), when that version will be published, and the
// digest of the version that readers have meanwhile. No file holds that version any more, and the digest cache may be
// lost. The zero value keeps nothing. It is safe for concurrent use.
type pendingFile struct{ *cache.Cache }

// pendingValue is what is kept of one file. The entry that goes with it has the path, and the hash of the version that
// waits.
type pendingValue struct {
	ID    string    `json:"id,omitempty"` // of the article that it changes
	Until time.Time `json:"until"`

	// The version that readers have; "" and nil if there is none, or if it is lost.
	Hash   string         `json:"hash,omitempty"`
	Digest *digest.Digest `json:"digest,omitempty"` // without what the owner says
}

// openPending opens the file in the folder of the ledger. Without Hold nothing waits any more, and it is removed.
func openPending(c *config, dir string) pendingFile {
	path := filepath.Join(dir, pendingName)
	if c.Hold == 0 {
		_ = os.Remove(path) // it is not there, mostly
		_ = os.Remove(path + ".lock")
		return pendingFile{new(cache.Cache)}
	}
	kept, err := cache.Open(path, pendingVersion)
	if err != nil {
		c.Log.Warn("what waits is not remembered between runs", "reason", err)
	}
	return pendingFile{kept}
}

func (f pendingFile) value(path string) (hash string, v pendingValue, ok bool) {
	e, ok := f.Entry(path)
	if !ok {
		return "", v, false
	}
	text, ok := f.Get(path, e.Hash)
	return e.Hash, v, ok && json.Unmarshal(text, &v) == nil
}

// shown returns the digest of the version that readers have, nil if it is not kept.
func (f pendingFile) shown(r ledger.Record) *digest.Digest {
	if _, v, ok := f.value(r.Path); ok && v.Hash == r.Hash {
		return v.Digest
	}
	return nil
}

// all iterates over what waited in an earlier run. Nothing waits longer than hold from now.
func (f pendingFile) all(now time.Time, hold time.Duration) iter.Seq[register.Pending] {
	return func(yield func(register.Pending) bool) {
		for path := range f.Paths() {
			hash, v, ok := f.value(path)
			if ok && !yield(register.Pending{Path: path, Hash: hash, ID: v.ID, Until: now.Add(min(hold, v.Until.Sub(now)))}) {
				return
			}
		}
	}
}

// put keeps a version that waits. R is the article at its path, whose digest is shown; both are zero if there is none.
func (f pendingFile) put(m register.Match, r ledger.Record, shown *digest.Digest) error {
	text, err := json.Marshal(pendingValue{ID: m.Record.ID, Until: m.Pending.Round(0), Hash: r.Hash, Digest: shown})
	if err != nil {
		return err
	}
	if err := f.Drop(m.Path); err != nil { // else the value before stays beside it
		return err
	}
	return f.Put(cache.Entry{Path: m.Path, Hash: m.Hash}, text)
}

// waits reports whether a file that was read is an edit that waits, and of which article. The workers of digests.make call
// it, while the goroutine of the press waits for them.
func (p *press) waits(a *arrival) (r ledger.Record, ok bool) {
	if p.cfg.Hold == 0 || !p.register.Waits(arrivalOf(a), p.cfg.Now()) {
		return ledger.Record{}, false
	}
	return p.ledger.Index().ByPath(a.path)
}

// keepPending keeps what waits now, and forgets what does not wait any more.
func (p *press) keepPending(changes []register.Change, found []register.Match, gone []string) {
	if p.cfg.Hold == 0 {
		return
	}
	p.takenBack(found, gone)
	put := false
	for _, path := range gone {
		p.dropPending(path)
	}
	for _, c := range changes {
		if c.Before.Path != c.After.Path {
			p.dropPending(c.Before.Path)
		}
	}
	for _, m := range found {
		if m.Pending.IsZero() {
			p.dropPending(m.Path)
			continue
		}
		if hash, v, ok := p.pendingFile.value(m.Path); ok && hash == m.Hash && v.ID == m.Record.ID {
			continue
		}
		r, d := p.shownAt(m)
		err := p.pendingFile.put(m, r, d)
		if put = err == nil || put; err != nil {
			p.cfg.Log.Warn("what waits is not remembered for a restart", "file", m.Path, "reason", err)
		}
	}
	if put {
		if err := p.pendingFile.Sync(); err != nil {
			p.cfg.Log.Warn("what waits is not remembered if this machine loses power", "reason", err)
		}
	}
}

// takenBack logs what nobody will see because its owner took it back in time: new files that are gone, and edits that are
// undone. For what became of others, a line says it.
func (p *press) takenBack(found []register.Match, gone []string) {
	waits := map[string]bool{} // by hash
	if len(gone) > 0 {
		for v := range p.register.Pending() {
			waits[v.Hash] = true
		}
	}
	for _, path := range gone {
		hash, v, ok := p.pendingFile.value(path)
		if ok && v.ID == "" && !waits[hash] { // else it was renamed
			p.cfg.Log.Info("taken back", "file", path, "why", "it was deleted before anybody saw it")
		}
	}
	for _, m := range found {
		if hash, v, ok := p.pendingFile.value(m.Path); ok && m.Pending.IsZero() && v.ID != "" && v.ID == m.Record.ID && m.Hash != hash && m.Hash == v.Hash {
			p.cfg.Log.Info("taken back", "file", m.Path, "why", "the edit was undone before anybody saw it")
		}
	}
}

// shownAt returns the article that readers see while a version at its path waits, and its digest; zero if there is none.
func (p *press) shownAt(m register.Match) (r ledger.Record, d *digest.Digest) {
	r, ok := p.ledger.Index().ByPath(m.Path)
	if !ok || !r.Withdrawn.IsZero() {
		return ledger.Record{}, nil
	}
	if d = p.digests.base(r); d == nil {
		p.cfg.Log.Warn("the version that was published is lost: readers miss the article until the new one is published", "file", m.Path, "until", m.Pending)
	}
	return r, d
}

func (p *press) dropPending(path string) {
	if _, ok := p.pendingFile.Entry(path); !ok {
		return
	}
	if err := p.pendingFile.Drop(path); err != nil {
		p.cfg.Log.Warn("what waited is not forgotten", "file", path, "reason", err)
	}
}

// forgetPending forgets what waited when the program was stopped and was not found by the first scan.
func (p *press) forgetPending() {
	waits := map[string]bool{}
	for v := range p.register.Pending() {
		waits[v.Path] = true
	}
	for path := range p.pendingFile.Paths() {
		if !waits[path] {
			p.dropPending(path)
		}
	}
}

// followPending keeps the text and the pictures of an article whose file was renamed while an edit of it waits: the file
// under the new name does not have them.
func (p *press) followPending(changes []register.Change, found []register.Match) {
	if p.cfg.Hold == 0 {
		return
	}
	pending := map[string]bool{}
	for _, m := range found {
		pending[m.Path] = !m.Pending.IsZero()
	}
	for _, c := range changes {
		if !pending[c.After.Path] || c.Before.ID == "" || c.Before.Path == c.After.Path {
			continue
		}
		if d := p.digests.base(c.Before); d != nil {
			p.digests.carry(c.After, d)
		}
	}
}

// fetch makes the pictures of what readers see once the job is done.
func (g *digests) fetch(path, hash string, data []byte, j *job) {
	if j.shown.ID == "" {
		g.gallery.Fetch(path, hash, g.pictures(path, hash, j.digest), func(name string) ([]byte, error) { return digest.Picture(data, name) })
	} else if d := g.base(j.shown); d != nil {
		g.carry(j.shown, d)
	}
}

// showNow fetches the pictures of a slow file that was to wait when its digest was begun, and does not wait any more.
func (g *digests) showNow(a *arrival, j *job) {
	if _, waits := g.waits(a); !waits && j.err == nil {
		j.shown = ledger.Record{}
		g.fetch(a.path, a.hash, a.data, j)
	}
}

// carry keeps the digest, without what the owner says, and the pictures of an article at its path, where the file holds
// another version. Pictures inside the file of the article stay as long as they are in the gallery.
func (g *digests) carry(r ledger.Record, d *digest.Digest) {
	if e, ok := g.cache.Entry(r.Path); !ok || e.Hash != r.Hash {
		if value, err := d.Encode(); err == nil {
			if err := g.cache.Put(cache.Entry{Path: r.Path, Hash: r.Hash}, value); err != nil {
				g.cfg.Log.Warn("digest not kept", "file", r.Path, "reason", err)
			}
		}
	}
	g.gallery.Fetch(r.Path, r.Hash, g.said(r, d).Pictures(), func(string) ([]byte, error) { return nil, fs.ErrNotExist })
}

// wait notes how many versions wait and when the first of them will be published.
func (t *status) wait(n int, next time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting, t.nextRelease = n, next
}

func (t *status) waits() (n int, next time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.waiting, t.nextRelease
}
