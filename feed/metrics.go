package feed

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"seedfeed/feed/account"
	"seedfeed/feed/web"
)

// status is what the press tells of itself: counts since the start, and whether all is well. Safe for concurrent use;
// a caller never waits for a disk.
type status struct {
	unwritten atomic.Bool  // the state could not be written
	articles  atomic.Int64 // how many are published
	account   account.Account

	mu           sync.Mutex
	publications map[string]int64 // by verb of the log
	refused      int64
	held         int64
	waiting      int       // versions that wait (Config.Hold)
	nextRelease  time.Time // of the first of them; zero: none waits
	scans        int64
	delays       [len(delayBounds) + 1]int64 // drops, by the time until readers could see them
	delaySum     time.Duration
}

// delayBounds are the upper bounds of the histogram of delays.
var delayBounds = [...]time.Duration{
	time.Millisecond, 2 * time.Millisecond, 5 * time.Millisecond, 10 * time.Millisecond, 25 * time.Millisecond, 100 * time.Millisecond,
	500 * time.Millisecond, time.Second, 5 * time.Second, 30 * time.Second,
}

func (t *status) scan() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.scans++
}

func (t *status) refuse() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.refused++
}

func (t *status) hold() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.held++
}

func (t *status) count(verb string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.publications == nil {
		t.publications = map[string]int64{}
	}
	t.publications[verb]++
}

// longestDelay: a file that was read later than this after its change was there before the start, or came with an old
// time.
const longestDelay = time.Minute

// delay enters the time from a file's last change to its publication.
func (t *status) delay(d time.Duration) {
	if d < 0 || d > longestDelay {
		return
	}
	i, _ := slices.BinarySearch(delayBounds[:], d)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.delays[i]++
	t.delaySum += d
}

// Metrics serves what has happened since the start, in the text format of Prometheus (version 0.0.4). A request that
// accepts JSON gets the figures that seedfeed stats prints.
func (p *Publisher) Metrics() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !web.ReadOnly(w, r) {
			return
		}
		if takesJSON(r) {
			p.writeFigures(w)
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.Write(p.metrics())
	})
}

func (p *Publisher) metrics() []byte {
	var b bytes.Buffer
	metric := func(name, kind, help string) { fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind) }
	p.cfg.announcer.Metrics(&b, metric)
	t := p.status
	t.mu.Lock()
	defer t.mu.Unlock()
	metric("seedfeed_articles", "gauge", "Articles that are published.")
	fmt.Fprintf(&b, "seedfeed_articles %d\n", t.articles.Load())
	metric("seedfeed_publications_total", "counter", "Changes that readers could see, by what happened.")
	for _, verb := range slices.Sorted(maps.Keys(t.publications)) {
		fmt.Fprintf(&b, "seedfeed_publications_total{kind=%q} %d\n", verb, t.publications[verb])
	}
	metric("seedfeed_refused_total", "counter", "Files that were refused.")
	fmt.Fprintf(&b, "seedfeed_refused_total %d\n", t.refused)
	metric("seedfeed_held_total", "counter", "Files that were held back when they were read, and whose article is not published.")
	fmt.Fprintf(&b, "seedfeed_held_total %d\n", t.held)
	metric("seedfeed_waiting", "gauge", "New articles and edits that wait before anybody sees them (--hold).")
	fmt.Fprintf(&b, "seedfeed_waiting %d\n", t.waiting)
	if !t.nextRelease.IsZero() {
		metric("seedfeed_next_release_timestamp_seconds", "gauge", "When the first of them will be published.")
		fmt.Fprintf(&b, "seedfeed_next_release_timestamp_seconds %.3f\n", float64(t.nextRelease.UnixMilli())/1000)
	}
	metric("seedfeed_scans_total", "counter", "Scans of the whole folder.")
	fmt.Fprintf(&b, "seedfeed_scans_total %d\n", t.scans)
	metric("seedfeed_drop_to_published_seconds", "histogram", "Time from the last change of a file until readers could see it.")
	var n int64
	for i, bound := range delayBounds {
		n += t.delays[i]
		fmt.Fprintf(&b, "seedfeed_drop_to_published_seconds_bucket{le=%q} %d\n", strconv.FormatFloat(bound.Seconds(), 'g', -1, 64), n)
	}
	n += t.delays[len(delayBounds)]
	fmt.Fprintf(&b, "seedfeed_drop_to_published_seconds_bucket{le=\"+Inf\"} %d\nseedfeed_drop_to_published_seconds_sum %g\nseedfeed_drop_to_published_seconds_count %d\n", n, t.delaySum.Seconds(), n)
	metric("seedfeed_http_requests_total", "counter", "Answers, by what was asked for and status; those of 304 against those of 200 tell how many readers had it all.")
	for _, c := range p.handler.Counts() {
		fmt.Fprintf(&b, "seedfeed_http_requests_total{kind=%q,status=\"%d\"} %d\n", c.Kind, c.Status, c.N)
	}
	p.audienceMetrics(&b, metric)
	return b.Bytes()
}

// health says whether the folder can be read and the state written. It names no path of the machine.
func (p *Publisher) health(w http.ResponseWriter, r *http.Request) {
	if !web.ReadOnly(w, r) {
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if !p.probe.ok() {
		http.Error(w, "the seeds folder cannot be read: what was published stays, nothing new is", http.StatusServiceUnavailable)
		return
	}
	if p.status.unwritten.Load() {
		http.Error(w, "the state cannot be written: what was published stays, nothing new is", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
	if n, next := p.status.waits(); n > 0 {
		fmt.Fprintf(w, "waiting: %d, the next until %s\n", n, next.UTC().Format(time.RFC3339Nano))
	}
}

// probe tries whether a folder can be opened. On a network share that hangs a try may never end: then the answer is no
// after a second, and no other try is begun beside it.
type probe struct {
	dir string

	mu    sync.Mutex
	under chan struct{} // closed when the try under way ends; nil: there is none
	err   error         // of the last one that ended
}

const probeWait = time.Second

func (p *probe) ok() bool {
	p.mu.Lock()
	if p.under == nil {
		p.under = make(chan struct{})
		go p.try()
	}
	done := p.under
	p.mu.Unlock()
	select {
	case <-done:
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.err == nil
	case <-time.After(probeWait):
		return false
	}
}

func (p *probe) try() {
	f, err := os.Open(p.dir)
	if err == nil {
		f.Close()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.under)
	p.under, p.err = nil, err
}
