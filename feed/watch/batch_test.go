package watch

import (
	"fmt"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// TestBatches checks the sizes of the batches in which files found by a scan are passed to the caller. The caller should take
// about batchFor for a batch, no matter how long it takes for one file. Files named by events are not in these batches and
// are marked as such.
func TestBatches(t *testing.T) {
	for _, each := range []time.Duration{0, 2 * time.Millisecond, 10 * time.Millisecond, time.Second} {
		t.Run(each.String(), func(t *testing.T) {
			r := newRig(t)
			const files = 600
			for i := range files {
				r.write(fmt.Sprintf("%03d.txt", i), "text")
			}
			synctest.Test(t, func(t *testing.T) {
				var sizes []int
				found, named := 0, 0
				l, err := newLoop(r.c, func(batch []Change) []string {
					<-time.After(time.Duration(len(batch)) * each)
					for _, c := range batch {
						if c.Found {
							found++
						} else {
							named++
						}
					}
					sizes = append(sizes, len(batch))
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
				defer l.close()
				l.system.writer = func(*os.File) writer { return none }
				l.lost, l.scans.wanted = nil, true // set here, because enter would start to listen for events
				for range 10 * files {
					if err := l.round(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
				if found != files || named != 0 {
					t.Fatalf("%d files found by a scan, %d named by events", found, named)
				}
				wait := time.Duration(0)
				for _, n := range sizes[len(sizes)/2 : len(sizes)-1] {
					wait = max(wait, time.Duration(n)*each)
				}
				if most := max(2*batchFor, leastPaths*each); wait > most {
					t.Errorf("a batch took %v, want at most %v: %v", wait, most, sizes)
				}
				if each == 0 && len(sizes) > 20 {
					t.Errorf("%d batches for a caller that takes no time: %v", len(sizes), sizes)
				}
				r.write("new.txt", "text")
				l.src.note("new.txt", true)
				if err := l.round(t.Context()); err != nil || named != 1 {
					t.Errorf("%d files named by events, %v", named, err)
				}
			})
		})
	}
}
