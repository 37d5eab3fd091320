package main

import (
	"context"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	leastGarbage = 32 << 20 // bytes of garbage that are always allowed
	collectEvery = time.Second
)

// paceCollector adjusts the garbage collector's target (GOGC) until the context ends. It does nothing if GOGC is set. With
// many articles the heap is large and stable, and the default target of 100% would double it. With few articles the heap is
// so small that the default target would start collections too often while files are digested.
func paceCollector(ctx context.Context) {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	tick := time.NewTicker(collectEvery)
	defer tick.Stop()
	for last := 0; ; {
		metrics.Read(live)
		if percent := garbagePercent(live[0].Value.Uint64()); percent != last {
			debug.SetGCPercent(percent)
			last = percent
		}
		select {
		case <-ctx.Done():
			debug.SetGCPercent(100)
			return
		case <-tick.C:
		}
	}
}

// garbagePercent returns the target for a live heap of a size: 50%, or as much as leastGarbage allows, but at most 400%. It
// returns multiples of 10, because debug.SetGCPercent stops the program briefly and should be called rarely.
func garbagePercent(live uint64) int {
	percent := max(50, 100*leastGarbage/max(live, 1))
	return int(min(percent, 400)) / 10 * 10
}
