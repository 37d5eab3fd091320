package main

import (
	"context"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	leastGarbage = 32 << 20 // bytes
	collectEvery = time.Second
)

// paceCollector sets how much garbage the collector leaves, until the context ends. Many articles take much memory that stays as
// it is, and the usual pace leaves as much garbage beside it. Few articles take so little that the usual pace would spend more
// time on collecting, while files are digested, than on some of the stages. Where GOGC is set, that counts.
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

// garbagePercent returns how much garbage there may be beside so many bytes in use, in percent of these: half as much, or
// leastGarbage. It changes in steps, because the program stands still for a moment when it is set.
func garbagePercent(live uint64) int {
	percent := max(50, 100*leastGarbage/max(live, 1))
	return int(min(percent, 400)) / 10 * 10
}
