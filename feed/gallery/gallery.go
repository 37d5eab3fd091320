// Package gallery knows which pictures the articles of a folder name, which of them are in the folder, and what is served
// of them.
//
// An article names a picture by an address as its author wrote it. The address may stand for several paths of the folder
// (see places); the first path at which there is a file is the picture. Pictures inside an article's own file, as word
// processors keep them, have paths that no file can have.
//
// The scaled pictures are in a picture.Store. A cache keeps, between runs, which picture each path held and the
// stamp that it showed, so that a restart reads none again. Both are disposable.
//
// Pictures are read and scaled in the background. Fetch waits for them for a moment only; Late names the articles whose
// pictures came after that, or changed, so that they are published anew.
package gallery

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"iter"
	"log/slog"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/ledger"
	"seedfeed/feed/picture"
)

// Config is what a Gallery is made with.
type Config struct {
	Store *picture.Store
	Kept  *cache.Cache
	// Look returns the stamp of the file at a path, with no Hash. The error wraps fs.ErrNotExist where none is there. Any
	// other one says why the file cannot be a picture.
	Look func(path string) (cache.Entry, error)
	// Read returns the bytes of the file at a path. An error says that it cannot be read whole now.
	Read func(path string) ([]byte, error)
	Log  *slog.Logger
}

// Gallery is safe for concurrent use.
type Gallery struct {
	Config
	slots chan struct{} // held while a picture is read and made
	pause time.Duration // until a picture that could not be written to the store is made again

	mu       sync.RWMutex
	articles map[string]*article        // by the path of their file
	spots    map[string]*spot           // by path, all that some article may mean
	folders  map[string]int             // how many spots are in a folder or below it
	files    map[string]map[string]bool // names of what is served: the paths of the spots
	late     map[string]bool            // articles that Late is to name
	pending  int                        // articles that wait in the background
	version  int                        // grows with each change of what Find answers
}

// article is what one article names.
type article struct {
	addresses []string
	chosen    map[string]string // address -> path of the picture; "": there is none
	unsettled bool              // some picture of the folder is not made yet, or could not be kept
}

// spot is a path at which an article looks for a picture.
type spot struct {
	named  map[string]bool // articles
	shown  cache.Entry     // the stamp of what was made or refused, and the hash of the picture; Hash "": refused
	forms  []picture.Form  // largest first, without their bodies; nil: nothing to show
	making *work           // that runs; nil: none does
}

// New returns a Gallery that knows of no article.
func New(c Config) *Gallery {
	return &Gallery{
		Config: c, slots: make(chan struct{}, 2*runtime.GOMAXPROCS(0)), pause: 30 * time.Second,
		articles: map[string]*article{}, spots: map[string]*spot{}, folders: map[string]int{},
		files: map[string]map[string]bool{}, late: map[string]bool{},
	}
}

// mostPictures bounds the pictures of the folder that one article shows: each may be at dozens of paths.
const mostPictures = 1000

// name enters what an article names, in place of what it named before.
func (g *Gallery) name(file string, addresses []string) *article {
	a := &article{chosen: map[string]string{}}
	before := map[string]string{}
	if b := g.articles[file]; b != nil {
		before = b.chosen
	}
	g.leave(file, addresses)
	for _, address := range addresses {
		if len(a.addresses) == mostPictures {
			break
		}
		if _, twice := a.chosen[address]; twice || len(places(file, address)) == 0 {
			continue
		}
		a.addresses, a.chosen[address] = append(a.addresses, address), before[address] // until it is looked for
		for _, p := range places(file, address) {
			s := g.spots[p]
			if s == nil {
				s = &spot{named: map[string]bool{}}
				g.spots[p] = s
				g.count(p, 1)
			}
			s.named[file] = true
		}
	}
	delete(g.articles, file)
	if len(a.addresses) > 0 {
		g.articles[file] = a
	}
	return a
}

// Leave forgets an article that is not there any more.
func (g *Gallery) Leave(file string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.leave(file, nil)
	delete(g.articles, file)
	delete(g.late, file)
}

// leave forgets the addresses of an article that it does not go on naming.
func (g *Gallery) leave(file string, goesOn []string) {
	a := g.articles[file]
	if a == nil {
		return
	}
	stays := map[string]bool{}
	for _, address := range goesOn {
		for _, p := range places(file, address) {
			stays[p] = true
		}
	}
	for _, address := range a.addresses {
		for _, p := range places(file, address) {
			s := g.spots[p]
			if s == nil || stays[p] {
				continue
			}
			if delete(s.named, file); len(s.named) == 0 {
				g.clear(p, s)
				delete(g.spots, p)
				g.count(p, -1)
			}
		}
	}
}

// count counts a spot in the folders around it.
func (g *Gallery) count(p string, n int) {
	for d := path.Dir(p); ; d = path.Dir(d) {
		if g.folders[d] += n; g.folders[d] == 0 {
			delete(g.folders, d)
		}
		if d == "." {
			return
		}
	}
}

// clear forgets the picture at a spot.
func (g *Gallery) clear(p string, s *spot) {
	if s.forms != nil {
		g.version++
	}
	for _, f := range s.forms {
		if delete(g.files[f.Name], p); len(g.files[f.Name]) == 0 {
			delete(g.files, f.Name)
		}
	}
	if s.shown != (cache.Entry{}) {
		g.keep(g.Kept.Drop(p))
	}
	s.forms, s.shown = nil, cache.Entry{}
}

// fill notes the picture at a spot: forms is nil where it cannot be shown.
func (g *Gallery) fill(p string, s *spot, shown cache.Entry, forms []picture.Form) {
	g.clear(p, s)
	if s.shown, s.forms = shown, forms; forms != nil {
		g.version++
	}
	for _, f := range forms {
		if g.files[f.Name] == nil {
			g.files[f.Name] = map[string]bool{}
		}
		g.files[f.Name][p] = true
	}
}

// keep logs that the cache could not be written. That costs time at the next start and nothing else.
func (g *Gallery) keep(err error) {
	if err != nil {
		g.Log.Warn("what is known of a picture is not kept", "reason", err)
	}
}

// Resume enters an article that was published in an earlier run, with the pictures that it had then. The scan of the folder
// tells which of them have changed or are gone. Late names the article where the store has lost a picture, and where the
// cache has lost one inside the article's own file, which no scan finds.
func (g *Gallery) Resume(file string, addresses []string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.name(file, addresses)
	for _, address := range a.addresses {
		for _, p := range places(file, address) {
			s := g.spots[p]
			if s.shown == (cache.Entry{}) {
				kept, ok := g.Kept.Entry(p)
				if !ok {
					if strings.Contains(p, inside) {
						g.late[file] = true
					}
					continue
				}
				made, ok := g.Store.Find(kept.Hash)
				if !ok {
					g.late[file] = true
					continue
				}
				g.fill(p, s, kept, made.Forms)
			}
			a.chosen[address] = p
			break
		}
	}
}

// Sweep deletes what is kept of pictures that no article names. It must not run beside Fetch.
func (g *Gallery) Sweep() {
	needed := map[string]bool{}
	for p := range g.Kept.Paths() {
		s := g.spots[p]
		if s == nil || s.shown.Hash == "" {
			g.keep(g.Kept.Drop(p))
			continue
		}
		needed[s.shown.Hash] = true
	}
	if err := g.Store.Sweep(func(source string) bool { return needed[source] }); err != nil {
		g.Log.Warn("pictures that nothing shows could not be deleted", "reason", err)
	}
}

// Sum names the pictures that an article shows, as ledger.Record.Pictures does. It is ledger.LatePictures while a
// picture of the folder is not made yet: the owner changes nothing when it comes.
func (g *Gallery) Sum(file string) string {
	g.mu.RLock()
	defer g.mu.RUnlock()
	a := g.articles[file]
	switch {
	case a == nil:
		return ""
	case a.unsettled:
		return ledger.LatePictures
	}
	h, none := sha256.New(), true
	for _, address := range a.addresses {
		if s := g.spots[a.chosen[address]]; s != nil && s.forms != nil {
			none = false
			h.Write([]byte(s.shown.Hash))
		}
		h.Write([]byte{0})
	}
	if none {
		return ledger.NoPictures
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Find returns the forms of the picture that an article names by an address, largest first: nil where there is nothing to
// show. Their bodies are served under their names.
func (g *Gallery) Find(file, address string) []picture.Form {
	g.mu.RLock()
	defer g.mu.RUnlock()
	a := g.articles[file]
	if a == nil {
		return nil
	}
	if s := g.spots[a.chosen[address]]; s != nil {
		return s.forms
	}
	return nil
}

// Version returns a number that grows with each change of what Find answers. It may grow without one.
func (g *Gallery) Version() int {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.version
}

// File returns the bytes of a form by its name, and their media type; false where no article for which public is true
// shows it. Where the store has lost it, Late names the articles.
func (g *Gallery) File(name string, public func(file string) bool) (body []byte, kind string, ok bool) {
	if !g.shownBy(name, public) {
		return nil, "", false
	}
	body, kind, err := g.Store.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		g.lost(name)
	}
	return body, kind, err == nil
}

// lost has a form made anew that the store has lost.
func (g *Gallery) lost(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for p := range maps.Clone(g.files[name]) {
		g.clear(p, g.spots[p])
		g.nameLate(g.spots[p])
	}
}

func (g *Gallery) shownBy(name string, public func(file string) bool) bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	for p := range g.files[name] {
		for file := range g.spots[p].named {
			if slices.Contains(slices.Collect(maps.Values(g.articles[file].chosen)), p) && public(file) {
				return true
			}
		}
	}
	return false
}

// Wanted reports whether an article may mean the file at a path.
func (g *Gallery) Wanted(p string) bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.spots[p] != nil
}

// WantedDir reports whether an article may mean a file in the folder at a path or below it.
func (g *Gallery) WantedDir(p string) bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.folders[p] > 0
}

// Known returns the stamp of the picture that was read at a path.
func (g *Gallery) Known(p string) (cache.Entry, bool) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	if s := g.spots[p]; s != nil && s.shown != (cache.Entry{}) {
		return s.shown, true
	}
	return cache.Entry{}, false
}

// Paths yields the paths for which Known answers, in no order.
func (g *Gallery) Paths() iter.Seq[string] {
	g.mu.RLock()
	defer g.mu.RUnlock()
	var out []string
	for p, s := range g.spots {
		if s.shown != (cache.Entry{}) && !strings.Contains(p, inside) {
			out = append(out, p)
		}
	}
	return slices.Values(out)
}

// Changed tells that another file is at a path, or that none is there any more. Late then names the articles that may
// mean it.
func (g *Gallery) Changed(p string, gone bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.spots[p]
	if s == nil {
		return
	}
	if gone {
		g.clear(p, s)
	}
	g.nameLate(s)
}

// Late returns the articles whose pictures have changed or come since they were fetched, each once, and whether others
// still wait.
func (g *Gallery) Late() (files []string, waiting bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	files = slices.Sorted(maps.Keys(g.late))
	clear(g.late)
	return files, g.pending > 0
}
