// Package announce tells hubs (WebSub) and the hook of the settings what readers can see now: which feeds have changed, and
// each article that is new, updated, withdrawn or back. Package push carries the messages.
package announce

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/filing"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/push"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
)

// hookName is the file beside the ledger that says what the hook knows.
const hookName = "hook"

// Announcer tells hubs and the hook what readers can see now. A nil Announcer tells nobody: that is the case in a trial.
// It is safe for concurrent use.
type Announcer struct {
	hubs *push.Hubs

	mu       sync.Mutex
	box      *push.Box         // nil: there is no hook
	tags     map[string]string // of the main feeds that are served, by public address
	site     edition.Site
	digestOf func(ledger.Record) *digest.Digest
}

// New tells nobody before Begin.
func New(log *slog.Logger) *Announcer { return &Announcer{hubs: push.NewHubs(log)} }

// Use sets what messages are made with.
func (a *Announcer) Use(p *edition.Printer) {
	if a == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.site, a.digestOf = p.Site, p.DigestOf
}

// Open opens the hook of the settings. Without one, what the last one knew is forgotten: a hook that is set again later
// begins with what is new then.
func (a *Announcer) Open(c *settings.Config, dir string, l *ledger.Ledger) error {
	if a == nil {
		return nil
	}
	path := filepath.Join(dir, hookName)
	if c.OnPublish == "" {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	index := l.Index()
	box, err := push.Open(push.Config{
		Target: c.OnPublish, Secret: []byte(c.OnPublishSecret), FS: journal.Disk{}, Path: path, Log: c.Log, Now: c.Now,
		All: func() iter.Seq[push.State] {
			return func(yield func(push.State) bool) {
				for r := range index.All() {
					if !yield(stateOf(r)) {
						return
					}
				}
			}
		},
		Look: func(id string) (push.State, bool) {
			r, ok := index.ByID(id)
			return stateOf(r), ok
		},
		Message: func(id string, known time.Time) []byte {
			r, _ := index.ByID(id)
			return a.message(r, known)
		},
	}, l.State().FirstScan)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.box = box
	return nil
}

func stateOf(r ledger.Record) push.State {
	return push.State{ID: r.ID, Seq: r.Seq, Changed: catalogue.Changed(r)}
}

// hook returns the box, nil if there is none.
func (a *Announcer) hook() *push.Box {
	if a == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.box
}

// Hold must be called before changes are committed.
func (a *Announcer) Hold(changes []register.Change) {
	box := a.hook()
	if box == nil {
		return
	}
	var ids []string
	for _, c := range changes {
		if c.Before.ID == "" || !catalogue.Changed(c.Before).Equal(catalogue.Changed(c.After)) {
			ids = append(ids, c.After.ID)
		}
	}
	box.Hold(ids...)
}

// MostCuts limits the number of people, topics, sections and authors whose feeds hubs are notified of for one edition. An
// import of thousands of articles must not flood the hubs. Readers of the other feeds see the changes when they poll.
const MostCuts = 100

// News holds the changes of an edition that hubs and the hook are notified of.
type News struct {
	Edition *edition.Edition // nil: there are no changes
	touched []filing.Touched
	held    int64 // result of push.Box.Held
}

// News returns the news of an edition that was just printed. Touched lists the people, topics and other
// terms whose articles have changed.
func (a *Announcer) News(e *edition.Edition, touched []filing.Touched) News {
	n := News{Edition: e, touched: touched}
	if box := a.hook(); box != nil {
		n.held = box.Held()
	}
	return n
}

// After combines the news of two editions when readers get only the newer one.
func (n News) After(older News) News {
	n.touched = append(slices.Clip(older.touched), n.touched...)
	return n
}

// Published must be called when readers get an edition.
func (a *Announcer) Published(n News) {
	if a == nil || n.Edition == nil {
		return
	}
	tags := n.Edition.Tags()
	a.mu.Lock()
	var changed []string
	for _, address := range slices.Sorted(maps.Keys(tags)) {
		if a.tags[address] != tags[address] {
			changed = append(changed, address)
		}
	}
	a.tags = tags
	a.mu.Unlock()
	changed = append(changed, n.Edition.CutFeeds(n.touched[:min(len(n.touched), MostCuts)])...)
	a.hubs.Changed(changed...)
	if box := a.hook(); box != nil {
		box.ReleaseHeld(n.held)
	}
}

// Finish waits until hubs and the hook have been notified, at most for the duration most.
func (a *Announcer) Finish(ctx context.Context, most time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	for ctx.Err() == nil && a.waiting() > 0 {
		select {
		case <-ctx.Done():
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// waiting returns the number of notifications that are still to be sent.
func (a *Announcer) waiting() (n int) {
	for _, c := range a.hubs.Counts() {
		n += c.Waiting
	}
	if box := a.hook(); box != nil {
		n += box.Count().Waiting
	}
	return n
}

// Begin must be called when a first scan is published whole. Before that, hubs are told nothing, and the hook does not hear
// of the articles of a new ledger. The hubs are told of all feeds then, since the last run may have been killed before it
// told them.
func (a *Announcer) Begin(c *settings.Config) error {
	if a == nil {
		return nil
	}
	if box := a.hook(); box != nil {
		if err := box.Begin(); err != nil {
			return err
		}
	}
	a.hubs.Use(c.Hubs)
	a.mu.Lock()
	feeds := slices.Sorted(maps.Keys(a.tags))
	a.mu.Unlock()
	a.hubs.Changed(feeds...)
	return nil
}

// CloseHook closes the hook with the state that it belongs to.
func (a *Announcer) CloseHook() error {
	box := a.hook()
	if box == nil {
		return nil
	}
	a.mu.Lock()
	a.box = nil
	a.mu.Unlock()
	return box.Close()
}

// Close ends everything. Nothing may be published afterwards.
func (a *Announcer) Close() error {
	a.hubs.Close()
	return a.CloseHook()
}
