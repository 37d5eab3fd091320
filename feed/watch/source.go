package watch

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// maxNoted bounds the paths kept between two rounds of the loop; beyond it the tree is scanned instead.
const maxNoted = 100_000

// hint is one path to be looked at. Moved: it came, went or was replaced, so a folder's watch may be gone too.
type hint struct {
	path  string // "." is the watched folder itself
	moved bool
}

// source turns events into a set of paths, in order of their first event. Its goroutine does nothing else, so that the
// watcher's queue stays short.
type source struct {
	dir   string // absolute
	rules string // Config.Rules
	w     *fsnotify.Watcher
	wake  chan struct{} // holds a token while there is something to take
	done  chan struct{}

	mu    sync.Mutex
	order []string
	moved map[string]bool
	lost  error // events were lost: scan
}

// newSource returns a deaf source and an error if the system gives no watcher.
func newSource(dir, rules string, watcher func() (*fsnotify.Watcher, error)) (*source, error) {
	s := newDeafSource(dir)
	s.rules = rules
	w, err := watcher()
	if err != nil {
		return s, limited(err, runtime.GOOS)
	}
	s.w, s.done = w, make(chan struct{})
	go s.drain()
	return s, nil
}

// newDeafSource returns a source that has no events but those that are noted.
func newDeafSource(dir string) *source {
	s := &source{dir: dir, wake: make(chan struct{}, 1), done: make(chan struct{}), moved: map[string]bool{}}
	close(s.done)
	return s
}

// deaf reports whether s has no watcher.
func (s *source) deaf() bool { return s.w == nil }

// close ends the goroutine and waits for it.
func (s *source) close() {
	if s.w != nil {
		s.w.Close()
	}
	<-s.done
}

func (s *source) drain() {
	defer close(s.done)
	for {
		select {
		case e, ok := <-s.w.Events:
			if !ok {
				return
			}
			s.event(e)
		case err, ok := <-s.w.Errors:
			if !ok {
				return
			}
			s.fail(err)
		}
	}
}

// event notes the path of an event. The swap of a ConfigMap and other rules are reasons to scan.
func (s *source) event(e fsnotify.Event) {
	p, ok := s.relative(e.Name)
	moved := e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	switch {
	case !ok:
	case p == ".":
		if moved {
			s.note(p, true)
		} else if e.Op != fsnotify.Write {
			s.signal() // its rights changed, perhaps: each round opens it
		}
	case path.Base(p) == configMapData, s.rules != "" && path.Base(p) == s.rules:
		s.note(".", false)
	case !Hidden(p):
		s.note(p, moved)
	}
}

// relative returns the path of an event below dir. Events of the parent's other entries are not ours.
func (s *source) relative(name string) (string, bool) {
	rest, ok := strings.CutPrefix(name, s.dir)
	if ok && rest == "" && name != "" {
		return ".", true
	}
	if last := len(s.dir) - 1; ok && (last < 0 || s.dir[last] != filepath.Separator) { // else dir is the root of a file system
		rest, ok = strings.CutPrefix(rest, string(filepath.Separator))
	}
	return filepath.ToSlash(rest), ok
}

// note adds a path to be looked at.
func (s *source) note(path string, moved bool) {
	s.mu.Lock()
	was, ok := s.moved[path]
	s.moved[path] = was || moved
	if !ok {
		s.order = append(s.order, path)
	}
	if len(s.order) > maxNoted {
		s.order, s.moved = nil, map[string]bool{}
		s.lost = errors.New("more changes at once than are kept: the whole folder is scanned")
	}
	s.mu.Unlock()
	s.signal()
}

// fail notes that events were lost.
func (s *source) fail(err error) {
	s.mu.Lock()
	s.lost = fmt.Errorf("events were lost, the whole folder is scanned: %w", bare(err))
	s.mu.Unlock()
	s.signal()
}

func (s *source) signal() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// take returns and removes up to n paths, and the error if events were lost.
func (s *source) take(n int) (paths []hint, lost error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n = min(n, len(s.order))
	for _, p := range s.order[:n] {
		paths = append(paths, hint{p, s.moved[p]})
		delete(s.moved, p)
	}
	if s.order = s.order[n:]; len(s.order) == 0 {
		s.order = nil
	} else {
		s.signal()
	}
	lost, s.lost = s.lost, nil
	return paths, lost
}

// waiting reports whether there are paths to take.
func (s *source) waiting() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.order) > 0
}

// add watches one folder, given by its absolute path.
func (s *source) add(dir string) error {
	if s.w == nil {
		return nil
	}
	if err := s.w.Add(dir); err != nil {
		return limited(err, runtime.GOOS)
	}
	return nil
}

// remove ends the watch of one folder, if there is one.
func (s *source) remove(dir string) {
	if s.w != nil {
		_ = s.w.Remove(dir) // usually the library has dropped it already
	}
}

// limited adds the setting to raise if a limit of the system was met.
func limited(err error, system string) error {
	err = bare(err)
	switch {
	case errors.Is(err, syscall.ENOSPC) && system == "linux":
		return fmt.Errorf("%w: no watches left, changes in some folders are found by regular scans only: raise fs.inotify.max_user_watches", err)
	case !errors.Is(err, syscall.EMFILE) && !errors.Is(err, syscall.ENFILE):
		return err
	case system == "linux":
		return fmt.Errorf("%w: no watcher left, changes are found by regular scans only: raise fs.inotify.max_user_instances or the limit of open files (ulimit -n)", err)
	default: // kqueue opens each watched file
		return fmt.Errorf("%w: every watched file is held open, changes in some folders are found by regular scans only: raise the limit of open files (ulimit -n)", err)
	}
}
