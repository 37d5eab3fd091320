package gallery

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/picture"
)

// work is the making of one picture.
type work struct {
	spot *spot
	done chan struct{} // closed at its end
}

// fetchWait is how long an article waits for the pictures that are there.
const fetchWait = 2 * time.Second

// Fetch enters what pictures an article names, makes those that are there and were not made yet, and waits for them for
// fetchWait. Hash is that of the article's file, and embedded gives a picture inside it by its name.
func (g *Gallery) Fetch(file, hash string, addresses []string, embedded func(name string) ([]byte, error)) {
	g.mu.Lock()
	before := g.articles[file]
	a := g.name(file, addresses)
	g.keepAddresses(file, hash, a)
	g.mu.Unlock()
	var running []*work
	for _, address := range a.addresses {
		if w := g.begin(a, file, hash, address, embedded); w != nil {
			running = append(running, w)
		}
	}
	g.tellMissing(file, before, a)
	g.tellUnread(file, addresses)
	if len(running) == 0 {
		return
	}
	patience := time.NewTimer(fetchWait)
	defer patience.Stop()
	for i, w := range running {
		select {
		case <-w.done:
		case <-patience.C:
			g.waitLonger(file, a, running[i:])
			return
		}
	}
}

// keepAddresses keeps what an article names for the next run.
func (g *Gallery) keepAddresses(file, hash string, a *article) {
	if len(a.addresses) == 0 {
		return
	}
	if kept, ok := g.Kept.Entry(inside + file); !ok || kept.Hash != hash {
		g.keep(g.Kept.Put(cache.Entry{Path: inside + file, Hash: hash}, []byte(strings.Join(a.addresses, inside))))
	}
}

// tellMissing logs the pictures that are missing, once.
func (g *Gallery) tellMissing(file string, before, a *article) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	for _, address := range a.addresses {
		told := false
		if before != nil {
			at, named := before.chosen[address]
			told = named && at == ""
		}
		if a.chosen[address] == "" && !told {
			g.Log.Info("picture not there, shown when it comes", "file", file, "picture", address)
		}
	}
}

// tellUnread logs the pictures of the folder that are of no kind that is read.
func (g *Gallery) tellUnread(file string, addresses []string) {
	for _, address := range addresses {
		if u, err := url.Parse(address); err == nil && !u.IsAbs() && u.Host == "" && path.Ext(u.Path) != "" && len(places(file, address)) == 0 {
			g.Log.Warn("picture not shown", "file", file, "picture", address, "reason", "it is of a kind that is not read; save it as JPEG, PNG, GIF or WebP")
		}
	}
}

// waitLonger has Late name the article once its pictures are made. Of one that could not be read whole the watcher tells
// when it can.
func (g *Gallery) waitLonger(file string, a *article, running []*work) {
	g.mu.Lock()
	a.unsettled = true
	g.pending++
	g.mu.Unlock()
	go func() {
		for _, w := range running {
			<-w.done
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		g.pending--
		for _, w := range running {
			if w.spot.shown != (cache.Entry{}) && g.articles[file] == a {
				g.late[file] = true
			}
		}
	}()
}

// begin finds the picture at an address and begins to make it where that was not done yet. It returns the work that runs,
// nil where none does.
func (g *Gallery) begin(a *article, file, hash, address string, embedded func(name string) ([]byte, error)) *work {
	for _, p := range g.lookup(file, address) {
		read := func() ([]byte, error) { return g.Read(p) }
		shown, err := cache.Entry{Path: p, ChangeTime: stampOf(hash)}, error(nil)
		if _, name, in := strings.Cut(p, inside); in {
			read = func() ([]byte, error) { return embedded(name) }
		} else if shown, err = g.Look(p); err != nil {
			if !errors.Is(err, fs.ErrNotExist) { // a folder, a link, something that may not be looked at
				g.Log.Warn("picture not shown", "file", p, "reason", err)
			}
			continue
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		a.chosen[address] = p
		if g.articles[file] != a { // it names others by now
			return nil
		}
		s := g.spot(p)
		was := s.shown
		if was.Hash = ""; s.making == nil && was != shown {
			s.making = &work{s, make(chan struct{})}
			go g.make(p, s, shown, read)
		}
		return s.making
	}
	return nil
}

// lookup returns the candidates for an address. Where it is a bare name that is not known, all folders are searched for it.
func (g *Gallery) lookup(file, address string) []string {
	g.mu.RLock()
	known := !bare(address) || len(g.found[address]) > 0
	g.mu.RUnlock()
	if !known {
		if _, err := g.Look(places(file, address)[0]); err != nil {
			g.search(address)
		}
	}
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.candidates(file, address)
}

// stampOf makes the stamp of a picture inside a file of the hash of that file.
func stampOf(hash string) int64 {
	sum := sha256.Sum256([]byte(hash))
	return int64(binary.BigEndian.Uint64(sum[:]))
}

// readPause is the first pause between tries to read a picture that is being written. Each one is twice the one before.
const readPause = 20 * time.Millisecond

// make reads and scales the picture at a spot.
func (g *Gallery) make(p string, s *spot, shown cache.Entry, read func() ([]byte, error)) {
	made, unread, err := g.try(read)
	for pause := readPause; pause < fetchWait && unread && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission); pause *= 2 {
		time.Sleep(pause)
		made, unread, err = g.try(read)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	close(s.making.done)
	s.making = nil
	if g.spots[p] != s {
		return
	}
	file, _, in := strings.Cut(p, inside)
	var disk *fs.PathError
	switch {
	case err == nil:
		shown.Hash = made.Source
		g.fill(p, s, shown, made.Forms)
		g.keep(g.Kept.Put(shown, nil))
		g.tellOthers(p)
		return
	case unread && !in && !errors.Is(err, fs.ErrPermission): // the watcher tells when it is whole
		g.clear(p, s)
		return
	case errors.As(err, &disk): // tried again with the article
		g.clear(p, s)
	default:
		g.fill(p, s, shown, nil)
	}
	g.Log.Warn("picture not shown", "file", file, "reason", err)
}

// tellOthers has Late name the articles that looked for a picture before it came. The watcher does not tell of it, since
// Known has it by then.
func (g *Gallery) tellOthers(p string) {
	for _, file := range g.meaning(p) {
		for address, at := range g.articles[file].chosen {
			if at == "" && means(file, address, p) {
				g.late[file] = true
			}
		}
	}
}

// try reads and scales a picture once. Unread says that the error is one of reading.
func (g *Gallery) try(read func() ([]byte, error)) (made picture.Made, unread bool, err error) {
	g.slots <- struct{}{}
	defer func() { <-g.slots }()
	data, err := read()
	if err != nil {
		return picture.Made{}, true, err
	}
	made, err = g.Store.Make(data)
	return made, false, err
}
