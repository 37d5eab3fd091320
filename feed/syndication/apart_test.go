package syndication

import (
	"testing"
	"time"
)

// TestApart: texts of one moment differ, and each is that moment.
func TestApart(t *testing.T) {
	at := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	seen := map[string]bool{}
	for tie := range 840 {
		s := apart(at, tie)
		got, err := time.Parse(time.RFC3339, s)
		if err != nil || !got.Equal(at) || seen[s] {
			t.Fatalf("tie %d: %s, %v", tie, s, err)
		}
		seen[s] = true
	}
	if s := apart(at, 0); s != "2026-05-06T07:08:09Z" {
		t.Error(s)
	}
}
