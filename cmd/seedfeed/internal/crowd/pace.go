package main

import (
	"context"
	"sync"
	"time"
)

// steadily calls do(worker, i) at times[i] after its own start, for each i. The times must be in order. The calls are spread
// over several workers, so that a slow call does not delay others. It returns the largest delay of a call.
func steadily(ctx context.Context, times []time.Duration, workers int, do func(worker, i int)) (late time.Duration) {
	turns := make(chan int, 1024)
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			for i := range turns {
				do(worker, i)
			}
		})
	}
	begin := time.Now()
	for i, at := range times {
		if ctx.Err() != nil {
			break
		}
		wait := time.Until(begin.Add(at))
		if wait > time.Millisecond { // shorter sleeps are too inaccurate
			time.Sleep(wait)
		}
		late = max(late, -wait)
		turns <- i
	}
	close(turns)
	group.Wait()
	return late
}
