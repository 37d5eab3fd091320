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
