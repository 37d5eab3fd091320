package feed

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"seedfeed/feed/audience"
	"seedfeed/feed/cache"
	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/watch"
)

// Forgotten is an article of which nothing but its identity is kept any more.
type Forgotten struct {
	ID, Path string // Path is that of its file, as far as it was known
}

// Forget deletes what is kept of withdrawn articles: in both copies of the state, in what waits, in what their owner said, among
// the digests and the pictures, and the status page, which the next start writes anew. Names are ids, or files of the seeds folder
// as a user types them. The ids stay taken, the notices and the dates stay, and the addresses of the pages go on answering 410: a
// hash of the address is kept.
//
// It is an error if an article is not withdrawn, or if another instance has the state open; then nothing is
// deleted that is needed.
func Forget(with settings.Config, names ...string) (done []Forgotten, err error) {
	c, err := newConfig(with)
	if err != nil {
		return nil, err
	}
	at, err := c.Places()
	if err != nil {
		return nil, err
	}
	l, err := c.open(at.Ledger)
	if errors.Is(err, ledger.ErrLocked) {
		return nil, errors.New("seedfeed is running on this folder: stop it, forget the articles, and start it again")
	} else if err != nil {
		return nil, fmt.Errorf("state folder: %w", err)
	}
	none := new(cache.Cache)
	p := &press{store: store{ledger: l, state: l.State(), shown: l.State(), cache: none, pictures: none, pendingFile: pendingFile{none}}, cfg: &c}
	p.openOwner(at.Ledger)
	defer func() { err = errors.Join(err, p.close()) }()
	var ids, paths []string
	for _, name := range names {
		records, err := c.withdrawn(l.Index(), name)
		if err != nil { // an earlier run may have been killed after it took the name away, and before the last old line
			return nil, errors.Join(err, l.Forget())
		}
		for _, r := range records {
			ids, paths, done = append(ids, r.ID), append(paths, r.Path), append(done, Forgotten{r.ID, r.Path})
		}
	}
	if err := p.openCaches(at); err != nil {
		return nil, err
	}
	// The ledger comes last: as long as it knows the names, a run that was killed can be repeated.
	if err := errors.Join(p.owner.Forget(ids, paths), p.clean(at), audience.DropParts(statsFile(c.Config)), l.Forget(ids...)); err != nil {
		return nil, fmt.Errorf("not all is deleted: %w; then run seedfeed forget %s", err, strings.Join(ids, " "))
	}
	return done, nil
}

// withdrawn returns the withdrawn articles that a name means.
func (c *config) withdrawn(index *ledger.Index, name string) (out []ledger.Record, err error) {
	known := func(yield func(ledger.Record) bool) {
		if r, ok := index.ByID(name); ok {
			yield(r)
			return
		}
		for r := range index.AtPath(c.seedPath(name)) {
			if !yield(r) {
				return
			}
		}
	}
	err = fmt.Errorf("%s: nothing is kept of such a file in the seeds folder %s, or it was forgotten already; use its name as it was when it was withdrawn, or its id, and --seeds DIR for another folder", name, c.Seeds)
	for r := range known {
		switch {
		case r.Withdrawn.IsZero():
			err = fmt.Errorf("%s is published: delete the file, let seedfeed run until it says that it is withdrawn, stop it, and forget it then", name)
		case r.Held:
			err = fmt.Errorf("%s is withdrawn, but its file is still in the folder: delete it, let seedfeed run for a moment, stop it, and forget it then", name)
		default:
			out = append(out, r)
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	return nil, err
}

// seedPath returns the path below the seeds folder of a file that a user names: by a path that leads there, or as it stands
// in the log.
func (c *config) seedPath(name string) string {
	seeds, err := filepath.Abs(c.Seeds)
	file, err2 := filepath.Abs(name)
	if err == nil && err2 == nil {
		if below, err := filepath.Rel(seeds, file); err == nil && filepath.IsLocal(below) {
			return filepath.ToSlash(below)
		}
	}
	return filepath.ToSlash(filepath.Clean(name))
}

// openCaches opens what is kept besides the ledger.
func (p *press) openCaches(at settings.Folders) (err error) {
	if p.cache, err = openCache(p.cfg, at.Cache); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(at.Ledger, pendingName)); err == nil {
		if p.pendingFile.Cache, err = cache.Open(filepath.Join(at.Ledger, pendingName), pendingVersion); err != nil {
			return err
		}
	}
	p.openFiling(at.Cache)
	p.openWords(at.Cache)
	return p.openGallery(at.Cache)
}

// statusPages returns the paths of the status pages that are known: the one that the settings name, and those in the seeds
// folder, since an earlier start may have had another name for it.
func (c *config) statusPages() (pages []string) {
	if c.Status != "" && statuspage.Vacant(c.Status) == nil {
		pages = append(pages, c.Status)
	}
	_ = filepath.WalkDir(c.Seeds, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case path != c.Seeds && watch.Hidden(e.Name()):
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.Type().IsRegular() && statuspage.Vacant(path) == nil:
			pages = append(pages, path)
		}
		return nil
	})
	return pages
}

// clean deletes what no article needs that is published or held back.
func (p *press) clean(at settings.Folders) error {
	published := func(e cache.Entry) bool {
		r, ok := p.ledger.Index().ByPath(e.Path)
		return ok && r.Withdrawn.IsZero()
	}
	needed := func(e cache.Entry) bool {
		r, _ := p.ledger.Index().ByPath(e.Path)
		return published(e) && r.Hash == e.Hash
	}
	live := func(seq int64) bool {
		r, ok := p.ledger.Index().BySeq(seq)
		return ok && r.Withdrawn.IsZero()
	}
	p.resumePictures()
	p.gallery.Sweep()
	errs := []error{
		p.cache.Keep(needed), p.pendingFile.Keep(published), p.pictures.Keep(func(cache.Entry) bool { return true }),
		p.filing.Rewrite(live), p.words.Keep(live),
	}
	for _, page := range p.cfg.statusPages() { // written anew by the next start
		if err := os.Remove(page); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	if other := filepath.Join(at.Ledger, "cache"); other != at.Cache && p.cfg.State == "" { // of a user without a cache folder
		errs = append(errs, os.RemoveAll(other))
	}
	return errors.Join(errs...)
}
