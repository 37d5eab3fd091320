package push

import (
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/journal"
	"seedfeed/feed/testkit"
)

// shelf is a set of articles with their states, and the hook that is told of them.
type shelf struct {
	t      *testing.T
	path   string
	target string
	now    func() time.Time

	mu  sync.Mutex
	all map[string]State

	making func(id string) // is called when a message is made
}

func newShelf(t *testing.T, target string) *shelf {
	return &shelf{t: t, path: filepath.Join(t.TempDir(), "hook"), target: target, all: map[string]State{}}
}

func (s *shelf) open(first bool) *Box {
	s.t.Helper()
	b, err := Open(Config{
		Target: s.target, Secret: []byte("hush"), FS: journal.Disk{}, Path: s.path, Log: silence, Now: s.now,
		All: func() iter.Seq[State] {
			s.mu.Lock()
			defer s.mu.Unlock()
			return slices.Values(slices.Collect(maps.Values(s.all)))
		},
		Look: func(id string) (State, bool) {
			s.mu.Lock()
			defer s.mu.Unlock()
			a, ok := s.all[id]
			return a, ok
		},
		Message: func(id string, known time.Time) []byte {
			if s.making != nil {
				s.making(id)
			}
			s.mu.Lock()
			defer s.mu.Unlock()
			if strings.HasPrefix(id, "unread") {
				return nil
			}
			event := "updated"
			if known.IsZero() {
				event = "new"
			}
			return fmt.Appendf(nil, "%s %s %d", event, id, s.all[id].Changed.UnixNano())
		},
	}, first)
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

// start is when all of it begins: whole seconds make messages easy to read.
var start = time.Now().Add(-time.Hour).Truncate(time.Second)

func at(n int) time.Time { return start.Add(time.Duration(n) * time.Second) }

// put changes an article as the ledger would.
func (s *shelf) put(id string, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.all[id]
	if !ok {
		a = State{ID: id, Seq: int64(len(s.all) + 1)}
	}
	a.Changed = at(n)
	s.all[id] = a
}

func (s *shelf) change(b *Box, id string, n int) {
	b.Hold(id)
	s.put(id, n)
	b.Release()
}

func told(event, id string, n int) string {
	return fmt.Sprintf("%s %s %d", event, id, at(n).UnixNano())
}

func rest(t *testing.T, b *Box) {
	t.Helper()
	testkit.Within(t, "nothing owed", func() bool { return b.Count().Waiting == 0 })
}

func closed(t *testing.T, b *Box) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

// TestBox: what was there at the start is not told; what comes then is, once, with a signature, also over a restart.
func TestBox(t *testing.T) {
	s := newStand(t, nil)
	shelf := newShelf(t, s.URL)
	for i := range 1000 {
		shelf.put(fmt.Sprint("old", i), i%7)
	}
	b := shelf.open(false)
	shelf.change(b, "a", 10)
	rest(t, b)
	shelf.change(b, "a", 11)
	rest(t, b)
	shelf.change(b, "old3", 12)
	b.Hold("b", "none")
	shelf.put("b", 13)
	rest1 := func() bool { return b.Count().Waiting == 2 } // b, which readers do not see yet, and none, which was not committed
	testkit.Within(t, "all but b", rest1)
	want := []string{told("new", "a", 10), told("updated", "a", 11), told("updated", "old3", 12)}
	if got := s.got(); !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
	b.Release()
	rest(t, b)
	closed(t, b)
	shelf.put("c", 14)
	shelf.put("old4", 15)
	b = shelf.open(false)
	rest(t, b)
	closed(t, b)
	want = append(want, told("new", "b", 13))
	got := s.got()
	slices.Sort(got[4:])
	if want = append(want, told("new", "c", 14), told("updated", "old4", 15)); !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
	keys := map[string]bool{}
	for i, h := range s.heads {
		if h.Get("X-Hub-Signature-256") != "sha256="+Sign([]byte("hush"), []byte(s.bodies[i])) {
			t.Errorf("call %d: signature %q", i, h.Get("X-Hub-Signature-256"))
		}
		keys[h.Get("Idempotency-Key")] = true
	}
	if len(keys) != len(got) {
		t.Errorf("%d keys for %d messages", len(keys), len(got))
	}
}

// TestBoxHeld: an article that changes while its message is made is not told before readers see the change.
func TestBoxHeld(t *testing.T) {
	s := newStand(t, nil)
	shelf := newShelf(t, s.URL)
	b := shelf.open(false)
	shelf.making = func(id string) {
		if id == "a" {
			b.Hold(id)
			shelf.put(id, 3)
		}
	}
	b.Hold("a", "b")
	shelf.put("a", 1)
	shelf.put("b", 2)
	b.Release()
	testkit.Within(t, "the call after that of a", func() bool { return b.Count().OK > 0 && len(s.got()) > 0 && b.Count().Waiting == 1 })
	if got := s.got(); !slices.Equal(got, []string{told("new", "b", 2)}) {
		t.Errorf("told %q", got)
	}
	shelf.making = nil
	b.Release()
	rest(t, b)
	closed(t, b)
	if got := s.got(); !slices.Equal(got, []string{told("new", "b", 2), told("new", "a", 3)}) {
		t.Errorf("told %q", got)
	}
}

// TestBoxFirst: the articles of a first scan are not told, however often it begins anew.
func TestBoxFirst(t *testing.T) {
	s := newStand(t, nil)
	shelf := newShelf(t, s.URL)
	b := shelf.open(true)
	shelf.change(b, "a", 1)
	closed(t, b)
	b = shelf.open(true)
	shelf.change(b, "b", 2)
	if err := b.Begin(); err != nil {
		t.Fatal(err)
	}
	shelf.change(b, "c", 3)
	if err := b.Begin(); err != nil { // of a later scan
		t.Fatal(err)
	}
	rest(t, b)
	closed(t, b)
	if got := s.got(); !slices.Equal(got, []string{told("new", "c", 3)}) {
		t.Errorf("told %q", got)
	}
}

// TestBoxFails: a call is made again with the same key until it succeeds; others are made meanwhile; changes that wait are
// one call about the newest.
func TestBoxFails(t *testing.T) {
	var mu sync.Mutex
	down := true
	s := newStand(t, nil)
	bad := newStand(t, func(_ int, w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if down {
			w.WriteHeader(500)
		}
	})
	shelf := newShelf(t, bad.URL)
	b := shelf.open(false)
	shelf.change(b, "a", 1)
	shelf.change(b, "unread", 1)
	testkit.Within(t, "two tries", func() bool { return b.Count().Failed >= 2 })
	if bad.heads[0].Get("Idempotency-Key") != bad.heads[1].Get("Idempotency-Key") {
		t.Error("the second try has another key")
	}
	for n := 2; n < 6; n++ {
		shelf.change(b, "a", n)
	}
	mu.Lock()
	down = false
	mu.Unlock()
	testkit.Within(t, "success", func() bool { return b.Count().OK == 1 })
	if got := bad.got(); got[len(got)-1] != told("new", "a", 5) {
		t.Errorf("told %q", got)
	}
	if c := b.Count(); c.Waiting != 1 {
		t.Errorf("%+v: the article that cannot be read is not owed", c)
	}
	closed(t, b)
	shelf.target = s.URL
	delete(shelf.all, "unread")
	b = shelf.open(false)
	rest(t, b)
	closed(t, b)
	if got := s.got(); len(got) > 0 {
		t.Errorf("told again: %q", got)
	}
}

// TestBoxGivesUp: after a day of failures an article is given up, and only it.
func TestBoxGivesUp(t *testing.T) {
	s := newStand(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		if n == 0 {
			w.WriteHeader(500)
		}
	})
	shelf := newShelf(t, s.URL)
	shelf.now = func() time.Time { return start.Add(giveUpAfter + time.Minute) }
	b := shelf.open(false)
	shelf.change(b, "a", 1)
	rest(t, b)
	if c := b.Count(); c.GivenUp != 1 || c.Failed != 1 || c.OK != 0 {
		t.Errorf("%+v", c)
	}
	shelf.change(b, "b", 2)
	rest(t, b)
	closed(t, b)
	b = shelf.open(false)
	rest(t, b)
	closed(t, b)
	if got := s.got(); len(got) != 2 || got[1] != told("new", "b", 2) {
		t.Errorf("told %q", got)
	}
}

// TestBoxClock: a call that is to be repeated does not wait until a clock that was set back comes to the same time again.
func TestBoxClock(t *testing.T) {
	s := newStand(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		if n == 0 {
			w.WriteHeader(500)
		}
	})
	var ahead atomic.Int64
	ahead.Store(int64(20 * time.Hour))
	shelf := newShelf(t, s.URL)
	shelf.now = func() time.Time { return start.Add(time.Duration(ahead.Load())) }
	b := shelf.open(false)
	shelf.change(b, "a", 1)
	testkit.Within(t, "the call that fails", func() bool { return b.Count().Failed == 1 })
	ahead.Store(0)
	shelf.change(b, "b", 2)
	rest(t, b)
	closed(t, b)
	if c := b.Count(); c.OK != 2 || c.Failed != 1 {
		t.Errorf("%+v, told %q", c, s.got())
	}
}

// TestBoxStops: a stop ends a call that hangs, and the call is owed still.
func TestBoxStops(t *testing.T) {
	s := newStand(t, func(n int, _ http.ResponseWriter, r *http.Request) {
		if n == 0 {
			<-r.Context().Done()
		}
	})
	shelf := newShelf(t, s.URL)
	b := shelf.open(false)
	shelf.change(b, "a", 1)
	testkit.Within(t, "the call", func() bool { return len(s.got()) == 1 })
	b.grace = 50 * time.Millisecond
	begun := time.Now()
	closed(t, b)
	if took := time.Since(begun); took > b.hook.client.Timeout/2 {
		t.Errorf("stopping took %v", took)
	}
	b = shelf.open(false)
	rest(t, b)
	closed(t, b)
	if got := s.got(); len(got) != 2 || got[0] != got[1] {
		t.Errorf("told %q", got)
	}
}

// TestBoxKilled: whatever a kill leaves of the journal, every article's newest state is told, and articles of before only if
// they change. The journal is rewritten now and then.
func TestBoxKilled(t *testing.T) {
	s := newStand(t, nil)
	rnd := rand.New(rand.NewPCG(1, 2))
	shelf := newShelf(t, s.URL)
	for i := range 20 {
		shelf.put(fmt.Sprint("old", i), i)
	}
	b := shelf.open(false)
	n, newest := 100, map[string]int{}
	for range 40 {
		for range 1 + rnd.IntN(20) {
			n++
			id := fmt.Sprint("x", rnd.IntN(30))
			if rnd.IntN(4) == 0 {
				id = fmt.Sprint("old", rnd.IntN(5))
			}
			newest[id] = n
			if rnd.IntN(3) == 0 {
				shelf.put(id, n) // killed before the box hears of it
			} else {
				b.Hold(id)
				shelf.put(id, n)
			}
		}
		if rnd.IntN(2) == 0 {
			b.Release()
		}
		if rnd.IntN(3) == 0 {
			b.mu.Lock()
			b.known.damaged = true // the next release writes it anew
			b.mu.Unlock()
			for id, n := range newest { // the caller of Release has said all that has changed
				b.Hold(id)
				shelf.put(id, n)
			}
			b.Release()
		}
		kept, err := os.ReadFile(shelf.path) // as it is at the moment of the kill
		if err != nil {
			t.Fatal(err)
		}
		closed(t, b)
		if err := os.WriteFile(shelf.path, kept[:len(kept)-min(len(kept), rnd.IntN(3))], 0o644); err != nil {
			t.Fatal(err)
		}
		b = shelf.open(false)
	}
	rest(t, b)
	closed(t, b)
	last := map[string]string{}
	for _, body := range s.got() {
		last[strings.Fields(body)[1]] = strings.Fields(body)[2]
	}
	for id, n := range newest {
		if last[id] != fmt.Sprint(at(n).UnixNano()) {
			t.Errorf("%s: told %q last, want %d", id, last[id], at(n).UnixNano())
		}
	}
	if len(last) != len(newest) {
		t.Errorf("%d articles were told, want %d", len(last), len(newest))
	}
}

// TestReleaseHeld checks that an entry that was held after the number stays held until its own release.
func TestReleaseHeld(t *testing.T) {
	var q queue
	q.byID = map[string]*entry{}
	hold := func(id string) int64 {
		e := q.add(id)
		q.holds++
		e.held, e.hold = true, q.holds
		return q.holds
	}
	first := hold("a")
	hold("b")
	again := hold("a")
	if q.release(time.Now(), first) || !q.byID["a"].held {
		t.Error("a was released, though it was held again")
	}
	if !q.release(time.Now(), again) || q.byID["a"].held || q.byID["b"].held || len(q.heap) != 2 {
		t.Errorf("a held: %t, b held: %t", q.byID["a"].held, q.byID["b"].held)
	}
	hold("a")
	if q.release(time.Now(), again) || !q.byID["a"].held {
		t.Error("a is not held any more")
	}
}
