package owner

import (
	"slices"
	"sync/atomic"

	"seedfeed/feed/seed"
)

// check finds, in the background, the articles of which readers see something else by another list of people. It compares
// what their records say with what would be shown.
type check struct {
	wanted  bool // the list has changed
	running *run
}

// run is one check.
type run struct {
	stop atomic.Bool
	done chan []string // the paths of the articles, once
}

// runCheck starts a check if one is wanted, and enters what the last one found. It reports whether one runs.
func (b *Book) runCheck() bool {
	c := &b.check
	if c.wanted {
		c.end()
		c.wanted, c.running = false, &run{done: make(chan []string, 1)}
		go b.find(c.running)
	}
	if c.running == nil {
		return false
	}
	select {
	case paths := <-c.running.done:
		c.running = nil
		for _, p := range paths {
			b.owe(p, seed.PeopleFile)
		}
		if b.owed[seed.PeopleFile] == 0 {
			b.settle(seed.PeopleFile)
		}
		return false
	default:
		return true
	}
}

// end stops the check that runs, without waiting for it.
func (c *check) end() {
	if c.running != nil {
		c.running.stop.Store(true)
		c.running = nil
	}
}

// find is the goroutine of a check.
func (b *Book) find(r *run) {
	var paths []string
	for rec := range b.Index.All() {
		if r.stop.Load() {
			break
		}
		if !rec.Withdrawn.IsZero() {
			continue
		}
		if base := b.Base(rec); base != nil && b.Apply(rec.Path, rec.ID, base).Mark != rec.Owner {
			paths = append(paths, rec.Path)
		}
	}
	slices.Sort(paths)
	r.done <- slices.Compact(paths)
}
