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

// Sum returns the value of ledger.Record.Pictures for an article. It is ledger.LatePictures while a picture in the folder is
// not scaled yet, so that the article does not count as edited when the picture is ready.
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

// Find returns the forms of the picture that an article refers to by an address, largest first. It returns nil if there is
// no such picture. Their bodies are served under their names.
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

// All yields each address by which an article refers to a picture, with the result of Find.
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

// Version returns a number that increases whenever a result of Find changes. It may also increase without a change.
func (g *Gallery) Version() int {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.version
}

// File returns the bytes and the media type of the form with a name. It returns false unless an article that shows the form
// is public. If the store has lost the form, File returns false, and Late returns the articles that show it.
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

// lost arranges that a form that the store has lost is made again.
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
