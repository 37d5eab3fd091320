package push

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Hubs tells WebSub hubs that documents have changed. The specification leaves the form of that request open; hubs
// commonly take the one of PubSubHubbub 0.4 section 7: a form with hub.mode=publish and hub.url. The hub then fetches the
// document, so the new bytes must be served before Changed is called.
//
// A cache in front of the site may give the hub an old copy, and then the hub finds nothing new. So hubs are told again when
// every copy from before the last change is too old to be given out (cachedFor).
//
// Changes that come while a hub is being told, or waits after a failure, are told together. Nothing is remembered between
// runs: call Changed with all documents at the start. Hubs is safe for concurrent use. NewHubs makes one.
type Hubs struct {
	log    *slog.Logger
	client *http.Client
	ctx    context.Context
	stop   context.CancelFunc
	done   sync.WaitGroup

	cachedFor time.Duration

	mu    sync.Mutex
	all   map[string]*hub // by address
	again *time.Timer     // tells of the documents in old
	old   map[string]bool // documents of which a cache may still have an old copy
}

// cachedFor is how long caches may give out a copy of a feed, by the Cache-Control that package web sends: a minute, and
// another one while they ask for a newer copy. A second is for rounding.
const cachedFor = 2*time.Minute + time.Second

// hub is one hub. Its fields are guarded by the mutex of Hubs, except the first two.
type hub struct {
	stop context.CancelFunc
	wake chan struct{} // holds one

	waiting    map[string]bool // documents
	telling    int             // documents that are being told of, and are not in waiting
	ok, failed int64
}

// HubCount says how often a hub was told.
type HubCount struct {
	Hub        string // address
	OK, Failed int64  // requests
	Waiting    int    // documents of which the hub does not know yet
}

// NewHubs returns Hubs that tell nobody yet.
func NewHubs(log *slog.Logger) *Hubs {
	h := &Hubs{log: log, client: newClient(), all: map[string]*hub{}, old: map[string]bool{}, cachedFor: cachedFor}
	h.ctx, h.stop = context.WithCancel(context.Background())
	return h
}

// Use replaces the addresses of the hubs. A hub that is new, or was there before, keeps what it does not know yet.
func (h *Hubs) Use(addresses []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for address, old := range h.all {
		if !slices.Contains(addresses, address) {
			old.stop()
			delete(h.all, address)
		}
	}
	for _, address := range addresses {
		if h.all[address] != nil || h.ctx.Err() != nil {
			continue
		}
		ctx, stop := context.WithCancel(h.ctx)
		one := &hub{stop: stop, wake: make(chan struct{}, 1), waiting: map[string]bool{}}
		h.all[address] = one
		h.done.Go(func() { h.serve(ctx, address, one) })
	}
}

// Changed says that the documents at these public addresses are served with new bytes. It does not wait.
func (h *Hubs) Changed(documents ...string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.wake(documents)
	if len(documents) == 0 || h.ctx.Err() != nil {
		return
	}
	for _, d := range documents {
		h.old[d] = true
	}
	if h.again == nil {
		h.again = time.AfterFunc(h.cachedFor, h.repeat)
	} else {
		h.again.Reset(h.cachedFor)
	}
}

// repeat tells the hubs again of what has changed.
func (h *Hubs) repeat() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.wake(slices.Collect(maps.Keys(h.old)))
	clear(h.old)
}

// wake lets each hub be told of documents. The caller holds the lock.
func (h *Hubs) wake(documents []string) {
	for _, one := range h.all {
		for _, d := range documents {
			one.waiting[d] = true
		}
		if len(one.waiting) == 0 {
			continue
		}
		select {
		case one.wake <- struct{}{}:
		default:
		}
	}
}

// Counts returns the counters of all hubs, sorted by address.
func (h *Hubs) Counts() (out []HubCount) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, address := range slices.Sorted(maps.Keys(h.all)) {
		one := h.all[address]
		out = append(out, HubCount{address, one.ok, one.failed, len(one.waiting) + one.telling})
	}
	return out
}

// Close ends all requests and waits for that. Changed does nothing afterwards.
func (h *Hubs) Close() {
	h.stop()
	h.done.Wait()
	h.mu.Lock()
	defer h.mu.Unlock()
	clear(h.all)
	if h.again != nil {
		h.again.Stop()
	}
	h.client.CloseIdleConnections()
}

// serve tells one hub until ctx ends.
func (h *Hubs) serve(ctx context.Context, address string, one *hub) {
	var since time.Time // of the first failure in a row
	for failures := 0; ; {
		select {
		case <-ctx.Done():
			return
		case <-one.wake:
		}
		for {
			err := h.tell(ctx, address, one)
			if ctx.Err() != nil {
				return
			}
			if err == nil {
				if failures > 0 {
					h.log.Info("hub told again", "hub", address)
				}
				failures = 0
				break
			}
			if failures++; failures == 1 {
				since = time.Now()
				h.log.Warn("hub not told; tried again for a day", "hub", address, "reason", err)
			}
			if time.Since(since) > giveUpAfter {
				h.log.Error("hub given up until the next change", "hub", address, "reason", err)
				h.mu.Lock()
				clear(one.waiting)
				h.mu.Unlock()
				failures = 0
				break
			}
			if !sleep(ctx, pause(failures, err)) {
				return
			}
		}
	}
}

// tell tells a hub of all that waits, one request a document, and returns the first error. A hub that refuses one document
// is told of the others; one that cannot be reached is not.
func (h *Hubs) tell(ctx context.Context, address string, one *hub) error {
	for {
		h.mu.Lock()
		documents := slices.Sorted(maps.Keys(one.waiting))
		clear(one.waiting)
		one.telling = len(documents)
		h.mu.Unlock()
		if len(documents) == 0 {
			return nil
		}
		var first error
		for i, d := range documents {
			err := h.ping(ctx, address, d)
			var refused *refusal
			answered := err == nil || errors.As(err, &refused)
			h.mu.Lock()
			one.telling--
			switch {
			case err == nil:
				one.ok++
			case answered:
				one.failed++
				one.waiting[d] = true
			default:
				one.failed++
				one.telling = 0
				for _, left := range documents[i:] {
					one.waiting[left] = true
				}
			}
			h.mu.Unlock()
			if first == nil {
				first = err
			}
			if !answered {
				return first
			}
		}
		if first != nil {
			return first
		}
	}
}

func (h *Hubs) ping(ctx context.Context, address, document string) error {
	form := url.Values{"hub.mode": {"publish"}, "hub.url": {document}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return post(h.client, r)
}

// sleep waits, and reports false if ctx ends before.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
