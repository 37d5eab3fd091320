package main

import (
	"context"
	"sync"
	"time"
)

// steadily calls do(worker, i) when times[i] has passed since the call, for each i. The times must be in order. The calls
// are shared among workers, so that one that takes long holds up no other. It returns by how much the latest call began too
// late.
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
		if wait > time.Millisecond { // sleeping for less takes longer than that
			time.Sleep(wait)
		}
		late = max(late, -wait)
		turns <- i
	}
	close(turns)
	group.Wait()
	return late
}
