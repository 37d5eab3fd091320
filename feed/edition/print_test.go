package edition

import (
	"testing"
	"time"

	"seedfeed/feed/ledger"
)

// TestDate: Last-Modified rises by a second or more with each change of bytes, or is left out until it can.
func TestDate(t *testing.T) {
	at := func(s string) time.Time {
		u, err := time.Parse("15:04:05.0", s)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	last := ledger.State{FeedID: "tag:news.example,2026:/", Updated: at("09:00:00.0")}
	for _, step := range []struct {
		now, sum string
		modified string
		shared   bool
	}{
		{"10:00:00.3", "a", "10:00:00.0", false},
		{"10:00:09.0", "a", "10:00:00.0", false}, // the same bytes
		{"10:00:10.1", "b", "10:00:10.0", false},
		{"10:00:10.9", "c", "10:00:10.0", true},  // within that second: none
		{"10:00:10.9", "c", "10:00:10.0", true},  // still
		{"10:00:11.0", "c", "10:00:11.0", false}, // the second is over: now it has one
		{"10:00:12.0", "d", "10:00:12.0", false},
		{"09:59:00.0", "e", "10:00:12.0", true}, // the clock was set back
		{"10:00:13.0", "f", "10:00:13.0", false},
	} {
		next := Date(last, step.sum, at(step.now))
		if !next.Modified.Equal(at(step.modified)) || next.Shared != step.shared || next.Sum != step.sum {
			t.Errorf("%s %s: %+v", step.now, step.sum, next)
		}
		if next.FeedID != last.FeedID || !next.Updated.Equal(last.Updated) {
			t.Errorf("%s %s: lost what it does not date: %+v", step.now, step.sum, next)
		}
		last = next
	}
}
