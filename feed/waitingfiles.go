package feed

import (
	"sync"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/watch"
)

// waitingFiles holds the files that are no articles and wait as edits of articles do: pictures that were put in the place of
// others, or beside an article that names them, and the owner's files. It is safe for concurrent use.
type waitingFiles struct {
	mu     sync.Mutex
	hold   time.Duration
	byPath map[string]waitingFile
}

type waitingFile struct {
	stamp cache.Entry // without a hash
	until time.Time   // when it may be seen
	ask   time.Time   // when to look at it again; zero: the watcher did not hand it over yet
}

func newWaitingFiles(hold time.Duration) *waitingFiles {
	return &waitingFiles{hold: hold, byPath: map[string]waitingFile{}}
}

// setHold sets how long files wait that change from now on. What waits already never waits longer than that.
func (w *waitingFiles) setHold(hold time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hold = hold
	for path, v := range w.byPath {
		if hold == 0 && !v.ask.IsZero() {
			v.ask = time.Unix(0, 0) // due now
			w.byPath[path] = v
		}
	}
}

// waits reports whether the file that shows a stamp must not be seen yet. Asked says that the watcher has handed it over,
// and that due is to name it.
func (w *waitingFiles) waits(stamp cache.Entry, now time.Time, asked bool) (until time.Time, waits bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.hold == 0 {
		delete(w.byPath, stamp.Path)
		return time.Time{}, false
	}
	v, ok := w.byPath[stamp.Path]
	if !ok || v.stamp != stamp {
		rested := max(0, now.Sub(time.Unix(0, stamp.ChangeTime)))
		v = waitingFile{stamp: stamp, until: now.Add(w.hold - rested)}
	}
	if v.until.Sub(now) > w.hold { // a clock was set back
		v.until = now.Add(w.hold)
	}
	waits = now.Before(v.until)
	switch { // whoever only looks at it may not take it, so that it must still be handed over
	case asked && waits:
		v.ask = v.until
	case asked:
		v.ask = time.Time{}
	}
	w.byPath[stamp.Path] = v // also when its time has come: the time of its file may be wrong
	return v.until, waits
}

// forget drops a file that is gone or need not wait, and reports whether it waited.
func (w *waitingFiles) forget(path string) (waited bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	waited = !w.byPath[path].ask.IsZero()
	delete(w.byPath, path)
	return waited
}

// taken drops a file whose version is in force before its time, and reports whether it waited.
func (w *waitingFiles) taken(version cache.Entry) bool {
	version.Hash = ""
	w.mu.Lock()
	v, ok := w.byPath[version.Path]
	w.mu.Unlock()
	return ok && v.stamp == version && w.forget(version.Path)
}

// due returns the files to be handed over again because their time has come, how many wait, and when to ask next.
func (w *waitingFiles) due(now time.Time) (paths []string, n int, next time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for path, v := range w.byPath {
		if v.ask.IsZero() {
			continue
		}
		if !now.Before(v.ask) {
			paths = append(paths, path)
			v.ask = now.Add(absent) // asked for again until it is read
			w.byPath[path] = v
		}
		if n++; next.IsZero() || v.ask.Before(next) {
			next = v.ask
		}
	}
	return paths, n, next
}

// absent is how long it takes until something is asked for again that could not be read.
const absent = 2 * time.Second

// changedPicture tells the gallery of another picture, once it need not wait any more.
func (p *press) changedPicture(path string, stamp watch.Stamp, now time.Time) {
	if until, waits := p.waitingFiles.waits(entryOf(path, stamp), now, true); waits {
		p.cfg.Log.Info("waits", "file", path, "title", "a picture", "until", until.Round(0))
		p.status.account.Wait(path, "the picture is shown", until)
		p.cfg.witness.Wait(path, until)
		return
	}
	p.cfg.witness.Wait(path, time.Time{})
	p.gallery.Changed(path, false)
}

// lookPicture returns what the file of a picture shows: what it showed before, while another picture in its place waits.
// Known is that of the gallery.
func (w *waitingFiles) lookPicture(path string, c *config, known func(path string) (cache.Entry, bool)) (cache.Entry, error) {
	s, err := c.files.look(path)
	if err != nil {
		return entryOf(path, s), err
	}
	if before, ok := known(path); ok && stampOf(before) != s {
		if _, waits := w.waits(entryOf(path, s), c.Now(), false); waits {
			before.Hash = ""
			return before, nil
		}
	}
	return entryOf(path, s), nil
}

// paths returns the files that wait and were handed over, so that the watcher misses them when they are gone.
func (w *waitingFiles) paths() (paths []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for path, v := range w.byPath {
		if !v.ask.IsZero() {
			paths = append(paths, path)
		}
	}
	return paths
}
