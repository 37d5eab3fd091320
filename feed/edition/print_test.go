package edition

import (
	"testing"
	"time"

	"seedfeed/feed/ledger"
)

// TestDate: Last-Modified rises by a second or more with each change of bytes, or is left out until it can.
func TestDate(t *testing.T) {
	at := func(s string) time.Time {
		u, err := time.Parse(time.DateTime+".0", "2026-03-01 "+s)
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

// TestReserve: an edition of the second that was reserved needs no other date on the disk, one of a later second does.
func TestReserve(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	last := ledger.State{FeedID: "tag:news.example,2026:/", Sum: "a", Modified: noon}
	if next := Reserve(last, noon.Add(time.Millisecond)); next != last {
		t.Errorf("within the second of the last edition: %+v", next)
	}
	reserved := Reserve(last, noon.Add(3500*time.Millisecond))
	if want := noon.Add(3 * time.Second); !reserved.Modified.Equal(want) || reserved.Sum != "" || reserved.FeedID != last.FeedID {
		t.Errorf("%+v, want the date %s and no sum", reserved, want)
	}
	if served := Date(last, "b", noon.Add(3600*time.Millisecond)); served.Modified.After(reserved.Modified) {
		t.Errorf("%+v is later than what was reserved: %+v", served, reserved)
	}
	if after := Date(reserved, "c", noon.Add(3700*time.Millisecond)); !after.Shared {
		t.Errorf("after a crash within that second: %+v", after)
	}
}
