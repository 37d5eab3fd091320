package gallery

import (
	"maps"
	"path"
	"slices"
	"time"
)

// find notes that a picture is at a path, or that none is.
func (g *Gallery) find(p string, there bool) {
	name := path.Base(p)
	switch {
	case !there:
		delete(g.found[name], p)
	case g.found[name] == nil:
		g.found[name] = map[string]bool{p: true}
	default:
		g.found[name][p] = true
	}
}

// listedFor is how long a list of the folder serves those that look for pictures by their names.
const listedFor = 2 * time.Second

// search notes where pictures of a name are in the folder.
func (g *Gallery) search(name string) {
	g.listing.Lock() // the folder may be slow: mu is not held while it is listed
	defer g.listing.Unlock()
	if time.Since(g.listedAt) > listedFor {
		g.listed = map[string][]string{}
		for p := range g.List() {
			if len(places(".", path.Base(p))) > 0 {
				g.listed[path.Base(p)] = append(g.listed[path.Base(p)], p)
			}
		}
		g.listedAt = time.Now()
		time.AfterFunc(listedFor, func() {
			g.listing.Lock()
			defer g.listing.Unlock()
			g.listed, g.listedAt = nil, time.Time{}
		})
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, p := range g.listed[name] {
		g.find(p, true)
	}
}

// candidates are the paths at which an address may have its picture, the likeliest first.
func (g *Gallery) candidates(file, address string) []string {
	out := places(file, address)
	if bare(address) {
		for _, p := range slices.Sorted(maps.Keys(g.found[address])) {
			if !slices.Contains(out, p) && means(file, address, p) {
				out = append(out, p)
			}
		}
	}
	return out
}
