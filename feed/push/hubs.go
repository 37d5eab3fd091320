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
// A cache in front of the site may send the hub an old copy, in which the hub finds nothing new. Hubs are therefore notified
// a second time, when all copies from before the last change have expired (after cachedFor).
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

	mu          sync.Mutex
	all         map[string]*hub // by address
	repeatTimer *time.Timer     // calls repeat; nil before the first change
	changed     map[string]bool // documents of which a cache may still have an old copy
}

// cachedFor is how long caches may send a copy of a feed. The Cache-Control of package web allows one minute, and another
// one while the cache revalidates. One second is added for rounding.
const cachedFor = 2*time.Minute + time.Second

// hub is one hub. Its fields are guarded by the mutex of Hubs, except the first two.
type hub struct {
	stop context.CancelFunc
	wake chan struct{} // holds one

	waiting    map[string]bool // documents
	sending    int             // number of documents whose requests are being sent; they are no longer in waiting
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
	h := &Hubs{log: log, client: newClient(), all: map[string]*hub{}, changed: map[string]bool{}, cachedFor: cachedFor}
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
		h.changed[d] = true
	}
	if h.repeatTimer == nil {
		h.repeatTimer = time.AfterFunc(h.cachedFor, h.repeat)
	} else {
		h.repeatTimer.Reset(h.cachedFor)
	}
}

// repeat notifies the hubs of the documents in changed for the second time.
func (h *Hubs) repeat() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.wake(slices.Collect(maps.Keys(h.changed)))
	clear(h.changed)
}

// wake queues documents for each hub and wakes its goroutine. The caller holds the lock.
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
		out = append(out, HubCount{address, one.ok, one.failed, len(one.waiting) + one.sending})
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
	if h.repeatTimer != nil {
		h.repeatTimer.Stop()
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
		one.sending = len(documents)
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
			one.sending--
			switch {
			case err == nil:
				one.ok++
			case answered:
				one.failed++
				one.waiting[d] = true
			default:
				one.failed++
				one.sending = 0
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
