// Package gallery knows which pictures the articles of a folder name, which of them are in the folder, and what is served
// of them.
//
// An article names a picture by an address as its author wrote it. The address may stand for several paths of the folder
// (see places); the first path at which there is a file is the picture. Pictures inside an article's own file, as word
// processors keep them, have paths that no file can have.
//
// The scaled pictures are in a picture.Store. A cache keeps, between runs, which picture each path held, the stamp
// that it showed, and which addresses each article has, so that a restart reads none again. Both are disposable.
//
// Pictures are read and scaled in the background. Fetch waits for them for a moment only; Late names the articles whose
// pictures came after that, or changed, so that they are published anew.
package gallery

import (
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
	"seedfeed/feed/picture"
)

// Config is what a Gallery is made with.
type Config struct {
	Store *picture.Store
	Kept  *cache.Cache
	// Look returns the stamp of the file at a path, with no Hash. The error wraps fs.ErrNotExist where none is there. Any
	// other one says why the file cannot be a picture.
	Look func(path string) (cache.Entry, error)
	// List yields the paths of all files of the folder.
	List func() iter.Seq[string]
	// Read returns the bytes of the file at a path. An error says that it cannot be read whole now.
	Read func(path string) ([]byte, error)
	Log  *slog.Logger
}

// Gallery is safe for concurrent use.
type Gallery struct {
	Config
	slots chan struct{} // held while a picture is read and made
	pause time.Duration // until a picture that could not be written to the store is made again

	listing  sync.Mutex
	listed   map[string][]string // by name of a file: all pictures of the folder, when it was listed last
	listedAt time.Time

	mu       sync.RWMutex
	articles map[string]*article        // by the path of their file
	names    map[string]map[string]int  // name of a picture's file: the articles that may mean it, with the number of addresses
	folders  map[string]int             // how many addresses lead, most likely, to a folder or below it
	spots    map[string]*spot           // by path
	found    map[string]map[string]bool // by name of a file: where pictures of that name are or were, for addresses that are bare names
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

// spot is a path that an article means, and where something is or was.
type spot struct {
	shown  cache.Entry    // the stamp of what was made or refused, and the hash of the picture; Hash "": refused
	forms  []picture.Form // largest first, without their bodies; nil: nothing to show
	making *work          // that runs; nil: none does
}

// New returns a Gallery that knows of no article.
func New(c Config) *Gallery {
	g := &Gallery{
		Config: c, slots: make(chan struct{}, 2*runtime.GOMAXPROCS(0)), pause: 30 * time.Second,
		articles: map[string]*article{}, names: map[string]map[string]int{}, folders: map[string]int{}, spots: map[string]*spot{},
		found: map[string]map[string]bool{}, files: map[string]map[string]bool{}, late: map[string]bool{},
	}
	if c.Kept != nil {
		for p := range c.Kept.Paths() {
			if !strings.Contains(p, inside) {
				g.find(p, true)
			}
		}
	}
	return g
}

// mostPictures bounds the pictures of the folder that one article shows: each may be at dozens of paths.
const mostPictures = 1000

// name enters what an article names, in place of what it named before.
func (g *Gallery) name(file string, addresses []string) *article {
	a := &article{chosen: map[string]string{}}
	before, was := g.articles[file], map[string]string{}
	if before != nil {
		was = before.chosen
	}
	for _, address := range addresses {
		if len(a.addresses) == mostPictures {
			break
		}
		if _, twice := a.chosen[address]; !twice && len(places(file, address)) > 0 {
			a.addresses, a.chosen[address] = append(a.addresses, address), was[address] // until it is looked for
		}
	}
	g.count(file, before, -1)
	g.count(file, a, 1)
	if delete(g.articles, file); len(a.addresses) > 0 {
		g.articles[file] = a
	}
	if before != nil {
		g.prune(file, before)
	}
	return a
}

// Leave forgets an article that is not there any more.
func (g *Gallery) Leave(file string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.articles[file] != nil {
		g.keep(g.Kept.Drop(inside + file))
	}
	g.name(file, nil)
	delete(g.late, file)
}

// count enters an article (n is 1) into names and folders, or takes it out (-1).
func (g *Gallery) count(file string, a *article, n int) {
	if a == nil {
		return
	}
	for _, address := range a.addresses {
		likely := places(file, address)[0]
		if g.names[path.Base(likely)] == nil {
			g.names[path.Base(likely)] = map[string]int{}
		}
		add(g.names[path.Base(likely)], file, n)
		if len(g.names[path.Base(likely)]) == 0 {
			delete(g.names, path.Base(likely))
		}
		for d := path.Dir(likely); d != "."; d = path.Dir(d) {
			add(g.folders, d, n)
		}
	}
}

// add changes a count. One of zero is taken out.
func add(counts map[string]int, key string, n int) {
	if counts[key] += n; counts[key] == 0 {
		delete(counts, key)
	}
}

// prune forgets the spots of what an article named before, where no article may mean them any more.
func (g *Gallery) prune(file string, before *article) {
	for _, address := range before.addresses {
		for _, p := range g.candidates(file, address) {
			if s := g.spots[p]; s != nil && len(g.meaning(p)) == 0 {
				g.clear(p, s)
				delete(g.spots, p)
				g.find(p, false)
			}
		}
	}
}

// meaning returns the articles that may mean the picture at a path.
func (g *Gallery) meaning(p string) (files []string) {
	for file := range g.names[path.Base(p)] {
		if slices.ContainsFunc(g.articles[file].addresses, func(address string) bool { return means(file, address, p) }) {
			files = append(files, file)
		}
	}
	return files
}

// spot returns the spot at a path, which an article means.
func (g *Gallery) spot(p string) *spot {
	s := g.spots[p]
	if s == nil {
		s = new(spot)
		g.spots[p] = s
	}
	return s
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

// Resume enters an article that was published in an earlier run from a file with that hash, with the pictures that it had
// then. The scan of the folder tells which of them have changed or are gone. Late names the article where the store has
// lost a picture, and where the cache has lost its addresses or a picture inside its own file, which no scan finds. Whole
// says that it had a picture for each address.
func (g *Gallery) Resume(file, hash string) (whole bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	value, ok := g.Kept.Get(inside+file, hash)
	if !ok {
		g.late[file] = true
		return false
	}
	whole = true
	a := g.name(file, strings.Split(string(value), inside))
	for _, address := range a.addresses {
		for _, p := range g.candidates(file, address) {
			if g.spots[p] == nil && !g.resumeSpot(file, p) {
				continue
			}
			a.chosen[address] = p
			break
		}
		whole = whole && a.chosen[address] != ""
	}
	return whole
}

// resumeSpot enters the picture that lay at a path; false where nothing is known of one.
func (g *Gallery) resumeSpot(file, p string) bool {
	kept, ok := g.Kept.Entry(p)
	if !ok && !strings.Contains(p, inside) {
		return false
	}
	made, ok := g.Store.Find(kept.Hash)
	if !ok { // no scan finds what is inside the article's own file
		g.late[file] = true
		return false
	}
	g.fill(p, g.spot(p), kept, made.Forms)
	return true
}

// Sweep deletes what is kept of pictures that no article names. While a picture is being made it leaves everything as it is.
func (g *Gallery) Sweep() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.spots {
		if s.making != nil {
			return
		}
	}
	needed := map[string]bool{}
	for p := range g.Kept.Paths() {
		file, isArticle := strings.CutPrefix(p, inside)
		s := g.spots[p]
		switch {
		case isArticle && g.articles[file] != nil:
		case s != nil && s.shown.Hash != "":
			needed[s.shown.Hash] = true
		default:
			g.keep(g.Kept.Drop(p))
		}
	}
	if err := g.Store.Sweep(func(source string) bool { return needed[source] }); err != nil {
		g.Log.Warn("pictures that nothing shows could not be deleted", "reason", err)
	}
}

// Wanted reports whether an article may mean the file at a path.
func (g *Gallery) Wanted(p string) bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return len(g.meaning(p)) > 0
}

// WantedDir reports whether an address leads, most likely, to a file in the folder at a path or below it. Such a folder is
// listed though nothing else in it is read: a saved page has its pictures in one.
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
	if s := g.spots[p]; s != nil && gone {
		g.clear(p, s)
	}
	g.find(p, !gone && len(g.meaning(p)) > 0)
	g.nameLate(p)
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
