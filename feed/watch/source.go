package watch

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// maxNoted bounds the paths kept between two rounds of the loop; beyond it the tree is scanned instead.
const maxNoted = 100_000

// hint is one path to be looked at. Moved: it came, went or was replaced, so that a folder's watch may have gone with
// it.
type hint struct {
	path  string // relative, with slashes; "" is the watched folder itself
	moved bool
}

// source turns events into a set of paths, in order of their first event. Its goroutine does nothing else, so that the
// watcher's queue stays short.
type source struct {
	dir  string // absolute
	w    *fsnotify.Watcher
	wake chan struct{} // holds a token while there is something to take
	done chan struct{}

	mu    sync.Mutex
	order []string
	moved map[string]bool
	lost  error // events were lost: scan
}

// newSource has no events when the system gives no watcher: then err is set, and the source still works for note.
func newSource(dir string) (*source, error) {
	s := &source{dir: dir, wake: make(chan struct{}, 1), done: make(chan struct{}), moved: map[string]bool{}}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		close(s.done)
		return s, limited(err)
	}
	s.w = w
	go s.drain()
	return s, nil
}

// close ends the goroutine and waits for it.
func (s *source) close() {
	if s.w != nil {
		s.w.Close()
	}
	<-s.done
}

func (s *source) drain() {
	defer close(s.done)
	events, errs := s.w.Events, s.w.Errors
	for events != nil || errs != nil {
		select {
		case e, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			path, ok := s.relative(e.Name)
			if ok && !Hidden(path) && (path != "" || e.Op != fsnotify.Write) {
				s.note(path, e.Op.Has(fsnotify.Create) || e.Op.Has(fsnotify.Remove) || e.Op.Has(fsnotify.Rename))
			}
		case err, ok := <-errs:
			if !ok {
				errs = nil
				continue
			}
			s.fail(err)
		}
	}
}

// relative is the path of an event below dir. Events of the parent's other entries are not ours.
func (s *source) relative(name string) (string, bool) {
	rest, ok := strings.CutPrefix(name, s.dir)
	switch {
	case !ok || name == "":
		return "", false
	case rest == "":
		return "", true
	case rest[0] == filepath.Separator:
		return filepath.ToSlash(rest[1:]), true
	case s.dir[len(s.dir)-1] == filepath.Separator: // the root of a file system
		return filepath.ToSlash(rest), true
	}
	return "", false
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

// fail says that events were lost.
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

// take removes up to n paths, and the news that events were lost.
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

// waiting says that there are paths to take.
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
		return limited(err)
	}
	return nil
}

// remove ends the watch of one folder, if there is one.
func (s *source) remove(dir string) {
	if s.w != nil {
		_ = s.w.Remove(dir) // the library has dropped it already, mostly
	}
}

// limited names the setting where a limit of the system was met.
func limited(err error) error {
	err = bare(err)
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%w: no watches left, changes in some folders are seen by the regular scan only: raise fs.inotify.max_user_watches", err)
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return fmt.Errorf("%w: no watcher to be had, changes are seen by the regular scan only: raise fs.inotify.max_user_instances or the limit of open files", err)
	}
	return err
}
