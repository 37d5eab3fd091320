package adopt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/folder"
	"seedfeed/feed/former"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
)

// seed is an article of the folder, as far as an Adoption needs it.
type seed struct {
	path, hash string
	modTime    time.Time
	digest     *digest.Digest // without quotations and formatting, which take most of the memory
	err        error          // it is refused
}

// readSeeds digests all articles of the folder.
func (a *Adoption) readSeeds() error {
	tree := folder.New(os.DirFS(a.cfg.Seeds))
	err := fs.WalkDir(os.DirFS(a.cfg.Seeds), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case name == "." && err != nil:
			return fmt.Errorf("seeds folder: %w; name it with --seeds", err)
		case name == ".":
		case err != nil || watch.Hidden(name) || e.IsDir() && !tree.WantedDir(name):
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
		case e.Type().IsRegular() && tree.Wanted(name):
			a.seeds = append(a.seeds, &seed{path: name})
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(a.seeds, func(x, y *seed) int { return strings.Compare(x.path, y.path) })
	word := newOwnerWord(&a.cfg, a.seeds)
	next := make(chan *seed)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for s := range next {
				s.read(&a.cfg, word)
			}
		})
	}
	for _, s := range a.seeds {
		next <- s
	}
	close(next)
	group.Wait()
	a.Warnings = append(a.Warnings, word.warnings()...)
	a.seeds = slices.DeleteFunc(a.seeds, func(s *seed) bool {
		if s.err != nil {
			a.Warnings = append(a.Warnings, s.path+": refused: "+s.err.Error())
		}
		return s.err != nil
	})
	return nil
}

func (s *seed) read(c *settings.Config, word *ownerWord) {
	data, stamp, err := watch.Read(c.Seeds, s.path, c.MaxSize)
	if err != nil {
		s.err = err
		return
	}
	if s.digest, s.err = digest.File(s.path, data, c.DigestOptions()); s.err != nil {
		return
	}
	s.hash, s.modTime = digest.Hash(data), time.Unix(0, stamp.ModTime)
	s.digest = word.apply(s.path, s.digest)
	s.digest.Quotes, s.digest.Blocks, s.digest.Captions = nil, nil, nil
}

// former is what is compared with items.
func (s *seed) former(now time.Time) former.Seed {
	d := s.digest
	out := former.Seed{Path: s.path, ID: d.ID, Title: d.Title, Slug: d.Slug, Date: d.Given(now), Text: d.Body}
	if d.Link != "" {
		out.Addresses = append(out.Addresses, d.Link)
	}
	for _, alias := range d.Aliases {
		if !strings.HasPrefix(alias, "/") && !strings.Contains(alias, "://") {
			alias = path.Join("/", strings.TrimPrefix(path.Dir(s.path), "content"), alias)
		}
		out.Addresses = append(out.Addresses, alias)
	}
	return out
}

// holds reports whether a file has the bytes with a hash now.
func (a *Adoption) holds(file, hash string) bool {
	n, ok := slices.BinarySearchFunc(a.seeds, file, func(s *seed, file string) int { return strings.Compare(s.path, file) })
	return ok && a.seeds[n].hash == hash
}

// there reports whether any file is at a path now.
func (a *Adoption) there(file string) bool {
	_, err := watch.Look(a.cfg.Seeds, file)
	return !errors.Is(err, fs.ErrNotExist)
}
