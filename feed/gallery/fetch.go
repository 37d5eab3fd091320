package gallery

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
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
	g.mu.Unlock()
	var running []*work
	for _, address := range a.addresses {
		if w := g.begin(a, file, hash, address, embedded); w != nil {
			running = append(running, w)
		}
	}
	g.tellMissing(file, before, a)
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
	for _, p := range places(file, address) {
		read := func() ([]byte, error) { return g.Read(p) }
		shown, err := cache.Entry{Path: p, ChangeTime: stampOf(hash)}, error(nil)
		if _, name, in := strings.Cut(p, inside); in {
			read = func() ([]byte, error) { return embedded(name) }
		} else if shown, err = g.Look(p); err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				g.Log.Warn("picture not shown", "file", p, "reason", err)
			}
			continue
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		g.choose(a, address, p)
		s := g.spots[p]
		if s == nil { // left meanwhile
			return nil
		}
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

// retry has Late name the articles of a picture again after a pause.
func (g *Gallery) retry(p string, s *spot) {
	for file := range s.named {
		if a := g.articles[file]; a != nil {
			a.unsettled = true
		}
	}
	g.pending++
	time.AfterFunc(g.pause, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.pending--
		if g.spots[p] == s && s.shown == (cache.Entry{}) {
			g.nameLate(s)
		}
	})
}

// nameLate has Late name the articles that may mean a spot.
func (g *Gallery) nameLate(s *spot) {
	for file := range s.named {
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
