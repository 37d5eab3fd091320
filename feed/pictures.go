package feed

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"seedfeed/feed/cache"
	"seedfeed/feed/edition"
	"seedfeed/feed/gallery"
	"seedfeed/feed/ledger"
	"seedfeed/feed/picture"
	"seedfeed/feed/register"
	"seedfeed/feed/watch"
)

// openGallery opens what is kept of pictures, or something that lasts as long as this run.
func (p *press) openGallery(dir string) error {
	kept, keptErr := cache.Open(filepath.Join(dir, "places"), picturesVersion)
	p.pictures = kept
	pictures, err := picture.Open(filepath.Join(dir, "pictures"))
	if err = errors.Join(keptErr, err); err != nil {
		p.cfg.Log.Warn("pictures are not kept between runs", "reason", err)
	}
	if pictures == nil {
		if p.temp, err = os.MkdirTemp("", "seedfeed-pictures-"); err != nil {
			return err
		}
		if pictures, err = picture.Open(p.temp); err != nil {
			return err
		}
	}
	c := p.cfg // not p.cfg below: Reload replaces it while other goroutines call these functions
	waiting := newWaitingFiles(c.Hold)
	p.waitingFiles = waiting
	var g *gallery.Gallery
	g = gallery.New(gallery.Config{
		Store: pictures, Kept: kept, Read: c.files.whole, List: c.listFolder, Log: c.witness.PictureLog(c.Log),
		Look: func(path string) (cache.Entry, error) {
			s, err := waiting.lookPicture(path, c, g.Known)
			if err == nil && s.Size > maxPicture {
				err = fmt.Errorf("%d bytes large, over the limit of %d: scale it down", s.Size, maxPicture)
			}
			return s, err
		},
	})
	p.gallery = g
	return nil
}

// listFolder yields the paths of all files of the seeds folder but hidden ones.
func (c *config) listFolder() iter.Seq[string] {
	return func(yield func(string) bool) {
		_ = fs.WalkDir(os.DirFS(c.Seeds), ".", func(path string, e fs.DirEntry, err error) error {
			switch {
			case path == "." && err == nil:
			case err != nil, watch.Hidden(path):
				if e != nil && e.IsDir() {
					return fs.SkipDir
				}
			case !e.IsDir() && !yield(path):
				return fs.SkipAll
			}
			return nil
		})
	}
}

// picturesVersion is that of the values that the cache of pictures has.
const picturesVersion = "1"

// resumePictures enters the pictures of the articles that are published or held back. It returns the records that the last
// run could not complete because it ended between showing late pictures and noting them. Without them a picture that is
// replaced now would count as one that was late.
func (p *press) resumePictures() (settled []register.Change) {
	for r := range p.ledger.Index().All() {
		if r.Pictures == "" || !r.Withdrawn.IsZero() && !r.Held {
			continue
		}
		if whole := p.gallery.Resume(r.Path, r.Hash); whole && r.Pictures == ledger.LatePictures {
			after := r
			after.Pictures = p.gallery.Sum(r.Path)
			settled = append(settled, register.Change{Before: r, After: after})
		}
	}
	return settled
}

// site is what the settings say, and where documents look up articles and pictures.
func (p *press) site() edition.Site {
	s := p.cfg.Site(p.state.FeedID)
	s.Feeds = p.state.FormerFeeds()
	s.Index, s.PictureOf = p.ledger.Index(), p.gallery.Find
	s.PicturesOf = p.gallery.All
	s.FileOf = func(name string) (body []byte, kind string, ok bool) { return p.gallery.File(name, p.public) }
	return s
}

// public reports whether the article in a file may be seen.
func (p *press) public(file string) bool {
	r, ok := p.ledger.Index().ByPath(file)
	return ok && r.Withdrawn.IsZero() || p.cfg.witness != nil // who previews sees drafts with their pictures
}
