package owner

import (
	"iter"
	"slices"
	"sync/atomic"

	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
)

// check finds, in the background, the articles of which readers do not see what is in force. It compares what their records
// say with what would be shown.
type check struct {
	wanted  bool     // all articles must be checked, because the list of people has changed
	some    []string // ids of articles that must be checked; nil: none
	running *run
}

// run is one check.
type run struct {
	all  bool
	stop atomic.Bool
	done chan []string // the paths of the articles, once
}

// runCheck starts a check if one is wanted, and enters what the last one found. It reports whether one runs, or is wanted
// after that.
func (b *Book) runCheck() bool {
	c := &b.check
	switch {
	case c.wanted:
		c.end()
		b.start(b.Index.All(), true)
	case c.some != nil && c.running == nil:
		b.start(b.records(c.some), false)
	}
	if c.running == nil {
		return false
	}
	select {
	case paths := <-c.running.done:
		all := c.running.all
		c.running = nil
		for _, p := range paths {
			file := header.SideOf(p)
			if all {
				file = header.PeopleFile
			}
			b.owe(p, file)
		}
		if all && b.owed[header.PeopleFile] == 0 {
			b.settle(header.PeopleFile)
		}
		return c.some != nil
	default:
		return true
	}
}

func (b *Book) start(records iter.Seq[ledger.Record], all bool) {
	r := &run{all: all, done: make(chan []string, 1)}
	b.check = check{running: r}
	go b.find(r, records)
}

// records yields the records with these ids.
func (b *Book) records(ids []string) iter.Seq[ledger.Record] {
	return func(yield func(ledger.Record) bool) {
		for _, id := range ids {
			if r, ok := b.Index.ByID(id); ok && !yield(r) {
				return
			}
		}
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
func (b *Book) find(r *run, records iter.Seq[ledger.Record]) {
	var paths []string
	for rec := range records {
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
