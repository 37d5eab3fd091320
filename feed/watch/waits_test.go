package watch

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// TestWaits: after any sequence of calls the numbers are those of the waiting paths, and the first is the earliest.
func TestWaits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	ws, start := newWaits(), time.Now()
	for range 20_000 {
		p := fmt.Sprint(random.IntN(40))
		switch random.IntN(4) {
		case 0:
			ws.drop(p)
		case 1:
			ws.owe(ws.set(p, resting, start))
		default:
			w := ws.set(p, reason(random.IntN(int(edited)+1)), start)
			ws.at(w, start.Add(time.Duration(random.IntN(1000))))
		}
		var held, owed int
		var first *wait
		for p, w := range ws.byPath {
			if w.path != p {
				t.Fatalf("%s waits as %s", p, w.path)
			}
			if w.why == 0 {
				held++
			}
			if w.owed {
				owed++
			}
			if first == nil || w.due.Before(first.due) {
				first = w
			}
		}
		if ws.held != held || ws.owed != owed || len(ws.byTime) != len(ws.byPath) {
			t.Fatalf("%d held, %d owed, %d by time; want %d, %d, %d", ws.held, ws.owed, len(ws.byTime), held, owed, len(ws.byPath))
		}
		if got := ws.first(); got != first && !got.due.Equal(first.due) {
			t.Fatalf("first %v, want %v", got, first)
		}
	}
}

// TestHoldPause: a writer is asked after ever more rarely while its file does not change, and many writers share a tenth of
// a core.
func TestHoldPause(t *testing.T) {
	w := &wait{}
	for n, want := range []time.Duration{holdFirst, 2 * holdFirst, 4 * holdFirst} {
		if got := w.hold(Stamp{Size: 1}, 1); got != want {
			t.Errorf("pause %d: %s, want %s", n, got, want)
		}
	}
	if got := w.hold(Stamp{Size: 2}, 1); got != holdFirst {
		t.Errorf("after a change: %s, want %s", got, holdFirst)
	}
	for range 20 {
		w.hold(Stamp{Size: 2}, 1)
	}
	if got := w.hold(Stamp{Size: 2}, 1); got != holdLast {
		t.Errorf("longest: %s, want %s", got, holdLast)
	}
	for range 20 {
		w.hold(Stamp{Size: 2}, 10_000)
	}
	if got := w.hold(Stamp{Size: 2}, 10_000); got != 10_000*holdEach {
		t.Errorf("one of 10,000: %s, want %s", got, 10_000*holdEach)
	}
}

// TestRest: a file has rested when nothing changed for the settle time; one that is rewritten all the time is read after
// ten times that and two seconds, but not while it is empty.
func TestRest(t *testing.T) {
	const settle = time.Second
	const limit = 10*settle + 2*time.Second
	now := time.Now()
	for _, test := range []struct {
		name    string
		changed bool
		size    int64
		since   time.Duration // the last change, ago
		began   time.Duration // the wait, ago
		want    time.Duration
	}{
		{"just changed", true, 1, 0, 0, settle},
		{"half-way", false, 1, settle / 2, settle, settle / 2},
		{"rested", false, 1, settle, settle, 0},
		{"rested for long", false, 1, time.Minute, time.Minute, 0},
		{"changes again", true, 1, settle, 2 * settle, settle},
		{"changes near the limit", true, 1, settle, limit - settle/4, settle / 4},
		{"changes beyond the limit", true, 1, settle, limit + settle, 0},
		{"empty beyond the limit", true, 0, settle, limit + settle, settle},
		{"empty and rested", false, 0, settle, settle, 0},
	} {
		s := Stamp{Size: test.size, ModTime: 1}
		w := &wait{stamp: s, since: now.Add(-test.since), began: now.Add(-test.began)}
		if test.changed {
			w.stamp.ModTime = 2
		}
		if got := w.rest(s, now, settle); got != test.want || w.stamp != s || test.changed != w.since.Equal(now) {
			t.Errorf("%s: %s to rest, want %s; %+v", test.name, got, test.want, w)
		}
	}
}
