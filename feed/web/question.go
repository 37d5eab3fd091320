package web

import (
	"math"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// Questions answers requests whose query asks something, such as those of a search.
type Questions struct {
	// Asks returns what an address asks, or reports that its query means nothing there: then the query is ignored, as
	// everywhere else. It must be cheap. It is called concurrently.
	Asks func(path, query string) (Question, bool)
	// Answer makes the document that answers a question in its one form. It returns nil if there is none at the moment. It may
	// be costly: all calls together get a quarter of the time of one processor, and one runs at a time.
	Answer func(q Question) *Document
}

// Question is what an address asks.
type Question struct {
	Path, Query string // in the one form that they have, the query as it stands in an address; no query: the document at Path
	Type        string // media type of the answer
	Moved       bool   // the request had another form: the reader is sent to this one, for good
	Refusal     string // why it cannot be answered, a line of plain text; "": it can
}

// ask answers a request that asks something.
func (h *Handler) ask(header http.Header, r *http.Request, v *version, q Question) (kind, status int, body []byte) {
	shape := newEntry(&Document{Type: q.Type}, v.now())
	switch {
	case r.Method == http.MethodOptions:
		shape.options(header)
		return shape.kind, http.StatusNoContent, nil
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header["Allow"] = allow
		return shape.kind, http.StatusMethodNotAllowed, refuse(header, http.StatusMethodNotAllowed)
	case q.Refusal != "":
		header["Cache-Control"] = noCache
		return shape.kind, http.StatusBadRequest, plainText(header, q.Refusal)
	case q.Moved:
		return shape.kind, http.StatusMovedPermanently, shape.redirect(header, v.base, q.Path, q.Query)
	}
	e := v.made.find(key{path: q.Path, query: q.Query}, func() (e *entry) {
		h.searching.run(v.now, func() {
			if d := v.questions.Answer(q); d != nil {
				e = newEntry(d, v.now())
			}
		})
		return e
	})
	if e == nil {
		status, wait := http.StatusServiceUnavailable, time.Second // what is asked for is being made
		if h.searching.busy(v.now()) {
			status, wait = http.StatusTooManyRequests, h.searching.wait(v.now())
		}
		header.Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
		return shape.kind, status, refuse(header, status)
	}
	if e.vary != nil {
		header["Vary"] = e.vary
	}
	if e.view != nil && r.Header.Get("Sec-Fetch-Dest") == "document" {
		e = v.viewOf(key{path: q.Path, query: q.Query, of: "view"}, e)
	}
	status, body = v.content(header, r, e)
	h.poll(header, r, e, q.Query, status, body)
	return e.kind, status, body
}

// asks returns what a request asks, if it asks anything.
func (v *version) asks(u *url.URL) (Question, bool) {
	if v.questions == nil || u.RawQuery == "" {
		return Question{}, false
	}
	return v.questions.Asks(u.Path, u.RawQuery)
}

// allowance bounds the time that answers to questions take. It fills up by one second in share, to most.
type allowance struct {
	waiting atomic.Int32 // calls of run

	turn sync.Mutex // held by the call that runs
	mu   sync.Mutex
	left time.Duration // may be less than zero
	at   time.Time     // when left was counted; zero: never, so that all is left
}

const (
	share       = 4
	most        = 2 * time.Second
	mostWaiting = 16
)

// run calls do when it is its turn, unless the time is spent or too many others wait. now is the clock.
func (a *allowance) run(now func() time.Time, do func()) {
	defer a.waiting.Add(-1)
	if a.waiting.Add(1) > mostWaiting {
		return
	}
	a.turn.Lock()
	defer a.turn.Unlock()
	if a.count(now()) <= 0 {
		return
	}
	began := now()
	defer func() { // also where do panics
		a.mu.Lock()
		defer a.mu.Unlock()
		a.left -= max(0, now().Sub(began))
	}()
	do()
}

// count returns the time that is left now.
func (a *allowance) count(now time.Time) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case a.at.IsZero():
		a.left = most
	case now.After(a.at): // else the clock was set back
		a.left = min(most, a.left+now.Sub(a.at)/share)
	}
	a.at = now
	return a.left
}

// busy reports whether run would not call anything now.
func (a *allowance) busy(now time.Time) bool {
	return a.count(now) <= 0 || a.waiting.Load() >= mostWaiting
}

// wait returns how long to wait until run calls something again: a second or more.
func (a *allowance) wait(now time.Time) time.Duration {
	return time.Second + max(0, -a.count(now))*share
}
