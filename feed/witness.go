package feed

import (
	"context"
	"log/slog"
	"maps"
	"sync"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/ledger"
	"seedfeed/feed/register"
)

// A witness remembers what the press decides about each file, for commands that show it instead of publishing. A nil
// witness remembers nothing: that is the case while a Publisher serves. It is safe for concurrent use.
type witness struct {
	old      func(ledger.Record) *digest.Digest // what readers have of an article; nil: nobody asks
	progress func(files int)                    // called with the number of files that were judged; nil: not called

	mu       sync.Mutex
	judged   map[string]bool
	refused  map[string]string         // why, by path
	held     map[string]heldFile       // by path
	warnings map[string][]string       // by path: what of the file could not be used
	clashes  map[string]clash          // by path: ids of headers that other articles have
	pictures map[string][]string       // by path: why a picture is not shown
	absent   map[string][]string       // by path: addresses of pictures that are not there
	passed   map[string]string         // by path: why the file is no article
	links    map[string]links          // by path: of articles that lead to files beside them
	reasons  map[string]string         // by id: why the article changed last
	readers  map[string]Difference     // by id: what readers had of an article that is withdrawn; its digest is dropped then
	waiting  map[string]time.Time      // by path: when pictures and files of the owner's count that wait
	shown    map[string]*digest.Digest // by id: what readers had of an article before anything was taken of it; nil: nobody asks
	folder   []string                  // about the folder as a whole
}

// heldFile is a file whose article is not shown now.
type heldFile struct {
	hash, why string
	until     time.Time // zero: time alone does not release it
}

// links are addresses in an article as written. The article's own address on the web, "" for none, is what others than
// those of files belong to.
type links struct {
	own   string
	local []string
}

// clash is an id in a header that could not be used.
type clash struct{ id, why string }

func newWitness(progress func(files int)) *witness {
	return &witness{
		progress: progress, judged: map[string]bool{}, refused: map[string]string{}, held: map[string]heldFile{}, waiting: map[string]time.Time{},
		warnings: map[string][]string{}, clashes: map[string]clash{}, pictures: map[string][]string{}, absent: map[string][]string{},
		passed: map[string]string{}, links: map[string]links{}, reasons: map[string]string{}, readers: map[string]Difference{},
	}
}

// judge notes that a file was judged, and forgets what was said of an earlier version.
func (w *witness) judge(path string) {
	delete(w.refused, path)
	delete(w.held, path)
	delete(w.warnings, path)
	delete(w.links, path)
	w.judged[path] = true
	if w.progress != nil {
		w.progress(len(w.judged))
	}
}

func (w *witness) refuse(path string, reason error) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.judge(path)
	w.refused[path] = reason.Error()
}

// wait notes that a picture or a file of the owner's does not count before a time; zero: that it counts, or is gone.
func (w *witness) wait(path string, until time.Time) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.waiting[path] = until; until.IsZero() {
		delete(w.waiting, path)
	}
}

// match notes what became of a file that was digested.
func (w *witness) match(m register.Match, now time.Time) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.judge(m.Path)
	if m.Held != "" {
		_, until := m.Digest.HeldBack(now)
		if !m.Pending.IsZero() {
			until = m.Pending
		}
		w.held[m.Path] = heldFile{m.Hash, m.Held, until}
	}
	w.warnings[m.Path] = m.Digest.Warnings
	if local := edition.LocalLinks(m.Digest); len(local) > 0 {
		w.links[m.Path] = links{m.Digest.Link, local}
	}
}

func (w *witness) change(c register.Change) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if c.Verb != "" {
		w.reasons[c.After.ID] = c.Why
	}
	if _, known := w.shown[c.After.ID]; !known && w.shown != nil && w.old != nil && c.Before.ID != "" && c.Before.Withdrawn.IsZero() {
		w.shown[c.After.ID] = w.old(c.Before) // renamed: nothing was known of it by the path at which it arrived
	}
	if _, known := w.readers[c.After.ID]; !known && c.Verb == "withdrawn" && w.old != nil {
		if d := w.old(c.Before); d != nil {
			var shown Difference
			shown.show(d)
			w.readers[c.After.ID] = shown
		}
	}
	if c.Warning != "" {
		w.clashes[c.After.Path] = clash{c.Digest.ID, c.Warning}
	}
}

// shows notes what readers have of articles, before anything is taken that may change it.
func (w *witness) shows(articles []ledger.Record, of func(ledger.Record) *digest.Digest) {
	if w == nil || w.shown == nil {
		return
	}
	for _, r := range articles {
		w.mu.Lock()
		_, known := w.shown[r.ID]
		w.mu.Unlock()
		if known || !r.Withdrawn.IsZero() {
			continue
		}
		d := of(r)
		w.mu.Lock()
		w.shown[r.ID] = d
		w.mu.Unlock()
	}
}

func (w *witness) pass(path, reason string) {
	if w == nil || reason == "" {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.passed[path] = reason
}

func (w *witness) report(err error) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.folder = append(w.folder, err.Error())
}

// pictureLog returns the logger for the gallery: that of the witness if there is one.
func (w *witness) pictureLog(other *slog.Logger) *slog.Logger {
	if w == nil {
		return other
	}
	return slog.New(pictureHandler{w})
}

// pictureHandler takes what the gallery says: pictures that are not there as information, all else as warnings.
type pictureHandler struct{ *witness }

func (h pictureHandler) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelInfo
}

func (h pictureHandler) WithAttrs([]slog.Attr) slog.Handler { return h }

func (h pictureHandler) WithGroup(string) slog.Handler { return h }

// Handle makes one sentence of a record: "picture not shown: a.jpg: it is …".
func (h pictureHandler) Handle(_ context.Context, r slog.Record) error {
	values := map[string]string{}
	r.Attrs(func(a slog.Attr) bool {
		values[a.Key] = a.Value.String()
		return true
	})
	h.mu.Lock()
	defer h.mu.Unlock()
	if r.Level < slog.LevelWarn {
		h.absent[values["file"]] = append(h.absent[values["file"]], values["picture"])
		return nil
	}
	text := r.Message
	for _, key := range [...]string{"picture", "reason"} {
		if values[key] != "" {
			text += ": " + values[key]
		}
	}
	h.pictures[values["file"]] = append(h.pictures[values["file"]], text)
	return nil
}

// heldFiles returns the files of paths that are held back.
func (w *witness) heldFiles(paths map[string]bool) map[string]heldFile {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := maps.Clone(w.held)
	maps.DeleteFunc(out, func(path string, _ heldFile) bool { return !paths[path] })
	return out
}
