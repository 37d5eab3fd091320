package feed

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
)

// hookName is the file beside the ledger that says what the hook knows.
const hookName = "hook"

// announcer tells hubs and the hook what readers can see now. A nil announcer tells nobody: that is the case in a trial.
// It is safe for concurrent use.
type announcer struct {
	hubs *push.Hubs

	mu       sync.Mutex
	box      *push.Box         // nil: there is no hook
	tags     map[string]string // of the main feeds that are served, by public address
	site     edition.Site
	digestOf func(ledger.Record) *digest.Digest
}

// use sets what messages are made with.
func (a *announcer) use(p *edition.Printer) {
	if a == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.site, a.digestOf = p.Site, p.DigestOf
}

// open opens the hook of the settings. Without one, what the last one knew is forgotten: a hook that is set again later
// begins with what is new then.
func (a *announcer) open(c *config, dir string, l *ledger.Ledger) error {
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
func (a *announcer) hook() *push.Box {
	if a == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.box
}

// hold must be called before changes are committed.
func (a *announcer) hold(changes []register.Change) {
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

// mostCuts limits the number of people, topics, sections and authors whose feeds hubs are notified of for one edition. An
// import of thousands of articles must not flood the hubs. Readers of the other feeds see the changes when they poll.
const mostCuts = 100

// news holds the changes of an edition that hubs and the hook are notified of.
type news struct {
	edition *edition.Edition // nil: there are no changes
	touched []filing.Touched
	held    int64 // result of push.Box.Held
}

// news returns the news of an edition that was just printed. Touched lists the people, topics and other
// terms whose articles have changed.
func (a *announcer) news(e *edition.Edition, touched []filing.Touched) news {
	n := news{edition: e, touched: touched}
	if box := a.hook(); box != nil {
		n.held = box.Held()
	}
	return n
}

// after combines the news of two editions when readers get only the newer one.
func (n news) after(older news) news {
	n.touched = append(slices.Clip(older.touched), n.touched...)
	return n
}

// published must be called when readers get an edition.
func (a *announcer) published(n news) {
	if a == nil || n.edition == nil {
		return
	}
	tags := n.edition.Tags()
	a.mu.Lock()
	var changed []string
	for _, address := range slices.Sorted(maps.Keys(tags)) {
		if a.tags[address] != tags[address] {
			changed = append(changed, address)
		}
	}
	a.tags = tags
	a.mu.Unlock()
	changed = append(changed, n.edition.CutFeeds(n.touched[:min(len(n.touched), mostCuts)])...)
	a.hubs.Changed(changed...)
	if box := a.hook(); box != nil {
		box.ReleaseHeld(n.held)
	}
}

// finish waits until hubs and the hook have been notified, at most for the duration most.
func (a *announcer) finish(ctx context.Context, most time.Duration) {
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
func (a *announcer) waiting() (n int) {
	for _, c := range a.hubs.Counts() {
		n += c.Waiting
	}
	if box := a.hook(); box != nil {
		n += box.Count().Waiting
	}
	return n
}

// begin must be called when a first scan is published whole. Before that, hubs are told nothing, and the hook does not hear
// of the articles of a new ledger. The hubs are told of all feeds then, since the last run may have been killed before it
// told them.
func (a *announcer) begin(c *config) error {
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

// closeHook closes the hook with the state that it belongs to.
func (a *announcer) closeHook() error {
	box := a.hook()
	if box == nil {
		return nil
	}
	a.mu.Lock()
	a.box = nil
	a.mu.Unlock()
	return box.Close()
}

// close ends everything. Nothing may be published afterwards.
func (a *announcer) close() error {
	a.hubs.Close()
	return a.closeHook()
}

// message is what the hook is told of an article, as JSON. All texts are plain.
type message struct {
	Event     string         `json:"event"` // new, updated, withdrawn or returned
	ID        string         `json:"id"`
	URL       string         `json:"url,omitempty"`
	Title     string         `json:"title,omitempty"`
	Summary   string         `json:"summary,omitempty"`
	Quotes    []messageQuote `json:"quotes"` // the key ones first
	Authors   []string       `json:"authors,omitempty"`
	Tags      []string       `json:"tags,omitempty"`
	Language  string         `json:"language,omitempty"`
	Published time.Time      `json:"published,omitzero"`
	Updated   time.Time      `json:"updated,omitzero"`
	Withdrawn time.Time      `json:"withdrawn,omitzero"`
}

type messageQuote struct {
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"` // null when not known
	Key     bool    `json:"key"`
}

// quotesTold is about how many bytes of quotes a message holds; the key ones are always in it.
const quotesTold = 64 << 10

// message returns the message about an article of which the hook knows all changes until then, nil if its text cannot be
// read now. The message about a withdrawn article holds nothing of its text.
func (a *announcer) message(r ledger.Record, known time.Time) []byte {
	a.mu.Lock()
	site, digestOf := a.site, a.digestOf
	a.mu.Unlock()
	m := message{ID: r.ID, Quotes: []messageQuote{}, Published: r.Published}
	if r.Path != "" { // else it was forgotten, and no address is left
		m.URL = site.Page(r)
	}
	switch {
	case !r.Withdrawn.IsZero():
		m.Event, m.Withdrawn = "withdrawn", r.Withdrawn
	case known.IsZero():
		m.Event = "new"
	case r.Returned.After(known):
		m.Event = "returned"
	default:
		m.Event = "updated"
	}
	if r.Withdrawn.IsZero() {
		d := digestOf(r)
		if d == nil {
			return nil
		}
		m.URL, m.Title, m.Summary, m.Updated = cmp.Or(d.Link, m.URL), d.Title, strings.Join(d.Summary, " "), r.Updated
		m.Authors, m.Tags, m.Language = d.Authors, d.Tags, d.Language
		size := 0
		for _, q := range d.Quotes {
			if size += len(q.Text); size > quotesTold && !q.Key {
				break
			}
			quote := messageQuote{Text: q.Text, Key: q.Key}
			if q.Speaker != "" {
				quote.Speaker = &q.Speaker
			}
			m.Quotes = append(m.Quotes, quote)
		}
	}
	body, err := json.Marshal(m)
	if err != nil { // dates of years that JSON cannot write are not in the ledger
		return nil
	}
	return body
}
