package gallery

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"slices"

	"seedfeed/feed/ledger"
	"seedfeed/feed/picture"
)

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

// All yields each address by which an article names a picture, with what Find returns for it.
func (g *Gallery) All(file string) iter.Seq2[string, []picture.Form] {
	return func(yield func(string, []picture.Form) bool) {
		g.mu.RLock()
		a := g.articles[file]
		var addresses []string
		if a != nil {
			addresses = a.addresses
		}
		g.mu.RUnlock()
		for _, address := range addresses {
			if !yield(address, g.Find(file, address)) {
				return
			}
		}
	}
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
		g.nameLate(p)
	}
}

func (g *Gallery) shownBy(name string, public func(file string) bool) bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	for p := range g.files[name] {
		for _, file := range g.meaning(p) {
			if slices.Contains(slices.Collect(maps.Values(g.articles[file].chosen)), p) && public(file) {
				return true
			}
		}
	}
	return false
}
