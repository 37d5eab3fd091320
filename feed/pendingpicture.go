package feed

import (
	"sync"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/watch"
)

// pendingPictures holds the pictures that were put in the place of others, or beside an article that names them, and that
// wait as edits of articles do. It is safe for concurrent use.
type pendingPictures struct {
	mu     sync.Mutex
	hold   time.Duration
	byPath map[string]pendingPicture
}

type pendingPicture struct {
	stamp cache.Entry // without a hash
	until time.Time   // when it may be seen
	ask   time.Time   // when to look at it again; zero: the watcher did not hand it over yet
}

func newPendingPictures(hold time.Duration) *pendingPictures {
	return &pendingPictures{hold: hold, byPath: map[string]pendingPicture{}}
}

// setHold sets how long files wait that change from now on. What waits already never waits longer than that.
func (w *pendingPictures) setHold(hold time.Duration) {
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

// waits reports whether the picture that shows a stamp must not be seen yet. Asked says that the watcher has handed it over,
// and that due is to name it.
func (w *pendingPictures) waits(stamp cache.Entry, now time.Time, asked bool) (until time.Time, waits bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.hold == 0 {
		delete(w.byPath, stamp.Path)
		return time.Time{}, false
	}
	v, ok := w.byPath[stamp.Path]
	if !ok || v.stamp != stamp {
		rested := max(0, now.Sub(time.Unix(0, stamp.ChangeTime)))
		v = pendingPicture{stamp: stamp, until: now.Add(w.hold - rested)}
	}
	if v.until.Sub(now) > w.hold { // a clock was set back
		v.until = now.Add(w.hold)
	}
	waits = now.Before(v.until)
	switch {
	case !waits:
		v.ask = time.Time{}
	case asked:
		v.ask = v.until
	}
	w.byPath[stamp.Path] = v // also when its time has come: the time of its file may be wrong
	return v.until, waits
}

// forget drops a picture that is gone, and reports whether it waited.
func (w *pendingPictures) forget(path string) (waited bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	waited = !w.byPath[path].ask.IsZero()
	delete(w.byPath, path)
	return waited
}

// taken drops a file whose version is in force before its time, and reports whether it waited.
func (w *pendingPictures) taken(version cache.Entry) bool {
	version.Hash = ""
	w.mu.Lock()
	v, ok := w.byPath[version.Path]
	w.mu.Unlock()
	return ok && v.stamp == version && w.forget(version.Path)
}

// due returns the pictures to be handed over again because their time has come, how many wait, and when to ask next.
func (w *pendingPictures) due(now time.Time) (paths []string, n int, next time.Time) {
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
	if until, waits := p.pendingPictures.waits(entryOf(path, stamp), now, true); waits {
		p.cfg.Log.Info("waits", "file", path, "title", "a picture", "until", until.Round(0))
		p.status.account.wait(path, "the picture is shown", until)
		return
	}
	p.gallery.Changed(path, false)
}

// look returns what the file of a picture shows: what it showed before, while another picture in its place waits. Known is
// that of the gallery.
func (w *pendingPictures) look(path string, c *Config, known func(path string) (cache.Entry, bool)) (cache.Entry, error) {
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
