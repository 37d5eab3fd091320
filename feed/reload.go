package feed

import (
	"context"
	"errors"
	"reflect"
	"sync"
)

// Reload publishes with other settings from now on, without a restart and under the same ids. Seeds, State, BaseURL,
// IDAuthority, IDDate, Log and Now stay as they are, whatever c says of them. A setting that cannot be used is an error, and
// those before stay in force. Changed reports whether c differs from what is in force, the text of its Style included;
// then Run opens the state anew as after a restart, while readers are served what was printed last, and prints one new
// version. Reload is safe for concurrent use and does not wait for that.
func (p *Publisher) Reload(c Config) (changed bool, err error) {
	return p.wish.ask(c)
}

// wish holds the settings that Run is asked to take on. It is safe for concurrent use.
type wish struct {
	mu   sync.Mutex
	last *Config                 // asked for last
	next *Config                 // not in force yet; nil: none
	stop context.CancelCauseFunc // ends the watcher, which looks for next then; nil: none is running
}

// errSettings ends the watcher because there are other settings.
var errSettings = errors.New("other settings")

func (w *wish) ask(c Config) (changed bool, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	old := w.last
	c.Seeds, c.State, c.BaseURL, c.IDAuthority, c.IDDate = old.Seeds, old.State, old.BaseURL, old.IDAuthority, old.IDDate
	c.Log, c.Now, c.open, c.files = old.Log, old.Now, old.open, nil
	if err := c.complete(); err != nil {
		return false, err
	}
	if sameSettings(c, *old) {
		return false, nil
	}
	w.last, w.next = &c, &c
	if w.stop != nil {
		w.stop(errSettings)
	}
	return true, nil
}

func sameSettings(a, b Config) bool {
	for _, c := range []*Config{&a, &b} {
		c.Log, c.Now, c.open, c.files = nil, nil, nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// running says how to end the watcher that begins now. It is ended at once where settings were asked for meanwhile.
func (w *wish) running(stop context.CancelCauseFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stop = stop
	if w.next != nil {
		stop(errSettings)
	}
}

// take returns the settings that were asked for, nil if there are none.
func (w *wish) take() *Config {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.next
	w.next = nil
	return c
}

// takeSettings goes on with the settings that were asked for. Where the state cannot be opened with them, it is opened with
// those before.
func (p *press) takeSettings() error {
	next := p.wish.take()
	if next == nil {
		return nil
	}
	before := p.cfg
	if err := p.reopen(next); err != nil {
		p.cfg.Log.Error("settings not taken on: those before stay in force", "reason", err)
		return p.reopen(before)
	}
	p.cfg.Log.Info("settings taken on")
	return nil
}
