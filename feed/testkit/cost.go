package testkit

import (
	"math"
	"testing"
	"time"
)

// Cost returns the processor time that f takes, with that of all goroutines that run meanwhile. Other programs do not add to it, unlike
// to the time on the clock: limits of it hold on a busy machine, too.
func Cost(f func()) time.Duration {
	began := processorTime()
	f()
	return processorTime() - began
}

// AtMost checks that f costs at most times as much as what it is compared with. Of several calls of each the cheapest counts. They go on
// until the check holds, at the most for as long as Within.
func AtMost(t testing.TB, what string, times float64, f, compared func()) {
	t.Helper()
	costs, end := [2]time.Duration{math.MaxInt64, math.MaxInt64}, time.Now().Add(deadline)
	for n := 1; ; n++ {
		for i, f := range [...]func(){f, compared} {
			costs[i] = min(costs[i], Cost(f))
		}
		ratio := float64(costs[0]) / float64(costs[1])
		switch {
		case n >= 3 && ratio <= times:
			return
		case time.Now().After(end):
			t.Errorf("%s: %v and %v, which is %.1f times as much, want at most %g", what, costs[0], costs[1], ratio, times)
			return
		}
	}
}

// OneGoroutine skips what takes long and has one goroutine where the race detector is on: it takes ten times as long with it, and the
// detector sees what it sees without it.
func OneGoroutine(t testing.TB) {
	t.Helper()
	if Race {
		t.Skip("SKIPPED: one goroutine; with the race detector that takes ten times as long")
	}
}

// Fewer returns how many random steps to take of n: a fifth where the race detector is on, which makes each ten times as long.
func Fewer(n int) int {
	if Race {
		return n / 5
	}
	return n
}
