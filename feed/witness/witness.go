// Package witness remembers what is decided about each file, for commands that show it instead of publishing: preview and
// check.
package witness

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/ledger"
	"seedfeed/feed/register"
)

// A Witness remembers what is decided about each file. A nil Witness remembers nothing: that is the case while a Publisher
// serves. It is safe for concurrent use; its fields are set before.
type Witness struct {
	Old     func(ledger.Record) *digest.Digest // what readers have of an article; nil: nobody asks
	Compare bool                               // Facts.Shown is asked for

	progress func(files int) // called with the number of files that were judged; nil: not called
	mu       sync.Mutex
	facts    Facts
}

// Facts are what a Witness remembers.
type Facts struct {
	Judged   map[string]bool           // by path: files that were judged
	Refused  map[string]string         // by path: why
	Held     map[string]Held           // by path
	Warnings map[string][]string       // by path: what of the file could not be used
	Clashes  map[string]Clash          // by path: ids of headers that other articles have
	Twins    map[string]string         // by path: what is said of an article whose text another file has
	Pictures map[string][]string       // by path: why a picture is not shown
	Absent   map[string][]string       // by path: addresses of pictures that are not there
	Passed   map[string]string         // by path: why the file is no article
	Links    map[string]Links          // by path: of articles that lead to files beside them
	Reasons  map[string]string         // by id: why the article changed last
	Readers  map[string]*digest.Digest // by id: title, summary and quotes that readers had of an article that is withdrawn; its digest is not kept then
	Waiting  map[string]time.Time      // by path: when pictures and files of the owner's count that wait
	Shown    map[string]*digest.Digest // by id: what readers had of an article before anything was taken of it
	Folder   []string                  // about the folder as a whole
}

// Held is a file whose article is not shown now.
type Held struct {
	Hash, Why string
	Until     time.Time // zero: time alone does not release it
}

// Links are addresses in an article as written. The article's own address on the web, "" for none, is what others than
// those of files belong to.
type Links struct {
	Own   string
	Local []string
}

// Clash is an id in a header that could not be used.
type Clash struct{ ID, Why string }

// New returns a Witness that calls progress, unless that is nil, with the number of files that were judged.
func New(progress func(files int)) *Witness {
	return &Witness{progress: progress, facts: Facts{
		Judged: map[string]bool{}, Refused: map[string]string{}, Held: map[string]Held{}, Warnings: map[string][]string{}, Clashes: map[string]Clash{}, Twins: map[string]string{},
		Pictures: map[string][]string{}, Absent: map[string][]string{}, Passed: map[string]string{}, Links: map[string]Links{}, Reasons: map[string]string{},
		Readers: map[string]*digest.Digest{}, Waiting: map[string]time.Time{}, Shown: map[string]*digest.Digest{},
	}}
}

// Facts returns what is known now. The caller may change it: pictures may still come.
func (w *Witness) Facts() Facts {
	w.mu.Lock()
	defer w.mu.Unlock()
	f := w.facts
	f.Judged, f.Refused, f.Held, f.Warnings, f.Clashes, f.Twins = maps.Clone(f.Judged), maps.Clone(f.Refused), maps.Clone(f.Held), maps.Clone(f.Warnings), maps.Clone(f.Clashes), maps.Clone(f.Twins)
	f.Pictures, f.Absent, f.Passed, f.Links, f.Reasons = maps.Clone(f.Pictures), maps.Clone(f.Absent), maps.Clone(f.Passed), maps.Clone(f.Links), maps.Clone(f.Reasons)
	f.Readers, f.Waiting, f.Shown, f.Folder = maps.Clone(f.Readers), maps.Clone(f.Waiting), maps.Clone(f.Shown), slices.Clone(f.Folder)
	return f
}

// note lets do change what is known. A nil Witness does not.
func (w *Witness) note(do func(f *Facts)) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	do(&w.facts)
}

// judge notes that a file was judged, and forgets what was said of an earlier version.
func (w *Witness) judge(path string) {
	delete(w.facts.Refused, path)
	delete(w.facts.Held, path)
	delete(w.facts.Warnings, path)
	delete(w.facts.Links, path)
	w.facts.Judged[path] = true
	if w.progress != nil {
		w.progress(len(w.facts.Judged))
	}
}

// Refuse notes why a file is not published.
func (w *Witness) Refuse(path string, reason error) {
	w.note(func(f *Facts) {
		w.judge(path)
		f.Refused[path] = reason.Error()
	})
}

// Wait notes that a picture or a file of the owner's does not count before a time; zero: that it counts, or is gone.
func (w *Witness) Wait(path string, until time.Time) {
	w.note(func(f *Facts) {
		if f.Waiting[path] = until; until.IsZero() {
			delete(f.Waiting, path)
		}
	})
}

// Match notes what became of a file that was digested.
func (w *Witness) Match(m register.Match, now time.Time) {
	w.note(func(f *Facts) {
		w.judge(m.Path)
		if m.Held != "" {
			_, until := m.Digest.HeldBack(now)
			if !m.Pending.IsZero() {
				until = m.Pending
			}
			f.Held[m.Path] = Held{m.Hash, m.Held, until}
		}
		f.Warnings[m.Path] = m.Digest.Warnings
		if local := edition.LocalLinks(m.Digest); len(local) > 0 {
			f.Links[m.Path] = Links{m.Digest.Link, local}
		}
	})
}

// Change notes a change of a record.
func (w *Witness) Change(c register.Change) {
	w.note(func(f *Facts) {
		if c.Verb != "" {
			f.Reasons[c.After.ID] = c.Why
		}
		if _, known := f.Shown[c.After.ID]; !known && w.Compare && w.Old != nil && c.Before.ID != "" && c.Before.Withdrawn.IsZero() {
			f.Shown[c.After.ID] = w.Old(c.Before) // renamed: nothing was known of it by the path at which it arrived
		}
		if _, known := f.Readers[c.After.ID]; !known && c.Verb == "withdrawn" && w.Old != nil {
			if d := w.Old(c.Before); d != nil {
				f.Readers[c.After.ID] = &digest.Digest{Title: d.Title, Summary: d.Summary, Quotes: d.Quotes} // the text may be large
			}
		}
		if c.Twin != "" {
			f.Twins[c.After.Path] = c.Twinned()
		}
		if c.Warning != "" {
			f.Clashes[c.After.Path] = Clash{c.Digest.ID, c.Warning}
		}
	})
}

// Shows notes what readers have of articles, before anything is taken that may change it.
func (w *Witness) Shows(articles []ledger.Record, of func(ledger.Record) *digest.Digest) {
	if w == nil || !w.Compare {
		return
	}
	for _, r := range articles {
		w.mu.Lock()
		_, known := w.facts.Shown[r.ID]
		w.mu.Unlock()
		if known || !r.Withdrawn.IsZero() {
			continue
		}
		d := of(r)
		w.mu.Lock()
		w.facts.Shown[r.ID] = d
		w.mu.Unlock()
	}
}

// Pass notes why a file is no article; "" if it is one.
func (w *Witness) Pass(path, reason string) {
	if reason != "" {
		w.note(func(f *Facts) { f.Passed[path] = reason })
	}
}

// Report notes what is said of the folder as a whole.
func (w *Witness) Report(err error) {
	w.note(func(f *Facts) { f.Folder = append(f.Folder, err.Error()) })
}

// PictureLog returns the logger for the gallery: that of the witness if there is one.
func (w *Witness) PictureLog(other *slog.Logger) *slog.Logger {
	if w == nil {
		return other
	}
	return slog.New(pictureHandler{w})
}

// pictureHandler takes what the gallery says: pictures that are not there as information, all else as warnings.
type pictureHandler struct{ *Witness }

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
		h.facts.Absent[values["file"]] = append(h.facts.Absent[values["file"]], values["picture"])
		return nil
	}
	text := r.Message
	for _, key := range [...]string{"picture", "reason"} {
		if values[key] != "" {
			text += ": " + values[key]
		}
	}
	h.facts.Pictures[values["file"]] = append(h.facts.Pictures[values["file"]], text)
	return nil
}
