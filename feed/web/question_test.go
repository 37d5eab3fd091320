package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// asker counts the answers that it makes. Each takes some time of its clock.
type asker struct {
	mu      sync.Mutex
	at      time.Time
	takes   time.Duration
	body    string
	answers atomic.Int32
}

func (a *asker) now() time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.at
}

func (a *asker) pass(d time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.at = a.at.Add(d)
}

func (a *asker) handler() *Handler {
	h := New(a.now)
	a.publish(h)
	return h
}

func (a *asker) publish(h *Handler) {
	h.Publish(&Snapshot{
		Base: "https://news.example/",
		Questions: &Questions{
			Asks: func(path, query string) (Question, bool) {
				return Question{Path: path, Query: query, Type: "text/html"}, true
			},
			Answer: func(q Question) *Document {
				a.answers.Add(1)
				a.pass(a.takes)
				return &Document{Type: "text/html", Body: []byte(q.Query + a.body)}
			},
		},
	})
}

// TestAnswersAreKept: one question is answered once a version, whoever asks it.
func TestAnswersAreKept(t *testing.T) {
	a := &asker{at: scriptNow}
	h := a.handler()
	first := get(h, "/search?q=cod").Header.Get("Etag")
	if got := get(h, "/search?q=cod", "If-None-Match", first).StatusCode; got != http.StatusNotModified || a.answers.Load() != 1 {
		t.Errorf("status %d after %d answers", got, a.answers.Load())
	}
	get(h, "/search?q=crab")
	get(h, "/search/atom.xml?q=cod")
	if got := a.answers.Load(); got != 3 {
		t.Errorf("%d answers to three questions", got)
	}
	a.publish(h)
	if got := get(h, "/search?q=cod", "If-None-Match", first).StatusCode; got != http.StatusNotModified || a.answers.Load() != 4 {
		t.Errorf("next version: status %d after %d answers", got, a.answers.Load())
	}
}

// TestAllowance: answers take a quarter of the time, and readers beyond that are told when to come back.
func TestAllowance(t *testing.T) {
	a := &asker{at: scriptNow, takes: 100 * time.Millisecond}
	h := a.handler()
	n := 0
	burst := func() (answered int) {
		for ; ; n++ {
			r := get(h, fmt.Sprint("/search?q=", n))
			switch r.StatusCode {
			case http.StatusOK:
				answered++
				continue
			case http.StatusTooManyRequests:
			default:
				t.Fatalf("status %d", r.StatusCode)
			}
			wait, err := strconv.Atoi(r.Header.Get("Retry-After"))
			if err != nil || wait < 1 || wait > 2 || r.Header.Get("Cache-Control") != "no-cache" {
				t.Fatalf("Retry-After %d, %v, %v", wait, err, r.Header)
			}
			a.pass(time.Duration(wait) * time.Second)
			if get(h, fmt.Sprint("/search?q=", n)).StatusCode != http.StatusOK {
				t.Fatalf("not answered after %d seconds", wait)
			}
			n++
			return answered
		}
	}
	if got := burst(); got < 20 || got > 28 { // two seconds were saved up, and a quarter of them came meanwhile
		t.Errorf("%d answers at first", got)
	}
	began, count := a.now(), 0
	for a.now().Sub(began) < time.Minute {
		count += burst() + 1
	}
	if share := (time.Duration(count) * a.takes).Seconds() / a.now().Sub(began).Seconds(); share < 0.2 || share > 0.27 {
		t.Errorf("answers take %.2f of the time", share)
	}
	if kept := get(h, "/search?q=0"); kept.StatusCode != http.StatusOK { // not counted
		t.Errorf("what is kept: status %d", kept.StatusCode)
	}
	a.pass(-time.Hour) // a clock that is set back must not stop answers for an hour
	a.takes = 0
	get(h, "/search?q=back")
	a.pass(10 * time.Second)
	if got := get(h, "/search?q=after").StatusCode; got != http.StatusOK {
		t.Errorf("after the clock was set back: status %d", got)
	}
}

// TestAnswersInTurn: answers are made one at a time, and few wait for their turn.
func TestAnswersInTurn(t *testing.T) {
	h := New(nil)
	free := make(chan struct{})
	var running, together atomic.Int32
	h.Publish(&Snapshot{Questions: &Questions{
		Asks: func(path, query string) (Question, bool) { return Question{path, query, "text/html", false, ""}, true },
		Answer: func(Question) *Document {
			if running.Add(1) > 1 {
				together.Add(1)
			}
			<-free
			running.Add(-1)
			return &Document{Type: "text/html", Body: []byte("found")}
		},
	}})
	var refused, answered atomic.Int32
	var group sync.WaitGroup
	const readers = mostWaiting + 10
	for n := range readers {
		group.Go(func() {
			switch r := get(h, fmt.Sprint("/search?q=", n)); r.StatusCode {
			case http.StatusOK:
				answered.Add(1)
			case http.StatusTooManyRequests:
				refused.Add(1)
			}
		})
	}
	testkit.Within(t, "some are refused", func() bool { return refused.Load() == readers-mostWaiting })
	close(free)
	group.Wait()
	if answered.Load() != mostWaiting || together.Load() > 0 {
		t.Errorf("%d answered, %d at the same time", answered.Load(), together.Load())
	}
}

// TestAnswersWithinBudget: different questions take bounded memory, and push out no page.
func TestAnswersWithinBudget(t *testing.T) {
	a := &asker{at: scriptNow, body: strings.Repeat(" ", 200<<10)}
	h := a.handler()
	v := h.current.Load()
	v.made.find(key{path: "/page"}, func() *entry { return newEntry(&Document{Type: "text/html"}, scriptNow) })
	for n := range 200 {
		get(h, fmt.Sprint("/search?q=", n))
	}
	if size := v.made.answers.size; size > answersBudget || size < answersBudget/2 || len(v.made.byKey) > 60 {
		t.Errorf("%d bytes of %d documents are kept", size, len(v.made.byKey))
	}
	if v.made.byKey[key{path: "/page"}] == nil {
		t.Error("a page was pushed out")
	}
	before := a.answers.Load()
	get(h, "/search?q=199")
	get(h, "/search?q=0")
	if got := a.answers.Load() - before; got != 1 {
		t.Errorf("%d answers to the newest and the oldest question", got)
	}
}
