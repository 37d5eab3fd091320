package feed

import (
	"io/fs"
	"os"
	"sync"

	"seedfeed/feed/folder"
	"seedfeed/feed/watch"
)

// Progress returns how many files the first scan has read since the start, and how many it must read in all. The first call
// starts to count the latter, so that a short scan does not pay for it; until that is done, it is 0. Both are 0 when no
// first scan is running. Progress is safe for concurrent use.
func (p *Publisher) Progress() (done, of int) {
	return p.reading.state(p.cfg.Seeds)
}

// scanCount counts the files of a first scan. It is safe for concurrent use.
type scanCount struct {
	mu    sync.Mutex
	done  map[string]bool // files that were handed over; nil: no first scan is running
	of    int             // files to be read, with those that were; 0: not counted yet
	begun bool            // counting
	known func(path string, info fs.FileInfo) bool
}

// begin starts a scan. Known reports whether a file need not be read. It is called from another goroutine.
func (t *scanCount) begin(known func(path string, info fs.FileInfo) bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done, t.of, t.begun, t.known = map[string]bool{}, 0, false, known
}

func (t *scanCount) handed(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.done != nil {
		t.done[path] = true
	}
}

func (t *scanCount) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done, t.of = nil, 0
}

func (t *scanCount) state(dir string) (done, of int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.done != nil && !t.begun {
		t.begun = true
		go t.count(dir, t.known)
	}
	if t.of == 0 {
		return len(t.done), 0
	}
	return len(t.done), max(t.of, len(t.done)) // files may come while the scan runs
}

// count finds out how many files the scan has to read. A file that is handed over meanwhile is counted once.
func (t *scanCount) count(dir string, known func(path string, info fs.FileInfo) bool) {
	root := os.DirFS(dir)
	tree := folder.New(root)
	unread := map[string]bool{}
	fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || path == ".":
			return nil
		case d.IsDir():
			if watch.Hidden(path) || !tree.WantedDir(path) {
				return fs.SkipDir
			}
		case d.Type().IsRegular() && !watch.Hidden(path):
			if ok, _ := tree.Judge(path); !ok {
				return nil
			}
			if info, err := d.Info(); err == nil && !known(path, info) {
				unread[path] = true
			}
		}
		return nil
	})
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.done == nil {
		return
	}
	t.of = len(unread)
	for path := range t.done {
		if !unread[path] {
			t.of++
		}
	}
}

// unchanged returns a function that reports whether a file has the size and time that the state knows. It is safe for
// concurrent use.
func (p *press) unchanged() func(path string, info fs.FileInfo) bool {
	index, kept := p.ledger.Index(), p.cache
	return func(path string, info fs.FileInfo) bool {
		r, ok := index.ByPath(path)
		if !ok || !r.Withdrawn.IsZero() {
			return false
		}
		e, ok := kept.Entry(path)
		return ok && e.Hash == r.Hash && e.Size == info.Size() && e.ModTime == info.ModTime().UnixNano()
	}
}
