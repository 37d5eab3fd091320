package feed

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// TestRemembered: a digest is read once by goroutines that go through the same articles together. One that was asked for a
// while ago is read again, and so is one that could not be read.
func TestRemembered(t *testing.T) {
	var reads atomic.Int32
	of := remembered(func(r ledger.Record) *digest.Digest {
		reads.Add(1)
		if r.Hash == "" {
			return nil
		}
		return &digest.Digest{Title: r.Path + r.Hash}
	})
	record := func(n int) ledger.Record { return ledger.Record{Path: fmt.Sprint(n), Hash: "h"} }
	const articles = 200
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for n := range articles {
				if d := of(record(n)); d == nil || d.Title != fmt.Sprint(n, "h") {
					t.Errorf("%d: %+v", n, d)
				}
			}
		})
	}
	group.Wait()
	if n := reads.Load(); n != articles {
		t.Errorf("%d digests were read, want %d", n, articles)
	}
	for n := range 10 * articles {
		of(record(n))
	}
	if before := reads.Load(); of(record(0)) == nil || reads.Load() != before+1 {
		t.Error("all digests are kept")
	}
	before := reads.Load()
	for range 2 {
		if d := of(ledger.Record{Path: "lost"}); d != nil {
			t.Errorf("%+v", d)
		}
	}
	if n := reads.Load() - before; n != 2 {
		t.Errorf("a digest that is out of reach was asked for %d times, want 2", n)
	}
	if d := of(ledger.Record{Path: "0", Hash: "other"}); d == nil || d.Title != "0other" {
		t.Errorf("another version: %+v", d)
	}
}

// TestRestsAtOnce: Build waits neither for archives, which the end of the scan has filled, nor for the second after which
// an edition gets a Last-Modified, because files have none.
func TestRestsAtOnce(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 4 })
	if err := os.RemoveAll(d.cfg.State); err != nil {
		t.Fatal(err)
	}
	d.reopen()
	rested := false
	d.press.rested = func() { rested = true }
	for i := range 9 {
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
	}
	d.wait(scanPause)
	if rested || d.press.shown.Sum == "" {
		t.Fatalf("at rest during the scan: %v; shown: %+v", rested, d.press.shown)
	}
	d.drop("9.txt", report(9))
	d.scan() // prints a second edition in the same second
	if d.press.catalogue.Full(4) || !d.press.shown.Shared {
		t.Fatalf("archives to be filled: %v; shown: %+v", d.press.catalogue.Full(4), d.press.shown)
	}
	if !rested {
		next, _ := d.press.due(d.now)
		t.Errorf("not at rest: next in %s", next.Sub(d.now))
	}
}
