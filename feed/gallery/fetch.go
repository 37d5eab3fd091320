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

	// The version to be made, which may change meanwhile.
	stamp cache.Entry
	read  func() ([]byte, error)
}

// fetchWait is how long an article waits for the pictures that are in the folder.
const fetchWait = 2 * time.Second

// Fetch enters the pictures that an article names and makes those that are in the folder and were not made yet. It waits
// for them, fetchWait at most. Hash is that of the article's file, and embedded gives a picture inside it by its name.
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

// tellMissing logs each missing picture once.
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
		if g.articles[file] != a { // it names others by now
			return nil
		}
		g.choose(a, address, p)
		s := g.spot(p)
		was := s.shown
		was.Hash = ""
		switch {
		case s.making != nil:
			s.making.stamp, s.making.read = shown, read
		case was != shown:
			s.making = &work{s, make(chan struct{}), shown, read}
			go g.make(p, s, s.making)
		}
		return s.making
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.choose(a, address, "")
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

// choose notes the path of the picture that an article names by an address; "" means that there is none.
func (g *Gallery) choose(a *article, address, p string) {
	if a.chosen[address] != p {
		a.chosen[address] = p
		g.version++
	}
}

// stampOf makes the stamp of a picture inside a file of the hash of that file.
func stampOf(hash string) int64 {
	sum := sha256.Sum256([]byte(hash))
	return int64(binary.BigEndian.Uint64(sum[:]))
}

// readPause is the first pause between tries to read a picture that is being written. Each one is twice the one before.
const readPause = 20 * time.Millisecond

// make reads and scales the picture at a spot, and again where it was replaced meanwhile.
func (g *Gallery) make(p string, s *spot, w *work) {
	g.mu.Lock()
	defer g.mu.Unlock()
	file, _, in := strings.Cut(p, inside)
	var shown cache.Entry
	var made picture.Made
	var unread bool
	var err error
	for shown != w.stamp {
		shown = w.stamp
		read := w.read
		g.mu.Unlock()
		made, unread, err = g.tryLong(read, !in)
		g.mu.Lock()
	}
	close(w.done)
	s.making = nil
	if g.spots[p] != s {
		return
	}
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
	case errors.Is(err, picture.ErrNotKept):
		g.clear(p, s)
		g.retry(p, s)
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

// retry has Late name the articles of a picture again after a pause.
func (g *Gallery) retry(p string, s *spot) {
	for _, file := range g.meaning(p) {
		g.articles[file].unsettled = true
	}
	g.pending++
	time.AfterFunc(g.pause, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.pending--
		if g.spots[p] == s && s.shown == (cache.Entry{}) {
			g.nameLate(p)
		}
	})
}

// nameLate has Late name the articles that may mean the picture at a path.
func (g *Gallery) nameLate(p string) {
	for _, file := range g.meaning(p) {
		g.late[file] = true
	}
}

// tryLong goes on trying for a moment where a picture cannot be read. One inside another file can be read at once or never.
func (g *Gallery) tryLong(read func() ([]byte, error), again bool) (made picture.Made, unread bool, err error) {
	made, unread, err = g.try(read)
	for pause := readPause; again && pause < fetchWait && unread && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission); pause *= 2 {
		time.Sleep(pause)
		made, unread, err = g.try(read)
	}
	return made, unread, err
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
